package mlfz.nn;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import java.util.function.IntToDoubleFunction;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.scalar.VectorizedLoss;

/**
 * Gradient descent like {@link GradientDescent}, with the same losses and parameters to the last digit, but many times
 * faster: the computation of one point is recorded once and then carried out for all points at a time. (Where the loss
 * uses parameters directly, such as for a penalty on large weights, the last digits may differ.)
 *
 * <pre>{@code
 * double[] losses = new VectorizedGradientDescent<>(model, Losses::meanSquaredError).run(xs, ys, 0.2, 100);
 * }</pre>
 *
 * <p>It asks for a model that computes the same operations for every point, whatever the parameters are. One that
 * branches, or keeps numbers between calls, is refused; train it with {@code GradientDescent}.
 *
 * @param <X> what the model takes
 */
public final class VectorizedGradientDescent<X> extends GradientDescent<X> {
    private final int threads;

    /** Training of this model for this loss, on one thread. */
    public VectorizedGradientDescent(Model<X> model, BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss) {
        this(model, loss, 1);
    }

    /**
     * Training of this model for this loss.
     *
     * @param loss takes the predictions and the targets, e.g. {@code Losses::binaryCrossEntropy}
     * @param threads how many threads share the work; more than one pays from some thousand points on
     * @throws IllegalArgumentException if the number of threads is not positive
     */
    public VectorizedGradientDescent(
            Model<X> model, BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss, int threads) {
        super(model, loss);
        if (threads <= 0) {
            throw new IllegalArgumentException("threads = " + threads + ": expected a positive number of threads");
        }
        this.threads = threads;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the model does not compute the same operations for every point and each time, or if
     *     it or the loss reads the value of a Scalar. Some of this shows only when the last step is done; the parameters
     *     are then as they were before the call. (Training that ends early throws what ended it, and has this
     *     exception among the {@linkplain Throwable#getSuppressed suppressed} ones.)
     */
    @Override
    public double[] run(
            List<? extends X> xs,
            List<? extends Number> ys,
            IntToDoubleFunction schedule,
            int steps,
            BiConsumer<Integer, Double> afterEachStep) {
        check(xs, ys, schedule, steps, afterEachStep);
        Map<String, Scalar> before = model.copyParameters();
        List<Scalar> parameters = List.copyOf(model.parameters().values());
        // A model's list of its parameters may take longer to make than the rest of a step.
        DoubleConsumer update = model.hasOwnUpdate()
                ? model::gradientUpdate
                : lr -> parameters.forEach(parameter -> parameter.gradientUpdate(lr));
        try (var recorded =
                new VectorizedLoss<X>(model, xs, predictions -> loss.apply(predictions, ys), parameters, threads)) {
            double[] losses;
            try {
                losses = descend(recorded::evaluateWithGradients, update, schedule, steps, afterEachStep);
            } catch (RuntimeException end) {
                addUnfit(recorded, end);
                throw end;
            }
            try {
                recorded.verify();
            } catch (RuntimeException unfit) {
                model.loadParameters(before);
                throw unfit;
            }
            return losses;
        }
    }

    private static void addUnfit(VectorizedLoss<?> recorded, RuntimeException end) {
        try {
            recorded.verify();
        } catch (RuntimeException unfit) {
            end.addSuppressed(unfit);
        }
    }
}
