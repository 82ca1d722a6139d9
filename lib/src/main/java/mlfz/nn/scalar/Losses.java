package mlfz.nn.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Loss functions: one number that says how far N predictions are from what they should be, the smaller the better.
 *
 * <p>Each loss is a single node of the graph whose inputs are the predictions. All methods take one target or label per
 * prediction, in the same order, and throw an {@link IllegalArgumentException} if the two lists differ in length, are
 * empty, or hold a target that the loss has no meaning for.
 */
public final class Losses {
    /** Keeps the logarithms of {@link #binaryCrossEntropy} finite where a prediction is exactly 0 or 1. */
    private static final double EPSILON = 1e-16;

    /** A loop over the points: what each costs, or n times the derivative of the loss by its prediction. */
    private interface Loop {
        void fill(double[] predictions, double[] targets, double[] results);
    }

    private Losses() {}

    /**
     * The mean squared error (1/N) Σᵢ (pᵢ − yᵢ)². ∂/∂pᵢ = 2 (pᵢ − yᵢ) / N.
     *
     * @param predictions N predictions p
     * @param targets N finite numbers y
     */
    public static Scalar meanSquaredError(List<Scalar> predictions, List<? extends Number> targets) {
        return meanSquaredError(predictions, toArray(targets, "targets"));
    }

    /** {@link #meanSquaredError(List, List)} with the targets as an array. */
    public static Scalar meanSquaredError(List<Scalar> predictions, double[] targets) {
        requireTargets(predictions, "predictions", targets, "targets");
        Loop costs = (p, y, c) -> {
            for (int i = 0; i < c.length; i++) {
                double error = p[i] - y[i];
                c[i] = error * error;
            }
        };
        Loop derivatives = (p, y, c) -> {
            for (int i = 0; i < c.length; i++) {
                c[i] = 2 * (p[i] - y[i]) / c.length;
            }
        };
        return mean("mean squared error", predictions, "predictions", targets, costs, derivatives);
    }

    /**
     * The binary cross entropy −(1/N) Σᵢ [yᵢ ln(pᵢ + ε) + (1 − yᵢ) ln(1 − pᵢ + ε)] with ε = 10⁻¹⁶.
     * ∂/∂pᵢ = ((1 − yᵢ) / (1 − pᵢ + ε) − yᵢ / (pᵢ + ε)) / N. The loss is NaN if a prediction is not in [0, 1].
     *
     * <p>Its precision ends where a {@link Functions#sigmoid} has come near 0 or 1: a point costs at most −ln ε ≈ 36.8. From
     * a logit of about ±37 on (what the sigmoid is given) the derivative by a wrong point is less than half of what it
     * should be, and once the sigmoid is exactly 0 or 1 its derivative is 0: the point no longer moves the parameters.
     * {@link #binaryCrossEntropyWithLogits(List, List)} has no such end.
     *
     * @param predictions N predictions p, each the probability of label 1
     * @param labels N labels y in [0, 1], as a rule 0 or 1
     */
    public static Scalar binaryCrossEntropy(List<Scalar> predictions, List<? extends Number> labels) {
        return binaryCrossEntropy(predictions, toArray(labels, "labels"));
    }

    /** {@link #binaryCrossEntropy(List, List)} with the labels as an array. */
    public static Scalar binaryCrossEntropy(List<Scalar> predictions, double[] labels) {
        requireTargets(predictions, "predictions", labels, "labels");
        Loop derivatives = (p, y, c) -> {
            double share = 1.0 / c.length;
            for (int i = 0; i < c.length; i++) {
                c[i] = ((1 - y[i]) / (1 - p[i] + EPSILON) - y[i] / (p[i] + EPSILON)) * share;
            }
        };
        return mean("binary cross entropy", predictions, "predictions", labels, Losses::entropies, derivatives);
    }

