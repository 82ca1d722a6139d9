package mlfz.nn;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.Scalar;

/** Looks for numbers that are not finite in whatever a model takes: numbers, arrays, collections and records, of one another. */
final class Finite {
    private static final int DEEPEST = 8; // a collection may contain itself

    private Finite() {}

    /** Whether all numbers in it are finite, as far as it is known where to find them. */
    static boolean isFinite(Object x) {
        return isFinite(x, DEEPEST);
    }

    private static boolean isFinite(Object x, int depth) {
        if (x instanceof Number number) {
            return Double.isFinite(number.doubleValue());
        }
        if (x instanceof Scalar scalar) {
            return Double.isFinite(scalar.value());
        }
        return depth == 0 || parts(x).stream().allMatch(part -> isFinite(part, depth - 1));
    }

    /** The numbers in it as a text. */
    static String text(Object x) {
        return text(x, DEEPEST);
    }

    private static String text(Object x, int depth) {
        if (x == null || !x.getClass().isArray() && !(x instanceof List)) {
            return String.valueOf(x);
        }
        return depth == 0
                ? "…"
                : parts(x).stream().map(part -> text(part, depth - 1)).toList().toString();
    }

    private static Collection<?> parts(Object x) {
        if (x instanceof Collection<?> collection) {
            return collection;
        }
        if (x instanceof Map<?, ?> map) {
            return map.values();
        }
        if (x instanceof Record) {
            return Arrays.stream(x.getClass().getRecordComponents())
                    .map(component -> valueOf(component, x))
                    .toList();
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; x != null && x.getClass().isArray() && i < Array.getLength(x); i++) {
            elements.add(Array.get(x, i));
        }
        return elements;
    }

    private static Object valueOf(RecordComponent component, Object whole) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // it does not let us look: then there is nothing to say of it
        }
    }
}
