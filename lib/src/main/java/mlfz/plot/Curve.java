package mlfz.plot;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A line from point to point, with markers here and there.
 *
 * @param ys the second coordinates; NaN is a gap
 * @param path whether it is a path on which each step is of interest, and not a sequence of numbers at 1, 2 and so on
 */
record Curve(String name, double[] xs, double[] ys, Style style, boolean path) implements Series {

    private static final int SPACING = 60; // from one marker to the next, in pixels
    private static final int STEP = 6; // the same on a path, where markers are small
    private static final double SMALL = 0.6; // of a marker's size

    static Curve of(Contents figure, String name, double[] values) {
        double[] ys = figure.heights(Data.withGaps(values, "values"), "values");
        double[] steps = IntStream.rangeClosed(1, ys.length).asDoubleStream().toArray();
        return new Curve(name, steps, ys, figure.nextStyle(), false);
    }

    static Curve path(Contents figure, String name, List<double[]> points) {
        Check.notEmpty(points, "points");
        double[] xs = Data.coordinates(points, 0);
        double[] ys = figure.heights(Data.coordinates(points, 1), "the y of points");
        return new Curve(name, xs, ys, figure.nextStyle(), true);
    }

    @Override
    public Range x() {
        return Range.EMPTY.with(xs);
    }

    @Override
    public Range y() {
        return Range.EMPTY.with(ys);
    }

    @Override
    public void paint(Canvas canvas) {
        canvas.line(xs, ys, style.colour());
        int[] there =
                IntStream.range(0, ys.length).filter(i -> !Double.isNaN(ys[i])).toArray();
        double[] us = Polyline.pick(xs, there);
        double[] vs = Polyline.pick(ys, there);
        if (path) {
            int[] marked = canvas.onPicture(us, vs).spaced(STEP);
            canvas.points(Polyline.pick(us, marked), Polyline.pick(vs, marked), style, SMALL);
            canvas.points(new double[] {us[0]}, new double[] {vs[0]}, style, 1);
        } else {
            // The way to the right alone counts, so that a line that jumps up and down has no more markers.
            int[] marked = canvas.onPicture(us, new double[us.length]).spaced(SPACING);
            canvas.points(Polyline.pick(us, marked), Polyline.pick(vs, marked), style, 1);
        }
    }

    @Override
    public void explain(Legend legend) {
        legend.addCurve(name, style);
    }

    @Override
    public String words(DoubleUnaryOperator height) {
        int last = xs.length - 1;
        return path
                ? "a path \"" + name + "\" of " + Text.count(xs.length, "point") + " from " + point(0, height) + " to "
                        + point(last, height)
                : "a curve \"" + name + "\" of " + Text.count(xs.length, "value") + ", first "
                        + Text.rounded(height.applyAsDouble(ys[0])) + ", last "
                        + Text.rounded(height.applyAsDouble(ys[last])) + ", all "
                        + y().map(height).words();
    }

    private String point(int i, DoubleUnaryOperator height) {
        return "(" + Text.rounded(xs[i]) + ", " + Text.rounded(height.applyAsDouble(ys[i])) + ")";
    }
}
