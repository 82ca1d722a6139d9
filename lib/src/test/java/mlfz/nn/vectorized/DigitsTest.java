package mlfz.nn.vectorized;

import static mlfz.nn.scalar.Functions.apply;
import static mlfz.nn.scalar.Functions.cos;
import static mlfz.nn.scalar.Functions.exp;
import static mlfz.nn.scalar.Functions.mean;
import static mlfz.nn.scalar.Functions.relu;
import static mlfz.nn.scalar.Functions.sigmoid;
import static mlfz.nn.scalar.Functions.sin;
import static mlfz.nn.scalar.Functions.sum;
import static mlfz.nn.scalar.Functions.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.nn.GradientDescent;
import mlfz.nn.Loss;
import mlfz.nn.scalar.Elementwise;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training on all points at a time has the digits of the plain loop. */
class DigitsTest {
    private static final Loss ENTROPY = Losses::binaryCrossEntropy;
    private static final Loss SQUARES = Losses::meanSquaredError;
    private static final Elementwise CUBE = Elementwise.unary("cube", a -> a * a * a, (a, y) -> 3 * a * a);
    private static final Elementwise HYPOTENUSE = Elementwise.binary(
            "hypotenuse", (a, b) -> Math.sqrt(a * a + b * b), (a, b, y) -> a / y, (a, b, y) -> b / y);

    static Stream<Arguments> trainings() {
        return Stream.of(
                training("a network", () -> new Formula(4 * 9, Formula::network), ENTROPY),
                training(
                        "logistic regression",
                        () -> new Formula(
                                3,
                                (p, x) -> sigmoid(p.get(0)
                                        .mul(x[0])
                                        .add(p.get(1).mul(x[1]))
                                        .add(p.get(2)))),
                        ENTROPY),
                training(
                        "a line",
                        () -> new Formula(2, (p, x) -> p.get(0).mul(x[0]).add(p.get(1))),
                        SQUARES),
                training(
                        "a loss written out",
                        () -> new Formula(2, (p, x) -> p.get(0).mul(x[0]).add(p.get(1))),
                        Formula::writtenOut),
                training(
                        "a mean of terms",
                        () -> new Formula(2, (p, x) -> p.get(0).mul(x[0]).add(p.get(1))),
                        (predictions, ys) -> mean(IntStream.range(0, ys.size())
                                .mapToObj(i -> predictions
                                        .get(i)
                                        .sub(ys.get(i).doubleValue())
                                        .pow(2))
                                .toList())),
                training("every operation", () -> new Formula(2, Formula::everything), ENTROPY),
                training(
                        "parameters as second factors",
                        () -> new Formula(
                                3,
                                (p, x) -> sigmoid(
                                        tanh(new Scalar(x[0]).mul(p.get(0)).add(new Scalar(x[1]).mul(p.get(1))))
                                                .mul(p.get(2)))),
                        ENTROPY),
                training(
                        "parameters multiplied by each other",
                        () -> new Formula(2, (p, x) -> p.get(0).mul(p.get(1)).mul(x[0])),
                        SQUARES),
                training(
                        "a value that is added twice",
                        () -> new Formula(4, (p, x) -> {
                            Scalar twice = p.get(0).mul(x[0]);
                            return sigmoid(twice.add(p.get(1).mul(x[1]))
                                    .add(twice.add(
                                            p.get(2).mul(x[0]).add(p.get(3).mul(x[1])))));
                        }),
                        ENTROPY),
                training(
                        "functions multiplied and added",
                        () -> new Formula(
                                4,
                                (p, x) -> tanh(sin(p.get(0).mul(x[0]))
                                                .mul(cos(p.get(1).mul(x[1]))))
                                        .add(sin(p.get(2).mul(x[0]))
                                                .add(cos(p.get(3).mul(x[1]))))),
                        SQUARES),
                training(
                        "a loss of many operations",
                        () -> new Formula(2, (p, x) -> p.get(0).mul(x[0]).add(p.get(1))),
                        (predictions, ys) -> tanh(Losses.meanSquaredError(predictions, ys))
                                .add(predictions
                                        .get(0)
                                        .mul(predictions.get(1))
                                        .pow(2)
                                        .div(exp(predictions.get(2))
                                                .add(exp(predictions.get(3)).pow(predictions.get(4)))))),
                training(
                        "numbers of the points as factors of what is added",
                        () -> new Formula(
                                3,
                                (p, x) -> sum(List.of(
                                                tanh(p.get(0).mul(x[0])).mul(new Scalar(x[1])),
                                                new Scalar(x[0]).mul(cos(p.get(1))),
                                                tanh(p.get(0)).mul(x[1])))
                                        .add(cos(p.get(2)).mul(x[0]))),
                        SQUARES),
                training(
                        "operations of one's own",
                        () -> new Formula(
                                2,
                                (p, x) -> apply(
                                        HYPOTENUSE,
                                        apply(CUBE, p.get(0).mul(x[0])),
                                        p.get(1).add(apply(CUBE, p.get(1))))),
                        SQUARES),
                training(
                        "parameters that were computed, such as scaled random numbers",
                        () -> {
                            Random rng = new Random(5);
                            return new Formula(
                                    List.of(
                                            Scalar.random(rng).mul(0.5),
                                            Scalar.random(rng).sub(1),
                                            new Scalar(1).add(1)),
                                    (p, x) -> p.get(0)
                                            .mul(x[0])
                                            .add(p.get(1).mul(x[1]))
                                            .add(tanh(p.get(2)).mul(x[0])));
                        },
                        SQUARES),
                training(
                        "a parameter without influence",
                        () -> new Formula(2, (p, x) -> p.get(0).mul(x[0])),
                        SQUARES),
                training(
                        "labels between 0 and 1",
                        () -> new Formula(8, Formula::network),
                        (predictions, ys) -> Losses.binaryCrossEntropy(
                                predictions,
                                ys.stream().map(y -> 0.25 + y.doubleValue() / 2).toList())));
    }

