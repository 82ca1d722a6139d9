package mlfz;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mlfz.data.Datasets;
import mlfz.data.Tables;
import mlfz.nn.GradientDescent;
import mlfz.nn.Model;
import mlfz.nn.ParameterFile;
import mlfz.nn.Progress;
import mlfz.nn.VectorizedGradientDescent;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.scalar.VectorizedLoss;
import mlfz.plot.Animation;
import mlfz.plot.Contours;
import mlfz.plot.Figure;
import mlfz.plot.Graph;
import mlfz.plot.Picture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What every public method makes of bad input: one row says what is given, the exception, and words of its message. After
 * each row, all that the rows work on is as it was.
 */
class BadInputTest {
    private static final Class<NullPointerException> NULL = NullPointerException.class;
    private static final Class<IllegalArgumentException> ILLEGAL = IllegalArgumentException.class;
    private static final Class<FileSystemException> FILE = FileSystemException.class;

    /** Methods that take every number, and a record of results. */
    private static final Set<String> ACCEPT_ALL = Set.of(
            "Scalar(double)",
            "Scalar.setValue(double)",
            "Scalar.add(double)",
            "Scalar.sub(double)",
            "Scalar.mul(double)",
            "Scalar.div(double)",
            "Scalar.pow(double)",
            "Scalar.rsub(double)",
            "Scalar.rdiv(double)",
            "Curve(double[], double[])",
            "Curve.equals(Object)");

    @TempDir
    Path folder;

    private final RandomGenerator rng = () -> fail("a number was drawn");
    private final Scalar x = new Scalar(3);
    private final Scalar y = x.mul(x);
    private final List<Scalar> predictions = List.of(new Scalar(0.25), new Scalar(0.75));
    private final Line line = new Line();
    private final GradientDescent<Double> descent = new GradientDescent<>(line, Losses::meanSquaredError);
    private final List<Double> one = List.of(1.0);
    private final List<Double> two = List.of(1.0, 2.0);
    private final IntToDoubleFunction schedule = step -> 0.1;
    private final Table table = Table.create(DoubleColumn.create("x1", 1, NaN), IntColumn.create("x2", 3, 4));
    private final Figure wide = Figure.wide("t", "x", "y").scatter("points", two, two);
    private final Figure plane = Figure.plane("t", "x", "y", -1, 1).contour((u, v) -> 0.5);
    private final double[] grid = {0, 1};
    private final double[][] values = {{0, 1}, {1, 0}};
    private final Contours contours = new Contours(grid, grid, values);
    private Path file;

    /** y = a·x. */
    private static final class Line extends Model<Double> {
        private final Map<String, Scalar> parameters = new LinkedHashMap<>(Map.of("a", new Scalar(2)));

        @Override
        public Scalar forward(Double x) {
            return parameters.get("a").mul(x);
        }

        @Override
        public Map<String, Scalar> parameters() {
            return parameters;
        }
    }

    @BeforeEach
    void before() throws IOException {
        y.backward();
        line.forward(5.0).backward();
        file = folder.resolve("p.csv");
        ParameterFile.save(file, Map.of("a", new Scalar(1)));
    }

    private record Row(
            String method, String given, Class<? extends Exception> exception, String words, Executable call) {}

    private static Row row(
            String method, String given, Class<? extends Exception> exception, String words, Executable call) {
        return new Row(method, given, exception, words, call);
    }

