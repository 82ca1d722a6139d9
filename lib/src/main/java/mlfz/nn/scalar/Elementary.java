package mlfz.nn.scalar;

/**
 * The exponential function, the natural logarithm, the hyperbolic tangent and the logistic function from additions,
 * multiplications and divisions alone: the same digits on every machine, which {@link Math} does not promise, and several
 * times faster than {@link StrictMath}. Each is less than 2 units in the last place from the true value, the logistic function
 * less than 3 where it is above 10⁻³⁰⁸.
 */
public final class Elementary {
    private static final double LN2_HIGH = 0x1.62e42feep-1; // ln 2 in 32 bits, so that k · LN2_HIGH is exact
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33; // and the rest of it
    private static final long SQRT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

    private Elementary() {}

    /**
     * tanh x = 2t / (1 + t²) with t = tanh x/2, and tanh y = y / (1 + y² / (3 + y² / (5 + …))), which is Lambert's continued
     * fraction of 1761: cut off after 29 it is a quotient of polynomials. Beyond ±19.0625, tanh x is ±1.
     */
    public static double tanh(double x) {
        double limited = limited(x);
        double change = limited * bend(limited);
        double twice = limited + change; // 2t
        return doubled(twice, change - (twice - limited));
    }

    /**
     * tanh of all numbers in {@code xs}: the same steps with the same digits, each as a loop of its own, because the JIT compiler
     * of Java 17 makes vector instructions of short loops only.
     *
     * @param scratch an array of the same length, for results in between
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static void tanh(double[] xs, double[] scratch, double[] results) {
        requireRoom(xs, scratch, results);
        for (int i = 0; i < xs.length; i++) {
            scratch[i] = limited(xs[i]);
            results[i] = bend(scratch[i]);
        }
        for (int i = 0; i < xs.length; i++) {
            double limited = scratch[i];
            double change = limited * results[i];
            results[i] = limited + change;
            scratch[i] = change - (results[i] - limited);
        }
        for (int i = 0; i < xs.length; i++) {
            results[i] = doubled(results[i], scratch[i]);
        }
    }

    private static void requireRoom(double[] xs, double[] scratch, double[] results) {
        if (scratch.length != xs.length || results.length != xs.length) {
            throw new IllegalArgumentException(xs.length + " xs, scratch of length " + scratch.length
                    + ", results of length " + results.length + ": expected the same length");
        }
    }

    /** x, or the number from which on tanh is ±1. */
    private static double limited(double x) {
        return Math.max(-19.0625, Math.min(x, 19.0625));
    }

    /** The r of tanh y = y · (1 + r) for y = x/2; it is small where y is, and so is its error. At ±0 it is +0, and tanh ±0. */
    private static double bend(double x) {
        double z = x * x / 4;
        double p = 40156716600.0 + z * (166658310.0 + z * (271320.0 + z * 119.0));
        double q = 4638100767300.0 + z * (43212118950.0 + z * (174594420.0 + z * (278460.0 + z * 120.0)));
        return (0 - z)
                * (2063427784543125.0 + z * (170766437341500.0 + z * (4141161399375.0 + z * p)))
                / (6190283353629375.0 + z * (2988412653476250.0 + z * (205552193096250.0 + z * q)));
    }

    /** 2t / (1 + t²) = t · (1 + c) from 2t and what its rounding has lost, which counts about c times. */
    private static double doubled(double twice, double lost) {
        double square = twice * twice / 4;
        double c = (1 - square) / (1 + square);
        return (twice + (twice * c + lost * c)) / 2;
    }

    /** eˣ = 2ᵏ · eʳ with |r| ≤ ln 2 / 2, and eʳ = (1 + tanh r/2) / (1 − tanh r/2) with the same fraction, cut off after 11. */
    public static double exp(double x) {
        double k = exponent(x);
        return scaled(power(remainder(x, k), k), k);
    }

    /** {@link #exp(double)} of all numbers, in short loops as in {@link #tanh(double[], double[], double[])}. */
    public static void exp(double[] xs, double[] scratch, double[] results) {
        requireRoom(xs, scratch, results);
        for (int i = 0; i < xs.length; i++) {
            scratch[i] = exponent(xs[i]);
            results[i] = remainder(xs[i], scratch[i]);
        }
        for (int i = 0; i < xs.length; i++) {
            results[i] = power(results[i], scratch[i]);
        }
        for (int i = 0; i < xs.length; i++) {
            results[i] = scaled(results[i], scratch[i]);
        }
    }

    /** The k; eˣ is 0 far before the smallest, and ∞ before the largest. */
    private static double exponent(double x) {
        return Math.rint(Math.max(-746, Math.min(710, x)) * (1 / (LN2_HIGH + LN2_LOW)));
    }

    /** x − k ln 2, but for the low part of ln 2. */
    private static double remainder(double x, double k) {
        return Math.max(-746, Math.min(710, x)) - k * LN2_HIGH;
    }

    private static double power(double high, double k) {
        double r = high - k * LN2_LOW;
        double z = r * r / 4;
        double p = r / 2 * (10395 + z * (1260 + z * 21));
        double q = 10395 + z * (4725 + z * (210 + z));
        double rest = r * (p - z * (3465 + z * (189 + z))) / (q - p) + (high - r - k * LN2_LOW); // eʳ − 1 − r
        double sum = 1 + r;
        return sum + (1 - sum + r + rest);
    }

    private static double scaled(double power, double k) {
        int half = (int) k / 2; // 2ᵏ itself may be too large or too small for a double
        return power * powerOfTwo(half) * powerOfTwo((int) k - half);
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    /** The logistic function 1 / (1 + e⁻ˣ). */
    public static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    /**
     * ln x = k ln 2 + ln m with √½ ≤ m &lt; √2, and ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1) / (m + 1).
     */
    public static double log(double x) {
        return logarithm(binaryExponent(x), fraction(x));
    }

    /** {@link #log(double)} of all numbers, in short loops as in {@link #tanh(double[], double[], double[])}. */
    public static void log(double[] xs, double[] scratch, double[] results) {
        requireRoom(xs, scratch, results);
        for (int i = 0; i < xs.length; i++) {
            scratch[i] = binaryExponent(xs[i]);
            results[i] = fraction(xs[i]);
        }
        for (int i = 0; i < xs.length; i++) {
            results[i] = logarithm(scratch[i], results[i]);
        }
    }

    /** ln(1 + x) for x from 0 on, with all digits where x is small. */
    public static double log1p(double x) {
        return x < 0.4 ? logarithm(0, x) : log(1 + x);
    }

    /** The k; ±∞ or NaN where the logarithm is. */
    private static double binaryExponent(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return x < 0 ? Double.NaN : x == 0 ? Double.NEGATIVE_INFINITY : x;
        }
        return x < Double.MIN_NORMAL ? exponentBits(x * 0x1p54) - 54 : exponentBits(x);
    }

    /** m − 1. */
    private static double fraction(double x) {
        double normal = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(normal) - (exponentBits(normal) << 52)) - 1;
    }

    /** The exponent of x / √½, rounded down. */
    private static long exponentBits(double x) {
        return (Double.doubleToRawLongBits(x) - SQRT_HALF) >> 52;
    }

    private static double logarithm(double k, double f) {
        double s = f / (2 + f);
        double z = s * s;
        double far = 1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17 + z * (1.0 / 19 + z * (1.0 / 21))));
        double near = 1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * far))));
        double rest = 2 * z * near;
        // 2s = f − s·f, of which the first part is exact
        return k * LN2_HIGH + (f - (s * (f - rest) - k * LN2_LOW));
    }
}
