package mlfz.plot;

import static mlfz.plot.Pixels.BLUE;
import static mlfz.plot.Pixels.VERMILION;
import static mlfz.plot.Pixels.legendColours;
import static mlfz.plot.Pixels.pixels;
import static mlfz.plot.Pixels.plane;
import static mlfz.plot.Pixels.wide;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mlfz.plot.Pixels.Plot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;

/** Three and more classes, as points and as regions; columns of tables. */
class RegionsTest {

    private static final int GREEN = 0x007A5A;
    private static final int PURPLE = 0x8A4F7D;

    /** Class 0 to the left, class 1 at the upper right, class 2 at the lower right. */
    private static final Scores THREE = (x, y) -> new double[] {-2 * x, x + y, x - y};

    private static int light(int colour) {
        return Colours.light(new Color(colour)).getRGB() & 0xFFFFFF;
    }

    @Test
    void theSurestClassHasTheColourOfItsPoints() {
        Picture picture = plane().regions(THREE).picture("three regions");
        Plot plot = new Plot(picture, -10, 10);
        assertEquals(light(VERMILION), plot.colourAt(-5, 3));
        assertEquals(light(BLUE), plot.colourAt(5, 5));
        assertEquals(light(GREEN), plot.colourAt(5, -5));
        assertEquals(Set.of(light(VERMILION), light(BLUE), light(GREEN)), legendColours(picture));
    }

    @Test
    void blackLinesAreWhereTwoClassesAreAsSure() {
        Plot plot = new Plot(plane().regions(THREE).picture("three regions"), -10, 10);
        for (double t = 1; t < 9; t += 0.1) {
            assertTrue(plot.darkest(t, 0.0) < 0x40, "between 1 and 2, at x = " + t);
            assertTrue(plot.darkest(-t / 3, t) < 0x60, "between 0 and 1, at y = " + t);
            assertTrue(plot.darkest(-t / 3, -t) < 0x60, "between 0 and 2, at y = " + -t);
            assertTrue(plot.darkest(-t, 0.7) > 0x80, "nothing inside a region, at x = " + -t);
        }
    }

    @Test
    void aClassThatIsNeverTheSurestHasNoRegion() {
        Plot plot =
                new Plot(plane().regions((x, y) -> new double[] {0, -1, 1, -2}).picture("one of four"), -10, 10);
        for (double x = -9.5; x < 10; x += 0.5) {
            assertEquals(light(GREEN), plot.colourAt(x, x));
        }
    }

    @Test
    void fourClassesOfPointsDifferInColour() {
        List<double[]> points =
                List.of(new double[] {-5, 5}, new double[] {5, 5}, new double[] {-5, -5}, new double[] {5, -5});
        Picture picture = plane().classes(points, List.of(0, 1, 2, 3)).picture("four points");
        Plot plot = new Plot(picture, -10, 10);
        assertEquals(VERMILION, plot.colourAt(-5, 5));
        assertEquals(BLUE, plot.colourAt(5, 5));
        assertEquals(GREEN, plot.colourAt(-5, -5));
        assertEquals(PURPLE, plot.colourAt(5, -5));
        assertEquals(Set.of(VERMILION, BLUE, GREEN, PURPLE), legendColours(picture));
        Picture two = plane().classes(points, List.of(2, 2, 2, 2))
                .scatter("s", List.of(0), List.of(0))
                .picture("class 2 alone, and a point");
        assertEquals(Set.of(GREEN, PURPLE), legendColours(two), "the point looks like none of the three classes");
    }

    @Test
    void classesHaveNamesOfOnesOwnInTheLegendAndInTheDescription() {
        List<double[]> points = List.of(new double[] {-5, 5}, new double[] {5, 5}, new double[] {-5, -5});
        List<String> names = List.of("Adelie", "Chinstrap", "Gentoo", "King");
        Figure named = plane().regions(THREE, names).classes(points, List.of(0, 2, 2), names);
        assertEquals(
                "\"a plane\": 1 point \"Adelie\", x \u22125, y 5; 2 points \"Gentoo\", x from \u22125 to 5, y from \u22125"
                        + " to 5; 3 regions, taken for Adelie, Chinstrap, Gentoo.",
                named.toString());
        Plot plot = new Plot(named.picture(), -10, 10);
        assertEquals(VERMILION, plot.colourAt(-5, 5));
        assertEquals(GREEN, plot.colourAt(5, 5));
        // The legend has other words; all else is the same.
        int[] with = pixels(plane().classes(points, List.of(0, 2, 2), names).picture());
        int[] without = pixels(plane().classes(points, List.of(0, 2, 2)).picture());
        int legend = 600 * (plot.bottom + 45);
        assertArrayEquals(Arrays.copyOf(without, legend), Arrays.copyOf(with, legend));
        assertFalse(Arrays.equals(with, without));
    }

