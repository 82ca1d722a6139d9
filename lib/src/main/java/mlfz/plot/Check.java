package mlfz.plot;

import java.util.List;
import java.util.Objects;

/** Checks of arguments, with messages that say what was given and what was expected. */
final class Check {

    /** Numbers of this size still have differences, with room for margins, that do not overflow. */
    private static final double LARGEST = 1e300;

    private Check() {}

    static String text(String text, String name) {
        Objects.requireNonNull(text, name);
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " is blank: expected some text");
        }
        return text;
    }

    static double number(double value, String name) {
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException(
                    name + " = " + value + ": expected a finite number, at most 1e300 in size");
        }
        return value;
    }

    /** The value of a function f at (u, v), which may be infinite. */
    static double noNaN(double value, double u, double v) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("f(" + u + ", " + v + ") = NaN: expected a number");
        }
        return value;
    }

    /** Checks that both ends are finite and in order. */
    static void range(double lower, double upper, String lowerName, String upperName) {
        number(lower, lowerName);
        number(upper, upperName);
        if (lower >= upper) {
            throw new IllegalArgumentException(lowerName + " = " + lower + " and " + upperName + " = " + upper
                    + ": expected " + lowerName + " < " + upperName);
        }
    }

    /** The numbers of a list, which must be finite and at least one. */
    static double[] numbers(List<? extends Number> list, String name) {
        notEmpty(list, name);
        double[] numbers = new double[list.size()];
        int i = 0;
        for (Number number : list) {
            String element = name + "[" + i + "]";
            numbers[i++] = number(Objects.requireNonNull(number, element).doubleValue(), element);
        }
        return numbers;
    }

    static void notEmpty(List<?> list, String name) {
        if (Objects.requireNonNull(list, name).isEmpty()) {
            throw new IllegalArgumentException(name + " is empty: expected at least one element");
        }
    }

    static void sameLength(int first, String firstName, int second, String secondName) {
        if (first != second) {
            throw new IllegalArgumentException(firstName + " has " + first + " elements and " + secondName + " has "
                    + second + ": expected as many of one as of the other");
        }
    }
}
