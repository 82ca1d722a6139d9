package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The drawing of a computational graph. */
class GraphTest {

    @Test
    void eachNumberHasABoxOnceWithNameValueAndGradient() {
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
    void namesAndOperationsAloneAreBold() {
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
    void aNumberThatIsUsedTwiceHasTwoArrows() {
        Scalar a = new Scalar(3);
        SvgReader drawing = new SvgReader(new Graph(a.add(a), Map.of("a", a), "a + a").svg());
        assertEquals(List.of(List.of(0, 1), List.of(0, 1)), drawing.arrows());
    }

    @Test
    void plainNumbersStandWithTheOperationAndNamelessOnesAreTheirValueAlone() {
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
    void numbersHaveFourDigitsAndInfinityItsWord() {
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
    void theGraphGoesFromLeftToRightWithoutOverlapsInputsInOrder() {
        Scalar a = new Scalar(3);
        Scalar quotient = Functions.sigmoid(new Scalar(2).sub(a)).div(a.rsub(1).mul(a));
        SvgReader drawing = new SvgReader(new Graph(quotient, Map.of("a", a), "a quotient").svg());
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
    void arrowsHaveAHeadAtTheirEndsAndTextsKeepTheirBlanks() {
        Scalar a = new Scalar(3);
        SvgReader drawing = new SvgReader(new Graph(a.mul(2), Map.of("a", a), "a product").svg());
        drawing.elements("polyline").forEach(arrow -> {
            assertEquals("url(#arrow)", arrow.getAttribute("marker-end"));
            assertEquals("", arrow.getAttribute("marker-start"));
        });
        assertEquals("auto", drawing.elements("marker").get(0).getAttribute("orient"));
        drawing.elements("text").forEach(text -> assertEquals("preserve", text.getAttribute("xml:space")));
    }

    @Test
    void theDrawingIsAsLargeAsItsGroundOnEveryMachine() {
        Scalar a = new Scalar(3);
        Graph graph = new Graph(a.mul(2).add(a), Map.of("a", a), "a sum");
        SvgReader drawing = new SvgReader(graph.svg());
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
    void theSvgIsWellFormedWhateverCharactersTheTextsHave() {
        Scalar a = new Scalar(3);
        assertEquals(
                "a\uFFFDb",
                texts(new Graph(a, Map.of("a\u0007b", a), "rings\u0000")).get(0).get(0));
    }

    @Test
    void textsHaveRoomInAnyFixedWidthFont() {
        Scalar a = new Scalar(-0.00012345678);
        SvgReader drawing =
                new SvgReader(new Graph(a, Map.of("a parameter with a rather long name", a), "a parameter").svg());
        // letters are 0.602 of the font's size wide in DejaVu Sans Mono, Menlo and Liberation Mono, and 0.55 in
        // Consolas
        assertTrue(
                drawing.boxes.get(0).getWidth() > 35 * 0.602 * 13 + 8,
                "width " + drawing.boxes.get(0).getWidth());
    }

    @Test
    void aScreenReaderIsToldWhatTheDrawingShows() {
        Graph graph = new Graph(new Scalar(1), Map.of(), "where a < b & \"c\"");
        Element root = new SvgReader(graph.svg()).document.getDocumentElement();
        assertEquals("img", root.getAttribute("role"));
        assertEquals(
                "where a < b & \"c\"", root.getElementsByTagName("desc").item(0).getTextContent());
        assertEquals("where a < b & \"c\"", graph.toString());
        String html = graph.html();
        assertTrue(html.contains(" alt=\"where a &lt; b &amp; &quot;c&quot;\" "), html);
        String data = html.substring(html.indexOf("base64,") + 7, html.indexOf("\" width"));
        assertEquals(graph.svg(), new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
    }

    @Test
    void textsHaveTheColourWhoseContrastIsMeasuredOnLightBoxes() {
        Scalar a = new Scalar(3);
        SvgReader drawing = new SvgReader(new Graph(a.mul(2).neg(), Map.of("a", a), "a result").svg());
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
    void theDrawingIsTheSameEachTimeAndStaysAsItWas() {
        Scalar a = new Scalar(3);
        Scalar result = a.mul(2).add(a);
        Graph first = new Graph(result, Map.of("a", a), "a result");
        assertEquals(first.svg(), new Graph(result, Map.of("a", a), "a result").svg());
        result.backward();
        assertFalse(first.svg().contains("grad  3"));
        assertTrue(new Graph(result, Map.of("a", a), "a result").svg().contains("grad  3"));
    }

    @Test
    void namedNumbersThatTheResultDoesNotComeFromAreLeftOut() {
        Scalar a = new Scalar(3);
        assertEquals(1, new SvgReader(new Graph(a, Map.of("a", a, "b", new Scalar(1)), "a").svg()).boxes.size());
    }

    @Test
    void fortyNumbersAreDrawnAndFortyOneRefused() {
        assertEquals(40, new SvgReader(new Graph(chain(39), Map.of(), "a chain").svg()).boxes.size());
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
    void badInputIsRefusedInWords(String words, Class<? extends Exception> type, Executable call) {
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
        return new SvgReader(graph.svg()).rows;
    }

    @Test
    void whatHasSeveralResultsIsItsOperationAndEachResultANumber() {
        Scalar x = new Scalar(0);
        List<Scalar> halves = Functions.softmax(List.of(x, new Scalar(0)));
        Scalar result = halves.get(1).mul(2);
        result.backward();
        assertEquals(
                List.of(
                        List.of("x", "value 0", "grad  −0.5"),
                        List.of("value 0", "grad  0.5"),
                        List.of("softmax"),
                        List.of("item 1", "value 0.5", "grad  2"),
                        List.of("× 2.0", "value 1", "grad  1")),
                texts(new Graph(result, Map.of("x", x), "half")));
    }
}
