package mlfz.nn.scalar;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mlfz.nn.scalar.Recording.Instruction;

/** Carries out a recording again, with other values of its variables: the same digits as the graph that was recorded. */
final class Tape {
    private final List<Instruction> instructions;
    private final int[]
            variables; // instructions that are a variable, in the order in which backpropagation reaches them
    private final int[] indices; // of these variables
    private final int[] operations; // instructions that compute something, in the same order
    private final double[] values;
    private final double[] gradients;
    private final double[][] gathered; // the inputs of wide operations
    private final double[][] slopes; // and the derivatives with respect to them

    Tape(Recording recording) {
        instructions = recording.instructions;
        int[] order = recording.backwardOrder();
        variables = Arrays.stream(order)
                .filter(i -> instructions.get(i).isVariable())
                .toArray();
        indices = Arrays.stream(variables)
                .map(i -> instructions.get(i).variable())
                .toArray();
        operations = Arrays.stream(order)
                .filter(i -> instructions.get(i).inputs().length > 0)
                .toArray();
        int size = instructions.size();
        values = IntStream.range(0, size).mapToDouble(recording::value).toArray();
        gradients = new double[size];
        gathered = new double[size][];
        slopes = new double[size][];
        for (int i : operations) {
            if (instructions.get(i).wide() != null) {
                gathered[i] = new double[instructions.get(i).inputs().length];
                slopes[i] = new double[gathered[i].length];
            }
        }
    }

    /** The variables in the order in which backpropagation reaches them; those it does not reach are left out. */
    int[] variableOrder() {
        return indices.clone();
    }

    double evaluate(double[] variableValues) {
        for (int v = 0; v < variables.length; v++) {
            values[variables[v]] = variableValues[indices[v]];
        }
        for (int k = operations.length - 1; k >= 0; k--) {
            int i = operations[k];
            Instruction instruction = instructions.get(i);
            int[] inputs = instruction.inputs();
            if (instruction.wide() == null) {
                values[i] = instruction.operation().value(values[inputs[0]], second(inputs));
            } else {
                Arrays.setAll(gathered[i], input -> values[inputs[input]]);
                values[i] = instruction.wide().value(gathered[i], slopes[i]);
            }
        }
        return values[values.length - 1];
    }

    /** Fills in the derivatives of the last result with respect to the variables that it depends on. */
    void backward(double[] variableGradients) {
        Arrays.fill(gradients, 0);
        gradients[gradients.length - 1] = 1;
        for (int i : operations) {
            Instruction instruction = instructions.get(i);
            int[] inputs = instruction.inputs();
            if (instruction.wide() == null) {
                double a = values[inputs[0]];
                double b = second(inputs);
                gradients[inputs[0]] += gradients[i] * instruction.operation().slope(a, b, values[i]);
                if (instruction.scalars() == 2) {
                    gradients[inputs[1]] +=
                            gradients[i] * instruction.operation().secondSlope(a, b, values[i]);
                }
            } else {
                for (int k = 0; k < inputs.length; k++) {
                    gradients[inputs[k]] += gradients[i] * slopes[i][k];
                }
            }
        }
        for (int v = 0; v < variables.length; v++) {
            variableGradients[indices[v]] = gradients[variables[v]];
        }
    }

    private double second(int[] inputs) {
        return values[inputs[inputs.length - 1]]; // the first itself where there is no second
    }
}
