package mlfz.plot;

import static mlfz.plot.Pixels.plane;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kernel that is told to show drawings as HTML, built like JJava and IJava; the notebooks' tests have the real one. */
public class NotebookTest {

    /** What the kernels have instead of a String in some places. */
    public record MimeType(String name) {}

    /** What is shown. */
    public static final class Output {
        private final Map<String, Object> data = new HashMap<>();

        public void putData(MimeType type, Object value) {
            throw new AssertionError("the method for another type");
        }

        public void putData(String type, Object value) {
            data.put(type, value);
        }

        public void putHTML(String html) {
            data.put("text/html", html);
        }
    }

    public record Context(Output output) {
        public Output getOutputContainer() {
            return output;
        }
    }

    public interface RenderFunction {
        void render(Object value, Context context);
    }

    public static final class Registration {
        private Class<?> type;
        private String[] preferred;
        private RenderFunction function;

        public Registration preferring(MimeType... types) {
            throw new AssertionError("the method for another type");
        }

        public Registration preferring(String... types) {
            preferred = types;
            return this;
        }

        public void register(RenderFunction function) {
            this.function = function;
        }
    }

    public static final class Renderer {
        private final Registration registration = new Registration();

        public Registration createRegistration(Class<?> type) {
            registration.type = type;
            return registration;
        }
    }

    public record Kernel(Renderer renderer) {
        public Renderer getRenderer() {
            return renderer;
        }
    }

    private static Registration told() throws ReflectiveOperationException {
        Renderer renderer = new Renderer();
        Notebook.showHtml(new Kernel(renderer));
        return renderer.registration;
    }

    private static Map<String, Object> shown(Drawing drawing) throws ReflectiveOperationException {
        Output output = new Output();
        told().function.render(drawing, new Context(output));
        return output.data;
    }

    @Test
    void aKernelIsToldToShowDrawingsAsHtml() throws ReflectiveOperationException {
        assertEquals(Drawing.class, told().type);
        assertArrayEquals(new String[] {"text/html"}, told().preferred);
    }

    static Stream<Drawing> drawings() {
        Figure figure = plane().scatter("s", List.of(1), List.of(1));
        return Stream.of(figure, figure.picture("a point"));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aDrawingIsShownAsHtmlAndBesideItAsAnImageOfTheSameSize(Drawing drawing)
            throws ReflectiveOperationException, IOException {
        Map<String, Object> shown = shown(drawing);
        assertEquals(2, shown.size());
        assertEquals(drawing.html(), shown.get("text/html"));
        byte[] png = Base64.getDecoder().decode((String) shown.get("image/png"));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(600, image.getWidth());
        assertEquals(600, image.getHeight());
    }

    @Test
    void aDrawingThatIsNoImageIsShownAsHtmlAlone() throws ReflectiveOperationException {
        assertEquals(Map.of("text/html", "<b>words</b>"), shown(() -> "<b>words</b>"));
    }

    /** A kernel whose methods are others. */
    public static final class Unknown {
        public Renderer getRenderer(String name) {
            return null;
        }
    }

    @Test
    void anUnknownKernelOrNoneIsNoReasonToFail() {
        assertDoesNotThrow(() -> Notebook.showHtml(new Unknown()));
        assertNull(new Unknown().getRenderer("none"));
        assertDoesNotThrow(() -> Notebook.showHtml());
    }
}
