package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossesTest {
    /** Both losses, with what they call their second argument. */
    static Stream<Arguments> losses() {
        return Stream.of(loss("targets", Losses::meanSquaredError), loss("labels", Losses::binaryCrossEntropy));
    }

    private static Arguments loss(String name, BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss) {
        return Arguments.of(Named.of("loss by " + name, loss), name);
    }

    @Test
    void targetsMayBeAnArrayOrAListOfAnyNumbers() {
        List<Scalar> predictions = predictions(0.25, 0.75);
        assertEquals(
                (0.0625 + 0.0625) / 2,
                Losses.meanSquaredError(predictions, new double[] {0, 1}).value());
        assertEquals(
                (0.0625 + 0.0625) / 2,
                Losses.meanSquaredError(predictions, List.of(0, 1L)).value());
        double entropy = -StrictMath.log(0.75);
        assertEquals(
                entropy,
                Losses.binaryCrossEntropy(predictions, new double[] {0, 1}).value(),
                1e-15);
        assertEquals(
                entropy,
                Losses.binaryCrossEntropy(predictions, List.of(0, 1.0f)).value(),
                1e-15);
    }

    @Test
    void aPerfectPredictionHasMeanSquaredErrorAndGradientZero() {
        List<Scalar> predictions = predictions(0.3, -2);
        Scalar loss = Losses.meanSquaredError(predictions, List.of(0.3, -2));
        loss.backward();
        assertEquals(0, loss.value());
        predictions.forEach(p -> assertEquals(0, p.grad()));
    }

    @Test
    void aCertainAndWrongPredictionHasAFiniteCrossEntropy() {
        // −ln ε, and by p −1/ε and 1/ε: the ε of 10⁻¹⁶ inside the logarithm keeps them finite.
        List<Scalar> predictions = predictions(0);
        Scalar loss = Losses.binaryCrossEntropy(predictions, List.of(1));
        loss.backward();
        assertEquals(16 * Math.log(10), loss.value(), 1e-13);
        assertEquals(-1e16, predictions.get(0).grad(), 1e2);

        predictions = predictions(1);
        loss = Losses.binaryCrossEntropy(predictions, List.of(0));
        loss.backward();
        assertEquals(16 * Math.log(10), loss.value(), 1e-13);
        assertEquals(1e16, predictions.get(0).grad(), 1e2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.25", "1, 0.75"})
    void aCertainPredictionForALabelBetweenPaysForTheOtherClassAlone(double p, double share) {
        // −share · ln ε
        assertEquals(
                share * 16 * Math.log(10),
                Losses.binaryCrossEntropy(predictions(p), List.of(0.25)).value(),
                1e-13);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -2e-16, 1.0000000000000002, 2, Double.POSITIVE_INFINITY, Double.NaN})
    void crossEntropyOfAPredictionThatIsNoProbabilityIsNaN(double p) {
        assertEquals(
                Double.NaN,
                Losses.binaryCrossEntropy(predictions(p), List.of(0)).value());
        assertEquals(
                Double.NaN,
                Losses.binaryCrossEntropy(predictions(p), List.of(1)).value());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void differentLengthsAreRefused(BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss, String name) {
        var e = assertThrows(IllegalArgumentException.class, () -> loss.apply(predictions(0.1, 0.2), List.of(1, 0, 1)));
        assertTrue(e.getMessage().contains("2 predictions, but 3 " + name), e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void emptyListsAreRefused(BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss, String name) {
        var e = assertThrows(IllegalArgumentException.class, () -> loss.apply(List.of(), List.of()));
        assertTrue(e.getMessage().contains("predictions is empty"), e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void nullsAreNamed(BiFunction<List<Scalar>, List<? extends Number>, Scalar> loss, String name) {
        List<Scalar> one = predictions(0.5);
        assertNames("predictions", () -> loss.apply(null, List.of(1)));
        assertNames(name, () -> loss.apply(one, null));
        assertNames("predictions[0]", () -> loss.apply(Arrays.asList((Scalar) null), List.of(1)));
        assertNames(name + "[0]", () -> loss.apply(one, Arrays.asList((Number) null)));
        assertNames("targets", () -> Losses.meanSquaredError(one, (double[]) null));
        assertNames("labels", () -> Losses.binaryCrossEntropy(one, (double[]) null));
    }

    private static void assertNames(String argument, Executable call) {
        assertEquals(argument, assertThrows(NullPointerException.class, call).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aLabelOutsideTheUnitIntervalIsRefused(double label) {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Losses.binaryCrossEntropy(predictions(0.5, 0.5), List.of(1, label)));
        assertTrue(e.getMessage().contains("labels[1] = " + label + ": expected a label in [0, 1]"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTargetThatIsNotFiniteIsRefused(double target) {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Losses.meanSquaredError(predictions(0.5, 0.5), List.of(1, target)));
        assertTrue(e.getMessage().contains("targets[1] = " + target + ": expected a finite number"), e.getMessage());
    }

    @Test
    void theLargestTargetsAreAccepted() {
        assertEquals(
                0,
                Losses.meanSquaredError(
                                predictions(Double.MAX_VALUE, -Double.MAX_VALUE),
                                List.of(Double.MAX_VALUE, -Double.MAX_VALUE))
                        .value());
        assertEquals(
                0, Losses.binaryCrossEntropy(predictions(0, 1), List.of(0, 1)).value(), 1e-15);
    }

    private static List<Scalar> predictions(double... values) {
        return Arrays.stream(values).mapToObj(Scalar::new).toList();
    }
}
