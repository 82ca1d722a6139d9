package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations with several results, such as softmax. */
class ManyResultsTest {
    /** a², a·b and b³ of a and b; how often it is pulled back. */
    private int pulledBack;

    private final NaryOperation powers = new NaryOperation(
            "powers", x -> new double[] {x[0] * x[0], x[0] * x[1], x[1] * x[1] * x[1]}, (x, y, g, c) -> {
                pulledBack++;
                c[0] = g[0] * 2 * x[0] + g[1] * x[1];
                c[1] = g[1] * x[0] + g[2] * 3 * x[1] * x[1];
            });
    private final Scalar a = new Scalar(3);
    private final Scalar b = new Scalar(2);
    private final List<Scalar> results = Functions.results(powers, List.of(a, b));

    private void assertGradients(double byA, double byB) {
        assertEquals(byA, a.grad());
        assertEquals(byB, b.grad());
    }

    private void assertResultGradients(double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], results.get(i).grad(), "of result " + i);
        }
    }

    @Test
    void eachResultIsANodeThatIsAlwaysTheSame() {
        assertEquals(3, results.size());
        assertEquals(9, results.get(0).value());
        assertEquals(6, results.get(1).value());
        assertEquals(8, results.get(2).value());
        assertSame(results.get(1), results.get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> results.get(3));
        assertThrows(UnsupportedOperationException.class, () -> results.set(0, a));
    }

    @Test
    void oneNodeFeedsThemAll() {
        Scalar node = results.get(0).inputs().get(0);
        assertEquals(List.of(node), results.get(2).inputs());
        assertEquals(List.of(a, b), node.inputs());
        assertEquals("powers", node.operation().orElseThrow().symbol());
        assertSame(powers, node.operation().orElseThrow());
        assertSame(Elementwise.ITEM, results.get(2).operation().orElseThrow());
        assertEquals(2, results.get(2).plainNumber().orElseThrow());
    }

    @Test
    void thatNodeHasNoValueOfItsOwnAndNoGradients() {
        Scalar node = results.get(0).inputs().get(0);
        assertEquals(Double.NaN, node.value());
        node.backward();
        assertGradients(0, 0);
        assertResultGradients(0, 0, 0);
    }

    @Test
    void aResultCanBeTheEndOfTheGraph() {
        results.get(1).backward();
        assertGradients(2, 3);
        assertResultGradients(0, 1, 0);
    }

    @Test
    void resultsThatAreNotReachedHaveGradientZero() {
        results.get(2).mul(5).backward();
        assertResultGradients(0, 0, 5);
        results.get(0).mul(7).backward();
        assertResultGradients(7, 0, 0);
        assertGradients(7 * 2 * 3, 0);
    }

    @Test
    void theyArePulledBackOnceForAllOfThem() {
        Functions.sum(List.of(results.get(0), results.get(2), results.get(1))).backward();
        assertGradients(6 + 2, 3 + 12);
        assertEquals(1, pulledBack);
    }

    @Test
    void takenAsAWholeTheyAreOneInput() {
        Scalar sum = Functions.sum(results);
        sum.backward();
        assertGradients(6 + 2, 3 + 12);
        assertResultGradients(1, 1, 1);
        assertEquals(17 + 6, sum.value());
        assertEquals(results, sum.inputs());
        assertSame(results.get(2), sum.inputs().get(2));
    }

    @Test
    void wholeAndOneByOneTheirGradientsAdd() {
        Scalar mean = Functions.mean(results).mul(3);
        Scalar product = results.get(0).mul(results.get(1));
        for (Scalar total : List.of(mean.add(product), product.add(mean))) {
            total.backward();
            assertResultGradients(1 + 6, 1 + 9, 1);
            assertGradients(7 * 6 + 10 * 2, 10 * 3 + 12);
        }
        assertEquals(2, pulledBack);
    }

    @Test
    void aPartOfTheListIsAsGoodAsItsElements() {
        Functions.sum(results.subList(1, 3)).backward();
        assertResultGradients(0, 1, 1);
        assertGradients(2, 15);
    }

    @Test
    void wholeTwiceTheirGradientsAdd() {
        Functions.sum(results).add(Functions.sum(results).mul(2)).backward();
        assertResultGradients(3, 3, 3);
        assertGradients(3 * 8, 3 * 15);
    }

    @Test
    void aSecondBackwardGivesTheSame() {
        Scalar total = Functions.sum(results).add(results.get(1).mul(4));
        total.backward();
        total.backward();
        assertResultGradients(1, 5, 1);
        assertGradients(6 + 10, 15 + 12);
    }

    @Test
    void theyAreThoseOfTheValuesAtEvaluation() {
        Scalar sum = Functions.sum(results);
        a.setValue(100);
        sum.backward();
        assertEquals(23, sum.value());
        assertGradients(8, 15);
    }

    @Test
    void aResultThatIsGivenAnotherValueHasItInWhatIsComputedFromThenOn() {
        Scalar before = Functions.apply(squares(), results);
        results.get(1).setValue(100);
        Scalar after = Functions.apply(squares(), results);
        assertEquals(81 + 36 + 64, before.value());
        assertEquals(81 + 10_000 + 64, after.value());
        before.backward();
        assertResultGradients(18, 12, 16);
        after.backward();
        assertResultGradients(18, 200, 16);
        assertGradients(18 * 6 + 200 * 2, 200 * 3 + 16 * 12);
    }

    private static NaryOperation squares() {
        return new NaryOperation(
                "squares", x -> new double[] {x[0] * x[0] + x[1] * x[1] + x[2] * x[2]}, (x, y, g, c) -> {
                    for (int j = 0; j < x.length; j++) {
                        c[j] = 2 * x[j] * g[0];
                    }
                });
    }

    @Test
    void anInputThatIsThereTwiceGetsBothContributions() {
        Functions.sum(Functions.results(powers, List.of(a, a))).backward();
        assertEquals(2 * 3 + 3 + 3 + 3 * 9, a.grad());
    }

    @Test
    void anOperationMayHaveOneResultInAList() {
        NaryOperation square =
                new NaryOperation("square", x -> new double[] {x[0] * x[0]}, (x, y, g, c) -> c[0] = g[0] * 2 * x[0]);
        List<Scalar> one = Functions.results(square, List.of(a));
        one.get(0).mul(10).backward();
        assertEquals(60, a.grad());
        assertEquals(9, Functions.apply(square, List.of(a)).value());
    }

    @Test
    void theInputsAreThoseOfTheListWhenItWasGiven() {
        List<Scalar> inputs = new ArrayList<>(List.of(a, b));
        List<Scalar> own = Functions.results(powers, inputs);
        inputs.set(0, new Scalar(100));
        Functions.sum(own).backward();
        assertGradients(8, 15);
        assertThrows(
                UnsupportedOperationException.class,
                () -> own.get(0).inputs().get(0).inputs().set(0, b));
    }

    @Test
    void probabilitiesArePositiveAndAddUpToOne() {
        List<Scalar> p = Functions.softmax(List.of(new Scalar(1), new Scalar(2), new Scalar(4)));
        double sum = Math.E + Math.exp(2) + Math.exp(4);
        assertEquals(Math.E / sum, p.get(0).value(), 1e-16);
        assertEquals(Math.exp(2) / sum, p.get(1).value(), 1e-16);
        assertEquals(Math.exp(4) / sum, p.get(2).value(), 2e-16);
        assertEquals(1, Functions.sum(p).value(), 2e-16);
    }

    @Test
    void aSoftmaxHasTheDerivativesOfItsFormula() {
        List<Scalar> xs = List.of(new Scalar(0.5), new Scalar(-1), new Scalar(2));
        List<Scalar> p = Functions.softmax(xs);
        for (int i = 0; i < 3; i++) {
            p.get(i).backward();
            for (int j = 0; j < 3; j++) {
                double yi = p.get(i).value();
                double yj = p.get(j).value();
                assertEquals(i == j ? yi * (1 - yi) : -yi * yj, xs.get(j).grad(), 1e-16, i + " by " + j);
            }
        }
    }

    @Test
    void theSameNumberMoreOnAllLogitsChangesNoDigit() {
        double[] logits = {0.5, -1.25, 3};
        for (double shift : new double[] {1, -64, 1024}) {
            List<Scalar> p = Functions.softmax(scalars(logits, 0));
            List<Scalar> shifted = Functions.softmax(scalars(logits, shift));
            for (int i = 0; i < 3; i++) {
                assertEquals(p.get(i).value(), shifted.get(i).value());
            }
        }
    }

    private static List<Scalar> scalars(double[] values, double shift) {
        return Arrays.stream(values).mapToObj(x -> new Scalar(x + shift)).toList();
    }

    @Test
    void largeLogitsOverflowNothing() {
        List<Scalar> xs = scalars(new double[] {1000, -1000, 0}, 0);
        List<Scalar> p = Functions.softmax(xs);
        p.get(0).backward();
        for (int i = 0; i < 3; i++) {
            assertEquals(i == 0 ? 1 : 0, p.get(i).value());
            assertEquals(0, xs.get(i).grad());
        }
        List<Scalar> equal = scalars(new double[] {1000, 1000}, 0);
        List<Scalar> halves = Functions.softmax(equal);
        halves.get(1).backward();
        assertEquals(0.5, halves.get(0).value());
        assertEquals(-0.25, equal.get(0).grad());

        List<Scalar> low = scalars(new double[] {-1000, -1000}, 0);
        Scalar cost = Losses.crossEntropyWithLogits(List.of(low), List.of(1));
        cost.backward();
        assertEquals(Math.log(2), cost.value(), 1e-15);
        assertEquals(0.5, low.get(0).grad());
    }

    @Test
    void aLogitThatIsNoNumberMakesNoProbability() {
        List<Scalar> p = Functions.softmax(scalars(new double[] {0, Double.NaN}, 0));
        assertTrue(p.stream().allMatch(y -> Double.isNaN(y.value())));
    }

    @Test
    void allResultsOfOneBackwardHaveItsNumber() {
        Scalar total = results.get(0).add(results.get(1));
        total.backward();
        assertEquals(total.pass(), a.pass());
        assertEquals(total.pass(), results.get(1).pass());
        int before = total.pass();
        total.backward();
        assertTrue(a.pass() > before);
        assertNotEquals(total.pass(), results.get(2).pass(), "not reached");
    }

    @Test
    void aResultMovesByTheGradientThatItShows() {
        Scalar first = results.get(0);
        first.mul(2).add(Functions.sum(results)).backward();
        assertEquals(3, first.grad());
        double before = first.value();
        first.gradientUpdate(0.25);
        assertEquals(before - 0.75, first.value());
    }
}
