package mlfz.exercises;

import static mlfz.exercises.Values.near;
import static mlfz.exercises.Values.returned;
import static mlfz.exercises.Values.returnedParameters;
import static mlfz.exercises.Values.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import mlfz.nn.GradientDescent;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;

/**
 * The check of 8.3's exercise 3: a network with a bias in each of its 16 hidden units. Each bias is found by what it does,
 * whatever its name is.
 */
public final class Biases {
    private static final int UNITS = 16;
    private static final double[][] POINTS = {{0, 0}, {0.5, -0.25}, {-1, 2}};

    private final Model<double[]> network;
    private final List<Scalar> weights; // A, its first row first, and then B
    private final Map<String, Scalar> biases;

    private Biases(Model<double[]> network, List<Scalar> weights, Map<String, Scalar> biases) {
        this.network = network;
        this.weights = weights;
        this.biases = biases;
    }

    /**
     * A network with a number of its own for each hidden unit, added inside the tanh.
     *
     * @param networks makes a new network of the answer's class
     * @param withoutBiases makes a new network of the class that the answer extends
     * @param xs the reader's points
     * @return a sentence, which begins with <i>Right</i> if the answer is
     */
    public static String check(
            Function<Random, ? extends Model<double[]>> networks,
            Function<Random, ? extends Model<double[]>> withoutBiases,
            List<double[]> xs,
            List<Integer> ys) {
        return Told.sentence(() -> {
            var names = withoutBiases.apply(new Random(3)).parameters().keySet();
            var network = networks.apply(new Random(3));
            var all = returnedParameters("parameters()", network.parameters());
            var biases = new LinkedHashMap<>(all);
            biases.keySet().removeAll(names);
            if (!all.keySet().containsAll(names)) {
                return "parameters() lists " + all.keySet() + ": those of A and B are to stay as they were.";
            }
            countsRight(biases);
            var other = networks.apply(new Random(3)).parameters();
            for (String name : biases.keySet()) {
                if (other.get(name) == all.get(name)) {
                    return "Two networks share " + name + ": make it not static, and new for each network.";
                }
                if (other.get(name).value() != all.get(name).value()) {
                    return "Two networks made from the same random numbers differ in " + name + ": draw it from rng.";
                }
            }
            List<Scalar> weights = names.stream().map(all::get).toList();
            var check = new Biases(network, weights, biases);
            String fault = check.fault();
            return fault.isEmpty() ? trained(networks, withoutBiases, xs, ys) : fault;
        });
    }

    private static void countsRight(Map<String, Scalar> biases) {
        if (biases.isEmpty()) {
            throw new Told(
                    "So far there are 48 parameters, those of A and B: add a field with one Scalar for each unit.");
        }
        if (biases.size() == 1) {
            throw new Told("There is one new parameter, " + biases.keySet() + ": each of the 16 units needs its own.");
        }
        if (biases.size() != UNITS) {
            throw new Told("There are " + biases.size() + " new parameters, " + biases.keySet()
                    + ": it is to be one a unit, 16.");
        }
        var values = biases.values().stream().map(Scalar::value).distinct().toList();
        if (values.size() == 1) {
            throw new Told("All biases start at " + values.get(0) + ": let each start at a random number of its own.");
        }
    }

