package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrays show in a notebook. That the kernels do ask for it is tested with the notebooks. */
class ArrayTextTest {
    static Stream<Arguments> textsOfValues() {
        return Stream.of(
                Arguments.of(new double[] {0.5, -1}, "[0.5, -1.0]"),
                Arguments.of(new double[0], "[]"),
                Arguments.of(new int[] {1, 2}, "[1, 2]"),
                Arguments.of(new boolean[] {true}, "[true]"),
                Arguments.of(new double[][] {{1}, {2, 3}, null}, "[[1.0], [2.0, 3.0], null]"),
                Arguments.of(new Scalar[] {new Scalar(3)}, "[Scalar(3.0)]"),
                Arguments.of(new String[] {"a", null}, "[a, null]"),
                Arguments.of(IntStream.rangeClosed(1, 10).toArray(), "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"),
                Arguments.of(IntStream.rangeClosed(1, 11).toArray(), "[1, 2, 3, …, 11] (11 in all)"),
                Arguments.of(List.of(new double[] {1, 2}, new double[] {3, 4}), "[[1.0, 2.0], [3.0, 4.0]]"),
                Arguments.of(Set.of(new int[] {1}), "[[1]]"),
                Arguments.of(
                        IntStream.range(0, 20).mapToObj(i -> new int[] {i}).toList(),
                        "[[0], [1], [2], …, [19]] (20 in all)"),
                Arguments.of(List.of(List.of(1), Map.of("a", 2)), "[[1], {a=2}]"),
                Arguments.of(Map.of("a", new double[] {1, 2}), "{a=[1.0, 2.0]}"),
                Arguments.of(new TreeMap<>(Map.of("a", List.of(new int[] {1}), "b", 2)), "{a=[[1]], b=2}"),
                Arguments.of(List.of(List.of(1), List.of(new int[] {2})), "[[1], [[2]]]"),
                Arguments.of(List.of(Map.of("a", new int[] {1})), "[{a=[1]}]"),
                Arguments.of(Map.of(), "{}"),
                Arguments.of(IntStream.rangeClosed(1, 12).boxed().toList(), "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]"));
    }

    @ParameterizedTest
    @MethodSource("textsOfValues")
    void anArrayShowsItsElementsAndManyTheFirstOnesAndTheLast(Object value, String text) {
        assertEquals(text, ArrayText.of(value));
    }

    @Test
    void anArrayThatContainsItselfHasAnEnd() {
        Object[] ring = {1, null};
        ring[1] = ring;
        assertEquals("[1, [1, [1, [1, ", ArrayText.of(ring).substring(0, 16));
        List<Object> list = new ArrayList<>(Arrays.asList(new int[] {1}, null));
        list.set(1, list);
        assertEquals("[[1], [[1], [[1], ", ArrayText.of(list).substring(0, 18));
    }

    @Test
    void aKernelIsToldOnceOfEachKindOfArray() {
        FakeKernel kernel = new FakeKernel();
        Notebook.showArrays(kernel);
        for (Object value : List.of(new double[1], new double[1][1], new int[1], new Scalar[0], new Object[0])) {
            FakeData data = new FakeData();
            kernel.functions.get(value.getClass()).render(value, new FakeContext(data));
            assertEquals("text/plain: " + ArrayText.of(value), data.text);
        }
    }

    @Test
    void whereThereIsNoKernelOrAnotherOneNothingChanges() {
        assertDoesNotThrow(() -> Notebook.showArrays());
        assertDoesNotThrow(() -> Notebook.showArrays("a kernel of another kind"));
    }

    /** The names and forms that the kernels have in common. */
    static final class FakeKernel {
        final Map<Class<?>, FakeFunction> functions = new HashMap<>();

        public FakeKernel getRenderer() {
            return this;
        }

        public FakeRegistration createRegistration(Class<?> type) {
            return new FakeRegistration(this, type);
        }
    }

    record FakeRegistration(FakeKernel kernel, Class<?> type) {
        public FakeRegistration preferring(String... types) {
            assertEquals(List.of("text/plain"), List.of(types));
            return this;
        }

        public void register(FakeFunction function) {
            assertEquals(null, kernel.functions.put(type, function));
        }
    }

    interface FakeFunction {
        void render(Object value, FakeContext context);
    }

    record FakeContext(FakeData data) {
        public FakeData getOutputContainer() {
            return data;
        }
    }

    static final class FakeData {
        private String text = "nothing";

        public void putText(String text) {
            this.text = "text/plain: " + text;
        }
    }
}
