package mlfz.plot;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mlfz.BadInput;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BadInputTest extends BadInput {
    private final Scalar x = new Scalar(3);
    private final Scalar y = x.mul(x);
    private final List<Double> one = List.of(1.0);
    private final List<Double> two = List.of(1.0, 2.0);
    private final Figure wide = Figure.wide("t", "x", "y").scatter("points", two, two);
    private final Figure plane = Figure.plane("t", "x", "y", -1, 1).contour((u, v) -> 0.5);
    private final Figure other = Figure.plane("t", "x", "y", -1, 1);
    private final Network network = Network.of("x", "y");
    private final Picture picture = new Picture(1, 1, "d");
    private final Animation animation = new Animation(List.of(picture), "d");
    private final double[] grid = {0, 1};
    private final double[][] values = {{0, 1}, {1, 0}};
    private final Contours contours = new Contours(grid, grid, values);

    @Override
    protected Set<String> methodsThatTakeEverything() {
        return Set.of("Curve(double[], double[])", "Curve.equals(Object)");
    }

    @Override
    protected String state() {
        return x + " " + y + one + two + Arrays.toString(grid) + Arrays.deepToString(values)
                + contours.lines(0.5).size();
    }

    /** Figures are looked at once after all rows, as painting them takes a while. */
    @Override
    @TestFactory
    protected Stream<DynamicTest> badInputIsRefusedInWordsAndChangesNothing() {
        int widePixels = pixels(wide);
        int planePixels = pixels(plane);
        return Stream.concat(
                super.badInputIsRefusedInWordsAndChangesNothing(),
                Stream.of(dynamicTest("and the figures look as before", () -> {
                    assertEquals(widePixels, pixels(wide));
                    assertEquals(planePixels, pixels(plane));
                })));
    }

    private static int pixels(Figure figure) {
        Picture picture = figure.picture("d");
        int width = picture.getWidth();
        return Arrays.hashCode(picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width));
    }

    @Override
    protected List<Row> rows() {
        String wideMethod = "Figure.wide(String, String, String)";
        String planeMethod = "Figure.plane(String, String, String, double, double)";
        String scatter = "Figure.scatter(String, Iterable, Iterable)";
        String scatterArrays = "Figure.scatter(String, double[], double[])";
        String layers = "Network.layer(double[][])";
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
                        "Figure.classes(List, Iterable)",
                        "a label 4",
                        ILLEGAL,
                        "labels[0] = 4.0: expected a class, 0 to 3",
                        () -> plane.classes(List.of(grid), List.of(4))),
                row(
                        "Figure.classes(List, Iterable)",
                        "a point of 1",
                        ILLEGAL,
                        "points[0] has 1 numbers: expected 2",
                        () -> plane.classes(List.of(new double[1]), List.of(1))),
                row("Figure.classes(List, Iterable)", "null", NULL, "points", () -> plane.classes(null, List.of(1))),
                row(
                        "Figure.classes(List, Iterable, List)",
                        "one name",
                        ILLEGAL,
                        "names has 1 element for 2 classes: expected one for each",
                        () -> plane.classes(List.of(grid), List.of(1), List.of("a"))),
                row(
                        "Figure.classes(List, Iterable, List)",
                        "a blank name",
                        ILLEGAL,
                        "names[1] is blank: expected some text",
                        () -> plane.classes(List.of(grid), List.of(1), List.of("a", " "))),
                row(
                        "Figure.classes(List, Iterable, List)",
                        "a null",
                        NULL,
                        "names[0]",
                        () -> plane.classes(List.of(grid), List.of(1), Arrays.asList(null, "b"))),
                row(lineMethod, "null", NULL, "f", () -> wide.line("q", null, 0, 1)),
                row(
                        lineMethod,
                        "a function that is finite nowhere",
                        ILLEGAL,
                        "f has no finite number, its first is NaN: expected",
                        () -> wide.line("q", t -> NaN, 0, 1)),
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
                        "has a background already",
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
                row("Figure.curve(String, double[])", "null", NULL, "values", () -> wide.curve("q", (double[]) null)),
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
                row(scatterArrays, "null", NULL, "xs", () -> wide.scatter("q", null, grid)),
                row(
                        scatterArrays,
                        "different lengths",
                        ILLEGAL,
                        "xs has 1 elements and ys has 2",
                        () -> wide.scatter("q", new double[1], grid)),
                row(
                        scatterArrays,
                        "∞",
                        ILLEGAL,
                        "ys[1] = Infinity: expected",
                        () -> wide.scatter("q", grid, new double[] {0, POSITIVE_INFINITY})),
                row(
                        "Figure.curve(String, Iterable)",
                        "no values",
                        ILLEGAL,
                        "values is empty",
                        () -> wide.curve("r", List.<Double>of())),
                row(
                        "Figure.curve(String, Iterable)",
                        "a null",
                        NULL,
                        "values[1]",
                        () -> wide.curve("r", Arrays.asList(1.0, null))),
                row("Figure.regions(Scores)", "null", NULL, "f", () -> other.regions(null)),
                row(
                        "Figure.regions(Scores, List)",
                        "one name",
                        ILLEGAL,
                        "names has 1 element for 2 classes: expected one for each",
                        () -> other.regions((u, v) -> new double[2], List.of("a"))),
                row(
                        "Figure.regions(Scores, List)",
                        "null",
                        NULL,
                        "names",
                        () -> other.regions((u, v) -> new double[2], null)),
                row(
                        "Figure.regions(Scores)",
                        "one score",
                        ILLEGAL,
                        "f(-1.0, -1.0) has 1 number: expected one for each of 2 to 4 classes",
                        () -> other.regions((u, v) -> new double[1])),
                row(
                        "Figure.regions(Scores)",
                        "a second background",
                        ILLEGAL,
                        "has a background already",
                        () -> plane.regions((u, v) -> new double[2])),
                row("Figure.strip(List)", "null", NULL, "figures", () -> Figure.strip(null)),
                row(
                        "Figure.strip(List)",
                        "a null",
                        NULL,
                        "figures[0]",
                        () -> Figure.strip(Arrays.asList((Figure) null))),
                row(
                        "Figure.animation(List)",
                        "no figures",
                        ILLEGAL,
                        "figures is empty",
                        () -> Figure.animation(List.of())),
                row(
                        "Animation.picture(String)",
                        "a blank",
                        ILLEGAL,
                        "description is blank",
                        () -> animation.picture(" ")),
                row("Graph(Scalar, Map)", "null", NULL, "result", () -> new Graph(null, Map.of())),
                row("Graph(Scalar, Map)", "no names", NULL, "names", () -> new Graph(y, null)),
                row("Graph.picture(String)", "null", NULL, "description", () -> new Graph(y, Map.of()).picture(null)),
                row("Network.of(String[])", "no name", ILLEGAL, "inputs is empty", () -> Network.of()),
                row("Network.of(String[])", "a null", NULL, "inputs[1]", () -> Network.of("x", null)),
                row(
                        layers,
                        "a unit too few",
                        ILLEGAL,
                        "weights has 1 elements and the layer before has 2",
                        () -> network.layer(new double[1][3])),
                row(
                        layers,
                        "33 units",
                        ILLEGAL,
                        "weights[0] has 33 elements: expected at most 32",
                        () -> network.layer(new double[2][33])),
                row(
                        layers,
                        "NaN",
                        ILLEGAL,
                        "weights[0][0] = NaN: expected",
                        () -> network.layer(new double[][] {{NaN}, {1}})),
                row(
                        "Network.layer(Scalar[][])",
                        "a null",
                        NULL,
                        "weights[0][0]",
                        () -> network.layer(new Scalar[2][1])),
                row(
                        "Network.layer(Scalar[][])",
                        "no rows",
                        ILLEGAL,
                        "weights has 0 elements",
                        () -> network.layer(new Scalar[0][1])),
                row("Network.layer(Scalar[])", "a null", NULL, "weights[0]", () -> network.layer(new Scalar[2])),
                row(
                        "Network.layer(Scalar[])",
                        "one too many",
                        ILLEGAL,
                        "weights has 3 elements",
                        () -> network.layer(new Scalar[] {x, x, x})),
                row("Network.picture(String)", "a blank", ILLEGAL, "description is blank", () -> network.picture("")),
                row("Picture.save(Path)", "null", NULL, "file", () -> picture.save((Path) null)),
                row(
                        "Picture.save(Path)",
                        "a text file",
                        ILLEGAL,
                        "file = loss.txt: expected a name that ends in",
                        () -> picture.save(Path.of("loss.txt"))),
                row("Picture.save(String)", "null", NULL, "file", () -> picture.save((String) null)),
                row(
                        "Picture.save(String)",
                        "no ending",
                        ILLEGAL,
                        "file = loss: expected a name that ends in",
                        () -> picture.save("loss")),
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
}
