package mlfz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** What the series of a figure paint on: an XChart chart that has its axes already. */
final class Canvas {

    private static final BasicStroke BUTT = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

    private static final int LONG = 10_000; // points of a line of which there are many in each column of pixels
    private static final double TOLERANCE = 0.05; // pixels that a painted line may be off

    private final XYChart chart;
    private final Axes axes;
    private final Look look;
    private final Labels labels;
    private final int width;
    private final int height;

    /**
     * An empty canvas.
     *
     * @param width of the plot, in pixels
     * @param height likewise
     */
    Canvas(XYChart chart, Axes axes, Look look, int width, int height) {
        this.chart = chart;
        this.axes = axes;
        this.look = look;
        this.width = width;
        this.height = height;
        labels = new Labels(width, height);
    }

    /** The words that the series want to stand on the plot. */
    Labels labels() {
        return labels;
    }

    /** Adds points; the scale is that of their markers. */
    void points(double[] xs, double[] ys, Style style, double scale) {
        RimmedMarker marker = scale == 1 ? style.marker() : style.marker().scaled(scale);
        double[] us = across(xs);
        double[] vs = down(ys);
        labels.keepClear(us, vs);
        // one pixel more than the plot, half of it on each side
        int[] visible =
                marker.crowd(width + 1, height + 1, look.parts().marker()).visible(us, vs);
        if (visible.length > 0) {
            axes.add(chart, Polyline.pick(xs, visible), Polyline.pick(ys, visible), XYSeriesRenderStyle.Scatter)
                    .setMarker(marker)
                    .setMarkerColor(style.colour());
        }
    }

    /** Adds a line, with a gap where a y is NaN. */
    void line(double[] xs, double[] ys, Color colour) {
        line(xs, ys, colour, Dash.SOLID);
    }

    /** Adds a line, with a gap where a y is NaN, and of dashes. */
    void line(double[] xs, double[] ys, Color colour, Dash dash) {
        int from = 0;
        for (int i = 0; i <= ys.length; i++) {
            if (i == ys.length || Double.isNaN(ys[i])) {
                if (i > from) {
                    piece(Arrays.copyOfRange(xs, from, i), Arrays.copyOfRange(ys, from, i), colour, dash);
                }
                from = i + 1;
            }
        }
    }

    private void piece(double[] xs, double[] ys, Color colour, Dash dash) {
        if (xs.length > LONG) {
            int[] points = onPicture(xs, ys).thinned(4);
            simple(Polyline.pick(xs, points), Polyline.pick(ys, points), colour, dash);
        } else {
            simple(xs, ys, colour, dash);
        }
    }

    private void simple(double[] xs, double[] ys, Color colour, Dash dash) {
        // XChart paints a line piece by piece, and where pieces meet their smoothed edges add up to a row of dots;
        // dashes
        // would begin anew there.
        int[] points = onPicture(xs, ys).simplified(TOLERANCE);
        double[] us = Polyline.pick(xs, points);
        double[] vs = Polyline.pick(ys, points);
        if (dash == Dash.SOLID) {
            draw(us, vs, colour, dash.stroke());
        } else {
            double wide = axes.x().size() / width;
            double high = axes.y().size() / height;
            new Polyline(scaled(us, 1 / wide), scaled(vs, 1 / high))
                    .dashes(dash.lengths())
                    .forEach(one -> draw(scaled(one.us(), wide), scaled(one.vs(), high), colour, BUTT));
        }
    }

    private void draw(double[] xs, double[] ys, Color colour, BasicStroke stroke) {
        axes.add(chart, xs, ys, XYSeriesRenderStyle.Line).setLineStyle(stroke).setLineColor(colour);
    }

    private static double[] scaled(double[] values, double by) {
        return Arrays.stream(values).map(value -> value * by).toArray();
    }

    /** Asks for words on a line. */
    void label(String text, double[] xs, double[] ys, Color background) {
        labels.add(text, across(xs), down(ys), background);
    }

    /** A line as it will be on the picture, but for a shift and a little of its size. */
    Polyline onPicture(double[] xs, double[] ys) {
        return new Polyline(
                Arrays.stream(xs).map(u -> u / axes.x().size() * look.width()).toArray(),
                Arrays.stream(ys).map(v -> v / axes.y().size() * look.height()).toArray());
    }

    /** Places on the picture, in pixels from the left pixel of the plot. */
    private double[] across(double[] xs) {
        return Arrays.stream(xs)
                .map(x -> (x - axes.x().lower()) / axes.x().size() * width + 0.5)
                .toArray();
    }

    private double[] down(double[] ys) {
        return Arrays.stream(ys)
                .map(y -> (axes.y().upper() - y) / axes.y().size() * height + 0.5)
                .toArray();
    }
}
