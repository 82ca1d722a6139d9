package mlfz.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which of several classes is the surest at each point of a plane, with lines between the classes.
 *
 * @param scores of each class
 * @param names of the classes
 */
record Regions(List<Grid> scores, List<Contours.Curve> borders, List<String> names) implements Background, Grid.Shade {

    private static final int NODES = 100; // of the grid, along each axis

    static Regions of(Contents figure, Scores f, List<String> names) {
        Objects.requireNonNull(f, "f");
        double[] nodes = figure.plane("map of regions").steps(NODES);
        double[][][] values = new double[NODES][NODES][];
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < NODES; j++) {
                values[i][j] = scores(f.at(nodes[i], nodes[j]), "f(" + nodes[i] + ", " + nodes[j] + ")");
                Check.sameLength(
                        values[i][j].length,
                        "f(" + nodes[i] + ", " + nodes[j] + ")",
                        values[0][0].length,
                        "f(" + nodes[0] + ", " + nodes[0] + ")");
            }
        }
        int classes = values[0][0].length;
        List<String> used = Check.names(names, classes);
        List<Grid> scores = new ArrayList<>();
        List<Contours.Curve> borders = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            int own = k;
            scores.add(grid(nodes, values, all -> all[own]));
            if (k > 0) { // around each class but one: every border has another class on one of its sides
                borders.addAll(grid(nodes, values, all -> all[own] - largestBut(own, all))
                        .lines(0));
            }
        }
        return new Regions(scores, borders, used);
    }

    private static double[] scores(double[] scores, String name) {
        Data.of(scores, name);
        if (scores.length < 2 || scores.length > Style.CLASSES) {
            throw new IllegalArgumentException(name + " has " + Text.count(scores.length, "number")
                    + ": expected one for each of 2 to " + Style.CLASSES + " classes");
        }
        return scores;
    }

    private interface OfAll {
        double number(double[] scores);
    }

    private static Grid grid(double[] nodes, double[][][] values, OfAll of) {
        double[][] numbers = new double[NODES][NODES];
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < NODES; j++) {
                numbers[i][j] = of.number(values[i][j]);
            }
        }
        return new Grid(nodes, numbers);
    }

    private static double largestBut(int one, double[] scores) {
        return IntStream.range(0, scores.length)
                .filter(k -> k != one)
                .mapToDouble(k -> scores[k])
                .max()
                .orElseThrow();
    }

    @Override
    public BufferedImage image(int width, int height, int density) {
        return scores.get(0).image(width, height, density, this);
    }

    /** The colour of the class with the largest score. */
    @Override
    public int at(int i, int j, double right, double up) {
        int surest = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < scores.size(); k++) {
            double score = scores.get(k).at(i, j, right, up);
            if (score > largest) {
                largest = score;
                surest = k;
            }
        }
        return colour(surest).getRGB();
    }

    private static Color colour(int label) {
        return Colours.light(Style.ofClass(label).colour());
    }

    @Override
    public void paint(Canvas canvas) {
        borders.forEach(line -> canvas.line(line.xs(), line.ys(), Color.BLACK));
    }

    @Override
    public boolean hasBoundary() {
        return true;
    }

    @Override
    public void explain(Legend legend) {
        for (int k = 0; k < scores.size(); k++) {
            legend.addArea("taken for " + names.get(k), colour(k));
        }
    }

    @Override
    public String words(DoubleUnaryOperator height) {
        return scores.size() + " regions, taken for " + String.join(", ", names);
    }
}
