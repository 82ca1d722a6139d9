"""The exercises on the real kernel: every check accepts the solution, and tells what is missing in other answers."""
import re
from types import SimpleNamespace

import pytest

from running import CellFailed, code_cells, notebook_files, read, session

UNFILLED = None  # the cell as the reader finds it
SOLUTION = ...  # the cell as the solution has it


def keeping_best(parameters, before_update):
    """An answer to exercise 3 of 8.1: what is kept, and when."""
    keep = f"if (loss.value() < smallest) {{ smallest = loss.value(); best = {parameters}; }}"
    update = "loss.backward(); model.gradientUpdate(lr);"
    return f"""Map<String, Scalar> trainAndKeepBest(SavableLinear model, double lr, int steps) {{
        Map<String, Scalar> best = null;
        double smallest = Double.POSITIVE_INFINITY;
        for (int step = 1; step <= steps; step++) {{
            Scalar loss = meanSquaredError(xs.stream().map(model).toList(), ys);
            {keep + update if before_update else update + keep}
        }}
        return best;
    }}"""


def counting(condition, share):
    """An answer to exercise 2 of 8.2: which points are counted, and what is returned."""
    return f"""double accuracy(Model<double[]> model, List<double[]> points, List<Integer> labels) {{
        int count = 0;
        for (int i = 0; i < points.size(); i++) {{
            int predicted = model.forward(points.get(i)).value() > 0.5 ? 1 : 0;
            if ({condition}) count++;
        }}
        return {share};
    }}"""


def collecting(condition):
    """An answer to exercise 2 of 8.3: which points are collected."""
    return f"""List<double[]> mistakes(Model<double[]> network, List<double[]> points, List<Integer> labels) {{
        var found = new ArrayList<double[]>();
        for (int i = 0; i < points.size(); i++) {{
            int predicted = network.forward(points.get(i)).value() > 0.5 ? 1 : 0;
            if ({condition}) found.add(points.get(i));
        }}
        return found;
    }}"""


def biased(hidden, listed):
    """An answer to exercise 3 of 8.3: what a hidden unit computes, and what is listed as a parameter."""
    return f"""class BiasedNetwork extends OneLayerNetwork {{
        Scalar[] C = new Scalar[16];
        BiasedNetwork(Random rng) {{
            super(rng);
            Arrays.setAll(C, j -> Scalar.random(rng));
        }}
        public Scalar forward(double[] x) {{
            var terms = new ArrayList<Scalar>();
            for (int j = 0; j < 16; j++) terms.add(B[j].mul({hidden}));
            return sigmoid(sum(terms));
        }}
        public Map<String, Scalar> parameters() {{
            var all = super.parameters();
            for (int j = 0; j < 16; j++) all.put({listed});
            return all;
        }}
    }}"""


def momentum(gradient, key):
    """An answer to exercise 4 of 8.3: what is added to the velocity, and where that is kept."""
    return f"""void momentumStep(Model<?> network, Map<String, Double> velocity, double lr, double beta) {{
        network.parameters().forEach((name, p) -> {{
            double v = beta * velocity.getOrDefault({key}, 0.0) + {gradient};
            velocity.put({key}, v);
            p.setValue(p.value() - lr * v);
        }});
    }}"""


def stopping(best, returned="rounds", load="model.loadParameters(kept);"):
    """An answer to exercise 3 of 8.4: which parameters are kept, what is loaded and what is returned."""
    return f"""int trainUntilItGetsWorse(Model<double[]> model, double rate) {{
        var descent = new VectorizedGradientDescent<>(model, Losses::binaryCrossEntropy);
        Map<String, Scalar> kept = null;
        double smallest = Double.POSITIVE_INFINITY;
        int round = 0, rounds = 0;
        while (rounds - round < 5) {{
            descent.run(xs, ys, step -> rate, 200);
            rounds++;
            if (newLoss(model) < smallest) {{
                smallest = newLoss(model);
                round = rounds;
                kept = {best};
            }}
        }}
        {load}
        return {returned};
    }}"""


