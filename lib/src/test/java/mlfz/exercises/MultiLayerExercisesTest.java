package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.points;
import static mlfz.exercises.Rows.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mlfz.data.Datasets;
import mlfz.exercises.Rows.Points;
import mlfz.nn.Model;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

class MultiLayerExercisesTest {
    private static final Points SPIRAL = points(Datasets.spiral(200, 2, 380, new Random(1)));

    private static Rows.Row nodes(Object answer, String... words) {
        return row(() -> MultiLayerExercises.nodesPerStep(answer, SPIRAL.xs()), words);
    }

    @Test
    void aCountOfNodesIsToldWhatItCounts() {
        assertTold(
                nodes(400 * (16 * 5 + 2) + 1, "Right", "400 points"),
                nodes(32_801L, "Right"),
                nodes(0, "0 is not it"),
                nodes(400 * 82, "loss is a node"),
                nodes(400 * 82 + 1 + 48, "Without the 48 weights"),
                nodes(400 * 82 + 48, "Without the 48 weights"),
                nodes(400 * (82 + 48) + 1, "not made anew for each point"),
                nodes(400 * 83, "one node for all points"),
                nodes(82, "one point"),
                nodes(83, "one point"),
                nodes(400 * 80 + 1, "a sum and a sigmoid"),
                nodes(400 * 81 + 1, "two nodes"),
                nodes(400 * 66 + 1, "multiplied by its B"),
                nodes(32_801.5, "whole number"),
                nodes(null, "null"));
    }

    @Test
    void anotherNumberOfPointsHasAnotherNumberOfNodes() {
        List<double[]> few = SPIRAL.xs().subList(0, 10);
        assertTold(
                row(() -> MultiLayerExercises.nodesPerStep(821, few), "Right", "10 points"),
                row(() -> MultiLayerExercises.nodesPerStep(32_801, few), "is not it"));
    }

    /** Which points an answer collects. */
    private interface Collecting {
        boolean collects(int predicted, int label);
    }

    private static Rows.Row collected(Collecting collecting, String... words) {
        return mistakes((network, points, labels) -> collected(collecting, network, points, labels), words);
    }

