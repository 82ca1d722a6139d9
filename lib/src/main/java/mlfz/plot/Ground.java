package mlfz.plot;

import java.awt.Color;
import java.util.List;

/** The filled contour of a function with values from low to high, and its middle line. */
record Ground(Contours contours, double low, double high) {

    private static final int LEVELS = 100;

    /** Adds the series, lowest first. */
    void addTo(Canvas canvas) {
        // Each region is painted over the one before it, in an opaque colour, so that no seams show between them.
        for (int k = lowest(); k < LEVELS; k++) {
            List<Contours.Curve> region = contours.region(level(k));
            if (!region.isEmpty()) {
                canvas.area(Contours.joined(region), Colours.ground((k + 0.5) / LEVELS));
            }
        }
        for (Contours.Curve line : middleLines()) {
            canvas.line(line.xs(), line.ys(), Color.BLACK);
        }
    }

    /** Adds the entries of the legend. */
    void explain(Canvas canvas) {
        canvas.explainArea("output " + Text.number(low), Colours.ground(0));
        if (!middleLines().isEmpty()) {
            canvas.explainLine("output " + Text.number(middle()), Color.BLACK);
        }
        canvas.explainArea("output " + Text.number(high), Colours.ground(1));
    }

    private List<Contours.Curve> middleLines() {
        return contours.lines(middle());
    }

    private double middle() {
        return low + (high - low) / 2;
    }

    /** The last level that the whole function reaches: the regions of those before would be painted over. */
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
