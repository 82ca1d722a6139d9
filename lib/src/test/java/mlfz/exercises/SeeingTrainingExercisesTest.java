package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.line;
import static mlfz.exercises.Rows.row;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import mlfz.exercises.Rows.Line;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeeingTrainingExercisesTest {
    private static final Line DATA = line(28);

    private static Rows.Row cancelling(Answer.One<Scalar> answer, String... words) {
        return row(() -> SeeingTrainingExercises.cancelling(answer), words);
    }

    private static Scalar endless(Scalar a) {
        return endless(a.neg());
    }

    @Test
    void arrowsThatCancelInAnyWayAreRight() {
        assertTold(
                cancelling(a -> a.sub(a).add(1), "Right"),
                cancelling(a -> a.sub(3).pow(2).add(1), "Right"),
                cancelling(a -> a.pow(2).sub(a.mul(6)), "Right", "-9.0"),
                cancelling(a -> Functions.relu(a.neg()).add(2), "Right"));
    }

    @Test
    void arrowsThatDoNotCancelAreToldWhy() {
        assertTold(
                cancelling(a -> a.mul(2), "gradient with respect to a is 2.0", "should be 0"),
                cancelling(a -> a.sub(a), "The value is 0.0", "should not be 0"),
                cancelling(a -> new Scalar(5), "no arrow leaves a"),
                cancelling(a -> new Scalar(a.value()), "no arrow leaves a"),
                cancelling(a -> a.mul(Double.NaN), "NaN", "is to be a number"),
                cancelling(a -> a.div(0), "Infinity", "is to be a number"),
                cancelling(a -> null, "returns null"),
                cancelling(a -> 5.0, "returns a double", "a Scalar"),
                cancelling(a -> a, "is 1.0", "should be 0"),
                cancelling(
                        a -> {
                            a.setValue(0);
                            return a.mul(a).add(1);
                        },
                        "sets a to 0.0"),
                cancelling(a -> endless(a), "StackOverflowError"));
    }

    private static Rows.Row zigzag(Object answer, String... words) {
        return row(() -> SeeingTrainingExercises.zigzagRate(answer, DATA.xs(), DATA.ys()), words);
    }

    @Test
    void aRateIsToldWhetherItsPathZigzagsAndArrives() {
        assertTold(
                zigzag(0.6, "Right", "side to side"),
                zigzag(0.41, "Right"),
                zigzag(0.79, "Right"),
                zigzag(0.2, "0.00916", "second step goes on", "larger steps"),
                zigzag(0.4, "larger steps"),
                zigzag(0.799, "does not arrive in time"),
                zigzag(0.82, "leaves the valley", "smaller steps"),
                zigzag(5000, "without bound", "smaller steps"),
                zigzag(0.6f, "Right"));
    }

    @Test
    void aRateThatIsNoneIsToldWhatARateIs() {
        assertTold(
                zigzag(0, "has to be positive"),
                zigzag(-0.5, "has to be positive"),
                zigzag(Double.NaN, "has to be positive"),
                zigzag(Double.POSITIVE_INFINITY, "has to be positive"),
                zigzag(null, "null"),
                zigzag("0.6", "a String"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 28, 42, 100, 2024})
    void withAnySeedSomeRateZigzagsAndArrives(long seed) {
        Line data = line(seed);
        assertTrue(SeeingTrainingExercises.zigzagRate(0.6, data.xs(), data.ys()).startsWith("Right"));
    }

    private static Rows.Row loss(Answer.Two<Double, Double> answer, String... words) {
        return row(() -> SeeingTrainingExercises.absoluteLoss(answer, DATA.xs(), DATA.ys()), words);
    }

    private static double sum(double a, double b, DoubleUnaryOperator term) {
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += term.applyAsDouble(a * DATA.xs().get(i) + b - DATA.ys().get(i));
        }
        return sum;
    }

    @Test
    void theMeanOfTheAbsoluteErrorsIsRight() {
        assertTold(loss((a, b) -> sum(a, b, Math::abs) / 100, "Right"));
    }

    @Test
    void anotherLossIsToldWhichItIs() {
        assertTold(
                loss((a, b) -> 1, "gives 1.000", "Replace the 1"),
                loss((a, b) -> sum(a, b, Math::abs), "Divide by the number of points"),
                loss((a, b) -> sum(a, b, e -> e) / 100, "cancel each other"),
                loss((a, b) -> Math.abs(sum(a, b, e -> e)) / 100, "cancel each other"),
                loss((a, b) -> sum(a, b, e -> e * e) / 100, "It is squared"),
                loss((a, b) -> Math.sqrt(sum(a, b, e -> e * e) / 100), "root of the mean square"),
                loss((a, b) -> sum(a, 0, Math::abs) / 100, "Where is b"),
                loss((a, b) -> sum(b, a, Math::abs) / 100, "changed places"),
                loss((a, b) -> -sum(a, b, Math::abs) / 100, "sign is reversed"),
                loss((a, b) -> sum(1, 1, Math::abs) / 100, "absoluteLoss(0.8, -1.2)"),
                loss((a, b) -> Double.NaN, "NaN", "Add up Math.abs"),
                loss((a, b) -> null, "returns null"),
                loss((a, b) -> new Scalar(1), "returns a Scalar", "a number"),
                loss((a, b) -> DATA.xs().get(100), "IndexOutOfBounds"));
    }
}
