package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is saved is what is loaded. */
class ParameterFileTest {
    @TempDir
    Path folder;

    @Test
    void theFileIsTheDocumentedTable() throws IOException {
        assertEquals("name,value\na,0.75\nb,-1.2\n", Files.readString(save(Map.of("a", 0.75), Map.of("b", -1.2))));
    }

    @Test
    void everyFiniteDoubleComesBackBitForBitInTheSameOrder() throws IOException {
        var rng = new Random(1);
        Map<String, Scalar> saved = new LinkedHashMap<>();
        for (double value : new double[] {0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL, 0.1, 1e23}) {
            saved.put("p" + saved.size(), new Scalar(value));
        }
        while (saved.size() < 10_000) {
            double value = Double.longBitsToDouble(rng.nextLong());
            if (Double.isFinite(value)) {
                saved.put("p" + saved.size(), new Scalar(value));
            }
        }
        assertComesBack(saved);
    }

    /** Of random bits, one of 2,000 makes a double below 2.2e-308. */
    @Test
    void doublesNextToZeroComeBackThoughTheyHaveFewDigits() throws IOException {
        var rng = new Random(1);
        Map<String, Scalar> saved = new LinkedHashMap<>();
        for (int bits = 0; bits < 52; bits++) {
            for (int i = 0; i < 1000; i++) {
                double value = Double.longBitsToDouble((1L << bits) + (rng.nextLong() & (1L << bits) - 1));
                saved.put("p" + saved.size(), new Scalar(rng.nextBoolean() ? value : -value));
            }
        }
        assertComesBack(saved);
    }

    private void assertComesBack(Map<String, Scalar> saved) throws IOException {
        Path file = folder.resolve("p.csv");
        ParameterFile.save(file, saved);
        assertEquals(bits(saved), bits(ParameterFile.load(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a ",
                "a,b",
                "\"a\"",
                "\"",
                "a\nb",
                "a\rb",
                "a\r\nb",
                "a\n\n",
                ",\"\n\"\",",
                "größe",
                "損失",
                "𝜃"
            })
    void namesWithCommasQuotesLineBreaksAndOtherLettersSurvive(String name) throws IOException {
        Map<String, Scalar> loaded = ParameterFile.load(save(Map.of(name, 1.5), Map.of("other", 2.0)));
        assertEquals(List.of(name, "other"), List.copyOf(loaded.keySet()));
        assertEquals(
                List.of(name),
                List.copyOf(ParameterFile.load(save(Map.of(name, 1.5))).keySet()));
    }

    @Test
    void oneScalarUnderTwoNamesIsWrittenUnderBoth() throws IOException {
        var shared = new Scalar(0.5);
        Map<String, Scalar> tied = new LinkedHashMap<>();
        tied.put("encoder", shared);
        tied.put("decoder", shared);
        Path file = folder.resolve("p.csv");
        ParameterFile.save(file, tied);
        assertEquals("name,value\nencoder,0.5\ndecoder,0.5\n", Files.readString(file));
    }

    @Test
    void theNameOfAFileDoesAsWellAsItsPath() throws IOException {
        String name = folder.resolve("new/p.csv").toString();
        ParameterFile.save(name, Map.of("a", new Scalar(0.75)));
        assertEquals("name,value\na,0.75\n", Files.readString(Path.of(name)));
        assertEquals("{a=Scalar(0.75)}", ParameterFile.load(name).toString());
    }

    @Test
    void aNameThatNoFileHasIsAnErrorThatShowsIt() {
        var error = assertThrows(
                InvalidPathException.class, () -> ParameterFile.save("p\0.csv", Map.of("a", new Scalar(1))));
        assertEquals("p\0.csv", error.getInput());
        assertThrows(IllegalArgumentException.class, () -> ParameterFile.load("p\0.csv"));
    }

    @Test
    void aNameAloneIsThatOfAFileInThePresentFolder() throws IOException {
        Path name = Path.of(UUID.randomUUID() + ".csv");
        try {
            ParameterFile.save(name, Map.of("a", new Scalar(1)));
            assertEquals(1, ParameterFile.load(name).get("a").value());
            assertTrue(Files.exists(name.toAbsolutePath()));
        } finally {
            Files.deleteIfExists(name);
        }
    }

    @Test
    void whatIsSavedCanBeLoadedUpTo4MiBAndALargerFileIsNeitherSavedNorLoaded() throws IOException {
        String name = "x".repeat((4 << 20) - "name,value\n,1.0\n".length());
        Path file = save(Map.of(name, 1.0));
        assertEquals(4 << 20, Files.size(file));
        assertEquals(List.of(name), List.copyOf(ParameterFile.load(file).keySet()));

        var error = assertThrows(IllegalArgumentException.class, () -> save(Map.of(name, 10.0)));
        assertEquals("1 parameters take 4194305 bytes: expected at most 4 MiB", error.getMessage());
        assertEquals(4 << 20, Files.size(file));
        Files.writeString(file, " ", StandardOpenOption.APPEND);
        assertTooLarge(file);
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 30); // a hole, which takes no room on the disk
        }
        assertTooLarge(file);
    }

    private static void assertTooLarge(Path file) {
        var error = assertThrows(IOException.class, () -> ParameterFile.load(file));
        assertTrue(error.getMessage().startsWith(file + ": larger than 4 MiB"), error.getMessage());
    }

    @Test
    @Tag("soak") // which runs in 128 MiB
    void theFileWithTheMostParametersThatFitIsRead() throws IOException {
        var text = new StringBuilder("name,value\n");
        int count = 0;
        while (text.length() < (4 << 20) - 8) {
            text.append(Integer.toString(count++, 36)).append(",1\n");
        }
        Path file = Files.write(folder.resolve("p.csv"), text.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(count, ParameterFile.load(file).size());
    }

    @SafeVarargs
    private Path save(Map<String, Double>... entries) throws IOException {
        Map<String, Scalar> parameters = new LinkedHashMap<>();
        for (Map<String, Double> entry : entries) {
            entry.forEach((name, value) -> parameters.put(name, new Scalar(value)));
        }
        Path file = folder.resolve("parameters.csv");
        ParameterFile.save(file, parameters);
        return file;
    }

    private static List<String> bits(Map<String, Scalar> parameters) {
        var bits = new ArrayList<String>();
        parameters.forEach((name, p) -> bits.add(name + " " + Double.doubleToRawLongBits(p.value())));
        return bits;
    }
}
