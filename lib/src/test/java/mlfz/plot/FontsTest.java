package mlfz.plot;

import static mlfz.plot.Pixels.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Texts of figures, and machines without fonts. */
class FontsTest {

    @Test
    void numbersHaveAPointAndATrueMinusSignOnEveryMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("\u22120.5", Text.number(-0.5));
            assertEquals("0", Text.number(0));
            assertEquals("0", Text.number(-0.0));
            assertEquals("123456.25", Text.number(123456.25));
            assertEquals("1E\u22125", Text.number(0.00001));
            assertEquals("\u22121.5E6", Text.number(-1500000));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java does not find its fonts with fontconfig")
    void whereThereAreNoFontsTheMessageSaysWhatToInstall(@TempDir Path empty) throws Exception {
        Path settings = Files.writeString(
                empty.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + empty + "</dir></fontconfig>");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + empty,
                "-cp",
                System.getProperty("java.class.path"),
                Painter.class.getName());
        builder.environment().put("FONTCONFIG_FILE", settings.toString());
        Process painter = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String told = new String(painter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(told.startsWith("Java finds no font") && told.contains("fonts-dejavu-core"), told);
    }

    /** Says what keeps it from painting a figure. */
    static final class Painter {
        public static void main(String[] arguments) {
            try {
                wide().scatter("data", List.of(1, 2), List.of(3, 4)).picture("two points");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
