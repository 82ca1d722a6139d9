package mlfz.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Pictures as SVG, which Apache Batik writes. */
final class Svg {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String DOCTYPE = "<!DOCTYPE[^>]*>\\s*";
    private static final int DIGITS = 3; // after the point, of coordinates in pixels

    private Svg() {}

    /** What a painter paints on white, as the text of a file. */
    static String of(int width, int height, String description, Consumer<Graphics2D> painter) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DIGITS);
        context.setImageHandler(new InlineImages());
        SVGGraphics2D g = new SVGGraphics2D(context, false);
        g.setSVGCanvasSize(new Dimension(width, height));
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        painter.accept(g);

        Element root = g.getRoot();
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("role", "img");
        Element words = document.createElementNS(SVG, "desc");
        words.setTextContent(Text.printable(description));
        root.insertBefore(words, root.getFirstChild());
        StringWriter text = new StringWriter();
        try {
            g.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into a text in memory
        }
        return text.toString().replaceFirst(DOCTYPE, ""); // for which readers go to the net
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e); // every JDK has a parser with default settings
        }
    }

    /** Images inside the file. Batik's own way takes a library more to write a PNG, which the JDK does as well. */
    private static final class InlineImages extends DefaultImageHandler {
        @Override
        protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
            element.setAttributeNS(
                    "http://www.w3.org/1999/xlink", "xlink:href", Html.uri("image/png", Png.of((RenderedImage) image)));
        }
    }
}
