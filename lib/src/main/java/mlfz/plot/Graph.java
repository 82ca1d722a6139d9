package mlfz.plot;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import mlfz.nn.scalar.Elementwise;
import mlfz.nn.scalar.Operation;
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
 * new Graph(loss, model.parameters(), "The loss of two points.")
 * }</pre>
 *
 * <p>Where boxes and arrows go is the work of the Eclipse Layout Kernel, after K. Sugiyama, S. Tagawa and M. Toda,
 * "Methods for visual understanding of hierarchical system structures", 1981.
 */
public final class Graph extends Painted {

    private static final int LARGEST = 40; // boxes; more cannot be read on a screen
    private static final double LETTER =
            9.7; // the width of a letter in the usual fixed-width fonts, or a little more; all sizes in pixels
    private static final int ROW = 21;
    private static final int PADDING = 11;

    private final String description;
    private final Sketch sketch;

    /** Draws a graph, and describes it by its named numbers and its result. */
    public Graph(Scalar result, Map<String, Scalar> names) {
        this(result, names, words(result, names));
    }

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
        Map<Scalar, String> titles = titles(names);
        ElkNode drawing = ElkGraphUtil.createGraph();
        Map<Scalar, ElkNode> boxes = new LinkedHashMap<>();
        Map<Scalar, List<String>> rows = new HashMap<>();
        List<Scalar> drawn = upTo(Objects.requireNonNull(result, "result"));
        Set<Scalar> feeding = feeding(drawn);
        for (Scalar scalar : drawn) {
            String title = titles.getOrDefault(scalar, operation(scalar).replace('-', '\u2212'));
            List<String> text = feeding.contains(scalar) ? List.of(title) : rows(scalar, title);
            ElkNode box = ElkGraphUtil.createNode(drawing);
            int letters = text.stream().mapToInt(String::length).max().orElseThrow();
            box.setDimensions(Math.ceil(letters * LETTER) + 2 * PADDING, text.size() * ROW + PADDING);
            boxes.put(scalar, box);
            rows.put(scalar, text);
        }
        boxes.forEach((scalar, box) ->
                scalar.inputs().forEach(input -> ElkGraphUtil.createSimpleEdge(boxes.get(input), box)));
        layOut(drawing);

        sketch = new Sketch(drawing.getWidth(), drawing.getHeight());
        drawing.getContainedEdges().forEach(edge -> sketch.addArrow(points(edge)));
        boxes.forEach((scalar, box) -> {
            Color colour =
                    titles.containsKey(scalar) ? Colours.BLUE : scalar == result ? Colours.VERMILION : Colours.FRAME;
            addBox(box, rows.get(scalar), colour);
        });
    }

    /** Nodes of operations with several results, each of which has its value and its gradient in a box of its own. */
    private static Set<Scalar> feeding(List<Scalar> scalars) {
        return scalars.stream()
                .filter(scalar -> scalar.operation().orElse(null) == Elementwise.ITEM)
                .map(item -> item.inputs().get(0))
                .collect(Collectors.toSet());
    }

    /** The symbol, with the plain number if there is one, such as "tanh", "× 0.5" or "2.0 −"; empty for a number of its own. */
    private static String operation(Scalar scalar) {
        Operation operation = scalar.operation().orElse(null);
        if (scalar.plainNumber().isEmpty()) {
            return operation == null ? "" : operation.symbol();
        }
        double number = scalar.plainNumber().getAsDouble();
        if (operation == Elementwise.ITEM) {
            return operation.symbol() + " " + (int) number;
        }
        boolean numberFirst = operation == Elementwise.SUB_FROM || operation == Elementwise.DIV_INTO;
        return numberFirst ? number + " " + operation.symbol() : operation.symbol() + " " + number;
    }

    private static Map<Scalar, String> titles(Map<String, Scalar> names) {
        Map<Scalar, String> titles = new HashMap<>();
        Objects.requireNonNull(names, "names")
                .forEach(
                        (name, scalar) -> titles.put(Objects.requireNonNull(scalar, name), Check.text(name, "a name")));
        return titles;
    }

    private static String words(Scalar result, Map<String, Scalar> names) {
        List<Scalar> drawn = upTo(Objects.requireNonNull(result, "result"));
        Map<Scalar, String> titles = titles(names);
        String named = drawn.stream()
                .filter(titles::containsKey)
                .map(scalar -> titles.get(scalar) + " = " + Text.rounded(scalar.value()))
                .collect(Collectors.joining(", "));
        return "The computational graph of " + Text.rounded(result.value()) + ": " + Text.count(drawn.size(), "number")
                + (named.isEmpty() ? "" : ", among them " + named) + ".";
    }

    /** Returns the drawing as an SVG, the same on every machine. */
    public String svg() {
        return sketch.svg("Computational graph", description);
    }

    /** Returns the drawing, with letters that are sharp at any size, as a piece of HTML that holds all it needs. */
    @Override
    public String html() {
        byte[] svg = svg().getBytes(StandardCharsets.UTF_8);
        return Html.image(Html.uri("image/svg+xml", svg), sketch.width(), sketch.height(), description);
    }

    /**
     * Paints the drawing.
     *
     * @param description what the picture shows, in words
     * @throws NullPointerException if the description is null
     * @throws IllegalArgumentException if it is blank
     */
    @Override
    public Picture picture(String description) {
        return sketch.picture(Check.text(description, "description"));
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
        String value = "value " + Text.rounded(scalar.value());
        String gradient = "grad  " + Text.rounded(scalar.grad());
        return title.isEmpty() ? List.of(value, gradient) : List.of(title, value, gradient);
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

    private static double[] points(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().get(0);
        DoubleStream.Builder points = DoubleStream.builder();
        points.add(section.getStartX()).add(section.getStartY());
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(bend.getX()).add(bend.getY());
        }
        return points.add(section.getEndX()).add(section.getEndY()).build().toArray();
    }

    private void addBox(ElkNode box, List<String> rows, Color colour) {
        sketch.addBox(box.getX(), box.getY(), box.getWidth(), box.getHeight(), colour);
        for (int i = 0; i < rows.size(); i++) {
            boolean title = i == 0 && rows.size() != 2;
            sketch.addText(rows.get(i), box.getX() + PADDING, box.getY() + (i + 1) * ROW, title);
        }
    }
}
