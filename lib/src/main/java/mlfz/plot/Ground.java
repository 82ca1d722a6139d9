package mlfz.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The ground of a plane, a filled contour: the bands between 100 levels in colours from one end to the other, and lines
 * along some levels.
 *
 * @param values the function's values at the nodes of a square grid: column by column, each from its lower end
 * @param low the value at the lower end of the colours
 * @param high the value at the upper end
 * @param colours the colour at a share from 0 to 1 of the way from low to high
 * @param lines the lines along levels
 * @param lineColour their colour
 * @param legend adds the entries of the legend
 */
record Ground(
        double[][] values,
        double low,
        double high,
        DoubleFunction<Color> colours,
        List<Contours.Curve> lines,
        Color lineColour,
        Consumer<Canvas> legend) {

    private static final int LEVELS = 100;

    /** The output of a classifier, with its decision boundary halfway between low and high. */
    static Ground output(DoubleBinaryOperator f, double[] nodes, double low, double high) {
        double middle = low + (high - low) / 2;
        double[][] values = values(f, nodes, low, high);
        List<Contours.Curve> boundary = new Contours(nodes, nodes, values).lines(middle);
        return new Ground(values, low, high, Colours::ground, boundary, Color.BLACK, canvas -> {
            canvas.explainArea("output " + Text.number(low), Colours.ground(0));
            if (!boundary.isEmpty()) {
                canvas.explainLine("output " + Text.number(middle), Color.BLACK);
            }
            canvas.explainArea("output " + Text.number(high), Colours.ground(1));
        });
    }

    /** A loss of two parameters, on a logarithmic scale, with lines where it is 1, 2 or 5 times a power of ten. */
    static Ground loss(DoubleBinaryOperator f, double[] nodes, double low, double high) {
        // Values far beyond the ends are kept, since a level at an end is found between values on both sides of it.
        double[][] logarithms = Arrays.stream(values(f, nodes, Math.max(Double.MIN_VALUE, low / 100), 100 * high))
                .map(column -> Arrays.stream(column).map(Math::log10).toArray())
                .toArray(double[][]::new);
        Contours contours = new Contours(nodes, nodes, logarithms);
        List<Contours.Curve> lines = roundNumbers(low, high)
                .boxed()
                .flatMap(level -> contours.lines(Math.log10(level)).stream())
                .toList();
        return new Ground(
                logarithms, Math.log10(low), Math.log10(high), Colours::valley, lines, Color.WHITE, canvas -> {
                    canvas.explainArea("loss " + Text.number(low), Colours.valley(0));
                    canvas.explainArea("loss " + Text.number(high), Colours.valley(1));
                });
    }

    /** 1, 2 and 5 times each power of ten from one positive number to another. */
    private static DoubleStream roundNumbers(double from, double to) {
        return IntStream.rangeClosed((int) Math.floor(Math.log10(from)), (int) Math.floor(Math.log10(to)))
                .boxed()
                .flatMapToDouble(exponent ->
                        IntStream.of(1, 2, 5).mapToDouble(digit -> Double.parseDouble(digit + "E" + exponent)))
                .filter(number -> number >= from && number <= to);
    }

    private static double[][] values(DoubleBinaryOperator f, double[] nodes, double low, double high) {
        return Arrays.stream(nodes)
                .mapToObj(u -> Arrays.stream(nodes)
                        .map(v -> {
                            double value = f.applyAsDouble(u, v);
                            if (Double.isNaN(value)) {
                                throw new IllegalArgumentException("f(" + u + ", " + v + ") = NaN: expected a number");
                            }
                            return Math.max(low, Math.min(high, value));
                        })
                        .toArray())
                .toArray(double[][]::new);
    }

    /**
     * The picture of the bands. Neighbouring bands differ by so little that their borders need no smoothing; so each
     * pixel has the colour of the value at its centre, interpolated bilinearly between the nodes around it.
     *
     * @param width in pixels; the first and the last have their centres on the first and the last of the nodes
     * @param height in pixels, likewise
     */
    BufferedImage image(int width, int height) {
        int[] colour = IntStream.range(0, LEVELS)
                .map(k -> colours.apply((k + 0.5) / LEVELS).getRGB())
                .toArray();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int cells = values.length - 1;
        for (int y = 0; y < height; y++) {
            double v = (double) cells * (height - 1 - y) / (height - 1);
            int j = Math.min((int) v, cells - 1);
            for (int x = 0; x < width; x++) {
                double u = (double) cells * x / (width - 1);
                int i = Math.min((int) u, cells - 1);
                double value = between(
                        between(values[i][j], values[i + 1][j], u - i),
                        between(values[i][j + 1], values[i + 1][j + 1], u - i),
                        v - j);
                int level = (int) (LEVELS * ((value - low) / (high - low)));
                image.setRGB(x, y, colour[Math.max(0, Math.min(LEVELS - 1, level))]);
            }
        }
        return image;
    }

    private static double between(double a, double b, double share) {
        return a + share * (b - a);
    }
}
