package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that save, killed or at the same time: the file is always one of those that were saved, and whole. */
@Tag("slow")
class ParameterFileCrashTest {
    private static final int PARAMETERS = 2000;

    @TempDir
    Path folder;

    private Path file;

    /** Saves for ever, in a process of its own, and says so after the first time. */
    static final class Saver {
        public static void main(String[] args) throws IOException {
            for (long i = 0; ; i++) {
                ParameterFile.save(Path.of(args[0]), parameters(Double.parseDouble(args[1]) + i % 2));
                if (i == 0) {
                    System.out.println("saved");
                }
            }
        }
    }

    @BeforeEach
    void oldFile() throws IOException {
        file = folder.resolve("p.csv");
        ParameterFile.save(file, parameters(0));
    }

    @Test
    void aProcessKilledWhileItSavesLeavesTheOldFileOrTheNewOne() throws Exception {
        kill(5);
    }

    @Test
    @Tag("soak")
    void threeHundredProcessesKilledWhileTheySaveLeaveTheOldFileOrTheNewOne() throws Exception {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        }
        kill(300);
        try (var files = Files.list(folder)) {
            List<Path> left = files.filter(path -> !path.equals(file)).toList();
            assertTrue(left.size() > 30, "some were killed in the middle: their temporary files are still there");
            for (Path temporary : left) {
                assertTrue(temporary.getFileName().toString().matches("mlfz-.*\\.tmp"), temporary::toString);
                assertIsAsClosedAs(file, temporary);
            }
        }
    }

    /** What others may not read when it is done, they may not read before. */
    private static void assertIsAsClosedAs(Path file, Path temporary) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertTrue(Files.getPosixFilePermissions(file).containsAll(Files.getPosixFilePermissions(temporary)));
        }
    }

    private void kill(int times) throws Exception {
        var rng = new Random();
        for (int i = 1; i <= times; i++) {
            Process saver = startSaver(2 * i);
            Thread.sleep(rng.nextInt(20));
            saver.destroyForcibly().waitFor();
            double value = valueOfAWholeFile();
            assertTrue(value == 2 * i || value == 2 * i + 1, "a later save than " + value + " had ended");
        }
    }

    @Test
    void twoProcessesThatSaveToOnePathLeaveWhatOneOfThemSavedAtAnyTime() throws Exception {
        Process one = startSaver(2);
        Process two = startSaver(4);
        try {
            for (int i = 0; i < 200; i++) {
                double value = valueOfAWholeFile();
                assertTrue(value >= 2 && value <= 5, () -> "value " + value);
            }
            assertTrue(one.isAlive() && two.isAlive());
        } finally {
            one.destroyForcibly().waitFor();
            two.destroyForcibly().waitFor();
        }
        valueOfAWholeFile();
    }

    /** Starts a process that saves value, value + 1, value, …, and waits until it has saved once. */
    private Process startSaver(double value) throws IOException {
        String classPath = location(ParameterFile.class) + System.getProperty("path.separator") + location(Saver.class);
        Process saver = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        classPath,
                        Saver.class.getName(),
                        file.toString(),
                        Double.toString(value))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("saved", saver.inputReader().readLine());
        return saver;
    }

    private static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return Path.of(URI.create(source.getLocation().toString()));
    }

    /** Loads the file, which has all parameters, with one and the same value. */
    private double valueOfAWholeFile() throws IOException {
        Map<String, Scalar> loaded = ParameterFile.load(file);
        double value = loaded.get("p0").value();
        assertEquals(parameters(value).toString(), loaded.toString());
        return value;
    }

    private static Map<String, Scalar> parameters(double value) {
        Map<String, Scalar> parameters = new LinkedHashMap<>();
        for (int i = 0; i < PARAMETERS; i++) {
            parameters.put("p" + i, new Scalar(value));
        }
        return parameters;
    }
}
