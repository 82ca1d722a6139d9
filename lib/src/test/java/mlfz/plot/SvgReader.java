package mlfz.plot;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An SVG, read back. */
final class SvgReader {

    final Document document;
    final Rectangle2D picture;
    final List<Rectangle2D> boxes = new ArrayList<>();
    final List<List<String>> rows = new ArrayList<>();

    SvgReader(String svg) {
        try {
            document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(svg, e);
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
                    double[] points = Arrays.stream(line.getAttribute("points").split("[ ,]"))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
                    return List.of(
                            box(points[0], points[1]), box(points[points.length - 2], points[points.length - 1]));
                })
                .toList();
    }

    int box(double x, double y) {
        return IntStream.range(0, boxes.size())
                .filter(i -> boxes.get(i).intersects(x - 0.2, y - 0.2, 0.4, 0.4))
                .findFirst()
                .orElseThrow();
    }

    List<Element> elements(String name) {
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
