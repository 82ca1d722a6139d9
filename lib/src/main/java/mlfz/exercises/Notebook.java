package mlfz.exercises;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import mlfz.nn.scalar.Scalar;

/** What the notebook that calls this shows at the end of a cell. */
public final class Notebook {
    private static final int MOST_SHOWN = 10; // elements of an array
    private static final int FIRST_SHOWN = 3; // of more than these, and the last
    private static final int DEEPEST = 4; // arrays and lists in one another
    private static final List<Class<?>> TYPES = List.of( // to the kernels an array of arrays is no array of objects
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
            Collection.class);

    private Notebook() {}

    /**
     * From now on, an array that is the value of a cell shows its elements, such as {@code [0.5, -1.0]}, where Java has
     * {@code [D@692ba052}; so do lists of arrays. Of more than ten elements it shows the first three, the last, and how
     * many there are. Where no Java kernel is found, nothing changes.
     */
    public static void showArrays() {
        Cells.kernelOfThisNotebook().ifPresent(Notebook::showArraysOf);
    }

    /** Gives the kernel's renderer, which all three kernels have in the same form, a text for arrays. */
    static void showArraysOf(Object kernel) {
        try {
            Object renderer = kernel.getClass().getMethod("getRenderer").invoke(kernel);
            for (Class<?> type : TYPES) {
                Object registration = renderer.getClass()
                        .getMethod("createRegistration", Class.class)
                        .invoke(renderer, type);
                registration.getClass().getMethod("preferring", String[].class).invoke(registration, (Object)
                        new String[] {"text/plain"});
                for (Method method : registration.getClass().getMethods()) {
                    if (method.getName().equals("register")) {
                        method.invoke(registration, function(method.getParameterTypes()[0]));
                    }
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            return; // a later kernel may do it in another way: arrays then show what Java has for them
        }
    }

    /** The kernel's {@code (data, context) -> context.getOutputContainer().putText(text(data))}. */
    private static Object function(Class<?> type) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object data =
                    arguments[1].getClass().getMethod("getOutputContainer").invoke(arguments[1]);
            return data.getClass().getMethod("putText", String.class).invoke(data, text(arguments[0]));
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    static String text(Object value) {
        return text(value, DEEPEST);
    }

    private static String text(Object value, int depth) {
        boolean ofArrays = value instanceof Collection<?> all && all.stream().anyMatch(Notebook::isArray);
        if (depth == 0 || !isArray(value) && !ofArrays) {
            return String.valueOf(value);
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

    private static boolean isArray(Object value) {
        return value != null && value.getClass().isArray();
    }
}
