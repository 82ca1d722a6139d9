package mlfz.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import mlfz.data.Datasets;
import mlfz.nn.Model;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import tech.tablesaw.api.Table;

/** The chapter's models and data, as in its notebooks. */
final class Chapter {
    private Chapter() {}

    /** 8.0: a·x + b. */
    static final class Linear extends Model<Double> {
        private final Scalar a = new Scalar(1);
        private final Scalar b = new Scalar(1);

        @Override
        public Scalar forward(Double x) {
            return a.mul(x).add(b);
        }

        @Override
        public Map<String, Scalar> parameters() {
            return Map.of("a", a, "b", b);
        }
    }

    /** 8.2: σ(a1·x1 + a2·x2 + b). */
    static final class ZeroLayerNetwork extends Model<double[]> {
        private final Scalar a1 = new Scalar(1);
        private final Scalar a2 = new Scalar(1);
        private final Scalar b = new Scalar(1);

        @Override
        public Scalar forward(double[] x) {
            return Functions.sigmoid(a1.mul(x[0]).add(a2.mul(x[1])).add(b));
        }

        @Override
        public Map<String, Scalar> parameters() {
            return Map.of("a1", a1, "a2", a2, "b", b);
        }
    }

    /** 8.3: σ(Σⱼ bⱼ·tanh(a0ⱼ·x1 + a1ⱼ·x2)) with 16 hidden units. */
    static final class OneLayerNetwork extends Model<double[]> {
        private final Scalar[][] a = new Scalar[2][16];
        private final Scalar[] b = new Scalar[16];

        OneLayerNetwork(Random rng) {
            for (Scalar[] row : a) {
                Arrays.setAll(row, j -> Scalar.random(rng));
            }
            Arrays.setAll(b, j -> Scalar.random(rng));
        }

        @Override
        public Scalar forward(double[] x) {
            var terms = new ArrayList<Scalar>();
            for (int j = 0; j < 16; j++) {
                Scalar hidden = Functions.tanh(a[0][j].mul(x[0]).add(a[1][j].mul(x[1])));
                terms.add(b[j].mul(hidden));
            }
            return Functions.sigmoid(Functions.sum(terms));
        }

        @Override
        public Map<String, Scalar> parameters() {
            var all = new LinkedHashMap<String, Scalar>();
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 16; j++) {
                    all.put("a" + i + j, a[i][j]);
                }
            }
            for (int j = 0; j < 16; j++) {
                all.put("b" + j, b[j]);
            }
            return all;
        }
    }

    static Table line() {
        return Datasets.line(100, 0.8, -1.2, 0.1, new Random(28));
    }

    static Table blobs() {
        return Datasets.blobs(100, 5, 1, new Random(156));
    }

    static Table spiral(int pointsPerClass) {
        return Datasets.spiral(pointsPerClass, 2, 380, new Random(1));
    }

    /** The learning rates of 8.3. */
    static double learningRate(int step) {
        return step < 100 ? 1 : step < 400 ? 0.5 : 0.1;
    }
}
