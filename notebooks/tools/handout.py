"""Writes the notebooks for a class to target/handout: without outputs and solutions, with the library's jars beside them.

The folder is complete: its notebooks run wherever it is copied to, if a Java kernel is there.
"""
import re
import shutil

import nbformat

from running import NOTEBOOKS, code_cells, notebook_files, read

HANDOUT = NOTEBOOKS / "target" / "handout"
JARS = "../lib/target/jars"


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


def main():
    shutil.rmtree(HANDOUT, ignore_errors=True)
    shutil.copytree(NOTEBOOKS / JARS, HANDOUT / "jars")
    for path in notebook_files():
        nbformat.write(hand_out(read(path)), HANDOUT / path.name)
    print(f"The notebooks for a class are in {HANDOUT}")


if __name__ == "__main__":
    main()
