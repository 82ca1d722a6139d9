package mlfz.exercises;

import static mlfz.exercises.Rows.assertTold;
import static mlfz.exercises.Rows.line;
import static mlfz.exercises.Rows.row;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import mlfz.exercises.Rows.Line;
import mlfz.nn.scalar.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavingExercisesTest {
    private static final Line DATA = line(28);

    private static Rows.Row steps(Object answer, String... words) {
        return row(() -> SavingExercises.enoughSteps(answer, DATA.xs(), DATA.ys()), words);
    }

    @Test
    void aNumberOfStepsIsToldWhetherItIsEnoughWithDigitsThatShowIt() {
        assertTold(
                steps(200, "Not enough", "0.03648", "a is 0.257"),
                steps(1583, "Not enough", "0.009750", "0.009748"),
                steps(1584, "Right", "0.0097480", "0.0097482"),
                steps(2000, "Right"),
                steps(1600L, "Right"),
                steps(1600.0, "Right"));
    }

    @Test
    void aNumberOfStepsThatIsNoneIsToldSo() {
        assertTold(
                steps(0, "not from 1 to 2000"),
                steps(-1, "not from 1 to 2000"),
                steps(100000, "not from 1 to 2000"),
                steps(1600.5, "1600.5", "whole number"),
                steps(Double.NaN, "NaN", "whole number"),
                steps(null, "null", "a number"),
                steps("1600", "a String"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 28, 42, 100, 2024})
    void withAnySeedSomeNumberIsEnoughAndTheFirstOneIsNot(long seed) {
        Line data = line(seed);
        assertTrue(SavingExercises.enoughSteps(2000, data.xs(), data.ys()).startsWith("Right"));
        assertTrue(SavingExercises.enoughSteps(200, data.xs(), data.ys()).startsWith("Not enough"));
    }

    private static Rows.Row difference(
            ToDoubleBiFunction<Map<String, Scalar>, Map<String, Scalar>> answer, String... words) {
        return row(
                () -> SavingExercises.largestDifference(
                        (p, q) -> answer.applyAsDouble(p, q), Map.of("a", new Scalar(1)), Map.of("a", new Scalar(1))),
                words);
    }

    private static double difference(Map<String, Scalar> p, Map<String, Scalar> q, String name) {
        return p.get(name).value() - q.get(name).value();
    }

    @Test
    void theLargestDifferenceIsRight() {
        assertTold(difference(
                (p, q) -> p.keySet().stream()
                        .mapToDouble(name -> Math.abs(difference(p, q, name)))
                        .max()
                        .orElse(0),
                "Right",
                "it is 0.0"));
    }

    @Test
    void aLargestDifferenceThatIsWrongIsToldWhy() {
        assertTold(
                difference((p, q) -> 0, "is 0.0, but it should be 4"),
                difference(
                        (p, q) -> p.keySet().stream()
                                .mapToDouble(name -> difference(q, p, name))
                                .max()
                                .orElse(0),
                        "is 0.5",
                        "that of b is larger"),
                difference(
                        (p, q) -> {
                            var other = q.values().iterator();
                            return p.values().stream()
                                    .mapToDouble(s ->
                                            Math.abs(s.value() - other.next().value()))
                                    .max()
                                    .orElse(0);
                        },
                        "is 3.0",
                        "by the names"),
                difference(
                        (p, q) -> p.keySet().stream()
                                .mapToDouble(name -> difference(p, q, name))
                                .max()
                                .orElse(0),
                        "is 0.5, not 4",
                        "Math.abs"),
                difference(
                        (p, q) -> {
                            double last = 0;
                            for (String name : p.keySet()) {
                                last = Math.abs(difference(p, q, name));
                            }
                            return last;
                        },
                        "is 0.5, not 4",
                        "of the last name",
                        "largest so far"),
                difference(
                        (p, q) -> p.keySet().stream()
                                .mapToDouble(name -> Math.abs(difference(p, q, name)))
                                .sum(),
                        "that is the sum"),
                difference(
                        (p, q) -> p.keySet().stream()
                                .mapToDouble(name -> Math.abs(difference(p, q, name)))
                                .average()
                                .orElse(0),
                        "that is the mean"),
                difference((p, q) -> -Math.abs(difference(p, q, "b")), "not negative", "Math.abs"),
                difference((p, q) -> 4, "equal parameters"),
                difference((p, q) -> Double.NaN, "NaN"),
                difference((p, q) -> p.get("c").value(), "NullPointer"));
    }

    @Test
    void namesAndNumbersOfTheFirstPairDoNotFitTheSecond() {
        assertTold(
                difference(
                        (p, q) -> Math.max(Math.abs(difference(p, q, "a")), Math.abs(difference(p, q, "b"))),
                        "NullPointerException",
                        "not always a and b"),
                difference((p, q) -> p == q ? 0 : 4, "result is 4.0", "should be 0.25"),
                difference(
                        (p, q) -> p.equals(q) || !p.containsKey("a") ? 0 : Math.abs(difference(p, q, "b")),
                        "result is 0.0",
                        "should be 0.25"),
                difference(
                        (p, q) -> {
                            double largest = 0;
                            for (String name : p.keySet()) {
                                largest = Math.max(largest, Math.abs(difference(p, q, name)));
                                p.get(name)
                                        .setValue(
                                                p.size() == 3 ? 7 : p.get(name).value());
                            }
                            return largest;
                        },
                        "changes the parameters"));
    }

    private static Rows.Row loading(Answer.Change<SavableLinear, Map<String, Scalar>> answer, String... words) {
        return row(
                () -> SavingExercises.loadStrictly(
                        answer, () -> new SavableLinear(lr -> {}), model -> model.parameters()),
                words);
    }

    private static void refuse(boolean unfit) {
        if (unfit) {
            throw new IllegalArgumentException("unfit");
        }
    }

    @Test
    void loadingAllOrNothingIsRight() {
        assertTold(
                loading(
                        (model, saved) -> {
                            refuse(!saved.keySet().equals(model.parameters().keySet()));
                            model.loadParameters(saved);
                        },
                        "Right"),
                loading(
                        (model, saved) -> {
                            refuse(saved.size() != 2 || saved.get("a") == null || saved.get("b") == null);
                            model.loadParameters(saved);
                        },
                        "Right"));
    }

    @Test
    void loadingThatChecksTooLittleOrTooLateIsToldWhy() {
        assertTold(
                loading((model, saved) -> model.loadParameters(saved), "[a]", "NullPointerException", "check first"),
                loading((model, saved) -> {}, "the model has {a=Scalar(1.0), b=Scalar(1.0)}"),
                loading(
                        (model, saved) -> {
                            try {
                                model.loadParameters(saved);
                            } catch (NullPointerException e) {
                                throw new IllegalArgumentException(e);
                            }
                        },
                        "[a]",
                        "before it throws"),
                loading(
                        (model, saved) -> {
                            refuse(!saved.keySet()
                                    .containsAll(model.parameters().keySet()));
                            model.loadParameters(saved);
                        },
                        "[a, b, c]",
                        "throws no exception"),
                loading(
                        (model, saved) -> {
                            refuse(!model.parameters().keySet().containsAll(saved.keySet()));
                            model.loadParameters(saved);
                        },
                        "[a]",
                        "NullPointerException"),
                loading(
                        (model, saved) -> {
                            refuse(saved.size() != model.parameters().size());
                            model.loadParameters(saved);
                        },
                        "[a, c]",
                        "NullPointerException"),
                loading(
                        (model, saved) -> {
                            if (saved.size() == 2) {
                                saved.forEach((name, p) -> {
                                    if (model.parameters().containsKey(name)) {
                                        model.parameters().get(name).setValue(p.value());
                                    }
                                });
                            }
                            refuse(saved.size() != 2);
                        },
                        "[a, c]",
                        "throws no exception"),
                loading(
                        (model, saved) -> {
                            model.a = saved.get("a");
                            model.b = saved.get("b");
                        },
                        "shares its Scalars"),
                loading(
                        (model, saved) -> {
                            model.a.setValue(5);
                            model.b.setValue(6);
                        },
                        "After loading {a=Scalar(-0.25)"),
                loading((model, saved) -> refuse(true), "IllegalArgumentException: unfit"),
                loading(
                        (model, saved) -> {
                            if (!saved.keySet().equals(model.parameters().keySet())) {
                                throw new IllegalStateException("unfit");
                            }
                            model.loadParameters(saved);
                        },
                        "IllegalStateException"));
    }
}
