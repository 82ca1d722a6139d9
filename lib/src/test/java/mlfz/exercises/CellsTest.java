package mlfz.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is known of answers that do not compile, on a real JShell that runs cells as the kernels do. */
class CellsTest {
    private final JShell shell = JShell.builder().executionEngine("local").build();

    @AfterEach
    void close() {
        shell.close();
    }

    /** Runs a cell, statement by statement; the first that fails ends it. Gives the last one's value. */
    private String run(String cell) {
        String value = null;
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) {
                return value; // the kernels say "Incomplete input", and JShell hears nothing of it
            }
            for (SnippetEvent event : shell.eval(next.source())) {
                if (event.causeSnippet() == null && !event.status().isDefined()) {
                    return value;
                }
                value = event.value() == null ? value : event.value();
            }
            rest = next.remaining();
        }
        return value;
    }

    private String complaint(String name) {
        return new Cells(shell).complaint(name).orElse("none");
    }

    private void complains(String name, String... words) {
        String complaint = complaint(name);
        assertTrue(List.of(words).stream().allMatch(complaint::contains), complaint);
        assertEquals(1, complaint.lines().count(), complaint);
    }

    @Test
    void anAnswerThatCompiledIsLeftToItsCheck() {
        run("double betterRate = 0.7;");
        run("double slopeByA(double a, double b) { return a; }");
        run("class Bent { int c; }");
        assertEquals("none", complaint("betterRate"));
        assertEquals("none", complaint("slopeByA"));
        assertEquals("none", complaint("Bent"));
    }

    @Test
    void anAnswerThatWasNeverRunIsMissing() {
        complains("betterRate", "There is no betterRate yet", "run the cell above");
    }

    @Test
    void aNumberWithACommaIsNotTheRightOneOfBefore() {
        run("double betterRate = 0.7;");
        run("double betterRate = 0,7;");
        complains("betterRate", "does not compile", "<identifier> expected", "no answer to check");
        run("double betterRate = 0.7;");
        assertEquals("none", complaint("betterRate"));
        run("betterRate = 0,7;");
        complains("betterRate", "does not compile", "';' expected");
        run("betterRate = 0.7;");
        assertEquals("none", complaint("betterRate"));
    }

    @Test
    void aMethodOrClassWithASyntaxErrorIsNotTheRightOneOfBefore() {
        run("double slopeByA(double a, double b) { return a; }");
        run("double slopeByA(double a, double b) { return a b; }");
        complains("slopeByA", "does not compile", "expected");
        run("class Bent extends Object { int c; }");
        run("class Bent extends Object { int c = 1 2; }");
        complains("Bent", "does not compile");
        run("java.util.List<String> networks = null;");
        run("java.util.List<String> networks = new java.util.ArrayList<>() 1;");
        complains("networks", "does not compile");
    }

    @Test
    void aTypeErrorIsQuotedInALine() {
        run("double betterRate = 0.7;");
        run("double betterRate = \"0.7\";");
        complains("betterRate", "does not compile (incompatible types: String cannot be converted to double)");
        run("double slopeByA(double a, double b) { return a.value(); }");
        complains("slopeByA", "does not compile", "double cannot be dereferenced");
    }

    @Test
    void aMisspeltNameIsNamed() {
        run("double slopeByA(double a, double b) { return rigth + lossat(a, b); }");
        complains("slopeByA", "slopeByA uses the unknown name", "lossat(double,double) and rigth", "misspelt");
        run("double rigth = 1; double lossat(double a, double b) { return a; }");
        assertEquals("none", complaint("slopeByA"));
        run("class Bent extends Linaer { }");
        complains("Bent", "unknown name Linaer");
    }

    @Test
    void aMisspeltNameInAHelperOfTheReaderIsNamedToo() {
        run("double helper(double a) { return rigth; }");
        assertTrue(new Cells(shell).unknownIn("helper").contains("helper uses the unknown name rigth"));
        assertTrue(new Cells(shell).unknownIn("other").startsWith("other uses a name that is unknown"));
    }

    @Test
    void aCallThatDoesNotCompileSaysNothingAboutTheAnswer() {
        run("double slopeByA(double a, double b) { return a; }");
        run("slopeByA(1 1)");
        run("double x = slopeByA(1 1);");
        run("String s() { return slopeByA(1 1); }");
        run("if (slopeByA(1, 1) == slopeByA(1 2)) { }");
        assertEquals("none", complaint("slopeByA"));
        run("double betterRate = 0.7;");
        run("betterRate == 0,7");
        assertEquals("none", complaint("betterRate"));
    }

    @Test
    void theVerdictNamesWhatIsMissingEvenWithoutAKernel() {
        var place = Exercises.class.getProtectionDomain().getCodeSource().getLocation();
        shell.addToClasspath(Path.of(URI.create(place.toString())).toString());
        run("import mlfz.exercises.*;");
        String check = "String check1() { return LinearModelExercises.meanAbsoluteError((p, t) -> mean(p, t)); }\n"
                + "Exercises.verdict(() -> check1(), \"mean\")";
        assertEquals("\"" + Cells.notThere("mean") + "\"", run(check));
        run("Object mean(java.util.List<?> p, java.util.List<?> t) { return rigth; }");
        assertTrue(run(check).contains("mean uses a name that is unknown"));
        run("Object rigth = null;");
        assertTrue(run(check).contains("meanAbsoluteError returns null"));
    }

    /** A kernel as IJava's is built: its evaluator holds the JShell. */
    private static final class Kernel {
        private final Evaluator.CodeEvaluator evaluator;
        private final String name = "a kernel";

        Kernel(JShell shell) {
            evaluator = new Evaluator.CodeEvaluator(shell);
        }

        @Override
        public String toString() {
            return name + evaluator;
        }
    }

    private static final class Evaluator {
        private record CodeEvaluator(JShell shell) {}
    }

    @Test
    void theShellIsFoundInKernelsOfBothKinds() {
        var jjava = new Object() {
            final JShell jshell = shell;
        };
        for (Object kernel : List.of(new Kernel(shell), jjava)) {
            assertEquals(Optional.of(Cells.notThere("x")), Cells.of(kernel).complaint("x"), kernel.toString());
        }
        assertEquals(shell, jjava.jshell);
    }

    @Test
    void whereNoShellIsFoundNothingIsComplainedOf() {
        for (Object kernel : List.of(new Kernel(null), "no kernel")) {
            assertEquals(Optional.empty(), Cells.of(kernel).complaint("x"));
        }
        assertEquals(Optional.empty(), Cells.of(null).complaint("x"));
        assertEquals(Optional.empty(), Cells.ofThisNotebook().complaint("x"));
    }
}
