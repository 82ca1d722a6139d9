package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a file is saved to: folders, links, long names, and what is no file. */
class ParameterFileSavingTest {
    private static final Map<String, Scalar> OLD = Map.of("a", new Scalar(1));
    private static final Map<String, Scalar> NEW = Map.of("a", new Scalar(2));

    @TempDir
    Path folder;

    @Test
    void savingMakesMissingFoldersReplacesTheOldFileAndLeavesNothingElseBehind() throws IOException {
        Path file = folder.resolve("new/deep/p.csv");
        ParameterFile.save(file, OLD);
        ParameterFile.save(file, NEW);
        assertEquals(2, ParameterFile.load(file).get("a").value());
        assertEquals(List.of(file), files(file.getParent()));
    }

    @Test
    void aSaveThatFailsLeavesTheOldFileAsItWasAndNoOther() throws IOException {
        Path file = oldFile();
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
        assertEquals(List.of(file), files(folder));
    }

    @Test
    void aFileIsSavedIntoTheFolderThatALinkLeadsTo() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = link("link", real);
        ParameterFile.save(link.resolve("p.csv"), OLD);
        assertEquals(List.of(real.resolve("p.csv")), files(real));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void aFileIsSavedToWhereALinkLeadsAndTheLinkStays() throws IOException {
        Path real = oldFile();
        Path link = link("second.csv", link("first.csv", real));
        ParameterFile.save(link, NEW);
        assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(folder.resolve("first.csv")));
        assertFalse(Files.isSymbolicLink(real));
        assertEquals(2, ParameterFile.load(real).get("a").value());
    }

    @Test
    void ofSeveralNamesOfOneFileOnlyTheGivenOneHasTheNewFile() throws IOException {
        Path file = oldFile();
        Path other = folder.resolve("other.csv");
        try {
            Files.createLink(other, file);
        } catch (IOException | UnsupportedOperationException e) {
            abort("no hard links here: " + e);
        }
        ParameterFile.save(file, NEW);
        assertEquals(2, ParameterFile.load(file).get("a").value());
        assertEquals(1, ParameterFile.load(other).get("a").value());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 214, 215, 255})
    void aFileCanHaveTheLongestNameThereIs(int length) throws IOException {
        Path file = folder.resolve("p".repeat(length));
        ParameterFile.save(file, OLD);
        ParameterFile.save(file, NEW);
        assertEquals(2, ParameterFile.load(file).get("a").value());
        assertEquals(List.of(file), files(folder));
    }

    @Test
    void savingUnderANameThatTheFileSystemDoesNotTakeIsAnErrorThatGivesItsReason() throws IOException {
        for (int length : new int[] {256, 300}) {
            Path file = folder.resolve("p".repeat(length));
            String message = assertNotSaved(file, "it cannot be written: ");
            assertFalse(message.contains("is no folder") || message.contains("permission"), message);
        }
        assertEquals(List.of(), files(folder));
    }

    @Test
    void savingToAFolderIsAnErrorThatSaysSo() throws IOException {
        Path occupied =
                Files.createDirectories(folder.resolve("occupied/inside")).getParent();
        String words = "this is a folder: expected the name of a file";
        assertNotSaved(occupied, words);
        assertNotSaved(folder.getRoot(), words);
        assertNotSaved(link("link", occupied), words);
        assertEquals(List.of("inside", "link", "occupied"), names(folder, occupied));
    }

    @Test
    void aLinkThatLeadsNowhereStaysALinkAndIsAnError() throws IOException {
        Path nowhere = folder.resolve("nowhere.csv");
        String words = "this is a link that leads nowhere: expected the name of a file";
        Path link = link("link.csv", nowhere);
        Path linkToIt = link("link to it.csv", link);
        Path loop = link("loop.csv", folder.resolve("loop.csv"));
        for (Path path : List.of(link, linkToIt, loop)) {
            assertNotSaved(path, words);
            assertTrue(Files.isSymbolicLink(path));
            var error = assertThrows(IOException.class, () -> ParameterFile.load(path));
            assertEquals(path + ": " + words, error.getMessage());
        }
        assertFalse(Files.exists(nowhere));
    }

    @Test
    void aPipeADeviceAndASocketStayWhatTheyAreAndAreErrors() throws Exception {
        Path pipe = folder.resolve("pipe");
        Path socket = folder.resolve("socket");
        run("mkfifo", pipe.toString());
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Path device = Path.of("/dev/null");
            assumeTrue(Files.exists(device));
            for (Path path : List.of(pipe, socket, device, link("link", pipe))) {
                String words = "this is a pipe, a device or a socket: expected the name of a file";
                assertNotSaved(path, words);
                assertFalse(Files.isRegularFile(path) || !Files.exists(path), path::toString);
                var error = assertThrows(IOException.class, () -> ParameterFile.load(path));
                assertEquals(path + ": " + words, error.getMessage());
            }
        }
    }

    @Test
    void savingBelowAFileIsAnErrorThatNamesBoth() throws IOException {
        Path file = oldFile();
        String message = assertNotSaved(file.resolve("p.csv"), "it cannot be written: " + file + " is no folder");
        assertFalse(message.endsWith("null"), message);
        assertNotSaved(file.resolve("deep/p.csv"), "it cannot be written: ");
        assertEquals(List.of(file), files(folder));
    }

    @Test
    void savingWithoutPermissionIsAnErrorThatNamesTheFileAndTheFolder() {
        Path forbidden = folder;
        if (!folder.toFile().setWritable(false) || Files.isWritable(folder)) {
            forbidden = Path.of("/sys"); // an administrator may write to every folder, but on Linux make no file here
            assumeTrue(Files.isWritable(forbidden), "an administrator may write to every folder");
        }
        try {
            Path file = forbidden.resolve("p.csv");
            assertNotSaved(file, "it cannot be written: no permission to write to " + forbidden);
            var error = assertThrows(IOException.class, () -> ParameterFile.save(file, NEW));
            assertInstanceOf(IOException.class, error.getCause());
        } finally {
            assertTrue(folder.toFile().setWritable(true));
        }
    }

    private Path oldFile() throws IOException {
        Path file = folder.resolve("p.csv");
        ParameterFile.save(file, OLD);
        return file;
    }

    private Path link(String name, Path target) throws IOException {
        Path link = folder.resolve(name);
        try {
            return Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            return abort("no links here: " + e);
        }
    }

    private static void run(String... command) throws Exception {
        try {
            assertEquals(0, new ProcessBuilder(command).start().waitFor());
        } catch (IOException e) {
            abort("no " + command[0] + " here: " + e);
        }
    }

    private static String assertNotSaved(Path file, String words) {
        String message = assertThrows(IOException.class, () -> ParameterFile.save(file, NEW))
                .getMessage();
        assertTrue(message.startsWith(file + ": " + words), message);
        assertFalse(message.contains(".tmp"), message);
        return message;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> names(Path... folders) throws IOException {
        var names = new TreeSet<String>();
        for (Path folder : folders) {
            files(folder).forEach(file -> names.add(file.getFileName().toString()));
        }
        return List.copyOf(names);
    }

    /** As after a training that was stopped, whose parameters are to be kept. */
    @Test
    void aThreadThatWasInterruptedSavesAndStaysInterrupted() throws IOException {
        Path file = oldFile();
        Thread.currentThread().interrupt();
        try {
            ParameterFile.save(file, NEW);
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(2, ParameterFile.load(file).get("a").value());
    }
}
