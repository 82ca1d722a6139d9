package mlfz.nn.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.nn.scalar.Recording.Instruction;

/**
 * The loss of a model on a data set, computed without building a graph each time. The graph of each point is recorded
 * once; as all of them do the same operations, each operation can then be carried out for all points in one go, on
 * arrays. (In JAX, these two steps are tracing and {@code vmap}.)
 *
 * <p>Losses and gradients have the very digits that the graph itself would give, with any number of threads: every sum is
 * taken in the order in which {@link Scalar#backward()} takes it. (Only where a loss uses parameters directly, besides
 * the predictions, may the order differ.)
 *
 * <p>For each point it takes at most 16 bytes an operation, 8 a constant, and 8 or 16 for each use of a parameter as anything
 * but a factor. Not thread-safe: one thread at a time may call it.
 *
 * @param <X> what the model takes
 */
public final class VectorizedLoss<X> implements AutoCloseable {
    /** Points whose arrays together stay in a processor's cache. */
    private static final int LANES = 512;

    private static final String UNFIT =
            ": training on recorded graphs needs the same computation each time; use GradientDescent";
    private static final AtomicInteger RECORDINGS = new AtomicInteger();
    private static final ThreadLocal<Boolean> RECORDING = ThreadLocal.withInitial(() -> false);

    private final Function<? super X, Scalar> model;
    private final Function<List<Scalar>, Scalar> loss;
    private final List<? extends X> xs;
    private final Scalar[] parameters;
    private final Map<Scalar, Integer> variables = new IdentityHashMap<>(); // the parameters' indices
    private final boolean[] reached; // parameters that backpropagation comes to; others keep their gradients
    private final Recording point; // that of the first point
    private final Tape tape; // the loss of the predictions and the parameters
    private final int[] pointOfLane;
    private final List<Lanes> lanes = new ArrayList<>();
    private final double[] lossVariables;
    private final double[] lossGradients;
    private final double[] parameterValues;
    private final double[] parameterGradients;
    private final List<ParameterSum> sums;
    private final int threads;
    private final ExecutorService executor;

