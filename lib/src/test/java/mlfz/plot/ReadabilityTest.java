package mlfz.plot;

import static mlfz.plot.Pixels.LABELS;
import static mlfz.plot.Pixels.NETWORK;
import static mlfz.plot.Pixels.POINTS;
import static mlfz.plot.Pixels.Plot;
import static mlfz.plot.Pixels.brightness;
import static mlfz.plot.Pixels.columns;
import static mlfz.plot.Pixels.contrast;
import static mlfz.plot.Pixels.luminance;
import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.rgb;
import static mlfz.plot.Pixels.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures for every reader, in colour, in grey and with little contrast. */
class ReadabilityTest {

    @Test
    void wordsAndMarksHaveTheContrastThatTheGuidelinesAskFor() {
        for (Color ground : List.of(
                Color.WHITE,
                Colours.tint(Colours.BLUE),
                Colours.tint(Colours.VERMILION),
                Colours.tint(Colours.FRAME))) {
            assertTrue(
                    contrast(Colours.TEXT, ground) >= 4.5,
                    "contrast " + contrast(Colours.TEXT, ground) + " on " + ground);
        }
        // WCAG 2.2 asks for 3 to 1 for what is not text: markers, lines, frames.
        for (Color mark : List.of(Colours.BLUE, Colours.VERMILION, Colours.FRAME)) {
            assertTrue(contrast(mark, Color.WHITE) >= 3, "contrast " + contrast(mark, Color.WHITE) + " of " + mark);
        }
    }

    static Stream<Arguments> texts() {
        Figure wide = Figure.wide("a title", "along", "beside").scatter("data", List.of(1, 2), List.of(3, 4));
        Figure plane = Figure.plane("a title", "along", "beside", -10, 10)
                .classes(POINTS, LABELS)
                .contour(NETWORK);
        return Stream.of(Arguments.of("wide", wide, 1), Arguments.of("plane", plane, 5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void titleLabelsNumbersAndLegendAreDarkLettersOnWhite(String name, Figure figure, int entries) {
        Picture picture = figure.picture("a figure");
        Plot plot = new Plot(picture, 0, 1);
        int w = picture.getWidth();
        int h = picture.getHeight();
        assertDark(picture, "title", new Rectangle(0, 0, w, plot.top - 8));

        List<Rectangle> beside =
                columns(picture, new Rectangle(0, plot.top - 8, plot.left - 8, plot.bottom - plot.top + 16), 8);
        assertEquals(2, beside.size(), "label and numbers of the y axis");
        assertDark(picture, "label of the y axis", beside.get(0));
        assertDark(picture, "numbers of the y axis", beside.get(1));

        List<Rectangle> below = rows(picture, new Rectangle(0, plot.bottom + 8, w, h - plot.bottom - 8), 5);
        assertEquals(3, below.size(), "numbers and label of the x axis, and legend");
        assertDark(picture, "numbers of the x axis", below.get(0));
        assertDark(picture, "label of the x axis", below.get(1));

        List<Rectangle> legend = columns(picture, below.get(2), 7);
        assertEquals(2 * entries, legend.size(), "symbols and texts");
        for (int i = 1; i < legend.size(); i += 2) {
            assertDark(picture, "text " + i + " of the legend", legend.get(i));
        }
    }

    /** Letters are thin, and most of their pixels a mixture with the white around them: the darkest tenth is the ink's own. */
    private static void assertDark(BufferedImage picture, String what, Rectangle area) {
        int[] ink = pixels(area)
                .map(p -> brightness(rgb(picture, p % 10_000, p / 10_000)))
                .filter(b -> b < 0xF0)
                .sorted()
                .toArray();
        assertTrue(ink.length > 20, what + " of " + ink.length + " pixels");
        int grey = ink[ink.length / 10];
        assertTrue(contrast(new Color(grey, grey, grey), Color.WHITE) >= 4.5, what + ": letters of " + grey);
    }

    @Test
    void aPrintWithoutColoursShowsWhichEndOfAContourIsWhich() {
        Color zero = Colours.output(0);
        Color one = Colours.output(1);
        assertTrue(luminance(zero) > luminance(one) && contrast(zero, one) >= 1.4, "contrast " + contrast(zero, one));
        assertTrue(
                contrast(zero, Color.WHITE) >= 1.3,
                "contrast " + contrast(zero, Color.WHITE) + " of class 0 with the middle");
        assertEquals(Color.WHITE, Colours.output(0.5));
        double before = luminance(zero);
        for (int i = 1; i <= 100; i++) { // brighter up to the middle, then darker: each half has one order
            double now = luminance(Colours.output(i / 100.0));
            assertEquals(i <= 50, now > before, "at " + i);
            before = now;
        }
    }

    @Test
    void markersStandOutInGreyTooFromEitherEndAndFromEachOther() {
        for (Color ground : List.of(Colours.output(0), Colours.output(1))) {
            for (Color marker : List.of(Colours.BLUE, Colours.VERMILION)) {
                assertTrue(
                        contrast(marker, ground) > 1.9,
                        "contrast " + contrast(marker, ground) + " of " + marker + " on " + ground);
            }
        }
        Picture picture =
                plane().classes(POINTS, LABELS).contour((x, y) -> x < 0 ? 0 : 1).picture("a contour");
        Plot plot = new Plot(picture, -10, 10);
        for (double[] point : POINTS) { // in the ground of the other class
            int px = plot.pixelX(point[0]);
            int py = plot.pixelY(point[1]);
            int rim = IntStream.rangeClosed(px - 8, px + 8)
                    .map(x -> brightness(rgb(picture, x, py)))
                    .max()
                    .orElseThrow();
            assertTrue(rim > 0xEA, "a white rim, not " + rim);
            assertTrue(
                    contrast(new Color(plot.colourAt(point[0], point[1])), Color.WHITE) > 3.5, "the marker in its rim");
        }
    }
}
