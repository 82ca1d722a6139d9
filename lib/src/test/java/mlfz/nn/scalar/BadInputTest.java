package mlfz.nn.scalar;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import mlfz.BadInput;

class BadInputTest extends BadInput {
    private final RandomGenerator rng = noNumbers();
    private final Scalar x = new Scalar(3);
    private final Scalar y = x.mul(x);
    private final List<Scalar> predictions = List.of(new Scalar(0.25), new Scalar(0.75));
    private final List<Double> one = List.of(1.0);
    private final Function<Double, Scalar> line = x::mul;

    BadInputTest() {
        y.backward();
    }

    @Override
    protected Set<String> methodsThatTakeEverything() {
        return Set.of(
                "Scalar(double)",
                "Scalar.setValue(double)",
                "Scalar.add(double)",
                "Scalar.sub(double)",
                "Scalar.mul(double)",
                "Scalar.div(double)",
                "Scalar.pow(double)",
                "Scalar.rsub(double)",
                "Scalar.rdiv(double)");
    }

    @Override
    protected String state() {
        return x + " with gradient " + x.grad() + y + " with gradient " + y.grad() + predictions + one;
    }

    @Override
    protected List<Row> rows() {
        return List.of(
                row("Scalar.add(Scalar)", "null", NULL, "b", () -> x.add(null)),
                row("Scalar.sub(Scalar)", "null", NULL, "b", () -> x.sub(null)),
                row("Scalar.mul(Scalar)", "null", NULL, "b", () -> x.mul(null)),
                row("Scalar.div(Scalar)", "null", NULL, "b", () -> x.div(null)),
                row("Scalar.pow(Scalar)", "null", NULL, "b", () -> x.pow(null)),
                row("Scalar.random(RandomGenerator)", "null", NULL, "rng", () -> Scalar.random(null)),
                row(
                        "Scalar.random(RandomGenerator, double, double)",
                        "null",
                        NULL,
                        "rng",
                        () -> Scalar.random(null, 0, 1)),
                row(
                        "Scalar.random(RandomGenerator, double, double)",
                        "2 and 1",
                        ILLEGAL,
                        "lower = 2.0, upper = 1.0: expected",
                        () -> Scalar.random(rng, 2, 1)),
                row(
                        "Scalar.random(RandomGenerator, double, double)",
                        "NaN",
                        ILLEGAL,
                        "lower = NaN",
                        () -> Scalar.random(rng, NaN, 1)),
                row(
                        "Scalar.gradientUpdate(double)",
                        "0",
                        ILLEGAL,
                        "lr = 0.0: expected a positive",
                        () -> x.gradientUpdate(0)),
                row(
                        "Scalar.gradientUpdate(double)",
                        "NaN",
                        ILLEGAL,
                        "lr = NaN: expected a positive",
                        () -> x.gradientUpdate(NaN)),
                row("Functions.sin(Scalar)", "null", NULL, "x", () -> Functions.sin(null)),
                row("Functions.cos(Scalar)", "null", NULL, "x", () -> Functions.cos(null)),
                row("Functions.exp(Scalar)", "null", NULL, "x", () -> Functions.exp(null)),
                row("Functions.log(Scalar)", "null", NULL, "x", () -> Functions.log(null)),
                row("Functions.sigmoid(Scalar)", "null", NULL, "x", () -> Functions.sigmoid(null)),
                row("Functions.relu(Scalar)", "null", NULL, "x", () -> Functions.relu(null)),
                row("Functions.tanh(Scalar)", "null", NULL, "x", () -> Functions.tanh(null)),
                row("Functions.sum(List)", "null", NULL, "terms", () -> Functions.sum(null)),
                row("Functions.sum(List)", "a null", NULL, "terms[1]", () -> Functions.sum(Arrays.asList(x, null))),
                row("Functions.sum(List)", "none", ILLEGAL, "terms is empty: expected", () -> Functions.sum(List.of())),
                row("Functions.mean(List)", "null", NULL, "terms", () -> Functions.mean(null)),
                row(
                        "Functions.mean(List)",
                        "none",
                        ILLEGAL,
                        "terms is empty: expected",
                        () -> Functions.mean(List.of())),
                row(
                        "Losses.meanSquaredError(List, List)",
                        "null",
                        NULL,
                        "predictions",
                        () -> Losses.meanSquaredError(null, one)),
                row(
                        "Losses.meanSquaredError(List, List)",
                        "1 target",
                        ILLEGAL,
                        "2 predictions, but 1 targets: expected",
                        () -> Losses.meanSquaredError(predictions, one)),
                row(
                        "Losses.meanSquaredError(List, List)",
                        "a null",
                        NULL,
                        "targets[1]",
                        () -> Losses.meanSquaredError(predictions, Arrays.asList(1, null))),
                row(
                        "Losses.meanSquaredError(List, double[])",
                        "∞",
                        ILLEGAL,
                        "targets[1] = Infinity: expected a finite",
                        () -> Losses.meanSquaredError(predictions, new double[] {1, POSITIVE_INFINITY})),
                row(
                        "Losses.binaryCrossEntropy(List, List)",
                        "a label 2",
                        ILLEGAL,
                        "labels[1] = 2.0: expected a label in [0, 1]",
                        () -> Losses.binaryCrossEntropy(predictions, List.of(1, 2))),
                row(
                        "Losses.binaryCrossEntropy(List, List)",
                        "no predictions",
                        ILLEGAL,
                        "predictions is empty: expected",
                        () -> Losses.binaryCrossEntropy(List.of(), List.of())),
                row(
                        "Losses.binaryCrossEntropy(List, double[])",
                        "null",
                        NULL,
                        "labels",
                        () -> Losses.binaryCrossEntropy(predictions, (double[]) null)));
    }
}
