package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.points;
import static mlfz.exercises.Rows.row;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import mlfz.data.Datasets;
import mlfz.exercises.Rows.Points;
import mlfz.nn.scalar.Functions;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

class BiasesTest {
    private static final Points SPIRAL = points(Datasets.spiral(200, 2, 380, new Random(1)));

    /** The solution, of which each wrong answer changes one thing. */
    private static class Biased extends OneLayerNetwork {
        Scalar[] C = new Scalar[16];

        Biased(Random rng) {
            super(rng);
            Arrays.setAll(C, j -> Scalar.random(rng));
        }

        Scalar inside(int j, double[] x) {
            return A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j]);
        }

        @Override
        Scalar term(int j, double[] x) {
            return B[j].mul(Functions.tanh(inside(j, x)));
        }

        @Override
        public Map<String, Scalar> parameters() {
            var all = super.parameters();
            for (int j = 0; j < C.length; j++) {
                all.put("C[" + j + "]", C[j]);
            }
            return all;
        }
    }

    private static Rows.Row told(Function<Random, OneLayerNetwork> networks, String... words) {
        return row(() -> Biases.check(networks, OneLayerNetwork::new, SPIRAL.xs(), SPIRAL.ys()), words);
    }

    @Test
    void aBiasInsideEachTanhIsRightWhateverItsNameIs() {
        assertTold(
                told(Biased::new, "Right", "After 300 steps", "without biases 0.4"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            public Map<String, Scalar> parameters() {
                                Map<String, Scalar> all = new LinkedHashMap<>();
                                super.parameters().forEach((name, p) -> all.put(name.replace("C[", "bias["), p));
                                return all;
                            }
                        },
                        "Right"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar inside(int j, double[] x) {
                                return A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[15 - j]);
                            }
                        },
                        "Right"));
    }

    @Test
    void aNumberOfBiasesThatIsNot16IsToldSo() {
        assertTold(
                told(OneLayerNetwork::new, "48 parameters", "one Scalar for each unit"),
                told(
                        rng -> new Biased(rng) {
                            {
                                C = new Scalar[] {Scalar.random(rng)};
                            }

                            @Override
                            Scalar inside(int j, double[] x) {
                                return A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[0]);
                            }
                        },
                        "one new parameter",
                        "needs its own"),
                told(
                        rng -> new Biased(rng) {
                            {
                                C = Arrays.copyOf(C, 15);
                            }
                        },
                        "15 new parameters"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            public Map<String, Scalar> parameters() {
                                var all = super.parameters();
                                all.put("b16", C[0]);
                                return all;
                            }
                        },
                        "17 new parameters"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            public Map<String, Scalar> parameters() {
                                var all = super.parameters();
                                all.keySet().removeIf(name -> name.startsWith("A"));
                                return all;
                            }
                        },
                        "those of A and B"),
                told(
                        rng -> new Biased(rng) {
                            {
                                Arrays.fill(C, 8, 16, null);
                            }
                        },
                        "null for C[8]"));
    }

    private static final Scalar[] GLOBAL = new Biased(new Random(5)).C;

    @Test
    void biasesThatDoNotStartAtRandomNumbersOfTheirOwnAreFound() {
        var dice = new Random(9);
        assertTold(
                told(
                        rng -> new Biased(rng) {
                            {
                                Arrays.setAll(C, j -> new Scalar(0));
                            }
                        },
                        "start at 0.0",
                        "random"),
                told(
                        rng -> new Biased(rng) {
                            {
                                Arrays.setAll(C, j -> Scalar.random(new Random(3)));
                            }
                        },
                        "All biases start at",
                        "of its own"),
                told(
                        rng -> new Biased(rng) {
                            {
                                Arrays.setAll(C, j -> Scalar.random(dice));
                            }
                        },
                        "draw it from rng"),
                told(
                        rng -> new Biased(rng) {
                            {
                                C = GLOBAL;
                            }
                        },
                        "share C[0]"));
    }

    @Test
    void aBiasInTheWrongPlaceIsToldWhere() {
        assertTold(
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar inside(int j, double[] x) {
                                return A[0][j].mul(x[0]).add(A[1][j].mul(x[1]));
                            }
                        },
                        "C[0] changes no prediction"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar inside(int j, double[] x) {
                                return A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[0]);
                            }
                        },
                        "C[0] = 0.7",
                        "of one unit, and of no other"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar inside(int j, double[] x) {
                                return A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j / 2]);
                            }
                        },
                        "of one unit"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar term(int j, double[] x) {
                                return B[j].mul(Functions.tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1])))
                                        .add(C[j]));
                            }
                        },
                        "outside the tanh"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar term(int j, double[] x) {
                                return B[j].mul(Functions.tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1]))))
                                        .add(C[j]);
                            }
                        },
                        "outside the tanh"));
    }

    @Test
    void aForwardThatChangesMoreOrDoesNotComputeWithScalarsIsFound() {
        assertTold(
                told(
                        rng -> new Biased(rng) {
                            @Override
                            public Scalar forward(double[] x) {
                                return null;
                            }
                        },
                        "forward returns null"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar inside(int j, double[] x) {
                                return A[0][j].mul(x[0]).add(A[1][j].mul(x[0])).add(C[j]);
                            }
                        },
                        "With all biases 0",
                        "as it is"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar inside(int j, double[] x) {
                                return A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j].mul(x[0]));
                            }
                        },
                        "of one unit"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            Scalar inside(int j, double[] x) {
                                return A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j].value());
                            }
                        },
                        "derivative",
                        "not its value()"),
                told(
                        rng -> new Biased(rng) {
                            @Override
                            public Map<String, Scalar> parameters() {
                                var all = super.parameters();
                                all.replaceAll((name, p) -> name.startsWith("C") ? new Scalar(p.value()) : p);
                                return all;
                            }
                        },
                        "changes no prediction"),
                told(rng -> new Biased(null), "NullPointerException"));
    }
}
