"""Writes the chapter as slides for a projector to target/slides: what a cell shows stands beside its code.

A heading begins a slide. What no longer fits goes on below it, and so does every picture and every exercise. Folded checks
and solutions are left out: they would give the answers away. `execute` writes the same into the notebooks' metadata, for
`jupyter nbconvert --to slides` and its like; but their slides are cut where code and a large figure stand below each other.
"""
import re

import nbformat
from nbconvert import SlidesExporter
from traitlets.config import Config

from descriptions import describe
from results import new_folder
from running import NOTEBOOKS, notebook_files
from saved import read_saved

SLIDES = NOTEBOOKS / "target" / "slides"
PROJECTOR = {
    "TemplateExporter": {"extra_template_basedirs": [str(NOTEBOOKS / "tools" / "templates")]},
    "SlidesExporter": {"template_name": "projector", "reveal_width": "1280", "reveal_height": "720"},
}

HEIGHT = 560  # pixels of a slide 1280 wide and 720 high, with a reserve for other fonts
TITLE = re.compile(r"^#+ ", re.M)


def lay_out(notebook):
    """Gives every cell its slide type, and returns the notebook."""
    free = HEIGHT
    for number, cell in enumerate(notebook.cells):
        needed = height(cell)
        if cell.id.endswith(("-check", "-solution")) or not shown(cell):
            kind = "skip"
        elif number == 0 or cell.cell_type == "markdown" and TITLE.search(cell.source):
            kind, free = "slide", HEIGHT - needed
        elif needed > free or cell.id.endswith("-task"):
            kind, free = "subslide", HEIGHT - needed
        else:
            kind, free = "-", free - needed
        cell.metadata.slideshow = nbformat.from_dict({"slide_type": kind})
    return notebook


def shown(cell):
    """Whether anything is left of a cell whose code is folded."""
    return not cell.metadata.get("jupyter", {}).get("source_hidden") or cell.get("outputs")


def height(cell):
    """About as many pixels as a cell needs."""
    if cell.cell_type == "markdown":
        return sum(text(line) for line in cell.source.splitlines())
    code = 0 if cell.metadata.get("jupyter", {}).get("source_hidden") else len(cell.source.splitlines())
    if not cell.outputs:
        return 24 + 23 * code
    return max(24 + 18 * code, sum(output(part) for part in cell.outputs))


def text(line):
    if line.startswith("#"):
        return 60
    if line.startswith("$$"):
        return 70
    return 30 * (1 + len(line) // 110) if line.strip() else 12


def output(part):
    data = part.get("data", {"text/plain": part.get("text", "")})
    if "<img" in data.get("text/html", "") or "image/png" in data:
        return HEIGHT
    rows = data.get("text/html", "").count("<tr>") or len(data.get("text/plain", "").splitlines())
    return 20 + 30 * rows


def main():
    with new_folder(SLIDES) as folder:
        for path in notebook_files():
            notebook = describe(lay_out(read_saved(path)))
            html, _ = SlidesExporter(config=Config(PROJECTOR)).from_notebook_node(notebook, {"metadata": {"name": path.stem}})
            (folder / f"{path.stem}.html").write_text(html, "utf-8")
    print(f"The slides are in {SLIDES}; to show them, a browser loads reveal.js and MathJax from the network.")


if __name__ == "__main__":
    main()