    private List<Row> scalars() {
        return List.of(
                row("Scalar.add(Scalar)", "null", NULL, "b", () -> x.add(null)),
                row("Scalar.sub(Scalar)", "null", NULL, "b", () -> x.sub(null)),
                row("Scalar.mul(Scalar)", "null", NULL, "b", () -> x.mul(null)),
                row("Scalar.div(Scalar)", "null", NULL, "b", () -> x.div(null)),
                row("Scalar.pow(Scalar)", "null", NULL, "b", () -> x.pow(null)),
                row("Scalar.random(RandomGenerator)", "null", NULL, "rng", () -> Scalar.random(null)),
                row(
                        "Scalar.random(RandomGenerator, double, double)",
                        "null",
                        NULL,
                        "rng",
                        () -> Scalar.random(null, 0, 1)),
                row(
                        "Scalar.random(RandomGenerator, double, double)",
                        "2 and 1",
                        ILLEGAL,
                        "lower = 2.0, upper = 1.0: expected",
                        () -> Scalar.random(rng, 2, 1)),
                row(
                        "Scalar.random(RandomGenerator, double, double)",
                        "NaN",
                        ILLEGAL,
                        "lower = NaN",
                        () -> Scalar.random(rng, NaN, 1)),
                row(
                        "Scalar.gradientUpdate(double)",
                        "0",
                        ILLEGAL,
                        "lr = 0.0: expected a positive",
                        () -> x.gradientUpdate(0)),
                row(
                        "Scalar.gradientUpdate(double)",
                        "NaN",
                        ILLEGAL,
                        "lr = NaN: expected a positive",
                        () -> x.gradientUpdate(NaN)),
                row("Functions.sin(Scalar)", "null", NULL, "x", () -> Functions.sin(null)),
                row("Functions.cos(Scalar)", "null", NULL, "x", () -> Functions.cos(null)),
                row("Functions.exp(Scalar)", "null", NULL, "x", () -> Functions.exp(null)),
                row("Functions.log(Scalar)", "null", NULL, "x", () -> Functions.log(null)),
                row("Functions.sigmoid(Scalar)", "null", NULL, "x", () -> Functions.sigmoid(null)),
                row("Functions.relu(Scalar)", "null", NULL, "x", () -> Functions.relu(null)),
                row("Functions.tanh(Scalar)", "null", NULL, "x", () -> Functions.tanh(null)),
                row("Functions.sum(List)", "null", NULL, "terms", () -> Functions.sum(null)),
                row("Functions.sum(List)", "a null", NULL, "terms[1]", () -> Functions.sum(Arrays.asList(x, null))),
                row("Functions.sum(List)", "none", ILLEGAL, "terms is empty: expected", () -> Functions.sum(List.of())),
                row("Functions.mean(List)", "null", NULL, "terms", () -> Functions.mean(null)),
                row(
                        "Functions.mean(List)",
                        "none",
                        ILLEGAL,
                        "terms is empty: expected",
                        () -> Functions.mean(List.of())),
                row(
                        "Losses.meanSquaredError(List, List)",
                        "null",
                        NULL,
                        "predictions",
                        () -> Losses.meanSquaredError(null, one)),
                row(
                        "Losses.meanSquaredError(List, List)",
                        "1 target",
                        ILLEGAL,
                        "2 predictions, but 1 targets: expected",
                        () -> Losses.meanSquaredError(predictions, one)),
                row(
                        "Losses.meanSquaredError(List, List)",
                        "a null",
                        NULL,
                        "targets[1]",
                        () -> Losses.meanSquaredError(predictions, Arrays.asList(1, null))),
                row(
                        "Losses.meanSquaredError(List, double[])",
                        "∞",
                        ILLEGAL,
                        "targets[1] = Infinity: expected a finite",
                        () -> Losses.meanSquaredError(predictions, new double[] {1, POSITIVE_INFINITY})),
                row(
                        "Losses.binaryCrossEntropy(List, List)",
                        "a label 2",
                        ILLEGAL,
                        "labels[1] = 2.0: expected a label in [0, 1]",
                        () -> Losses.binaryCrossEntropy(predictions, List.of(1, 2))),
                row(
                        "Losses.binaryCrossEntropy(List, List)",
                        "no predictions",
                        ILLEGAL,
                        "predictions is empty: expected",
                        () -> Losses.binaryCrossEntropy(List.of(), List.of())),
                row(
                        "Losses.binaryCrossEntropy(List, double[])",
                        "null",
                        NULL,
                        "labels",
                        () -> Losses.binaryCrossEntropy(predictions, (double[]) null)));
    }

