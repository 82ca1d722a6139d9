package mlfz.nn.scalar;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.Recording.Instruction;

/**
 * Carries out one recording for many points at once: each instruction has an array of values, one for each point (a "lane"), and
 * an array of gradients. The loops over these arrays are short and simple, so that the JIT compiler makes vector instructions of
 * them.
 *
 * <p>Lanes do for every point the same arithmetic in the same order as the graph of that point: the digits are the same.
 */
final class Lanes {

    /** What a use of a variable adds to its gradient: the sum over the lanes of gradient · factor. */
    record Share(double[] gradient, double[] factor) {}

    /** A step of backpropagation: the gradient of an instruction times its slope in an input goes to {@code target}. */
    private record Edge(int instruction, int input, double[] target, boolean first) {}

    private final int size;
    private final List<Instruction> instructions;
    private final double[][] values;
    private final double[][] gradients;
    private final double[] scratch;
    private final double[] ones;
    private final boolean[] spread; // variables that are needed as arrays
    private final boolean[] owned; // gradients that are no other instruction's, passed on
    private final List<Edge> edges = new ArrayList<>();
    private final List<List<Share>> shares = new ArrayList<>();
    private double[] variables;

    /**
     * Lanes for points that have the same recording but for the constants.
     *
     * @param constants those of each point
     * @param variableCount how many variables the recording may have
     * @param spare arrays for values in between, which other lanes may use as well while these do not {@link #evaluate}; those
     *     that are missing are added
     */
    Lanes(Recording recording, List<double[]> constants, int variableCount, List<double[]> spare) {
        size = constants.size();
        instructions = recording.instructions;
        values = new double[instructions.size()][];
        gradients = new double[instructions.size()][];
        owned = new boolean[instructions.size()];
        scratch = new double[size];
        ones = new double[size];
        Arrays.fill(ones, 1);
        spread = new boolean[instructions.size()];
        for (Instruction instruction : instructions) {
            findSpread(instruction);
        }
        Instruction result = instructions.get(instructions.size() - 1);
        spread[instructions.size() - 1] = true; // the results are read as an array
        allocateValues(constants, spare);
        for (int v = 0; v < variableCount; v++) {
            shares.add(new ArrayList<>());
        }
        gradients[gradients.length - 1] = new double[size];
        int[] uses = uses();
        for (int i : recording.backwardOrder()) {
            for (int k = 0; k < instructions.get(i).scalars(); k++) {
                link(i, k, uses);
            }
        }
        if (result.isVariable()) {
            shares.get(result.variable()).add(new Share(resultGradients(), ones));
        }
    }

