package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.LABELS;
import static mlfz.plot.Pixels.NETWORK;
import static mlfz.plot.Pixels.POINTS;
import static mlfz.plot.Pixels.Plot;
import static mlfz.plot.Pixels.VERMILION;
import static mlfz.plot.Pixels.difference;
import static mlfz.plot.Pixels.ground;
import static mlfz.plot.Pixels.legendColours;
import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.rgb;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;

/** The filled contour of a function. */
class FilledContourTest {

    @Test
    void theColoursAreThoseOfARasterOfTheFunction() {
        Picture picture = plane().contour(NETWORK).picture("a contour");
        Plot plot = new Plot(picture, -10, 10);
        int largest = 0;
        int compared = 0;
        for (int py = plot.top + 1; py < plot.bottom; py++) {
            for (int px = plot.left + 1; px < plot.right; px++) {
                if (nearBoundary(plot, px, py)) {
                    continue;
                }
                int expected = ground(NETWORK.applyAsDouble(plot.x(px), plot.y(py)));
                largest = Math.max(largest, difference(expected, rgb(picture, px, py)));
                compared++;
            }
        }
        assertTrue(compared > 180_000, "only " + compared + " pixels compared");
        assertTrue(largest <= 6, "differs by " + largest);
    }

    /** Whether the decision boundary passes within 4 pixels. */
    private static boolean nearBoundary(Plot plot, int px, int py) {
        boolean high = NETWORK.applyAsDouble(plot.x(px), plot.y(py)) >= 0.5;
        for (int dy = -4; dy <= 4; dy += 2) {
            for (int dx = -4; dx <= 4; dx += 2) {
                if (NETWORK.applyAsDouble(plot.x(px + dx), plot.y(py + dy)) >= 0.5 != high) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void theDecisionBoundaryIsDrawnWhereThereIsOne() {
        Picture picture =
                plane().contour((x, y) -> 1 / (1 + Math.exp(-x - y - 1))).picture("a contour");
        Plot plot = new Plot(picture, -10, 10);
        for (double x = -9; x < 8; x += 0.1) {
            assertTrue(plot.darkest(x, -x - 1) < 0x40, "at " + x);
        }
        assertEquals(Set.of(ground(0), 0, ground(1)), legendColours(picture));
        Picture without = plane().contour((x, y) -> 0.9).picture("a contour");
        assertEquals(Set.of(ground(0), ground(1)), legendColours(without));
        Plot plain = new Plot(without, -10, 10);
        for (double x = -9.9; x < 9.9; x += 0.05) {
            assertEquals(plain.colourAt(x, 1), plain.colourAt(0, 0), "at " + x);
        }
    }

    @Test
    void aConstantIsOneColourWithoutSeams() {
        for (double value : new double[] {0, 0.3, 0.9, 1}) {
            Picture picture = plane().contour((x, y) -> value).picture("a contour");
            Plot plot = new Plot(picture, -10, 10);
            Set<Integer> colours = new HashSet<>();
            for (int py = plot.top + 1; py < plot.bottom; py++) {
                for (int px = plot.left + 1; px < plot.right; px++) {
                    colours.add(rgb(picture, px, py));
                }
            }
            assertEquals(1, colours.size(), "colours for " + value);
            assertEquals(0, difference(ground(value), colours.iterator().next()), 1, "for " + value);
        }
    }

    @Test
    void valuesBeyondTheRangeAreShownAsItsEndsInfiniteOnesToo() {
        Picture infinite = plane().contour((x, y) -> x / 0.0).picture("a contour");
        Picture huge = plane().contour((x, y) -> x * 1e9 + 5, 4, 6).picture("a contour");
        for (Picture picture : List.of(infinite, huge)) {
            Plot plot = new Plot(picture, -10, 10);
            assertEquals(0, difference(ground(0), plot.colourAt(-3, 3)), 1);
            assertEquals(0, difference(ground(1), plot.colourAt(3, 3)), 1);
        }
    }

    @Test
    void theColoursSpreadOverTheRangeThatIsGiven() {
        Figure zeroToOne = plane().contour(NETWORK);
        Figure other = plane().contour((x, y) -> 8 * NETWORK.applyAsDouble(x, y) - 4, -4, 4);
        Plot first = new Plot(zeroToOne.picture("a contour"), -10, 10);
        Plot second = new Plot(other.picture("a contour"), -10, 10);
        for (double x = -9.5; x < 9.5; x++) {
            for (double y = -9.5; y < 9.5; y++) {
                assertEquals(0, difference(first.colourAt(x, y), second.colourAt(x, y)), 2);
            }
        }
    }

    @Test
    void pointsLieOverAContourWhateverTheOrderOfTheCalls() {
        Picture after = plane().contour(NETWORK).classes(POINTS, LABELS).picture("a contour with points");
        Picture before = plane().classes(POINTS, LABELS).contour(NETWORK).picture("a contour with points");
        assertArrayEquals(pixels(after), pixels(before));
        Plot plot = new Plot(after, -10, 10);
        for (int i = 0; i < POINTS.size(); i++) {
            assertEquals(LABELS.get(i) == 1 ? BLUE : VERMILION, plot.colourAt(POINTS.get(i)[0], POINTS.get(i)[1]));
        }
        assertEquals(Set.of(VERMILION, BLUE, ground(0), 0, ground(1)), legendColours(after));
    }
}
