package mlfz.nn.vectorized;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.nn.Block;
import mlfz.nn.Model;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.NaryOperation;
import mlfz.nn.scalar.Reads;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.Trace.Step;

/**
 * A model at all points at a time: its predictions as Scalars of an ordinary graph, computed without building the graph of
 * each point. That graph is recorded once; as all points do the same operations, each operation is then carried out for all
 * of them in one go, on arrays. (In JAX, these two steps are tracing and {@code vmap}.)
 *
 * <pre>{@code
 * var lined = new VectorizedModel<>(model, xs);
 * for (int step = 1; step <= 1000; step++) {
 *     Scalar loss = binaryCrossEntropy(lined.predictions(), ys);    // or any other
 *     loss.backward();
 *     model.gradientUpdate(0.1);
 * }
 * }</pre>
 *
 * <p>All predictions are fed by one node whose inputs are the parameters. Values and gradients have the very digits that the
 * graphs of the points would give, with any number of threads: sums over points are taken from the last point to the first, as
 * {@link Scalar#backward()} does for the losses of the library. (Only where a loss reaches the predictions in another order,
 * or uses parameters directly, may last digits differ.)
 *
 * <p>For each point it takes at most 16 bytes an operation, 8 a constant, and 8 or 16 for each use of a parameter as anything
 * but a factor. Not thread-safe: one thread at a time may use it, and the graphs of its predictions.
 *
 * @param <X> what the model takes
 */
public final class VectorizedModel<X> {
    /** Points whose arrays together stay in a processor's cache. */
    private static final int BATCH = 512;

    private static final String UNFIT =
            ": all points are computed by the steps recorded from one, which has to be the same "
                    + "computation for each point and each time; use GradientDescent, or the model itself";

    private final Function<? super X, List<Scalar>> outputs;
    private final List<X> xs;
    private final List<Scalar> parameters;
    private final int[] used; // the parameters that the outputs depend on,
    private final List<Scalar> inputs; // and these themselves
    private final Trace trace; // of one point
    private final List<Batch> batches = new ArrayList<>(); // of all points, the last point first
    private final double[] parameterGradients;
    private final List<GradientSum> sums;
    private final int threads;
    private final NaryOperation operation = new NaryOperation("the model at all points", this::values, this::pullBack);
    private double[] evaluatedWith = {};

    /** The model at these points, computed by one thread. */
    public VectorizedModel(Model<X> model, List<? extends X> xs) {
        this(model, xs, 1);
    }

    /**
     * The model at these points.
     *
     * @param threads how many threads share the work; more than one pays from some thousand points on, and no more are used
     *     than there are blocks of 512 points
     * @throws NullPointerException if an argument or a point is null
     * @throws IllegalArgumentException if there are no points, or the number of threads is not positive
     * @throws IllegalStateException if what the model computes is not the same for every point and each time, if it reads the
     *     value of a Scalar (what it does then may change with the parameters), or if it uses none of its parameters
     */
    public VectorizedModel(Model<X> model, List<? extends X> xs, int threads) {
        this(model, asList(model), xs, threads);
    }

    private static <X> Function<X, List<Scalar>> asList(Model<X> model) {
        Objects.requireNonNull(model, "model");
        return x -> Arrays.asList(model.forward(x));
    }

    /**
     * Whatever has parameters and computes several numbers for each point, such as the logits of several classes.
     *
     * @param block whose parameters these are
     * @param outputs gives the numbers of a point, as many for each
     * @see #outputs()
     */
    public VectorizedModel(
            Block block, Function<? super X, List<Scalar>> outputs, List<? extends X> points, int threads) {
        Objects.requireNonNull(block, "block");
        this.outputs = Objects.requireNonNull(outputs, "outputs");
        xs = List.copyOf(checked(points));
        if (threads <= 0) {
            throw new IllegalArgumentException("threads = " + threads + ": expected a positive number of threads");
        }
        parameters = List.copyOf(new LinkedHashSet<>(block.parameters().values()));
        trace = traced(outputsAt(0));
        used = trace.steps.stream()
                .filter(Step::isParameter)
                .mapToInt(Step::number)
                .sorted()
                .toArray();
        inputs = Arrays.stream(used).mapToObj(parameters::get).toList();
        if (used.length == 0) {
            throw new IllegalStateException("the model uses none of its parameters "
                    + block.parameters().keySet()
                    + ": forward has to compute with the very Scalars that parameters() lists, not with copies");
        }
        List<double[]> constants = new ArrayList<>();
        for (int i = xs.size() - 1; i >= 0; i--) {
            constants.add(constants(outputsAt(i), i));
        }
        // One point shows at once what verify would find only later.
        if (!Arrays.equals(constants.get(xs.size() - 1), constants(outputsAt(0), 0))) {
            throw new IllegalStateException("the model uses other numbers when it is asked again for point 0" + UNFIT);
        }
        this.threads = Math.min(threads, (xs.size() + BATCH - 1) / BATCH);
        List<List<double[]>> spare = Stream.<List<double[]>>generate(ArrayList::new)
                .limit(this.threads)
                .toList();
        for (int from = 0; from < xs.size(); from += BATCH) {
            List<double[]> some = constants.subList(from, Math.min(from + BATCH, xs.size()));
            batches.add(new Batch(trace, some, parameters.size(), spare.get(batches.size() % this.threads)));
        }
        parameterGradients = new double[parameters.size()];
        sums = GradientSum.of(batches, parameterGradients);
    }

