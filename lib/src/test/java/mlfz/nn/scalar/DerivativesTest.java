package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation against its textbook formula in plain doubles: the value, and the derivatives by central differences
 * of that formula.
 *
 * <p>With h = 10⁻⁵ the difference quotient (f(x + h) − f(x − h)) / 2h is off by h²·f‴/6, here below 10⁻⁸, and by rounding,
 * some 10⁻¹¹·|f|. A bound of 10⁻⁷ is thus safe, and thousands of times smaller than what a wrong rule would show.
 */
class DerivativesTest {
    private static final double H = 1e-5;
    private static final double BOUND = 1e-7;
    private static final List<double[]> NUMBERS = points(-2.3, -0.7, 0.4, 1.9, 3.1);
    private static final List<double[]> POSITIVE = points(0.3, 0.9, 1, 2.5, 7);
    private static final List<double[]> PAIRS =
            List.of(new double[] {1.3, 2.1}, new double[] {0.6, -1.7}, new double[] {2.4, 0.5}, new double[] {1, -3});
    private static final List<double[]> SIGNED_PAIRS =
            List.of(new double[] {1.3, 2.1}, new double[] {-0.6, -1.7}, new double[] {-2.4, 0.5}, new double[] {0, -3});
    private static final List<double[]> TRIPLES =
            List.of(new double[] {0.2, 0.5, 0.9}, new double[] {0.99, 0.3, 0.4}, new double[] {0.1, 0.1, 0.7});

    private static final List<double[]> LOGITS =
            List.of(new double[] {0.2, -0.5, 0.9}, new double[] {3, 1, -2}, new double[] {-1, -1, -1});

    private static final Elementwise CUBE = Elementwise.unary("cube", a -> a * a * a, (a, y) -> 3 * a * a);
    private static final Elementwise HYPOTENUSE = Elementwise.binary(
            "hypotenuse", (a, b) -> Math.sqrt(a * a + b * b), (a, b, y) -> a / y, (a, b, y) -> b / y);
    private static final NaryOperation PRODUCT = new NaryOperation(
            "product",
            x -> new double[] {Arrays.stream(x).reduce(1, (a, b) -> a * b)},
            (x, y, g, c) -> Arrays.setAll(c, i -> g[0] * y[0] / x[i]));
    private static final NaryOperation SUM_AND_DIFFERENCE =
            new NaryOperation("sum and difference", x -> new double[] {x[0] + x[1], x[0] - x[1]}, (x, y, g, c) -> {
                c[0] = g[0] + g[1];
                c[1] = g[0] - g[1];
            });

