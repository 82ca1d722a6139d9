package mlfz.nn.vectorized;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mlfz.nn.scalar.Elementwise;
import mlfz.nn.scalar.NaryOperation;
import mlfz.nn.vectorized.Loops.Needs;
import mlfz.nn.vectorized.Trace.Step;

/**
 * Carries out one trace for many points at once: each step has an array of values, one for each point, and an array of
 * gradients. For every point this is the same arithmetic in the same order as in the graph of that point: the digits are
 * the same.
 */
final class Batch {

    /** What a use of a parameter contributes to its gradient: the sum over the points of gradient · factor. */
    record Contribution(double[] gradient, double[] factor) {}

    private final int size;
    private final Trace trace;
    private final double[][] values; // of each step; a parameter's array may have length 1, one number for all points
    private final double[][] gradients;
    private final boolean[] broadcast;
    private final boolean[] deferred;
    private final boolean[] owned; // gradients that are no other step's, passed on
    private final double[] scratch;
    private final double[] ones;
    private final List<Runnable> forward = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private final List<List<Contribution>> contributions = new ArrayList<>();
    private double[] parameters; // of the last evaluation

    /**
     * A batch of points that have the same trace but for the constants.
     *
     * @param constants those of each point
     * @param parameterCount how many parameters the trace may have
     * @param spare arrays for values in between, which other batches may use as well while this one does not
     *     {@link #evaluate}; those that are missing are added
     */
    Batch(Trace trace, List<double[]> constants, int parameterCount, List<double[]> spare) {
        this.trace = trace;
        size = constants.size();
        int count = trace.steps.size();
        values = new double[count][];
        gradients = new double[count][];
        owned = new boolean[count];
        scratch = new double[size];
        ones = new double[size];
        Arrays.fill(ones, 1);
        int[] uses = trace.uses();
        broadcast = broadcastParameters();
        deferred = deferredProducts(uses);
        allocateValues(constants, spare);
        for (int i = 0; i < count; i++) {
            planForward(i);
        }
        for (int p = 0; p < parameterCount; p++) {
            contributions.add(new ArrayList<>());
        }
        for (int result : trace.results) {
            gradients[result] = new double[size];
            Step step = trace.steps.get(result);
            if (step.isParameter()) {
                contributions.get(step.number()).add(new Contribution(gradients[result], ones));
            }
        }
        for (int i : trace.backwardOrder()) {
            planBackward(i, uses);
        }
    }

