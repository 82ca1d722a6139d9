package mlfz.nn.vectorized;

import static mlfz.nn.scalar.Functions.cos;
import static mlfz.nn.scalar.Functions.exp;
import static mlfz.nn.scalar.Functions.mean;
import static mlfz.nn.scalar.Functions.sin;
import static mlfz.nn.scalar.Functions.sum;
import static mlfz.nn.scalar.Functions.tanh;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How many arrays, of a number for each point, a batch needs. */
class BatchTest {
    private static final int POINTS = 1 << 16;
    private static final int ALWAYS = 3; // scratch, ones, the results' gradient

    private interface Formula extends Function<List<Scalar>, Scalar> {}

    static Stream<Arguments> formulas() {
        return Stream.of(
                // x; p₁ and the sum, where p₀x is computed; its gradient is that of all three
                formula("a line", 2, p -> p.get(0).mul(0.5).add(p.get(1)), 3),
                // x; p₀x, exp, sin and cos; the gradients of the first three
                formula("a chain", 1, p -> cos(sin(exp(p.get(0).mul(0.5)))), 8),
                // x; both products, their difference; its gradient, which is that of p₀x, and that of p₁x
                formula("a difference", 2, p -> difference(p, new Scalar(0.5)), 5),
                // x; the mean, where both products are computed; a gradient for either, besides that of the mean
                formula("a mean", 2, p -> half(p, new Scalar(0.5)), 4),
                // x; p₀x, tanh, cos and the sum, whose gradient is that of cos; the gradients of tanh and p₀x
                formula(
                        "a node with two uses",
                        1,
                        p -> {
                            Scalar t = tanh(p.get(0).mul(0.5));
                            return cos(t).add(t);
                        },
                        7));
    }

    private static Scalar difference(List<Scalar> p, Scalar x) {
        return p.get(0).mul(x).sub(p.get(1).mul(x));
    }

    private static Scalar half(List<Scalar> p, Scalar x) {
        return mean(List.of(p.get(0).mul(x), p.get(1).mul(x)));
    }

    private static Arguments formula(String name, int parameters, Formula formula, int arrays) {
        return Arguments.of(name, parameters, formula, arrays);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void noArrayIsMadeThatIsNotNeeded(String name, int parameters, Formula formula, int arrays) {
        assertEquals(ALWAYS + arrays, arrays(parameters, formula));
    }

    @Test
    void aHiddenUnitNeedsSixArrays() {
        // Two sums, as products are computed where they are added; the parameter that is added; the tanh; two
        // gradients.
        assertEquals(arrays(4 * 8, BatchTest::network) + 6, arrays(4 * 9, BatchTest::network));
    }

    private static Scalar network(List<Scalar> p) {
        Scalar x = new Scalar(0.5);
        List<Scalar> terms = new ArrayList<>();
        for (int j = 0; j < p.size() / 4; j++) {
            terms.add(p.get(4 * j)
                    .mul(tanh(
                            p.get(4 * j + 1).mul(x).add(p.get(4 * j + 2).mul(x)).add(p.get(4 * j + 3)))));
        }
        return sum(terms);
    }

    private static long arrays(int parameters, Formula formula) {
        List<Scalar> p =
                IntStream.range(0, parameters).mapToObj(i -> new Scalar(1)).toList();
        Trace trace = new Trace(List.of(formula.apply(p)), p);
        int[] column = new int[trace.constantsOf(List.of(formula.apply(p))).length]; // all are the same number
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        new Batch(trace, column, POINTS);
        return (thread.getCurrentThreadAllocatedBytes() - before) / (POINTS * Double.BYTES);
    }
}
