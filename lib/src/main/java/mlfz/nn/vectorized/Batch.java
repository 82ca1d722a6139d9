package mlfz.nn.vectorized;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import mlfz.nn.scalar.Elementwise;
import mlfz.nn.scalar.NaryOperation;
import mlfz.nn.vectorized.GradientSum.Use;
import mlfz.nn.vectorized.Trace.Step;

/**
 * Carries out one trace for some points at once: each step has an array of values, one for each point, and an array of
 * gradients. For every point this is the same arithmetic in the same order as in the graph of that point: the digits are
 * the same.
 */
final class Batch {
    private final int size;
    private final Trace trace;
    private final int[] uses;
    private final double[][] columns; // of constants
    private final double[][] values; // of each step; a factor's array may have length 1, one number for all points
    private final double[][] gradients;
    private final boolean[] broadcast;
    private final boolean[] deferred;
    private final double[] scratch;
    private final double[] ones;
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private final List<GradientSum> sums;

    private int from = -1; // the first of the points whose values are there,
    private double[] parameters = {}; // and with which parameters

    /**
     * Makes the arrays.
     *
     * @param column where each constant of the trace stands among all points' constants
     * @param size how many points there are at a time
     */
    Batch(Trace trace, int[] column, int size) {
        this.trace = trace;
        this.size = size;
        int count = trace.steps.size();
        uses = trace.uses();
        columns = new double[Arrays.stream(column).max().orElse(-1) + 1][size];
        values = new double[count][];
        gradients = new double[count][];
        scratch = new double[size];
        ones = new double[size];
        Arrays.fill(ones, 1);
        broadcast = broadcastParameters();
        deferred = deferredTerms();
        for (int i = 0; i < count; i++) {
            planForward(i, column);
        }
        List<List<Use>> parameterUses = new ArrayList<>();
        trace.used.forEach(parameter -> parameterUses.add(new ArrayList<>()));
        for (int result : trace.results) {
            gradients[result] = new double[size];
            Step step = trace.steps.get(result);
            if (step.isParameter()) {
                parameterUses.get(step.number()).add(new Use(gradients[result], ones));
            }
        }
        for (int i : trace.backwardOrder()) {
            planBackward(i, parameterUses);
        }
        sums = GradientSum.of(parameterUses);
    }

    /** Parameters that are factors and nothing else: products take them as one number for all points. */
    private boolean[] broadcastParameters() {
        boolean[] broadcast = new boolean[values.length];
        for (int i = 0; i < broadcast.length; i++) {
            broadcast[i] = trace.steps.get(i).isParameter();
        }
        for (Step step : trace.steps) {
            int[] inputs = step.inputs();
            for (int k = 0; k < inputs.length; k++) {
                broadcast[inputs[k]] &= step.operation() == Elementwise.MUL
                        && !trace.steps.get(inputs[1 - k]).isParameter();
            }
        }
        for (int result : trace.results) {
            broadcast[result] = false;
        }
        return broadcast;
    }

    /** Products with a number that are terms of one sum and nothing else: they are computed where they are added. */
    private boolean[] deferredTerms() {
        boolean[] deferred = new boolean[values.length];
        for (Step step : trace.steps) {
            for (int k = 0; step.adds() && k < step.scalars(); k++) {
                int input = step.inputs()[k];
                Step term = trace.steps.get(input);
                deferred[input] = uses[input] == 1
                        && term.operation() == Elementwise.MUL
                        && (broadcast[term.inputs()[0]] || broadcast[term.inputs()[1]]);
            }
        }
        return deferred;
    }

    private void planForward(int i, int[] column) {
        Step step = trace.steps.get(i);
        if (step.isConstant()) {
            values[i] = columns[column[step.number()]];
        } else if (step.isParameter()) {
            values[i] = new double[broadcast[i] ? 1 : size];
            forward.add(() -> Arrays.fill(values[i], parameters[step.number()]));
        } else if (!deferred[i] && step.adds()) {
            // A term that is no product with a number is one with 1.
            int[] inputs = step.inputs();
            double[][] terms = new double[inputs.length][];
            double[][] factors = new double[inputs.length][];
            for (int k = 0; k < inputs.length; k++) {
                int[] product = deferred[inputs[k]] ? trace.steps.get(inputs[k]).inputs() : null;
                int number = product != null && broadcast[product[0]] ? 0 : 1;
                terms[k] = values[product != null ? product[1 - number] : inputs[k]];
                factors[k] = product != null ? values[product[number]] : ones;
            }
            double[] result = values[i] = new double[size];
            double divisor = step.operation() == NaryOperation.MEAN ? terms.length : 1;
            // As in the graph, where −0 plus −0 is −0, but a sum of many starts at 0.
            double start = step.operation() == Elementwise.ADD ? -0.0 : 0;
            forward.add(() -> Loops.sum(terms, factors, start, divisor, result));
        } else if (!deferred[i]) {
            double[] result = values[i] = new double[size];
            double[] a = values[step.inputs()[0]];
            double[] b = second(step);
            Loops.Values loop = Loops.of((Elementwise) step.operation()).values();
            forward.add(() -> loop.run(a, b, result));
        }
    }

