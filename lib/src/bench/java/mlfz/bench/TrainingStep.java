package mlfz.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import mlfz.data.Datasets;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of gradient descent in the chapter's own loop, and its forward half alone, on the data of each notebook. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgs = "-XX:AllocatePrefetchInstr=1") // as the notebooks' kernels have it
public class TrainingStep {
    @Param({"8.0", "8.2", "8.3"})
    private String notebook;

    private Supplier<Scalar> forward;
    private Model<?> model;

    @Setup
    public void choose() {
        switch (notebook) {
            case "8.0" -> {
                var line = Chapter.line();
                prepare(
                        new Chapter.Linear(),
                        Losses::meanSquaredError,
                        line.doubleColumn("x").asList(),
                        line.doubleColumn("y").asList());
            }
            case "8.2" ->
                prepare(
                        new Chapter.ZeroLayerNetwork(),
                        Losses::binaryCrossEntropy,
                        Datasets.points(Chapter.blobs()),
                        Datasets.labels(Chapter.blobs()));
            default ->
                prepare(
                        new Chapter.OneLayerNetwork(new Random(3)),
                        Losses::binaryCrossEntropy,
                        Datasets.points(Chapter.spiral(200)),
                        Datasets.labels(Chapter.spiral(200)));
        }
    }

    private <X> void prepare(
            Model<X> model,
            BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss,
            List<X> xs,
            List<? extends Number> ys) {
        this.model = model;
        this.forward = () -> loss.apply(xs.stream().map(model).toList(), ys);
    }

    @Benchmark
    public Scalar forward() {
        return forward.get();
    }

    @Benchmark
    public Scalar step() {
        Scalar loss = forward.get();
        loss.backward();
        model.gradientUpdate(1e-9); // so small that the numbers stay ordinary for as long as it is measured
        return loss;
    }
}
