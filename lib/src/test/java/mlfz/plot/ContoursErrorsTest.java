package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What marching squares refuse. */
class ContoursErrorsTest {

    static Stream<Arguments> badInput() {
        double[] two = {0, 1};
        double[][] four = {{0, 0}, {0, 0}};
        Contours contours = new Contours(two, two, four);
        return Stream.of(
                bad(NullPointerException.class, "xs", () -> new Contours(null, two, four)),
                bad(NullPointerException.class, "ys", () -> new Contours(two, null, four)),
                bad(NullPointerException.class, "values", () -> new Contours(two, two, null)),
                bad(
                        NullPointerException.class,
                        "values[1]",
                        () -> new Contours(two, two, new double[][] {{0, 0}, null})),
                bad(NullPointerException.class, "f", () -> Contours.of(null, two, two)),
                bad(
                        IllegalArgumentException.class,
                        "xs has 1 elements: expected at least 2",
                        () -> new Contours(new double[] {0}, two, four)),
                bad(
                        IllegalArgumentException.class,
                        "ys[1] is 0.0 after 0.0: expected ascending",
                        () -> new Contours(two, new double[] {0, 0}, four)),
                bad(
                        IllegalArgumentException.class,
                        "xs[1] = NaN: expected a finite number",
                        () -> new Contours(new double[] {0, Double.NaN}, two, four)),
                bad(
                        IllegalArgumentException.class,
                        "values has 1 elements and xs has 2",
                        () -> new Contours(two, two, new double[][] {{0, 0}})),
                bad(
                        IllegalArgumentException.class,
                        "values[1] has 3 elements and ys has 2",
                        () -> new Contours(two, two, new double[][] {{0, 0}, {0, 0, 0}})),
                bad(
                        IllegalArgumentException.class,
                        "the value at (1.0, 0.0) is Infinity: expected a finite number",
                        () -> Contours.of((x, y) -> x > y ? Double.POSITIVE_INFINITY : 0, two, two)),
                bad(
                        IllegalArgumentException.class,
                        "level = NaN: expected a finite number",
                        () -> contours.lines(Double.NaN)),
                bad(
                        IllegalArgumentException.class,
                        "level = -Infinity: expected a finite number",
                        () -> contours.lines(Double.NEGATIVE_INFINITY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void badInputIsRefusedInWords(String words, Class<? extends Exception> type, Executable call) {
        Exception thrown = assertThrows(type, call);
        assertAll(
                () -> assertEquals(type, thrown.getClass()),
                () -> assertTrue(thrown.getMessage().contains(words), thrown.getMessage()));
    }

    private static Arguments bad(Class<? extends Exception> type, String words, Executable call) {
        return Arguments.of(words, type, call);
    }
}
