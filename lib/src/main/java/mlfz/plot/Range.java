package mlfz.plot;

import java.util.function.DoubleUnaryOperator;

/** The numbers from {@code lower} to {@code upper} on an axis. */
record Range(double lower, double upper) {

    private static final double SMALL = 1e-6;
    private static final double MARGIN = 0.04;
    private static final double NARROWEST = 1e-9; // of the largest number in the range

    /** The range of nothing yet. */
    static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** This range and some numbers; one that is not a number is a gap, and does not count. */
    Range with(double... values) {
        double low = lower;
        double high = upper;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Range(low, high);
    }

    Range with(Range other) {
        return new Range(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    /** The range in words. */
    String words() {
        String low = Text.rounded(lower);
        String high = Text.rounded(upper);
        return lower == upper
                ? low
                : low.equals(high)
                        ? "from " + Text.number(lower) + " to " + Text.number(upper)
                        : "from " + low + " to " + high;
    }

    Range map(DoubleUnaryOperator increasing) {
        return new Range(increasing.applyAsDouble(lower), increasing.applyAsDouble(upper));
    }

    double size() {
        return upper - lower;
    }

    /** Evenly spaced numbers, both ends among them. */
    double[] steps(int count) {
        double[] steps = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = lower + (upper - lower) * i / (count - 1);
        }
        steps[count - 1] = upper;
        return steps;
    }

    /** What an axis counts in: 1, or a power of ten where the range is so small that XChart takes all of it for one. */
    double unit() {
        return size() < SMALL ? Double.parseDouble("1E" + (int) Math.floor(Math.log10(size()))) : 1;
    }

    double middle() {
        return lower + size() / 2;
    }

    /** Whether the ends are hardly apart: too near each other to put ticks between them. */
    boolean narrow() {
        return narrow(largest());
    }

    private boolean narrow(double largest) {
        return size() <= NARROWEST * largest;
    }

    /** This range and a margin, so that nothing touches the frame. */
    Range padded() {
        return padded(largest());
    }

    /** The same for exponents: what they stand for is hardly apart where they differ by a billionth. */
    Range paddedExponents() {
        return padded(Math.max(1, largest()));
    }

    private Range padded(double largest) {
        double margin = narrow(largest) ? (largest == 0 ? 1 : largest) / 2 : MARGIN * size();
        return new Range(lower - margin, upper + margin);
    }

    /** A range that ends at whole numbers where they are near. */
    Range toWholeNumbers() {
        double near = size() / 10;
        double low = lower - Math.floor(lower) < near ? Math.floor(lower) : lower;
        double high = Math.ceil(upper) - upper < near ? Math.ceil(upper) : upper;
        return new Range(low, high);
    }

    /** Whether there are at least two whole numbers in it. */
    boolean hasWholeNumbers() {
        return Math.floor(upper) > Math.ceil(lower);
    }

    private double largest() {
        return Math.max(Math.abs(lower), Math.abs(upper));
    }
}
