package mlfz.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

class TablesTest {
    private static final Pattern CELL = Pattern.compile("<td style=\"text-align: (left|right)\">([^<]*)</td>");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void aTableIsASmallOneWithHeadersThatAreMarkedAsSuch() {
        Table table = Table.create(StringColumn.create("name", "a"), IntColumn.create("n", new int[] {3}));
        assertEquals("""
                <table style="font-variant-numeric: tabular-nums">
                 <thead>
                  <tr>
                   <th scope="col" style="text-align: left">name</th>
                   <th scope="col" style="text-align: right">n</th>
                  </tr>
                 </thead>
                 <tbody>
                  <tr>
                   <td style="text-align: left">a</td>
                   <td style="text-align: right">3</td>
                  </tr>
                 </tbody>
                </table>""", Tables.html(table));
    }

    /** In German 0.1 is 0,1; in Arabic and Hindi even the digits are others. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "fr-FR", "ar-EG", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "tr-TR"})
    void everyTypeOfNumberLooksTheSameInEveryLocale(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertTexts("0.100000 0.333333", FloatColumn.create("x", 0.1f, 1 / 3f));
        assertTexts("-0.8756 12.3457", DoubleColumn.create("x", -0.87556, 12.345678));
        assertTexts("1.5e-12 2.0e+03", DoubleColumn.create("x", 1.5e-12, 2000));
        assertTexts("10 -1234567", IntColumn.create("x", 10, -1234567));
        assertTexts("9223372036854775807 1", LongColumn.create("x", Long.MAX_VALUE, 1));
        assertTexts("-32767 10", ShortColumn.create("x", new short[] {-32767, 10}));
        assertTexts("true false", BooleanColumn.create("x", true, false));
        assertTexts("2024-01-31", DateColumn.create("x", LocalDate.of(2024, 1, 31)));
        assertTexts("10:15", TimeColumn.create("x", LocalTime.of(10, 15)));
        assertTexts("2024-01-31T10:15", DateTimeColumn.create("x", LocalDateTime.of(2024, 1, 31, 10, 15)));
        assertTexts("1970-01-01T00:00:00Z", InstantColumn.create("x", Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.529218123 -1.060581234 -0.8755601, -0.52922 -1.06058 -0.87556",
        "5.28285 0.0375020 0.00917505, 5.28285 0.03750 0.00918", // three digits of the smallest
        "5.28285 0.000123456, 5.282850 0.000123",
        "0.731326123 0.5, 0.731326 0.500000",
        "0.1 0.25, 0.10 0.25", // no more decimals than there are
        "1 2 -3, 1 2 -3",
        "0, 0",
        "0 0.0001234567, 0.000000000 0.000123457", // a 0 has no digits that count
        "0 12345.678, 0.0 12345.7",
        "-0.0 0.5, 0.0 0.5",
        "12 1234567.25, 12.0 1234567.3",
        "99999.123456 1, 99999.12 1.00",
        "123456.789 1000, 123457 1000",
        "1234567890 1, 1234567890 1", // ten digits
        "12345678901 1, 1.23457e+10 1.00000e+00",
        "1234567890 0.5, 1.23457e+09 5.00000e-01",
        "1 0.0000001, 1.0000000 0.0000001",
        "1 0.000000001, 1.000000000 0.000000001",
        "1 0.0000000001, 1e+00 1e-10",
        "0.1 12345.678, 0.100 12345.678",
        "0.5 0.0000000012345678, 5.00000e-01 1.23457e-09",
        "0 1e-12 2.5e-12, 0.0e+00 1.0e-12 2.5e-12",
        "1e-300 1e300, 1e-300 1e+300",
        "4.9e-324, 4.9e-324",
        "0.00012, 0.00012",
        "0.00001234567, 1.23457e-05",
        "0.0001234567, 0.000123457"
    })
    void realNumbersHaveAsManyDecimalsInAColumnAsItsNumbersNeed(String numbers, String texts) {
        double[] values =
                Stream.of(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertTexts(texts, DoubleColumn.create("x", values));
    }

    @Test
    void aFloatShowsItsOwnDigits() {
        assertTexts("0.1 16777216.0", FloatColumn.create("x", 0.1f, 16777216f));
        assertTexts("0.1000000 0.0000123", FloatColumn.create("x", 0.1f, 1.23e-5f));
    }

    @Test
    void whatIsMissingIsTheSameInEveryColumnAndChangesNoOther() {
        assertTexts("1.25 – 0.50", DoubleColumn.create("x", 1.25, Double.NaN, 0.5));
        assertTexts("– 0.5", FloatColumn.create("x", Float.NaN, 0.5f));
        assertTexts("1 –", IntColumn.create("x", new Integer[] {1, null}));
        assertTexts("1 –", LongColumn.create("x", 1, Long.MIN_VALUE));
        assertTexts("– 1", ShortColumn.create("x", new short[] {Short.MIN_VALUE, 1}));
        assertTexts("true –", BooleanColumn.create("x", true, false).setMissing(1));
        assertTexts("a – –", StringColumn.create("x", "a", "", null));
        assertTexts("– 1970-01-01", DateColumn.create("x", null, LocalDate.EPOCH));
        assertTexts("– 12:00", TimeColumn.create("x", null, LocalTime.NOON));
        assertTexts("–", InstantColumn.create("x", new Instant[] {null}));
        assertTexts("–", DoubleColumn.create("x", Double.NaN));
    }

    @Test
    void whatIsNotFiniteIsShownAndChangesNoOther() {
        assertTexts("∞ -1.5 -∞", DoubleColumn.create("x", Double.POSITIVE_INFINITY, -1.5, Double.NEGATIVE_INFINITY));
    }

    @Test
    void numbersStandOnTheRightAndAllElseOnTheLeft() {
        for (Column<?> column : List.of(
                DoubleColumn.create("x", new double[] {1}),
                FloatColumn.create("x", new float[] {1}),
                IntColumn.create("x", new int[] {1}),
                LongColumn.create("x", new long[] {1}),
                ShortColumn.create("x", new short[] {1}))) {
            assertSide("right", column);
        }
        for (Column<?> column : List.of(
                StringColumn.create("x", "1"),
                BooleanColumn.create("x", true),
                DateColumn.create("x", LocalDate.EPOCH),
                TimeColumn.create("x", LocalTime.NOON),
                DateTimeColumn.create("x", LocalDateTime.MIN),
                InstantColumn.create("x", Instant.EPOCH))) {
            assertSide("left", column);
        }
    }

    private static void assertSide(String side, Column<?> column) {
        String html = Tables.html(Table.create(column));
        assertTrue(html.contains("<th scope=\"col\" style=\"text-align: " + side + "\">x</th>"), html);
        assertTrue(html.contains("<td style=\"text-align: " + side + "\">"), html);
        assertEquals(3, html.split("text-align").length, html);
    }

    @Test
    void textIsTextAndNoHtml() {
        String html = Tables.html(Table.create(StringColumn.create("<x>", "a<b", "&amp;", "\"q\"")));
        for (String escaped : List.of(">&lt;x&gt;<", ">a&lt;b<", ">&amp;amp;<", ">&quot;q&quot;<")) {
            assertTrue(html.contains(escaped), html);
        }
    }

    @Test
    void aTableWithoutRowsHasItsHeader() {
        String html = Tables.html(Table.create(DoubleColumn.create("x")));
        assertTrue(html.contains(">x</th>") && !html.contains("<td"), html);
    }

    @Test
    void theTableItselfKeepsAllDigits() {
        Table table = Table.create(DoubleColumn.create("x", 1234.5678901, 1.0 / 3), IntColumn.create("n", 1000000, 2));
        String unchanged = table.print();
        Tables.html(table);
        assertEquals(unchanged, table.print());
        assertEquals(1.0 / 3, table.doubleColumn("x").get(1));
    }

    private static void assertTexts(String texts, Column<?> column) {
        assertEquals(
                texts,
                CELL.matcher(Tables.html(Table.create(column)))
                        .results()
                        .map(cell -> cell.group(2))
                        .collect(Collectors.joining(" ")));
    }
}
