"""The exercises on the real kernel: what the reader is told about the unfilled cell, the solution, and code that does not compile.

What each check tells about every other answer is tested with the library, in mlfz.exercises.
"""
import asyncio
import re

import pytest
from jupyter_core.utils import run_sync

from running import CellFailed, notebook_files, plain, read

# Words of what is told about the cell as the reader finds it, and about the solution.
TOLD = {
    "8.0": {
        "exercise-1": (["0.0188", "larger steps"], ["Right"]),
        "exercise-2": (["Replace the 0"], ["Right"]),
        "exercise-3": (["null"], ["Right"]),
        "exercise-4": (["is 3.0", "override forward"], ["Right"]),
    },
    "8.1": {
        "exercise-1": (["Not enough", "0.03648"], ["Right"]),
        "exercise-2": (["is 0.0, but it should be 4"], ["Right", "it is 0.0"]),
        "exercise-3": (["the model's own Scalars"], ["Right"]),
        "exercise-4": (["[a]", "NullPointerException", "check first"], ["Right"]),
    },
    "8.2": {
        "exercise-1": (["go farther away"], ["Right", "0.51"]),
        "exercise-2": (["is 0.0", "count those"], ["Right", "0.0 before training, 1.0 after"]),
        "exercise-3": (["returns null"], ["Right"]),
        "exercise-4": (["no penalty yet"], ["Right"]),
        "exercise-5": (["three networks"], ["Right", "100, 100 and 100"]),
    },
    "8.3": {
        "exercise-1": (["0 is not it"], ["Right"]),
        "exercise-2": (["your list has []"], ["Right", "gets 75 wrong"]),
        "exercise-3": (["48 parameters"], ["Right", "After 300 steps"]),
        "exercise-4": (["-0.75", "without momentum"], ["Right"]),
    },
    "8.4": {
        "exercise-1": (["Too few", "82.2 %"], ["Right", "With 6 units", "98.0 % of the new ones"]),
        "exercise-2": (["(3.0, -2.0)", "stayed where it was"], ["Right"]),
        "exercise-3": (["after 40 rounds", "best in round 6", "round 11 is the last"], ["Right"]),
    },
    "8.5": {
        "exercise-1": (["gradient with respect to a is 2.0", "should be 0"], ["Right"]),
        "exercise-2": (["larger steps"], ["Right"]),
        "exercise-3": (["Replace the 1"], ["Right"]),
    },
    "8.6": {
        "exercise-1": (["alwaysTheSame is 0.0", "replace it"], ["Right", "40.0 %"]),
        "exercise-2": (["For label 1", "your result is 0.0"], ["Right", "Adelie, 100.0 % are, Chinstrap, 87.5 % are, Gentoo, 94.9 % are"]),
        "exercise-3": (["logits returns null"], ["Right", "96.7 % of the penguins to learn from, 95.0 % of those to test with"]),
    },
}

# One after the other: answers that fail in the cell or the kernel rather than in the check, each after a right one.
BROKEN = {
    "8.0": [
        ("exercise-1", "double betterRate = 0,7;", ["betterRate does not compile", "expected"]),
        ("exercise-1", "double betterRate = 0.7;", ["Right"]),
        ("exercise-1", "betterRate = 0,7;", ["betterRate does not compile", "expected"]),
        ("exercise-1", 'double betterRate = "0.7";', ["betterRate does not compile", "String cannot be converted to double"]),
        ("exercise-1", "double betterRate = (0.7;", ["run after betterRate is not complete"]),
        ("exercise-1", "long betterRate = 1;", ["smaller steps"]),
        ("exercise-2", "double slopeByA(double a, double b) { return rigth; }", ["slopeByA uses the unknown name rigth"]),
        ("exercise-2", "double slopeByA(double a, double b) { return lossat(a, b); }", ["unknown name lossat(double,double)"]),
        ("exercise-2", "double slopeByA(double a, double b) { return lossAt(a b); }", ["slopeByA does not compile", "expected"]),
        ("exercise-2", "double slopeByA(double a, double b) { return lossAt(a, b);", ["is not complete, a bracket or brace is missing"]),
        ("exercise-2", "double slopeByA(double a, double b) { return xs; }", ["slopeByA does not compile", "cannot be converted to double"]),
        ("exercise-2", "double slopeByA(double a, double b) { return slopeByA(a, b); }", ["StackOverflowError"]),
        ("exercise-3", "double meanAbsoluteError(List<Scalar> ps, List<Double> ts) { return 1.5; }", ["returns a double"]),
        ("exercise-4", "class Parabola extends Linear { Scalar forward(double x) { return rigth; } }", ["Parabola uses the unknown name rigth"]),
        ("exercise-4", "class Parabola extends Linaer { }", ["Parabola uses the unknown name Linaer"]),
        ("exercise-4", "class Parabola extends Linear { Scalar c = 1; }", ["Parabola does not compile", "int cannot be converted to Scalar"]),
    ],
    "8.2": [
        ("exercise-1", "int[] undecided = {7, 10};", ["undecided is an int[]"]),
        ("exercise-1", "double[] undecided = {7, 10;", ["run after undecided is not complete"]),
        ("exercise-5", "networks = List.of(new ZeroLayerNetwork();", ["run after networks is not complete"]),
    ],
}


