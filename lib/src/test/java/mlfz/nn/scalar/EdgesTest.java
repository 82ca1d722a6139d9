package mlfz.nn.scalar;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What operations give where there is no ordinary derivative, or where a naive formula fails. All is exact. */
class EdgesTest {
    static Stream<Arguments> functions() {
        return Stream.of(
                function("relu", Functions::relu, 0, 0, 0),
                function("relu", Functions::relu, -0.0, 0, 0),
                function("relu", Functions::relu, Double.MIN_VALUE, Double.MIN_VALUE, 1),
                function("relu", Functions::relu, POSITIVE_INFINITY, POSITIVE_INFINITY, 1),
                function("relu", Functions::relu, NEGATIVE_INFINITY, 0, 0),
                function("log", Functions::log, 0, NEGATIVE_INFINITY, POSITIVE_INFINITY),
                function("log", Functions::log, -0.0, NEGATIVE_INFINITY, POSITIVE_INFINITY),
                function("log", Functions::log, -2, NaN, NaN),
                function("log", Functions::log, NEGATIVE_INFINITY, NaN, NaN),
                function("log", Functions::log, POSITIVE_INFINITY, POSITIVE_INFINITY, 0),
                function("exp", Functions::exp, 710, POSITIVE_INFINITY, POSITIVE_INFINITY),
                function("exp", Functions::exp, -1000, 0, 0),
                function("sigmoid", Functions::sigmoid, 1000, 1, 0),
                function("sigmoid", Functions::sigmoid, -1000, 0, 0),
                function("sigmoid", Functions::sigmoid, POSITIVE_INFINITY, 1, 0),
                function("sigmoid", Functions::sigmoid, NEGATIVE_INFINITY, 0, 0),
                function("sigmoid", Functions::sigmoid, 0, 0.5, 0.25),
                function("tanh", Functions::tanh, 1000, 1, 0),
                function("tanh", Functions::tanh, -1000, -1, 0),
                function("tanh", Functions::tanh, 0, 0, 1),
                function("sin", Functions::sin, POSITIVE_INFINITY, NaN, NaN),
                function("a / 0", a -> a.div(0), 3, POSITIVE_INFINITY, POSITIVE_INFINITY),
                function("a / −0", a -> a.div(-0.0), 3, NEGATIVE_INFINITY, NEGATIVE_INFINITY),
                function("0 / a", a -> a.rdiv(0), 0, NaN, NaN),
                function("2 / a", a -> a.rdiv(2), 0, POSITIVE_INFINITY, NEGATIVE_INFINITY),
                function("2 / a", a -> a.rdiv(2), -0.0, NEGATIVE_INFINITY, NEGATIVE_INFINITY),
                function("a²", a -> a.pow(2), 0, 0, 0),
                function("a²", a -> a.pow(2), -3, 9, -6),
                function("a³", a -> a.pow(3), -2, -8, 12),
                function("(a − 0.3)²", a -> a.sub(0.3).pow(2), 0.3, 0, 0),
                function("a¹", a -> a.pow(1), 0, 0, 1),
                function("a⁰", a -> a.pow(0), 0, 1, 0),
                function("a⁰", a -> a.pow(0), -5, 1, 0),
                function("a⁰", a -> a.pow(0), POSITIVE_INFINITY, 1, 0),
                function("a⁰", a -> a.pow(0), NaN, 1, 0),
                function("a to the −1", a -> a.pow(-1), 0, POSITIVE_INFINITY, NEGATIVE_INFINITY),
                function("a to the −1", a -> a.pow(-1), -2, -0.5, -0.25),
                function("a to the 0.5", a -> a.pow(0.5), 0, 0, POSITIVE_INFINITY),
                function("a to the 0.5", a -> a.pow(0.5), -1, NaN, NaN));
    }

