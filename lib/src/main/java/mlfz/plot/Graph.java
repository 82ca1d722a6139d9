package mlfz.plot;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mlfz.nn.scalar.Scalar;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * The drawing of a computational graph: every number that a result was computed from as a box with its name or its
 * operation, its value and its gradient, and an arrow from each number to those computed from it. It is read from left
 * to right, from the numbers on their own to the result.
 *
 * <pre>{@code
 * render(new Graph(loss, model.parameters(), "The loss of two points.").html(), "text/html")
 * }</pre>
 *
 * <p>Where boxes and arrows go is the work of the Eclipse Layout Kernel, after K. Sugiyama, S. Tagawa and M. Toda,
 * "Methods for visual understanding of hierarchical system structures", 1981.
 */
public final class Graph {

    private static final int LARGEST = 40; // boxes; more cannot be read on a screen
    private static final int FONT_SIZE = 16; // all sizes in pixels
    private static final double LETTER = 9.7; // the width of a letter in the usual fixed-width fonts, or a little more
    private static final int ROW = 21;
    private static final int PADDING = 11;

    private final String description;
    private final String svg;

    /**
     * Draws a graph as it is now: values and gradients that change later do not change the drawing.
     *
     * @param result the number whose graph it is
     * @param names numbers that have a name, such as a model's parameters; those that the result was not computed from
     *     are not drawn
     * @param description what the drawing shows, in words
     * @throws NullPointerException if an argument, a name or a named number is null
     * @throws IllegalArgumentException if the description or a name is blank, or if the graph has more than 40 numbers
     */
    public Graph(Scalar result, Map<String, Scalar> names, String description) {
        this.description = Check.text(description, "description");
        Map<Scalar, String> titles = new HashMap<>();
        Objects.requireNonNull(names, "names")
                .forEach(
                        (name, scalar) -> titles.put(Objects.requireNonNull(scalar, name), Check.text(name, "a name")));
        ElkNode drawing = ElkGraphUtil.createGraph();
        Map<Scalar, ElkNode> boxes = new LinkedHashMap<>();
        Map<Scalar, List<String>> rows = new HashMap<>();
        for (Scalar scalar : upTo(Objects.requireNonNull(result, "result"))) {
            List<String> text =
                    rows(scalar, titles.getOrDefault(scalar, scalar.operation().replace('-', '\u2212')));
            ElkNode box = ElkGraphUtil.createNode(drawing);
            int letters = text.stream().mapToInt(String::length).max().orElseThrow();
            box.setDimensions(Math.ceil(letters * LETTER) + 2 * PADDING, text.size() * ROW + PADDING);
            boxes.put(scalar, box);
            rows.put(scalar, text);
        }
        boxes.forEach((scalar, box) ->
                scalar.inputs().forEach(input -> ElkGraphUtil.createSimpleEdge(boxes.get(input), box)));
        layOut(drawing);

        StringBuilder shapes = new StringBuilder();
        drawing.getContainedEdges().forEach(edge -> shapes.append(arrow(edge)));
        boxes.forEach((scalar, box) -> {
            Color colour =
                    titles.containsKey(scalar) ? Colours.BLUE : scalar == result ? Colours.VERMILION : Colours.FRAME;
            shapes.append(box(box, rows.get(scalar), colour));
        });
        svg = String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$.0f" height="%2$.0f" viewBox="0 0 %1$.0f %2$.0f" role="img">
                <title>Computational graph</title>
                <desc>%3$s</desc>
                <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
                <path d="M0 0.5L8 4L0 7.5z" fill="%4$s"/></marker></defs>
                <rect width="%1$.0f" height="%2$.0f" fill="white"/>
                <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="%5$d" fill="%6$s">
                %7$s</g>
                </svg>""",
                drawing.getWidth(),
                drawing.getHeight(),
                Text.escaped(description),
                hex(Colours.FRAME),
                FONT_SIZE,
                hex(Colours.TEXT),
                shapes);
    }

    /** Returns the drawing as an SVG, the same on every machine. */
    public String svg() {
        return svg;
    }

    /** Returns the drawing as a piece of HTML that holds all it needs. */
    public String html() {
        return "<img src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)) + "\" alt=\""
                + Text.escaped(description) + "\">";
    }

    /** Returns the description: what the drawing shows, in words. */
    @Override
    public String toString() {
        return description;
    }

    /** Every number that the result was computed from, and the result last; the inputs of an operation in their order. */
    private static List<Scalar> upTo(Scalar result) {
        Set<Scalar> found = new LinkedHashSet<>();
        Deque<Scalar> waiting = new ArrayDeque<>(List.of(result));
        while (!waiting.isEmpty()) {
            Scalar scalar = waiting.removeFirst();
            if (found.add(scalar)) {
                waiting.addAll(reversed(scalar.inputs()));
            }
            if (found.size() > LARGEST) {
                throw new IllegalArgumentException("the graph has more than " + LARGEST
                        + " numbers, too many to read: draw that of fewer points, or of a smaller model");
            }
        }
        return reversed(found);
    }

    private static List<Scalar> reversed(Collection<Scalar> scalars) {
        List<Scalar> reversed = new ArrayList<>(scalars);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<String> rows(Scalar scalar, String title) {
        String value = "value " + rounded(scalar.value());
        String gradient = "grad  " + rounded(scalar.grad());
        return title.isEmpty() ? List.of(value, gradient) : List.of(title, value, gradient);
    }

    /** A number with four digits. */
    private static String rounded(double value) {
        return Double.isFinite(value)
                ? Text.number(new BigDecimal(value).round(new MathContext(4)).doubleValue())
                : Double.toString(value);
    }

    private static void layOut(ElkNode drawing) {
        drawing.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        drawing.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        // the inputs of a difference or a quotient in their order, from top to bottom
        drawing.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        drawing.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
        drawing.setProperty(LayeredOptions.SPACING_NODE_NODE, 16.0);
        drawing.setProperty(LayeredOptions.PADDING, new ElkPadding(12));
        LayoutMetaDataService.initElkReflect(); // tells ELK about its own types
        new LayeredLayoutProvider().layout(drawing, new BasicProgressMonitor());
    }

    private static String arrow(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().get(0);
        StringBuilder points = new StringBuilder(point(section.getStartX(), section.getStartY()));
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.append(' ').append(point(bend.getX(), bend.getY()));
        }
        points.append(' ').append(point(section.getEndX(), section.getEndY()));
        return "<polyline points=\"" + points + "\" fill=\"none\" stroke=\"" + hex(Colours.FRAME)
                + "\" marker-end=\"url(#arrow)\"/>\n";
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private static String box(ElkNode box, List<String> rows, Color colour) {
        StringBuilder shapes = new StringBuilder(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"5\" fill=\"%s\" stroke=\"%s\"/>\n",
                box.getX(),
                box.getY(),
                box.getWidth(),
                box.getHeight(),
                hex(Colours.tint(colour)),
                hex(colour)));
        for (int i = 0; i < rows.size(); i++) {
            shapes.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" xml:space=\"preserve\"%s>%s</text>\n",
                    box.getX() + PADDING,
                    box.getY() + (i + 1) * ROW,
                    i == 0 && rows.size() == 3 ? " font-weight=\"bold\"" : "",
                    Text.escaped(rows.get(i))));
        }
        return shapes.toString();
    }

    private static String hex(Color colour) {
        return String.format("#%06X", colour.getRGB() & 0xFFFFFF);
    }
}
