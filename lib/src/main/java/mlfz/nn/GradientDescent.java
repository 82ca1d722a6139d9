package mlfz.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import mlfz.nn.scalar.Scalar;

/**
 * Trains a model by gradient descent on the whole data set: each step computes the loss of all predictions, its gradient
 * by backpropagation, and moves every parameter θ ← θ − lr · ∂loss/∂θ.
 *
 * <pre>{@code
 * double[] losses = new GradientDescent<>(model, Losses::meanSquaredError).run(xs, ys, 0.2, 100);
 * }</pre>
 *
 * <p>The loss may take some of the points in each step, such as a mini-batch, and a model may move its parameters in a way
 * of its own, such as with momentum: then it has its own {@link Model#gradientUpdate}.
 *
 * <p>It keeps nothing of a training but the model's parameters and the losses. Not thread-safe, as models are not; but
 * several threads may each train a model of their own.
 *
 * @param <X> what the model takes
 */
public final class GradientDescent<X> {
    private final Model<X> model;
    private final Loss loss;
    private double[] losses = {};
    private int taken;
    private boolean trained; // also in an earlier run

    /**
     * Training of this model for this loss.
     *
     * @param loss takes the predictions and the targets, e.g. {@code Losses::binaryCrossEntropy}
     */
    public GradientDescent(Model<X> model, Loss loss) {
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
     * @throws NullPointerException if an argument, an x or a y is null
     * @throws IllegalArgumentException if xs and ys differ in length or are empty, steps is not positive, or the
     *     schedule gives a learning rate that is not positive and finite (the steps before that one are kept)
     * @throws IllegalStateException if the loss does not depend on any of the model's parameters
     * @throws ArithmeticException if a loss or a gradient is not finite; the parameters are those that gave it
     * @throws CancellationException if the thread is interrupted, looked at before each step; the parameters are those
     *     of the last whole step, and the thread stays interrupted
     */
    public double[] run(
            List<? extends X> xs,
            List<? extends Number> ys,
            IntToDoubleFunction schedule,
            int steps,
            BiConsumer<Integer, Double> afterEachStep) {
        return run(xs, ys, () -> predictions(xs), schedule, steps, afterEachStep);
    }

    private List<Scalar> predictions(List<? extends X> xs) {
        List<Scalar> predictions = new ArrayList<>(xs.size());
        for (X x : xs) {
            predictions.add(model.forward(x));
        }
        return predictions;
    }

    /**
     * The same with predictions that are computed in another way than point by point, such as by a vectorized model.
     *
     * @param predictions gives, in each step, a prediction for each x with the parameters' present values
     * @see #run(List, List, IntToDoubleFunction, int, BiConsumer)
     */
    public double[] run(
            List<? extends X> xs,
            List<? extends Number> ys,
            Supplier<List<Scalar>> predictions,
            IntToDoubleFunction schedule,
            int steps,
            BiConsumer<Integer, Double> afterEachStep) {
        List<Double> targets = checkedTargets(xs, ys);
        Objects.requireNonNull(predictions, "predictions");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(afterEachStep, "afterEachStep");
        if (steps <= 0) {
            throw new IllegalArgumentException("steps = " + steps + ": expected a positive number of steps");
        }
        losses = new double[Math.min(steps, 1024)];
        for (taken = 0; taken < steps; ) {
            int step = taken + 1;
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("training was interrupted before step " + step + " of " + steps);
            }
            double lr = schedule.applyAsDouble(step);
            requireRate(lr, step);
            Scalar result = Objects.requireNonNull(
                    loss.apply(predictions.get(), targets), () -> "the result of the loss at step " + step);
            double value = result.value(); // before the update, for the loss may be a parameter itself
            result.backward();
            if (!Double.isFinite(value)) {
                throw new ArithmeticException(
                        "the loss is " + value + " at step " + step + ": " + cause(xs, targets, step, lr));
            }
            requireInfluence(result, step);
            update(lr, step);
            trained = true;
            if (taken == losses.length) {
                losses = Arrays.copyOf(losses, (int) Math.min(steps, 2L * taken));
            }
            losses[taken++] = value;
            afterEachStep.accept(step, value);
        }
        return losses();
    }