    /** What is wrong with the predictions, or nothing. */
    private String fault() {
        var start = new LinkedHashMap<String, Double>();
        biases.forEach((name, bias) -> start.put(name, bias.value()));
        // Weights that all differ in size and sign, so that no two units can be taken for each other.
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).setValue((i % 2 == 0 ? 1 : -1) * (0.1 + 0.01 * i));
        }
        double[] before = outputs();
        biases.values().forEach(bias -> bias.setValue(0));
        if (Arrays.equals(outputs(), before)) {
            return idle(biases.keySet().iterator().next());
        }
        for (double[] x : POINTS) {
            double found = output(x);
            double expected = expected(x, -1, 0);
            if (!near(found, expected)) {
                return text(
                        "With all biases 0 the output at (%s, %s) is %s, but without biases it is %s:"
                                + " leave the rest of forward as it is.",
                        x[0], x[1], found, expected);
            }
        }
        List<Integer> units = new ArrayList<>();
        for (var bias : biases.entrySet()) {
            bias.getValue().setValue(0.7);
            int unit = unitOf();
            if (unit < 0) {
                return unmatched(bias.getKey());
            }
            if (units.contains(unit)) {
                return bias.getKey() + " is added in the same unit as another bias: each unit has one.";
            }
            units.add(unit);
            bias.getValue().setValue(0);
        }
        return slopes(start);
    }

    /** The unit in whose tanh the one bias that is not 0 has been added; less than 0 if it has not. */
    private int unitOf() {
        for (int unit = 0; unit < UNITS; unit++) {
            boolean fits = true;
            for (double[] x : POINTS) {
                fits &= near(output(x), expected(x, unit, 0.7));
            }
            if (fits) {
                return unit;
            }
        }
        return -1;
    }

    private static String idle(String name) {
        return name + " changes no prediction: does forward use each of the Scalars that parameters() lists?";
    }

    private double[] outputs() {
        return Stream.of(POINTS).mapToDouble(this::output).toArray();
    }

    private String unmatched(String name) {
        boolean idle = true;
        boolean outside = true;
        for (double[] x : POINTS) {
            double change = logit(output(x)) - logit(expected(x, -1, 0));
            idle &= Math.abs(change) < 1e-6;
            double factor = change / 0.7;
            outside &= Math.abs(factor - 1) < 1e-6
                    || weights.subList(2 * UNITS, 3 * UNITS).stream()
                            .anyMatch(b -> Math.abs(factor - b.value()) < 1e-6);
        }
        if (idle) {
            return idle(name);
        }
        if (outside) {
            return name + " is added outside the tanh: add it inside, to the sum of the weighted coordinates.";
        }
        return "With " + name + " = 0.7 and all other biases 0 the output at the origin is " + output(POINTS[0])
                + ": add each bias inside the tanh of one unit, and of no other.";
    }

    /** Whether the derivatives are those of the formula, as they are if forward computes with Scalars. */
    private String slopes(Map<String, Double> start) {
        start.forEach((name, value) -> biases.get(name).setValue(value));
        double[] x = {0.5, -0.25};
        for (var bias : biases.entrySet()) {
            network.forward(x).backward();
            double slope = bias.getValue().grad();
            DoubleUnaryOperator at = value -> {
                bias.getValue().setValue(value);
                return output(x);
            };
            double value = start.get(bias.getKey());
            double measured = (at.applyAsDouble(value + 1e-5) - at.applyAsDouble(value - 1e-5)) / 2e-5;
            bias.getValue().setValue(value);
            if (!(Math.abs(slope - measured) < 1e-7)) {
                return "The derivative with respect to " + bias.getKey() + " is " + slope + " instead of " + measured
                        + ": add the Scalar, not its value().";
            }
        }
        return "";
    }

    private double output(double[] x) {
        return returned("forward", network.forward(x), Scalar.class).value();
    }

    /** The output with the present weights and one bias; no bias if the unit is less than 0. */
    private double expected(double[] x, int unit, double bias) {
        double sum = 0;
        for (int j = 0; j < UNITS; j++) {
            double inside =
                    weights.get(j).value() * x[0] + weights.get(UNITS + j).value() * x[1];
            sum += weights.get(2 * UNITS + j).value() * StrictMath.tanh(inside + (j == unit ? bias : 0));
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    private static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }

    private static String trained(
            Function<Random, ? extends Model<double[]>> networks,
            Function<Random, ? extends Model<double[]>> withoutBiases,
            List<double[]> xs,
            List<Integer> ys) {
        return text(
                "Right. After 300 steps the loss is %.3f, and without biases %.3f.",
                lossAfter300(networks.apply(new Random(3)), xs, ys),
                lossAfter300(withoutBiases.apply(new Random(3)), xs, ys));
    }

    private static double lossAfter300(Model<double[]> network, List<double[]> xs, List<Integer> ys) {
        double[] losses = new GradientDescent<>(network, Losses::binaryCrossEntropy)
                .run(xs, ys, step -> step < 100 ? 1 : 0.5, 300);
        return losses[losses.length - 1];
    }
}
