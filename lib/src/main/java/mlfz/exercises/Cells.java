package mlfz.exercises;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.spi.SPIResolutionException;
import mlfz.plot.Notebook;

/**
 * What became of the cells that were run: which answers compiled, which names are unknown.
 *
 * <p>Java alone cannot tell: a cell with a syntax error runs nothing and leaves the answer from before in place, and a
 * misspelt name shows only when the method is called, and then without the name. JShell, which every Java kernel runs its
 * cells with, knows both. Where no kernel is found, nothing is known, and the checks judge what is there.
 */
final class Cells {
    /** Before a name that is used and not declared. */
    private static final String USES = "(?<!\\breturn|\\bnew|\\belse|\\bcase|\\bthrow)";

    private final Optional<JShell> shell;
    private final Optional<Runs> runs;

    /** The cells that this JShell has run; null if nothing is known of them. */
    Cells(JShell shell) {
        this.shell = Optional.ofNullable(shell);
        runs = Optional.empty();
    }

    private Cells(JShell shell, AtomicInteger number) {
        this.shell = Optional.of(shell);
        runs = Optional.of(Runs.of(shell, number::get));
    }

    /** The cells of the notebook that calls this. */
    static Cells ofThisNotebook() {
        return Notebook.kernel().map(Cells::of).orElseGet(() -> new Cells(null));
    }

    /** The cells that this kernel has run. */
    static Cells of(Object kernel) {
        try {
            JShell shell = find(JShell.class, kernel, 2);
            AtomicInteger number = find(AtomicInteger.class, kernel, 1);
            return shell == null || number == null ? new Cells(shell) : new Cells(shell, number);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new Cells(null); // a later kernel may keep them elsewhere
        }
    }

    /** The thing of this type among an object's fields, or among those of its evaluator, where IJava keeps the JShell. */
    private static <T> T find(Class<T> type, Object holder, int depth) throws IllegalAccessException {
        for (Class<?> k = holder == null ? null : holder.getClass(); k != null; k = k.getSuperclass()) {
            for (Field field : k.getDeclaredFields()) {
                boolean evaluator = field.getType().getName().endsWith("CodeEvaluator");
                if (field.getType() != type && !(evaluator && depth > 1)) {
                    continue;
                }
                field.setAccessible(true);
                Object value = field.get(holder);
                T found = field.getType() == type ? type.cast(value) : find(type, value, depth - 1);
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
            boolean statement = snippet instanceof ErroneousSnippet || snippet instanceof ExpressionSnippet;
            if (snippet instanceof DeclarationSnippet declared
                    && declared.name().equals(name)) {
                return incomplete(name, snippet).or(() -> complaint(name, declared));
            }
            if (statement && sets(name, snippet.source())) {
                Optional<String> incomplete = incomplete(name, snippet);
                return incomplete.isEmpty() && snippet instanceof ErroneousSnippet
                        ? Optional.of(notCompiled(name, snippet))
                        : incomplete;
            }
        }
        return Optional.of(notThere(name));
    }

    private Optional<String> incomplete(String name, Snippet snippet) {
        return runs.filter(all -> all.nothingSince(snippet))
                .map(all -> "A cell that was run after " + name + " is not complete, a bracket or brace is missing:"
                        + " if it is the one above, mend it; if not, run the one above again.");
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
                .map(dependency -> dependency.replaceFirst("^\\w+ ", "").replaceAll("[a-z]\\w*\\.", ""))
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
                        .replaceAll("\\b[a-z]\\w*\\.(?=([a-z]\\w*\\.)*[A-Z])", ""))
                .findFirst()
                .map(message -> " (" + message + ")")
                .orElse("");
        String comma = snippet.source().matches("(?s).*=\\s*-?\\d+,\\d.*") ? " A number has a point, not a comma." : "";
        return "The cell with " + name + " does not compile" + reason + ", so there is no answer to check yet." + comma;
    }

    /** What to say when there is no such method, variable or class. */
    static String notThere(String name) {
        return "There is no " + name + " yet: run the cell above, and if it shows an error, mend that first.";
    }

    /** Whether code declares the name or gives it a value, as far as that can be seen in code that does not compile. */
    private static boolean sets(String name, String code) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("(?m)^\\s*" + quoted + "\\s*=(?!=)|(?:\\w|(?<!-)>|\\])" + USES + "\\s+" + quoted
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
