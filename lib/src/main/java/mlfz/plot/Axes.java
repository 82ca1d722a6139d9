package mlfz.plot;

import static java.util.Comparator.comparingInt;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What stands around a plot, and the grid in it: an XChart chart without series.
 *
 * @param yTicks where the y axis has its ticks, or null: where XChart puts them
 * @param logarithmic whether the numbers of the y axis are exponents of 10
 * @param square whether the plot is square
 * @param grid whether there is a grid on white, and not a background
 */
record Axes(
        String title,
        String xLabel,
        String yLabel,
        Range x,
        Range y,
        List<Double> yTicks,
        boolean logarithmic,
        boolean square,
        boolean grid) {

    /** A line along the axes or around something. */
    static final BasicStroke THIN = new BasicStroke(1);

    private static final Color NONE = new Color(0, true);
    private static final int MARK = 3; // the length of a tick, in pixels, as XChart has it
    private static final int GAP = 4; // from there to its number

    XYChart chart(Look look) {
        XYChart chart = new XYChart(look.width(), look.height());
        chart.setTitle(title);
        chart.setXAxisTitle(xLabel);
        chart.setYAxisTitle(yLabel);
        style(chart.getStyler(), look);
        // Where the data happen to be evenly spaced, XChart puts the ticks at them instead of at round numbers. These
        // two points of an area without extent make sure that they never are.
        add(
                chart,
                new double[] {x.upper(), x.middle()},
                new double[] {y.upper(), y.middle()},
                XYSeriesRenderStyle.PolygonArea);
        return chart;
    }

    /** Adds a series that shows nothing yet, under a name of its own: names are shown by the legend, not by XChart. */
    XYSeries add(XYChart chart, double[] xs, double[] ys, XYSeriesRenderStyle style) {
        XYSeries series =
                chart.addSeries("series " + chart.getSeriesCollection().size(), scaled(xs, x), scaled(ys, y));
        series.setXYSeriesRenderStyle(style).setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        return series;
    }

    private static double[] scaled(double[] values, Range range) {
        return Arrays.stream(values).map(value -> value * (1 / range.unit())).toArray();
    }

    private void style(XYStyler styler, Look look) {
        Look.Parts parts = look.parts();
        Color background = grid && yTicks == null ? Color.WHITE : NONE;
        styler.setChartBackgroundColor(background)
                .setChartFontColor(Colours.TEXT)
                .setChartTitleFont(Text.fitted(title, Font.BOLD, parts.title(), look.room()))
                .setChartTitlePadding(parts.titlePadding())
                .setChartTitleBoxVisible(false)
                .setChartPadding(parts.padding())
                .setLegendVisible(false)
                .setPlotBackgroundColor(background)
                .setPlotBorderVisible(false)
                .setPlotContentSize(0.9999); // at 1 the ticks at the ends of the axes are lost
        styler.setMarkerSize(parts.marker());
        Font forX = Text.fitted(xLabel, Font.PLAIN, 16, look.room());
        Font forY = Text.fitted(yLabel, Font.PLAIN, 16, look.height() / 2.0);
        styler.setAxisTitleFont(forX.getSize2D() < forY.getSize2D() ? forX : forY)
                .setAxisTitlesVisible(parts.labelled())
                .setAxisTitlePadding(10)
                .setAxisTickLabelsFont(Text.font(Font.PLAIN, parts.numbers()))
                .setAxisTickLabelsColor(Colours.TEXT)
                .setAxisTickMarksColor(Colours.FRAME)
                .setAxisTickMarksStroke(THIN)
                .setAxisTicksLineVisible(false)
                .setPlotMargin(0)
                .setPlotGridLinesVisible(grid)
                .setPlotGridLinesColor(Colours.GRID)
                .setPlotGridLinesStroke(THIN)
                .setXAxisTickMarkSpacingHint(look.xSpacing())
                .setYAxisTickMarkSpacingHint(ySpacing(look))
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setXAxisMin(x.lower() / x.unit())
                .setXAxisMax(x.upper() / x.unit())
                .setYAxisMin(y.lower() / y.unit())
                .setYAxisMax(y.upper() / y.unit())
                .setXAxisTickLabelsFormattingFunction(number -> Text.number(number * x.unit()))
                .setYAxisTickLabelsFormattingFunction(
                        logarithmic ? Text::powerOfTen : number -> Text.number(number * y.unit()));
        if (yTicks != null) {
            // XChart leaves the room for ticks of ours.
            styler.setYAxisTickLabelsFormattingFunction(number -> placeholder(number * y.unit()))
                    .setYAxisTickLabelsColor(NONE)
                    .setYAxisTickMarksColor(NONE)
                    .setPlotGridHorizontalLinesVisible(false);
        }
    }

    /** What is as wide as the widest label of ours, since digits are; XChart does without labels that are the same. */
    private String placeholder(double exponent) {
        String widest = yTicks.stream()
                .map(Text::number)
                .max(comparingInt(String::length))
                .orElseThrow();
        int digits = widest.replaceAll("\\D", "").length();
        double share = Math.max(0, Math.min(1, (exponent - y.lower()) / y.size()));
        String other = String.format(Locale.ROOT, "%0" + digits + ".0f", share * (Math.pow(10, digits) - 1));
        StringBuilder label = new StringBuilder(widest);
        for (int i = 0, digit = 0; i < label.length(); i++) {
            if (Character.isDigit(label.charAt(i))) {
                label.setCharAt(i, other.charAt(digit++));
            }
        }
        return label.toString();
    }

    /** Paints what XChart does not: below the series, ticks of the y axis at numbers of ours, on a logarithmic scale. */
    void paintTicks(Graphics2D g, Look look, double left, double top, double width, double height) {
        if (yTicks == null) {
            return;
        }
        Font font = Text.font(Font.PLAIN, look.parts().numbers());
        g.setStroke(THIN);
        for (double number : yTicks) {
            double at = Math.rint(top + (y.upper() - Math.log10(number)) / y.size() * height - 0.5) + 0.5;
            g.setColor(Colours.GRID);
            g.draw(new Line2D.Double(left, at, left + width, at));
            g.setColor(Colours.FRAME);
            g.draw(new Line2D.Double(left - MARK, at, left, at));
            g.setColor(Colours.TEXT);
            String text = Text.number(number);
            double end = left - MARK - GAP;
            Text.paint(g, text, font, end - Text.width(text, font), at + 0.365 * font.getSize());
        }
    }

    /** On a logarithmic axis, enough for ticks at whole powers of ten alone. */
    private int ySpacing(Look look) {
        return logarithmic && yTicks == null ? (int) Math.max(50, 300 / y.size()) : look.ySpacing();
    }

    /** The area between the axes of a chart of some size. Only painting tells; the paint goes nowhere. */
    Rectangle2D plotArea(Look look, int width, int height) {
        XYChart chart = chart(look);
        Graphics2D nowhere = new Picture(1, 1, "nothing").createGraphics();
        chart.paint(nowhere, width, height);
        nowhere.dispose();
        double left = chart.getScreenXFromChart(x.lower() / x.unit());
        double top = chart.getScreenYFromChart(y.upper() / y.unit());
        return new Rectangle2D.Double(
                left,
                top,
                chart.getScreenXFromChart(x.upper() / x.unit()) - left,
                chart.getScreenYFromChart(y.lower() / y.unit()) - top);
    }
}
