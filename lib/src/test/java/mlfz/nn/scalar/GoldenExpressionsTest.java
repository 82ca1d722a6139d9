package mlfz.nn.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 300 random expressions, as the Python package mlfz computed them.
 *
 * <p>mlfz has two derivatives of its own: 1/|x| for log x, and xʸ·ln|x| for xʸ by y. Our log has 1/x, and NaN below 0,
 * where there is no logarithm. No expression takes a logarithm there (a test below says so), so that the two agree on
 * all of them. Our pow by its exponent follows mlfz; three expressions have a negative base.
 */
class GoldenExpressionsTest {
    private static final double BOUND = 1e-12;

    static Stream<Map<String, String>> expressions() {
        return Golden.rows("expressions.csv").stream();
    }

    @Test
    void thereAre300() {
        assertEquals(300, expressions().count());
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void valueAndGradientsAreThoseOfMlfz(Map<String, String> row) {
        List<Scalar> leaves = leaves(row);
        double[] gradient = numbers(row.get("gradient"));
        assertEquals(gradient.length, leaves.size());

        Scalar result = evaluate(row.get("reverse_polish"), leaves, (operator, operand) -> {});
        result.backward();

        Golden.assertClose(Double.parseDouble(row.get("value")), result.value(), BOUND, "value");
        for (int i = 0; i < gradient.length; i++) {
            Golden.assertClose(gradient[i], leaves.get(i).grad(), BOUND, "gradient by x" + i);
        }
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void noLogarithmIsTakenAtZeroOrBelow(Map<String, String> row) {
        evaluate(
                row.get("reverse_polish"),
                leaves(row),
                (operator, operand) ->
                        assertTrue(!operator.equals("log") || operand.value() > 0, () -> "log of " + operand));
    }

    @Test
    void threeExpressionsHaveANegativeBase() {
        long count = expressions()
                .filter(row -> {
                    boolean[] found = {false};
                    evaluate(
                            row.get("reverse_polish"),
                            leaves(row),
                            (operator, operand) -> found[0] |= operator.equals("pow") && operand.value() < 0);
                    return found[0];
                })
                .count();
        assertEquals(3, count);
    }

    private static List<Scalar> leaves(Map<String, String> row) {
        return Arrays.stream(numbers(row.get("leaves"))).mapToObj(Scalar::new).toList();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** The value of an expression in reverse Polish; the observer sees each operator with its first operand. */
    private static Scalar evaluate(String expression, List<Scalar> leaves, BiConsumer<String, Scalar> observer) {
        Deque<Object> stack = new ArrayDeque<>(); // a Scalar, or a Double for a plain number
        for (String token : expression.split(" ")) {
            if (token.matches("x\\d+")) {
                stack.push(leaves.get(Integer.parseInt(token.substring(1))));
            } else if (token.matches("-?\\d.*")) {
                stack.push(Double.valueOf(token));
            } else if (List.of("add", "sub", "mul", "div", "pow").contains(token)) {
                Object b = stack.pop();
                Object a = stack.pop();
                observer.accept(token, scalar(a));
                stack.push(operation(token, a, b));
            } else {
                Scalar x = scalar(stack.pop());
                observer.accept(token, x);
                stack.push(function(token, x));
            }
        }
        assertEquals(1, stack.size(), expression);
        return scalar(stack.pop());
    }

    private static Scalar scalar(Object operand) {
        return operand instanceof Scalar scalar ? scalar : new Scalar((Double) operand);
    }

    /** Plain numbers stay plain on either side, so that these forms of the operations are tested, too. */
    private static Scalar operation(String name, Object a, Object b) {
        if (b instanceof Double y) {
            Scalar x = scalar(a);
            return switch (name) {
                case "add" -> x.add(y);
                case "sub" -> x.sub(y);
                case "mul" -> x.mul(y);
                case "div" -> x.div(y);
                default -> x.pow(y);
            };
        }
        Scalar y = scalar(b);
        if (a instanceof Double x) {
            return switch (name) {
                case "add" -> y.add(x);
                case "sub" -> y.rsub(x);
                case "mul" -> y.mul(x);
                case "div" -> y.rdiv(x);
                default -> new Scalar(x).pow(y);
            };
        }
        Scalar x = scalar(a);
        return switch (name) {
            case "add" -> x.add(y);
            case "sub" -> x.sub(y);
            case "mul" -> x.mul(y);
            case "div" -> x.div(y);
            default -> x.pow(y);
        };
    }

    private static Scalar function(String name, Scalar x) {
        return switch (name) {
            case "neg" -> x.neg();
            case "relu" -> Functions.relu(x);
            case "sin" -> Functions.sin(x);
            case "cos" -> Functions.cos(x);
            case "exp" -> Functions.exp(x);
            case "log" -> Functions.log(x);
            case "sigmoid" -> Functions.sigmoid(x);
            case "tanh" -> Functions.tanh(x);
            default -> throw new AssertionError("unknown function " + name);
        };
    }
}
