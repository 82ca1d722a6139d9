package mlfz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A drawing of boxes, circles, lines and words on white, as an SVG or on a picture; all sizes are in pixels. */
final class Sketch {

    static final int FONT_SIZE = 16;

    /** A shape, in both forms. */
    private interface Shape {
        String svg();

        void paint(Graphics2D g);
    }

    private static final BasicStroke THIN = new BasicStroke(1);
    private static final Path2D HEAD = new Path2D.Double();

    static {
        HEAD.moveTo(-8, -3.5);
        HEAD.lineTo(0, 0);
        HEAD.lineTo(-8, 3.5);
        HEAD.closePath();
    }

    private final int width;
    private final int height;
    private final List<Shape> shapes = new ArrayList<>();

    Sketch(double width, double height) {
        this.width = (int) Math.rint(width);
        this.height = (int) Math.rint(height);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Adds an arrow through points, x and y in turn. */
    void addArrow(double... points) {
        shapes.add(new Shape() {
            @Override
            public String svg() {
                StringBuilder places = new StringBuilder();
                for (int i = 0; i < points.length; i += 2) {
                    places.append(i == 0 ? "" : " ").append(format("%.1f,%.1f", points[i], points[i + 1]));
                }
                return "<polyline points=\"" + places + "\" fill=\"none\" stroke=\"" + hex(Colours.FRAME)
                        + "\" marker-end=\"url(#arrow)\"/>\n";
            }

            @Override
            public void paint(Graphics2D g) {
                int n = points.length;
                Path2D line = new Path2D.Double();
                line.moveTo(points[0], points[1]);
                for (int i = 2; i < n; i += 2) {
                    line.lineTo(points[i], points[i + 1]);
                }
                g.setColor(Colours.FRAME);
                g.setStroke(THIN);
                g.draw(line);
                AffineTransform end = AffineTransform.getTranslateInstance(points[n - 2], points[n - 1]);
                end.rotate(points[n - 2] - points[n - 4], points[n - 1] - points[n - 3]);
                g.fill(end.createTransformedShape(HEAD));
            }
        });
    }

    /** Adds a straight line, of dashes if it is to be told apart without colours. */
    void addLine(double x1, double y1, double x2, double y2, Color colour, double thickness, boolean dashed) {
        shapes.add(new Shape() {
            @Override
            public String svg() {
                return format(
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.2f\"%s/>\n",
                        x1, y1, x2, y2, hex(colour), thickness, dashed ? " stroke-dasharray=\"7 4\"" : "");
            }

            @Override
            public void paint(Graphics2D g) {
                g.setColor(colour);
                g.setStroke(new BasicStroke(
                        (float) thickness,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_MITER,
                        10,
                        dashed ? new float[] {7, 4} : null,
                        0));
                Path2D line = new Path2D.Double();
                line.moveTo(x1, y1);
                line.lineTo(x2, y2);
                g.draw(line);
            }
        });
    }

    /** Adds a box with a light ground. */
    void addBox(double x, double y, double width, double height, Color colour) {
        shapes.add(new Shape() {
            @Override
            public String svg() {
                return format(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"5\" fill=\"%s\" stroke=\"%s\"/>\n",
                        x, y, width, height, hex(Colours.tint(colour)), hex(colour));
            }

            @Override
            public void paint(Graphics2D g) {
                paintClosed(g, new RoundRectangle2D.Double(x, y, width, height, 10, 10), colour);
            }
        });
    }

    /** Adds a circle with a light ground. */
    void addCircle(double x, double y, double radius, Color colour) {
        shapes.add(new Shape() {
            @Override
            public String svg() {
                return format(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\"/>\n",
                        x, y, radius, hex(Colours.tint(colour)), hex(colour));
            }

            @Override
            public void paint(Graphics2D g) {
                paintClosed(g, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), colour);
            }
        });
    }

    private static void paintClosed(Graphics2D g, java.awt.Shape shape, Color colour) {
        g.setColor(Colours.tint(colour));
        g.fill(shape);
        g.setColor(colour);
        g.setStroke(THIN);
        g.draw(shape);
    }

    /** Adds words of fixed width, from x on. */
    void addText(String text, double x, double baseline, boolean bold) {
        shapes.add(new Shape() {
            @Override
            public String svg() {
                return format("<text x=\"%.1f\" y=\"%.1f\" xml:space=\"preserve\"", x, baseline)
                        + (bold ? " font-weight=\"bold\"" : "") + ">" + Text.escaped(text) + "</text>\n";
            }

            @Override
            public void paint(Graphics2D g) {
                g.setColor(Colours.TEXT);
                Text.paint(
                        g,
                        Text.printable(text),
                        new Font(Font.MONOSPACED, bold ? Font.BOLD : Font.PLAIN, FONT_SIZE),
                        x,
                        baseline);
            }
        });
    }

    /** The drawing as an SVG, the same on every machine. */
    String svg(String title, String description) {
        StringBuilder all = new StringBuilder();
        shapes.forEach(shape -> all.append(shape.svg()));
        return format(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                <desc>%4$s</desc>
                <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
                <path d="M0 0.5L8 4L0 7.5z" fill="%5$s"/></marker></defs>
                <rect width="%1$d" height="%2$d" fill="white"/>
                <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="%6$d" fill="%7$s">
                %8$s</g>
                </svg>""",
                width, height, title, Text.escaped(description), hex(Colours.FRAME), FONT_SIZE, hex(Colours.TEXT), all);
    }

    /** The drawing as a picture. */
    Picture picture(String description) {
        Screen.requireFonts();
        return Picture.painted(width, height, description, (g, density) -> shapes.forEach(shape -> shape.paint(g)));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String hex(Color colour) {
        return format("#%06X", colour.getRGB() & 0xFFFFFF);
    }
}
