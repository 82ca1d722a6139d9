package mlfz.nn.scalar;

import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The operations on one or two numbers a and b: symbol, value y, and the derivative of y by each operand. This table is
 * all that the engine knows of calculus besides the chain rule. Rules at the edges, such as division by 0, are explained
 * where the operations are offered, in {@link Scalar} and {@link Functions}. One of your own is a line like these:
 *
 * <pre>{@code
 * var cube = Elementwise.unary("cube", a -> a * a * a, (a, y) -> 3 * a * a);
 * Functions.apply(cube, x)    // x³, with the derivative 3x²
 * }</pre>
 *
 * @param symbol what a drawing shows
 * @param operands how many there are, 1 or 2
 * @param value y from a and b; an operation on one number leaves b alone
 * @param byA ∂y/∂a
 * @param byB ∂y/∂b; null where no Scalar can stand
 */
public record Elementwise(String symbol, int operands, DoubleBinaryOperator value, Derivative byA, Derivative byB)
        implements Operation {

    /** A local gradient: the derivative of y by one operand, at a and b, where the value is y. */
    public interface Derivative {
        /** The derivative. */
        double at(double a, double b, double y);
    }

    /** The derivative 1 of a sum. */
    public static final Derivative ONE = (a, b, y) -> 1;

    static final Derivative MINUS_ONE = (a, b, y) -> -1;

    public static final Elementwise ADD = binary("+", (a, b) -> a + b, ONE, ONE);
    public static final Elementwise SUB = binary("−", (a, b) -> a - b, ONE, MINUS_ONE);
    public static final Elementwise SUB_FROM = binary("−", (a, b) -> b - a, MINUS_ONE, null); // b is a plain number
    public static final Elementwise MUL = binary("×", (a, b) -> a * b, (a, b, y) -> b, (a, b, y) -> a);
    public static final Elementwise DIV = binary("÷", (a, b) -> a / b, (a, b, y) -> 1 / b, (a, b, y) -> -y / b);
    public static final Elementwise DIV_INTO = binary("÷", (a, b) -> b / a, (a, b, y) -> -y / a, null); // likewise
    public static final Elementwise POW = binary("^", Elementwise::pow, Elementwise::powByA, Elementwise::powByB);
    public static final Elementwise NEG = unary("−", a -> -a, (a, y) -> -1);
    public static final Elementwise SIN = unary("sin", StrictMath::sin, (a, y) -> StrictMath.cos(a));
    public static final Elementwise COS = unary("cos", StrictMath::cos, (a, y) -> -StrictMath.sin(a));
    public static final Elementwise EXP = unary("exp", Elementary::exp, (a, y) -> y);
    public static final Elementwise LOG = unary("log", Elementary::log, (a, y) -> a < 0 ? Double.NaN : 1 / Math.abs(a));
    public static final Elementwise SIGMOID = unary("sigmoid", Elementary::sigmoid, (a, y) -> y * (1 - y));
    public static final Elementwise RELU = unary("relu", a -> Math.max(0, a), (a, y) -> a > 0 ? 1 : 0);
    public static final Elementwise TANH = unary("tanh", Elementary::tanh, (a, y) -> 1 - y * y);

    /** One of the results of an {@link NaryOperation} that has several; b is its index. */
    public static final Elementwise ITEM = binary("item", (a, b) -> a, ONE, null);

    /** Checks the components. */
    public Elementwise {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(byA, "byA");
        if (operands != 1 && operands != 2) {
            throw new IllegalArgumentException("operands = " + operands + ": expected 1 or 2");
        }
    }

    /** An operation on one number a with the value y; its derivative is given a and y. */
    public static Elementwise unary(String symbol, DoubleUnaryOperator value, DoubleBinaryOperator derivative) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(derivative, "derivative");
        Derivative byA = (a, b, y) -> derivative.applyAsDouble(a, y);
        return new Elementwise(symbol, 1, (a, b) -> value.applyAsDouble(a), byA, null);
    }

    /** An operation on two numbers a and b with the value y; its derivatives by either are given a, b and y. */
    public static Elementwise binary(String symbol, DoubleBinaryOperator value, Derivative byA, Derivative byB) {
        return new Elementwise(symbol, 2, value, byA, byB);
    }

    /** The exponents of nearly all uses need no logarithm; StrictMath gives the same digits for them, but slowly. */
    private static double pow(double a, double b) {
        return b == 2 ? a * a : b == 1 ? a : StrictMath.pow(a, b);
    }

    private static double powByA(double a, double b, double y) {
        return b == 0 ? 0 : b * pow(a, b - 1); // a⁰ is 1 for every a, but the formula would give 0 · ∞ at a = 0
    }

    private static double powByB(double a, double b, double y) {
        return a == 0 && b >= 0 ? 0 : y * Elementary.log(Math.abs(a));
    }

    /** The symbol. */
    @Override
    public String toString() {
        return symbol;
    }
}
