package mlfz.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A figure for a notebook, built series by series:
 *
 * <pre>{@code
 * Figure.wide("A line", "x", "y").scatter("data", xs, ys).line("fit", x -> 2 * x, 0, 1).picture("Points along a line.")
 * }</pre>
 *
 * <p>Series are painted in the order of the calls, a contour always below the rest; each is named in the legend below
 * the plot. Functions are evaluated at once, so a figure keeps showing a model as it was when it was drawn. Every
 * method that adds a series checks its arguments first, and returns this figure. Needs no display. A figure is not
 * thread-safe; several figures may be built and painted at the same time.
 */
public final class Figure {

    private static final int COLUMNS = 3; // of a strip
    private static final int SAMPLES = 401; // of a line
    private static final int GRID = 100; // nodes of a contour's grid along each axis
    private static final int FINE_GRID = 200; // of a landscape's, whose lines are narrow bends

    private final boolean plane;
    private final boolean logarithmic;
    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Series> series = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Range x;
    private Range y;
    private Background background;
    private int styles;

    private Figure(String title, String xLabel, String yLabel, Range range, boolean plane, boolean logarithmic) {
        this.title = Check.text(title, "title");
        this.xLabel = Check.text(xLabel, "xLabel");
        this.yLabel = Check.text(yLabel, "yLabel");
        this.plane = plane;
        this.logarithmic = logarithmic;
        x = range;
        y = range;
    }

    /**
     * A figure of 800 × 500 pixels whose axes span what it shows.
     *
     * @throws NullPointerException if a text is null
     * @throws IllegalArgumentException if a text is blank
     */
    public static Figure wide(String title, String xLabel, String yLabel) {
        return new Figure(title, xLabel, yLabel, Range.EMPTY, false, false);
    }

    /**
     * A figure of 800 × 500 pixels with a logarithmic y axis, on which a number that is always divided by the same
     * goes down a straight line: for losses. Its axes span what it shows.
     *
     * @throws NullPointerException if a text is null
     * @throws IllegalArgumentException if a text is blank
     */
    public static Figure logarithmic(String title, String xLabel, String yLabel) {
        return new Figure(title, xLabel, yLabel, Range.EMPTY, false, true);
    }

    /**
     * A figure of 800 × 800 pixels, both axes from {@code lower} to {@code upper} and with the same scale. What
     * lies outside is not shown.
     *
     * @throws NullPointerException if a text is null
     * @throws IllegalArgumentException if a text is blank, if a bound is not finite, or if lower is not (clearly) below
     *     upper
     */
    public static Figure plane(String title, String xLabel, String yLabel, double lower, double upper) {
        Check.range(lower, upper, "lower", "upper");
        Range range = new Range(lower, upper);
        if (range.narrow()) {
            throw new IllegalArgumentException("lower = " + lower + " and upper = " + upper
                    + ": expected a wider range, since the labels of its ticks would all be the same");
        }
        return new Figure(title, xLabel, yLabel, range, true, false);
    }

    /**
     * Adds the points (xs[0], ys[0]), (xs[1], ys[1]), … The first scatter is blue circles; more differ in colour
     * and shape.
     *
     * @param name the legend entry
     * @throws NullPointerException if an argument or a number is null
     * @throws IllegalArgumentException if the name is blank or taken, if the lists are empty or differ in length, or if
     *     a number is not finite
     */
    public Figure scatter(String name, List<? extends Number> xs, List<? extends Number> ys) {
        requireFree(Check.text(name, "name"));
        double[] xValues = Check.numbers(xs, "xs");
        double[] yValues = Check.numbers(ys, "ys");
        Check.sameLength(xValues.length, "xs", yValues.length, "ys");
        return add(new Points(name, xValues, heights(yValues, "ys"), Style.of(styles++)), name);
    }

