package mlfz.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which of several classes each point of a plane belongs to, with lines between the classes.
 *
 * @param grid the classes at the nodes
 */
record Regions(Grid grid, int classes, List<Contours.Curve> borders) implements Background, Grid.Shade {

    private static final int NODES = 200; // of the grid, along each axis

    static Regions of(Contents figure, DoubleBinaryOperator f, int classes) {
        Objects.requireNonNull(f, "f");
        if (classes < 2 || classes > Style.CLASSES) {
            throw new IllegalArgumentException("classes = " + classes + ": expected 2 to " + Style.CLASSES);
        }
        double[] nodes = figure.plane("map of regions").steps(NODES);
        Grid grid = Grid.of((x, y) -> label(f.applyAsDouble(x, y), x, y, classes), nodes, 0, classes);
        // Around each class but one: every border has another class on one of its sides.
        List<Contours.Curve> borders = IntStream.range(1, classes)
                .boxed()
                .flatMap(k -> grid.map(label -> label == k ? 1 : 0).lines(0.5).stream())
                .toList();
        return new Regions(grid, classes, borders);
    }

    private static double label(double label, double x, double y, int classes) {
        if (label != Math.rint(label) || label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    "f(" + x + ", " + y + ") = " + label + ": expected a class, 0 to " + (classes - 1));
        }
        return label;
    }

    @Override
    public BufferedImage image(int width, int height, int density) {
        return grid.image(width, height, density, this);
    }

    /** The colour of the class that has most of the four nodes, each as far as it is near. */
    @Override
    public int at(int i, int j, double right, double up) {
        double[] shares = new double[classes];
        shares[(int) grid.values()[i][j]] += (1 - right) * (1 - up);
        shares[(int) grid.values()[i + 1][j]] += right * (1 - up);
        shares[(int) grid.values()[i][j + 1]] += (1 - right) * up;
        shares[(int) grid.values()[i + 1][j + 1]] += right * up;
        int most = 0;
        for (int k = 1; k < classes; k++) {
            most = shares[k] > shares[most] ? k : most;
        }
        return colour(most).getRGB();
    }

    private static Color colour(int label) {
        return Colours.light(Style.ofClass(label).colour());
    }

    @Override
    public void paint(Canvas canvas) {
        borders.forEach(line -> canvas.line(line.xs(), line.ys(), Color.BLACK));
    }

    @Override
    public void explain(Legend legend) {
        for (int k = 0; k < classes; k++) {
            legend.addArea("taken for " + k, colour(k));
        }
    }

    @Override
    public String words(DoubleUnaryOperator height) {
        return "the regions of " + classes + " classes";
    }
}
