package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.row;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnDataExercisesTest {
    private static final List<Integer> LEARNING = List.of(0, 0, 0, 0, 1, 1, 2); // 4/7 are 0
    private static final List<Integer> TEST = List.of(0, 0, 1, 0, 2, 2, 0, 1, 2, 2, 0); // 5/11 are 0

    private static Rows.Row same(Object answer, String... words) {
        return row(() -> OwnDataExercises.alwaysTheSame(answer, LEARNING, TEST), words);
    }

    @Test
    void theShareOfTheMostFrequentSpeciesIsRight() {
        assertTold(same(5.0 / 11, "Right", "45.5 %"), same(0.45, "Right"), same(0.455f, "Right"));
    }

    @Test
    void aShareOfSomethingElseIsToldWhatItIs() {
        assertTold(
                same(0, "replace it"),
                same(500.0 / 11, "in percent"),
                same(5, "divide by the number of test penguins"),
                same(6.0 / 11, "those that are wrong"),
                same(4.0 / 11, "not the most frequent"),
                same(2.0 / 11, "not the most frequent"),
                same(4.0 / 7, "to learn from"),
                same(0.3, "by that of all"),
                same(-1, "from 0 to 1"),
                same(Double.NaN, "from 0 to 1"),
                same(null, "null"),
                same("0.45", "a String"));
    }

    @Test
    void theMostFrequentSpeciesIsThatOfThePenguinsToLearnFrom() {
        assertTold(row(
                () -> OwnDataExercises.alwaysTheSame(0.25, List.of(1, 1, 0), List.of(0, 0, 0, 1)), "Right", "25.0 %"));
    }

    private static Rows.Row precision(Answer.Three<Integer, List<Integer>, List<Integer>> answer, String... words) {
        return row(
                () -> OwnDataExercises.precision(
                        answer, List.of("Adelie", "Chinstrap", "Gentoo"), List.of(0, 0, 1, 2), List.of(0, 1, 1, 1)),
                words);
    }

    /** How many are of the one class and taken for the other. */
    private static double both(int label, List<Integer> actual, int other, List<Integer> taken) {
        double count = 0;
        for (int i = 0; i < taken.size(); i++) {
            count += actual.get(i) == label && taken.get(i) == other ? 1 : 0;
        }
        return count;
    }

    private static int count(int label, List<Integer> labels) {
        return Collections.frequency(labels, label);
    }

    @Test
    void theShareOfThoseTakenForASpeciesIsRightAndASpeciesThatNoneIsTakenForIsLeftOut() {
        assertTold(precision(
                (k, actual, taken) -> both(k, actual, k, taken) / count(k, taken),
                "Right",
                "Adelie, 100.0 % are, Chinstrap, 33.3 % are."));
    }

    @Test
    void aShareOfOthersIsToldWhatItIs() {
        assertTold(
                precision((k, actual, taken) -> 0, "For label 1", "your result is 0.0", "loses its fraction"),
                precision(
                        (k, actual, taken) -> (int) both(k, actual, k, taken) / count(k, taken), "loses its fraction"),
                precision((k, actual, taken) -> both(k, actual, k, taken), "divide by the number of those taken"),
                precision((k, actual, taken) -> both(k, actual, k, taken) / taken.size(), "not by all"),
                precision((k, actual, taken) -> both(k, actual, k, taken) / count(k, actual), "their recall"),
                precision(
                        (k, actual, taken) ->
                                (both(0, actual, 0, taken) + both(1, actual, 1, taken) + both(2, actual, 2, taken))
                                        / taken.size(),
                        "all right answers"),
                precision((k, actual, taken) -> 1 - both(k, actual, k, taken) / count(k, taken), "something else"),
                precision((k, actual, taken) -> 100 * both(k, actual, k, taken) / count(k, taken), "in percent"),
                precision((k, actual, taken) -> 0.77, "should be 0.6"));
    }

    @Test
    void aShareOfOneSpeciesWhateverIsAskedForIsNotRight() {
        assertTold(precision(
                (k, actual, taken) -> both(1, actual, 1, taken) / count(1, taken),
                "For label 2",
                "as for label 1: take the label that you are given"));
    }

    @Test
    void whatIsNoNumberIsToldSo() {
        assertTold(
                precision((k, actual, taken) -> null, "null"),
                precision((k, actual, taken) -> "0.5", "a String"),
                precision((k, actual, taken) -> taken.get(100), "IndexOutOfBounds"));
    }
}
