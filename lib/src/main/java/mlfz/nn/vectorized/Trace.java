package mlfz.nn.vectorized;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mlfz.nn.scalar.Elementwise;
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
     * @param inputs the Scalars, which get a gradient; after them may come a plain number
     * @param scalars how many Scalars there are
     * @param isParameter if not, it is a constant where there is no operation
     * @param number which parameter or constant it is
     */
    record Step(Operation operation, int[] inputs, int scalars, boolean isParameter, int number) {
        boolean isConstant() {
            return operation == null && !isParameter;
        }

        boolean adds() {
            return operation == Elementwise.ADD || operation == NaryOperation.SUM || operation == NaryOperation.MEAN;
        }

        String name() {
            return operation != null ? operation.symbol() : isParameter ? "parameter" : "constant";
        }
    }

    final List<Step> steps = new ArrayList<>();
    final int[] results; // the steps that compute them
    final List<Scalar> used; // parameters
    private final Map<Scalar, Integer> indices = new IdentityHashMap<>(); // of all parameters among those, or −1
    private final boolean leavesOnly; // are the parameters, none of which was computed
    private int constants;
    private Scalar[] before; // the nodes of the graph that was last compared; null for a plain number

    /**
     * Writes down a graph.
     *
     * @param parameters the Scalars whose numbers may be others later; other leaves are constants
     */
    Trace(List<Scalar> resultNodes, List<Scalar> parameters) {
        parameters.forEach(parameter -> indices.put(parameter, -1));
        leavesOnly =
                parameters.stream().allMatch(parameter -> parameter.operation().isEmpty());
        Set<Scalar> ordered = inOrder(resultNodes);
        used = parameters.stream().filter(ordered::contains).toList();
        for (int k = 0; k < used.size(); k++) {
            indices.put(used.get(k), k);
        }
        List<Scalar> nodes = new ArrayList<>();
        Map<Scalar, Integer> written = new IdentityHashMap<>();
        ordered.forEach(node -> write(node, nodes, written));
        results = resultNodes.stream().mapToInt(written::get).distinct().toArray();
        if (results.length == 0 || results.length < resultNodes.size()) {
            throw new IllegalStateException("there is no result, or the same one twice");
        }
        before = nodes.toArray(Scalar[]::new);
    }

    /** All nodes, each after its inputs, the first one's first, without recursion, which a deep graph takes too deep. */
    private Set<Scalar> inOrder(List<Scalar> results) {
        Set<Scalar> ordered = new LinkedHashSet<>(); // two Scalars are equal if they are the same
        Deque<Scalar> stack = new ArrayDeque<>();
        for (Scalar result : results) {
            stack.push(result);
            while (!stack.isEmpty()) {
                Scalar node = stack.peek();
                List<Scalar> inputs = ordered.contains(node) ? List.of() : inputs(node);
                for (int k = inputs.size() - 1; k >= 0; k--) {
                    if (!ordered.contains(inputs.get(k))) {
                        stack.push(inputs.get(k));
                    }
                }
                if (stack.peek() == node) {
                    ordered.add(stack.pop());
                }
            }
        }
        return ordered;
    }

    /** Whether it is one of the parameters. Most nodes need no look into the map, whose hash of a new object is slow. */
    private boolean isParameter(Scalar node) {
        return (!leavesOnly || node.operation().isEmpty()) && indices.containsKey(node);
    }

    /** What a node was computed from; a parameter counts as a number of its own, however it once was computed. */
    private List<Scalar> inputs(Scalar node) {
        return isParameter(node) ? List.of() : node.inputs();
    }

    private Operation operation(Scalar node) {
        Operation operation = node.operation().orElse(null);
        return !leavesOnly && indices.containsKey(node) ? null : operation;
    }

    private void write(Scalar node, List<Scalar> nodes, Map<Scalar, Integer> written) {
        Operation operation = operation(node);
        List<Scalar> inputs = inputs(node);
        int[] inputIndices = inputs.stream().mapToInt(written::get).toArray();
        if (operation instanceof NaryOperation && operation != NaryOperation.SUM && operation != NaryOperation.MEAN) {
            throw new IllegalStateException(operation.symbol() + " cannot be carried out for many points at a time");
        }
        if (operation != null && node.plainNumber().isPresent()) {
            inputIndices = Arrays.copyOf(inputIndices, inputs.size() + 1);
            inputIndices[inputs.size()] = nodes.size();
            steps.add(new Step(null, new int[0], 0, false, constants++));
            nodes.add(null);
        }
        written.put(node, nodes.size());
        nodes.add(node);
        boolean isParameter = isParameter(node);
        int number = isParameter ? indices.get(node) : operation == null ? constants++ : -1;
        steps.add(new Step(operation, inputIndices, inputs.size(), isParameter, number));
    }

    /** How many constants there are, plain numbers among them. */
    int constants() {
        return constants;
    }

    /**
     * Compares another graph with the one written down, from which it may differ in its constants alone.
     *
     * @return the constants
     * @throws IllegalStateException if it does something else, or has a computed number in common with the graph before it
     */
    double[] constantsOf(List<Scalar> resultNodes) {
        if (resultNodes.size() != results.length) {
            throw new IllegalStateException(
                    "there are " + resultNodes.size() + " results instead of " + results.length);
        }
        Scalar[] found = new Scalar[before.length];
        double[] numbers = new double[constants];
        for (int r = 0; r < results.length; r++) {
            meet(found, results[r], resultNodes.get(r), null);
        }
        // Backwards: whatever takes a node as its input has come before.
        for (int i = found.length - 1; i >= 0; i--) {
            Scalar node = found[i];
            if (node == null) {
                continue; // a plain number, which comes with its operation
            }
            Step step = steps.get(i);
            Operation operation = operation(node);
            if (operation != step.operation || operation == null && !sameLeaf(step, node)) {
                throw new IllegalStateException(difference(step, i, node));
            }
            if (operation == null) {
                if (!step.isParameter) {
                    numbers[step.number] = node.value();
                }
                continue;
            }
            if (node == before[i]) {
                throw new IllegalStateException("the result of " + step.name() + " is kept from the call before");
            }
            List<Scalar> inputs = node.inputs();
            if (inputs.size() != step.scalars) {
                throw new IllegalStateException(difference(step, i, node));
            }
            for (int k = 0; k < step.scalars; k++) {
                meet(found, step.inputs[k], inputs.get(k), step);
            }
            if (step.inputs.length > step.scalars) {
                numbers[steps.get(step.inputs[step.scalars]).number] =
                        node.plainNumber().orElseThrow();
            }
        }
        before = found;
        return numbers;
    }

    private static void meet(Scalar[] found, int i, Scalar node, Step user) {
        if (found[i] != null && found[i] != node) {
            throw new IllegalStateException("step " + i + ", used by " + (user == null ? "the result" : user.name())
                    + ", is not the same number in both places");
        }
        found[i] = node;
    }

    private boolean sameLeaf(Step step, Scalar node) {
        return step.isParameter ? node == used.get(step.number) : !isParameter(node);
    }

    private String difference(Step step, int i, Scalar node) {
        String now = operation(node) != null ? operation(node).symbol() : isParameter(node) ? "parameter" : "constant";
        return "operation " + i
                + (now.equals(step.name())
                        ? ", " + now + ", has other inputs or numbers"
                        : " is " + now + " instead of " + step.name());
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
