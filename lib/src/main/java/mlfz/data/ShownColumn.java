package mlfz.data;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * A column of a table as text.
 *
 * @param isNumeric whether it holds numbers
 * @param texts one for each row
 */
record ShownColumn(String name, boolean isNumeric, List<String> texts) {
    private static final String MISSING = "–";

    static ShownColumn of(Column<?> column) {
        if (column instanceof DoubleColumn numbers) {
            return ofReal(numbers);
        }
        if (column instanceof FloatColumn numbers) {
            return ofReal(numbers);
        }
        return of(column, String::valueOf); // whole numbers, booleans, dates, times: the same in every locale
    }

    private static <T extends Number> ShownColumn ofReal(NumericColumn<T> column) {
        List<T> present = column.asList().stream().filter(Objects::nonNull).toList();
        return of(column, RealNumbers.of(present)::text);
    }

    private static <T> ShownColumn of(Column<T> column, Function<T, String> text) {
        List<String> texts = IntStream.range(0, column.size())
                .mapToObj(row -> column.isMissing(row) ? MISSING : text.apply(column.get(row)))
                .toList();
        return new ShownColumn(column.name(), column instanceof NumericColumn<?>, texts);
    }
}
