package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import mlfz.nn.scalar.Losses;
import mlfz.nn.vectorized.VectorizedGradientDescent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The losses of a training that was stopped. From a = b = 1 at the point (1, 0) each step halves a + b: 4, 1, ¼, … */
class LossesSoFarTest {
    private static final double[] SIX = {4, 1, 1.0 / 4, 1.0 / 16, 1.0 / 64, 1.0 / 256};

    private Supplier<double[]> losses;

    @AfterEach
    void leaveTheThreadAsItWas() {
        Thread.interrupted();
    }

    private double[] run(
            boolean vectorized, IntToDoubleFunction schedule, int steps, BiConsumer<Integer, Double> afterEachStep) {
        if (vectorized) {
            var descent = new VectorizedGradientDescent<>(new LineModel(), Losses::meanSquaredError);
            losses = descent::losses;
            return descent.run(List.of(1.0), List.of(0), schedule, steps, afterEachStep);
        }
        var descent = new GradientDescent<>(new LineModel(), Losses::meanSquaredError);
        losses = descent::losses;
        return descent.run(List.of(1.0), List.of(0), schedule, steps, afterEachStep);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void afterAWholeTrainingTheyAreAllAndACopy(boolean vectorized) {
        double[] result = run(vectorized, step -> 0.125, 6, (step, loss) -> {});
        assertArrayEquals(SIX, result);
        result[0] = 7;
        assertArrayEquals(SIX, losses.get());
        losses.get()[0] = 7;
        assertArrayEquals(SIX, losses.get());
    }

    @Test
    void itsTextHasTheFirstAndTheLast() {
        var descent = new GradientDescent<>(new LineModel(), Losses::meanSquaredError);
        assertEquals("no step taken yet", descent.toString());
        descent.run(List.of(1.0), List.of(0), 0.125, 1);
        assertEquals("loss 4.0 at step 1", descent.toString());
        descent.run(List.of(1.0), List.of(0), 0.125, 3); // goes on from half of it
        assertEquals("loss 1.0 at step 1, 0.0625 at step 3", descent.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptKeepsThoseOfTheWholeSteps(boolean vectorized) {
        assertThrows(
                CancellationException.class,
                () -> run(vectorized, step -> 0.125, 6, (step, loss) -> {
                    if (step == 3) {
                        Thread.currentThread().interrupt();
                    }
                }));
        assertArrayEquals(new double[] {4, 1, 1.0 / 4}, losses.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsThrownByWhoIsToldOfAStepKeepsItsLoss(boolean vectorized) {
        assertThrows(
                UnsupportedOperationException.class,
                () -> run(vectorized, step -> 0.125, 6, (step, loss) -> {
                    if (step == 2) {
                        throw new UnsupportedOperationException();
                    }
                }));
        assertArrayEquals(new double[] {4, 1}, losses.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRateThatIsRefusedKeepsThoseBefore(boolean vectorized) {
        assertThrows(
                IllegalArgumentException.class,
                () -> run(vectorized, step -> step < 3 ? 0.125 : 0, 6, (step, loss) -> {}));
        assertArrayEquals(new double[] {4, 1}, losses.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void divergenceKeepsThoseThatWereFinite(boolean vectorized) {
        // At rate 1 the sum a + b is multiplied by −3, its square by 9: until it is beyond 1.8 · 10³⁰⁸.
        assertThrows(ArithmeticException.class, () -> run(vectorized, step -> 1, 400, (step, loss) -> {}));
        double expected = 4;
        for (double loss : losses.get()) {
            assertEquals(expected, loss, 1e-12 * expected);
            expected *= 9;
        }
        assertEquals(Double.POSITIVE_INFINITY, expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theyCanBeReadWhileTrainingIsGoingOn(boolean vectorized) {
        run(vectorized, step -> 0.125, 6, (step, loss) -> assertEquals(step, losses.get().length));
    }

    /** The loss is the parameter, from 1 on, and its slope 1. */
    @Test
    void theyAreThoseBeforeEachStepEvenIfTheLossIsAParameter() {
        List<Double> told = new ArrayList<>();
        LineModel model = new LineModel();
        double[] result = new GradientDescent<>(model, (predictions, targets) -> model.a)
                .run(List.of(1.0), List.of(0), step -> 0.25, 4, (step, loss) -> told.add(loss));
        assertArrayEquals(new double[] {1, 0.75, 0.5, 0.25}, result);
        assertEquals(List.of(1.0, 0.75, 0.5, 0.25), told);
    }

    @Test
    void aTrainingMayBeMeantToRunUntilItIsStopped() {
        var descent = new GradientDescent<>(new LineModel(), Losses::meanSquaredError);
        assertThrows(
                CancellationException.class,
                () -> descent.run(List.of(1.0), List.of(0), step -> 1e-3, Integer.MAX_VALUE, (step, loss) -> {
                    if (step == 3000) {
                        Thread.currentThread().interrupt();
                    }
                }));
        double[] losses = descent.losses();
        assertEquals(3000, losses.length);
        for (int i = 1; i < losses.length; i++) { // each step takes 4 thousandths off a + b
            assertEquals(0.996 * 0.996, losses[i] / losses[i - 1], 1e-12, "step " + i);
        }
    }
}
