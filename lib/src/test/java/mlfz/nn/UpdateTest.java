package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.VectorizedGradientDescent;
import mlfz.nn.vectorized.VectorizedModel;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step moves each parameter once, by the derivative of the loss of this step, or none of them. */
class UpdateTest {
    private static final double RATE = 0.02;

    /** All ways to train. */
    interface Training {
        void run(Model<Double> model, Loss loss, List<Double> xs, List<Double> ys, double lr, int steps);

        /** What a training with one point says when it fails. */
        default String failure(Class<? extends Exception> type, Model<Double> model, Loss loss) {
            return assertThrows(type, () -> run(model, loss, List.of(1.0), List.of(0.0), 0.1, 3))
                    .getMessage();
        }
    }

    static Stream<Named<Training>> trainings() {
        return Stream.of(
                Named.of(
                        "GradientDescent",
                        (model, loss, xs, ys, lr, steps) -> new GradientDescent<>(model, loss).run(xs, ys, lr, steps)),
                Named.of(
                        "VectorizedGradientDescent",
                        (model, loss, xs, ys, lr, steps) ->
                                new VectorizedGradientDescent<>(model, loss).run(xs, ys, lr, steps)),
                Named.of("a loop", (model, loss, xs, ys, lr, steps) -> {
                    for (int step = 1; step <= steps; step++) {
                        loss.apply(xs.stream().map(model).toList(), ys).backward();
                        model.gradientUpdate(lr);
                    }
                }),
                Named.of("a loop with a vectorized model", (model, loss, xs, ys, lr, steps) -> {
                    var lined = new VectorizedModel<>(model, xs);
                    for (int step = 1; step <= steps; step++) {
                        loss.apply(lined.predictions(), ys).backward();
                        model.gradientUpdate(lr);
                    }
                }));
    }

    /** gate + a·x while the gate is open, that is positive, and gate + b·x from there on. */
    private static final class Gated extends Model<Double> {
        private final Scalar gate = new Scalar(0.35);
        private final Scalar a = new Scalar(2);
        private final Scalar b = new Scalar(2);

        @Override
        public Scalar forward(Double x) {
            return gate.add((gate.value() > 0 ? a : b).mul(x));
        }
    }

    /** The same model, half of it in the loss, as a vectorized one may not read values. */
    private static final class HalfOfIt extends Model<Double> {
        private final Scalar gate = new Scalar(0.35);
        private final Scalar a = new Scalar(2);
        private final Scalar b = new Scalar(2);

        @Override
        public Scalar forward(Double x) {
            return a.mul(x);
        }

        Scalar loss(List<Scalar> predictions, List<Double> ys) {
            List<Scalar> all = new ArrayList<>();
            for (int i = 0; i < ys.size(); i++) {
                Scalar product = gate.value() > 0 ? predictions.get(i) : b.mul(i + 1);
                all.add(gate.add(product));
            }
            return Losses.meanSquaredError(all, ys);
        }
    }

    /** The same training in plain numbers: gate, a and b after so many steps. */
    private static double[] gateAAndB(int steps) {
        double gate = 0.35;
        double a = 2;
        double b = 2;
        for (int step = 1; step <= steps; step++) {
            boolean open = gate > 0;
            double factor = open ? a : b;
            double first = gate + factor;
            double second = gate + factor * 2;
            double byFactor = (2 * first + 2 * second * 2) / 2;
            gate -= RATE * (2 * first + 2 * second) / 2;
            if (open) {
                a -= RATE * byFactor;
            } else {
                b -= RATE * byFactor;
            }
        }
        return new double[] {gate, a, b};
    }

