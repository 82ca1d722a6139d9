package mlfz.exercises;

import static mlfz.exercises.Values.near;
import static mlfz.exercises.Values.returnedPoints;
import static mlfz.exercises.Values.text;
import static mlfz.exercises.Values.whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mlfz.nn.Model;
import mlfz.nn.scalar.Scalar;

/**
 * The checks of 8.3, A multi-layer network, but for the third, which {@link Biases} has. Each gives a sentence, that of a
 * right answer begins with <i>Right</i>; none throws anything.
 */
public final class MultiLayerExercises {
    private MultiLayerExercises() {}

    /**
     * Exercise 1: how many nodes a step of training makes, with 16 hidden units.
     *
     * @param answer the number
     * @param xs the reader's points
     */
    public static String nodesPerStep(Object answer, List<double[]> xs) {
        return Told.sentence(() -> {
            long nodes = whole("nodesPerStep", answer);
            long points = xs.size();
            if (nodes == 82 * points + 1) {
                return "Right. 82 nodes for each of " + points + " points, and one for the loss.";
            }
            return new Hints()
                    .at(82 * points, "Nearly: the loss is a node, too.")
                    .at(82 * points + 49, "Without the 48 weights: they are not made anew in each step.")
                    .at(82 * points + 48, "Without the 48 weights, and with one node for the loss.")
                    .at(130 * points + 1, "Without the 48 weights: they are not made anew for each point.")
                    .at(83 * points, "The loss is one node for all points together, not one for each.")
                    .at(82, "That is one point. How many points are there?")
                    .at(83, "That is one point. How many points are there?")
                    .at(81 * points + 1, "The sum and the sigmoid are two nodes for each point.")
                    .at(80 * points + 1, "Each point has a sum and a sigmoid, too.")
                    .at(66 * points + 1, "Each hidden unit is also multiplied by its B.")
                    .at(98 * points + 1, "A sum over the whole list is one node, however many terms it has.")
                    .of(nodes)
                    .orElse(nodes + " is not it. Count for one hidden unit first, then for a point.");
        });
    }

    /**
     * Exercise 2: the points that a network gets wrong.
     *
     * @param answer takes a network, points and labels
     * @param before the reader's network before training
     * @param after the same after training
     * @param xs the reader's points
     */
    public static String mistakes(
            Answer.Three<Model<double[]>, List<double[]>, List<Integer>> answer,
            Model<double[]> before,
            Model<double[]> after,
            List<double[]> xs,
            List<Integer> ys) {
        return Told.sentence(() -> {
            String fault = found(answer, new double[] {0.9, 0.1, 0.8, 0.2}, List.of(1, 1, 0, 0));
            if (fault.isEmpty()) {
                fault = found(answer, new double[] {0.3, 0.5, 0.6, 0.5, 0.7, 0.4}, List.of(1, 0, 0, 1, 1, 0));
            }
            return fault.isEmpty()
                    ? text(
                            "Right. Of the %d points the trained network gets %d wrong, the untrained one %d.",
                            xs.size(),
                            returnedPoints("mistakes", answer.of(after, xs, ys)).size(),
                            returnedPoints("mistakes", answer.of(before, xs, ys))
                                    .size())
                    : fault;
        });
    }

