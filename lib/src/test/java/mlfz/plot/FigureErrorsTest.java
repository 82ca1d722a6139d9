package mlfz.plot;

import static mlfz.plot.Pixels.LABELS;
import static mlfz.plot.Pixels.NETWORK;
import static mlfz.plot.Pixels.POINTS;
import static mlfz.plot.Pixels.logarithmic;
import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.wide;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a figure refuses. */
class FigureErrorsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aCallThatIsRefusedChangesNothing(String name, UnaryOperator<Figure> call) {
        Figure figure = plane().classes(POINTS, LABELS);
        int[] before = pixels(figure.picture("before"));
        assertThrows(RuntimeException.class, () -> call.apply(figure));
        assertArrayEquals(before, pixels(figure.picture("after")));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("scatter", (UnaryOperator<Figure>)
                        f -> f.scatter("s", List.of(1, Double.NaN), List.of(1, 1))),
                Arguments.of("line", (UnaryOperator<Figure>) f -> f.line("l", x -> Double.NaN, -1, 1)),
                Arguments.of("lines", (UnaryOperator<Figure>)
                        f -> f.lines("k", "l", List.of(x -> 1, x -> 2, x -> Double.POSITIVE_INFINITY), -1, 1)),
                Arguments.of("contour", (UnaryOperator<Figure>) f -> f.contour((x, y) -> Double.NaN)));
    }

    static Stream<Arguments> badInput() {
        Class<NullPointerException> nothing = NullPointerException.class;
        Class<IllegalArgumentException> bad = IllegalArgumentException.class;
        List<Integer> two = List.of(1, 2);
        double[] pair = {1, 2};
        return Stream.of(
                bad(nothing, "title", () -> Figure.wide(null, "x", "y")),
                bad(nothing, "xLabel", () -> Figure.wide("t", null, "y")),
                bad(nothing, "yLabel", () -> Figure.plane("t", "x", null, 0, 1)),
                bad(bad, "title is blank", () -> Figure.wide(" ", "x", "y")),
                bad(bad, "xLabel is blank", () -> Figure.plane("t", "", "y", 0, 1)),
                bad(bad, "yLabel is blank", () -> Figure.wide("t", "x", "\n")),
                bad(bad, "lower = NaN: expected a finite number", () -> Figure.plane("t", "x", "y", Double.NaN, 1)),
                bad(
                        bad,
                        "upper = Infinity: expected a finite number",
                        () -> Figure.plane("t", "x", "y", 0, Double.POSITIVE_INFINITY)),
                bad(
                        bad,
                        "lower = 1.0 and upper = 1.0: expected lower < upper",
                        () -> Figure.plane("t", "x", "y", 1, 1)),
                bad(bad, "expected a wider range", () -> Figure.plane("t", "x", "y", 1e12, 1e12 + 1)),
                bad(nothing, "name", () -> wide().scatter(null, two, two)),
                bad(nothing, "xs", () -> wide().scatter("s", null, two)),
                bad(nothing, "ys", () -> wide().scatter("s", two, null)),
                bad(nothing, "ys[1]", () -> wide().scatter("s", two, Arrays.asList(1, null))),
                bad(bad, "name is blank", () -> wide().scatter("", two, two)),
                bad(bad, "xs is empty: expected at least one", () -> wide().scatter("s", List.<Integer>of(), two)),
                bad(bad, "xs has 2 elements and ys has 1", () -> wide().scatter("s", two, List.of(1))),
                bad(
                        bad,
                        "xs[1] = NaN: expected a finite number",
                        () -> wide().scatter("s", List.of(0, Double.NaN), two)),
                bad(
                        bad,
                        "ys[0] = 1.0E308: expected a finite number, at most 1e300",
                        () -> wide().scatter("s", two, List.of(1e308, 1))),
                bad(
                        bad,
                        "a series \"s\" already",
                        () -> wide().scatter("s", two, two).scatter("s", two, two)),
                bad(nothing, "ys", () -> wide().scatter("s", pair, null)),
                bad(bad, "name is blank", () -> wide().scatter(" ", pair, pair)),
                bad(bad, "xs is empty", () -> wide().scatter("s", new double[0], pair)),
                bad(bad, "xs has 2 elements and ys has 1", () -> wide().scatter("s", pair, new double[1])),
                bad(
                        bad,
                        "ys[1] = NaN: expected a finite number",
                        () -> wide().scatter("s", pair, new double[] {0, Double.NaN})),
                bad(nothing, "points", () -> plane().classes(null, LABELS)),
                bad(nothing, "labels", () -> plane().classes(POINTS, null)),
                bad(nothing, "points[0]", () -> plane().classes(Collections.singletonList(null), List.of(1))),
                bad(bad, "labels is empty", () -> plane().classes(List.of(), List.<Integer>of())),
                bad(bad, "points has 4 elements and labels has 1", () -> plane().classes(POINTS, List.of(1))),
                bad(
                        bad,
                        "points[0] has 3 numbers: expected 2",
                        () -> plane().classes(List.of(new double[3]), List.of(1))),
                bad(
                        bad,
                        "points[0][1] = -Infinity: expected a finite number",
                        () -> plane().classes(List.of(new double[] {0, Double.NEGATIVE_INFINITY}), List.of(1))),
                bad(
                        bad,
                        "labels[2] = 0.5: expected a class, 0 to 3",
                        () -> plane().classes(POINTS, List.of(1, 0, 0.5, 1))),
                bad(
                        bad,
                        "a series \"class 1\" already",
                        () -> plane().scatter("class 1", two, two).classes(POINTS, LABELS)),
                bad(
                        bad,
                        "a series \"class 0\" already",
                        () -> plane().classes(POINTS, LABELS).classes(POINTS, LABELS)),
                bad(nothing, "f", () -> wide().line("l", null, 0, 1)),
                bad(nothing, "name", () -> wide().line(null, x -> x, 0, 1)),
                bad(bad, "name is blank", () -> wide().line(" ", x -> x, 0, 1)),
                bad(bad, "from = 1.0 and to = 0.0: expected from < to", () -> wide().line("l", x -> x, 1, 0)),
                bad(bad, "to = NaN: expected a finite number", () -> wide().line("l", x -> x, 1, Double.NaN)),
                bad(
                        bad,
                        "f has no finite number, its first is NaN: expected at least one",
                        () -> wide().line("l", Math::log, -2, -1)),
                bad(
                        bad,
                        "a series \"l\" already",
                        () -> wide().line("l", x -> x, 0, 1).line("l", x -> x, 0, 1)),
                bad(nothing, "first", () -> wide().lines(null, "l", List.of(x -> x), 0, 1)),
                bad(nothing, "last", () -> wide().lines("k", null, List.of(x -> x), 0, 1)),
                bad(bad, "first and last are both \"l\"", () -> wide().lines("l", "l", List.of(x -> x), 0, 1)),
                bad(nothing, "fs", () -> wide().lines("k", "l", null, 0, 1)),
                bad(nothing, "fs[1]", () -> wide().lines("k", "l", Arrays.asList(x -> x, null), 0, 1)),
                bad(bad, "fs is empty: expected at least one", () -> wide().lines("k", "l", List.of(), 0, 1)),
                bad(
                        bad,
                        "from = 0.0 and to = 0.0: expected from < to",
                        () -> wide().lines("k", "l", List.of(x -> x), 0, 0)),
                bad(
                        bad,
                        "fs[1] has no finite number, its first is NaN",
                        () -> wide().lines("k", "l", List.of(x -> x, x -> x / 0 * 0), 0, 1)),
                bad(
                        bad,
                        "a series \"l\" already",
                        () -> wide().line("l", x -> x, 0, 1).lines("k", "l", List.of(x -> x), 0, 1)),
                bad(
                        bad,
                        "a series \"l\" already",
                        () -> wide().lines("k", "l", List.of(x -> x), 0, 1)
                                .lines("l", "m", List.of(x -> x, x -> x), 0, 1)),
                bad(nothing, "f", () -> plane().contour(null)),
                bad(
                        bad,
                        "a contour on the figure \"a figure\", which is not a plane: expected one made with Figure.plane",
                        () -> wide().contour(NETWORK)),
                bad(
                        bad,
                        "a contour on the figure \"a plane\", which has a background already",
                        () -> plane().contour(NETWORK).contour(NETWORK)),
                bad(bad, "low = 1.0 and high = 0.0: expected low < high", () -> plane().contour(NETWORK, 1, 0)),
                bad(
                        bad,
                        "high = Infinity: expected a finite number",
                        () -> plane().contour(NETWORK, 0, Double.POSITIVE_INFINITY)),
                bad(bad, "f(-10.0, -10.0) = NaN", () -> plane().contour((x, y) -> Double.NaN)),
                bad(nothing, "name", () -> wide().curve(null, new double[] {1})),
                bad(nothing, "values", () -> wide().curve("c", (double[]) null)),
                bad(bad, "name is blank", () -> wide().curve("", new double[] {1})),
                bad(bad, "values is empty", () -> wide().curve("c", new double[0])),
                bad(
                        bad,
                        "values has no finite number, its first is Infinity",
                        () -> wide().curve("c", new double[] {Double.POSITIVE_INFINITY, Double.NaN})),
                bad(
                        bad,
                        "values[1] = 0.0: expected a positive number on a logarithmic axis",
                        () -> logarithmic().curve("c", new double[] {1, 0})),
                bad(
                        bad,
                        "ys[0] = -1.0: expected a positive number",
                        () -> logarithmic().scatter("s", two, List.of(-1, 1))),
                bad(
                        bad,
                        "f[0] = 0.0: expected a positive number",
                        () -> logarithmic().line("l", x -> x, 0, 1)),
                bad(
                        bad,
                        "fs[1][0] = -1.0: expected a positive number",
                        () -> logarithmic().lines("k", "l", List.of(x -> 1, x -> x), -1, 1)),
                bad(
                        bad,
                        "a series \"c\" already",
                        () -> wide().curve("c", new double[] {1}).curve("c", new double[] {1})),
                bad(nothing, "name", () -> plane().path(null, POINTS)),
                bad(nothing, "points", () -> plane().path("p", null)),
                bad(nothing, "points[0]", () -> plane().path("p", Collections.singletonList(null))),
                bad(bad, "points is empty", () -> plane().path("p", List.of())),
                bad(bad, "points[0] has 1 numbers: expected 2", () -> plane().path("p", List.of(new double[1]))),
                bad(
                        bad,
                        "points[0][1] = NaN: expected a finite number",
                        () -> plane().path("p", List.of(new double[] {0, Double.NaN}))),
                bad(
                        bad,
                        "a series \"p\" already",
                        () -> plane().path("p", POINTS).path("p", POINTS)),
                bad(nothing, "f", () -> plane().landscape(null, 1, 2)),
                bad(
                        bad,
                        "a landscape on the figure \"a figure\", which is not a plane",
                        () -> wide().landscape(NETWORK, 1, 2)),
                bad(
                        bad,
                        "a landscape on the figure \"a plane\", which has a background already",
                        () -> plane().contour(NETWORK).landscape(NETWORK, 1, 2)),
                bad(bad, "low = 0.0: expected a positive number", () -> plane().landscape(NETWORK, 0, 2)),
                bad(bad, "low = 2.0 and high = 1.0: expected low < high", () -> plane().landscape(NETWORK, 2, 1)),
                bad(bad, "f(-10.0, -10.0) = NaN", () -> plane().landscape((x, y) -> Double.NaN, 1, 2)),
                bad(nothing, "f", () -> plane().regions(null)),
                bad(
                        bad,
                        "a map of regions on the figure \"a figure\", which is not a plane",
                        () -> wide().regions((x, y) -> new double[2])),
                bad(
                        bad,
                        "f(-10.0, -10.0) has 1 number: expected one for each of 2 to 4 classes",
                        () -> plane().regions((x, y) -> new double[1])),
                bad(bad, "has 5 numbers: expected one for each", () -> plane().regions((x, y) -> new double[5])),
                bad(
                        bad,
                        "f(-10.0, -10.0)[1] = NaN: expected a finite number",
                        () -> plane().regions((x, y) -> new double[] {0, Double.NaN})),
                bad(nothing, "f(-10.0, -10.0)", () -> plane().regions((x, y) -> null)),
                bad(
                        bad,
                        "has 3 elements and f(-10.0, -10.0) has 2",
                        () -> plane().regions((x, y) -> new double[x < 0 ? 2 : 3])),
                bad(nothing, "figures", () -> Figure.strip(null)),
                bad(nothing, "figures", () -> Figure.animation(null)),
                bad(bad, "figures is empty", () -> Figure.animation(List.of())),
                bad(nothing, "figures", () -> Figure.strip(null, "d")),
                bad(nothing, "figures[0]", () -> Figure.strip(Collections.singletonList(null), "d")),
                bad(bad, "figures is empty", () -> Figure.strip(List.of(), "d")),
                bad(
                        bad,
                        "figures[0], \"a figure\", is not a plane: expected one made with Figure.plane",
                        () -> Figure.strip(List.of(wide().scatter("s", two, two)), "d")),
                bad(bad, "description is blank", () -> Figure.strip(List.of(plane().contour(NETWORK)), "")),
                bad(IllegalStateException.class, "shows nothing yet", () -> Figure.animation(List.of(plane()), "d")),
                bad(nothing, "description", () -> plane().contour(NETWORK).picture(null)),
                bad(bad, "description is blank", () -> plane().contour(NETWORK).picture(" ")),
                bad(bad, "description is blank", () -> new Picture(1, 1, "")),
                bad(
                        IllegalStateException.class,
                        "the figure \"a plane\" shows nothing yet",
                        () -> plane().picture("nothing")));
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
