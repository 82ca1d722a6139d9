package mlfz.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import mlfz.data.Datasets;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.VectorizedGradientDescent;

/**
 * The training of 8.3, timed from the first run of a fresh JVM on. The script peers.py runs it beside the same training
 * in Python.
 */
public final class SpiralTraining {
    private static final int STEPS = 1000;
    private static final int BIG_STEPS = 50; // on 100,000 points

    private SpiralTraining() {}

    /**
     * Trains and prints a line for each run.
     *
     * @param args what to time, and how many runs: {@code loop} or {@code vectorized}, on the golden data, for the
     *     seconds that 1000 steps take and the last loss; {@code threads}, on 100,000 points, for the seconds that a
     *     step takes on one thread and on two, and how many steps on one thread everything besides the steps takes
     */
    public static void main(String[] args) throws IOException {
        int runs = Integer.parseInt(args[1]);
        if (args[0].equals("threads")) {
            compareThreads(runs);
            return;
        }
        List<double[]> xs = rows("spiral-data.csv").stream()
                .map(row -> new double[] {Double.parseDouble(row[0]), Double.parseDouble(row[1])})
                .toList();
        List<Double> ys = rows("spiral-data.csv").stream()
                .map(row -> Double.valueOf(row[2]))
                .toList();
        Map<String, Scalar> start = rows("spiral-initial-parameters.csv").stream()
                .collect(Collectors.toMap(row -> row[0], row -> new Scalar(Double.parseDouble(row[1]))));
        for (int run = 0; run < runs; run++) {
            var model = new Chapter.OneLayerNetwork(new Random(3));
            model.loadParameters(start);
            long begin = System.nanoTime();
            double loss = args[0].equals("loop")
                    ? trainInALoop(model, xs, ys)
                    : new VectorizedGradientDescent<>(model, Losses::binaryCrossEntropy)
                            .run(xs, ys, Chapter::learningRate, STEPS)[STEPS - 1];
            System.out.println((System.nanoTime() - begin) / 1e9 + " " + loss);
        }
    }

    /** The loop as it is written out in the notebook. */
    private static double trainInALoop(Model<double[]> model, List<double[]> xs, List<Double> ys) {
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

    private static void compareThreads(int runs) {
        var table = Chapter.spiral(50_000);
        List<double[]> xs = Datasets.points(table);
        List<Integer> ys = Datasets.labels(table);
        for (int run = 0; run < runs; run++) {
            var one = new Chapter.OneLayerNetwork(new Random(3));
            var two = new Chapter.OneLayerNetwork(new Random(3));
            long begin = System.nanoTime();
            double step = secondsOfAStep(one, 1, xs, ys);
            double besides = (System.nanoTime() - begin) / 1e9 / step - BIG_STEPS;
            System.out.println(step + " " + secondsOfAStep(two, 2, xs, ys) + " " + besides);
            if (!one.parameterValues().equals(two.parameterValues())) {
                throw new AssertionError("one thread and two ended with different parameters");
            }
        }
    }

    /** From the second step, for which the schedule is asked after all preparations, to the last. */
    private static double secondsOfAStep(Model<double[]> model, int threads, List<double[]> xs, List<Integer> ys) {
        long[] asked = new long[BIG_STEPS + 1];
        new VectorizedGradientDescent<>(model, Losses::binaryCrossEntropy, threads)
                .run(
                        xs,
                        ys,
                        step -> {
                            asked[step] = System.nanoTime();
                            return 0.1;
                        },
                        BIG_STEPS);
        return (asked[BIG_STEPS] - asked[2]) / 1e9 / (BIG_STEPS - 2);
    }

    private static List<String[]> rows(String file) throws IOException {
        try (InputStream in = SpiralTraining.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        }
    }
}
