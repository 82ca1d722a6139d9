package mlfz.nn;

import java.util.function.Function;
import mlfz.nn.scalar.Scalar;

/**
 * A function with parameters that can be trained: x ↦ f(x; θ). A model says how it computes its prediction; all that
 * concerns its parameters comes from {@link Block}.
 *
 * <pre>{@code
 * class Line extends Model<Double> {
 *     Scalar a = new Scalar(1);
 *     Scalar b = new Scalar(1);
 *
 *     public Scalar forward(Double x) {
 *         return a.mul(x).add(b);
 *     }
 * }
 * }</pre>
 *
 * @param <X> what the model takes, e.g. {@code Double} for a number or {@code double[]} for a point
 */
public abstract class Model<X> extends Block implements Function<X, Scalar> {
    /** The prediction for x, as a graph from the parameters to the result. */
    public abstract Scalar forward(X x);

    /** The same as {@link #forward}, so that a model can be used wherever a function is asked for. */
    @Override
    public final Scalar apply(X x) {
        return forward(x);
    }
}
