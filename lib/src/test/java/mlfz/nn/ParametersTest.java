package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

/** The parameters that a block finds in its fields. */
class ParametersTest {
    static class Weights extends Block {
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

    static void assertParameters(Block block, Object... namesAndValues) {
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
    void aListIsLookedAtWholeWhateverItsFirstElementIs() {
        class Mixed extends Block {
            final List<Object> layers = List.of("tanh", new Weights(1), "sigmoid", new Weights(2));
            final Object[] array = {0.5, new Scalar(3)};
            final List<Object> points = List.of(new double[] {1, 2}, List.of(new Scalar(4)));
            final Object[][] deep = {{new Object()}, {List.of(1, new Weights[] {new Weights(5)})}};
        }
        assertParameters(
                new Mixed(),
                "layers[1].weights[0]",
                1,
                "layers[3].weights[0]",
                2,
                "array[1]",
                3,
                "points[1][0]",
                4,
                "deep[1][0][1][0].weights[0]",
                5);
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
        assertEquals(
                "Block{s=2.0}",
                new Block() {
                    final Scalar s = new Scalar(2);
                }.toString());
    }
}
