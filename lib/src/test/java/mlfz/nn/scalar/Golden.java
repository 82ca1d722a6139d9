package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the golden data: what the Python package mlfz computed, to the last digit, as CSV files without quotes. */
public final class Golden {
    private Golden() {}

    /** The rows of a file, each with its fields by column. */
    public static List<Map<String, String>> rows(String file) {
        List<String> lines = lines(file);
        String[] columns = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], fields[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** One column of a file of numbers. */
    public static List<Double> column(String file, String name) {
        return rows(file).stream().map(row -> Double.valueOf(row.get(name))).toList();
    }

    /** Fails unless the relative error is at most the bound; a golden 0 must be met exactly. */
    public static void assertClose(double golden, double actual, double bound, String what) {
        assertTrue(
                Math.abs(actual - golden) <= bound * Math.abs(golden),
                () -> what + ": expected " + golden + ", but was " + actual);
    }

    private static List<String> lines(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError("golden file " + file, e);
        }
    }
}
