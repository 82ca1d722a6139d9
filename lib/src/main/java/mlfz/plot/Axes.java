package mlfz.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;

/**
 * What stands around a plot, and the grid in it: an XChart chart without series.
 *
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
        boolean logarithmic,
        boolean square,
        boolean grid) {

    private static final Color NONE = new Color(0, true);

    XYChart chart(Look look) {
        XYChart chart = new XYChart(look.width(), look.height());
        chart.setTitle(title);
        chart.setXAxisTitle(xLabel);
        chart.setYAxisTitle(yLabel);
        style(chart.getStyler(), look);
        // Where the data happen to be evenly spaced, XChart puts the ticks at them instead of at round numbers. These
        // two points of an area without extent make sure that they never are.
        Canvas.add(
                chart,
                new double[] {x.upper(), x.middle()},
                new double[] {y.upper(), y.middle()},
                XYSeriesRenderStyle.PolygonArea);
        return chart;
    }

    private void style(XYStyler styler, Look look) {
        Look.Parts parts = look.parts();
        Color background = grid ? Color.WHITE : NONE;
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
                .setAxisTickMarksStroke(Canvas.THIN)
                .setAxisTicksLineVisible(false)
                .setPlotMargin(0)
                .setPlotGridLinesVisible(grid)
                .setPlotGridLinesColor(Colours.GRID)
                .setPlotGridLinesStroke(Canvas.THIN)
                .setXAxisTickMarkSpacingHint(look.xSpacing())
                .setYAxisTickMarkSpacingHint(ySpacing(look))
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setXAxisMin(x.lower())
                .setXAxisMax(x.upper())
                .setYAxisMin(y.lower())
                .setYAxisMax(y.upper())
                .setXAxisTickLabelsFormattingFunction(Text::number)
                .setYAxisTickLabelsFormattingFunction(logarithmic ? Text::powerOfTen : Text::number);
    }

    /** On a logarithmic axis, enough for ticks at whole powers of ten alone. */
    private int ySpacing(Look look) {
        return logarithmic ? (int) Math.max(50, 300 / y.size()) : look.ySpacing();
    }

    /** The area between the axes of a chart of some size. Only painting tells; the paint goes nowhere. */
    Rectangle2D plotArea(Look look, int width, int height) {
        XYChart chart = chart(look);
        Graphics2D nowhere = new Picture(1, 1, "nothing").createGraphics();
        chart.paint(nowhere, width, height);
        nowhere.dispose();
        double left = chart.getScreenXFromChart(x.lower());
        double top = chart.getScreenYFromChart(y.upper());
        return new Rectangle2D.Double(
                left, top, chart.getScreenXFromChart(x.upper()) - left, chart.getScreenYFromChart(y.lower()) - top);
    }
}
