package mlfz.nn.vectorized;

import static mlfz.nn.scalar.Functions.mean;
import static mlfz.nn.scalar.Functions.softmax;
import static mlfz.nn.scalar.Functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import mlfz.nn.Loss;
import mlfz.nn.scalar.Elementwise;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.NaryOperation;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that are not the same computation for every point and each time. */
class RefusalsTest {
    private static final Loss ENTROPY = Losses::binaryCrossEntropy;
    private static final Loss SQUARES = Losses::meanSquaredError;
    private static final NaryOperation PRODUCT =
            new NaryOperation("product", x -> new double[] {x[0] * x[1]}, (x, y, g, c) -> {
                c[0] = g[0] * x[1];
                c[1] = g[0] * x[0];
            });

    static Stream<Arguments> unfit() {
        int[] calls = {0};
        Random rng = new Random(1);
        Scalar[] kept = new Scalar[1];
        return Stream.of(
                refused(
                        "has a loss of its own for each point",
                        (p, x) -> Losses.meanSquaredError(List.of(p.get(0)), List.of(x[1])),
                        "mean squared error cannot be carried out for many points at a time"),
                refused(
                        "depends on the point",
                        (p, x) -> x[0] > 0 ? p.get(0).mul(x[0]) : p.get(0).add(2),
                        "operation 2 is + instead of ×"),
                refused(
                        "uses another parameter for some points",
                        (p, x) -> p.get(x[0] > 0 ? 0 : 1).mul(x[0]),
                        "operation 0, parameter, has other inputs or numbers"),
                refused(
                        "has constants instead of a parameter",
                        (p, x) -> (x[0] > 0 ? p.get(0) : new Scalar(2)).mul(x[0]),
                        "operation 0 is constant instead of parameter"),
                refused(
                        "has a parameter instead of constants",
                        (p, x) ->
                                (x[0] > 0 ? new Scalar(2) : p.get(0)).mul(x[0]).add(p.get(1)),
                        "operation 0 is parameter instead of constant"),
                refused(
                        "uses a number once or twice",
                        (p, x) -> {
                            Scalar a = p.get(0).mul(x[0]);
                            return a.add(x[0] > 0 ? a : p.get(0).mul(x[0]));
                        },
                        "is not the same number in both places"),
                refused(
                        "has an operation on many numbers of its own",
                        (p, x) -> Functions.apply(PRODUCT, List.of(p.get(0), p.get(1))),
                        "product cannot be carried out for many points at a time"),
                refused(
                        "has another operation of its own for each point",
                        (p, x) -> Functions.apply(Elementwise.unary("times", a -> a * x[0], (a, y) -> x[0]), p.get(0)),
                        "times, has other inputs or numbers"),
                refused(
                        "makes probabilities of several classes",
                        (p, x) -> softmax(List.of(p.get(0).mul(x[0]), p.get(1))).get(1),
                        "softmax cannot be carried out for many points at a time"),
                refused(
                        "is longer for some points",
                        (p, x) -> sum(x[0] > 0 ? List.of(p.get(0), p.get(1)) : List.of(p.get(0), p.get(1), p.get(0))),
                        "sum, has other inputs or numbers"),
                refused(
                        "adds or takes the mean",
                        (p, x) -> {
                            List<Scalar> terms = List.of(p.get(0), p.get(1).mul(x[0]));
                            return x[0] > 0 ? sum(terms) : mean(terms);
                        },
                        "operation 4 is mean instead of sum"),
                refused(
                        "branches on a value",
                        (p, x) -> p.get(0).value() > 0 ? p.get(0).mul(x[0]) : p.get(1),
                        "value of a Scalar"),
                refused("draws random numbers", (p, x) -> p.get(0).mul(rng.nextDouble()), "other numbers"),
                refused("changes from call to call", (p, x) -> calls[0]++ % 2 == 0 ? p.get(0) : p.get(1), "operation"),
                refused(
                        "keeps a result",
                        (p, x) -> {
                            kept[0] = kept[0] == null ? p.get(0).mul(p.get(1)) : kept[0];
                            return kept[0].mul(x[0]);
                        },
                        "kept"));
    }

    private static Arguments refused(String what, BiFunction<List<Scalar>, double[], Scalar> formula, String words) {
        return Arguments.of(what, new Formula(2, formula), SQUARES, words);
    }

    @ParameterizedTest(name = "a model that {0}")
    @MethodSource("unfit")
    void whatCannotBeRecordedIsRefused(String what, Formula model, Loss loss, String words) {
        List<double[]> xs = Formula.points(10);
        Map<String, Double> before = model.parameterValues();
        var e = assertThrows(
                IllegalStateException.class,
                () -> new VectorizedGradientDescent<>(model, loss).run(xs, Formula.labels(xs), 0.1, 5));
        assertTrue(e.getMessage().contains(words), e.getMessage());
        assertTrue(e.getMessage().contains("use GradientDescent"), e.getMessage());
        assertEquals(before, model.parameterValues());
        assertEquals(2, new Scalar(2).value(), "values can be read again");
    }

    @Test
    void aModelThatChangesDuringTrainingIsFoundOutAtTheEnd() {
        boolean[] changed = {false};
        Formula model = new Formula(2, (p, x) -> p.get(0).mul(changed[0] ? 2 * x[0] : x[0]));
        Map<String, Double> before = model.parameterValues();
        List<double[]> xs = Formula.points(10);
        var e = assertThrows(
                IllegalStateException.class,
                () -> new VectorizedGradientDescent<>(model, SQUARES)
                        .run(
                                xs,
                                Formula.labels(xs),
                                step -> {
                                    changed[0] = step == 3;
                                    return 0.1;
                                },
                                3));
        assertTrue(e.getMessage().contains("prediction for point 0"), e.getMessage());
        assertEquals(before, model.parameterValues());
    }
}
