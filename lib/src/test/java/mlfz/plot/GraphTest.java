package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@DisplayName("The drawing of a graph")
class GraphTest {

    @Test
    @DisplayName("has a box for each number, once, with its name or operation, its value and its gradient")
    void boxes() {
        Scalar a = new Scalar(3);
        Scalar b = a.add(a);
        Scalar c = b.mul(b);
        c.backward();
        assertEquals(
                List.of(
                        List.of("a", "value 3", "grad  24"),
                        List.of("+", "value 6", "grad  12"),
                        List.of("×", "value 36", "grad  1")),
                texts(new Graph(c, Map.of("a", a), "c")));
    }

    @Test
    @DisplayName("has names and operations, and nothing else, in bold")
    void bold() {
        Scalar a = new Scalar(3);
        String svg = new Graph(a.add(new Scalar(2)), Map.of("a", a), "a + 2").svg();
        assertEquals(
                List.of("a", "+"),
                Pattern.compile("font-weight=\"bold\">([^<]*)<")
                        .matcher(svg)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    @Test
    @DisplayName("has an arrow for each input, so two where a number is used twice")
    void arrows() {
        Scalar a = new Scalar(3);
        Drawing drawing = new Drawing(new Graph(a.add(a), Map.of("a", a), "a + a"));
        assertEquals(List.of(List.of(0, 1), List.of(0, 1)), drawing.arrows());
    }

    @Test
    @DisplayName("shows plain numbers with the operation, and numbers without a name by their value alone")
    void plainNumbers() {
        Scalar result = new Scalar(2).mul(-0.5).rsub(1);
        result.backward();
        assertEquals(
                List.of(
                        List.of("value 2", "grad  0.5"),
                        List.of("× −0.5", "value −1", "grad  −1"),
                        List.of("1.0 −", "value 2", "grad  1")),
                texts(new Graph(result, Map.of(), "a result")));
    }

    @Test
    @DisplayName("shows four digits, and what is no number as it is")
    void digits() {
        Scalar third = new Scalar(1).div(3);
        assertEquals(
                "value 0.3333",
                texts(new Graph(third, Map.of(), "a third")).get(1).get(1));
        Scalar huge = new Scalar(1).div(0);
        assertEquals(
                "value Infinity",
                texts(new Graph(huge, Map.of(), "a third")).get(1).get(1));
    }

    @Test
    @DisplayName(
            "goes from left to right without boxes over each other, everything inside the picture and the inputs in order")
    void layout() {
        Scalar a = new Scalar(3);
        Scalar quotient = Functions.sigmoid(new Scalar(2).sub(a)).div(a.rsub(1).mul(a));
        Drawing drawing = new Drawing(new Graph(quotient, Map.of("a", a), "a quotient"));
        assertEquals(7, drawing.boxes.size());
        assertEquals(8, drawing.arrows().size());
        for (List<Integer> arrow : drawing.arrows()) {
            assertTrue(
                    drawing.boxes.get(arrow.get(0)).getMaxX()
                            < drawing.boxes.get(arrow.get(1)).getMinX(),
                    "to the right");
        }
        for (int i = 0; i < 7; i++) {
            assertTrue(drawing.picture.contains(drawing.boxes.get(i)), "box " + i + " inside");
            for (int j = 0; j < i; j++) {
                assertFalse(drawing.boxes.get(i).intersects(drawing.boxes.get(j)), "boxes " + i + " and " + j);
            }
        }
        // the dividend comes in above the divisor
        List<List<Integer>> last =
                drawing.arrows().stream().filter(arrow -> arrow.get(1) == 6).toList();
        assertTrue(drawing.boxes.get(last.get(0).get(0)).getCenterY()
                < drawing.boxes.get(last.get(1).get(0)).getCenterY());
        assertEquals(
                "sigmoid",
                texts(new Graph(quotient, Map.of("a", a), "a quotient"))
                        .get(last.get(0).get(0))
                        .get(0));
    }

    @Test
    @DisplayName("has arrows with a head at their ends, and keeps the blanks in its texts")
    void arrowHeads() {
        Scalar a = new Scalar(3);
        Drawing drawing = new Drawing(new Graph(a.mul(2), Map.of("a", a), "a product"));
        drawing.elements("polyline").forEach(arrow -> {
            assertEquals("url(#arrow)", arrow.getAttribute("marker-end"));
            assertEquals("", arrow.getAttribute("marker-start"));
        });
        assertEquals("auto", drawing.elements("marker").get(0).getAttribute("orient"));
        drawing.elements("text").forEach(text -> assertEquals("preserve", text.getAttribute("xml:space")));
    }

    @Test
    @DisplayName("is as large as its ground, the same on a machine that writes numbers otherwise")
    void size() {
        Scalar a = new Scalar(3);
        Graph graph = new Graph(a.mul(2).add(a), Map.of("a", a), "a sum");
        Drawing drawing = new Drawing(graph);
        Element root = drawing.document.getDocumentElement();
        Element ground = drawing.elements("rect").get(0);
        assertTrue(drawing.picture.getWidth() > drawing.picture.getHeight());
        assertEquals(ground.getAttribute("width"), root.getAttribute("width"));
        assertEquals(ground.getAttribute("height"), root.getAttribute("height"));
        assertEquals(
                "0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"), root.getAttribute("viewBox"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(graph.svg(), new Graph(a.mul(2).add(a), Map.of("a", a), "a sum").svg());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("is well-formed whatever characters are in its texts")
    void controlCharacters() {
        Scalar a = new Scalar(3);
        assertEquals(
                "a\uFFFDb",
                texts(new Graph(a, Map.of("a\u0007b", a), "rings\u0000")).get(0).get(0));
    }

    @Test
    @DisplayName("leaves room for its texts in any fixed-width font")
    void room() {
        Scalar a = new Scalar(-0.00012345678);
        Drawing drawing = new Drawing(new Graph(a, Map.of("a parameter with a rather long name", a), "a parameter"));
        // letters are 0.602 of the font's size wide in DejaVu Sans Mono, Menlo and Liberation Mono, and 0.55 in
        // Consolas
        assertTrue(
                drawing.boxes.get(0).getWidth() > 35 * 0.602 * 13 + 8,
                "width " + drawing.boxes.get(0).getWidth());
    }

    @Test
    @DisplayName("tells a screen reader what it shows, in the SVG and in the HTML")
    void words() {
        Graph graph = new Graph(new Scalar(1), Map.of(), "where a < b & \"c\"");
        Element root = new Drawing(graph).document.getDocumentElement();
        assertEquals("img", root.getAttribute("role"));
        assertEquals(
                "where a < b & \"c\"", root.getElementsByTagName("desc").item(0).getTextContent());
        assertEquals("where a < b & \"c\"", graph.toString());
        String html = graph.html();
        assertTrue(html.endsWith("alt=\"where a &lt; b &amp; &quot;c&quot;\">"), html);
        String data = html.substring(html.indexOf("base64,") + 7, html.indexOf("\" alt"));
        assertEquals(graph.svg(), new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("has its texts in the colour whose contrast the figures' test measures, on light boxes")
    void colours() {
        Scalar a = new Scalar(3);
        Drawing drawing = new Drawing(new Graph(a.mul(2).neg(), Map.of("a", a), "a result"));
        drawing.elements("text").forEach(text -> {
            assertEquals("", text.getAttribute("fill"), "a colour of its own");
            assertEquals(hex(Colours.TEXT), ((Element) text.getParentNode()).getAttribute("fill"));
        });
        assertEquals(
                List.of(
                        "white",
                        hex(Colours.tint(Colours.BLUE)),
                        hex(Colours.tint(Colours.FRAME)),
                        hex(Colours.tint(Colours.VERMILION))),
                drawing.elements("rect").stream()
                        .map(rect -> rect.getAttribute("fill"))
                        .toList());
    }

    @Test
    @DisplayName("is the same each time, and does not change when the numbers do")
    void deterministic() {
        Scalar a = new Scalar(3);
        Scalar result = a.mul(2).add(a);
        Graph first = new Graph(result, Map.of("a", a), "a result");
        assertEquals(first.svg(), new Graph(result, Map.of("a", a), "a result").svg());
        result.backward();
        assertFalse(first.svg().contains("grad  3"));
        assertTrue(new Graph(result, Map.of("a", a), "a result").svg().contains("grad  3"));
    }

    @Test
    @DisplayName("leaves out named numbers that the result was not computed from")
    void unused() {
        Scalar a = new Scalar(3);
        assertEquals(1, new Drawing(new Graph(a, Map.of("a", a, "b", new Scalar(1)), "a")).boxes.size());
    }

    @Test
    @DisplayName("draws 40 numbers and refuses 41")
    void largest() {
        assertEquals(40, new Drawing(new Graph(chain(39), Map.of(), "a chain")).boxes.size());
        Scalar long41 = chain(40);
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> new Graph(long41, Map.of(), "a chain"));
        assertTrue(thrown.getMessage().contains("more than 40 numbers, too many to read"), thrown.getMessage());
    }

    static Stream<Arguments> badInput() {
        Scalar a = new Scalar(1);
        return Stream.of(
                Arguments.of("result", NullPointerException.class, (Executable) () -> new Graph(null, Map.of(), "d")),
                Arguments.of("b", NullPointerException.class, (Executable)
                        () -> new Graph(a, Collections.singletonMap("b", null), "d")),
                Arguments.of("a name is blank", IllegalArgumentException.class, (Executable)
                        () -> new Graph(a, Map.of(" ", a), "d")),
                Arguments.of(
                        "description", NullPointerException.class, (Executable) () -> new Graph(a, Map.of(), null)),
                Arguments.of("description is blank", IllegalArgumentException.class, (Executable)
                        () -> new Graph(a, Map.of(), " ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    @DisplayName("refuses bad input and says what is wrong")
    void refusesBadInput(String words, Class<? extends Exception> type, Executable call) {
        Exception thrown = assertThrows(type, call);
        assertAll(() -> assertTrue(thrown.getMessage().contains(words), thrown.getMessage()));
    }

    private static String hex(Color colour) {
        return String.format("#%06X", colour.getRGB() & 0xFFFFFF);
    }

    private static Scalar chain(int operations) {
        Scalar last = new Scalar(0);
        for (int i = 0; i < operations; i++) {
            last = last.neg();
        }
        return last;
    }

    /** The rows of text of each box. */
    private static List<List<String>> texts(Graph graph) {
        return new Drawing(graph).rows;
    }

    /** An SVG, read back. */
    private static final class Drawing {

        final Document document;
        final Rectangle2D picture;
        final List<Rectangle2D> boxes = new ArrayList<>();
        final List<List<String>> rows = new ArrayList<>();

        Drawing(Graph graph) {
            try {
                document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(graph.svg().getBytes(StandardCharsets.UTF_8)));
            } catch (Exception e) {
                throw new AssertionError(graph.svg(), e);
            }
            List<Element> rects = elements("rect");
            picture = rectangle(rects.get(0));
            rects.subList(1, rects.size()).forEach(rect -> boxes.add(rectangle(rect)));
            boxes.forEach(box -> rows.add(elements("text").stream()
                    .filter(text -> box.contains(number(text, "x"), number(text, "y")))
                    .map(Element::getTextContent)
                    .toList()));
        }

        /** The two boxes that each arrow leads from and to. */
        List<List<Integer>> arrows() {
            return elements("polyline").stream()
                    .map(line -> {
                        double[] points = Arrays.stream(
                                        line.getAttribute("points").split("[ ,]"))
                                .mapToDouble(Double::parseDouble)
                                .toArray();
                        return List.of(
                                box(points[0], points[1]), box(points[points.length - 2], points[points.length - 1]));
                    })
                    .toList();
        }

        private int box(double x, double y) {
            return IntStream.range(0, boxes.size())
                    .filter(i -> boxes.get(i).intersects(x - 0.2, y - 0.2, 0.4, 0.4))
                    .findFirst()
                    .orElseThrow();
        }

        private List<Element> elements(String name) {
            var list = document.getElementsByTagName(name);
            return IntStream.range(0, list.getLength())
                    .mapToObj(i -> (Element) list.item(i))
                    .toList();
        }

        private static Rectangle2D rectangle(Element rect) {
            return new Rectangle2D.Double(
                    number(rect, "x"), number(rect, "y"), number(rect, "width"), number(rect, "height"));
        }

        private static double number(Element element, String name) {
            String value = element.getAttribute(name);
            return value.isEmpty() ? 0 : Double.parseDouble(value);
        }
    }
}