    private static void entropies(double[] p, double[] y, double[] costs) {
        double[] likelihoods = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            likelihoods[i] = y[i] * (p[i] + EPSILON) + (1 - y[i]) * (1 - p[i] + EPSILON); // if y is 0 or 1
        }
        Elementary.log(likelihoods, new double[p.length], costs);
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                costs[i] = Double.NaN;
            } else if (y[i] * y[i] == y[i]) {
                costs[i] = -costs[i];
            } else {
                costs[i] = -(y[i] * Elementary.log(p[i] + EPSILON) + (1 - y[i]) * Elementary.log(1 - p[i] + EPSILON));
            }
        }
    }

    /**
     * The binary cross entropy of the predictions σ(tᵢ), computed from the logits tᵢ: (1/N) Σᵢ [ln(1 + exp tᵢ) − yᵢ tᵢ].
     * ∂/∂tᵢ = (σ(tᵢ) − yᵢ) / N, with all digits however large a logit is; nothing overflows.
     *
     * @param logits N numbers t, of which a sigmoid would make the probabilities of label 1
     * @param labels N labels y in [0, 1], as a rule 0 or 1
     */
    public static Scalar binaryCrossEntropyWithLogits(List<Scalar> logits, List<? extends Number> labels) {
        return binaryCrossEntropyWithLogits(logits, toArray(labels, "labels"));
    }

    /** {@link #binaryCrossEntropyWithLogits(List, List)} with the labels as an array. */
    public static Scalar binaryCrossEntropyWithLogits(List<Scalar> logits, double[] labels) {
        requireTargets(logits, "logits", labels, "labels");
        // ln(1 + eᵗ) = max(t, 0) + ln(1 + e^−|t|), and σ(t) − y = (1 − y)·σ(t) − y·σ(−t): so no digits cancel.
        Loop costs = (t, y, c) -> Arrays.setAll(c, i -> {
            double size = Math.abs(t[i]);
            double wrong = t[i] > 0 ? 1 - y[i] : y[i];
            return (wrong == 0 ? 0 : wrong * size) + Elementary.log1p(Elementary.exp(-size));
        });
        Loop derivatives = (t, y, c) -> Arrays.setAll(
                c, i -> ((1 - y[i]) * Elementary.sigmoid(t[i]) - y[i] * Elementary.sigmoid(-t[i])) / c.length);
        return mean("binary cross entropy with logits", logits, "logits", labels, costs, derivatives);
    }

    /**
     * The cross entropy of N points of several classes, computed from their logits t, one for each class:
     * (1/N) Σᵢ [ln Σₖ exp tᵢₖ − tᵢ of the right class]. ∂/∂tᵢₖ = (softmax(tᵢ)ₖ − 1 if k is the right class) / N.
     *
     * @param logits N lists of as many numbers as there are classes, of which {@link Functions#softmax} makes probabilities
     * @param classes the right class of each point: 0, 1, 2, …
     */
    public static Scalar crossEntropyWithLogits(List<List<Scalar>> logits, List<? extends Number> classes) {
        double[] right = toArray(classes, "classes");
        requireSameLength(Objects.requireNonNull(logits, "logits").size(), "logits", right.length, "classes");
        List<Scalar> costs = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            List<Scalar> row = Objects.requireNonNull(logits.get(i), "logits[" + i + "]");
            if (row.size() != logits.get(0).size()) {
                throw new IllegalArgumentException("logits[" + i + "] has " + row.size() + " numbers, but logits[0] "
                        + logits.get(0).size() + ": expected one for each class");
            }
            if (!row.isEmpty() && !(right[i] >= 0 && right[i] < row.size() && right[i] == Math.rint(right[i]))) {
                throw new IllegalArgumentException(
                        "classes[" + i + "] = " + right[i] + ": expected a whole number from 0 to " + (row.size() - 1));
            }
            costs.add(NaryScalar.of(NaryOperation.crossEntropy((int) right[i]), row, "logits[" + i + "]"));
        }
        return Functions.mean(costs);
    }

    /** The mean over all points of what each costs, added from first to last. */
    private static Scalar mean(
            String symbol, List<Scalar> predictions, String name, double[] targets, Loop costs, Loop derivatives) {
        double[] y = targets.clone();
        UnaryOperator<double[]> values = p -> {
            double[] results = new double[y.length];
            costs.fill(p, y, results);
            return new double[] {NaryOperation.sum(results) / y.length};
        };
        NaryOperation.Pullback pullback = (p, value, gradients, contributions) -> {
            derivatives.fill(p, y, contributions);
            for (int i = 0; i < contributions.length; i++) {
                contributions[i] = gradients[0] * contributions[i];
            }
        };
        return NaryScalar.of(new NaryOperation(symbol, values, pullback), predictions, name);
    }

    private static double[] toArray(List<? extends Number> numbers, String name) {
        Objects.requireNonNull(numbers, name);
        Object[] elements = numbers.toArray();
        double[] array = new double[elements.length];
        for (int i = 0; i < array.length; i++) {
            if (elements[i] == null) {
                throw new NullPointerException(name + "[" + i + "]");
            }
            array[i] = ((Number) elements[i]).doubleValue();
        }
        return array;
    }

    private static void requireTargets(List<Scalar> predictions, String name, double[] targets, String targetsName) {
        int count = Objects.requireNonNull(predictions, name).size();
        requireSameLength(count, name, Objects.requireNonNull(targets, targetsName).length, targetsName);
        boolean labels = targetsName.equals("labels");
        for (int i = 0; i < targets.length; i++) {
            if (labels ? !(targets[i] >= 0 && targets[i] <= 1) : !Double.isFinite(targets[i])) {
                throw new IllegalArgumentException(targetsName + "[" + i + "] = " + targets[i] + ": expected "
                        + (labels ? "a label in [0, 1]" : "a finite number"));
            }
        }
    }

    private static void requireSameLength(int count, String name, int targets, String targetsName) {
        if (count == 0) {
            throw new IllegalArgumentException(name + " is empty: expected at least one Scalar");
        }
        if (count != targets) {
            throw new IllegalArgumentException(
                    count + " " + name + ", but " + targets + " " + targetsName + ": expected one for each of them");
        }
    }
}
