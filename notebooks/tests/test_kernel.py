"""What the kernel does when something goes wrong: a stop, a restart, a mistake, a changed class, a training that diverges."""
import asyncio
import copy
import os
import re
import signal
from types import SimpleNamespace

import pytest
from jupyter_core.utils import run_sync
from nbformat.v4 import new_code_cell

import handout
from running import NOTEBOOKS, CellFailed, difference, notebook_files, plain, read, session

LINEAR, SPIRAL = (next(path for path in notebook_files() if path.name.startswith(number)) for number in ("8.0", "8.3"))
LONG = 20_000_000  # steps: many minutes of them

# The line once more, on the library's base class. Each name is imported alone: a new import of a whole package would empty
# the session.
MODEL = """
    import mlfz.nn.GradientDescent;
    import mlfz.nn.Model;
    import mlfz.nn.scalar.Losses;

    class Line extends Model<Double> {
        Scalar a = new Scalar(1);
        Scalar b = new Scalar(1);

        public Scalar forward(Double x) {
            return a.mul(x).add(b);
        }

        public Map<String, Scalar> parameters() {
            return Map.of("a", a, "b", b);
        }
    }"""


@pytest.fixture(scope="module")
def linear():
    with session(read(LINEAR)) as kernel:
        yield opened(kernel, "line-fit")


@pytest.fixture(scope="module")
def spiral():
    with session(read(SPIRAL)) as kernel:
        yield opened(kernel, "one-layer-trained")


def opened(kernel, last):
    """The chapter's cells of a notebook, run from the top, with what they are to show."""
    cells = {cell.id: cell for cell in kernel.cells}
    cells = dict(list(cells.items())[:list(cells).index(last) + 1])
    opened = SimpleNamespace(kernel=kernel, cells=cells, committed={id: copy.deepcopy(cell.outputs) for id, cell in cells.items()})
    rerun(opened)
    return opened


def rerun(notebook, first=None):
    """Runs the cells from the first one on, as they are in the file; each must show what is committed."""
    ids = list(notebook.cells)
    for id in ids[ids.index(first) if first else 0:]:
        assert not difference(notebook.committed[id], notebook.kernel.run(notebook.cells[id])), id


def run(notebook, source, meanwhile=None):
    """The outputs of a cell with this source; meanwhile(cell, running) is awaited while it runs."""
    client = notebook.kernel.client
    client.nb.cells.append(new_code_cell(source))
    cell, index = client.nb.cells[-1], len(client.nb.cells) - 1

    async def both():
        running = asyncio.ensure_future(client.async_execute_cell(cell, index))
        if meanwhile:
            await meanwhile(cell, running)
        await asyncio.wait_for(running, 120)  # no measure: it only ends a test that would hang

    run_sync(both)()
    return cell.outputs


def stopped(notebook, source, sign):
    """The outputs of a cell that would run for long; the front end's button stops it once it has shown the sign."""
    async def stop(cell, running):
        while not re.search(sign, texts(cell.outputs)):
            assert not running.done(), texts(cell.outputs)
            await asyncio.sleep(0.1)
        await notebook.kernel.client.km.interrupt_kernel()

    return run(notebook, source, stop)


def texts(outputs):
    return "\n".join(plain("\n".join(output.traceback)) if output.output_type == "error"
                     else output.get("text") or output.data["text/plain"] for output in outputs)


def lines(outputs):
    """The lines of the texts that a reader sees; IJava begins a message with a ruler, and an error has no other output."""
    return [line for line in texts(outputs).splitlines() if not re.fullmatch("-+", line)]


def test_stop_ends_the_written_out_training_and_the_session_goes_on(spiral):
    source = spiral.cells["one-layer-train"].source
    endless = re.sub(r"\b1000\b", str(LONG), source)
    assert endless != source
    stopped(spiral, endless, "step [1-9]")
    rerun(spiral, "one-layer-train")


def test_stop_ends_the_library_s_training(linear):
    run(linear, MODEL)
    run(linear, "var ending = new java.util.concurrent.CompletableFuture<String>();")
    # The sign comes from within the training: between two statements the kernel has nothing to stop.
    outputs = stopped(linear, f"""
        try {{
            new GradientDescent<>(new Line(), Losses::meanSquaredError).run(xs, ys, step -> {{
                if (step == 100) System.out.println("it runs");
                return 0.2;
            }}, {LONG});
        }} catch (RuntimeException e) {{
            ending.complete(e.getMessage());
        }}""", "it runs")
    assert "Evaluation interrupted" in texts(outputs)
    # The kernel says so at once, and would leave the training running.
    ending = texts(run(linear, "ending.get(100, java.util.concurrent.TimeUnit.SECONDS)"))
    assert re.match(rf"training was interrupted before step \d+ of {LONG}", ending)
    rerun(linear, "linear-train")


