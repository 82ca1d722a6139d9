package mlfz.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;

/**
 * Marching squares: the lines along which a function of two variables, known at the nodes of a rectangular grid, reaches
 * a level.
 *
 * <p>A node is <em>high</em> if its value is at least the level, else <em>low</em>. Between a high node with value h
 * and its low neighbour with value l the line passes at the share (h − level) / (h − l) of the way, as if
 * the function were linear there, and through each cell of the grid it goes straight. Where a cell's high corners lie
 * across from each other, they are joined if the mean of the four corners is high, and apart if it is low.
 *
 * <p>Every line has the high side on its left (with x to the right and y upwards). The method is that of W. E.
 * Lorensen and H. E. Cline, "Marching cubes", SIGGRAPH 1987, in two dimensions.
 */
public final class Contours {

    /**
     * A polygonal line through the points (xs[0], ys[0]), (xs[1], ys[1]), …; neighbours differ.
     *
     * @param xs the first coordinates
     * @param ys the second coordinates, as many
     */
    public record Curve(double[] xs, double[] ys) {

        /** Returns whether the last point is the first one again. */
        public boolean closed() {
            int last = xs.length - 1;
            return xs[0] == xs[last] && ys[0] == ys[last];
        }

        /** Whether it is closed, and how many points it has. */
        @Override
        public String toString() {
            return (closed() ? "closed" : "open") + " curve of " + xs.length + " points";
        }
    }

    private static final int NONE = -1;

    private final double[] xs;
    private final double[] ys;
    private final double[] values; // row by row: the value of node (column, row) is at row * xs.length + column

