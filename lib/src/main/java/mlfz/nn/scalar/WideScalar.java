package mlfz.nn.scalar;

/** The result of an operation on any number of inputs, such as a sum or a loss over a whole data set. */
final class WideScalar extends Scalar {
    private final Scalar[] inputs;
    private final double[] slopes;

    /** Keeps both arrays: slopes[i] is the derivative of the result by inputs[i]. */
    WideScalar(double value, Operation operation, Scalar[] inputs, double[] slopes) {
        super(value, operation);
        this.inputs = inputs;
        this.slopes = slopes;
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
    double slope(int i) {
        return slopes[i];
    }
}
