package mlfz.exercises;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mlfz.data.Datasets;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.Table;

/** Answers with what they have to be told, and the chapter's data to try them with. */
final class Rows {
    /** Makes a check say what it says to one answer. */
    interface Verdict {
        String get() throws Exception;
    }

    /** An answer and the words that are in what it is told; right ones have the word Right among them. */
    record Row(Verdict verdict, String... words) {}

    private Rows() {}

    static Row row(Verdict verdict, String... words) {
        return new Row(verdict, words);
    }

    /** All rows are told what they have to be told, in one line, and Right only if they are. */
    static void assertTold(Row... rows) {
        assertAll(Stream.of(rows).map(Rows::told));
    }

    private static Executable told(Row row) {
        return () -> {
            String told = row.verdict().get();
            String expected = told + "\n  is to have: " + String.join(" | ", row.words());
            assertEquals(List.of(row.words()).contains("Right"), told.startsWith("Right"), expected);
            assertTrue(Stream.of(row.words()).allMatch(told::contains), expected);
            assertEquals(1, told.lines().count(), told);
        };
    }

    /** A data set of the notebooks: the seed of theirs is 28. */
    static Line line(long seed) {
        Table table = Datasets.line(100, 0.8, -1.2, 0.1, new Random(seed));
        return new Line(
                table.doubleColumn("x").asList(), table.doubleColumn("y").asList());
    }

    record Line(List<Double> xs, List<Double> ys) {}

    static Points points(Table table) {
        return new Points(Datasets.points(table), Datasets.labels(table));
    }

    record Points(List<double[]> xs, List<Integer> ys) {}
}
