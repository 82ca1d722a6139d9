package mlfz.nn.scalar;

import static mlfz.nn.scalar.RandomOperations.LEAVES;
import static mlfz.nn.scalar.RandomOperations.OPERATIONS;
import static mlfz.nn.scalar.RandomOperations.leaves;
import static mlfz.nn.scalar.RandomOperations.pick;
import static mlfz.nn.scalar.RandomOperations.total;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mlfz.nn.scalar.RandomOperations.Node;
import mlfz.nn.scalar.RandomOperations.Operation;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;

/**
 * 10,000 random graphs of all operations, against Hipparchus' {@link Gradient}, which carries the derivatives forward along
 * with each value and has functions of its own.
 *
 * <p>Operations are drawn anew where a value gets larger than 10 or a derivative than 100, and kept away from poles and
 * kinks. So both roundings stay small: with the seeds below the results differ by at most 10⁻¹²; a wrong rule shows in the
 * first digits.
 */
class RandomGraphsTest {
    private static final int GRAPHS = 10_000;
    private static final double BOUND = 1e-11;

    /** Random nodes, the leaves first and the sum of all that nothing was computed from last. */
    private static List<Node> graph(List<Node> leaves, int size, Random rng, Map<String, Integer> uses) {
        List<Node> nodes = new ArrayList<>(leaves);
        Set<Node> used = new HashSet<>();
        while (nodes.size() < LEAVES + size) {
            Operation operation = OPERATIONS.get(rng.nextInt(OPERATIONS.size()));
            List<Node> operands = IntStream.range(0, operation.operands())
                    .mapToObj(i -> pick(nodes, rng))
                    .toList();
            double number = rng.nextDouble(-2, 2);
            if (operation.mayTake(operands)) {
                Node result = operation.apply(operands, number);
                if (isModerate(result.theirs())) {
                    nodes.add(result);
                    used.addAll(operands);
                    uses.merge(operation.name(), 1, Integer::sum);
                }
            }
        }
        List<Node> ends = nodes.stream().filter(node -> !used.contains(node)).toList();
        nodes.add(new Operation("root", 0, (a, c) -> Functions.sum(a), (a, c) -> total(a), x -> true).apply(ends, 0));
        return nodes;
    }

    private static boolean isModerate(Gradient gradient) {
        return Math.abs(gradient.getValue()) <= 10
                && Arrays.stream(gradient.getGradient()).allMatch(d -> Math.abs(d) <= 100);
    }

    @Test
    void valuesAndGradientsAreThoseOfHipparchusWhicheverGraphOfTheSameLeavesComesBefore() {
        Map<String, Integer> uses = new HashMap<>();
        for (int seed = 0; seed < GRAPHS; seed++) {
            var rng = new Random(seed);
            List<Node> leaves = leaves(rng);
            List<Node> nodes = graph(leaves, seed % 100 == 0 ? 1000 : 1 + rng.nextInt(50), rng, uses);
            Node root = nodes.get(nodes.size() - 1);
            checkBackward(root, leaves, "seed " + seed + ", whole");
            double[] gradients = gradients(nodes);

            root.ours().backward();
            assertArrayEquals(gradients, gradients(nodes), "seed " + seed + ": a second time");

            checkBackward(nodes.get(rng.nextInt(nodes.size())), leaves, "seed " + seed + ", part");
            List<Node> others = graph(leaves, 5, rng, uses);
            checkBackward(others.get(others.size() - 1), leaves, "seed " + seed + ", another of the same leaves");
            leaves.forEach(leaf -> leaf.ours().setValue(7));
            root.ours().backward();
            assertArrayEquals(gradients, gradients(nodes), "seed " + seed + ": again, with the leaves' values changed");
        }
        assertEquals(OPERATIONS.size(), uses.size());
        assertTrue(uses.values().stream().allMatch(n -> n > GRAPHS / 10), uses::toString);
    }

    private static void checkBackward(Node root, List<Node> leaves, String what) {
        double[] before = gradients(leaves);
        root.ours().backward();
        assertEquals(1, root.ours().grad(), what);
        assertClose(root.theirs().getValue(), root.ours().value(), what);
        for (int i = 0; i < LEAVES; i++) {
            double actual = leaves.get(i).ours().grad();
            if ((root.leaves() & 1 << i) != 0) {
                assertClose(root.theirs().getPartialDerivative(i), actual, what + ", leaf " + i);
            } else {
                assertEquals(before[i], actual, what + ": leaf " + i + " is not reached and keeps its gradient");
            }
        }
    }

    private static void assertClose(double expected, double actual, String what) {
        assertEquals(expected, actual, BOUND * Math.max(1, Math.abs(expected)), what);
    }

    private static double[] gradients(List<Node> nodes) {
        return nodes.stream().mapToDouble(node -> node.ours().grad()).toArray();
    }

    @Test
    void theSameGraphBuiltTwiceHasTheSameGradientsBitForBit() {
        List<double[]> twice = Stream.of(1, 2)
                .map(time -> {
                    var rng = new Random(1);
                    List<Node> nodes = graph(leaves(rng), 1000, rng, new HashMap<>());
                    nodes.get(nodes.size() - 1).ours().backward();
                    return gradients(nodes);
                })
                .toList();
        assertArrayEquals(twice.get(0), twice.get(1));
    }
}
