package mlfz.plot;

import java.awt.image.RenderedImage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The notebook that calls this library, if one does, and how it shows what a cell ends with. That takes no class of a
 * kernel: the known ones have the same methods.
 */
public final class Notebook {

    /** How the kernels hand out themselves: JJava's class and method, and IJava's. */
    private static final String[][] KERNELS = {
        {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"},
        {"io.github.spencerpark.ijava.IJava", "getKernelInstance"}
    };

    private static boolean told;

    private Notebook() {}

    /** The kernel that runs the cells of the notebook that calls this; empty if there is none, or one that is not known. */
    public static Optional<Object> kernel() {
        for (String[] kernel : KERNELS) {
            try {
                return Optional.ofNullable(
                        Class.forName(kernel[0]).getMethod(kernel[1]).invoke(null));
            } catch (ReflectiveOperationException e) {
                continue; // not this kernel
            }
        }
        return Optional.empty();
    }

    /**
     * From now on, an array that is the value of a cell shows its elements, such as {@code [0.5, -1.0]}, where Java has
     * {@code [D@692ba052}; so do lists of arrays. Of more than ten elements it shows the first three, the last, and how
     * many there are. Where no Java kernel is found, nothing changes.
     */
    public static void showArrays() {
        kernel().ifPresent(Notebook::showArrays);
    }

    static void showArrays(Object kernel) {
        for (Class<?> type : ArrayText.TYPES) {
            register(kernel, type, "text/plain", (array, output) -> call(output, "putText", ArrayText.of(array)));
        }
    }

    /**
     * From now on, drawings are shown as their HTML, and beside it as an image, for programs that show no HTML. Of itself a
     * kernel shows an image with as many pixels as the image has, which is soft on many screens, and without words.
     *
     * <p>This is done once, and before the first drawing is shown: while a kernel shows something it cannot be told anything.
     */
    static synchronized void showHtml() {
        if (!told) {
            told = true;
            kernel().ifPresent(Notebook::showHtml);
        }
    }

    static void showHtml(Object kernel) {
        register(kernel, Drawing.class, "text/html", (drawing, output) -> {
            call(output, "putHTML", ((Drawing) drawing).html());
            if (drawing instanceof RenderedImage image) {
                call(output, "putData", "image/png", Base64.getEncoder().encodeToString(Png.small(image)));
            }
        });
    }

    /** Puts what a value shows into a kernel's output. */
    private interface Show {
        void put(Object value, Object output) throws ReflectiveOperationException;
    }

    /**
     * Has a kernel show values of a type in another way. A later kernel may have other methods; then nothing changes.
     *
     * <pre>{@code
     * kernel.getRenderer().createRegistration(type).preferring(mime).register((value, context) -> …)
     * }</pre>
     */
    private static void register(Object kernel, Class<?> type, String mime, Show show) {
        try {
            Object registration = call(call(kernel, "getRenderer"), "createRegistration", type);
            call(registration, "preferring", (Object) new String[] {mime});
            Method register = Arrays.stream(registration.getClass().getMethods())
                    .filter(method -> method.getName().equals("register"))
                    .findFirst()
                    .orElseThrow(NoSuchMethodException::new);
            Class<?> function = register.getParameterTypes()[0];
            InvocationHandler handler = (proxy, method, arguments) -> {
                show.put(arguments[0], call(arguments[1], "getOutputContainer"));
                return null;
            };
            register.invoke(
                    registration,
                    Proxy.newProxyInstance(function.getClassLoader(), new Class<?>[] {function}, handler));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return;
        }
    }

    /** Calls a method by its name and the types of its arguments; in kernels a plain Object is what a value may be. */
    private static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && fits(method.getParameterTypes(), arguments)) {
                return method.invoke(target, arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static boolean fits(Class<?>[] types, Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!types[i].isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }
}
