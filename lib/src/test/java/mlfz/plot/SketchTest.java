package mlfz.plot;

import static mlfz.plot.Pixels.WHITE;
import static mlfz.plot.Pixels.brightness;
import static mlfz.plot.Pixels.difference;
import static mlfz.plot.Pixels.rgb;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Graphs and networks as pictures, shape by shape; their SVG has tests of its own. */
class SketchTest {

    private static final int FRAME = Colours.FRAME.getRGB() & 0xFFFFFF;

    private final Sketch sketch = new Sketch(59.6, 40.4);

    @Test
    void anArrowGoesFromPointToPointAndItsHeadEndsAtTheLast() {
        sketch.addArrow(10.5, 5.5, 10.5, 25.5, 50.5, 25.5);
        Picture picture = sketch.picture("an arrow with a bend");
        for (int y = 6; y < 25; y++) {
            assertEquals(FRAME, rgb(picture, 10, y), "down, at " + y);
            assertEquals(WHITE, rgb(picture, 12, y), "thin, at " + y);
        }
        for (int x = 11; x < 50; x++) {
            assertEquals(FRAME, rgb(picture, x, 25), "to the right, at " + x);
        }
        assertEquals(WHITE, rgb(picture, 52, 25), "nothing beyond the end");
        // The head is 8 long, and 7 wide where it begins.
        for (int side : new int[] {-2, 2}) {
            assertEquals(FRAME, rgb(picture, 43, 25 + side));
            assertEquals(WHITE, rgb(picture, 50, 25 + side));
            assertEquals(WHITE, rgb(picture, 40, 25 + side));
        }
        assertEquals(WHITE, rgb(picture, 12, 23), "no head at the bend");
    }

    @Test
    void theHeadPointsWhereTheLastPieceGoes() {
        sketch.addArrow(30.5, 35.5, 30.5, 5.5);
        Picture picture = sketch.picture("an arrow upwards");
        assertEquals(FRAME, rgb(picture, 28, 12));
        assertEquals(FRAME, rgb(picture, 32, 12));
        assertEquals(WHITE, rgb(picture, 28, 5));
        assertEquals(WHITE, rgb(picture, 28, 16));
    }

    @Test
    void boxesAndCirclesHaveAThinRimOfTheirColourAndALightGround() {
        sketch.addBox(5.5, 5.5, 20, 30, Colours.BLUE);
        sketch.addCircle(45.5, 20.5, 10, Colours.VERMILION);
        Picture picture = sketch.picture("a box and a circle");
        assertEquals(Pixels.BLUE, rgb(picture, 5, 20));
        assertEquals(Pixels.BLUE, rgb(picture, 25, 20));
        assertEquals(Pixels.BLUE, rgb(picture, 15, 35));
        assertEquals(Colours.tint(Colours.BLUE).getRGB() & 0xFFFFFF, rgb(picture, 7, 20));
        assertEquals(WHITE, rgb(picture, 3, 20));
        assertEquals(WHITE, rgb(picture, 5, 5), "its corners are round");
        assertTrue(difference(Pixels.VERMILION, rgb(picture, 35, 20)) < 30);
        assertTrue(difference(Pixels.VERMILION, rgb(picture, 45, 30)) < 30);
        assertEquals(Colours.tint(Colours.VERMILION).getRGB() & 0xFFFFFF, rgb(picture, 45, 20));
        assertEquals(WHITE, rgb(picture, 37, 12), "no square");
    }

    @Test
    void aLineIsAsThickAsItIsToBeAndHasGapsIfItIsOfDashes() {
        sketch.addLine(5, 10, 55, 10, Colours.BLUE, 4, false);
        sketch.addLine(5, 30, 55, 30, Colours.VERMILION, 2, true);
        Picture picture = sketch.picture("two lines");
        int gaps = 0;
        for (int x = 6; x < 54; x++) {
            assertEquals(Pixels.BLUE, rgb(picture, x, 8));
            assertEquals(Pixels.BLUE, rgb(picture, x, 11));
            assertEquals(WHITE, rgb(picture, x, 12));
            assertEquals(WHITE, rgb(picture, x, 31));
            gaps += rgb(picture, x, 30) == WHITE ? 1 : 0;
        }
        assertEquals(4 * 4 + 1, gaps, 1, "4 of 11 pixels");
    }

    @Test
    void wordsStandOnTheirBaselineFromTheirPlaceOn() {
        sketch.addText("HHH", 10, 30, true);
        Picture picture = sketch.picture("three letters");
        int left = 60, right = 0, top = 40, bottom = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (brightness(rgb(picture, x, y)) < 0x60) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        assertEquals(29, bottom, "the last pixel above the baseline");
        assertEquals(30 - 0.73 * Sketch.FONT_SIZE, top, 1);
        assertEquals(10, left, 2);
        assertEquals(10 + 3 * 0.6 * Sketch.FONT_SIZE, right, 3);
    }

    @Test
    void boldWordsHaveMoreInkThanOthers() {
        sketch.addText("HHH", 5, 17, false);
        sketch.addText("HHH", 5, 37, true);
        Picture picture = sketch.picture("two words");
        int plain = Pixels.darkPixels(picture, 0, 0, 60, 20);
        int bold = Pixels.darkPixels(picture, 0, 20, 60, 40);
        assertTrue(plain > 30 && bold > 1.2 * plain, plain + " and " + bold);
    }

    @Test
    void sizesAreRounded() {
        Picture picture = sketch.picture("nothing");
        assertEquals(60, picture.getWidth());
        assertEquals(40, picture.getHeight());
    }
}
