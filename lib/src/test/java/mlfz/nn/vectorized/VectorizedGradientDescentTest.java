package mlfz.nn.vectorized;

import static mlfz.nn.scalar.Functions.cos;
import static mlfz.nn.scalar.Functions.exp;
import static mlfz.nn.scalar.Functions.log;
import static mlfz.nn.scalar.Functions.mean;
import static mlfz.nn.scalar.Functions.relu;
import static mlfz.nn.scalar.Functions.sigmoid;
import static mlfz.nn.scalar.Functions.sin;
import static mlfz.nn.scalar.Functions.sum;
import static mlfz.nn.scalar.Functions.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.nn.GradientDescent;
import mlfz.nn.Loss;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorizedGradientDescentTest {

    /** A model with parameters p0, p1, … that start at random, and a formula of them. */
    private static final class Formula extends Model<double[]> {
        private final Map<String, Scalar> parameters = new LinkedHashMap<>();
        private final List<Scalar> p;
        private final BiFunction<List<Scalar>, double[], Scalar> formula;

        Formula(int count, BiFunction<List<Scalar>, double[], Scalar> formula) {
            Random rng = new Random(3);
            IntStream.range(0, count).forEach(i -> parameters.put("p" + i, Scalar.random(rng, 0.1, 1)));
            p = List.copyOf(parameters.values());
            this.formula = formula;
        }

        @Override
        public Scalar forward(double[] x) {
            return formula.apply(p, x);
        }

        @Override
        public Map<String, Scalar> parameters() {
            return parameters;
        }
    }

    private static final Loss ENTROPY = Losses::binaryCrossEntropy;
    private static final Loss SQUARES = Losses::meanSquaredError;

    @AfterEach
    void leaveTheThreadAsItWas() {
        Thread.interrupted();
    }

    private static List<double[]> points(int count) {
        Random rng = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(i -> new double[] {rng.nextGaussian(), rng.nextGaussian()})
                .toList();
    }

    private static List<Integer> labels(List<double[]> points) {
        return points.stream().map(x -> x[0] * x[1] > 0 ? 1 : 0).toList();
    }

    private static Scalar network(List<Scalar> p, double[] x) {
        List<Scalar> terms = new ArrayList<>();
        for (int j = 0; j < p.size() / 4; j++) {
            terms.add(p.get(4 * j)
                    .mul(tanh(p.get(4 * j + 1)
                            .mul(x[0])
                            .add(p.get(4 * j + 2).mul(x[1]))
                            .add(p.get(4 * j + 3)))));
        }
        return sigmoid(sum(terms));
    }

    /** Every operation, with Scalars and with plain numbers on either side. */
    private static Scalar everything(List<Scalar> p, double[] x) {
        Scalar a = p.get(0);
        Scalar b = p.get(1);
        Scalar shared = a.mul(x[0]).sub(b.mul(x[1]));
        Scalar positive = shared.mul(shared).add(1);
        Scalar constant = new Scalar(0.5);
        return sigmoid(mean(List.of(
                sin(shared),
                cos(shared),
                exp(shared.neg().div(4)),
                log(positive),
                relu(shared),
                tanh(a.sub(x[0])),
                positive.pow(b),
                positive.pow(-0.5),
                a.pow(2).mul(b),
                a.rsub(x[0]),
                positive.rdiv(x[1]),
                a.div(positive),
                constant.mul(a),
                b.mul(a),
                a.mul(a),
                shared.sub(1),
                tanh(a),
                positive.div(b).mul(constant),
                exp(log(a.add(b))))));
    }

    /** The loss of 8.0, written out. */
    private static Scalar writtenOut(List<Scalar> predictions, List<? extends Number> targets) {
        Scalar sum = new Scalar(0);
        for (int i = 0; i < predictions.size(); i++) {
            sum = sum.add(predictions.get(i).sub(targets.get(i).doubleValue()).pow(2));
        }
        return sum.div(predictions.size());
    }

    static Stream<Arguments> trainings() {
        return Stream.of(
                training("a network", () -> new Formula(4 * 9, VectorizedGradientDescentTest::network), ENTROPY),
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
                        VectorizedGradientDescentTest::writtenOut),
                training(
                        "a mean of terms",
                        () -> new Formula(2, (p, x) -> p.get(0).mul(x[0]).add(p.get(1))),
                        (predictions, ys) -> mean(IntStream.range(0, ys.size())
                                .mapToObj(i -> predictions
                                        .get(i)
                                        .sub(ys.get(i).doubleValue())
                                        .pow(2))
                                .toList())),
                training("every operation", () -> new Formula(2, VectorizedGradientDescentTest::everything), ENTROPY),
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
                        "a parameter without influence",
                        () -> new Formula(2, (p, x) -> p.get(0).mul(x[0])),
                        SQUARES),
                training(
                        "labels between 0 and 1",
                        () -> new Formula(8, VectorizedGradientDescentTest::network),
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
        List<double[]> xs = points(120);
        List<Integer> ys = labels(xs);
        Formula plain = newModel.get();
        Formula vectorized = newModel.get();
        double[] expected = new GradientDescent<>(plain, loss).run(xs, ys, step -> step < 20 ? 0.1 : 0.05, 60);
        double[] losses =
                new VectorizedGradientDescent<>(vectorized, loss).run(xs, ys, step -> step < 20 ? 0.1 : 0.05, 60);
        assertArrayEquals(expected, losses);
        assertEquals(plain.parameterValues(), vectorized.parameterValues());
        assertTrue(losses[59] < losses[0], "it has learned nothing: " + losses[0] + ", " + losses[59]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyDigitIsTheSameWithMoreThreadsAndPointsThanFitIntoOneArray(int threads) throws InterruptedException {
        List<double[]> xs = points(12_100);
        List<Integer> ys = labels(xs);
        Formula plain = new Formula(4 * 9, VectorizedGradientDescentTest::network);
        Formula vectorized = new Formula(4 * 9, VectorizedGradientDescentTest::network);
        double[] expected = new GradientDescent<>(plain, ENTROPY).run(xs, ys, 0.5, 20);
        assertArrayEquals(expected, new VectorizedGradientDescent<>(vectorized, ENTROPY, threads).run(xs, ys, 0.5, 20));
        assertEquals(plain.parameterValues(), vectorized.parameterValues());
        assertThreadsEnd();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoThreadsThatTrainTwoNetworksGetTheSameDigitsAsOneAfterTheOther(boolean vectorized) throws Exception {
        List<double[]> xs = points(100);
        List<Integer> ys = labels(xs);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            var together = new CyclicBarrier(2);
            List<Future<double[]>> trained = new ArrayList<>();
            for (double lr : new double[] {0.2, 0.1}) {
                trained.add(threads.submit(() -> {
                    Formula model = new Formula(8, VectorizedGradientDescentTest::network);
                    var training = vectorized
                            ? new VectorizedGradientDescent<>(model, ENTROPY)
                            : new GradientDescent<>(model, ENTROPY);
                    together.await();
                    return training.run(xs, ys, lr, 300);
                }));
            }
            for (int i = 0; i < 2; i++) {
                Formula model = new Formula(8, VectorizedGradientDescentTest::network);
                assertArrayEquals(
                        new GradientDescent<>(model, ENTROPY).run(xs, ys, i == 0 ? 0.2 : 0.1, 300),
                        trained.get(i).get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("vectorized loss"));
    }

    private static void assertThreadsEnd() throws InterruptedException {
        for (Thread thread : threads().toList()) {
            thread.join(10_000);
            assertFalse(thread.isAlive(), "a thread has not ended with the training");
        }
    }

    @Test
    void thereAreNoMoreThreadsThanBlocksOf512Points() throws InterruptedException {
        assertThreadsEnd(); // those of the tests before
        List<double[]> xs = points(1300);
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        List<Long> counts = new ArrayList<>();
        new VectorizedGradientDescent<>(model, SQUARES, 1000)
                .run(
                        xs,
                        labels(xs),
                        step -> 0.1,
                        2,
                        (step, loss) -> counts.add(threads().count()));
        assertEquals(List.of(2L, 2L), counts, "two more than the caller's");
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

    @Test
    void aLossMayUseTheParametersItself() {
        List<double[]> xs = points(50);
        List<Integer> ys = labels(xs);
        Function<Formula, Loss> decay = model -> (predictions, labels) -> Losses.binaryCrossEntropy(predictions, labels)
                .add(sum(model.p.stream().map(w -> w.pow(2)).toList()).mul(0.01));
        assertNearlyTheSame(() -> new Formula(8, VectorizedGradientDescentTest::network), decay, xs, ys);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aParameterMayBeInTheLossAlone(int alone) {
        List<double[]> xs = points(50);
        assertNearlyTheSame(
                () -> new Formula(2, (p, x) -> p.get(1 - alone).mul(x[0])),
                model -> (predictions, ys) -> Losses.meanSquaredError(predictions, ys)
                        .add(model.p.get(alone).pow(2)),
                xs,
                labels(xs));
    }

    @Test
    void aParameterMayBeThePrediction() {
        List<double[]> xs = points(50);
        assertNearlyTheSame(() -> new Formula(1, (p, x) -> p.get(0)), model -> SQUARES, xs, labels(xs));
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
    void aParameterThatTheLossDoesNotDependOnMovesByItsOldGradientAsInThePlainLoop(int without) {
        List<double[]> xs = points(20);
        Formula plain = new Formula(2, (p, x) -> p.get(1 - without).mul(x[0]));
        Formula vectorized = new Formula(2, (p, x) -> p.get(1 - without).mul(x[0]));
        double before = plain.p.get(without).value();
        for (Formula model : List.of(plain, vectorized)) {
            model.p.get(without).mul(3).backward();
        }
        new GradientDescent<>(plain, SQUARES).run(xs, labels(xs), 0.25, 4);
        new VectorizedGradientDescent<>(vectorized, SQUARES).run(xs, labels(xs), 0.25, 4);
        assertEquals(before - 4 * 0.25 * 3, plain.p.get(without).value(), 1e-15);
        assertEquals(plain.parameterValues(), vectorized.parameterValues());
    }

    @Test
    void aModelThatTheLossDoesNotAskKeepsItsGradientsAsInThePlainLoop() {
        List<double[]> xs = points(20);
        double[] values = new double[2];
        for (int k = 0; k < 2; k++) {
            Formula model = new Formula(2, (p, x) -> p.get(0).mul(x[0]));
            model.p.get(0).mul(3).backward();
            Loss own = (predictions, ys) -> model.p.get(1).pow(2);
            (k == 0 ? new GradientDescent<>(model, own) : new VectorizedGradientDescent<>(model, own))
                    .run(xs, labels(xs), 0.25, 2);
            values[k] = model.p.get(0).value();
        }
        assertEquals(values[0], values[1]);
    }

    @Test
    void aScalarWithTwoNamesIsMovedTwiceAsInThePlainLoop() {
        List<double[]> xs = points(20);
        double[][] results = new double[2][];
        for (int k = 0; k < 2; k++) {
            Formula model = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
            model.parameters.put("again", model.p.get(0));
            results[k] = (k == 0
                            ? new GradientDescent<>(model, SQUARES)
                            : new VectorizedGradientDescent<>(model, SQUARES))
                    .run(xs, labels(xs), 0.1, 10);
        }
        assertArrayEquals(results[0], results[1]);
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
        List<double[]> xs = points(20);
        for (Frozen model : List.of(new Frozen(), new Heir())) {
            new VectorizedGradientDescent<>(model, SQUARES).run(xs, labels(xs), 0.1, 3);
            assertEquals(List.of(0.1, 0.1, 0.1), model.rates);
            assertEquals(0.5, model.a.value());
        }
    }

    static Stream<Arguments> unfit() {
        int[] calls = {0};
        Random rng = new Random(1);
        Scalar[] kept = new Scalar[1];
        return Stream.of(
                refused(
                        "has a loss of its own for each point",
                        (p, x) -> Losses.meanSquaredError(List.of(p.get(0)), List.of(x[1])),
                        "mean squared error, has other inputs or numbers"),
                refused(
                        "depends on the point",
                        (p, x) -> x[0] > 0 ? p.get(0).mul(x[0]) : p.get(0).add(2),
                        "operation 2 is + 2.0 instead of ×"),
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
                        (p, x) -> (x[0] > 0 ? new Scalar(2) : p.get(0)).mul(x[0]),
                        "operation 0 is parameter instead of constant"),
                refused(
                        "uses a number once or twice",
                        (p, x) -> {
                            Scalar a = p.get(0).mul(x[0]);
                            return a.add(x[0] > 0 ? a : p.get(0).mul(x[0]));
                        },
                        "other inputs"),
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
                        "kept"),
                Arguments.of(
                        "has a loss that reads values",
                        new Formula(1, (p, x) -> p.get(0).mul(x[0])),
                        (Loss) (predictions, ys) ->
                                predictions.get(0).value() > 0 ? predictions.get(0) : predictions.get(1),
                        "value of a Scalar"));
    }

    private static Arguments refused(String what, BiFunction<List<Scalar>, double[], Scalar> formula, String words) {
        return Arguments.of(what, new Formula(2, formula), SQUARES, words);
    }

    @ParameterizedTest(name = "a model that {0}")
    @MethodSource("unfit")
    void whatCannotBeRecordedIsRefused(String what, Formula model, Loss loss, String words) {
        List<double[]> xs = points(10);
        Map<String, Double> before = model.parameterValues();
        var e = assertThrows(
                IllegalStateException.class,
                () -> new VectorizedGradientDescent<>(model, loss).run(xs, labels(xs), 0.1, 5));
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
        List<double[]> xs = points(10);
        var e = assertThrows(
                IllegalStateException.class,
                () -> new VectorizedGradientDescent<>(model, SQUARES)
                        .run(
                                xs,
                                labels(xs),
                                step -> {
                                    changed[0] = step == 3;
                                    return 0.1;
                                },
                                3));
        assertTrue(e.getMessage().contains("prediction for point 0"), e.getMessage());
        assertEquals(before, model.parameterValues());
    }

    @Test
    void aLossThatChangesDuringTrainingIsFoundOutAtTheEnd() {
        Formula model = new Formula(2, (p, x) -> p.get(0).mul(x[0]));
        Map<String, Double> before = model.parameterValues();
        List<double[]> xs = points(10);
        double[] factor = {1};
        var e = assertThrows(
                IllegalStateException.class,
                () -> new VectorizedGradientDescent<>(
                                model,
                                (List<Scalar> predictions, List<? extends Number> ys) ->
                                        mean(predictions).mul(factor[0]))
                        .run(
                                xs,
                                labels(xs),
                                step -> {
                                    factor[0] = 2;
                                    return 0.1;
                                },
                                3));
        assertTrue(e.getMessage().contains("the loss is"), e.getMessage());
        assertEquals(before, model.parameterValues());
    }

    @Test
    void targetsAreThoseOfTheStartOfTheTraining() {
        List<double[]> xs = points(20);
        for (var loss : List.<BiFunction<List<Scalar>, double[], Scalar>>of(
                Losses::meanSquaredError, Losses::binaryCrossEntropy)) {
            double[] ys = labels(xs).stream().mapToDouble(y -> y).toArray();
            Formula expected = new Formula(8, VectorizedGradientDescentTest::network);
            new GradientDescent<>(expected, (p, y) -> loss.apply(p, ys)).run(xs, labels(xs), 0.1, 3);
            Formula model = new Formula(8, VectorizedGradientDescentTest::network);
            new VectorizedGradientDescent<>(model, (p, y) -> loss.apply(p, ys))
                    .run(
                            xs,
                            labels(xs),
                            step -> 0.1,
                            3,
                            (step, value) -> ys[0] = step < 3
                                    ? 1 - ys[0]
                                    : labels(xs).get(0)); // as it was when the training ends and verifies
            assertEquals(expected.parameterValues(), model.parameterValues());
        }
    }

    @Test
    void aLossThatIsNoNumberIsNoComputationThatHasChanged() {
        Formula model = new Formula(1, (p, x) -> log(p.get(0).mul(-1)));
        List<double[]> xs = points(10);
        var diverged = assertThrows(
                ArithmeticException.class,
                () -> new VectorizedGradientDescent<>(model, SQUARES).run(xs, labels(xs), 0.1, 5));
        assertEquals(0, diverged.getSuppressed().length);
    }

    @Test
    void whatEndsATrainingIsNotHiddenByAModelThatHasChanged() {
        boolean[] changed = {false};
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(changed[0] ? 2 * x[0] : x[0]));
        List<double[]> xs = points(10);
        var training = new VectorizedGradientDescent<>(model, SQUARES);
        var diverged = assertThrows(
                ArithmeticException.class,
                () -> training.run(
                        xs,
                        labels(xs),
                        step -> {
                            changed[0] = true;
                            return 1e3;
                        },
                        500));
        assertSuppressed(diverged, "the computation has changed during training");
        changed[0] = false;
        model.p.get(0).setValue(0.5);
        var interrupted = assertThrows(
                CancellationException.class,
                () -> training.run(xs, labels(xs), step -> 0.1, 10, (step, loss) -> {
                    changed[0] = true;
                    Thread.currentThread().interrupt();
                }));
        assertSuppressed(interrupted, "the computation has changed during training");
    }

    private static void assertSuppressed(Exception e, String words) {
        assertEquals(1, e.getSuppressed().length);
        assertTrue(e.getSuppressed()[0].getMessage().contains(words), e.getSuppressed()[0].getMessage());
    }

    @Test
    void anIllegalStateOfWhoIsToldOfStepsIsNoModelThatHasChanged() {
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        List<double[]> xs = points(10);
        double before = model.p.get(0).value();
        var own = new IllegalStateException("my own");
        assertSame(
                own,
                assertThrows(
                        IllegalStateException.class,
                        () -> new VectorizedGradientDescent<>(model, SQUARES)
                                .run(xs, labels(xs), step -> 0.1, 5, (step, loss) -> {
                                    throw own;
                                })));
        assertEquals(0, own.getSuppressed().length);
        assertTrue(model.p.get(0).value() != before, "the step it was told of stays");
    }

    @Test
    void aModelWithAnIllegalStateOfItsOwnSaysSo() {
        var own = new IllegalStateException("my own");
        Formula model = new Formula(1, (p, x) -> {
            throw own;
        });
        List<double[]> xs = points(10);
        assertSame(
                own,
                assertThrows(
                        IllegalStateException.class,
                        () -> new VectorizedGradientDescent<>(model, SQUARES).run(xs, labels(xs), 0.1, 5)));
    }

    @Test
    void anotherThreadMayReadValuesWhileAGraphIsRecorded() {
        double[] read = new double[1];
        Formula model = new Formula(1, (p, x) -> {
            Thread other = new Thread(() -> read[0] = p.get(0).value());
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return p.get(0).mul(x[0]);
        });
        double value = model.p.get(0).value();
        List<double[]> xs = points(2);
        new VectorizedGradientDescent<>(model, SQUARES)
                .run(
                        xs,
                        labels(xs),
                        step -> {
                            assertEquals(value, read[0]);
                            return 0.1;
                        },
                        1);
    }

    @Test
    void aThreadThatHasRecordedMayReadValuesWhileAnotherRecords() throws InterruptedException {
        List<double[]> xs = points(2);
        new VectorizedGradientDescent<>(new Formula(1, (p, x) -> p.get(0).mul(x[0])), SQUARES)
                .run(xs, labels(xs), 0.1, 1);
        CountDownLatch recording = new CountDownLatch(1);
        CompletableFuture<Void> read = new CompletableFuture<>();
        Formula slow = new Formula(1, (p, x) -> {
            recording.countDown();
            read.join();
            return p.get(0).mul(x[0]);
        });
        Thread other = new Thread(() -> new VectorizedGradientDescent<>(slow, SQUARES).run(xs, labels(xs), 0.1, 1));
        other.start();
        try {
            recording.await();
            assertEquals(2, new Scalar(2).value());
        } finally {
            read.complete(null);
            other.join();
        }
    }

    @Test
    void trainingThatDivergesStopsWithTheStep() {
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        List<double[]> xs = points(10);
        var e = assertThrows(
                ArithmeticException.class,
                () -> new VectorizedGradientDescent<>(model, SQUARES).run(xs, labels(xs), 1e3, 500));
        assertTrue(e.getMessage().matches("the loss is .* at step \\d+: training diverged.*"), e.getMessage());
    }

    @Test
    void anInterruptEndsTraining() {
        Formula model = new Formula(1, (p, x) -> p.get(0).mul(x[0]));
        List<double[]> xs = points(10);
        var e = assertThrows(
                CancellationException.class,
                () -> new VectorizedGradientDescent<>(model, SQUARES, 2)
                        .run(
                                xs,
                                labels(xs),
                                step -> {
                                    if (step == 4) {
                                        Thread.currentThread().interrupt();
                                    }
                                    return 0.1;
                                },
                                10));
        assertTrue(e.getMessage().contains("before step 5 of 10"), e.getMessage());
        assertTrue(Thread.interrupted());
    }
}
