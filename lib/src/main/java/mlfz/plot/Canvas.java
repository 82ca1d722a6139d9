package mlfz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One XChart chart: its looks, its series, and how it is painted. */
final class Canvas {

    private static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke FRAME = new BasicStroke(1);
    private static final int MARKER_SIZE = 9;

    private final XYChart chart;
    private final int width;
    private final int height;
    private final Range x;
    private final Range y;

    Canvas(int width, int height, String title, String xLabel, String yLabel, Range x, Range y) {
        requireFonts();
        this.width = width;
        this.height = height;
        this.x = x;
        this.y = y;
        chart = new XYChart(width, height);
        chart.setTitle(title);
        chart.setXAxisTitle(xLabel);
        chart.setYAxisTitle(yLabel);
        style(chart.getStyler(), title, xLabel, yLabel);
    }

    private void style(XYStyler styler, String title, String xLabel, String yLabel) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(Colours.TEXT)
                .setChartTitleFont(fitted(title, Font.BOLD, 18, width - 140))
                .setChartTitlePadding(12)
                .setChartTitleBoxVisible(false)
                .setChartPadding(12);
        styler.setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
                .setLegendBorderColor(Color.WHITE)
                .setLegendPadding(10)
                .setLegendSeriesLineLength(20);
        styler.setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)      // painted last, see paint()
                .setPlotContentSize(0.9999);      // at 1 the ticks at the ends of the axes are lost
        styler.setMarkerSize(MARKER_SIZE);
        styler.setAxisTitleFont(fitted(xLabel.length() > yLabel.length() ? xLabel : yLabel, Font.PLAIN, 16, height - 200))
                .setAxisTitlePadding(10)
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14))
                .setAxisTickLabelsColor(Colours.TEXT)
                .setAxisTickMarksColor(Colours.FRAME)
                .setAxisTickMarksStroke(FRAME)
                .setAxisTicksLineVisible(false)
                .setPlotMargin(0)
                .setPlotGridLinesColor(Colours.GRID)
                .setPlotGridLinesStroke(FRAME)
                .setXAxisMin(x.lower()).setXAxisMax(x.upper()).setYAxisMin(y.lower()).setYAxisMax(y.upper())
                .setXAxisTickLabelsFormattingFunction(Canvas::tickLabel)
                .setYAxisTickLabelsFormattingFunction(Canvas::tickLabel);
    }

    /** Puts the grid lines away. */
    void withoutGrid() {
        chart.getStyler().setPlotGridLinesVisible(false);
    }

    void points(String name, double[] xs, double[] ys, Marker marker, Color colour) {
        chart.addSeries(name, xs, ys)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(marker)
                .setMarkerColor(colour);
    }

    /** A line; one without a legend entry still needs a name of its own. */
    void line(String name, double[] xs, double[] ys, Color colour, boolean inLegend) {
        XYSeries series = chart.addSeries(name, xs, ys);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setLineStyle(LINE)
                .setLineColor(colour);
        series.setMarker(SeriesMarkers.NONE);
        series.setShowInLegend(inLegend);
    }

    /** A filled region, under one closed curve. */
    void area(String name, Contours.Curve curve, Color colour) {
        XYSeries series = area(name, curve.xs(), curve.ys(), colour);
        series.setLineStyle(SeriesLines.NONE);
        series.setShowInLegend(false);
    }

    /** An entry of the legend, a box of a colour, with nothing in the plot. */
    void swatch(String name, Color colour) {
        double[] corner = {x.lower(), x.lower(), x.lower()};
        area(name, corner, new double[] {y.lower(), y.lower(), y.lower()}, colour).setLineStyle(FRAME);
    }

    private XYSeries area(String name, double[] xs, double[] ys, Color colour) {
        XYSeries series = chart.addSeries(name, xs, ys);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setLineColor(Colours.FRAME);
        series.setFillColor(colour);
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    /** Paints the chart; if {@code square}, the plot area (not the whole chart) is as wide as it is high. */
    Picture picture(String description, boolean square) {
        Picture picture = new Picture(width, height, description);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // without this, diagonal lines of many short pieces wobble
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        int chartWidth = width;
        if (square) {
            // Only painting tells how large the plot area gets. What it is too wide is left white at both sides.
            g.setClip(0, 0, 0, 0);
            chart.paint(g, width, height);
            g.setClip(null);
            Rectangle2D plot = plotArea();
            chartWidth = width - (int) Math.round(plot.getWidth() - plot.getHeight());
            g.translate((width - chartWidth) / 2, 0);
        }
        chart.paint(g, chartWidth, height);
        g.setColor(Colours.FRAME);
        g.setStroke(FRAME);
        g.draw(plotArea());   // now, because filled regions cover the inner half of a border painted before them
        g.dispose();
        return picture;
    }

    private Rectangle2D plotArea() {
        double left = chart.getScreenXFromChart(x.lower());
        double top = chart.getScreenYFromChart(y.upper());
        return new Rectangle2D.Double(left, top, chart.getScreenXFromChart(x.upper()) - left,
                chart.getScreenYFromChart(y.lower()) - top);
    }

    private static Font fitted(String text, int style, int size, int pixels) {
        Font font = new Font(Font.SANS_SERIF, style, size);
        double needed = font.getStringBounds(text, new FontRenderContext(null, true, true)).getWidth();
        return needed <= pixels ? font : font.deriveFont((float) (size * pixels / needed));
    }

    /** Digits as needed, a point on every machine, and a true minus sign. */
    static String tickLabel(double value) {
        double size = Math.abs(value);
        String pattern = size != 0 && (size < 1e-4 || size >= 1e6) ? "0.####E0" : "0.##########";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value)
                .replace('-', '\u2212');
    }

    private static void requireFonts() {
        try {
            fitted("0", Font.PLAIN, 14, 100);
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException("Java finds no fonts to write a figure's labels with; install fontconfig "
                    + "and a font (on Debian and Ubuntu the packages fontconfig and fonts-dejavu-core)", e);
        }
    }
}