    /**
     * Adds points of two classes, as "class 0" (vermilion triangles) and "class 1" (blue circles); a class without
     * points is left out.
     *
     * @param points each of two numbers, x and y
     * @param labels 0 or 1, one for each point
     * @throws NullPointerException if an argument, a point or a label is null
     * @throws IllegalArgumentException if the lists are empty or differ in length, if a point is not two finite
     *     numbers, if a label is neither 0 nor 1, or if the figure has a "class 0" or "class 1" already
     */
    public Figure classes(List<double[]> points, List<? extends Number> labels) {
        requireFree("class 0");
        requireFree("class 1");
        double[] classOf = Check.numbers(labels, "labels");
        Objects.requireNonNull(points, "points");
        Check.sameLength(points.size(), "points", classOf.length, "labels");
        double[] xs = coordinates(points, 0);
        double[] ys = heights(coordinates(points, 1), "the y of points");
        for (int i = 0; i < classOf.length; i++) {
            if (classOf[i] != 0 && classOf[i] != 1) {
                throw new IllegalArgumentException("labels[" + i + "] = " + classOf[i] + ": expected 0 or 1");
            }
        }
        styles = Math.max(styles, 2); // what is added later looks like neither class
        for (int label = 0; label <= 1; label++) {
            int wanted = label;
            int[] members = IntStream.range(0, classOf.length)
                    .filter(k -> classOf[k] == wanted)
                    .toArray();
            if (members.length > 0) {
                String name = "class " + label;
                add(
                        new Points(name, Polyline.pick(xs, members), Polyline.pick(ys, members), Style.ofClass(label)),
                        name);
            }
        }
        return this;
    }

    /**
     * Adds the graph of a function as a black line.
     *
     * @param name the legend entry
     * @param f the function, evaluated at once
     * @param from where the line begins
     * @param to where it ends
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the name is blank or taken, if from and to are not finite, if from is not
     *     below to, or if a value of the function is not finite
     */
    public Figure line(String name, DoubleUnaryOperator f, double from, double to) {
        Objects.requireNonNull(f, "f");
        requireFree(Check.text(name, "name"));
        Check.range(from, to, "from", "to");
        double[] xs = steps(from, to, SAMPLES);
        double[] ys = heights(values("f", f, xs), "f");
        return add(new Lines(name, name, xs, List.of(ys)), name);
    }

    /**
     * Adds the graphs of a sequence of functions as lines from light grey (the first) to black (the last). The legend names
     * these two; a sequence of one function has the last alone.
     *
     * @param first the legend entry of the first function
     * @param last the legend entry of the last function
     * @param fs the functions in order, evaluated at once
     * @param from where the lines begin
     * @param to where they end
     * @throws NullPointerException if an argument or a function is null
     * @throws IllegalArgumentException if first or last is blank or taken, if they are the same, if there is no function, if
     *     from and to are not finite, if from is not below to, or if a value of a function is not finite
     */
    public Figure lines(String first, String last, List<? extends DoubleUnaryOperator> fs, double from, double to) {
        requireFree(Check.text(first, "first"));
        requireFree(Check.text(last, "last"));
        if (first.equals(last)) {
            throw new IllegalArgumentException("first and last are both \"" + first + "\": expected two names");
        }
        Check.notEmpty(fs, "fs");
        Check.range(from, to, "from", "to");
        double[] xs = steps(from, to, SAMPLES);
        List<double[]> ys = new ArrayList<>();
        for (DoubleUnaryOperator f : fs) {
            String element = "fs[" + ys.size() + "]";
            ys.add(heights(values(element, Objects.requireNonNull(f, element), xs), element));
        }
        return add(new Lines(first, last, xs, ys), first, last);
    }

    /**
     * Adds the numbers of a sequence, such as the losses of a training, as a line from (1, values[0]) over (2, values[1])
     * and so on, with a marker here and there. Curves, paths and scatters differ in colour and in the shape of the marker.
     *
     * @param name the legend entry
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the name is blank or taken, if there is no value, if a value is not finite, or
     *     if it is not positive and the y axis is logarithmic
     */
    public Figure curve(String name, double[] values) {
        requireFree(Check.text(name, "name"));
        double[] ys = Check.numbers(
                Arrays.stream(Objects.requireNonNull(values, "values")).boxed().toList(), "values");
        double[] steps = IntStream.rangeClosed(1, ys.length).asDoubleStream().toArray();
        return add(Curve.ofNumbers(name, steps, heights(ys, "values"), Style.of(styles++)), name);
    }

