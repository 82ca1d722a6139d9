package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import mlfz.plot.Contours.Curve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marching squares. */
class ContoursTest {

    private static final double H = 0.1; // the grid's step
    private static final double[] NODES =
            IntStream.rangeClosed(-20, 20).mapToDouble(i -> i / 10.0).toArray();

    private static final DoubleBinaryOperator BOWL = (x, y) -> -(x * x + y * y);
    private static final DoubleBinaryOperator RING = (x, y) -> -Math.pow(Math.hypot(x, y) - 1.2, 2);
    private static final DoubleBinaryOperator TWO_BUMPS =
            (x, y) -> Math.exp(-8 * ((x - 1) * (x - 1) + y * y)) + Math.exp(-8 * ((x + 1) * (x + 1) + y * y));

    @Test
    void aCircleIsFoundToWithinTheErrorOfInterpolation() {
        double r = 1.5;
        List<Curve> curves = Contours.of(BOWL, NODES, NODES).lines(-r * r);
        assertEquals(1, curves.size());
        Curve circle = curves.get(0);
        // Between nodes x² + y² is at most H²/4 below its chord: hence a vertex lies inside, at most H²/(8r) deep.
        double depth = H * H / (8 * r) * 1.01;
        for (int i = 0; i < circle.xs().length; i++) {
            double radius = Math.hypot(circle.xs()[i], circle.ys()[i]);
            assertTrue(radius <= r + 1e-12 && radius >= r - depth, "radius " + radius);
        }
        // A chord is at most a cell's diagonal long, so no farther than H²/(4r) from its arc.
        double shortfall = Math.PI * r * r - area(circle);
        assertTrue(shortfall > 0 && shortfall < 2 * Math.PI * r * (depth + H * H / (4 * r)), "shortfall " + shortfall);
    }