    private static List<double[]> collected(
            Collecting collecting, Model<double[]> network, List<double[]> points, List<Integer> labels) {
        List<double[]> found = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            int predicted = network.forward(points.get(i)).value() > 0.5 ? 1 : 0;
            if (collecting.collects(predicted, labels.get(i))) {
                found.add(0, points.get(i));
            }
        }
        return found;
    }

    private static Rows.Row mistakes(
            Answer.Three<Model<double[]>, List<double[]>, List<Integer>> answer, String... words) {
        return row(
                () -> MultiLayerExercises.mistakes(answer, Probe.OUTPUT, Probe.OUTPUT, SPIRAL.xs(), SPIRAL.ys()),
                words);
    }

    @Test
    void thePointsThatTheNetworkGetsWrongAreRightInAnyOrder() {
        assertTold(
                collected((p, y) -> p != y, "Right", "Of the 400 points"),
                mistakes(
                        (network, points, labels) -> collected((p, y) -> p != y, network, points, labels).stream()
                                .map(double[]::clone)
                                .toList(),
                        "Right"));
    }

    @Test
    void otherPointsAreToldWhichTheyAre() {
        var own = new OneLayerNetwork(new Random(3));
        assertTold(
                mistakes((network, points, labels) -> List.of(), "your list has []"),
                collected((p, y) -> p == y, "the right ones"),
                collected((p, y) -> p > y, "of class 1 are missing"),
                collected((p, y) -> p < y, "of class 0 are missing"),
                collected((p, y) -> true, "those are all"),
                mistakes(
                        (network, points, labels) -> collected((p, y) -> p != y, own, points, labels), "your list has"),
                mistakes(
                        (network, points, labels) -> {
                            List<double[]> found = new ArrayList<>();
                            for (int i = 0; i < points.size(); i++) {
                                int predicted = network.forward(points.get(i)).value() >= 0.5 ? 1 : 0;
                                if (predicted != labels.get(i)) {
                                    found.add(points.get(i));
                                }
                            }
                            return found;
                        },
                        "exactly 0.5"),
                mistakes(
                        (network, points, labels) -> {
                            var found = collected((p, y) -> p != y, network, points, labels);
                            found.addAll(found);
                            return found;
                        },
                        "once"));
    }

    @Test
    void whatIsNoListOfPointsIsToldSo() {
        assertTold(
                mistakes((network, points, labels) -> null, "returns null"),
                mistakes((network, points, labels) -> 2, "returns an int"),
                mistakes((network, points, labels) -> List.of(1, 2), "a list of an int", "double[] of two"),
                mistakes((network, points, labels) -> new double[4][2], "double[][]", "List"),
                mistakes((network, points, labels) -> List.of(new double[] {1}), "with 1 coordinates"),
                mistakes((network, points, labels) -> List.of(new double[2]), "not among those given"),
                mistakes((network, points, labels) -> points.subList(1, 9), "IndexOutOfBounds"));
    }

    /** What an answer to exercise 4 makes of a parameter, from its velocity so far. */
    private interface Moving {
        double velocity(Scalar p, double before, double lr, double beta);
    }

    private static Rows.Row moving(Moving moving, String... words) {
        return momentum(
                (network, velocity, lr, beta) -> network.parameters().forEach((name, p) -> {
                    double v = moving.velocity(p, velocity.getOrDefault(name, 0.0), lr, beta);
                    velocity.put(name, v);
                    p.setValue(p.value() - lr * v);
                }),
                words);
    }

    private static Rows.Row momentum(
            Answer.ChangeOfFour<Model<?>, Map<String, Double>, Double, Double> answer, String... words) {
        return row(() -> MultiLayerExercises.momentumStep(answer), words);
    }

    @Test
    void aStepWithMomentumIsRight() {
        assertTold(moving((p, v, lr, beta) -> beta * v + p.grad(), "Right"));
    }

    @Test
    void aStepThatIsWrongIsToldWhy() {
        assertTold(
                momentum((network, velocity, lr, beta) -> network.gradientUpdate(lr), "-0.75", "without momentum"),
                momentum((network, velocity, lr, beta) -> {}, "end at 0.0", "no parameter has moved"),
                moving((p, v, lr, beta) -> (beta * v + p.grad()) / lr, "-1.0625"),
                moving((p, v, lr, beta) -> beta * v + lr * p.grad(), "counts twice"),
                moving((p, v, lr, beta) -> beta * v + (1 - beta) * p.grad(), "not 1 − beta of it"),
                moving((p, v, lr, beta) -> v + p.grad(), "only a part beta"),
                moving((p, v, lr, beta) -> beta * v - p.grad(), "sign is reversed"),
                moving((p, v, lr, beta) -> beta * v + p.grad() / beta, "−1.0625".replace('−', '-')),
                moving((p, v, lr, beta) -> 0.5 * v + p.grad(), "beta 0.75"));
    }

    @Test
    void aStepThatUsesTheWrongVelocityIsToldWhy() {
        assertTold(
                momentum(
                        (network, velocity, lr, beta) -> network.parameters().forEach((name, p) -> {
                            double v = beta * velocity.getOrDefault(name, 0.0) + p.grad();
                            velocity.put(name, v);
                            p.setValue(p.value() - v);
                        }),
                        "-4.25",
                        "by the learning rate"),
                momentum(
                        (network, velocity, lr, beta) -> network.parameters().forEach((name, p) -> {
                            double v = beta * velocity.getOrDefault(name, 0.0) + p.grad();
                            velocity.put(name, v);
                            p.setValue(p.value() + lr * v);
                        }),
                        "1.0625",
                        "sign is reversed"),
                momentum(
                        (network, velocity, lr, beta) -> network.parameters().forEach((name, p) -> {
                            double v = velocity.getOrDefault(name, 0.0);
                            velocity.put(name, beta * v + p.grad());
                            p.setValue(p.value() - lr * v);
                        }),
                        "the new velocity"),
                momentum(
                        (network, velocity, lr, beta) -> network.parameters().forEach((name, p) -> {
                            double v = beta * velocity.getOrDefault(name, 0.0) + p.grad();
                            velocity.put(name, p.grad());
                            p.setValue(p.value() - lr * v);
                        }),
                        "whole new velocity"),
                momentum(
                        (network, velocity, lr, beta) -> network.parameters().forEach((name, p) -> {
                            double v = beta * velocity.getOrDefault("v", 0.0) + p.grad();
                            velocity.put("v", v);
                            p.setValue(p.value() - lr * v);
                        }),
                        "its own velocity"));
    }

    @Test
    void aVelocityThatIsNotThatOfTheMapOrOfThisParameterIsFound() {
        Map<String, Double> own = new HashMap<>();
        assertTold(
                momentum(
                        (network, velocity, lr, beta) -> network.parameters().forEach((name, p) -> {
                            double v = beta * own.getOrDefault(name, 0.0) + p.grad();
                            own.put(name, v);
                            p.setValue(p.value() - lr * v);
                        }),
                        "beta 0.75"),
                momentum(
                        (network, velocity, lr, beta) -> {
                            for (String name : List.of("p", "q")) {
                                Scalar p = network.parameters().get(name);
                                double v = beta * velocity.getOrDefault(name, 0.0) + p.grad();
                                velocity.put(name, v);
                                p.setValue(p.value() - lr * v);
                            }
                        },
                        "NullPointerException"),
                momentum(
                        (network, velocity, lr, beta) -> {
                            boolean first = true;
                            for (var entry : network.parameters().entrySet()) {
                                double v = beta * velocity.getOrDefault(entry.getKey(), 0.0)
                                        + entry.getValue().grad();
                                velocity.put(entry.getKey(), first ? v : 0);
                                entry.getValue().setValue(entry.getValue().value() - lr * v);
                                first = false;
                            }
                        },
                        "2 times",
                        "its own velocity"),
                momentum((network, velocity, lr, beta) -> velocity.get("p").intValue(), "NullPointerException"));
    }
}
