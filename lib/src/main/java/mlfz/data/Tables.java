package mlfz.data;

import java.util.List;
import java.util.Objects;
import tech.tablesaw.api.Table;

/** Tables as a notebook shows them. */
public final class Tables {
    private Tables() {}

    /**
     * The table in HTML, the same in every locale.
     *
     * <p>Real numbers are rounded to one number of decimals a column, so that the points stand below each other: the largest
     * of them has 6 significant digits then, and the smallest at least 3. A column that would need more than 10 digits for
     * that is shown in scientific notation, 1.5e-09. Decimals that are 0 in the whole column are left out. Whole numbers,
     * dates and times are shown in full, and what is missing as –. Numbers stand on the right, all else on the left.
     *
     * <p>The table itself keeps all digits.
     */
    public static String html(Table table) {
        List<ShownColumn> columns = Objects.requireNonNull(table, "table").columns().stream()
                .map(ShownColumn::of)
                .toList();
        var html = new StringBuilder("<table style=\"font-variant-numeric: tabular-nums\">\n <thead>\n  <tr>\n");
        for (ShownColumn column : columns) {
            html.append("   <th scope=\"col\"")
                    .append(cell(column, column.name()))
                    .append("</th>\n");
        }
        html.append("  </tr>\n </thead>\n <tbody>\n");
        for (int row = 0; row < table.rowCount(); row++) {
            html.append("  <tr>\n");
            for (ShownColumn column : columns) {
                html.append("   <td")
                        .append(cell(column, column.texts().get(row)))
                        .append("</td>\n");
            }
            html.append("  </tr>\n");
        }
        return html.append(" </tbody>\n</table>").toString();
    }

    /** The side is said in every cell, as each front end has one of its own otherwise. */
    private static String cell(ShownColumn column, String text) {
        String side = column.isNumeric() ? "right" : "left";
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return " style=\"text-align: " + side + "\">" + escaped;
    }
}
