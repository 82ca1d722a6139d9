"""What can be said of the notebooks and the two environments without running anything."""
import copy
import os
import re

import nbformat
import pytest

import kernel
from environment import TASKS
from execute import FIGURE, png_of, tidy
from running import NOTEBOOKS, PICTURES, code_cells, notebook_files, read, shown

# What the chapter's sections are to hold, by cell id.
ROWS = {
    "8.0": ["linear-class", "linear-forward", "linear-parameters", "line-data", "line-scatter", "mse-function",
            "mse-untrained", "linear-train", "linear-trained", "line-fit"],
    "8.1": ["linear-with-saving", "linear-fresh", "linear-loaded", "shared-parameters", "copied-parameters", "save-file",
            "load-file", "model-base-class", "linear-history", "linear-trajectory"],
    "8.2": ["blobs-data", "blobs-scatter", "zero-layer-class", "zero-layer-model", "visualize-model",
            "zero-layer-untrained", "zero-layer-train", "zero-layer-trained"],
    "8.3": ["spiral-function", "spiral-data", "spiral-scatter", "one-layer-class", "one-layer-model",
            "one-layer-untrained", "learning-rate-schedule", "one-layer-train", "one-layer-trained"],
    "8.4": ["spiral-data", "one-layer-class", "one-point-graph", "same-losses", "speed", "longer-train", "wider-train",
            "wider-trained", "biased-class", "biased-train", "biased-trained", "best-train", "best-trained", "loss-curves"],
    "8.5": ["graph-expression", "line-class", "graph-step", "learning-rates", "loss-function", "loss-landscape",
            "rates-animation", "one-layer-class", "boundary-strip", "boundary-animation"],
    "8.6": ["read-file", "column-types", "complete-rows", "penguins-scatter", "scale-class", "two-species-class",
            "two-species-scaled", "two-species-test", "layer-class", "penguin-network-class", "three-species-train",
            "confusion-table", "regions", "batches-train", "batches-curves", "recogniser-class", "save-recogniser", "load-recogniser"],
}
FIGURES = ["line-scatter", "line-fit", "linear-trajectory", "blobs-scatter", "zero-layer-untrained", "zero-layer-trained",
           "spiral-scatter", "one-layer-untrained", "one-layer-trained", "wider-trained", "biased-trained", "best-trained",
           "loss-curves", "graph-expression", "graph-step", "learning-rates", "loss-landscape", "rates-animation", "boundary-strip",
           "boundary-animation",
           "loss-tangent", "linear-losses", "sigmoid-curve", "log-curve", "tanh-curve", "network-drawing", "loss-curves-beginning",
           "penguins-scatter", "regions", "batches-curves"]
LONG, LONGEST = 15, 30  # lines of a cell that is not folded: few are LONG, none is longer than LONGEST
FEW = 2
WIDEST = 79  # characters of a line of code: more are cut on paper

each_notebook = pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)


def find(section):
    paths = [path for path in notebook_files() if path.name.startswith(f"{section}-")]
    assert len(paths) == 1, f"one notebook is to begin with {section}-: {paths}"
    return read(paths[0])


def test_what_the_chapter_says_of_its_results_holds():
    """The numbers that the design and the prose rest on, read from the committed outputs."""
    assert text_of("8.0", "linear-forward") == "Scalar(3.0)"
    assert last_loss("8.0", "linear-train") < 0.0105
    assert last_loss("8.2", "zero-layer-train") < 0.009
    assert last_loss("8.3", "one-layer-train") < 0.40
    training, new = map(float, re.findall(r"([\d.]+) %", text_of("8.4", "best-train")))
    assert training >= 99 and new >= 98
    counts = [list(map(int, re.findall(r">(\d+)</td>", row))) for row in cell_of("8.6", "confusion-table").outputs[-1]
              .data["text/html"].split("<tr>")[2:]]
    assert counts[:3] == [[37, 3, 0, 40], [0, 21, 2, 23], [0, 0, 37, 37]]


def text_of(section, id):
    """The last output of a cell."""
    return cell_of(section, id).outputs[-1].data["text/plain"]


def last_loss(section, id):
    table = cell_of(section, id).outputs[-1].data["text/html"]
    rows = re.findall(r"<td[^>]*>(\d+)</td>\s*<td[^>]*>([\d.]+)</td>", table)
    assert len(rows) == 11
    return float(rows[-1][1])


def cell_of(section, id):
    cells = [cell for cell in code_cells(find(section)) if cell.id == id]
    assert cells, f"no code cell {id}"
    return cells[0]


@pytest.mark.parametrize("section, row", [(section, row) for section, rows in ROWS.items() for row in rows])
def test_the_chapter_is_complete(section, row):
    cell = cell_of(section, row)
    if row in FIGURES:
        assert any("image/png" in output.get("data", {}) for output in cell.outputs), f"{row} shows no figure"