def classifying(chosen):
    """An answer to exercise 5 of 8.2: three good networks, and the class that is chosen."""
    return f"""networks = new ArrayList<>();
    for (int k = 0; k < 3; k++) {{
        int wanted = k;
        List<Integer> labels = classes.stream().map(c -> c == wanted ? 1 : 0).toList();
        var network = new ZeroLayerNetwork();
        new GradientDescent<>(network, Losses::binaryCrossEntropy).run(points, labels, 0.1, 300);
        networks.add(network);
    }}
    int classOf(double[] x) {{ return {chosen}; }}"""


def absolute(error, result):
    """An answer to exercise 3 of 8.5: what is added up, and what is returned."""
    return f"""double absoluteLoss(double a, double b) {{
        double sum = 0;
        for (int i = 0; i < xs.size(); i++) sum += {error};
        return {result};
    }}"""


# Answers, each with words of what it is told; those that are right begin with "Right". The solution is always among them.
ANSWERS = {
    "8.0": {
        "exercise-1": [
            (UNFILLED, "0.0188", "larger steps"),
            ("double betterRate = 0.55;", "larger steps"),
            ("double betterRate = 0.56;", "Right"),
            ("double betterRate = 0.75;", "Right"),
            ("double betterRate = 0.76;", "smaller steps"),
            ("double betterRate = 0.9;", "smaller steps"),
            ("double betterRate = -0.1;", "has to be positive"),
            ("double betterRate = Double.NaN;", "has to be positive"),
        ],
        "exercise-2": [
            (UNFILLED, "Replace the 0"),
            ("double slopeByA(double a, double b) { return lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b); }", "/ (2 * h)"),
            ("double slopeByA(double a, double b) { return (lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b)) / 2 * 1e-6; }", "/ (2 * h)"),
            ("double slopeByA(double a, double b) { return (lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b)) / 1e-6; }", "How far apart"),
            ("double slopeByA(double a, double b) { return (lossAt(a, b) - lossAt(a + 1e-6, b)) / 1e-6; }", "sign is reversed"),
            ("double slopeByA(double a, double b) { return (lossAt(a + 1e-20, b) - lossAt(a - 1e-20, b)) / 2e-20; }", "h so tiny", "1e-6"),
            ("double slopeByA(double a, double b) { return Double.NaN; }", "NaN", "a + h and a - h"),
            ("double slopeByA(double a, double b) { return slopeByA(a, b); }", "StackOverflowError"),
        ],
        "exercise-3": [
            (UNFILLED, "null"),
            ("Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) { return meanSquaredError(ps, ts); }", "errors are 1, 2, 3 and 0"),
            ("""Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) {
                    var sum = new Scalar(0);
                    for (int i = 0; i < ps.size(); i++) sum = sum.add(ps.get(i).sub(ts.get(i)));
                    return sum.div(ps.size());
                }""", "cancel"),
            ("""Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) {
                    double sum = 0;
                    for (int i = 0; i < ps.size(); i++) sum += Math.abs(ps.get(i).value() - ts.get(i));
                    return new Scalar(sum);
                }""", "Divide the sum"),
            ("""Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) {
                    double sum = 0;
                    for (int i = 0; i < ps.size(); i++) sum += Math.abs(ps.get(i).value() - ts.get(i));
                    return new Scalar(sum / ps.size());
                }""", "The value is right", "compute with Scalars"),
            ("Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) { return new Scalar(Double.NaN); }", "NaN", "errors are 1, 2, 3 and 0"),
            ("""Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) {
                    var sum = new Scalar(0);
                    for (int i = 0; i < ps.size(); i++) sum = sum.add(ps.get(i).sub(ts.get(i)).pow(2).pow(0.5));
                    return sum.div(ps.size());
                }""", "The value is right", "NaN", "decide with ?:"),
            ("Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) { return ps.get(4); }", "ArrayIndexOutOfBounds"),
        ],
        "exercise-4": [
            (UNFILLED, "is 3.0", "override forward"),
            ("class Parabola extends Linear { Scalar c = new Scalar(1); Scalar forward(double x) { return null; } }", "null"),
            ("class Parabola extends Linear { Scalar forward(double x) { return a.mul(x).mul(x).add(b); } }", "not 1·2", "= 7"),
            ("""class Parabola extends Linear {
                    Scalar c = new Scalar(1);
                    Scalar forward(double x) { return super.forward(x).add(c.mul(x * x)); }
                }""", "[a, b]", "c is never trained"),
            ("""class Parabola extends Linear {
                    Scalar forward(double x) { return super.forward(x).add(new Scalar(1).mul(x * x)); }
                    Map<String, Scalar> parameters() { return Map.of("a", a, "b", b, "c", new Scalar(1)); }
                }""", "changes no prediction"),
            ("""class Parabola extends Linear {
                    Scalar c = new Scalar(1);
                    Scalar forward(double x) { return super.forward(x).add(c.mul(x).pow(2)); }
                    Map<String, Scalar> parameters() { return Map.of("a", a, "b", b, "c", c); }
                }""", "is 19.0", "= 11"),
            ("""class Parabola extends Linear {
                    Scalar c = new Scalar(1);
                    Scalar forward(double x) { return super.forward(x).add(c.mul(x * x)); }
                    Map<String, Scalar> parameters() { return Map.of("a", new Scalar(1), "b", new Scalar(1), "c", c); }
                }""", "stays at", "as in Linear"),
            ("""class Parabola extends Linear {
                    Scalar c;
                    Scalar forward(double x) { return super.forward(x).add(c.mul(x * x)); }
                }""", "NullPointerException"),
        ],
    },
    "8.1": {
        "exercise-1": [
            (UNFILLED, "Not enough", "0.03648"),
            ("int enoughSteps = 1483;", "Not enough"),
            ("int enoughSteps = 1484;", "Right"),
            ("int enoughSteps = 100000;", "not from 1 to 2000"),
            ("int enoughSteps = -1;", "not from 1 to 2000"),
        ],
        "exercise-2": [
            (UNFILLED, "is 0.0, but it should be 4"),
            ("""double largestDifference(Map<String, Scalar> p, Map<String, Scalar> q) {
                    double largest = 0;
                    for (String name : p.keySet()) largest = Math.max(largest, q.get(name).value() - p.get(name).value());
                    return largest;
                }""", "is 0.5", "that of b is larger"),
            ("""double largestDifference(Map<String, Scalar> p, Map<String, Scalar> q) {
                    double largest = 0;
                    var other = q.values().iterator();
                    for (Scalar s : p.values()) largest = Math.max(largest, Math.abs(s.value() - other.next().value()));
                    return largest;
                }""", "is 3.0", "by the names"),
            ("""double largestDifference(Map<String, Scalar> p, Map<String, Scalar> q) {
                    double largest = 0;
                    for (String name : p.keySet()) largest = Math.max(largest, p.get(name).value() - q.get(name).value());
                    return largest;
                }""", "other way round", "Math.abs"),
            ("""double largestDifference(Map<String, Scalar> p, Map<String, Scalar> q) {
                    double sum = 0;
                    for (String name : p.keySet()) sum += Math.abs(q.get(name).value() - p.get(name).value());
                    return sum;
                }""", "that is the sum"),
            ("double largestDifference(Map<String, Scalar> p, Map<String, Scalar> q) { return 4; }", "equal parameters"),
            ("double largestDifference(Map<String, Scalar> p, Map<String, Scalar> q) { return Double.NaN; }", "NaN"),
            ("double largestDifference(Map<String, Scalar> p, Map<String, Scalar> q) { return p.get(\"c\").value(); }", "NullPointer"),
        ],
        "exercise-3": [
            (UNFILLED, "the model's own Scalars"),
            (keeping_best("model.parameters()", before_update=True), "the model's own Scalars"),
            (keeping_best("model.copyParameters()", before_update=False), "before the update"),
            ("Map<String, Scalar> trainAndKeepBest(SavableLinear model, double lr, int steps) { return model.copyParameters(); }",
             "smallest loss so far"),
            ("Map<String, Scalar> trainAndKeepBest(SavableLinear model, double lr, int steps) { return null; }", "returns null"),
            ("Map<String, Scalar> trainAndKeepBest(SavableLinear model, double lr, int steps) { return Map.of(); }", "NullPointer"),
        ],
        "exercise-4": [
            (UNFILLED, "[a]", "NullPointerException", "check first"),
            ("void loadStrictly(SavableLinear model, Map<String, Scalar> saved) { }", "the model has {a=Scalar(1.0), b=Scalar(1.0)}"),
            ("""void loadStrictly(SavableLinear model, Map<String, Scalar> saved) {
                    try {
                        model.loadParameters(saved);
                    } catch (NullPointerException e) {
                        throw new IllegalArgumentException(e);
                    }
                }""", "[a]", "before it throws"),
            ("""void loadStrictly(SavableLinear model, Map<String, Scalar> saved) {
                    if (!saved.keySet().containsAll(model.parameters().keySet())) throw new IllegalArgumentException();
                    model.loadParameters(saved);
                }""", "[a, b, c]", "throws no exception"),
        ],
    },
    "8.2": {
        "exercise-1": [
            (UNFILLED, "go farther away"),
            ("double[] undecided = {-8, 0};", "on the blue side"),
            ("double[] undecided = {5, 0};", "on the orange side"),
            ("double[] undecided = {7.03, 10};", "Right", "0.50"),
            ("double[] undecided = {Double.NaN, 0};", "farther"),
            ("double[] undecided = null;", "two coordinates"),
            ("double[] undecided = {1};", "two coordinates"),
        ],
        "exercise-2": [
            (UNFILLED, "is 0.0", "count those"),
            (SOLUTION, "Right", "0.0 before training, 1.0 after"),
            (counting("predicted != labels.get(i)", "(double) count / points.size()"), "gets wrong"),
            (counting("predicted == labels.get(i)", "count"), "divide by the number of points"),
            (counting("predicted == labels.get(i)", "100.0 * count / points.size()"), "in percent"),
            (counting("predicted == labels.get(i)", "count / points.size()"), "loses its fraction"),
            (counting("predicted == 1", "Double.NaN"), "NaN", "should be 0.75"),
            (counting("predicted == 1", "(double) count / points.size()"), "gets all 4 points right", "is 0.75"),
            ("double accuracy(Model<double[]> m, List<double[]> ps, List<Integer> ls) { return ls.get(4); }", "ArrayIndexOutOfBounds"),
        ],
        "exercise-3": [
            (UNFILLED, "returns null"),
            ("Scalar softplus(Scalar t) { return log(exp(t).add(1)); }", "softplus(1000.0)", "Infinity"),
            ("Scalar softplus(Scalar t) { return relu(t); }", "softplus(0.5)"),
            ("Scalar softplus(Scalar t) { return new Scalar(Math.log1p(Math.exp(t.value()))); }", "derivative is 0.0", "Scalars all the way"),
            ("Scalar softplus(Scalar t) { return t.mul(Double.NaN); }", "NaN"),
            ("Scalar softplus(Scalar t) { return softplus(t.neg()); }", "StackOverflowError"),
        ],
        "exercise-4": [
            (UNFILLED, "no penalty yet"),
            ("""Scalar penalised(Scalar loss, ZeroLayerNetwork network, double strength) {
                    for (Scalar p : network.parameters().values()) loss = loss.add(p.pow(2).mul(strength));
                    return loss;
                }""", "leave out b"),
            ("""Scalar penalised(Scalar loss, ZeroLayerNetwork network, double strength) {
                    double a1 = network.a1.value(), a2 = network.a2.value();
                    return loss.add(strength * (a1 * a1 + a2 * a2));
                }""", "derivative with respect to a1 is 0.0", "not its value()"),
            ("""Scalar penalised(Scalar loss, ZeroLayerNetwork network, double strength) {
                    return loss.add(network.a1.add(network.a2).mul(strength));
                }""", "is 9.0", "0.5 · (9 + 1)"),
            ("Scalar penalised(Scalar loss, ZeroLayerNetwork n, double strength) { return null; }", "returns null"),
            ("Scalar penalised(Scalar loss, ZeroLayerNetwork n, double strength) { return loss.mul(0.0 / 0); }", "NaN"),
        ],
        "exercise-5": [
            (UNFILLED, "three networks"),
            ("List<ZeroLayerNetwork> networks = null;", "three networks"),
            ("networks = List.of(new ZeroLayerNetwork(), new ZeroLayerNetwork(), new ZeroLayerNetwork());",
             "100, 0 and 0", "Amid class 0", "label 1 for class 0"),
            (classifying("0"), "100, 0 and 0", "let classOf find the largest output"),
            ("networks = Arrays.asList(null, null, null);", "NullPointerException"),
        ],
    },
    "8.3": {
        "exercise-1": [
            (UNFILLED, "0 is not it"),
            ("int nodesPerStep = 400 * 82;", "loss is a node"),
            ("int nodesPerStep = 400 * 82 + 1 + 48;", "Without the 48 weights"),
            ("int nodesPerStep = 82;", "one point"),
        ],
        "exercise-2": [
            (UNFILLED, "your list is []"),
            (collecting("predicted == labels.get(i)"), "those are the right ones"),
            (collecting("predicted > labels.get(i)"), "your list is [[4.0, 4.0]]"),
            (collecting("predicted != labels.get(i)").replace("found.add(", "found.add(0, "), "Right"),
            ("List<double[]> mistakes(Model<double[]> m, List<double[]> ps, List<Integer> ls) { return null; }", "returns null"),
            ("List<double[]> mistakes(Model<double[]> m, List<double[]> ps, List<Integer> ls) { return ps.subList(1, 5); }",
             "IndexOutOfBounds"),
        ],
        "exercise-3": [
            (UNFILLED, "48 parameters"),
            (biased("tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1])))", '"c" + j, C[j]'), "as without biases"),
            (biased("tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j]))", '"c" + j, C[j]')
             .replace("Scalar.random(rng))", "new Scalar(0))"), "start it at random"),
            (biased("tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1]))).add(C[j])", '"c" + j, C[j]'), "At the origin", ", not 0."),
            (biased("tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j]))", '"bias" + j, C[j]'), "no c0"),
            (biased("tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j]))", '"c" + j, new Scalar(C[j].value())'),
             "After 300 steps", "does forward use"),
            (biased("tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j]))", '"c" + j, C[j]); all.put("b16", C[0]'),
             "65 names, not 64"),
            (biased("tanh(A[0][j].mul(x[0]).add(A[1][j].mul(x[1])).add(C[j]))", '"c" + j, C[j]')
             .replace("return sigmoid(sum(terms))", "return null"), "forward returns null"),
            ("class BiasedNetwork extends OneLayerNetwork { BiasedNetwork(Random rng) { super(null); } }", "NullPointerException"),
        ],
        "exercise-4": [
            (UNFILLED, "-0.75", "without momentum"),
            (momentum("p.grad()", "name").replace("lr * v", "v"), "at -4.25", "by the learning rate"),
            (momentum("lr * p.grad()", "name"), "counts twice"),
            (momentum("(1 - beta) * p.grad()", "name"), "not 1 − beta of it"),
            (momentum("p.grad()", '"v"'), "its own velocity"),
            (momentum("p.grad() / beta", "name"), "= −1.0625"),
            ("void momentumStep(Model<?> network, Map<String, Double> velocity, double lr, double beta) { }", "end at 0.0", "= −1.0625"),
            ("void momentumStep(Model<?> network, Map<String, Double> velocity, double lr, double beta) { velocity.get(\"p\").intValue(); }",
             "NullPointerException"),
        ],
    },
    "8.4": {
        "exercise-1": [
            (UNFILLED, "Too few", "82.2 %"),
            ("int fewUnits = 5;", "Too few"),
            (SOLUTION, "Right", "With 6 units", "98.0 % of the new ones"),
            ("int fewUnits = 7;", "one unit less", "98.8 % of the new ones"),
            ("int fewUnits = 16;", "not from 1 to 7"),
            ("int fewUnits = 0;", "not from 1 to 7"),
        ],
        "exercise-2": [
            (UNFILLED, "[3.0, -2.0]", "not to [2.0, -3.0]"),
            ("List<double[]> centred(List<double[]> points) { for (double[] x : points) { x[0]--; x[1]--; } return points; }",
             "changes the points given"),
            ("List<double[]> centred(List<double[]> points) { return points.stream().map(x -> new double[] {x[0] + 1, x[1] + 1}).toList(); }",
             "[4.0, -1.0]"),
            ("List<double[]> centred(List<double[]> points) { return points.stream().map(x -> new double[] {0.0 / 0, x[1] - 1}).toList(); }",
             "NaN", "not to"),
            ("List<double[]> centred(List<double[]> points) { return null; }", "NullPointerException"),
        ],
        "exercise-3": [
            (UNFILLED, "after 40 rounds", "best in round 6", "round 11 is the last"),
            (stopping("model.copyParameters()", load=""), "does not have the parameters of round 6"),
            (stopping("model.parameters()"), "does not have the parameters of round 6", "copy them"),
            (stopping("model.copyParameters()", returned="round"), "after 6 rounds", "round 11 is the last"),
            ("int trainUntilItGetsWorse(Model<double[]> model, double rate) { return 1 / 0; }", "ArithmeticException"),
        ],
    },
    "8.5": {
        "exercise-1": [
            (UNFILLED, "gradient with respect to a is 2.0", "should be 0"),
            ("Scalar cancelling(Scalar a) { return a.sub(a); }", "The value is 0.0", "should not be 0"),
            ("Scalar cancelling(Scalar a) { return new Scalar(5); }", "no arrow leaves a"),
            ("Scalar cancelling(Scalar a) { return a.mul(Double.NaN); }", "NaN", "should be 0"),
            ("Scalar cancelling(Scalar a) { return null; }", "returns null"),
            ("Scalar cancelling(Scalar a) { return cancelling(a); }", "StackOverflowError"),
        ],
        "exercise-2": [
            (UNFILLED, "Take larger steps"),
            ("double zigzagRate = 0.82;", "leaves the valley", "smaller steps"),
            ("double zigzagRate = 5000;", "grows without bound", "smaller steps"),
            ("double zigzagRate = 0.799;", "does not arrive in time"),
            ("double zigzagRate = Double.NaN;", "has to be positive"),
        ],
        "exercise-3": [
            (UNFILLED, "Replace the 1"),
            (absolute("Math.abs(a * xs.get(i) + b - ys.get(i))", "sum"), "Divide by the number of points"),
            (absolute("a * xs.get(i) + b - ys.get(i)", "sum / xs.size()"), "cancel each other"),
            (absolute("Math.pow(a * xs.get(i) + b - ys.get(i), 2)", "sum / xs.size()"), "It is squared"),
            (absolute("1", "Double.NaN"), "NaN", "Add up Math.abs"),
            ("double absoluteLoss(double a, double b) { return xs.get(100); }", "IndexOutOfBounds"),
        ],
    },
}


