package mlfz.nn.vectorized;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
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
 * {@link Scalar#backward()} does for the losses of the library. (Last digits may differ where a loss reaches the predictions in
 * another order or uses parameters directly, where a parameter was computed from another one, and where what the model gives
 * is a parameter itself.)
 *
 * <p>Points, and parameters as Scalars, are those of the construction: a Scalar in a point counts as a number and gets no
 * gradient, and one that is put in a parameter's place later is not seen ({@link #verify()} tells).
 *
 * <p>It takes 16 bytes an operation for each of the first 16,384 points, and after that only 8 for each number of a point.
 * Not thread-safe: one thread at a time may use it, and the graphs of its predictions.
 *
 * @param <X> what the model takes
 */
public final class VectorizedModel<X> {
    /** Points whose arrays together stay in a processor's cache. */
    private static final int BLOCK = 512;

    /** So many blocks have arrays of their own; more of them are computed a second time on the way back, which is quicker. */
    private static final int KEPT = 32;

    private static final String UNFIT =
            ": all points are computed by the steps recorded from one, which has to be the same "
                    + "computation for each point and each time; use GradientDescent, or the model itself";

    private final Function<? super X, List<Scalar>> outputs;
    private final List<X> xs;
    private final Trace trace; // of one point
    private final List<double[]> constants; // of all points, the last point first
    private final int blocks;
    private final int threads;
    private final List<Batch> batches = new ArrayList<>(); // of each block; or of the first one, and of each thread
    private final NaryOperation operation = new NaryOperation("the model at all points", this::values, this::pullBack);

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

    /** Whatever has parameters and computes several numbers for each point, such as the logits of several classes. */
    public VectorizedModel(Block block, Function<? super X, List<Scalar>> outputs, List<? extends X> xs) {
        this(block, outputs, xs, 1);
    }

    /**
     * The same with several threads.
     *
     * @param block whose parameters these are
     * @param outputs gives the numbers of a point, as many for each
     * @see #outputs()
     * @see #VectorizedModel(Model, List, int)
     */
    public VectorizedModel(
            Block block, Function<? super X, List<Scalar>> outputs, List<? extends X> points, int threads) {
        Objects.requireNonNull(block, "block");
        this.outputs = Objects.requireNonNull(outputs, "outputs");
        xs = List.copyOf(checked(points));
        if (threads <= 0) {
            throw new IllegalArgumentException("threads = " + threads + ": expected a positive number of threads");
        }
        Map<String, Scalar> parameters = block.parameters();
        trace = traced(outputsAt(0), List.copyOf(new LinkedHashSet<>(parameters.values())));
        if (trace.used.isEmpty()) {
            throw new IllegalStateException("the model uses none of its parameters "
                    + parameters.keySet()
                    + ": forward has to compute with the very Scalars that parameters() lists, not with copies");
        }
        double[][] columns = new double[trace.constants()][xs.size()]; // the last point first
        double[] numbers = {};
        for (int i = xs.size() - 1; i >= 0; i--) {
            numbers = constants(outputsAt(i), i);
            for (int k = 0; k < numbers.length; k++) {
                columns[k][xs.size() - 1 - i] = numbers[k];
            }
        }
        // Point 0 shows at once what verify would find only later.
        if (!Arrays.equals(numbers, constants(outputsAt(0), 0))) {
            throw new IllegalStateException("the model uses other numbers when it is asked again for point 0" + UNFIT);
        }
        constants = new ArrayList<>();
        int[] column = distinct(columns, constants);
        blocks = (xs.size() + BLOCK - 1) / BLOCK;
        this.threads = Math.min(threads, blocks);
        int first = xs.size() - BLOCK * (blocks - 1);
        for (int b = 0; b < (blocks <= KEPT ? blocks : 1 + this.threads); b++) {
            batches.add(new Batch(trace, column, b == 0 ? first : BLOCK));
        }
    }

