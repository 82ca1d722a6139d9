package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BackwardTest {
    private final Scalar x = new Scalar(3);

    @Test
    void theGradientOfANumberByItselfIsOne() {
        x.backward();
        assertEquals(1, x.grad());
    }

    @Test
    void aNumberUsedTwiceGetsBothShares() {
        x.add(x).backward();
        assertEquals(2, x.grad());
        x.mul(x).backward();
        assertEquals(6, x.grad());
        x.sub(x).backward();
        assertEquals(0, x.grad());
        x.div(x).backward();
        assertEquals(0, x.grad());
        Functions.sum(List.of(x, x, x)).backward();
        assertEquals(3, x.grad());
    }

    @Test
    void aNodeHasAllItsSharesBeforeItPassesThemOn() {
        Scalar b = x.add(x);
        Scalar c = b.add(b);
        c.backward();
        assertEquals(2, b.grad());
        assertEquals(4, x.grad());
    }

    @Test
    void aShortAndALongWayToANodeBothCount() {
        Scalar b = x.mul(2);
        Scalar longWay = b.mul(5).add(1).neg().mul(7);
        longWay.add(b).backward(); // 2x − 7(10x + 1)
        assertEquals(-68, x.grad());
        b.add(longWay).backward();
        assertEquals(-68, x.grad());
    }

    @Test
    void callingTwiceGivesTheSameGradients() {
        Scalar square = x.mul(x);
        Scalar y = square.mul(x); // x³
        y.backward();
        y.backward();
        assertEquals(1, y.grad());
        assertEquals(3, square.grad());
        assertEquals(27, x.grad());
    }

    @Test
    void backwardFromAPartOfAGraphLeavesTheRestUntouched() {
        Scalar part = x.mul(2);
        Scalar other = new Scalar(5);
        Scalar whole = part.mul(other);
        whole.backward();

        part.backward();

        assertEquals(2, x.grad());
        assertEquals(1, part.grad());
        assertEquals(1, whole.grad());
        assertEquals(6, other.grad());

        whole.backward();
        assertEquals(10, x.grad());
    }

    @Test
    void aLaterGraphOfTheSameParametersOverwritesTheirGradients() {
        x.mul(10).backward();
        x.mul(x).backward();
        assertEquals(6, x.grad());
    }

    @Test
    void localDerivativesAreThoseAtEvaluation() {
        Scalar y = x.mul(x);
        x.setValue(10);
        y.backward();
        assertEquals(9, y.value());
        assertEquals(6, x.grad());
    }

    /** A second implementation: each node of a random graph carries its derivatives along as it is computed. */
    @Test
    void gradientsAreThoseOfForwardDifferentiation() {
        for (int seed = 0; seed < 20; seed++) {
            List<Dual> nodes = randomGraph(seed);
            Dual root = nodes.get(nodes.size() - 1);
            root.node.backward();
            for (int i = 0; i < 3; i++) {
                double expected = root.derivatives[i];
                assertEquals(expected, nodes.get(i).node.grad(), 1e-12 * Math.max(1, root.magnitudes[i]), "leaf " + i);
            }
        }
    }

    @Test
    void theSameGraphBuiltTwiceGivesTheSameBits() {
        assertArrayEquals(gradientsOfARandomGraph(), gradientsOfARandomGraph());
    }

    private static double[] gradientsOfARandomGraph() {
        List<Dual> nodes = randomGraph(1);
        nodes.get(nodes.size() - 1).node.backward();
        return nodes.stream().mapToDouble(dual -> dual.node.grad()).toArray();
    }

    /** A node, its derivatives by the three leaves, and the same with every term made positive, for error bounds. */
    private record Dual(Scalar node, double[] derivatives, double[] magnitudes) {
        static Dual of(Scalar node, double slopeA, Dual a, double slopeB, Dual b) {
            return new Dual(node,
                combined(slopeA, a.derivatives, slopeB, b.derivatives),
                combined(Math.abs(slopeA), a.magnitudes, Math.abs(slopeB), b.magnitudes));
        }

        private static double[] combined(double slopeA, double[] a, double slopeB, double[] b) {
            return IntStream.range(0, 3).mapToDouble(i -> slopeA * a[i] + slopeB * b[i]).toArray();
        }
    }

    /** Three leaves, then 300 nodes of two random earlier ones each, then the sum of all. */
    private static List<Dual> randomGraph(long seed) {
        Random rng = new Random(seed);
        List<Dual> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double[] unit = new double[3];
            unit[i] = 1;
            nodes.add(new Dual(Scalar.random(rng, -1, 1), unit, unit));
        }
        while (nodes.size() < 303) {
            Dual a = nodes.get(rng.nextInt(nodes.size()));
            Dual b = nodes.get(rng.nextInt(nodes.size()));
            nodes.add(switch (rng.nextInt(3)) {
                case 0 -> Dual.of(a.node.add(b.node).mul(0.5), 0.5, a, 0.5, b);
                case 1 -> Dual.of(a.node.sub(b.node).mul(0.5), 0.5, a, -0.5, b);
                default -> Dual.of(a.node.mul(b.node), b.node.value(), a, a.node.value(), b);
            });
        }
        Dual total = nodes.get(0);
        for (Dual dual : nodes.subList(1, nodes.size())) {
            total = Dual.of(total.node, 1, total, 1, dual);
        }
        Scalar sum = Functions.sum(nodes.stream().map(Dual::node).toList());
        nodes.add(new Dual(sum, total.derivatives, total.magnitudes));
        return nodes;
    }

    @Test
    @Tag("slow")
    void aChainOfTenMillionNodesWorks() {
        int n = 10_000_000;
        Scalar one = new Scalar(1);
        Scalar y = one;
        for (int i = 0; i < n; i++) {
            y = y.add(one);
        }
        y.backward();
        assertEquals(n + 1, y.value());
        assertEquals(n + 1, one.grad());
    }

    @Test
    void aSumOfAMillionNumbersWorks() {
        List<Scalar> terms = Stream.generate(() -> new Scalar(1)).limit(1_000_000).toList();
        Functions.sum(terms).backward();
        terms.forEach(term -> assertEquals(1, term.grad()));
    }

    @Test
    void aSumOfOneNumberAMillionTimesWorks() {
        Scalar sum = Functions.sum(Collections.nCopies(1_000_000, x));
        sum.backward();
        assertEquals(3_000_000, sum.value());
        assertEquals(1_000_000, x.grad());
    }

    @Test
    void aFinishedGraphIsNotKeptByItsParameters() {
        WeakReference<Scalar> node = nodeOfAFinishedGraph(x);
        for (int i = 0; i < 100 && node.get() != null; i++) {
            System.gc();
        }
        assertNull(node.get());
        assertEquals(12, x.grad()); // x itself is still there
    }

    private static WeakReference<Scalar> nodeOfAFinishedGraph(Scalar x) {
        Scalar square = x.mul(x);
        Scalar y = Functions.sum(List.of(square, square, new Scalar(1)));
        y.backward();
        return new WeakReference<>(square);
    }
}
