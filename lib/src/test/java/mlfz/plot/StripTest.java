package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.Plot;
import static mlfz.plot.Pixels.WHITE;
import static mlfz.plot.Pixels.brightness;
import static mlfz.plot.Pixels.darkPixels;
import static mlfz.plot.Pixels.difference;
import static mlfz.plot.Pixels.ground;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.rgb;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;

/** Several planes in one picture. */
class StripTest {

    @Test
    void planesStandInRowsOfThreeWithOneLegend() {
        List<Figure> figures = IntStream.range(0, 4)
                .mapToObj(i -> Figure.plane("step " + i, "x", "y", -10, 10).contour((x, y) -> i / 3.0))
                .toList();
        Picture picture = Figure.strip(figures, "four planes");
        assertEquals(798, picture.getWidth());
        assertEquals("four planes", picture.toString());
        for (int i = 0; i < 4; i++) {
            int got = rgb(picture, 133 + i % 3 * 266, 133 + i / 3 * 266);
            assertTrue(difference(ground(i / 3.0), got) <= 3, "plane " + i + ": " + Integer.toHexString(got));
        }
        assertEquals(WHITE, rgb(picture, 133 + 266, 133 + 266), "no fifth plane");
        assertTrue(picture.getHeight() > 2 * 266 + 20 && picture.getHeight() < 2 * 266 + 50, "one row of legend");
        assertTrue(darkPixels(picture, 0, 2 * 266, 798, picture.getHeight()) > 100, "words in the legend");
        for (int i = 0; i < 4; i++) {
            int left = i % 3 * 266;
            int top = i / 3 * 266;
            assertTrue(darkPixels(picture, left, top, left + 266, top + 24) > 30, "title of plane " + i);
            assertTrue(
                    darkPixels(picture, left + 200, top + 240, left + 266, top + 266) > 15, "10 at the right end " + i);
        }
    }

    @Test
    void theLegendIsThatOfTheLastPlane() {
        Figure points = plane().scatter("points", List.of(1), List.of(1));
        Picture first = Figure.strip(List.of(points, plane().contour((x, y) -> 0.9)), "points, then a contour");
        Picture second = Figure.strip(List.of(plane().contour((x, y) -> 0.9), points), "a contour, then points");
        assertEquals(Set.of(ground(0), ground(1)), areas(first));
        assertEquals(Set.of(), areas(second));
    }

    private static Set<Integer> areas(Picture strip) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < strip.getWidth(); x++) {
            colours.add(rgb(strip, x, strip.getHeight() - 23));
        }
        colours.retainAll(Set.of(ground(0), ground(1)));
        return colours;
    }

    @Test
    void aSmallPlaneHasItsBoundaryOverThePointsAndALargeOneBelow() {
        List<double[]> points =
                IntStream.range(-9, 10).mapToObj(y -> new double[] {0, y}).toList();
        Figure figure =
                plane().classes(points, Collections.nCopies(points.size(), 1)).contour((x, y) -> x < 0 ? 0 : 1);
        Picture large = figure.picture("points on a boundary");
        Plot plot = new Plot(large, -10, 10);
        Picture small = Figure.strip(List.of(figure), "points on a boundary");
        assertEquals(BLUE, plot.colourAt(0, 0));
        long black = IntStream.range(32, 228)
                .filter(y -> IntStream.range(60, 240).anyMatch(x -> brightness(rgb(small, x, y)) < 0x20))
                .count();
        assertTrue(black > 180, "the boundary is seen in " + black + " of about 190 rows");
    }

    @Test
    void aSmallLandscapeHasItsPathOverItsLines() {
        List<double[]> across = List.of(new double[] {-9, 0}, new double[] {9, 0});
        Figure figure = plane().landscape((x, y) -> 0.1 + x * x, 0.1, 100).path("across the lines", across);
        Picture small = Figure.strip(List.of(figure), "a path");
        long unbroken = IntStream.range(80, 190)
                .filter(y -> IntStream.range(70, 230).allMatch(x -> brightness(rgb(small, x, y)) < 0x90))
                .count();
        assertTrue(unbroken > 0, "no line of white crosses the path");
    }
}