    @Test
    void theLineOfAPlaneIsExactFromBorderToBorder() {
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
    void anOpenLineHasTheHighSideOnItsLeft() {
        Curve right = Contours.of((x, y) -> x, NODES, NODES).lines(0.05).get(0);
        assertEquals(2, right.ys()[0]);
        assertEquals(-2, right.ys()[right.ys().length - 1]);
        Curve left = Contours.of((x, y) -> -x, NODES, NODES).lines(0.05).get(0);
        assertEquals(-2, left.ys()[0]);
        assertEquals(2, left.ys()[left.ys().length - 1]);
    }

    @Test
    void linesGoCounterclockwiseAroundARingAndClockwiseAroundItsHole() {
        List<Curve> curves = Contours.of(RING, NODES, NODES).lines(-0.16);
        assertEquals(2, curves.size());
        assertEquals(
                Math.PI * 1.6 * 1.6,
                curves.stream().mapToDouble(ContoursTest::area).max().orElseThrow(),
                0.03);
        assertEquals(
                -Math.PI * 0.8 * 0.8,
                curves.stream().mapToDouble(ContoursTest::area).min().orElseThrow(),
                0.03);
        assertEquals(0, winding(curves, 0.01, 0.02));
        assertEquals(1, winding(curves, 1.21, 0.02));
        assertEquals(0, winding(curves, 1.81, 0.02));
    }

    @Test
    void everyIslandIsFound() {
        List<Curve> curves = Contours.of(TWO_BUMPS, NODES, NODES).lines(0.5);
        assertEquals(2, curves.size());
        double area = Math.PI * Math.log(2) / 8;
        assertEquals(area, area(curves.get(0)), 0.02);
        assertEquals(area, area(curves.get(1)), 0.02);
        assertTrue(curves.get(0).xs()[0] * curves.get(1).xs()[0] < 0, "one island on each side");
    }

    @ParameterizedTest(name = "level {0}")
    @ValueSource(doubles = {0.4, 0.6})
    void aSaddlesHighCornersAreJoinedWhereTheMeanIsHigh(double level) {
        Contours saddle = new Contours(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 0}, {0, 1}});
        List<Curve> lines = saddle.lines(level);
        assertEquals(2, lines.size());
        for (Curve line : lines) {
            // low corners are (1, 0) and (0, 1); a line cuts off one of them if the high ones are joined
            double ends = line.xs()[0] + line.ys()[0] - line.xs()[1] - line.ys()[1];
            boolean cutsOffLow = Math.abs(ends) > 0.1;
            assertEquals(level < 0.5, cutsOffLow, "from (" + line.xs()[0] + ", " + line.ys()[0] + ")");
            assertEquals(Math.min(level, 1 - level), Math.abs(line.xs()[0] - line.xs()[1]), 1e-12);
            assertEquals(Math.min(level, 1 - level), Math.abs(line.ys()[0] - line.ys()[1]), 1e-12);
        }
    }

    @ParameterizedTest(name = "corner {0}")
    @ValueSource(ints = {0, 1, 2, 3})
    void allFourCornersOfASaddleCountInTheMean(int decisive) {
        for (double size : new double[] {2.9, 3.1}) {
            // 1 and -1 in turn, but one corner is of another size
            double[][] rows = {{1, -1}, {-1, 1}};
            int row = decisive / 2;
            int column = decisive % 2;
            boolean high = rows[row][column] > 0;
            rows[row][column] *= size;
            double level = high ? 0.5 : -0.5; // as far from 0 as the mean with a size of 3
            List<Curve> lines = new Contours(new double[] {0, 1}, new double[] {0, 1}, rows).lines(level);
            assertEquals(2, lines.size());
            boolean joined =
                    lines.stream().allMatch(line -> (line.xs()[0] - line.xs()[1]) * (line.ys()[0] - line.ys()[1]) > 0);
            assertEquals(high == size > 3, joined, "with " + size);
        }
    }

    @Test
    void theGridStaysWhenTheArraysChange() {
        double[] xs = {0, 1};
        double[] ys = {0, 1};
        double[][] values = {{0, 1}, {0, 1}};
        Contours contours = new Contours(xs, ys, values);
        xs[0] = ys[0] = 99;
        values[0][1] = -5;
        Curve line = contours.lines(0.5).get(0);
        assertArrayEquals(new double[] {0.5, 0.5}, line.ys(), 1e-15);
        assertEquals(1, Math.abs(line.xs()[1] - line.xs()[0]), 1e-15);
    }

    @Test
    void aPlateauThatJustReachesTheLevelIsHigh() {
        // 1 on [-0.5, 0.5]², 0 elsewhere
        DoubleBinaryOperator table = (x, y) -> Math.max(Math.abs(x), Math.abs(y)) <= 0.5 ? 1 : 0;
        Contours contours = Contours.of(table, NODES, NODES);
        assertEquals(1, contours.lines(1).size());
        assertTrue(contours.lines(1).get(0).closed());
        assertEquals(1, area(contours.lines(1).get(0)), 1e-12);
        // at half the height the sides have moved half a cell outwards, and the corners are cut
        assertEquals(1.1 * 1.1 - 4 * 0.05 * 0.05 / 2, area(contours.lines(0.5).get(0)), 1e-12);
    }

    @Test
    void theLineAroundASingleNodeThatJustReachesTheLevelIsLeftOut() {
        Contours contours = Contours.of((x, y) -> x == 0 && y == 0 ? 1 : 0, NODES, NODES);
        assertEquals(List.of(), contours.lines(1));
        assertEquals(1, contours.lines(0.99).size());
    }

    @ParameterizedTest(name = "level {0}")
    @ValueSource(doubles = {2, 3, 3.1})
    void thereAreNoLinesWhereAllIsHighOrAllIsLow(double level) {
        assertEquals(List.of(), Contours.of((x, y) -> 3, NODES, NODES).lines(level));
    }

    @Test
    void linesSeparateHighNodesFromLowOnesOnRandomGrids() {
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
            // Low ground all around makes every line a loop, and each node lies inside as many as it is high.
            for (int i = 0; i < xs.length; i++) {
                values[i][0] = values[i][ys.length - 1] = -1;
            }
            Arrays.fill(values[0], -1);
            Arrays.fill(values[xs.length - 1], -1);
            List<Curve> curves = new Contours(xs, ys, values).lines(level);
            assertTrue(curves.stream().allMatch(Curve::closed), "closed");
            for (int i = 0; i < xs.length; i++) {
                for (int j = 0; j < ys.length; j++) {
                    if (values[i][j] != level) {
                        assertEquals(
                                values[i][j] > level ? 1 : 0, winding(curves, xs[i], ys[j] + 1e-9), "round " + round);
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
    void hugeValuesDoNotOverflow() {
        double huge = Double.MAX_VALUE;
        double[][] values = {{-huge, -huge}, {huge, huge}};
        Curve line = new Contours(new double[] {0, 1}, new double[] {0, 1}, values)
                .lines(0)
                .get(0);
        assertArrayEquals(new double[] {0.5, 0.5}, line.xs());
        assertArrayEquals(new double[] {1, 0}, line.ys());
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

    /** The signed area inside a closed curve, positive if it runs counterclockwise. */
    private static double area(Curve curve) {
        double twice = 0;
        for (int i = 1; i < curve.xs().length; i++) {
            twice += curve.xs()[i - 1] * curve.ys()[i] - curve.xs()[i] * curve.ys()[i - 1];
        }
        return twice / 2;
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

    @Test
    void theyAreShownAsWhatTheyAre() {
        double[] nodes = {-2, -1, 0, 1, 2};
        Contours circle = Contours.of((x, y) -> x * x + y * y, nodes, nodes);
        assertEquals("contours on a grid of 5 × 5, of values from 0.0 to 8.0", circle.toString());
        assertEquals("[closed curve of 5 points]", circle.lines(0.5).toString());
        assertEquals("open curve of 2 points", new Contours.Curve(new double[] {0, 1}, new double[2]).toString());
    }
}
