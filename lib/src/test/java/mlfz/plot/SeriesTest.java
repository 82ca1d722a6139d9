package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.LABELS;
import static mlfz.plot.Pixels.POINTS;
import static mlfz.plot.Pixels.Plot;
import static mlfz.plot.Pixels.VERMILION;
import static mlfz.plot.Pixels.WHITE;
import static mlfz.plot.Pixels.brightness;
import static mlfz.plot.Pixels.darkPixels;
import static mlfz.plot.Pixels.legendColours;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.rgb;
import static mlfz.plot.Pixels.wide;
import static mlfz.plot.Pixels.width;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;

/** Points, lines, curves and paths. */
class SeriesTest {

    @Test
    void classesAreVermilionTrianglesAndBlueCirclesWhereTheyAre() {
        Picture picture = plane().classes(POINTS, LABELS).picture("four points");
        Plot plot = new Plot(picture, -10, 10);
        for (int i = 0; i < POINTS.size(); i++) {
            double[] point = POINTS.get(i);
            boolean one = LABELS.get(i) == 1;
            assertEquals(one ? BLUE : VERMILION, plot.colourAt(point[0], point[1]), "point " + i);
            // a triangle is much wider below its centre than above, a circle is not
            int above = width(picture, plot.pixelX(point[0]), plot.pixelY(point[1]) - 2);
            int below = width(picture, plot.pixelX(point[0]), plot.pixelY(point[1]) + 2);
            assertEquals(one, below - above <= 2, "point " + i + ": " + above + " above, " + below + " below");
        }
        assertEquals(WHITE, plot.colourAt(-5, -3), "nothing there");
    }

    @Test
    void onlyTheClassesThatThereAreAreShown() {
        Picture picture = plane().classes(POINTS, List.of(1, 1, 1, 1)).picture("four points");
        assertEquals(Set.of(BLUE), legendColours(picture));
    }

    @Test
    void whatIsAddedAfterTheClassesHasColoursOfItsOwn() {
        Picture picture = plane().classes(POINTS, LABELS)
                .path("path", POINTS)
                .scatter("more", List.of(1), List.of(2))
                .picture("four points, a path, a point");
        assertEquals(4, legendColours(picture).size());
    }

    @Test
    void eachScatterHasAColourAndAShapeOfItsOwn() {
        Figure figure = wide();
        for (int i = 0; i < 4; i++) {
            figure.scatter("series " + i, List.of(i, i + 0.5), List.of(0, 1));
        }
        assertEquals(4, legendColours(figure.picture("four series")).size());
    }

    @Test
    void aLineIsBlackFromWhereItBeginsToWhereItEnds() {
        Picture picture = wide().line("fit", x -> 2 * x, 0, 1).picture("a line");
        Plot plot = new Plot(picture, -0.04, 1.04);
        for (double x = 0.02; x < 1; x += 0.02) {
            assertTrue(plot.darkest(x, x) < 0x60, "at " + x);
        }
        assertTrue(plot.darkest(-0.02, -0.02) > 0xD0, "before it begins");
        assertTrue(plot.darkest(1.02, 1.02) > 0xD0, "after it ends");
    }

    @Test
    void aLineIsCloseToItsFunction() {
        Picture picture = wide().scatter("ends", List.of(0, 1), List.of(-1, 1))
                .line("curve", x -> Math.sin(20 * x), 0, 1)
                .picture("a curve");
        Plot plot = new Plot(picture, -0.04, 1.04);
        for (double x = 0.05; x < 0.99; x += 0.005) {
            // 1.08 * (y + 1.08) / 2.16 - 0.04 maps the y axis onto the scale of the x axis
            double y = (Math.sin(20 * x) + 1.08) / 2 - 0.04;
            assertTrue(plot.darkest(x, y) < 0x80, "at " + x);
        }
    }

    @Test
    void aSequenceOfLinesGoesFromLightGreyToBlackInOrder() {
        List<DoubleUnaryOperator> levels = IntStream.range(0, 21)
                .<DoubleUnaryOperator>mapToObj(i -> x -> i)
                .toList();
        Picture picture = wide().lines("line 1", "line 21", levels, 0, 1).picture("21 lines");
        Plot plot = new Plot(picture, -0.04, 1.04);
        int before = 0xA8;
        for (int i = 0; i < 21; i++) {
            int grey = plot.darkest(0.33, i / 20.0);
            assertTrue(grey < before, "line " + i + " is " + grey + " after " + before);
            before = grey;
        }
        assertTrue(before < 0x30, "the last is black");
        assertTrue(plot.darkest(0.33, 0) > 0x90, "the first is light");
        assertEquals(Set.of(0xA0A0A0, 0), legendColours(picture), "the legend has the first and the last");
    }

    @Test
    void aSequenceOfOneLineIsDrawnAsItsLast() {
        Picture picture = wide().lines("first", "last", List.of(x -> x), 0, 1).picture("a line");
        assertEquals(Set.of(0), legendColours(picture));
    }

