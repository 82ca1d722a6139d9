package mlfz.exercises;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import mlfz.nn.Model;
import mlfz.nn.scalar.Scalar;

/** Models that answers are tried with: what they are to find out is known beforehand. */
final class Probe {
    private Probe() {}

    /** A model whose output is the point's first coordinate. */
    static final Model<double[]> OUTPUT = model(x -> x[0]);

    /** A model that takes each point for class 1 that the other takes for class 0. */
    static final Model<double[]> OPPOSITE = model(x -> 1 - x[0]);

    private static Model<double[]> model(ToDoubleFunction<double[]> output) {
        return new Model<>() {
            @Override
            public Scalar forward(double[] x) {
                return new Scalar(output.applyAsDouble(x));
            }

            @Override
            public Map<String, Scalar> parameters() {
                return Map.of();
            }
        };
    }

    /** Points for which that model has these outputs; their second coordinates all differ. */
    static List<double[]> points(double... outputs) {
        List<double[]> points = new ArrayList<>();
        for (double output : outputs) {
            points.add(new double[] {output, -3 + points.size()});
        }
        return points;
    }
}
