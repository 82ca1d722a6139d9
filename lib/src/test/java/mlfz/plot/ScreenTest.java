package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines without fonts, and with a screen that cannot be reached. */
class ScreenTest {

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere Java does not find its fonts with fontconfig")
    void whereThereAreNoFontsTheMessageSaysWhatToInstall(@TempDir Path empty) throws Exception {
        Path settings = Files.writeString(
                empty.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + empty + "</dir></fontconfig>");
        String told = told(
                Map.of("FONTCONFIG_FILE", settings.toString()),
                List.of("-Djava.awt.headless=true", "-Duser.home=" + empty),
                List.of());
        assertTrue(told.startsWith("Java finds no font") && told.contains("fonts-dejavu-core"), told);
    }

    @ParameterizedTest(name = "java.awt.headless is {0}")
    @ValueSource(strings = {"", "-Djava.awt.headless=false", "-Djava.awt.headless=true"})
    void aScreenThatCannotBeReachedIsNotAskedFor(String option) throws Exception {
        String told =
                told(Map.of("DISPLAY", ":99"), option.isEmpty() ? List.of() : List.of(option), List.of("everything"));
        assertEquals("wide 800, graph 114, network 600, animation 267", told.strip());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere no environment variable says where the screen is")
    void whereJavaHasAskedForTheScreenBeforeTheMessageNamesTheCause() throws Exception {
        String told = told(Map.of("DISPLAY", ":99"), List.of(), List.of("ask first"));
        assertTrue(told.startsWith("Java cannot paint here: "), told);
        assertTrue(told.contains("Can't connect to X11 window server using ':99'"), told);
        assertTrue(told.contains("start Java with -Djava.awt.headless=true"), told);
    }

    @ParameterizedTest
    @CsvSource({"Fontconfig head is null, ", "unknown, no fontconfig here"})
    void missingFontsAreToldFromTheFailureOrAnyOfItsCauses(String message, String cause) {
        var failure = new InternalError(message, new RuntimeException(cause, new RuntimeException((String) null)));
        assertTrue(Screen.words(failure).startsWith("Java finds no font"), Screen.words(failure));
    }

    @Test
    void anyOtherFailureIsToldInTheWordsOfItsFirstCause() {
        var failure = new NoClassDefFoundError("java.awt.Toolkit");
        failure.initCause(new UnsatisfiedLinkError("libawt_xawt.so is missing"));
        String words = Screen.words(failure);
        assertTrue(words.startsWith("Java cannot paint here: libawt_xawt.so is missing. "), words);
    }

    private static String told(Map<String, String> environment, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Painter.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process painter = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(painter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Paints what it is asked for, and says how large it is, or what keeps it from painting. */
    static final class Painter {
        public static void main(String[] arguments) {
            if (arguments.length > 0 && arguments[0].equals("ask first")) {
                try {
                    new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
                } catch (Error e) {
                    // as expected: there is no such screen
                }
            }
            try {
                Figure plane = Figure.plane("a plane", "x", "y", 0, 1).contour((x, y) -> x);
                int width = Figure.wide("a figure", "x", "y")
                        .scatter("data", List.of(1, 2), List.of(3, 4))
                        .picture()
                        .getWidth();
                System.out.println("wide " + width + ", graph "
                        + new Graph(new Scalar(1), Map.of()).picture().getWidth() + ", network "
                        + Network.of("x").picture().getWidth() + ", animation "
                        + Figure.animation(List.of(plane)).picture().getWidth());
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
