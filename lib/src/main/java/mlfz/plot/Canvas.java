package mlfz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What the series of a figure paint on: an XChart chart that has its axes already. */
final class Canvas {

    static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke THIN = new BasicStroke(1);

    private static final double TOLERANCE = 0.05; // pixels that a painted line may be off

    private final XYChart chart;
    private final Axes axes;
    private final Look look;

    Canvas(XYChart chart, Axes axes, Look look) {
        this.chart = chart;
        this.axes = axes;
        this.look = look;
    }

    void points(double[] xs, double[] ys, Style style) {
        add(chart, xs, ys, XYSeriesRenderStyle.Scatter)
                .setMarker(style.marker())
                .setMarkerColor(style.colour());
    }

    void line(double[] xs, double[] ys, Color colour) {
        // XChart paints a line piece by piece, and where pieces meet their smoothed edges add up to a row of dots.
        int[] points = onPicture(xs, ys).simplified(TOLERANCE);
        add(chart, Polyline.pick(xs, points), Polyline.pick(ys, points), XYSeriesRenderStyle.Line)
                .setLineStyle(LINE)
                .setLineColor(colour);
    }

    /** A line as it will be on the picture, but for a shift and a little of its size. */
    Polyline onPicture(double[] xs, double[] ys) {
        return new Polyline(
                Arrays.stream(xs).map(u -> u / axes.x().size() * look.width()).toArray(),
                Arrays.stream(ys).map(v -> v / axes.y().size() * look.height()).toArray());
    }

    /** Adds a series that shows nothing yet, under a name of its own: names are shown by the legend, not by XChart. */
    static XYSeries add(XYChart chart, double[] xs, double[] ys, XYSeriesRenderStyle style) {
        XYSeries series =
                chart.addSeries("series " + chart.getSeriesCollection().size(), xs, ys);
        series.setXYSeriesRenderStyle(style).setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        return series;
    }
}