def path(section):
    return next(path for path in notebook_files() if path.name.startswith(f"{section}-"))


def exercises(section):
    return sorted({match[0] for cell in read(path(section)).cells if (match := re.match(r"exercise-\d+", cell.id))})


def shown(run, id, code):
    """What this cell shows with other code in it, if its last output is a result."""
    cell = run.cells[id]
    unfilled = cell.source
    try:
        cell.source = code
        outputs = run.kernel.run(cell)
        return outputs[-1].data["text/plain"] if outputs and "data" in outputs[-1] else None
    finally:
        cell.source = unfilled


def verdict(run, exercise, answer):
    """What the check says to an answer in place of the cell to fill in, which may fail."""
    try:
        shown(run, exercise, answer)
    except CellFailed:
        pass
    try:
        return run.kernel.run(run.cells[f"{exercise}-check"])[-1].data["text/plain"]
    except CellFailed as failure:
        return str(failure)


def solution(run, exercise):
    return re.search(r"```java\n(.*?)\n```", run.cells[f"{exercise}-solution"].source, re.S)[1]


def fault(exercise, answer, told, words):
    """What is wrong with the words that an answer is told, or nothing."""
    if told.startswith("Right") == ("Right" in words) and all(word in told for word in words) and len(told.splitlines()) == 1:
        return ""
    return f"{exercise}: {answer}\n  is told: {told}\n  expected: {words}"


def test_checks_tell_right_from_unfilled(run):
    faults = []
    for exercise, (unfilled, right) in TOLD[run.section].items():
        for answer, words in [(run.cells[exercise].source, unfilled), (solution(run, exercise), right)]:
            faults.append(fault(exercise, answer, verdict(run, exercise, answer), words))
    assert not any(faults), "\n".join(filter(None, faults))


