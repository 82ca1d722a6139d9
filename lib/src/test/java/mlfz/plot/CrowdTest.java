package mlfz.plot;

import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.wide;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many points, of which most lie below others. */
class CrowdTest {

    private static final int SIZE = 9;

    @ParameterizedTest
    @EnumSource(Style.class)
    void pointsBelowOthersAreLeftOutWithoutAPixelChanging(Style style) {
        // No two within a quarter of a pixel, 90 wide and 70 high from (−5, −5).
        int[] places = IntStream.range(0, 360 * 280).toArray();
        shuffle(places, new Random(1));
        double[] us = Arrays.stream(places)
                .limit(20_000)
                .mapToDouble(k -> k % 360 / 4.0 - 4.9)
                .toArray();
        double[] vs = Arrays.stream(places)
                .limit(20_000)
                .mapToDouble(k -> k / 360 / 4.0 - 4.9)
                .toArray();
        int[] visible = style.marker().crowd(80, 60, SIZE).visible(us, vs);
        assertTrue(visible.length < 4_000, visible.length + " of 20000 points are painted");
        int[] all = IntStream.range(0, us.length).toArray();
        assertArrayEquals(painted(style, us, vs, all), painted(style, us, vs, visible));
    }

    private static void shuffle(int[] numbers, Random random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int number = numbers[i];
            numbers[i] = numbers[k];
            numbers[k] = number;
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void pointsThatTouchInALineAreAFewForEachPixelOfIt(Style style) {
        double[] us = IntStream.range(0, 100_000).mapToDouble(i -> i * 8e-4).toArray();
        double[] vs = IntStream.range(0, 100_000).mapToDouble(i -> i * 6e-4).toArray();
        int[] visible = style.marker().crowd(80, 60, SIZE).visible(us, vs);
        assertTrue(visible.length < 100 * 8, visible.length + " of 100000 points are painted");
        assertTrue(visible.length > 100 * 2, visible.length + " points: gaps would show");
    }

    private static int[] painted(Style style, double[] us, double[] vs, int[] which) {
        BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (int i : which) {
            g.setColor(new Color(17 * i % 256, 3 * i % 256, 91 * i % 256)); // each its own, to tell which is on top
            style.marker().paint(g, us[i], vs[i], SIZE);
        }
        g.dispose();
        return pixels(image);
    }

    @Test
    void theLastOfPointsAtOnePlaceIsTheOneThatIsSeen() {
        double[] same = {20, 20, 20};
        assertArrayEquals(
                new int[] {0, 2},
                new Crowd(80, 60, 10, 4).visible(new double[] {60, 20, 20}, same),
                "the second lies below the third");
    }

    @Test
    void pointsOutsideAreNotPaintedAndThoseAtTheEdgeAre() {
        Crowd crowd = new Crowd(80, 60, 3, 4);
        assertArrayEquals(
                new int[] {0, 1, 4},
                crowd.visible(new double[] {0, 83, 90, -20, 40}, new double[] {0, 30, 30, 30, 63}));
    }

    @Test
    void pointsApartAreAllPainted() {
        double[] us = IntStream.range(0, 8).mapToDouble(i -> 10 * i).toArray();
        assertEquals(8, new Crowd(80, 60, 4, 5).visible(us, new double[8]).length);
    }

    @Test
    void aScatterOfTwentyThousandPointsLooksLikeItsParts() {
        Random random = new Random(2);
        double[] xs = random.doubles(20_000).toArray();
        double[] ys = random.doubles(20_000).toArray();
        Picture picture = wide().scatter("s", xs, ys).picture("many points");
        Arrays.sort(xs);
        // the plane is covered: nowhere in its middle is the white of the ground wider than a rim
        int white = 0;
        for (int x = 200; x < 600; x++) {
            white += Pixels.rgb(picture, x, 200) == Pixels.WHITE ? 1 : 0;
        }
        assertTrue(white < 200, white + " white pixels of 400");
    }

    @Test
    void aLongLineIsThinnedToTheEndsOfEachColumn() {
        double[] us = {0.1, 0.11, 0.12, 0.13, 0.14, 0.9, 0.6};
        double[] vs = {5, 9, 1, 4, 5, 2, 3};
        assertArrayEquals(new int[] {0, 1, 2, 4, 5, 6}, new Polyline(us, vs).thinned(4));
        assertArrayEquals(new int[] {0, 1, 2, 6}, new Polyline(us, vs).thinned(1));
    }

    @Test
    void aLongCurveLooksLikeAShortOne() {
        double[] few =
                IntStream.range(0, 10_000).mapToDouble(i -> Math.sin(i / 500.0)).toArray();
        double[] many = IntStream.range(0, 30_000)
                .mapToDouble(i -> Math.sin(i / 1500.0))
                .toArray();
        int[] first = pixels(wide().curve("c", few).picture("a curve"));
        int[] second = pixels(wide().curve("c", many).picture("a curve"));
        int different = 0;
        for (int y = 50; y < 400; y++) {
            for (int x = 80; x < 790; x++) {
                int d = Pixels.difference(first[y * 800 + x], second[y * 800 + x]);
                different += d > 0x40 ? 1 : 0;
            }
        }
        assertTrue(different < 60, different + " pixels differ, of markers and smoothed edges");
    }

    @Test
    void aMarkerThatIsJustCoveredIsPaintedAllTheSame() {
        // A pixel in the middle of a cover of 1.5 around its centre: 0.71 from there to its corners. The marker below,
        // a
        // quarter of a pixel to the left, reaches 0.04 and is within the pixel, with the doubt of 0.2, too; or 0.1.
        double[] us = {10.25, 10.5};
        double[] vs = {10.5, 10.5};
        assertEquals(1, new Crowd(20, 20, 1.5, 0.04).visible(us, vs).length);
        assertEquals(2, new Crowd(20, 20, 1.5, 0.1).visible(us, vs).length);
        assertEquals(2, new Crowd(20, 20, 0.8, 0.04).visible(us, vs).length, "the cover may lie elsewhere, too");
    }
}
