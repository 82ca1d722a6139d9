package mlfz.nn.scalar;

import java.util.Arrays;

/** An operation on any number of inputs, such as a sum or a loss over a whole data set. */
interface WideOperation {
    /** What a picture of the graph shows. */
    String symbol();

    /** The result; fills slopes[i] with its derivative with respect to inputs[i]. */
    double value(double[] inputs, double[] slopes);

    /** The sum of the inputs, added from first to last, divided by a number. */
    record Sum(String symbol, double divisor) implements WideOperation {
        @Override
        public double value(double[] inputs, double[] slopes) {
            double sum = 0;
            for (double input : inputs) {
                sum += input;
            }
            Arrays.fill(slopes, 1 / divisor);
            return sum / divisor;
        }
    }
}