    /** The values of the second operand, or room to work in. */
    private double[] second(Step step) {
        return step.inputs().length == 2 ? values[step.inputs()[1]] : scratch;
    }

    private void planBackward(int i, List<List<Use>> parameterUses) {
        Step step = trace.steps.get(i);
        double[] gradient = gradients[i];
        for (int k = 0; k < step.scalars(); k++) {
            boolean first = k == 0;
            Elementwise elementwise = step.operation() instanceof Elementwise operation ? operation : Elementwise.ADD;
            if ((first ? elementwise.byA() : elementwise.byB()) == Elementwise.ONE) {
                double share = step.operation() == NaryOperation.MEAN ? 1.0 / step.scalars() : 1;
                link(i, k, share == 1, target -> Loops.scale(gradient, share, target), parameterUses);
            } else {
                Loops loops = Loops.of(elementwise);
                Loops.Pullback loop = first ? loops.byA() : loops.byB();
                double[] a = values[step.inputs()[0]];
                double[] b = second(step);
                link(i, k, false, target -> loop.run(gradient, a, b, values[i], target), parameterUses);
            }
        }
    }

    /** Decides where the contribution of a step's gradient to its k-th input goes. */
    private void link(int i, int k, boolean passedOn, Consumer<double[]> pullback, List<List<Use>> parameterUses) {
        Step step = trace.steps.get(i);
        int input = step.inputs()[k];
        Step target = trace.steps.get(input);
        if (target.isConstant()) {
            return;
        }
        if (target.isParameter()) {
            boolean product = step.operation() == Elementwise.MUL;
            double[] gradient = passedOn || product ? gradients[i] : new double[size];
            parameterUses.get(target.number()).add(new Use(gradient, product ? values[step.inputs()[1 - k]] : ones));
            if (gradient != gradients[i]) {
                backward.add(() -> pullback.accept(gradient));
            }
        } else if (passedOn && uses[input] == 1) {
            gradients[input] = gradients[i];
        } else if (gradients[input] == null) {
            double[] gradient = gradients[input] = new double[size];
            backward.add(() -> pullback.accept(gradient));
        } else {
            double[] sum = gradients[input];
            backward.add(() -> {
                pullback.accept(scratch);
                Loops.add(sum, scratch, sum);
            });
        }
    }

    /**
     * Computes the values, unless they are there.
     *
     * @param from the first of the points
     * @param constants of all points, one array a column
     */
    void evaluate(int from, List<double[]> constants, double[] parameters) {
        if (from == this.from && Arrays.equals(parameters, this.parameters)) {
            return;
        }
        for (int c = 0; c < columns.length; c++) {
            System.arraycopy(constants.get(c), from, columns[c], 0, size);
        }
        this.parameters = parameters;
        this.from = -1; // an operation of one's own may throw
        forward.forEach(Runnable::run);
        this.from = from;
    }

    /** Copies the results of the last {@link #evaluate} into an array of all points' results, the last point first. */
    void copyResults(double[] all) {
        for (int r = 0; r < trace.results.length; r++) {
            double[] results = values[trace.results[r]];
            for (int i = 0; i < size; i++) {
                all[place(i, r, all.length)] = results[i];
            }
        }
    }

    private int place(int i, int result, int length) {
        return length - trace.results.length * (from + i + 1) + result;
    }

    /** Carries the gradients of the results, the last point first, back to every step. */
    void pullBack(double[] all) {
        for (int r = 0; r < trace.results.length; r++) {
            double[] rows = gradients[trace.results[r]];
            for (int i = 0; i < size; i++) {
                rows[i] = all[place(i, r, all.length)];
            }
        }
        backward.forEach(Runnable::run);
    }

    /** Adds what the last {@link #pullBack} gave to the sums of the parameters' gradients. */
    void addGradients(double[] parameterGradients) {
        sums.forEach(sum -> sum.addTo(parameterGradients));
    }
}
