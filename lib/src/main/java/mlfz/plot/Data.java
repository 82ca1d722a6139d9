package mlfz.plot;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The numbers that a figure is given, checked and in arrays. */
final class Data {

    private Data() {}

    /** The numbers of an array, which must be finite and at least one. */
    static double[] of(double[] numbers, String name) {
        Objects.requireNonNull(numbers, name);
        Check.notEmpty(numbers.length, name);
        for (int i = 0; i < numbers.length; i++) {
            if (!Check.finite(numbers[i])) {
                Check.number(numbers[i], name + "[" + i + "]");
            }
        }
        return numbers.clone();
    }

    /** The numbers of a list or of a column of a table, which must be finite and at least one. */
    static double[] of(Iterable<? extends Number> numbers, String name) {
        return of(raw(numbers, name), name);
    }

    /** The numbers of a list or of a column of a table, whatever they are. */
    static double[] raw(Iterable<? extends Number> numbers, String name) {
        Objects.requireNonNull(numbers, name);
        double[] values = new double[numbers instanceof Collection<?> known ? known.size() : 16];
        int count = 0;
        for (Number number : numbers) {
            if (number == null) {
                throw new NullPointerException(name + "[" + count + "]");
            }
            if (!(numbers instanceof Collection) && missing(number)) {
                throw new IllegalArgumentException(name + "[" + count + "] = " + number
                        + ", which is how a column of whole numbers marks a missing one: expected a number");
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count + 1);
            }
            values[count++] = number.doubleValue();
        }
        return Arrays.copyOf(values, count);
    }

    /** Whether it is the number that a Tablesaw column of whole numbers has where a number is missing. */
    private static boolean missing(Number number) {
        return number.equals(Integer.MIN_VALUE) || number.equals(Long.MIN_VALUE) || number.equals(Short.MIN_VALUE);
    }

    /** The first or the second coordinates of points, which must be two finite numbers each. */
    static double[] coordinates(List<double[]> points, int which) {
        double[] coordinates = new double[points.size()];
        int i = 0;
        for (double[] point : points) {
            if (point == null || point.length != 2 || !Check.finite(point[which])) {
                refuse(point, "points[" + i + "]", which);
            }
            coordinates[i++] = point[which];
        }
        return coordinates;
    }

    private static void refuse(double[] point, String element, int which) {
        Objects.requireNonNull(point, element);
        if (point.length != 2) {
            throw new IllegalArgumentException(element + " has " + point.length + " numbers: expected 2, x and y");
        }
        Check.number(point[which], element + "[" + which + "]");
    }

    /** Numbers of which at least one is finite. The others leave a gap: they become NaN. */
    static double[] withGaps(double[] numbers, String name) {
        Objects.requireNonNull(numbers, name);
        Check.notEmpty(numbers.length, name);
        double[] values = Arrays.stream(numbers)
                .map(number -> Check.finite(number) ? number : Double.NaN)
                .toArray();
        if (Arrays.stream(values).allMatch(Double::isNaN)) {
            throw new IllegalArgumentException(name + " has no finite number, its first is " + numbers[0]
                    + ": expected at least one that is finite and at most 1e300 in size");
        }
        return values;
    }

    /** The labels of points of 2 to 4 classes, and the number of classes. */
    static int classes(double[] labels) {
        int classes = 2;
        for (int i = 0; i < labels.length; i++) {
            double label = labels[i];
            if (label != Math.rint(label) || label < 0 || label >= Style.CLASSES) {
                throw new IllegalArgumentException(
                        "labels[" + i + "] = " + label + ": expected a class, 0 to " + (Style.CLASSES - 1)
                                + ", since there are colours and shapes for " + Style.CLASSES + " classes");
            }
            classes = Math.max(classes, (int) label + 1);
        }
        return classes;
    }

    /** Where an array has a number. */
    static int[] places(double[] numbers, double wanted) {
        return IntStream.range(0, numbers.length)
                .filter(i -> numbers[i] == wanted)
                .toArray();
    }
}
