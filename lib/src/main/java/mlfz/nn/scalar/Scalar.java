package mlfz.nn.scalar;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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
 * are ±∞ or NaN, as in Java's own arithmetic; the derivative rules at such edges stand with each operation. Results
 * have the same digits on every machine: only IEEE 754 arithmetic, and functions made of it, are used.
 *
 * <p>Not thread-safe: {@code backward} writes into every node that it reaches. Graphs that share no node, parameters
 * included, can be used by different threads at the same time.
 */
public sealed class Scalar permits WideScalar {
    private double value;
    private double grad;

    // One or two inputs, nearly every node's case, cost no array; WideScalar has those with more.
    private final Operation operation; // null if there is none, and in a WideScalar
    private final Scalar first;
    private final Scalar second;
    private final double firstSlope;
    private final double secondSlope; // where second is null, the plain number that the operation has in its place

    // Used by backward alone, and back at 0 and null when it ends.
    private int waiting;
    private Scalar next;

    /** A number of its own, such as a parameter or a constant. */
    public Scalar(double value) {
        this.value = value;
        operation = null;
        first = null;
        second = null;
        firstSlope = 0;
        secondSlope = 0;
    }

    /** The result of an operation on two numbers. */
    private Scalar(Operation operation, Scalar a, Scalar b) {
        this.operation = operation;
        first = a;
        second = Objects.requireNonNull(b, "b");
        value = operation.value(a.value, b.value);
        firstSlope = operation.slope(a.value, b.value, value);
        secondSlope = operation.secondSlope(a.value, b.value, value);
    }

    /** The result of an operation on one number, and on a plain number b if it takes two. */
    Scalar(Operation operation, Scalar a, double b) {
        this.operation = operation;
        first = a;
        second = null;
        value = operation.value(a.value, b);
        firstSlope = operation.slope(a.value, b, value);
        secondSlope = b;
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
        VectorizedLoss.noteRead();
        return value;
    }

    /** Gives this node another value; neither its gradient nor any other node changes. */
    public void setValue(double value) {
        this.value = value;
    }

    /**
     * ∂r/∂this, where r is the node on which {@link #backward()} was last called of all that depend on this one; 0 before
     * the first call.
     */
    public double grad() {
        return grad;
    }

    /**
     * The numbers that this one was computed from, in order, one that is used twice being there twice; none for a number
     * of its own. A plain number is not among them: {@link #operation()} shows it.
     */
    public List<Scalar> inputs() {
        return IntStream.range(0, inputCount()).mapToObj(this::input).toList();
    }

    /**
     * What this number was computed by: {@code "+"}, {@code "−"}, {@code "×"}, {@code "÷"}, {@code "^"} or a function's
     * name, with the plain number if there is one, such as {@code "× 0.5"} or {@code "2.0 −"}; empty for a number of its
     * own.
     */
    public String operation() {
        if (operation == null) {
            return "";
        }
        if (!takesPlainNumber()) {
            return operation.symbol;
        }
        boolean numberFirst = operation == Operation.SUB_FROM || operation == Operation.DIV_INTO;
        return numberFirst ? secondSlope + " " + operation.symbol : operation.symbol + " " + secondSlope;
    }

    /** a + b. Derivatives: ∂/∂a = 1, ∂/∂b = 1. */
    public Scalar add(Scalar b) {
        return new Scalar(Operation.ADD, this, b);
    }

    /** a + b for a plain number b. Derivative: ∂/∂a = 1. */
    public Scalar add(double b) {
        return new Scalar(Operation.ADD, this, b);
    }

    /** a − b. Derivatives: ∂/∂a = 1, ∂/∂b = −1. */
    public Scalar sub(Scalar b) {
        return new Scalar(Operation.SUB, this, b);
    }

    /** a − b for a plain number b. Derivative: ∂/∂a = 1. */
    public Scalar sub(double b) {
        return new Scalar(Operation.SUB, this, b);
    }

    /** b − a for a plain number b, the other way round than {@link #sub(double)}. Derivative: ∂/∂a = −1. */
    public Scalar rsub(double b) {
        return new Scalar(Operation.SUB_FROM, this, b);
    }

    /** a · b. Derivatives: ∂/∂a = b, ∂/∂b = a. */
    public Scalar mul(Scalar b) {
        return new Scalar(Operation.MUL, this, b);
    }

    /** a · b for a plain number b. Derivative: ∂/∂a = b. */
    public Scalar mul(double b) {
        return new Scalar(Operation.MUL, this, b);
    }

    /**
     * a / b. Derivatives: ∂/∂a = 1/b, ∂/∂b = −a/b². Division by 0 gives ±∞ or NaN, as Java's {@code /} does, in the
     * value and in the derivatives.
     */
    public Scalar div(Scalar b) {
        return new Scalar(Operation.DIV, this, b);
    }

    /** a / b for a plain number b. Derivative: ∂/∂a = 1/b. */
    public Scalar div(double b) {
        return new Scalar(Operation.DIV, this, b);
    }

