package mlfz.exercises;

import static mlfz.exercises.FasterTrainingExercisesTest.SPIRAL;
import static mlfz.exercises.FasterTrainingExercisesTest.biased;
import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.points;
import static mlfz.exercises.Rows.row;

import java.util.Map;
import java.util.Random;
import mlfz.data.Datasets;
import mlfz.exercises.Rows.Points;
import mlfz.nn.Model;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import mlfz.nn.vectorized.VectorizedGradientDescent;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    private static final Points FRESH = points(Datasets.spiral(200, 2, 380, new Random(2)));

    /** The solution; each wrong answer changes one of its parts. */
    private static class Stopping {
        Map<String, Scalar> kept;
        double smallest = Double.POSITIVE_INFINITY;
        double last = Double.POSITIVE_INFINITY;
        int rounds;
        int best;
        int worse;

        Object train(Model<double[]> model, double rate) {
            var descent = new VectorizedGradientDescent<>(model, Losses::binaryCrossEntropy);
            while (goesOn()) {
                descent.run(SPIRAL.xs(), SPIRAL.ys(), step -> rate, 200);
                rounds++;
                double loss = Losses.binaryCrossEntropy(
                                FRESH.xs().stream().map(model).toList(), FRESH.ys())
                        .value();
                if (improves(loss)) {
                    smallest = Math.min(loss, smallest);
                    best = rounds;
                    worse = 0;
                    keep(model);
                } else {
                    worse++;
                }
                last = loss;
            }
            end(model);
            return rounds;
        }

        boolean goesOn() {
            return worse < 5 && rounds < 60;
        }

        boolean improves(double loss) {
            return loss < smallest;
        }

        void keep(Model<double[]> model) {
            kept = model.copyParameters();
        }

        void end(Model<double[]> model) {
            model.loadParameters(kept);
        }
    }

    private static Rows.Row told(Answer.Two<Model<double[]>, Double> answer, String... words) {
        return row(
                () -> EarlyStopping.check(
                        answer, seed -> biased(8, seed), SPIRAL.xs(), SPIRAL.ys(), FRESH.xs(), FRESH.ys()),
                words);
    }

    @Test
    void stoppingAfterFiveRoundsWithoutAnImprovementIsRight() {
        assertTold(told((model, rate) -> new Stopping().train(model, rate), "Right", "keep the parameters of round"));
    }

    @Test
    void aNumberOfRoundsThatIsWrongIsToldWhy() {
        assertTold(
                told(
                        (model, rate) -> new Stopping() {
                            @Override
                            boolean goesOn() {
                                return rounds < 40;
                            }
                        }.train(model, rate),
                        "after 40 rounds",
                        "best in round 6",
                        "round 11 is the last"),
                told(
                        (model, rate) -> {
                            var stopping = new Stopping();
                            stopping.train(model, rate);
                            return stopping.best;
                        },
                        "after 6 rounds",
                        "number of all rounds"),
                told(
                        (model, rate) -> new Stopping() {
                            @Override
                            boolean goesOn() {
                                return worse < 6;
                            }
                        }.train(model, rate),
                        "after 12 rounds",
                        "as soon as the fifth"),
                told(
                        (model, rate) -> new Stopping() {
                            int all;

                            @Override
                            boolean improves(double loss) {
                                boolean better = loss < smallest;
                                all += better ? 0 : 1;
                                return better;
                            }

                            @Override
                            boolean goesOn() {
                                return all < 5;
                            }
                        }.train(model, rate),
                        "Count anew"),
                told((model, rate) -> 11.5, "whole number"),
                told((model, rate) -> null, "null"),
                told((model, rate) -> SPIRAL.xs().get(-1), "IndexOutOfBounds"));
    }

    @Test
    void comparingWithTheRoundBeforeIsFound() {
        assertTold(told(
                (model, rate) -> new Stopping() {
                    @Override
                    boolean improves(double loss) {
                        return loss < last;
                    }
                }.train(model, rate),
                "but the loss of the new points has been best in round"));
    }

    @Test
    void parametersThatAreNotThoseOfTheBestRoundAreFound() {
        assertTold(
                told(
                        (model, rate) -> new Stopping() {
                            @Override
                            void end(Model<double[]> model) {}
                        }.train(model, rate),
                        "does not have the parameters of round 6"),
                told(
                        (model, rate) -> new Stopping() {
                            @Override
                            void keep(Model<double[]> model) {
                                kept = model.parameters();
                            }
                        }.train(model, rate),
                        "does not have the parameters of round 6",
                        "copy them"),
                told(
                        (model, rate) -> new Stopping() {
                            @Override
                            void keep(Model<double[]> model) {
                                kept = kept == null ? model.copyParameters() : kept;
                            }
                        }.train(model, rate),
                        "does not have the parameters of round 6",
                        "when their loss is known"));
    }
}
