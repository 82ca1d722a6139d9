package mlfz.nn.scalar;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
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
 * are ±∞ or NaN, as in Java's own arithmetic; the derivative rules at such edges stand with each operation. Results
 * have the same digits on every machine: only IEEE 754 arithmetic, and functions made of it, are used.
 *
 * <p>Every number computed from a parameter holds on to the graph behind it, and to nothing else: when the last variable
 * that refers to a loss is gone, so is its graph. A running {@code total = total.add(loss)} over all steps of a training keeps
 * every graph in memory; add up {@code loss.value()} instead.
 *
 * <p>Not thread-safe: {@code backward} writes into every node that it reaches. Graphs that share no node, parameters
 * included, can be used by different threads at the same time.
 */
public sealed class Scalar permits NaryScalar, NaryScalar.Item {
    private static final AtomicInteger PASSES = new AtomicInteger();

    double value;
    double grad;

    // One or two inputs, nearly every node's case, cost no array; NaryScalar has those with more.
    private final Operation operation; // null for a number of its own
    private final Scalar first;
    private final Scalar second;
    private final double firstLocal; // the local derivatives
    private final double secondLocal; // where second is null, the plain number that the operation has in its place

    private int
            state; // how many contributions backward waits for; else minus the number of the pass that set grad, or 0
    private Scalar next; // on the stack of backward

    /** A number of its own, such as a parameter or a constant. */
    public Scalar(double value) {
        this(null, null, value, 0);
    }

    /** A number that is there already: one of its own, or a result of an operation on many. */
    Scalar(Operation operation, Scalar input, double value, double plainNumber) {
        this.operation = operation;
        this.value = value;
        first = input;
        second = null;
        firstLocal = 1;
        secondLocal = plainNumber;
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

    /**
     * ∂r/∂this, where r is the node on which {@link #backward()} was last called of all that depend on this one; 0 before
     * the first call.
     */
    public double grad() {
        return grad;
    }

    /**
     * Which call of {@link #backward()} has set {@link #grad()}: all nodes that it reached, itself included, have the same
     * number, and later calls larger ones. 0 if there was none, or if {@link #gradientUpdate} has used the gradient.
     */
    public int pass() {
        return -state;
    }

    /**
     * The numbers that this one was computed from, in order, one that is used twice being there twice; none for a number
     * of its own. A plain number is not among them: {@link #plainNumber()} is it.
     */
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

    /**
     * What a drawing of the graph shows for the operation: its symbol, with the plain number if there is one, such as
     * {@code "tanh"}, {@code "× 0.5"} or {@code "2.0 −"}; empty for a number of its own.
     */
    public String label() {
        if (operation == null) {
            return "";
        }
        if (plainNumber().isEmpty()) {
            return operation.symbol();
        }
        boolean numberFirst = operation == Elementwise.SUB_FROM || operation == Elementwise.DIV_INTO;
        return numberFirst ? secondLocal + " " + operation.symbol() : operation.symbol() + " " + secondLocal;
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

    /**
     * a / b. Derivatives: ∂/∂a = 1/b, ∂/∂b = −a/b². Division by 0 gives ±∞ or NaN, as Java's {@code /} does, in the
     * value and in the derivatives.
     */
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
     * negative a, where aᵇ is a real number only at whole b, ∂/∂b is the real part of the complex derivative
     * aᵇ·(ln|a| + πi).
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

    /**
     * Backpropagation: fills {@link #grad()} of this node (1) and of every node it was computed from, directly or not,
     * with the derivative of this node with respect to that one.
     *
     * <p>By the chain rule, the gradient of a node is the sum, over all nodes c computed from it, of
     * ∂c/∂node · grad(c). A node may pass its own gradient on only when that sum is complete, so nodes are visited in a
     * topological order: each one after everything that was computed from it. In {@code b = a.add(a); c = b.add(b)} the
     * node b must have collected both contributions of c before it hands them to a.
     *
     * <p>Gradients of earlier calls are overwritten, not added to, so there is nothing to set to zero first, and calling
     * twice gives the same as calling once; nodes that this one does not depend on keep theirs. Local derivatives are
     * those of the values at evaluation. The time is proportional to the number of nodes and inputs, no memory is
     * allocated, and a graph may be of any depth.
     */
    public void backward() {
        // First walk: zero the gradients, and count for each node the contributions it has to wait for.
        grad = 0;
        Scalar stack = this; // linked through the nodes' own `next`
        while (stack != null) {
            Scalar node = stack;
            stack = node.next;
            node.next = null;
            stack = node.announce(stack);
        }
        // Second walk: a node hands its gradient on once its last contribution has arrived.
        int pass = PASSES.updateAndGet(last -> last == Integer.MAX_VALUE ? 1 : last + 1);
        grad = 1;
        stack = this;
        while (stack != null) {
            Scalar node = stack;
            stack = node.next;
            node.next = null;
            node.state = -pass;
            stack = node.contribute(stack);
        }
    }

    /** Tells each input to wait for a contribution; gives the stack with the inputs on it that had not been told before. */
    Scalar announce(Scalar stack) {
        if (first != null) {
            stack = first.await(stack);
        }
        return second != null ? second.await(stack) : stack;
    }

    /** Hands each input its contribution; gives the stack with the inputs on it that wait for no more. */
    Scalar contribute(Scalar stack) {
        if (first != null) {
            stack = first.receive(grad * firstLocal, stack);
        }
        return second != null ? second.receive(grad * secondLocal, stack) : stack;
    }

    final Scalar await(Scalar stack) {
        if (state > 0) {
            state++;
            return stack;
        }
        state = 1;
        grad = 0;
        next = stack;
        return this;
    }

    final Scalar receive(double contribution, Scalar stack) {
        grad += contribution;
        if (--state > 0) {
            return stack;
        }
        next = stack;
        return this;
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
        if (state < 0) {
            value -= lr * grad;
            state = 0;
        }
    }

    /** The value in the form {@code Scalar(3.0)}. */
    @Override
    public String toString() {
        return "Scalar(" + value + ")";
    }
}
