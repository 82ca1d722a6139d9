package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.LABELS;
import static mlfz.plot.Pixels.NETWORK;
import static mlfz.plot.Pixels.POINTS;
import static mlfz.plot.Pixels.Plot;
import static mlfz.plot.Pixels.WHITE;
import static mlfz.plot.Pixels.centre;
import static mlfz.plot.Pixels.columns;
import static mlfz.plot.Pixels.darkPixels;
import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.rgb;
import static mlfz.plot.Pixels.wide;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Size, axes, title and labels of figures. */
class FigureLayoutTest {

    @Test
    void aWideFigureIs800By500PixelsAndAPlane600By600() {
        Picture wide = wide().scatter("data", List.of(1, 2), List.of(3, 4)).picture("two points");
        Picture plane = plane().classes(POINTS, LABELS).picture("four points");
        assertAll(
                () -> assertEquals(800, wide.getWidth()),
                () -> assertEquals(500, wide.getHeight()),
                () -> assertEquals(600, plane.getWidth()),
                () -> assertEquals(600, plane.getHeight()));
    }

    @Test
    void aPictureKnowsInWordsWhatItShows() {
        Picture picture = wide().scatter("data", List.of(1, 2), List.of(3, 4)).picture("two points");
        assertEquals("two points", picture.toString());
    }

    @Test
    void darkWordsStandOnWhiteAboveBesideAndBelowThePlot() {
        Picture picture = wide().scatter("data", List.of(1, 2), List.of(3, 4)).picture("two points");
        Plot plot = new Plot(picture, 0, 1);
        assertEquals(WHITE, rgb(picture, 0, 0));
        assertTrue(darkPixels(picture, 0, 0, 800, plot.top) > 200, "title");
        assertTrue(darkPixels(picture, 0, 0, plot.left - 8, 500) > 100, "label and numbers of the y axis");
        assertTrue(darkPixels(picture, 0, plot.bottom + 8, 800, plot.bottom + 50) > 100, "the same of the x axis");
    }

    @Test
    void aFigureComesOutTheSameEachTime() {
        Figure figure = plane().classes(POINTS, LABELS).contour(NETWORK);
        int[] first = pixels(figure.picture("first"));
        assertArrayEquals(first, pixels(figure.picture("second")));
        assertArrayEquals(
                first, pixels(plane().classes(POINTS, LABELS).contour(NETWORK).picture("third")));
    }

    @ParameterizedTest
    @MethodSource("planes")
    void aPlaneHasASquarePlotWhateverItsLabels(Figure figure) {
        Plot plot = new Plot(figure.picture("a plane"), 0, 1);
        assertEquals(plot.right - plot.left, plot.bottom - plot.top);
        assertTrue(plot.right - plot.left > 420, "only " + (plot.right - plot.left) + " pixels");
    }

    static Stream<Figure> planes() {
        return Stream.of(
                plane().classes(POINTS, LABELS),
                plane().classes(POINTS, LABELS).contour(NETWORK),
                Figure.plane("T", "x", "y", -1000, 1000).classes(POINTS, LABELS),
                Figure.plane("a title", "x", "y", 1e9, 1e9 + 1000).contour((x, y) -> 0.5),
                Figure.plane("a title", "a long label of an axis", "a long label of an axis", 0, 0.001)
                        .scatter("a", List.of(0), List.of(0))
                        .scatter("with a longer name than usual", List.of(0), List.of(0))
                        .scatter("with yet a longer name, which", List.of(0), List.of(0))
                        .scatter("takes rows in the legend", List.of(0), List.of(0)));
    }

    @Test
    void aCircleIsShownAsACircle() {
        for (int k = 0; k < 16; k++) {
            double x = 8 * Math.cos(k * Math.PI / 8);
            double y = 8 * Math.sin(k * Math.PI / 8);
            Picture picture = plane().scatter("data", List.of(x), List.of(y)).picture("a point");
            double[] centre = centre(picture, new Plot(picture, -10, 10), BLUE);
            assertEquals(8, Math.hypot(centre[0], centre[1]), 0.03, "from the centre, in direction " + k);
            assertEquals(x, centre[0], 0.03);
            assertEquals(y, centre[1], 0.03);
        }
    }

    @Test
    void aPlaneHasTicksAtTheEndsOfItsAxes() {
        Picture picture = plane().classes(POINTS, LABELS).contour(NETWORK).picture("a plane");
        Plot plot = new Plot(picture, -10, 10);
        for (int[] end : new int[][] {
            {plot.left, plot.bottom + 3},
            {plot.right, plot.bottom + 3},
            {plot.left - 3, plot.top},
            {plot.left - 3, plot.bottom}
        }) {
            assertTrue(darkPixels(picture, end[0] - 1, end[1] - 1, end[0] + 2, end[1] + 2) > 0, Arrays.toString(end));
        }
    }

