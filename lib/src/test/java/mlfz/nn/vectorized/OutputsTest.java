package mlfz.nn.vectorized;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

/** Several numbers for each point, such as the logits of several classes. */
class OutputsTest {
    private final List<double[]> xs = Formula.points(40);
    private final Formula plain = new Formula(6, Formula::network);
    private final Formula model = new Formula(6, Formula::network);

    private static double[] gradients(Formula model) {
        return model.p.stream().mapToDouble(Scalar::grad).toArray();
    }

    private static void assertClose(double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-14 * Math.max(1, Math.abs(expected[i])), "p" + i);
        }
    }

    /** The logits of three classes. */
    private static List<Scalar> logits(Formula of, double[] x) {
        return IntStream.range(0, 3)
                .mapToObj(k -> of.p.get(2 * k)
                        .mul(x[0])
                        .add(Functions.tanh(of.p.get(2 * k + 1).mul(x[1]))))
                .toList();
    }

    @Test
    void severalOutputsOfAPointHaveTheDigitsOfThePlainLoop() {
        List<double[]> points = Formula.points(600); // more than one block
        List<Integer> classes = IntStream.range(0, 600).mapToObj(i -> i % 3).toList();
        Function<double[], List<Scalar>> outputs = x -> logits(model, x);
        for (int threads = 1; threads <= 2; threads++) {
            var all = new VectorizedModel<>(model, outputs, points, threads);
            assertEquals(600, all.outputs().size());
            Scalar expected = Losses.crossEntropyWithLogits(
                    points.stream().map(x -> logits(plain, x)).toList(), classes);
            Scalar loss = Losses.crossEntropyWithLogits(all.outputs(), classes);
            assertEquals(expected.value(), loss.value());
            expected.backward();
            loss.backward();
            assertClose(gradients(plain), gradients(model));
            all.verify();
        }
    }

    @Test
    void eachOutputHasItsGradients() {
        var all = new VectorizedModel<double[]>(model, x -> logits(model, x), xs, 1);
        for (int k = 0; k < 3; k++) {
            logits(plain, xs.get(11)).get(k).backward();
            all.outputs().get(11).get(k).mul(1).backward();
            double[] expected = gradients(plain);
            double[] actual = gradients(model);
            assertEquals(expected[2 * k], actual[2 * k]);
            assertEquals(expected[2 * k + 1], actual[2 * k + 1]);
            assertEquals(0, actual[(2 * k + 2) % 6]);
        }
    }

    @Test
    void outputsMayBeComputedFromEachOtherAndBeParameters() {
        Function<Formula, Function<double[], List<Scalar>>> outputs = of -> x -> {
            Scalar first = of.p.get(0).mul(x[0]).add(of.p.get(1));
            return List.of(first, first.mul(first).add(of.p.get(2)), of.p.get(2));
        };
        List<List<Scalar>> all = new VectorizedModel<>(model, outputs.apply(model), xs).outputs();
        List<List<Scalar>> expected = xs.stream().map(outputs.apply(plain)).toList();
        for (List<List<Scalar>> some : List.of(expected, all)) {
            List<Scalar> terms = new ArrayList<>();
            some.forEach(row ->
                    terms.add(row.get(0).add(row.get(1).mul(2)).add(row.get(2).mul(3))));
            Functions.sum(terms).backward();
        }
        assertClose(Arrays.copyOf(gradients(plain), 3), Arrays.copyOf(gradients(model), 3));
    }

    @Test
    void severalOutputsAreNoPredictions() {
        var all = new VectorizedModel<double[]>(model, x -> logits(model, x), xs, 1);
        var e = assertThrows(IllegalStateException.class, all::predictions);
        assertTrue(e.getMessage().contains("3 numbers for each point, not one: expected outputs()"), e.getMessage());
    }

    @Test
    void outputsThatAreMissingOrThereTwiceAreRefused() {
        assertRefused(x -> List.of(), "no result");
        assertRefused(x -> List.of(model.p.get(0), model.p.get(0)), "the same one twice");
        assertRefused(
                x -> x == xs.get(0) ? logits(model, x) : logits(model, x).subList(0, 2), "2 results instead of 3");
    }

    private void assertRefused(Function<double[], List<Scalar>> outputs, String words) {
        var e = assertThrows(IllegalStateException.class, () -> new VectorizedModel<>(model, outputs, xs, 1));
        assertTrue(e.getMessage().contains(words), e.getMessage());
    }
}
