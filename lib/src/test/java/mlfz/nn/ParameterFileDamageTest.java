package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mlfz.nn.scalar.Scalar;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 damaged files. What {@link ParameterFile} reads from one is what another CSV reader and another number reader
 * find in its text, or else an error names the file and the line where the damage is.
 */
@Tag("slow")
class ParameterFileDamageTest {
    private static final int FILES = 10_000;
    private static final String INSERTED = ",\"\n\r.-+eE0123456789 xN\0";
    private static final Pattern MESSAGE = Pattern.compile("(?s)(.*): line (\\d+): (.+)");
    private static final Pattern HEADER =
            Pattern.compile("(\u00EF\u00BB\u00BF)?(name|\"name\"),(value|\"value\")\r?\n"); // a byte, a char
    private static final CSVFormat RFC4180 =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    @TempDir
    Path folder; // each file has a name of its own: to overwrite one takes some file systems much longer

    private final Map<String, Integer> outcomes = new TreeMap<>();

    @Test
    void aDamagedFileGivesWhatStandsInItsTextOrAnErrorThatNamesTheFileAndTheLine() throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            var rng = new Random(seed);
            byte[] bytes = whole(rng);
            for (int times = 1 + rng.nextInt(2); times > 0; times--) {
                bytes = damaged(bytes, rng);
            }
            check("seed " + seed, bytes);
        }
        // All is in vain if one outcome hardly comes up.
        assertTrue(outcomes.get("loaded") > FILES / 20, outcomes::toString);
        assertTrue(outcomes.get("refused") > FILES / 2, outcomes::toString);
    }

    private void check(String file, byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve(file + ".csv"), bytes);
        Map<String, Scalar> loaded;
        try {
            loaded = ParameterFile.load(path);
        } catch (FileSystemException e) {
            outcomes.merge("refused", 1, Integer::sum);
            checkError(file, path, bytes, e.getMessage());
            return;
        }
        outcomes.merge("loaded", 1, Integer::sum);
        assertEquals(readByOthers(bytes), valuesOf(loaded), file);
    }

    /** The line named is the one with the damage: up to it, the file is whole. */
    private void checkError(String file, Path path, byte[] bytes, String message) throws IOException {
        Matcher parts = MESSAGE.matcher(message);
        assertTrue(parts.matches() && parts.group(1).equals(path.toString()), () -> file + ": " + message);
        int line = Integer.parseInt(parts.group(2));
        String text = new String(bytes, StandardCharsets.ISO_8859_1); // one char a byte, whatever the bytes are
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
            assertTrue(start > 0, () -> file + " has fewer lines than " + line + ": " + message);
        }
        if (message.endsWith("not text in UTF-8")) {
            return; // which is looked at first, before other damage
        }
        assertEquals(line > 1, HEADER.matcher(text).lookingAt(), () -> file + ": " + message);
        if (line > 2) {
            byte[] before = Arrays.copyOf(bytes, start);
            Path beginning = Files.write(folder.resolve(file + " up to line " + line + ".csv"), before);
            assertEquals(readByOthers(before), valuesOf(ParameterFile.load(beginning)), file + ": " + message);
        }
    }

    private static Map<String, Double> valuesOf(Map<String, Scalar> parameters) {
        Map<String, Double> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    private static Map<String, Double> readByOthers(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8)
                .replaceFirst("^\uFEFF", "")
                .replaceFirst("\n(\r?\n)+$", "\n"); // empty lines at the end
        Map<String, Double> values = new LinkedHashMap<>();
        try (var parser = CSVParser.parse(new StringReader(text), RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            assertEquals(List.of("name", "value"), records.get(0).toList());
            for (CSVRecord row : records.subList(1, records.size())) {
                assertEquals(2, row.size(), row::toString);
                double sign = row.get(1).startsWith("-") ? -1 : 1; // BigDecimal has no −0
                values.put(row.get(0), Math.copySign(new BigDecimal(row.get(1)).doubleValue(), sign));
            }
            assertEquals(records.size() - 1, values.size(), "every name stands there once");
        }
        return values;
    }

    /** A sound file of 1 to 30 parameters. */
    private static byte[] whole(Random rng) {
        var text = new StringBuilder("name,value\n");
        int count = 1 + rng.nextInt(30);
        for (int i = 0; i < count; i++) {
            String name = switch (rng.nextInt(8)) {
                case 0 -> "\"a,b" + i + "\"";
                case 1 -> "\"a\"\"b" + i + "\"";
                case 2 -> "\"a\nb\r\n" + i + "\"";
                case 3 -> "größe損𝜃" + i;
                default -> "w" + i;
            };
            double value =
                    rng.nextBoolean() ? rng.nextGaussian() : rng.nextGaussian() * Math.pow(10, rng.nextInt(600) - 300);
            text.append(name).append(',').append(value).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] damaged(byte[] bytes, Random rng) {
        int length = bytes.length;
        int from = rng.nextInt(length + 1);
        int to = from + rng.nextInt(Math.min(40, length - from) + 1);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (rng.nextInt(13)) {
            case 0 -> flipped(bytes, rng);
            case 1 -> Arrays.copyOf(bytes, from); // cut off
            case 2 -> spliced(bytes, from, to, new byte[0]); // a piece lost
            case 3 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, from, to)); // a piece twice
            case 4 -> spliced(bytes, from, from, new byte[] {(byte) INSERTED.charAt(rng.nextInt(INSERTED.length()))});
            case 5 -> spliced(bytes, from, to, new byte[to - from]); // a hole of zeros, as after a loss of power
            case 6 -> reordered(text, rng).getBytes(StandardCharsets.UTF_8);
            case 7 -> text.replace("\n", rng.nextBoolean() ? "\r\n" : "\r").getBytes(StandardCharsets.UTF_8);
            case 8 -> text.getBytes(rng.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
            case 9 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 10 -> text.replace(',', ";\t:".charAt(rng.nextInt(3))).getBytes(StandardCharsets.UTF_8);
            case 11 ->
                (text + "\r\n".repeat(rng.nextInt(3)) + "\n".repeat(rng.nextInt(3))).getBytes(StandardCharsets.UTF_8);
            default -> (text + text).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] flipped(byte[] bytes, Random rng) {
        byte[] flipped = bytes.clone();
        for (int times = 1 + rng.nextInt(3); times > 0 && flipped.length > 0; times--) {
            flipped[rng.nextInt(flipped.length)] ^= (byte) (1 << rng.nextInt(8));
        }
        return flipped;
    }

    /** The bytes with those in [from, to) replaced. */
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] replacement) {
        byte[] spliced = new byte[bytes.length - (to - from) + replacement.length];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(replacement, 0, spliced, from, replacement.length);
        System.arraycopy(bytes, to, spliced, from + replacement.length, bytes.length - to);
        return spliced;
    }

    private static String reordered(String text, Random rng) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        Collections.shuffle(rng.nextBoolean() ? lines : lines.subList(1, lines.size()), rng);
        return String.join("", lines);
    }
}