    @Test
    void theTicksAreTheSameWhetherTheDataAreEvenlySpacedOrNot() {
        List<Integer> even = IntStream.rangeClosed(0, 25).boxed().toList();
        List<Integer> uneven = even.stream().map(i -> i == 12 ? 20 : i).toList();
        Picture first = wide().scatter("data", even, even).picture("even");
        Picture second = wide().scatter("data", uneven, uneven).picture("uneven");
        Plot plot = new Plot(first, 0, 1);
        int w = plot.left;
        int h = 500 - plot.bottom - 1;
        assertArrayEquals(first.getRGB(0, 0, w, 500, null, 0, w), second.getRGB(0, 0, w, 500, null, 0, w), "y axis");
        assertArrayEquals(
                first.getRGB(0, 500 - h, 800, h, null, 0, 800),
                second.getRGB(0, 500 - h, 800, h, null, 0, 800),
                "x axis");
    }

    @Test
    void thereIsRoomBetweenTheDataOfAWideFigureAndItsFrame() {
        Picture picture = wide().scatter("data", List.of(0, 1), List.of(0, 1)).picture("two points");
        Plot plot = new Plot(picture, -0.04, 1.04);
        assertEquals(BLUE, plot.colourAt(0, 0));
        assertEquals(BLUE, plot.colourAt(1, 1));
    }

    @Test
    void dataThatAreAllTheSameNumberAreInTheMiddleOfTheirAxis() {
        Picture picture = wide().scatter("data", List.of(1, 2), List.of(7, 7)).picture("two points");
        Plot plot = new Plot(picture, 0, 1);
        assertEquals(BLUE, rgb(picture, plot.pixelX(0.04 / 1.08), (plot.top + plot.bottom) / 2));
    }

    @Test
    void theNumbersOfBothAxesAreWrittenAlike() {
        Picture picture = plane().classes(POINTS, LABELS).picture("a plane");
        Plot plot = new Plot(picture, -10, 10);
        List<Rectangle> beside = columns(picture, new Rectangle(plot.left - 45, plot.bottom - 10, 37, 20), 20);
        List<Rectangle> below = columns(picture, new Rectangle(plot.left - 25, plot.bottom + 8, 50, 14), 20);
        assertEquals(beside.get(0).width, below.get(0).width, 4, "−10 beside and below the plot"); // a digit is 8 wide
    }

    @Test
    void noWordsAreCutOffHoweverLongTheyAre() {
        String text = "words ".repeat(40);
        Figure wide = Figure.wide(text, text, text).scatter(text, List.of(0, 1), List.of(-1e-5, 1e12));
        Figure plane = Figure.plane(text, text, text, -1e6, 1e6)
                .classes(POINTS, LABELS)
                .contour(NETWORK);
        for (int i = 0; i < 9; i++) {
            plane.scatter("series number " + i, List.of(1), List.of(1));
        }
        for (Picture picture : List.of(wide.picture("long words"), plane.picture("long words"))) {
            int w = picture.getWidth();
            int h = picture.getHeight();
            for (int i = 0; i < 4; i++) {
                for (int x = 0; x < w; x++) {
                    assertEquals(WHITE, rgb(picture, x, i));
                    assertEquals(WHITE, rgb(picture, x, h - 1 - i));
                }
                for (int y = 0; y < h; y++) {
                    assertEquals(WHITE, rgb(picture, i, y));
                    assertEquals(WHITE, rgb(picture, w - 1 - i, y));
                }
            }
        }
    }

    @Test
    void numbersUpTo1e300AreShown() {
        Picture picture = wide().scatter("data", List.of(-1e300, 1e300), List.of(-1e300, 1e300))
                .picture("two points");
        Plot plot = new Plot(picture, -1.08, 1.08);
        assertEquals(BLUE, plot.colourAt(1, 1));
    }

    @Test
    void functionsAreEvaluatedWhenTheyAreAdded() {
        double[] weight = {1};
        Figure figure = plane().contour((x, y) -> weight[0] * x, -10, 10).line("line", x -> weight[0] * x, -5, 5);
        int[] before = pixels(figure.picture("before"));
        weight[0] = -1;
        assertArrayEquals(before, pixels(figure.picture("after")));
    }
}
