package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions against their definitions, computed with 50 digits. */
class ElementaryTest {
    private static final MathContext DIGITS = new MathContext(50);
    private static final int COUNT = 6_000;

    /** eˣ by its power series, at x divided by a power of two that makes it small. */
    private static BigDecimal exp(BigDecimal x) {
        int halvings = 0;
        for (; x.abs().doubleValue() > 0.01; halvings++) {
            x = x.divide(BigDecimal.valueOf(2), DIGITS);
        }
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 25; n++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (; halvings > 0; halvings--) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static BigDecimal tanh(BigDecimal x) {
        BigDecimal power = exp(x.add(x));
        return power.subtract(BigDecimal.ONE).divide(power.add(BigDecimal.ONE), DIGITS);
    }

    /** How far a result is from the true value, in units in the last place of that. */
    private static double error(double result, BigDecimal truth) {
        BigDecimal ulp = new BigDecimal(Math.ulp(truth.doubleValue()));
        return new BigDecimal(result).subtract(truth).abs().divide(ulp, DIGITS).doubleValue();
    }

    private static DoubleStream numbers(double from, double to) {
        return new Random(1).doubles(COUNT, from, to);
    }

    @Test
    void tanhIsWithinTwoUlps() {
        DoubleStream.of(1e-300, 1e-20, 19.06, 19.07, 22).forEach(ElementaryTest::checkTanh);
        numbers(-20, 20).forEach(ElementaryTest::checkTanh);
        numbers(-1.5, 1.5).forEach(ElementaryTest::checkTanh);
        numbers(-12, 0).map(power -> StrictMath.pow(10, power)).forEach(ElementaryTest::checkTanh);
    }

    private static void checkTanh(double x) {
        // With 50 digits, eˣ − 1 of a tiny x has none left; tanh x = x − x³/3 + … is then x.
        BigDecimal truth = Math.abs(x) < 1e-18 ? new BigDecimal(x) : tanh(new BigDecimal(x));
        assertTrue(error(Elementary.tanh(x), truth) < 2, "tanh " + x);
    }

    @Test
    void expIsWithinTwoUlps() {
        DoubleStream.of(1e-300, 709.78, -708.3).forEach(ElementaryTest::checkExp);
        numbers(-708, 709.7).forEach(ElementaryTest::checkExp);
        numbers(-2, 2).forEach(ElementaryTest::checkExp);
    }

    private static void checkExp(double x) {
        assertTrue(error(Elementary.exp(x), exp(new BigDecimal(x))) < 2, "exp " + x);
    }

    @Test
    void sigmoidIsWithinThreeUlps() {
        numbers(-708, 40).forEach(ElementaryTest::checkSigmoid);
        numbers(-40, 40).forEach(ElementaryTest::checkSigmoid);
    }

    private static void checkSigmoid(double x) {
        BigDecimal truth = BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(new BigDecimal(-x))), DIGITS);
        assertTrue(error(Elementary.sigmoid(x), truth) < 3, () -> "sigmoid " + x);
    }

    @Test
    void logIsWithinTwoUlps() {
        DoubleStream.of(
                        4.9e-324,
                        1e-310,
                        Double.MIN_NORMAL,
                        Double.MAX_VALUE,
                        Math.sqrt(0.5),
                        Math.sqrt(2),
                        Math.nextUp(1),
                        Math.nextDown(1))
                .forEach(ElementaryTest::checkLog);
        numbers(-700, 700).map(StrictMath::exp).forEach(ElementaryTest::checkLog);
        numbers(0.3, 3).forEach(ElementaryTest::checkLog);
    }

    /** The true logarithm y of x is that with eʸ = x: one step of Newton's method from the result shows how far it is off. */
    private static void checkLog(double x) {
        double result = Elementary.log(x);
        BigDecimal step = exp(new BigDecimal(result).negate())
                .multiply(new BigDecimal(x), DIGITS)
                .subtract(BigDecimal.ONE);
        BigDecimal truth = new BigDecimal(result)
                .add(step.subtract(step.multiply(step, DIGITS).divide(BigDecimal.valueOf(2), DIGITS)));
        assertTrue(error(result, truth) < 2, "log " + x);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "Infinity, 1",
        "-Infinity, -1",
        "NaN, NaN",
        "1000, 1",
        "-1000, -1",
        "4.9E-324, 4.9E-324",
        "-1E-310, -1E-310"
    })
    void tanhAtTheEdges(double x, double value) {
        assertEquals(value, Elementary.tanh(x));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 1",
        "-0.0, 1",
        "Infinity, Infinity",
        "-Infinity, 0",
        "NaN, NaN",
        "709.79, Infinity",
        "1E308, Infinity",
        "-745.2, 0",
        "-1E308, 0",
        "-745.1, 4.9E-324"
    })
    void expAtTheEdges(double x, double value) {
        assertEquals(value, Elementary.exp(x));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.0",
        "0.0, -Infinity",
        "-0.0, -Infinity",
        "Infinity, Infinity",
        "-Infinity, NaN",
        "-1, NaN",
        "-1E-320, NaN",
        "NaN, NaN"
    })
    void logAtTheEdges(double x, double value) {
        assertEquals(value, Elementary.log(x));
    }

    @Test
    void theLogarithmOfOneAndALittleHasAllItsDigits() {
        DoubleStream.concat(numbers(0, 1), numbers(0, 1).map(x -> x * x * x * 1e-12))
                .filter(x -> x >= 0)
                .forEach(x -> {
                    double expected = StrictMath.log1p(x); // which is within one unit in the last place
                    assertEquals(expected, Elementary.log1p(x), 3 * Math.ulp(expected), () -> "ln(1 + " + x + ")");
                });
        assertEquals(0, Elementary.log1p(0));
        assertEquals(Double.MIN_VALUE, Elementary.log1p(Double.MIN_VALUE));
    }

    private interface ArrayFunction {
        void apply(double[] xs, double[] scratch, double[] results);
    }

    static Stream<Arguments> functions() {
        DoubleUnaryOperator tanh = Elementary::tanh;
        DoubleUnaryOperator exp = Elementary::exp;
        DoubleUnaryOperator log = Elementary::log;
        ArrayFunction tanhs = Elementary::tanh;
        ArrayFunction exps = Elementary::exp;
        ArrayFunction logs = Elementary::log;
        return Stream.of(
                Arguments.of("tanh", tanh, tanhs), Arguments.of("exp", exp, exps), Arguments.of("log", log, logs));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void arraysGetTheDigitsOfSingleNumbers(String name, DoubleUnaryOperator function, ArrayFunction arrayFunction) {
        double[] xs = DoubleStream.concat(
                        numbers(-800, 800),
                        DoubleStream.concat(
                                numbers(-3, 3),
                                DoubleStream.of(
                                        0.0,
                                        -0.0,
                                        Double.NaN,
                                        Double.POSITIVE_INFINITY,
                                        Double.NEGATIVE_INFINITY,
                                        Double.MIN_VALUE,
                                        1e-310,
                                        19.0625)))
                .toArray();
        double[] results = new double[xs.length];
        for (int round = 0; round < 200; round++) { // often enough for the compiler to have its turn
            arrayFunction.apply(xs, new double[xs.length], results);
        }
        for (int i = 0; i < xs.length; i++) {
            assertEquals(function.applyAsDouble(xs[i]), results[i], name + " " + xs[i]);
        }
    }
}
