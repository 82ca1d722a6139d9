package mlfz.nn.scalar;

import java.util.List;
import java.util.Objects;

/**
 * Loss functions: one number that says how far N predictions are from what they should be, 0 at best.
 *
 * <p>Each loss is a single node of the graph whose inputs are the predictions. All methods take one target or label per
 * prediction, in the same order, and throw an {@link IllegalArgumentException} if the two lists differ in length, are
 * empty, or hold a target that the loss has no meaning for.
 */
public final class Losses {
    /** Keeps the logarithms of {@link #binaryCrossEntropy} finite where a prediction is exactly 0 or 1. */
    private static final double EPSILON = 1e-16;

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
        Scalar[] inputs = checkedInputs(predictions, targets, "targets", -Double.MAX_VALUE, Double.MAX_VALUE);
        return new WideScalar(new MeanSquaredError(targets.clone()), inputs);
    }

    private record MeanSquaredError(double[] targets) implements WideOperation {
        @Override
        public String symbol() {
            return "mean squared error";
        }

        @Override
        public double value(double[] predictions, double[] slopes) {
            int n = predictions.length;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double error = predictions[i] - targets[i];
                sum += error * error;
                slopes[i] = 2 * error / n;
            }
            return sum / n;
        }
    }

    /**
     * The binary cross entropy −(1/N) Σᵢ [yᵢ ln(pᵢ + ε) + (1 − yᵢ) ln(1 − pᵢ + ε)] with ε = 10⁻¹⁶.
     * ∂/∂pᵢ = ((1 − yᵢ) / (1 − pᵢ + ε) − yᵢ / (pᵢ + ε)) / N. The loss is NaN if a prediction is not in [0, 1].
     *
     * <p>A point costs at most −ln ε ≈ 36.8. Where pᵢ is a {@link Functions#sigmoid} that has reached 0 or 1, its slope is 0
     * and the point no longer moves the parameters, even if it is on the wrong side.
     *
     * @param predictions N predictions p, each the probability of label 1
     * @param labels N labels y in [0, 1], as a rule 0 or 1
     */
    public static Scalar binaryCrossEntropy(List<Scalar> predictions, List<? extends Number> labels) {
        return binaryCrossEntropy(predictions, toArray(labels, "labels"));
    }

    /** {@link #binaryCrossEntropy(List, List)} with the labels as an array. */
    public static Scalar binaryCrossEntropy(List<Scalar> predictions, double[] labels) {
        Scalar[] inputs = checkedInputs(predictions, labels, "labels", 0, 1);
        return new WideScalar(new BinaryCrossEntropy(labels.clone()), inputs);
    }

    private record BinaryCrossEntropy(double[] labels) implements WideOperation {
        @Override
        public String symbol() {
            return "binary cross entropy";
        }

        @Override
        public double value(double[] predictions, double[] slopes) {
            int n = predictions.length;
            // Of label 0 or 1 the probability that the prediction gives it. No branches here: this loop is vectorised.
            double[] likelihoods = new double[n];
            for (int i = 0; i < n; i++) {
                double y = labels[i];
                double one = predictions[i] + EPSILON;
                double zero = 1 - predictions[i] + EPSILON;
                likelihoods[i] = y * one + (1 - y) * zero;
                slopes[i] = ((1 - y) / zero - y / one) * (1.0 / n);
            }
            double[] logs = new double[n];
            Elementary.log(likelihoods, logs, new double[n]);
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double y = labels[i];
                double p = predictions[i];
                if (!(p >= 0 && p <= 1)) {
                    return Double.NaN;
                }
                sum -= y * y == y
                        ? logs[i]
                        : y * Elementary.log(p + EPSILON) + (1 - y) * Elementary.log(1 - p + EPSILON);
            }
            return sum / n;
        }
    }

    private static double[] toArray(List<? extends Number> numbers, String name) {
        Objects.requireNonNull(numbers, name);
        double[] array = new double[numbers.size()];
        int i = 0;
        for (Number number : numbers) {
            array[i] = Objects.requireNonNull(number, name + "[" + i + "]").doubleValue();
            i++;
        }
        return array;
    }

    private static Scalar[] checkedInputs(
            List<Scalar> predictions, double[] targets, String name, double smallest, double largest) {
        Scalar[] inputs = Functions.toArray(predictions, "predictions");
        Objects.requireNonNull(targets, name);
        if (inputs.length != targets.length) {
            throw new IllegalArgumentException(inputs.length + " predictions, but " + targets.length + " " + name
                    + ": expected one for each prediction");
        }
        for (int i = 0; i < targets.length; i++) {
            if (!(targets[i] >= smallest && targets[i] <= largest)) {
                String expected = name.equals("labels") ? "a label in [0, 1]" : "a finite number";
                throw new IllegalArgumentException(name + "[" + i + "] = " + targets[i] + ": expected " + expected);
            }
        }
        return inputs;
    }
}
