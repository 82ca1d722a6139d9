package mlfz.plot;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A figure for a notebook, built series by series:
 *
 * <pre>{@code
 * Figure.wide("A line", "x", "y").scatter("data", xs, ys).line("fit", x -> 2 * x, 0, 1).picture("Points along a line.")
 * }</pre>
 *
 * <p>Series are painted in the order of the calls, a contour, landscape or regions always below the rest; each is named
 * in the legend below the plot. Functions are evaluated at once, so a figure keeps showing a model as it was. Without
 * {@link #picture(String)} a cell shows the figure, too, with a description made from its series. No screen is needed.
 * A figure is not thread-safe; several may be built and painted at the same time.
 *
 * <p>Errors that all methods share: NullPointerException with its name if something is null; IllegalArgumentException,
 * with what was given and what was expected, if a text is blank, a series' name is taken already, a list is empty or two
 * differ in length, a number is not finite or larger than 1e300 in size, a point is not two numbers, or a height on a
 * logarithmic axis is not positive. A call that is refused changes nothing.
 */
public final class Figure extends Painted {

    private final Contents contents;

    private Figure(Contents contents) {
        this.contents = contents;
    }

    /** A figure of 800 × 500 pixels whose axes span what it shows. */
    public static Figure wide(String title, String xLabel, String yLabel) {
        return new Figure(new Contents(Contents.Kind.WIDE, title, xLabel, yLabel, Range.EMPTY));
    }

    /** The same with a logarithmic y axis, on which what is always divided by the same goes down straight: for losses. */
    public static Figure logarithmic(String title, String xLabel, String yLabel) {
        return new Figure(new Contents(Contents.Kind.LOGARITHMIC, title, xLabel, yLabel, Range.EMPTY));
    }

    /**
     * A figure of 600 × 600 pixels, both axes from {@code lower} to {@code upper} and with the same scale. What lies
     * outside is not shown.
     *
     * @throws IllegalArgumentException if lower is not below upper, or by less than a billionth of the larger
     */
    public static Figure plane(String title, String xLabel, String yLabel, double lower, double upper) {
        Range range = Check.range(lower, upper, "lower", "upper");
        if (range.narrow()) {
            throw new IllegalArgumentException("lower = " + lower + " and upper = " + upper
                    + ": expected a wider range, since the labels of its ticks would all be the same");
        }
        return new Figure(new Contents(Contents.Kind.PLANE, title, xLabel, yLabel, range));
    }

    /**
     * Adds the points (xs[0], ys[0]), (xs[1], ys[1]), … The first scatter is blue circles; the next three differ in
     * colour and shape, a fifth is as the first. Lists and columns of a table will do.
     */
    public Figure scatter(String name, Iterable<? extends Number> xs, Iterable<? extends Number> ys) {
        contents.free(name, "name");
        return add(Points.of(contents, name, Data.of(xs, "xs"), Data.of(ys, "ys")), name);
    }

    /** Adds the points (xs[0], ys[0]), (xs[1], ys[1]), … */
    public Figure scatter(String name, double[] xs, double[] ys) {
        contents.free(name, "name");
        return add(Points.of(contents, name, Data.of(xs, "xs"), Data.of(ys, "ys")), name);
    }

    /**
     * Adds points of two to four classes: "class 0" (vermilion triangles), "class 1" (blue circles), "class 2" (green
     * squares), "class 3" (purple diamonds). A class without points is left out.
     *
     * @param points each of two numbers, x and y
     * @param labels the class of each point, 0 to 3
     * @throws IllegalArgumentException if a label is none of these, or if the figure has such a class already
     */
    public Figure classes(List<double[]> points, Iterable<? extends Number> labels) {
        return classes(points, labels, List.of("class 0", "class 1", "class 2", "class 3"));
    }

    /**
     * Adds points of two to four classes, as {@link #classes(List, Iterable)} does, with names of yours.
     *
     * @param names of the classes 0, 1 and so on, such as {@code Datasets.classes(table, column)}
     * @throws IllegalArgumentException if there is no name for a label, or if a name is not new
     */
    public Figure classes(List<double[]> points, Iterable<? extends Number> labels, List<String> names) {
        List<Points> all = Points.classes(contents, points, Data.of(labels, "labels"), names);
        all.forEach(one -> add(one, one.name()));
        return this;
    }

    /**
     * Adds the graph of a function as a black line, with a gap where the function is not finite. The second
     * line of a figure, such as a tangent, is of dashes, the third of dots.
     *
     * @throws IllegalArgumentException if from is not below to, or if the function is nowhere finite
     */
    public Figure line(String name, DoubleUnaryOperator f, double from, double to) {
        contents.free(name, "name");
        return add(Lines.of(contents, name, f, Check.range(from, to, "from", "to")), name);
    }

    /**
     * Adds the graphs of a sequence of functions as lines from light grey to black, with gaps where they are not finite.
     * The legend names the first and the last; a sequence of one function has the last alone.
     *
     * @throws IllegalArgumentException if both names are the same, if from is not below to, or if a function is nowhere
     *     finite
     */
    public Figure lines(String first, String last, List<? extends DoubleUnaryOperator> fs, double from, double to) {
        contents.free(first, "first", last, "last");
        return add(Lines.of(contents, first, last, fs, Check.range(from, to, "from", "to")), first, last);
    }

    /**
     * Adds numbers one after the other, such as the losses of a training, as a line from (1, values[0]) over (2,
     * values[1]) and so on, with a marker here and there, and with a gap where a value is not finite or beyond 1e300. The
     * first hundred alone are {@code Arrays.copyOf(values, 100)}.
     *
     * @throws IllegalArgumentException if no value is finite
     */
    public Figure curve(String name, double[] values) {
        contents.free(name, "name");
        return add(Curve.of(contents, name, values), name);
    }

    /** Adds the numbers of a list or of a column of a table, as {@link #curve(String, double[])} does. */
    public Figure curve(String name, Iterable<? extends Number> values) {
        contents.free(name, "name");
        return add(Curve.of(contents, name, Data.raw(values, "values")), name);
    }

    /**
     * Adds a path from point to point, such as the parameters of a model from step to step: a line with a marker at its
     * beginning and a small one at each further point, as far as these do not crowd each other.
     */
    public Figure path(String name, List<double[]> points) {
        contents.free(name, "name");
        return add(Curve.path(contents, name, points), name);
    }

    /** Adds the filled contour of a function with values from 0 to 1: {@code contour(f, 0, 1)}. */
    public Figure contour(DoubleBinaryOperator f) {
        return contour(f, 0, 1);
    }

    /**
     * Adds the filled contour of a function: 100 levels from {@code low} (vermilion) over the middle (white) to
     * {@code high} (blue, and darker, to be told apart in a print without colours), found on a grid of 100 × 100 nodes.
     * Values beyond low and high are shown as these; where the function is NaN, the plane is grey. A black line is where
     * the function passes through (low + high) / 2, the decision boundary of a classifier, and around a region where it
     * is just that.
     *
     * @throws IllegalArgumentException if the figure is not a plane or has a background already, if low is not below
     *     high, or if the function is NaN everywhere
     */
    public Figure contour(DoubleBinaryOperator f, double low, double high) {
        return set(FilledContour.of(contents, f, low, high));
    }

    /**
     * Adds the landscape of a loss, seen from above: the filled contour of a function of two parameters, found on a grid
     * of 200 × 200 nodes, 100 levels from {@code low} (dark) to {@code high} (light) on a logarithmic scale. Values
     * beyond low and high are shown as these; where the function is NaN, the plane is grey. White lines, with the height
     * on them where there is room, are where the function is 1, 2 or 5 times a power of ten.
     *
     * @throws IllegalArgumentException if the figure is not a plane or has a background already, if low is not below
     *     high or not positive, or if the function is NaN everywhere
     */
    public Figure landscape(DoubleBinaryOperator f, double low, double high) {
        return set(Landscape.of(contents, f, low, high));
    }

    /**
     * Adds the regions of two to four classes, each where its score is the largest, found on a grid of 100 × 100 nodes.
     * They are in the colours of the classes' points, with black lines between them.
     *
     * @param f the scores of the classes at a point, such as their probabilities
     * @throws IllegalArgumentException if the figure is not a plane or has a background already, or if the function does
     *     not give as many numbers everywhere, 2 to 4
     */
    public Figure regions(Scores f) {
        return regions(f, List.of("0", "1", "2", "3"));
    }

    /**
     * Adds the regions of two to four classes, as {@link #regions(Scores)} does, with names of yours.
     *
     * @param names of the classes 0, 1 and so on
     * @throws IllegalArgumentException if there is no name for a class
     */
    public Figure regions(Scores f, List<String> names) {
        return set(Regions.of(contents, f, names));
    }

    private Figure set(Background background) {
        contents.set(background);
        changed();
        return this;
    }

    private Figure add(Series one, String... names) {
        contents.add(one, names);
        changed();
        return this;
    }

    /**
     * Paints the figure. It may be painted more than once, and added to in between.
     *
     * @param description what the picture shows, in words
     * @throws IllegalStateException if nothing has been added, or if Java cannot paint on this machine
     */
    @Override
    public Picture picture(String description) {
        Check.text(description, "description");
        return contents.panel().picture(description);
    }

    /** Returns what the figure shows, in words: its title, and what its series are. */
    @Override
    public String toString() {
        return contents.words();
    }

    /** Paints planes as {@link #strip(List, String)} does, and describes them by their titles and the last of them. */
    public static Picture strip(List<Figure> figures) {
        return strip(figures, Panels.words(figures, Figure::contents));
    }

    /**
     * Paints planes as small pictures, three in a row, with one legend, that of the last. They have no labels at their
     * axes, and a contour's boundary on top of their points; their titles are best short.
     *
     * @throws IllegalArgumentException if a figure is not a plane
     * @throws IllegalStateException if a figure is empty, or if Java cannot paint on this machine
     */
    public static Picture strip(List<Figure> figures, String description) {
        return Panels.strip(figures, Figure::contents, Check.text(description, "description"));
    }

    /** Shows planes as {@link #animation(List, String)} does, and describes them by their titles and the last of them. */
    public static Animation animation(List<Figure> figures) {
        return animation(figures, Panels.words(figures, Figure::contents));
    }

    /**
     * Shows planes one at a time, 480 pixels wide, with a slider and buttons; beside the slider stands the plane's title.
     *
     * @throws IllegalArgumentException if a figure is not a plane
     * @throws IllegalStateException if a figure is empty, or if Java cannot paint on this machine
     */
    public static Animation animation(List<Figure> figures, String description) {
        return Panels.animation(figures, Figure::contents, Check.text(description, "description"));
    }

    private Contents contents() {
        return contents;
    }
}
