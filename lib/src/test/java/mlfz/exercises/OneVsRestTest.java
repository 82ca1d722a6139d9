package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import mlfz.exercises.NetworkExercisesTest.ZeroLayerNetwork;
import mlfz.nn.GradientDescent;
import mlfz.nn.scalar.Losses;
import org.junit.jupiter.api.Test;

class OneVsRestTest {
    private static final double[][] CENTRES = {{-5, 0}, {5, 0}, {0, 7}};
    private static final List<double[]> POINTS = new ArrayList<>();
    private static final List<Integer> CLASSES = new ArrayList<>();

    static {
        clouds(CENTRES, POINTS, CLASSES);
    }

    private static void clouds(double[][] centres, List<double[]> points, List<Integer> classes) {
        var dice = new Random(7);
        for (int i = 0; i < 300; i++) {
            double[] centre = centres[i % 3];
            points.add(new double[] {centre[0] + dice.nextGaussian(), centre[1] + dice.nextGaussian()});
            classes.add(i % 3);
        }
    }

    private static List<ZeroLayerNetwork> trained(List<double[]> points, List<Integer> classes, int... wanted) {
        List<ZeroLayerNetwork> networks = new ArrayList<>();
        for (int k : wanted) {
            var labels = classes.stream().map(c -> c == k ? 1 : 0).toList();
            var network = new ZeroLayerNetwork();
            new GradientDescent<>(network, Losses::binaryCrossEntropy).run(points, labels, 0.1, 300);
            networks.add(network);
        }
        return networks;
    }

    private static int largest(List<ZeroLayerNetwork> networks, double[] x) {
        int best = 0;
        for (int k = 1; k < 3; k++) {
            if (networks.get(k).forward(x).value()
                    > networks.get(best).forward(x).value()) {
                best = k;
            }
        }
        return best;
    }

    private static int nearest(double[] x) {
        int best = 0;
        for (int k = 1; k < 3; k++) {
            if (Math.hypot(x[0] - CENTRES[k][0], x[1] - CENTRES[k][1])
                    < Math.hypot(x[0] - CENTRES[best][0], x[1] - CENTRES[best][1])) {
                best = k;
            }
        }
        return best;
    }

    private static Rows.Row told(Object networks, Answer.One<double[]> classOf, String... words) {
        return row(() -> OneVsRest.check(networks, classOf, POINTS, CLASSES), words);
    }

    @Test
    void threeTrainedNetworksAndTheSurestOfThemAreRight() {
        var networks = trained(POINTS, CLASSES, 0, 1, 2);
        assertTold(
                told(networks, x -> largest(networks, x), "Right", "100, 100 and 100"),
                told(networks, x -> (long) largest(networks, x), "Right"));
    }

    @Test
    void overlappingCloudsOfTheReaderWillDo() {
        List<double[]> points = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        clouds(new double[][] {{-1, 0}, {1, 0}, {0, 2}}, points, classes);
        var networks = trained(points, classes, 0, 1, 2);
        assertTold(
                row(() -> OneVsRest.check(networks, x -> largest(networks, x), points, classes), "Right"),
                row(() -> OneVsRest.check(networks, x -> nearest(x), points, classes), "does not go by the networks"));
    }

    @Test
    void whatAreNotThreeNetworksIsToldSo() {
        var one = trained(POINTS, CLASSES, 0).get(0);
        assertTold(
                told(List.of(), x -> 0, "has 0", "three networks"),
                told(null, x -> 0, "is null", "three networks"),
                told(new ZeroLayerNetwork[3], x -> 0, "ZeroLayerNetwork[]", "three networks"),
                told(List.of(one, one), x -> 0, "has 2"),
                told(Arrays.asList(null, null, null), x -> 0, "null at place 0"),
                told(Arrays.asList(one, new ZeroLayerNetwork(), null), x -> 0, "null at place 2"),
                told(List.of("a", "b", "c"), x -> 0, "a String at place 0"),
                told(List.of(one, one, one), x -> 0, "networks 0 and 1", "one and the same"),
                told(List.of(one, new ZeroLayerNetwork(), one), x -> 0, "networks 0 and 2", "new network for each"));
    }

    @Test
    void networksThatAreNotTrainedForTheirClassAreNamed() {
        List<ZeroLayerNetwork> untrained =
                List.of(new ZeroLayerNetwork(), new ZeroLayerNetwork(), new ZeroLayerNetwork());
        var twisted = trained(POINTS, CLASSES, 0, 2, 1);
        var oneMissing = trained(POINTS, CLASSES, 0, 1, 2);
        oneMissing.set(2, new ZeroLayerNetwork());
        assertTold(
                told(untrained, x -> 0, "100, 0 and 0", "not good yet", "network 0", "label 1 for class 0"),
                told(untrained, x -> nearest(x), "100, 100 and 100", "not good yet"),
                told(twisted, x -> largest(twisted, x), "100, 0 and 0", "not good yet", "network 1"),
                told(trained(POINTS, CLASSES, 0, 0, 0), x -> 0, "not good yet", "network "),
                told(oneMissing, x -> nearest(x), "not good yet", "network 2"));
    }

    @Test
    void aClassThatDoesNotComeFromTheNetworksIsFound() {
        var networks = trained(POINTS, CLASSES, 0, 1, 2);
        assertTold(
                told(networks, x -> 0, "100, 0 and 0", "largest output"),
                told(networks, x -> nearest(x), "100, 100 and 100", "does not go by the networks"),
                told(networks, x -> networks.get(0).forward(x).value() > 0.5 ? 0 : x[0] > 3 ? 1 : 2, "does not go by"),
                told(
                        networks,
                        x -> {
                            int best = 0;
                            for (int k = 1; k < 3; k++) {
                                if (networks.get(k).forward(x).value()
                                        < networks.get(best).forward(x).value()) {
                                    best = k;
                                }
                            }
                            return best;
                        },
                        "largest output"),
                told(networks, x -> null, "null"),
                told(networks, x -> 0.5, "whole number"),
                told(networks, x -> networks.get(3), "IndexOutOfBounds"));
    }

    @Test
    void theNetworksAreAfterwardsWhatTheyWere() {
        var networks = trained(POINTS, CLASSES, 0, 1, 2);
        var before = networks.stream().map(network -> network.parameterValues()).toList();
        OneVsRest.check(networks, x -> nearest(x), POINTS, CLASSES);
        OneVsRest.check(networks, x -> largest(networks, x), POINTS, CLASSES);
        assertEquals(
                before,
                networks.stream().map(network -> network.parameterValues()).toList());
    }
}
