package mlfz.exercises;

import static mlfz.exercises.Values.returnedNumber;
import static mlfz.exercises.Values.text;
import static mlfz.exercises.Values.whole;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import mlfz.nn.scalar.Scalar;

/**
 * The checks of 8.1, Saving and loading parameters. Each gives a sentence, that of a right answer begins with <i>Right</i>;
 * none throws anything.
 */
public final class SavingExercises {
    private static final int MOST_STEPS = 2000;

    private SavingExercises() {}

    /**
     * Exercise 1: so many steps at the rate 0.01 that the loss is at most a tenth above that of the best line. (Where that
     * takes more than 2000 steps, 1500 will do.)
     *
     * @param answer the number of steps
     * @param xs the reader's points
     */
    public static String enoughSteps(Object answer, List<Double> xs, List<Double> ys) {
        return Told.sentence(() -> {
            long steps = whole("enoughSteps", answer);
            if (steps < 1 || steps > MOST_STEPS) {
                return steps + " is not from 1 to " + MOST_STEPS + ".";
            }
            var line = new BestLine(xs, ys);
            if (!(line.largestRate() > 0.01)) {
                return "With these points the learning rate 0.01 is too large, and no number of steps is enough.";
            }
            double goal = 1.1 * line.lowestLoss();
            if (line.lossAfter(MOST_STEPS, 0.01) > goal) {
                goal = line.lossAfter(1500, 0.01);
            }
            double loss = line.lossAfter((int) steps, 0.01);
            String result = Trained.compared("after " + steps + " steps the loss is", loss, goal)
                    + text(" and a is %.3f.", line.after((int) steps, 0.01)[0]);
            return (loss <= goal ? "Right: " : "Not enough: ") + result;
        });
    }

    /**
     * Exercise 2: the largest distance between two parameters of the same name.
     *
     * @param answer takes two maps of parameters
     * @param uninterrupted the parameters of one of the reader's trainings
     * @param resumed those of another
     */
    public static String largestDifference(
            Answer.Two<Map<String, Scalar>, Map<String, Scalar>> answer,
            Map<String, Scalar> uninterrupted,
            Map<String, Scalar> resumed) {
        return Told.sentence(() -> {
            Map<String, Scalar> p = new TreeMap<>(Map.of("a", new Scalar(1), "b", new Scalar(2)));
            Map<String, Scalar> q = new TreeMap<>(Comparator.reverseOrder());
            q.putAll(Map.of("a", new Scalar(1.5), "b", new Scalar(-2)));
            String pair = "Between {a=1, b=2} and {a=1.5, b=−2} your result is ";
            double d = returnedNumber("largestDifference", answer.of(p, q));
            if (d != 4) {
                return pair
                        + d
                        + new Hints()
                                .at(0.5, ": that is the difference of a, but that of b is larger.")
                                .at(3, ": go by the names, not by the order.")
                                .at(4.5, ": that is the sum. Take the largest one.")
                                .at(2.25, ": that is the mean. Take the largest one.")
                                .at(3.5, ": that is their sum with signs. Take the larger size.")
                                .at(-4, ": a distance is not negative, use Math.abs.")
                                .of(d)
                                .orElse(", but it should be 4.");
            }
            d = returnedNumber("largestDifference", answer.of(q, p)); // in which b comes first
            if (d != 4) {
                Map<String, Scalar> zeros = Map.of("a", new Scalar(0), "b", new Scalar(0));
                Map<String, Scalar> fives = Map.of("a", new Scalar(5), "b", new Scalar(5));
                boolean signs = returnedNumber("largestDifference", answer.of(zeros, fives)) != 5
                        || returnedNumber("largestDifference", answer.of(fives, zeros)) != 5;
                return "Between {a=1.5, b=−2} and {a=1, b=2} your result is " + d + ", not 4: "
                        + (signs
                                ? "without Math.abs it depends on which one comes first."
                                : "that is the difference of the last name. Keep the largest so far.");
            }
            if (returnedNumber("largestDifference", answer.of(p, p)) != 0) {
                return "Between equal parameters it should be 0.";
            }
            Map<String, Scalar> r = Map.of("u", new Scalar(3), "v", new Scalar(-1), "w", new Scalar(0.5));
            Map<String, Scalar> s = Map.of("u", new Scalar(3.25), "v", new Scalar(-1), "w", new Scalar(0.375));
            pair = "Between {u=3, v=−1, w=0.5} and {u=3.25, v=−1, w=0.375} ";
            try {
                d = returnedNumber("largestDifference", answer.of(r, s));
            } catch (NullPointerException e) {
                return pair + "your code stops with a NullPointerException: the names are not always a and b.";
            }
            if (d != 0.25) {
                return pair + "your result is " + d + ", but it should be 0.25: take all names, whatever they are.";
            }
            if (!p.toString().equals("{a=Scalar(1.0), b=Scalar(2.0)}")
                    || r.get("u").value() != 3) {
                return "Your code changes the parameters that it is given: it is only to compare them.";
            }
            return "Right. Between uninterrupted and resumed training it is "
                    + returnedNumber("largestDifference", answer.of(uninterrupted, resumed)) + ".";
        });
    }

