package mlfz.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The legend below a plot: entries of a symbol and a text side by side, in as many rows as it takes, each centred.
 * XChart's own legend puts texts with and without descenders at different heights, spaces a symbol as far from its own
 * text as from its neighbour's, and is cut off where it is wider than the picture.
 */
final class Legend {

    private static final int SYMBOL = 24; // width; all sizes in pixels
    private static final int GAP = 8; // between a symbol and its text
    private static final int SPACE = 28; // between entries
    private static final int ROW = 26;
    private static final int BOTTOM = 10;
    private static final int MARGIN = 12; // on both sides
    private static final int FONT_SIZE = 14;

    /** Paints a symbol around (x, y). */
    private interface Symbol {
        void paint(Graphics2D g, double x, double y);
    }

    private record Entry(Symbol symbol, String text, Font font, double width) {}

    private final int width;
    private final int markerSize;
    private final List<List<Entry>> rows = new ArrayList<>();

    /**
     * An empty legend.
     *
     * @param width of the picture, in pixels
     * @param markerSize the size of the plot's markers, in pixels
     */
    Legend(int width, int markerSize) {
        this.width = width;
        this.markerSize = markerSize;
    }

    void addPoint(String text, Style style) {
        add(text, (g, x, y) -> point(g, x, y, style));
    }

    void addLine(String text, Color colour, Dash dash) {
        add(text, (g, x, y) -> line(g, x, y, colour, dash));
    }

    void addCurve(String text, Style style) {
        add(text, (g, x, y) -> {
            line(g, x, y, style.colour(), Dash.SOLID);
            point(g, x, y, style);
        });
    }

    void addArea(String text, Color colour) {
        add(text, (g, x, y) -> {
            Rectangle2D box = new Rectangle2D.Double(x - 10, y - 7, 20, 14);
            g.setColor(colour);
            g.fill(box);
            g.setColor(Colours.FRAME);
            g.setStroke(Axes.THIN);
            g.draw(box);
        });
    }

    private void point(Graphics2D g, double x, double y, Style style) {
        g.setColor(style.colour());
        style.marker().paint(g, x, y, markerSize);
    }

    private static void line(Graphics2D g, double x, double y, Color colour, Dash dash) {
        g.setColor(colour);
        g.setStroke(dash.stroke());
        double between = y - 0.5; // where two rows of pixels meet, for a line of two pixels
        g.draw(new Line2D.Double(x - SYMBOL / 2.0, between, x + SYMBOL / 2.0, between));
    }

    private void add(String text, Symbol symbol) {
        int available = width - 2 * MARGIN;
        Font font = Text.fitted(text, Font.PLAIN, FONT_SIZE, available - SYMBOL - GAP);
        Entry entry = new Entry(symbol, text, font, SYMBOL + GAP + Text.width(text, font));
        if (rows.isEmpty() || width(rows.get(rows.size() - 1)) + SPACE + entry.width > available) {
            rows.add(new ArrayList<>());
        }
        rows.get(rows.size() - 1).add(entry);
    }

    int height() {
        return rows.size() * ROW + BOTTOM;
    }

    /** Paints the legend, its rows centred at x = {@code centre} if they have room there, its upper end at {@code top}. */
    void paint(Graphics2D g, double centre, int top) {
        double y = top + ROW / 2 + 0.5;
        for (List<Entry> row : rows) {
            double start = Math.max(MARGIN, Math.min(width - MARGIN - width(row), centre - width(row) / 2));
            double x = Math.rint(start) + 0.5;
            for (Entry entry : row) {
                entry.symbol.paint(g, x + SYMBOL / 2, y);
                g.setColor(Colours.TEXT);
                // digits and capitals are about 0.73 of the font's size high: their middle is the symbol's
                Text.paint(g, entry.text, entry.font, x + SYMBOL + GAP, y + 0.365 * entry.font.getSize2D());
                x += Math.rint(entry.width) + SPACE;
            }
            y += ROW;
        }
    }

    private static double width(List<Entry> row) {
        return row.stream().mapToDouble(Entry::width).sum() + (row.size() - 1) * SPACE;
    }
}