def path(section):
    return next(path for path in notebook_files() if path.name.startswith(f"{section}-"))


def exercises(section):
    return sorted({match[0] for cell in read(path(section)).cells if (match := re.match(r"exercise-\d+", cell.id))})


@pytest.fixture(scope="module", params=ANSWERS)
def lesson(request):
    """A notebook of which all cells but the exercises have run."""
    with session(read(path(request.param))) as kernel:
        for cell in kernel.cells:
            if not cell.id.startswith("exercise"):
                kernel.run(cell)
        yield SimpleNamespace(section=request.param, kernel=kernel, cells={cell.id: cell for cell in kernel.client.nb.cells})


def verdict(lesson, exercise, answer):
    """What the check says to an answer in place of the cell to fill in."""
    cell = lesson.cells[exercise]
    unfilled = cell.source
    try:
        cell.source = answer
        lesson.kernel.run(cell)
        return lesson.kernel.run(lesson.cells[f"{exercise}-check"])[-1].data["text/plain"]
    finally:
        cell.source = unfilled


def evaluated(lesson, code):
    """What a cell with this code shows, in place of the cell to fill in of the first exercise."""
    cell = lesson.cells["exercise-1"]
    unfilled = cell.source
    try:
        cell.source = code
        return lesson.kernel.run(cell)[-1].data["text/plain"]
    finally:
        cell.source = unfilled


