package mlfz.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class DatasetsTest {
    private static final int MANY = 100_000;

    @Test
    void theSameSeedGivesTheSameTablesAnotherSeedOthers() {
        for (LongFunction<Table> draw : List.<LongFunction<Table>>of(
                DatasetsTest::line, seed -> Datasets.blobs(100, 5, 1, new Random(seed)), seed -> spiral(100, seed))) {
            assertEquals(digits(draw.apply(1)), digits(draw.apply(1)));
            assertNotEquals(digits(draw.apply(1)), digits(draw.apply(2)));
        }
    }

    /** A generator that gives these numbers, whether it is asked for uniform or normal ones. */
    private static RandomGenerator giving(double... numbers) {
        var next = Arrays.stream(numbers).iterator();
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("not asked for");
            }

            @Override
            public double nextDouble() {
                return next.nextDouble();
            }

            @Override
            public double nextGaussian() {
                return next.nextDouble();
            }
        };
    }

    @Test
    void pointsAreMadeOfWhatTheGeneratorGivesInTheOrderOfTheFormulas() {
        Table line = Datasets.line(2, 3, 1, 0.5, giving(0.25, 2, 0.75, -4));
        assertArrayEquals(new double[] {0.25, 0.75}, line.doubleColumn("x").asDoubleArray());
        assertArrayEquals(
                new double[] {3 * 0.25 + 1 + 0.5 * 2, 3 * 0.75 + 1 - 0.5 * 4},
                line.doubleColumn("y").asDoubleArray());

        Table blobs = Datasets.blobs(1, 5, 2, giving(0.5, 1, -1.5, 3));
        assertArrayEquals(
                new double[] {-5 + 2 * 0.5, 5 - 2 * 1.5},
                blobs.doubleColumn("x1").asDoubleArray());
        assertArrayEquals(new double[] {2, 6}, blobs.doubleColumn("x2").asDoubleArray());
        assertEquals(List.of(1, 0), Datasets.labels(blobs));

        Table spiral = Datasets.spiral(1, 2, 360, giving(0.0625, 0.125, 0.25, 0.375, 0.5)); // p = √0.0625 · 2π = π/2
        assertArrayEquals(new double[] {0.25, 0.75}, spiral.doubleColumn("x1").asDoubleArray(), 1e-15);
        assertArrayEquals(
                new double[] {Math.PI / 2 + 0.5, -Math.PI / 2 + 1},
                spiral.doubleColumn("x2").asDoubleArray(),
                1e-15);
        assertEquals(List.of(0, 1), Datasets.labels(spiral));
    }

    @Test
    void aMillionPointsAreTheMost() {
        assertEquals(1_000_000, Datasets.line(1_000_000, 1, 1, 1, new Random(1)).rowCount());
    }

    @Test
    void numbersMayHaveASizeOf1e100() {
        Table table = Datasets.line(3, 1e100, -1e100, 0, new Random(1));
        for (Row row : table) {
            assertEquals(1e100 * (row.getDouble("x") - 1), row.getDouble("y"), 1e85);
        }
    }

    @Test
    void theLinesXAreUniformAndItsResidualsNormalWithTheGivenDeviation() {
        Table table = Datasets.line(MANY, 0.8, -1.2, 0.1, new Random(1));
        double[] xs = table.doubleColumn("x").asDoubleArray();
        double[] ys = table.doubleColumn("y").asDoubleArray();
        double[] residuals = IntStream.range(0, MANY)
                .mapToDouble(i -> ys[i] - (0.8 * xs[i] - 1.2))
                .toArray();
        assertTrue(IntStream.range(0, MANY).allMatch(i -> xs[i] >= 0 && xs[i] < 1));
        assertMoments(0.5, Math.sqrt(1 / 12.0), xs);
        assertMoments(0, 0.1, residuals);
        // Of a normal distribution 4.55 % lie beyond two deviations; of 100,000 draws, give or take 66.
        long far = IntStream.range(0, MANY)
                .filter(i -> Math.abs(residuals[i]) > 0.2)
                .count();
        assertEquals(4550, far, 5 * 66);
    }

    @Test
    void theBlobsAreClass1AroundMinus5FirstThenClass0Around5() {
        Table table = Datasets.blobs(MANY, 5, 1, new Random(1));
        double[] x1 = table.doubleColumn("x1").asDoubleArray();
        double[] x2 = table.doubleColumn("x2").asDoubleArray();
        assertEquals(2 * MANY, table.rowCount());
        assertTrue(IntStream.range(0, 2 * MANY)
                .allMatch(i -> table.intColumn("label").get(i) == (i < MANY ? 1 : 0)));
        assertMoments(-5, 1, Arrays.copyOfRange(x1, 0, MANY));
        assertMoments(5, 1, Arrays.copyOfRange(x1, MANY, 2 * MANY));
        assertMoments(0, 1, x2);
    }

    @Test
    void withoutNoiseAPointOfTheSpiralHasItsRadiusAsItsAngleAndTheArmsMirrorEachOther() {
        Table table = Datasets.spiral(MANY, 0, 380, new Random(1));
        double largest = 380 * Math.PI / 180;
        double[] squares = new double[MANY];
        List<double[]> points = Datasets.points(table);
        for (int i = 0; i < MANY; i++) {
            double[] zero = points.get(i);
            double[] one = points.get(MANY + i);
            double p = Math.hypot(zero[0], zero[1]);
            assertEquals(-p * Math.cos(p), zero[0], 1e-12);
            assertEquals(p * Math.sin(p), zero[1], 1e-12);
            assertEquals(-zero[0], one[0], 0);
            assertEquals(-zero[1], one[1], 0);
            assertEquals(0, table.intColumn("label").get(i));
            assertEquals(1, table.intColumn("label").get(MANY + i));
            squares[i] = p * p / (largest * largest);
        }
        assertMoments(0.5, Math.sqrt(1 / 12.0), squares); // u = (p / largest)² is uniform
    }

    @Test
    void eachCoordinateOfTheSpiralHasNoiseOfItsOwnUniformFromZero() {
        Table table = Datasets.spiral(MANY, 2, 0, new Random(1)); // without twist, noise is all there is
        double[] x1 = table.doubleColumn("x1").asDoubleArray();
        double[] x2 = table.doubleColumn("x2").asDoubleArray();
        assertTrue(IntStream.range(0, 2 * MANY).allMatch(i -> x1[i] >= 0 && x1[i] < 2 && x1[i] != x2[i]));
        assertMoments(1, 2 / Math.sqrt(12), x1);
        assertMoments(1, 2 / Math.sqrt(12), x2);
    }

    /** All columns of real numbers, with all digits. */
    private static List<String> digits(Table table) {
        return table.columns().stream()
                .filter(DoubleColumn.class::isInstance)
                .map(column -> Arrays.toString(((DoubleColumn) column).asDoubleArray()))
                .toList();
    }

    private static Table line(long seed) {
        return Datasets.line(100, 0.8, -1.2, 0.1, new Random(seed));
    }

    private static Table spiral(int n, long seed) {
        return Datasets.spiral(n, 2, 380, new Random(seed));
    }

    /** Mean and deviation lie within five standard errors. */
    private static void assertMoments(double mean, double deviation, double[] sample) {
        int n = sample.length;
        double actual = Arrays.stream(sample).sum() / n;
        double square =
                Arrays.stream(sample).map(x -> (x - actual) * (x - actual)).sum() / n;
        assertEquals(mean, actual, 5 * deviation / Math.sqrt(n));
        assertEquals(deviation, Math.sqrt(square), 5 * deviation / Math.sqrt(2.0 * n));
    }
}
