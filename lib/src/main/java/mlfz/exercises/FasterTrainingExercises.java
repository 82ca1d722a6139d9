package mlfz.exercises;

import static mlfz.exercises.Values.returnedPoints;
import static mlfz.exercises.Values.text;
import static mlfz.exercises.Values.whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.vectorized.VectorizedGradientDescent;

/**
 * The checks of 8.4, Faster training, but for the last, which {@link EarlyStopping} has. Each gives a sentence, that of a
 * right answer begins with <i>Right</i>; none throws anything.
 */
public final class FasterTrainingExercises {
    private static final int MOST_UNITS = 7;

    private FasterTrainingExercises() {}

    /**
     * Exercise 1: the smallest number of hidden units that gets at most 1 % fewer of the new points right than 7 units do.
     *
     * @param answer the number
     * @param networks makes a new network with a number of hidden units
     * @param xs the reader's training points
     * @param newXs the reader's test points
     */
    public static String fewUnits(
            Object answer,
            IntFunction<? extends Model<double[]>> networks,
            List<double[]> xs,
            List<Integer> ys,
            List<double[]> newXs,
            List<Integer> newYs) {
        return Told.sentence(() -> {
            long units = whole("fewUnits", answer);
            if (units < 1 || units > MOST_UNITS) {
                return units + " is not from 1 to " + MOST_UNITS + ".";
            }
            IntFunction<Model<double[]>> trained = n -> {
                Model<double[]> network = networks.apply(n);
                new VectorizedGradientDescent<>(network, Losses::binaryCrossEntropy).run(xs, ys, step -> 0.5, 2000);
                return network;
            };
            Model<double[]> network = trained.apply((int) units);
            double yours = Trained.percentRight(network, newXs, newYs);
            double most = units == MOST_UNITS ? yours : Trained.percentRight(trained.apply(MOST_UNITS), newXs, newYs);
            String told = text(
                    "With %d units: %.1f %% of the training points, %.1f %% of the new ones; with 7 units, %.1f %% of these.",
                    units, Trained.percentRight(network, xs, ys), yours, most);
            if (yours < most - 1) {
                return "Too few. " + told;
            }
            for (int fewer = (int) units - 1; fewer >= 1; fewer--) {
                if (Trained.percentRight(trained.apply(fewer), newXs, newYs) >= most - 1) {
                    return "Enough, but " + (fewer == units - 1 ? "one unit less" : "a smaller number")
                            + " is enough, too. " + told;
                }
            }
            return "Right. " + told;
        });
    }

    /**
     * Exercise 2: points moved by −1 in both coordinates.
     *
     * @param answer takes points
     * @param networks makes a new network without biases
     * @param xs the reader's training points
     * @param newXs the reader's test points
     */
    public static String centred(
            Answer.One<List<double[]>> answer,
            Supplier<? extends Model<double[]>> networks,
            List<double[]> xs,
            List<Integer> ys,
            List<double[]> newXs,
            List<Integer> newYs) {
        return Told.sentence(() -> {
            String fault = moved(answer, new double[] {3, -2});
            if (fault.isEmpty()) {
                fault = moved(answer, new double[] {-0.5, 0.25}, new double[] {1, 1}, new double[] {7, -4});
            }
            if (!fault.isEmpty()) {
                return fault;
            }
            Model<double[]> network = networks.get();
            new VectorizedGradientDescent<>(network, Losses::binaryCrossEntropy)
                    .run(
                            returnedPoints("centred", answer.of(xs)),
                            ys,
                            step -> step < 100 ? 1 : step < 400 ? 0.5 : 0.1,
                            1000);
            return text(
                    "Right. Without any bias: %.1f %% of the new points.",
                    Trained.percentRight(network, returnedPoints("centred", answer.of(newXs)), newYs));
        });
    }

    /** What is wrong with the answer for these points, or nothing. */
    private static String moved(Answer.One<List<double[]>> answer, double[]... points) throws Exception {
        List<double[]> given = new ArrayList<>();
        for (double[] point : points) {
            given.add(point.clone());
        }
        List<double[]> found = returnedPoints("centred", answer.of(given));
        for (int i = 0; i < points.length; i++) {
            if (given.size() != points.length || !Arrays.equals(given.get(i), points[i])) {
                return "Your code changes the points given to it: make new ones.";
            }
        }
        if (found.size() != points.length) {
            return "For " + points.length + (points.length == 1 ? " point" : " points") + " your list has "
                    + found.size() + ".";
        }
        for (int i = 0; i < points.length; i++) {
            double x = points[i][0];
            double y = points[i][1];
            double[] yours = found.get(i);
            if (yours[0] == x - 1 && yours[1] == y - 1) {
                continue;
            }
            return text(
                    "The point (%s, %s) is moved to (%s, %s), not to (%s, %s): %s.",
                    x, y, yours[0], yours[1], x - 1, y - 1, hint(yours[0] - x, yours[1] - y));
        }
        return "";
    }

    /** What is wrong with a point that has been moved so far in either direction. */
    private static String hint(double dx, double dy) {
        if (dx == 0 && dy == 0) {
            return "it has stayed where it was";
        }
        if (dx == 1 && dy == 1) {
            return "the noise has added 1, so subtract it";
        }
        return dx == -1 || dy == -1
                ? "both coordinates have moved by 1"
                : "the shift is 1 for all points, whatever their mean is";
    }
}
