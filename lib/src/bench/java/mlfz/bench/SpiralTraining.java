package mlfz.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;

/**
 * The training of 8.3 on the golden data, timed from the first run of a fresh JVM on: prints, for each run, the seconds
 * for 1000 steps and the last loss. The script peers.py runs it beside the same training in Python.
 */
public final class SpiralTraining {
    private static final int STEPS = 1000;

    private SpiralTraining() {
    }

    /**
     * Trains and prints.
     *
     * @param args how many runs to time
     */
    public static void main(String[] args) throws IOException {
        List<double[]> xs = rows("spiral-data.csv").stream()
            .map(row -> new double[] {Double.parseDouble(row[0]), Double.parseDouble(row[1])}).toList();
        List<Double> ys = rows("spiral-data.csv").stream().map(row -> Double.valueOf(row[2])).toList();
        Map<String, Scalar> start = rows("spiral-initial-parameters.csv").stream()
            .collect(Collectors.toMap(row -> row[0], row -> new Scalar(Double.parseDouble(row[1]))));
        for (int run = 0; run < Integer.parseInt(args[0]); run++) {
            var model = new Chapter.OneLayerNetwork(new Random(3));
            model.loadParameters(start);
            long begin = System.nanoTime();
            double loss = train(model, xs, ys);
            System.out.println((System.nanoTime() - begin) / 1e9 + " " + loss);
        }
    }

    /** The loop as it is written out in the notebook. */
    private static double train(Model<double[]> model, List<double[]> xs, List<Double> ys) {
        double last = 0;
        for (int step = 1; step <= STEPS; step++) {
            if (Thread.interrupted()) {
                break;
            }
            var loss = Losses.binaryCrossEntropy(xs.stream().map(model).toList(), ys);
            loss.backward();
            model.gradientUpdate(Chapter.learningRate(step));
            last = loss.value();
        }
        return last;
    }

    private static List<String[]> rows(String file) throws IOException {
        try (InputStream in = SpiralTraining.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(","))
                .toList();
        }
    }
}
