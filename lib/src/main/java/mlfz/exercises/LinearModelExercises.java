package mlfz.exercises;

import static mlfz.exercises.Values.near;
import static mlfz.exercises.Values.number;
import static mlfz.exercises.Values.returned;
import static mlfz.exercises.Values.returnedNumber;
import static mlfz.exercises.Values.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import mlfz.nn.scalar.Scalar;

/**
 * The checks of 8.0, Training a linear model, but for the last, which {@link BentLine} has. Each gives a sentence, that of a right answer begins with <i>Right</i>; none
 * throws anything.
 */
public final class LinearModelExercises {
    private LinearModelExercises() {}

    /**
     * Exercise 1: a learning rate whose loss after 30 steps is at most 5 % above the lowest that any rate leaves.
     *
     * @param answer the rate
     * @param xs the reader's points
     */
    public static String betterRate(Object answer, List<Double> xs, List<Double> ys) {
        return Told.sentence(() -> {
            double rate = number("betterRate", answer);
            if (!(rate > 0)) {
                return "betterRate is " + rate + ": a learning rate has to be positive.";
            }
            var line = new BestLine(xs, ys);
            double best = line.bestRate(30, 0);
            double goal = 1.05 * line.lossAfter(30, best);
            double loss = line.lossAfter(30, rate);
            String result = Trained.compared(text("With %s the loss after 30 steps is", rate), loss, goal);
            if (loss <= goal) {
                return "Right. " + result + ".";
            }
            return rate < best
                    ? result + ": still too far to go. Take larger steps."
                    : result + ": each step jumps too far over the goal. Take smaller steps.";
        });
    }

    /**
     * Exercise 2: the derivative of the mean squared error with respect to a, from two losses.
     *
     * @param answer takes a and b
     */
    public static String slopeByA(Answer.Two<Double, Double> answer, List<Double> xs, List<Double> ys) {
        return Told.sentence(() -> {
            var line = new BestLine(xs, ys);
            double scale = Math.abs(line.slopeByA(1, 1));
            boolean constant = zero(answer, 0.5, -1) && zero(answer, Double.NaN, 1); // a difference would be NaN there
            for (double[] place : new double[][] {{1, 1}, {0.5, -1}, {-3, 2}}) {
                double a = place[0];
                double b = place[1];
                double slope = line.slopeByA(a, b);
                double yours = returnedNumber("slopeByA", answer.of(a, b));
                if (Math.abs(yours - slope) <= 1e-3 * Math.max(Math.abs(slope), 0.1 * scale)) {
                    continue;
                }
                String result = text("slopeByA(%s, %s) gives %.5g, but backward says %.5g. ", a, b, yours, slope);
                if (constant && yours == 0) {
                    return result + "Replace the 0: loss difference divided by distance.";
                }
                return result + slopeHint(yours, slope, line, a, b);
            }
            return "Right. You and backward agree at three places.";
        });
    }

    private static boolean zero(Answer.Two<Double, Double> answer, double a, double b) throws Exception {
        return returnedNumber("slopeByA", answer.of(a, b)) == 0;
    }

    private static String slopeHint(double yours, double slope, BestLine line, double a, double b) {
        double ratio = yours / slope;
        if (yours == 0) {
            return "Is h so tiny that a + h is a? Take 1e-6.";
        }
        if (about(yours, line.slopeByB(a, b))) {
            return "That is the derivative with respect to b: move a, and leave b where it is.";
        }
        if (about(yours, line.slopeByA(a, 1))) {
            return "Use the b that you are given, not always 1.";
        }
        if (about(yours, line.loss(a, b))) {
            return "That is the loss itself: take the difference of two losses.";
        }
        if (about(ratio, -1)) {
            return "The sign is reversed: the loss at a + h minus that at a − h.";
        }
        if (about(ratio, 2)) {
            return "How far apart are the two a?";
        }
        if (about(ratio, 0.5)) {
            return "Half of it: move a to both sides, or divide by h alone.";
        }
        if (Math.abs(ratio) < 1e-9) {
            return "Java works from left to right, so … / 2 * h divides by 2 and multiplies by h: write / (2 * h).";
        }
        if (Math.abs(ratio) < 0.1) {
            return "Divide by how far a has moved: / (2 * h).";
        }
        return "Compare the losses at a + h and a - h for a tiny h, such as 1e-6.";
    }