    /** What is wrong with the answer for a network with these outputs, or nothing. */
    private static String found(
            Answer.Three<Model<double[]>, List<double[]>, List<Integer>> answer, double[] outputs, List<Integer> labels)
            throws Exception {
        List<double[]> points = Probe.points(outputs);
        List<Integer> wrong = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        List<Integer> ofClass0 = new ArrayList<>();
        List<Integer> ofClass1 = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            if ((outputs[i] > 0.5) == (labels.get(i) == 1)) {
                right.add(i);
            } else {
                wrong.add(i);
                (labels.get(i) == 0 ? ofClass0 : ofClass1).add(i);
            }
        }
        List<Integer> yours = new ArrayList<>();
        for (double[] x : returnedPoints("mistakes", answer.of(Probe.OUTPUT, points, labels))) {
            int place = 0;
            while (place < points.size() && !Arrays.equals(points.get(place), x)) {
                place++;
            }
            if (place == points.size()) {
                return "Your list has the point " + Arrays.toString(x) + ", which is not among those given.";
            }
            yours.add(place);
        }
        yours.sort(null);
        if (yours.equals(wrong)) {
            return "";
        }
        String hint = ".";
        if (yours.equals(right)) {
            hint = ": those are the right ones.";
        } else if (yours.equals(ofClass0) || yours.equals(ofClass1)) {
            hint = ": those of class " + (yours.equals(ofClass0) ? 1 : 0) + " are missing.";
        } else if (yours.stream().distinct().count() < yours.size()) {
            hint = ": collect each of them once.";
        } else if (yours.size() == points.size()) {
            hint = ": those are all.";
        } else if (Arrays.stream(outputs).anyMatch(output -> output == 0.5)) {
            hint = ": an output of exactly 0.5 means class 0. Take the network, points and labels that you are given.";
        }
        return "A network says " + Arrays.toString(outputs) + " where the labels are " + labels
                + ", so it gets the points " + wrong + " wrong, counted from 0; your list has " + yours + hint;
    }

    /**
     * Exercise 4: a step of gradient descent with momentum.
     *
     * @param answer takes a model, the velocities so far by name, the learning rate and β
     */
    public static String momentumStep(Answer.ChangeOfFour<Model<?>, Map<String, Double>, Double, Double> answer) {
        return Told.sentence(() -> {
            String fault = momentum(answer, 0.25, 0.5, List.of("p", "q"), 1, 1, 1);
            if (fault.isEmpty()) {
                fault = momentum(answer, 0.125, 0.75, List.of("u", "q", "w[3]"), 1, -0.5, 2, 0.25);
            }
            return fault.isEmpty() ? "Right. Three steps lead to −1.0625 instead of −0.75." : fault;
        });
    }

    /** A mistake's way to move a parameter: from value, velocity and gradient to the new value and velocity. */
    private interface Step {
        double[] from(double value, double velocity, double gradient);
    }

    private static String momentum(
            Answer.ChangeOfFour<Model<?>, Map<String, Double>, Double, Double> answer,
            double lr,
            double beta,
            List<String> names,
            double... gradients)
            throws Exception {
        var plane = new Plane(names);
        Map<String, Double> velocity = new HashMap<>();
        for (double gradient : gradients) {
            plane.forward(gradient).backward();
            answer.on(plane, velocity, lr, beta);
        }
        Step rule = (p, v, g) -> new double[] {p - lr * (beta * v + g), beta * v + g};
        double first = plane.value(0);
        String result = text(
                "With beta %s, rate %s and the gradients %s, %d steps from 0 end at %s",
                beta, lr, Arrays.toString(gradients), gradients.length, first);
        if (near(first, end(rule, gradients))) {
            for (int i = 1; i < names.size(); i++) {
                if (!near(plane.value(i), (i + 1) * first)) {
                    return result + ", which is right, but where the gradients are " + (i + 1) + " times these, at "
                            + plane.value(i) + ": each parameter has its own velocity.";
                }
            }
            return "";
        }
        return result
                + new Hints()
                        .at(0, ": no parameter has moved.")
                        .at(
                                end((p, v, g) -> new double[] {p - lr * g, 0}, gradients),
                                ", as without momentum: keep the velocity.")
                        .at(
                                end(
                                        (p, v, g) -> new double[] {
                                            p - lr * (beta * v + (1 - beta) * g), beta * v + (1 - beta) * g
                                        },
                                        gradients),
                                ": add the whole gradient, not 1 − beta of it.")
                        .at(
                                end((p, v, g) -> new double[] {p - beta * v - g, beta * v + g}, gradients),
                                ": multiply by the learning rate.")
                        .at(
                                end(
                                        (p, v, g) -> new double[] {p - lr * (beta * v + lr * g), beta * v + lr * g},
                                        gradients),
                                ": the learning rate counts twice.")
                        .at(
                                end((p, v, g) -> new double[] {p + lr * (beta * v + g), beta * v + g}, gradients),
                                ": the sign is reversed, p moves against its velocity.")
                        .at(
                                end((p, v, g) -> new double[] {p - lr * (beta * v - g), beta * v - g}, gradients),
                                ": the sign is reversed, the gradient is added to the velocity.")
                        .at(
                                end((p, v, g) -> new double[] {p - lr * v, beta * v + g}, gradients),
                                ": move p by the new velocity, not by the one before.")
                        .at(
                                end((p, v, g) -> new double[] {p - lr * (v + g), v + g}, gradients),
                                ": only a part beta of the velocity is kept.")
                        .at(
                                end((p, v, g) -> new double[] {p - lr * (beta * v + g), g}, gradients),
                                ": keep the whole new velocity in the map.")
                        .of(first)
                        .orElse(text(
                                        ", not at %s: v becomes beta · v + gradient, and p moves by −lr · v.",
                                        end(rule, gradients))
                                + (velocity.size() == names.size() ? "" : " Each parameter has its own velocity."));
    }

    private static double end(Step step, double... gradients) {
        double[] state = new double[2];
        for (double gradient : gradients) {
            state = step.from(state[0], state[1], gradient);
        }
        return state[0];
    }

    /** A sum whose derivatives are x, 2x, 3x and so on. */
    private static final class Plane extends Model<Double> {
        private final Map<String, Scalar> parameters = new LinkedHashMap<>();

        Plane(List<String> names) {
            names.forEach(name -> parameters.put(name, new Scalar(0)));
        }

        @Override
        public Scalar forward(Double x) {
            var sum = new Scalar(0);
            int factor = 1;
            for (Scalar parameter : parameters.values()) {
                sum = sum.add(parameter.mul(factor++ * x));
            }
            return sum;
        }

        @Override
        public Map<String, Scalar> parameters() {
            return parameters;
        }

        double value(int i) {
            return List.copyOf(parameters.values()).get(i).value();
        }
    }
}
