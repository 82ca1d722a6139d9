package mlfz.plot;

import static mlfz.plot.Pixels.Plot;
import static mlfz.plot.Pixels.darkPixels;
import static mlfz.plot.Pixels.logarithmic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;

/** Figures with a logarithmic y axis. */
class LogarithmicAxisTest {

    @Test
    void whatFallsByTheSameFactorIsAStraightLine() {
        double[] halves =
                IntStream.range(0, 21).mapToDouble(i -> Math.pow(2, -i)).toArray();
        Picture picture = logarithmic().curve("loss", halves).picture("a curve");
        Plot plot = new Plot(picture, 1 - 0.8, 21 + 0.8);
        for (double x = 1; x <= 21; x += 0.1) {
            assertTrue(plot.darkest(x, 22 - x) < 0x70, "at " + x);
        }
    }

    @Test
    void labelsStandAtPowersOfTenAloneAtLeastTwo() {
        Picture narrow = logarithmic().curve("loss", new double[] {3, 4}).picture("two");
        assertEquals(2, labels(narrow, new Plot(narrow, 0, 1)));
        Picture decades = logarithmic().curve("loss", new double[] {500, 0.02}).picture("six");
        assertEquals(6, labels(decades, new Plot(decades, 0, 1)), "0.01 to 1000, which the data nearly reach");
        Picture inside = logarithmic().curve("loss", new double[] {200, 2}).picture("two");
        assertEquals(2, labels(inside, new Plot(inside, 0, 1)), "10 and 100: 1 and 1000 are too far away");
    }

    /** How many separate labels stand beside the y axis of a picture. */
    private static int labels(BufferedImage picture, Plot plot) {
        int labels = 0;
        boolean inside = false;
        for (int y = 0; y < picture.getHeight() - 60; y++) {
            boolean ink = darkPixels(picture, plot.left - 25, y, plot.left - 8, y + 1) > 0;
            labels += ink && !inside ? 1 : 0;
            inside = ink;
        }
        return labels;
    }
}
