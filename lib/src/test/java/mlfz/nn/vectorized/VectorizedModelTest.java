package mlfz.nn.vectorized;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import mlfz.nn.Model;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model at all points in loops of one's own. */
class VectorizedModelTest {
    private final List<double[]> xs = Formula.points(40);
    private final List<Integer> ys = Formula.labels(xs);
    private final Formula plain = new Formula(4 * 4, Formula::network);
    private final Formula model = new Formula(4 * 4, Formula::network);
    private final VectorizedModel<double[]> lined = new VectorizedModel<>(model, xs);

    private static double[] gradients(Formula model) {
        return model.p.stream().mapToDouble(Scalar::grad).toArray();
    }

    private List<Scalar> plainPredictions() {
        return xs.stream().map(plain).toList();
    }

    @ParameterizedTest
    @CsvSource({"400, 1, 10", "400, 2, 10", "400, 3, 10", "12100, 1, 3", "12100, 2, 3", "12100, 3, 3"})
    void theLoopHasTheDigitsOfThePlainLoopWithAnyNumberOfThreads(int count, int threads, int steps) {
        List<double[]> points = Formula.points(count);
        List<Integer> labels = Formula.labels(points);
        Formula line = new Formula(4 * 9, Formula::network);
        Formula vectorized = new Formula(4 * 9, Formula::network);
        var all = new VectorizedModel<>(vectorized, points, threads);
        for (int step = 1; step <= steps; step++) {
            Scalar expected =
                    Losses.binaryCrossEntropy(points.stream().map(line).toList(), labels);
            expected.backward();
            line.gradientUpdate(0.5);
            Scalar loss = Losses.binaryCrossEntropy(all.predictions(), labels);
            loss.backward();
            vectorized.gradientUpdate(0.5);
            assertEquals(expected.value(), loss.value(), "step " + step);
            assertArrayEquals(gradients(line), gradients(vectorized), "step " + step);
        }
        assertEquals(line.parameterValues(), vectorized.parameterValues());
        all.verify();
    }

    @Test
    void predictionsAreNodesOfAnOrdinaryGraph() {
        List<Scalar> predictions = lined.predictions();
        assertEquals(40, predictions.size());
        for (int i = 0; i < 40; i++) {
            assertEquals(plain.forward(xs.get(i)).value(), predictions.get(i).value());
        }
        Scalar node = predictions.get(7).inputs().get(0);
        assertEquals("the model at all points", node.operation().orElseThrow().symbol());
        assertEquals(model.p, node.inputs());
        assertSame(node, predictions.get(8).inputs().get(0));
        assertNotEquals(node, lined.predictions().get(8).inputs().get(0));
    }

    @Test
    void onePredictionHasTheGradientsOfItsPoint() {
        for (int i : new int[] {0, 17, 39}) {
            plain.forward(xs.get(i)).backward();
            lined.predictions().get(i).mul(1).backward();
            assertArrayEquals(gradients(plain), gradients(model));
        }
    }

    @Test
    void someOfThePointsAreAMiniBatch() {
        Losses.binaryCrossEntropy(plainPredictions().subList(5, 15), ys.subList(5, 15))
                .backward();
        List<Scalar> predictions = lined.predictions();
        Losses.binaryCrossEntropy(predictions.subList(5, 15), ys.subList(5, 15)).backward();
        assertArrayEquals(gradients(plain), gradients(model));
        assertEquals(0, predictions.get(4).grad());
        assertNotEquals(0, predictions.get(5).grad());
        assertEquals(0, predictions.get(15).grad());
    }

    @Test
    void aLossMayTakePredictionsOneByOneAndAsAWhole() {
        List<Scalar> one = plainPredictions();
        Losses.binaryCrossEntropy(one, ys).add(one.get(3).mul(one.get(8))).backward();
        List<Scalar> other = lined.predictions();
        Losses.binaryCrossEntropy(other, ys).add(other.get(3).mul(other.get(8))).backward();
        assertClose(gradients(plain), gradients(model)); // here the sums over points may be in another order
    }

    @Test
    void aLossMayHaveAPenaltyOnTheParameters() {
        Losses.binaryCrossEntropy(plainPredictions(), ys).add(penalty(plain)).backward();
        Losses.binaryCrossEntropy(lined.predictions(), ys).add(penalty(model)).backward();
        assertClose(gradients(plain), gradients(model));
    }

    private static Scalar penalty(Formula of) {
        return Functions.sum(of.p.stream().map(w -> w.pow(2)).toList()).mul(0.01);
    }

