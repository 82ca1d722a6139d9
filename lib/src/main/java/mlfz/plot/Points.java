package mlfz.plot;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Points, each a marker. */
record Points(String name, double[] xs, double[] ys, Style style) implements Series {

    static Points of(Contents figure, String name, double[] xs, double[] ys) {
        Check.sameLength(xs.length, "xs", ys.length, "ys");
        return new Points(name, xs, figure.heights(ys, "ys"), figure.nextStyle());
    }

    /** The points of each class that has any. */
    static List<Points> classes(Contents figure, List<double[]> points, double[] labels, List<String> names) {
        Check.sameLength(Objects.requireNonNull(points, "points").size(), "points", labels.length, "labels");
        double[] xs = Data.coordinates(points, 0);
        double[] ys = figure.heights(Data.coordinates(points, 1), "the y of points");
        int classes = Data.classes(labels);
        List<String> used = Check.names(names, classes);
        IntStream.range(0, classes).forEach(label -> figure.free(used.get(label), "names[" + label + "]"));
        figure.skipStyles(classes); // what is added later looks like none of them
        return IntStream.range(0, classes)
                .mapToObj(label -> {
                    int[] members = Data.places(labels, label);
                    double[] us = Polyline.pick(xs, members);
                    double[] vs = Polyline.pick(ys, members);
                    return new Points(used.get(label), us, vs, Style.ofClass(label));
                })
                .filter(one -> one.xs.length > 0)
                .toList();
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
        canvas.points(xs, ys, style, 1);
    }

    @Override
    public void explain(Legend legend) {
        legend.addPoint(name, style);
    }

    @Override
    public String words(DoubleUnaryOperator height) {
        return Text.count(xs.length, "point") + " \"" + name + "\", x " + x().words() + ", y "
                + y().map(height).words();
    }
}