def test_code_that_does_not_compile_is_told_so_in_a_line_also_after_a_right_answer(run):
    faults = []
    for exercise, answer, words in BROKEN.get(run.section, []):
        right = verdict(run, exercise, solution(run, exercise))
        faults.append(fault(exercise, "the solution", right, ["Right"]))
        faults.append(fault(exercise, answer, verdict(run, exercise, answer), words))
    assert not any(faults), "\n".join(filter(None, faults))


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
    "8.6": [(None, """int rightOfThoseToLearnFrom() {
        int right = 0;
        for (int i = 0; i < 242; i++) if (surest(scores(network, xs.get(i))) == ys.get(i)) right++;
        return right;
    }
    rightOfThoseToLearnFrom() + " of 242, " + raw.dropRowsWithMissingValues().rowCount() + " complete rows\"""",
             "239 of 242, 333 complete rows"),
            (None, """String lossInMillimetres(double rate) {
        var model = new TwoSpecies();
        var lined = new VectorizedModel<>(model, places.stream().map(points::get).toList());
        double loss = 0;
        for (int step = 1; step <= 100; step++) {
            Scalar mean = Losses.binaryCrossEntropyWithLogits(lined.predictions(), twoYs);
            mean.backward();
            model.gradientUpdate(rate);
            loss = mean.value();
        }
        return String.format(Locale.ROOT, "%.2f", loss);
    }
    lossInMillimetres(0.001)""", "0.56"),
            (None, """String text = "x;y\\n1,5;2\\n";
    var options = tech.tablesaw.io.csv.CsvReadOptions.builderFromString(text).separator(';');
    Table.read().csv(options).get(0, 0)""", "15"),
            (None, """IntStream rightWithOtherSeeds() {
        return IntStream.rangeClosed(1, 10).map(seed -> {
            Table rows = Datasets.shuffled(complete, new Random(seed));
            for (int k = 0; k < 2; k++) {
                scale.mean[k].setValue(rows.first(242).doubleColumn(measures[k]).mean());
                scale.deviation[k].setValue(rows.first(242).doubleColumn(measures[k]).standardDeviation());
            }
            var all = Datasets.points(rows, measures).stream().map(scale::of).toList();
            var classes = Datasets.labels(rows, "species");
            var trained = new PenguinNetwork(new Random(1));
            var lined = new VectorizedModel<>(trained, trained::logits, all.subList(0, 242), 1);
            for (int step = 1; step <= 500; step++) {
                Losses.crossEntropyWithLogits(lined.outputs(), classes.subList(0, 242)).backward();
                trained.gradientUpdate(0.5);
            }
            return (int) IntStream.range(242, 342).filter(i -> surest(scores(trained, all.get(i))) == classes.get(i)).count();
        });
    }
    var counts = rightWithOtherSeeds().summaryStatistics();
    counts.getMin() + " to " + counts.getMax()""", "95 to 98")],
}


def test_texts_are_right_where_no_cell_shows_it(run):
    faults = []
    for exercise, code, expected in CLAIMS.get(run.section, []):
        if exercise:
            verdict(run, exercise, solution(run, exercise))
        result = shown(run, "exercise-1", code)
        if result != expected:
            faults.append(f"{code}\n  gives: {result}\n  expected: {expected}")
    assert not faults, "\n".join(faults)


def test_stop_ends_the_check_of_an_endless_loop_and_the_kernel_goes_on(run):
    if run.section != "8.0":
        pytest.skip("the kernel does the same with every notebook")
    shown(run, "exercise-3", """Scalar meanAbsoluteError(List<Scalar> predictions, List<Double> targets) {
        System.out.println("it runs");
        while (!Thread.currentThread().isInterrupted()) { }
        return null;
    }""")
    client, cell = run.kernel.client, run.cells["exercise-3-check"]

    async def stopped():
        running = asyncio.ensure_future(client.async_execute_cell(cell, client.nb.cells.index(cell)))
        while not any("it runs" in output.get("text", "") for output in cell.outputs):
            assert not running.done(), cell.outputs
            await asyncio.sleep(0.1)
        await client.km.interrupt_kernel()
        await asyncio.wait_for(running, 120)  # no measure: it only ends a test that would hang

    run_sync(stopped)()
    [error] = [output for output in cell.outputs if output.output_type == "error"]
    assert "interrupted" in plain("\n".join(error.traceback))
    assert verdict(run, "exercise-3", solution(run, "exercise-3")).startswith("Right")


@pytest.mark.parametrize("section", [path.name.split("-")[0] for path in notebook_files()])
def test_every_exercise_is_whole_and_tested(section):
    found = exercises(section)
    assert 3 <= len(found) <= 5
    cells = {cell.id: cell for cell in read(path(section)).cells}
    ids = list(cells)
    parts = [f"{exercise}{part}" for exercise in found for part in ("-task", "", "-check", "-solution")]
    assert ids[ids.index("exercises"):] == ["exercises", *parts]
    assert sorted(TOLD[section]) == found
    for exercise in found:
        check = cells[f"{exercise}-check"].source
        assert re.fullmatch(r"String (check\d)\(\) \{\s+return [^;{}]*(\{[^{}]*\{[^{}]*\}[^{}]*\})?[^;{}]*;\s+\}\n"
                            r"Exercises\.verdict\(\(\) -> \1\(\)(, \"\w+\")+\)", check), f"more than a call: {check}"