    /**
     * Adds a path from point to point, such as the parameters of a model from step to step: a line with a marker at its
     * beginning and at each further point that does not crowd the marker before.
     *
     * @param name the legend entry
     * @param points each of two numbers, x and y
     * @throws NullPointerException if an argument or a point is null
     * @throws IllegalArgumentException if the name is blank or taken, if there is no point, if a point is not two finite
     *     numbers, or if its y is not positive and the y axis is logarithmic
     */
    public Figure path(String name, List<double[]> points) {
        requireFree(Check.text(name, "name"));
        Check.notEmpty(points, "points");
        double[] xs = coordinates(points, 0);
        double[] ys = heights(coordinates(points, 1), "the y of points");
        return add(Curve.path(name, xs, ys, Style.of(styles++)), name);
    }

    /** Adds the filled contour of a function with values from 0 to 1: {@code contour(f, 0, 1)}. */
    public Figure contour(DoubleBinaryOperator f) {
        return contour(f, 0, 1);
    }

    /**
     * Adds the filled contour of a function: 100 levels from {@code low} (vermilion) over the middle (white) to
     * {@code high} (blue, and darker, to be told apart in a print without colours), found on a grid of 100 × 100
     * nodes over the whole plane. Values beyond low and high are shown as these. A black line is where the function is
     * (low + high) / 2, if it is so anywhere: the decision boundary of a classifier. The contour lies below points and
     * lines, whatever the order of the calls.
     *
     * @param f the function, evaluated at once
     * @param low the value at the vermilion end
     * @param high the value at the blue end
     * @throws NullPointerException if the function is null
     * @throws IllegalArgumentException if the figure is not a plane or has a contour already, if low and high are not
     *     finite, if low is not below high, or if a value of the function is NaN
     */
    public Figure contour(DoubleBinaryOperator f, double low, double high) {
        requireBackground("contour", f, low, high);
        background = FilledContour.of(f, steps(x.lower(), x.upper(), GRID), low, high);
        return this;
    }

    /**
     * Adds the landscape of a loss, seen from above: the filled contour of a function of two parameters on a logarithmic
     * scale, 100 levels from {@code low} (dark) to {@code high} (light), with white lines where the function is 1, 2 or
     * 5 times a power of ten. Values beyond low and high are shown as these. Like a contour it lies below everything else.
     *
     * @param f the loss, evaluated at once on a grid of 200 × 200 nodes
     * @param low the loss at the dark end
     * @param high the loss at the light end
     * @throws NullPointerException if the function is null
     * @throws IllegalArgumentException if the figure is not a plane or has a contour or landscape already, if low and
     *     high are not finite, if low is not below high or not positive, or if a value of the function is NaN
     */
    public Figure landscape(DoubleBinaryOperator f, double low, double high) {
        requireBackground("landscape", f, low, high);
        if (low <= 0) {
            throw new IllegalArgumentException("low = " + low + ": expected a positive number");
        }
        background = Landscape.of(f, steps(x.lower(), x.upper(), FINE_GRID), low, high);
        return this;
    }

    /**
     * Paints the figure. It may be painted more than once, and added to in between.
     *
     * @param description what the picture shows, in words
     * @throws NullPointerException if the description is null
     * @throws IllegalArgumentException if the description is blank
     * @throws IllegalStateException if nothing has been added, or if Java finds no fonts on this machine
     */
    public Picture picture(String description) {
        return panel(plane ? Look.PLANE : Look.WIDE).picture(Check.text(description, "description"));
    }

    /**
     * Paints planes as small pictures, three in a row, with one legend, that of the last. They have no labels at their
     * axes, and a contour's boundary on top of their points; their titles are best short.
     *
     * @param figures at least one
     * @param description what the pictures show, in words
     * @throws NullPointerException if an argument or a figure is null
     * @throws IllegalArgumentException if the description is blank, if there is no figure, or if one is not a plane
     * @throws IllegalStateException if a figure is empty, or if Java finds no fonts on this machine
     */
    public static Picture strip(List<Figure> figures, String description) {
        return Panel.sheet(panels(figures, Look.PANEL), COLUMNS, Check.text(description, "description"));
    }

