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
        return apply(Elementwise.SIN, x);
    }

    /** cos x, x in radians. Derivative: −sin x. */
    public static Scalar cos(Scalar x) {
        return apply(Elementwise.COS, x);
    }

    /** eˣ. Derivative: eˣ. Both are ∞ above x ≈ 709.78. */
    public static Scalar exp(Scalar x) {
        return apply(Elementwise.EXP, x);
    }

    /** The natural logarithm ln x. Derivative: 1/x. At 0 they are −∞ and ∞; below 0 both are NaN. */
    public static Scalar log(Scalar x) {
        return apply(Elementwise.LOG, x);
    }

    /**
     * The logistic function σ(x) = 1 / (1 + e⁻ˣ). Derivative: σ(x)·(1 − σ(x)).
     *
     * <p>Where e⁻ˣ overflows, σ(x) is 1/∞ = 0: σ(±1000) is 1 or 0, with derivative 0.
     */
    public static Scalar sigmoid(Scalar x) {
        return apply(Elementwise.SIGMOID, x);
    }

    /** max(0, x). Derivative: 1 where x &gt; 0, else 0; at 0, where it has none, 0 as PyTorch and TensorFlow have it. */
    public static Scalar relu(Scalar x) {
        return apply(Elementwise.RELU, x);
    }

    /** The hyperbolic tangent (e²ˣ − 1) / (e²ˣ + 1). Derivative: 1 − tanh² x. At ±1000 they are ±1 and 0. */
    public static Scalar tanh(Scalar x) {
        return apply(Elementwise.TANH, x);
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

    /**
     * Any operation on one number, such as one of your own.
     *
     * @throws IllegalArgumentException if it is an operation on two numbers
     */
    public static Scalar apply(Elementwise operation, Scalar x) {
        requireOperands(operation, 1);
        return new Scalar(operation, Objects.requireNonNull(x, "x"), 0);
    }

    /**
     * Any operation on two numbers.
     *
     * @throws IllegalArgumentException if it is an operation on one number, or has no derivative by the second
     */
    public static Scalar apply(Elementwise operation, Scalar a, Scalar b) {
        requireOperands(operation, 2);
        if (operation.byB() == null) {
            throw new IllegalArgumentException(
                    operation.symbol() + " was given two Scalars: its second operand can only be a plain number");
        }
        return new Scalar(operation, Objects.requireNonNull(a, "a"), Objects.requireNonNull(b, "b"));
    }

    private static void requireOperands(Elementwise operation, int count) {
        if (Objects.requireNonNull(operation, "operation").operands() != count) {
            throw new IllegalArgumentException(
                    "operands given to " + operation.symbol() + ": " + count + ", expected " + operation.operands());
        }
    }

    /**
     * Any operation on many numbers that has one result.
     *
     * @throws IllegalArgumentException if there are no inputs, or several results
     */
    public static Scalar apply(NaryOperation operation, List<Scalar> inputs) {
        NaryScalar node = NaryScalar.of(operation, inputs, "inputs");
        if (node.results().size() != 1) {
            throw new IllegalArgumentException(
                    operation.symbol() + " has " + node.results().size() + " results: expected one");
        }
        return node;
    }

    /**
     * All results of any operation on many numbers. They are fed by one node between them and the inputs, so that the
     * operation is pulled back once for all of them; the gradients of results that {@code backward} does not reach are 0.
     *
     * @throws IllegalArgumentException if there are no inputs
     */
    public static List<Scalar> results(NaryOperation operation, List<Scalar> inputs) {
        return NaryScalar.of(operation, inputs, "inputs").results();
    }
}
