package mlfz.plot;

import java.util.BitSet;

/**
 * Many points on a plot, of which most may lie below others. A marker is opaque: one that lies wholly below markers
 * painted after it, or less than a third of a pixel beside one of them, makes no difference to the eye, and painting takes
 * much longer than finding that out.
 */
final class Crowd {

    private static final double DOUBT = 0.2; // pixels by which a marker may lie elsewhere
    private static final int PLACES = 4; // for a marker, in the width of a pixel

    private final int width;
    private final int height;
    private final double inner;
    private final double outer;
    private final boolean[] covered;

    /**
     * An empty plot.
     *
     * @param width in pixels
     * @param height in pixels
     * @param inner how far a marker is opaque in all directions, in pixels
     * @param outer how far it reaches in any direction
     */
    Crowd(int width, int height, double inner, double outer) {
        this.width = width;
        this.height = height;
        this.inner = inner - DOUBT;
        this.outer = outer + DOUBT;
        covered = new boolean[width * height];
    }

    /** The indices of the points at (us[i], vs[i]), in pixels, that are to be seen if they are painted in this order. */
    int[] visible(double[] us, double[] vs) {
        BitSet visible = new BitSet(us.length);
        BitSet taken = new BitSet();
        for (int i = us.length - 1; i >= 0; i--) {
            if (seen(us[i], vs[i]) && !taken.get(place(us[i], vs[i]))) {
                visible.set(i);
                taken.set(place(us[i], vs[i]));
                cover(us[i], vs[i]);
            }
        }
        return visible.stream().toArray();
    }

    /** A marker may reach into the plot from beside it. */
    private int place(double u, double v) {
        int column = (int) Math.floor((u + outer) * PLACES);
        int row = (int) Math.floor((v + outer) * PLACES);
        return row * (int) Math.ceil((width + 2 * outer) * PLACES) + column;
    }

    private boolean seen(double u, double v) {
        for (int y = first(v - outer); y < last(v + outer, height); y++) {
            for (int x = first(u - outer); x < last(u + outer, width); x++) {
                if (!covered[y * width + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Marks the pixels that are opaque altogether. */
    private void cover(double u, double v) {
        for (int y = first(v - inner); y < last(v + inner, height); y++) {
            double dv = Math.max(Math.abs(y - v), Math.abs(y + 1 - v));
            for (int x = first(u - inner); x < last(u + inner, width); x++) {
                double du = Math.max(Math.abs(x - u), Math.abs(x + 1 - u));
                if (du * du + dv * dv <= inner * inner) {
                    covered[y * width + x] = true;
                }
            }
        }
    }

    private static int first(double from) {
        return (int) Math.max(0, Math.floor(from));
    }

    private static int last(double to, int size) {
        return (int) Math.min(size, Math.ceil(to));
    }
}