    /**
     * A function known at the nodes of a grid.
     *
     * @param xs the columns' x, at least 2, ascending
     * @param ys the rows' y, at least 2, ascending
     * @param values {@code values[i][j]} is the function's value at (xs[i], ys[j])
     * @throws NullPointerException if an argument or a row of values is null
     * @throws IllegalArgumentException if there are fewer than 2 columns or rows, if they do not ascend, if there are
     *     not as many values as nodes, or if a number is not finite
     */
    public Contours(double[] xs, double[] ys, double[][] values) {
        this.xs = ascending(xs, "xs").clone();
        this.ys = ascending(ys, "ys").clone();
        Objects.requireNonNull(values, "values");
        Check.sameLength(values.length, "values", xs.length, "xs");
        this.values = new double[xs.length * ys.length];
        for (int i = 0; i < xs.length; i++) {
            Objects.requireNonNull(values[i], "values[" + i + "]");
            Check.sameLength(values[i].length, "values[" + i + "]", ys.length, "ys");
            for (int j = 0; j < ys.length; j++) {
                double value = values[i][j];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "the value at (" + xs[i] + ", " + ys[j] + ") is " + value + ": expected a finite number");
                }
                this.values[j * xs.length + i] = value;
            }
        }
    }

    /**
     * Samples a function at the nodes of a grid.
     *
     * @param f the function
     * @param xs the columns' x, at least 2, ascending
     * @param ys the rows' y, at least 2, ascending
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if xs or ys are not as they should be, or f gives a number that is not finite
     */
    public static Contours of(DoubleBinaryOperator f, double[] xs, double[] ys) {
        Objects.requireNonNull(f, "f");
        ascending(xs, "xs");
        ascending(ys, "ys");
        double[][] values = new double[xs.length][ys.length];
        for (int i = 0; i < xs.length; i++) {
            for (int j = 0; j < ys.length; j++) {
                values[i][j] = f.applyAsDouble(xs[i], ys[j]);
            }
        }
        return new Contours(xs, ys, values);
    }

    /**
     * Returns the lines between the region where the function is at least {@code level} and the rest: open ones, which
     * start and end at the border of the grid, and then closed ones. The border itself is not part of them, and neither
     * is a line without length around a single node that just reaches the level.
     *
     * @param level the level
     * @throws IllegalArgumentException if the level is not finite
     */
    public List<Curve> lines(double level) {
        int[] next = successors(Check.number(level, "level"));
        boolean[] entered = new boolean[next.length];
        for (int to : next) {
            if (to != NONE) {
                entered[to] = true;
            }
        }
        List<Curve> curves = new ArrayList<>();
        // Open curves first: they begin at an edge that no other leads to. What is left then are loops.
        for (int edge = 0; edge < next.length; edge++) {
            if (next[edge] != NONE && !entered[edge]) {
                follow(edge, next, level, curves);
            }
        }
        for (int edge = 0; edge < next.length; edge++) {
            if (next[edge] != NONE) {
                follow(edge, next, level, curves);
            }
        }
        return curves;
    }

    /** Walks from edge to edge until there is no next one, taking the walked links out of {@code next}. */
    private void follow(int start, int[] next, double level, List<Curve> curves) {
        Path path = new Path();
        int edge = start;
        while (edge != NONE) {
            addCrossing(edge, level, path);
            int to = next[edge];
            next[edge] = NONE;
            edge = to;
        }
        Curve curve = path.curve();
        // what has collapsed because nodes lie exactly on the level is no line
        if (curve.xs.length >= (curve.closed() ? 4 : 2)) {
            curves.add(curve);
        }
    }

    /**
     * For each edge of the grid that a line crosses, the edge it crosses next, else NONE. Edge 2k goes from node k to
     * the right, edge 2k + 1 from node k upwards.
     */
    private int[] successors(double level) {
        int width = xs.length;
        int[] next = new int[2 * values.length];
        Arrays.fill(next, NONE);
        int[] edges = new int[4];
        boolean[] high = new boolean[4];
        for (int row = 0; row < ys.length - 1; row++) {
            for (int column = 0; column < width - 1; column++) {
                int node = row * width + column;
                // corners counterclockwise from the lower left one; edge k goes from corner k to the next
                high[0] = values[node] >= level;
                high[1] = values[node + 1] >= level;
                high[2] = values[node + width + 1] >= level;
                high[3] = values[node + width] >= level;
                if (high[0] == high[1] && high[1] == high[2] && high[2] == high[3]) {
                    continue;
                }
                edges[0] = 2 * node;
                edges[1] = 2 * (node + 1) + 1;
                edges[2] = 2 * (node + width);
                edges[3] = 2 * node + 1;
                double mean = values[node] / 4
                        + values[node + 1] / 4
                        + values[node + width] / 4
                        + values[node + width + 1] / 4;
                // With the high side on its left a line enters where the walk around the cell goes from high to low.
                // It leaves where the walk goes from low to high: around the low corners ahead if the high ones are
                // joined, around the high corners behind if they are apart. Without a saddle both are the same edge.
                int step = mean >= level ? 1 : 3;
                for (int in = 0; in < 4; in++) {
                    if (high[in] && !high[(in + 1) % 4]) {
                        int out = (in + step) % 4;
                        while (high[out] || !high[(out + 1) % 4]) {
                            out = (out + step) % 4;
                        }
                        next[edges[in]] = edges[out];
                    }
                }
            }
        }
        return next;
    }

    private void addCrossing(int edge, double level, Path path) {
        int width = xs.length;
        int from = edge / 2;
        int to = edge % 2 == 0 ? from + 1 : from + width;
        int top = values[from] >= level ? from : to;
        int bottom = from + to - top;
        // Halved, so that a difference of huge numbers does not overflow.
        double share = (values[top] / 2 - level / 2) / (values[top] / 2 - values[bottom] / 2);
        path.add(
                between(xs[top % width], xs[bottom % width], share),
                between(ys[top / width], ys[bottom / width], share));
    }

    private static double between(double a, double b, double share) {
        return a + share * (b - a);
    }

    private static double[] ascending(double[] coordinates, String name) {
        Objects.requireNonNull(coordinates, name);
        int n = coordinates.length;
        if (n < 2) {
            throw new IllegalArgumentException(name + " has " + n + " elements: expected at least 2");
        }
        for (int i = 0; i < n; i++) {
            Check.number(coordinates[i], name + "[" + i + "]");
            if (i > 0 && coordinates[i] <= coordinates[i - 1]) {
                throw new IllegalArgumentException(name + "[" + i + "] is " + coordinates[i] + " after "
                        + coordinates[i - 1] + ": expected ascending numbers");
            }
        }
        return coordinates;
    }

    /** A growing list of points; a point equal to the one before is left out. */
    private static final class Path {

        private double[] xs = new double[64];
        private double[] ys = new double[64];
        private int size;

        void add(double x, double y) {
            if (size > 0 && xs[size - 1] == x && ys[size - 1] == y) {
                return;
            }
            if (size == xs.length) {
                xs = Arrays.copyOf(xs, 2 * size);
                ys = Arrays.copyOf(ys, 2 * size);
            }
            xs[size] = x;
            ys[size++] = y;
        }

        Curve curve() {
            return new Curve(Arrays.copyOf(xs, size), Arrays.copyOf(ys, size));
        }
    }

    /** The size of the grid, and the range of the values. */
    @Override
    public String toString() {
        DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
        return "contours on a grid of " + xs.length + " × " + ys.length + ", of values from " + range.getMin() + " to "
                + range.getMax();
    }
}
