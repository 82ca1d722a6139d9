package mlfz.nn.vectorized;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import mlfz.BadInput;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;

class BadInputTest extends BadInput {
    private final Line line = new Line(new Scalar(2));
    private final List<Double> one = List.of(1.0);
    private final List<Double> two = List.of(1.0, 2.0);
    private final IntToDoubleFunction schedule = step -> 0.1;
    private final VectorizedGradientDescent<Double> descent =
            new VectorizedGradientDescent<>(line, Losses::meanSquaredError);

    /** y = a·x. */
    private static final class Line extends Model<Double> {
        private final Scalar a;

        Line(Scalar a) {
            this.a = a;
        }

        @Override
        public Scalar forward(Double x) {
            return a == null ? null : a.mul(x);
        }
    }

    @Override
    protected String state() {
        return line + " with gradient " + line.a.grad() + one + two;
    }

    @Override
    protected List<Row> rows() {
        String model = "VectorizedModel(Model, List)";
        String modelThreads = "VectorizedModel(Model, List, int)";
        String outputs = "VectorizedModel(Block, Function, List, int)";
        String outputsAlone = "VectorizedModel(Block, Function, List)";
        String training = "VectorizedGradientDescent(Model, Loss)";
        String trainingThreads = "VectorizedGradientDescent(Model, Loss, int)";
        String run = "VectorizedGradientDescent.run(List, List, double, int)";
        String runSchedule = "VectorizedGradientDescent.run(List, List, IntToDoubleFunction, int)";
        String runTold = "VectorizedGradientDescent.run(List, List, IntToDoubleFunction, int, BiConsumer)";
        BiConsumer<Integer, Double> told = (step, loss) -> fail("told of step " + step);

        return List.of(
                row(model, "no model", NULL, "model", () -> new VectorizedModel<>(null, one)),
                row(model, "no xs", NULL, "xs", () -> new VectorizedModel<>(line, null)),
                row(
                        model,
                        "an x that is null",
                        NULL,
                        "xs[1]",
                        () -> new VectorizedModel<>(line, Arrays.asList(1.0, null))),
                row(
                        model,
                        "a model without a result",
                        NULL,
                        "result of the model for point 0",
                        () -> new VectorizedModel<>(new Line(null), one)),
                row(
                        model,
                        "no points",
                        ILLEGAL,
                        "xs is empty: expected at least one point",
                        () -> new VectorizedModel<>(line, List.of())),
                row(modelThreads, "no model", NULL, "model", () -> new VectorizedModel<>(null, one, 2)),
                row(
                        modelThreads,
                        "no thread",
                        ILLEGAL,
                        "threads = 0: expected a positive number",
                        () -> new VectorizedModel<>(line, one, 0)),
                row(
                        outputs,
                        "no block",
                        NULL,
                        "block",
                        () -> new VectorizedModel<>(null, x -> List.of(line.forward(x)), one, 1)),
                row(
                        outputsAlone,
                        "no block",
                        NULL,
                        "block",
                        () -> new VectorizedModel<>(null, x -> List.of(line.forward(x)), one)),
                row(outputsAlone, "no xs", NULL, "xs", () -> new VectorizedModel<Double>(line, x -> null, null)),
                row(outputs, "no outputs", NULL, "outputs", () -> new VectorizedModel<>(line, null, one, 1)),
                row(
                        outputs,
                        "no list of results",
                        NULL,
                        "result of the model for point 0",
                        () -> new VectorizedModel<Double>(line, x -> null, one, 1)),
                row(
                        outputs,
                        "no result",
                        NULL,
                        "result of the model for point 0",
                        () -> new VectorizedModel<Double>(line, x -> Arrays.asList(line.a, null), one, 1)),
                row(
                        training,
                        "no model",
                        NULL,
                        "model",
                        () -> new VectorizedGradientDescent<Double>(null, Losses::meanSquaredError)),
                row(training, "no loss", NULL, "loss", () -> new VectorizedGradientDescent<>(line, null)),
                row(
                        trainingThreads,
                        "no thread",
                        ILLEGAL,
                        "threads = 0: expected a positive number",
                        () -> new VectorizedGradientDescent<>(line, Losses::meanSquaredError, 0)),
                row(run, "no xs", NULL, "xs", () -> descent.run(null, one, 0.1, 1)),
                row(run, "no ys", NULL, "ys", () -> descent.run(one, null, 0.1, 1)),
                row(
                        run,
                        "1 x and 2 ys",
                        ILLEGAL,
                        "1 xs and 2 ys: expected one y for each x",
                        () -> descent.run(one, two, 0.1, 1)),
                row(
                        run,
                        "empty lists",
                        ILLEGAL,
                        "xs is empty: expected",
                        () -> descent.run(List.of(), List.of(), 0.1, 1)),
                row(
                        run,
                        "a rate of 0",
                        ILLEGAL,
                        "at step 1: learning rate lr = 0.0: expected a positive",
                        () -> descent.run(one, one, 0, 1)),
                row(runSchedule, "null", NULL, "schedule", () -> descent.run(one, one, null, 1)),
                row(
                        runSchedule,
                        "−1 steps",
                        ILLEGAL,
                        "steps = -1: expected",
                        () -> descent.run(one, one, schedule, -1)),
                row(
                        runTold,
                        "no steps",
                        ILLEGAL,
                        "steps = 0: expected",
                        () -> descent.run(one, one, schedule, 0, told)),
                row(runTold, "nobody to tell", NULL, "afterEachStep", () -> descent.run(one, one, schedule, 1, null)),
                row(
                        runTold,
                        "an x that is null",
                        NULL,
                        "xs[1]",
                        () -> descent.run(Arrays.asList(1.0, null), two, schedule, 1, told)));
    }
}
