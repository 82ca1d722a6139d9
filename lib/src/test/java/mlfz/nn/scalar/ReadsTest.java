package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private final Scalar x = new Scalar(3);

    @Test
    void aReadIsAnErrorThatSaysWhatToDo() {
        var e = assertThrows(IllegalStateException.class, () -> Reads.forbidden(x::value));
        assertTrue(
                e.getMessage().startsWith("the value of a Scalar is read while its graph is recorded"), e.toString());
        assertTrue(e.getMessage().contains("compute with Scalars all the way, or use GradientDescent"), e.toString());
    }

    @Test
    void graphsAreBuiltAndGivenBack() {
        Scalar y = Reads.forbidden(() -> Functions.softmax(List.of(x.mul(x), x)).get(0));
        assertEquals(1 / (1 + Math.exp(-6)), y.value(), 1e-15);
    }

    @Test
    void afterwardsReadsAreAllowedAgainWhateverTheCodeDid() {
        assertSame(x, Reads.forbidden(() -> x));
        assertEquals(3, x.value());
        assertThrows(
                ArithmeticException.class,
                () -> Reads.forbidden(() -> {
                    throw new ArithmeticException();
                }));
        assertEquals(3, x.value());
    }

    @Test
    void insideItsLikeReadsStayForbiddenUntilTheOuterOneEnds() {
        assertThrows(
                IllegalStateException.class,
                () -> Reads.forbidden(() -> {
                    Reads.forbidden(() -> x);
                    return x.value();
                }));
        assertEquals(3, x.value());
    }

    @Test
    void anotherThreadMayRead() throws InterruptedException {
        AtomicReference<Double> read = new AtomicReference<>();
        Reads.forbidden(() -> {
            Thread other = new Thread(() -> read.set(x.value()));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return x;
        });
        assertEquals(3, read.get());
    }
}
