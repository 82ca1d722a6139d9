package mlfz.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A column of a table as numbers to learn from; what cannot be one is an error that says how to make it one. */
final class ColumnNumbers {
    private ColumnNumbers() {}

    /** Numbers of any type, or true as 1 and false as 0. */
    static double[] numbers(Table table, String name) {
        Column<?> column = complete(table, name);
        double[] numbers;
        if (column instanceof NumericColumn<?> numeric) {
            numbers = numeric.asDoubleArray();
        } else if (column instanceof BooleanColumn booleans) {
            numbers = booleans.asDoubleArray();
        } else if (column instanceof StringColumn) {
            throw new IllegalArgumentException("the column " + name + " holds text: expected numbers; labels(table, \""
                    + name + "\") numbers its classes, table.stringColumn(\"" + name
                    + "\").parseDouble() reads numbers");
        } else {
            throw unfit(column, "numbers");
        }
        for (int row = 0; row < numbers.length; row++) {
            if (!Double.isFinite(numbers[row])) {
                throw new IllegalArgumentException("the column " + name + " has " + numbers[row] + " in row " + row
                        + ", counted from 0: expected finite numbers");
            }
        }
        return numbers;
    }

    /** Whole numbers, true as 1 and false as 0, or texts as their places among the classes. */
    static List<Integer> labels(Table table, String name) {
        Column<?> column = complete(table, name);
        if (column instanceof StringColumn texts) {
            List<String> classes = classes(table, name);
            return texts.asList().stream()
                    .map(text -> Collections.binarySearch(classes, text))
                    .toList();
        }
        if (!(column instanceof NumericColumn<?> || column instanceof BooleanColumn)) {
            throw unfit(column, "whole numbers, booleans or text");
        }
        double[] numbers = numbers(table, name);
        for (int row = 0; row < numbers.length; row++) {
            if (numbers[row] != (int) numbers[row]) {
                throw new IllegalArgumentException("the column " + name + " has " + numbers[row] + " in row " + row
                        + ", counted from 0: expected whole numbers (int) as labels; numbers(table, \"" + name
                        + "\") takes all");
            }
        }
        return Arrays.stream(numbers).mapToObj(number -> (int) number).toList();
    }

    /** The different texts of a column, sorted. */
    static List<String> classes(Table table, String name) {
        if (!(complete(table, name) instanceof StringColumn texts)) {
            throw new IllegalArgumentException("the column " + name + " holds no text: expected names of classes");
        }
        return texts.asList().stream().distinct().sorted().toList();
    }

    private static Column<?> complete(Table table, String name) {
        Objects.requireNonNull(name, "column");
        if (!Objects.requireNonNull(table, "table").containsColumn(name)) {
            throw new IllegalArgumentException("there is no column " + name + " among " + table.columnNames()
                    + ": expected some of these names after the table");
        }
        Column<?> column = table.column(name);
        if (column.countMissing() > 0) {
            throw new IllegalArgumentException(
                    "the column " + name + " has missing values (" + column.countMissing() + " of " + column.size()
                            + "): expected none; table.dropRowsWithMissingValues() leaves their rows out");
        }
        return column;
    }

    private static IllegalArgumentException unfit(Column<?> column, String expected) {
        return new IllegalArgumentException("the column " + column.name() + " is of type "
                + column.type().name() + ": expected " + expected + ", which are to be made of it first");
    }
}
