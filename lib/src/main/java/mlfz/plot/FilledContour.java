package mlfz.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The output of a classifier, with its decision boundary halfway between low and high.
 *
 * @param low the value at the vermilion end
 * @param high the value at the blue end
 */
record FilledContour(Grid grid, double low, double high, List<Contours.Curve> boundary) implements Background {

    private static final int NODES = 100; // of the grid, along each axis

    static FilledContour of(Contents figure, DoubleBinaryOperator f, double low, double high) {
        Objects.requireNonNull(f, "f");
        Check.range(low, high, "low", "high");
        Grid grid = Grid.of(f, figure.plane("contour").steps(NODES), low, high);
        return new FilledContour(grid, low, high, grid.lines(middle(low, high)));
    }

    private static double middle(double low, double high) {
        return low + (high - low) / 2;
    }

    @Override
    public BufferedImage image(int width, int height, int density) {
        return grid.image(width, height, density, Shades.of(grid, low, high, Colours::output));
    }

    @Override
    public void paint(Canvas canvas) {
        boundary.forEach(line -> canvas.line(line.xs(), line.ys(), Color.BLACK));
    }

    @Override
    public boolean hasBoundary() {
        return true;
    }

    @Override
    public void explain(Legend legend) {
        legend.addArea("output " + Text.number(low), Colours.output(0));
        if (!boundary.isEmpty()) {
            legend.addLine("output " + Text.number(middle(low, high)), Color.BLACK, Dash.SOLID);
        }
        legend.addArea("output " + Text.number(high), Colours.output(1));
        if (grid.gaps()) {
            legend.addArea("no output", Colours.GAP);
        }
    }

    @Override
    public String words(DoubleUnaryOperator height) {
        return "a filled contour of outputs from " + Text.rounded(low) + " to " + Text.rounded(high)
                + (boundary.isEmpty() ? "" : " with the boundary at " + Text.rounded(middle(low, high)));
    }
}
