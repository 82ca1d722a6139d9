package mlfz.exercises;

import static mlfz.exercises.Values.near;
import static mlfz.exercises.Values.number;
import static mlfz.exercises.Values.returnedNumber;
import static mlfz.exercises.Values.text;

import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * The checks of 8.6, Your own data, but for the last, which {@link StraightNetworks} has. Each gives a sentence, that of a
 * right answer begins with <i>Right</i>; none throws anything.
 */
public final class OwnDataExercises {
    private static final double ROUNDED = 0.0051; // a share with two decimals will do

    private OwnDataExercises() {}

    /**
     * Exercise 1: the share of the test points that are of the class most frequent among those to learn from.
     *
     * @param answer the share
     * @param ys the classes of the reader's points to learn from
     * @param testYs those of the points to test with
     */
    public static String alwaysTheSame(Object answer, List<Integer> ys, List<Integer> testYs) {
        return Told.sentence(() -> {
            double share = number("alwaysTheSame", answer);
            int classes = Collections.max(ys) + 1;
            int frequent = IntStream.range(0, classes)
                    .boxed()
                    .max((a, b) -> Double.compare(share(a, ys), share(b, ys)))
                    .orElseThrow();
            double right = share(frequent, testYs);
            if (Math.abs(share - right) < ROUNDED) {
                return text("Right. %.1f %% of the test penguins: a network has to do better than that.", 100 * right);
            }
            var hints = new Hints()
                    .at(0, ": replace it by a share.")
                    .at(100 * right, ": that is in percent, give a number from 0 to 1.")
                    .at(right * testYs.size(), ": divide by the number of test penguins.")
                    .at(1 - right, ": that is the share of those that are wrong.");
            for (int k = 0; k < classes; k++) {
                if (k != frequent) {
                    hints.at(share(k, testYs), ": that is the share of a species that is not the most frequent.");
                }
            }
            if (Math.abs(share - share(frequent, ys)) < ROUNDED) {
                return "alwaysTheSame is " + share
                        + ": that is the share among the penguins to learn from. Take those to test with.";
            }
            return "alwaysTheSame is " + share
                    + hints.of(share)
                            .orElse(
                                    share >= 0 && share <= 1
                                            ? ": divide the total of the most frequent species by that of all."
                                            : ": a share is a number from 0 to 1.");
        });
    }

    private static double share(int label, List<Integer> labels) {
        return (double) Collections.frequency(labels, label) / labels.size();
    }

    /**
     * Exercise 2: the share of those taken for a class that really are of it.
     *
     * @param answer takes the class, the right classes of some points, and what these are taken for
     * @param names of the reader's classes
     * @param testYs the right classes of the reader's points
     * @param taken what these are taken for
     */
    public static String precision(
            Answer.Three<Integer, List<Integer>, List<Integer>> answer,
            List<String> names,
            List<Integer> testYs,
            List<Integer> taken) {
        return Told.sentence(() -> {
            String fault = precision(answer, 1, List.of(0, 1, 1, 2, 1, 0, 2, 1, 1), List.of(0, 1, 2, 1, 1, 1, 2, 1, 0));
            if (fault.isEmpty()) {
                fault = precision(answer, 2, List.of(2, 0, 2, 2, 1, 2, 2), List.of(2, 2, 0, 2, 2, 1, 1));
            }
            if (!fault.isEmpty()) {
                return fault;
            }
            var all = new StringJoiner(", ", "Right. Of the test penguins taken for ", ".");
            for (int k = 0; k < names.size(); k++) {
                if (taken.contains(k)) {
                    double yours = returnedNumber("precision", answer.of(k, testYs, taken));
                    all.add(text("%s, %.1f %% are", names.get(k), 100 * yours));
                }
            }
            return all.toString();
        });
    }

    /** What is wrong with the answer for this class and these points, or nothing. */
    private static String precision(
            Answer.Three<Integer, List<Integer>, List<Integer>> answer,
            int label,
            List<Integer> actual,
            List<Integer> taken)
            throws Exception {
        double both = 0;
        double same = 0;
        for (int i = 0; i < taken.size(); i++) {
            both += taken.get(i) == label && actual.get(i) == label ? 1 : 0;
            same += taken.get(i).equals(actual.get(i)) ? 1 : 0;
        }
        int all = Collections.frequency(taken, label);
        double yours = returnedNumber("precision", answer.of(label, actual, taken));
        if (near(yours, both / all)) {
            return "";
        }
        String told = text(
                "For label %d, the labels %s and what these are taken for, %s, your result is %s",
                label, actual, taken, yours);
        int other = label - 1;
        if (other > 0 && near(yours, returnedNumber("precision", answer.of(other, actual, taken)))) {
            return told + ", as for label " + other + ": take the label that you are given.";
        }
        return told
                + new Hints()
                        .at(0, ": count those, and divide; an int divided by an int loses its fraction.")
                        .at(both, ": divide by the number of those taken for " + label + ".")
                        .at(both / taken.size(), ": divide by those taken for " + label + ", not by all.")
                        .at(
                                both / Collections.frequency(actual, label),
                                ": that is the share of those that are " + label + ", their recall. Divide by those"
                                        + " taken for " + label + ".")
                        .at(same / taken.size(), ": that is the share of all right answers. Look at the label, too.")
                        .at(1 - both / all, ": that is the share of those that are something else.")
                        .at(100 * both / all, ": that is in percent, return a number from 0 to 1.")
                        .of(yours)
                        .orElse(text(", but it should be %s.", both / all));
    }
}
