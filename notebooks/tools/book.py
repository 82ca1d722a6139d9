"""Writes the chapter as HTML pages, with the committed outputs, to target/book: to read in a browser, or to print.

    python book.py [Sphinx's options]
"""
import re
import shutil
import sys

import nbformat
from sphinx.cmd.build import main as sphinx

from descriptions import describe
from results import new_folder
from running import NOTEBOOKS, code_cells, notebook_files
from saved import read_saved

SETTINGS = NOTEBOOKS / "book"
PAGES = NOTEBOOKS / "target" / "book"
SOURCE = NOTEBOOKS / "target" / "book-source"

# The book is read and not run: what a notebook says of running it, and what the book says instead.
READ_INSTEAD = {
    "Run the cells from top to bottom, each with Shift+Enter. The first loads": "The first cell loads",
    "a folded cell (a bar with three dots) that checks your answer: run both. The solution":
        "a folded cell that checks the answer; in the notebook you run both. The solution",
    "Fill in the cell, run it, and run the folded check below it.":
        "In the notebook you fill in the cell, run it, and run the folded check below it.",
    "**Change a number and run again.**": "**In the notebook, change a number and run again.**",
}


def adapt(notebook):
    """Says in the words of Sphinx's reader of notebooks what the notebook says in Jupyter's."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            # A section is a page, so its title is a first-level heading; the chapter's own is the start page's.
            cell.source = re.sub(r"^#(?=#+ )", "", re.sub(r"\A# .*\n+(?=## )", "", cell.source), flags=re.M)
            for words, instead in READ_INSTEAD.items():
                cell.source = cell.source.replace(words, instead)
    for cell in code_cells(notebook):
        if cell.metadata.get("jupyter", {}).get("source_hidden") or draws(cell):
            cell.metadata.setdefault("tags", []).append("hide-input")
    return describe(notebook)


def draws(cell):
    """Whether a cell is there for its picture, which says all; an exercise's is there to be filled in."""
    pictures = any(re.search(r"image/png|<img", str(output.get("data", ""))) for output in cell.outputs)
    return (pictures or re.search(r"\bFigure\s*\.", cell.source)) and not cell.id.startswith("exercise")


def main(*options):
    shutil.rmtree(SOURCE, ignore_errors=True)
    SOURCE.mkdir(parents=True)
    for path in notebook_files():
        nbformat.write(adapt(read_saved(path)), SOURCE / path.name)
    for path in (SETTINGS / "index.md", NOTEBOOKS / "figure-9.png"):
        shutil.copy(path, SOURCE)
    with new_folder(PAGES) as pages:
        if sphinx(["-q", "-c", str(SETTINGS), "-d", str(SOURCE / ".doctrees"), *options, str(SOURCE), str(pages)]) != 0:
            sys.exit("The book is not as it should be: the reasons are above. A book made before is left as it was.")
        if not (pages / "index.html").exists():
            sys.exit()  # Sphinx was asked for its help or version
    print(f"The book's start page: {(PAGES / 'index.html').as_uri()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
