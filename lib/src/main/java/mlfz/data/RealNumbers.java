package mlfz.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * How the real numbers of a column are written, all with the same number of decimals.
 *
 * @param scientific whether as 1.5e-09 rather than 0.0000000015
 * @param decimals how many digits stand after the point
 */
record RealNumbers(boolean scientific, int decimals) {
    private static final int DIGITS_OF_LARGEST = 6;
    private static final int DIGITS_OF_SMALLEST = 3;
    private static final int MOST_DIGITS = 10;

    /** The way that fits these floats or doubles; which of them are not finite makes no difference. */
    static RealNumbers of(List<? extends Number> numbers) {
        List<BigDecimal> decimals = numbers.stream()
                .filter(number -> Double.isFinite(number.doubleValue()) && number.doubleValue() != 0)
                .map(RealNumbers::decimal)
                .toList();
        int largest = decimals.stream().mapToInt(RealNumbers::exponent).max().orElse(0);
        int smallest = decimals.stream().mapToInt(RealNumbers::exponent).min().orElse(0);
        int most = Math.max(0, Math.max(DIGITS_OF_LARGEST - 1 - largest, DIGITS_OF_SMALLEST - 1 - smallest));
        int needed = most(
                decimals,
                number -> number.setScale(most, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .scale());
        return Math.max(0, largest) + 1 + needed <= MOST_DIGITS
                ? new RealNumbers(false, needed)
                : new RealNumbers(true, most(decimals, number -> rounded(number).precision() - 1));
    }

    /** The largest of these, and at least 0. */
    private static int most(List<BigDecimal> numbers, ToIntFunction<BigDecimal> size) {
        return Math.max(0, numbers.stream().mapToInt(size).max().orElse(0));
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.round(new MathContext(DIGITS_OF_LARGEST)).stripTrailingZeros();
    }

    /** The digits that the number shows: those of the float 0.1f are 0.1, and not those of the nearest double. */
    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString()).stripTrailingZeros(); // of 0.0 it makes 0
    }

    /** n in 1.5·10ⁿ. */
    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    String text(Number number) {
        if (Double.isInfinite(number.doubleValue())) {
            return number.doubleValue() < 0 ? "-∞" : "∞";
        }
        return String.format(Locale.ROOT, "%." + decimals + (scientific ? "e" : "f"), decimal(number));
    }
}