    private static <X> List<X> checked(List<X> points) {
        if (Objects.requireNonNull(points, "xs").isEmpty()) {
            throw new IllegalArgumentException("xs is empty: expected at least one point");
        }
        int i = 0;
        for (X point : points) {
            if (point == null) {
                throw new NullPointerException("xs[" + i + "]");
            }
            i++;
        }
        return points;
    }

    private List<Scalar> outputsAt(int i) {
        return Reads.forbidden(() -> {
            List<Scalar> results = Objects.requireNonNull(outputs.apply(xs.get(i)), "result of the model");
            results.forEach(result -> Objects.requireNonNull(result, "result of the model"));
            return results;
        });
    }

    private Trace traced(List<Scalar> graph) {
        try {
            return new Trace(graph, parameters);
        } catch (IllegalStateException unfit) {
            throw new IllegalStateException(unfit.getMessage() + UNFIT);
        }
    }

    private double[] constants(List<Scalar> graph, int i) {
        try {
            return trace.constantsOf(graph);
        } catch (IllegalStateException difference) {
            throw new IllegalStateException("the model computes something else for point " + i + " than before: "
                    + difference.getMessage() + UNFIT);
        }
    }

    /**
     * The prediction for each point, with the parameters' present values: nodes of a new graph at each call.
     *
     * @throws IllegalStateException if there are several outputs for each point
     */
    public List<Scalar> predictions() {
        if (trace.results.length > 1) {
            throw new IllegalStateException(
                    "there are " + trace.results.length + " numbers for each point, not one: expected outputs()");
        }
        return Functions.results(operation, inputs);
    }

    /** The outputs for each point, with the parameters' present values: nodes of a new graph at each call. */
    public List<List<Scalar>> outputs() {
        List<Scalar> all = Functions.results(operation, inputs);
        int count = trace.results.length;
        return IntStream.range(0, xs.size())
                .mapToObj(i -> all.subList(count * i, count * (i + 1)))
                .toList();
    }

    private double[] values(double[] inputs) {
        evaluate(inputs);
        int count = trace.results.length;
        double[] values = new double[count * xs.size()];
        int last = values.length; // the batches begin with the last point
        for (Batch batch : batches) {
            for (int r = 0; r < count; r++) {
                double[] results = batch.results(r);
                for (int i = 0; i < results.length; i++) {
                    values[last - count * (i + 1) + r] = results[i];
                }
            }
            last -= count * batch.results(0).length;
        }
        return values;
    }

    private void evaluate(double[] inputs) {
        double[] values = new double[parameters.size()];
        for (int k = 0; k < used.length; k++) {
            values[used[k]] = inputs[k];
        }
        share(batches.size(), b -> batches.get(b).evaluate(values));
        evaluatedWith = inputs;
    }

    private void pullBack(double[] inputs, double[] values, double[] gradients, double[] contributions) {
        if (!Arrays.equals(inputs, evaluatedWith)) {
            evaluate(inputs); // the arrays have been used with other parameters since
        }
        int count = trace.results.length;
        int last = gradients.length;
        for (Batch batch : batches) {
            for (int r = 0; r < count; r++) {
                double[] rows = batch.resultGradients(r);
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = gradients[last - count * (i + 1) + r];
                }
            }
            last -= count * batch.results(0).length;
        }
        share(batches.size(), b -> batches.get(b).pullBack());
        Arrays.fill(parameterGradients, 0);
        share(sums.size(), s -> sums.get(s).run());
        for (int k = 0; k < used.length; k++) {
            contributions[k] = parameterGradients[used[k]];
        }
    }

    /** Does the tasks 0, 1, … count − 1; thread t has t, t + threads, … */
    private void share(int count, IntConsumer task) {
        IntConsumer work = t -> {
            for (int k = t; k < count; k += threads) {
                task.accept(k);
            }
        };
        if (threads == 1) {
            work.accept(0);
        } else {
            IntStream.range(0, threads).parallel().forEach(work);
        }
    }

    /**
     * Checks that the recorded computation is still that of the model: builds the graph of each point once more and compares
     * its operations and its value.
     *
     * @throws IllegalStateException if it is not
     */
    public void verify() {
        double[] recorded = values(
                Arrays.stream(used).mapToDouble(p -> parameters.get(p).value()).toArray());
        for (int i = 0; i < xs.size(); i++) {
            List<Scalar> graph = outputsAt(i);
            constants(graph, i);
            for (int r = 0; r < graph.size(); r++) {
                double before = recorded[i * graph.size() + r];
                double now = graph.get(r).value();
                if (Double.compare(before, now) != 0) {
                    throw new IllegalStateException(
                            "the computation has changed during training: the prediction for point " + i + " is " + now
                                    + ", but " + before + " by the recorded steps" + UNFIT);
                }
            }
        }
    }
}
