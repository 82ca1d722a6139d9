package mlfz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
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

    /**
     * What a canvas needs to know before anything is painted.
     *
     * @param width in pixels
     * @param height in pixels
     * @param logarithmic whether the numbers of the y axis are exponents of 10
     * @param plane whether the plot area is square
     * @param small whether it is one of several pictures, with smaller letters and no labels at the axes
     * @param ground what is painted instead of a grid, or null
     */
    record Layout(
            int width,
            int height,
            String title,
            String xLabel,
            String yLabel,
            Range x,
            Range y,
            boolean logarithmic,
            boolean plane,
            boolean small,
            Ground ground) {

        int markerSize() {
            return small ? 5 : 9;
        }

        /** A line as it will be on the picture, but for a shift and a little of its size. */
        Polyline onPicture(double[] xs, double[] ys) {
            return new Polyline(
                    Arrays.stream(xs).map(u -> u / x.size() * width).toArray(),
                    Arrays.stream(ys).map(v -> v / y.size() * height).toArray());
        }

        /** How many pixels from one tick to the next it takes at least. */
        int yTickSpacing() {
            // On a logarithmic axis, enough for ticks at whole powers of ten alone.
            return logarithmic ? (int) Math.max(50, 300 / y.size()) : small || !plane ? 50 : 74;
        }
    }

    private static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke THIN = new BasicStroke(1);
    private static final double TOLERANCE = 0.05; // pixels that a painted line may be off
    private static final Color NONE = new Color(0, true);
    private static final int MARGIN = 12; // pixels
    private static final int LABELS = 140; // pixels that labels beside the plot may take

    private final Layout layout;
    private final XYChart chart;
    private final Legend legend;

    /**
     * An empty canvas.
     *
     * @param width of the whole picture, which the legend may take
     */
    Canvas(Layout layout, int width) {
        Text.requireFonts();
        this.layout = layout;
        chart = emptyChart(layout);
        legend = new Legend(width - (layout.small ? 2 * MARGIN : LABELS));
    }

    /** Adds the lines of the ground. */
    void levels() {
        layout.ground.lines().forEach(line -> line(line.xs(), line.ys(), layout.ground.lineColour()));
    }

    void points(double[] xs, double[] ys, Marker marker, Color colour) {
        add(chart, xs, ys, XYSeriesRenderStyle.Scatter).setMarker(marker).setMarkerColor(colour);
    }

    void line(double[] xs, double[] ys, Color colour) {
        // XChart paints a line piece by piece, and where pieces meet their smoothed edges add up to a row of dots.
        int[] points = layout.onPicture(xs, ys).simplified(TOLERANCE);
        add(chart, Polyline.pick(xs, points), Polyline.pick(ys, points), XYSeriesRenderStyle.Line)
                .setLineStyle(LINE)
                .setLineColor(colour);
    }

    /**
     * Adds a line with markers at its beginning and then at points that are {@code spacing} pixels apart, or more; if
     * {@code across}, the way to the right alone counts, so that a line that jumps up and down has no more of them.
     */
    void curve(double[] xs, double[] ys, Marker marker, Color colour, double spacing, boolean across) {
        line(xs, ys, colour);
        int[] points = layout.onPicture(xs, across ? new double[xs.length] : ys).spaced(spacing);
        points(Polyline.pick(xs, points), Polyline.pick(ys, points), marker, colour);
    }

    void explainPoint(String text, Marker marker, Color colour) {
        legend.addPoint(text, marker, colour, layout.markerSize());
    }

    void explainLine(String text, Color colour) {
        legend.addLine(text, colour, LINE);
    }

    void explainCurve(String text, Marker marker, Color colour) {
        legend.addCurve(text, marker, colour, layout.markerSize(), LINE);
    }

    void explainArea(String text, Color colour) {
        legend.addArea(text, colour);
    }

    /** This canvas alone, with its legend. */
    Picture picture(String description) {
        return picture(layout.width, layout.height, description, g -> {
            int height = layout.height - legend.height();
            legend.paint(g, paint(g, height), height);
        });
    }

    /** Canvases of the same size in rows of so many columns, and below them the legend of the last. */
    static Picture picture(List<Canvas> canvases, int columns, String description) {
        Canvas last = canvases.get(canvases.size() - 1);
        int width = columns * last.layout.width;
        int height = (canvases.size() + columns - 1) / columns * last.layout.height;
        return picture(width, height + last.legend.height(), description, g -> {
            for (int i = 0; i < canvases.size(); i++) {
                Graphics2D panel = (Graphics2D) g.create();
                panel.translate(i % columns * last.layout.width, i / columns * last.layout.height);
                canvases.get(i).paint(panel, last.layout.height);
                panel.dispose();
            }
            last.legend.paint(g, width / 2.0, height);
        });
    }

    private static Picture picture(int width, int height, String description, Consumer<Graphics2D> painter) {
        Picture picture = new Picture(width, height, description);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // Without this, diagonal lines of many short pieces wobble.
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        painter.accept(g);
        g.dispose();
        return picture;
    }

    /** Paints the chart, at most that high, and returns the x of the middle of the plot. */
    private double paint(Graphics2D g, int height) {
        int width = layout.width;
        Rectangle2D plot = plotArea(width, height);
        if (layout.plane) {
            width -= (int) Math.max(0, Math.round(plot.getWidth() - plot.getHeight()));
            height -= (int) Math.max(0, Math.round(plot.getHeight() - plot.getWidth()));
            plot = plotArea(width, height);
        }
        // The plot area's corners are moved to whole pixels (and half a pixel, the middle of the frame's line): sharp
        // edges, and a square that is one to the last pixel.
        int plotWidth = (int) Math.rint(plot.getWidth());
        int plotHeight = layout.plane ? plotWidth : (int) Math.rint(plot.getHeight());
        int left = (int) Math.rint(plot.getX() + (layout.width - width) / 2.0);
        int top = (int) Math.rint(plot.getY());
        if (layout.ground != null) {
            g.drawImage(layout.ground.image(plotWidth + 1, plotHeight + 1), left, top, null);
        }
        Graphics2D moved = (Graphics2D) g.create();
        moved.translate(left + 0.5, top + 0.5);
        moved.scale(plotWidth / plot.getWidth(), plotHeight / plot.getHeight());
        moved.translate(-plot.getX(), -plot.getY());
        chart.paint(moved, width, height);
        moved.dispose();

        // The frame comes now, because series cover the inner half of one painted before them.
        g.setColor(Colours.FRAME);
        g.setStroke(THIN);
        g.draw(new Rectangle2D.Double(left + 0.5, top + 0.5, plotWidth, plotHeight));
        return left + 0.5 + plotWidth / 2.0;
    }

    /** The area between the axes of a chart of that size. Only painting tells; the paint goes nowhere. */
    private Rectangle2D plotArea(int width, int height) {
        XYChart empty = emptyChart(layout);
        Graphics2D nowhere = new Picture(1, 1, "nothing").createGraphics();
        empty.paint(nowhere, width, height);
        nowhere.dispose();
        double left = empty.getScreenXFromChart(layout.x.lower());
        double top = empty.getScreenYFromChart(layout.y.upper());
        return new Rectangle2D.Double(
                left,
                top,
                empty.getScreenXFromChart(layout.x.upper()) - left,
                empty.getScreenYFromChart(layout.y.lower()) - top);
    }

    private static XYChart emptyChart(Layout layout) {
        XYChart chart = new XYChart(layout.width, layout.height);
        chart.setTitle(layout.title);
        chart.setXAxisTitle(layout.xLabel);
        chart.setYAxisTitle(layout.yLabel);
        int room = layout.width - (layout.small ? 2 * MARGIN : LABELS);
        Color background = layout.ground == null ? Color.WHITE : NONE;
        XYStyler styler = chart.getStyler();
        styler.setChartBackgroundColor(background)
                .setChartFontColor(Colours.TEXT)
                .setChartTitleFont(Text.fitted(layout.title, Font.BOLD, layout.small ? 14 : 18, room))
                .setChartTitlePadding(layout.small ? 6 : 10)
                .setChartTitleBoxVisible(false)
                .setChartPadding(layout.small ? 10 : MARGIN)
                .setLegendVisible(false)
                .setPlotBackgroundColor(background)
                .setPlotBorderVisible(false)
                .setPlotContentSize(0.9999); // at 1 the ticks at the ends of the axes are lost
        styler.setMarkerSize(layout.markerSize());
        Font forX = Text.fitted(layout.xLabel, Font.PLAIN, 16, room);
        Font forY = Text.fitted(layout.yLabel, Font.PLAIN, 16, layout.height / 2.0);
        styler.setAxisTitleFont(forX.getSize2D() < forY.getSize2D() ? forX : forY)
                .setAxisTitlesVisible(!layout.small)
                .setAxisTitlePadding(10)
                .setAxisTickLabelsFont(Text.font(Font.PLAIN, layout.small ? 12 : 14))
                .setAxisTickLabelsColor(Colours.TEXT)
                .setAxisTickMarksColor(Colours.FRAME)
                .setAxisTickMarksStroke(THIN)
                .setAxisTicksLineVisible(false)
                .setPlotMargin(0)
                .setPlotGridLinesVisible(layout.ground == null)
                .setPlotGridLinesColor(Colours.GRID)
                .setPlotGridLinesStroke(THIN)
                .setXAxisTickMarkSpacingHint(layout.small ? 50 : 74)
                .setYAxisTickMarkSpacingHint(layout.yTickSpacing())
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setXAxisMin(layout.x.lower())
                .setXAxisMax(layout.x.upper())
                .setYAxisMin(layout.y.lower())
                .setYAxisMax(layout.y.upper())
                .setXAxisTickLabelsFormattingFunction(Text::number)
                .setYAxisTickLabelsFormattingFunction(layout.logarithmic ? Text::powerOfTen : Text::number);
        // Where the data happen to be evenly spaced, XChart puts the ticks at them instead of at round numbers. These
        // two points of an area without extent make sure that they never are.
        add(
                chart,
                new double[] {layout.x.upper(), layout.x.middle()},
                new double[] {layout.y.upper(), layout.y.middle()},
                XYSeriesRenderStyle.PolygonArea);
        return chart;
    }

    /** Adds a series that shows nothing yet, under a name of its own: names are shown by the legend, not by XChart. */
    private static XYSeries add(XYChart chart, double[] xs, double[] ys, XYSeriesRenderStyle style) {
        XYSeries series =
                chart.addSeries("series " + chart.getSeriesCollection().size(), xs, ys);
        series.setXYSeriesRenderStyle(style).setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE);
        return series;
    }
}
