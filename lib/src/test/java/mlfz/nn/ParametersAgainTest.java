package mlfz.nn;

import static mlfz.nn.ParametersTest.assertParameters;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mlfz.nn.ParametersTest.Weights;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

/** The parameters of a block that changes, or is asked again. */
class ParametersAgainTest {
    @Test
    void whatIsPutIntoAFieldLaterIsSeen() {
        class Growing extends Block {
            Scalar a = new Scalar(1);
            final List<Scalar> list = new ArrayList<>(List.of(new Scalar(2)));
            final Scalar[] array = {new Scalar(3)};
        }
        Growing block = new Growing();
        assertParameters(block, "a", 1, "list[0]", 2, "array[0]", 3);

        block.a = new Scalar(4);
        assertParameters(block, "a", 4, "list[0]", 2, "array[0]", 3);
        block.list.add(0, new Scalar(5));
        assertParameters(block, "a", 4, "list[0]", 5, "list[1]", 2, "array[0]", 3);
        block.array[0] = null;
        block.a = null;
        assertParameters(block, "list[0]", 5, "list[1]", 2);
        block.list.clear();
        assertParameters(block);
    }

    @Test
    void aListThatGetsLongerOrShorterAtItsEndIsSeen() {
        class Growing extends Block {
            final List<Scalar> list = new ArrayList<>(List.of(new Scalar(1)));
        }
        Growing block = new Growing();
        assertParameters(block, "list[0]", 1);
        block.list.add(new Scalar(2));
        assertParameters(block, "list[0]", 1, "list[1]", 2);
        block.list.remove(1);
        assertParameters(block, "list[0]", 1);
    }

    /** What a class has is looked up once; so this one is made anew each time. */
    @Test
    void soItIsInAClassThatIsMadeWhileTheProgramRuns() throws Exception {
        Block block = newTemplate(new Scalar(1));
        assertParameters(block, "base", 10, "own", 20, "rows[0][0]", 30, "part.weights[0]", 40);
    }

    private static Block newTemplate(Scalar captured) throws Exception {
        class Base extends Block {
            private final Scalar base = new Scalar(10);
        }
        class Template extends Base {
            static final Scalar SHARED = new Scalar(9);
            final transient Scalar last = new Scalar(2);
            final int number = 3;
            private final Scalar own = new Scalar(20);
            final Scalar[][] rows = {{new Scalar(30)}};
            final Weights part = new Weights(40);

            @SuppressWarnings("unused")
            Scalar sum() {
                return captured.add(own);
            }
        }
        try (InputStream code = ParametersAgainTest.class.getResourceAsStream(
                Template.class.getName().replaceAll(".*\\.", "") + ".class")) {
            Class<?> made = MethodHandles.lookup()
                    .defineHiddenClass(code.readAllBytes(), true)
                    .lookupClass();
            Constructor<?> constructor = made.getDeclaredConstructor(Scalar.class);
            constructor.setAccessible(true);
            return (Block) constructor.newInstance(captured);
        }
    }

    @Test
    void askedAgainTheyAreTheSameMapAsLongAsNothingHasChanged() {
        Weights block = new Weights(1, 2);
        Map<String, Scalar> before = block.parameters();
        assertSame(before, block.parameters());
        block.weights[0].setValue(3); // another value is no other parameter
        assertSame(before, block.parameters());
        assertThrows(UnsupportedOperationException.class, before::clear);
    }

    @Test
    void anElementThatGetsIntoTheListBesideItIsSeen() {
        List<Object> inner = new ArrayList<>(List.of(new Scalar(1)));
        class Nested extends Block {
            final List<Object> outer = new ArrayList<>(List.of(inner, new Scalar(2)));
        }
        Nested block = new Nested();
        assertParameters(block, "outer[0][0]", 1, "outer[1]", 2);
        inner.add(block.outer.remove(1));
        assertParameters(block, "outer[0][0]", 1, "outer[0][1]", 2);
    }
}
