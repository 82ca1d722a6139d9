package mlfz.nn.vectorized;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import mlfz.nn.GradientDescent;
import mlfz.nn.Loss;
import mlfz.nn.Model;
import mlfz.nn.scalar.Scalar;

/**
 * {@link GradientDescent} with a {@link VectorizedModel}: the same losses and parameters, to the last digit but for the cases
 * named there, and many times faster.
 *
 * <pre>{@code
 * double[] losses = new VectorizedGradientDescent<>(model, Losses::meanSquaredError).run(xs, ys, 0.2, 100);
 * }</pre>
 *
 * <p>It asks for a model that computes the same operations for every point, whatever the parameters are. One that branches,
 * or keeps numbers between calls, is refused; train it with {@code GradientDescent}. The loss may do what it likes.
 *
 * @param <X> what the model takes
 */
public final class VectorizedGradientDescent<X> {
    private final Model<X> model;
    private final int threads;
    private final GradientDescent<X> descent;

    /** Training of this model for this loss, on one thread. */
    public VectorizedGradientDescent(Model<X> model, Loss loss) {
        this(model, loss, 1);
    }

    /**
     * Training of this model for this loss.
     *
     * @param loss takes the predictions and the targets, e.g. {@code Losses::binaryCrossEntropy}
     * @param threads how many threads share the work; more than one pays from some thousand points on
     * @throws IllegalArgumentException if the number of threads is not positive
     */
    public VectorizedGradientDescent(Model<X> model, Loss loss, int threads) {
        this.model = model;
        this.threads = threads;
        descent = new GradientDescent<>(model, loss);
        if (threads <= 0) {
            throw new IllegalArgumentException("threads = " + threads + ": expected a positive number of threads");
        }
    }

    /** {@link #run(List, List, IntToDoubleFunction, int)} with one learning rate for all steps. */
    public double[] run(List<? extends X> xs, List<? extends Number> ys, double lr, int steps) {
        return run(xs, ys, step -> lr, steps);
    }

    /** {@link #run(List, List, IntToDoubleFunction, int, BiConsumer)} that tells nobody of its steps. */
    public double[] run(List<? extends X> xs, List<? extends Number> ys, IntToDoubleFunction schedule, int steps) {
        return run(xs, ys, schedule, steps, (step, loss) -> {});
    }

    /**
     * Takes steps of gradient descent, as {@link GradientDescent#run(List, List, IntToDoubleFunction, int, BiConsumer)} does
     * with the same arguments and errors.
     *
     * @return the loss before each step; the first is that of step 1
     * @throws IllegalStateException if the model does not compute the same operations for every point and each time, or if it
     *     reads the value of a Scalar. Some of this shows only when the last step is done; the parameters are then as they
     *     were before the call. (Training that ends early throws what ended it, and has this exception among the
     *     {@linkplain Throwable#getSuppressed suppressed} ones.)
     */
    public double[] run(
            List<? extends X> xs,
            List<? extends Number> ys,
            IntToDoubleFunction schedule,
            int steps,
            BiConsumer<Integer, Double> afterEachStep) {
        Map<String, Scalar> before = model.copyParameters();
        var lined = new VectorizedModel<>(model, xs, threads);
        double[] losses;
        try {
            losses = descent.run(xs, ys, lined::predictions, schedule, steps, afterEachStep);
        } catch (RuntimeException end) {
            try {
                lined.verify();
            } catch (RuntimeException unfit) {
                end.addSuppressed(unfit);
            }
            throw end;
        }
        try {
            lined.verify();
        } catch (RuntimeException unfit) {
            model.loadParameters(before);
            throw unfit;
        }
        return losses;
    }

    /** The losses of the last run's steps so far, also if it was stopped or diverged; none before the first run. */
    public double[] losses() {
        return descent.losses();
    }

    /** The first and the last loss of the last run. */
    @Override
    public String toString() {
        return descent.toString();
    }
}
