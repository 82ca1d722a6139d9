package mlfz.exercises;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mlfz.nn.scalar.Scalar;

/** What answers give, looked at before it is judged: a long where a double is asked for will do, a null will not. */
final class Values {
    /** What the reader wrote, rather than what it was wrapped in. */
    private static final Map<Class<?>, String> SIMPLE = Map.of(
            Integer.class,
            "int",
            Long.class,
            "long",
            Double.class,
            "double",
            Boolean.class,
            "boolean",
            Character.class,
            "char");

    private Values() {}

    /** A number of any of Java's types, as a double. */
    static double number(String name, Object answer) {
        if (!(answer instanceof Number number)) {
            throw new Told(name + " is " + described(answer) + ": it is to be a number.");
        }
        return number.doubleValue();
    }

    /** A whole number of any of Java's types. */
    static long whole(String name, Object answer) {
        double number = number(name, answer);
        if (number != Math.rint(number) || Math.abs(number) > 1e15) {
            throw new Told(name + " is " + number + ": it is to be a whole number.");
        }
        return (long) number;
    }

    /** What a method returned, if it is a number. */
    static double returnedNumber(String method, Object result) {
        if (!(result instanceof Number number)) {
            throw new Told(method + " returns " + described(result) + ": it is to return a number.");
        }
        return number.doubleValue();
    }

    /** What a method returned, if it is of the type that is asked for. */
    static <T> T returned(String method, Object result, Class<T> type) {
        if (!type.isInstance(result)) {
            throw new Told(
                    method + " returns " + described(result) + ": it is to return a " + type.getSimpleName() + ".");
        }
        return type.cast(result);
    }

    /** The points that a method returned; each has two coordinates. */
    static List<double[]> returnedPoints(String method, Object result) {
        List<?> list = returned(method, result, List.class);
        for (Object point : list) {
            if (!(point instanceof double[] x) || x.length != 2) {
                String what =
                        point instanceof double[] x ? "with " + x.length + " coordinates" : "of " + described(point);
                throw new Told(method + " returns a list " + what + ": each point in it is to be a double[] of two.");
            }
        }
        return list.stream().map(double[].class::cast).toList();
    }

    /** The parameters that a method returned, none of them null. */
    static Map<String, Scalar> returnedParameters(String method, Object result) {
        Map<?, ?> map = returned(method, result, Map.class);
        Map<String, Scalar> parameters = new LinkedHashMap<>();
        map.forEach((name, parameter) -> {
            if (!(parameter instanceof Scalar scalar)) {
                throw new Told(method + " has " + described(parameter) + " for " + name + ": it is to be a Scalar.");
            }
            parameters.put(String.valueOf(name), scalar);
        });
        return parameters;
    }

    /** The type of a thing in the words of a declaration: {@code a long}, {@code an int[]}, or {@code null}. */
    static String described(Object thing) {
        if (thing == null) {
            return "null";
        }
        String type = thing instanceof List
                ? "List"
                : thing instanceof Map
                        ? "Map"
                        : SIMPLE.getOrDefault(thing.getClass(), thing.getClass().getSimpleName());
        if (type.isEmpty()) {
            return "an object without a name";
        }
        return ("aeiouAEIOU".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }

    /** A text with numbers, the same in every country. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Whether two numbers are the same but for rounding; NaN is near nothing. */
    static boolean near(double a, double b) {
        return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
    }
}
