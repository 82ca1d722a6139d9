package mlfz.nn.scalar;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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
                "Scalar.rdiv(double)",
                "Elementary.exp(double)",
                "Elementary.log(double)",
                "Elementary.log1p(double)",
                "Elementary.sigmoid(double)",
                "Elementary.tanh(double)",
                "Elementwise.equals(Object)",
                "NaryOperation.equals(Object)");
    }

    @Override
    protected String state() {
        return x + " with gradient " + x.grad() + y + " with gradient " + y.grad() + predictions + one;
    }

    @Override
    protected List<Row> rows() {
        return Stream.of(
                        rowsOfScalars(),
                        rowsOfLogits(),
                        rowsOfOperations(),
                        rowsOfOperationsOnMany(),
                        rowsOfElementary())
                .flatMap(List::stream)
                .toList();
    }

    private List<Row> rowsOfScalars() {
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

    private List<Row> rowsOfLogits() {
        String list = "Losses.binaryCrossEntropyWithLogits(List, List)";
        String array = "Losses.binaryCrossEntropyWithLogits(List, double[])";
        String classes = "Losses.crossEntropyWithLogits(List, List)";
        List<List<Scalar>> logits = List.of(predictions);
        return List.of(
                row(list, "no logits", NULL, "logits", () -> Losses.binaryCrossEntropyWithLogits(null, one)),
                row(
                        list,
                        "1 label",
                        ILLEGAL,
                        "2 logits, but 1 labels: expected",
                        () -> Losses.binaryCrossEntropyWithLogits(predictions, one)),
                row(
                        list,
                        "a label −1",
                        ILLEGAL,
                        "labels[1] = -1.0: expected a label in [0, 1]",
                        () -> Losses.binaryCrossEntropyWithLogits(predictions, List.of(1, -1))),
                row(
                        array,
                        "null",
                        NULL,
                        "labels",
                        () -> Losses.binaryCrossEntropyWithLogits(predictions, (double[]) null)),
                row(
                        array,
                        "NaN",
                        ILLEGAL,
                        "labels[0] = NaN: expected a label",
                        () -> Losses.binaryCrossEntropyWithLogits(predictions, new double[] {NaN, 1})),
                row(classes, "no logits", NULL, "logits", () -> Losses.crossEntropyWithLogits(null, one)),
                row(classes, "no classes", NULL, "classes", () -> Losses.crossEntropyWithLogits(logits, null)),
                row(
                        classes,
                        "no points",
                        ILLEGAL,
                        "logits is empty",
                        () -> Losses.crossEntropyWithLogits(List.of(), List.of())),
                row(
                        classes,
                        "2 classes for 1 point",
                        ILLEGAL,
                        "1 logits, but 2 classes: expected",
                        () -> Losses.crossEntropyWithLogits(logits, List.of(0, 1))),
                row(
                        classes,
                        "a null",
                        NULL,
                        "logits[0]",
                        () -> Losses.crossEntropyWithLogits(Arrays.asList((List<Scalar>) null), one)),
                row(
                        classes,
                        "a null in a row",
                        NULL,
                        "logits[0][1]",
                        () -> Losses.crossEntropyWithLogits(List.of(Arrays.asList(x, null)), one)),
                row(
                        classes,
                        "a point without logits",
                        ILLEGAL,
                        "logits[0] is empty: expected",
                        () -> Losses.crossEntropyWithLogits(List.of(List.of()), one)),
                row(
                        classes,
                        "a point with more logits",
                        ILLEGAL,
                        "logits[1] has 1 numbers, but logits[0] 2: expected one for each class",
                        () -> Losses.crossEntropyWithLogits(List.of(List.of(x, x), List.of(x)), List.of(0, 0))),
                row(
                        classes,
                        "a class too many",
                        ILLEGAL,
                        "classes[0] = 2.0: expected a whole number from 0 to 1",
                        () -> Losses.crossEntropyWithLogits(logits, List.of(2))),
                row(
                        classes,
                        "a class −1",
                        ILLEGAL,
                        "classes[0] = -1.0: expected a whole number from 0 to 1",
                        () -> Losses.crossEntropyWithLogits(logits, List.of(-1))),
                row(
                        classes,
                        "half a class",
                        ILLEGAL,
                        "classes[0] = 0.5: expected a whole number from 0 to 1",
                        () -> Losses.crossEntropyWithLogits(logits, List.of(0.5))));
    }

    private List<Row> rowsOfOperations() {
        String create = "Elementwise(String, int, DoubleBinaryOperator, Derivative, Derivative)";
        String unary = "Elementwise.unary(String, DoubleUnaryOperator, DoubleBinaryOperator)";
        String binary = "Elementwise.binary(String, DoubleBinaryOperator, Derivative, Derivative)";
        String apply = "Functions.apply(Elementwise, Scalar)";
        String applyTwo = "Functions.apply(Elementwise, Scalar, Scalar)";
        Elementwise.Derivative one = Elementwise.ONE;
        return List.of(
                row(create, "no symbol", NULL, "symbol", () -> new Elementwise(null, 1, (a, b) -> a, one, null)),
                row(
                        create,
                        "three operands",
                        ILLEGAL,
                        "operands = 3: expected 1 or 2",
                        () -> new Elementwise("f", 3, (a, b) -> a, one, null)),
                row(
                        create,
                        "no operand",
                        ILLEGAL,
                        "operands = 0: expected 1 or 2",
                        () -> new Elementwise("f", 0, (a, b) -> a, one, null)),
                row(unary, "no value", NULL, "value", () -> Elementwise.unary("f", null, (a, y) -> 1)),
                row(unary, "no derivative", NULL, "derivative", () -> Elementwise.unary("f", a -> a, null)),
                row(binary, "no value", NULL, "value", () -> Elementwise.binary("f", null, one, one)),
                row(binary, "no derivative", NULL, "byA", () -> Elementwise.binary("f", (a, b) -> a, null, one)),
                row(apply, "no operation", NULL, "operation", () -> Functions.apply((Elementwise) null, x)),
                row(apply, "null", NULL, "x", () -> Functions.apply(Elementwise.EXP, null)),
                row(
                        apply,
                        "one number for two",
                        ILLEGAL,
                        "operands given to ×: 1, expected 2",
                        () -> Functions.apply(Elementwise.MUL, x)),
                row(applyTwo, "no operation", NULL, "operation", () -> Functions.apply(null, x, x)),
                row(applyTwo, "null", NULL, "a", () -> Functions.apply(Elementwise.MUL, null, x)),
                row(applyTwo, "null", NULL, "b", () -> Functions.apply(Elementwise.MUL, x, null)),
                row(
                        applyTwo,
                        "two numbers for one",
                        ILLEGAL,
                        "operands given to exp: 2, expected 1",
                        () -> Functions.apply(Elementwise.EXP, x, x)),
                row(
                        applyTwo,
                        "a Scalar for a plain number",
                        ILLEGAL,
                        "− was given two Scalars: its second operand can only be a plain number",
                        () -> Functions.apply(Elementwise.SUB_FROM, x, x)));
    }

    private List<Row> rowsOfOperationsOnMany() {
        String create = "NaryOperation(String, UnaryOperator, Pullback)";
        String apply = "Functions.apply(NaryOperation, List)";
        String results = "Functions.results(NaryOperation, List)";
        String softmax = "Functions.softmax(List)";
        NaryOperation.Pullback none = (inputs, values, gradients, contributions) -> {};
        return List.of(
                row(create, "no symbol", NULL, "symbol", () -> new NaryOperation(null, v -> v, none)),
                row(create, "no values", NULL, "values", () -> new NaryOperation("f", null, none)),
                row(
                        apply,
                        "an operation without a result",
                        NULL,
                        "values of f",
                        () -> Functions.apply(new NaryOperation("f", v -> null, none), List.of(x))),
                row(create, "no pullback", NULL, "pullback", () -> new NaryOperation("f", v -> v, null)),
                row(apply, "no operation", NULL, "operation", () -> Functions.apply((NaryOperation) null, predictions)),
                row(apply, "no inputs", NULL, "inputs", () -> Functions.apply(NaryOperation.SUM, (List<Scalar>) null)),
                row(
                        apply,
                        "an empty list",
                        ILLEGAL,
                        "inputs is empty: expected",
                        () -> Functions.apply(NaryOperation.SUM, List.of())),
                row(
                        apply,
                        "two results",
                        ILLEGAL,
                        "softmax has 2 results: expected one",
                        () -> Functions.apply(NaryOperation.SOFTMAX, predictions)),
                row(results, "no operation", NULL, "operation", () -> Functions.results(null, predictions)),
                row(
                        results,
                        "a null",
                        NULL,
                        "inputs[0]",
                        () -> Functions.results(NaryOperation.SOFTMAX, Arrays.asList(null, x))),
                row(softmax, "null", NULL, "xs", () -> Functions.softmax(null)),
                row(softmax, "a null", NULL, "xs[1]", () -> Functions.softmax(Arrays.asList(x, null))),
                row(softmax, "none", ILLEGAL, "xs is empty: expected", () -> Functions.softmax(List.of())),
                row("Reads.forbidden(Supplier)", "no code", NULL, "code", () -> Reads.forbidden(null)));
    }

    private List<Row> rowsOfElementary() {
        double[] two = {1, 2};
        double[] three = new double[3];
        String words = "2 xs, scratch of length 2, results of length 3: expected the same length";
        return List.of(
                row(
                        "Elementary.exp(double[], double[], double[])",
                        "null",
                        NULL,
                        "",
                        () -> Elementary.exp(null, two, two)),
                row(
                        "Elementary.exp(double[], double[], double[])",
                        "too much room",
                        ILLEGAL,
                        words,
                        () -> Elementary.exp(two, two, three)),
                row(
                        "Elementary.log(double[], double[], double[])",
                        "too much room",
                        ILLEGAL,
                        words,
                        () -> Elementary.log(two, two, three)),
                row(
                        "Elementary.tanh(double[], double[], double[])",
                        "too little room",
                        ILLEGAL,
                        "3 xs, scratch of length 2",
                        () -> Elementary.tanh(three, two, three)),
                row(
                        "Elementary.tanh(double[], double[], double[])",
                        "too much room",
                        ILLEGAL,
                        words,
                        () -> Elementary.tanh(two, two, three)));
    }
}
