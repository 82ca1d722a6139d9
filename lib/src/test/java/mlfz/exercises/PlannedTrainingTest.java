package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.line;
import static mlfz.exercises.Rows.row;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import mlfz.exercises.Rows.Line;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;

class PlannedTrainingTest {
    private static final Line DATA = line(28);

    /** An answer to exercise 3: what is kept, and when. */
    private interface Keeping {
        void at(SavableLinear model, double loss, double[] memory, Map<String, Map<String, Scalar>> kept);
    }

    private static Rows.Row keeping(Keeping before, Keeping after, String... words) {
        return kept(
                (model, lr, steps) -> {
                    double[] memory = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
                    var kept = new HashMap<String, Map<String, Scalar>>();
                    for (int step = 1; step <= steps; step++) {
                        Scalar loss = Losses.meanSquaredError(
                                DATA.xs().stream().map(model).toList(), DATA.ys());
                        before.at(model, loss.value(), memory, kept);
                        loss.backward();
                        model.gradientUpdate(lr);
                        after.at(model, loss.value(), memory, kept);
                    }
                    return kept.get("best");
                },
                words);
    }

    private static Rows.Row kept(Answer.Three<SavableLinear, Double, Integer> answer, String... words) {
        return row(
                () -> SavingExercises.trainAndKeepBest(
                        answer, SavableLinear::new, model -> model.parameters(), DATA.xs(), DATA.ys()),
                words);
    }

    private static final Keeping NOTHING = (model, loss, memory, kept) -> {};

    private static Keeping smallest(Function<SavableLinear, Map<String, Scalar>> parameters) {
        return (model, loss, memory, kept) -> {
            if (loss < memory[0]) {
                memory[0] = loss;
                kept.put("best", parameters.apply(model));
            }
        };
    }

    @Test
    void keepingTheParametersOfTheSmallestLossIsRight() {
        assertTold(keeping(smallest(model -> model.copyParameters()), NOTHING, "Right"));
    }

    @Test
    void keepingOtherParametersIsToldWhy() {
        Keeping copy = (model, loss, memory, kept) -> kept.put("best", model.copyParameters());
        assertTold(
                keeping(NOTHING, (m, loss, memory, kept) -> kept.put("best", m.parameters()), "model's own Scalars"),
                keeping(smallest(model -> model.parameters()), NOTHING, "model's own Scalars"),
                keeping(NOTHING, smallest(model -> model.copyParameters()), "after the update", "copy before it"),
                keeping(NOTHING, copy, "the last ones"),
                keeping(
                        (model, loss, memory, kept) -> {
                            if (loss < memory[1]) {
                                kept.put("best", model.copyParameters());
                            }
                            memory[1] = loss;
                        },
                        NOTHING,
                        "not with the one before"),
                keeping(
                        (model, loss, memory, kept) -> kept.putIfAbsent("best", model.copyParameters()),
                        NOTHING,
                        "the first ones"),
                keeping(
                        (model, loss, memory, kept) -> {
                            if (loss > memory[1] || memory[1] == Double.POSITIVE_INFINITY) {
                                memory[1] = loss;
                                kept.put("best", model.copyParameters());
                            }
                        },
                        NOTHING,
                        "the first ones"));
    }

    @Test
    void whatIsNoTrainingOrNoParametersIsToldSo() {
        assertTold(
                kept((model, lr, steps) -> null, "returns null"),
                kept((model, lr, steps) -> model, "returns a SavableLinear"),
                kept((model, lr, steps) -> Map.of(), "[]", "[a, b]"),
                kept((model, lr, steps) -> model.copyParameters(), "No step was taken"),
                kept(
                        (model, lr, steps) -> {
                            model.gradientUpdate(lr);
                            return model.copyParameters();
                        },
                        "takes 1"),
                kept(
                        (model, lr, steps) -> {
                            for (int step = 1; step <= steps; step++) {
                                model.gradientUpdate(0.2);
                            }
                            return model.copyParameters();
                        },
                        "hand lr on"),
                kept((model, lr, steps) -> DATA.xs().get(-1), "IndexOutOfBounds"));
    }
}
