package mlfz.nn.scalar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A node of a graph, and how gradients go back through it. What is computed, and with which derivatives, is not known here. */
abstract class Node {
    private static final AtomicInteger PASSES = new AtomicInteger();

    double grad;

    // How many contributions backward waits for; else minus the number of the pass that has set grad, or 0.
    private int state;
    private Node next; // on the stack of backward

    /** The nodes that this one was computed from. */
    abstract List<? extends Node> inputs();

    /** ∂r/∂this, where r is the node on which {@link #backward()} was last called of all that depend on this one; or 0. */
    public double grad() {
        return grad;
    }

    /**
     * Which call of {@link #backward()} has set {@link #grad()}, by a number that all nodes it reached have in common; 0 if
     * there was none, or if {@link Scalar#gradientUpdate} has used the gradient.
     */
    public int pass() {
        return Math.max(0, -state);
    }

    final void useUp() {
        state = 0;
    }

    /**
     * Backpropagation: fills {@link #grad()} of this node (1) and of every node it was computed from, directly or not,
     * with the derivative of this node with respect to that one.
     *
     * <p>By the chain rule, the gradient of a node is the sum of ∂c/∂node · grad(c) over all nodes c computed from it. It may
     * pass its own gradient on only when that sum is complete, so each node is visited after everything that was computed from
     * it (a topological order). In {@code b = a.add(a); c = b.add(b)} the node b must have collected both contributions of c
     * before it hands them to a.
     *
     * <p>Gradients of earlier calls are overwritten, not added to, so there is nothing to set to zero first; nodes that this
     * one does not depend on keep theirs. Local derivatives are those of the values at evaluation. The time is proportional
     * to the number of nodes and inputs, no memory is allocated but by operations on many numbers, and a graph may be of any depth.
     */
    public void backward() {
        // First walk: zero the gradients, and count for each node the contributions it has to wait for.
        grad = 0;
        Node stack = this; // linked through the nodes' own `next`
        while (stack != null) {
            Node node = stack;
            stack = node.next;
            node.next = null;
            stack = node.announce(stack);
        }
        // Second walk: a node hands its gradient on once its last contribution has arrived.
        int pass = PASSES.updateAndGet(last -> last == Integer.MAX_VALUE ? 1 : last + 1);
        grad = 1;
        stack = this;
        try {
            while (stack != null) {
                Node node = stack;
                stack = node.next;
                node.next = null;
                node.state = -pass;
                stack = node.contribute(stack);
            }
        } catch (RuntimeException | Error failure) { // of an operation of one's own
            forget();
            throw failure;
        }
    }

    /** Tells each input to wait for a contribution, and puts those on the stack that had not been told before. */
    abstract Node announce(Node stack);

    /** Hands each input its contribution, and puts those on the stack that wait for no more. */
    abstract Node contribute(Node stack);

    final Node await(Node stack) {
        if (state > 0) {
            state++;
            return stack;
        }
        state = 1;
        grad = 0;
        next = stack;
        return this;
    }

    final Node receive(double contribution, Node stack) {
        grad += contribution;
        if (--state > 0) {
            return stack;
        }
        next = stack;
        return this;
    }

    /** No node waits for contributions any more, which the next pass would take for its own. */
    private void forget() {
        Set<Node> seen = new HashSet<>();
        Deque<Node> unseen = new ArrayDeque<>(List.of(this));
        while (!unseen.isEmpty()) {
            Node node = unseen.pop();
            if (seen.add(node)) {
                node.state = 0;
                node.next = null;
                unseen.addAll(node.inputs());
            }
        }
    }
}
