package mlfz.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The chapter's toy data sets, drawn at random, as tables with one row for each point; and what a model learns from, points
 * and labels, of a table of any data.
 *
 * <p>A generator with the same seed gives the same table; {@link java.util.Random} does so on every JDK. All methods that
 * draw throw a {@link NullPointerException} without a generator, and an {@link IllegalArgumentException} if n is not from 1
 * to 1,000,000, if a number is not finite or larger than 1e100 in size, or if a deviation or the noise is negative.
 */
public final class Datasets {
    private static final int MOST_POINTS = 1_000_000;
    private static final double LARGEST = 1e100; // sums, products and squares in a loss are finite then

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
        return twoClasses("blobs", x1, x2, 1);
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
        return twoClasses("spiral", x1, x2, 0);
    }

    /** {@link #points(Table, String...)} of the columns x1 and x2, such as those of {@link #blobs} and {@link #spiral}. */
    public static List<double[]> points(Table table) {
        return points(table, "x1", "x2");
    }

    /**
     * A point for each row: its numbers in the columns of these names, which may be of any type of numbers, or booleans,
     * which give 1 for true and 0 for false.
     *
     * @throws IllegalArgumentException if no name is given, a column is not there, holds anything else, lacks a value or
     *     has one that is not finite; the message says what to do
     */
    public static List<double[]> points(Table table, String... columns) {
        Objects.requireNonNull(table, "table");
        if (Objects.requireNonNull(columns, "columns").length == 0) {
            throw new IllegalArgumentException("no columns: expected at least one of " + table.columnNames());
        }
        double[][] numbers = Stream.of(columns)
                .map(name -> ColumnNumbers.numbers(table, name))
                .toArray(double[][]::new);
        return IntStream.range(0, table.rowCount())
                .mapToObj(row ->
                        Stream.of(numbers).mapToDouble(column -> column[row]).toArray())
                .toList();
    }

    /**
     * The numbers of a column, e.g. as the targets of a regression, under the conditions of {@link #points(Table,
     * String...)}.
     */
    public static List<Double> numbers(Table table, String column) {
        return Arrays.stream(ColumnNumbers.numbers(table, column)).boxed().toList();
    }

    /** {@link #labels(Table, String)} of the column label, such as that of {@link #blobs} and {@link #spiral}. */
    public static List<Integer> labels(Table table) {
        return labels(table, "label");
    }

    /**
     * A label for each row. Whole numbers, of whatever type, are labels as they are, and of booleans true is 1 and false 0.
     * Of texts each gets its place among {@link #classes}, from 0 on.
     *
     * <p>These places are those in this table: two tables with different texts number them differently. So make the labels
     * first, and part the lists into those to learn from and those to test with ({@code labels.subList(0, 250)}).
     *
     * @throws IllegalArgumentException if the column is not there, holds anything else or lacks a value; the message says
     *     what to do
     */
    public static List<Integer> labels(Table table, String column) {
        return ColumnNumbers.labels(table, column);
    }

    /**
     * The different texts of a column in the order of {@link String#compareTo}, which is that of the alphabet for names of
     * the same kind: the names of the labels 0, 1, 2, …
     *
     * @throws IllegalArgumentException if the column is not there, holds no text, or lacks one
     */
    public static List<String> classes(Table table, String column) {
        return ColumnNumbers.classes(table, column);
    }

    /**
     * The same rows in a random order, so that the first of them are a fair sample of all; an order that the generator
     * alone decides ({@code table.sampleSplit} is another one at each call).
     *
     * @param rng gives a whole number for each row but one
     */
    public static Table shuffled(Table table, RandomGenerator rng) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(rng, "rng");
        int[] rows = IntStream.range(0, table.rowCount()).toArray();
        for (int i = rows.length - 1; i > 0; i--) { // Fisher and Yates
            int j = rng.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return Table.create(table.name(), table.columns().stream().map(column -> column.subset(rows)));
    }

    /** A table of two classes of the same size, one after the other. */
    private static Table twoClasses(String name, double[] x1, double[] x2, int firstLabel) {
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
