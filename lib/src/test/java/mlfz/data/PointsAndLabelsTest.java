package mlfz.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/** What a model learns from, out of tables of any origin. */
class PointsAndLabelsTest {
    private final Table types = Table.create(
            DoubleColumn.create("real", 0.5, -1e9),
            FloatColumn.create("float", 0.25f, 3),
            IntColumn.create("int", 7, -8),
            LongColumn.create("long", 1L << 40, 2),
            ShortColumn.create("short", new short[] {5, 6}),
            BooleanColumn.create("boolean", true, false),
            StringColumn.create("text", "b", "a"),
            DateColumn.create("date", LocalDate.EPOCH, LocalDate.EPOCH));

    /** The first lines of a file as it is published, and some of its others. */
    private final Table penguins = Table.read()
            .usingOptions(
                    CsvReadOptions.builderFromString("""
                    species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year
                    Adelie,Torgersen,39.1,18.7,181,3750,male,2007
                    Adelie,Torgersen,NA,NA,NA,NA,NA,2007
                    Gentoo,Biscoe,46.1,13.2,211,4500,female,2007
                    Chinstrap,Dream,46.5,17.9,192,3500,female,2007
                    Adelie,Torgersen,34.1,18.1,193,3475,NA,2007
                    """).tableName("penguins").build());

    @Test
    void ofTheChaptersTablesTheyAreThoseOfTheRows() {
        Table spiral = Datasets.spiral(3, 2, 380, new Random(1));
        assertEquals(6, Datasets.points(spiral).size());
        for (int i = 0; i < 6; i++) {
            double[] point = {
                spiral.doubleColumn("x1").get(i), spiral.doubleColumn("x2").get(i)
            };
            assertArrayEquals(point, Datasets.points(spiral).get(i));
        }
        assertEquals(List.of(0, 0, 0, 1, 1, 1), Datasets.labels(spiral));
    }

    @Test
    void numbersOfAnyTypeAreNumbersAndTrueIs1() {
        List<double[]> points = Datasets.points(types, "real", "float", "int", "long", "short", "boolean");
        assertArrayEquals(new double[] {0.5, 0.25, 7, 1099511627776.0, 5, 1}, points.get(0));
        assertArrayEquals(new double[] {-1e9, 3, -8, 2, 6, 0}, points.get(1));
        assertEquals(2, points.size());
        assertArrayEquals(new double[] {-8}, Datasets.points(types, "int").get(1));
        assertEquals(List.of(0.5, -1e9), Datasets.numbers(types, "real"));
        assertEquals(List.of(7.0, -8.0), Datasets.numbers(types, "int"));
        assertEquals(List.of(1.0, 0.0), Datasets.numbers(types, "boolean"));
    }

    @Test
    void wholeNumbersOfAnyTypeAreLabelsAsTheyAreAndTrueIs1() {
        assertEquals(List.of(7, -8), Datasets.labels(types, "int"));
        assertEquals(List.of(5, 6), Datasets.labels(types, "short"));
        assertEquals(List.of(1, 0), Datasets.labels(types, "boolean"));
        assertEquals(List.of(1, 0), Datasets.labels(Table.create(DoubleColumn.create("label", 1, 0))));
        assertEquals(List.of(0, -1), Datasets.labels(Table.create(FloatColumn.create("y", -0f, -1)), "y"));
        assertEquals(
                List.of(Integer.MIN_VALUE + 1L, (long) Integer.MAX_VALUE),
                Datasets.labels(Table.create(LongColumn.create("y", Integer.MIN_VALUE + 1L, Integer.MAX_VALUE)), "y")
                        .stream()
                        .map(Integer::longValue)
                        .toList());
    }