    /**
     * Exercise 3: the parameters with the smallest loss of a training.
     *
     * @param answer takes a model, the learning rate and the number of steps
     * @param models makes a new model whose {@code gradientUpdate} does what it is given instead of its own step
     * @param parameters a model's parameters by name
     * @param xs the reader's points, which the answer trains with
     */
    public static <M extends Function<Double, Scalar>> String trainAndKeepBest(
            Answer.Three<M, Double, Integer> answer,
            Function<DoubleConsumer, M> models,
            Function<M, Map<String, Scalar>> parameters,
            List<Double> xs,
            List<Double> ys) {
        return Told.sentence(() -> {
            var best = new BestLine(xs, ys);
            // What the model goes through, as distances from the best line; the losses are their squares and a
            // constant.
            for (double[] plan : List.of(
                    new double[] {9, 4, 1, 2, 5, 7, 8},
                    new double[] {6, 3, 0.5, 8, 7, 2, 4},
                    new double[] {2, 3, 5, 4, 6},
                    new double[] {4, 3, 2, 1, 5})) {
                var training = new PlannedTraining<>(plan, best, models, parameters);
                String fault = training.judge(answer);
                if (!fault.isEmpty()) {
                    return fault;
                }
            }
            return "Right. Wherever the smallest loss comes, at the start, in the middle or at the end, you keep its parameters.";
        });
    }

    /**
     * Exercise 4: loading that changes all or nothing.
     *
     * @param answer takes a model and saved parameters
     * @param models makes a new model with the parameters a and b
     * @param parameters a model's parameters by name
     */
    public static <M> String loadStrictly(
            Answer.Change<M, Map<String, Scalar>> answer,
            Supplier<M> models,
            Function<M, Map<String, Scalar>> parameters) {
        return Told.sentence(() -> {
            M model = models.get();
            for (double value : new double[] {5, -0.25}) {
                Map<String, Scalar> saved = new TreeMap<>(Map.of("a", new Scalar(value), "b", new Scalar(value + 1)));
                answer.on(model, saved);
                String loaded = parameters.apply(model).toString();
                if (!loaded.equals(saved.toString())) {
                    return "After loading " + saved + ", the model has " + loaded + ".";
                }
                saved.get("a").setValue(100);
                if (!parameters.apply(model).toString().equals(loaded)) {
                    return "The model shares its Scalars with the map now: copy the values, as loadParameters does.";
                }
            }
            for (String names : List.of("a", "b", "", "a b c", "a c", "b c", "c d")) {
                String fault = refused(answer, model, parameters, names);
                if (!fault.isEmpty()) {
                    return fault;
                }
            }
            return "Right. The map either fits, or nothing happens.";
        });
    }

    /** What is wrong when the answer is given a map with these names, or nothing. */
    private static <M> String refused(
            Answer.Change<M, Map<String, Scalar>> answer,
            M model,
            Function<M, Map<String, Scalar>> parameters,
            String names)
            throws Exception {
        String before = parameters.apply(model).toString();
        Map<String, Scalar> saved = new TreeMap<>();
        for (String name : names.split(" ")) {
            if (!name.isEmpty()) {
                saved.put(name, new Scalar(2));
            }
        }
        String result = "With the names " + saved.keySet() + " your method ";
        try {
            answer.on(model, saved);
            return result + "throws no exception.";
        } catch (IllegalArgumentException e) {
            return parameters.apply(model).toString().equals(before)
                    ? ""
                    : result + "changes the model before it throws.";
        } catch (RuntimeException e) {
            return result + "throws " + e.getClass().getSimpleName()
                    + ": check first, and throw an IllegalArgumentException.";
        }
    }
}
