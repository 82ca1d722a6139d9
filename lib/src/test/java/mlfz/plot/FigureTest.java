package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A figure")
class FigureTest {

    private static final int WHITE = 0xFFFFFF;
    private static final int BLUE = 0x0072B2;
    private static final int VERMILION = 0xD55E00;
    private static final int FRAME = 0x555555;

    private static final List<double[]> POINTS =
            List.of(new double[] {-5, 0}, new double[] {5, 0}, new double[] {-5, 3}, new double[] {2, -7});
    private static final List<Integer> LABELS = List.of(1, 0, 1, 0);

    /** Like the output of a trained network: a bent boundary, an island, a hole. */
    private static final DoubleBinaryOperator NETWORK = (x, y) -> 1
            / (1
                    + Math.exp(-2 * Math.sin(x / 2) * Math.cos(y / 3)
                            - 0.2 * x
                            + 2 * Math.exp(-(x * x + (y - 5) * (y - 5)) / 6)));

    // what a picture shows

    @Test
    @DisplayName("is 800 x 500 pixels if wide and 800 x 800 if a plane")
    void size() {
        Picture wide = wide().scatter("data", List.of(1, 2), List.of(3, 4)).picture("two points");
        Picture plane = plane().classes(POINTS, LABELS).picture("four points");
        assertAll(
                () -> assertEquals(800, wide.getWidth()),
                () -> assertEquals(500, wide.getHeight()),
                () -> assertEquals(800, plane.getWidth()),
                () -> assertEquals(800, plane.getHeight()));
    }

    @Test
    @DisplayName("knows in words what it shows")
    void description() {
        Picture picture = wide().scatter("data", List.of(1, 2), List.of(3, 4)).picture("two points");
        assertEquals("two points", picture.toString());
    }

    @Test
    @DisplayName("has dark words on white: a title above, labels beside and below the plot")
    void words() {
        Picture picture = wide().scatter("data", List.of(1, 2), List.of(3, 4)).picture("two points");
        Plot plot = new Plot(picture, 0, 1);
        assertEquals(WHITE, rgb(picture, 0, 0));
        assertTrue(darkPixels(picture, 0, 0, 800, plot.top) > 200, "title");
        assertTrue(darkPixels(picture, 0, 0, plot.left - 8, 500) > 100, "label and numbers of the y axis");
        assertTrue(darkPixels(picture, 0, plot.bottom + 8, 800, plot.bottom + 50) > 100, "the same of the x axis");
    }

    @Test
    @DisplayName("comes out the same each time")
    void deterministic() {
        Figure figure = plane().classes(POINTS, LABELS).contour(NETWORK);
        int[] first = pixels(figure.picture("first"));
        assertArrayEquals(first, pixels(figure.picture("second")));
        assertArrayEquals(
                first, pixels(plane().classes(POINTS, LABELS).contour(NETWORK).picture("third")));
    }

