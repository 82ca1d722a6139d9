package mlfz.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Round numbers. */
final class Ticks {

    private static final double FEW_DIGITS = 5; // up to this quotient of the ends, even steps serve a logarithmic axis

    private Ticks() {}

    /** 1, 2 and 5 times each power of ten from one positive number to another. */
    static DoubleStream oneTwoFive(double from, double to) {
        return IntStream.rangeClosed((int) Math.floor(Math.log10(from)), (int) Math.floor(Math.log10(to)))
                .boxed()
                .flatMapToDouble(exponent ->
                        IntStream.of(1, 2, 5).mapToDouble(digit -> Double.parseDouble(digit + "E" + exponent)))
                .filter(number -> number >= from && number <= to);
    }

    /** Round numbers from one positive number to another, for a logarithmic axis with hardly a power of ten on it. */
    static List<Double> between(double from, double to, int atMost) {
        return (to > FEW_DIGITS * from ? oneTwoFive(from, to) : even(from, to, atMost))
                .boxed()
                .toList();
    }

    /** The multiples of 1, 2 or 5 times a power of ten, whichever is the smallest step with few enough of them. */
    private static DoubleStream even(double from, double to, int atMost) {
        double least = (to - from) / atMost;
        double step = oneTwoFive(least, 20 * least).findFirst().orElseThrow();
        return LongStream.rangeClosed((long) Math.ceil(from / step), (long) Math.floor(to / step))
                .mapToDouble(k -> k * step);
    }
}