    @ParameterizedTest(name = "{0} at {1} is {2} with derivative {3}")
    @MethodSource("functions")
    void functionsHaveTheirDocumentedValueAndDerivative(
            UnaryOperator<Scalar> function, double at, double value, double derivative) {
        Scalar x = new Scalar(at);

        Scalar result = function.apply(x);
        result.backward();

        assertEquals(value, result.value());
        assertEquals(derivative, x.grad());
    }

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("a / b", Scalar::div, 3, 0, POSITIVE_INFINITY, POSITIVE_INFINITY, NEGATIVE_INFINITY),
                operation("a / b", Scalar::div, -3, 0, NEGATIVE_INFINITY, POSITIVE_INFINITY, POSITIVE_INFINITY),
                operation("a / b", Scalar::div, 3, -0.0, NEGATIVE_INFINITY, NEGATIVE_INFINITY, NEGATIVE_INFINITY),
                operation("a / b", Scalar::div, 0, 0, NaN, POSITIVE_INFINITY, NaN),
                operation("a to the b", Scalar::pow, 0, 2, 0, 0, 0),
                operation("a to the b", Scalar::pow, 0, 0, 1, 0, 0),
                operation("a to the b", Scalar::pow, -0.0, 1, -0.0, 1, 0),
                operation("a to the b", Scalar::pow, 0, -1, POSITIVE_INFINITY, NEGATIVE_INFINITY, NEGATIVE_INFINITY),
                operation("a to the b", Scalar::pow, -1, 3, -1, 3, 0),
                operation("a to the b", Scalar::pow, -Math.E, 0, 1, 0, 1),
                operation("a to the b", Scalar::pow, -2, 0.5, NaN, NaN, NaN));
    }

    @ParameterizedTest(name = "{0} at a = {1}, b = {2} is {3} with derivatives {4} and {5}")
    @MethodSource("operations")
    void operationsHaveTheirDocumentedValueAndDerivatives(
            BinaryOperator<Scalar> operation, double a, double b, double value, double slopeA, double slopeB) {
        Scalar left = new Scalar(a);
        Scalar right = new Scalar(b);

        Scalar result = operation.apply(left, right);
        result.backward();

        assertEquals(value, result.value());
        assertEquals(slopeA, left.grad());
        assertEquals(slopeB, right.grad());
    }

    static Stream<Named<UnaryOperator<Scalar>>> allWithOneInput() {
        return Stream.of(
                Named.of("add", a -> a.add(1)),
                Named.of("sub", a -> a.sub(1)),
                Named.of("rsub", a -> a.rsub(1)),
                Named.of("mul", a -> a.mul(0)),
                Named.of("div", a -> a.div(2)),
                Named.of("rdiv", a -> a.rdiv(0)),
                Named.of("pow", a -> a.pow(2)),
                Named.of("neg", Scalar::neg),
                Named.of("sin", Functions::sin),
                Named.of("cos", Functions::cos),
                Named.of("exp", Functions::exp),
                Named.of("log", Functions::log),
                Named.of("sigmoid", Functions::sigmoid),
                Named.of("relu", Functions::relu),
                Named.of("tanh", Functions::tanh),
                Named.of("sum", a -> Functions.sum(List.of(new Scalar(1), a))),
                Named.of("mean", a -> Functions.mean(List.of(new Scalar(1), a))),
                Named.of("mean squared error", a -> Losses.meanSquaredError(List.of(a), List.of(1))),
                Named.of("binary cross entropy", a -> Losses.binaryCrossEntropy(List.of(a), List.of(1))),
                Named.of("a + b", a -> new Scalar(1).add(a)),
                Named.of("a − b", a -> new Scalar(1).sub(a)),
                Named.of("a · b", a -> new Scalar(0).mul(a)),
                Named.of("a / b", a -> new Scalar(0).div(a)),
                Named.of("a to the b", a -> new Scalar(2).pow(a)));
    }

    @ParameterizedTest
    @MethodSource("allWithOneInput")
    void nanInIsNanOut(UnaryOperator<Scalar> operation) {
        assertEquals(NaN, operation.apply(new Scalar(NaN)).value());
    }

    private static Arguments function(
            String name, UnaryOperator<Scalar> function, double at, double value, double derivative) {
        return Arguments.of(Named.of(name, function), at, value, derivative);
    }

    private static Arguments operation(
            String name,
            BinaryOperator<Scalar> operation,
            double a,
            double b,
            double value,
            double slopeA,
            double slopeB) {
        return Arguments.of(Named.of(name, operation), a, b, value, slopeA, slopeB);
    }
}
