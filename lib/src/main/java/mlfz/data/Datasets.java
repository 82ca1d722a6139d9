package mlfz.data;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The chapter's toy data sets, drawn at random, as tables with one row for each point.
 *
 * <p>A generator with the same seed gives the same table; {@link java.util.Random} does so on every JDK. All methods that
 * draw throw a {@link NullPointerException} without a generator, and an {@link IllegalArgumentException} if n is not from 1
 * to 1,000,000, if a number is not finite or larger than 1e100 in size, or if a deviation or the noise is negative.
 */
public final class Datasets {
    private static final int MOST_POINTS = 1_000_000;
    private static final double LARGEST =
            1e100; // so that sums and products of arguments, and squares in a loss, are finite

    private Datasets() {}

    /**
     * Points near a line: x uniform on [0, 1), y = a·x + b + ε with normal noise ε.
     *
     * @param n the number of points
     * @param a the line's slope
     * @param b its height at x = 0
     * @param deviation the standard deviation of the noise
     * @param rng gives, for each point, a uniform number and then a normal one
     * @return a table with the columns x and y
     */
    public static Table line(int n, double a, double b, double deviation, RandomGenerator rng) {
        checkCount("n", n);
        checkFinite("a", a);
        checkFinite("b", b);
        checkNotNegative("deviation", deviation);
        Objects.requireNonNull(rng, "rng");
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = rng.nextDouble();
            ys[i] = a * xs[i] + b + deviation * rng.nextGaussian();
        }
        return Table.create("line", DoubleColumn.create("x", xs), DoubleColumn.create("y", ys));
    }

    /**
     * Two normally distributed clouds of points, label 1 around (−centre, 0), then label 0 around (centre, 0).
     *
     * @param n the number of points of each class
     * @param centre how far the clouds' centres are from the origin, in units of x1
     * @param deviation the standard deviation of either coordinate
     * @param rng gives two normal numbers for each point
     * @return a table with the columns x1, x2 and label
     */
    public static Table blobs(int n, double centre, double deviation, RandomGenerator rng) {
        checkCount("n", n);
        checkFinite("centre", centre);
        checkNotNegative("deviation", deviation);
        Objects.requireNonNull(rng, "rng");
        double[] x1 = new double[2 * n];
        double[] x2 = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            x1[i] = (i < n ? -centre : centre) + deviation * rng.nextGaussian();
            x2[i] = deviation * rng.nextGaussian();
        }
        return classes("blobs", x1, x2, 1);
    }

    /**
     * Two spiral arms that wind around each other, label 0, then label 1. A point's angle p is at once its distance from
     * the origin, p = √u · twist · 2π/360 with u uniform on [0, 1), which spreads the points evenly over the disc. Label 0
     * is at (−p·cos p, p·sin p), label 1 opposite at (p·cos p, −p·sin p); both arms have the same p, and each coordinate
     * gets noise of its own, uniform on [0, noise).
     *
     * @param n the number of points of each class
     * @param noise the largest noise of a coordinate, in its units
     * @param twist how far an arm winds, in degrees
     * @param rng gives five uniform numbers for each two opposite points: one for p, four for the noise
     * @return a table with the columns x1, x2 and label
     */
    public static Table spiral(int n, double noise, double twist, RandomGenerator rng) {
        checkCount("n", n);
        checkNotNegative("noise", noise);
        checkFinite("twist", twist);
        Objects.requireNonNull(rng, "rng");
        double[] x1 = new double[2 * n];
        double[] x2 = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double p = Math.sqrt(rng.nextDouble()) * twist * 2 * Math.PI / 360;
            double x = p * StrictMath.cos(p);
            double y = -p * StrictMath.sin(p);
            x1[i] = -x + noise * rng.nextDouble();
            x2[i] = -y + noise * rng.nextDouble();
            x1[n + i] = x + noise * rng.nextDouble();
            x2[n + i] = y + noise * rng.nextDouble();
        }
        return classes("spiral", x1, x2, 0);
    }

    /**
     * The points (x1, x2) of a table with these columns, such as those of {@link #blobs} and {@link #spiral}.
     *
     * @throws IllegalArgumentException if one of the columns is not there, holds no real numbers, or lacks one of them
     */
    public static List<double[]> points(Table table) {
        DoubleColumn x1 = column(table, "x1", DoubleColumn.class);
        DoubleColumn x2 = column(table, "x2", DoubleColumn.class);
        return IntStream.range(0, table.rowCount())
                .mapToObj(i -> new double[] {x1.get(i), x2.get(i)})
                .toList();
    }

    /**
     * The labels of a table with a column label, such as those of {@link #blobs} and {@link #spiral}.
     *
     * @throws IllegalArgumentException if the column is not there, holds no whole numbers, or lacks one of them
     */
    public static List<Integer> labels(Table table) {
        return List.copyOf(column(table, "label", IntColumn.class).asList());
    }

    private static <C extends Column<?>> C column(Table table, String name, Class<C> type) {
        if (!Objects.requireNonNull(table, "table").containsColumn(name)) {
            throw new IllegalArgumentException("there is no column " + name + " among " + table.columnNames());
        }
        Column<?> column = table.column(name);
        if (!type.isInstance(column) || column.countMissing() > 0) {
            throw new IllegalArgumentException(
                    "the column " + name + " is of type " + column.type().name() + " with " + column.countMissing()
                            + " missing numbers: expected a complete " + type.getSimpleName());
        }
        return type.cast(column);
    }

    /** A table of two classes of the same size, one after the other. */
    private static Table classes(String name, double[] x1, double[] x2, int firstLabel) {
        int[] labels = IntStream.range(0, x1.length)
                .map(i -> i < x1.length / 2 ? firstLabel : 1 - firstLabel)
                .toArray();
        return Table.create(
                name, DoubleColumn.create("x1", x1), DoubleColumn.create("x2", x2), IntColumn.create("label", labels));
    }

    private static void checkCount(String name, int count) {
        if (count < 1 || count > MOST_POINTS) {
            throw new IllegalArgumentException(name + " = " + count + ": expected 1 to " + MOST_POINTS + " points");
        }
    }

    private static void checkFinite(String name, double value) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                    name + " = " + value + ": expected a finite number, at most 1e100 in size");
        }
    }

    private static void checkNotNegative(String name, double value) {
        checkFinite(name, value);
        if (value < 0) {
            throw new IllegalArgumentException(name + " = " + value + ": expected a number that is not negative");
        }
    }
}
