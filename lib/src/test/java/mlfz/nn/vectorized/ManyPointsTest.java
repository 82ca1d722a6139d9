package mlfz.nn.vectorized;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import mlfz.nn.GradientDescent;
import mlfz.nn.Loss;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many points, many threads and deep graphs have the digits of the plain loop, too. */
class ManyPointsTest {
    private static final Loss ENTROPY = Losses::binaryCrossEntropy;
    private static final Loss SQUARES = Losses::meanSquaredError;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyDigitIsTheSameWithMoreThreadsAndPointsThanFitIntoOneArray(int threads) {
        List<double[]> xs = Formula.points(3_100);
        assertSameDigits(() -> new Formula(4 * 9, Formula::network), ENTROPY, threads, xs, Formula.labels(xs), 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyDigitIsTheSameWithMorePointsThanValuesAreKeptOf(int threads) {
        List<double[]> xs = Formula.points(17_000);
        assertSameDigits(() -> new Formula(4, Formula::network), ENTROPY, threads, xs, Formula.labels(xs), 5);
    }

    @Test
    void aGraphMayBeAsDeepAsItLikes() {
        List<double[]> xs = Formula.points(3);
        assertSameDigits(() -> new Formula(2, ManyPointsTest::deep), SQUARES, 1, xs, List.of(1.0, 2.0, 3.0), 2);
    }

    private static void assertSameDigits(
            Supplier<Formula> newModel,
            Loss loss,
            int threads,
            List<double[]> xs,
            List<? extends Number> ys,
            int steps) {
        Formula plain = newModel.get();
        Formula vectorized = newModel.get();
        double[] expected = new GradientDescent<>(plain, loss).run(xs, ys, 0.5, steps);
        assertArrayEquals(expected, new VectorizedGradientDescent<>(vectorized, loss, threads).run(xs, ys, 0.5, steps));
        assertEquals(plain.parameterValues(), vectorized.parameterValues());
    }

    private static Scalar deep(List<Scalar> p, double[] x) {
        Scalar y = p.get(0).mul(x[0]);
        for (int i = 0; i < 30_000; i++) {
            y = y.add(i % 3 == 0 ? p.get(1).mul(x[1]) : p.get(0).mul(1e-6));
        }
        return y.mul(1e-4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoThreadsThatTrainTwoNetworksGetTheSameDigitsAsOneAfterTheOther(boolean vectorized) throws Exception {
        List<double[]> xs = Formula.points(100);
        List<Integer> ys = Formula.labels(xs);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            var together = new CyclicBarrier(2);
            List<Future<double[]>> trained = new ArrayList<>();
            for (double lr : new double[] {0.2, 0.1}) {
                trained.add(threads.submit(() -> {
                    Formula model = new Formula(8, Formula::network);
                    together.await();
                    return vectorized
                            ? new VectorizedGradientDescent<>(model, ENTROPY).run(xs, ys, lr, 300)
                            : new GradientDescent<>(model, ENTROPY).run(xs, ys, lr, 300);
                }));
            }
            for (int i = 0; i < 2; i++) {
                Formula model = new Formula(8, Formula::network);
                assertArrayEquals(
                        new GradientDescent<>(model, ENTROPY).run(xs, ys, i == 0 ? 0.2 : 0.1, 300),
                        trained.get(i).get());
            }
        } finally {
            threads.shutdown();
        }
    }
}
