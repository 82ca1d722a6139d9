package mlfz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.VectorizedGradientDescent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One Scalar under two names: p = w·x + w. At x = 1, y = 0, w = 1 the loss is (2w)² and its derivative 8w. */
class TiedParametersTest {
    private static final class Tied extends Model<Double> {
        private final Scalar w = new Scalar(1);
        private final Scalar b = w;

        @Override
        public Scalar forward(Double x) {
            return w.mul(x).add(b);
        }
    }

    private final Tied tied = new Tied();

    @Test
    void bothNamesAreListed() {
        assertEquals(Map.of("w", 1.0, "b", 1.0), tied.parameterValues());
    }

    @Test
    void aLoopMovesItOnce() {
        Losses.meanSquaredError(List.of(tied.forward(1.0)), List.of(0)).backward();
        tied.gradientUpdate(0.1);
        assertEquals(1 - 0.1 * 8, tied.w.value());
    }

    @Test
    void gradientDescentMovesItOnce() {
        new GradientDescent<>(tied, Losses::meanSquaredError).run(List.of(1.0), List.of(0), 0.1, 1);
        assertEquals(1 - 0.1 * 8, tied.w.value());
    }

    @Test
    void vectorizedGradientDescentMovesItOnce() {
        new VectorizedGradientDescent<>(tied, Losses::meanSquaredError).run(List.of(1.0), List.of(0), 0.1, 1);
        assertEquals(1 - 0.1 * 8, tied.w.value());
    }

    @Test
    void itIsSavedUnderBothNamesAndLoaded(@TempDir Path folder) throws IOException {
        tied.w.setValue(0.3);
        ParameterFile.save(folder.resolve("p.csv"), tied.parameters());
        Map<String, Scalar> saved = ParameterFile.load(folder.resolve("p.csv"));
        assertEquals(2, saved.size());
        tied.w.setValue(5);
        tied.loadParameters(saved);
        assertEquals(0.3, tied.w.value());
    }

    @Test
    void twoValuesForItAreRefused() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> tied.loadParameters(Map.of("w", new Scalar(2), "b", new Scalar(3))));
        assertTrue(e.getMessage().contains("3.0") && e.getMessage().contains("2.0"), e.getMessage());
        assertTrue(e.getMessage().contains("expected one value"), e.getMessage());
        assertEquals(1, tied.w.value());
    }
}