    /** The losses of the last run's steps so far, also if it was stopped or diverged; none before the first run. */
    public double[] losses() {
        return Arrays.copyOf(losses, taken);
    }

    /** The first and the last of the {@link #losses()}, such as {@code loss 4.0 at step 1, 0.25 at step 3}. */
    @Override
    public String toString() {
        return taken == 0
                ? "no step taken yet"
                : "loss " + losses[0] + " at step 1"
                        + (taken == 1 ? "" : ", " + losses[taken - 1] + " at step " + taken);
    }

    /** A number without a gradient refuses a bad rate, and nothing else has changed by then. */
    private static void requireRate(double lr, int step) {
        try {
            new Scalar(0).gradientUpdate(lr);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("at step " + step + ": " + e.getMessage());
        }
    }

    private void update(double lr, int step) {
        try {
            model.gradientUpdate(lr);
        } catch (ArithmeticException e) {
            throw (ArithmeticException) new ArithmeticException("at step " + step + ": " + e.getMessage()).initCause(e);
        }
    }

    private void requireInfluence(Scalar result, int step) {
        Map<String, Scalar> parameters = model.parameters();
        if (parameters.values().stream().noneMatch(parameter -> parameter.pass() == result.pass())) {
            throw new IllegalStateException(
                    "the loss at step " + step + " depends on none of the model's parameters " + parameters.keySet()
                            + ": see to it that forward uses the very Scalars that parameters() lists, not copies, and computes with "
                            + "Scalars all the way");
        }
    }

    /** Why a loss is not finite, as far as that can be told. */
    private String cause(List<? extends X> xs, List<Double> targets, int step, double lr) {
        for (Map.Entry<String, Double> parameter : model.parameterValues().entrySet()) {
            if (step == 1 && !Double.isFinite(parameter.getValue())) {
                return "the parameter " + parameter.getKey() + " = " + parameter.getValue()
                        + ": expected a finite number";
            }
        }
        for (int i = 0; i < xs.size(); i++) {
            if (!Finite.isFinite(xs.get(i))) {
                return "xs[" + i + "] = " + Finite.text(xs.get(i)) + ": expected finite numbers";
            }
            if (!Double.isFinite(targets.get(i))) {
                return "ys[" + i + "] = " + targets.get(i) + ": expected a finite number";
            }
        }
        String look =
                "look for an operation of the model or the loss that gives no finite number, such as the logarithm of 0";
        String smaller = "training diverged; start again from a new model with a smaller learning rate than " + lr;
        if (step > 1) {
            return smaller;
        }
        return trained
                ? "either the run before has led here, and " + smaller + "; or " + look
                : "no parameter has moved yet, so it is not the learning rate; " + look;
    }

    private static List<Double> checkedTargets(List<?> xs, List<? extends Number> ys) {
        Objects.requireNonNull(xs, "xs");
        Objects.requireNonNull(ys, "ys");
        if (xs.size() != ys.size() || xs.isEmpty()) {
            throw new IllegalArgumentException(
                    xs.size() + " xs and " + ys.size() + " ys: expected one y for each x, and at least one");
        }
        List<Double> targets = new ArrayList<>(ys.size());
        for (Number y : ys) {
            targets.add(requireElement(y, "ys", targets.size()).doubleValue());
        }
        int i = 0;
        for (Object x : xs) {
            requireElement(x, "xs", i++);
        }
        return Collections.unmodifiableList(targets);
    }

    private static <T> T requireElement(T element, String name, int i) {
        if (element == null) {
            throw new NullPointerException(name + "[" + i + "]");
        }
        return element;
    }
}
