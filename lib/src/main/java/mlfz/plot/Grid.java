package mlfz.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A function's values at the nodes of a square grid: column by column, each from its lower end.
 *
 * @param nodes the x of the columns and the y of the rows
 * @param values the values, all of them finite
 */
record Grid(double[] nodes, double[][] values) {

    private static final int LEVELS = 100;

    /** The values of a function; those beyond low and high are taken for these. */
    static Grid of(DoubleBinaryOperator f, double[] nodes, double low, double high) {
        return new Grid(
                nodes,
                Arrays.stream(nodes)
                        .mapToObj(u -> Arrays.stream(nodes)
                                .map(v -> Math.max(low, Math.min(high, Check.noNaN(f.applyAsDouble(u, v), u, v))))
                                .toArray())
                        .toArray(double[][]::new));
    }

    Grid map(DoubleUnaryOperator change) {
        return new Grid(
                nodes,
                Arrays.stream(values)
                        .map(column -> Arrays.stream(column).map(change).toArray())
                        .toArray(double[][]::new));
    }

    List<Contours.Curve> lines(double level) {
        return new Contours(nodes, nodes, values).lines(level);
    }

    /**
     * The picture of the bands between 100 levels. Neighbouring bands differ by so little that their borders need no
     * smoothing; so each pixel has the colour of the value at its centre, interpolated bilinearly between the nodes
     * around it.
     *
     * @param width from the first to the last of the nodes, in pixels
     * @param height likewise
     * @param density into how many each of these pixels is divided, both ways
     * @param low the value at the lower end of the colours
     * @param high the value at the upper end
     * @param colours the colour at a share from 0 to 1 of the way from low to high
     */
    BufferedImage image(int width, int height, int density, double low, double high, DoubleFunction<Color> colours) {
        int[] colour = IntStream.range(0, LEVELS)
                .map(k -> colours.apply((k + 0.5) / LEVELS).getRGB())
                .toArray();
        BufferedImage image =
                new BufferedImage((width + 1) * density, (height + 1) * density, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            double v = node(height - ((y + 0.5) / density - 0.5), height);
            for (int x = 0; x < image.getWidth(); x++) {
                double value = at(node((x + 0.5) / density - 0.5, width), v);
                int level = (int) (LEVELS * ((value - low) / (high - low)));
                image.setRGB(x, y, colour[Math.max(0, Math.min(LEVELS - 1, level))]);
            }
        }
        return image;
    }

    /** The number of the node, with a fraction, at some of the pixels of the whole width. */
    private double node(double pixels, int width) {
        int cells = values.length - 1;
        return Math.max(0, Math.min(cells, cells * pixels / width));
    }

    private double at(double u, double v) {
        int i = Math.min((int) u, values.length - 2);
        int j = Math.min((int) v, values.length - 2);
        return between(
                between(values[i][j], values[i + 1][j], u - i),
                between(values[i][j + 1], values[i + 1][j + 1], u - i),
                v - j);
    }

    private static double between(double a, double b, double share) {
        return a + share * (b - a);
    }
}
