package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.FRAME;
import static mlfz.plot.Pixels.darkPixels;
import static mlfz.plot.Pixels.logarithmic;
import static mlfz.plot.Pixels.rgb;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    void labelsStandAtPowersOfTenAloneWhereThereAreTwo() {
        Picture decades = logarithmic().curve("loss", new double[] {500, 0.02}).picture("six");
        assertEquals(6, labels(decades, new Plot(decades, 0, 1)), "0.01 to 1000, which the data nearly reach");
        Picture inside = logarithmic().curve("loss", new double[] {200, 2}).picture("two");
        assertEquals(2, labels(inside, new Plot(inside, 0, 1)), "10 and 100: 1 and 1000 are too far away");
    }

    @ParameterizedTest
    @CsvSource({"955, 1180", "0.98, 1.1", "3, 4", "1.6, 1.9", "2, 60"})
    void withHardlyAPowerOfTenTheAxisFitsTheDataAndHasLabelsAtRoundNumbers(double low, double high) {
        Picture picture = logarithmic().curve("loss", new double[] {high, low}).picture("two losses");
        Plot plot = new Plot(picture, 0, 1);
        assertTrue(labels(picture, plot) >= 3 && labels(picture, plot) <= 8, labels(picture, plot) + " labels");
        // the whole markers lie inside the frame, a margin away from it
        int blue = 0;
        for (int x = plot.left + 1; x < plot.right; x++) {
            for (int y : new int[] {plot.top + 2, plot.bottom - 2}) {
                blue += rgb(picture, x, y) == BLUE ? 1 : 0;
            }
        }
        assertEquals(0, blue);
        double margin = 0.04 / 1.08;
        assertEquals(BLUE, plot.colourAt(1 - margin, margin), "the last at the lower margin");
        assertEquals(BLUE, plot.colourAt(margin, 1 - margin), "the first at the upper margin");
    }

    @Test
    void ticksOfANarrowAxisStandWhereTheirNumbersAre() {
        // 1000 is at (3 − log 955) / (log 1180 − log 955) of the way between the two losses
        Picture picture = logarithmic().curve("loss", new double[] {1180, 955}).picture("two losses");
        Plot plot = new Plot(picture, 0, 1);
        double share = (3 - Math.log10(955)) / (Math.log10(1180) - Math.log10(955));
        int expected = plot.pixelY((0.04 + share) / 1.08);
        int[] marks = IntStream.range(plot.top, plot.bottom)
                .filter(y -> rgb(picture, plot.left - 2, y) == FRAME)
                .toArray();
        assertTrue(
                IntStream.of(marks).anyMatch(y -> Math.abs(y - expected) <= 1),
                expected + " among " + Arrays.toString(marks));
        assertEquals(
                Colours.GRID.getRGB() & 0xFFFFFF,
                rgb(picture, plot.left + 60, marks[0]),
                "a line of the grid at each tick");
        // no letter touches the label of the axis: there is white between
        boolean white = false;
        for (int x = 12; x < plot.left - 10; x++) {
            white |= darkPixels(picture, x, plot.top, x + 1, plot.bottom) == 0
                    && darkPixels(picture, 0, plot.top, x, plot.bottom) > 0;
        }
        assertTrue(white, "room between the label and the numbers");
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

    /** The numbers at the axis' ends are larger than any double. */
    @ParameterizedTest
    @MethodSource("hugeLosses")
    void theLossesOfATrainingThatDivergedAreDrawn(double[] losses) {
        assertEquals(
                "losses",
                Figure.logarithmic("t", "x", "y")
                        .curve("c", losses)
                        .picture("losses")
                        .toString());
    }

    static Stream<double[]> hugeLosses() {
        return Stream.of(
                new double[] {1, 1e250}, new double[] {1e300, 1e300}, new double[] {1e-300, 1e300}, new double[] {
                    1, 1e100, 1e200, 1e300, Double.POSITIVE_INFINITY
                });
    }
}
