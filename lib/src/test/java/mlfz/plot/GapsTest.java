package mlfz.plot;

import static mlfz.plot.Pixels.brightness;
import static mlfz.plot.Pixels.difference;
import static mlfz.plot.Pixels.ground;
import static mlfz.plot.Pixels.legendColours;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;

/** Functions and numbers that are not finite everywhere, and functions that are the level itself on a region. */
class GapsTest {

    @Test
    void aLineHasAGapWhereItsFunctionIsNotFinite() {
        Picture picture =
                wide().line("l", x -> x > 0.4 && x < 0.6 ? Double.NaN : x, 0, 1).picture("a line with a gap");
        Plot plot = new Plot(picture, -0.04, 1.04);
        for (double x = 0.02; x < 1; x += 0.02) {
            boolean gap = x > 0.41 && x < 0.59;
            if (gap || x < 0.39 || x > 0.61) {
                assertEquals(!gap, plot.darkest(x, x) < 0x60, "at " + x);
            }
        }
    }

    @Test
    void aSequenceOfLinesHasGapsWhereItsFunctionsAreNotFinite() {
        Picture picture = wide().lines("k", "l", List.of(x -> x < 0.5 ? 0 : Double.NaN, x -> 1), 0, 1)
                .picture("two lines");
        Plot plot = new Plot(picture, -0.04, 1.04);
        assertTrue(plot.darkest(0.3, 0) < 0xB0);
        assertTrue(plot.darkest(0.7, 0) > 0xD8);
        assertTrue(plot.darkest(0.7, 1) < 0x30);
    }

    @Test
    void oneInfinitePointIsNotInTheWay() {
        Picture logarithm = wide().line("ln", Math::log, 0, 1).picture("ln");
        // 401 points from 0 to 1: the lowest finite one is ln(1/400) = −5.99
        Plot plot = new Plot(logarithm, -0.04, 1.04);
        double y = (Math.log(0.5) + 5.99146) / 5.99146; // mapped onto the scale of the x axis
        assertTrue(plot.darkest(0.5, y) < 0x60);
    }

    @Test
    void aCurveHasAGapWhereAValueIsNotFinite() {
        Picture picture = wide().curve("c", new double[] {Double.NaN, 2, 2, Double.POSITIVE_INFINITY, 2, 2})
                .picture("a curve with a gap");
        Plot plot = new Plot(picture, 0.8, 6.2);
        double middle = 0.8 + 5.4 / 2;
        assertTrue(plot.darkest(2.5, middle) < 0x70);
        assertTrue(plot.darkest(5.5, middle) < 0x70);
        assertTrue(plot.darkest(1.5, middle) > 0xC0, "a gap at the beginning");
        assertTrue(plot.darkest(3.5, middle) > 0xC0, "a gap in the middle");
    }

    @Test
    void aPlaneIsGreyWhereItsFunctionIsNaNAndTheBoundaryEndsThere() {
        Picture picture =
                plane().contour((x, y) -> y > 2 ? Double.NaN : x < 0 ? 0 : 1).picture("a contour with a gap");
        Plot plot = new Plot(picture, -10, 10);
        int grey = Colours.GAP.getRGB() & 0xFFFFFF;
        assertEquals(grey, plot.colourAt(-5, 5));
        assertEquals(grey, plot.colourAt(0, 5), "no boundary in the gap");
        assertEquals(grey, plot.colourAt(5, 2.3));
        assertEquals(0, difference(ground(0), plot.colourAt(-5, 1)), 1);
        assertTrue(plot.darkest(0, 1) < 0x30, "the boundary below the gap");
        for (double x = -9; x < 9; x += 0.5) {
            if (Math.abs(x) > 0.5) {
                assertTrue(plot.darkest(x, 1.95) > 0x80, "no line along the gap, at " + x);
            }
        }
        assertEquals(Set.of(ground(0), 0, ground(1)), legendColours(picture), "grey is no colour");
        Picture whole = plane().contour((x, y) -> x < 0 ? 0 : 1).picture("a contour");
        assertFalse(hasGrey(whole, grey));
        assertTrue(hasGrey(picture, grey), "the legend explains the gap");
    }

