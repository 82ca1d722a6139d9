package mlfz.nn.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.analysis.differentiation.Gradient;

/** All operations, here and in Hipparchus, to make random graphs of. */
public final class RandomOperations {
    static final int LEAVES = 3;

    private RandomOperations() {}

    /** The same number in both worlds, and which leaves it was computed from, one bit each. */
    record Node(Scalar ours, Gradient theirs, int leaves) {}

    /** An operation on some nodes and a plain number, in both worlds, and where in its domain we use it. */
    record Operation(
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

    static final List<Operation> OPERATIONS = List.of(
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

    static Gradient constant(double value) {
        return Gradient.constant(LEAVES, value);
    }

    static Gradient total(List<Gradient> terms) {
        return terms.stream().reduce(constant(0), Gradient::add);
    }

    private static Gradient entropy(Gradient p, double y) {
        return p.log().multiply(-y).subtract(p.negate().add(1).log().multiply(1 - y));
    }

    static List<Node> leaves(Random rng) {
        return IntStream.range(0, LEAVES)
                .mapToObj(i -> {
                    double value = rng.nextDouble(-3, 3);
                    return new Node(new Scalar(value), Gradient.variable(LEAVES, i, value), 1 << i);
                })
                .toList();
    }

    /** A late node, which makes the graph deep, or any node, which makes it wide; both make nodes shared. */
    static <T> T pick(List<T> nodes, Random rng) {
        int among = rng.nextBoolean() ? Math.min(3, nodes.size()) : nodes.size();
        return nodes.get(nodes.size() - 1 - rng.nextInt(among));
    }

    /** A random formula of the parameters and x, which is a number of its own here and a plain number there. */
    public static Scalar formula(List<Scalar> parameters, double x, Random rng) {
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
