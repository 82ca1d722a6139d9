"""Writes the notebooks for a class to target/handout: without outputs and solutions, with the library's jars and the data they
read beside them.

The folder is complete: its notebooks run wherever it is copied to, if a Java kernel is there, and repo2docker makes an
image of it. Its folder .hub has what a JupyterHub needs, the kernel with it.
"""
import json
import os
import re
import shutil

import nbformat

import kernel
from results import new_folder
from running import NOTEBOOKS, code_cells, notebook_files
from saved import read_saved

HANDOUT = NOTEBOOKS / "target" / "handout"
JARS = "../lib/target/jars"
TOOLS = NOTEBOOKS / "tools"
DATA = sorted(NOTEBOOKS.glob("*.csv"))  # what notebooks read

README = """# Training neural networks, in Java

Open the notebooks in JupyterLab, 8.0 first. Click into the first cell and press Shift+Enter: the cell runs, and the next one
is selected. Run all cells like this, from top to bottom. Keep the folder `jars` beside the notebooks: it is the library that
they call. The notebook 8.6 reads `penguins.csv`, data of the Palmer Station Long Term Ecological Research Program (CC0).

On a machine of your own you need a JDK 17 or newer and Python 3.10 or newer. Then, in this folder:

```
python3 -m venv venv
venv/bin/pip install {packages}
venv/bin/jupyter lab
```

On Windows, write `python` for `python3` and `venv\\Scripts` for `venv/bin`.

| what you see | what to do |
| --- | --- |
| "package mlfz.… does not exist", "Error resolving glob" or "Exception resolving jar glob" in a first cell | put the folder `jars` back beside the notebook, then restart the kernel |
| "cannot find symbol … variable" of a variable that you have, or it is empty (`null`) | a class above has changed: run the cells below it again. Or a cell has imported a whole package for the first time, `import … .*;`, which empties the session: import single classes, or write it into the first cell. *Restart Kernel and Run All Cells* helps in both cases |
| "the loss is … : training diverged" | take a smaller learning rate, and a new model |
| a training cell takes too long | press stop: it ends at the next step, and the session's variables are still there |
| a loop of your own goes on after stop, and all is slow | *Restart Kernel*, then *Run All Above Selected Cell*; with `if (Thread.interrupted()) break;` in it, a loop can be stopped |
| a cell that prints thousands of lines stays busy, and lines are missing | from some 8,000 `println` in a cell on, the kernel loses some, and the sign that the cell has ended: *Restart Kernel*, then print less, or all in one text (collect the lines in a `StringBuilder`) |
| a long loop of your own gets slow, and the kernel dies or stays busy; the terminal says `OutOfMemoryError` | a variable holds on to every step: add up numbers, `total += loss.value()`, and not Scalars, each of which keeps the whole graph below it |
"""

# The library needs no building, so an image lacks nothing but the words of pictures that are not the library's.
POST_BUILD = """#!/usr/bin/env bash
set -euo pipefail
mkdir -p "$(jupyter --data-dir)"
cp -r .binder/labextensions "$(jupyter --data-dir)"
"""


def hand_out(notebook):
    notebook.cells = [cell for cell in notebook.cells if not is_solution(cell)]
    for cell in notebook.cells:
        cell.source = re.sub(r" The solution unfolds with a click[^.]*\.", "", cell.source)
    for cell in code_cells(notebook):
        cell.outputs, cell.execution_count = [], None
        cell.source = cell.source.replace(f"%classpath {JARS}/", "%classpath jars/")
    return notebook


def is_solution(cell):
    return cell.cell_type == "markdown" and "<summary>Solution" in cell.source


def provide_hub(folder):
    """Writes what a hub needs: its settings and those of the readers' servers, the kernel, and what describes figures."""
    shutil.copytree(TOOLS / "hub", folder, ignore=shutil.ignore_patterns("try_config.py", "__pycache__"))
    shutil.copy(TOOLS / "descriptions.py", folder)
    shutil.copytree(TOOLS / "labextensions", folder / "share/labextensions")
    java = folder / "share/kernels/java"
    java.mkdir(parents=True)
    for jar in kernel.CLASS_PATH:
        shutil.copy(jar, java)
    specification = json.loads((kernel.RESOURCES / "kernel.json").read_text())
    class_path = ":".join(f"{{resource_dir}}/{jar.name}" for jar in kernel.CLASS_PATH)
    specification["argv"] = ["java", *kernel.PROPERTIES, *kernel.OPENED, "-cp", class_path, "Kernel", "{connection_file}"]
    (java / "kernel.json").write_text(json.dumps(specification, indent=1))


def protect(folder):
    """Only the teacher may change it, and no one the jars, which all readers' kernels load. (Windows would not remove such files.)"""
    if os.name != "nt":
        for path in folder.rglob("*"):
            path.chmod(path.stat().st_mode & ~(0o222 if path.suffix == ".jar" else 0o022))


def main():
    packages = re.findall("^[a-z]+==.+$", (NOTEBOOKS / "requirements.in").read_text("utf-8"), re.M)
    with new_folder(HANDOUT) as folder:
        shutil.copytree(NOTEBOOKS / JARS, folder / "jars")
        provide_hub(folder / ".hub")
        for path in notebook_files():
            nbformat.write(hand_out(read_saved(path)), folder / path.name)
        for path in DATA:
            shutil.copy(path, folder)
        (folder / "README.md").write_text(README.format(packages=" ".join(packages)), "utf-8")
        shutil.copytree(NOTEBOOKS.parent / ".binder", folder / ".binder")
        shutil.copytree(TOOLS / "labextensions", folder / ".binder/labextensions")
        (folder / ".binder/postBuild").write_text(POST_BUILD, "utf-8", newline="\n")
        protect(folder)
    print(f"The notebooks for a class are in {HANDOUT}")


if __name__ == "__main__":
    main()
