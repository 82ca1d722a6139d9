package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mlfz.nn.UpdateTest.Line;
import mlfz.nn.UpdateTest.Training;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step that would leave a parameter without a finite value moves none of them, and says which it is. */
class NotFiniteUpdateTest {
    /** √(a·x + b). */
    private static final class Root extends Model<Double> {
        private final Scalar b = new Scalar(0);
        private final Scalar a = new Scalar(4);

        @Override
        public Scalar forward(Double x) {
            return a.mul(x).add(b).pow(0.5);
        }
    }

    @ParameterizedTest
    @MethodSource("mlfz.nn.UpdateTest#trainings")
    void theRootOfZeroIsNamedAndNothingMoves(Training training) {
        Root model = new Root();
        var e = assertThrows(
                ArithmeticException.class,
                () -> training.run(model, Losses::meanSquaredError, List.of(1.0, 0.0), List.of(0.0, 1.0), 0.1, 3));
        assertTrue(e.getMessage().contains("the derivative of the loss by b is -Infinity at b = 0.0"), e.getMessage());
        assertTrue(e.getMessage().contains("no parameter has moved"), e.getMessage());
        assertEquals("Root{b=0.0, a=4.0}", model.toString());
    }

    @ParameterizedTest
    @MethodSource("mlfz.nn.UpdateTest#trainings")
    void theRootOfAMeanSquaredErrorAtAPerfectFitIsNamedAndNothingMoves(Training training) {
        Line model = new Line();
        Loss rootMeanSquare = (p, y) -> Losses.meanSquaredError(p, y).pow(0.5);
        var e = assertThrows(
                ArithmeticException.class,
                () -> training.run(model, rootMeanSquare, List.of(1.0, 2.0), List.of(2.0, 3.0), 0.1, 3));
        assertTrue(e.getMessage().contains("the derivative of the loss by a is NaN at a = 1.0"), e.getMessage());
        assertEquals("Line{a=1.0, b=1.0, c=1.0}", model.toString());
    }

    @Test
    void theStepOfABadGradientIsNamed() {
        Root model = new Root();
        Loss loss = (p, y) -> Losses.meanSquaredError(p, y);
        int[] step = {0};
        Loss later = (p, y) -> step[0]++ < 2 ? model.b.add(1).pow(2).mul(0) : loss.apply(p, y);
        var e = assertThrows(
                ArithmeticException.class,
                () -> new GradientDescent<>(model, later).run(List.of(0.0), List.of(1), 0.1, 5));
        assertTrue(e.getMessage().startsWith("at step 3: the derivative of the loss by"), e.getMessage());
    }

    @ParameterizedTest
    @MethodSource("mlfz.nn.UpdateTest#trainings")
    void aParameterThatIsNoNumberFromTheStartIsNamed(Training training) {
        Line model = new Line();
        model.b.setValue(Double.NaN);
        String told = training.failure(ArithmeticException.class, model, Losses::meanSquaredError);
        assertTrue(told.contains("the parameter b = NaN: expected a finite number"), told);
        assertEquals("Line{a=1.0, b=NaN, c=1.0}", model.toString());
    }

    @ParameterizedTest
    @MethodSource("mlfz.nn.UpdateTest#trainings")
    void soIsOneThatTheLossDoesNotDependOn(Training training) {
        Line model = new Line();
        model.c.setValue(Double.POSITIVE_INFINITY);
        String told = training.failure(ArithmeticException.class, model, Losses::meanSquaredError);
        assertTrue(told.contains("the parameter c = Infinity: expected a finite number"), told);
        assertEquals("Line{a=1.0, b=1.0, c=Infinity}", model.toString());
    }
}