    private void allocateValues(List<double[]> constants, List<double[]> spare) {
        boolean[] kept = valuesForBackward();
        int[] lastUse = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int input : instructions.get(i).inputs()) {
                lastUse[input] = i;
            }
        }
        Map<DoubleBuffer, double[]> known = new HashMap<>();
        int constant = 0;
        for (int i = 0; i < values.length; i++) {
            Instruction instruction = instructions.get(i);
            if (instruction.isConstant()) {
                double[] array = new double[size];
                for (int lane = 0; lane < size; lane++) {
                    array[lane] = constants.get(lane)[constant];
                }
                constant++;
                // One array for equal ones, such as a coordinate that every hidden unit takes.
                values[i] = known.computeIfAbsent(DoubleBuffer.wrap(array), buffer -> buffer.array());
                kept[i] = true;
            } else if (!isNumber(i)) {
                values[i] = kept[i] ? new double[size] : take(spare);
            }
            for (int input : Arrays.stream(instruction.inputs()).distinct().toArray()) {
                if (lastUse[input] == i && !kept[input] && !isNumber(input)) {
                    spare.add(values[input]);
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

    /** Which values have to last, since {@link #backward} reads them. */
    private boolean[] valuesForBackward() {
        boolean[] kept = new boolean[values.length];
        kept[kept.length - 1] = true;
        for (int i = 0; i < kept.length; i++) {
            int[] inputs = instructions.get(i).inputs();
            Operation operation = instructions.get(i).operation();
            if (operation == Operation.TANH) {
                kept[i] = true;
            } else if (operation != null && operation != Operation.ADD) {
                kept[i] |= operation != Operation.MUL;
                kept[inputs[0]] = true;
                kept[inputs[inputs.length - 1]] = true;
            }
        }
        return kept;
    }

    private int[] uses() {
        int[] uses = new int[instructions.size()];
        for (Instruction instruction : instructions) {
            for (int k = 0; k < instruction.scalars(); k++) {
                uses[instruction.inputs()[k]]++;
            }
        }
        return uses;
    }

    /** Decides where the share of an instruction's gradient for its k-th input goes. */
    private void link(int i, int k, int[] uses) {
        Instruction instruction = instructions.get(i);
        int input = instruction.inputs()[k];
        Instruction target = instructions.get(input);
        if (target.isConstant()) {
            return;
        }
        boolean product = instruction.operation() == Operation.MUL;
        boolean passedOn = passesGradientOn(instruction, k);
        if (target.isVariable()) {
            double[] share = passedOn || product ? gradients[i] : new double[size];
            shares.get(target.variable())
                    .add(new Share(share, product ? values[instruction.inputs()[1 - k]] : ones));
            if (share != gradients[i]) {
                edges.add(new Edge(i, k, share, true));
            }
        } else if (passedOn && uses[input] == 1) {
            gradients[input] = gradients[i];
        } else {
            boolean first = gradients[input] == null;
            if (first) {
                // An array that nobody reads after this edge takes its result as well: less memory to go through.
                boolean inPlace = owned[i] && instruction.scalars() == 1 && uses[input] == 1;
                gradients[input] = inPlace ? gradients[i] : new double[size];
                owned[input] = true;
            }
            edges.add(new Edge(i, k, gradients[input], first));
        }
    }

    private static boolean passesGradientOn(Instruction instruction, int k) {
        return instruction.operation() == Operation.ADD
                || instruction.operation() == Operation.SUB && k == 0
                || instruction.wide() instanceof WideOperation.Sum sum && sum.divisor() == 1;
    }

    /** Products take a variable as one number for all lanes, other operations as an array. */
    private void findSpread(Instruction instruction) {
        int[] inputs = instruction.inputs();
        for (int k = 0; k < inputs.length; k++) {
            boolean factor = instruction.operation() == Operation.MUL
                    && !instructions.get(inputs[1 - k]).isVariable();
            spread[inputs[k]] |= !factor;
        }
    }

    /** The uses of a variable, in the order in which backpropagation comes to them. */
    List<Share> shares(int variable) {
        return shares.get(variable);
    }

    /** Results of the last {@link #evaluate}, one for each lane. */
    double[] results() {
        return values[values.length - 1];
    }

    /** Derivatives of the loss with respect to the results, to be filled in before {@link #backward}. */
    double[] resultGradients() {
        return gradients[gradients.length - 1];
    }

    void evaluate(double[] variables) {
        this.variables = variables;
        for (int i = 0; i < values.length; i++) {
            Instruction instruction = instructions.get(i);
            if (instruction.operation() != null) {
                evaluate(instruction, values[i]);
            } else if (instruction.wide() instanceof WideOperation.Sum sum) {
                add(instruction.inputs(), sum.divisor(), values[i]);
            } else if (instruction.isVariable() && spread[i]) {
                Arrays.fill(values[i], variables[instruction.variable()]);
            }
        }
    }

    private void evaluate(Instruction instruction, double[] result) {
        int[] inputs = instruction.inputs();
        double[] a = values[inputs[0]];
        double[] b = values[inputs[inputs.length - 1]]; // a itself where there is no second operand
        switch (instruction.operation()) {
            case ADD -> add(a, b, result);
            case MUL -> {
                if (isNumber(inputs[0])) {
                    scale(b, number(inputs[0]), result);
                } else if (isNumber(inputs[1])) {
                    scale(a, number(inputs[1]), result);
                } else {
                    multiply(a, b, result);
                }
            }
            case TANH -> Elementary.tanh(a, result, scratch);
            case EXP -> Elementary.exp(a, result, scratch);
            case LOG -> Elementary.log(a, result, scratch);
            case SIGMOID -> sigmoid(a, result);
            default -> evaluate(instruction.operation(), a, b, result);
        }
    }

    /** Whether it is a variable that is one number for all lanes. */
    private boolean isNumber(int input) {
        return instructions.get(input).isVariable() && !spread[input];
    }

    private double number(int input) {
        return variables[instructions.get(input).variable()];
    }

    /** Carries the gradients of the results back to every instruction, and to the shares of the variables. */
    void backward() {
        for (Edge edge : edges) {
            double[] share = edge.first ? edge.target : scratch;
            backward(edge, share);
            if (!edge.first) {
                add(edge.target, scratch, edge.target);
            }
        }
    }

    private void backward(Edge edge, double[] share) {
        Instruction instruction = instructions.get(edge.instruction);
        double[] gradient = gradients[edge.instruction];
        int[] inputs = instruction.inputs();
        if (passesGradientOn(instruction, edge.input)) {
            System.arraycopy(gradient, 0, share, 0, size);
        } else if (instruction.wide() instanceof WideOperation.Sum sum) {
            scale(gradient, 1 / sum.divisor(), share);
        } else if (instruction.operation() == Operation.MUL) {
            int other = inputs[1 - edge.input];
            if (isNumber(other)) {
                scale(gradient, number(other), share);
            } else {
                multiply(gradient, values[other], share);
            }
        } else if (instruction.operation() == Operation.TANH) {
            tanhSlope(gradient, values[edge.instruction], share);
        } else {
            double[] b = values[inputs[inputs.length - 1]];
            slope(instruction.operation(), edge.input, values[inputs[0]], b, values[edge.instruction], gradient, share);
        }
    }

    // The loops. Those of the usual operations are written out, because a loop with a call in it is not vectorised.

    private void add(int[] inputs, double divisor, double[] result) {
        double[] first = values[inputs[0]];
        for (int i = 0; i < result.length; i++) {
            result[i] = 0 + first[i]; // −0 becomes 0, as in the graph, whose sum starts at 0
        }
        int k = 1;
        for (; k + 3 < inputs.length; k += 4) {
            add(result, values[inputs[k]], values[inputs[k + 1]], values[inputs[k + 2]], values[inputs[k + 3]]);
        }
        for (; k < inputs.length; k++) {
            add(result, values[inputs[k]], result);
        }
        if (divisor != 1) {
            for (int i = 0; i < result.length; i++) {
                result[i] /= divisor;
            }
        }
    }

    private static void add(double[] sum, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i] + a[i] + b[i] + c[i] + d[i];
        }
    }

    private static void add(double[] a, double[] b, double[] result) {
        for (int i = 0; i < result.length; i++) {
            result[i] = a[i] + b[i];
        }
    }

    private static void multiply(double[] a, double[] b, double[] result) {
        for (int i = 0; i < result.length; i++) {
            result[i] = a[i] * b[i];
        }
    }

    private static void scale(double[] a, double number, double[] result) {
        for (int i = 0; i < result.length; i++) {
            result[i] = a[i] * number;
        }
    }

    private void sigmoid(double[] a, double[] result) {
        double[] negative = new double[size];
        scale(a, -1, negative);
        Elementary.exp(negative, result, scratch);
        for (int i = 0; i < result.length; i++) {
            result[i] = 1 / (1 + result[i]);
        }
    }

    private static void tanhSlope(double[] gradient, double[] value, double[] share) {
        for (int i = 0; i < share.length; i++) {
            share[i] = gradient[i] * (1 - value[i] * value[i]);
        }
    }

    private static void evaluate(Operation operation, double[] a, double[] b, double[] result) {
        for (int i = 0; i < result.length; i++) {
            result[i] = operation.value(a[i], b[i]);
        }
    }

    private static void slope(
            Operation operation,
            int input,
            double[] as,
            double[] bs,
            double[] results,
            double[] gradient,
            double[] share) {
        for (int i = 0; i < share.length; i++) {
            share[i] = gradient[i]
                    * (input == 0
                            ? operation.slope(as[i], bs[i], results[i])
                            : operation.secondSlope(as[i], bs[i], results[i]));
        }
    }
}
