package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the tests of figures look at, and the figures that they draw. */
final class Pixels {

    static final int WHITE = 0xFFFFFF;

    static final int BLUE = 0x0072B2;

    static final int VERMILION = 0xD55E00;

    static final int FRAME = 0x555555;

    static final List<double[]> POINTS =
            List.of(new double[] {-5, 0}, new double[] {5, 0}, new double[] {-5, 3}, new double[] {2, -7});

    static final List<Integer> LABELS = List.of(1, 0, 1, 0);

    /** Like the output of a trained network: a bent boundary, an island, a hole. */
    static final DoubleBinaryOperator NETWORK = (x, y) -> 1
            / (1
                    + Math.exp(-2 * Math.sin(x / 2) * Math.cos(y / 3)
                            - 0.2 * x
                            + 2 * Math.exp(-(x * x + (y - 5) * (y - 5)) / 6)));

    static Figure wide() {
        return Figure.wide("a figure", "x", "y");
    }

    static Figure logarithmic() {
        return Figure.logarithmic("a figure", "step", "loss");
    }

    static Figure plane() {
        return Figure.plane("a plane", "x", "y", -10, 10);
    }

    static int rgb(BufferedImage picture, int x, int y) {
        return picture.getRGB(x, y) & 0xFFFFFF;
    }

    /** The pixels of an area, each as x + 10,000 y. */
    static IntStream pixels(Rectangle area) {
        return IntStream.range(area.y, area.y + area.height)
                .flatMap(y -> IntStream.range(area.x, area.x + area.width).map(x -> x + 10_000 * y));
    }

    static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    static int darkPixels(BufferedImage picture, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += brightness(rgb(picture, x, y)) < 0x90 ? 1 : 0;
            }
        }
        return count;
    }

    static int brightness(int rgb) {
        return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
    }

    /** The largest difference of a colour channel. */
    static int difference(int a, int b) {
        return Math.max(
                Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF)),
                Math.max(Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF)), Math.abs((a & 0xFF) - (b & 0xFF))));
    }

    /** The contrast of two colours by WCAG 2.2, from 1 to 21. */
    static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        return (lighter + 0.05) / (luminance(a) + luminance(b) - lighter + 0.05);
    }

    /** White at 1/2, on which vermilion lies 0.25 opaque at 0 and blue 0.45 opaque at 1. */
    static int ground(double value) {
        Color end = new Color(value < 0.5 ? VERMILION : BLUE);
        double opacity = value < 0.5 ? 0.25 * (1 - 2 * value) : 0.45 * (2 * value - 1);
        return channel(end.getRed(), opacity) << 16
                | channel(end.getGreen(), opacity) << 8
                | channel(end.getBlue(), opacity);
    }

    static int channel(int end, double opacity) {
        return (int) Math.round(255 + opacity * (end - 255));
    }

    /** Whether a label of a line is near: something darker than all of a landscape. */
    static boolean nearWords(Plot plot, double x, double y) {
        int px = plot.pixelX(x);
        int py = plot.pixelY(y);
        for (int dy = -12; dy <= 12; dy++) {
            for (int dx = -12; dx <= 12; dx++) {
                if (brightness(rgb(plot.picture, px + dx, py + dy)) < 0x60) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many pixels in a row around (px, py) are not white. */
    static int width(BufferedImage picture, int px, int py) {
        int count = 0;
        for (int x = px - 8; x <= px + 8; x++) {
            count += brightness(rgb(picture, x, py)) < 0xC8 ? 1 : 0;
        }
        return count;
    }

    /** The centre of the pixels of a colour inside the frame, in the axes' numbers. */
    static double[] centre(BufferedImage picture, Plot plot, int colour) {
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

    /** The colours of the legend's symbols: of at least 30 pixels and saturated, or black, or the lightest grey. */
    static Set<Integer> legendColours(BufferedImage picture) {
        int bottom = new Plot(picture, 0, 1).bottom + 52;
        return IntStream.range(bottom, picture.getHeight())
                .flatMap(y -> IntStream.range(0, picture.getWidth()).map(x -> rgb(picture, x, y)))
                .filter(c -> difference(c, brightness(c) * 0x010101) > 15 || c == 0 || c == 0xA0A0A0)
                .boxed()
                .collect(Collectors.groupingBy(c -> c, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(e -> e.getValue() >= 30)
                .map(e -> e.getKey())
                .collect(Collectors.toSet());
    }

    /** The parts of an area with anything in them, where at least so many columns between them are white. */
    static List<Rectangle> columns(BufferedImage picture, Rectangle area, int gap) {
        List<Rectangle> parts = new ArrayList<>();
        for (int x = area.x; x < area.x + area.width; x++) {
            addInk(picture, new Rectangle(x, area.y, 1, area.height), gap, parts);
        }
        return parts;
    }

    static List<Rectangle> rows(BufferedImage picture, Rectangle area, int gap) {
        List<Rectangle> parts = new ArrayList<>();
        for (int y = area.y; y < area.y + area.height; y++) {
            addInk(picture, new Rectangle(area.x, y, area.width, 1), gap, parts);
        }
        return parts;
    }

    static void addInk(BufferedImage picture, Rectangle line, int gap, List<Rectangle> parts) {
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

    /** The plot area of a picture, found by its frame; both axes from lower to upper. */
    static final class Plot {

        private final BufferedImage picture;
        private final double lower;
        private final double upper;
        final int left;
        final int right;
        final int top;
        final int bottom;

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

    static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
