package mlfz.nn.scalar;

/** The result of an operation on any number of inputs, such as a sum or a loss over a whole data set. */
final class WideScalar extends Scalar {
    private final WideOperation operation;
    private final Scalar[] inputs;
    private final double[] slopes;

    /** Keeps the array. */
    WideScalar(WideOperation operation, Scalar[] inputs) {
        this(operation, inputs, new double[inputs.length]);
    }

    private WideScalar(WideOperation operation, Scalar[] inputs, double[] slopes) {
        super(operation.value(values(inputs), slopes));
        this.operation = operation;
        this.inputs = inputs;
        this.slopes = slopes;
    }

    private static double[] values(Scalar[] inputs) {
        double[] values = new double[inputs.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = inputs[i].currentValue();
        }
        return values;
    }

    @Override
    public String operation() {
        return operation.symbol();
    }

    @Override
    WideOperation wideRule() {
        return operation;
    }

    @Override
    int inputCount() {
        return inputs.length;
    }

    @Override
    Scalar input(int i) {
        return inputs[i];
    }

    @Override
    Scalar announceShares(Scalar stack) {
        for (Scalar input : inputs) {
            stack = input.awaitShare(stack);
        }
        return stack;
    }

    @Override
    Scalar passShares(Scalar stack) {
        for (int i = 0; i < inputs.length; i++) {
            stack = inputs[i].receiveShare(grad() * slopes[i], stack);
        }
        return stack;
    }
}
