package mlfz.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How the cost of a graph grows with its nodes: building it, and building it with a backward pass. The time is that of
 * one node, so equal numbers mean that the cost is linear. The bytes that the gc profiler gives are those of the whole
 * graph: divide them by the number of nodes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgs = {"-Xmx4g", "-XX:AllocatePrefetchInstr=1"}) // the latter as the notebooks' kernels have it
public class GraphSize {
    private static final int NODES_OF_A_TERM = 5;

    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    private int nodes;

    private final Scalar a = new Scalar(0.3);
    private final Scalar b = new Scalar(-0.2);

    /** Makes JMH give the time of a node in place of that of a graph. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Node {
        /** How many nodes there were. */
        public long count;

        /** Counts anew in each iteration. */
        @Setup(Level.Iteration)
        public void reset() {
            count = 0;
        }
    }

    /** Builds the graph of Σ ½·tanh(a·x + b)², five nodes for each x. */
    @Benchmark
    public Scalar forward(Node node) {
        node.count += nodes;
        return build();
    }

    /** Builds it and fills in the gradients. */
    @Benchmark
    public Scalar forwardAndBackward(Node node) {
        node.count += nodes;
        Scalar sum = build();
        sum.backward();
        return sum;
    }

    private Scalar build() {
        int terms = nodes / NODES_OF_A_TERM;
        List<Scalar> squares = new ArrayList<>(terms);
        for (int i = 0; i < terms; i++) {
            Scalar unit = Functions.tanh(a.mul((double) i / terms).add(b));
            squares.add(unit.mul(unit).mul(0.5));
        }
        return Functions.sum(squares);
    }
}
