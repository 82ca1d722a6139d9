package mlfz.nn.scalar;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The result of an operation on any number of inputs; or, where it has several results, the node that feeds them. */
final class NaryScalar extends Scalar {
    private final NaryOperation operation;
    private final Scalar[] inputs;
    private final double[] inputValues;
    private final double[] values;
    private Scalar[] results = {this};

    /** Keeps the array. */
    NaryScalar(NaryOperation operation, Scalar[] inputs) {
        super(operation, null, Double.NaN, 0);
        this.operation = operation;
        this.inputs = inputs;
        inputValues = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            inputValues[i] = inputs[i].value;
        }
        values = operation.values().apply(inputValues);
        value = values.length == 1 ? values[0] : Double.NaN; // of several results each has its own
    }

    List<Scalar> results() {
        results = new Scalar[values.length];
        for (int i = 0; i < values.length; i++) {
            results[i] = new Scalar(Elementwise.ITEM, this, values[i], i);
        }
        return Collections.unmodifiableList(Arrays.asList(results));
    }

    @Override
    public List<Scalar> inputs() {
        return Collections.unmodifiableList(Arrays.asList(inputs));
    }

    @Override
    Scalar announce(Scalar stack) {
        for (Scalar result : results) {
            result.grad = 0; // of those that the walk does not reach, too: they are pulled back with the others
        }
        for (Scalar input : inputs) {
            stack = input.await(stack);
        }
        return stack;
    }

    @Override
    Scalar contribute(Scalar stack) {
        double[] gradients = new double[results.length];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = results[i].grad;
        }
        double[] contributions = new double[inputs.length];
        operation.pullback().fill(inputValues, values, gradients, contributions);
        for (int i = 0; i < inputs.length; i++) {
            stack = inputs[i].receive(contributions[i], stack);
        }
        return stack;
    }
}
