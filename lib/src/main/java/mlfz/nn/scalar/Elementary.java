package mlfz.nn.scalar;

/**
 * The exponential function, the natural logarithm and the hyperbolic tangent from additions, multiplications and divisions
 * alone: the same digits on every machine, which {@link Math} does not promise, and several times faster than
 * {@link StrictMath}. Each is less than 2 units in the last place from the true value.
 */
final class Elementary {
    private static final double LN2_HIGH = 0x1.62e42feep-1;         // ln 2 in 32 bits, so that k · LN2_HIGH is exact
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;    // and the rest of it

    private Elementary() {
    }

    /**
     * tanh x = 2t / (1 + t²) with t = tanh x/2, and tanh y = y / (1 + y² / (3 + y² / (5 + …))), which is Lambert's continued
     * fraction of 1761: cut off after 29 it is a quotient of polynomials. Beyond ±19.0625, tanh x is ±1.
     */
    static double tanh(double x) {
        double limited = limited(x);
        double change = limited * bend(limited);
        double twice = limited + change; // 2t
        return doubled(twice, limited - twice + change, x);
    }

    private static double limited(double x) {
        return Math.max(-19.0625, Math.min(19.0625, x));
    }

    /** The r of tanh y = y · (1 + r) for y = x/2; it is small where y is, and so is its error. */
    private static double bend(double x) {
        double z = x * x / 4;
        return -z * (2063427784543125.0 + z * (170766437341500.0 + z * (4141161399375.0 + z * (40156716600.0
            + z * (166658310.0 + z * (271320.0 + z * 119.0))))))
            / (6190283353629375.0 + z * (2988412653476250.0 + z * (205552193096250.0 + z * (4638100767300.0
            + z * (43212118950.0 + z * (174594420.0 + z * (278460.0 + z * 120.0)))))));
    }

    /** 2t / (1 + t²) = t · (1 + c) from 2t and what its rounding has lost, which counts about c times, with x's sign. */
    private static double doubled(double twice, double lost, double x) {
        double square = twice * twice / 4;
        double c = (1 - square) / (1 + square);
        return Math.copySign((twice + (twice * c + lost * c)) / 2, x);
    }

    /** eˣ = 2ᵏ · eʳ with |r| ≤ ln 2 / 2, and eʳ = (1 + tanh r/2) / (1 − tanh r/2) with Lambert's fraction, as in {@link #tanh}. */
    static double exp(double x) {
        double limited = Math.max(-746, Math.min(710, x)); // 0 below, ∞ above
        double k = Math.rint(limited * (1 / (LN2_HIGH + LN2_LOW)));
        double high = limited - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double z = r * r / 4;
        double p = r / 2 * (10395 + z * (1260 + z * 21));
        double q = 10395 + z * (4725 + z * (210 + z));
        double rest = r * (p - z * (3465 + z * (189 + z))) / (q - p) + (high - r - low); // eʳ − 1 − r
        double sum = 1 + r;
        double power = sum + (1 - sum + r + rest);
        int half = (int) k / 2;
        return power * powerOfTwo(half) * powerOfTwo((int) k - half);
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    /**
     * ln x = k ln 2 + ln m with √½ ≤ m &lt; √2, and ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1) / (m + 1).
     */
    static double log(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
        }
        boolean small = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(small ? x * 0x1p54 : x);
        // the exponent of x / √½, rounded down
        long k = (bits - SQRT_HALF_BITS) >> 52;
        double f = Double.longBitsToDouble(bits - (k << 52)) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double rest = 2 * z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13
            + z * (1.0 / 15 + z * (1.0 / 17 + z * (1.0 / 19 + z * (1.0 / 21))))))))));
        double n = small ? k - 54 : k;
        // 2s = f − s·f, of which the first part is exact
        return n * LN2_HIGH + (f - (s * (f - rest) - n * LN2_LOW));
    }

    private static final long SQRT_HALF_BITS = Double.doubleToRawLongBits(Math.sqrt(0.5));
}