    @Test
    void aCurveGoesThroughItsValuesTheFirstAt1() {
        Picture picture = wide().curve("loss", new double[] {1, 0, 1, 0}).picture("a curve");
        Plot plot = new Plot(picture, 0.88, 4.12);
        for (double x = 1; x <= 4; x += 0.05) {
            double height = Math.abs(x - 2 * Math.rint(x / 2)); // 1 at odd numbers, 0 at even ones
            // 0.88 + 3.24 * (y + 0.04) / 1.08 maps the y axis onto the scale of the x axis
            double y = 0.88 + 3 * (height + 0.04);
            assertTrue(plot.darkest(x, y) < 0x70, "at " + x);
        }
        assertEquals(Set.of(BLUE), legendColours(picture));
    }

    @Test
    void eachCurveAndPathAndScatterHasAColourOfItsOwn() {
        Picture picture = wide().scatter("points", List.of(1), List.of(1))
                .curve("curve", new double[] {1, 2})
                .path("path", List.of(new double[] {1, 2}, new double[] {2, 3}))
                .picture("three series");
        assertEquals(3, legendColours(picture).size());
    }

    @Test
    void aCurveIsExplainedByALineWithAMarker() {
        Picture picture = wide().curve("curve", new double[] {1, 2}).picture("a curve");
        long[] blue = IntStream.range(new Plot(picture, 0, 1).bottom + 52, picture.getHeight())
                .mapToLong(y -> IntStream.range(0, picture.getWidth())
                        .filter(x -> rgb(picture, x, y) == BLUE)
                        .count())
                .filter(n -> n > 0)
                .toArray();
        assertEquals(7, blue.length, "rows of a marker of 9 pixels with its rim");
        assertEquals(2, Arrays.stream(blue).filter(n -> n > 15).count(), "rows of a line of 2 pixels");
    }

    @Test
    void aPathGoesFromPointToPointWithMarkersThatDoNotCrowdEachOther() {
        List<double[]> points = List.of(
                new double[] {-8, -8}, new double[] {8, -8}, new double[] {8, 8}, new double[] {8.05, 8}, new double[] {
                    8.1, 8
                });
        Picture picture = plane().path("path", points).picture("a path");
        Plot plot = new Plot(picture, -10, 10);
        for (double t = -7.5; t < 7.6; t += 0.1) {
            assertTrue(plot.darkest(t, -8) < 0x70, "at (" + t + ", -8)");
            assertTrue(plot.darkest(8, t) < 0x70, "at (8, " + t + ")");
        }
        // just below the lines, a circle of 8 pixels is still 6 wide, and a small one of 5 is 3 or 4
        int beginning = width(picture, plot.pixelX(-8), plot.pixelY(-8) + 3);
        assertTrue(beginning >= 5 && beginning <= 8, beginning + " pixels at the beginning");
        int further = width(picture, plot.pixelX(8), plot.pixelY(-8) + 2);
        assertTrue(further >= 2 && further <= 5, further + " pixels at the second point");
        assertTrue(brightness(plot.colourAt(8.35, 8)) > 0xD8, "the last two are too near the one before");
        assertEquals(WHITE, plot.colourAt(-7, 7), "nothing there");
    }

    @Test
    void aCurveThatJumpsUpAndDownHasNoMoreMarkersThanASmoothOne() {
        double[] jumping = IntStream.range(0, 2000).mapToDouble(i -> i % 2).toArray();
        Picture picture = wide().curve("jumps", jumping).picture("a curve");
        Plot plot = new Plot(picture, -0.04, 1.04);
        // just above and below the jumps markers alone are blue: about a dozen, some pixels each
        long blue = IntStream.of(plot.pixelY(1) - 3, plot.pixelY(0) + 3)
                .mapToLong(row -> IntStream.range(plot.left + 1, plot.right)
                        .filter(px -> new Color(picture.getRGB(px, row)).getRed() < 0x80)
                        .count())
                .sum();
        assertTrue(blue > 10 && blue < 200, blue + " blue pixels");
    }

    @Test
    void tenThousandJumpsFromSideToSideAreDrawnEvenOnASmallStack() throws InterruptedException {
        double[] shrinking = IntStream.range(0, 10_000)
                .mapToDouble(i -> (i % 2 == 0 ? 1 : -1) * Math.exp(-i / 1000.0))
                .toArray();
        Picture[] picture = new Picture[1];
        Thread painter = new Thread(
                null, () -> picture[0] = wide().curve("zigzag", shrinking).picture("a zigzag"), "painter", 1 << 18);
        painter.setUncaughtExceptionHandler((thread, e) -> System.err.println(e));
        painter.start();
        painter.join();
        assertTrue(picture[0] != null && darkPixels(picture[0], 100, 200, 700, 300) > 1000);
    }
}