def solution(lesson, exercise):
    return re.search(r"```java\n(.*?)\n```", lesson.cells[f"{exercise}-solution"].source, re.S)[1]


def test_checks_tell_right_from_wrong(lesson):
    faults = []
    for exercise, answers in ANSWERS[lesson.section].items():
        for answer, *words in [*answers, (SOLUTION, "Right")]:
            answer = {UNFILLED: lesson.cells[exercise].source, SOLUTION: solution(lesson, exercise)}.get(answer, answer)
            try:
                told = verdict(lesson, exercise, answer)
            except CellFailed as failure:
                told = str(failure)
            if told.startswith("Right") != ("Right" in words) or not all(word in told for word in words) or len(told.splitlines()) > 1:
                faults.append(f"{exercise}: {answer}\n  is told: {told}\n  expected: {words}")
    assert not faults, "\n".join(faults)


# What a text says without a cell that shows it: the exercise whose solution is to run first if it takes one, code, and its result.
CLAIMS = {
    "8.0": [(None, """int stepsUntilInfinity(double lr) {
        var model = new Linear();
        for (int step = 1; ; step++) {
            Scalar loss = meanSquaredError(xs.stream().map(model).toList(), ys);
            if (!Double.isFinite(loss.value())) return step;
            loss.backward();
            model.gradientUpdate(lr);
        }
    }
    double lossAfter100Steps(double lr) {
        var model = new Linear();
        for (int step = 1; step <= 100; step++) {
            meanSquaredError(xs.stream().map(model).toList(), ys).backward();
            model.gradientUpdate(lr);
        }
        return meanSquaredError(xs.stream().map(model).toList(), ys).value();
    }
    double start = meanSquaredError(xs.stream().map(new Linear()).toList(), ys).value();
    stepsUntilInfinity(1.5) + " " + (lossAfter100Steps(0.812) < start) + " " + (lossAfter100Steps(0.813) < start)""",
             "356 true false")],
    "8.1": [(None, """String height(int step) {
        double x = xs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double y = ys.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return String.format(Locale.ROOT, "%.2f", history.get(step).get("a").value() * x + history.get(step).get("b").value() - y);
    }
    height(100) + " " + height(200)""", "0.21 0.03")],
    "8.3": [("exercise-4", """double lossAfter1000Steps(double beta) {
        var network = new OneLayerNetwork(new Random(3));
        var velocity = new HashMap<String, Double>();
        for (int step = 1; step <= 1000; step++) {
            binaryCrossEntropy(xs.stream().map(network).toList(), ys).backward();
            momentumStep(network, velocity, 0.1, beta);
        }
        return binaryCrossEntropy(xs.stream().map(network).toList(), ys).value();
    }
    String.format(Locale.ROOT, "%.2f %.2f", lossAfter1000Steps(0.9), lossAfter1000Steps(0))""", "0.33 0.40")],
    "8.5": [(None, """String ends(double a, double b) {
        double[] last = path(a, b, 0.2, 300).get(300);
        return String.format(Locale.ROOT, "(%.1f, %.1f)", last[0], last[1]);
    }
    ends(1, 1) + " " + ends(-3, 2)""", "(0.8, -1.2) (0.8, -1.2)"),
            ("exercise-3", """String slope(double a, double b) {
        return String.format(Locale.ROOT, "(%.3f, %.3f)", (absoluteLoss(a + 1e-6, b) - absoluteLoss(a - 1e-6, b)) / 2e-6,
            (absoluteLoss(a, b + 1e-6) - absoluteLoss(a, b - 1e-6)) / 2e-6);
    }
    slope(4, 4) + " " + slope(2, 1)""", "(0.466, 1.000) (0.466, 1.000)")],
}


def test_texts_are_right_where_no_cell_shows_it(lesson):
    faults = []
    for exercise, code, expected in CLAIMS.get(lesson.section, []):
        if exercise:
            verdict(lesson, exercise, solution(lesson, exercise))
        shown = evaluated(lesson, code)
        if shown != expected:
            faults.append(f"{code}\n  gives: {shown}\n  expected: {expected}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("section", [path.name.split("-")[0] for path in notebook_files()])
def test_every_exercise_is_whole_and_tested(section):
    found = exercises(section)
    assert 3 <= len(found) <= 5
    ids = [cell.id for cell in read(path(section)).cells]
    parts = [f"{exercise}{part}" for exercise in found for part in ("-task", "", "-check", "-solution")]
    assert ids[ids.index("exercises"):] == ["exercises", *parts]
    assert sorted(ANSWERS[section]) == found
    for exercise, answers in ANSWERS[section].items():
        assert answers[0][0] is UNFILLED and len(answers) >= 3, f"{exercise}: the unfilled cell and two more"
