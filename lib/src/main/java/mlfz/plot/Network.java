package mlfz.plot;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import mlfz.nn.scalar.Scalar;

/**
 * The drawing of a network as units and weights: a circle for each input, unit and output, layer by layer from left to
 * right, and a line for each weight, blue if it is positive, vermilion and of dashes if it is negative, and the thicker
 * the larger it is in size.
 *
 * <pre>{@code
 * Network.of("x1", "x2").layer(model.A).layer(model.B)
 * }</pre>
 *
 * <p>Weights that change later do not change the drawing.
 */
public final class Network extends Painted {

    private static final int MOST = 32; // units of a layer; more cannot be told apart on a screen
    private static final int WIDTH = 600; // all sizes in pixels
    private static final int HEIGHT = 480; // of the units, at most
    private static final int SPACING = 60; // from one unit to the next, at most
    private static final int RADIUS = 11; // of a unit, at most
    private static final int MARGIN = 30;
    private static final int ROW = 30; // of the words below the units
    private static final double LETTER = 9.7;
    private static final double THICKEST = 5;
    private static final double THINNEST = 0.3;

    private final List<String> inputs;
    private final List<double[][]> layers; // weights from each unit of the layer before to each unit of the layer

    private Network(List<String> inputs, List<double[][]> layers) {
        this.inputs = inputs;
        this.layers = layers;
    }

    /**
     * A network of inputs alone.
     *
     * @param inputs the names of the inputs, at least one
     * @throws NullPointerException if a name is null
     * @throws IllegalArgumentException if there is no name, if there are more than 32, or if one is blank
     */
    public static Network of(String... inputs) {
        Check.notEmpty(Objects.requireNonNull(inputs, "inputs").length, "inputs");
        Check.atMost(inputs.length, MOST, "inputs");
        for (int i = 0; i < inputs.length; i++) {
            Check.text(inputs[i], "inputs[" + i + "]");
        }
        return new Network(List.of(inputs.clone()), List.of());
    }

    /**
     * Returns the network with a layer more.
     *
     * @param weights {@code weights[i][j]} leads from unit i of the layer before to unit j of this one
     * @throws NullPointerException if the weights, a row or a weight is null
     * @throws IllegalArgumentException if there are not as many rows as units in the layer before, if the rows differ in
     *     length, are empty or longer than 32, or if a weight is not finite
     */
    public Network layer(Scalar[][] weights) {
        double[][] values = new double[Objects.requireNonNull(weights, "weights").length][];
        for (int i = 0; i < values.length; i++) {
            values[i] = values(Objects.requireNonNull(weights[i], "weights[" + i + "]"), "weights[" + i + "]");
        }
        return layer(values);
    }

    /**
     * Returns the network with a layer of one unit more, such as its output.
     *
     * @param weights {@code weights[i]} leads from unit i of the layer before
     * @throws NullPointerException if the weights or one of them is null
     * @throws IllegalArgumentException if there are not as many as units in the layer before, or if one is not finite
     */
    public Network layer(Scalar[] weights) {
        return layer(Arrays.stream(values(Objects.requireNonNull(weights, "weights"), "weights"))
                .mapToObj(weight -> new double[] {weight})
                .toArray(double[][]::new));
    }

    /** Returns the network with a layer more: as {@link #layer(Scalar[][])}, for plain numbers. */
    public Network layer(double[][] weights) {
        int before = units(layers.size());
        Check.sameLength(Objects.requireNonNull(weights, "weights").length, "weights", before, "the layer before");
        double[][] copy = new double[before][];
        for (int i = 0; i < before; i++) {
            String row = "weights[" + i + "]";
            copy[i] = Data.of(weights[i], row);
            Check.sameLength(copy[i].length, row, copy[0].length, "weights[0]");
        }
        Check.atMost(copy[0].length, MOST, "weights[0]");
        List<double[][]> longer = new ArrayList<>(layers);
        longer.add(copy);
        return new Network(inputs, List.copyOf(longer));
    }

    private static double[] values(Scalar[] weights, String name) {
        double[] values = new double[weights.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Objects.requireNonNull(weights[i], name + "[" + i + "]").value();
        }
        return values;
    }

