package mlfz.plot;

import java.awt.geom.Line2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** A line through points on the picture; u to the right and v upwards, in pixels. */
record Polyline(double[] us, double[] vs) {

    /**
     * The indices of the points that make a difference, of a long line: of those one after the other within a narrow
     * column, a {@code share} of a pixel wide, the first, the lowest, the highest and the last.
     */
    int[] thinned(int share) {
        BitSet kept = new BitSet();
        for (int first = 0, next; first < us.length; first = next) {
            int lowest = first;
            int highest = first;
            for (next = first; next < us.length && column(next, share) == column(first, share); next++) {
                lowest = vs[next] < vs[lowest] ? next : lowest;
                highest = vs[next] > vs[highest] ? next : highest;
            }
            kept.set(first);
            kept.set(lowest);
            kept.set(highest);
            kept.set(next - 1);
        }
        return kept.stream().toArray();
    }

    private long column(int i, int share) {
        return (long) Math.floor(share * us[i]);
    }

    /**
     * The indices of fewer points, such that none of the others is farther than {@code tolerance} from the line through
     * these: between two points that stay, the farthest one in between stays too if it is too far from the straight line
     * (the method of D. H. Douglas and T. K. Peucker, 1973).
     */
    int[] simplified(double tolerance) {
        BitSet kept = new BitSet();
        kept.set(0);
        kept.set(us.length - 1);
        Deque<int[]> pieces = new ArrayDeque<>(); // no recursion, which a long zigzag takes too deep
        pieces.push(new int[] {0, us.length - 1});
        while (!pieces.isEmpty()) {
            int[] piece = pieces.pop();
            int farthest = farthest(piece[0], piece[1], tolerance);
            if (farthest > piece[0]) {
                kept.set(farthest);
                pieces.push(new int[] {piece[0], farthest});
                pieces.push(new int[] {farthest, piece[1]});
            }
        }
        return kept.stream().toArray();
    }

    /** The point between two others that is farthest from the straight line, or the first if none is too far. */
    private int farthest(int first, int last, double tolerance) {
        int farthest = first;
        double distance = tolerance;
        for (int i = first + 1; i < last; i++) {
            double d = Line2D.ptSegDist(us[first], vs[first], us[last], vs[last], us[i], vs[i]);
            if (d > distance) {
                farthest = i;
                distance = d;
            }
        }
        return farthest;
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

    /** Parts of the line, as long as some lengths say: dashes and gaps in turn, again and again. */
    List<Polyline> dashes(float... lengths) {
        List<Polyline> dashes = new ArrayList<>();
        List<double[]> dash = new ArrayList<>(List.of(new double[] {us[0], vs[0]}));
        int phase = 0;
        double left = lengths[0];
        for (int i = 1; i < us.length; i++) {
            double u = us[i - 1];
            double v = vs[i - 1];
            double way = Math.hypot(us[i] - u, vs[i] - v);
            while (way > left) {
                u += (us[i] - u) * left / way;
                v += (vs[i] - v) * left / way;
                way -= left;
                dash.add(new double[] {u, v});
                if (phase % 2 == 0) {
                    dashes.add(of(dash));
                }
                dash = new ArrayList<>(List.of(new double[] {u, v}));
                left = lengths[++phase % lengths.length];
            }
            left -= way;
            dash.add(new double[] {us[i], vs[i]});
        }
        if (phase % 2 == 0 && dash.size() > 1) {
            dashes.add(of(dash));
        }
        return dashes;
    }

    private static Polyline of(List<double[]> points) {
        return new Polyline(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }

    static double[] pick(double[] values, int[] indices) {
        double[] picked = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            picked[i] = values[indices[i]];
        }
        return picked;
    }
}
