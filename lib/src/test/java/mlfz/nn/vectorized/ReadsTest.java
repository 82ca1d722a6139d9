package mlfz.nn.vectorized;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import mlfz.nn.Loss;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

/** Values may be read by whoever records no graph. */
class ReadsTest {
    private static final Loss ENTROPY = Losses::binaryCrossEntropy;
    private static final Loss SQUARES = Losses::meanSquaredError;

    @Test
    void anotherThreadMayReadValuesWhileAGraphIsRecorded() {
        double[] read = new double[1];
        Formula model = new Formula(1, (p, x) -> {
            Thread other = new Thread(() -> read[0] = p.get(0).value());
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return p.get(0).mul(x[0]);
        });
        double value = model.p.get(0).value();
        List<double[]> xs = Formula.points(2);
        new VectorizedGradientDescent<>(model, SQUARES)
                .run(
                        xs,
                        Formula.labels(xs),
                        step -> {
                            assertEquals(value, read[0]);
                            return 0.1;
                        },
                        1);
    }

    @Test
    void aThreadThatHasRecordedMayReadValuesWhileAnotherRecords() throws InterruptedException {
        List<double[]> xs = Formula.points(2);
        new VectorizedGradientDescent<>(new Formula(1, (p, x) -> p.get(0).mul(x[0])), SQUARES)
                .run(xs, Formula.labels(xs), 0.1, 1);
        CountDownLatch recording = new CountDownLatch(1);
        CompletableFuture<Void> read = new CompletableFuture<>();
        Formula slow = new Formula(1, (p, x) -> {
            recording.countDown();
            read.join();
            return p.get(0).mul(x[0]);
        });
        Thread other =
                new Thread(() -> new VectorizedGradientDescent<>(slow, SQUARES).run(xs, Formula.labels(xs), 0.1, 1));
        other.start();
        try {
            recording.await();
            assertEquals(2, new Scalar(2).value());
        } finally {
            read.complete(null);
            other.join();
        }
    }
}