    @ParameterizedTest
    @MethodSource("planes")
    @DisplayName("has a square plot area if a plane, whatever its labels")
    void square(Figure figure) {
        Plot plot = new Plot(figure.picture("a plane"), 0, 1);
        assertEquals(plot.right - plot.left, plot.bottom - plot.top);
        assertTrue(plot.right - plot.left > 500, "only " + (plot.right - plot.left) + " pixels");
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
    @DisplayName("shows a circle as a circle")
    void equalScales() {
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
    @DisplayName("has ticks at the ends of a plane's axes")
    void endTicks() {
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
    @DisplayName("has the same ticks whether the data are evenly spaced or not")
    void ticks() {
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
    @DisplayName("leaves room between the data of a wide figure and its frame")
    void margin() {
        Picture picture = wide().scatter("data", List.of(0, 1), List.of(0, 1)).picture("two points");
        Plot plot = new Plot(picture, -0.04, 1.04);
        assertEquals(BLUE, plot.colourAt(0, 0));
        assertEquals(BLUE, plot.colourAt(1, 1));
    }

    @Test
    @DisplayName("shows data that are all the same number in the middle of an axis")
    void constantData() {
        Picture picture = wide().scatter("data", List.of(1, 2), List.of(7, 7)).picture("two points");
        Plot plot = new Plot(picture, 0, 1);
        assertEquals(BLUE, rgb(picture, plot.pixelX(0.04 / 1.08), (plot.top + plot.bottom) / 2));
    }

    // points and lines

    @Test
    @DisplayName("shows class 0 as vermilion triangles and class 1 as blue circles, where they are")
    void classes() {
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
    @DisplayName("shows only the classes that there are")
    void oneClass() {
        Picture picture = plane().classes(POINTS, List.of(1, 1, 1, 1)).picture("four points");
        assertEquals(Set.of(BLUE), legendColours(picture));
    }

    @Test
    @DisplayName("shows what is added after the classes in colours of its own")
    void afterClasses() {
        Picture picture = plane().classes(POINTS, LABELS)
                .path("path", POINTS)
                .scatter("more", List.of(1), List.of(2))
                .picture("four points, a path, a point");
        assertEquals(4, legendColours(picture).size());
    }

    @Test
    @DisplayName("gives each scatter a colour and a shape of its own")
    void scatters() {
        Figure figure = wide();
        for (int i = 0; i < 4; i++) {
            figure.scatter("series " + i, List.of(i, i + 0.5), List.of(0, 1));
        }
        assertEquals(4, legendColours(figure.picture("four series")).size());
    }

    @Test
    @DisplayName("draws a line black, from where it begins to where it ends")
    void line() {
        Picture picture = wide().line("fit", x -> 2 * x, 0, 1).picture("a line");
        Plot plot = new Plot(picture, -0.04, 1.04);
        for (double x = 0.02; x < 1; x += 0.02) {
            assertTrue(plot.darkest(x, x) < 0x60, "at " + x);
        }
        assertTrue(plot.darkest(-0.02, -0.02) > 0xD0, "before it begins");
        assertTrue(plot.darkest(1.02, 1.02) > 0xD0, "after it ends");
    }

    @Test
    @DisplayName("draws a curve close to its function")
    void curve() {
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
    @DisplayName("draws a sequence of lines from light grey to black, in order")
    void lines() {
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
    @DisplayName("draws a sequence of one line as its last")
    void oneLine() {
        Picture picture = wide().lines("first", "last", List.of(x -> x), 0, 1).picture("a line");
        assertEquals(Set.of(0), legendColours(picture));
    }

    @Test
    @DisplayName("draws a curve through its values, the first at 1")
    void curveOfValues() {
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
    @DisplayName("gives each curve, path and scatter a colour and a shape of its own")
    void looks() {
        Picture picture = wide().scatter("points", List.of(1), List.of(1))
                .curve("curve", new double[] {1, 2})
                .path("path", List.of(new double[] {1, 2}, new double[] {2, 3}))
                .picture("three series");
        assertEquals(3, legendColours(picture).size());
    }

    @Test
    @DisplayName("explains a curve by a line with a marker")
    void legendOfACurve() {
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
    @DisplayName("draws a sequence that falls by the same factor as a straight line on a logarithmic axis")
    void straightOnLogarithmicAxis() {
        double[] halves =
                IntStream.range(0, 21).mapToDouble(i -> Math.pow(2, -i)).toArray();
        Picture picture = logarithmic().curve("loss", halves).picture("a curve");
        Plot plot = new Plot(picture, 1 - 0.8, 21 + 0.8);
        for (double x = 1; x <= 21; x += 0.1) {
            assertTrue(plot.darkest(x, 22 - x) < 0x70, "at " + x);
        }
    }

    @Test
    @DisplayName("has labels at powers of ten alone on a logarithmic axis, at least two")
    void logarithmicLabels() {
        Picture narrow = logarithmic().curve("loss", new double[] {3, 4}).picture("two");
        assertEquals(2, labels(narrow, new Plot(narrow, 0, 1)));
        Picture decades = logarithmic().curve("loss", new double[] {500, 0.02}).picture("six");
        assertEquals(6, labels(decades, new Plot(decades, 0, 1)), "0.01 to 1000, which the data nearly reach");
        Picture inside = logarithmic().curve("loss", new double[] {200, 2}).picture("two");
        assertEquals(2, labels(inside, new Plot(inside, 0, 1)), "10 and 100: 1 and 1000 are too far away");
    }

    @Test
    @DisplayName("draws a path from point to point, with markers where they do not crowd each other")
    void path() {
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
        for (double[] point : points.subList(0, 3)) {
            // just above the line, a circle of 9 pixels is still 6 or 7 wide
            int width = width(picture, plot.pixelX(point[0]), plot.pixelY(point[1]) - 3);
            assertTrue(width >= 5 && width <= 8, width + " pixels at " + Arrays.toString(point));
        }
        assertEquals(WHITE, plot.colourAt(-7, 7), "nothing there");
    }

    @Test
    @DisplayName("gives a curve that jumps up and down no more markers than a smooth one")
    void jumps() {
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
    @DisplayName("draws a path that jumps from side to side ten thousand times, even on a small stack")
    void longZigzag() throws InterruptedException {
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

    // contours

    @Test
    @DisplayName("colours a contour like a raster of the function, up to 6 of 255")
    void contourColours() {
        Picture picture = plane().contour(NETWORK).picture("a contour");
        Plot plot = new Plot(picture, -10, 10);
        int largest = 0;
        int compared = 0;
        for (int py = plot.top + 1; py < plot.bottom; py++) {
            for (int px = plot.left + 1; px < plot.right; px++) {
                if (nearBoundary(plot, px, py)) {
                    continue;
                }
                int expected = ground(NETWORK.applyAsDouble(plot.x(px), plot.y(py)));
                largest = Math.max(largest, difference(expected, rgb(picture, px, py)));
                compared++;
            }
        }
        assertTrue(compared > 300_000, "only " + compared + " pixels compared");
        assertTrue(largest <= 6, "differs by " + largest);
    }

    @Test
    @DisplayName("draws the decision boundary, and none where there is none")
    void boundary() {
        Picture picture =
                plane().contour((x, y) -> 1 / (1 + Math.exp(-x - y - 1))).picture("a contour");
        Plot plot = new Plot(picture, -10, 10);
        for (double x = -9; x < 8; x += 0.1) {
            assertTrue(plot.darkest(x, -x - 1) < 0x40, "at " + x);
        }
        assertEquals(Set.of(ground(0), 0, ground(1)), legendColours(picture));
        Picture without = plane().contour((x, y) -> 0.9).picture("a contour");
        assertEquals(Set.of(ground(0), ground(1)), legendColours(without));
        Plot plain = new Plot(without, -10, 10);
        for (double x = -9.9; x < 9.9; x += 0.05) {
            assertEquals(plain.colourAt(x, 1), plain.colourAt(0, 0), "at " + x);
        }
    }

    @Test
    @DisplayName("paints constant ground in one colour, without seams")
    void constantGround() {
        for (double value : new double[] {0, 0.3, 0.9, 1}) {
            Picture picture = plane().contour((x, y) -> value).picture("a contour");
            Plot plot = new Plot(picture, -10, 10);
            Set<Integer> colours = new HashSet<>();
            for (int py = plot.top + 1; py < plot.bottom; py++) {
                for (int px = plot.left + 1; px < plot.right; px++) {
                    colours.add(rgb(picture, px, py));
                }
            }
            assertEquals(1, colours.size(), "colours for " + value);
            assertEquals(0, difference(ground(value), colours.iterator().next()), 1, "for " + value);
        }
    }

    @Test
    @DisplayName("shows values beyond the range as its ends, infinite ones too")
    void clamped() {
        Picture infinite = plane().contour((x, y) -> x / 0.0).picture("a contour");
        Picture huge = plane().contour((x, y) -> x * 1e9 + 5, 4, 6).picture("a contour");
        for (Picture picture : List.of(infinite, huge)) {
            Plot plot = new Plot(picture, -10, 10);
            assertEquals(0, difference(ground(0), plot.colourAt(-3, 3)), 1);
            assertEquals(0, difference(ground(1), plot.colourAt(3, 3)), 1);
        }
    }

    @Test
    @DisplayName("maps colours over the range that it is given")
    void range() {
        Figure zeroToOne = plane().contour(NETWORK);
        Figure other = plane().contour((x, y) -> 8 * NETWORK.applyAsDouble(x, y) - 4, -4, 4);
        Plot first = new Plot(zeroToOne.picture("a contour"), -10, 10);
        Plot second = new Plot(other.picture("a contour"), -10, 10);
        for (double x = -9.5; x < 9.5; x++) {
            for (double y = -9.5; y < 9.5; y++) {
                assertEquals(0, difference(first.colourAt(x, y), second.colourAt(x, y)), 2);
            }
        }
    }

    @Test
    @DisplayName("paints points over a contour whatever the order of the calls")
    void pointsOverContour() {
        Picture after = plane().contour(NETWORK).classes(POINTS, LABELS).picture("a contour with points");
        Picture before = plane().classes(POINTS, LABELS).contour(NETWORK).picture("a contour with points");
        assertArrayEquals(pixels(after), pixels(before));
        Plot plot = new Plot(after, -10, 10);
        for (int i = 0; i < POINTS.size(); i++) {
            assertEquals(LABELS.get(i) == 1 ? BLUE : VERMILION, plot.colourAt(POINTS.get(i)[0], POINTS.get(i)[1]));
        }
        assertEquals(Set.of(VERMILION, BLUE, ground(0), 0, ground(1)), legendColours(after));
    }

    // landscapes

    /** A bowl whose level lines are circles around (1, -2): 1 in the middle, 10 at a distance of 1, 100 at 2 and so on. */
    private static final DoubleBinaryOperator BOWL = (x, y) -> Math.pow(10, Math.hypot(x - 1, y + 2));

    @Test
    @DisplayName("colours a landscape by the logarithm of the loss, dark where it is low")
    void landscapeColours() {
        Picture picture = plane().landscape(BOWL, 10, 1e6).picture("a landscape");
        Plot plot = new Plot(picture, -10, 10);
        // between the lines at 1, 1.30, 1.70, 2, 2.30, 2.70 and so on
        for (double distance : new double[] {1.15, 1.5, 1.85, 2.15, 3.5, 4.85, 5.15, 5.85}) {
            for (double angle = 0; angle < 6; angle += 0.1) {
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
    @DisplayName("draws white lines where the loss is 1, 2, 5, 10 and so on, within its range")
    void levelLines() {
        Picture picture = plane().landscape(BOWL, 8, 3000).picture("a landscape");
        Plot plot = new Plot(picture, -10, 10);
        List<Double> levels = List.of(10.0, 20.0, 50.0, 100.0, 200.0);
        for (double angle = 0; angle < 6; angle += 0.5) {
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
    }

    @Test
    @DisplayName("draws the lines at both ends of a landscape's range as smooth as those between")
    void levelLinesAtTheEnds() {
        DoubleBinaryOperator flat = (x, y) -> Math.pow(10, Math.hypot(x - 1, y + 2) / 2);
        Picture picture = plane().landscape(flat, 10, 1000).picture("a landscape");
        Plot plot = new Plot(picture, -10, 10);
        for (double distance : new double[] {2, 6}) { // where the loss is 10 and 1000
            for (double angle = 0; angle < 6.2; angle += 0.1) {
                int got = plot.colourAt(1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle));
                assertTrue(brightness(got) > 0xDC, "at " + distance + " in direction " + angle);
            }
        }
        for (double angle = 0; angle < 6.2; angle += 0.1) { // where it is 5 and 2000
            for (double distance : new double[] {2 * Math.log10(5), 2 * Math.log10(2000)}) {
                int got = plot.colourAt(1 + distance * Math.cos(angle), -2 + distance * Math.sin(angle));
                assertTrue(brightness(got) < 0xD2, "nothing at " + distance + " in direction " + angle);
            }
        }
    }

    // small pictures

    @Test
    @DisplayName("stands with others in rows of three, with one legend")
    void strip() {
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
    @DisplayName("stands with others over the legend of the last")
    void legendOfAStrip() {
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
    @DisplayName("writes the numbers of both axes alike")
    void numbersOfBothAxes() {
        Picture picture = plane().classes(POINTS, LABELS).picture("a plane");
        Plot plot = new Plot(picture, -10, 10);
        List<Rectangle> beside = columns(picture, new Rectangle(plot.left - 45, plot.bottom - 10, 37, 20), 20);
        List<Rectangle> below = columns(picture, new Rectangle(plot.left - 25, plot.bottom + 8, 50, 14), 20);
        assertEquals(beside.get(0).width, below.get(0).width, 4, "−10 beside and below the plot"); // a digit is 8 wide
    }

    @Test
    @DisplayName("has its boundary over the points where it is small, and below them otherwise")
    void boundaryOfASmallPicture() {
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

    // for every reader

    @Test
    @DisplayName("has words with a contrast of at least 4.5 to 1 to what is behind them, in drawings of graphs too")
    void contrast() {
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
    @DisplayName("has title, labels, numbers and legend each in dark letters on white")
    void letters(String name, Figure figure, int entries) {
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

    /** The parts of an area with anything in them, where at least so many columns between them are white. */
    private static List<Rectangle> columns(BufferedImage picture, Rectangle area, int gap) {
        List<Rectangle> parts = new ArrayList<>();
        for (int x = area.x; x < area.x + area.width; x++) {
            addInk(picture, new Rectangle(x, area.y, 1, area.height), gap, parts);
        }
        return parts;
    }

    private static List<Rectangle> rows(BufferedImage picture, Rectangle area, int gap) {
        List<Rectangle> parts = new ArrayList<>();
        for (int y = area.y; y < area.y + area.height; y++) {
            addInk(picture, new Rectangle(area.x, y, area.width, 1), gap, parts);
        }
        return parts;
    }

    private static void addInk(BufferedImage picture, Rectangle line, int gap, List<Rectangle> parts) {
        if (pixels(line).allMatch(p -> rgb(picture, p % 10_000, p / 10_000) == WHITE)) {
            return;
        }
        Rectangle last = parts.isEmpty() ? new Rectangle(-100, -100, 0, 0) : parts.get(parts.size() - 1);
        if (Math.max(line.x - (last.x + last.width), line.y - (last.y + last.height)) < gap) {
            last.add(line);
        } else {
            parts.add(line);
        }
    }

    /** The pixels of an area, each as x + 10,000 y. */
    private static IntStream pixels(Rectangle area) {
        return IntStream.range(area.y, area.y + area.height)
                .flatMap(y -> IntStream.range(area.x, area.x + area.width).map(x -> x + 10_000 * y));
    }

    @Test
    @DisplayName("shows in a print without colours which end of a contour is which, white between them")
    void greyscale() {
        Color zero = Colours.ground(0);
        Color one = Colours.ground(1);
        assertTrue(luminance(zero) > luminance(one) && contrast(zero, one) >= 1.4, "contrast " + contrast(zero, one));
        assertTrue(
                contrast(zero, Color.WHITE) >= 1.3,
                "contrast " + contrast(zero, Color.WHITE) + " of class 0 with the middle");
        assertEquals(Color.WHITE, Colours.ground(0.5));
        double before = luminance(zero);
        for (int i = 1; i <= 100; i++) { // brighter up to the middle, then darker: each half has one order
            double now = luminance(Colours.ground(i / 100.0));
            assertEquals(i <= 50, now > before, "at " + i);
            before = now;
        }
    }

    @Test
    @DisplayName("has markers that stand out in grey too, from the ground of either class and from each other")
    void markers() {
        for (Color ground : List.of(Colours.ground(0), Colours.ground(1))) {
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

    // all of it

    @Test
    @DisplayName("cuts no words off at the picture's edge, however long they are")
    void nothingCutOff() {
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
    @DisplayName("shows numbers up to 1e300")
    void largestNumbers() {
        Picture picture = wide().scatter("data", List.of(-1e300, 1e300), List.of(-1e300, 1e300))
                .picture("two points");
        Plot plot = new Plot(picture, -1.08, 1.08);
        assertEquals(BLUE, plot.colourAt(1, 1));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java does not find its fonts with fontconfig")
    @DisplayName("says what to install where there are no fonts")
    void noFonts(@TempDir Path empty) throws Exception {
        Path settings = Files.writeString(
                empty.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + empty + "</dir></fontconfig>");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + empty,
                "-cp",
                System.getProperty("java.class.path"),
                Painter.class.getName());
        builder.environment().put("FONTCONFIG_FILE", settings.toString());
        Process painter = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String told = new String(painter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(told.startsWith("Java finds no font") && told.contains("fonts-dejavu-core"), told);
    }

    /** Says what keeps it from painting a figure. */
    static final class Painter {
        public static void main(String[] arguments) {
            try {
                wide().scatter("data", List.of(1, 2), List.of(3, 4)).picture("two points");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    @DisplayName("evaluates functions when they are added, not later")
    void snapshot() {
        double[] weight = {1};
        Figure figure = plane().contour((x, y) -> weight[0] * x, -10, 10).line("line", x -> weight[0] * x, -5, 5);
        int[] before = pixels(figure.picture("before"));
        weight[0] = -1;
        assertArrayEquals(before, pixels(figure.picture("after")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @DisplayName("is what it was after a call that was refused")
    void unchanged(String name, UnaryOperator<Figure> call) {
        Figure figure = plane().classes(POINTS, LABELS);
        int[] before = pixels(figure.picture("before"));
        assertThrows(RuntimeException.class, () -> call.apply(figure));
        assertArrayEquals(before, pixels(figure.picture("after")));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("scatter", (UnaryOperator<Figure>)
                        f -> f.scatter("s", List.of(1, Double.NaN), List.of(1, 1))),
                Arguments.of("line", (UnaryOperator<Figure>) f -> f.line("l", x -> x > 0 ? Double.NaN : 0, -1, 1)),
                Arguments.of("lines", (UnaryOperator<Figure>)
                        f -> f.lines("k", "l", List.of(x -> 1, x -> 2, x -> Double.POSITIVE_INFINITY), -1, 1)),
                Arguments.of("contour", (UnaryOperator<Figure>) f -> f.contour((x, y) -> Double.NaN)));
    }

    static Stream<Arguments> badInput() {
        Class<NullPointerException> nothing = NullPointerException.class;
        Class<IllegalArgumentException> bad = IllegalArgumentException.class;
        List<Integer> two = List.of(1, 2);
        return Stream.of(
                bad(nothing, "title", () -> Figure.wide(null, "x", "y")),
                bad(nothing, "xLabel", () -> Figure.wide("t", null, "y")),
                bad(nothing, "yLabel", () -> Figure.plane("t", "x", null, 0, 1)),
                bad(bad, "title is blank", () -> Figure.wide(" ", "x", "y")),
                bad(bad, "xLabel is blank", () -> Figure.plane("t", "", "y", 0, 1)),
                bad(bad, "yLabel is blank", () -> Figure.wide("t", "x", "\n")),
                bad(bad, "lower = NaN: expected a finite number", () -> Figure.plane("t", "x", "y", Double.NaN, 1)),
                bad(
                        bad,
                        "upper = Infinity: expected a finite number",
                        () -> Figure.plane("t", "x", "y", 0, Double.POSITIVE_INFINITY)),
                bad(
                        bad,
                        "lower = 1.0 and upper = 1.0: expected lower < upper",
                        () -> Figure.plane("t", "x", "y", 1, 1)),
                bad(bad, "expected a wider range", () -> Figure.plane("t", "x", "y", 1e12, 1e12 + 1)),
                bad(nothing, "name", () -> wide().scatter(null, two, two)),
                bad(nothing, "xs", () -> wide().scatter("s", null, two)),
                bad(nothing, "ys", () -> wide().scatter("s", two, null)),
                bad(nothing, "ys[1]", () -> wide().scatter("s", two, Arrays.asList(1, null))),
                bad(bad, "name is blank", () -> wide().scatter("", two, two)),
                bad(bad, "xs is empty: expected at least one", () -> wide().scatter("s", List.<Integer>of(), two)),
                bad(bad, "xs has 2 elements and ys has 1", () -> wide().scatter("s", two, List.of(1))),
                bad(
                        bad,
                        "xs[1] = NaN: expected a finite number",
                        () -> wide().scatter("s", List.of(0, Double.NaN), two)),
                bad(
                        bad,
                        "ys[0] = 1.0E308: expected a finite number, at most 1e300",
                        () -> wide().scatter("s", two, List.of(1e308, 1))),
                bad(
                        bad,
                        "a series \"s\" already",
                        () -> wide().scatter("s", two, two).scatter("s", two, two)),
                bad(nothing, "points", () -> plane().classes(null, LABELS)),
                bad(nothing, "labels", () -> plane().classes(POINTS, null)),
                bad(nothing, "points[0]", () -> plane().classes(Collections.singletonList(null), List.of(1))),
                bad(bad, "labels is empty", () -> plane().classes(List.of(), List.<Integer>of())),
                bad(bad, "points has 4 elements and labels has 1", () -> plane().classes(POINTS, List.of(1))),
                bad(
                        bad,
                        "points[0] has 3 numbers: expected 2",
                        () -> plane().classes(List.of(new double[3]), List.of(1))),
                bad(
                        bad,
                        "points[0][1] = -Infinity: expected a finite number",
                        () -> plane().classes(List.of(new double[] {0, Double.NEGATIVE_INFINITY}), List.of(1))),
                bad(bad, "labels[2] = 0.5: expected 0 or 1", () -> plane().classes(POINTS, List.of(1, 0, 0.5, 1))),
                bad(
                        bad,
                        "a series \"class 1\" already",
                        () -> plane().scatter("class 1", two, two).classes(POINTS, LABELS)),
                bad(
                        bad,
                        "a series \"class 0\" already",
                        () -> plane().classes(POINTS, LABELS).classes(POINTS, LABELS)),
                bad(nothing, "f", () -> wide().line("l", null, 0, 1)),
                bad(nothing, "name", () -> wide().line(null, x -> x, 0, 1)),
                bad(bad, "name is blank", () -> wide().line(" ", x -> x, 0, 1)),
                bad(bad, "from = 1.0 and to = 0.0: expected from < to", () -> wide().line("l", x -> x, 1, 0)),
                bad(bad, "to = NaN: expected a finite number", () -> wide().line("l", x -> x, 1, Double.NaN)),
                bad(bad, "f(0.0) = -Infinity: expected a finite number", () -> wide().line("l", Math::log, 0, 1)),
                bad(
                        bad,
                        "a series \"l\" already",
                        () -> wide().line("l", x -> x, 0, 1).line("l", x -> x, 0, 1)),
                bad(nothing, "first", () -> wide().lines(null, "l", List.of(x -> x), 0, 1)),
                bad(nothing, "last", () -> wide().lines("k", null, List.of(x -> x), 0, 1)),
                bad(bad, "first and last are both \"l\"", () -> wide().lines("l", "l", List.of(x -> x), 0, 1)),
                bad(nothing, "fs", () -> wide().lines("k", "l", null, 0, 1)),
                bad(nothing, "fs[1]", () -> wide().lines("k", "l", Arrays.asList(x -> x, null), 0, 1)),
                bad(bad, "fs is empty: expected at least one", () -> wide().lines("k", "l", List.of(), 0, 1)),
                bad(
                        bad,
                        "from = 0.0 and to = 0.0: expected from < to",
                        () -> wide().lines("k", "l", List.of(x -> x), 0, 0)),
                bad(
                        bad,
                        "fs[1](0.0) = NaN: expected a finite number",
                        () -> wide().lines("k", "l", List.of(x -> x, x -> x / x), 0, 1)),
                bad(
                        bad,
                        "a series \"l\" already",
                        () -> wide().line("l", x -> x, 0, 1).lines("k", "l", List.of(x -> x), 0, 1)),
                bad(
                        bad,
                        "a series \"l\" already",
                        () -> wide().lines("k", "l", List.of(x -> x), 0, 1)
                                .lines("l", "m", List.of(x -> x, x -> x), 0, 1)),
                bad(nothing, "f", () -> plane().contour(null)),
                bad(
                        bad,
                        "a contour on the figure \"a figure\", which is not a plane: expected one made with Figure.plane",
                        () -> wide().contour(NETWORK)),
                bad(
                        bad,
                        "a contour on the figure \"a plane\", which has a ground already",
                        () -> plane().contour(NETWORK).contour(NETWORK)),
                bad(bad, "low = 1.0 and high = 0.0: expected low < high", () -> plane().contour(NETWORK, 1, 0)),
                bad(
                        bad,
                        "high = Infinity: expected a finite number",
                        () -> plane().contour(NETWORK, 0, Double.POSITIVE_INFINITY)),
                bad(bad, "f(-10.0, -10.0) = NaN", () -> plane().contour((x, y) -> Double.NaN)),
                bad(nothing, "name", () -> wide().curve(null, new double[] {1})),
                bad(nothing, "values", () -> wide().curve("c", null)),
                bad(bad, "name is blank", () -> wide().curve("", new double[] {1})),
                bad(bad, "values is empty", () -> wide().curve("c", new double[0])),
                bad(
                        bad,
                        "values[1] = Infinity: expected a finite number",
                        () -> wide().curve("c", new double[] {1, Double.POSITIVE_INFINITY})),
                bad(
                        bad,
                        "values[1] = 0.0: expected a positive number on a logarithmic axis",
                        () -> logarithmic().curve("c", new double[] {1, 0})),
                bad(
                        bad,
                        "ys[0] = -1.0: expected a positive number",
                        () -> logarithmic().scatter("s", two, List.of(-1, 1))),
                bad(
                        bad,
                        "f[0] = 0.0: expected a positive number",
                        () -> logarithmic().line("l", x -> x, 0, 1)),
                bad(
                        bad,
                        "fs[1][0] = -1.0: expected a positive number",
                        () -> logarithmic().lines("k", "l", List.of(x -> 1, x -> x), -1, 1)),
                bad(
                        bad,
                        "a series \"c\" already",
                        () -> wide().curve("c", new double[] {1}).curve("c", new double[] {1})),
                bad(nothing, "name", () -> plane().path(null, POINTS)),
                bad(nothing, "points", () -> plane().path("p", null)),
                bad(nothing, "points[0]", () -> plane().path("p", Collections.singletonList(null))),
                bad(bad, "points is empty", () -> plane().path("p", List.of())),
                bad(bad, "points[0] has 1 numbers: expected 2", () -> plane().path("p", List.of(new double[1]))),
                bad(
                        bad,
                        "points[0][1] = NaN: expected a finite number",
                        () -> plane().path("p", List.of(new double[] {0, Double.NaN}))),
                bad(
                        bad,
                        "a series \"p\" already",
                        () -> plane().path("p", POINTS).path("p", POINTS)),
                bad(nothing, "f", () -> plane().landscape(null, 1, 2)),
                bad(
                        bad,
                        "a landscape on the figure \"a figure\", which is not a plane",
                        () -> wide().landscape(NETWORK, 1, 2)),
                bad(
                        bad,
                        "a landscape on the figure \"a plane\", which has a ground already",
                        () -> plane().contour(NETWORK).landscape(NETWORK, 1, 2)),
                bad(bad, "low = 0.0: expected a positive number", () -> plane().landscape(NETWORK, 0, 2)),
                bad(bad, "low = 2.0 and high = 1.0: expected low < high", () -> plane().landscape(NETWORK, 2, 1)),
                bad(bad, "f(-10.0, -10.0) = NaN", () -> plane().landscape((x, y) -> Double.NaN, 1, 2)),
                bad(nothing, "figures", () -> Figure.strip(null, "d")),
                bad(nothing, "figures[0]", () -> Figure.strip(Collections.singletonList(null), "d")),
                bad(bad, "figures is empty", () -> Figure.strip(List.of(), "d")),
                bad(
                        bad,
                        "figures[0], \"a figure\", is not a plane: expected one made with Figure.plane",
                        () -> Figure.strip(List.of(wide().scatter("s", two, two)), "d")),
                bad(bad, "description is blank", () -> Figure.strip(List.of(plane().contour(NETWORK)), "")),
                bad(IllegalStateException.class, "shows nothing yet", () -> Figure.animation(List.of(plane()), "d")),
                bad(nothing, "description", () -> plane().contour(NETWORK).picture(null)),
                bad(bad, "description is blank", () -> plane().contour(NETWORK).picture(" ")),
                bad(bad, "description is blank", () -> new Picture(1, 1, "")),
                bad(
                        IllegalStateException.class,
                        "the figure \"a plane\" shows nothing yet",
                        () -> plane().picture("nothing")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    @DisplayName("refuses bad input and says what is wrong")
    void refusesBadInput(String words, Class<? extends Exception> type, Executable call) {
        Exception thrown = assertThrows(type, call);
        assertAll(
                () -> assertEquals(type, thrown.getClass()),
                () -> assertTrue(thrown.getMessage().contains(words), thrown.getMessage()));
    }

    @Test
    @DisplayName("writes numbers with a point and a true minus sign, on every machine")
    void numbers() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("\u22120.5", Text.number(-0.5));
            assertEquals("0", Text.number(0));
            assertEquals("0", Text.number(-0.0));
            assertEquals("123456.25", Text.number(123456.25));
            assertEquals("1E\u22125", Text.number(0.00001));
            assertEquals("\u22121.5E6", Text.number(-1500000));
        } finally {
            Locale.setDefault(before);
        }
    }

    // helpers

    private static Arguments bad(Class<? extends Exception> type, String words, Executable call) {
        return Arguments.of(words, type, call);
    }

    private static Figure wide() {
        return Figure.wide("a figure", "x", "y");
    }

    private static Figure logarithmic() {
        return Figure.logarithmic("a figure", "step", "loss");
    }

    private static Figure plane() {
        return Figure.plane("a plane", "x", "y", -10, 10);
    }

    private static int rgb(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private static int darkPixels(BufferedImage picture, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += brightness(rgb(picture, x, y)) < 0x90 ? 1 : 0;
            }
        }
        return count;
    }

    private static int brightness(int rgb) {
        return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
    }

    /** The largest difference of a colour channel. */
    private static int difference(int a, int b) {
        return Math.max(
                Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF)),
                Math.max(Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF)), Math.abs((a & 0xFF) - (b & 0xFF))));
    }

    /** The contrast of two colours by WCAG 2.2, from 1 to 21. */
    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        return (lighter + 0.05) / (luminance(a) + luminance(b) - lighter + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** Dark grey at 0, nearly white at 1. */
    private static int valley(double share) {
        return between(0x85, 0xC9, share) << 16 | between(0x8C, 0xCD, share) << 8 | between(0xA6, 0xD8, share);
    }

    private static int between(int dark, int light, double share) {
        return (int) Math.round(dark + share * (light - dark));
    }

    /** White at 1/2, on which vermilion lies 0.25 opaque at 0 and blue 0.45 opaque at 1. */
    private static int ground(double value) {
        Color end = new Color(value < 0.5 ? VERMILION : BLUE);
        double opacity = value < 0.5 ? 0.25 * (1 - 2 * value) : 0.45 * (2 * value - 1);
        return channel(end.getRed(), opacity) << 16
                | channel(end.getGreen(), opacity) << 8
                | channel(end.getBlue(), opacity);
    }

    private static int channel(int end, double opacity) {
        return (int) Math.round(255 + opacity * (end - 255));
    }

    /** Whether the decision boundary passes within 4 pixels. */
    private static boolean nearBoundary(Plot plot, int px, int py) {
        boolean high = NETWORK.applyAsDouble(plot.x(px), plot.y(py)) >= 0.5;
        for (int dy = -4; dy <= 4; dy += 2) {
            for (int dx = -4; dx <= 4; dx += 2) {
                if (NETWORK.applyAsDouble(plot.x(px + dx), plot.y(py + dy)) >= 0.5 != high) {
                    return true;
                }
            }
        }
        return false;
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

    /** How many pixels in a row around (px, py) are not white. */
    private static int width(BufferedImage picture, int px, int py) {
        int count = 0;
        for (int x = px - 8; x <= px + 8; x++) {
            count += brightness(rgb(picture, x, py)) < 0xC8 ? 1 : 0;
        }
        return count;
    }

    /** The centre of the pixels of a colour inside the frame, in the axes' numbers. */
    private static double[] centre(BufferedImage picture, Plot plot, int colour) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (int py = plot.top + 1; py < plot.bottom; py++) {
            for (int px = plot.left + 1; px < plot.right; px++) {
                if (rgb(picture, px, py) == colour) {
                    x += plot.x(px);
                    y += plot.y(py);
                    count++;
                }
            }
        }
        return new double[] {x / count, y / count};
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

    /** The colours of the legend's symbols: of at least 35 pixels and saturated, or black, or the lightest grey. */
    private static Set<Integer> legendColours(BufferedImage picture) {
        int bottom = new Plot(picture, 0, 1).bottom + 52;
        return IntStream.range(bottom, picture.getHeight())
                .flatMap(y -> IntStream.range(0, picture.getWidth()).map(x -> rgb(picture, x, y)))
                .filter(c -> difference(c, brightness(c) * 0x010101) > 15 || c == 0 || c == 0xA0A0A0)
                .boxed()
                .collect(Collectors.groupingBy(c -> c, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(e -> e.getValue() >= 35)
                .map(e -> e.getKey())
                .collect(Collectors.toSet());
    }

    /** The plot area of a picture, found by its frame; both axes from lower to upper. */
    private static final class Plot {

        private final BufferedImage picture;
        private final double lower;
        private final double upper;
        private final int left;
        private final int right;
        private final int top;
        private final int bottom;

        Plot(BufferedImage picture, double lower, double upper) {
            this.picture = picture;
            this.lower = lower;
            this.upper = upper;
            int w = picture.getWidth();
            int h = picture.getHeight();
            int[] columns = IntStream.range(0, w)
                    .filter(x -> IntStream.range(0, h)
                                    .filter(y -> rgb(picture, x, y) == FRAME)
                                    .count()
                            > 250)
                    .toArray();
            int[] rows = IntStream.range(0, h)
                    .filter(y -> IntStream.range(0, w)
                                    .filter(x -> rgb(picture, x, y) == FRAME)
                                    .count()
                            > 400)
                    .toArray();
            assertEquals(2, columns.length, "sides of the frame");
            assertEquals(2, rows.length, "lower and upper side of the frame");
            left = columns[0];
            right = columns[1];
            top = rows[0];
            bottom = rows[1];
        }

        double x(int px) {
            return lower + (px - left) * (upper - lower) / (right - left);
        }

        double y(int py) {
            return upper - (py - top) * (upper - lower) / (bottom - top);
        }

        int pixelX(double x) {
            return (int) Math.round(left + (x - lower) / (upper - lower) * (right - left));
        }

        int pixelY(double y) {
            return (int) Math.round(top + (upper - y) / (upper - lower) * (bottom - top));
        }

        int colourAt(double x, double y) {
            return rgb(picture, pixelX(x), pixelY(y));
        }

        /** The brightness of the darkest pixel at (x, y) or beside it. */
        int darkest(double x, double y) {
            int darkest = 255;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    darkest = Math.min(darkest, brightness(rgb(picture, pixelX(x) + dx, pixelY(y) + dy)));
                }
            }
            return darkest;
        }
    }
}
