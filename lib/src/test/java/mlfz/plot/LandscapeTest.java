package mlfz.plot;

import static mlfz.plot.Pixels.FRAME;
import static mlfz.plot.Pixels.Plot;
import static mlfz.plot.Pixels.WHITE;
import static mlfz.plot.Pixels.brightness;
import static mlfz.plot.Pixels.difference;
import static mlfz.plot.Pixels.nearWords;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.rgb;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;

/** The landscape of a loss. */
class LandscapeTest {

    /** A bowl whose level lines are circles around (1, -2): 1 in the middle, 10 at a distance of 1, 100 at 2 and so on. */
    private static final DoubleBinaryOperator BOWL = (x, y) -> Math.pow(10, Math.hypot(x - 1, y + 2));

    @Test
    void theColoursAreThoseOfTheLogarithmDarkWhereTheLossIsLow() {
        Picture picture = plane().landscape(BOWL, 10, 1e6).picture("a landscape");
        Plot plot = new Plot(picture, -10, 10);
        // between the lines at 1, 1.30, 1.70, 2, 2.30, 2.70 and so on
        for (double distance : new double[] {1.15, 1.5, 1.85, 2.15, 3.5, 4.85, 5.15, 5.85}) {
            for (double angle = 0; angle < 6; angle += 0.1) {
                if (nearWords(plot, 1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle))) {
                    continue;
                }
                int expected = valley((distance - 1) / 5);
                int got = plot.colourAt(1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle));
                assertTrue(
                        difference(expected, got) <= 3,
                        distance + " at " + angle + ": " + Integer.toHexString(got) + " for "
                                + Integer.toHexString(expected));
            }
        }
        assertEquals(0, difference(valley(0), plot.colourAt(1, -2)), 1, "below low");
        assertEquals(0, difference(valley(1), plot.colourAt(-8, 8)), 1, "above high");
        Set<Integer> ends =
                IntStream.range(0, 2).mapToObj(i -> legendArea(picture, i)).collect(Collectors.toSet());
        assertEquals(Set.of(valley(0), valley(1)), ends, "the legend has both ends");
    }

    @Test
    void whiteLinesAreWhereTheLossIs1And2And5And10WithinItsRange() {
        Picture picture = Figure.plane("a plane", "x", "y", -5, 5)
                .landscape(BOWL, 8, 3000)
                .picture("a landscape");
        Plot plot = new Plot(picture, -5, 5);
        int directions = 0;
        List<Double> levels = List.of(10.0, 20.0, 50.0, 100.0, 200.0);
        for (double angle = 0; angle < 6; angle += 0.5) {
            double x = Math.cos(angle);
            double y = Math.sin(angle);
            if (levels.stream()
                    .map(Math::log10)
                    .anyMatch(distance -> nearWords(plot, 1 + distance * x, -2 + distance * y))) {
                continue;
            }
            directions++;
            int lines = 0;
            boolean inside = false;
            for (double distance = 0.05; distance < 2.45; distance += 0.01) {
                int got = plot.colourAt(1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle));
                boolean line = brightness(got) > 0xEA;
                lines += line && !inside ? 1 : 0;
                inside = line;
            }
            assertEquals(levels.size(), lines, "in direction " + angle);
            for (double level : levels) {
                double distance = Math.log10(level);
                int got = plot.colourAt(1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle));
                assertTrue(brightness(got) > 0xDC, "at " + level + " in direction " + angle);
            }
        }
        assertTrue(directions >= 6, "lines without words on them in " + directions + " directions");
    }

    @Test
    void theLinesAtBothEndsOfTheRangeAreAsSmoothAsThoseBetween() {
        DoubleBinaryOperator flat = (x, y) -> Math.pow(10, Math.hypot(x - 1, y + 2) / 2);
        Picture picture = plane().landscape(flat, 10, 1000).picture("a landscape");
        Plot plot = new Plot(picture, -10, 10);
        for (double distance : new double[] {2, 6}) { // where the loss is 10 and 1000
            for (double angle = 0; angle < 6.2; angle += 0.1) {
                int got = plot.colourAt(1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle));
                if (nearWords(plot, 1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle))) {
                    continue;
                }
                assertTrue(brightness(got) > 0xD2, "at " + distance + " in direction " + angle);
            }
        }
        for (double angle = 0; angle < 6.2; angle += 0.1) { // where it is 5 and 2000
            for (double distance : new double[] {2 * Math.log10(5), 2 * Math.log10(2000)}) {
                int got = plot.colourAt(1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle));
                assertTrue(brightness(got) < 0xD2, "nothing at " + distance + " in direction " + angle);
            }
        }
    }

    /** Dark grey at 0, nearly white at 1. */
    private static int valley(double share) {
        return between(0x85, 0xC9, share) << 16 | between(0x8C, 0xCD, share) << 8 | between(0xA6, 0xD8, share);
    }

    private static int between(int dark, int light, double share) {
        return (int) Math.round(dark + share * (light - dark));
    }

    /** The colour of the i-th area, of 19 pixels' width or more, in the legend. */
    private static int legendArea(BufferedImage picture, int i) {
        int y = picture.getHeight() - 23;
        int[] starts = IntStream.range(0, picture.getWidth() - 19)
                .filter(x -> rgb(picture, x, y) == FRAME
                        && IntStream.range(x + 1, x + 19).allMatch(k -> rgb(picture, k, y) == rgb(picture, x + 1, y))
                        && rgb(picture, x + 1, y) != WHITE)
                .toArray();
        assertEquals(2, starts.length, "areas in the legend");
        return rgb(picture, starts[i] + 5, y);
    }

    @Test
    void theHeightsStandOnTheLinesWhereThereIsRoom() {
        Picture picture = plane().landscape(BOWL, 10, 1e6).picture("a landscape");
        Plot plot = new Plot(picture, -10, 10);
        for (double height : new double[] {1e4, 1e5}) { // circles of 4 and 5, with 23 pixels between them
            double distance = Math.log10(height);
            int dark = 0;
            for (double angle = 0; angle < 6.28; angle += 0.01) {
                int got = plot.colourAt(1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle));
                dark += brightness(got) < 0x60 ? 1 : 0;
            }
            assertTrue(dark > 4 && dark < 80, "digits on the line at " + height + ": " + dark);
        }
        Picture path = plane().landscape(BOWL, 10, 1e6)
                .path(
                        "along the line of 10000",
                        IntStream.range(0, 100)
                                .mapToObj(i -> new double[] {1 + 4 * Math.cos(i / 15.9), -2 + 4 * Math.sin(i / 15.9)})
                                .toList())
                .picture("a landscape with a path");
        Plot other = new Plot(path, -10, 10);
        for (double angle = 0; angle < 6.28; angle += 0.01) {
            int got = other.colourAt(1 + 4 * Math.cos(angle), -2 + 4 * Math.sin(angle));
            assertTrue(brightness(got) > 0x38, "no digits on the path at " + angle);
        }
    }
}
