package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses from logits keep their digits where a probability has come to 0 or 1. */
class LogitsTest {
    private static final MathContext DIGITS = new MathContext(60);

    /** eⁿ by its series, e = Σ 1/k!. */
    private static BigDecimal exp(int n) {
        BigDecimal e = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.divide(BigDecimal.valueOf(k), DIGITS);
            e = e.add(term, DIGITS);
        }
        return e.pow(n, DIGITS);
    }

    /** 1 / (1 + eⁿ): the logistic function of −n, for n > 0. */
    private static double smallProbability(int n) {
        return BigDecimal.ONE.divide(exp(n).add(BigDecimal.ONE), DIGITS).doubleValue();
    }

    private static double[] valueAndSlope(double logit, double label) {
        Scalar t = new Scalar(logit);
        Scalar loss = Losses.binaryCrossEntropyWithLogits(List.of(t), List.of(label));
        loss.backward();
        return new double[] {loss.value(), t.grad()};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 30, 37, 40, 100, 700, 740, 800})
    void theSlopeIsTheProbabilityLessTheLabelWithAllDigits(int n) {
        double small = smallProbability(n);
        double bound = Math.max(4e-16 * small, Double.MIN_NORMAL);
        assertEquals(-small, valueAndSlope(n, 1)[1], bound, "right of it");
        assertEquals(small, valueAndSlope(-n, 0)[1], bound, "left of it");
        assertEquals(1 - small, valueAndSlope(n, 0)[1], 2e-16, "on the wrong side");
        assertEquals(small - 1, valueAndSlope(-n, 1)[1], 2e-16, "on the wrong side");
        assertEquals(0.75 - small, valueAndSlope(n, 0.25)[1], 3e-16, "a label between");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 30, 37, 40, 100, 700, 800})
    void theLossIsTheLogitOnTheWrongSideAndAlmostNothingOnTheRight(int n) {
        // ln(1 + e⁻ⁿ) = e⁻ⁿ − e⁻²ⁿ/2 + e⁻³ⁿ/3 − …
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k < 12; k++) {
            BigDecimal divisor = exp(k * n).multiply(BigDecimal.valueOf(k % 2 == 1 ? k : -k));
            sum = sum.add(BigDecimal.ONE.divide(divisor, DIGITS), DIGITS);
        }
        double rest = sum.doubleValue();
        double bound = Math.max(4e-16 * rest, Double.MIN_NORMAL);
        assertEquals(rest, valueAndSlope(n, 1)[0], bound);
        assertEquals(rest, valueAndSlope(-n, 0)[0], bound);
        assertEquals(n + rest, valueAndSlope(n, 0)[0], 4e-16 * n);
        assertEquals(n + rest, valueAndSlope(-n, 1)[0], 4e-16 * n);
        assertEquals(0.75 * n + rest, valueAndSlope(n, 0.25)[0], 4e-16 * n);
        assertEquals(0.25 * n + rest, valueAndSlope(-n, 0.25)[0], 4e-16 * n);
    }

    @Test
    void anUndecidedLogitCostsTheLogarithmOfTwo() {
        assertEquals(Math.log(2), valueAndSlope(0, 1)[0], 2e-16);
        assertEquals(-0.5, valueAndSlope(0, 1)[1]);
        assertEquals(0.5, valueAndSlope(0, 0)[1]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {40, 50, 60})
    void aPointFarOnTheWrongSideLearns(double logit) {
        double[] w = trained(logit, 0);
        // ten steps of the rate 1 with a slope of 1
        assertEquals(logit - 10, w[10], 1e-12);
        double[] mirrored = trained(-logit, 1);
        for (int step = 0; step < w.length; step++) {
            assertEquals(-w[step], mirrored[step], "step " + step);
        }
        assertTrue(w[200] < 0, "it has come to the right side: " + w[200]);
    }

    /** The logit before each of 200 steps, and after them. */
    private static double[] trained(double logit, double label) {
        Scalar w = new Scalar(logit);
        double[] before = new double[201];
        for (int step = 0; step <= 200; step++) {
            before[step] = w.value();
            Losses.binaryCrossEntropyWithLogits(List.of(w), List.of(label)).backward();
            w.gradientUpdate(1);
        }
        return before;
    }

    @Test
    void fromProbabilitiesSuchAPointDoesNotLearn() {
        Scalar t = new Scalar(60);
        Losses.binaryCrossEntropy(List.of(Functions.sigmoid(t)), List.of(0)).backward();
        assertEquals(0, t.grad());
    }

    @Test
    void ofModerateLogitsItIsTheLossOfTheirSigmoids() {
        double[] logits = {-3, -0.5, 0.1, 2, 5};
        double[] labels = {0, 1, 0.25, 1, 0};
        List<Scalar> ours = Arrays.stream(logits).mapToObj(Scalar::new).toList();
        List<Scalar> theirs = Arrays.stream(logits).mapToObj(Scalar::new).toList();
        Scalar loss = Losses.binaryCrossEntropyWithLogits(ours, labels);
        Scalar expected = Losses.binaryCrossEntropy(
                theirs.stream().map(Functions::sigmoid).toList(), labels);
        loss.backward();
        expected.backward();
        assertEquals(expected.value(), loss.value(), 1e-14);
        for (int i = 0; i < logits.length; i++) {
            assertEquals(theirs.get(i).grad(), ours.get(i).grad(), 1e-14);
        }
    }

    @Test
    void labelsMayBeAnArrayOrAList() {
        List<Scalar> logits = List.of(new Scalar(1), new Scalar(-2));
        assertEquals(
                Losses.binaryCrossEntropyWithLogits(logits, new double[] {1, 0}).value(),
                Losses.binaryCrossEntropyWithLogits(logits, List.of(1, 0)).value());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "3, 0", "3, 1", "-40, 0", "-40, 1", "800, 0", "800, 1"})
    void twoClassesAreTheBinaryCase(double logit, int label) {
        List<Scalar> logits = List.of(new Scalar(0), new Scalar(logit));
        Scalar loss = Losses.crossEntropyWithLogits(List.of(logits), List.of(label));
        loss.backward();
        double[] binary = valueAndSlope(logit, label);
        assertEquals(binary[0], loss.value(), 1e-15 * Math.max(1, Math.abs(logit)));
        assertEquals(binary[1], logits.get(1).grad(), 2e-16);
        assertEquals(-binary[1], logits.get(0).grad(), 2e-16);
    }

    @Test
    void severalClassesHaveTheSlopesOfSoftmaxLessTheRightClass() {
        double[][] logits = {{1, -2, 0.5}, {0, 0, 3}};
        int[] classes = {0, 1};
        List<List<Scalar>> rows = Arrays.stream(logits)
                .map(row -> Arrays.stream(row).mapToObj(Scalar::new).toList())
                .toList();
        Scalar loss = Losses.crossEntropyWithLogits(rows, List.of(classes[0], classes[1]));
        loss.backward();
        double expected = 0;
        for (int i = 0; i < 2; i++) {
            double sum = Arrays.stream(logits[i]).map(Math::exp).sum();
            expected += (Math.log(sum) - logits[i][classes[i]]) / 2;
            for (int k = 0; k < 3; k++) {
                double slope = (Math.exp(logits[i][k]) / sum - (k == classes[i] ? 1 : 0)) / 2;
                assertEquals(slope, rows.get(i).get(k).grad(), 1e-15, i + ", " + k);
            }
        }
        assertEquals(expected, loss.value(), 1e-15);
    }

    @Test
    void largeLogitsOfSeveralClassesOverflowNothing() {
        List<Scalar> logits = List.of(new Scalar(1000), new Scalar(-1000), new Scalar(1000));
        Scalar loss = Losses.crossEntropyWithLogits(List.of(logits), List.of(1));
        loss.backward();
        assertEquals(2000 + Math.log(2), loss.value(), 1e-12);
        assertEquals(0.5, logits.get(0).grad());
        assertEquals(-1, logits.get(1).grad());
        assertEquals(0.5, logits.get(2).grad());
    }

    @Test
    void theRightClassFarAheadCostsNothing() {
        List<Scalar> logits = List.of(new Scalar(-1000), new Scalar(1000));
        Scalar loss = Losses.crossEntropyWithLogits(List.of(logits), List.of(1));
        loss.backward();
        assertEquals(0, loss.value());
        assertEquals(0, logits.get(0).grad());
        assertEquals(0, logits.get(1).grad());
    }

    /** The exact numbers: ln(1 + e⁻⁴⁰) and its derivatives, to which 40 is much too large. */
    @Test
    void ofSeveralClassesNoDigitsCancelEither() {
        List<Scalar> sure = List.of(new Scalar(40), new Scalar(0));
        Scalar loss = Losses.crossEntropyWithLogits(List.of(sure), List.of(0));
        loss.backward();
        double rest = 4.248354255291589e-18;
        assertEquals(rest, loss.value(), 4e-16 * rest);
        assertEquals(-rest, sure.get(0).grad(), 4e-16 * rest);
        assertEquals(rest, sure.get(1).grad(), 4e-16 * rest);

        List<Scalar> large = List.of(new Scalar(1e16), new Scalar(1e16));
        loss = Losses.crossEntropyWithLogits(List.of(large), List.of(0));
        loss.backward();
        assertEquals(Math.log(2), loss.value(), 2e-16);
        assertEquals(-0.5, large.get(0).grad());
        assertEquals(0.5, large.get(1).grad());
    }

    @Test
    void anInfiniteLogitOnTheRightSideCostsNothing() {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(0, valueAndSlope(infinity, 1)[0]);
        assertEquals(0, valueAndSlope(infinity, 1)[1]);
        assertEquals(0, valueAndSlope(-infinity, 0)[0]);
        assertEquals(0, valueAndSlope(-infinity, 0)[1]);
        assertEquals(infinity, valueAndSlope(infinity, 0)[0]);
        assertEquals(infinity, valueAndSlope(-infinity, 0.5)[0]);
    }
}
