package mlfz.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/**
 * A figure at one size.
 *
 * @param series in the order in which they are painted
 * @param background what is painted instead of a grid, or null
 */
record Panel(Axes axes, Look look, List<Series> series, Background background) {

    Panel {
        Screen.requireFonts();
    }

    /** The explanation of all series, of the background last. */
    Legend legend(int width) {
        Legend legend = new Legend(width, look.parts().marker());
        Stream.concat(series.stream(), below()).forEach(one -> one.explain(legend));
        return legend;
    }

    private Stream<Series> below() {
        return Stream.ofNullable(background);
    }

    /** This panel alone, with its legend. */
    Picture picture(String description) {
        Legend legend = legend(look.width());
        if (legend.height() > look.height() / 2) {
            throw new IllegalStateException("the legend of " + series.size() + " series"
                    + " leaves no room for the plot: expected fewer series, or shorter names");
        }
        return Picture.painted(look.width(), look.height(), description, (g, density) -> {
            int height = look.height() - legend.height();
            legend.paint(g, paint(g, height, density), height);
        });
    }

    /** How high the legend of this panel alone is. */
    int legendHeight() {
        return legend(look.width()).height();
    }

    /** Panels of the same size in rows of so many columns, and below them the legend of the last, with at least so much room. */
    static Picture sheet(List<Panel> panels, int columns, int room, String description) {
        Panel last = panels.get(panels.size() - 1);
        int w = last.look.width();
        int h = last.look.height();
        int width = columns * w;
        int height = (panels.size() + columns - 1) / columns * h;
        Legend legend = last.legend(width);
        int below = Math.max(room, legend.height());
        return Picture.painted(width, height + below, description, (g, density) -> {
            for (int i = 0; i < panels.size(); i++) {
                Graphics2D place = (Graphics2D) g.create();
                place.translate(i % columns * w, i / columns * h);
                panels.get(i).paint(place, h, density);
                place.dispose();
            }
            legend.paint(g, width / 2.0, height);
        });
    }

    /** Paints axes and series, at most that high, and returns the x of the middle of the plot. */
    private double paint(Graphics2D g, int height, int density) {
        int width = look.width();
        Rectangle2D plot = axes.plotArea(look, width, height);
        if (axes.square()) {
            width -= (int) Math.max(0, Math.round(plot.getWidth() - plot.getHeight()));
            height -= (int) Math.max(0, Math.round(plot.getHeight() - plot.getWidth()));
            plot = axes.plotArea(look, width, height);
        }
        // The plot area's corners are moved to whole pixels (and half a pixel, the middle of the frame's line): sharp
        // edges, and a square that is one to the last pixel.
        int plotWidth = (int) Math.rint(plot.getWidth());
        int plotHeight = axes.square() ? plotWidth : (int) Math.rint(plot.getHeight());
        int left = (int) Math.rint(plot.getX() + (look.width() - width) / 2.0);
        int top = (int) Math.rint(plot.getY());
        if (background != null) {
            g.drawImage(
                    background.image(plotWidth, plotHeight, density), left, top, plotWidth + 1, plotHeight + 1, null);
        }
        axes.paintTicks(g, look, left + 0.5, top + 0.5, plotWidth, plotHeight);
        XYChart chart = axes.chart(look);
        Canvas canvas = new Canvas(chart, axes, look, plotWidth, plotHeight);
        inOrder().forEach(one -> one.paint(canvas));
        Graphics2D moved = (Graphics2D) g.create();
        moved.translate(left + 0.5, top + 0.5);
        moved.scale(plotWidth / plot.getWidth(), plotHeight / plot.getHeight());
        moved.translate(-plot.getX(), -plot.getY());
        chart.paint(moved, width, height);
        moved.dispose();

        Graphics2D over = (Graphics2D) g.create();
        over.translate(left, top);
        canvas.labels().paint(over);
        over.dispose();
        // The frame comes now, because series cover the inner half of one painted before them.
        g.setColor(Colours.FRAME);
        g.setStroke(Axes.THIN);
        g.draw(new Rectangle2D.Double(left + 0.5, top + 0.5, plotWidth, plotHeight));
        return left + 0.5 + plotWidth / 2.0;
    }

    private Stream<Series> inOrder() {
        return look.parts().crowded() && background != null && background.hasBoundary()
                ? Stream.concat(series.stream(), below())
                : Stream.concat(below(), series.stream());
    }
}
