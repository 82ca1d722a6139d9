package mlfz.plot;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A function's values at the nodes of a square grid: column by column, each from its lower end.
 *
 * @param nodes the x of the columns and the y of the rows, evenly spaced
 * @param values the values, finite, or NaN where the function has none; at least one is finite
 */
record Grid(double[] nodes, double[][] values) {

    /** What a cell of the grid, a node's right and upper neighbours with it, is at a place in it. */
    interface Shade {
        /**
         * The colour of a place.
         *
         * @param i the column of the cell's left nodes
         * @param j the row of its lower nodes
         * @param right the share of the way to its right nodes
         * @param up the share of the way to its upper nodes
         */
        int at(int i, int j, double right, double up);
    }

    /** The values of a function; those beyond low and high are taken for these. */
    static Grid of(DoubleBinaryOperator f, double[] nodes, double low, double high) {
        double[][] values = Arrays.stream(nodes)
                .mapToObj(u -> Arrays.stream(nodes)
                        .map(v -> Math.max(low, Math.min(high, f.applyAsDouble(u, v))))
                        .toArray())
                .toArray(double[][]::new);
        Grid grid = new Grid(nodes, values);
        if (grid.all().allMatch(Double::isNaN)) {
            throw new IllegalArgumentException("f(" + nodes[0] + ", " + nodes[0]
                    + ") = NaN, and so it is everywhere on the plane: expected numbers");
        }
        return grid;
    }

    Grid map(DoubleUnaryOperator change) {
        return new Grid(
                nodes,
                Arrays.stream(values)
                        .map(column -> Arrays.stream(column).map(change).toArray())
                        .toArray(double[][]::new));
    }

    private DoubleStream all() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream);
    }

    /** Whether the function has no value at some of the nodes. */
    boolean gaps() {
        return all().anyMatch(Double::isNaN);
    }

    /**
     * The lines along which the function reaches a level. Where it is the level on whole cells of the grid, a plateau,
     * this is the plateau's edge: the plateau belongs neither to what is above the level nor to what is below. So the
     * lines of f and of −f are the same ones.
     */
    List<Contours.Curve> lines(double level) {
        List<Contours.Curve> lines = new ArrayList<>(above(level));
        if (plateau(level)) {
            Set<Set<List<Double>>> known = new HashSet<>();
            lines.forEach(line -> known.add(points(line)));
            map(value -> -value).above(-level).stream()
                    .filter(line -> known.add(points(line)))
                    .forEach(lines::add);
        }
        return gaps() ? lines.stream().flatMap(line -> cut(line).stream()).toList() : lines;
    }

    /** The lines around what is at least as high as a level; gaps count as the lowest there is. */
    private List<Contours.Curve> above(double level) {
        double lowest = all().filter(value -> !Double.isNaN(value)).min().orElseThrow();
        Grid filled = gaps() ? map(value -> Double.isNaN(value) ? lowest : value) : this;
        return new Contours(nodes, nodes, filled.values).lines(level);
    }

    private boolean plateau(double level) {
        return IntStream.range(0, nodes.length - 1)
                .anyMatch(i -> IntStream.range(0, nodes.length - 1)
                        .anyMatch(j -> values[i][j] == level
                                && values[i + 1][j] == level
                                && values[i][j + 1] == level
                                && values[i + 1][j + 1] == level));
    }

    private static Set<List<Double>> points(Contours.Curve line) {
        Set<List<Double>> points = new HashSet<>();
        for (int i = 0; i < line.xs().length; i++) {
            points.add(List.of(line.xs()[i], line.ys()[i]));
        }
        return points;
    }

    /** The parts of a line that do not go through cells with a gap. */
    private List<Contours.Curve> cut(Contours.Curve line) {
        List<Contours.Curve> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= line.xs().length; i++) {
            if (i == line.xs().length || gap(line, i)) {
                if (i - from > 1) {
                    parts.add(new Contours.Curve(
                            Arrays.copyOfRange(line.xs(), from, i), Arrays.copyOfRange(line.ys(), from, i)));
                }
                from = i;
            }
        }
        return parts;
    }

    /** Whether a line goes through a cell with a gap just before a point; each of its pieces lies in one cell. */
    private boolean gap(Contours.Curve line, int point) {
        int i = cell((line.xs()[point - 1] + line.xs()[point]) / 2);
        int j = cell((line.ys()[point - 1] + line.ys()[point]) / 2);
        return Double.isNaN(values[i][j] + values[i + 1][j] + values[i][j + 1] + values[i + 1][j + 1]);
    }

    private int cell(double coordinate) {
        double cells = nodes.length - 1;
        double share = (coordinate - nodes[0]) / (nodes[nodes.length - 1] - nodes[0]);
        return (int) Math.max(0, Math.min(cells - 1, share * cells));
    }

    /** The value at a place of a cell, interpolated bilinearly between its nodes. */
    double at(int i, int j, double right, double up) {
        return between(
                between(values[i][j], values[i + 1][j], right),
                between(values[i][j + 1], values[i + 1][j + 1], right),
                up);
    }

    private static double between(double a, double b, double share) {
        return a + share * (b - a);
    }

    /**
     * The picture of the plane, each pixel in the colour at its centre.
     *
     * @param width from the first to the last of the nodes, in pixels
     * @param height likewise
     * @param density into how many each of these pixels is divided, both ways
     */
    BufferedImage image(int width, int height, int density, Shade shade) {
        BufferedImage image =
                new BufferedImage((width + 1) * density, (height + 1) * density, BufferedImage.TYPE_INT_RGB);
        int cells = nodes.length - 1;
        for (int y = 0; y < image.getHeight(); y++) {
            double v = node(height - ((y + 0.5) / density - 0.5), height);
            int j = Math.min((int) v, cells - 1);
            for (int x = 0; x < image.getWidth(); x++) {
                double u = node((x + 0.5) / density - 0.5, width);
                int i = Math.min((int) u, cells - 1);
                image.setRGB(x, y, shade.at(i, j, u - i, v - j));
            }
        }
        return image;
    }

    /** The number of the node, with a fraction, at some of the pixels of the whole width. */
    private double node(double pixels, int width) {
        int cells = nodes.length - 1;
        return Math.max(0, Math.min(cells, cells * pixels / width));
    }
}
