package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.plot.Contours.Curve;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Contours")
class ContoursTest {

    private static final double H = 0.1;   // the grid's step
    private static final double[] NODES = IntStream.rangeClosed(-20, 20).mapToDouble(i -> i / 10.0).toArray();

    private static final DoubleBinaryOperator BOWL = (x, y) -> -(x * x + y * y);
    private static final DoubleBinaryOperator RING = (x, y) -> -Math.pow(Math.hypot(x, y) - 1.2, 2);
    private static final DoubleBinaryOperator TWO_BUMPS = (x, y) ->
            Math.exp(-8 * ((x - 1) * (x - 1) + y * y)) + Math.exp(-8 * ((x + 1) * (x + 1) + y * y));

    @Test
    @DisplayName("find a circle to within the error of linear interpolation")
    void circle() {
        double r = 1.5;
        List<Curve> curves = Contours.of(BOWL, NODES, NODES).region(-r * r);
        assertEquals(1, curves.size());
        Curve circle = curves.get(0);
        // Between nodes x² + y² is at most H²/4 below its chord: hence a vertex lies inside, at most H²/(8r) deep.
        double depth = H * H / (8 * r) * 1.01;
        for (int i = 0; i < circle.xs().length; i++) {
            double radius = Math.hypot(circle.xs()[i], circle.ys()[i]);
            assertTrue(radius <= r + 1e-12 && radius >= r - depth, "radius " + radius);
        }
        // A chord is at most a cell's diagonal long, so no farther than H²/(4r) from its arc.
        double shortfall = Math.PI * r * r - circle.area();
        assertTrue(shortfall > 0 && shortfall < 2 * Math.PI * r * (depth + H * H / (4 * r)), "shortfall " + shortfall);
    }

    @Test
    @DisplayName("follow the level line of a plane exactly, from border to border")
    void plane() {
        List<Curve> lines = Contours.of((x, y) -> x + 2 * y, NODES, NODES).lines(0.33);
        assertEquals(1, lines.size());
        Curve line = lines.get(0);
        for (int i = 0; i < line.xs().length; i++) {
            assertEquals(0.33, line.xs()[i] + 2 * line.ys()[i], 1e-12);
        }
        int last = line.xs().length - 1;
        assertFalse(line.closed());
        assertEquals(2, Math.max(Math.abs(line.xs()[0]), Math.abs(line.ys()[0])));
        assertEquals(2, Math.max(Math.abs(line.xs()[last]), Math.abs(line.ys()[last])));
    }

    @Test
    @DisplayName("keep the high side on the left of an open line")
    void openLineOrientation() {
        Curve right = Contours.of((x, y) -> x, NODES, NODES).lines(0.05).get(0);
        assertEquals(2, right.ys()[0]);
        assertEquals(-2, right.ys()[right.ys().length - 1]);
        Curve left = Contours.of((x, y) -> -x, NODES, NODES).lines(0.05).get(0);
        assertEquals(-2, left.ys()[0]);
        assertEquals(2, left.ys()[left.ys().length - 1]);
    }

    @Test
    @DisplayName("run counterclockwise around a ring and clockwise around its hole")
    void hole() {
        List<Curve> curves = Contours.of(RING, NODES, NODES).region(-0.16);
        assertEquals(2, curves.size());
        double outer = curves.stream().mapToDouble(Curve::area).max().orElseThrow();
        double inner = curves.stream().mapToDouble(Curve::area).min().orElseThrow();
        assertEquals(Math.PI * 1.6 * 1.6, outer, 0.03);
        assertEquals(-Math.PI * 0.8 * 0.8, inner, 0.03);
        assertEquals(0, winding(curves, 0.01, 0.02));
        assertEquals(1, winding(curves, 1.21, 0.02));
        assertEquals(0, winding(curves, 1.81, 0.02));
    }

    @Test
    @DisplayName("find every island")
    void islands() {
        List<Curve> curves = Contours.of(TWO_BUMPS, NODES, NODES).region(0.5);
        assertEquals(2, curves.size());
        double area = Math.PI * Math.log(2) / 8;
        assertEquals(area, curves.get(0).area(), 0.02);
        assertEquals(area, curves.get(1).area(), 0.02);
        assertTrue(curves.get(0).xs()[0] * curves.get(1).xs()[0] < 0, "one island on each side");
    }

