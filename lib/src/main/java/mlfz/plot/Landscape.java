package mlfz.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A loss of two parameters, on a logarithmic scale, with lines where it is 1, 2 or 5 times a power of ten.
 *
 * @param grid the logarithms of the loss
 * @param low the loss at the dark end
 * @param high the loss at the light end
 */
record Landscape(Grid grid, double low, double high, List<Contours.Curve> lines) implements Background {

    static Landscape of(DoubleBinaryOperator f, double[] nodes, double low, double high) {
        // Values far beyond the ends are kept, since a level at an end is found between values on both sides of it.
        Grid grid = Grid.of(f, nodes, Math.max(Double.MIN_VALUE, low / 100), 100 * high)
                .map(Math::log10);
        List<Contours.Curve> lines = roundNumbers(low, high)
                .boxed()
                .flatMap(level -> grid.lines(Math.log10(level)).stream())
                .toList();
        return new Landscape(grid, low, high, lines);
    }

    /** 1, 2 and 5 times each power of ten from one positive number to another. */
    private static DoubleStream roundNumbers(double from, double to) {
        return IntStream.rangeClosed((int) Math.floor(Math.log10(from)), (int) Math.floor(Math.log10(to)))
                .boxed()
                .flatMapToDouble(exponent ->
                        IntStream.of(1, 2, 5).mapToDouble(digit -> Double.parseDouble(digit + "E" + exponent)))
                .filter(number -> number >= from && number <= to);
    }

    @Override
    public BufferedImage image(int width, int height, int density) {
        return grid.image(width, height, density, Math.log10(low), Math.log10(high), Colours::valley);
    }

    @Override
    public void paint(Canvas canvas) {
        lines.forEach(line -> canvas.line(line.xs(), line.ys(), Color.WHITE));
    }

    @Override
    public void explain(Legend legend) {
        legend.addArea("loss " + Text.number(low), Colours.valley(0));
        legend.addArea("loss " + Text.number(high), Colours.valley(1));
    }
}
