package mlfz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An XChart chart and its legend: how they look, and how they get into a picture. */
final class Canvas {

    /** What a canvas needs to know before anything is painted; sizes in pixels. */
    record Layout(int width, int height, String title, String xLabel, String yLabel, Range x, Range y, boolean square,
            boolean grid) {}

    private static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke THIN = new BasicStroke(1);
    private static final int MARKER_SIZE = 9;
    private static final double TOLERANCE = 0.05;   // pixels that a painted line may be off
    private static final int MARGIN = 12;           // pixels
    private static final int LABELS = 140;          // pixels that labels beside the plot may take

    private final Layout layout;
    private final XYChart chart;
    private final Legend legend;

    Canvas(Layout layout) {
        Text.requireFonts();
        this.layout = layout;
        chart = emptyChart(layout);
        legend = new Legend(layout.width - LABELS);
    }

    void points(double[] xs, double[] ys, Marker marker, Color colour) {
        add(chart, xs, ys, XYSeriesRenderStyle.Scatter).setMarker(marker).setMarkerColor(colour);
    }

    void line(double[] xs, double[] ys, Color colour) {
        // XChart paints a line piece by piece, and where pieces meet their smoothed edges add up to a row of dots.
        Contours.Curve curve = Polyline.simplified(xs, ys, layout.x.size() / layout.width,
                layout.y.size() / layout.height, TOLERANCE);
        add(chart, curve.xs(), curve.ys(), XYSeriesRenderStyle.Line).setLineStyle(LINE).setLineColor(colour);
    }

    /** Adds the region inside a closed curve. */
    void area(Contours.Curve curve, Color colour) {
        add(chart, curve.xs(), curve.ys(), XYSeriesRenderStyle.PolygonArea).setFillColor(colour);
    }

    void explainPoint(String text, Marker marker, Color colour) {
        legend.addPoint(text, marker, colour, MARKER_SIZE);
    }

    void explainLine(String text, Color colour) {
        legend.addLine(text, colour, LINE);
    }

    void explainArea(String text, Color colour) {
        legend.addArea(text, colour);
    }

    Picture picture(String description) {
        Picture picture = new Picture(layout.width, layout.height, description);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, layout.width, layout.height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Without this, diagonal lines of many short pieces wobble.
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);

        int width = layout.width;
        int height = layout.height - legend.height();
        Rectangle2D plot = plotArea(width, height);
        if (layout.square) {
            width -= (int) Math.max(0, Math.round(plot.getWidth() - plot.getHeight()));
            height -= (int) Math.max(0, Math.round(plot.getHeight() - plot.getWidth()));
            plot = plotArea(width, height);
        }
        // The plot area's corners are moved to whole pixels (and half a pixel, the middle of the frame's line): sharp
        // edges, and a square that is one to the last pixel.
        double plotWidth = Math.rint(plot.getWidth());
        double plotHeight = layout.square ? plotWidth : Math.rint(plot.getHeight());
        double left = Math.rint(plot.getX() + (layout.width - width) / 2.0) + 0.5;
        double top = Math.rint(plot.getY()) + 0.5;
        Graphics2D moved = (Graphics2D) g.create();
        moved.translate(left, top);
        moved.scale(plotWidth / plot.getWidth(), plotHeight / plot.getHeight());
        moved.translate(-plot.getX(), -plot.getY());
        chart.paint(moved, width, height);
        moved.dispose();

        // The frame comes now, because filled regions cover the inner half of one painted before them.
        g.setColor(Colours.FRAME);
        g.setStroke(THIN);
        g.draw(new Rectangle2D.Double(left, top, plotWidth, plotHeight));
        legend.paint(g, left + plotWidth / 2, height);
        g.dispose();
        return picture;
    }

    /** The area between the axes of a chart of that size. Only painting tells; the paint goes nowhere. */
    private Rectangle2D plotArea(int width, int height) {
        XYChart empty = emptyChart(layout);
        Graphics2D nowhere = new Picture(1, 1, "nothing").createGraphics();
        empty.paint(nowhere, width, height);
        nowhere.dispose();
        double left = empty.getScreenXFromChart(layout.x.lower());
        double top = empty.getScreenYFromChart(layout.y.upper());
        return new Rectangle2D.Double(left, top, empty.getScreenXFromChart(layout.x.upper()) - left,
                empty.getScreenYFromChart(layout.y.lower()) - top);
    }

    private static XYChart emptyChart(Layout layout) {
        XYChart chart = new XYChart(layout.width, layout.height);
        chart.setTitle(layout.title);
        chart.setXAxisTitle(layout.xLabel);
        chart.setYAxisTitle(layout.yLabel);
        XYStyler styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(Colours.TEXT)
                .setChartTitleFont(Text.fitted(layout.title, Font.BOLD, 18, layout.width - LABELS))
                .setChartTitlePadding(10)
                .setChartTitleBoxVisible(false)
                .setChartPadding(MARGIN)
                .setLegendVisible(false)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setPlotContentSize(0.9999);   // at 1 the ticks at the ends of the axes are lost
        styler.setMarkerSize(MARKER_SIZE);
        Font forX = Text.fitted(layout.xLabel, Font.PLAIN, 16, layout.width - LABELS);
        Font forY = Text.fitted(layout.yLabel, Font.PLAIN, 16, layout.height / 2.0);
        styler.setAxisTitleFont(forX.getSize2D() < forY.getSize2D() ? forX : forY)
                .setAxisTitlePadding(10)
                .setAxisTickLabelsFont(Text.font(Font.PLAIN, 14))
                .setAxisTickLabelsColor(Colours.TEXT)
                .setAxisTickMarksColor(Colours.FRAME)
                .setAxisTickMarksStroke(THIN)
                .setAxisTicksLineVisible(false)
                .setPlotMargin(0)
                .setPlotGridLinesVisible(layout.grid)
                .setPlotGridLinesColor(Colours.GRID)
                .setPlotGridLinesStroke(THIN)
                .setXAxisTickMarkSpacingHint(74)
                .setYAxisTickMarkSpacingHint(layout.square ? 74 : 50)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setXAxisMin(layout.x.lower())
                .setXAxisMax(layout.x.upper())
                .setYAxisMin(layout.y.lower())
                .setYAxisMax(layout.y.upper())
                .setXAxisTickLabelsFormattingFunction(Text::number)
                .setYAxisTickLabelsFormattingFunction(Text::number);
        // Where the data happen to be evenly spaced, XChart puts the ticks at them instead of at round numbers. These
        // two points of an area without extent make sure that they never are.
        add(chart, new double[] {layout.x.upper(), layout.x.middle()},
                new double[] {layout.y.upper(), layout.y.middle()}, XYSeriesRenderStyle.PolygonArea);
        return chart;
    }

    /** Adds a series that shows nothing yet, under a name of its own: names are shown by the legend, not by XChart. */
    private static XYSeries add(XYChart chart, double[] xs, double[] ys, XYSeriesRenderStyle style) {
        XYSeries series = chart.addSeries("series " + chart.getSeriesCollection().size(), xs, ys);
        series.setXYSeriesRenderStyle(style).setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        return series;
    }
}