    @Test
    @DisplayName("join a saddle's high corners where the cell's mean is high")
    void saddleJoined() {
        Contours saddle = new Contours(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 0}, {0, 1}});
        List<Curve> curves = saddle.region(0.4);
        assertEquals(1, curves.size());
        assertEquals(1, winding(curves, 0.5, 0.5));
        assertEquals(1 - 2 * 0.4 * 0.4 / 2, curves.get(0).area(), 1e-12);
        assertEquals(2, saddle.lines(0.4).size());
    }

    @Test
    @DisplayName("keep a saddle's high corners apart where the cell's mean is low")
    void saddleApart() {
        Contours saddle = new Contours(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 0}, {0, 1}});
        List<Curve> curves = saddle.region(0.6);
        assertEquals(2, curves.size());
        assertEquals(0, winding(curves, 0.5, 0.5));
        assertEquals(0.4 * 0.4 / 2, curves.get(0).area(), 1e-12);
        assertEquals(0.4 * 0.4 / 2, curves.get(1).area(), 1e-12);
        assertEquals(2, saddle.lines(0.6).size());
    }

    @Test
    @DisplayName("count a plateau that just reaches the level as high")
    void plateau() {
        // 1 on [-0.5, 0.5]², 0 elsewhere
        DoubleBinaryOperator table = (x, y) -> Math.max(Math.abs(x), Math.abs(y)) <= 0.5 ? 1 : 0;
        Contours contours = Contours.of(table, NODES, NODES);
        assertEquals(1, contours.region(1).size());
        assertEquals(1, contours.region(1).get(0).area(), 1e-12);
        assertEquals(1, contours.lines(1).size());
        assertTrue(contours.lines(1).get(0).closed());
        // at half the height the sides have moved half a cell outwards, and the corners are cut
        assertEquals(1.1 * 1.1 - 4 * 0.05 * 0.05 / 2, contours.region(0.5).get(0).area(), 1e-12);
    }

    @Test
    @DisplayName("leave out what has no area: a single node that just reaches the level")
    void singleNode() {
        Contours contours = Contours.of((x, y) -> x == 0 && y == 0 ? 1 : 0, NODES, NODES);
        assertEquals(List.of(), contours.region(1));
        assertEquals(List.of(), contours.lines(1));
        assertEquals(1, contours.region(0.99).size());
    }

    @Test
    @DisplayName("go around the whole grid if all of it is high, without any line inside")
    void allHigh() {
        Contours contours = Contours.of((x, y) -> 3, NODES, NODES);
        for (double level : new double[] {2, 3}) {
            assertEquals(1, contours.region(level).size());
            assertEquals(16, contours.region(level).get(0).area(), 1e-12);
            assertEquals(List.of(), contours.lines(level));
        }
    }

    @Test
    @DisplayName("are empty if all of the grid is low")
    void allLow() {
        Contours contours = Contours.of((x, y) -> 3, NODES, NODES);
        assertEquals(List.of(), contours.region(3.1));
        assertEquals(List.of(), contours.lines(3.1));
    }

    @Test
    @DisplayName("know the smallest and the largest value")
    void extremes() {
        Contours contours = Contours.of((x, y) -> x + 2 * y, NODES, NODES);
        assertEquals(-6, contours.minimum());
        assertEquals(6, contours.maximum());
    }

    @Test
    @DisplayName("wind once around high nodes and not around low ones, on random grids")
    void windingOnRandomGrids() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            double[] xs = ascending(random, 2 + random.nextInt(8));
            double[] ys = ascending(random, 2 + random.nextInt(8));
            // Every second grid has only five different values, so that many nodes lie exactly on a level.
            boolean coarse = round % 2 == 0;
            double[][] values = new double[xs.length][ys.length];
            for (double[] column : values) {
                for (int j = 0; j < column.length; j++) {
                    column[j] = coarse ? random.nextInt(5) / 4.0 : random.nextDouble();
                }
            }
            double level = coarse ? 0.5 : random.nextDouble();
            List<Curve> curves = new Contours(xs, ys, values).region(level);
            for (Curve curve : curves) {
                assertTrue(curve.closed(), "closed");
            }
            for (int i = 0; i < xs.length; i++) {
                for (int j = 0; j < ys.length; j++) {
                    if (values[i][j] != level) {
                        // a node on the border is on the curve around it: look a little inside
                        double x = xs[i] + 1e-9 * ((xs[0] + xs[xs.length - 1]) / 2 - xs[i]);
                        double y = ys[j] + 1e-9 * ((ys[0] + ys[ys.length - 1]) / 2 - ys[j]);
                        assertEquals(values[i][j] > level ? 1 : 0, winding(curves, x, y), "round " + round);
                    }
                }
            }
            for (int k = 0; k < 50; k++) {
                double x = xs[0] + random.nextDouble() * (xs[xs.length - 1] - xs[0]);
                double y = ys[0] + random.nextDouble() * (ys[ys.length - 1] - ys[0]);
                int winding = winding(curves, x, y);
                assertTrue(winding == 0 || winding == 1, "winding number " + winding + " in round " + round);
            }
        }
    }

    @Test
    @DisplayName("give regions that shrink as the level rises")
    void nested() {
        Contours contours = Contours.of((x, y) -> Math.sin(3 * x) * Math.cos(2 * y) + 0.1 * x, NODES, NODES);
        double before = Double.POSITIVE_INFINITY;
        for (int k = -12; k <= 12; k++) {
            double area = contours.region(k / 10.0).stream().mapToDouble(Curve::area).sum();
            assertTrue(area <= before, "level " + k / 10.0);
            before = area;
        }
    }

    @Test
    @DisplayName("joined into one curve wind as they do apart")
    void joined() {
        List<Curve> curves = Contours.of(RING, NODES, NODES).region(-0.16);
        Curve joined = Contours.joined(curves);
        assertTrue(joined.closed());
        assertEquals(curves.stream().mapToDouble(Curve::area).sum(), joined.area(), 1e-12);
        Random random = new Random(2);
        for (int k = 0; k < 500; k++) {
            double x = 4 * random.nextDouble() - 2;
            double y = 4 * random.nextDouble() - 2;
            assertEquals(winding(curves, x, y), winding(List.of(joined), x, y));
        }
    }

    @Test
    @DisplayName("do not overflow on huge values")
    void hugeValues() {
        double huge = Double.MAX_VALUE;
        double[][] values = {{-huge, -huge}, {huge, huge}};
        Curve line = new Contours(new double[] {0, 1}, new double[] {0, 1}, values).lines(0).get(0);
        assertArrayEquals(new double[] {0.5, 0.5}, line.xs());
        assertArrayEquals(new double[] {1, 0}, line.ys());
    }

    static Stream<Arguments> badInput() {
        double[] two = {0, 1};
        double[][] four = {{0, 0}, {0, 0}};
        Contours contours = new Contours(two, two, four);
        return Stream.of(
                bad(NullPointerException.class, "xs", () -> new Contours(null, two, four)),
                bad(NullPointerException.class, "ys", () -> new Contours(two, null, four)),
                bad(NullPointerException.class, "values", () -> new Contours(two, two, null)),
                bad(NullPointerException.class, "values[1]",
                        () -> new Contours(two, two, new double[][] {{0, 0}, null})),
                bad(NullPointerException.class, "f", () -> Contours.of(null, two, two)),
                bad(IllegalArgumentException.class, "xs has 1 elements, expected at least 2",
                        () -> new Contours(new double[] {0}, two, four)),
                bad(IllegalArgumentException.class, "ys[1] is 0.0 after 0.0, expected ascending",
                        () -> new Contours(two, new double[] {0, 0}, four)),
                bad(IllegalArgumentException.class, "xs[1] is NaN, expected a finite number",
                        () -> new Contours(new double[] {0, Double.NaN}, two, four)),
                bad(IllegalArgumentException.class, "values has 1 elements and xs has 2",
                        () -> new Contours(two, two, new double[][] {{0, 0}})),
                bad(IllegalArgumentException.class, "values[1] has 3 elements and ys has 2",
                        () -> new Contours(two, two, new double[][] {{0, 0}, {0, 0, 0}})),
                bad(IllegalArgumentException.class, "the value at (1.0, 0.0) is Infinity, expected a finite number",
                        () -> Contours.of((x, y) -> x > y ? Double.POSITIVE_INFINITY : 0, two, two)),
                bad(IllegalArgumentException.class, "level is NaN, expected a finite number",
                        () -> contours.region(Double.NaN)),
                bad(IllegalArgumentException.class, "level is -Infinity, expected a finite number",
                        () -> contours.lines(Double.NEGATIVE_INFINITY)),
                bad(NullPointerException.class, "curves", () -> Contours.joined(null)),
                bad(IllegalArgumentException.class, "curves is empty, expected at least one",
                        () -> Contours.joined(List.of())),
                bad(IllegalArgumentException.class, "a curve ends at (1.0, 1.0), expected its start (0.0, 0.0)",
                        () -> Contours.joined(List.of(new Curve(two, two)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    @DisplayName("refuse bad input and say what is wrong")
    void refuseBadInput(String words, Class<? extends Exception> type, Executable call) {
        Exception thrown = assertThrows(type, call);
        assertAll(() -> assertEquals(type, thrown.getClass()),
                () -> assertTrue(thrown.getMessage().contains(words), thrown.getMessage()));
    }

    private static Arguments bad(Class<? extends Exception> type, String words, Executable call) {
        return Arguments.of(words, type, call);
    }

    private static double[] ascending(Random random, int count) {
        double[] numbers = new double[count];
        double sum = random.nextDouble() - 0.5;
        for (int i = 0; i < count; i++) {
            sum += 0.1 + random.nextDouble();
            numbers[i] = sum;
        }
        return numbers;
    }

    /** How often closed curves wind around a point: crossings of the ray to its right, upwards 1, downwards -1. */
    private static int winding(List<Curve> curves, double x, double y) {
        int winding = 0;
        for (Curve curve : curves) {
            double[] xs = curve.xs();
            double[] ys = curve.ys();
            for (int i = 1; i < xs.length; i++) {
                if (ys[i - 1] <= y != ys[i] <= y) {
                    double crossing = xs[i - 1] + (y - ys[i - 1]) / (ys[i] - ys[i - 1]) * (xs[i] - xs[i - 1]);
                    if (crossing > x) {
                        winding += ys[i] > ys[i - 1] ? 1 : -1;
                    }
                }
            }
        }
        return winding;
    }
}
