package mlfz.plot;

import java.util.List;

/**
 * The graphs of a sequence of functions, from light grey to black.
 *
 * @param first the name of the first; of one function alone, the last name counts
 * @param last the name of the last
 * @param xs where the functions are known
 * @param ys their values there
 */
record Lines(String first, String last, double[] xs, List<double[]> ys) implements Series {

    @Override
    public Range x() {
        return Range.EMPTY.with(xs);
    }

    @Override
    public Range y() {
        return ys.stream().map(Range.EMPTY::with).reduce(Range.EMPTY, Range::with);
    }

    @Override
    public void paint(Canvas canvas) {
        for (int i = 0; i < ys.size(); i++) {
            canvas.line(xs, ys.get(i), Colours.grey(i, ys.size()));
        }
    }

    @Override
    public void explain(Legend legend) {
        if (ys.size() > 1) {
            legend.addLine(first, Colours.grey(0, ys.size()));
        }
        legend.addLine(last, Colours.grey(ys.size() - 1, ys.size()));
    }
}
