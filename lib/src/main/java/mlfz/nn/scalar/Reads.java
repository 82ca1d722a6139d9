package mlfz.nn.scalar;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Notes that a value is read while a graph is recorded. A recorded graph is to be carried out again with other numbers,
 * but code that looks at a number may do something else when the number changes.
 */
public final class Reads {
    private static final AtomicInteger WATCHES = new AtomicInteger();
    private static final ThreadLocal<Boolean> WATCHED = ThreadLocal.withInitial(() -> false);

    private Reads() {}

    /**
     * Runs code in which it is an error to ask a Scalar for its {@link Scalar#value() value}.
     *
     * @throws IllegalStateException if the code does so
     */
    public static <T> T forbidden(Supplier<T> code) {
        Objects.requireNonNull(code, "code");
        boolean before = WATCHED.get();
        WATCHES.incrementAndGet();
        WATCHED.set(true);
        try {
            return code.get();
        } finally {
            WATCHED.set(before);
            WATCHES.decrementAndGet();
        }
    }

    static void note() {
        if (WATCHES.get() > 0 && WATCHED.get()) {
            throw new IllegalStateException(
                    "the value of a Scalar is read while its graph is recorded, so the graph may "
                            + "depend on it and change during training: compute with Scalars all the way, or use GradientDescent");
        }
    }
}
