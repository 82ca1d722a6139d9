package mlfz.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.w3c.dom.Element;

/** The drawing of a network as units and weights. */
class NetworkTest {

    private static final String BLUE = "#0072B2";
    private static final String VERMILION = "#D55E00";

    private static List<Element> lines(Network network) {
        return new SvgReader(network.svg()).elements("line");
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    @Test
    void eachUnitIsACircleLayerByLayerFromLeftToRight() {
        Network network = Network.of("x1", "x2").layer(new double[2][16]).layer(new double[16][1]);
        List<Element> circles = new SvgReader(network.svg()).elements("circle");
        double[] columns = circles.stream()
                .mapToDouble(circle -> number(circle, "cx"))
                .distinct()
                .toArray();
        assertEquals(3, columns.length);
        assertTrue(columns[0] < columns[1] && columns[1] < columns[2]);
        assertEquals(columns[1] - columns[0], columns[2] - columns[1], 0.11);
        int[] counts = Arrays.stream(columns)
                .mapToInt(x -> (int) circles.stream()
                        .filter(circle -> number(circle, "cx") == x)
                        .count())
                .toArray();
        assertEquals(List.of(2, 16, 1), Arrays.stream(counts).boxed().toList());
        double middle =
                circles.stream().mapToDouble(circle -> number(circle, "cy")).sum() / 19;
        assertEquals(middle, number(circles.get(18), "cy"), 0.1, "the output is in the middle");
        for (int i = 3; i < 18; i++) {
            double apart = number(circles.get(i), "cy") - number(circles.get(i - 1), "cy");
            assertTrue(apart > 2 * number(circles.get(i), "r"), "units do not touch");
        }
    }

    @Test
    void eachWeightIsALineBetweenItsUnits() {
        Network network = Network.of("x1", "x2").layer(new double[][] {{1, 2, 3}, {4, 5, 6}});
        SvgReader drawing = new SvgReader(network.svg());
        List<Element> circles = drawing.elements("circle");
        Set<List<Integer>> ends = new HashSet<>();
        for (Element line : drawing.elements("line").subList(0, 6)) {
            ends.add(List.of(unit(circles, line, "1"), unit(circles, line, "2")));
        }
        Set<List<Integer>> all = new HashSet<>();
        IntStream.range(0, 6).forEach(i -> all.add(List.of(i / 3, 2 + i % 3)));
        assertEquals(all, ends);
    }

    private static int unit(List<Element> circles, Element line, String end) {
        return IntStream.range(0, circles.size())
                .filter(i -> circles.get(i).getAttribute("cx").equals(line.getAttribute("x" + end))
                        && circles.get(i).getAttribute("cy").equals(line.getAttribute("y" + end)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLineShowsSignAndSizeOfItsWeightFromUnitToUnit() {
        Network network = Network.of("x").layer(new double[][] {{2, -4, 0}});
        List<Element> lines = lines(network).stream()
                .limit(3)
                .sorted(Comparator.comparingDouble(line -> number(line, "y2")))
                .toList();
        assertEquals(BLUE, lines.get(0).getAttribute("stroke"));
        assertEquals("", lines.get(0).getAttribute("stroke-dasharray"));
        assertEquals(VERMILION, lines.get(1).getAttribute("stroke"));
        assertEquals("7 4", lines.get(1).getAttribute("stroke-dasharray"), "negative in grey, too");
        assertEquals(5, number(lines.get(1), "stroke-width"), "the largest in size");
        assertEquals(0.3, number(lines.get(2), "stroke-width"));
        assertEquals((5 + 0.3) / 2, number(lines.get(0), "stroke-width"), 1e-9);
    }

    @Test
    void theThickestLinesAreExplained() {
        Network network = Network.of("x").layer(new double[][] {{2, -4.5}});
        List<Element> lines = lines(network);
        assertEquals(4, lines.size());
        assertEquals(BLUE, lines.get(2).getAttribute("stroke"));
        assertEquals(VERMILION, lines.get(3).getAttribute("stroke"));
        List<String> texts = new SvgReader(network.svg())
                .elements("text").stream().map(Element::getTextContent).toList();
        assertEquals(List.of("4.5", "\u22124.5", "x"), texts);
    }

    @Test
    void weightsThatAreAllZeroAreThinLines() {
        assertEquals(
                0.3, number(lines(Network.of("x").layer(new double[][] {{0}})).get(0), "stroke-width"));
    }

    @Test
    void scalarsAreDrawnAsTheyAreNow() {
        Scalar[][] hidden = {{new Scalar(1), new Scalar(-2)}};
        Scalar[] output = {new Scalar(3), new Scalar(4)};
        Network network = Network.of("x").layer(hidden).layer(output);
        String svg = network.svg();
        assertEquals(
                Network.of("x")
                        .layer(new double[][] {{1, -2}})
                        .layer(new double[][] {{3}, {4}})
                        .svg(),
                svg);
        hidden[0][0].setValue(9);
        assertEquals(svg, network.svg());
        double[][] plain = {{1, -2}};
        Network other = Network.of("x").layer(plain);
        String before = other.svg();
        plain[0][1] = 7;
        assertEquals(before, other.svg());
    }

    @Test
    void allIsInsideThePictureWhateverTheSizeOfTheNetwork() {
        String[] many = IntStream.range(0, 32).mapToObj(i -> "input " + i).toArray(String[]::new);
        for (Network network : List.of(
                Network.of("x"),
                Network.of("a long name of an input").layer(new double[1][1]),
                Network.of(many).layer(new double[32][32]).layer(new double[32][2]))) {
            SvgReader drawing = new SvgReader(network.svg());
            assertTrue(drawing.picture.getHeight() <= 600, "height " + drawing.picture.getHeight());
            for (Element circle : drawing.elements("circle")) {
                double r = number(circle, "r");
                double x = number(circle, "cx");
                double y = number(circle, "cy");
                assertTrue(drawing.picture.contains(x - r, y - r, 2 * r, 2 * r), x + ", " + y);
            }
            for (Element text : drawing.elements("text")) {
                double width = 9.7 * text.getTextContent().length();
                assertTrue(
                        drawing.picture.contains(number(text, "x"), number(text, "y") - 14, width, 16),
                        text.getTextContent());
            }
        }
    }

    @Test
    void thePictureIsTheDrawing() {
        Network network = Network.of("x").layer(new double[][] {{2, -4}});
        Picture picture = network.picture("a network");
        Set<Integer> colours = new HashSet<>();
        for (int pixel : Pixels.pixels(picture)) {
            colours.add(pixel & 0xFFFFFF);
        }
        assertTrue(colours.containsAll(Set.of(Pixels.BLUE, Pixels.VERMILION)));
        SvgReader drawing = new SvgReader(network.svg());
        assertEquals(drawing.picture.getHeight(), picture.getHeight());
        Element circle = drawing.elements("circle").get(0);
        assertEquals(
                Colours.tint(Colours.FRAME).getRGB() & 0xFFFFFF,
                Pixels.rgb(picture, (int) number(circle, "cx"), (int) number(circle, "cy")));
        String html = network.html();
        assertTrue(html.startsWith("<img src=\"data:image/svg+xml;base64,"));
        assertTrue(html.contains("alt=\"A network of 1 input (x), 2 units; weights from \u22124 to 2.\""), html);
    }

    @Test
    void badInputIsRefusedInWords() {
        Network x = Network.of("x");
        refused("inputs is empty: expected at least one element", Network::of);
        refused("inputs[1] is blank: expected some text", () -> Network.of("x", " "));
        refused("inputs has 33 elements: expected at most 32, more cannot be read", () -> Network.of(new String[33]));
        refused("weights has 2 elements and the layer before has 1", () -> x.layer(new double[2][1]));
        refused("weights has 2 elements and the layer before has 1", () -> x.layer(new Scalar[][] {{}, {}}));
        refused("weights[0] has 33 elements: expected at most 32", () -> x.layer(new double[1][33]));
        refused("weights[0] is empty", () -> x.layer(new double[1][0]));
        refused("weights[0][0] = NaN: expected a finite number", () -> x.layer(new double[][] {{Double.NaN}}));
        refused(
                "weights[1] has 2 elements and weights[0] has 1",
                () -> Network.of("x", "y").layer(new double[][] {{1}, {1, 2}}));
        missing("inputs", () -> Network.of((String[]) null));
        missing("inputs[0]", () -> Network.of((String) null));
        missing("weights", () -> x.layer((double[][]) null));
        missing("weights", () -> x.layer((Scalar[][]) null));
        missing("weights", () -> x.layer((Scalar[]) null));
        missing("weights[0]", () -> x.layer(new double[1][]));
        missing("weights[0]", () -> x.layer(new Scalar[1][]));
        missing("weights[0]", () -> x.layer(new Scalar[1]));
        missing("weights[0][0]", () -> x.layer(new Scalar[1][1]));
        missing("description", () -> x.picture(null));
        refused("description is blank", () -> x.picture(" "));
    }

    private static void refused(String words, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(words), message);
    }

    private static void missing(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void wordsStandBesideWhatTheyName() {
        SvgReader drawing = new SvgReader(
                Network.of("x1", "x2").layer(new double[][] {{2}, {-4.5}}).svg());
        List<Element> lines = drawing.elements("line");
        List<Element> texts = drawing.elements("text");
        for (int i = 0; i < 2; i++) {
            Element line = lines.get(2 + i);
            assertEquals(28, number(line, "x2") - number(line, "x1"), 1e-9);
            assertEquals(8, number(texts.get(i), "x") - number(line, "x2"), 1e-9);
            assertEquals(number(line, "y1"), number(line, "y2"));
            assertEquals(5, number(texts.get(i), "y") - number(line, "y1"), 1e-9, "the middle of the letters");
        }
        for (int i = 0; i < 2; i++) {
            Element unit = drawing.elements("circle").get(i);
            double end = number(texts.get(2 + i), "x") + 2 * 9.7;
            assertEquals(6, number(unit, "cx") - number(unit, "r") - end, 0.11);
            assertEquals(number(unit, "cy") + 5, number(texts.get(2 + i), "y"), 0.11);
        }
        double below = drawing.elements("circle").stream()
                .mapToDouble(unit -> number(unit, "cy") + number(unit, "r"))
                .max()
                .orElseThrow();
        assertTrue(number(lines.get(2), "y1") > below + 10, "below the units");
    }
}