    private int units(int layer) {
        return layer == 0 ? inputs.size() : layers.get(layer - 1)[0].length;
    }

    /** Returns the drawing as an SVG, the same on every machine. */
    public String svg() {
        return sketch().svg("Network", toString());
    }

    /** Returns the drawing, sharp at any size, as a piece of HTML that holds all it needs. */
    @Override
    public String html() {
        Sketch sketch = sketch();
        byte[] svg = svg().getBytes(StandardCharsets.UTF_8);
        return Html.image(Html.uri("image/svg+xml", svg), sketch.width(), sketch.height(), toString());
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
        return sketch().picture(Check.text(description, "description"));
    }

    /** Returns what the drawing shows, in words: how many units there are, and from where to where the weights go. */
    @Override
    public String toString() {
        String units = layers.stream()
                .map(weights -> ", " + Text.count(weights[0].length, "unit"))
                .collect(Collectors.joining());
        Range range = weights();
        return "A network of " + Text.count(inputs.size(), "input") + " (" + String.join(", ", inputs) + ")" + units
                + (layers.isEmpty() ? "" : "; weights " + range.words()) + ".";
    }

    private Range weights() {
        return layers.stream().flatMap(Arrays::stream).map(Range.EMPTY::with).reduce(Range.EMPTY, Range::with);
    }

    private Sketch sketch() {
        int most = 0;
        for (int layer = 0; layer <= layers.size(); layer++) {
            most = Math.max(most, units(layer));
        }
        double spacing = Math.min(SPACING, (double) HEIGHT / most);
        double middle = MARGIN + most * spacing / 2;
        double left = MARGIN
                + RADIUS
                + LETTER * inputs.stream().mapToInt(String::length).max().orElseThrow();
        double step = layers.isEmpty() ? 0 : (WIDTH - MARGIN - left) / layers.size();
        Sketch sketch = new Sketch(WIDTH, 2 * middle + (layers.isEmpty() ? 0 : ROW));
        Places places = new Places(left, step, middle, spacing);
        if (!layers.isEmpty()) {
            double largest =
                    Math.max(Math.abs(weights().lower()), Math.abs(weights().upper()));
            drawWeights(sketch, places, largest);
            explain(sketch, 2 * middle, largest);
        }
        double radius = Math.min(RADIUS, 0.4 * spacing);
        for (int layer = 0; layer <= layers.size(); layer++) {
            for (int i = 0; i < units(layer); i++) {
                sketch.addCircle(places.x(layer), places.y(i, units(layer)), radius, Colours.FRAME);
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            double end = left - radius - 6;
            sketch.addText(inputs.get(i), end - LETTER * inputs.get(i).length(), places.y(i, inputs.size()) + 5, false);
        }
        return sketch;
    }

    /** Where the units are. */
    private record Places(double left, double step, double middle, double spacing) {
        double x(int layer) {
            return left + layer * step;
        }

        double y(int unit, int units) {
            return middle + (unit - (units - 1) / 2.0) * spacing;
        }
    }

    private void drawWeights(Sketch sketch, Places places, double largest) {
        for (int layer = 0; layer < layers.size(); layer++) {
            double[][] weights = layers.get(layer);
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights[i].length; j++) {
                    double weight = weights[i][j];
                    double share = largest == 0 ? 0 : Math.abs(weight) / largest;
                    sketch.addLine(
                            places.x(layer),
                            places.y(i, weights.length),
                            places.x(layer + 1),
                            places.y(j, weights[i].length),
                            colour(weight),
                            THINNEST + (THICKEST - THINNEST) * share,
                            weight < 0);
                }
            }
        }
    }

    private static void explain(Sketch sketch, double top, double largest) {
        double y = top + 10;
        sketch.addLine(MARGIN, y, MARGIN + 28, y, Colours.BLUE, THICKEST, false);
        sketch.addText(Text.rounded(largest), MARGIN + 36, y + 5, false);
        double second = MARGIN + 150;
        sketch.addLine(second, y, second + 28, y, Colours.VERMILION, THICKEST, true);
        sketch.addText(Text.rounded(-largest), second + 36, y + 5, false);
    }

    private static Color colour(double weight) {
        return weight < 0 ? Colours.VERMILION : Colours.BLUE;
    }
}
