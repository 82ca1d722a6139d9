package mlfz.exercises;

import static mlfz.exercises.Values.returnedParameters;

import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import mlfz.nn.scalar.Scalar;

/**
 * A training of a line that goes as planned, up and down, whatever the gradients are: gradient descent on a line falls and
 * then rises at most once, so it cannot tell whether an answer compares with the smallest loss or with the one before.
 *
 * @param <M> the reader's class of models, with the parameters a and b
 */
final class PlannedTraining<M> {
    private static final double RATE = 0.125;

    private final double[] plan;
    private final BestLine line;
    private final Function<M, Map<String, Scalar>> parameters;
    private final M model;
    private int step;
    private boolean sameRate = true;

    /**
     * A model at the start of its training.
     *
     * @param plan how far above the best line the model's line is: at the start, and after each step
     */
    PlannedTraining(
            double[] plan,
            BestLine line,
            Function<DoubleConsumer, M> models,
            Function<M, Map<String, Scalar>> parameters) {
        this.plan = plan;
        this.line = line;
        this.parameters = parameters;
        model = models.apply(this::update);
        moveTo(0);
    }

    private void update(double rate) {
        sameRate &= rate == RATE;
        step++;
        if (step < plan.length) {
            moveTo(step);
        }
    }

    private void moveTo(int step) {
        parameters.apply(model).get("a").setValue(line.slope());
        parameters.apply(model).get("b").setValue(height(step));
    }

    private double height(int step) {
        return line.height() + plan[step];
    }

    /** What is wrong with the parameters that the answer keeps, or nothing. */
    String judge(Answer.Three<M, Double, Integer> answer) throws Exception {
        int steps = plan.length - 1;
        var best = returnedParameters("trainAndKeepBest", answer.of(model, RATE, steps));
        if (!best.keySet().equals(parameters.apply(model).keySet())) {
            return "trainAndKeepBest returns the parameters " + best.keySet() + ": they are to be "
                    + parameters.apply(model).keySet() + ".";
        }
        if (step == 0) {
            return "No step was taken: train in the loop, with model.gradientUpdate(lr).";
        }
        if (step != steps || !sameRate) {
            return "For " + steps + " steps with the rate " + RATE + " your code takes " + step
                    + (sameRate ? "." : ", and not with this rate: hand lr on to gradientUpdate.");
        }
        if (best.get("b") == parameters.apply(model).get("b")) {
            return "You return the model's own Scalars, which change with it: copy them where the loss is smallest.";
        }
        int smallest = 0;
        for (int i = 1; i < steps; i++) {
            smallest = plan[i] < plan[smallest] ? i : smallest;
        }
        double yours = best.get("b").value();
        if (yours == height(smallest) && best.get("a").value() == line.slope()) {
            return "";
        }
        String result = "In a training whose losses go " + directions(steps) + ", the smallest is that of step "
                + (smallest + 1) + ", but your parameters are not its own. ";
        if (yours == height(smallest + 1)) {
            return result + "Yours are those after the update: copy before it.";
        }
        if (smallest > 0 && yours == height(0)) {
            return result
                    + "Yours are the first ones: remember the smallest loss so far, and copy at each smaller one.";
        }
        if (smallest == 0 || yours != height(steps)) {
            return result + "Compare each loss with the smallest so far, not with the one before.";
        }
        return result + "Yours are the last ones: copy at the smallest loss so far, before the update.";
    }

    private String directions(int steps) {
        StringBuilder words = new StringBuilder();
        for (int i = 1; i < steps; i++) {
            String word = plan[i] < plan[i - 1] ? "down" : "up";
            if (!words.toString().endsWith(word)) {
                words.append(i == 1 ? "" : ", ").append(word);
            }
        }
        return words.toString();
    }
}
