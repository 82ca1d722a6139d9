package mlfz.plot;

/** An axis' range. */
record Range(double lower, double upper) {

    private static final double MARGIN = 0.04;
    private static final double NARROWEST = 1e-9;   // relative to the numbers: below, XChart finds no ticks

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

    /** This range and a margin, so that nothing touches the frame. */
    Range padded() {
        double size = Math.max(1, Math.max(Math.abs(lower), Math.abs(upper)));
        double margin = upper - lower < NARROWEST * size ? size / 2 : MARGIN * (upper - lower);
        return new Range(lower - margin, upper + margin);
    }
}
