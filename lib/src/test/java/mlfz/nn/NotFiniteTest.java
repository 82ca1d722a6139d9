package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.VectorizedGradientDescent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training says of a loss that is not finite: what it comes from, as far as that can be told. */
class NotFiniteTest {
    private static final class Plane extends Model<double[]> {
        private final Scalar a = new Scalar(1);
        private final Scalar b = new Scalar(1);

        @Override
        public Scalar forward(double[] x) {
            return a.mul(x[0]).add(b.mul(x[1]));
        }
    }

    private static final class LogLine extends Model<Double> {
        private final Scalar a = new Scalar(1);

        @Override
        public Scalar forward(Double x) {
            return Functions.log(a.mul(x));
        }
    }

    private static <X> String message(
            boolean vectorized, Model<X> model, Loss loss, List<X> xs, List<Double> ys, double lr) {
        String before = model.toString();
        var e = assertThrows(ArithmeticException.class, () -> {
            if (vectorized) {
                new VectorizedGradientDescent<>(model, loss).run(xs, ys, lr, 1000);
            } else {
                new GradientDescent<>(model, loss).run(xs, ys, lr, 1000);
            }
        });
        if (e.getMessage().contains("at step 1:")) {
            assertEquals(before, model.toString());
        }
        return e.getMessage();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anXThatIsNoNumberIsNamed(boolean vectorized) {
        assertEquals(
                "the loss is NaN at step 1: xs[1] = NaN: expected finite numbers",
                message(
                        vectorized,
                        new LineModel(),
                        Losses::meanSquaredError,
                        List.of(1.0, Double.NaN),
                        List.of(1.0, 2.0),
                        0.1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPointWithAnInfiniteCoordinateIsNamed(boolean vectorized) {
        assertEquals(
                "the loss is Infinity at step 1: xs[2] = [0.0, -Infinity]: expected finite numbers",
                message(
                        vectorized,
                        new Plane(),
                        Losses::meanSquaredError,
                        List.of(new double[2], new double[2], new double[] {0, Double.NEGATIVE_INFINITY}),
                        List.of(1.0, 2.0, 3.0),
                        0.1));
    }

    private record Place(double x, Double y) {}

    static Stream<Arguments> xsThatAreNotFinite() {
        return Stream.of(
                Arguments.of(new float[] {1, Float.NaN}, "[1.0, NaN]"),
                Arguments.of(new Double[] {1.0, Double.NaN}, "[1.0, NaN]"),
                Arguments.of(new double[][] {{1}, {2, Double.POSITIVE_INFINITY}}, "[[1.0], [2.0, Infinity]]"),
                Arguments.of(List.of(1.0, Double.NaN), "[1.0, NaN]"),
                Arguments.of(List.of(1, Float.NEGATIVE_INFINITY), "[1, -Infinity]"),
                Arguments.of(List.of(new double[] {1}, new double[] {Double.NaN}), "[[1.0], [NaN]]"),
                Arguments.of(List.of(new Scalar(Double.NaN)), "[Scalar(NaN)]"),
                Arguments.of(Float.NaN, "NaN"),
                Arguments.of(new Scalar(Double.NaN), "Scalar(NaN)"),
                Arguments.of(new Place(1, Double.NaN), "Place[x=1.0, y=NaN]"),
                Arguments.of(Map.of("x", Double.NaN), "{x=NaN}"));
    }

    @ParameterizedTest
    @MethodSource("xsThatAreNotFinite")
    void anXOfAnotherKindThatIsNotFiniteIsNamed(Object x, String text) {
        assertEquals("the loss is NaN at step 1: xs[1] = " + text + ": expected finite numbers", messageOf(x));
    }

    @Test
    void anXThatContainsItselfIsNamedToo() {
        List<Object> itself = new ArrayList<>(List.of(Double.NaN));
        itself.add(itself);
        String message = messageOf(itself);
        assertTrue(message.startsWith("the loss is NaN at step 1: xs[1] = [NaN, [NaN, ["), message);
    }

    static Stream<Object> xsThatAreFinite() {
        List<Object> itself = new ArrayList<>(List.of(1.0));
        itself.add(itself);
        return Stream.of(
                new int[] {1, 2},
                new Double[] {1.0, null},
                List.of(),
                new double[0][],
                new Place(1, null),
                new BigDecimal("1"),
                "NaN",
                itself,
                Optional.of(2));
    }

    @ParameterizedTest
    @MethodSource("xsThatAreFinite")
    void anXOfAnotherKindThatIsFiniteIsNotBlamed(Object x) {
        assertTrue(messageOf(x).startsWith("the loss is NaN at step 1: no parameter has moved yet"), messageOf(x));
    }

    private static String messageOf(Object x) {
        Loss nan = (predictions, ys) -> predictions.get(0).mul(Double.NaN);
        return message(false, new Anything(), nan, List.of("an x", x), List.of(1.0, 1.0), 0.1);
    }

    private static final class Anything extends Model<Object> {
        private final Scalar a = new Scalar(1);

        @Override
        public Scalar forward(Object x) {
            return a.mul(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTargetThatALossOfOnesOwnTakesIsNamed(boolean vectorized) {
        Loss own = (predictions, ys) -> predictions.get(0).sub(ys.get(0)).pow(2);
        assertEquals(
                "the loss is NaN at step 1: ys[0] = NaN: expected a finite number",
                message(vectorized, new LineModel(), own, List.of(1.0), List.of(Double.NaN), 0.1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLossThatIsInfiniteBeforeAnythingHasMovedIsNoMatterOfTheLearningRate(boolean vectorized) {
        String message = message(vectorized, new LogLine(), Losses::meanSquaredError, List.of(0.0), List.of(1.0), 0.1);
        assertTrue(message.startsWith("the loss is Infinity at step 1: no parameter has moved yet"), message);
        assertFalse(message.contains("smaller"), message);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLossThatIsInfiniteLaterIs(boolean vectorized) {
        String message = message(vectorized, new LineModel(), Losses::meanSquaredError, List.of(1.0), List.of(0.0), 50);
        assertTrue(
                message.matches("the loss is Infinity at step [2-9]\\d*: training diverged; start again from a new "
                        + "model with a smaller learning rate than 50.0"),
                message);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void soIsAParameterThatHasBecomeInfinite(boolean vectorized) {
        String message =
                message(vectorized, new LineModel(), Losses::meanSquaredError, List.of(1.0), List.of(-1e10), 1e300);
        assertEquals(
                "at step 1: a step of lr = 1.0E300 would take a from 1.0 to -Infinity, and no parameter has moved: start again "
                        + "from a new model with a smaller learning rate",
                message);
    }

    /** Whoever trains step by step is told that it may be the learning rate after all. */
    @Test
    void aFurtherRunMayHaveComeFromOneThatDiverged() {
        var descent = new GradientDescent<>(new LineModel(), Losses::meanSquaredError);
        var e = assertThrows(ArithmeticException.class, () -> {
            for (int i = 0; i < 1000; i++) {
                descent.run(List.of(1.0), List.of(0), 50, 1);
            }
        });
        assertEquals(
                "the loss is Infinity at step 1: either the run before has led here, and training diverged; start again from a "
                        + "new model with a smaller learning rate than 50.0; or look for an operation of the model or the loss that "
                        + "gives no finite number, such as the logarithm of 0",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anXThatIsNeitherANumberNorAPointIsLeftOutOfIt(boolean vectorized) {
        class Length extends Model<String> {
            private final Scalar a = new Scalar(-1);

            @Override
            public Scalar forward(String x) {
                return Functions.log(a.mul(x.length()));
            }
        }
        String message = message(vectorized, new Length(), Losses::meanSquaredError, List.of("abc"), List.of(0.0), 0.1);
        assertTrue(message.startsWith("the loss is NaN at step 1: no parameter has moved yet"), message);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anXThatBecomesNoNumberDuringTrainingIsNoMatterOfTheLearningRate(boolean vectorized) {
        // A vectorized model has written its points down: it has to find that the computation is another one.
        List<double[]> xs = new ArrayList<>(List.of(new double[] {1, 1}));
        Plane model = new Plane();
        Loss spoiling = (predictions, ys) -> {
            Scalar loss = Losses.meanSquaredError(predictions, ys);
            xs.get(0)[0] = Double.NaN;
            return loss;
        };
        Exception e = assertThrows(RuntimeException.class, () -> {
            if (vectorized) {
                new VectorizedGradientDescent<>(model, spoiling).run(xs, List.of(1), 0.1, 3);
            } else {
                new GradientDescent<>(model, spoiling).run(xs, List.of(1), 0.1, 3);
            }
        });
        String expected = vectorized
                ? "the computation has changed during training"
                : "the loss is NaN at step 2: xs[0] = [NaN, 1.0]: expected finite numbers";
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }
}
