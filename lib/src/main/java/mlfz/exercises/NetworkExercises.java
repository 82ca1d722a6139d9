package mlfz.exercises;

import static mlfz.exercises.Values.described;
import static mlfz.exercises.Values.near;
import static mlfz.exercises.Values.returned;
import static mlfz.exercises.Values.returnedNumber;
import static mlfz.exercises.Values.text;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;

/**
 * The checks of 8.2, Building a neural network, but for the last, which {@link OneVsRest} has. Each gives a sentence, that
 * of a right answer begins with <i>Right</i>; none throws anything.
 */
public final class NetworkExercises {
    private NetworkExercises() {}

    /**
     * Exercise 1: a point at which the trained model cannot decide, at least 5 away from the origin.
     *
     * @param answer the point
     * @param model the reader's trained model
     */
    public static String undecided(Object answer, Model<double[]> model) {
        return Told.sentence(() -> {
            if (!(answer instanceof double[] point)) {
                return "undecided is " + described(answer) + ": it is to be a double[] with two coordinates.";
            }
            if (point.length != 2) {
                return "undecided has " + point.length + " number" + (point.length == 1 ? "" : "s")
                        + ": a point has two coordinates.";
            }
            double output = model.forward(point).value();
            double distance = Math.sqrt(point[0] * point[0] + point[1] * point[1]);
            String result = text("%.3g away from the origin, the output is %.2f", distance, output);
            if (!(distance >= 5 && distance < Double.POSITIVE_INFINITY)) {
                return result + (distance < 5 ? ": go farther away." : ": take two numbers, and at least 5 away.");
            }
            if (output > 0.45 && output < 0.55) {
                return "Right: " + result + ".";
            }
            return result + ": that is on the " + (output > 0.5 ? "blue" : "orange") + " side.";
        });
    }

    /**
     * Exercise 2: the share of the points that a model gets right.
     *
     * @param answer takes a model, points and labels
     * @param before the reader's model before training
     * @param after the same after training
     * @param xs the reader's points
     */
    public static String accuracy(
            Answer.Three<Model<double[]>, List<double[]>, List<Integer>> answer,
            Model<double[]> before,
            Model<double[]> after,
            List<double[]> xs,
            List<Integer> ys) {
        return Told.sentence(() -> {
            String fault = share(answer, new double[] {0.9, 0.7, 0.51, 0.1}, List.of(1, 1, 0, 0));
            if (fault.isEmpty()) {
                fault = share(answer, new double[] {0.2, 0.5, 0.4, 0.9, 0.8, 0.3}, List.of(1, 0, 0, 0, 1, 0));
            }
            if (fault.isEmpty()) {
                fault = share(answer, new double[] {0.6, 0.3}, List.of(1, 0));
            }
            return fault.isEmpty()
                    ? text(
                            "Right. On the blobs: %s before training, %s after.",
                            returnedNumber("accuracy", answer.of(before, xs, ys)),
                            returnedNumber("accuracy", answer.of(after, xs, ys)))
                    : fault;
        });
    }

    /** What is wrong with the answer for a model with these outputs, or nothing. */
    private static String share(
            Answer.Three<Model<double[]>, List<double[]>, List<Integer>> answer, double[] outputs, List<Integer> labels)
            throws Exception {
        int n = outputs.length;
        double right = 0;
        double ones = 0;
        double rightOnes = 0;
        double rightAtHalf = 0;
        for (int i = 0; i < n; i++) {
            int label = labels.get(i);
            right += (outputs[i] > 0.5) == (label == 1) ? 1 : 0;
            rightAtHalf += (outputs[i] >= 0.5) == (label == 1) ? 1 : 0;
            ones += outputs[i] > 0.5 ? 1 : 0;
            rightOnes += outputs[i] > 0.5 && label == 1 ? 1 : 0;
        }
        double yours = returnedNumber("accuracy", answer.of(Probe.OUTPUT, Probe.points(outputs), labels));
        if (near(yours, right / n)) {
            return "";
        }
        String result = text("For %d points, %.0f of which the model gets right, your result is %s", n, right, yours);
        double ofOpposite = returnedNumber("accuracy", answer.of(Probe.OPPOSITE, Probe.points(outputs), labels));
        if (yours != 0 && near(yours, ofOpposite) && right != n / 2.0) {
            return result + ", also for a model that says the opposite: ask the model that you are given.";
        }
        return result
                + new Hints()
                        .at(0, ": count those, and divide by all; an int divided by an int loses its fraction.")
                        .at(ones / n, ": that is the share of those it takes for class 1. Compare with the labels.")
                        .at(1 - right / n, ": that is the share of those it gets wrong.")
                        .at(100 * right / n, ": that is in percent, return a number from 0 to 1.")
                        .at(right, ": divide by the number of points.")
                        .at(rightOnes / n, ": those of class 0 that it gets right count, too.")
                        .at(rightAtHalf / n, ": an output of exactly 0.5 counts as class 0.")
                        .of(yours)
                        .orElse(text(", but it should be %s.", right / n));
    }

