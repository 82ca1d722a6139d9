package mlfz.plot;

import java.awt.geom.Line2D;
import java.util.BitSet;

/** A line through points on the picture; u to the right and v upwards, in pixels. */
record Polyline(double[] us, double[] vs) {

    /**
     * The indices of fewer points, such that none of the others is farther than {@code tolerance} from the line through
     * these: between two points that stay, the farthest one in between stays too if it is too far from the straight line
     * (the method of D. H. Douglas and T. K. Peucker, 1973).
     */
    int[] simplified(double tolerance) {
        BitSet kept = new BitSet();
        kept.set(0);
        kept.set(us.length - 1);
        keep(0, us.length - 1, tolerance, kept);
        return kept.stream().toArray();
    }

    private void keep(int first, int last, double tolerance, BitSet kept) {
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
            keep(first, farthest, tolerance, kept);
            keep(farthest, last, tolerance, kept);
        }
    }

    /** The indices of the first point and of each that is at least {@code distance} from the last one taken before it. */
    int[] spaced(double distance) {
        BitSet taken = new BitSet();
        taken.set(0);
        int last = 0;
        for (int i = 1; i < us.length; i++) {
            if (Math.hypot(us[i] - us[last], vs[i] - vs[last]) >= distance) {
                taken.set(i);
                last = i;
            }
        }
        return taken.stream().toArray();
    }

    static double[] pick(double[] values, int[] indices) {
        double[] picked = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            picked[i] = values[indices[i]];
        }
        return picked;
    }
}
