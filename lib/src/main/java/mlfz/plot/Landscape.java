package mlfz.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A loss of two parameters, on a logarithmic scale, with lines where it is 1, 2 or 5 times a power of ten.
 *
 * @param grid the logarithms of the loss
 * @param low the loss at the dark end
 * @param high the loss at the light end
 * @param lines those of each height
 */
record Landscape(Grid grid, double low, double high, Map<Double, List<Contours.Curve>> lines) implements Background {

    private static final int NODES = 200; // of the grid, along each axis: the lines are narrow bends

    static Landscape of(Contents figure, DoubleBinaryOperator f, double low, double high) {
        Objects.requireNonNull(f, "f");
        Check.range(low, high, "low", "high");
        if (low <= 0) {
            throw new IllegalArgumentException("low = " + low + ": expected a positive number");
        }
        double[] nodes = figure.plane("landscape").steps(NODES);
        // Values far beyond the ends are kept, since a level at an end is found between values on both sides of it.
        Grid grid = Grid.of(f, nodes, Math.max(Double.MIN_VALUE, low / 100), 100 * high)
                .map(Math::log10);
        Map<Double, List<Contours.Curve>> lines = new LinkedHashMap<>();
        Ticks.oneTwoFive(low, high).forEach(height -> lines.put(height, grid.lines(Math.log10(height))));
        return new Landscape(grid, low, high, lines);
    }

    @Override
    public BufferedImage image(int width, int height, int density) {
        return grid.image(width, height, density, Shades.of(grid, Math.log10(low), Math.log10(high), Colours::valley));
    }

    @Override
    public void paint(Canvas canvas) {
        lines.forEach((height, curves) -> {
            curves.forEach(line -> canvas.line(line.xs(), line.ys(), Color.WHITE));
            double share = Math.log(height / low) / Math.log(high / low);
            curves.stream()
                    .max(Comparator.comparingInt(line -> line.xs().length))
                    .ifPresent(line -> canvas.label(Text.number(height), line.xs(), line.ys(), Colours.valley(share)));
        });
    }

    @Override
    public boolean hasBoundary() {
        return false;
    }

    @Override
    public void explain(Legend legend) {
        legend.addArea("loss " + Text.number(low), Colours.valley(0));
        legend.addArea("loss " + Text.number(high), Colours.valley(1));
        if (grid.gaps()) {
            legend.addArea("no loss", Colours.GAP);
        }
    }

    @Override
    public String words(DoubleUnaryOperator height) {
        return "the landscape of a loss from " + Text.rounded(low) + " to " + Text.rounded(high);
    }
}
