package mlfz.plot;

/**
 * A line from point to point, with markers at its beginning and then at points that are some distance apart.
 *
 * @param spacing from one marker to the next, in pixels
 * @param across whether the way to the right alone counts, so that a line that jumps up and down has no more of them
 */
record Curve(String name, double[] xs, double[] ys, Style style, int spacing, boolean across) implements Series {

    /** Numbers one after the other, at 1, 2 and so on. */
    static Curve ofNumbers(String name, double[] xs, double[] ys, Style style) {
        return new Curve(name, xs, ys, style, 60, true);
    }

    /** A path on which each step is of interest. */
    static Curve path(String name, double[] xs, double[] ys, Style style) {
        return new Curve(name, xs, ys, style, 14, false);
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
        int[] marked = canvas.onPicture(xs, across ? new double[xs.length] : ys).spaced(spacing);
        canvas.points(Polyline.pick(xs, marked), Polyline.pick(ys, marked), style);
    }

    @Override
    public void explain(Legend legend) {
        legend.addCurve(name, style);
    }
}
