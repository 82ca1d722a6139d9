package mlfz.nn.scalar;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * A number that remembers how it was computed: one node of a computational graph.
 *
 * <p>Every operation returns a new node that holds three things: its value, the nodes it was computed from (its
 * inputs), and for each input the local derivative ∂node/∂input. The graph is therefore built as the expression is
 * evaluated ("define by run"), and {@link #backward()} needs no other knowledge of the operation than those numbers.
 *
 * <pre>{@code
 * var a = new Scalar(3);
 * var y = a.mul(a).add(1);    // y = a² + 1
 * y.backward();
 * a.grad()                    // dy/da = 2a = 6.0
 * }</pre>
 *
 * <p>Local derivatives are taken when an operation is evaluated. {@link #setValue} changes this one number and nothing
 * computed from it: evaluate the expression again to see the effect.
 *
 * <p>Operations never throw for a number's sake. Where mathematics gives ±∞ or no number at all, value and derivative
 * are ±∞ or NaN, as in Java's own arithmetic. Results have the same digits on every machine.
 *
 * <p>Every number holds on to the graph that it was computed by, and to nothing else: when the last variable that refers to a
 * loss is gone, so is its graph. A running {@code total = total.add(loss)} over all steps of a training keeps every graph in
 * memory; add up {@code loss.value()} instead.
 *
 * <p>Not thread-safe: {@code backward} writes into every node that it reaches, parameters included.
 */
public sealed class Scalar extends Node permits NaryScalar, NaryScalar.Item {
    double value;

    // One or two inputs, nearly every node's case, cost no array; NaryScalar has those with more.
    private final Operation operation; // null for a number of its own
    private final Scalar first;
    private final Scalar second;
    private final double firstLocal; // the local derivatives
    private final double secondLocal; // where second is null, the plain number that the operation has in its place

    /** A number of its own, such as a parameter or a constant. */
    public Scalar(double value) {
        this(null, value);
    }

    /** A number of its own, or the result of an operation on many. */
    Scalar(Operation operation, double value) {
        this.operation = operation;
        this.value = value;
        first = null;
        second = null;
        firstLocal = 0;
        secondLocal = 0;
    }

    /** The result of an operation on two numbers. */
    Scalar(Elementwise operation, Scalar a, Scalar b) {
        this.operation = operation;
        first = a;
        second = b;
        value = operation.value().applyAsDouble(a.value, b.value);
        firstLocal = operation.byA().at(a.value, b.value, value);
        secondLocal = operation.byB().at(a.value, b.value, value);
    }

    /** The result of an operation on one number, and on a plain number b if it takes two. */
    Scalar(Elementwise operation, Scalar a, double b) {
        this.operation = operation;
        first = a;
        second = null;
        value = operation.value().applyAsDouble(a.value, b);
        firstLocal = operation.byA().at(a.value, b, value);
        secondLocal = b;
    }

    /** A random number, uniform on [0, 1). */
    public static Scalar random(RandomGenerator rng) {
        return random(rng, 0, 1);
    }

    /**
     * A random number, uniform on [lower, upper).
     *
     * @throws IllegalArgumentException if lower and upper are not finite with lower below upper
     */
    public static Scalar random(RandomGenerator rng, double lower, double upper) {
        Objects.requireNonNull(rng, "rng");
        if (!(lower < upper) || !Double.isFinite(upper - lower)) {
            throw new IllegalArgumentException(
                    "lower = " + lower + ", upper = " + upper + ": expected two finite numbers, lower below upper");
        }
        return new Scalar(rng.nextDouble(lower, upper));
    }

    /** The number itself. */
    public double value() {
        Reads.note();
        return value;
    }

    /** Gives this node another value; neither its gradient nor any other node changes. */
    public void setValue(double value) {
        this.value = value;
    }

    /** The Scalars that this one was computed from, in order, one that is used twice being there twice. */
    @Override
    public List<Scalar> inputs() {
        return first == null ? List.of() : second == null ? List.of(first) : List.of(first, second);
    }

    /** What this number was computed by; empty for a number of its own. */
    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    /** The operand that is a plain number, such as the 2 of {@code a.mul(2)}; empty if there is none. */
    public OptionalDouble plainNumber() {
        boolean taken = second == null && operation instanceof Elementwise known && known.operands() == 2;
        return taken ? OptionalDouble.of(secondLocal) : OptionalDouble.empty();
    }

    /** a + b. Derivatives: ∂/∂a = 1, ∂/∂b = 1. */
    public Scalar add(Scalar b) {
        return new Scalar(Elementwise.ADD, this, Objects.requireNonNull(b, "b"));
    }

    /** a + b for a plain number b. Derivative: ∂/∂a = 1. */
    public Scalar add(double b) {
        return new Scalar(Elementwise.ADD, this, b);
    }

    /** a − b. Derivatives: ∂/∂a = 1, ∂/∂b = −1. */
    public Scalar sub(Scalar b) {
        return new Scalar(Elementwise.SUB, this, Objects.requireNonNull(b, "b"));
    }

    /** a − b for a plain number b. Derivative: ∂/∂a = 1. */
    public Scalar sub(double b) {
        return new Scalar(Elementwise.SUB, this, b);
    }

    /** b − a for a plain number b, the other way round than {@link #sub(double)}. Derivative: ∂/∂a = −1. */
    public Scalar rsub(double b) {
        return new Scalar(Elementwise.SUB_FROM, this, b);
    }

    /** a · b. Derivatives: ∂/∂a = b, ∂/∂b = a. */
    public Scalar mul(Scalar b) {
        return new Scalar(Elementwise.MUL, this, Objects.requireNonNull(b, "b"));
    }

    /** a · b for a plain number b. Derivative: ∂/∂a = b. */
    public Scalar mul(double b) {
        return new Scalar(Elementwise.MUL, this, b);
    }

    /** a / b. Derivatives: ∂/∂a = 1/b, ∂/∂b = −a/b². Division by 0 gives ±∞ or NaN, as Java's {@code /} does. */
    public Scalar div(Scalar b) {
        return new Scalar(Elementwise.DIV, this, Objects.requireNonNull(b, "b"));
    }

    /** a / b for a plain number b. Derivative: ∂/∂a = 1/b. */
    public Scalar div(double b) {
        return new Scalar(Elementwise.DIV, this, b);
    }

    /** b / a for a plain number b, the other way round than {@link #div(double)}. Derivative: ∂/∂a = −b/a². */
    public Scalar rdiv(double b) {
        return new Scalar(Elementwise.DIV_INTO, this, b);
    }

    /**
     * a to the power b. Derivatives: ∂/∂a = b·aᵇ⁻¹ (0 where b = 0), ∂/∂b = aᵇ·ln|a|.
     *
     * <p>At a = 0 and b ≥ 0, ∂/∂b is 0: the limit of aᵇ·ln a where b > 0, and PyTorch's choice where b = 0. At a
     * negative a it is the real part of the complex derivative aᵇ·(ln|a| + πi).
     */
    public Scalar pow(Scalar b) {
        return new Scalar(Elementwise.POW, this, Objects.requireNonNull(b, "b"));
    }

    /**
     * a to the power b for a plain number b. Derivative: ∂/∂a = b·aᵇ⁻¹, which is 0 where b = 0, whatever a is. So
     * (p − y)² has derivative 0 at p = y, and a negative a gives NaN only where aᵇ itself is not a real number.
     */
    public Scalar pow(double b) {
        return new Scalar(Elementwise.POW, this, b);
    }

    /** −a. Derivative: −1. */
    public Scalar neg() {
        return new Scalar(Elementwise.NEG, this, 0);
    }

    @Override
    Node announce(Node stack) {
        if (first != null) {
            stack = first.await(stack);
        }
        return second != null ? second.await(stack) : stack;
    }

    @Override
    Node contribute(Node stack) {
        if (first != null) {
            stack = first.receive(grad * firstLocal, stack);
        }
        return second != null ? second.receive(grad * secondLocal, stack) : stack;
    }

    /**
     * One step of gradient descent on this number: value ← value − lr · grad, by the gradient of the last {@link #backward()}
     * that reached it. A gradient is used once: without another {@code backward} a second step does not move.
     *
     * @param lr the learning rate
     * @throws IllegalArgumentException if lr is not positive and finite
     */
    public void gradientUpdate(double lr) {
        if (!(lr > 0 && lr < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning rate lr = " + lr + ": expected a positive finite number");
        }
        if (pass() > 0) {
            value -= lr * grad();
            useUp();
        }
    }

    /** The value in the form {@code Scalar(3.0)}. */
    @Override
    public String toString() {
        return "Scalar(" + value + ")";
    }
}