    /**
     * Records the graphs of a model and a loss.
     *
     * @param model gives the prediction for a point
     * @param xs the points
     * @param loss takes one prediction for each point
     * @param parameters the Scalars that may change between evaluations
     * @param threads how many threads share the work; no more are used than there are blocks of 512 points
     * @throws NullPointerException if an argument, a point or a parameter is null
     * @throws IllegalArgumentException if there are no points, or the number of threads is not positive
     * @throws IllegalStateException if what the model computes is not the same for every point and each time, or if the model or
     *     the loss reads the value of a Scalar: what it does then may change with the parameters
     */
    public VectorizedLoss(
            Function<? super X, Scalar> model,
            List<? extends X> xs,
            Function<List<Scalar>, Scalar> loss,
            List<Scalar> parameters,
            int threads) {
        this.model = Objects.requireNonNull(model, "model");
        this.loss = Objects.requireNonNull(loss, "loss");
        this.xs = List.copyOf(Objects.requireNonNull(xs, "xs"));
        this.parameters = Objects.requireNonNull(parameters, "parameters").stream()
                .distinct()
                .toArray(Scalar[]::new);
        if (xs.isEmpty()) {
            throw new IllegalArgumentException("xs is empty: expected at least one point");
        }
        if (threads <= 0) {
            throw new IllegalArgumentException("threads = " + threads + ": expected a positive number of threads");
        }
        for (Scalar parameter : this.parameters) {
            variables.put(parameter, variables.size());
        }
        parameterValues = new double[variables.size()];
        parameterGradients = new double[variables.size()];

        point = new Recording(predict(0), variables);
        List<double[]> constants = new ArrayList<>();
        List<Scalar> predictions = new ArrayList<>();
        for (int i = 0; i < this.xs.size(); i++) {
            Scalar prediction = predict(i);
            constants.add(constants(prediction, i));
            predictions.add(new Scalar(prediction.currentValue()));
        }

        // One point shows at once what verify would find only after the training.
        if (!Arrays.equals(constants.get(0), constants(predict(0), 0))) {
            throw new IllegalStateException("the model uses other numbers when it is asked again for point 0" + UNFIT);
        }

        Map<Scalar, Integer> lossInputs = new IdentityHashMap<>();
        predictions.forEach(prediction -> lossInputs.put(prediction, lossInputs.size()));
        variables.forEach((parameter, index) -> lossInputs.put(parameter, constants.size() + index));
        tape = new Tape(new Recording(whileRecording(() -> loss.apply(predictions)), lossInputs));
        reached = new boolean[variables.size()];
        if (Arrays.stream(tape.variableOrder())
                .anyMatch(v -> v < constants.size())) { // the loss depends on predictions
            point.instructions.stream()
                    .filter(Instruction::isVariable)
                    .forEach(instruction -> reached[instruction.variable()] = true);
        }
        Arrays.stream(tape.variableOrder())
                .map(v -> v - constants.size())
                .filter(p -> p >= 0)
                .forEach(p -> reached[p] = true);
        lossVariables = new double[lossInputs.size()];
        lossGradients = new double[lossInputs.size()];

        pointOfLane = IntStream.concat(Arrays.stream(tape.variableOrder()), IntStream.range(0, constants.size()))
                .filter(v -> v < constants.size())
                .distinct()
                .toArray();
        this.threads = Math.min(threads, (pointOfLane.length + LANES - 1) / LANES);
        List<List<double[]>> spare = Stream.<List<double[]>>generate(ArrayList::new)
                .limit(this.threads)
                .toList(); // of each thread
        for (int from = 0; from < pointOfLane.length; from += LANES) {
            int to = Math.min(from + LANES, pointOfLane.length);
            lanes.add(new Lanes(
                    point,
                    Arrays.stream(pointOfLane, from, to)
                            .mapToObj(constants::get)
                            .toList(),
                    variables.size(),
                    spare.get(lanes.size() % this.threads)));
        }
        sums = ParameterSum.of(lanes, parameterGradients);
        executor = this.threads == 1
                ? null
                : Executors.newFixedThreadPool(this.threads - 1, task -> {
                    Thread thread = new Thread(task, "vectorized loss");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private Scalar predict(int i) {
        return whileRecording(() -> model.apply(xs.get(i)));
    }

    private double[] constants(Scalar prediction, int i) {
        try {
            return point.constantsOf(prediction);
        } catch (IllegalStateException difference) {
            throw new IllegalStateException("the model computes something else for point " + i + " than before: "
                    + difference.getMessage() + UNFIT);
        }
    }

    private static Scalar whileRecording(Supplier<Scalar> code) {
        RECORDINGS.incrementAndGet();
        RECORDING.set(true);
        try {
            return Objects.requireNonNull(code.get(), "result of the model or the loss");
        } finally {
            RECORDING.set(false);
            RECORDINGS.decrementAndGet();
        }
    }

    /** Called by {@link Scalar#value()}: whoever reads a value while a graph is recorded may do something else next time. */
    static void noteRead() {
        if (RECORDINGS.get() > 0 && RECORDING.get()) {
            throw new IllegalStateException("the value of a Scalar is read while its graph is recorded, so the graph "
                    + "may depend on it and change during training" + UNFIT);
        }
    }

    /**
     * Computes the loss with the parameters' present values, and sets {@link Scalar#grad()} of each that it depends on to
     * its derivative with respect to that one.
     */
    public double evaluateWithGradients() {
        double result = evaluate();
        backward();
        return result;
    }

    private double evaluate() {
        for (int p = 0; p < parameters.length; p++) {
            parameterValues[p] = parameters[p].currentValue();
        }
        share(lanes.size(), k -> lanes.get(k).evaluate(parameterValues));
        int lane = 0;
        for (Lanes some : lanes) {
            for (double result : some.results()) {
                lossVariables[pointOfLane[lane++]] = result;
            }
        }
        System.arraycopy(parameterValues, 0, lossVariables, pointOfLane.length, parameterValues.length);
        return tape.evaluate(lossVariables);
    }

    private void backward() {
        tape.backward(lossGradients);
        int lane = 0;
        for (Lanes some : lanes) {
            double[] gradients = some.resultGradients();
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = lossGradients[pointOfLane[lane++]];
            }
        }
        share(lanes.size(), k -> lanes.get(k).backward());
        System.arraycopy(lossGradients, pointOfLane.length, parameterGradients, 0, parameterGradients.length);
        share(sums.size(), k -> sums.get(k).run());
        for (int p = 0; p < parameters.length; p++) {
            if (reached[p]) {
                parameters[p].setGrad(parameterGradients[p]);
            }
        }
    }

    /** Does the tasks 0, 1, … count − 1; thread t has t, t + threads, … */
    private void share(int count, IntConsumer task) {
        List<Future<?>> others = new ArrayList<>();
        for (int t = 1; t < threads; t++) {
            int first = t;
            others.add(executor.submit(() -> work(first, count, task)));
        }
        work(0, count, task);
        others.forEach(VectorizedLoss::join);
    }

    private void work(int first, int count, IntConsumer task) {
        for (int k = first; k < count; k += threads) {
            task.accept(k);
        }
    }

    /**
     * Checks that the recorded graphs are still those of the model and the loss: builds them once more and compares.
     *
     * @throws IllegalStateException if they are not
     */
    public void verify() {
        double recorded = evaluate();
        List<Scalar> predictions = new ArrayList<>();
        for (int i = 0; i < pointOfLane.length; i++) {
            Scalar graph = predict(i);
            constants(graph, i);
            checkUnchanged("prediction for point " + i, lossVariables[i], graph.currentValue());
            predictions.add(new Scalar(graph.currentValue()));
        }
        checkUnchanged(
                "loss", recorded, whileRecording(() -> loss.apply(predictions)).currentValue());
    }

    private static void checkUnchanged(String what, double recorded, double now) {
        if (Double.compare(recorded, now) != 0) {
            throw new IllegalStateException("the computation has changed during training: the " + what + " is " + now
                    + ", but " + recorded + " by the recorded graph" + UNFIT);
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }

    /** Waits for a worker without giving up at an interrupt: the arrays must not change after this. */
    private static void join(Future<?> worker) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
