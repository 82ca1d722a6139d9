"""Measures what a reader waits for: that a kernel starts, that the first figure is there, that all cells of a notebook have run.

    python waiting.py [ROUNDS] [the beginnings of some notebooks' names]

Each round runs each notebook in two fresh kernels: one started as `mvn -Plab` does, and one by JJava's own launcher with the
options in WAITING_JVM_OPTS; without that variable, with those that the notebooks' kernels need. The two take turns at the first
place. The table has seconds of the clock, seconds of processors and the most memory held after a cell: median (least - greatest).
The last rows add up the medians of all notebooks; the ratio is the median over the rounds.
"""
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import kernel
from execute import code_cells
from running import notebook_files, read, session, shown

BEFORE = "-Djava.awt.headless=true -Dfile.encoding=UTF-8 -XX:+IgnoreUnrecognizedVMOptions -XX:AllocatePrefetchInstr=1"
SETTINGS = ("java", "other")  # names of kernels
COLUMNS = [f"{point}, {what}" for point in ("start", "first figure", "all cells") for what in ("s", "processor s")] + ["MB"]
FORMATS = ["{:.2f}"] * 6 + ["{:.0f}"]


def provide_other(folder):
    """A kernel named other, for Jupyter to find: JJava as it comes, and options for its launcher."""
    jars = [str(kernel.RESOURCES / name) for name in ("jjava-launcher.jar", "jjava.jar")]
    specification = {"argv": ["java", "-jar", *jars, "{connection_file}"], "display_name": "other", "language": "java",
                     "interrupt_mode": "message", "env": {"JJAVA_JVM_OPTS": os.environ.get("WAITING_JVM_OPTS", BEFORE)}}
    file = folder / "kernels/other/kernel.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(specification))
    os.environ["JUPYTER_PATH"] = str(folder)


def measure(path, setting):
    """The values of COLUMNS for one run of a notebook."""
    notebook = read(path)
    for cell in code_cells(notebook):
        cell.outputs = []
    start = time.monotonic()
    with session(notebook, kernel=setting) as running:
        def point():
            return [time.monotonic() - start, running.processor_seconds()]

        started, figure, memory = point(), None, running.memory()
        for cell in running.cells:
            outputs = running.run(cell)
            memory = max(memory, running.memory())
            if not figure and any(name.startswith("image/") for output in outputs for name, _ in shown(output)):
                figure = point()
        return [*started, *figure, *point(), memory / 1e6]


def row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def spread(form, values):
    return f"{form.format(median(values))} ({form.format(min(values))} – {form.format(max(values))})"


def main(rounds="5", *beginnings):
    paths = [path for path in notebook_files() if path.name.startswith(beginnings or "")]
    runs = {(path, setting): [] for path in paths for setting in SETTINGS}
    with tempfile.TemporaryDirectory() as folder:
        provide_other(Path(folder))
        for number in range(int(rounds)):
            for path in paths:
                for setting in SETTINGS if number % 2 == 0 else SETTINGS[::-1]:
                    runs[path, setting].append(measure(path, setting))
            print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
    row("notebook", "kernel", *COLUMNS)
    row(*["---"] * (2 + len(COLUMNS)))
    for path in paths:
        for setting in SETTINGS:
            row(path.name[:3], setting, *map(spread, FORMATS, zip(*runs[path, setting])))
        row(path.name[:3], "ratio", *ratios([path], runs))
    for setting in SETTINGS:
        sums = [sum(median(values) for values in column) for column in zip(*(zip(*runs[path, setting]) for path in paths))]
        row("sum", setting, *(form.format(value) for form, value in zip(FORMATS, sums)))
    row("sum", "ratio", *ratios(paths, runs))


def ratios(paths, runs):
    """What the first setting takes of the second, round by round, for each column."""
    ours, others = ([[sum(values) for values in zip(*(column for column in one_round))] for one_round in zip(*(runs[path, setting] for path in paths))]
                    for setting in SETTINGS)
    return [spread("{:.2f}", [mine / other for mine, other in zip(*columns)]) for columns in zip(zip(*ours), zip(*others))]


if __name__ == "__main__":
    main(*sys.argv[1:])