    private List<Row> models() {
        String load = "Model.loadParameters(Map)";
        String run = "GradientDescent.run(List, List, double, int)";
        String runSchedule = "GradientDescent.run(List, List, IntToDoubleFunction, int)";
        String runTold = "GradientDescent.run(List, List, IntToDoubleFunction, int, BiConsumer)";
        String vectorizedRun = "Vectorized" + runTold;
        BiConsumer<Integer, Double> told = (step, loss) -> fail("told of step " + step);
        Map<String, Scalar> parameters = Map.of("a", new Scalar(7));
        return List.of(
                row("Model.apply(Object)", "null", NULL, "", () -> line.apply(null)),
                row(
                        "Model.gradientUpdate(double)",
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
                        "VectorizedGradientDescent(Model, BiFunction)",
                        "no model",
                        NULL,
                        "model",
                        () -> new VectorizedGradientDescent<Double>(null, Losses::meanSquaredError)),
                row(
                        "VectorizedGradientDescent(Model, BiFunction, int)",
                        "no thread",
                        ILLEGAL,
                        "threads = 0",
                        () -> new VectorizedGradientDescent<>(line, Losses::meanSquaredError, 0)),
                row(
                        vectorizedRun,
                        "no steps",
                        ILLEGAL,
                        "steps = 0",
                        () -> new VectorizedGradientDescent<>(line, Losses::meanSquaredError)
                                .run(one, one, schedule, 0, told)),
                row(
                        vectorizedRun,
                        "nobody to tell",
                        NULL,
                        "afterEachStep",
                        () -> new VectorizedGradientDescent<>(line, Losses::meanSquaredError)
                                .run(one, one, schedule, 1, null)),
                row(
                        "VectorizedLoss(Function, List, Function, List, int)",
                        "no points",
                        ILLEGAL,
                        "xs is empty",
                        () -> new VectorizedLoss<Double>(line, List.of(), ps -> ps.get(0), List.of(), 1)),
                row(
                        "VectorizedLoss(Function, List, Function, List, int)",
                        "no model",
                        NULL,
                        "model",
                        () -> new VectorizedLoss<Double>(null, one, ps -> ps.get(0), List.of(), 1)),
                row(
                        "VectorizedLoss(Function, List, Function, List, int)",
                        "null for points",
                        NULL,
                        "xs",
                        () -> new VectorizedLoss<Double>(line, null, ps -> ps.get(0), List.of(), 1)),
                row(
                        "VectorizedLoss(Function, List, Function, List, int)",
                        "no loss",
                        NULL,
                        "loss",
                        () -> new VectorizedLoss<>(line, one, null, List.of(), 1)),
                row(
                        "VectorizedLoss(Function, List, Function, List, int)",
                        "no parameters",
                        NULL,
                        "parameters",
                        () -> new VectorizedLoss<>(line, one, ps -> ps.get(0), null, 1)),
                row(
                        "VectorizedLoss(Function, List, Function, List, int)",
                        "no thread",
                        ILLEGAL,
                        "threads = 0",
                        () -> new VectorizedLoss<>(line, one, ps -> ps.get(0), List.of(), 0)),
                row(
                        "GradientDescent(Model, BiFunction)",
                        "no model",
                        NULL,
                        "model",
                        () -> new GradientDescent<Double>(null, Losses::meanSquaredError)),
                row(
                        "GradientDescent(Model, BiFunction)",
                        "no loss",
                        NULL,
                        "loss",
                        () -> new GradientDescent<>(line, null)),
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
                        "lr = 0.0 at step 1: expected a positive",
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
                        vectorizedRun,
                        "an x that is null",
                        NULL,
                        "xs[1]",
                        () -> new VectorizedGradientDescent<>(line, Losses::meanSquaredError)
                                .run(Arrays.asList(1.0, null), two, schedule, 1, told)),
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
                        () -> ParameterFile.save(null, parameters)),
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
                row("ParameterFile.load(Path)", "null", NULL, "path", () -> ParameterFile.load(null)),
                row(
                        "ParameterFile.load(Path)",
                        "no file",
                        FILE,
                        "nowhere.csv: there is no such file",
                        () -> ParameterFile.load(folder.resolve("nowhere.csv"))),
                row("ParameterFile.load(Path)", "a folder", FILE, "not a file", () -> ParameterFile.load(folder)));
    }

    private List<Row> data() {
        String lineMethod = "Datasets.line(int, double, double, double, RandomGenerator)";
        String blobs = "Datasets.blobs(int, double, double, RandomGenerator)";
        String spiral = "Datasets.spiral(int, double, double, RandomGenerator)";
        return List.of(
                row(
                        lineMethod,
                        "0 points",
                        ILLEGAL,
                        "n = 0: expected 1 to 1000000 points",
                        () -> Datasets.line(0, 1, 1, 1, rng)),
                row(
                        lineMethod,
                        "a = NaN",
                        ILLEGAL,
                        "a = NaN: expected a finite",
                        () -> Datasets.line(1, NaN, 1, 1, rng)),
                row(
                        lineMethod,
                        "b = ∞",
                        ILLEGAL,
                        "b = Infinity: expected",
                        () -> Datasets.line(1, 1, POSITIVE_INFINITY, 1, rng)),
                row(
                        lineMethod,
                        "deviation −1",
                        ILLEGAL,
                        "deviation = -1.0: expected",
                        () -> Datasets.line(1, 1, 1, -1, rng)),
                row(lineMethod, "no generator", NULL, "rng", () -> Datasets.line(1, 1, 1, 1, null)),
                row(blobs, "−1 points", ILLEGAL, "n = -1: expected 1 to", () -> Datasets.blobs(-1, 5, 1, rng)),
                row(
                        blobs,
                        "too many points",
                        ILLEGAL,
                        "n = 1000001: expected 1 to",
                        () -> Datasets.blobs(1_000_001, 5, 1, rng)),
                row(
                        blobs,
                        "centre NaN",
                        ILLEGAL,
                        "centre = NaN: expected a finite",
                        () -> Datasets.blobs(1, NaN, 1, rng)),
                row(blobs, "deviation NaN", ILLEGAL, "deviation = NaN: expected", () -> Datasets.blobs(1, 5, NaN, rng)),
                row(blobs, "no generator", NULL, "rng", () -> Datasets.blobs(1, 5, 1, null)),
                row(spiral, "0 points", ILLEGAL, "n = 0: expected 1 to", () -> Datasets.spiral(0, 2, 380, rng)),
                row(
                        spiral,
                        "noise ∞",
                        ILLEGAL,
                        "noise = Infinity: expected",
                        () -> Datasets.spiral(1, POSITIVE_INFINITY, 380, rng)),
                row(
                        spiral,
                        "noise larger than any needed",
                        ILLEGAL,
                        "noise = 1.0E101: expected a finite number, at most 1e100",
                        () -> Datasets.spiral(1, 1e101, 380, rng)),
                row(
                        spiral,
                        "twist NaN",
                        ILLEGAL,
                        "twist = NaN: expected a finite",
                        () -> Datasets.spiral(1, 2, NaN, rng)),
                row(spiral, "no generator", NULL, "rng", () -> Datasets.spiral(1, 2, 380, null)),
                row("Datasets.points(Table)", "null", NULL, "table", () -> Datasets.points(null)),
                row(
                        "Datasets.points(Table)",
                        "a gap",
                        ILLEGAL,
                        "column x1 is of type DOUBLE with 1 missing numbers: expected",
                        () -> Datasets.points(table)),
                row(
                        "Datasets.points(Table)",
                        "whole numbers",
                        ILLEGAL,
                        "column x2 is of type INTEGER with 0 missing",
                        () -> Datasets.points(table.first(1))),
                row(
                        "Datasets.labels(Table)",
                        "no labels",
                        ILLEGAL,
                        "there is no column label among [x1, x2]",
                        () -> Datasets.labels(table)),
                row("Datasets.labels(Table)", "null", NULL, "table", () -> Datasets.labels(null)),
                row("Tables.html(Table)", "null", NULL, "table", () -> Tables.html(null)));
    }

    private List<Row> plots() {
        String wideMethod = "Figure.wide(String, String, String)";
        String planeMethod = "Figure.plane(String, String, String, double, double)";
        String scatter = "Figure.scatter(String, List, List)";
        String lineMethod = "Figure.line(String, DoubleUnaryOperator, double, double)";
        String lines = "Figure.lines(String, String, List, double, double)";
        String contour = "Figure.contour(DoubleBinaryOperator, double, double)";
        String landscape = "Figure.landscape(DoubleBinaryOperator, double, double)";
        String gridMethod = "Contours(double[], double[], double[][])";
        String of = "Contours.of(DoubleBinaryOperator, double[], double[])";
        return List.of(
                row(wideMethod, "null", NULL, "title", () -> Figure.wide(null, "x", "y")),
                row(wideMethod, "a blank", ILLEGAL, "yLabel is blank: expected", () -> Figure.wide("t", "x", " ")),
                row(
                        planeMethod,
                        "1 and −1",
                        ILLEGAL,
                        "lower = 1.0 and upper = -1.0: expected",
                        () -> Figure.plane("t", "x", "y", 1, -1)),
                row(
                        planeMethod,
                        "∞",
                        ILLEGAL,
                        "upper = Infinity: expected",
                        () -> Figure.plane("t", "x", "y", 0, POSITIVE_INFINITY)),
                row(
                        scatter,
                        "a name again",
                        ILLEGAL,
                        "series \"points\" already",
                        () -> wide.scatter("points", one, one)),
                row(
                        scatter,
                        "different lengths",
                        ILLEGAL,
                        "xs has 1 elements and ys has 2",
                        () -> wide.scatter("q", one, two)),
                row(scatter, "NaN", ILLEGAL, "ys[0] = NaN: expected", () -> wide.scatter("q", one, List.of(NaN))),
                row(scatter, "a null", NULL, "xs[0]", () -> wide.scatter("q", Arrays.asList((Double) null), one)),
                row(
                        "Figure.classes(List, List)",
                        "a label 2",
                        ILLEGAL,
                        "labels[0] = 2.0: expected 0 or 1",
                        () -> plane.classes(List.of(grid), List.of(2))),
                row(
                        "Figure.classes(List, List)",
                        "a point of 1",
                        ILLEGAL,
                        "points[0] has 1 numbers: expected 2",
                        () -> plane.classes(List.of(new double[1]), List.of(1))),
                row("Figure.classes(List, List)", "null", NULL, "points", () -> plane.classes(null, List.of(1))),
                row(lineMethod, "null", NULL, "f", () -> wide.line("q", null, 0, 1)),
                row(lineMethod, "a pole", ILLEGAL, "f(0.0) = Infinity", () -> wide.line("q", t -> 1 / t, 0, 1)),
                row(
                        lineMethod,
                        "1 to 0",
                        ILLEGAL,
                        "from = 1.0 and to = 0.0: expected",
                        () -> wide.line("q", t -> t, 1, 0)),
                row(lines, "no function", ILLEGAL, "fs is empty", () -> wide.lines("p", "q", List.of(), 0, 1)),
                row(
                        lines,
                        "one name twice",
                        ILLEGAL,
                        "first and last are both \"q\"",
                        () -> wide.lines("q", "q", List.of(t -> t), 0, 1)),
                row(
                        "Figure.contour(DoubleBinaryOperator)",
                        "a second one",
                        ILLEGAL,
                        "has a ground already",
                        () -> plane.contour((u, v) -> 0)),
                row("Figure.contour(DoubleBinaryOperator)", "null", NULL, "f", () -> plane.contour(null)),
                row(
                        contour,
                        "a wide figure",
                        ILLEGAL,
                        "a contour on the figure \"t\", which is not a plane",
                        () -> wide.contour((u, v) -> 0, 0, 1)),
                row(contour, "1 to 0", ILLEGAL, "low = 1.0 and high = 0.0", () -> plane.contour((u, v) -> 0, 1, 0)),
                row(
                        "Figure.logarithmic(String, String, String)",
                        "a blank",
                        ILLEGAL,
                        "xLabel is blank: expected",
                        () -> Figure.logarithmic("t", " ", "y")),
                row(
                        "Figure.logarithmic(String, String, String)",
                        "a curve that reaches 0",
                        ILLEGAL,
                        "values[1] = 0.0",
                        () -> Figure.logarithmic("t", "x", "y").curve("q", new double[] {1, 0})),
                row("Figure.curve(String, double[])", "null", NULL, "values", () -> wide.curve("q", null)),
                row(
                        "Figure.curve(String, double[])",
                        "no values",
                        ILLEGAL,
                        "values is empty",
                        () -> wide.curve("q", new double[0])),
                row(
                        "Figure.path(String, List)",
                        "no points",
                        ILLEGAL,
                        "points is empty",
                        () -> plane.path("q", List.of())),
                row(
                        "Figure.path(String, List)",
                        "a point of 1",
                        ILLEGAL,
                        "points[0] has 1 numbers: expected 2",
                        () -> plane.path("q", List.of(new double[1]))),
                row(landscape, "null", NULL, "f", () -> plane.landscape(null, 1, 2)),
                row(
                        landscape,
                        "0 to 1",
                        ILLEGAL,
                        "low = 0.0: expected a positive",
                        () -> Figure.plane("t", "x", "y", 0, 1).landscape((u, v) -> 1, 0, 1)),
                row(
                        "Figure.strip(List, String)",
                        "no figures",
                        ILLEGAL,
                        "figures is empty",
                        () -> Figure.strip(List.of(), "d")),
                row(
                        "Figure.strip(List, String)",
                        "a wide one",
                        ILLEGAL,
                        "figures[0], \"t\"",
                        () -> Figure.strip(List.of(wide), "d")),
                row("Figure.animation(List, String)", "null", NULL, "figures", () -> Figure.animation(null, "d")),
                row(
                        "Figure.animation(List, String)",
                        "a blank",
                        ILLEGAL,
                        "description is blank",
                        () -> Figure.animation(List.of(plane), "")),
                row("Graph(Scalar, Map, String)", "null", NULL, "result", () -> new Graph(null, Map.of(), "d")),
                row("Graph(Scalar, Map, String)", "no names", NULL, "names", () -> new Graph(y, null, "d")),
                row(
                        "Graph(Scalar, Map, String)",
                        "a blank",
                        ILLEGAL,
                        "a name is blank",
                        () -> new Graph(y, Map.of(" ", x), "d")),
                row(
                        "Graph(Scalar, Map, String)",
                        "41 numbers",
                        ILLEGAL,
                        "40",
                        () -> new Graph(
                                Functions.sum(Stream.generate(() -> new Scalar(1))
                                        .limit(40)
                                        .toList()),
                                Map.of(),
                                "d")),
                row("Animation(List, String)", "null", NULL, "frames", () -> new Animation(null, "d")),
                row(
                        "Animation(List, String)",
                        "a null",
                        NULL,
                        "a frame",
                        () -> new Animation(Arrays.asList(new Picture(1, 1, "d"), null), "d")),
                row(
                        "Animation(List, String)",
                        "different sizes",
                        ILLEGAL,
                        "a frame has 2 × 1 pixels: expected 1 × 1",
                        () -> new Animation(List.of(new Picture(1, 1, "d"), new Picture(2, 1, "d")), "d")),
                row("Figure.picture(String)", "a blank", ILLEGAL, "description is blank", () -> wide.picture("")),
                row(
                        "Figure.picture(String)",
                        "nothing to show",
                        IllegalStateException.class,
                        "shows nothing yet",
                        () -> Figure.wide("t", "x", "y").picture("d")),
                row(gridMethod, "no values", NULL, "values", () -> new Contours(grid, grid, null)),
                row(
                        gridMethod,
                        "values missing",
                        ILLEGAL,
                        "values has 1 elements and xs has 2",
                        () -> new Contours(grid, grid, new double[1][2])),
                row(
                        gridMethod,
                        "NaN",
                        ILLEGAL,
                        "the value at (0.0, 0.0) is NaN",
                        () -> new Contours(grid, grid, new double[][] {{NaN, 0}, {0, 0}})),
                row(of, "no function", NULL, "f", () -> Contours.of(null, grid, grid)),
                row(of, "one column", ILLEGAL, "xs", () -> Contours.of((u, v) -> 0, new double[1], grid)),
                row("Contours.lines(double)", "NaN", ILLEGAL, "level = NaN: expected", () -> contours.lines(NaN)),
                row(
                        "Picture(int, int, String)",
                        "a blank",
                        ILLEGAL,
                        "description is blank",
                        () -> new Picture(1, 1, " ")),
                row("Picture(int, int, String)", "no width", ILLEGAL, "Width (0)", () -> new Picture(0, 1, "d")));
    }

    @TestFactory
    @DisplayName("bad input is refused in words, and changes nothing")
    Stream<DynamicTest> refused() {
        return Stream.of(scalars(), models(), data()).flatMap(List::stream).map(this::test);
    }

    @TestFactory
    @DisplayName("bad input to figures is refused in words, and changes nothing")
    Stream<DynamicTest> refusedByFigures() {
        int widePixels = pixels(wide);
        int planePixels = pixels(plane);
        return Stream.concat(
                plots().stream().map(this::test), Stream.of(dynamicTest("and the figures look as before", () -> {
                    assertEquals(widePixels, pixels(wide));
                    assertEquals(planePixels, pixels(plane));
                })));
    }

    private DynamicTest test(Row row) {
        return dynamicTest(row.method + " given " + row.given, () -> {
            String before = state();
            Exception exception = assertThrows(row.exception, row.call);
            if (exception instanceof NullPointerException && !row.words.isEmpty()) {
                assertEquals(row.words, exception.getMessage(), "the name of what is null, and nothing else");
            } else {
                assertTrue(String.valueOf(exception.getMessage()).contains(row.words), exception::toString);
            }
            assertEquals(before, state());
        });
    }

    /** All that the rows work on, but for what figures show. */
    private String state() throws IOException {
        StringBuilder state = new StringBuilder();
        for (Scalar scalar : List.of(x, y, line.parameters.get("a"))) {
            state.append(scalar).append(" with gradient ").append(scalar.grad()).append('\n');
        }
        state.append(line.parameterValues())
                .append(predictions)
                .append(one)
                .append(two)
                .append(table.print());
        state.append(Arrays.toString(grid))
                .append(Arrays.deepToString(values))
                .append(contours.lines(0.5).size());
        state.append(Files.readString(file));
        try (var files = Files.list(folder)) {
            state.append(files.toList());
        }
        return state.toString();
    }

    private static int pixels(Figure figure) {
        Picture picture = figure.picture("d");
        int width = picture.getWidth();
        return Arrays.hashCode(picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width));
    }

    @Test
    @Tag("slow")
    @DisplayName("every public method that takes something has a row")
    void complete() {
        Set<String> inTable = Stream.of(scalars(), models(), data(), plots())
                .flatMap(List::stream)
                .map(Row::method)
                .collect(Collectors.toCollection(TreeSet::new));
        inTable.addAll(ACCEPT_ALL);
        Set<String> inLibrary = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("mlfz").stream()
                        .map(JavaClass::reflect)
                        .filter(BadInputTest::isPublic)
                        .flatMap(type ->
                                Stream.concat(Stream.of(type.getConstructors()), Stream.of(type.getDeclaredMethods())))
                        .filter(BadInputTest::takesSomething)
                        .map(BadInputTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), without(inLibrary, inTable), "methods without a row");
        assertEquals(Set.of(), without(inTable, inLibrary), "rows of methods that are not there");
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static boolean takesSomething(java.lang.reflect.Executable method) {
        int excluded = Modifier.ABSTRACT | 0x1000; // synthetic
        return Modifier.isPublic(method.getModifiers())
                && (method.getModifiers() & excluded) == 0
                && method.getParameterCount() > 0;
    }

    private static String name(java.lang.reflect.Executable method) {
        String type = method.getDeclaringClass().getSimpleName();
        String parameters =
                Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        return type + (method instanceof Method ? "." + method.getName() : "") + "(" + parameters + ")";
    }
}
