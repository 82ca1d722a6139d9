package mlfz.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import mlfz.nn.scalar.Scalar;

/**
 * Trains a model by gradient descent on the whole data set: each step computes the loss of all predictions, its gradient
 * by backpropagation, and moves every parameter θ ← θ − lr · ∂loss/∂θ.
 *
 * <pre>{@code
 * double[] losses = new GradientDescent<>(model, Losses::meanSquaredError).run(xs, ys, 0.2, 100);
 * }</pre>
 *
 * <p>It keeps nothing of a training but the model's parameters. Not thread-safe, as models are not; but several threads may
 * each train a model of their own.
 *
 * @param <X> what the model takes
 */
public sealed class GradientDescent<X> permits VectorizedGradientDescent {
    final Model<X> model;
    final BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss;

    /**
     * Training of this model for this loss.
     *
     * @param loss takes the predictions and the targets, e.g. {@code Losses::binaryCrossEntropy}; one of your own takes its
     *     targets as a {@code List<? extends Number>}
     */
    public GradientDescent(Model<X> model, BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss) {
        this.model = Objects.requireNonNull(model, "model");
        this.loss = Objects.requireNonNull(loss, "loss");
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
     * Takes steps of gradient descent from wherever the model's parameters are.
     *
     * @param xs what the model is given
     * @param ys the targets, one for each x
     * @param schedule the learning rate of each step, counted from 1
     * @param steps how many steps to take
     * @param afterEachStep is told of each step once the parameters have moved: its number, counted from 1, and the loss
     *     before it, e.g. {@code progress::update}; what it throws ends the training
     * @return the loss before each step; the first is that of step 1
     * @throws NullPointerException if an argument or an x is null
     * @throws IllegalArgumentException if xs and ys differ in length or are empty, steps is not positive, or the
     *     schedule gives a learning rate that is not positive and finite (the steps before that one are kept)
     * @throws ArithmeticException if a loss is not finite; the parameters are those that gave this loss
     * @throws CancellationException if the thread is interrupted, looked at before each step; the parameters are those
     *     of the last whole step, and the thread stays interrupted
     */
    public double[] run(
            List<? extends X> xs,
            List<? extends Number> ys,
            IntToDoubleFunction schedule,
            int steps,
            BiConsumer<Integer, Double> afterEachStep) {
        check(xs, ys, schedule, steps, afterEachStep);
        return descend(
                () -> {
                    List<Scalar> predictions = new ArrayList<>(xs.size());
                    for (X x : xs) {
                        predictions.add(model.forward(x));
                    }
                    Scalar result = loss.apply(predictions, ys);
                    result.backward();
                    return result.value();
                },
                model::gradientUpdate,
                schedule,
                steps,
                afterEachStep);
    }

    static void check(List<?> xs, List<?> ys, IntToDoubleFunction schedule, int steps, BiConsumer<?, ?> afterEachStep) {
        Objects.requireNonNull(xs, "xs");
        Objects.requireNonNull(ys, "ys");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(afterEachStep, "afterEachStep");
        if (xs.size() != ys.size() || xs.isEmpty()) {
            throw new IllegalArgumentException(
                    xs.size() + " xs and " + ys.size() + " ys: expected one y for each x, and at least one");
        }
        int i = 0;
        for (Object x : xs) {
            if (x == null) {
                throw new NullPointerException("xs[" + i + "]");
            }
            i++;
        }
        checkSteps(steps);
    }

    static void checkSteps(int steps) {
        if (steps <= 0) {
            throw new IllegalArgumentException("steps = " + steps + ": expected a positive number of steps");
        }
    }

    /**
     * The steps themselves.
     *
     * @param lossWithGradients computes the loss, and with it the gradients of the parameters
     * @param update changes the parameters, given the learning rate
     */
    static double[] descend(
            DoubleSupplier lossWithGradients,
            DoubleConsumer update,
            IntToDoubleFunction schedule,
            int steps,
            BiConsumer<Integer, Double> afterEachStep) {
        double[] losses = new double[steps];
        for (int step = 1; step <= steps; step++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("training was interrupted before step " + step + " of " + steps);
            }
            double lr = schedule.applyAsDouble(step);
            checkRate(lr, step);
            double result = lossWithGradients.getAsDouble();
            if (!Double.isFinite(result)) {
                throw new ArithmeticException("the loss is " + result + " at step " + step
                        + ": training diverged; start again from a new model with a smaller learning rate than " + lr);
            }
            update.accept(lr);
            losses[step - 1] = result;
            afterEachStep.accept(step, result);
        }
        return losses;
    }

    private static void checkRate(double lr, int step) {
        if (!(lr > 0 && lr < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "learning rate lr = " + lr + " at step " + step + ": expected a positive finite number");
        }
    }
}
