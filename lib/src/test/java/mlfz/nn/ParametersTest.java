package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

/** The parameters that a block finds in its fields. */
class ParametersTest {
    private static final Scalar SHARED_BY_ALL = new Scalar(9);

    private static class Weights extends Block {
        final Scalar[] weights;

        Weights(double... values) {
            weights = Arrays.stream(values).mapToObj(Scalar::new).toArray(Scalar[]::new);
        }
    }

    private static Map<String, Double> valuesInOrder(Object... namesAndValues) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
        }
        return values;
    }

    private static void assertParameters(Block block, Object... namesAndValues) {
        Map<String, Double> expected = valuesInOrder(namesAndValues);
        assertEquals(expected, block.parameterValues());
        assertEquals(
                List.copyOf(expected.keySet()), List.copyOf(block.parameters().keySet()));
    }

    @Test
    void fieldsComeInTheOrderOfTheirDeclarationThoseOfSuperclassesFirst() {
        class Base extends Block {
            final Scalar z = new Scalar(1);
            protected Scalar a = new Scalar(2);
        }
        class Middle extends Base {
            @SuppressWarnings("unused")
            private final Scalar m = new Scalar(3);
        }
        class Heir extends Middle {
            public Scalar b = new Scalar(4);
        }
        assertParameters(new Heir(), "z", 1, "a", 2, "m", 3, "b", 4);
    }

    @Test
    void theScalarsAreTheBlocksOwn() {
        Weights block = new Weights(1, 2);
        assertSame(block.weights[1], block.parameters().get("weights[1]"));
        block.parameters().get("weights[1]").setValue(7);
        assertEquals(7, block.weights[1].value());
    }

    @Test
    void arraysAndListsAreNumberedWhateverTheirDepth() {
        class Deep extends Block {
            final Scalar[][] A = {{new Scalar(1), new Scalar(2)}, {}, {new Scalar(3)}};
            final List<Scalar> list = List.of(new Scalar(4), new Scalar(5));
            final List<Scalar[]> rows = List.of(new Scalar[] {new Scalar(6)}, new Scalar[] {new Scalar(7)});
            final List<List<Scalar>> lists = List.of(List.of(), List.of(new Scalar(8)));
            final Object[] mixed = {new Scalar(9), List.of(new Scalar(10)), new Scalar[] {new Scalar(11)}};
        }
        assertParameters(
                new Deep(),
                "A[0][0]",
                1,
                "A[0][1]",
                2,
                "A[2][0]",
                3,
                "list[0]",
                4,
                "list[1]",
                5,
                "rows[0][0]",
                6,
                "rows[1][0]",
                7,
                "lists[1][0]",
                8,
                "mixed[0]",
                9,
                "mixed[1][0]",
                10,
                "mixed[2][0]",
                11);
    }

    @Test
    void anElementOfARowOfAMatrixHasBothIndices() {
        class Layer extends Block {
            final Scalar[][] A = new Scalar[1][4];
        }
        Layer layer = new Layer();
        Arrays.setAll(layer.A[0], Scalar::new);
        assertEquals(3, layer.parameters().get("A[0][3]").value());
    }

    @Test
    void whatIsNullOrEmptyIsLeftOut() {
        class Gaps extends Block {
            final Scalar nothing = null;
            final Scalar[] none = {};
            final Scalar[] some = {null, new Scalar(1), null};
            final List<Scalar> list = Arrays.asList(null, new Scalar(2));
            final Scalar[][] rows = {null, {new Scalar(3)}};
            final Weights part = null;
            final List<Scalar> noList = null;
        }
        assertParameters(new Gaps(), "some[1]", 1, "list[1]", 2, "rows[1][0]", 3);
    }

    @Test
    void partsAreNamedAfterTheirFields() {
        class Network extends Block {
            final Weights hidden = new Weights(1, 2, 3);
            final List<Weights> layers = List.of(new Weights(4), new Weights(5, 6));
            final Weights[] others = {new Weights(7)};
            final Scalar bias = new Scalar(8);
        }
        assertParameters(
                new Network(),
                "hidden.weights[0]",
                1,
                "hidden.weights[1]",
                2,
                "hidden.weights[2]",
                3,
                "layers[0].weights[0]",
                4,
                "layers[1].weights[0]",
                5,
                "layers[1].weights[1]",
                6,
                "others[0].weights[0]",
                7,
                "bias",
                8);
    }

    @Test
    void aPartThatIsInTwoPlacesHasItsParametersTwice() {
        class Twins extends Block {
            final Weights left = new Weights(1);
            final Weights right = left;
        }
        Twins twins = new Twins();
        assertParameters(twins, "left.weights[0]", 1, "right.weights[0]", 1);
        assertSame(twins.parameters().get("left.weights[0]"), twins.parameters().get("right.weights[0]"));
    }

    @Test
    void thePartSaysItselfWhichParametersItHas() {
        class Named extends Weights {
            Named() {
                super(1, 2);
            }

            @Override
            public Map<String, Scalar> parameters() {
                return Map.of("first", weights[0]);
            }
        }
        assertParameters(new Named(), "first", 1);
    }

    @Test
    void whatIsNoPartOfTheBlockIsLeftOut() {
        Scalar captured = new Scalar(1);
        class Plain extends Block {
            static final Scalar SHARED = SHARED_BY_ALL;
            final transient Scalar last = new Scalar(2);
            final int number = 3;
            final double[] numbers = {4};
            final String text = "5";
            final Map<String, Scalar> map = Map.of("a", new Scalar(6));
            final Scalar own = new Scalar(7);

            Scalar sum() {
                return captured.add(own); // so that the class has a hidden field for the local variable
            }
        }
        Plain plain = new Plain();
        assertEquals(8, plain.sum().value());
        assertParameters(plain, "own", 7);
    }

    @Test
    void aBlockInsideAnotherObjectDoesNotListThatObjectsFields() {
        class Outer extends Block {
            final Scalar outer = new Scalar(1);

            class Inner extends Block {
                final Scalar inner = new Scalar(2);

                Scalar sum() {
                    return outer.add(inner);
                }
            }
        }
        Outer.Inner inner = new Outer().new Inner();
        assertEquals(3, inner.sum().value());
        assertParameters(inner, "inner", 2);
    }

    @Test
    void aBlockThatContainsItselfIsRefused() {
        class Ring extends Block {
            final Scalar a = new Scalar(1);
            Block next;
        }
        Ring ring = new Ring();
        ring.next = ring;
        var e = assertThrows(IllegalStateException.class, ring::parameters);
        assertEquals("next contains the block that it is a part of", e.getMessage());

        Ring other = new Ring();
        ring.next = other;
        other.next = ring;
        e = assertThrows(IllegalStateException.class, ring::parameters);
        assertEquals("next.next contains the block that it is a part of", e.getMessage());

        other.next = new Weights(2);
        assertParameters(ring, "a", 1, "next.a", 1, "next.next.weights[0]", 2);
    }

    @Test
    void twoFieldsOfOneNameAreRefused() {
        class Base extends Block {
            final Scalar a = new Scalar(1);
        }
        class Heir extends Base {
            @SuppressWarnings({"unused", "HidingField"})
            final Scalar a = new Scalar(2);
        }
        var e = assertThrows(IllegalStateException.class, () -> new Heir().parameters());
        assertTrue(e.getMessage().contains("two parameters a: name the fields differently"), e.getMessage());
    }

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
        try (InputStream code = ParametersTest.class.getResourceAsStream(
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
    void aListOfManyPointsCostsNoWalkThroughThem() {
        List<double[]> points = new AbstractList<>() {
            @Override
            public double[] get(int i) {
                return i == 0 ? new double[2] : fail("point " + i + " was looked at");
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
        class WithData extends Block {
            @SuppressWarnings("unused")
            final List<double[]> data = points;

            final List<Integer> labels = Collections.nCopies(Integer.MAX_VALUE, 1);
            final Scalar a = new Scalar(1);
        }
        assertParameters(new WithData(), "a", 1);
    }

    @Test
    void theTextNamesTheParametersOfManyTheFirstOnes() {
        assertEquals("Weights{weights[0]=1.0, weights[1]=2.0}", new Weights(1, 2).toString());
        assertEquals("Weights{}", new Weights().toString());
        String eight = new Weights(1, 2, 3, 4, 5, 6, 7, 8).toString();
        assertTrue(eight.endsWith("weights[7]=8.0}"), eight);
        assertEquals(
                "Weights{weights[0]=1.0, weights[1]=2.0, weights[2]=3.0, weights[3]=4.0, … 9 parameters in all}",
                new Weights(1, 2, 3, 4, 5, 6, 7, 8, 9).toString());
        assertEquals(
                "Model{a=1.0}",
                new Model<Double>() {
                    final Scalar a = new Scalar(1);

                    @Override
                    public Scalar forward(Double x) {
                        return a.mul(x);
                    }
                }.toString());
    }
}
