package mlfz.nn.scalar;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The result of an operation on any number of inputs; or, where it has several results, the node that feeds them. */
final class NaryScalar extends Scalar {
    private final NaryOperation operation;
    private final Scalar[] inputs; // null if they are the results of one node, which are taken as a whole
    private final Results results; // these results
    private final double[] inputValues;
    private final double[] values;
    private final double[] gradients; // of the values
    private boolean changed; // by setValue on one of the results

    /** Keeps the array. */
    NaryScalar(NaryOperation operation, Scalar[] inputs) {
        this(operation, inputs, null, valuesOf(inputs));
    }

    private static double[] valuesOf(Scalar[] inputs) {
        double[] values = new double[inputs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = inputs[i].value;
        }
        return values;
    }

    private NaryScalar(NaryOperation operation, Scalar[] inputs, Results results, double[] inputValues) {
        super(operation, Double.NaN);
        this.operation = operation;
        this.inputs = inputs;
        this.results = results;
        this.inputValues = inputValues;
        // A clone, for an operation may sort what it is given, say.
        values = Objects.requireNonNull(operation.values().apply(inputValues.clone()), () -> "values of " + operation);
        gradients = new double[values.length];
        if (values.length == 1) {
            value = values[0]; // of several results each has its own
        }
    }

    /** The node of an operation, after a check that it has inputs and none of them is null. */
    static NaryScalar of(NaryOperation operation, List<Scalar> inputs, String name) {
        Objects.requireNonNull(operation, "operation");
        return inputs instanceof Results results && !results.node.changed
                ? new NaryScalar(operation, null, results, results.node.values)
                : new NaryScalar(operation, toArray(inputs, name));
    }

    /** The list as an array of its own, after a check that it has elements and none of them is null. */
    private static Scalar[] toArray(List<Scalar> list, String name) {
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

    /** All results; each becomes a node of its own when somebody takes it from the list. */
    List<Scalar> results() {
        return new Results(this);
    }

    @Override
    public List<Scalar> inputs() {
        return results != null ? results : Collections.unmodifiableList(Arrays.asList(inputs));
    }

    @Override
    Node announce(Node stack) {
        Arrays.fill(gradients, 0);
        if (results != null) {
            return results.node.await(stack);
        }
        for (Scalar input : inputs) {
            stack = input.await(stack);
        }
        return stack;
    }

    @Override
    Node contribute(Node stack) {
        if (values.length == 1) {
            gradients[0] += grad;
        }
        double[] contributions = new double[inputValues.length];
        operation.pullback().fill(inputValues, values, gradients, contributions);
        if (results != null) {
            return results.node.receiveAll(contributions, stack);
        }
        for (int i = 0; i < inputs.length; i++) {
            stack = inputs[i].receive(contributions[i], stack);
        }
        return stack;
    }

    private Node receiveAll(double[] contributions, Node stack) {
        for (int i = 0; i < contributions.length; i++) {
            gradients[i] += contributions[i];
        }
        return receive(0, stack);
    }

    private static final class Results extends AbstractList<Scalar> implements RandomAccess {
        private final NaryScalar node;
        private final Item[] items;

        Results(NaryScalar node) {
            this.node = node;
            items = new Item[node.values.length];
        }

        @Override
        public int size() {
            return items.length;
        }

        @Override
        public Scalar get(int i) {
            if (items[i] == null) {
                items[i] = new Item(node, i);
            }
            return items[i];
        }
    }

    /** One result of several. */
    static final class Item extends Scalar {
        private final NaryScalar node;
        private final int index;

        private Item(NaryScalar node, int index) {
            super(Elementwise.ITEM, node, index);
            value = node.values[index];
            this.node = node;
            this.index = index;
        }

        @Override
        public void setValue(double value) {
            super.setValue(value);
            node.changed = true;
        }

        @Override
        public double grad() {
            return node.gradients[index]; // what came by way of this item, and what was handed to all results at once
        }

        @Override
        Node contribute(Node stack) {
            node.gradients[index] += super.grad();
            return node.receive(0, stack);
        }
    }
}
