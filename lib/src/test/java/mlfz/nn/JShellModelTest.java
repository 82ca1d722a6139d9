package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Classes as notebooks make them: in a JShell of its own process. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JShellModelTest {
    private JShell shell;

    @BeforeAll
    void openAShell() {
        shell = JShell.create();
        shell.addToClasspath(System.getProperty("java.class.path"));
        run("import mlfz.nn.*;");
        run("import mlfz.nn.scalar.*;");
        run("import mlfz.nn.vectorized.*;");
        run("import java.util.*;");
    }

    @AfterAll
    void closeIt() {
        shell.close();
    }

    private String run(String code) {
        List<SnippetEvent> events = shell.eval(code);
        String value = null;
        for (SnippetEvent event : events) {
            if (event.status() == Snippet.Status.OVERWRITTEN) {
                continue; // the class of that name from before
            }
            assertEquals(
                    Snippet.Status.VALID,
                    event.status(),
                    () -> code + ": "
                            + shell.diagnostics(event.snippet())
                                    .map(d -> d.getMessage(null))
                                    .toList());
            assertTrue(event.exception() == null, () -> code + ": " + event.exception());
            value = event.value();
        }
        return value;
    }

    @Test
    void aModelMadeInJShellListsItsParametersByItself() {
        run("var rng = new Random(1);");
        run("Scalar shared = new Scalar(5);");
        run("class Layer extends Block { Scalar[][] A = {{new Scalar(1), new Scalar(2)}}; }");
        run(
                "class Net extends Model<Double> { private final Layer hidden = new Layer(); Scalar b = new Scalar(3);"
                        + " public Scalar forward(Double x) { return hidden.A[0][0].mul(x).add(hidden.A[0][1]).add(b).add(shared); } }");
        run("var net = new Net();");
        assertEquals("{hidden.A[0][0]=1.0, hidden.A[0][1]=2.0, b=3.0}", run("net.parameterValues()"));
        assertEquals("Net{hidden.A[0][0]=1.0, hidden.A[0][1]=2.0, b=3.0}", run("net"));
    }

    @Test
    void itTrainsWithTheSameDigitsPointByPointAndAllAtATime() {
        run("class Line extends Model<Double> { Scalar a = new Scalar(1); Scalar b = new Scalar(1);"
                + " public Scalar forward(Double x) { return a.mul(x).add(b); } }");
        run("var one = new Line();");
        run("var other = new Line();");
        String steps = ".run(List.of(0.5, 1.5, -1.0), List.of(1, 2, 3), 0.1, 20);";
        run("new GradientDescent<>(one, Losses::meanSquaredError)" + steps);
        run("new VectorizedGradientDescent<>(other, Losses::meanSquaredError)" + steps);
        assertEquals("true", run("one.parameterValues().equals(other.parameterValues()) && one.a.value() != 1"));
    }

    @Test
    void aClassMadeAnewHasItsOwnFields() {
        run("class Redone extends Block { Scalar a = new Scalar(1); }");
        assertEquals("{a=1.0}", run("new Redone().parameterValues()"));
        run("class Redone extends Block { Scalar b = new Scalar(2); Scalar a = new Scalar(3); }");
        assertEquals("{b=2.0, a=3.0}", run("new Redone().parameterValues()"));
    }
}
