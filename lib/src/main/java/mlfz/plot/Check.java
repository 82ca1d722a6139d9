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

    static boolean finite(double value) {
        return Math.abs(value) <= LARGEST;
    }

    static double number(double value, String name) {
        if (!finite(value)) {
            throw new IllegalArgumentException(
                    name + " = " + value + ": expected a finite number, at most 1e300 in size");
        }
        return value;
    }

    /** The range between two numbers, which must be finite and in order. */
    static Range range(double lower, double upper, String lowerName, String upperName) {
        number(lower, lowerName);
        number(upper, upperName);
        if (lower >= upper) {
            throw new IllegalArgumentException(lowerName + " = " + lower + " and " + upperName + " = " + upper
                    + ": expected " + lowerName + " < " + upperName);
        }
        return new Range(lower, upper);
    }

    static void notEmpty(int size, String name) {
        if (size == 0) {
            throw new IllegalArgumentException(name + " is empty: expected at least one element");
        }
    }

    static void notEmpty(List<?> list, String name) {
        notEmpty(Objects.requireNonNull(list, name).size(), name);
    }

    /** The names of so many classes, which must be there and differ. */
    static List<String> names(List<String> names, int classes) {
        if (Objects.requireNonNull(names, "names").size() < classes) {
            throw new IllegalArgumentException("names has " + Text.count(names.size(), "element") + " for " + classes
                    + " classes: expected one for each");
        }
        List<String> used = names.subList(0, classes);
        for (int i = 0; i < classes; i++) {
            if (used.indexOf(text(used.get(i), "names[" + i + "]")) < i) {
                throw new IllegalArgumentException("names[" + used.indexOf(used.get(i)) + "] and names[" + i
                        + "] are both \"" + used.get(i) + "\": expected names that differ");
            }
        }
        return List.copyOf(used);
    }

    static void atMost(int size, int most, String name) {
        if (size > most) {
            throw new IllegalArgumentException(
                    name + " has " + size + " elements: expected at most " + most + ", more cannot be read");
        }
    }

    static void sameLength(int first, String firstName, int second, String secondName) {
        if (first != second) {
            throw new IllegalArgumentException(firstName + " has " + first + " elements and " + secondName + " has "
                    + second + ": expected as many of one as of the other");
        }
    }
}
