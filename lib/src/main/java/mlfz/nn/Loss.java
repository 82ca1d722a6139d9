package mlfz.nn;

import java.util.List;
import mlfz.nn.scalar.Scalar;

/**
 * A loss: how far predictions are from what they should be. {@code Losses::binaryCrossEntropy} is one, and so is a method of
 * your own that takes the predictions as Scalars and the targets as numbers.
 */
@FunctionalInterface
public interface Loss {
    /**
     * The loss as a node of the graph, computed from the predictions.
     *
     * @param predictions one for each point
     * @param targets what they should be, in the same order
     */
    Scalar apply(List<Scalar> predictions, List<Double> targets);
}
