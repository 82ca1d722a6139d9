package mlfz.exercises;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.spi.SPIResolutionException;

/**
 * What became of the cells that were run: which answers compiled, which names are unknown.
 *
 * <p>Java alone cannot tell: a cell with a syntax error runs nothing and leaves the answer from before in place, and a
 * misspelt name shows only when the method is called, and then without the name. JShell, which every Java kernel runs its
 * cells with, knows both. Where no kernel is found, nothing is known, and the checks judge what is there.
 */
final class Cells {
    /** How the kernels hand out themselves: JJava's class and method, and IJava's. */
    private static final String[][] KERNELS = {
        {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"},
        {"io.github.spencerpark.ijava.IJava", "getKernelInstance"}
    };

    /** Before a name that is used and not declared. */
    private static final String USES = "(?<!\\breturn|\\bnew|\\belse|\\bcase|\\bthrow)";

    private final Optional<JShell> shell;

    /** The cells that this JShell has run. */
    Cells(JShell shell) {
        this.shell = Optional.ofNullable(shell);
    }

    /** The cells of the notebook that calls this. */
    static Cells ofThisNotebook() {
        for (String[] kernel : KERNELS) {
            try {
                return of(Class.forName(kernel[0]).getMethod(kernel[1]).invoke(null));
            } catch (ReflectiveOperationException e) {
                continue; // not this kernel
            }
        }
        return new Cells(null);
    }

    /** The cells that this kernel has run. */
    static Cells of(Object kernel) {
        try {
            return new Cells(kernel == null ? null : shellIn(kernel, 2));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new Cells(null); // a later kernel may keep its JShell elsewhere
        }
    }

    /** The JShell among an object's fields, or among theirs: IJava keeps it one object further in. */
    private static JShell shellIn(Object holder, int depth) throws IllegalAccessException {
        for (Class<?> type = holder.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                String kind = field.getType().getName();
                if (field.getType() != JShell.class && !(kind.endsWith("CodeEvaluator") && depth > 1)) {
                    continue;
                }
                field.setAccessible(true);
                Object value = field.get(holder);
                JShell found =
                        value instanceof JShell here || value == null ? (JShell) value : shellIn(value, depth - 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Why there is no answer of this name to judge, if so. */
    Optional<String> complaint(String name) {
        if (shell.isEmpty()) {
            return Optional.empty();
        }
        List<Snippet> all = shell.get().snippets().toList(); // in the order in which they were run
        for (int i = all.size() - 1; i >= 0; i--) {
            Snippet snippet = all.get(i);
            if (snippet instanceof DeclarationSnippet declared
                    && declared.name().equals(name)) {
                return complaint(name, declared);
            }
            if (sets(name, snippet.source())) {
                return snippet instanceof ErroneousSnippet ? Optional.of(notCompiled(name, snippet)) : Optional.empty();
            }
        }
        return Optional.of(notThere(name));
    }

    private Optional<String> complaint(String name, DeclarationSnippet declared) {
        return switch (shell.orElseThrow().status(declared)) {
            case REJECTED -> Optional.of(notCompiled(name, declared));
            case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> Optional.of(unknown(name, declared));
            default -> Optional.empty();
        };
    }

    /** What to say when a name in the given method or class is unknown. */
    String unknownIn(String place) {
        return shell.stream()
                .flatMap(JShell::snippets)
                .filter(snippet -> snippet instanceof DeclarationSnippet declared
                        && declared.name().equals(place)
                        && shell.get()
                                .unresolvedDependencies(declared)
                                .findAny()
                                .isPresent())
                .reduce((earlier, later) -> later)
                .map(snippet -> unknown(place, (DeclarationSnippet) snippet))
                .orElse((place.isEmpty() ? "Your code" : place)
                        + " uses a name that is unknown: is one misspelt, or has a cell above not run?");
    }

    private String unknown(String name, DeclarationSnippet declared) {
        String unknown = shell.orElseThrow()
                .unresolvedDependencies(declared)
                .map(dependency -> dependency.replaceFirst("^\\w+ ", ""))
                .sorted()
                .collect(Collectors.joining(" and "));
        return name + " uses the unknown name " + unknown + ": is it misspelt, or has a cell above not run?";
    }

    private String notCompiled(String name, Snippet snippet) {
        String reason = shell.orElseThrow()
                .diagnostics(snippet)
                .filter(diagnostic -> diagnostic.isError())
                .map(diagnostic -> diagnostic
                        .getMessage(Locale.ROOT)
                        .strip()
                        .replaceAll("\\s*\\R\\s*", ", ")
                        .replaceAll("java\\.(lang|util)\\.(?=[A-Z])", ""))
                .findFirst()
                .map(message -> " (" + message + ")")
                .orElse("");
        return "The cell with " + name + " does not compile" + reason + ", so there is no answer to check yet.";
    }

    /** What to say when there is no such method, variable or class. */
    static String notThere(String name) {
        return "There is no " + name + " yet: run the cell above, and if it shows an error, mend that first.";
    }

    /** Whether code declares the name or gives it a value, as far as that can be seen in code that does not compile. */
    private static boolean sets(String name, String code) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("(?m)^\\s*" + quoted + "\\s*=(?!=)|[\\w>\\]]" + USES + "\\s+" + quoted
                        + "\\s*([=(;{]|extends\\b|implements\\b|$)")
                .matcher(code)
                .find();
    }
    /** The method or class of the notebook that has a name which nobody knows. */
    static String placeOf(SPIResolutionException unknown) {
        for (StackTraceElement frame : unknown.getStackTrace()) {
            // JShell puts a method into a class such as REPL.$JShell$27, and a class Parabola there is
            // $JShell$31$Parabola.
            if (frame.getClassName().startsWith("REPL.")) {
                String type = frame.getClassName()
                        .replaceFirst(".*\\$JShell\\$\\w+\\$?", "")
                        .replaceFirst("\\$.*", "");
                return type.isEmpty() ? frame.getMethodName() : type;
            }
        }
        return "";
    }

    /** What to say when the check itself cannot be run: an answer is missing, or another cell has not been run. */
    String neededBy(SPIResolutionException check, String... answers) {
        return shell.isEmpty() ? notThere(String.join(" or ", answers)) : unknownIn(placeOf(check));
    }
}
