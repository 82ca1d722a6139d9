package mlfz.plot;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mlfz.nn.scalar.Scalar;

/** What an array shows at the end of a cell. */
final class ArrayText {
    private static final int MOST_SHOWN = 10; // elements of an array
    private static final int FIRST_SHOWN = 3; // of more than these, and the last
    private static final int DEEPEST = 4; // arrays and lists in one another
    static final List<Class<?>> TYPES = List.of( // to the kernels an array of arrays is no array of objects
            double[].class,
            double[][].class,
            float[].class,
            long[].class,
            int[].class,
            int[][].class,
            boolean[].class,
            char[].class,
            Object[].class,
            String[].class,
            Double[].class,
            Scalar[].class,
            Scalar[][].class,
            Collection.class,
            Map.class);

    private ArrayText() {}

    /** Such as {@code [0.5, -1.0]}; of more than ten elements the first three, the last, and how many there are. */
    static String of(Object value) {
        return text(value, DEEPEST);
    }

    private static String text(Object value, int depth) {
        if (depth == 0 || !holdsArrays(value, depth)) {
            return String.valueOf(value);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + text(entry.getValue(), depth - 1))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        List<Object> elements = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            elements.addAll(collection);
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
        }
        int size = elements.size();
        String first = elements.stream()
                .limit(size > MOST_SHOWN ? FIRST_SHOWN : size)
                .map(element -> text(element, depth - 1))
                .collect(Collectors.joining(", "));
        return size > MOST_SHOWN
                ? "[" + first + ", …, " + text(elements.get(size - 1), depth - 1) + "] (" + size + " in all)"
                : "[" + first + "]";
    }

    /** Whether it is an array, or a list or map with one in it; others have a text of their own. */
    private static boolean holdsArrays(Object value, int depth) {
        Collection<?> elements =
                value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> all ? all : List.of();
        return isArray(value) || depth > 0 && elements.stream().anyMatch(element -> holdsArrays(element, depth - 1));
    }

    private static boolean isArray(Object value) {
        return value != null && value.getClass().isArray();
    }
}
