package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.points;
import static mlfz.exercises.Rows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mlfz.data.Datasets;
import mlfz.exercises.Rows.Points;
import mlfz.nn.Model;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

class FasterTrainingExercisesTest {
    static final Points SPIRAL = points(Datasets.spiral(200, 2, 380, new Random(1)));
    static final Points FRESH = points(Datasets.spiral(2000, 2, 380, new Random(2)));

    /** The networks of the notebook, with biases or without. */
    static class Network extends Model<double[]> {
        private final Map<String, Scalar> parameters = new LinkedHashMap<>();
        private final Scalar[][] rows;

        Network(int units, boolean biased, Random rng) {
            rows = new Scalar[biased ? 4 : 3][units]; // A, its first row first, B, and the biases
            for (int i = 0; i < rows.length; i++) {
                Arrays.setAll(rows[i], j -> Scalar.random(rng));
                for (int j = 0; j < units; j++) {
                    parameters.put("p" + i + "_" + j, rows[i][j]);
                }
            }
        }

        @Override
        public Scalar forward(double[] x) {
            List<Scalar> terms = new ArrayList<>();
            for (int j = 0; j < rows[0].length; j++) {
                Scalar inside = rows[0][j].mul(x[0]).add(rows[1][j].mul(x[1]));
                terms.add(rows[2][j].mul(Functions.tanh(rows.length == 4 ? inside.add(rows[3][j]) : inside)));
            }
            return Functions.sigmoid(Functions.sum(terms));
        }

        @Override
        public Map<String, Scalar> parameters() {
            return parameters;
        }
    }

    static Network biased(int units, int seed) {
        return new Network(units, true, new Random(seed));
    }

    private static Rows.Row units(Object answer, String... words) {
        return row(
                () -> FasterTrainingExercises.fewUnits(
                        answer, units -> biased(units, 3), SPIRAL.xs(), SPIRAL.ys(), FRESH.xs(), FRESH.ys()),
                words);
    }

    @Test
    void aNumberOfUnitsIsToldWhetherItIsEnoughAndTheSmallest() {
        assertTold(
                units(3, "Too few", "82.2 %"),
                units(5, "Too few"),
                units(6, "Right", "With 6 units", "98.0 % of the new ones"),
                units(7, "one unit less", "98.8 % of the new ones"));
    }

    @Test
    void aNumberOfUnitsThatIsNoneIsToldSo() {
        assertTold(
                units(16, "not from 1 to 7"),
                units(0, "not from 1 to 7"),
                units(-3, "not from 1 to 7"),
                units(5.5, "whole number"),
                units(null, "null"),
                units("six", "a String"));
    }

    @Test
    void withOtherPointsSomeNumberIsRight() {
        Points other = points(Datasets.spiral(20, 2, 380, new Random(11)));
        long right = 0;
        for (int n = 1; n <= 7; n++) {
            String told = FasterTrainingExercises.fewUnits(
                    n, units -> biased(units, 3), other.xs(), other.ys(), other.xs(), other.ys());
            right += told.startsWith("Right") ? 1 : 0;
        }
        assertEquals(1, right);
    }

    private static Rows.Row centred(Answer.One<List<double[]>> answer, String... words) {
        return row(
                () -> FasterTrainingExercises.centred(
                        answer,
                        () -> new Network(16, false, new Random(3)),
                        SPIRAL.xs(),
                        SPIRAL.ys(),
                        FRESH.xs(),
                        FRESH.ys()),
                words);
    }

    private static List<double[]> moved(List<double[]> points, double dx, double dy) {
        return points.stream().map(x -> new double[] {x[0] + dx, x[1] + dy}).toList();
    }

    @Test
    void pointsThatAreShiftedBackAreRight() {
        assertTold(centred(points -> moved(points, -1, -1), "Right", "of the new points"));
    }

    @Test
    void pointsThatAreElsewhereAreToldWhere() {
        assertTold(
                centred(points -> points, "(3.0, -2.0)", "not to (2.0, -3.0)", "stayed where it was"),
                centred(points -> moved(points, 1, 1), "(4.0, -1.0)", "subtract it"),
                centred(points -> moved(points, -1, 0), "both coordinates"),
                centred(points -> moved(points, 0, -1), "both coordinates"),
                centred(points -> moved(points, Double.NaN, -1), "NaN", "not to"),
                centred(
                        points -> {
                            double mean = points.stream()
                                    .mapToDouble(x -> x[0])
                                    .average()
                                    .orElse(0);
                            return moved(points, -mean, -mean);
                        },
                        "1 for all points"),
                centred(points -> List.of(new double[] {2, -3}), "For 3 points", "has 1"));
    }

    @Test
    void pointsThatAreChangedInPlaceOrAreNoneAreToldSo() {
        assertTold(
                centred(
                        points -> {
                            points.forEach(x -> {
                                x[0]--;
                                x[1]--;
                            });
                            return points;
                        },
                        "changes the points given"),
                centred(
                        points -> {
                            var moved = moved(points, -1, -1);
                            points.clear();
                            return moved;
                        },
                        "changes the points given"),
                centred(points -> null, "returns null"),
                centred(points -> new double[2], "returns a double[]"),
                centred(points -> List.of(new double[1]), "with 1 coordinates"),
                centred(points -> Arrays.asList((Object) null), "of null"),
                centred(points -> points.get(3), "IndexOutOfBounds"));
    }
}