    private static boolean about(double a, double b) {
        return Math.abs(a - b) < 1e-3 * Math.abs(b);
    }

    /**
     * Exercise 3: the mean absolute error over Scalars.
     *
     * @param answer takes the predictions and the targets
     */
    public static String meanAbsoluteError(Answer.Two<List<Scalar>, List<Double>> answer) {
        return Told.sentence(() -> {
            String found = absoluteError(answer, new double[] {1, 2, 3, 4}, new double[] {2, 0, 0, 4});
            if (found.isEmpty()) {
                found = absoluteError(answer, new double[] {-1, 5}, new double[] {-3, 5.5});
            }
            return found.isEmpty() ? "Right. Its derivatives are right, too." : found;
        });
    }

    /** What is wrong with the answer for these predictions and targets, or nothing. */
    private static String absoluteError(
            Answer.Two<List<Scalar>, List<Double>> answer, double[] values, double[] targets) throws Exception {
        List<Scalar> predictions = new ArrayList<>();
        DoubleStream.of(values).forEach(value -> predictions.add(new Scalar(value)));
        int n = values.length;
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            errors[i] = values[i] - targets[i];
        }
        double sum = DoubleStream.of(errors).map(Math::abs).sum();
        double squares = DoubleStream.of(errors).map(e -> e * e).sum();
        double signed = DoubleStream.of(errors).sum();
        Object result = answer.of(
                predictions, new ArrayList<>(DoubleStream.of(targets).boxed().toList()));
        Scalar loss = returned("meanAbsoluteError", result, Scalar.class);
        double value = loss.value();
        if (!near(value, sum / n)) {
            String told = text(
                    "For the predictions %s and the targets %s the loss is %s, but it should be %s. ",
                    listed(values), listed(targets), value, sum / n);
            String errorsAre = "The errors are "
                    + listed(DoubleStream.of(errors).map(Math::abs).toArray()) + ".";
            return told
                    + new Hints()
                            .at(signed / n, "Errors up and down cancel.")
                            .at(Math.abs(signed) / n, "Errors up and down cancel: take the size of each one.")
                            .at(sum, "Divide the sum by the number of predictions.")
                            .at(squares / n, "That is the mean of the squares.")
                            .at(Math.sqrt(squares / n), "That is the root of the mean square.")
                            .at(-sum / n, "The sign is reversed: add errors above 0, and sub the others.")
                            .at(sum / 4, "The number of predictions is not always 4.")
                            .of(value)
                            .orElse(errorsAre);
        }
        loss.backward();
        return slopes(predictions, errors);
    }

    /** What is wrong with the derivatives of the mean absolute error, or nothing. */
    private static String slopes(List<Scalar> predictions, double[] errors) {
        int n = errors.length;
        for (int i = 0; i < n; i++) {
            double slope = predictions.get(i).grad();
            if (errors[i] == 0 && !(Math.abs(slope) <= 1.0 / n + 1e-9)) {
                return "The value is right, but where the error is 0 the derivative is " + slope
                        + ": decide with ?: whether to add or to sub.";
            }
            if (errors[i] != 0 && !near(slope, Math.signum(errors[i]) / n)) {
                return text(
                        "The value is right. The derivative with respect to prediction %d of %d is %.3f, but should be"
                                + " %.3f: compute with Scalars, decide with value().",
                        i + 1, n, slope, Math.signum(errors[i]) / n);
            }
        }
        return "";
    }

    private static String listed(double[] numbers) {
        return String.join(
                ", ",
                DoubleStream.of(numbers)
                        .mapToObj(x -> x == Math.rint(x) ? text("%.0f", x) : String.valueOf(x))
                        .toList());
    }
}
