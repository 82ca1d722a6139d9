package mlfz.nn.vectorized;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.NaryOperation;
import mlfz.nn.scalar.Operation;
import mlfz.nn.scalar.Scalar;

/**
 * The graph of some results, written down as a list of steps that can be carried out again with other numbers. The inputs
 * of a step are earlier steps, by their index.
 */
final class Trace {

    /**
     * One node of the graph, or a plain number.
     *
     * @param operation null for a parameter or a constant
     * @param scalars how many of the inputs are Scalars, which get a gradient; after them may come a plain number
     * @param number of a parameter its index, of anything else −1
     */
    record Step(Operation operation, int[] inputs, int scalars, int number) {
        boolean isConstant() {
            return operation == null && number < 0;
        }

        boolean isParameter() {
            return number >= 0;
        }

        String name() {
            return operation != null ? operation.symbol() : isParameter() ? "parameter" : "constant";
        }
    }

    final List<Step> steps = new ArrayList<>();
    final int[] results; // the steps that compute them
    private final List<Scalar> parameters;
    private final Map<Scalar, Integer> indices = new IdentityHashMap<>(); // of the parameters
    private Scalar[] before; // the nodes of the graph that was last compared

    /**
     * Writes down a graph.
     *
     * @param parameters the Scalars whose numbers may be others later; other leaves are constants
     */
    Trace(List<Scalar> resultNodes, List<Scalar> parameters) {
        this.parameters = parameters;
        parameters.forEach(parameter -> indices.put(parameter, indices.size()));
        List<Scalar> nodes = new ArrayList<>();
        Map<Scalar, Integer> written = new IdentityHashMap<>();
        resultNodes.forEach(node -> write(node, nodes, written));
        results = resultNodes.stream().mapToInt(written::get).distinct().toArray();
        if (results.length == 0 || results.length < resultNodes.size()) {
            throw new IllegalStateException("there is no result, or the same one twice");
        }
        before = nodes.toArray(Scalar[]::new);
    }

    /** Writes down the steps up to a node, first input first, without recursion, which a deep graph takes too deep. */
    private void write(Scalar result, List<Scalar> nodes, Map<Scalar, Integer> written) {
        Deque<Scalar> stack = new ArrayDeque<>(List.of(result));
        while (!stack.isEmpty()) {
            Scalar node = stack.peek();
            List<Scalar> inputs = written.containsKey(node) ? List.of() : inputs(node);
            for (int k = inputs.size() - 1; k >= 0; k--) {
                if (!written.containsKey(inputs.get(k))) {
                    stack.push(inputs.get(k));
                }
            }
            if (stack.peek() == node) {
                stack.pop();
                if (!written.containsKey(node)) {
                    writeStep(node, inputs, nodes, written);
                }
            }
        }
    }

    /** What a node was computed from; a parameter counts as a number of its own, however it once was computed. */
    private List<Scalar> inputs(Scalar node) {
        return indices.containsKey(node) ? List.of() : node.inputs();
    }

    private Operation operation(Scalar node) {
        return indices.containsKey(node) ? null : node.operation().orElse(null);
    }

    private void writeStep(Scalar node, List<Scalar> inputs, List<Scalar> nodes, Map<Scalar, Integer> written) {
        Operation operation = operation(node);
        int[] inputIndices = inputs.stream().mapToInt(written::get).toArray();
        int number = indices.getOrDefault(node, -1);
        if (operation instanceof NaryOperation && operation != NaryOperation.SUM && operation != NaryOperation.MEAN) {
            throw new IllegalStateException(operation.symbol() + " cannot be carried out for many points at a time");
        }
        if (operation != null && node.plainNumber().isPresent()) {
            inputIndices = Arrays.copyOf(inputIndices, inputs.size() + 1);
            inputIndices[inputs.size()] = nodes.size();
            steps.add(new Step(null, new int[0], 0, -1));
            nodes.add(new Scalar(node.plainNumber().getAsDouble()));
        }
        written.put(node, nodes.size());
        nodes.add(node);
        steps.add(new Step(operation, inputIndices, inputs.size(), number));
    }

    /**
     * Compares another graph with the one written down, from which it may differ in its constants alone.
     *
     * @return the constants, in the order of the steps
     * @throws IllegalStateException if it does something else, or has a computed number in common with the graph before it
     */
    double[] constantsOf(List<Scalar> resultNodes) {
        Scalar[] found = new Scalar[before.length];
        double[] constants = new double[before.length];
        int count = constants.length;
        if (resultNodes.size() != results.length) {
            throw new IllegalStateException(
                    "there are " + resultNodes.size() + " results instead of " + results.length);
        }
        for (int r = 0; r < results.length; r++) {
            meet(found, results[r], resultNodes.get(r), "the result");
        }
        // Backwards: whatever takes a node as its input has come before.
        for (int i = found.length - 1; i >= 0; i--) {
            Step step = steps.get(i);
            Scalar node = found[i];
            List<Scalar> inputs = inputs(node);
            requireSame(step, i, node, inputs);
            for (int k = 0; k < step.scalars; k++) {
                meet(found, step.inputs[k], inputs.get(k), step.name());
            }
            if (step.inputs.length > step.scalars) {
                found[step.inputs[step.scalars]] = new Scalar(node.plainNumber().orElseThrow());
            }
            if (step.isConstant()) {
                constants[--count] = node.value();
            }
        }
        before = found;
        return Arrays.copyOfRange(constants, count, constants.length);
    }

    private static void meet(Scalar[] found, int i, Scalar node, String of) {
        if (found[i] != null && found[i] != node) {
            throw new IllegalStateException(
                    "step " + i + ", used by " + of + ", is not the same number in both places");
        }
        found[i] = node;
    }

    private void requireSame(Step step, int i, Scalar node, List<Scalar> inputs) {
        Operation operation = operation(node);
        boolean sameLeaf = operation != null
                || (step.isParameter() ? node == parameters.get(step.number) : !indices.containsKey(node));
        if (operation != step.operation || inputs.size() != step.scalars || !sameLeaf) {
            String now = operation != null ? node.label() : indices.containsKey(node) ? "parameter" : "constant";
            throw new IllegalStateException("operation " + i
                    + (now.equals(step.name())
                            ? ", " + now + ", has other inputs or numbers"
                            : " is " + now + " instead of " + step.name()));
        }
        if (node == before[i] && operation != null) {
            throw new IllegalStateException("the result of " + step.name() + " is kept from the call before");
        }
    }

    /** How many steps take a step as their input; results are also taken by whoever asked for them. */
    int[] uses() {
        int[] uses = new int[steps.size()];
        for (Step step : steps) {
            for (int k = 0; k < step.scalars; k++) {
                uses[step.inputs[k]]++;
            }
        }
        for (int result : results) {
            uses[result]++;
        }
        return uses;
    }

    /** The steps in the order in which {@link Scalar#backward()} comes to their nodes. */
    int[] backwardOrder() {
        int[] waiting = uses();
        int[] order = new int[steps.size()];
        int visited = 0;
        Deque<Integer> stack = new ArrayDeque<>();
        for (int result : results) {
            if (--waiting[result] == 0) {
                stack.push(result);
            }
        }
        while (!stack.isEmpty()) {
            int i = stack.pop();
            order[visited++] = i;
            Step step = steps.get(i);
            for (int k = 0; k < step.scalars; k++) {
                if (--waiting[step.inputs[k]] == 0) {
                    stack.push(step.inputs[k]);
                }
            }
        }
        return Arrays.copyOf(order, visited);
    }
}
