package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import mlfz.nn.scalar.Golden;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.VectorizedGradientDescent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings leave nothing behind and do not disturb each other. */
class TrainingsApartTest {
    private final List<Double> xs = Golden.column("linear-data.csv", "x");
    private final List<Double> ys = Golden.column("linear-data.csv", "y");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noGraphOutlivesItsTraining(boolean vectorized) {
        List<WeakReference<Scalar>> nodes = new ArrayList<>();
        LineModel model = new LineModel();
        var training = training(vectorized, model, (predictions, targets) -> {
            Scalar loss = Losses.meanSquaredError(predictions, targets);
            nodes.add(new WeakReference<>(predictions.get(0)));
            nodes.add(new WeakReference<>(loss));
            return loss;
        });
        training.run(xs, ys, step -> 0.2, 10, (step, loss) -> {});

        assertFalse(nodes.isEmpty());
        for (int i = 0; i < 100 && nodes.stream().anyMatch(node -> node.get() != null); i++) {
            System.gc();
        }
        nodes.forEach(node -> assertNull(node.get()));
        assertEquals(parametersAfter(10, 0.2), model.parameterValues());
        Reference.reachabilityFence(training); // the model and its training are still there
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoThreadsThatTrainTwoModelsGetTheSameDigitsAsOneAfterTheOther(boolean vectorized) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            var together = new CyclicBarrier(2);
            List<Future<Map<String, Double>>> trained = new ArrayList<>();
            for (double lr : new double[] {0.2, 0.1}) {
                trained.add(threads.submit(() -> {
                    together.await();
                    LineModel own = new LineModel();
                    training(vectorized, own, Losses::meanSquaredError)
                            .run(xs, ys, step -> lr, 2000, (step, loss) -> {});
                    return own.parameterValues();
                }));
            }
            assertEquals(parametersAfter(2000, 0.2), trained.get(0).get());
            assertEquals(parametersAfter(2000, 0.1), trained.get(1).get());
        } finally {
            threads.shutdown();
        }
    }

    /** The method that both ways of training have. */
    private interface Training {
        double[] run(
                List<Double> xs,
                List<Double> ys,
                IntToDoubleFunction schedule,
                int steps,
                BiConsumer<Integer, Double> afterEachStep);
    }

    private static Training training(boolean vectorized, Model<Double> model, Loss loss) {
        return vectorized ? new VectorizedGradientDescent<>(model, loss)::run : new GradientDescent<>(model, loss)::run;
    }

    private Map<String, Double> parametersAfter(int steps, double lr) {
        return parametersAfter(steps, step -> lr);
    }

    private Map<String, Double> parametersAfter(int steps, IntToDoubleFunction schedule) {
        LineModel other = new LineModel();
        new GradientDescent<>(other, Losses::meanSquaredError).run(xs, ys, schedule, steps);
        return other.parameterValues();
    }
}