    private static void assertClose(double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-14 * Math.max(1, Math.abs(expected[i])), "p" + i);
        }
    }

    @Test
    void theGradientOfAnEarlierLossIsThatAtItsOwnParameters() {
        Scalar first = Losses.binaryCrossEntropy(lined.predictions(), ys);
        Losses.binaryCrossEntropy(plainPredictions(), ys).backward();
        double[] differences = differences();

        Scalar second = Losses.binaryCrossEntropy(lined.predictions(), ys);
        second.backward();
        model.gradientUpdate(3);
        Scalar third = Losses.binaryCrossEntropy(lined.predictions(), ys);
        assertNotEquals(first.value(), third.value());

        first.backward();
        assertArrayEquals(gradients(plain), gradients(model));
        for (int k = 0; k < differences.length; k++) {
            assertEquals(differences[k], model.p.get(k).grad(), 1e-9, "p" + k);
        }

        third.backward();
        plain.loadParameters(model.copyParameters());
        Losses.binaryCrossEntropy(plainPredictions(), ys).backward();
        assertArrayEquals(gradients(plain), gradients(model));
    }

    /** The derivatives of the plain loss by central differences: off by some h² = 10⁻¹⁰, and less by rounding. */
    private double[] differences() {
        double h = 1e-5;
        return plain.p.stream()
                .mapToDouble(w -> {
                    double value = w.value();
                    w.setValue(value + h);
                    double above =
                            Losses.binaryCrossEntropy(plainPredictions(), ys).value();
                    w.setValue(value - h);
                    double below =
                            Losses.binaryCrossEntropy(plainPredictions(), ys).value();
                    w.setValue(value);
                    return (above - below) / (2 * h);
                })
                .toArray();
    }

    @Test
    void lossesAtTwoSetsOfPointsAdd() {
        List<double[]> others = Formula.points(60).subList(45, 60);
        var second = new VectorizedModel<>(model, others);
        Losses.meanSquaredError(plainPredictions(), ys)
                .add(Functions.sum(others.stream().map(plain).toList()))
                .backward();
        Losses.meanSquaredError(lined.predictions(), ys)
                .add(Functions.sum(second.predictions()))
                .backward();
        assertClose(gradients(plain), gradients(model));
    }

    @Test
    void aSecondBackwardGivesTheSame() {
        Scalar loss = Losses.meanSquaredError(lined.predictions(), ys);
        loss.backward();
        double[] gradients = gradients(model);
        loss.backward();
        assertArrayEquals(gradients, gradients(model));
    }

    @Test
    void aParameterWithoutInfluenceKeepsItsGradient() {
        Formula some = new Formula(3, (p, x) -> p.get(2).mul(x[0]).add(p.get(0)));
        some.p.get(1).mul(7).backward();
        List<Scalar> predictions = new VectorizedModel<>(some, xs).predictions();
        assertEquals(
                List.of(some.p.get(0), some.p.get(2)),
                predictions.get(0).inputs().get(0).inputs());
        Functions.sum(predictions).backward();
        assertEquals(7, some.p.get(1).grad());
        assertEquals(40, some.p.get(0).grad());
    }

    @Test
    void pointsAreThoseOfTheListWhenItWasGiven() {
        List<double[]> points = new ArrayList<>(xs);
        var own = new VectorizedModel<>(model, points);
        points.clear();
        assertEquals(40, own.predictions().size());
        own.verify();
    }

    @Test
    void verifyFindsAModelThatHasChanged() {
        double[] factor = {1};
        Formula changing = new Formula(1, (p, x) -> p.get(0).mul(x[0] * factor[0]));
        var own = new VectorizedModel<>(changing, xs);
        changing.p.get(0).setValue(3);
        own.verify();
        factor[0] = 2;
        var e = assertThrows(IllegalStateException.class, own::verify);
        assertTrue(e.getMessage().contains("the prediction for point 0 is "), e.getMessage());
        assertTrue(e.getMessage().contains("use GradientDescent"), e.getMessage());
        factor[0] = 1;
        own.verify();
    }

    @Test
    void verifyFindsAModelThatComputesOtherwise() {
        boolean[] other = {false};
        Formula changing = new Formula(
                1, (p, x) -> other[0] ? p.get(0).add(x[0]) : p.get(0).mul(x[0]));
        var own = new VectorizedModel<>(changing, xs);
        other[0] = true;
        var e = assertThrows(IllegalStateException.class, own::verify);
        assertTrue(e.getMessage().contains("for point 0 than before"), e.getMessage());
    }

    @Test
    void aParameterThatHasBeenReplacedIsFoundOut() {
        class Replacing extends Model<double[]> {
            private Scalar a = new Scalar(1);

            @Override
            public Scalar forward(double[] x) {
                return a.mul(x[0]);
            }
        }
        Replacing replacing = new Replacing();
        var own = new VectorizedModel<>(replacing, xs);
        replacing.a = new Scalar(5);
        Losses.meanSquaredError(own.predictions(), ys).backward();
        var e = assertThrows(IllegalStateException.class, () -> replacing.gradientUpdate(0.1));
        assertTrue(e.getMessage().contains("no new gradient"), e.getMessage());
        e = assertThrows(IllegalStateException.class, own::verify);
        assertTrue(e.getMessage().contains("constant instead of parameter"), e.getMessage());
    }

    @Test
    void verifyLeavesTheGraphsOfPredictionsAsTheyAre() {
        Scalar loss = Losses.meanSquaredError(lined.predictions(), ys);
        loss.backward();
        double[] gradients = gradients(model);
        model.p.get(0).setValue(50);
        lined.verify();
        loss.backward();
        assertArrayEquals(gradients, gradients(model));
    }

    @Test
    void itsOutputsAreThePredictionsInRowsOfOne() {
        assertEquals(40, lined.outputs().size());
        assertEquals(1, lined.outputs().get(0).size());
        assertEquals(
                lined.predictions().get(3).value(),
                lined.outputs().get(3).get(0).value());
    }

    @Test
    void whatIsHandedOutShowsWhatItIs() {
        assertEquals("a model of " + model.p.size() + " parameters at 40 points", lined.toString());
        var descent = new VectorizedGradientDescent<>(model, Losses::meanSquaredError);
        assertEquals("no step taken yet", descent.toString());
        double[] losses = descent.run(xs, ys, 0.1, 2);
        assertEquals("loss " + losses[0] + " at step 1, " + losses[1] + " at step 2", descent.toString());
    }
}
