package mlfz.nn.scalar;

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
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.DisplayName;
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
    private static final int LEAVES = 3;
    private static final double BOUND = 1e-11;

    /** The same number in both worlds, and which leaves it was computed from, one bit each. */
    private record Node(Scalar ours, Gradient theirs, int leaves) {}

    /** An operation on some nodes and a plain number, in both worlds, and where in its domain we use it. */
    private record Operation(
            String name,
            int operands,
            BiFunction<List<Scalar>, Double, Scalar> ours,
            BiFunction<List<Gradient>, Double, Gradient> theirs,
            DoublePredicate domain) {

        static Operation unary(
                String name, UnaryOperator<Scalar> ours, UnaryOperator<Gradient> theirs, DoublePredicate domain) {
            return new Operation(name, 1, (a, c) -> ours.apply(a.get(0)), (a, c) -> theirs.apply(a.get(0)), domain);
        }

        static Operation unary(String name, UnaryOperator<Scalar> ours, UnaryOperator<Gradient> theirs) {
            return unary(name, ours, theirs, x -> true);
        }

        static Operation plain(
                String name,
                BiFunction<Scalar, Double, Scalar> ours,
                BiFunction<Gradient, Double, Gradient> theirs,
                DoublePredicate domain) {
            return new Operation(
                    name, 1, (a, c) -> ours.apply(a.get(0), c), (a, c) -> theirs.apply(a.get(0), c), domain);
        }

        static Operation plain(
                String name, BiFunction<Scalar, Double, Scalar> ours, BiFunction<Gradient, Double, Gradient> theirs) {
            return plain(name, ours, theirs, x -> true);
        }

        static Operation binary(
                String name, BinaryOperator<Scalar> ours, BinaryOperator<Gradient> theirs, DoublePredicate domain) {
            return new Operation(
                    name,
                    2,
                    (a, c) -> ours.apply(a.get(0), a.get(1)),
                    (a, c) -> theirs.apply(a.get(0), a.get(1)),
                    domain);
        }

        static Operation binary(String name, BinaryOperator<Scalar> ours, BinaryOperator<Gradient> theirs) {
            return binary(name, ours, theirs, x -> true);
        }

        Node apply(List<Node> nodes, double number) {
            return new Node(
                    ours.apply(nodes.stream().map(Node::ours).toList(), number),
                    theirs.apply(nodes.stream().map(Node::theirs).toList(), number),
                    nodes.stream().mapToInt(Node::leaves).reduce(0, (a, b) -> a | b));
        }

        boolean mayTake(List<Node> nodes) {
            return nodes.stream().allMatch(node -> domain.test(node.theirs.getValue()));
        }
    }

    private static final DoublePredicate NOT_ZERO = x -> Math.abs(x) > 0.1;
    private static final DoublePredicate POSITIVE = x -> x > 0.1;

    private static final List<Operation> OPERATIONS = List.of(
            Operation.binary("a + b", Scalar::add, Gradient::add),
            Operation.binary("a − b", Scalar::sub, Gradient::subtract),
            Operation.binary("a · b", Scalar::mul, Gradient::multiply),
            Operation.binary("a / b", Scalar::div, Gradient::divide, NOT_ZERO),
            Operation.binary("a to the b", Scalar::pow, Gradient::pow, POSITIVE),
            Operation.plain("a + 2", Scalar::add, Gradient::add),
            Operation.plain("a − 2", Scalar::sub, Gradient::subtract),
            Operation.plain("2 − a", Scalar::rsub, (a, c) -> a.negate().add(c)),
            Operation.plain("a · 2", Scalar::mul, Gradient::multiply),
            Operation.plain("a / 2", (a, c) -> a.div(c + 3), (a, c) -> a.divide(c + 3)),
            Operation.plain("2 / a", Scalar::rdiv, (a, c) -> a.reciprocal().multiply(c), NOT_ZERO),
            Operation.plain("a to the 2.5", Scalar::pow, Gradient::pow, POSITIVE),
            Operation.plain("a to the 2", (a, c) -> a.pow(Math.rint(c)), (a, c) -> a.pow((int) Math.rint(c)), NOT_ZERO),
            Operation.unary("−a", Scalar::neg, Gradient::negate),
            Operation.unary("sin", Functions::sin, Gradient::sin),
            Operation.unary("cos", Functions::cos, Gradient::cos),
            Operation.unary("exp", Functions::exp, Gradient::exp),
            Operation.unary("log", Functions::log, Gradient::log, POSITIVE),
            Operation.unary(
                    "sigmoid", Functions::sigmoid, a -> a.negate().exp().add(1).reciprocal()),
            Operation.unary("relu", Functions::relu, a -> a.getValue() > 0 ? a : constant(0), NOT_ZERO),
            Operation.unary("tanh", Functions::tanh, Gradient::tanh),
            new Operation("sum", 4, (a, c) -> Functions.sum(a), (a, c) -> total(a), x -> true),
            new Operation("mean", 4, (a, c) -> Functions.mean(a), (a, c) -> total(a).divide(4), x -> true),
            new Operation(
                    "mean squared error",
                    2,
                    (a, c) -> Losses.meanSquaredError(a, List.of(c, 1)),
                    (a, c) -> a.get(0)
                            .subtract(c)
                            .square()
                            .add(a.get(1).subtract(1).square())
                            .divide(2),
                    x -> true),
            new Operation(
                    "binary cross entropy",
                    2,
                    (a, c) -> Losses.binaryCrossEntropy(a, List.of(c > 0 ? 1 : 0, 0.25)),
                    (a, c) -> entropy(a.get(0), c > 0 ? 1 : 0)
                            .add(entropy(a.get(1), 0.25))
                            .divide(2),
                    x -> x > 0.05 && x < 0.95));

    private static Gradient constant(double value) {
        return Gradient.constant(LEAVES, value);
    }

    private static Gradient total(List<Gradient> terms) {
        return terms.stream().reduce(constant(0), Gradient::add);
    }

    private static Gradient entropy(Gradient p, double y) {
        return p.log().multiply(-y).subtract(p.negate().add(1).log().multiply(1 - y));
    }

    /** Random nodes, the leaves first and the sum of all that nothing was computed from last. */
    private static List<Node> graph(List<Node> leaves, int size, Random rng, Map<String, Integer> uses) {
        List<Node> nodes = new ArrayList<>(leaves);
        Set<Node> used = new HashSet<>();
        while (nodes.size() < LEAVES + size) {
            Operation operation = OPERATIONS.get(rng.nextInt(OPERATIONS.size()));
            List<Node> operands = IntStream.range(0, operation.operands)
                    .mapToObj(i -> pick(nodes, rng))
                    .toList();
            double number = rng.nextDouble(-2, 2);
            if (operation.mayTake(operands)) {
                Node result = operation.apply(operands, number);
                if (isModerate(result.theirs)) {
                    nodes.add(result);
                    used.addAll(operands);
                    uses.merge(operation.name, 1, Integer::sum);
                }
            }
        }
        List<Node> ends = nodes.stream().filter(node -> !used.contains(node)).toList();
        nodes.add(new Operation("root", 0, (a, c) -> Functions.sum(a), (a, c) -> total(a), x -> true).apply(ends, 0));
        return nodes;
    }

    /** A late node, which makes the graph deep, or any node, which makes it wide; both make nodes shared. */
    private static <T> T pick(List<T> nodes, Random rng) {
        int among = rng.nextBoolean() ? Math.min(3, nodes.size()) : nodes.size();
        return nodes.get(nodes.size() - 1 - rng.nextInt(among));
    }

    private static boolean isModerate(Gradient gradient) {
        return Math.abs(gradient.getValue()) <= 10
                && Arrays.stream(gradient.getGradient()).allMatch(d -> Math.abs(d) <= 100);
    }

    private static List<Node> leaves(Random rng) {
        return IntStream.range(0, LEAVES)
                .mapToObj(i -> {
                    double value = rng.nextDouble(-3, 3);
                    return new Node(new Scalar(value), Gradient.variable(LEAVES, i, value), 1 << i);
                })
                .toList();
    }

    @Test
    @DisplayName("values and gradients are those of Hipparchus, whichever graph of the same leaves comes before")
    void gradients() {
        Map<String, Integer> uses = new HashMap<>();
        for (int seed = 0; seed < GRAPHS; seed++) {
            var rng = new Random(seed);
            List<Node> leaves = leaves(rng);
            List<Node> nodes = graph(leaves, seed % 100 == 0 ? 1000 : 1 + rng.nextInt(50), rng, uses);
            Node root = nodes.get(nodes.size() - 1);
            checkBackward(root, leaves, "seed " + seed + ", whole");
            double[] gradients = gradients(nodes);

            root.ours.backward();
            assertArrayEquals(gradients, gradients(nodes), "seed " + seed + ": a second time");

            checkBackward(nodes.get(rng.nextInt(nodes.size())), leaves, "seed " + seed + ", part");
            List<Node> others = graph(leaves, 5, rng, uses);
            checkBackward(others.get(others.size() - 1), leaves, "seed " + seed + ", another of the same leaves");
            leaves.forEach(leaf -> leaf.ours.setValue(7));
            root.ours.backward();
            assertArrayEquals(gradients, gradients(nodes), "seed " + seed + ": again, with the leaves' values changed");
        }
        assertEquals(OPERATIONS.size(), uses.size());
        assertTrue(uses.values().stream().allMatch(n -> n > GRAPHS / 10), uses::toString);
    }

    private static void checkBackward(Node root, List<Node> leaves, String what) {
        double[] before = gradients(leaves);
        root.ours.backward();
        assertEquals(1, root.ours.grad(), what);
        assertClose(root.theirs.getValue(), root.ours.value(), what);
        for (int i = 0; i < LEAVES; i++) {
            double actual = leaves.get(i).ours.grad();
            if ((root.leaves & 1 << i) != 0) {
                assertClose(root.theirs.getPartialDerivative(i), actual, what + ", leaf " + i);
            } else {
                assertEquals(before[i], actual, what + ": leaf " + i + " is not reached and keeps its gradient");
            }
        }
    }

    private static void assertClose(double expected, double actual, String what) {
        assertEquals(expected, actual, BOUND * Math.max(1, Math.abs(expected)), what);
    }

    private static double[] gradients(List<Node> nodes) {
        return nodes.stream().mapToDouble(node -> node.ours.grad()).toArray();
    }

    @Test
    @DisplayName("the same graph built twice has the same gradients, bit for bit")
    void sameBits() {
        List<double[]> twice = Stream.of(1, 2)
                .map(time -> {
                    var rng = new Random(1);
                    List<Node> nodes = graph(leaves(rng), 1000, rng, new HashMap<>());
                    nodes.get(nodes.size() - 1).ours.backward();
                    return gradients(nodes);
                })
                .toList();
        assertArrayEquals(twice.get(0), twice.get(1));
    }

    @Test
    @DisplayName("recorded and carried out for several points at a time, they have the same digits")
    void vectorized() {
        List<Double> xs = List.of(0.0, 0.5, -0.25);
        int finite = 0;
        for (int seed = 0; seed < 1000; seed++) {
            List<Scalar> parameters =
                    leaves(new Random(seed)).stream().map(Node::ours).toList();
            int graph = seed;
            Function<Double, Scalar> model = x -> formula(parameters, x, new Random(graph));
            Scalar loss = Functions.mean(xs.stream().map(model).toList());
            loss.backward();
            double[] gradients = parameters.stream().mapToDouble(Scalar::grad).toArray();
            try (var vectorized = new VectorizedLoss<>(model, xs, Functions::mean, parameters, 1 + seed % 2)) {
                assertEquals(loss.value(), vectorized.evaluateWithGradients(), "seed " + seed);
            }
            assertArrayEquals(
                    gradients, parameters.stream().mapToDouble(Scalar::grad).toArray(), "seed " + seed);
            finite += Double.isFinite(Arrays.stream(gradients).sum()) ? 1 : 0;
        }
        assertTrue(finite > 300, "only " + finite + " gradients are finite");
    }

    /** A random formula of the parameters and x, which is a number of its own here and a plain number there. */
    private static Scalar formula(List<Scalar> parameters, double x, Random rng) {
        List<Scalar> nodes = new ArrayList<>(parameters);
        nodes.add(new Scalar(x));
        for (int size = 1 + rng.nextInt(15); size > 0; size--) {
            Operation operation =
                    OPERATIONS.get(rng.nextInt(OPERATIONS.size() - 2)); // no loss: its targets are not the model's
            List<Scalar> operands = IntStream.range(0, operation.operands)
                    .mapToObj(i -> pick(nodes, rng))
                    .toList();
            double number = rng.nextDouble(-2, 2);
            nodes.add(operation.ours.apply(operands, operation.operands == 1 ? number + x : number));
        }
        return Functions.sum(nodes);
    }
}
