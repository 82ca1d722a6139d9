package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Golden;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole trainings, as the Python package mlfz computed them. The loss of a step is the one before its update, the
 * parameters are those after it. Rounding differs from Python's and grows with the steps: hence two bounds.
 */
class GoldenTracesTest {
    @ParameterizedTest
    @CsvSource({"0.2, 100", "0.01, 200", "10, 1"})
    void gradientDescentOnTheLineFollowsTheTrace(String rate, int steps) {
        double lr = Double.parseDouble(rate);
        assertFollows(
                "linear-trace-lr" + rate + ".csv",
                steps,
                new LineModel(),
                Losses::meanSquaredError,
                Golden.column("linear-data.csv", "x"),
                Golden.column("linear-data.csv", "y"),
                step -> lr);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 100", "0.01, 200", "10, 1"})
    void aLoopWrittenOutFollowsTheTraceOfTheLine(String rate, int steps) {
        double lr = Double.parseDouble(rate);
        List<Double> xs = Golden.column("linear-data.csv", "x");
        List<Double> ys = Golden.column("linear-data.csv", "y");
        Scalar a = new Scalar(1);
        Scalar b = new Scalar(1);
        List<Map<String, String>> trace = Golden.rows("linear-trace-lr" + rate + ".csv");
        assertEquals(steps, trace.size());
        for (Map<String, String> row : trace) {
            Scalar loss = new Scalar(0);
            for (int i = 0; i < xs.size(); i++) {
                loss = loss.add(a.mul(xs.get(i)).add(b).sub(ys.get(i)).pow(2));
            }
            loss = loss.div(xs.size());
            loss.backward();
            a.gradientUpdate(lr);
            b.gradientUpdate(lr);
            assertRow(row, loss.value(), Map.of("a", a.value(), "b", b.value()));
        }
    }

    @Test
    void gradientDescentOnTheBlobsFollowsTheTrace() {
        assertFollows(
                "blobs-trace.csv",
                100,
                new BlobsModel(),
                Losses::binaryCrossEntropy,
                points("blobs-data.csv"),
                Golden.column("blobs-data.csv", "label"),
                step -> 0.1);
    }

    @Test
    void gradientDescentOnTheSpiralFollowsTheTrace() {
        assertFollows(
                "spiral-trace.csv",
                1000,
                new SpiralModel(),
                Losses::binaryCrossEntropy,
                points("spiral-data.csv"),
                Golden.column("spiral-data.csv", "label"),
                step -> step < 100 ? 1 : step < 400 ? 0.5 : 0.1);
    }

    private static <X> void assertFollows(
            String file,
            int steps,
            Model<X> model,
            Loss loss,
            List<X> xs,
            List<Double> ys,
            IntToDoubleFunction schedule) {
        // The schedule is asked before each step: the model then has the parameters after the step before.
        List<Map<String, Double>> parameters = new ArrayList<>();
        double[] losses = new GradientDescent<>(model, loss)
                .run(
                        xs,
                        ys,
                        step -> {
                            parameters.add(model.parameterValues());
                            return schedule.applyAsDouble(step);
                        },
                        steps);
        parameters.add(model.parameterValues());

        assertEquals(steps, losses.length);
        List<Map<String, String>> trace = Golden.rows(file);
        assertEquals(steps, step(trace.get(trace.size() - 1)));
        for (Map<String, String> row : trace) {
            assertRow(row, losses[step(row) - 1], parameters.get(step(row)));
        }
    }

    private static void assertRow(Map<String, String> row, double loss, Map<String, Double> parameters) {
        double bound = step(row) <= 20 ? 1e-12 : 1e-10;
        assertEquals(row.size() - 2, parameters.size());
        Golden.assertClose(Double.parseDouble(row.get("loss")), loss, bound, "loss of step " + step(row));
        parameters.forEach((name, value) ->
                Golden.assertClose(Double.parseDouble(row.get(name)), value, bound, name + " after step " + step(row)));
    }

    private static int step(Map<String, String> row) {
        return Integer.parseInt(row.get("step"));
    }

    private static List<double[]> points(String file) {
        List<Double> x1 = Golden.column(file, "x1");
        List<Double> x2 = Golden.column(file, "x2");
        return IntStream.range(0, x1.size())
                .mapToObj(i -> new double[] {x1.get(i), x2.get(i)})
                .toList();
    }

    private static final class BlobsModel extends Model<double[]> {
        private final Map<String, Scalar> parameters = new LinkedHashMap<>();

        BlobsModel() {
            List.of("a1", "a2", "b").forEach(name -> parameters.put(name, new Scalar(1)));
        }

        @Override
        public Scalar forward(double[] x) {
            Scalar score = parameters
                    .get("a1")
                    .mul(x[0])
                    .add(parameters.get("a2").mul(x[1]))
                    .add(parameters.get("b"));
            return Functions.sigmoid(score);
        }

        @Override
        public Map<String, Scalar> parameters() {
            return parameters;
        }
    }

    /** sigmoid(Σⱼ bⱼ · tanh(a0ⱼ·x1 + a1ⱼ·x2)), j = 0 … 15. */
    private static final class SpiralModel extends Model<double[]> {
        private final Map<String, Scalar> parameters = new LinkedHashMap<>();

        SpiralModel() {
            Golden.rows("spiral-initial-parameters.csv")
                    .forEach(row -> parameters.put(row.get("name"), new Scalar(Double.parseDouble(row.get("value")))));
        }

        @Override
        public Scalar forward(double[] x) {
            return Functions.sigmoid(Functions.sum(
                    IntStream.range(0, 16).mapToObj(j -> unit(j, x)).toList()));
        }

        private Scalar unit(int j, double[] x) {
            Scalar a0 = parameters.get("a0" + j);
            Scalar a1 = parameters.get("a1" + j);
            return parameters.get("b" + j).mul(Functions.tanh(a0.mul(x[0]).add(a1.mul(x[1]))));
        }

        @Override
        public Map<String, Scalar> parameters() {
            return parameters;
        }
    }
}
