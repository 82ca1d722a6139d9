package mlfz.nn.vectorized;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import mlfz.nn.scalar.Elementary;
import mlfz.nn.scalar.Elementwise;

/**
 * An operation on arrays instead of numbers, with the same digits. For operations that whole data sets go through, the
 * loops are written out here, because the JIT compiler makes vector instructions of loops without calls alone; all others
 * are carried out number by number.
 *
 * @param values the results
 * @param byA gradients times the derivatives by the first operand
 * @param byB gradients times the derivatives by the second operand
 */
record Loops(Values values, Pullback byA, Pullback byB) {

    /** Fills in the results ys of operands as and bs; the array bs is room to work in if there is one operand. */
    interface Values {
        void run(double[] as, double[] bs, double[] ys);
    }

    /** Fills in the contributions to one operand's gradients from the gradients of the results. */
    interface Pullback {
        void run(double[] gradients, double[] as, double[] bs, double[] ys, double[] contributions);
    }

    // By identity: the first hash code of a record takes as long as hundreds of steps.
    private static final Map<Elementwise, Loops> WRITTEN_OUT = new IdentityHashMap<>();

    static {
        WRITTEN_OUT.put(
                Elementwise.MUL,
                new Loops(
                        Loops::multiply,
                        (g, as, bs, ys, c) -> multiply(g, bs, c),
                        (g, as, bs, ys, c) -> multiply(g, as, c)));
        WRITTEN_OUT.put(Elementwise.EXP, new Loops(Elementary::exp, (g, as, bs, ys, c) -> multiply(g, ys, c), null));
        WRITTEN_OUT.put(Elementwise.LOG, new Loops(Elementary::log, pullback(Elementwise.LOG.byA()), null));
        WRITTEN_OUT.put(Elementwise.SIGMOID, new Loops(Loops::sigmoid, pullback(Elementwise.SIGMOID.byA()), null));
        WRITTEN_OUT.put(Elementwise.TANH, new Loops(Elementary::tanh, Loops::tanhPullback, null));
    }

    static Loops of(Elementwise operation) {
        Loops known = WRITTEN_OUT.get(operation);
        return known != null
                ? known
                : new Loops(values(operation), pullback(operation.byA()), pullback(operation.byB()));
    }

    private static Values values(Elementwise operation) {
        return (as, bs, ys) -> {
            for (int i = 0; i < ys.length; i++) {
                ys[i] = operation.value().applyAsDouble(as[i], bs[i]);
            }
        };
    }

    private static Pullback pullback(Elementwise.Derivative derivative) {
        return (gradients, as, bs, ys, contributions) -> {
            for (int i = 0; i < contributions.length; i++) {
                contributions[i] = gradients[i] * derivative.at(as[i], bs[i], ys[i]);
            }
        };
    }

    static void add(double[] as, double[] bs, double[] ys) {
        for (int i = 0; i < ys.length; i++) {
            ys[i] = as[i] + bs[i];
        }
    }

    /** Adds terms, each times a number, from first to last, and divides the sums: start + terms[0] · factors[0][0] + … */
    static void sum(double[][] terms, double[][] factors, double start, double divisor, double[] sums) {
        Arrays.fill(sums, start);
        for (int k = 0; k < terms.length; k++) {
            addProduct(terms[k], factors[k][0], sums);
        }
        for (int i = 0; divisor != 1 && i < sums.length; i++) {
            sums[i] /= divisor;
        }
    }

    private static void addProduct(double[] as, double factor, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += as[i] * factor;
        }
    }

    /** An array of length 1 stands for as many equal numbers as it takes. */
    static void multiply(double[] as, double[] bs, double[] ys) {
        if (as.length < ys.length) {
            scale(bs, as[0], ys);
        } else if (bs.length < ys.length) {
            scale(as, bs[0], ys);
        } else {
            for (int i = 0; i < ys.length; i++) {
                ys[i] = as[i] * bs[i];
            }
        }
    }

    static void scale(double[] as, double factor, double[] ys) {
        for (int i = 0; i < ys.length; i++) {
            ys[i] = as[i] * factor;
        }
    }

    private static void sigmoid(double[] as, double[] scratch, double[] ys) {
        scale(as, -1, ys);
        Elementary.exp(ys, scratch, ys);
        for (int i = 0; i < ys.length; i++) {
            ys[i] = 1 / (1 + ys[i]);
        }
    }

    private static void tanhPullback(
            double[] gradients, double[] as, double[] bs, double[] ys, double[] contributions) {
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = gradients[i] * (1 - ys[i] * ys[i]);
        }
    }
}
