package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import mlfz.nn.Block;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

class StraightNetworksTest {
    /** Three clouds, of which a straight network gets all right, and a test point in each. */
    private static final List<double[]> POINTS = new ArrayList<>();

    private static final List<Integer> CLASSES = new ArrayList<>();
    private static final double[][] CENTRES = {{-1, 1}, {1, 1}, {0, -1}};

    static {
        var rng = new Random(8);
        for (int i = 0; i < 60; i++) {
            double[] centre = CENTRES[i % 3];
            POINTS.add(new double[] {centre[0] + 0.1 * rng.nextGaussian(), centre[1] + 0.1 * rng.nextGaussian()});
            CLASSES.add(i % 3);
        }
    }

    /** The layer of the notebook. */
    private static class Layer extends Block {
        final Scalar[][] weights;
        final Scalar[] biases;

        Layer(int inputs, int units, Random rng) {
            weights = new Scalar[units][inputs];
            biases = new Scalar[units];
            for (Scalar[] row : weights) {
                Arrays.setAll(row, i -> Scalar.random(rng, -1, 1));
            }
            Arrays.setAll(biases, j -> new Scalar(0));
        }

        List<Scalar> of(List<Scalar> inputs) {
            var sums = new ArrayList<Scalar>();
            for (int j = 0; j < biases.length; j++) {
                Scalar sum = biases[j];
                for (int i = 0; i < inputs.size(); i++) {
                    sum = sum.add(weights[j][i].mul(inputs.get(i)));
                }
                sums.add(sum);
            }
            return sums;
        }
    }

    /** The solution, of which each wrong answer changes one thing. */
    private static class Straight extends Block {
        final Layer layer;

        Straight(Random rng) {
            layer = new Layer(2, 3, rng);
        }

        static List<Scalar> point(double... x) {
            return Arrays.stream(x).mapToObj(Scalar::new).toList();
        }

        Object logits(double[] x) {
            return layer.of(point(x));
        }
    }

    private static Rows.Row told(Function<Random, Straight> networks, String... words) {
        return row(
                () -> StraightNetworks.check(
                        networks, (network, x) -> network.logits(x), POINTS, CLASSES, POINTS, CLASSES),
                words);
    }

    /** The row of a network that makes something else of the layer's logits and the point. */
    private static Rows.Row told(Answer.Two<Straight, double[]> logits, String... words) {
        return row(
                () -> StraightNetworks.check(
                        Straight::new, logits, POINTS, CLASSES, POINTS.subList(0, 3), List.of(0, 1, 1)),
                words);
    }

    /** The row of a network with parameters of another kind, on which its logits do not depend. */
    private static Rows.Row other(Function<Random, Block> networks, String... words) {
        return row(
                () -> StraightNetworks.check(
                        networks, (network, x) -> Straight.point(0, 0, 0), POINTS, CLASSES, POINTS, CLASSES),
                words);
    }

    @Test
    void aSingleLayerIsRightAndIsTried() {
        assertTold(
                told(Straight::new, "Right", "100.0 % of the penguins to learn from", "100.0 % of those to test with"),
                told(Straight::logits, "Right", "66.7 % of those to test with"));
    }

    @Test
    void whatIsNoListOfThreeScalarsIsToldSo() {
        assertTold(
                told((network, x) -> null, "logits returns null", "a List"),
                told((network, x) -> new Scalar(1), "a Scalar", "a List"),
                told((network, x) -> List.of(), "a list of 0", "three"),
                told((network, x) -> network.layer.of(Straight.point(x)).subList(0, 2), "a list of 2"),
                told((network, x) -> Arrays.asList(null, null, null), "null in it"),
                told((network, x) -> List.of(1.0, 2.0, 3.0), "a double in it"),
                told((network, x) -> List.of(network, new int[0], "").get((int) x[0] + 5), "IndexOutOfBounds"));
    }

    @Test
    void aNetworkWithOtherParametersIsToldSo() {
        class Empty extends Block {}
        class Deep extends Block {
            final List<Layer> layers;

            Deep(Random rng) {
                layers = List.of(new Layer(2, 8, rng), new Layer(8, 8, rng), new Layer(8, 3, rng));
            }
        }
        assertTold(
                other(rng -> new Empty(), "no parameters", "a field with a Layer"),
                other(Deep::new, "123 parameters", "hidden layers are still there"),
                told(
                        rng -> new Straight(rng) {
                            final Scalar another = new Scalar(1);
                        },
                        "10 parameters",
                        "six weights and three biases"));
    }

    @Test
    void parametersThatAreSharedOrNotFromTheRandomNumbersAreToldSo() {
        var shared = new Straight(new Random(1));
        var elsewhere = new Random(5);
        assertTold(
                told(rng -> shared, "Two networks share", "not static"),
                told(rng -> new Straight(elsewhere), "from the same random numbers", "draw it from rng"),
                told(rng -> new Straight(new Random(7)), "hand rng on"));
    }

    @Test
    void logitsThatAreBentAreToldSo() {
        assertTold(
                told(
                        (network, x) -> network.layer.of(Straight.point(x)).stream()
                                .map(Functions::tanh)
                                .toList(),
                        "Logit 0 is bent",
                        "no tanh"),
                told((network, x) -> Functions.softmax(network.layer.of(Straight.point(x))), "leave the softmax"));
    }

    @Test
    void logitsThatDoNotComeFromTheLayerAreToldSo() {
        assertTold(
                told((network, x) -> Straight.point(0, 0, 0), "No logit depends on layer.weights[0][0]"),
                told((network, x) -> network.layer.of(Straight.point(x[0], 0)), "No logit depends on", "[1]"),
                told(
                        (network, x) -> network.layer.of(Straight.point(x)).stream()
                                .map(logit -> new Scalar(logit.value()))
                                .toList(),
                        "No logit depends on"),
                told((network, x) -> network.layer.of(Straight.point(2 * x[0], x[1])), "in another way"),
                told(
                        (network, x) -> {
                            var logits = network.layer.of(Straight.point(x));
                            return List.of(
                                    logits.get(0), logits.get(1), logits.get(2).mul(2));
                        },
                        "in another way"));
    }
}
