package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarTest {
    @Test
    void aNewScalarHasItsValueAndGradientZero() {
        Scalar x = new Scalar(3);
        assertEquals(3, x.value());
        assertEquals(0, x.grad());
    }

    @Test
    void setValueChangesThisNumberAlone() {
        Scalar x = new Scalar(3);
        Scalar y = x.mul(x);
        y.backward();

        x.setValue(-7);

        assertEquals(-7, x.value());
        assertEquals(6, x.grad());
        assertEquals(9, y.value());
    }

    @Test
    void gradientUpdateTakesAStepAgainstTheGradient() {
        Scalar x = new Scalar(3);
        x.mul(x).backward();

        x.gradientUpdate(0.25);

        assertEquals(3 - 0.25 * 6, x.value());
        assertEquals(6, x.grad());
    }

    @Test
    void aGradientIsUsedOnce() {
        Scalar x = new Scalar(3);
        x.gradientUpdate(0.25);
        assertEquals(3, x.value());
        x.mul(x).backward();
        assertTrue(x.pass() > 0);
        x.gradientUpdate(0.25);
        assertEquals(0, x.pass());
        x.gradientUpdate(0.25);
        assertEquals(1.5, x.value());
        x.mul(x).backward();
        x.gradientUpdate(0.25);
        assertEquals(1.5 - 0.25 * 3, x.value());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void gradientUpdateRefusesARateThatIsNotPositiveAndFinite(double lr) {
        Scalar x = new Scalar(3);
        x.mul(x).backward();

        var e = assertThrows(IllegalArgumentException.class, () -> x.gradientUpdate(lr));

        assertTrue(e.getMessage().contains(Double.toString(lr)), e.getMessage());
        assertEquals(3, x.value());
    }

    @ParameterizedTest
    @CsvSource({"3, Scalar(3.0)", "-0.5, Scalar(-0.5)", "1e300, Scalar(1.0E300)", "NaN, Scalar(NaN)"})
    void textIsTheValueInTheFormOfAScalar(double value, String text) {
        assertEquals(text, new Scalar(value).toString());
        assertEquals(text, Functions.sum(List.of(new Scalar(value))).toString());
    }

    @Test
    void aNumberOfItsOwnHasNoInputsAndNoOperation() {
        assertEquals(List.of(), new Scalar(3).inputs());
        assertTrue(new Scalar(3).operation().isEmpty());
    }

    static Stream<Arguments> operations() {
        Scalar a = new Scalar(0.25);
        Scalar b = new Scalar(0.75);
        List<Scalar> both = List.of(a, b);
        return Stream.of(
                operation("+", a.add(b), a, b),
                operation("−", a.sub(b), a, b),
                operation("×", a.mul(b), a, b),
                operation("÷", a.div(b), a, b),
                operation("^", a.pow(b), a, b),
                operation("×", a.mul(a), a, a),
                operation("+ 0.5", a.add(0.5), a),
                operation("− 0.5", a.sub(0.5), a),
                operation("− 0.5", a.rsub(0.5), a),
                operation("× 0.5", a.mul(0.5), a),
                operation("÷ 0.5", a.div(0.5), a),
                operation("÷ 0.5", a.rdiv(0.5), a),
                operation("^ 2.0", a.pow(2), a),
                operation("−", a.neg(), a),
                operation("+ 0.0", a.add(0), a),
                operation("sin", Functions.sin(a), a),
                operation("cos", Functions.cos(a), a),
                operation("exp", Functions.exp(a), a),
                operation("log", Functions.log(a), a),
                operation("sigmoid", Functions.sigmoid(a), a),
                operation("relu", Functions.relu(a), a),
                operation("tanh", Functions.tanh(a), a),
                operation("sum", Functions.sum(List.of(b, a, b)), b, a, b),
                operation("mean", Functions.mean(both), a, b),
                operation("mean squared error", Losses.meanSquaredError(both, List.of(0, 1)), a, b),
                operation("binary cross entropy", Losses.binaryCrossEntropy(both, List.of(0, 1)), a, b));
    }

    private static Arguments operation(String name, Scalar result, Scalar... inputs) {
        return Arguments.of(name, result, List.of(inputs));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aNodeShowsItsOperationAndItsInputsInOrder(String name, Scalar result, List<Scalar> inputs) {
        String symbol = result.operation().orElseThrow().symbol();
        OptionalDouble number = result.plainNumber();
        assertEquals(name, number.isEmpty() ? symbol : symbol + " " + number.getAsDouble());
        assertEquals(inputs, result.inputs()); // the same nodes: Scalars are equal only if they are one
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-3, 5", "-0.001, 0", "1e6, 1000001"})
    void randomNumbersAreUniformOnTheirInterval(double lower, double upper) {
        int n = 100_000;
        RandomGenerator rng = new Random(1);
        double[] shares = IntStream.range(0, n)
                .mapToDouble(i -> (Scalar.random(rng, lower, upper).value() - lower) / (upper - lower))
                .toArray();

        assertTrue(Arrays.stream(shares).allMatch(u -> u >= 0 && u < 1));
        // Within five standard errors of the moments of a uniform distribution, E u = 1/2 and E u² = 1/3.
        assertEquals(1.0 / 2, Arrays.stream(shares).average().orElseThrow(), 5 * Math.sqrt(1.0 / 12 / n));
        assertEquals(
                1.0 / 3, Arrays.stream(shares).map(u -> u * u).average().orElseThrow(), 5 * Math.sqrt(4.0 / 45 / n));
    }

    @Test
    void randomWithoutBoundsIsOnTheUnitInterval() {
        assertEquals(
                Scalar.random(new Random(5), 0, 1).value(),
                Scalar.random(new Random(5)).value());
    }

    @Test
    void theLowerBoundCanBeDrawnAndTheUpperBoundCannot() {
        double next = Math.nextUp(-1.0);
        RandomGenerator rng = new Random(1);
        assertTrue(IntStream.range(0, 100)
                .allMatch(i -> Scalar.random(rng, -1, next).value() == -1));
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        assertArrayEquals(tenRandomNumbers(42), tenRandomNumbers(42));
        assertFalse(Arrays.equals(tenRandomNumbers(42), tenRandomNumbers(43)));
    }

    private static double[] tenRandomNumbers(long seed) {
        RandomGenerator rng = new Random(seed);
        return IntStream.range(0, 10)
                .mapToDouble(i -> Scalar.random(rng).value())
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, NaN", "0, Infinity", "-Infinity, 0", "-1e308, 1e308"})
    void randomRefusesBoundsThatAreNotFiniteAndInOrder(double lower, double upper) {
        var e = assertThrows(IllegalArgumentException.class, () -> Scalar.random(new Random(1), lower, upper));
        assertTrue(e.getMessage().contains("lower = " + lower + ", upper = " + upper), e.getMessage());
    }

    @Test
    void aNullOperandIsNamed() {
        Scalar a = new Scalar(1);
        for (Executable operation : List.<Executable>of(
                () -> a.add(null), () -> a.sub(null), () -> a.mul(null), () -> a.div(null), () -> a.pow(null))) {
            assertEquals(
                    "b", assertThrows(NullPointerException.class, operation).getMessage());
        }
        assertEquals(
                "rng",
                assertThrows(NullPointerException.class, () -> Scalar.random(null))
                        .getMessage());
    }
}