    @Test
    void aNameOfAClassIsNewToTheFigure() {
        List<double[]> points = List.of(new double[2], new double[2]);
        assertRefused(
                "the figure has a series \"a\" already",
                () -> plane().scatter("a", List.of(1), List.of(1)).classes(points, List.of(0, 1), List.of("a", "b")));
        assertRefused(
                "names[0] and names[1] are both \"a\": expected names that differ",
                () -> plane().classes(points, List.of(0, 1), List.of("a", "a")));
        assertRefused(
                "names has 2 elements for 3 classes: expected one for each",
                () -> plane().classes(points, List.of(0, 2), List.of("a", "b")));
    }

    @Test
    void columnsOfATableAreNumbers() {
        DoubleColumn xs = DoubleColumn.create("x", 1, 2, 3);
        IntColumn ys = IntColumn.create("y", 3, 5, 4);
        Figure columns = wide().scatter("s", xs, ys);
        Figure arrays = wide().scatter("s", new double[] {1, 2, 3}, new double[] {3, 5, 4});
        Figure lists = wide().scatter("s", List.of(1, 2, 3), List.of(3.0, 5.0, 4.0));
        assertEquals(columns.toString(), arrays.toString());
        assertEquals(lists.toString(), arrays.toString());
        List<double[]> points = List.of(new double[2], new double[2], new double[2]);
        assertEquals(
                plane().classes(points, List.of(0, 1, 1)).toString(),
                plane().classes(points, IntColumn.create("label", 0, 1, 1)).toString());
    }

    @Test
    void aCurveTakesListsAndColumnsToo() {
        String array = wide().curve("c", new double[] {1, 3, Double.NaN, 2}).toString();
        assertEquals(array, wide().curve("c", List.of(1, 3, Double.NaN, 2)).toString());
        DoubleColumn column = DoubleColumn.create("c", 1, 3, 0, 2);
        column.setMissing(2);
        assertEquals(array, wide().curve("c", column).toString(), "a missing number is a gap");
    }

    @Test
    void aLongColumnIsReadToItsEnd() {
        DoubleColumn xs = DoubleColumn.create(
                "x", IntStream.range(0, 1000).asDoubleStream().toArray());
        assertTrue(wide().scatter("s", xs, xs).toString().contains("1000 points \"s\", x from 0 to 999"));
    }

    @Test
    void aMissingNumberOfAColumnIsRefusedByName() {
        DoubleColumn doubles = DoubleColumn.create("x", 1, 2);
        doubles.setMissing(1);
        IntColumn ints = IntColumn.create("y", 3, 5);
        ints.setMissing(0);
        assertRefused("xs[1] = NaN: expected a finite number", () -> wide().scatter("s", doubles, doubles));
        assertRefused(
                "xs[0] = -2147483648, which is how a column of whole numbers marks a missing one: expected a number",
                () -> wide().scatter("s", ints, ints));
        assertEquals(
                "\"a figure\": 1 point \"s\", x \u22122.147E9, y 1.",
                wide().scatter("s", List.of(Integer.MIN_VALUE), List.of(1)).toString(),
                "in a list it is a number like others");
    }

    private static void assertRefused(String words, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith(words), message);
    }

    @Test
    void labelsAreWholeNumbersFrom0To3() {
        List<double[]> point = List.of(new double[2]);
        for (double label : new double[] {-1, 0.5, 4}) {
            assertRefused(
                    "labels[0] = " + label + ": expected a class, 0 to 3",
                    () -> plane().classes(point, List.of(label)));
        }
    }

    @Test
    void missingNumbersOfAllColumnsOfWholeNumbersAreRefused() {
        ShortColumn shorts = ShortColumn.create("y", new short[] {3, 5});
        shorts.setMissing(1);
        LongColumn longs = LongColumn.create("y", 3, 5);
        longs.setMissing(1);
        assertRefused("xs[1] = -32768, which is how", () -> wide().scatter("s", shorts, shorts));
        assertRefused("xs[1] = -9223372036854775808, which is how", () -> wide().scatter("s", longs, longs));
    }
}
