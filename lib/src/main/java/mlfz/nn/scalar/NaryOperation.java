package mlfz.nn.scalar;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * An operation on n inputs x with m results y, such as a sum, a softmax, or a loss over a whole data set: what its results
 * are, and how gradients are pulled back from them to the inputs. One of your own:
 *
 * <pre>{@code
 * var largest = new NaryOperation("max",
 *     x -> new double[] {Arrays.stream(x).max().orElseThrow()},
 *     (x, y, gradients, contributions) -> {
 *         for (int j = 0; j < x.length; j++) contributions[j] = x[j] == y[0] ? gradients[0] : 0;
 *     });
 * Functions.apply(largest, terms)    // one node of the graph, whatever the number of terms
 * }</pre>
 *
 * @param symbol what a drawing shows
 * @param values the results from the values of the inputs, given in an array of its own; a new array at each call
 * @param pullback what the results contribute to the gradients of the inputs
 */
public record NaryOperation(String symbol, UnaryOperator<double[]> values, Pullback pullback) implements Operation {

    /** The local gradients of an operation, as what {@code backward} needs of them. */
    public interface Pullback {
        /**
         * Fills in the contribution to the gradient of each input xⱼ, the sum over all results i of
         * gradients[i] · ∂yᵢ/∂xⱼ. Only {@code contributions} is to be changed, and no array kept.
         *
         * @param inputs x as it was when the results were computed
         * @param values y
         * @param gradients the gradient of each result
         * @param contributions n numbers, all 0 to begin with
         */
        void fill(double[] inputs, double[] values, double[] gradients, double[] contributions);
    }

    public static final NaryOperation SUM =
            new NaryOperation("sum", x -> new double[] {sum(x)}, (x, y, g, c) -> Arrays.fill(c, g[0]));
    public static final NaryOperation MEAN = new NaryOperation(
            "mean", x -> new double[] {sum(x) / x.length}, (x, y, g, c) -> Arrays.fill(c, g[0] * (1.0 / x.length)));
    public static final NaryOperation SOFTMAX = new NaryOperation("softmax", NaryOperation::softmax, (x, y, g, c) -> {
        Arrays.setAll(c, i -> y[i] * g[i]);
        double mean = sum(c); // of the gradients, by these probabilities
        Arrays.setAll(c, i -> y[i] * (g[i] - mean));
    });

    /** Checks the components. */
    public NaryOperation {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(pullback, "pullback");
    }

    /** ln Σₖ exp xₖ − x of the right class, and softmax(x)ₖ, less 1 for the right one: written so that no digits cancel. */
    static NaryOperation crossEntropy(int right) {
        UnaryOperator<double[]> values = x -> {
            double largest = max(x);
            double[] others = powers(x);
            double own = others[right];
            others[right] = 0;
            double cost = x[right] == largest
                    ? Elementary.log1p(sum(others))
                    : largest - x[right] + Elementary.log(own + sum(others));
            return new double[] {cost};
        };
        return new NaryOperation("cross entropy", values, (x, y, g, c) -> {
            double[] p = softmax(x);
            p[right] = 0;
            p[right] = -sum(p);
            Arrays.setAll(c, i -> g[0] * p[i]);
        });
    }

    static double sum(double[] x) {
        double sum = 0;
        for (double term : x) {
            sum += term;
        }
        return sum;
    }

    private static double[] softmax(double[] x) {
        double[] powers = powers(x);
        double sum = sum(powers);
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    /** Powers of e, all divided by the largest one, so that none overflows. */
    private static double[] powers(double[] x) {
        double largest = max(x);
        return Arrays.stream(x).map(t -> Elementary.exp(t - largest)).toArray();
    }

    private static double max(double[] x) {
        return Arrays.stream(x).max().orElseThrow();
    }

    /** The symbol. */
    @Override
    public String toString() {
        return symbol;
    }
}
