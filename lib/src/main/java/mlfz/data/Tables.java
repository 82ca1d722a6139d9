package mlfz.data;

import java.util.Locale;
import java.util.Objects;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Tables as a notebook shows them. */
public final class Tables {
    private Tables() {}

    /**
     * The table in HTML, its real numbers rounded to 6 significant digits, with a decimal point in every locale. The table
     * itself keeps all digits.
     */
    public static String html(Table table) {
        Table rounded = Objects.requireNonNull(table, "table").copy();
        for (Column<?> column : rounded.columns()) {
            if (column instanceof DoubleColumn numbers) {
                numbers.setPrintFormatter(new NumberColumnFormatter() {
                    @Override
                    public String format(double value) {
                        return String.format(Locale.ROOT, "%.6g", value);
                    }
                });
            }
        }
        return rounded.write().toString("html");
    }
}