def test_the_picture_on_the_start_pages_is_the_notebook_s():
    file, id = FIGURE
    assert file.read_bytes() == png_of(cell_of("8.3", id)), "run mvn -Pexecute"


@each_notebook
def test_the_title_has_the_number_of_the_file(path):
    number = path.name.split("-")[0]
    assert re.search(rf"^#+ {re.escape(number)} ", read(path).cells[0].source, re.M)


@each_notebook
def test_the_file_is_as_execute_writes_it(path):
    """So it has nbformat 4.5, the java kernelspec, execution counts from 1 on, alternative texts and no times."""
    notebook = read(path)
    nbformat.validate(notebook)
    tidied = tidy(copy.deepcopy(notebook), notebook)
    assert path.read_text("utf-8") == nbformat.writes(tidied) + "\n", "run mvn -Pexecute"


@each_notebook
def test_cells_are_tidy(path):
    cells = read(path).cells
    faults = []
    for cell in cells:
        if not re.fullmatch(r"(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*", cell.id) or re.fullmatch(r"[0-9a-f]{8}|[0-9a-f-]{36}", cell.id):
            faults.append(f"{cell.id} is no readable cell id")
        if re.search(r"[ \t]+$", cell.source, re.M) or cell.source != cell.source.strip():
            faults.append(f"{cell.id} has blanks or empty lines at an end")
        if not cell.source:
            faults.append(f"{cell.id} is empty")
        if set(cell.metadata) - {"jupyter", "slideshow", "tags"}:
            faults.append(f"{cell.id} has metadata that nobody needs: {dict(cell.metadata)}")
    assert not faults


@each_notebook
def test_cells_are_short(path):
    lines = {cell.id: len(cell.source.splitlines()) for cell in code_cells(read(path))
             if not cell.metadata.get("jupyter", {}).get("source_hidden")}
    assert max(lines.values()) <= LONGEST, lines
    assert sum(count > LONG for count in lines.values()) <= FEW, lines


@each_notebook
def test_no_code_line_is_cut_in_an_export(path):
    code = [(cell.id, text) for cell in read(path).cells
            for text in ([cell.source] if cell.cell_type == "code" else re.findall(r"```java\n(.*?)```", cell.source, re.S))]
    lines = [(id, line) for id, text in code for line in text.splitlines() if len(line) > WIDEST]
    assert not lines


def texts(path):
    """The notebook's texts by cell id: sources, and outputs other than pictures."""
    for cell in read(path).cells:
        yield cell.id, cell.source
        for output in cell.get("outputs", []):
            yield from ((cell.id, content) for name, content in shown(output) if name not in PICTURES)


@each_notebook
@pytest.mark.parametrize("dirt, pattern", [
    ("absolute path", r"(?<![\w.:/])/(home|Users|root|tmp|usr|opt|mnt|var|work)/|\b[A-Z]:\\"),
    ("colour code", r"\x1b\["),
    ("object hash", r"\w@[0-9a-f]{5,8}\b"),
], ids=["paths", "colours", "hashes"])
def test_texts_are_clean(path, dirt, pattern):
    assert not [f"{dirt} in {id}: {text}" for id, text in texts(path) if re.search(pattern, text)]


# IJava 1.3 and 1.4 and JJava share %classpath, display, render and updateDisplay; the rest is the JDK's and the library's.
@each_notebook
@pytest.mark.parametrize("what, pattern", [
    ("magic other than the jars' %classpath", r"^\s*%(?!classpath \.\./lib/target/jars/\*\.jar$)"),
    ("kernel class", r"io\.github\.spencerpark|org\.dflib|jjava|ijava"),
    ("function of a kernel", r"(?<![\w.])(kernel|getKernelInstance|eval|lineMagic|cellMagic|printf)\("),
], ids=["magics", "classes", "functions"])
def test_code_runs_on_every_java_kernel(path, what, pattern):
    faults = [f"{what} in {cell.id}" for cell in code_cells(read(path)) if re.search(pattern, cell.source, re.M)]
    assert not faults


@each_notebook
def test_time_is_imported_where_it_is_used(path):
    """JJava imports java.time of itself, IJava does not."""
    source = "\n".join(cell.source for cell in code_cells(read(path)))
    if re.search(r"\b(Duration|Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime)\b", source):
        assert "import java.time." in source


def pins(text, pattern):
    return {name.lower().replace("_", "-"): version for name, version in re.findall(pattern, text, re.M)}


def test_the_readme_names_every_notebook_and_every_profile():
    readme = (NOTEBOOKS.parent / "README.md").read_text("utf-8")
    assert set(re.findall(r"\(notebooks/([\w.-]+\.ipynb)\)", readme)) == {path.name for path in notebook_files()}
    pom = (NOTEBOOKS.parent / "pom.xml").read_text("utf-8")
    profiles = set(re.findall(r"<profile>\s*<id>([\w-]+)</id>", pom)) - {"windows"}  # which no one names
    assert set(re.findall(r"mvn -P([a-z]+)", readme)) == profiles


