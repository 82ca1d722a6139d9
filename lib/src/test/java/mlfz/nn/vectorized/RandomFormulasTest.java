package mlfz.nn.vectorized;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mlfz.nn.Model;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.RandomOperations;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

/** 1000 random formulas of three parameters and a point. */
class RandomFormulasTest {
    private static final class RandomFormula extends Model<Double> {
        private final Scalar[] p;
        private final int seed;

        RandomFormula(int seed) {
            Random rng = new Random(seed);
            p = IntStream.range(0, 3).mapToObj(i -> Scalar.random(rng, -3, 3)).toArray(Scalar[]::new);
            this.seed = seed;
        }

        @Override
        public Scalar forward(Double x) {
            return RandomOperations.formula(List.of(p), x, new Random(seed));
        }

        double[] gradients() {
            return Arrays.stream(p).mapToDouble(Scalar::grad).toArray();
        }
    }

    @Test
    void carriedOutForSeveralPointsAtATimeTheyHaveTheSameDigits() {
        List<Double> xs = List.of(0.0, 0.5, -0.25);
        int finite = 0;
        for (int seed = 0; seed < 1000; seed++) {
            var model = new RandomFormula(seed);
            Scalar loss = Functions.mean(xs.stream().map(model).toList());
            loss.backward();
            double[] gradients = model.gradients();
            Scalar vectorized = Functions.mean(new VectorizedModel<>(model, xs, 1 + seed % 2).predictions());
            Functions.sum(List.of(model.p)).backward(); // other gradients, so that the same ones have to be new
            vectorized.backward();
            assertEquals(loss.value(), vectorized.value(), "seed " + seed);
            assertArrayEquals(gradients, model.gradients(), "seed " + seed);
            finite += Double.isFinite(Arrays.stream(gradients).sum()) ? 1 : 0;
        }
        assertTrue(finite > 300, "only " + finite + " gradients are finite");
    }
}
