package mlfz.plot;

import static mlfz.plot.Pixels.brightness;
import static mlfz.plot.Pixels.rgb;
import static mlfz.plot.Pixels.wide;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;

/** Lines that are told from each other without colours. */
class DashesTest {

    @Test
    void dashesAndGapsFollowEachOtherAroundCorners() {
        Polyline corner = new Polyline(new double[] {0, 5, 5}, new double[] {0, 0, 10});
        List<Polyline> dashes = corner.dashes(3, 1);
        assertEquals(4, dashes.size());
        assertArrayEquals(new double[] {0, 3}, dashes.get(0).us(), 1e-12);
        assertArrayEquals(new double[] {4, 5, 5}, dashes.get(1).us(), 1e-12);
        assertArrayEquals(new double[] {0, 0, 2}, dashes.get(1).vs(), 1e-12);
        assertArrayEquals(new double[] {3, 6}, dashes.get(2).vs(), 1e-12);
        assertArrayEquals(new double[] {7, 10}, dashes.get(3).vs(), 1e-12);
    }

    @Test
    void aLineThatEndsInAGapHasNoDashThere() {
        List<Polyline> dashes = new Polyline(new double[] {0, 6}, new double[] {1, 1}).dashes(5, 5);
        assertEquals(1, dashes.size());
        assertArrayEquals(new double[] {0, 5}, dashes.get(0).us(), 1e-12);
    }

    @Test
    void theFirstLineIsSolidTheSecondOfDashesTheThirdOfDots() {
        Picture picture = wide().line("a", x -> 0, 0, 1)
                .line("b", x -> 1, 0, 1)
                .line("c", x -> 2, 0, 1)
                .line("d", x -> 3, 0, 1)
                .picture("four lines");
        Plot plot = new Plot(picture, -0.04, 1.04);
        assertEquals(1, pieces(picture, plot, 0));
        int dashes = pieces(picture, plot, 1);
        int dots = pieces(picture, plot, 2);
        // 9 and 6, and 2 and 5, pixels long
        double length = plot.pixelX(1) - plot.pixelX(0);
        assertEquals(length / 15, dashes, 2);
        assertEquals(length / 7, dots, 2);
        assertEquals(1, pieces(picture, plot, 3), "and solid again");
        assertTrue(legendPieces(picture) >= 3 + 4, "the legend shows it: " + legendPieces(picture));
    }

    private static int pieces(Picture picture, Plot plot, int line) {
        int y = plot.pixelY(-0.04 + 1.08 * (line + 0.12) / 3.24);
        return pieces(picture, plot.left + 3, plot.right - 3, y, 0x90);
    }

    private static int legendPieces(Picture picture) {
        int most = 0;
        for (int y = picture.getHeight() - 30; y < picture.getHeight() - 15; y++) {
            most = Math.max(most, pieces(picture, 0, picture.getWidth(), y, 0x60));
        }
        return most;
    }

    private static int pieces(Picture picture, int from, int to, int y, int dark) {
        int pieces = 0;
        boolean inside = false;
        for (int x = from; x < to; x++) {
            boolean line = brightness(rgb(picture, x, y)) < dark || brightness(rgb(picture, x, y - 1)) < dark;
            pieces += line && !inside ? 1 : 0;
            inside = line;
        }
        return pieces;
    }

    @Test
    void spacedPointsAreTheFirstAndEachFarEnoughFromTheOneBefore() {
        Polyline line = new Polyline(new double[] {0, 3, 3, 6, 6.5, 6}, new double[] {0, 0, 4, 8, 8, 3});
        assertArrayEquals(new int[] {0, 2, 3, 5}, line.spaced(5));
        assertArrayEquals(new int[] {0}, line.spaced(100));
    }

    @Test
    void aSimplifiedLineKeepsWhatIsTooFarFromTheStraightOne() {
        Polyline line = new Polyline(new double[] {0, 1, 2, 3, 4}, new double[] {0, 0.4, 1, 0.4, 0});
        assertArrayEquals(new int[] {0, 2, 4}, line.simplified(0.2));
        assertArrayEquals(new int[] {0, 4}, line.simplified(1));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, line.simplified(0.05));
    }
}