    /** b / a for a plain number b, the other way round than {@link #div(double)}. Derivative: ∂/∂a = −b/a². */
    public Scalar rdiv(double b) {
        return new Scalar(Operation.DIV_INTO, this, b);
    }

    /**
     * a to the power b. Derivatives: ∂/∂a = b·aᵇ⁻¹ (0 where b = 0), ∂/∂b = aᵇ·ln|a|.
     *
     * <p>At a = 0 and b ≥ 0, ∂/∂b is 0: the limit of aᵇ·ln a where b > 0, and PyTorch's choice where b = 0. At a
     * negative a, where aᵇ is a real number only at whole b, ∂/∂b is the real part of the complex derivative
     * aᵇ·(ln|a| + πi).
     */
    public Scalar pow(Scalar b) {
        return new Scalar(Operation.POW, this, b);
    }

    /**
     * a to the power b for a plain number b. Derivative: ∂/∂a = b·aᵇ⁻¹, which is 0 where b = 0, whatever a is. So
     * (p − y)² has derivative 0 at p = y, and a negative a gives NaN only where aᵇ itself is not a real number.
     */
    public Scalar pow(double b) {
        return new Scalar(Operation.POW, this, b);
    }

    /** −a. Derivative: −1. */
    public Scalar neg() {
        return new Scalar(Operation.NEG, this, 0);
    }

    /**
     * Backpropagation: fills {@link #grad()} of this node (1) and of every node it was computed from, directly or not,
     * with the derivative of this node with respect to that one.
     *
     * <p>By the chain rule, the gradient of a node is the sum, over all nodes c computed from it, of
     * ∂c/∂node · grad(c). A node may pass its own gradient on only when that sum is complete, so nodes are visited in a
     * topological order: each one after everything that was computed from it. In {@code b = a.add(a); c = b.add(b)} the
     * node b must have collected both shares of c before it hands them to a.
     *
     * <p>Gradients of earlier calls are overwritten, not added to, so there is nothing to set to zero first, and calling
     * twice gives the same as calling once; nodes that this one does not depend on keep theirs. Local derivatives are
     * those of the values at evaluation. The time is proportional to the number of nodes and inputs, no memory is
     * allocated, and a graph may be of any depth.
     */
    public void backward() {
        // First walk: zero the gradients, and count for each node the shares it has to wait for.
        grad = 0;
        Scalar stack = this; // linked through the nodes' own `next`
        while (stack != null) {
            Scalar node = stack;
            stack = node.next;
            node.next = null;
            stack = node.announceShares(stack);
        }
        // Second walk: a node passes its gradient on once its last share has arrived.
        grad = 1;
        stack = this;
        while (stack != null) {
            Scalar node = stack;
            stack = node.next;
            node.next = null;
            stack = node.passShares(stack);
        }
    }

    /** Tells each input to wait for a share; gives the stack with the inputs on it that had not been told before. */
    Scalar announceShares(Scalar stack) {
        if (first != null) {
            stack = first.awaitShare(stack);
        }
        return second != null ? second.awaitShare(stack) : stack;
    }

    /** Passes each input its share of the gradient; gives the stack with the inputs on it that wait for no more. */
    Scalar passShares(Scalar stack) {
        if (first != null) {
            stack = first.receiveShare(grad * firstSlope, stack);
        }
        return second != null ? second.receiveShare(grad * secondSlope, stack) : stack;
    }

    final Scalar awaitShare(Scalar stack) {
        if (waiting++ > 0) {
            return stack;
        }
        grad = 0;
        next = stack;
        return this;
    }

    final Scalar receiveShare(double share, Scalar stack) {
        grad += share;
        if (--waiting > 0) {
            return stack;
        }
        next = stack;
        return this;
    }

    /**
     * One step of gradient descent on this number: value ← value − lr · grad.
     *
     * @param lr the learning rate
     * @throws IllegalArgumentException if lr is not positive and finite
     */
    public void gradientUpdate(double lr) {
        if (!(lr > 0 && lr < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning rate lr = " + lr + ": expected a positive finite number");
        }
        value -= lr * grad;
    }

    /** The value in the form {@code Scalar(3.0)}. */
    @Override
    public String toString() {
        return "Scalar(" + value + ")";
    }

    /** The value, for the engine itself; {@link #value()} is for those who look at it from outside. */
    final double currentValue() {
        return value;
    }

    /** Sets the gradient, which elsewhere only {@link #backward()} does. */
    final void setGrad(double grad) {
        this.grad = grad;
    }

    /** The operation on one or two numbers that gave this one; null if there is none. */
    final Operation rule() {
        return operation;
    }

    /** The operation on many numbers that gave this one; null if there is none. */
    WideOperation wideRule() {
        return null;
    }

    /** Whether the second operand is a plain number. */
    final boolean takesPlainNumber() {
        return operation != null && operation.operands == 2 && second == null;
    }

    final double plainNumber() {
        return secondSlope;
    }

    /** How many numbers this one was computed from: 0 for a number of its own. */
    int inputCount() {
        return first == null ? 0 : second == null ? 1 : 2;
    }

    /** The i-th number that this one was computed from. */
    Scalar input(int i) {
        return i == 0 ? first : second;
    }
}
