package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.VERMILION;
import static mlfz.plot.Pixels.WHITE;
import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.rgb;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Words on the lines of a plot of 200 × 200 pixels. */
class LabelsTest {

    private static final double[] UP_AND_DOWN =
            IntStream.range(0, 21).mapToDouble(i -> 10 * i).toArray();

    private final Labels labels = new Labels(200, 200);

    @Test
    void aBandInTheColourOfTheGroundHidesTheLineAsFarAsTheWordsGo() {
        labels.add("1000", UP_AND_DOWN, constant(100), Colours.BLUE);
        Picture picture = painted();
        Rectangle band = band(picture);
        double width = Text.width("1000", Text.font(Font.PLAIN, 12));
        assertEquals(width + 4, band.width, 1);
        assertEquals(6, band.height, 1);
        assertEquals(100, band.getCenterX(), 1, "in the middle of the line, where most room is");
        assertEquals(100, band.getCenterY(), 1);
        List<Rectangle> letters = Pixels.rows(picture, new Rectangle(0, 80, 200, 40), 1);
        assertEquals(0.73 * 12, letters.get(0).height, 1.5, "digits, higher than the band");
        assertEquals(100, letters.get(0).getCenterY(), 1);
        int dark = Pixels.darkPixels(picture, band.x, 90, band.x + band.width, 97);
        assertTrue(dark > 10, dark + " dark pixels above the band");
    }

    @Test
    void wordsStandAlongTheLine() {
        labels.add("1000", constant(100), UP_AND_DOWN, Colours.BLUE);
        Rectangle band = band(painted());
        assertEquals(6, band.width, 1);
        assertTrue(band.height > 25, band.toString());
        assertEquals(100, band.getCenterX(), 1);
    }

    @Test
    void wordsAreNeverUpsideDownWhicheverWayTheLineGoes() {
        labels.add("17", UP_AND_DOWN, constant(100), Colours.BLUE);
        Picture there = painted();
        Labels back = new Labels(200, 200);
        back.add(
                "17",
                IntStream.rangeClosed(0, 20).mapToDouble(i -> 200 - 10 * i).toArray(),
                constant(100),
                Colours.BLUE);
        assertArrayEquals(pixels(there), pixels(painted(back)));
    }

    @Test
    void wordsKeepAwayFromTheFrameAndFromPoints() {
        labels.keepClear(new double[] {110}, new double[] {100});
        labels.add("1", UP_AND_DOWN, constant(100), Colours.BLUE);
        assertEquals(55, band(painted()).getCenterX(), 6, "half-way from the frame to the point");
    }

    @Test
    void wordsKeepAwayFromEachOther() {
        labels.add("1", UP_AND_DOWN, constant(99), Colours.VERMILION);
        labels.add("2", UP_AND_DOWN, constant(101), Colours.BLUE);
        Picture picture = painted();
        assertTrue(has(picture, VERMILION, new Rectangle(90, 90, 20, 20)), "the first has the middle");
        assertEquals(100, Math.abs(band(picture).getCenterX() - 100) * 2, 12, "the second is half-way to the frame");
    }

    @Test
    void whereThereIsNoRoomThereAreNoWords() {
        labels.add("1", UP_AND_DOWN, constant(26), Colours.BLUE);
        labels.add("2", UP_AND_DOWN, constant(174), Colours.BLUE);
        labels.add("3", constant(26), UP_AND_DOWN, Colours.BLUE);
        labels.add("4", constant(174), UP_AND_DOWN, Colours.BLUE);
        assertTrue(IntStream.of(pixels(painted())).allMatch(pixel -> (pixel & 0xFFFFFF) == WHITE));
        labels.add("5", UP_AND_DOWN, constant(27), Colours.BLUE);
        assertTrue(has(painted(), BLUE, new Rectangle(0, 0, 200, 40)));
    }

    private static double[] constant(double value) {
        return IntStream.range(0, 21).mapToDouble(i -> value).toArray();
    }

    private Picture painted() {
        return painted(labels);
    }

    private static Picture painted(Labels labels) {
        return Picture.painted(200, 200, "labels", (g, density) -> {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
            labels.paint((Graphics2D) g.create());
        });
    }

    private static boolean has(Picture picture, int colour, Rectangle area) {
        return pixels(area).anyMatch(p -> rgb(picture, p % 10_000, p / 10_000) == colour);
    }

    /** What surrounds all pixels in blue. */
    private static Rectangle band(Picture picture) {
        Rectangle band = new Rectangle(-1, -1);
        pixels(new Rectangle(0, 0, 200, 200))
                .filter(p -> rgb(picture, p % 10_000, p / 10_000) == BLUE)
                .forEach(p -> band.add(new Rectangle(p % 10_000, p / 10_000, 1, 1)));
        return band;
    }
}
