"""Writes the chapter as HTML pages, with the committed outputs, to target/book: to read in a browser, or to print.

    python book.py [Sphinx's options]
"""
import re
import shutil
import sys

import nbformat
from sphinx.cmd.build import main as sphinx

from running import NOTEBOOKS, code_cells, notebook_files, read

SETTINGS = NOTEBOOKS / "book"
PAGES = NOTEBOOKS / "target" / "book"
SOURCE = NOTEBOOKS / "target" / "book-source"


def adapt(notebook):
    """Says in the words of Sphinx's reader of notebooks what the notebook says in Jupyter's."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            # A section is a page, so its title is a first-level heading; the chapter's own is the start page's.
            cell.source = re.sub(r"^#(?=#+ )", "", re.sub(r"\A# .*\n+(?=## )", "", cell.source), flags=re.M)
            cell.source = cell.source.replace(" (a bar with three dots)", "")  # so it looks in JupyterLab
    for cell in code_cells(notebook):
        if cell.metadata.get("jupyter", {}).get("source_hidden") or draws(cell):
            cell.metadata.setdefault("tags", []).append("hide-input")
        for output in cell.outputs:
            if "image/png" in output.get("data", {}):
                cell.metadata["mystnb"] = {"image": {"alt": output.metadata["image/png"]["alt"]}}
    return notebook


def draws(cell):
    """Whether a cell is there for its picture, which says all; an exercise's is there to be filled in."""
    pictures = any(re.search(r"image/png|<img", str(output.get("data", ""))) for output in cell.outputs)
    return (pictures or "Figure." in cell.source) and not cell.id.startswith("exercise")


def main(*options):
    for folder in (PAGES, SOURCE):
        shutil.rmtree(folder, ignore_errors=True)
    SOURCE.mkdir(parents=True)
    for path in notebook_files():
        nbformat.write(adapt(read(path)), SOURCE / path.name)
    for path in (SETTINGS / "index.md", NOTEBOOKS / "figure-9.png"):
        shutil.copy(path, SOURCE)
    if sphinx(["-q", "-c", str(SETTINGS), "-d", str(SOURCE / ".doctrees"), *options, str(SOURCE), str(PAGES)]) != 0:
        sys.exit("The book is not as it should be: the reasons are above.")
    print(f"The book's start page: {(PAGES / 'index.html').as_uri()}")


if __name__ == "__main__":
    main(*sys.argv[1:])
