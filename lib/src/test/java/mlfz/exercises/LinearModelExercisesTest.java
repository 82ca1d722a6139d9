package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.line;
import static mlfz.exercises.Rows.row;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import mlfz.exercises.Rows.Line;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearModelExercisesTest {
    private static final Line DATA = line(28);

    private static Rows.Row rate(Object answer, String... words) {
        return row(() -> LinearModelExercises.betterRate(answer, DATA.xs(), DATA.ys()), words);
    }

    @Test
    void aRateIsToldWhichWayToGo() {
        assertTold(
                rate(0.2, "0.0188", "larger steps"),
                rate(0.55, "larger steps"),
                rate(0.56, "Right"),
                rate(0.7, "Right"),
                rate(0.75, "Right"),
                rate(0.76, "smaller steps"),
                rate(0.9, "smaller steps"),
                rate(1e300, "smaller steps"),
                rate(0.7f, "Right"));
    }

    @Test
    void aRateThatIsNoneIsToldWhatARateIs() {
        assertTold(
                rate(0.0, "has to be positive"),
                rate(-0.1, "has to be positive"),
                rate(Double.NaN, "has to be positive"),
                rate(Double.POSITIVE_INFINITY, "smaller steps"),
                rate(null, "null", "a number"),
                rate("0.7", "a String", "a number"),
                rate(new double[] {0.7}, "a double[]", "a number"),
                rate(1L, "smaller steps"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 28, 42, 100, 2024})
    void withAnySeedSomeRateIsRightAndTheHintsLeadThere(long seed) {
        Line data = line(seed);
        double low = 0;
        double high = 10;
        String told = "";
        for (int i = 0; i < 60 && !told.startsWith("Right"); i++) {
            double rate = (low + high) / 2;
            told = LinearModelExercises.betterRate(rate, data.xs(), data.ys());
            if (told.contains("smaller")) {
                high = rate;
            } else {
                low = rate;
            }
        }
        assertTrue(told.startsWith("Right"), told);
    }

    @Test
    void theirOwnPointsMayBeAnywhere() {
        List<Double> xs = IntStream.range(0, 50).mapToObj(i -> 100.0 + i).toList();
        List<Double> ys = xs.stream().map(x -> 3 * x + Math.sin(x)).toList();
        double best = new BestLine(xs, ys).bestRate(30, 0);
        assertTold(
                row(() -> LinearModelExercises.betterRate(best, xs, ys), "Right"),
                row(() -> LinearModelExercises.betterRate(0.2, xs, ys), "smaller steps"),
                row(() -> LinearModelExercises.betterRate(0.2, xs, List.of()), "50 xs and 0 ys"));
    }

    /** The loss as the notebook computes it. */
    private static double lossAt(double a, double b) {
        return Losses.meanSquaredError(
                        DATA.xs().stream().map(x -> new Scalar(a).mul(x).add(b)).toList(), DATA.ys())
                .value();
    }

    private static Rows.Row slope(Answer.Two<Double, Double> answer, String... words) {
        return row(() -> LinearModelExercises.slopeByA(answer, DATA.xs(), DATA.ys()), words);
    }

    @Test
    void theSlopeByTwoLossesIsRight() {
        assertTold(
                slope((a, b) -> (lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b)) / (2 * 1e-6), "Right"),
                slope((a, b) -> (lossAt(a + 0.01, b) - lossAt(a - 0.01, b)) / 0.02, "Right"),
                slope((a, b) -> (lossAt(a + 1e-6, b) - lossAt(a, b)) / 1e-6, "Right"));
    }

    @Test
    void aSlopeThatIsWrongIsToldWhy() {
        assertTold(
                slope((a, b) -> 0.0, "gives 0.0000", "2.1625", "Replace the 0"),
                slope((a, b) -> lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b), "/ (2 * h)", "how far a has moved"),
                slope(
                        (a, b) -> (lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b)) / 2 * 1e-6,
                        "from left to right",
                        "(2 * h)"),
                slope((a, b) -> (lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b)) / 1e-6, "How far apart"),
                slope((a, b) -> (lossAt(a + 1e-6, b) - lossAt(a, b)) / 2e-6, "Half of it"),
                slope((a, b) -> (lossAt(a - 1e-6, b) - lossAt(a + 1e-6, b)) / 2e-6, "sign is reversed"),
                slope((a, b) -> (lossAt(a + 1e-20, b) - lossAt(a - 1e-20, b)) / 2e-20, "h so tiny", "1e-6"),
                slope((a, b) -> (lossAt(a, b + 1e-6) - lossAt(a, b - 1e-6)) / 2e-6, "with respect to b"),
                slope(
                        (a, b) -> (lossAt(a + 1e-6, 1) - lossAt(a - 1e-6, 1)) / 2e-6,
                        "slopeByA(0.5, -1.0)",
                        "not always 1"),
                slope((a, b) -> lossAt(a, b), "the loss itself"),
                slope((a, b) -> 2.1625, "slopeByA(0.5, -1.0)", "Compare the losses"),
                slope((a, b) -> (lossAt(a + 1, b) - lossAt(a, b)) / 1, "tiny h"),
                slope((a, b) -> Double.NaN, "NaN", "a + h and a - h"));
    }

    private static double endless(double a) {
        return endless(a) + 1;
    }

    @Test
    void aSlopeThatIsNoNumberIsToldSo() {
        assertTold(
                slope((a, b) -> null, "returns null", "a number"),
                slope((a, b) -> new Scalar(1), "returns a Scalar", "a number"),
                slope((a, b) -> 2L, "gives 2.0000"),
                slope((a, b) -> endless(a), "StackOverflowError", "without end"),
                slope((a, b) -> DATA.xs().get(100), "IndexOutOfBounds"),
                slope(
                        (a, b) -> {
                            throw new Exception("two\nlines");
                        },
                        "Exception: two lines"));
    }

    private static Rows.Row absolute(Answer.Two<List<Scalar>, List<Double>> answer, String... words) {
        return row(() -> LinearModelExercises.meanAbsoluteError(answer), words);
    }

    /** A sum over all errors, each made by the function. */
    private static Scalar sum(List<Scalar> ps, List<Double> ts, Function<Scalar, Scalar> term) {
        var sum = new Scalar(0);
        for (int i = 0; i < ps.size(); i++) {
            sum = sum.add(term.apply(ps.get(i).sub(ts.get(i))));
        }
        return sum;
    }

    private static Scalar size(Scalar error) {
        return error.value() >= 0 ? error : error.neg();
    }

    private static double plainSum(List<Scalar> ps, List<Double> ts) {
        double sum = 0;
        for (int i = 0; i < ps.size(); i++) {
            sum += Math.abs(ps.get(i).value() - ts.get(i));
        }
        return sum;
    }

    @Test
    void theMeanAbsoluteErrorIsRightWhateverTheSlopeAtNoError() {
        assertTold(
                absolute((p, t) -> sum(p, t, e -> size(e)).div(p.size()), "Right"),
                absolute((p, t) -> sum(p, t, e -> e.value() > 0 ? e : e.neg()).div(p.size()), "Right"),
                absolute(
                        (p, t) -> sum(p, t, e -> e.value() == 0 ? e.mul(0) : size(e))
                                .div(p.size()),
                        "Right"));
    }

    @Test
    void aMeanAbsoluteErrorThatIsWrongIsToldWhy() {
        assertTold(
                absolute((p, t) -> null, "returns null", "a Scalar"),
                absolute((p, t) -> 1.5, "returns a double", "a Scalar"),
                absolute((p, t) -> Losses.meanSquaredError(p, t), "is 3.5", "mean of the squares"),
                absolute((p, t) -> sum(p, t, e -> e).div(p.size()), "cancel"),
                absolute((p, t) -> size(sum(p, t, e -> e)).div(p.size()), "cancel"),
                absolute((p, t) -> new Scalar(plainSum(p, t)), "Divide the sum"),
                absolute((p, t) -> sum(p, t, e -> size(e)), "Divide the sum"),
                absolute((p, t) -> sum(p, t, e -> size(e)).div(4), "-1, 5", "not always 4"),
                absolute((p, t) -> sum(p, t, e -> size(e)).div(-p.size()), "sign is reversed"),
                absolute((p, t) -> sum(p, t, e -> e.pow(2)).div(p.size()).pow(0.5), "root"),
                absolute((p, t) -> new Scalar(1.5), "value is right", "derivative"),
                absolute((p, t) -> new Scalar(Double.NaN), "NaN", "errors are 1, 2, 3, 0"),
                absolute((p, t) -> sum(p, t, e -> size(e)).div(p.size() - 1), "errors are"),
                absolute((p, t) -> p.get(4), "IndexOutOfBounds"));
    }

    @Test
    void derivativesOfTheMeanAbsoluteErrorAreLookedAt() {
        assertTold(
                absolute((p, t) -> new Scalar(plainSum(p, t) / p.size()), "value is right", "0.000", "with Scalars"),
                absolute((p, t) -> sum(p, t, e -> e.pow(2).pow(0.5)).div(p.size()), "value is right", "NaN", "?:"),
                absolute(
                        (p, t) -> sum(p, t, e -> size(e)).div(p.size()).mul(-1).add(2 * plainSum(p, t) / p.size()),
                        "value is right",
                        "should be"));
    }
}
