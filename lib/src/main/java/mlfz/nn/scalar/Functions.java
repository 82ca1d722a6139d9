package mlfz.nn.scalar;

import java.util.List;
import java.util.Objects;

/**
 * Functions of {@link Scalar}s: sin, cos, exp, log, sigmoid, relu, tanh of one, sum and mean of many.
 *
 * <p>Like the operations of {@link Scalar}, they never throw for a number's sake: outside a function's domain value and
 * derivative are NaN, and at its poles ±∞.
 */
public final class Functions {
    private Functions() {}

    /** sin x, x in radians. Derivative: cos x. */
    public static Scalar sin(Scalar x) {
        return new Scalar(Operation.SIN, Objects.requireNonNull(x, "x"), 0);
    }

    /** cos x, x in radians. Derivative: −sin x. */
    public static Scalar cos(Scalar x) {
        return new Scalar(Operation.COS, Objects.requireNonNull(x, "x"), 0);
    }

    /** eˣ. Derivative: eˣ. Both are ∞ above x ≈ 709.78. */
    public static Scalar exp(Scalar x) {
        return new Scalar(Operation.EXP, Objects.requireNonNull(x, "x"), 0);
    }

    /** The natural logarithm ln x. Derivative: 1/x. At 0 they are −∞ and ∞; below 0 both are NaN. */
    public static Scalar log(Scalar x) {
        return new Scalar(Operation.LOG, Objects.requireNonNull(x, "x"), 0);
    }

    /**
     * The logistic function σ(x) = 1 / (1 + e⁻ˣ). Derivative: σ(x)·(1 − σ(x)).
     *
     * <p>Where e⁻ˣ overflows, σ(x) is 1/∞ = 0: σ(±1000) is 1 or 0, with derivative 0.
     */
    public static Scalar sigmoid(Scalar x) {
        return new Scalar(Operation.SIGMOID, Objects.requireNonNull(x, "x"), 0);
    }

    /** max(0, x). Derivative: 1 where x &gt; 0, else 0; at 0, where it has none, 0 as PyTorch and TensorFlow have it. */
    public static Scalar relu(Scalar x) {
        return new Scalar(Operation.RELU, Objects.requireNonNull(x, "x"), 0);
    }

    /** The hyperbolic tangent (e²ˣ − 1) / (e²ˣ + 1). Derivative: 1 − tanh² x. At ±1000 they are ±1 and 0. */
    public static Scalar tanh(Scalar x) {
        return new Scalar(Operation.TANH, Objects.requireNonNull(x, "x"), 0);
    }

    /**
     * x₁ + … + xₙ, added from first to last. Derivatives: 1 with respect to each term.
     *
     * @throws IllegalArgumentException if there are no terms
     */
    public static Scalar sum(List<Scalar> terms) {
        return new WideScalar(new WideOperation.Sum("sum", 1), toArray(terms, "terms"));
    }

    /**
     * (x₁ + … + xₙ) / n. Derivatives: 1/n with respect to each term.
     *
     * @throws IllegalArgumentException if there are no terms
     */
    public static Scalar mean(List<Scalar> terms) {
        Scalar[] inputs = toArray(terms, "terms");
        return new WideScalar(new WideOperation.Sum("mean", inputs.length), inputs);
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