    /** Keeps one of equal columns, such as a coordinate that every hidden unit takes; gives the place of each. */
    private static int[] distinct(double[][] columns, List<double[]> kept) {
        int[] place = new int[columns.length];
        for (int k = 0; k < columns.length; k++) {
            while (place[k] < kept.size() && !Arrays.equals(kept.get(place[k]), columns[k])) {
                place[k]++;
            }
            if (place[k] == kept.size()) {
                kept.add(columns[k]);
            }
        }
        return place;
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
            List<Scalar> results = outputs.apply(xs.get(i));
            Objects.requireNonNull(results, () -> "result of the model for point " + i)
                    .forEach(result -> Objects.requireNonNull(result, () -> "result of the model for point " + i));
            return results;
        });
    }

    private static Trace traced(List<Scalar> graph, List<Scalar> parameters) {
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
        return Functions.results(operation, trace.used);
    }

    /** The outputs for each point, with the parameters' present values: nodes of a new graph at each call. */
    public List<List<Scalar>> outputs() {
        List<Scalar> all = Functions.results(operation, trace.used);
        int count = trace.results.length;
        return IntStream.range(0, xs.size())
                .mapToObj(i -> all.subList(count * i, count * (i + 1)))
                .toList();
    }

    private double[] values(double[] parameters) {
        double[] values = new double[trace.results.length * xs.size()];
        share((block, batch) -> {
            batch.evaluate(from(block), constants, parameters);
            batch.copyResults(values);
        });
        return values;
    }

    private void pullBack(double[] parameters, double[] values, double[] gradients, double[] contributions) {
        List<CompletableFuture<Void>> added =
                Stream.generate(CompletableFuture<Void>::new).limit(blocks).toList();
        share((block, batch) -> {
            try {
                batch.evaluate(from(block), constants, parameters);
                batch.pullBack(gradients);
                if (block > 0) {
                    added.get(block - 1).join(); // in order, for the same digits with any number of threads
                }
                batch.addGradients(contributions);
            } finally {
                added.get(block).complete(null);
            }
        });
    }

    /** The first point of a block, counted from the last one; the first block has what is left over. */
    private int from(int block) {
        return block == 0 ? 0 : xs.size() - BLOCK * (blocks - block);
    }

    /** Has each block dealt with, in this order, by whichever thread has time. */
    private void share(BiConsumer<Integer, Batch> task) {
        AtomicInteger next = new AtomicInteger();
        IntConsumer work = thread -> {
            for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                task.accept(b, batches.get(b == 0 || blocks <= KEPT ? b : 1 + thread));
            }
        };
        if (threads == 1) {
            work.accept(0);
        } else {
            IntStream.range(0, threads).parallel().forEach(work);
        }
    }

    /**
     * Checks that the recorded computation is still that of the model: asks the model for each point once more, and compares
     * the values, and for the first points the operations.
     *
     * @throws IllegalStateException if it is not
     */
    public void verify() {
        double[] recorded =
                values(trace.used.stream().mapToDouble(Scalar::value).toArray());
        int count = trace.results.length;
        for (int i = 0; i < xs.size(); i++) {
            List<Scalar> graph = outputsAt(i);
            boolean compared = i < BLOCK || graph.size() != count;
            if (compared) {
                constants(graph, i);
            }
            for (int r = 0; r < count; r++) {
                double before = recorded[count * i + r];
                double now = graph.get(r).value();
                if (Double.compare(before, now) != 0) {
                    if (!compared) {
                        constants(graph, i); // says more if the operations are others
                    }
                    throw new IllegalStateException(
                            "the computation has changed during training: the prediction for point " + i + " is " + now
                                    + ", but " + before + " by the recorded steps" + UNFIT);
                }
            }
        }
    }

    /** The number of parameters and points. */
    @Override
    public String toString() {
        return "a model of " + trace.used.size() + " parameters at " + xs.size() + " points";
    }
}
