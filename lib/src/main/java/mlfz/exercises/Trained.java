package mlfz.exercises;

import static mlfz.exercises.Values.text;

import java.util.List;
import mlfz.nn.Model;

/** What several checks say or ask of a trained model. */
final class Trained {
    private Trained() {}

    /** A loss and the goal, with as many digits as it takes to see on which side of the goal it is. */
    static String compared(String what, double loss, double goal) {
        for (int digits = 4; ; digits++) {
            String one = text("%." + digits + "g", loss);
            String other = text("%." + digits + "g", goal);
            if (!one.equals(other) || digits == 15) {
                return what + " " + one + " (goal: at most " + other + ")";
            }
        }
    }

    /** The share of the points that a model gets right, in percent. */
    static double percentRight(Model<double[]> model, List<double[]> points, List<Integer> labels) {
        double right = 0;
        for (int i = 0; i < points.size(); i++) {
            if ((model.forward(points.get(i)).value() > 0.5) == (labels.get(i) == 1)) {
                right++;
            }
        }
        return 100 * right / points.size();
    }
}
