package mlfz.plot;

/** Points, each a marker. */
record Points(String name, double[] xs, double[] ys, Style style) implements Series {

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
        canvas.points(xs, ys, style);
    }

    @Override
    public void explain(Legend legend) {
        legend.addPoint(name, style);
    }
}