def test_every_task_of_the_environment_has_its_profile_and_its_arguments():
    pom = (NOTEBOOKS.parent / "pom.xml").read_text("utf-8")
    assert set(re.findall(r"<task>(\w+)</task>", pom)) == set(TASKS)
    assert re.findall("<task.args>(.+)</task.args>", pom) == [f"${{{task}.args}}" for task in re.findall(r"<task>(\w+)</task>", pom)]
    assert all(f"<{task}.args/>" in pom for task in TASKS)


def test_the_readme_adds_up_the_minutes_of_the_exercises():
    tasks = [" ".join(cell.source for cell in read(path).cells if cell.id.endswith("-task")) for path in notebook_files()]
    minutes = [sum(map(int, re.findall(r"\*\*Exercise \d: [^*]+\*\* \((\d+) minutes?\)", text))) for text in tasks]
    readme = (NOTEBOOKS.parent / "README.md").read_text("utf-8")
    assert "| notebook | " + " | ".join(path.name[:3] for path in notebook_files()) + " |" in readme
    assert "| exercises, in minutes | " + " | ".join(map(str, minutes)) + " |" in readme


def test_conda_and_pip_agree():
    conda = pins((NOTEBOOKS.parent / "environment.yml").read_text(), r"^  - ([\w-]+)=([\w.]+)$")
    pip = pins((NOTEBOOKS / "requirements.txt").read_text(), r"^([\w.-]+)==([\w.]+)")
    assert {name: version for name, version in conda.items() if name in pip} == {"jupyterlab": pip["jupyterlab"]}
    assert conda["openjdk"] == re.search(r"<maven.compiler.release>(\d+)<", (NOTEBOOKS.parent / "pom.xml").read_text())[1]
    assert conda["ijava"] == "1.4"


def test_a_kernel_of_conda_s_has_the_options_that_make_ours_quick_and_small():
    variable = re.search(r"^  JDK_JAVA_OPTIONS: >-\n((?: {4}\S+\n)+)", (NOTEBOOKS.parent / "environment.yml").read_text(), re.M)[1]
    assert variable.split() == [option for option in (*kernel.OPTIONS, *kernel.COLLECTOR, *kernel.HEAP) if option.startswith("-X")]


def test_binder_has_the_conda_environment_and_builds_the_library():
    """A copy, since Binder looks for it beside the other files of .binder, and a link is not followed everywhere."""
    top = NOTEBOOKS.parent
    assert (top / ".binder/environment.yml").read_bytes() == (top / "environment.yml").read_bytes()
    assert "mvn -B -q -pl lib package -DskipTests" in (top / ".binder/postBuild").read_text().splitlines()
    if os.name != "nt":
        assert os.access(top / ".binder/postBuild", os.X_OK)


REQUIREMENTS = sorted(path.stem for path in NOTEBOOKS.glob("requirements*.txt"))
each_of_the_requirements = pytest.mark.parametrize("name", REQUIREMENTS)


def test_every_requirement_has_its_pins():
    assert REQUIREMENTS == sorted(path.stem for path in NOTEBOOKS.glob("requirements*.in")) and len(REQUIREMENTS) == 4


@each_of_the_requirements
def test_every_pin_has_its_hashes(name):
    pins = re.split(r"\n(?=\S)", (NOTEBOOKS / f"{name}.txt").read_text())
    pins = [pin for pin in pins if not pin.startswith("#")]
    assert pins and not [pin for pin in pins if not re.match(r"[\w.-]+==[\w.]+( ; [^\n]+)? \\\n    --hash=sha256:[0-9a-f]{64}", pin)]


@each_of_the_requirements
def test_the_pinned_packages_are_those_asked_for(name):
    asked = pins((NOTEBOOKS / f"{name}.in").read_text(), r"^([a-z][\w-]*)(?:==([\w.]+))?$")
    pinned = pins((NOTEBOOKS / f"{name}.txt").read_text(), r"^([\w.-]+)==([\w.]+)")
    assert asked and {name: version or pinned.get(name) for name, version in asked.items()} == {name: pinned.get(name) for name in asked}
    assert None not in [pinned.get(name) for name in asked]


@pytest.mark.parametrize("task", ["book", "browser", "hub"])
def test_what_a_task_needs_leaves_the_other_packages_as_they_are(task):
    """Every version and its condition, since the same name may have several."""
    lines = r"^([\w.-]+==[\w.]+)"
    others = set(re.findall(lines, (NOTEBOOKS / "requirements.txt").read_text(), re.M))
    more = set(re.findall(lines, (NOTEBOOKS / f"requirements-{task}.txt").read_text(), re.M))
    names = {pin.split("==")[0] for pin in others}
    assert {pin for pin in more if pin.split("==")[0] in names} <= others