    /**
     * Shows planes one after the other, each for a second and the last for three, again and again: an animation of
     * 480 pixels' width.
     *
     * @param figures at least one
     * @param description what the animation shows, in words
     * @throws NullPointerException if an argument or a figure is null
     * @throws IllegalArgumentException if the description is blank, if there is no figure, or if one is not a plane
     * @throws IllegalStateException if a figure is empty, or if Java finds no fonts on this machine
     */
    public static Animation animation(List<Figure> figures, String description) {
        return new Animation(
                panels(figures, Look.FRAME).stream()
                        .map(panel -> Panel.sheet(List.of(panel), 1, description))
                        .toList(),
                description);
    }

    private static List<Panel> panels(List<Figure> figures, Look look) {
        Check.notEmpty(figures, "figures");
        for (int i = 0; i < figures.size(); i++) {
            if (!Objects.requireNonNull(figures.get(i), "figures[" + i + "]").plane) {
                throw new IllegalArgumentException("figures[" + i + "], \"" + figures.get(i).title
                        + "\", is not a plane: expected one made with Figure.plane");
            }
        }
        return figures.stream().map(figure -> figure.panel(look)).toList();
    }

    private Panel panel(Look look) {
        if (series.isEmpty() && background == null) {
            throw new IllegalStateException(
                    "the figure \"" + title + "\" shows nothing yet: expected at least one series");
        }
        Range horizontal = plane ? x : x.padded();
        Range vertical = plane ? y : logarithmic ? y.padded().withWholeNumbers() : y.padded();
        Axes axes = new Axes(title, xLabel, yLabel, horizontal, vertical, logarithmic, plane, background == null);
        return new Panel(axes, look, List.copyOf(series), background);
    }

    private Figure add(Series one, String... itsNames) {
        names.addAll(List.of(itsNames));
        series.add(one);
        if (!plane) {
            x = x.with(one.x());
            y = y.with(one.y());
        }
        return this;
    }

    private void requireFree(String name) {
        if (names.contains(name)) {
            throw new IllegalArgumentException("the figure has a series \"" + name + "\" already: expected a new name");
        }
    }

    private void requireBackground(String kind, DoubleBinaryOperator f, double low, double high) {
        Objects.requireNonNull(f, "f");
        Check.range(low, high, "low", "high");
        if (!plane) {
            throw new IllegalArgumentException("a " + kind + " on the figure \"" + title
                    + "\", which is not a plane: expected one made with Figure.plane");
        }
        if (background != null) {
            throw new IllegalArgumentException("a " + kind + " on the figure \"" + title
                    + "\", which has a background already: expected at most one contour or landscape");
        }
    }

    /** The numbers as they stand on the y axis: on a logarithmic one, the exponents of 10. */
    private double[] heights(double[] ys, String name) {
        if (!logarithmic) {
            return ys;
        }
        for (int i = 0; i < ys.length; i++) {
            if (ys[i] <= 0) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] = " + ys[i] + ": expected a positive number on a logarithmic axis");
            }
        }
        return Arrays.stream(ys).map(Math::log10).toArray();
    }

    /** The first or the second coordinates of points, which must be two finite numbers each. */
    private static double[] coordinates(List<double[]> points, int which) {
        double[] coordinates = new double[points.size()];
        int i = 0;
        for (double[] point : points) {
            String element = "points[" + i + "]";
            Objects.requireNonNull(point, element);
            if (point.length != 2) {
                throw new IllegalArgumentException(element + " has " + point.length + " numbers: expected 2, x and y");
            }
            coordinates[i++] = Check.number(point[which], element + "[" + which + "]");
        }
        return coordinates;
    }

    private static double[] values(String name, DoubleUnaryOperator f, double[] xs) {
        double[] ys = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            ys[i] = Check.number(f.applyAsDouble(xs[i]), name + "(" + xs[i] + ")");
        }
        return ys;
    }

    /** Evenly spaced numbers, both ends among them. */
    private static double[] steps(double from, double to, int count) {
        double[] steps = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = from + (to - from) * i / (count - 1);
        }
        steps[count - 1] = to;
        return steps;
    }
}
