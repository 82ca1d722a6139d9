package mlfz.nn.scalar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The graph of a number, written down as a list of instructions that can be carried out again with other numbers. The inputs of
 * an instruction are earlier instructions, by their index; the last one computes the number itself.
 */
final class Recording {

    /**
     * One node of the graph, or a plain number. Without an operation it is a constant, or the variable of that index if
     * {@code variable} is not negative.
     *
     * @param scalars how many of the inputs are Scalars, which get a gradient; after them may come a plain number
     */
    record Instruction(Operation operation, WideOperation wide, int[] inputs, int scalars, int variable) {
        boolean isConstant() {
            return operation == null && wide == null && variable < 0;
        }

        boolean isVariable() {
            return variable >= 0;
        }

        private String symbol() {
            return operation != null
                    ? operation.symbol
                    : wide != null ? wide.symbol() : isVariable() ? "parameter" : "constant";
        }
    }

    final List<Instruction> instructions = new ArrayList<>();
    private final List<Scalar> nodes = new ArrayList<>();
    private final Map<Scalar, Integer> variables;
    private Scalar[] previous; // the nodes of the graph that was last compared

    /**
     * Writes down the graph of a number.
     *
     * @param variables the index of each Scalar that is a variable; other leaves are constants
     */
    Recording(Scalar root, Map<Scalar, Integer> variables) {
        this.variables = variables;
        Map<Scalar, Integer> indices = new IdentityHashMap<>();
        Deque<Scalar> stack = new ArrayDeque<>(List.of(root));
        while (!stack.isEmpty()) {
            Scalar node = stack.peek();
            if (!indices.containsKey(node)) {
                for (int i = node.inputCount() - 1; i >= 0; i--) {
                    if (!indices.containsKey(node.input(i))) {
                        stack.push(node.input(i));
                    }
                }
            }
            if (stack.peek() == node) {
                stack.pop();
                if (!indices.containsKey(node)) {
                    write(node, indices);
                }
            }
        }
        previous = nodes.toArray(Scalar[]::new);
    }

    private void write(Scalar node, Map<Scalar, Integer> indices) {
        int scalars = node.inputCount();
        int[] inputs = new int[scalars + (node.takesPlainNumber() ? 1 : 0)];
        for (int i = 0; i < scalars; i++) {
            inputs[i] = indices.get(node.input(i));
        }
        if (inputs.length > scalars) {
            inputs[scalars] = nodes.size();
            write(new Scalar(node.plainNumber()), indices);
        }
        indices.put(node, nodes.size());
        nodes.add(node);
        instructions.add(new Instruction(node.rule(), node.wideRule(), inputs, scalars, variable(node)));
    }

    /** The value that the i-th instruction had when it was recorded. */
    double value(int i) {
        return nodes.get(i).currentValue();
    }

    private int variable(Scalar node) {
        return variables.getOrDefault(node, -1);
    }

    /**
     * Compares another graph with the recorded one, from which it may differ in its constants alone.
     *
     * @return the constants, in the order of the instructions
     * @throws IllegalStateException if it does something else, or has a computed number in common with the graph before it
     */
    double[] constantsOf(Scalar root) {
        Scalar[] found = new Scalar[previous.length];
        double[] constants = new double[previous.length];
        int count = constants.length;
        found[found.length - 1] = root;
        // Backwards: whatever takes a node as its input has come before.
        for (int i = found.length - 1; i >= 0; i--) {
            Instruction instruction = instructions.get(i);
            Scalar node = found[i];
            if (node.rule() != instruction.operation
                    || !Objects.equals(node.wideRule(), instruction.wide)
                    || node.inputCount() != instruction.scalars
                    || (node.inputCount() == 0 && variable(node) != instruction.variable)) {
                String now = describe(node);
                throw new IllegalStateException("operation " + i
                        + (now.equals(instruction.symbol())
                                ? ", " + now + ", has other inputs or numbers"
                                : " is " + now + " instead of " + instruction.symbol()));
            }
            if (node == previous[i] && node.inputCount() > 0) {
                throw new IllegalStateException(
                        "the result of " + instruction.symbol() + " is kept from the call before");
            }
            for (int k = 0; k < instruction.scalars; k++) {
                int input = instruction.inputs[k];
                if (found[input] == null) {
                    found[input] = node.input(k);
                } else if (found[input] != node.input(k)) {
                    throw new IllegalStateException(
                            "operation " + i + ", " + instruction.symbol() + ", has other inputs");
                }
            }
            if (instruction.inputs.length > instruction.scalars) {
                found[instruction.inputs[instruction.scalars]] = new Scalar(node.plainNumber());
            }
            if (instruction.isConstant()) {
                constants[--count] = node.currentValue();
            }
        }
        previous = found;
        return Arrays.copyOfRange(constants, count, constants.length);
    }

    private String describe(Scalar node) {
        return node.inputCount() > 0 ? node.operation() : variable(node) < 0 ? "constant" : "parameter";
    }

    /** The instructions in the order in which {@link Scalar#backward()} visits their nodes. */
    int[] backwardOrder() {
        int[] waiting = new int[instructions.size()];
        for (Instruction instruction : instructions) {
            for (int k = 0; k < instruction.scalars; k++) {
                waiting[instruction.inputs[k]]++;
            }
        }
        int[] order = new int[instructions.size()];
        int visited = 0;
        Deque<Integer> stack = new ArrayDeque<>(List.of(instructions.size() - 1));
        while (!stack.isEmpty()) {
            int i = stack.pop();
            order[visited++] = i;
            Instruction instruction = instructions.get(i);
            for (int k = 0; k < instruction.scalars; k++) {
                if (--waiting[instruction.inputs[k]] == 0) {
                    stack.push(instruction.inputs[k]);
                }
            }
        }
        return Arrays.copyOf(order, visited);
    }
}
