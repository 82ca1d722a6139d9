package mlfz.exercises;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mlfz.nn.Model;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;

/** The class of 8.3, without biases. */
class OneLayerNetwork extends Model<double[]> {
    Scalar[][] A = new Scalar[2][16];
    Scalar[] B = new Scalar[16];

    OneLayerNetwork(Random rng) {
        for (Scalar[] row : A) {
            Arrays.setAll(row, j -> Scalar.random(rng));
        }
        Arrays.setAll(B, j -> Scalar.random(rng));
    }

    Scalar term(int j, double[] x) {
        return B[j].mul(Functions.tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1]))));
    }

    @Override
    public Scalar forward(double[] x) {
        List<Scalar> terms = new ArrayList<>();
        for (int j = 0; j < 16; j++) {
            terms.add(term(j, x));
        }
        return Functions.sigmoid(Functions.sum(terms));
    }

    @Override
    public Map<String, Scalar> parameters() {
        Map<String, Scalar> all = new LinkedHashMap<>();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 16; j++) {
                all.put("A[" + i + "][" + j + "]", A[i][j]);
            }
        }
        for (int j = 0; j < 16; j++) {
            all.put("B[" + j + "]", B[j]);
        }
        return all;
    }
}
