package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.nn.scalar.Golden;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.VectorizedGradientDescent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientDescentTest {
    private static final Map<String, Double> START = Map.of("a", 1.0, "b", 1.0);

    private final List<Double> xs = Golden.column("linear-data.csv", "x");
    private final List<Double> ys = Golden.column("linear-data.csv", "y");
    private final LineModel model = new LineModel();
    private final GradientDescent<Double> descent = new GradientDescent<>(model, Losses::meanSquaredError);

    @AfterEach
    void leaveTheThreadAsItWas() {
        Thread.interrupted();
    }

    @Test
    void lossesAreThoseBeforeEachStep() {
        // One point (1, 0) and b = −a make the loss 0; from a = b = 1 it is (a + b)² = 4, and the gradient 4 by both.
        double[] losses = descent.run(List.of(1.0), List.of(0), 0.125, 3);
        assertArrayEquals(new double[] {4, 1, 0.25}, losses);
        assertEquals(Map.of("a", 0.125, "b", 0.125), model.parameterValues());
    }

    @Test
    void trainingGoesOnFromWhereTheModelIs() {
        double[] firstHalf = descent.run(xs, ys, 0.2, 5);
        double[] secondHalf = descent.run(xs, ys, 0.2, 5);
        LineModel other = new LineModel();
        double[] whole = new GradientDescent<>(other, Losses::meanSquaredError).run(xs, ys, 0.2, 10);
        assertArrayEquals(Arrays.copyOfRange(whole, 0, 5), firstHalf);
        assertArrayEquals(Arrays.copyOfRange(whole, 5, 10), secondHalf);
        assertEquals(other.parameterValues(), model.parameterValues());
    }

    @Test
    void theScheduleIsAskedForEachStepFromOne() {
        List<Integer> asked = new ArrayList<>();
        descent.run(
                xs,
                ys,
                step -> {
                    asked.add(step);
                    return 0.1;
                },
                7);
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), asked);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachStepIsToldOnceTheParametersHaveMoved(boolean vectorized) {
        List<Integer> told = new ArrayList<>();
        List<Double> toldLosses = new ArrayList<>();
        double[] losses = training(vectorized, model, Losses::meanSquaredError)
                .run(xs, ys, step -> 0.2 / step, 5, (step, loss) -> {
                    told.add(step);
                    toldLosses.add(loss);
                    assertEquals(parametersAfter(step, s -> 0.2 / s), model.parameterValues());
                });
        assertEquals(List.of(1, 2, 3, 4, 5), told);
        assertArrayEquals(losses, toldLosses.stream().mapToDouble(loss -> loss).toArray());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatThrowsWhenToldOfAStepEndsTheTraining(boolean vectorized) {
        var enough = new UnsupportedOperationException("enough");
        assertSame(
                enough,
                assertThrows(
                        UnsupportedOperationException.class,
                        () -> training(vectorized, model, Losses::meanSquaredError)
                                .run(xs, ys, step -> 0.2, 5, (step, loss) -> {
                                    if (step == 3) {
                                        throw enough;
                                    }
                                })));
        assertEquals(parametersAfter(3, 0.2), model.parameterValues());
    }

    static Stream<Arguments> badInput() {
        List<Double> one = List.of(1.0);
        return Stream.of(
                Arguments.of(null, one, 0.1, 1, "xs"),
                Arguments.of(one, null, 0.1, 1, "ys"),
                Arguments.of(one, Arrays.asList((Double) null), 0.1, 1, "ys[0]"),
                Arguments.of(one, List.of(1.0, 2.0), 0.1, 1, "1 xs and 2 ys"),
                Arguments.of(List.of(1.0, 2.0), one, 0.1, 1, "2 xs and 1 ys"),
                Arguments.of(List.of(), List.of(), 0.1, 1, "0 xs and 0 ys"),
                Arguments.of(one, List.of(Double.NaN), 0.1, 1, "targets[0] = NaN"),
                Arguments.of(one, one, 0.1, 0, "steps = 0"),
                Arguments.of(one, one, 0.1, -1, "steps = -1"),
                Arguments.of(one, one, 0.0, 1, "lr = 0.0"),
                Arguments.of(one, one, -1.0, 1, "lr = -1.0"),
                Arguments.of(one, one, Double.NaN, 1, "lr = NaN"),
                Arguments.of(one, one, Double.POSITIVE_INFINITY, 1, "lr = Infinity"));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void badInputIsRefusedBeforeAnythingChanges(
            List<Double> xs, List<Double> ys, double lr, int steps, String expectedInMessage) {
        var e = assertThrows(RuntimeException.class, () -> descent.run(xs, ys, lr, steps));
        assertTrue(e instanceof IllegalArgumentException || e instanceof NullPointerException, e.toString());
        assertTrue(e.getMessage().contains(expectedInMessage), e.getMessage());
        assertEquals(START, model.parameterValues());
    }

    @Test
    void nullsAreNamed() {
        assertEquals(
                "model",
                assertThrows(
                                NullPointerException.class,
                                () -> new GradientDescent<Double>(null, Losses::meanSquaredError))
                        .getMessage());
        assertEquals(
                "loss",
                assertThrows(NullPointerException.class, () -> new GradientDescent<>(model, null))
                        .getMessage());
        assertEquals(
                "schedule",
                assertThrows(NullPointerException.class, () -> descent.run(xs, ys, null, 1))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aScheduleThatGoesBadAtStepThreeKeepsTwoSteps(double bad) {
        var e = assertThrows(
                IllegalArgumentException.class, () -> descent.run(xs, ys, step -> step < 3 ? 0.2 : bad, 9));
        assertTrue(e.getMessage().contains("at step 3: learning rate lr = " + bad), e.getMessage());
        assertEquals(parametersAfter(2, 0.2), model.parameterValues());
    }

    @Test
    void divergenceNamesTheStepAndTheLoss() {
        int step = stepOfTheFirstInfiniteLoss(1000);
        var e = assertThrows(ArithmeticException.class, () -> descent.run(xs, ys, 1000, 10_000));
        assertTrue(e.getMessage().contains("the loss is Infinity at step " + step + ":"), e.getMessage());
        assertTrue(e.getMessage().contains("1000.0"), e.getMessage());
        assertEquals(parametersAfter(step - 1, 1000), model.parameterValues());
    }

    /** The same training in plain doubles. */
    private int stepOfTheFirstInfiniteLoss(double lr) {
        double a = 1;
        double b = 1;
        for (int step = 1; ; step++) {
            double loss = 0;
            double slopeA = 0;
            double slopeB = 0;
            for (int i = 0; i < xs.size(); i++) {
                double error = a * xs.get(i) + b - ys.get(i);
                loss += error * error;
                slopeA += 2 * error * xs.get(i) / xs.size();
                slopeB += 2 * error / xs.size();
            }
            if (Double.isInfinite(loss)) {
                return step;
            }
            a -= lr * slopeA;
            b -= lr * slopeB;
        }
    }

    @Test
    void aLossThatIsNotANumberStopsTheTraining() {
        var noLoss = new GradientDescent<>(model, (predictions, targets) -> new Scalar(Double.NaN));
        var e = assertThrows(ArithmeticException.class, () -> noLoss.run(xs, ys, 0.1, 5));
        assertTrue(e.getMessage().contains("the loss is NaN at step 1:"), e.getMessage());
        assertEquals(START, model.parameterValues());
    }

    @Test
    void anInterruptStopsAfterTheStepAndStaysSet() {
        var e = assertThrows(
                CancellationException.class,
                () -> descent.run(
                        xs,
                        ys,
                        step -> {
                            if (step == 4) {
                                Thread.currentThread().interrupt();
                            }
                            return 0.2;
                        },
                        100));
        assertTrue(e.getMessage().contains("before step 5 of 100"), e.getMessage());
        assertTrue(Thread.interrupted()); // and no longer, so that more training can follow
        assertEquals(parametersAfter(4, 0.2), model.parameterValues());
    }

    @Test
    void anInterruptedThreadTakesNoStep() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> descent.run(xs, ys, 0.2, 100));
        assertEquals(START, model.parameterValues());
    }

    @Test
    void withASmallRateEveryStepLowersTheLoss() {
        double[] losses = descent.run(xs, ys, 0.1, 50);
        assertFalse(IntStream.range(1, 50).anyMatch(i -> losses[i] >= losses[i - 1]));
    }

    @Test
    @Tag("soak")
    void aMillionStepsFindTheLeastSquaresLine() {
        descent.run(xs, ys, 0.2, 1_000_000);

        double meanX = xs.stream().mapToDouble(x -> x).average().orElseThrow();
        double meanY = ys.stream().mapToDouble(y -> y).average().orElseThrow();
        double covariance = IntStream.range(0, xs.size())
                .mapToDouble(i -> (xs.get(i) - meanX) * (ys.get(i) - meanY))
                .sum();
        double a = covariance
                / xs.stream().mapToDouble(x -> (x - meanX) * (x - meanX)).sum();
        assertEquals(a, model.a.value(), 1e-12);
        assertEquals(meanY - a * meanX, model.b.value(), 1e-12);
    }

    /** The method that both ways of training have. */
    private interface Training {
        double[] run(
                List<Double> xs,
                List<Double> ys,
                IntToDoubleFunction schedule,
                int steps,
                BiConsumer<Integer, Double> afterEachStep);
    }

    private static Training training(boolean vectorized, Model<Double> model, Loss loss) {
        return vectorized ? new VectorizedGradientDescent<>(model, loss)::run : new GradientDescent<>(model, loss)::run;
    }

    private Map<String, Double> parametersAfter(int steps, double lr) {
        return parametersAfter(steps, step -> lr);
    }

    private Map<String, Double> parametersAfter(int steps, IntToDoubleFunction schedule) {
        LineModel other = new LineModel();
        new GradientDescent<>(other, Losses::meanSquaredError).run(xs, ys, schedule, steps);
        return other.parameterValues();
    }

    @Test
    void aLossThatGivesNothingIsNamed() {
        var descent = new GradientDescent<>(new LineModel(), (predictions, targets) -> null);
        var e = assertThrows(NullPointerException.class, () -> descent.run(List.of(1.0), List.of(1.0), 0.1, 1));
        assertEquals("the result of the loss at step 1", e.getMessage());
    }
}
