package mlfz.plot;

import java.awt.image.RenderedImage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Base64;

/**
 * The notebook that calls this library, if one does. Of itself a kernel shows an image with as many pixels as the image
 * has, which is soft on many screens, and without words. So it is told to show a drawing as its HTML. That takes no class
 * of a kernel: the known ones have the same methods.
 */
final class Notebook {

    /** How the kernels hand out themselves: JJava's class and method, and IJava's. */
    private static final String[][] KERNELS = {
        {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"},
        {"io.github.spencerpark.ijava.IJava", "getKernelInstance"}
    };

    private static boolean told;

    private Notebook() {}

    /**
     * Has this notebook show drawings as HTML; without one, or with another kernel, nothing happens. This is done once, and
     * before the first drawing is shown: while a kernel shows something it cannot be told anything.
     */
    static synchronized void showHtml() {
        if (told) {
            return;
        }
        told = true;
        for (String[] kernel : KERNELS) {
            try {
                showHtml(Class.forName(kernel[0]).getMethod(kernel[1]).invoke(null));
            } catch (ReflectiveOperationException | RuntimeException e) {
                continue; // not this kernel, or one with other methods, which shows a drawing as the image that it is
            }
        }
    }

    /**
     * Has a kernel show drawings as HTML, and beside it as the image, for programs that show no HTML:
     *
     * <pre>{@code
     * kernel.getRenderer().createRegistration(Drawing.class).preferring("text/html").register((drawing, context) -> …)
     * }</pre>
     */
    static void showHtml(Object kernel) throws ReflectiveOperationException {
        Object renderer = call(kernel, "getRenderer");
        Object registration = call(renderer, "createRegistration", Drawing.class);
        call(registration, "preferring", (Object) new String[] {"text/html"});
        Method register = Arrays.stream(registration.getClass().getMethods())
                .filter(method -> method.getName().equals("register"))
                .findFirst()
                .orElseThrow(NoSuchMethodException::new);
        Class<?> function = register.getParameterTypes()[0];
        InvocationHandler show = (proxy, method, arguments) -> {
            Object output = call(arguments[1], "getOutputContainer");
            show((Drawing) arguments[0], output);
            return null;
        };
        register.invoke(
                registration, Proxy.newProxyInstance(function.getClassLoader(), new Class<?>[] {function}, show));
    }

    private static void show(Drawing drawing, Object output) throws ReflectiveOperationException {
        call(output, "putHTML", drawing.html());
        if (drawing instanceof RenderedImage image) {
            call(output, "putData", "image/png", Base64.getEncoder().encodeToString(Png.small(image)));
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