    /**
     * Exercise 3: log(1 + eᵗ) over Scalars, for large t as well.
     *
     * @param answer takes t
     */
    public static String softplus(Answer.One<Scalar> answer) {
        return Told.sentence(() -> {
            for (double t : new double[] {0.5, -2, 0, 30, 1000, -1000}) {
                var input = new Scalar(t);
                Scalar result = returned("softplus", answer.of(input), Scalar.class);
                result.backward();
                double value = t > 700 ? t : StrictMath.log1p(StrictMath.exp(t));
                double slope = 1 / (1 + StrictMath.exp(-t));
                if (!near(result.value(), value)) {
                    String told = "softplus(" + t + ") is to be " + value + ", but is " + result.value() + ".";
                    if (t == 1000) {
                        return told + " No power of e may get a large argument: see the hint.";
                    }
                    return t == -1000 ? told + " For t below 0 the formula of before was the better one." : told;
                }
                if (!(Math.abs(input.grad() - slope) < 1e-9)) {
                    return "softplus(" + t + ") is right, but its derivative is " + input.grad() + " instead of "
                            + slope + ": compute with Scalars all the way.";
                }
            }
            return "Right. Values and derivatives are right, far out as well.";
        });
    }

    /**
     * Exercise 4: the loss with λ·(a1² + a2²) added to it.
     *
     * @param answer takes the loss, a network and λ
     * @param networks makes a new network with the parameters a1, a2 and b
     * @param xs the reader's points
     */
    public static <M extends Model<double[]>> String penalised(
            Answer.Three<Scalar, M, Double> answer, Supplier<M> networks, List<double[]> xs, List<Integer> ys) {
        return Told.sentence(() -> {
            String fault = penalty(answer, networks.get(), 7, 3, -4, 2, 0.5);
            if (fault.isEmpty()) {
                fault = penalty(answer, networks.get(), 1, -1, 4, 2, 0.125);
            }
            if (!fault.isEmpty()) {
                return fault;
            }
            double[] weight = new double[2];
            for (int i = 0; i < 2; i++) {
                M trained = networks.get();
                for (int step = 1; step <= 500 && !Thread.currentThread().isInterrupted(); step++) {
                    Scalar loss =
                            Losses.binaryCrossEntropy(xs.stream().map(trained).toList(), ys);
                    (i == 0 ? loss : (Scalar) answer.of(loss, trained, 0.1)).backward();
                    trained.gradientUpdate(0.1);
                }
                weight[i] = trained.parameters().get("a1").value();
            }
            return text("Right. After 500 steps a1 is %.2f without a penalty and %.2f with one.", weight[0], weight[1]);
        });
    }

    /** What is wrong with the answer for a network with these parameters, or nothing. */
    private static <M extends Model<double[]>> String penalty(
            Answer.Three<Scalar, M, Double> answer,
            M network,
            double loss,
            double a1,
            double a2,
            double b,
            double strength)
            throws Exception {
        Map<String, Scalar> parameters = network.parameters();
        parameters.get("a1").setValue(a1);
        parameters.get("a2").setValue(a2);
        parameters.get("b").setValue(b);
        var before = new Scalar(loss);
        Scalar result = returned("penalised", answer.of(before, network, strength), Scalar.class);
        double one = a1 * a1;
        double two = a2 * a2;
        double expected = loss + strength * (one + two);
        String setting =
                text("With the loss %s, a1 = %s, a2 = %s, b = %s and the strength %s ", loss, a1, a2, b, strength);
        if (!near(result.value(), expected)) {
            return setting + "the result is " + result.value()
                    + new Hints()
                            .at(loss, ": there is no penalty yet.")
                            .at(expected - loss, ": that is the penalty alone, add it to the loss.")
                            .at(expected + strength * b * b, ": leave out b.")
                            .at(loss + strength * one + two, ": the strength is a factor of both squares.")
                            .at(loss + one + strength * two, ": the strength is a factor of both squares.")
                            .at(loss + one + two, ": multiply the squares by the strength.")
                            .at(loss + strength * (one + a2), ": square a2, too.")
                            .at(loss + strength * (a1 + two), ": square a1, too.")
                            .at(loss + strength * (a1 + a2), ": square both weights.")
                            .at(loss + strength * (a1 + a2) * (a1 + a2), ": square each weight, not their sum.")
                            .at(loss + strength * one, ": a2 has a price, too.")
                            .at(loss + strength * two, ": a1 has a price, too.")
                            .at(loss - strength * (one + two), ": add the penalty, do not subtract it.")
                            .at((loss + one + two) * strength, ": the strength is a factor of the squares alone.")
                            .of(result.value())
                            .orElse(text(
                                    ", but should be %s + %s · (%s + %s) = %s.", loss, strength, one, two, expected));
        }
        result.backward();
        for (String name : List.of("a1", "a2")) {
            double value = parameters.get(name).value();
            double slope = parameters.get(name).grad();
            if (!near(slope, 2 * strength * value)) {
                return setting + "the value is right, but its derivative with respect to " + name + " is " + slope
                        + text(" instead of 2 · %s · %s: square the Scalar, not its value().", strength, value);
            }
        }
        return near(before.grad(), 1)
                ? ""
                : setting + "the value is right, but its derivative with respect to the loss is " + before.grad()
                        + " instead of 1: add to the Scalar, not to its value().";
    }
}
