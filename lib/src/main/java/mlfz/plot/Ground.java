package mlfz.plot;

import java.awt.Color;
import java.util.List;

/** The filled contour of a function, with its middle line and its entries in the legend. */
record Ground(Contours contours, double low, double high) {

    private static final int LEVELS = 100;

    void addTo(Canvas canvas) {
        canvas.withoutGrid();
        // From the lowest level to the highest, each region over the one before: opaque, so no seams show between them.
        for (int k = lowest(); k < LEVELS; k++) {
            List<Contours.Curve> region = contours.region(level(k));
            if (!region.isEmpty()) {
                canvas.area("level " + k, Contours.joined(region), Colours.ground((k + 0.5) / LEVELS));
            }
        }
        canvas.swatch("output " + Canvas.tickLabel(low), Colours.ground(0));
        double middle = low + (high - low) / 2;
        int lines = 0;
        for (Contours.Curve line : contours.lines(middle)) {
            String name = "output " + Canvas.tickLabel(middle);
            canvas.line(lines == 0 ? name : name + " (" + lines + ")", line.xs(), line.ys(), Color.BLACK, lines == 0);
            lines++;
        }
        canvas.swatch("output " + Canvas.tickLabel(high), Colours.ground(1));
    }

    /** The highest level that is at or below the whole function: what lies below it is hidden. */
    private int lowest() {
        int k = 0;
        while (k + 1 < LEVELS && level(k + 1) <= contours.minimum()) {
            k++;
        }
        return k;
    }

    private double level(int k) {
        return low + (high - low) * k / LEVELS;
    }
}