    private void allocateValues(List<double[]> constants, List<double[]> spare) {
        boolean[] kept = valuesForBackward();
        int[] lastUse = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int input : trace.steps.get(i).inputs()) {
                lastUse[input] = i;
                if (deferred[input]) {
                    lastUse[array(input)] = i;
                }
            }
        }
        Map<DoubleBuffer, double[]> known = new HashMap<>();
        int constant = 0;
        for (int i = 0; i < values.length; i++) {
            Step step = trace.steps.get(i);
            if (step.isConstant()) {
                double[] array = new double[size];
                for (int point = 0; point < size; point++) {
                    array[point] = constants.get(point)[constant];
                }
                constant++;
                // One array for equal ones, such as a coordinate that every hidden unit takes.
                values[i] = known.computeIfAbsent(DoubleBuffer.wrap(array), DoubleBuffer::array);
            } else if (step.isParameter()) {
                values[i] = new double[broadcast[i] ? 1 : size];
            } else if (!deferred[i]) {
                values[i] = kept[i] ? new double[size] : take(spare);
            }
            for (int s = 0; s < i; s++) {
                boolean computed = trace.steps.get(s).operation() != null && !deferred[s];
                if (computed && lastUse[s] == i && !kept[s]) {
                    spare.add(values[s]);
                }
            }
        }
    }

    private double[] take(List<double[]> spare) {
        for (int k = spare.size() - 1; k >= 0; k--) {
            if (spare.get(k).length == size) {
                return spare.remove(k);
            }
        }
        return new double[size];
    }

    /** Which values have to last, since {@link #pullBack} reads them, or whoever asked for the results. */
    private boolean[] valuesForBackward() {
        boolean[] kept = new boolean[values.length];
        for (int result : trace.results) {
            kept[result] = true;
        }
        for (int i = 0; i < kept.length; i++) {
            Step step = trace.steps.get(i);
            Needs needs = needs(step);
            kept[i] |= needs == Needs.RESULT || needs == Needs.ALL;
            for (int input : step.inputs()) {
                kept[input] |= needs == Needs.OTHER_OPERAND || needs == Needs.ALL;
            }
        }
        return kept;
    }

    private static Needs needs(Step step) {
        return step.operation() instanceof Elementwise known ? Loops.of(known).needs() : Needs.NOTHING;
    }

    private static boolean isSum(Step step) {
        return step.operation() == NaryOperation.SUM || step.operation() == NaryOperation.MEAN;
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
                boolean factor = step.operation() == Elementwise.MUL
                        && !trace.steps.get(inputs[1 - k]).isParameter();
                broadcast[inputs[k]] &= factor;
            }
        }
        for (int result : trace.results) {
            broadcast[result] = false;
        }
        return broadcast;
    }

    /** Products with a number that are added once and used for nothing else: they are computed where they are added. */
    private boolean[] deferredProducts(int[] uses) {
        boolean[] deferred = new boolean[values.length];
        for (Step step : trace.steps) {
            boolean adds = step.operation() == Elementwise.ADD || isSum(step);
            for (int k = 0; adds && k < step.scalars(); k++) {
                int input = step.inputs()[k];
                Step term = trace.steps.get(input);
                deferred[input] = term.operation() == Elementwise.MUL
                        && uses[input] == 1
                        && (broadcast[term.inputs()[0]] || broadcast[term.inputs()[1]]);
            }
        }
        return deferred;
    }

    /** Of a product with a number, the input that is an array. */
    private int array(int product) {
        int[] inputs = trace.steps.get(product).inputs();
        return broadcast[inputs[0]] ? inputs[1] : inputs[0];
    }

    private void planForward(int i) {
        Step step = trace.steps.get(i);
        double[] result = values[i];
        double[][] inputs = arrays(step.inputs());
        if (deferred[i]) {
            return;
        }
        if (step.isParameter()) {
            forward.add(() -> Arrays.fill(result, parameters[step.number()]));
        } else if (step.operation() == Elementwise.ADD || isSum(step)) {
            double[][] factors = new double[inputs.length][];
            for (int k = 0; k < inputs.length; k++) {
                int input = step.inputs()[k];
                int array = deferred[input] ? array(input) : input;
                int[] pair = trace.steps.get(input).inputs();
                factors[k] = deferred[input] ? values[pair[0] == array ? pair[1] : pair[0]] : ones;
                inputs[k] = values[array];
            }
            double divisor = step.operation() == NaryOperation.MEAN ? inputs.length : 1;
            double start = isSum(step) ? 0 : -0.0; // as in the graph, where −0 plus −0 is −0, but a sum starts at 0
            forward.add(() -> Loops.sum(inputs, factors, start, divisor, result));
        } else if (step.operation() instanceof Elementwise operation) {
            Loops.Values loop = Loops.of(operation).values();
            double[] second = inputs.length == 2 ? inputs[1] : scratch;
            forward.add(() -> loop.run(inputs[0], second, result));
        }
    }

    private double[][] arrays(int[] steps) {
        return Arrays.stream(steps).mapToObj(step -> values[step]).toArray(double[][]::new);
    }

    private void planBackward(int i, int[] uses) {
        Step step = trace.steps.get(i);
        double[] gradient = gradients[i];
        double[][] inputs = arrays(step.inputs());
        if (step.operation() == null) {
            return;
        }
        for (int k = 0; k < step.scalars(); k++) {
            if (step.operation() instanceof Elementwise operation) {
                boolean passedOn = (k == 0 ? operation.byA() : operation.byB()) == Elementwise.ONE;
                Loops.Pullback loop =
                        k == 0 ? Loops.of(operation).byA() : Loops.of(operation).byB();
                double[] second = inputs.length == 2 ? inputs[1] : scratch;
                link(i, k, uses, passedOn, target -> loop.run(gradient, inputs[0], second, values[i], target));
            } else {
                double factor = step.operation() == NaryOperation.MEAN ? 1.0 / inputs.length : 1;
                link(i, k, uses, factor == 1, target -> Loops.scale(gradient, factor, target));
            }
        }
    }

    /** Decides where the contribution of a step's gradient to its k-th input goes. */
    private void link(int i, int k, int[] uses, boolean passedOn, Consumer<double[]> pullback) {
        Step step = trace.steps.get(i);
        int input = step.inputs()[k];
        Step target = trace.steps.get(input);
        if (target.isConstant()) {
            return;
        }
        if (target.isParameter()) {
            boolean product = step.operation() == Elementwise.MUL;
            double[] gradient = passedOn || product ? gradients[i] : new double[size];
            double[] factor = product ? values[step.inputs()[1 - k]] : ones;
            contributions.get(target.number()).add(new Contribution(gradient, factor));
            if (gradient != gradients[i]) {
                backward.add(() -> pullback.accept(gradient));
            }
        } else if (passedOn && uses[input] == 1) {
            gradients[input] = gradients[i];
        } else if (gradients[input] == null) {
            // An array that nobody reads after this takes the result as well: less memory to go through.
            boolean inPlace = owned[i] && step.scalars() == 1 && uses[input] == 1;
            double[] gradient = inPlace ? gradients[i] : new double[size];
            gradients[input] = gradient;
            owned[input] = true;
            backward.add(() -> pullback.accept(gradient));
        } else {
            double[] sum = gradients[input];
            backward.add(() -> {
                pullback.accept(scratch);
                Loops.add(sum, scratch, sum);
            });
        }
    }

    /** The uses of a parameter, in the order in which backpropagation comes to them. */
    List<Contribution> contributions(int parameter) {
        return contributions.get(parameter);
    }

    /** What the last {@link #evaluate} gave for one of the results, one number for each point. */
    double[] results(int result) {
        return values[trace.results[result]];
    }

    /** Derivatives of the loss with respect to one of the results, to be filled in before {@link #pullBack}. */
    double[] resultGradients(int result) {
        return gradients[trace.results[result]];
    }

    void evaluate(double[] parameters) {
        this.parameters = parameters;
        forward.forEach(Runnable::run);
    }

    /** Carries the gradients of the results back to every step, and to the contributions to the parameters. */
    void pullBack() {
        backward.forEach(Runnable::run);
    }
}
