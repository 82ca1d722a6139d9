package mlfz.exercises;

import static mlfz.exercises.Values.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.vectorized.VectorizedGradientDescent;

/** The check of 8.4's exercise 3: a training that stops when the loss of other points has not improved for five rounds. */
public final class EarlyStopping {
    private static final int PATIENCE = 5;
    private static final int STEPS_A_ROUND = 200;
    private static final int MOST_ROUNDS = 40;
    private static final double RATE = 1.5;
    private static final int FIRST_SEED = 3;
    private static final int LAST_SEED = 12;

    private final List<Double> losses = new ArrayList<>(); // of the new points, after each round
    private final int best; // the round with the smallest loss, counted from 1

    private EarlyStopping(Model<double[]> model, Points training, Points fresh) {
        var descent = new VectorizedGradientDescent<>(model, Losses::binaryCrossEntropy);
        int best = 0;
        while (losses.size() - best < PATIENCE && losses.size() < MOST_ROUNDS) {
            descent.run(training.xs(), training.ys(), step -> RATE, STEPS_A_ROUND);
            losses.add(fresh.loss(model));
            if (best == 0 || losses.get(losses.size() - 1) < losses.get(best - 1)) {
                best = losses.size();
            }
        }
        this.best = best;
    }

    private record Points(List<double[]> xs, List<Integer> ys) {
        double loss(Model<double[]> model) {
            return Losses.binaryCrossEntropy(xs.stream().map(model).toList(), ys)
                    .value();
        }
    }

    /**
     * Training in rounds of 200 steps until the loss of the new points has not improved for 5 rounds.
     *
     * @param answer takes a model and a learning rate, and gives the number of rounds
     * @param networks makes a new network from a seed
     * @param xs the reader's training points
     * @param newXs the reader's new points
     * @return a sentence, which begins with <i>Right</i> if the answer is
     */
    public static String check(
            Answer.Two<Model<double[]>, Double> answer,
            IntFunction<? extends Model<double[]>> networks,
            List<double[]> xs,
            List<Integer> ys,
            List<double[]> newXs,
            List<Integer> newYs) {
        return Told.sentence(() -> {
            var training = new Points(xs, ys);
            var fresh = new Points(newXs, newYs);
            String right = "";
            // The first training that stops, and one that stops elsewhere if all rounds without an improvement are
            // counted.
            for (int seed = FIRST_SEED; seed <= LAST_SEED; seed++) {
                var plan = planned(networks.apply(seed), training, fresh);
                if (plan == null || !right.isEmpty() && plan.countedInAll() == plan.losses.size()) {
                    continue;
                }
                Model<double[]> model = networks.apply(seed);
                long rounds = whole("The result of trainUntilItGetsWorse", answer.of(model, RATE));
                String fault = plan.fault(rounds, fresh.loss(model));
                if (!fault.isEmpty()) {
                    return fault;
                }
                if (!right.isEmpty()) {
                    return right;
                }
                right = "Right. You stop after " + rounds + " rounds, and keep the parameters of round " + plan.best
                        + ".";
            }
            return right.isEmpty()
                    ? "With these points no training stops within " + MOST_ROUNDS
                            + " rounds: take those of the notebook."
                    : right;
        });
    }

    /** A training that stops in time, or null. */
    private static EarlyStopping planned(Model<double[]> model, Points training, Points fresh) {
        try {
            var plan = new EarlyStopping(model, training, fresh);
            return plan.losses.size() - plan.best == PATIENCE ? plan : null;
        } catch (ArithmeticException diverged) {
            return null;
        }
    }

    /** After how many rounds an answer stops that never sets its counter back to 0. */
    private int countedInAll() {
        double smallest = Double.POSITIVE_INFINITY;
        int worse = 0;
        for (int round = 1; round <= losses.size(); round++) {
            double loss = losses.get(round - 1);
            worse += loss < smallest ? 0 : 1;
            smallest = Math.min(smallest, loss);
            if (worse == PATIENCE) {
                return round;
            }
        }
        return losses.size();
    }

    /** After how many rounds an answer stops that compares each loss with the one before. */
    private int comparedWithLast() {
        int worse = 0;
        for (int round = 2; round <= losses.size(); round++) {
            worse = losses.get(round - 1) < losses.get(round - 2) ? 0 : worse + 1;
            if (worse == PATIENCE) {
                return round;
            }
        }
        return 0;
    }

    /** What is wrong with the number of rounds or the parameters that the answer ends with, or nothing. */
    private String fault(long rounds, double loss) {
        String told = "You stop after " + rounds + " rounds";
        int last = losses.size();
        if (rounds != last) {
            String facts = told + ", but the loss of the new points has been best in round " + best + ", so that round "
                    + last + " is the last. ";
            if (rounds == countedInAll()) {
                return facts + "Count anew whenever the loss improves: it is five rounds in a row.";
            }
            if (rounds == best) {
                return facts + "Return the number of all rounds that were trained.";
            }
            if (Math.abs(rounds - last) == 1) {
                return facts + "Stop as soon as the fifth round has brought no improvement.";
            }
            return rounds == comparedWithLast()
                    ? facts + "Compare each loss with the smallest so far, not with the one before."
                    : facts.strip();
        }
        if (loss == losses.get(best - 1)) {
            return "";
        }
        return told + ", which is right, but the model does not have the parameters of round " + best
                + (loss == losses.get(last - 1)
                        ? ": copy them there, and load the copy at the end."
                        : ": copy them when their loss is known.");
    }
}
