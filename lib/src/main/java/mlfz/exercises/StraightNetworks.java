package mlfz.exercises;

import static mlfz.exercises.Values.described;
import static mlfz.exercises.Values.near;
import static mlfz.exercises.Values.returned;
import static mlfz.exercises.Values.returnedParameters;
import static mlfz.exercises.Values.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import mlfz.nn.Block;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.VectorizedModel;

/**
 * The check of 8.6's exercise 3: a network of one layer, from two numbers to three logits, each of them w₁x₁ + w₂x₂ + b.
 *
 * @param <B> the answer's class
 */
public final class StraightNetworks<B extends Block> {
    private static final int PARAMETERS = 9;
    private static final int HIDDEN = 123; // parameters of the notebook's network
    private static final double[] FACTORS = {1, 10, 100}; // of the logits, so that no two can be taken for each other

    private final Answer.Two<B, double[]> answer;

    private StraightNetworks(Answer.Two<B, double[]> answer) {
        this.answer = answer;
    }

    /**
     * A network without hidden layers.
     *
     * @param networks makes a new network of the answer's class
     * @param logits takes such a network and a point
     * @param xs the reader's points to learn from
     * @param ys the class of each, 0 to 2
     * @param testXs the points to test with
     * @param testYs the class of each
     * @return a sentence, which begins with <i>Right</i> if the answer is
     */
    public static <B extends Block> String check(
            Function<Random, B> networks,
            Answer.Two<B, double[]> logits,
            List<double[]> xs,
            List<Integer> ys,
            List<double[]> testXs,
            List<Integer> testYs) {
        return Told.sentence(() -> {
            var check = new StraightNetworks<B>(logits);
            check.judge(networks);
            B network = networks.apply(new Random(1));
            check.train(network, xs, ys);
            return text(
                    "Right. After 500 steps: %.1f %% of the penguins to learn from, %.1f %% of those to test with.",
                    check.percentRight(network, xs, ys), check.percentRight(network, testXs, testYs));
        });
    }

    private void judge(Function<Random, B> networks) throws Exception {
        B network = networks.apply(new Random(1));
        var parameters = returnedParameters("parameters()", network.parameters());
        logits(network, 0, 0);
        if (parameters.isEmpty()) {
            throw new Told("The network has no parameters: it is to have a field with a Layer in it.");
        }
        if (parameters.size() != PARAMETERS) {
            throw new Told("There are " + parameters.size() + " parameters: "
                    + (parameters.size() == HIDDEN
                            ? "the hidden layers are still there."
                            : "a layer from two numbers to three logits has six weights and three biases."));
        }
        drawn(parameters, networks);
        straight(network);
        derivatives(network, parameters);
    }

    /** Whether each network has parameters of its own, which the random numbers decide. */
    private void drawn(Map<String, Scalar> parameters, Function<Random, B> networks) {
        var same = networks.apply(new Random(1)).parameters();
        var other = networks.apply(new Random(2));
        parameters.forEach((name, parameter) -> {
            if (same.get(name) == parameter) {
                throw new Told("Two networks share " + name + ": make the field not static.");
            }
            if (same.get(name).value() != parameter.value()) {
                throw new Told(
                        "Two networks made from the same random numbers differ in " + name + ": draw it from rng.");
            }
        });
        if (parameters.entrySet().stream()
                .allMatch(one -> other.parameters().get(one.getKey()).value()
                        == one.getValue().value())) {
            throw new Told("All networks start from the same numbers: hand rng on to the Layer.");
        }
    }

    /** Whether a step of the point always changes a logit by the same. */
    private void straight(B network) throws Exception {
        List<Scalar> origin = logits(network, 0, 0);
        List<Scalar> one = logits(network, 0.5, -2);
        List<Scalar> other = logits(network, 1.5, 1);
        List<Scalar> both = logits(network, 2, -1);
        if (near(Functions.sum(origin).value(), 1) && near(Functions.sum(one).value(), 1)) {
            throw new Told("Your three numbers add up to 1, as probabilities do: leave the softmax to the loss.");
        }
        for (int k = 0; k < FACTORS.length; k++) {
            double bend = both.get(k).value()
                    + origin.get(k).value()
                    - one.get(k).value()
                    - other.get(k).value();
            if (!(Math.abs(bend) < 1e-9)) {
                throw new Told("Logit " + k + " is bent: without hidden layers there is no tanh.");
            }
        }
    }

    /** Whether the derivatives are those of w₁x₁ + w₂x₂ + b, each with parameters of its own. */
    private void derivatives(B network, Map<String, Scalar> parameters) throws Exception {
        double[] x = {0.5, -2};
        List<Scalar> logits = logits(network, x);
        var terms = new ArrayList<Scalar>();
        var expected = new ArrayList<Double>();
        for (int k = 0; k < FACTORS.length; k++) {
            terms.add(logits.get(k).mul(FACTORS[k]));
            expected.addAll(List.of(FACTORS[k], FACTORS[k] * x[0], FACTORS[k] * x[1]));
        }
        Functions.sum(terms).backward();
        for (var parameter : parameters.entrySet()) {
            double slope = parameter.getValue().grad();
            if (slope == 0) {
                throw new Told("No logit depends on " + parameter.getKey()
                        + ": compute with the layer's Scalars, and with all of them.");
            }
            if (!expected.removeIf(value -> near(slope, value))) {
                throw new Told("At the point (0.5, -2.0) the logits depend on " + parameter.getKey()
                        + " in another way than w1 * x1 + w2 * x2 + b: return what the layer gives for x.");
            }
        }
    }

    private List<Scalar> logits(B network, double... x) throws Exception {
        List<?> list = returned("logits", answer.of(network, x), List.class);
        if (list.size() != FACTORS.length) {
            throw new Told("logits returns a list of " + list.size() + ": it is to have three, one for each species.");
        }
        var logits = new ArrayList<Scalar>();
        for (Object logit : list) {
            if (!(logit instanceof Scalar scalar)) {
                throw new Told("logits returns a list with " + described(logit) + " in it: it is to be of Scalars.");
            }
            logits.add(scalar);
        }
        return logits;
    }

    private void train(B network, List<double[]> xs, List<Integer> ys) {
        Function<double[], List<Scalar>> outputs = x -> {
            try {
                return logits(network, x);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        var lined = new VectorizedModel<>(network, outputs, xs);
        for (int step = 1; step <= 500 && !Thread.currentThread().isInterrupted(); step++) {
            Losses.crossEntropyWithLogits(lined.outputs(), ys).backward();
            network.gradientUpdate(0.5);
        }
    }

    private double percentRight(B network, List<double[]> points, List<Integer> classes) throws Exception {
        double right = 0;
        for (int i = 0; i < points.size(); i++) {
            List<Scalar> logits = logits(network, points.get(i));
            double own = logits.get(classes.get(i)).value();
            right += logits.stream().allMatch(logit -> logit.value() <= own) ? 1 : 0;
        }
        return 100 * right / points.size();
    }
}
