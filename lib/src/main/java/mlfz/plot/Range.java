package mlfz.plot;

/** The numbers from {@code lower} to {@code upper} on an axis. */
record Range(double lower, double upper) {

    private static final double MARGIN = 0.04;
    private static final double NARROWEST = 1e-9; // of the largest number (at least 1) in the range

    /** The range of nothing yet. */
    static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    Range with(double... values) {
        double low = lower;
        double high = upper;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Range(low, high);
    }

    Range with(Range other) {
        return new Range(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    double size() {
        return upper - lower;
    }

    double middle() {
        return lower + size() / 2;
    }

    /** Whether the ends are hardly apart: too near each other to put ticks between them. */
    boolean narrow() {
        return size() < NARROWEST * largest();
    }

    /** This range and a margin, so that nothing touches the frame. */
    Range padded() {
        double margin = narrow() ? largest() / 2 : MARGIN * size();
        return new Range(lower - margin, upper + margin);
    }

    /** A range that ends at whole numbers where they are near, and has two of them in it in any case. */
    Range withWholeNumbers() {
        double near = size() / 10;
        double low = lower - Math.floor(lower) < near ? Math.floor(lower) : lower;
        double high = Math.ceil(upper) - upper < near ? Math.ceil(upper) : upper;
        return Math.floor(high) > Math.ceil(low)
                ? new Range(low, high)
                : new Range(Math.floor(lower), Math.floor(lower) + 1).with(upper);
    }

    private double largest() {
        return Math.max(1, Math.max(Math.abs(lower), Math.abs(upper)));
    }
}