    @Test
    void theGateOfTheExampleClosesAfterFourSteps() {
        assertTrue(gateAAndB(3)[0] > 0);
        assertTrue(gateAAndB(4)[0] <= 0);
        assertEquals(1.2809, gateAAndB(4)[1], 5e-5);
        assertEquals(2, gateAAndB(4)[2]);
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void aParameterThatTheLossNoLongerDependsOnStays(Training training) {
        HalfOfIt model = new HalfOfIt();
        training.run(model, model::loss, List.of(1.0, 2.0), List.of(0.0, 0.0), RATE, 10);
        assertEquals(gateAAndB(4)[1], model.a.value(), 1e-14);
        assertEquals(gateAAndB(10)[2], model.b.value(), 1e-14);
        assertEquals(gateAAndB(10)[0], model.gate.value(), 1e-14);
    }

    @Test
    void soItDoesWhereTheModelBranches() {
        Gated model = new Gated();
        new GradientDescent<>(model, Losses::meanSquaredError).run(List.of(1.0, 2.0), List.of(0, 0), RATE, 10);
        assertEquals(gateAAndB(4)[1], model.a.value(), 1e-14);
        assertEquals(gateAAndB(10)[2], model.b.value(), 1e-14);
        assertEquals(gateAAndB(10)[0], model.gate.value(), 1e-14);
    }

    /** y = a·x + b, and c without influence. */
    static class Line extends Model<Double> {
        final Scalar a = new Scalar(1);
        final Scalar b = new Scalar(1);
        final Scalar c = new Scalar(1);

        @Override
        public Scalar forward(Double x) {
            return a.mul(x).add(b);
        }
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void aGradientFromBeforeTheTrainingIsNotUsed(Training training) {
        Line model = new Line();
        model.c.mul(100).backward();
        model.a.mul(100).backward();
        training.run(model, Losses::meanSquaredError, List.of(1.0), List.of(0.0), 0.125, 1);
        assertEquals("Line{a=0.5, b=0.5, c=1.0}", model.toString()); // the loss is (a + b)², its derivatives 4
    }

    @Test
    void aBadGradientThatALossBeforeHasLeftBehindIsOfNoInterest() {
        Line model = new Line();
        model.c.sub(1).pow(0.5).backward();
        assertEquals(Double.POSITIVE_INFINITY, model.c.grad());
        model.forward(2.0).backward();
        model.gradientUpdate(0.5);
        assertEquals("Line{a=0.0, b=0.5, c=1.0}", model.toString());
    }

    @Test
    void aGradientFromBeforeTheTrainingIsNotUsedInAStepWithoutInfluenceEither() {
        Line model = new Line();
        model.c.mul(100).backward();
        int[] step = {0};
        Loss loss = (predictions, ys) -> step[0]++ == 0 ? Losses.meanSquaredError(predictions, ys) : new Scalar(1);
        var e = assertThrows(
                IllegalStateException.class,
                () -> new GradientDescent<>(model, loss).run(List.of(1.0), List.of(0), 0.125, 5));
        assertTrue(e.getMessage().contains("at step 2 depends on none of the model's parameters"), e.getMessage());
        assertEquals("Line{a=0.5, b=0.5, c=1.0}", model.toString());
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void aLossThatDependsOnNoParameterIsAnError(Training training) {
        Line model = new Line();
        String told = training.failure(IllegalStateException.class, model, (p, y) -> new Scalar(4));
        assertTrue(told.contains("[a, b, c]"), told);
        assertTrue(told.contains("the very Scalars"), told);
        assertEquals("Line{a=1.0, b=1.0, c=1.0}", model.toString());
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void parametersThatAreCopiesAreFoundOut(Training training) {
        class Copies extends Line {
            @Override
            public Map<String, Scalar> parameters() {
                return Map.of("a", new Scalar(a.value()));
            }
        }
        Copies model = new Copies();
        String told = training.failure(IllegalStateException.class, model, Losses::meanSquaredError);
        assertTrue(told.contains("[a]") && told.contains("not copies") || told.contains("not with copies"), told);
        assertEquals(1, model.a.value());
    }

    @Test
    void aSecondUpdateWithoutABackwardIsAnErrorAndMovesNothing() {
        Line model = new Line();
        model.forward(2.0).backward();
        model.gradientUpdate(0.5);
        assertEquals("Line{a=0.0, b=0.5, c=1.0}", model.toString());
        var e = assertThrows(IllegalStateException.class, () -> model.gradientUpdate(0.5));
        assertTrue(e.getMessage().contains("call backward()"), e.getMessage());
        assertEquals("Line{a=0.0, b=0.5, c=1.0}", model.toString());
        assertEquals(2, model.a.grad(), "the gradient can still be read");
    }

    @Test
    void theLastOfSeveralBackwardsCounts() {
        Line model = new Line();
        model.forward(2.0).backward();
        model.a.mul(3).backward();
        model.gradientUpdate(0.5);
        assertEquals("Line{a=-0.5, b=1.0, c=1.0}", model.toString());
    }

    @Test
    void aGradientThatALaterLossHasPassedOverIsNotUsedLater() {
        Line model = new Line();
        model.c.mul(100).backward();
        model.forward(2.0).backward();
        model.gradientUpdate(0.5);
        assertThrows(IllegalStateException.class, () -> model.gradientUpdate(0.5));
        assertEquals("Line{a=0.0, b=0.5, c=1.0}", model.toString());
    }

    @Test
    void anUpdateOfTheModelsOwnIsUsedWithEachRate() {
        Map<Double, Integer> rates = new HashMap<>();
        class Frozen extends Line {
            @Override
            public void gradientUpdate(double lr) {
                rates.merge(lr, 1, Integer::sum);
            }
        }
        Frozen model = new Frozen();
        new GradientDescent<>(model, Losses::meanSquaredError)
                .run(List.of(1.0), List.of(0), step -> step < 3 ? 1 : 2, 5);
        assertEquals(Map.of(1.0, 2, 2.0, 3), rates);
        assertEquals("Frozen{a=1.0, b=1.0, c=1.0}", model.toString());
    }

    /** Momentum: v ← v/2 + ∂loss/∂w, w ← w − lr·v. The loss is w², with the derivative 2w, so three steps are easily done by hand. */
    @ParameterizedTest
    @MethodSource("trainings")
    void aModelMayMoveItsParametersInItsOwnWay(Training training) {
        class Momentum extends Model<Double> {
            final Scalar w = new Scalar(1);
            double v;

            @Override
            public Scalar forward(Double x) {
                return w.mul(x);
            }

            @Override
            public void gradientUpdate(double lr) {
                v = v / 2 + w.grad();
                w.setValue(w.value() - lr * v);
            }
        }
        Momentum model = new Momentum();
        training.run(model, Losses::meanSquaredError, List.of(1.0), List.of(0.0), 0.25, 1);
        assertEquals(0.5, model.w.value()); // v = 2
        training.run(model, Losses::meanSquaredError, List.of(1.0), List.of(0.0), 0.25, 2);
        assertEquals(-0.25, model.w.value()); // v = 1 + 1 and w = 0, then v = 1 + 0
    }

    @Test
    void aStepThatWouldMoveAParameterToInfinityMovesNone() {
        Pair pair = new Pair();
        pair.a.setValue(-1e308);
        pair.a.mul(1e308).add(pair.b).backward();
        var e = assertThrows(ArithmeticException.class, () -> pair.gradientUpdate(10));
        assertEquals(
                "a step of lr = 10.0 would take a from -1.0E308 to -Infinity, and no parameter has moved: start again from a "
                        + "new model with a smaller learning rate",
                e.getMessage());
        assertEquals(-1e308, pair.a.value());
        assertEquals(2, pair.b.value());
    }

    @Test
    void aBadRateIsToldBeforeAMissingGradient() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Pair().gradientUpdate(-1));
        assertTrue(e.getMessage().startsWith("learning rate lr = -1.0"), e.getMessage());
    }

    @Test
    void whatASubclassListsIsCheckedByName() {
        class Listing extends Block {
            Map<String, Scalar> listed;

            @Override
            public Map<String, Scalar> parameters() {
                return listed;
            }
        }
        Listing block = new Listing();
        assertEquals(
                "parameters()",
                assertThrows(NullPointerException.class, block::copyParameters).getMessage());
        block.listed = new HashMap<>();
        block.listed.put("w", null);
        for (Executable use : List.<Executable>of(
                () -> block.gradientUpdate(1),
                block::copyParameters,
                block::parameterValues,
                () -> block.loadParameters(Map.of("w", new Scalar(1))))) {
            assertEquals(
                    "parameter w", assertThrows(NullPointerException.class, use).getMessage());
        }
    }

    @Test
    void aSubclassMayLeaveOutWhatIsNotToMove() {
        class Frozen extends Pair {
            @Override
            public Map<String, Scalar> parameters() {
                Map<String, Scalar> parameters = new LinkedHashMap<>(super.parameters());
                parameters.remove("b");
                return parameters;
            }
        }
        Frozen frozen = new Frozen();
        frozen.a.mul(frozen.b).backward();
        frozen.gradientUpdate(0.25);
        assertEquals(0.5, frozen.a.value());
        assertEquals(2, frozen.b.value());
    }

    private static class Pair extends Block {
        final Scalar a = new Scalar(1);
        final Scalar b = new Scalar(2);
    }
}
