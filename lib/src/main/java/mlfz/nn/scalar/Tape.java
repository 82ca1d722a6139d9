package mlfz.nn.scalar;

import java.util.Arrays;
import java.util.List;
import mlfz.nn.scalar.Recording.Instruction;

/** Carries out a recording again, with other values of its variables: the same digits as the graph that was recorded. */
final class Tape {
    private final List<Instruction> instructions;
    private final int[] order;
    private final double[] values;
    private final double[] gradients;
    private final double[][] slopes; // of wide operations, by their inputs

    Tape(Recording recording) {
        instructions = recording.instructions;
        order = recording.backwardOrder();
        int size = instructions.size();
        values = new double[size];
        gradients = new double[size];
        slopes = new double[size][];
        for (int i = 0; i < size; i++) {
            values[i] = recording.value(i);
        }
    }

    /** The variables in the order in which backpropagation reaches them; those it does not reach are left out. */
    int[] variableOrder() {
        return Arrays.stream(order).map(i -> instructions.get(i).variable()).filter(v -> v >= 0).toArray();
    }

    double evaluate(double[] variables) {
        for (int i = 0; i < values.length; i++) {
            Instruction instruction = instructions.get(i);
            int[] inputs = instruction.inputs();
            if (instruction.operation() != null) {
                values[i] = instruction.operation().value(values[inputs[0]], second(inputs));
            } else if (instruction.wide() != null) {
                double[] gathered = new double[inputs.length];
                for (int k = 0; k < inputs.length; k++) {
                    gathered[k] = values[inputs[k]];
                }
                slopes[i] = new double[inputs.length];
                values[i] = instruction.wide().value(gathered, slopes[i]);
            } else if (instruction.isVariable()) {
                values[i] = variables[instruction.variable()];
            }
        }
        return values[values.length - 1];
    }

    /** Fills in the derivatives of the last result by the variables. */
    void backward(double[] variableGradients) {
        Arrays.fill(gradients, 0);
        gradients[gradients.length - 1] = 1;
        for (int i : order) {
            Instruction instruction = instructions.get(i);
            int[] inputs = instruction.inputs();
            if (instruction.operation() != null) {
                double a = values[inputs[0]];
                double b = second(inputs);
                gradients[inputs[0]] += gradients[i] * instruction.operation().slope(a, b, values[i]);
                if (instruction.scalars() == 2) {
                    gradients[inputs[1]] += gradients[i] * instruction.operation().secondSlope(a, b, values[i]);
                }
            } else if (instruction.wide() != null) {
                for (int k = 0; k < inputs.length; k++) {
                    gradients[inputs[k]] += gradients[i] * slopes[i][k];
                }
            }
        }
        Arrays.fill(variableGradients, 0);
        for (int i : order) {
            if (instructions.get(i).isVariable()) {
                variableGradients[instructions.get(i).variable()] = gradients[i];
            }
        }
    }

    private double second(int[] inputs) {
        return values[inputs[inputs.length - 1]]; // the first itself where there is no second
    }
}