    private static boolean hasGrey(Picture picture, int grey) {
        int run = 0;
        int longest = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            run = Pixels.rgb(picture, x, picture.getHeight() - 23) == grey ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest > 10; // an area in the legend
    }

    @Test
    void aLandscapeIsGreyWhereTheLossIsNaN() {
        Picture picture =
                plane().landscape((x, y) -> x < 0 ? Double.NaN : 10, 1, 100).picture("a landscape");
        Plot plot = new Plot(picture, -10, 10);
        assertEquals(Colours.GAP.getRGB() & 0xFFFFFF, plot.colourAt(-5, 5));
        assertEquals(0, difference(Colours.valley(0.5).getRGB() & 0xFFFFFF, plot.colourAt(5, 5)), 2);
        assertTrue(hasGrey(picture, Colours.GAP.getRGB() & 0xFFFFFF));
    }

    @Test
    void theEdgeOfAPlateauAtTheLevelIsDrawnForAFunctionAndItsOpposite() {
        // σ(relu(x)) is 0.5 up to x = 0; the edge is at the last node of the grid before
        Plot up = new Plot(
                plane().contour((x, y) -> 1 / (1 + Math.exp(-Math.max(0, x)))).picture("up"), -10, 10);
        Plot down = new Plot(
                plane().contour((x, y) -> 1 - 1 / (1 + Math.exp(-Math.max(0, x))))
                        .picture("down"),
                -10,
                10);
        for (Plot plot : List.of(up, down)) {
            for (double y = -9; y < 9; y += 0.5) {
                assertTrue(darkestNear(plot, -0.1, y) < 0x30, "the edge at y = " + y);
                assertTrue(plot.darkest(-5, y) > 0xF0, "nothing on the plateau");
                assertTrue(plot.darkest(1, y) > 0x80, "nothing beside it");
            }
        }
    }

    private static int darkestNear(Plot plot, double x, double y) {
        return Math.min(plot.darkest(x, y), Math.min(plot.darkest(x - 0.1, y), plot.darkest(x + 0.1, y)));
    }

    @Test
    void aPlaneThatIsTheLevelEverywhereHasNoBoundary() {
        Picture picture = plane().contour((x, y) -> 0.5).picture("nothing but the level");
        Plot plot = new Plot(picture, -10, 10);
        for (double x = -9.9; x < 9.9; x += 0.05) {
            assertTrue(brightness(plot.colourAt(x, 1)) > 0xF8, "at " + x);
        }
        assertFalse(legendColours(picture).contains(0));
        assertTrue(brightness(plot.colourAt(0, 0)) > 0xF0);
    }

    @Test
    void aBoundaryThroughANodeIsDrawnOnce() {
        double[] nodes = {-1, 0, 1};
        double[][] values = {{0, 0, 0}, {0.5, 0.5, 0.5}, {1, 1, 1}};
        assertEquals(1, new Grid(nodes, values).lines(0.5).size());
        double[][] plateau = {{0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}, {1, 1, 1}};
        assertEquals(1, new Grid(nodes, plateau).lines(0.5).size());
        double[][] opposite = {{0.5, 0.5, 0.5}, {0.5, 0.5, 0.5}, {0, 0, 0}};
        assertEquals(1, new Grid(nodes, opposite).lines(0.5).size());
        // a plateau between what is below and what is above has two edges
        double[][] between = {{0, 0.5, 0.5, 1}, {0, 0.5, 0.5, 1}, {0, 0.5, 0.5, 1}, {0, 0.5, 0.5, 1}};
        assertEquals(2, new Grid(new double[] {0, 1, 2, 3}, between).lines(0.5).size());
    }
}
