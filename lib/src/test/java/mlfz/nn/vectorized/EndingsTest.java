package mlfz.nn.vectorized;

import static mlfz.nn.scalar.Functions.log;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import mlfz.nn.Loss;
import mlfz.nn.Model;
import mlfz.nn.scalar.Elementwise;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How training ends that does not come to its last step. */
class EndingsTest {
    private static final Loss ENTROPY = Losses::binaryCrossEntropy;
    private static final Loss SQUARES = Losses::meanSquaredError;

    @AfterEach
    void leaveTheThreadAsItWas() {
        Thread.interrupted();
    }

    @Test
    void aLossThatIsNoNumberIsNoComputationThatHasChanged() {
        Formula model = new Formula(1, (p, x) -> log(p.get(0).mul(-1)));
        List<double[]> xs = Formula.points(10);
        var diverged = assertThrows(
                ArithmeticException.class,
                () -> new VectorizedGradientDescent<>(model, SQUARES).run(xs, Formula.labels(xs), 0.1, 5));
        assertEquals(0, diverged.getSuppressed().length);
    }

    @Test
    void whatEndsATrainingIsNotHiddenByAModelThatHasChanged() {
        boolean[] changed = {false};
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(changed[0] ? 2 * x[0] : x[0]));
        List<double[]> xs = Formula.points(10);
        var training = new VectorizedGradientDescent<>(model, SQUARES);
        var diverged = assertThrows(
                ArithmeticException.class,
                () -> training.run(
                        xs,
                        Formula.labels(xs),
                        step -> {
                            changed[0] = true;
                            return 1e3;
                        },
                        500));
        assertSuppressed(diverged, "the computation has changed during training");
        changed[0] = false;
        model.p.get(0).setValue(0.5);
        var interrupted = assertThrows(
                CancellationException.class,
                () -> training.run(xs, Formula.labels(xs), step -> 0.1, 10, (step, loss) -> {
                    changed[0] = true;
                    Thread.currentThread().interrupt();
                }));
        assertSuppressed(interrupted, "the computation has changed during training");
    }

    private static void assertSuppressed(Exception e, String words) {
        assertEquals(1, e.getSuppressed().length);
        assertTrue(e.getSuppressed()[0].getMessage().contains(words), e.getSuppressed()[0].getMessage());
    }

    @Test
    void anIllegalStateOfWhoIsToldOfStepsIsNoModelThatHasChanged() {
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        List<double[]> xs = Formula.points(10);
        double before = model.p.get(0).value();
        var own = new IllegalStateException("my own");
        assertSame(
                own,
                assertThrows(
                        IllegalStateException.class,
                        () -> new VectorizedGradientDescent<>(model, SQUARES)
                                .run(xs, Formula.labels(xs), step -> 0.1, 5, (step, loss) -> {
                                    throw own;
                                })));
        assertEquals(0, own.getSuppressed().length);
        assertTrue(model.p.get(0).value() != before, "the step it was told of stays");
    }

    @Test
    void aModelWithAnIllegalStateOfItsOwnSaysSo() {
        var own = new IllegalStateException("my own");
        Formula model = new Formula(1, (p, x) -> {
            throw own;
        });
        List<double[]> xs = Formula.points(10);
        assertSame(
                own,
                assertThrows(
                        IllegalStateException.class,
                        () -> new VectorizedGradientDescent<>(model, SQUARES).run(xs, Formula.labels(xs), 0.1, 5)));
    }

    @Test
    void trainingThatDivergesStopsWithTheStep() {
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        List<double[]> xs = Formula.points(10);
        var e = assertThrows(
                ArithmeticException.class,
                () -> new VectorizedGradientDescent<>(model, SQUARES).run(xs, Formula.labels(xs), 1e3, 500));
        assertTrue(e.getMessage().matches("the loss is .* at step \\d+: training diverged.*"), e.getMessage());
    }

    @Test
    void anInterruptEndsTraining() {
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        List<double[]> xs = Formula.points(10);
        var e = assertThrows(
                CancellationException.class,
                () -> new VectorizedGradientDescent<>(model, SQUARES, 2)
                        .run(
                                xs,
                                Formula.labels(xs),
                                step -> {
                                    if (step == 4) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return 0.1;
                                },
                                10));
        assertTrue(e.getMessage().contains("before step 5 of 10"), e.getMessage());
        assertTrue(Thread.interrupted());
    }

    /** Half of the values would be those of the parameters before. */
    @Test
    void afterAnOperationThatFailedThePredictionsAreComputedAgain() {
        class Logarithm extends Model<Double> {
            private static final Elementwise LOG = Elementwise.unary(
                    "log",
                    a -> {
                        if (a < 0) {
                            throw new ArithmeticException("log of " + a);
                        }
                        return Math.log(a);
                    },
                    (a, y) -> 1 / a);
            final Scalar a = new Scalar(1);

            @Override
            public Scalar forward(Double x) {
                return Functions.apply(LOG, a.mul(x));
            }
        }
        var model = new Logarithm();
        var lined = new VectorizedModel<>(model, List.of(1.0));
        assertEquals(0, lined.predictions().get(0).value());
        model.a.setValue(-5);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    "log of -5.0",
                    assertThrows(ArithmeticException.class, lined::predictions).getMessage());
        }
        model.a.setValue(Math.E);
        assertEquals(1, lined.predictions().get(0).value());
    }
}
