package mlfz.exercises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
        complains(
                "betterRate",
                "does not compile",
                "<identifier> expected",
                "no answer to check",
                "a point, not a comma");
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
        run("double slopeByA(double a, double b) { return a; }");
        run("String check2() { return check((a, b) -> slopeByA(a, b)); }");
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
        run("String check2() { return check((a, b) -> slopeByA(a, b)); }");
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

    /** A kernel as both are built: the number of the run in the base class; IJava's evaluator holds the JShell. */
    private static class BaseKernel {
        final AtomicInteger executionCount = new AtomicInteger(1);
    }

    private static final class IJavaKernel extends BaseKernel {
        final CodeEvaluator evaluator;

        IJavaKernel(JShell shell) {
            evaluator = new CodeEvaluator(shell);
        }
    }

    private record CodeEvaluator(JShell shell) {}

    private static final class JJavaKernel extends BaseKernel {
        final JShell jshell;

        JJavaKernel(JShell shell) {
            jshell = shell;
        }
    }

    @Test
    void theShellIsFoundInKernelsOfBothKinds() {
        for (Object kernel : List.of(new IJavaKernel(shell), new JJavaKernel(shell))) {
            assertEquals(Optional.of(Cells.notThere("x")), Cells.of(kernel).complaint("x"));
        }
    }

    @Test
    void aCellThatLacksABraceIsNotTheRightOneOfBefore() {
        var kernel = new IJavaKernel(shell);
        Supplier<String> complaint = () -> {
            kernel.executionCount.incrementAndGet();
            String told = Cells.of(kernel).complaint("slopeByA").orElse("none");
            run("\"a check\"");
            return told;
        };
        numbered(kernel, "double slopeByA(double a, double b) { return a; }");
        assertEquals("none", complaint.get());
        assertEquals("none", complaint.get());
        numbered(kernel, "double slopeByA(double a, double b) { return b;");
        assertTrue(complaint.get().contains("not complete"));
        assertTrue(complaint.get().contains("run the one above again"));
        numbered(kernel, "double slopeByA(double a, double b) { return b; }");
        assertEquals("none", complaint.get());
        numbered(kernel, "double other = 1;");
        assertEquals("none", complaint.get());
    }

    @Test
    void whatIsToldIsAboutTheLastOfSeveralWrongAnswers() {
        var kernel = new JJavaKernel(shell);
        UnaryOperator<String> told = body -> {
            numbered(kernel, "double slopeByA(double a, double b) {" + body);
            numbered(kernel, "\"a check\"");
            return Cells.of(kernel).complaint("slopeByA").orElse("none");
        };
        assertContains("unknown name rigth", told.apply(" return rigth; }"));
        assertContains("not complete", told.apply(" return a;"));
        assertContains("does not compile", told.apply(" return (a b); }"));
        assertContains("not complete", told.apply(" return a;"));
        assertEquals("none", told.apply(" return a; }"));
    }

    private static void assertContains(String words, String told) {
        assertTrue(told.contains(words), told);
    }

    @Test
    void anAssignmentAfterACellThatLacksABracketIsAnAnswer() {
        var kernel = new JJavaKernel(shell);
        numbered(kernel, "double betterRate = 0.7;");
        assertEquals(Optional.empty(), Cells.of(kernel).complaint("betterRate"));
        numbered(kernel, "betterRate = (0.7;");
        numbered(kernel, "betterRate");
        assertTrue(Cells.of(kernel).complaint("betterRate").orElse("").contains("not complete"));
        numbered(kernel, "betterRate = 0.6;");
        assertEquals(Optional.empty(), Cells.of(kernel).complaint("betterRate"));
    }

    private void numbered(BaseKernel kernel, String cell) {
        kernel.executionCount.incrementAndGet();
        run(cell);
    }

    @Test
    void whereNoShellIsFoundNothingIsComplainedOf() {
        for (Object kernel : List.of(new IJavaKernel(null), new JJavaKernel(null), new AtomicInteger(1))) {
            assertEquals(Optional.empty(), Cells.of(kernel).complaint("x"));
        }
        assertEquals(Optional.empty(), Cells.of(null).complaint("x"));
        assertEquals(Optional.empty(), Cells.ofThisNotebook().complaint("x"));
    }
}
