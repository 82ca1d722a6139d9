package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function on a grid of 5 × 5 nodes: its level lines, with gaps and plateaus, and its picture. */
class GridTest {

    private static final double[] NODES = {0, 1, 2, 3, 4};

    /** The line y = 1.5, through the second row of cells. */
    private static final DoubleBinaryOperator RISING = (x, y) -> y - 1.5;

    @ParameterizedTest
    @CsvSource({"1, 0, 2", "2, 1, 3", "3, 2, 4"})
    void aLineEndsAtTheCellsAroundAGapAndGoesOnBehindThem(int gap, double end, double start) {
        for (int row : new int[] {1, 2}) { // below the line, and above it
            List<String> expected = new ArrayList<>();
            if (end > 0) {
                expected.add("0.0,1.5 to " + end + ",1.5");
            }
            if (start < 4) {
                expected.add(start + ",1.5 to 4.0,1.5");
            }
            Grid across =
                    Grid.of((x, y) -> x == gap && y == row ? Double.NaN : RISING.applyAsDouble(x, y), NODES, -9, 9);
            assertEquals(expected, ends(across.lines(0), false), "a gap at (" + gap + ", " + row + ")");
            Grid upwards =
                    Grid.of((x, y) -> y == gap && x == row ? Double.NaN : RISING.applyAsDouble(y, x), NODES, -9, 9);
            assertEquals(expected, ends(upwards.lines(0), true), "a gap at (" + row + ", " + gap + ")");
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 3", "2, 4", "0, 4", "4, 0"})
    void aGapFartherAwayLeavesALineWhole(int column, int row) {
        Grid grid = Grid.of((x, y) -> x == column && y == row ? Double.NaN : RISING.applyAsDouble(x, y), NODES, -9, 9);
        List<String> whole = List.of("0.0,1.5 to 4.0,1.5");
        assertTrue(
                ends(grid.lines(0), false).containsAll(whole),
                ends(grid.lines(0), false).toString());
    }

    @Test
    void nodesThatJustReachTheLevelAreNoPlateauAndAddNoLine() {
        // Three corners of a cell are at the level 0, the fourth is not; likewise a single node, and two.
        double[][][] values = {
            {{-1, -1, -1, -1, -1}, {-1, 0, 0, -1, -1}, {-1, 0, -1, -1, -1}, {-1, -1, -1, 1, 1}, {-1, -1, -1, 1, 1}},
            {{-1, -1, -1, -1, -1}, {-1, 0, 0, -1, -1}, {-1, -1, 0, -1, -1}, {-1, -1, -1, 1, 1}, {-1, -1, -1, 1, 1}},
            {{-1, -1, -1, -1, -1}, {-1, 0, -1, -1, -1}, {-1, 0, 0, -1, -1}, {-1, -1, -1, 1, 1}, {-1, -1, -1, 1, 1}},
            {{-1, -1, -1, -1, -1}, {-1, -1, 0, -1, -1}, {-1, 0, 0, -1, -1}, {-1, -1, -1, 1, 1}, {-1, -1, -1, 1, 1}},
        };
        for (double[][] one : values) {
            long open = new Grid(NODES, one)
                    .lines(0).stream().filter(line -> !line.closed()).count();
            assertEquals(1, open, "around the corner of ones alone: " + Arrays.deepToString(one));
            assertEquals(
                    new Contours(NODES, NODES, one).lines(0).size(),
                    new Grid(NODES, one).lines(0).size());
        }
    }

    @Test
    void aPlateauAtTheLevelHasAnEdgeTowardsWhatIsAboveAndOneTowardsWhatIsBelow() {
        Grid steps = Grid.of((x, y) -> x < 1 ? -1 : x > 3 ? 1 : 0, NODES, -9, 9);
        assertEquals(List.of("1.0,0.0 to 1.0,4.0", "3.0,0.0 to 3.0,4.0"), ends(steps.lines(0), false));
        Grid ramp = Grid.of((x, y) -> x - 1.5, NODES, -9, 9);
        assertEquals(List.of("1.5,0.0 to 1.5,4.0"), ends(ramp.lines(0), false), "the same line from both sides");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void eachPixelHasTheColourAtItsCentre(int density) {
        // 12 pixels from the first to the last node are 3 a cell; the value is the column's number times 1000.
        Grid grid = Grid.of((x, y) -> x, NODES, -9, 9);
        BufferedImage image = grid.image(
                12,
                8,
                density,
                (i, j, right, up) ->
                        (int) Math.rint(1000 * (i + right)) << 12 | (int) Math.rint(1000 * (j + up)) & 0xFFF);
        assertEquals(13 * density, image.getWidth());
        assertEquals(9 * density, image.getHeight());
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                // The middles of the first and the last pixel, of density 1, are the first and the last node.
                double across = Math.max(0, Math.min(4, ((x + 0.5) / density - 0.5) / 12 * 4));
                double up = Math.max(0, Math.min(4, 4 - ((y + 0.5) / density - 0.5) / 8 * 4));
                int rgb = image.getRGB(x, y) & 0xFFFFFF;
                assertEquals(1000 * across, rgb >> 12, 1, "at " + x);
                assertEquals((int) Math.rint(1000 * up) & 0xFFF, rgb & 0xFFF, 1, "at " + y);
            }
        }
    }

    /** The first and the last point of each line, from the left or from below, in order. */
    private static List<String> ends(List<Contours.Curve> lines, boolean swapped) {
        return lines.stream()
                .map(line -> {
                    int last = line.xs().length - 1;
                    String a = point(line, 0, swapped);
                    String b = point(line, last, swapped);
                    return a.compareTo(b) < 0 ? a + " to " + b : b + " to " + a;
                })
                .sorted()
                .toList();
    }

    private static String point(Contours.Curve line, int i, boolean swapped) {
        return swapped ? line.ys()[i] + "," + line.xs()[i] : line.xs()[i] + "," + line.ys()[i];
    }
}