    static Stream<Arguments> rules() {
        return Stream.of(
                        cases("a + b", x -> x.get(0).add(x.get(1)), x -> x[0] + x[1], SIGNED_PAIRS),
                        cases("a − b", x -> x.get(0).sub(x.get(1)), x -> x[0] - x[1], SIGNED_PAIRS),
                        cases("a · b", x -> x.get(0).mul(x.get(1)), x -> x[0] * x[1], SIGNED_PAIRS),
                        cases("a / b", x -> x.get(0).div(x.get(1)), x -> x[0] / x[1], SIGNED_PAIRS),
                        cases("a to the b", x -> x.get(0).pow(x.get(1)), x -> Math.pow(x[0], x[1]), PAIRS),
                        cases("a + 1.7", x -> x.get(0).add(1.7), x -> x[0] + 1.7, NUMBERS),
                        cases("a − 1.7", x -> x.get(0).sub(1.7), x -> x[0] - 1.7, NUMBERS),
                        cases("1.7 − a", x -> x.get(0).rsub(1.7), x -> 1.7 - x[0], NUMBERS),
                        cases("a · 1.7", x -> x.get(0).mul(1.7), x -> x[0] * 1.7, NUMBERS),
                        cases("a / 1.7", x -> x.get(0).div(1.7), x -> x[0] / 1.7, NUMBERS),
                        cases("1.7 / a", x -> x.get(0).rdiv(1.7), x -> 1.7 / x[0], NUMBERS),
                        cases("a to the 3", x -> x.get(0).pow(3), x -> x[0] * x[0] * x[0], NUMBERS),
                        cases("a to the −2", x -> x.get(0).pow(-2), x -> 1 / (x[0] * x[0]), NUMBERS),
                        cases("a to the 0.5", x -> x.get(0).pow(0.5), x -> Math.sqrt(x[0]), POSITIVE),
                        cases("−a", x -> x.get(0).neg(), x -> -x[0], NUMBERS),
                        cases("sin", x -> Functions.sin(x.get(0)), x -> Math.sin(x[0]), NUMBERS),
                        cases("cos", x -> Functions.cos(x.get(0)), x -> Math.cos(x[0]), NUMBERS),
                        cases("exp", x -> Functions.exp(x.get(0)), x -> Math.exp(x[0]), NUMBERS),
                        cases("log", x -> Functions.log(x.get(0)), x -> Math.log(x[0]), POSITIVE),
                        cases("sigmoid", x -> Functions.sigmoid(x.get(0)), x -> 1 / (1 + Math.exp(-x[0])), NUMBERS),
                        cases("relu", x -> Functions.relu(x.get(0)), x -> x[0] > 0 ? x[0] : 0, NUMBERS),
                        cases("tanh", x -> Functions.tanh(x.get(0)), x -> Math.sinh(x[0]) / Math.cosh(x[0]), NUMBERS),
                        cases("sum", Functions::sum, x -> x[0] + x[1] + x[2], TRIPLES),
                        cases("mean", Functions::mean, x -> (x[0] + x[1] + x[2]) / 3, TRIPLES),
                        cases(
                                "mean squared error",
                                x -> Losses.meanSquaredError(x, List.of(1, -2, 0.5)),
                                x -> (square(x[0] - 1) + square(x[1] + 2) + square(x[2] - 0.5)) / 3,
                                TRIPLES),
                        cases(
                                "binary cross entropy",
                                x -> Losses.binaryCrossEntropy(x, List.of(1, 0, 0.25)),
                                x -> -(Math.log(x[0])
                                                + Math.log(1 - x[1])
                                                + 0.25 * Math.log(x[2])
                                                + 0.75 * Math.log(1 - x[2]))
                                        / 3,
                                TRIPLES),
                        cases("softmax, the second", x -> Functions.softmax(x).get(1), x -> softmax(x)[1], LOGITS),
                        cases(
                                "softmax, two of three",
                                x -> {
                                    List<Scalar> p = Functions.softmax(x);
                                    return p.get(0).pow(2).mul(3).add(p.get(2).mul(p.get(0)));
                                },
                                x -> 3 * square(softmax(x)[0]) + softmax(x)[2] * softmax(x)[0],
                                LOGITS),
                        cases(
                                "softmax, whole and one by one",
                                x -> {
                                    List<Scalar> p = Functions.softmax(x);
                                    Scalar error = Losses.meanSquaredError(p, List.of(1, 0, 0.5));
                                    return error.add(p.get(1).mul(p.get(2)))
                                            .add(p.get(1).mul(0.25));
                                },
                                x -> {
                                    double[] p = softmax(x);
                                    return (square(p[0] - 1) + square(p[1]) + square(p[2] - 0.5)) / 3
                                            + p[1] * p[2]
                                            + p[1] * 0.25;
                                },
                                LOGITS),
                        cases(
                                "softmax of a softmax",
                                x -> Functions.softmax(Functions.softmax(x)).get(0),
                                x -> softmax(softmax(x))[0],
                                LOGITS),
                        cases(
                                "cross entropy of the second class",
                                x -> Losses.crossEntropyWithLogits(List.of(x), List.of(1)),
                                x -> Math.log(Math.exp(x[0]) + Math.exp(x[1]) + Math.exp(x[2])) - x[1],
                                LOGITS),
                        cases(
                                "binary cross entropy with logits",
                                x -> Losses.binaryCrossEntropyWithLogits(x, List.of(1, 0, 0.25)),
                                x -> (Math.log(1 + Math.exp(x[0]))
                                                - x[0]
                                                + Math.log(1 + Math.exp(x[1]))
                                                + Math.log(1 + Math.exp(x[2]))
                                                - 0.25 * x[2])
                                        / 3,
                                LOGITS),
                        cases(
                                "cross entropy with logits",
                                x -> Losses.crossEntropyWithLogits(
                                        List.of(x, List.of(x.get(2), x.get(0), x.get(0))), List.of(2, 1)),
                                x -> -(Math.log(softmax(x)[2]) + Math.log(softmax(new double[] {x[2], x[0], x[0]})[1]))
                                        / 2,
                                LOGITS),
                        cases(
                                "cube, one's own",
                                x -> Functions.apply(CUBE, x.get(0)),
                                x -> x[0] * x[0] * x[0],
                                NUMBERS),
                        cases(
                                "hypotenuse, one's own",
                                x -> Functions.apply(HYPOTENUSE, x.get(0), x.get(1)),
                                x -> Math.hypot(x[0], x[1]),
                                SIGNED_PAIRS),
                        cases(
                                "own ones of each other",
                                x -> Functions.apply(
                                        HYPOTENUSE,
                                        Functions.apply(CUBE, x.get(0)),
                                        x.get(0).mul(x.get(1))),
                                x -> Math.hypot(x[0] * x[0] * x[0], x[0] * x[1]),
                                PAIRS),
                        cases(
                                "a product of many, one's own",
                                x -> Functions.apply(PRODUCT, x),
                                x -> x[0] * x[1] * x[2],
                                TRIPLES),
                        cases(
                                "sum and difference, one's own",
                                x -> {
                                    List<Scalar> both = Functions.results(SUM_AND_DIFFERENCE, x);
                                    return both.get(0).mul(both.get(1)).add(both.get(1));
                                },
                                x -> (x[0] + x[1]) * (x[0] - x[1]) + (x[0] - x[1]),
                                SIGNED_PAIRS))
                .flatMap(Function.identity());
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("rules")
    void valueAndDerivativesAreThoseOfTheFormula(
            Function<List<Scalar>, Scalar> operation, ToDoubleFunction<double[]> formula, double[] point) {
        List<Scalar> inputs = Arrays.stream(point).mapToObj(Scalar::new).toList();

        Scalar result = operation.apply(inputs);
        result.backward();

        double value = formula.applyAsDouble(point);
        assertEquals(value, result.value(), 1e-14 * Math.max(1, Math.abs(value)), "value");
        for (int i = 0; i < point.length; i++) {
            double difference = shifted(formula, point, i, H) - shifted(formula, point, i, -H);
            double derivative = difference / (2 * H);
            double bound = BOUND * Math.max(1, Math.abs(derivative));
            assertEquals(derivative, inputs.get(i).grad(), bound, "derivative by input " + i);
        }
    }

    private static double shifted(ToDoubleFunction<double[]> formula, double[] point, int i, double shift) {
        double[] moved = point.clone();
        moved[i] += shift;
        return formula.applyAsDouble(moved);
    }

    private static Stream<Arguments> cases(
            String name,
            Function<List<Scalar>, Scalar> operation,
            ToDoubleFunction<double[]> formula,
            List<double[]> at) {
        return at.stream()
                .map(point ->
                        Arguments.of(Named.of(name, operation), formula, Named.of(Arrays.toString(point), point)));
    }

    private static List<double[]> points(double... numbers) {
        return Arrays.stream(numbers).mapToObj(x -> new double[] {x}).toList();
    }

    private static double[] softmax(double[] x) {
        double sum = Arrays.stream(x).map(Math::exp).sum();
        return Arrays.stream(x).map(t -> Math.exp(t) / sum).toArray();
    }

    private static double square(double x) {
        return x * x;
    }
}