    @Test
    void textsAreLabelledByTheirPlaceInTheAlphabet() {
        assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), Datasets.classes(penguins, "species"));
        assertEquals(List.of(0, 0, 2, 1, 0), Datasets.labels(penguins, "species"));
        assertEquals(List.of(1, 0), Datasets.labels(types, "text"));
    }

    @Test
    void aFileOfPenguinsGivesPointsAndLabelsOnceTheRowsWithGapsAreOut() {
        Table whole = penguins.dropRowsWithMissingValues();
        List<double[]> points = Datasets.points(whole, "bill_length_mm", "flipper_length_mm", "body_mass_g");
        assertEquals(3, points.size());
        assertArrayEquals(new double[] {39.1, 181, 3750}, points.get(0));
        assertArrayEquals(new double[] {46.5, 192, 3500}, points.get(2));
        assertEquals(List.of(0, 2, 1), Datasets.labels(whole, "species"));
        assertEquals(List.of(1, 0, 0), Datasets.labels(whole, "sex"));
        assertEquals(List.of(3750.0, 4500.0, 3500.0), Datasets.numbers(whole, "body_mass_g"));
    }

    @Test
    void whatCannotBeUsedSaysHowToConvertIt() {
        String missing = "the column bill_length_mm has missing values (1 of 5): expected none;"
                + " table.dropRowsWithMissingValues() leaves their rows out";
        assertRefused(missing, () -> Datasets.points(penguins, "bill_length_mm", "bill_depth_mm"));
        assertRefused(missing, () -> Datasets.numbers(penguins, "bill_length_mm"));
        assertRefused(missing, () -> Datasets.labels(penguins, "bill_length_mm"));
        String texts = "the column sex has missing values (2 of 5): expected none;"
                + " table.dropRowsWithMissingValues() leaves their rows out";
        assertRefused(texts, () -> Datasets.labels(penguins, "sex"));
        assertRefused(texts, () -> Datasets.classes(penguins, "sex"));
        assertRefused(
                "the column species holds text: expected numbers; labels(table, \"species\") numbers its classes,"
                        + " table.stringColumn(\"species\").parseDouble() reads numbers",
                () -> Datasets.points(penguins, "species"));
        assertRefused(
                "the column real has 0.5 in row 0, counted from 0: expected whole numbers (int) as labels;"
                        + " numbers(table, \"real\") takes all",
                () -> Datasets.labels(types, "real"));
        assertRefused(
                "the column date is of type LOCAL_DATE: expected numbers, which are to be made of it first",
                () -> Datasets.points(types, "date"));
        assertRefused(
                "the column date is of type LOCAL_DATE: expected whole numbers, booleans or text, which are to be made of"
                        + " it first",
                () -> Datasets.labels(types, "date"));
        assertRefused("the column int holds no text: expected names of classes", () -> Datasets.classes(types, "int"));
    }

    @Test
    void theHintsThatAreGivenWork() {
        Table texts = Table.create(StringColumn.create("x", "39.1", "40"));
        assertEquals(List.of(39.1, 40.0), texts.stringColumn("x").parseDouble().asList());
    }

    @Test
    void numbersThatAreNotFiniteAndLabelsThatAreNoIntAreNamedWithTheirRow() {
        Table large = Table.create(
                DoubleColumn.create("x", 1, 2, Double.NEGATIVE_INFINITY),
                FloatColumn.create("f", 0, Float.POSITIVE_INFINITY, 1),
                LongColumn.create("n", 1, 3_000_000_000L, 2));
        assertRefused(
                "the column x has -Infinity in row 2, counted from 0: expected finite numbers",
                () -> Datasets.points(large, "x"));
        assertRefused(
                "the column f has Infinity in row 1, counted from 0: expected finite numbers",
                () -> Datasets.numbers(large, "f"));
        assertRefused(
                "the column n has 3.0E9 in row 1, counted from 0: expected whole numbers (int) as labels;"
                        + " numbers(table, \"n\") takes all",
                () -> Datasets.labels(large, "n"));
    }

    @Test
    void aMissingTruthValueIsNoNumberEither() {
        Table table = Table.create(BooleanColumn.create("b", true, false).setMissing(1));
        assertRefused(
                "the column b has missing values (1 of 2): expected none; table.dropRowsWithMissingValues() leaves their rows"
                        + " out",
                () -> Datasets.labels(table, "b"));
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        String words =
                " among [species, island, bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g, sex, year]:"
                        + " expected some of these names after the table";
        assertRefused("there is no column x1" + words, () -> Datasets.points(penguins));
        assertRefused("there is no column label" + words, () -> Datasets.labels(penguins));
        assertRefused("there is no column bill" + words, () -> Datasets.points(penguins, "year", "bill"));
    }

    @Test
    void aShuffledTableHasTheSameRowsInAnOrderThatTheSeedDecides() {
        Table table = Table.create("t", IntColumn.indexColumn("i", 1000, 0));
        table.addColumns(table.intColumn("i").multiply(0.5).setName("half"));
        List<Object> order =
                List.copyOf(Datasets.shuffled(table, new Random(1)).column("i").asList());
        Table again = Datasets.shuffled(table, new Random(1));
        assertEquals(order, again.column("i").asList());
        assertNotEquals(
                order, Datasets.shuffled(table, new Random(2)).column("i").asList());
        assertEquals(
                new TreeSet<>(table.intColumn("i").asList()),
                new TreeSet<>(again.intColumn("i").asList()));
        assertEquals(1000, again.rowCount());
        for (int row = 0; row < 1000; row++) {
            assertEquals(
                    again.intColumn("i").get(row) * 0.5,
                    again.doubleColumn("half").get(row));
        }
        assertEquals(table.columnNames(), again.columnNames());
        assertEquals("t", again.name());
        assertEquals(List.of(0, 1, 2), table.first(3).intColumn("i").asList());
        assertEquals(typesOf(penguins), typesOf(Datasets.shuffled(penguins, new Random(1))));
    }

    private static List<ColumnType> typesOf(Table table) {
        return table.columns().stream().map(Column::type).toList();
    }

    /** Each of the six orders of three rows comes up as often as the others: 10,000 times, give or take 91. */
    @Test
    void everyOrderIsAsLikely() {
        Table table = Table.create(IntColumn.indexColumn("i", 3, 0));
        RandomGenerator rng = new Random(1);
        Map<List<?>, Integer> orders = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            orders.merge(Datasets.shuffled(table, rng).intColumn("i").asList(), 1, Integer::sum);
        }
        assertEquals(6, orders.size());
        orders.forEach((order, count) -> assertEquals(10_000, count, 5 * 91, order::toString));
    }

    @Test
    void anEmptyTableAndOneOfOneRowAreShuffledToo() {
        RandomGenerator none = () -> {
            throw new AssertionError("a number was drawn");
        };
        assertEquals(
                0, Datasets.shuffled(Table.create(IntColumn.create("i")), none).rowCount());
        assertEquals(
                List.of(7),
                Datasets.shuffled(Table.create(IntColumn.create("i", new int[] {7})), none)
                        .intColumn("i")
                        .asList());
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
