package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were edited, written by other tools, or damaged. */
class ParameterFileReadingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,value\r\na,1\r\nb,-2.5e3\r\n",
                "\uFEFFname,value\na,1\nb,-2.5e3\n",
                "\"name\",\"value\"\n\"a\",\"1.\"\nb,-2.5E+3\n",
                "name,value\na,1\nb,-2.5e3\n\n",
                "name,value\r\na,1\r\nb,-2.5e3\r\n\r\n",
                "name,value\na,1\nb,-2.5e3\n\n\r\n\n\n"
            })
    void filesOfOtherToolsAreReadWithWindowsLineEndsAByteOrderMarkQuotesAndEmptyLinesAtTheEnd(String text)
            throws IOException {
        assertEquals(
                "{a=Scalar(1.0), b=Scalar(-2500.0)}",
                ParameterFile.load(write(text)).toString());
    }

    static List<Arguments> damaged() {
        return List.of(
                Arguments.of("", "line 1: expected the header"),
                Arguments.of("\n\n", "line 1: expected the header"),
                Arguments.of("\r\n", "line 1: expected the header"),
                Arguments.of("a,1\n", "line 1: expected the header"),
                Arguments.of("name;value\na;1\n", "line 1: expected the header"),
                Arguments.of("names,value\na,1\n", "line 1: expected the header"),
                Arguments.of("name,values\na,1\n", "line 1: expected the header"),
                Arguments.of("name\"value\"\na,1\n", "line 1: expected the header"),
                Arguments.of("name,value,\na,1\n", "line 1: expected the header"),
                Arguments.of("name,value", "line 1: expected the header name,value and the line's end"),
                Arguments.of("name,value\r\ra,1\n", "line 1: expected the header"),
                Arguments.of("\nname,value\na,1\n", "line 1: expected the header"),
                Arguments.of("name,value\na,1\rb,1\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\na\"1\"\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\n\"a\"b,1\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\na,\"1\"2\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\n", "line 2: there are no parameters"),
                Arguments.of("name,value\n\n\n", "line 2: there are no parameters"),
                Arguments.of("name,value\na\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\n\na,1\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\na,1\n\nb,2\n", "line 3: expected a name, a comma"),
                Arguments.of("name,value\na,1\n\n \n", "line 3: expected a name, a comma"),
                Arguments.of("name,value\na,1,2\nb,1\n", "line 2: expected a name, a comma"),
                Arguments.of("name,value\na,\n", "line 2: the value of a is "),
                Arguments.of("name,value\na,1\nb,one\n", "line 3: the value of b is one"),
                Arguments.of("name,value\na,NaN\n", "line 2: the value of a is NaN: expected a finite number"),
                Arguments.of("name,value\na,-Infinity\n", "line 2: the value of a is -Infinity"),
                Arguments.of("name,value\na,1e999\n", "line 2: the value of a is 1e999: expected a finite number"),
                Arguments.of("name,value\na,1.8e308\n", "line 2: the value of a is 1.8e308: expected a finite number"),
                Arguments.of("name,value\na,1e-0001\n", "line 2: the value of a is 1e-0001"),
                Arguments.of("name,value\na,0x1p3\n", "line 2: the value of a is 0x1p3"),
                Arguments.of("name,value\na,1d\n", "line 2: the value of a is 1d"),
                Arguments.of("name,value\na, 1\n", "line 2: the value of a is  1"),
                Arguments.of("name,value\na,1\nb,2\na,3\n", "line 4: there is a second value for a"),
                Arguments.of(
                        "name,value\na,1\nb,0.7532",
                        "line 3: the file ends before the line does: it was cut off, unless b is 0.7532: if so, add a line"
                                + " end to it (Enter)"),
                Arguments.of("name,value\na,1\nb", "line 3: the file ends before the line does: it was cut off"),
                Arguments.of("name,value\na,1\nb,-", "line 3: the file ends before the line does: it was cut off"),
                Arguments.of("name,value\n\"a\nb\nc,1\n", "line 2: a quote is opened, but not closed"),
                Arguments.of("name,value\na,1\n\"b\nc\",\"1\n", "line 3: a quote is opened, but not closed"),
                Arguments.of("name,value\na,1\nb,\"", "line 3: a quote is opened, but not closed"),
                Arguments.of("name,value\n\"a\nb\",1\nc,x\n", "line 4: the value of c is x"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("damaged")
    void aDamagedFileIsAnErrorThatNamesTheFileTheLineAndTheDamage(String text, String words) throws IOException {
        assertRefused(write(text), words);
    }

    @Test
    void onlyANumberIsOfferedToBeEnded() throws IOException {
        var error = assertThrows(IOException.class, () -> ParameterFile.load(write("name,value\na,1\nb,-")));
        assertTrue(error.getMessage().endsWith("it was cut off"), error.getMessage());
    }

    /** The right column has the nearest double. */
    @ParameterizedTest
    @CsvSource({
        "1e-400, 0.0",
        "-1e-400, -0.0",
        "0.0000000001e-320, 0.0",
        "2e-324, 0.0",
        "3e-324, 4.9E-324",
        "1.2345e-320, 1.2347E-320",
        "-1.23456789012345e-312, -1.234567890124E-312"
    })
    void aNumberSoCloseToZeroThatADoubleLosesItsDigitsIsRefused(String number, String nearest) throws IOException {
        assertRefused(
                write("name,value\na," + number + "\n"),
                "line 2: the value of a is " + number + ", of which a double keeps no more than " + nearest
                        + ": expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4.9E-324",
                "5e-324",
                "4.940656458412465e-324",
                "-9.9e-324",
                "1.0E-323",
                "1e-323",
                "1.235e-320",
                "1e-310",
                "1.2345e-310",
                "-123456789e-323",
                "2.2250738585072e-308",
                "1.1125369292536007e-308",
                "0e-999",
                "-0.000",
                "0",
                "0.1000000000000000055511151231257827021181583404541015625",
                "9007199254740993",
                "1.7976931348623157e308"
            })
    void aNumberWhoseDigitsADoubleKeepsIsRead(String number) throws IOException {
        assertEquals(
                Double.parseDouble(number),
                ParameterFile.load(write("name,value\na," + number + "\n"))
                        .get("a")
                        .value());
    }

    @Test
    void aNumberNextToZeroIsReadFromItsPlaces() throws IOException {
        String number = "0." + "0".repeat(309) + "12345";
        Scalar read =
                ParameterFile.load(write("name,value\na," + number + "\n")).get("a");
        assertEquals(1.2345e-310, read.value());
    }

    /** With a pattern that tries every way to split the digits in two, this would take hours. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aNumberOfMillionsOfDigitsIsReadOrRefusedAtOnceAndShownInShort() throws IOException {
        String digits = "1".repeat(4_000_000);
        assertRefused(
                write("name,value\na," + digits + "x\n"),
                "line 2: the value of a is " + "1".repeat(40) + "…: expected a finite number");
        String whole = "1".repeat(39) + "x";
        assertRefused(
                write("name,value\na," + whole + "\n"),
                "line 2: the value of a is " + whole + ": expected a finite number");
        assertRefused(
                write("name,value\na,0." + digits + "e-310\n"),
                "line 2: the value of a is 0." + "1".repeat(38) + "…, of which a double keeps no more than 1.11111");
        assertRefused(
                write("name,value\na,0." + digits.replace('1', '0') + "1\n"),
                "line 2: the value of a is 0." + "0".repeat(38) + "…, of which a double keeps no more than 0.0");
        assertEquals(
                1.0 / 9,
                ParameterFile.load(write("name,value\na,0." + digits + "\n"))
                        .get("a")
                        .value());
    }

    @Test
    void whatIsNoTextIsAnErrorThatNamesTheLine() throws IOException {
        byte[] latin = "name,value\na,1\n\u00e9,2\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(Files.write(folder.resolve("latin.csv"), latin), "line 3: not text in UTF-8");
    }

    @Test
    void aFolderAndAMissingFileAreErrorsThatNameThem() {
        assertRefused(folder, "this is a folder: expected the name of a file");
        assertRefused(folder.resolve("missing.csv"), "there is no such file");
    }

    @Test
    void aFileWithoutPermissionToReadIsAnErrorThatNamesTheFile() throws IOException {
        Path file = write("name,value\na,1\n");
        if (!file.toFile().setReadable(false) || Files.isReadable(file)) {
            // An administrator may read every file, but for some of Linux itself.
            file = Path.of("/sys/bus/cpu/drivers_probe");
            assumeTrue(Files.isRegularFile(file), "an administrator may read every file");
        }
        assertRefused(file, "no permission to read it");
    }

    private static void assertRefused(Path file, String words) {
        var error = assertThrows(IOException.class, () -> ParameterFile.load(file));
        assertTrue(error.getMessage().startsWith(file + ": " + words), error.getMessage());
    }

    private Path write(String text) throws IOException {
        return Files.write(folder.resolve("damaged.csv"), text.getBytes(StandardCharsets.UTF_8));
    }
}