def test_a_kernel_that_died_starts_again(linear):
    """As in JupyterLab: the restart is done by the front end, and all cells are run again."""
    client = linear.kernel.client

    async def die_and_start():
        await client.km.signal_kernel(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        while await client.km.is_alive():
            await asyncio.sleep(0.1)
        await client.km.restart_kernel(now=True)
        await client.kc.wait_for_ready(timeout=120)

    run_sync(die_and_start)()
    rerun(linear)


# What a beginner gets wrong, and what the first lines of the message are to say.
@pytest.mark.parametrize("mistake, words", [
    ("lineer.parameters()", ["lineer", "cannot find symbol"]),
    ("linear.forwrd(2)", ["forwrd", "cannot find symbol"]),
    ("linear.forward(\"two\")", ["String cannot be converted to double"]),
    ("linear.parameters(", ["linear.parameters(", "ncomplete"]),
    ("Losses.meanSquaredError(predictions, List.of(1.0, 2.0))", ["100 predictions", "2 targets"]),
    ("Losses.meanSquaredError(predictions, (List<Double>) null)", ["NullPointerException", "targets"]),
    ("Scalar nothing = null;\nnothing.add(1)", ["NullPointerException", "nothing"]),
    ("Datasets.line(0, 0.8, -1.2, 0.1, new Random(1))", ["n = 0", "expected 1 to"]),
    ("Figure.wide(\"t\", \"x\", \"y\").scatter(\"data\", xs, List.of(1.0))", ["xs has 100 elements and ys has 1: expected"]),
    ("linear.gradientUpdate(0.2).value()", ["void cannot be dereferenced"]),
], ids=lambda value: value if isinstance(value, str) else "")
def test_a_mistake_is_named_at_the_top_of_the_message(linear, mistake, words):
    run(linear, MODEL)
    outputs = run(linear, mistake)
    assert [output.output_type for output in outputs] == ["error"]
    first = lines(outputs)[:4]
    assert all(word in "\n".join(first) for word in words), first


@pytest.mark.parametrize("source, shown", [
    ("new Line()", "Line{b=1.0, a=1.0}|Line{a=1.0, b=1.0}"),
    ("new GradientDescent<>(new Line(), Losses::meanSquaredError).run(xs, ys, 0.2, 100)",
     r"\[5\.\d+, [\d.]+, [\d.]+, …, 0\.0\d+\] \(100 in all\)"),
    ("Datasets.points(Datasets.blobs(100, 5, 1, new Random(1))).get(0)", r"\[-\d\.\d+, -?\d\.\d+\]"),
    ("Datasets.points(Datasets.blobs(100, 5, 1, new Random(1)))", r"\[(\[-?\d.*?\], ){3}…, \[.*?\]\] \(200 in all\)"),
    ("new Scalar[][] {{new Scalar(1)}, null}", r"\[\[Scalar\(1.0\)\], null\]"),
    ("xs", r"\[0\.\d+(, 0\.\d+){99}\]"),
], ids=["model", "losses", "point", "points", "Scalars", "numbers"])
def test_what_the_library_hands_out_shows_what_it_is(linear, source, shown):
    run(linear, linear.cells["setup"].source)  # once more, as readers do
    run(linear, MODEL)
    [output] = run(linear, source)
    assert re.fullmatch(shown, output.data["text/plain"]), output.data["text/plain"]


def test_an_edited_class_works_once_the_cells_below_have_run_again(linear):
    source = linear.cells["linear-class"].source
    steeper = source.replace("Scalar a = new Scalar(1);", "Scalar a = new Scalar(2);")
    assert steeper != source
    run(linear, steeper)
    assert "cannot find symbol" in texts(run(linear, "linear"))  # Java forgets the variables of a class that has changed
    [shown] = run(linear, linear.cells["linear-forward"].source)
    assert shown.data["text/plain"] == "Scalar(5.0)"
    [table] = run(linear, linear.cells["linear-train"].source)
    assert ">1</td>" in table.data["text/html"] and table.data != linear.committed["linear-train"][0].data
    rerun(linear, "linear-class")


def test_a_diverging_training_says_at_which_step_and_what_to_do(linear):
    run(linear, MODEL)
    first = lines(run(linear, "new GradientDescent<>(new Line(), Losses::meanSquaredError).run(xs, ys, 1000, 1000)"))[0]
    assert re.search(r"the loss is Infinity at step \d+", first) and "smaller learning rate than 1000" in first


def test_a_diverging_loop_shows_losses_that_grow(linear):
    source = linear.cells["linear-train"].source
    [table] = run(linear, source.replace("gradientUpdate(0.2)", "gradientUpdate(1000)"))
    losses = re.findall(r"<td[^>]*>\d+</td>\s*<td[^>]*>([^<]*)</td>", table.data["text/html"])
    assert "∞" in losses or "Infinity" in losses or "NaN" in losses, losses
    rerun(linear, "linear-train")


def test_a_new_import_of_a_whole_package_empties_the_session_until_all_cells_have_run_again(linear):
    assert lines(run(linear, "xs.size()")) == ["100"]
    for harmless in ("import java.nio.channels.Channel;", *re.findall(r"^import .*\.\*;", linear.cells["setup"].source, re.M)):
        run(linear, harmless)
        assert lines(run(linear, "xs.size()")) == ["100"], harmless
    run(linear, "// my try\nimport java.nio.channels.*;")
    assert lines(run(linear, "xs == null")) == ["true"] and "cannot find symbol" in texts(run(linear, "linear"))
    rerun(linear)
    assert lines(run(linear, "xs.size()")) == ["100"]


# What stands in the tables of the README and the handout, for the first cell of a notebook without the library.
@pytest.mark.parametrize("folder, words", [
    (None, ["Error resolving glob", "Exception resolving jar glob"]), ("lib/target/jars", ["package mlfz.data does not exist"]),
], ids=["no folder", "no jars"])
def test_a_missing_library_is_told_in_the_words_of_the_tables(tmp_path, folder, words):
    (tmp_path / "notebooks").mkdir()
    if folder:
        (tmp_path / folder).mkdir(parents=True)
    notebook = read(LINEAR)
    with session(notebook, tmp_path / "notebooks") as kernel, pytest.raises(CellFailed) as failure:
        kernel.run(next(cell for cell in kernel.cells if cell.id == "setup"))
    said = [word for word in words if word in str(failure.value)]
    assert said
    for table in ((NOTEBOOKS.parent / "README.md").read_text("utf-8"), handout.README):
        assert all(re.sub(r"mlfz\.\w+", "mlfz.…", word) in table for word in words)
