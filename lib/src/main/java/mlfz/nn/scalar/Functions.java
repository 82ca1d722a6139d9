package mlfz.nn.scalar;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Functions of {@link Scalar}s: sin, cos, exp, log, sigmoid, relu, tanh of one, sum and mean of many.
 *
 * <p>Like the operations of {@link Scalar}, they never throw for a number's sake: outside a function's domain value and
 * derivative are NaN, and at its poles ±∞.
 */
public final class Functions {
    private Functions() {
    }

    /** sin x, x in radians. Derivative: cos x. */
    public static Scalar sin(Scalar x) {
        Objects.requireNonNull(x, "x");
        return new Scalar(StrictMath.sin(x.value()), Operation.SIN, x, StrictMath.cos(x.value()));
    }

    /** cos x, x in radians. Derivative: −sin x. */
    public static Scalar cos(Scalar x) {
        Objects.requireNonNull(x, "x");
        return new Scalar(StrictMath.cos(x.value()), Operation.COS, x, -StrictMath.sin(x.value()));
    }

    /** eˣ. Derivative: eˣ. Both are ∞ above x ≈ 709.78. */
    public static Scalar exp(Scalar x) {
        Objects.requireNonNull(x, "x");
        double power = StrictMath.exp(x.value());
        return new Scalar(power, Operation.EXP, x, power);
    }

    /** The natural logarithm ln x. Derivative: 1/x. At 0 they are −∞ and ∞; below 0 both are NaN. */
    public static Scalar log(Scalar x) {
        Objects.requireNonNull(x, "x");
        double slope = x.value() < 0 ? Double.NaN : 1 / Math.abs(x.value()); // abs: −0.0 counts as 0
        return new Scalar(StrictMath.log(x.value()), Operation.LOG, x, slope);
    }

    /**
     * The logistic function σ(x) = 1 / (1 + e⁻ˣ). Derivative: σ(x)·(1 − σ(x)).
     *
     * <p>Where e⁻ˣ overflows, σ(x) is 1/∞ = 0: σ(±1000) is 1 or 0, with derivative 0.
     */
    public static Scalar sigmoid(Scalar x) {
        Objects.requireNonNull(x, "x");
        double value = 1 / (1 + StrictMath.exp(-x.value()));
        return new Scalar(value, Operation.SIGMOID, x, value * (1 - value));
    }

    /** max(0, x). Derivative: 1 where x &gt; 0, else 0; at 0, where it has none, 0 as PyTorch and TensorFlow have it. */
    public static Scalar relu(Scalar x) {
        Objects.requireNonNull(x, "x");
        return new Scalar(Math.max(0, x.value()), Operation.RELU, x, x.value() > 0 ? 1 : 0);
    }

    /** The hyperbolic tangent (e²ˣ − 1) / (e²ˣ + 1). Derivative: 1 − tanh² x. At ±1000 they are ±1 and 0. */
    public static Scalar tanh(Scalar x) {
        Objects.requireNonNull(x, "x");
        double value = StrictMath.tanh(x.value());
        return new Scalar(value, Operation.TANH, x, 1 - value * value);
    }

    /**
     * x₁ + … + xₙ, added from first to last. Derivatives: 1 by each term.
     *
     * @throws IllegalArgumentException if there are no terms
     */
    public static Scalar sum(List<Scalar> terms) {
        return weightedSum(terms, Operation.SUM, 1);
    }

    /**
     * (x₁ + … + xₙ) / n. Derivatives: 1/n by each term.
     *
     * @throws IllegalArgumentException if there are no terms
     */
    public static Scalar mean(List<Scalar> terms) {
        return weightedSum(terms, Operation.MEAN, Objects.requireNonNull(terms, "terms").size());
    }

    private static Scalar weightedSum(List<Scalar> terms, Operation operation, double divisor) {
        Scalar[] inputs = toArray(terms, "terms");
        double sum = 0;
        for (Scalar input : inputs) {
            sum += input.value();
        }
        double[] slopes = new double[inputs.length];
        Arrays.fill(slopes, 1 / divisor);
        return new WideScalar(sum / divisor, operation, inputs, slopes);
    }

    /** The list as an array of its own, after a check that it has elements and none of them is null. */
    static Scalar[] toArray(List<Scalar> list, String name) {
        Scalar[] array = Objects.requireNonNull(list, name).toArray(Scalar[]::new);
        if (array.length == 0) {
            throw new IllegalArgumentException(name + " is empty: expected at least one Scalar");
        }
        for (int i = 0; i < array.length; i++) {
            if (array[i] == null) {
                throw new NullPointerException(name + "[" + i + "]");
            }
        }
        return array;
    }
}
