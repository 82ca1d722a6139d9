package mlfz.exercises;

import static mlfz.exercises.Values.near;
import static mlfz.exercises.Values.returned;
import static mlfz.exercises.Values.returnedParameters;
import static mlfz.exercises.Values.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import mlfz.nn.scalar.Losses;
import mlfz.nn.scalar.Scalar;

/** The check of 8.0's exercise 4: the line with a third parameter, which bends it. */
public final class BentLine {
    private BentLine() {}

    /**
     * A model a·x + b + c·x² with a parameter c that starts at 1.
     *
     * @param models makes a new model
     * @param parameters a model's parameters by name
     * @param update a step of gradient descent, given the learning rate
     * @return a sentence, which begins with <i>Right</i> if the answer is
     */
    public static <M extends Function<Double, Scalar>> String check(
            Supplier<M> models, Function<M, Map<String, Scalar>> parameters, Answer.Change<M, Double> update) {
        return Told.sentence(() -> {
            M model = models.get();
            double atTwo = predicted(model, 2);
            var listed = returnedParameters("parameters()", parameters.apply(model));
            startsRight(atTwo, listed);
            if (returnedParameters("parameters()", parameters.apply(models.get()))
                            .get("c")
                    == listed.get("c")) {
                return "Two models share one c, so that training one changes the other: make it neither static nor global.";
            }
            parametersCount(model, listed);
            listed.values().forEach(parameter -> parameter.setValue(1));
            return learns(model, listed, update);
        });
    }

    private static double predicted(Function<Double, Scalar> model, double x) {
        return returned("forward", model.apply(x), Scalar.class).value();
    }

    private static void startsRight(double atTwo, Map<String, Scalar> listed) {
        var names = new TreeSet<>(listed.keySet());
        var missing = new TreeSet<>(Set.of("a", "b", "c"));
        missing.removeAll(listed.keySet());
        String result = "The prediction at 2 is " + atTwo;
        if (!missing.isEmpty() && !near(atTwo, 7)) {
            throw new Told(
                    near(atTwo, 3)
                            ? result + ", that of the line: override forward to add c x²."
                            : result + ", not 1·2 + 1 + 1·4 = 7.");
        }
        if (!missing.isEmpty()) {
            throw new Told("The prediction at 2 is right, but parameters() lists " + names + ": what is missing there, "
                    + String.join(" and ", missing) + ", is never trained.");
        }
        if (listed.size() > 3) {
            throw new Told("parameters() lists " + names + ": it is to have a, b and c and no other.");
        }
        listed.forEach((name, parameter) -> {
            if (parameter.value() != 1) {
                throw new Told(name + " starts at " + parameter.value() + ": let it start at 1.");
            }
        });
        if (!near(atTwo, 7)) {
            throw new Told(result
                    + (near(atTwo, 3) ? ", that of the line: add c x² in forward." : ", not 1·2 + 1 + 1·4 = 7."));
        }
    }

    /** Whether each parameter has the effect on the prediction that it should have. */
    private static <M extends Function<Double, Scalar>> void parametersCount(M model, Map<String, Scalar> listed) {
        for (double[] abc : new double[][] {{1, 1, 2}, {3, -2, 1}, {-1, 0.5, -3}}) {
            listed.get("a").setValue(abc[0]);
            listed.get("b").setValue(abc[1]);
            listed.get("c").setValue(abc[2]);
            for (double x : new double[] {2, -1, 0.5}) {
                double found = predicted(model, x);
                double expected = abc[0] * x + abc[1] + abc[2] * x * x;
                if (near(found, expected)) {
                    continue;
                }
                if (near(found, abc[0] * x + abc[1] + x * x)) {
                    throw new Told("A new c in parameters() changes no prediction: does forward use that very Scalar?");
                }
                if (near(found, x + 1 + abc[2] * x * x)) {
                    throw new Told("New a and b in parameters() change no prediction: are a and b as in Linear?");
                }
                throw new Told(text(
                        "With a = %s, b = %s and c = %s the prediction at %s is %s, but should be %s.",
                        abc[0], abc[1], abc[2], x, found, expected));
            }
        }
    }

    private static <M extends Function<Double, Scalar>> String learns(
            M model, Map<String, Scalar> listed, Answer.Change<M, Double> update) throws Exception {
        List<Double> xs =
                DoubleStream.iterate(0, x -> x + 0.02).limit(50).boxed().toList();
        List<Double> curve = xs.stream().map(x -> -2 * x * x).toList();
        for (int step = 1; step <= 2000; step++) {
            Losses.meanSquaredError(xs.stream().map(model).toList(), curve).backward();
            if (step == 1) {
                slopesRight(xs, listed);
            }
            Map<String, Double> expected = new TreeMap<>();
            listed.forEach((name, p) -> expected.put(name, p.value() - 0.5 * p.grad()));
            update.on(model, 0.5);
            for (var parameter : expected.entrySet()) {
                String name = parameter.getKey();
                if (!near(listed.get(name).value(), parameter.getValue())) {
                    return "gradientUpdate moves " + name + " to "
                            + listed.get(name).value() + " and not to " + parameter.getValue()
                            + ": leave it as it is in Linear.";
                }
            }
        }
        double loss =
                Losses.meanSquaredError(xs.stream().map(model).toList(), curve).value();
        return text("Right. It learns the curve y = −2x², which no line can: the loss is %.1g after 2000 steps.", loss);
    }

    /** The derivatives of the mean squared error of x + 1 + x² on the curve −2x². */
    private static void slopesRight(List<Double> xs, Map<String, Scalar> listed) {
        Map<String, Integer> powers = new TreeMap<>(Map.of("a", 1, "b", 0, "c", 2));
        powers.forEach((name, power) -> {
            double slope = xs.stream()
                    .mapToDouble(x -> 2 * (x + 1 + 3 * x * x) * StrictMath.pow(x, power))
                    .average()
                    .orElseThrow();
            double yours = listed.get(name).grad();
            if (!near(yours, slope)) {
                throw new Told(text(
                                "The derivative of a loss with respect to %s is %.4g, but should be %.4g: ",
                                name, yours, slope)
                        + "compute with Scalars in forward, not with their value().");
            }
        });
    }
}
