"""The exercises on the real kernel: every check accepts the solution, and tells what is missing in other answers."""
import re
from types import SimpleNamespace

import pytest

from running import CellFailed, code_cells, notebook_files, read, session

UNFILLED = None  # the cell as the reader finds it

# Answers that are not right, each with words of the hint that it gets.
ANSWERS = {
    "8.0": {
        "exercise-1": [
            (UNFILLED, "0.0188", "larger steps"),
            ("double betterRate = 0.9;", "smaller steps"),
            ("double betterRate = -0.1;", "has to be positive"),
            ("double betterRate = Double.NaN;", "has to be positive"),
        ],
        "exercise-2": [
            (UNFILLED, "Replace the 0"),
            ("double slopeByA(double a, double b) { return lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b); }", "how far a has moved"),
            ("double slopeByA(double a, double b) { return (lossAt(a + 1e-6, b) - lossAt(a - 1e-6, b)) / 1e-6; }", "How far apart"),
            ("double slopeByA(double a, double b) { return (lossAt(a, b) - lossAt(a + 1e-6, b)) / 1e-6; }", "a + h and a - h"),
            ("double slopeByA(double a, double b) { return Double.NaN; }", "NaN", "a + h and a - h"),
            ("double slopeByA(double a, double b) { return slopeByA(a, b); }", "StackOverflowError"),
        ],
        "exercise-3": [
            (UNFILLED, "null"),
            ("Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) { return meanSquaredError(ps, ts); }", "errors are 1, 2 and 3"),
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
            ("Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) { return new Scalar(Double.NaN); }", "NaN", "errors are 1, 2 and 3"),
            ("Scalar meanAbsoluteError(List<Scalar> ps, List<Double> ts) { return ps.get(3); }", "ArrayIndexOutOfBounds"),
        ],
        "exercise-4": [
            (UNFILLED, "is 3.0", "override forward"),
            ("class Parabola extends Linear { Scalar c = new Scalar(1); Scalar forward(double x) { return null; } }", "null"),
            ("class Parabola extends Linear { Scalar forward(double x) { return a.mul(x).mul(x).add(b); } }", "should be", "= 7"),
            ("""class Parabola extends Linear {
                    Scalar c = new Scalar(1);
                    Scalar forward(double x) { return super.forward(x).add(c.mul(x * x)); }
                }""", "[a, b]", "c is never trained"),
            ("""class Parabola extends Linear {
                    Scalar forward(double x) { return super.forward(x).add(new Scalar(1).mul(x * x)); }
                    Map<String, Scalar> parameters() { return Map.of("a", a, "b", b, "c", new Scalar(1)); }
                }""", "stays at", "that forward uses"),
            ("""class Parabola extends Linear {
                    Scalar c;
                    Scalar forward(double x) { return super.forward(x).add(c.mul(x * x)); }
                }""", "NullPointerException"),
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


def solution(lesson, exercise):
    return re.search(r"```java\n(.*?)\n```", lesson.cells[f"{exercise}-solution"].source, re.S)[1]


def test_checks_tell_right_from_wrong(lesson):
    faults = []
    for exercise, answers in ANSWERS[lesson.section].items():
        for answer, *words in [*answers, (solution(lesson, exercise), "Right")]:
            try:
                told = verdict(lesson, exercise, answer or lesson.cells[exercise].source)
            except CellFailed as failure:
                told = str(failure)
            right = told.startswith("Right")
            if right != (words == ["Right"]) or not all(word in told for word in words) or len(told.splitlines()) > 1:
                faults.append(f"{exercise}: {answer}\n  is told: {told}\n  expected: {words}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("section", ANSWERS)
def test_every_exercise_is_whole_and_tested(section):
    found = exercises(section)
    assert 3 <= len(found) <= 5
    ids = [cell.id for cell in read(path(section)).cells]
    parts = [f"{exercise}{part}" for exercise in found for part in ("-task", "", "-check", "-solution")]
    assert ids[ids.index("exercises"):] == ["exercises", *parts]
    assert sorted(ANSWERS[section]) == found
    for exercise, answers in ANSWERS[section].items():
        assert answers[0][0] is UNFILLED and len(answers) >= 3, f"{exercise}: the unfilled cell and two more"
