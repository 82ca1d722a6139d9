package mlfz.nn;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import mlfz.BadInput;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest extends BadInput {
    @TempDir
    Path folder;

    private final Scalar x = new Scalar(3);
    private final Line line = new Line();
    private final GradientDescent<Double> descent = new GradientDescent<>(line, Losses::meanSquaredError);
    private final List<Double> one = List.of(1.0);
    private final List<Double> two = List.of(1.0, 2.0);
    private final IntToDoubleFunction schedule = step -> 0.1;
    private Path file;

    /** y = a·x. */
    private static final class Line extends Model<Double> {
        private final Scalar a = new Scalar(2);

        @Override
        public Scalar forward(Double x) {
            return a.mul(x);
        }
    }

    @BeforeEach
    void aGradientAndAFile() throws IOException {
        line.forward(5.0).backward();
        file = folder.resolve("p.csv");
        ParameterFile.save(file, Map.of("a", new Scalar(1)));
    }

    @Override
    protected String state() throws IOException {
        try (var files = Files.list(folder)) {
            return x + " " + line + " with gradient " + line.a.grad() + one + two + Files.readString(file)
                    + files.toList();
        }
    }

    @Override
    protected List<Row> rows() {
        String load = "Block.loadParameters(Map)";
        String run = "GradientDescent.run(List, List, double, int)";
        String runSchedule = "GradientDescent.run(List, List, IntToDoubleFunction, int)";
        String runTold = "GradientDescent.run(List, List, IntToDoubleFunction, int, BiConsumer)";
        String runPredictions = "GradientDescent.run(List, List, Supplier, IntToDoubleFunction, int, BiConsumer)";
        BiConsumer<Integer, Double> told = (step, loss) -> fail("told of step " + step);
        Map<String, Scalar> parameters = Map.of("a", new Scalar(7));

        return List.of(
                row("Model.apply(Object)", "null", NULL, "", () -> line.apply(null)),
                row(
                        "Block.gradientUpdate(double)",
                        "−1",
                        ILLEGAL,
                        "lr = -1.0: expected",
                        () -> line.gradientUpdate(-1)),
                row(load, "null", NULL, "saved", () -> line.loadParameters(null)),
                row(
                        load,
                        "one too many",
                        ILLEGAL,
                        "missing [], unknown [b]; expected exactly [a]",
                        () -> line.loadParameters(Map.of("a", new Scalar(7), "b", new Scalar(7)))),
                row(
                        load,
                        "none",
                        ILLEGAL,
                        "missing [a], unknown []; expected exactly [a]",
                        () -> line.loadParameters(Map.of())),
                row(
                        "GradientDescent(Model, Loss)",
                        "no model",
                        NULL,
                        "model",
                        () -> new GradientDescent<Double>(null, Losses::meanSquaredError)),
                row("GradientDescent(Model, Loss)", "no loss", NULL, "loss", () -> new GradientDescent<>(line, null)),
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
                        "0 xs and 0 ys: expected",
                        () -> descent.run(List.of(), List.of(), 0.1, 1)),
                row(
                        run,
                        "a rate of 0",
                        ILLEGAL,
                        "at step 1: learning rate lr = 0.0: expected a positive",
                        () -> descent.run(one, one, 0, 1)),
                row(run, "no steps", ILLEGAL, "steps = 0: expected a positive", () -> descent.run(one, one, 0.1, 0)),
                row(
                        run,
                        "a target ∞",
                        ILLEGAL,
                        "targets[0] = Infinity",
                        () -> descent.run(one, List.of(POSITIVE_INFINITY), 0.1, 1)),
                row(runSchedule, "null", NULL, "schedule", () -> descent.run(one, one, null, 1)),
                row(
                        runSchedule,
                        "−1 steps",
                        ILLEGAL,
                        "steps = -1: expected",
                        () -> descent.run(one, one, schedule, -1)),
                row(run, "an x that is null", NULL, "xs[1]", () -> descent.run(Arrays.asList(1.0, null), two, 0.1, 1)),
                row(
                        runPredictions,
                        "no predictions",
                        NULL,
                        "predictions",
                        () -> descent.run(one, one, null, schedule, 1, told)),
                row(
                        runPredictions,
                        "2 predictions for 1 target",
                        ILLEGAL,
                        "2 predictions, but 1 targets: expected",
                        () -> descent.run(one, one, () -> List.of(x, x), schedule, 1, told)),
                row(
                        runPredictions,
                        "1 x and 2 ys",
                        ILLEGAL,
                        "1 xs and 2 ys: expected",
                        () -> descent.run(one, two, () -> List.of(x, x), schedule, 1, told)),
                row(runTold, "nobody to tell", NULL, "afterEachStep", () -> descent.run(one, one, schedule, 1, null)),
                row(
                        runTold,
                        "no steps",
                        ILLEGAL,
                        "steps = 0: expected",
                        () -> descent.run(one, one, schedule, 0, told)),
                row("Progress(int, Consumer)", "no steps", ILLEGAL, "steps = 0", () -> new Progress(0, text -> {})),
                row("Progress(int, Consumer)", "nothing to show it", NULL, "show", () -> new Progress(1, null)),
                row(
                        "Progress.update(int, double)",
                        "a step beyond the last",
                        ILLEGAL,
                        "step = 3",
                        () -> new Progress(2, text -> {}).update(3, 1)),
                row(
                        "ParameterFile.save(Path, Map)",
                        "no path",
                        NULL,
                        "path",
                        () -> ParameterFile.save((Path) null, parameters)),
                row(
                        "ParameterFile.save(Path, Map)",
                        "an empty path",
                        ILLEGAL,
                        "path is empty: expected the name of a file",
                        () -> ParameterFile.save(Path.of(""), parameters)),
                row(
                        "ParameterFile.save(String, Map)",
                        "no path",
                        NULL,
                        "path",
                        () -> ParameterFile.save((String) null, parameters)),
                row(
                        "ParameterFile.save(String, Map)",
                        "no map",
                        NULL,
                        "parameters",
                        () -> ParameterFile.save(file.toString(), null)),
                row(
                        "ParameterFile.save(String, Map)",
                        "an empty name",
                        ILLEGAL,
                        "path is empty: expected",
                        () -> ParameterFile.save("", parameters)),
                row(
                        "ParameterFile.save(String, Map)",
                        "what no file is called",
                        ILLEGAL,
                        "p\0",
                        () -> ParameterFile.save("p\0", parameters)),
                row(
                        "ParameterFile.save(Path, Map)",
                        "no map",
                        NULL,
                        "parameters",
                        () -> ParameterFile.save(file, null)),
                row(
                        "ParameterFile.save(Path, Map)",
                        "no parameters",
                        ILLEGAL,
                        "no parameters to save: expected",
                        () -> ParameterFile.save(file, Map.of())),
                row(
                        "ParameterFile.save(Path, Map)",
                        "NaN",
                        ILLEGAL,
                        "parameter w = NaN: expected a finite number",
                        () -> ParameterFile.save(file, Map.of("w", new Scalar(NaN)))),
                row(
                        "ParameterFile.save(Path, Map)",
                        "no name",
                        NULL,
                        "name of a parameter",
                        () -> ParameterFile.save(file, Collections.singletonMap(null, x))),
                row(
                        "ParameterFile.save(Path, Map)",
                        "no Scalar",
                        NULL,
                        "parameter w",
                        () -> ParameterFile.save(file, Collections.singletonMap("w", null))),
                row(
                        "ParameterFile.save(Path, Map)",
                        "half a character",
                        ILLEGAL,
                        "expected valid Unicode text",
                        () -> ParameterFile.save(file, Map.of("\uDC00", x))),
                row(
                        "ParameterFile.save(Path, Map)",
                        "a folder",
                        FILE,
                        "this is a folder: expected the name of a file",
                        () -> ParameterFile.save(folder, parameters)),
                row(
                        "ParameterFile.save(Path, Map)",
                        "the root",
                        FILE,
                        "this is a folder",
                        () -> ParameterFile.save(folder.getRoot(), parameters)),
                row("ParameterFile.load(Path)", "null", NULL, "path", () -> ParameterFile.load((Path) null)),
                row(
                        "ParameterFile.load(Path)",
                        "an empty path",
                        ILLEGAL,
                        "path is empty: expected",
                        () -> ParameterFile.load(Path.of(""))),
                row("ParameterFile.load(String)", "null", NULL, "path", () -> ParameterFile.load((String) null)),
                row(
                        "ParameterFile.load(String)",
                        "an empty name",
                        ILLEGAL,
                        "path is empty: expected",
                        () -> ParameterFile.load("")),
                row(
                        "ParameterFile.load(String)",
                        "no file",
                        FILE,
                        "nowhere.csv: there is no such file",
                        () -> ParameterFile.load(folder.resolve("nowhere.csv").toString())),
                row(
                        "ParameterFile.load(Path)",
                        "no file",
                        FILE,
                        "nowhere.csv: there is no such file",
                        () -> ParameterFile.load(folder.resolve("nowhere.csv"))),
                row(
                        "ParameterFile.load(Path)",
                        "a folder",
                        FILE,
                        "this is a folder: expected",
                        () -> ParameterFile.load(folder)));
    }
}
