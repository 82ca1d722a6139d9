package mlfz.nn.vectorized;

import static mlfz.nn.scalar.Functions.sum;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import mlfz.nn.GradientDescent;
import mlfz.nn.Loss;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves which parameter. */
class UpdatesTest {
    private static final Loss ENTROPY = Losses::binaryCrossEntropy;
    private static final Loss SQUARES = Losses::meanSquaredError;

    @Test
    void aLossMayUseTheParametersItself() {
        List<double[]> xs = Formula.points(50);
        List<Integer> ys = Formula.labels(xs);
        Function<Formula, Loss> decay = model -> (predictions, labels) -> Losses.binaryCrossEntropy(predictions, labels)
                .add(sum(model.p.stream().map(w -> w.pow(2)).toList()).mul(0.01));
        assertNearlyTheSame(() -> new Formula(8, Formula::network), decay, xs, ys);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aParameterMayBeInTheLossAlone(int alone) {
        List<double[]> xs = Formula.points(50);
        assertNearlyTheSame(
                () -> new Formula(2, (p, x) -> p.get(1 - alone).mul(x[0])),
                model -> (predictions, ys) -> Losses.meanSquaredError(predictions, ys)
                        .add(model.p.get(alone).pow(2)),
                xs,
                Formula.labels(xs));
    }

    @Test
    void aParameterMayHaveBeenComputedFromAnother() {
        List<double[]> xs = Formula.points(50);
        assertNearlyTheSame(
                () -> {
                    Scalar first = new Scalar(0.5);
                    return new Formula(
                            List.of(first, first.mul(2)),
                            (p, x) -> p.get(0).mul(x[0]).add(p.get(1).mul(x[1])));
                },
                model -> SQUARES,
                xs,
                Formula.labels(xs));
    }

    @Test
    void aParameterMayBeThePrediction() {
        List<double[]> xs = Formula.points(50);
        assertNearlyTheSame(() -> new Formula(1, (p, x) -> p.get(0)), model -> SQUARES, xs, Formula.labels(xs));
    }

    /** Where the loss uses parameters directly, its sums may be in another order. */
    private static void assertNearlyTheSame(
            Supplier<Formula> newModel, Function<Formula, Loss> loss, List<double[]> xs, List<Integer> ys) {
        Formula plain = newModel.get();
        Formula vectorized = newModel.get();
        double[] expected = new GradientDescent<>(plain, loss.apply(plain)).run(xs, ys, 0.1, 50);
        double[] losses = new VectorizedGradientDescent<>(vectorized, loss.apply(vectorized)).run(xs, ys, 0.1, 50);
        for (int i = 0; i < 50; i++) {
            assertEquals(expected[i], losses[i], 1e-13 * expected[i]);
        }
        plain.parameterValues()
                .forEach((name, value) ->
                        assertEquals(value, vectorized.parameterValues().get(name), 1e-12 * Math.abs(value), name));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aParameterThatTheLossDoesNotDependOnStaysWhateverItsOldGradientIs(int without) {
        List<double[]> xs = Formula.points(20);
        Formula plain = new Formula(2, (p, x) -> p.get(1 - without).mul(x[0]));
        Formula vectorized = new Formula(2, (p, x) -> p.get(1 - without).mul(x[0]));
        double before = plain.p.get(without).value();
        for (Formula model : List.of(plain, vectorized)) {
            model.p.get(without).mul(3).backward();
        }
        new GradientDescent<>(plain, SQUARES).run(xs, Formula.labels(xs), 0.25, 4);
        new VectorizedGradientDescent<>(vectorized, SQUARES).run(xs, Formula.labels(xs), 0.25, 4);
        assertEquals(before, plain.p.get(without).value());
        assertEquals(plain.parameterValues(), vectorized.parameterValues());
        assertNotEquals(before, vectorized.p.get(1 - without).value(), "the other one moves");
    }

    @Test
    void aLossThatDoesNotAskTheModelMovesWhatItDependsOnAlone() {
        List<double[]> xs = Formula.points(20);
        Formula model = new Formula(2, (p, x) -> p.get(0).mul(x[0]));
        Loss own = (predictions, ys) -> model.p.get(1).pow(2);
        double first = model.p.get(0).value();
        double second = model.p.get(1).value();
        model.p.get(0).mul(3).backward();
        new VectorizedGradientDescent<>(model, own).run(xs, Formula.labels(xs), 0.25, 2);
        assertEquals(first, model.p.get(0).value());
        assertEquals(second / 4, model.p.get(1).value()); // w − ¼ · 2w, twice
    }

    @Test
    void aScalarWithTwoNamesMovesOnce() {
        List<double[]> xs = Formula.points(20);
        Formula once = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        double[] expected = new GradientDescent<>(once, SQUARES).run(xs, Formula.labels(xs), 0.1, 10);
        Formula twice = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        twice.parameters.put("again", twice.p.get(0));
        assertArrayEquals(
                expected, new VectorizedGradientDescent<>(twice, SQUARES).run(xs, Formula.labels(xs), 0.1, 10));
        assertEquals(once.p.get(0).value(), twice.p.get(0).value());
    }

    @Test
    void anUpdateOfTheModelsOwnIsUsed() {
        class Frozen extends Model<double[]> {
            private final Scalar a = new Scalar(0.5);
            private final List<Double> rates = new ArrayList<>();

            @Override
            public Scalar forward(double[] x) {
                return a.mul(x[0]);
            }

            @Override
            public Map<String, Scalar> parameters() {
                return Map.of("a", a);
            }

            @Override
            public void gradientUpdate(double lr) {
                rates.add(lr);
            }
        }
        class Heir extends Frozen {}
        List<double[]> xs = Formula.points(20);
        for (Frozen model : List.of(new Frozen(), new Heir())) {
            new VectorizedGradientDescent<>(model, SQUARES).run(xs, Formula.labels(xs), 0.1, 3);
            assertEquals(List.of(0.1, 0.1, 0.1), model.rates);
            assertEquals(0.5, model.a.value());
        }
    }
}
