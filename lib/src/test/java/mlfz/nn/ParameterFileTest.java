package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterFileTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("the file is the documented table")
    void content() throws IOException {
        assertEquals("name,value\na,0.75\nb,-1.2\n", Files.readString(save(Map.of("a", 0.75), Map.of("b", -1.2))));
    }

    @Test
    @DisplayName("every finite double comes back bit for bit, in the same order")
    void exactValues() throws IOException {
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
        Path file = folder.resolve("p.csv");
        ParameterFile.save(file, saved);
        assertEquals(bits(saved), bits(ParameterFile.load(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " a ", "a,b", "\"a\"", "\"", "a\nb", "a\rb", "a\r\nb", ",\"\n\"\",", "größe", "損失", "𝜃"})
    @DisplayName("names with commas, quotes, line breaks and other letters survive")
    void names(String name) throws IOException {
        Map<String, Scalar> loaded = ParameterFile.load(save(Map.of(name, 1.5), Map.of("other", 2.0)));
        assertEquals(List.of(name, "other"), List.copyOf(loaded.keySet()));
    }

    @Test
    @DisplayName("saving makes missing folders, replaces the old file and leaves nothing else behind")
    void replaces() throws IOException {
        Path file = folder.resolve("new/deep/p.csv");
        ParameterFile.save(file, Map.of("a", new Scalar(1)));
        ParameterFile.save(file, Map.of("a", new Scalar(2)));
        assertEquals(2, ParameterFile.load(file).get("a").value());
        assertEquals(List.of(file), files(file.getParent()));
    }

    @Test
    @DisplayName("a save that fails leaves the old file as it was, and no other")
    void failedSave() throws IOException {
        Path file = save(Map.of("a", 1.0));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            var error = assertThrows(
                    IllegalArgumentException.class, () -> ParameterFile.save(file, Map.of("w", new Scalar(value))));
            assertEquals("parameter w = " + value + ": expected a finite number", error.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> ParameterFile.save(file, Map.of()));
        var noText = assertThrows(
                IllegalArgumentException.class, () -> ParameterFile.save(file, Map.of("\uD800", new Scalar(1))));
        assertTrue(noText.getMessage().contains("expected valid Unicode text"), noText.getMessage());
        assertEquals("name,value\na,1.0\n", Files.readString(file));

        Path occupied =
                Files.createDirectories(folder.resolve("occupied/inside")).getParent();
        var folderError =
                assertThrows(IOException.class, () -> ParameterFile.save(occupied, Map.of("a", new Scalar(1))));
        assertEquals(occupied + ": this is a folder: expected the name of a file", folderError.getMessage());
        assertEquals(List.of(occupied, file), files(folder));
    }

    @Test
    @DisplayName("a file is saved into the folder that a link leads to")
    void linkedFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, real);
        } catch (IOException | UnsupportedOperationException e) {
            abort("no links here: " + e);
        }
        ParameterFile.save(link.resolve("p.csv"), Map.of("a", new Scalar(1)));
        assertEquals(List.of(real.resolve("p.csv")), files(real));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    @DisplayName("a file is saved to where a link leads, and the link stays")
    void linkedFile() throws IOException {
        Path real = save(Map.of("a", 1.0));
        Path link = folder.resolve("link.csv");
        try {
            Files.createSymbolicLink(link, real);
        } catch (IOException | UnsupportedOperationException e) {
            abort("no links here: " + e);
        }
        ParameterFile.save(link, Map.of("a", new Scalar(2)));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(2, ParameterFile.load(real).get("a").value());
    }

    @Test
    @DisplayName("a name alone is that of a file in the present folder")
    void nameAlone() throws IOException {
        Path name = Path.of(UUID.randomUUID() + ".csv");
        try {
            ParameterFile.save(name, Map.of("a", new Scalar(1)));
            assertEquals(1, ParameterFile.load(name).get("a").value());
        } finally {
            Files.deleteIfExists(name);
        }
    }

    @Test
    @DisplayName("saving below a file is an error that names both")
    void belowAFile() throws IOException {
        Path file = save(Map.of("a", 1.0));
        assertNotSaved(file.resolve("p.csv"), file + " is no folder");
        assertNotSaved(file.resolve("deep/p.csv"), "");
        assertEquals(List.of(file), files(folder));
    }

    @Test
    @DisplayName("saving under a name that the file system does not take is an error that gives its reason")
    void nameTooLong() throws IOException {
        Path file = folder.resolve("p".repeat(300));
        assertNotSaved(file, "");
        var error = assertThrows(IOException.class, () -> ParameterFile.save(file, Map.of("a", new Scalar(1))));
        assertFalse(
                error.getMessage().contains("is no folder")
                        || error.getMessage().contains("permission"),
                error.getMessage());
        assertEquals(List.of(), files(folder));
    }

    @Test
    @DisplayName("saving without permission is an error that names the file and the folder")
    void noPermissionToSave() {
        Path forbidden = folder;
        if (!folder.toFile().setWritable(false) || Files.isWritable(folder)) {
            forbidden = Path.of("/sys"); // an administrator may write to every folder, but on Linux make no file here
            assumeTrue(Files.isWritable(forbidden), "an administrator may write to every folder");
        }
        try {
            assertNotSaved(forbidden.resolve("p.csv"), "no permission to write to " + forbidden);
        } finally {
            assertTrue(folder.toFile().setWritable(true));
        }
    }

    private static void assertNotSaved(Path file, String words) {
        var error = assertThrows(IOException.class, () -> ParameterFile.save(file, Map.of("a", new Scalar(1))));
        assertTrue(error.getMessage().startsWith(file + ": it cannot be written: " + words), error.getMessage());
        assertFalse(error.getMessage().contains(".tmp") || error.getMessage().endsWith("null"), error.getMessage());
        assertInstanceOf(IOException.class, error.getCause());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,value\r\na,1\r\nb,-2.5e3\r\n",
                "\uFEFFname,value\na,1\nb,-2.5e3\n",
                "\"name\",\"value\"\n\"a\",\"1.\"\nb,-2.5E+3\n"
            })
    @DisplayName("files of other tools are read: Windows line ends, a byte order mark, quotes")
    void otherTools(String text) throws IOException {
        Path file = write(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "{a=Scalar(1.0), b=Scalar(-2500.0)}", ParameterFile.load(file).toString());
    }

    static List<Arguments> damaged() {
        return List.of(
                Arguments.of("", "line 1: expected the header"),
                Arguments.of("a,1\n", "line 1: expected the header"),
                Arguments.of("name;value\na;1\n", "line 1: expected the header"),
                Arguments.of("names,value\na,1\n", "line 1: expected the header"),
                Arguments.of("name,values\na,1\n", "line 1: expected the header"),
                Arguments.of("name\"value\"\na,1\n", "line 1: expected the header"),
                Arguments.of("name,value,\na,1\n", "line 1: expected the header"),
                Arguments.of("name,value", "line 1: expected the header"),
                Arguments.of("name,value\r\ra,1\n", "line 1: expected the header"),
                Arguments.of("name,value\na,1\rb,1\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\na\"1\"\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\n\"a\"b,1\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\na,\"1\"2\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\n", "line 2: there are no parameters"),
                Arguments.of("name,value\na\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\na,1\n\nb,2\n", "line 3: expected a name, a comma"),
                Arguments.of("name,value\na,1,2\nb,1\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\na,\n", "line 2: the value of a is "),
                Arguments.of("name,value\na,1\nb,one\n", "line 3: the value of b is one"),
                Arguments.of("name,value\na,NaN\n", "line 2: the value of a is NaN: expected a finite number"),
                Arguments.of("name,value\na,-Infinity\n", "line 2: the value of a is -Infinity"),
                Arguments.of("name,value\na,1e999\n", "line 2: the value of a is 1e999"),
                Arguments.of("name,value\na,1e-0001\n", "line 2: the value of a is 1e-0001"),
                Arguments.of("name,value\na,0x1p3\n", "line 2: the value of a is 0x1p3"),
                Arguments.of("name,value\na,1d\n", "line 2: the value of a is 1d"),
                Arguments.of("name,value\na, 1\n", "line 2: the value of a is  1"),
                Arguments.of("name,value\na,1\nb,2\na,3\n", "line 4: there is a second value for a"),
                Arguments.of("name,value\na,1\nb,0.7532", "line 3: the file ends before the line does"),
                Arguments.of("name,value\na,1\nb", "line 3: the file ends before the line does"),
                Arguments.of("name,value\n\"a\nb\nc,1\n", "line 2: the file ends before the line does"),
                Arguments.of("name,value\n\"a\nb\",1\nc,x\n", "line 4: the value of c is x"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("damaged")
    @DisplayName("a damaged file is an error that names the file, the line and the damage")
    void refused(String text, String words) throws IOException {
        Path file = write(text.getBytes(StandardCharsets.UTF_8));
        assertRefused(file, words);
    }

    @Test
    @DisplayName("what is no text, no file, missing or too large is an error that names the file")
    void noParameterFile() throws IOException {
        assertRefused(
                write("name,value\na,1\n\u00e9,2\n".getBytes(StandardCharsets.ISO_8859_1)),
                "line 3: not text in UTF-8");
        assertRefused(folder, "not a file");
        assertRefused(folder.resolve("missing.csv"), "there is no such file");
    }

    @Test
    @DisplayName("a file without permission to read is an error that names the file")
    void noPermission() throws IOException {
        Path file = save(Map.of("a", 1.0));
        if (!file.toFile().setReadable(false) || Files.isReadable(file)) {
            file = Path.of(
                    "/sys/bus/cpu/drivers_probe"); // an administrator may read every file, but for some of Linux itself
            assumeTrue(Files.isRegularFile(file), "an administrator may read every file");
        }
        assertRefused(file, "no permission to read it");
    }

    @Test
    @DisplayName("what is saved can be loaded, up to 4 MiB; a larger file is neither saved nor loaded")
    void largest() throws IOException {
        String name = "x".repeat((4 << 20) - "name,value\n,1.0\n".length());
        Path file = save(Map.of(name, 1.0));
        assertEquals(4 << 20, Files.size(file));
        assertEquals(List.of(name), List.copyOf(ParameterFile.load(file).keySet()));

        var error = assertThrows(IllegalArgumentException.class, () -> save(Map.of(name, 10.0)));
        assertEquals("1 parameters take 4194305 bytes: expected at most 4 MiB", error.getMessage());
        assertEquals(4 << 20, Files.size(file));
        Files.writeString(file, " ", StandardOpenOption.APPEND);
        assertRefused(file, "larger than 4 MiB");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 30); // a hole, which takes no room on the disk
        }
        assertRefused(file, "larger than 4 MiB");
    }

    /** With a pattern that tries every way to split the digits in two, this would take hours. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("a number of millions of digits is read or refused at once, and shown in short")
    void longNumber() throws IOException {
        String digits = "1".repeat(4_000_000);
        assertRefused(
                write(("name,value\na," + digits + "x\n").getBytes(StandardCharsets.UTF_8)),
                "line 2: the value of a is " + "1".repeat(40) + "…: expected a finite number");
        String whole = "1".repeat(39) + "x";
        assertRefused(
                write(("name,value\na," + whole + "\n").getBytes(StandardCharsets.UTF_8)),
                "line 2: the value of a is " + whole + ": expected a finite number");
        assertEquals(
                1.0 / 9,
                ParameterFile.load(write(("name,value\na,0." + digits + "\n").getBytes(StandardCharsets.UTF_8)))
                        .get("a")
                        .value());
    }

    private static void assertRefused(Path file, String words) {
        var error = assertThrows(IOException.class, () -> ParameterFile.load(file));
        assertTrue(error.getMessage().startsWith(file + ": " + words), error.getMessage());
    }

    @Test
    @Tag("soak") // which runs in 128 MiB
    @DisplayName("the file with the most parameters that fit is read")
    void mostParameters() throws IOException {
        var text = new StringBuilder("name,value\n");
        int count = 0;
        while (text.length() < (4 << 20) - 8) {
            text.append(Integer.toString(count++, 36)).append(",1\n");
        }
        assertEquals(
                count,
                ParameterFile.load(write(text.toString().getBytes(StandardCharsets.UTF_8)))
                        .size());
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

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("damaged.csv"), bytes);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> bits(Map<String, Scalar> parameters) {
        var bits = new ArrayList<String>();
        parameters.forEach((name, p) -> bits.add(name + " " + Double.doubleToRawLongBits(p.value())));
        return bits;
    }
}
