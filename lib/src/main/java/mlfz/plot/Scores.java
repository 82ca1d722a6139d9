package mlfz.plot;

/** The scores of several classes at the points of a plane, such as a model's probabilities. */
@FunctionalInterface
public interface Scores {

    /** Returns a number for each class at the point (x, y), the largest for the one that the point is taken for. */
    double[] at(double x, double y);
}
