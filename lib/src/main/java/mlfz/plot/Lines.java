package mlfz.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * The graphs of a sequence of functions, from light grey to black.
 *
 * @param first the name of the first; of one function alone, the last name counts
 * @param last the name of the last
 * @param xs where the functions are known
 * @param ys their values there; NaN is a gap
 */
record Lines(String first, String last, double[] xs, List<double[]> ys, Dash dash) implements Series {

    private static final int SAMPLES = 401;

    /** One function alone. */
    static Lines of(Contents figure, String name, DoubleUnaryOperator f, Range range) {
        double[] xs = range.steps(SAMPLES);
        return new Lines(name, name, xs, List.of(heights(figure, f, xs, "f")), figure.nextDash());
    }

    static Lines of(Contents figure, String first, String last, List<? extends DoubleUnaryOperator> fs, Range range) {
        Check.notEmpty(fs, "fs");
        double[] xs = range.steps(SAMPLES);
        List<double[]> ys = new ArrayList<>();
        for (DoubleUnaryOperator f : fs) {
            ys.add(heights(figure, f, xs, "fs[" + ys.size() + "]"));
        }
        return new Lines(first, last, xs, ys, Dash.SOLID);
    }

    private static double[] heights(Contents figure, DoubleUnaryOperator f, double[] xs, String name) {
        Objects.requireNonNull(f, name);
        return figure.heights(Data.withGaps(Arrays.stream(xs).map(f).toArray(), name), name);
    }

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
            canvas.line(xs, ys.get(i), Colours.grey(i, ys.size()), dash);
        }
    }

    @Override
    public void explain(Legend legend) {
        if (ys.size() > 1) {
            legend.addLine(first, Colours.grey(0, ys.size()), dash);
        }
        legend.addLine(last, Colours.grey(ys.size() - 1, ys.size()), dash);
    }

    @Override
    public String words(DoubleUnaryOperator height) {
        String names = ys.size() == 1
                ? "a line \"" + last + "\""
                : ys.size() + " lines from \"" + first + "\" to \"" + last + "\"";
        return names + ", x " + x().words() + ", y " + y().map(height).words();
    }
}