    private static Arguments training(String name, Supplier<Formula> model, Loss loss) {
        return Arguments.of(name, model, loss);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trainings")
    void everyDigitIsThatOfThePlainLoop(String name, Supplier<Formula> newModel, Loss loss) {
        List<double[]> xs = Formula.points(120);
        List<Integer> ys = Formula.labels(xs);
        Formula plain = newModel.get();
        Formula vectorized = newModel.get();
        double[] expected = new GradientDescent<>(plain, loss).run(xs, ys, step -> step < 20 ? 0.1 : 0.05, 60);
        double[] losses =
                new VectorizedGradientDescent<>(vectorized, loss).run(xs, ys, step -> step < 20 ? 0.1 : 0.05, 60);
        assertArrayEquals(expected, losses);
        assertEquals(plain.parameterValues(), vectorized.parameterValues());
        assertTrue(losses[59] < losses[0], "it has learned nothing: " + losses[0] + ", " + losses[59]);
    }

    @Test
    void zeroAndMinusZeroAreTwoNumbers() {
        Formula model = new Formula(
                1, (p, x) -> p.get(0).mul(x[0]).rdiv(1).add(p.get(0).mul(x[1]).rdiv(1)));
        double prediction = new VectorizedModel<>(model, List.of(new double[] {0.0, -0.0}))
                .predictions()
                .get(0)
                .value();
        assertEquals(Double.NaN, prediction); // ∞ − ∞, and not ∞ + ∞
    }

    @Test
    void aLossMayChangeDuringTraining() {
        assertSameDigits(() -> {
            double[] factor = {1};
            return (predictions, ys) -> {
                factor[0] *= 0.9;
                return Losses.meanSquaredError(predictions, ys).mul(factor[0]);
            };
        });
    }

    @Test
    void aLossMayReadValuesAndBranch() {
        assertSameDigits(() -> (predictions, ys) -> {
            List<Scalar> costs = new ArrayList<>();
            for (int i = 0; i < predictions.size(); i++) {
                Scalar error = predictions.get(i).sub(ys.get(i));
                costs.add(Math.abs(error.value()) < 0.5 ? error.pow(2) : error.mul(Math.signum(error.value())));
            }
            return mean(costs);
        });
    }

    @Test
    void aLossMayTakeSomeOfThePoints() {
        assertSameDigits(() -> {
            int[] steps = {0};
            return (predictions, ys) -> {
                int from = 8 * (steps[0]++ % 5);
                return Losses.binaryCrossEntropy(predictions.subList(from, from + 8), ys.subList(from, from + 8));
            };
        });
    }

    private static void assertSameDigits(Supplier<Loss> loss) {
        List<double[]> xs = Formula.points(40);
        Formula plain = new Formula(8, Formula::network);
        Formula vectorized = new Formula(8, Formula::network);
        assertArrayEquals(
                new GradientDescent<>(plain, loss.get()).run(xs, Formula.labels(xs), 0.3, 12),
                new VectorizedGradientDescent<>(vectorized, loss.get()).run(xs, Formula.labels(xs), 0.3, 12));
        assertEquals(plain.parameterValues(), vectorized.parameterValues());
    }

    @Test
    void targetsAreThoseOfTheStartOfTheTraining() {
        List<double[]> xs = Formula.points(20);
        Formula expected = new Formula(8, Formula::network);
        double[] losses = new GradientDescent<>(expected, SQUARES).run(xs, Formula.labels(xs), 0.1, 3);
        Formula model = new Formula(8, Formula::network);
        List<Integer> ys = new ArrayList<>(Formula.labels(xs));
        assertArrayEquals(
                losses,
                new VectorizedGradientDescent<>(model, SQUARES)
                        .run(xs, ys, step -> 0.1, 3, (step, loss) -> ys.set(0, 1 - ys.get(0))));
        assertEquals(expected.parameterValues(), model.parameterValues());
    }

    /** Java adds −0 and −0 to −0, but a sum starts at 0. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSumOfUnitsThatAreAllOffIsZeroAsInTheGraph(boolean ofMean) {
        List<double[]> xs = List.of(new double[] {-1, 0}, new double[] {1, 0}, new double[] {-2, 0});
        Supplier<Formula> newModel = () -> new Formula(4, (p, x) -> {
            List<Scalar> terms = IntStream.range(0, 2)
                    .mapToObj(j -> p.get(2 * j).neg().mul(relu(p.get(2 * j + 1).mul(x[0]))))
                    .toList();
            return ofMean ? mean(terms) : sum(terms);
        });
        Formula plain = newModel.get();
        Formula vectorized = newModel.get();
        double[] expected = new GradientDescent<>(plain, SQUARES).run(xs, List.of(0, -1, 0), 0.1, 3);
        assertArrayEquals(
                expected, new VectorizedGradientDescent<>(vectorized, SQUARES).run(xs, List.of(0, -1, 0), 0.1, 3));
        assertEquals(plain.parameterValues(), vectorized.parameterValues());
    }
}
