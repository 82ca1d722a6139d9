package mlfz.plot;

import java.awt.geom.Line2D;
import java.util.BitSet;

/** Leaves out points of a line that no eye would miss. */
final class Polyline {

    private Polyline() {}

    /**
     * The line through fewer of the points, none of which is farther than {@code tolerance} from it: between two points
     * that stay, the farthest one in between stays too if it is too far from the straight line (the method of D. H.
     * Douglas and T. K. Peucker, 1973).
     *
     * @param xUnit the x that counts as a distance of 1
     * @param yUnit the y that counts as a distance of 1
     */
    static Contours.Curve simplified(double[] xs, double[] ys, double xUnit, double yUnit, double tolerance) {
        double[] us = new double[xs.length];
        double[] vs = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            us[i] = xs[i] / xUnit;
            vs[i] = ys[i] / yUnit;
        }
        BitSet kept = new BitSet();
        kept.set(0);
        kept.set(xs.length - 1);
        keep(us, vs, 0, xs.length - 1, tolerance, kept);
        int[] indices = kept.stream().toArray();
        return new Contours.Curve(pick(xs, indices), pick(ys, indices));
    }

    private static void keep(double[] us, double[] vs, int first, int last, double tolerance, BitSet kept) {
        int farthest = first;
        double distance = tolerance;
        for (int i = first + 1; i < last; i++) {
            double d = Line2D.ptSegDist(us[first], vs[first], us[last], vs[last], us[i], vs[i]);
            if (d > distance) {
                farthest = i;
                distance = d;
            }
        }
        if (farthest > first) {
            kept.set(farthest);
            keep(us, vs, first, farthest, tolerance, kept);
            keep(us, vs, farthest, last, tolerance, kept);
        }
    }

    static double[] pick(double[] values, int[] indices) {
        double[] picked = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            picked[i] = values[indices[i]];
        }
        return picked;
    }
}
