package mlfz.nn.scalar;

import java.util.List;
import java.util.Objects;

/**
 * Functions of {@link Scalar}s: sin, cos, exp, log, sigmoid, relu, tanh of one, sum, mean and softmax of many.
 *
 * <p>Like the operations of {@link Scalar}, they never throw for a number's sake: outside a function's domain value and
 * derivative are NaN, and at its poles ±∞.
 */
public final class Functions {
    private Functions() {}

    /** sin x, x in radians. Derivative: cos x. */
    public static Scalar sin(Scalar x) {
        return Elementwise.SIN.apply(x);
    }

    /** cos x, x in radians. Derivative: −sin x. */
    public static Scalar cos(Scalar x) {
        return Elementwise.COS.apply(x);
    }

    /** eˣ. Derivative: eˣ. Both are ∞ above x ≈ 709.78. */
    public static Scalar exp(Scalar x) {
        return Elementwise.EXP.apply(x);
    }

    /** The natural logarithm ln x. Derivative: 1/x. At 0 they are −∞ and ∞; below 0 both are NaN. */
    public static Scalar log(Scalar x) {
        return Elementwise.LOG.apply(x);
    }

    /**
     * The logistic function σ(x) = 1 / (1 + e⁻ˣ). Derivative: σ(x)·(1 − σ(x)).
     *
     * <p>Where e⁻ˣ overflows, σ(x) is 1/∞ = 0: σ(±1000) is 1 or 0, with derivative 0.
     */
    public static Scalar sigmoid(Scalar x) {
        return Elementwise.SIGMOID.apply(x);
    }

    /** max(0, x). Derivative: 1 where x &gt; 0, else 0; at 0, where it has none, 0 as PyTorch and TensorFlow have it. */
    public static Scalar relu(Scalar x) {
        return Elementwise.RELU.apply(x);
    }

    /** The hyperbolic tangent (e²ˣ − 1) / (e²ˣ + 1). Derivative: 1 − tanh² x. At ±1000 they are ±1 and 0. */
    public static Scalar tanh(Scalar x) {
        return Elementwise.TANH.apply(x);
    }

    /**
     * x₁ + … + xₙ, added from first to last. Derivatives: 1 with respect to each term.
     *
     * @throws IllegalArgumentException if there are no terms
     */
    public static Scalar sum(List<Scalar> terms) {
        return NaryScalar.of(NaryOperation.SUM, terms, "terms");
    }

    /**
     * (x₁ + … + xₙ) / n. Derivatives: 1/n with respect to each term.
     *
     * @throws IllegalArgumentException if there are no terms
     */
    public static Scalar mean(List<Scalar> terms) {
        return NaryScalar.of(NaryOperation.MEAN, terms, "terms");
    }

    /**
     * The softmax function: n numbers yᵢ = exp xᵢ / Σⱼ exp xⱼ, which are positive and add up to 1, such as the
     * probabilities of n classes. Derivatives: ∂yᵢ/∂xⱼ = yᵢ·(1 − yᵢ) where i = j, and −yᵢ·yⱼ elsewhere.
     *
     * <p>The largest x is taken off all of them first, which changes nothing but that no power overflows.
     *
     * @throws IllegalArgumentException if there are no numbers
     */
    public static List<Scalar> softmax(List<Scalar> xs) {
        return NaryScalar.of(NaryOperation.SOFTMAX, xs, "xs").results();
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
