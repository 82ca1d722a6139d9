package mlfz.exercises;

import static mlfz.exercises.Values.near;
import static mlfz.exercises.Values.number;
import static mlfz.exercises.Values.returned;
import static mlfz.exercises.Values.returnedNumber;
import static mlfz.exercises.Values.text;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import mlfz.nn.scalar.Scalar;

/**
 * The checks of 8.5, Seeing training. Each gives a sentence, that of a right answer begins with <i>Right</i>; none throws
 * anything.
 */
public final class SeeingTrainingExercises {
    private static final int STEPS = 100;

    private SeeingTrainingExercises() {}

    /**
     * Exercise 1: an expression of a that is not 0 at a = 3, and whose derivative is.
     *
     * @param answer takes a
     */
    public static String cancelling(Answer.One<Scalar> answer) {
        return Told.sentence(() -> {
            var three = new Scalar(3);
            Scalar result = returned("cancelling", answer.of(three), Scalar.class);
            if (three.value() != 3) {
                return "Your code sets a to " + three.value() + ": leave it at 3, and compute with it.";
            }
            result.backward();
            String found = "The value is " + result.value() + " and the gradient with respect to a is " + three.grad();
            if (result.value() == 0) {
                return found + ": the value should not be 0.";
            }
            if (!Double.isFinite(result.value())) {
                return found + ": the value is to be a number.";
            }
            var seen = Collections.newSetFromMap(new IdentityHashMap<Scalar, Boolean>());
            var waiting = new ArrayDeque<>(List.of(result));
            while (!waiting.isEmpty()) {
                Scalar node = waiting.remove();
                if (seen.add(node)) {
                    waiting.addAll(node.inputs());
                }
            }
            if (!seen.contains(three)) {
                return found + ", but no arrow leaves a: use it.";
            }
            return Math.abs(three.grad()) < 1e-9 ? "Right. " + found + "." : found + ", but it should be 0.";
        });
    }

    /**
     * Exercise 2: a rate with which the second step from (1, 1) goes back against the first, and the loss after 100 steps is
     * at most a tenth above the lowest that such a rate leaves.
     *
     * @param answer the rate
     * @param xs the reader's points
     */
    public static String zigzagRate(Object answer, List<Double> xs, List<Double> ys) {
        return Told.sentence(() -> {
            double rate = number("zigzagRate", answer);
            if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
                return "zigzagRate is " + rate + ": a learning rate has to be positive.";
            }
            var line = new BestLine(xs, ys);
            double goal = 1.1 * line.lossAfter(STEPS, line.bestRate(STEPS, line.zigzagRate()));
            double last = line.lossAfter(STEPS, rate);
            if (!Double.isFinite(last)) {
                return "With " + rate + " the loss grows without bound. Take smaller steps.";
            }
            String found = Trained.compared(text("With %s the loss after 100 steps is", rate), last, goal);
            if (last > line.loss(1, 1)) {
                return found + ": the path leaves the valley. Take smaller steps.";
            }
            if (rate <= line.zigzagRate()) {
                return found + ", but the second step goes on. Take larger steps.";
            }
            if (last > goal) {
                return found + ": it zigzags, but does not arrive in time. Take smaller steps.";
            }
            return "Right. " + found + ", and the path jumps from side to side on its way.";
        });
    }

    /**
     * Exercise 3: the mean absolute error as a function of a and b.
     *
     * @param answer takes a and b
     * @param xs the reader's points
     */
    public static String absoluteLoss(Answer.Two<Double, Double> answer, List<Double> xs, List<Double> ys) {
        return Told.sentence(() -> {
            for (double[] place : new double[][] {{1, 1}, {0.8, -1.2}, {-3, 2}}) {
                String fault = absoluteLossAt(place[0], place[1], answer, xs, ys);
                if (!fault.isEmpty()) {
                    return fault;
                }
            }
            return "Right. Three places agree.";
        });
    }

    private static String absoluteLossAt(
            double a, double b, Answer.Two<Double, Double> answer, List<Double> xs, List<Double> ys) throws Exception {
        int n = xs.size();
        double sum = 0;
        double signed = 0;
        double squares = 0;
        double[] swapped = new double[2]; // without b, and with a and b exchanged
        for (int i = 0; i < n; i++) {
            double error = a * xs.get(i) + b - ys.get(i);
            sum += Math.abs(error);
            signed += error;
            squares += error * error;
            swapped[0] += Math.abs(a * xs.get(i) - ys.get(i));
            swapped[1] += Math.abs(b * xs.get(i) + a - ys.get(i));
        }
        double yours = returnedNumber("absoluteLoss", answer.of(a, b));
        if (near(yours, sum / n)) {
            return "";
        }
        String found = text("absoluteLoss(%s, %s) gives %.4g, but should give %.4g. ", a, b, yours, sum / n);
        if (yours == 1 && returnedNumber("absoluteLoss", answer.of(1e6, 0.0)) == 1) {
            return found + "Replace the 1.";
        }
        return found
                + new Hints()
                        .at(sum, "Divide by the number of points.")
                        .at(squares / n, "It is squared: that is the loss of before.")
                        .at(Math.sqrt(squares / n), "It is the root of the mean square: add up Math.abs of the errors.")
                        .at(signed / n, "Errors up and down cancel each other: take Math.abs of each.")
                        .at(
                                Math.abs(signed) / n,
                                "Errors up and down cancel each other: take Math.abs of each, not of the sum.")
                        .at(swapped[0] / n, "Where is b?")
                        .at(swapped[1] / n, "a and b have changed places: it is a · x + b.")
                        .at(-sum / n, "The sign is reversed.")
                        .at(sum / 100, "The number of points is xs.size().")
                        .of(yours)
                        .orElse("Add up Math.abs of the errors.");
    }
}
