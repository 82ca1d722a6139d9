package mlfz.data;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import java.util.random.RandomGenerator;
import mlfz.BadInput;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class BadInputTest extends BadInput {
    private final RandomGenerator rng = noNumbers();
    private final Table table = Table.create(
            DoubleColumn.create("x1", 1, NaN), IntColumn.create("x2", 3, 4), StringColumn.create("s", "a", "b"));

    @Override
    protected String state() {
        return table.print();
    }

    @Override
    protected List<Row> rows() {
        String lineMethod = "Datasets.line(int, double, double, double, RandomGenerator)";
        String blobs = "Datasets.blobs(int, double, double, RandomGenerator)";
        String spiral = "Datasets.spiral(int, double, double, RandomGenerator)";

        return List.of(
                row(
                        lineMethod,
                        "0 points",
                        ILLEGAL,
                        "n = 0: expected 1 to 1000000 points",
                        () -> Datasets.line(0, 1, 1, 1, rng)),
                row(
                        lineMethod,
                        "a = NaN",
                        ILLEGAL,
                        "a = NaN: expected a finite",
                        () -> Datasets.line(1, NaN, 1, 1, rng)),
                row(
                        lineMethod,
                        "b = ∞",
                        ILLEGAL,
                        "b = Infinity: expected",
                        () -> Datasets.line(1, 1, POSITIVE_INFINITY, 1, rng)),
                row(
                        lineMethod,
                        "deviation −1",
                        ILLEGAL,
                        "deviation = -1.0: expected",
                        () -> Datasets.line(1, 1, 1, -1, rng)),
                row(lineMethod, "no generator", NULL, "rng", () -> Datasets.line(1, 1, 1, 1, null)),
                row(blobs, "−1 points", ILLEGAL, "n = -1: expected 1 to", () -> Datasets.blobs(-1, 5, 1, rng)),
                row(
                        blobs,
                        "too many points",
                        ILLEGAL,
                        "n = 1000001: expected 1 to",
                        () -> Datasets.blobs(1_000_001, 5, 1, rng)),
                row(
                        blobs,
                        "centre NaN",
                        ILLEGAL,
                        "centre = NaN: expected a finite",
                        () -> Datasets.blobs(1, NaN, 1, rng)),
                row(blobs, "deviation NaN", ILLEGAL, "deviation = NaN: expected", () -> Datasets.blobs(1, 5, NaN, rng)),
                row(blobs, "no generator", NULL, "rng", () -> Datasets.blobs(1, 5, 1, null)),
                row(spiral, "0 points", ILLEGAL, "n = 0: expected 1 to", () -> Datasets.spiral(0, 2, 380, rng)),
                row(
                        spiral,
                        "noise ∞",
                        ILLEGAL,
                        "noise = Infinity: expected",
                        () -> Datasets.spiral(1, POSITIVE_INFINITY, 380, rng)),
                row(
                        spiral,
                        "noise larger than any needed",
                        ILLEGAL,
                        "noise = 1.0E101: expected a finite number, at most 1e100",
                        () -> Datasets.spiral(1, 1e101, 380, rng)),
                row(
                        spiral,
                        "twist NaN",
                        ILLEGAL,
                        "twist = NaN: expected a finite",
                        () -> Datasets.spiral(1, 2, NaN, rng)),
                row(spiral, "no generator", NULL, "rng", () -> Datasets.spiral(1, 2, 380, null)),
                row("Datasets.points(Table)", "null", NULL, "table", () -> Datasets.points(null)),
                row(
                        "Datasets.points(Table)",
                        "a gap",
                        ILLEGAL,
                        "the column x1 has missing values (1 of 2): expected none; table.dropRows",
                        () -> Datasets.points(table)),
                row("Datasets.points(Table, String[])", "null", NULL, "table", () -> Datasets.points(null, "x1")),
                row(
                        "Datasets.points(Table, String[])",
                        "no names",
                        NULL,
                        "columns",
                        () -> Datasets.points(table, (String[]) null)),
                row(
                        "Datasets.points(Table, String[])",
                        "none",
                        ILLEGAL,
                        "no columns: expected at least one of [x1, x2, s]",
                        () -> Datasets.points(table, new String[0])),
                row(
                        "Datasets.points(Table, String[])",
                        "a null",
                        NULL,
                        "column",
                        () -> Datasets.points(table, "x2", null)),
                row(
                        "Datasets.points(Table, String[])",
                        "a text",
                        ILLEGAL,
                        "the column s holds text: expected numbers; labels(",
                        () -> Datasets.points(table, "x2", "s")),
                row("Datasets.numbers(Table, String)", "null", NULL, "table", () -> Datasets.numbers(null, "x1")),
                row("Datasets.numbers(Table, String)", "no name", NULL, "column", () -> Datasets.numbers(table, null)),
                row(
                        "Datasets.numbers(Table, String)",
                        "a gap",
                        ILLEGAL,
                        "the column x1 has missing values (1 of 2): expected none",
                        () -> Datasets.numbers(table, "x1")),
                row(
                        "Datasets.labels(Table)",
                        "no labels",
                        ILLEGAL,
                        "there is no column label among [x1, x2, s]",
                        () -> Datasets.labels(table)),
                row("Datasets.labels(Table)", "null", NULL, "table", () -> Datasets.labels(null)),
                row("Datasets.labels(Table, String)", "null", NULL, "table", () -> Datasets.labels(null, "x2")),
                row("Datasets.labels(Table, String)", "no name", NULL, "column", () -> Datasets.labels(table, null)),
                row(
                        "Datasets.labels(Table, String)",
                        "a gap",
                        ILLEGAL,
                        "the column x1 has missing values (1",
                        () -> Datasets.labels(table, "x1")),
                row("Datasets.classes(Table, String)", "null", NULL, "table", () -> Datasets.classes(null, "s")),
                row("Datasets.classes(Table, String)", "no name", NULL, "column", () -> Datasets.classes(table, null)),
                row(
                        "Datasets.classes(Table, String)",
                        "numbers",
                        ILLEGAL,
                        "the column x2 holds no text: expected",
                        () -> Datasets.classes(table, "x2")),
                row(
                        "Datasets.shuffled(Table, RandomGenerator)",
                        "null",
                        NULL,
                        "table",
                        () -> Datasets.shuffled(null, rng)),
                row(
                        "Datasets.shuffled(Table, RandomGenerator)",
                        "no generator",
                        NULL,
                        "rng",
                        () -> Datasets.shuffled(table, null)),
                row("Tables.html(Table)", "null", NULL, "table", () -> Tables.html(null)));
    }
}
