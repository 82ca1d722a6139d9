package mlfz.exercises;

import java.util.List;

/**
 * The mean squared error of lines a·x + b for given points, and gradient descent on it, in closed form: so a check knows
 * what can be reached with whatever points the reader has made.
 *
 * <p>With the distances d = (a − a*, b − b*) to the best line, the loss is L* + dᵀ·M·d with M = (mean x², mean x; mean x, 1),
 * and a step with the learning rate η takes d to d − 2η·M·d.
 */
final class BestLine {
    /** The start of all lines of the chapter: a = b = 1. */
    private static final double START = 1;

    private final double a;
    private final double b;
    private final double meanX;
    private final double meanSquare;
    private final double lowest;

    /** The line with the smallest loss, by least squares. */
    BestLine(List<Double> xs, List<Double> ys) {
        if (xs.size() != ys.size() || xs.isEmpty()) {
            throw new Told("There are " + xs.size() + " xs and " + ys.size()
                    + " ys: run the cell with the data, and the cells below it, again.");
        }
        meanX = mean(xs);
        double meanY = mean(ys);
        double varianceX = 0;
        double covariance = 0;
        for (int i = 0; i < xs.size(); i++) {
            varianceX += (xs.get(i) - meanX) * (xs.get(i) - meanX) / xs.size();
            covariance += (xs.get(i) - meanX) * (ys.get(i) - meanY) / xs.size();
        }
        a = varianceX > 0 ? covariance / varianceX : START; // where all x are the same, any slope will do
        b = meanY - a * meanX;
        meanSquare = varianceX + meanX * meanX;
        double sum = 0;
        for (int i = 0; i < xs.size(); i++) {
            double error = a * xs.get(i) + b - ys.get(i);
            sum += error * error;
        }
        lowest = sum / xs.size();
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** The slope of the best line. */
    double slope() {
        return a;
    }

    /** The height of the best line at x = 0. */
    double height() {
        return b;
    }

    /** The smallest loss that a line can have. */
    double lowestLoss() {
        return lowest;
    }

    /** The loss of a line. */
    double loss(double a, double b) {
        double da = a - this.a;
        double db = b - this.b;
        return lowest + da * da * meanSquare + 2 * da * db * meanX + db * db;
    }

    /** ∂loss/∂a. */
    double slopeByA(double a, double b) {
        return 2 * (meanSquare * (a - this.a) + meanX * (b - this.b));
    }

    /** ∂loss/∂b. */
    double slopeByB(double a, double b) {
        return 2 * (meanX * (a - this.a) + (b - this.b));
    }

    /** The line (a, b) after some steps of gradient descent from (1, 1). */
    double[] after(int steps, double rate) {
        double[] line = {START, START};
        for (int step = 1; step <= steps; step++) {
            double slopeA = slopeByA(line[0], line[1]);
            double slopeB = slopeByB(line[0], line[1]);
            line[0] -= rate * slopeA;
            line[1] -= rate * slopeB;
        }
        return line;
    }

    /** The loss after some steps of gradient descent from (1, 1). */
    double lossAfter(int steps, double rate) {
        double[] line = after(steps, rate);
        return loss(line[0], line[1]);
    }

    /** Above this rate every step overshoots by more than the one before: 2 over the largest eigenvalue of 2M. */
    double largestRate() {
        double spread = Math.sqrt((meanSquare - 1) * (meanSquare - 1) + 4 * meanX * meanX);
        return 2 / (meanSquare + 1 + spread);
    }

    /** The rate above which the second step from (1, 1) goes back against the first: |g|² / gᵀ·2M·g for the first gradient g. */
    double zigzagRate() {
        double ga = slopeByA(START, START);
        double gb = slopeByB(START, START);
        return (ga * ga + gb * gb) / (2 * (meanSquare * ga * ga + 2 * meanX * ga * gb + gb * gb));
    }

    /** The rate from the given one up that leaves the smallest loss; that loss is convex in the rate, so thirds will do. */
    double bestRate(int steps, double from) {
        double low = from;
        double high = largestRate();
        for (int i = 0; i < 100; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (lossAfter(steps, left) <= lossAfter(steps, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }
}
