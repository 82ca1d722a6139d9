"""Runs the notebooks from fresh kernels and writes their outputs back, tidied: a second run changes nothing.

    python execute.py [the beginnings of some notebooks' names]
"""
import base64
import re
import sys
import time
from html import unescape

import nbformat

from descriptions import describe
from results import write_file
from running import (DATA_URI, NOTEBOOKS, PICTURES, CellFailed, code_cells, difference, notebook_files, picture, read, session, shown, varies)
from saved import in_form
from slides import lay_out

FIGURE = NOTEBOOKS / "figure-9.png", "one-layer-trained"  # the picture on the start pages, and the cell that draws it
ALT = re.compile(r'\balt="([^"]*)"')


def execute(path):
    """Runs one notebook and rewrites its file; on an error says so, leaves the file as it was and returns False."""
    notebook, committed = read(path), read(path)
    with session(notebook) as kernel:
        start = time.monotonic()
        for number, cell in enumerate(kernel.cells, 1):
            print(f"{path.name}: cell {number} of {len(kernel.cells)}, {cell.id}", flush=True)
            try:
                kernel.run(cell)
            except CellFailed as failure:
                print(f"\n{path.name} is left as it was: {failure}\n", file=sys.stderr, flush=True)
                return False
        print(f"{path.name}: {time.monotonic() - start:.0f} s, {kernel.memory() / 1e6:.0f} MB of memory", flush=True)
    tidy(notebook, committed)
    nbformat.validate(notebook)
    write_file(path, nbformat.writes(notebook) + "\n")
    if path.parent == NOTEBOOKS:
        copy_figure(notebook)
    return True


def copy_figure(notebook):
    file, id = FIGURE
    for cell in code_cells(notebook):
        if cell.id == id:
            file.write_bytes(png_of(cell))


def png_of(cell):
    """The picture that a cell shows, as the bytes of a file, with two pixels for each that is shown."""
    html = next(output.data["text/html"] for output in cell.outputs if "image/png" in output.get("data", {}))
    return base64.b64decode(DATA_URI.search(html)[2])


def tidy(notebook, committed):
    """Brings a notebook that has run into the form that is committed."""
    in_form(notebook)
    before = {cell.id: cell.outputs for cell in code_cells(committed)}
    for number, cell in enumerate(code_cells(notebook), 1):
        cell.execution_count = number
        if varies(cell) and not difference(before.get(cell.id, []), cell.outputs, varying=True):
            cell.outputs = before.get(cell.id, [])
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = number
            if "image/png" not in output.get("data", {}) and DATA_URI.search(output.get("data", {}).get("text/html", "")):
                # Kernels repeat the whole HTML as plain text; the pictures' descriptions are of more use there.
                output.data["text/plain"] = "\n".join(unescape(alt) for alt in ALT.findall(output.data["text/html"]))
            if "data" in output:
                keep_bytes(output, before.get(cell.id, []))
    return describe(lay_out(notebook))


def keep_bytes(output, before):
    """Keeps the committed bytes of pictures with the same pixels: JDKs compress differently."""
    for old in before:
        if "data" in old and same_pixels(shown(old), shown(output)):
            output.data = old.data


def same_pixels(before, after):
    """Whether two outputs are the same, pictures pixel by pixel."""
    return [name for name, _ in before] == [name for name, _ in after] and all(
        picture(old).tobytes() == picture(new).tobytes() if name in PICTURES else old == new
        for (name, old), (_, new) in zip(before, after))


def main(*beginnings):
    paths = [path for path in notebook_files() if path.name.startswith(beginnings or "")]
    if not paths:
        sys.exit(f"There is no notebook whose name begins with {' or '.join(beginnings)}.")
    failed = [path.name for path in paths if not execute(path)]
    if failed:
        sys.exit(f"{len(failed)} of {len(paths)} notebooks failed: {', '.join(failed)}")
    print(f"{len(paths)} notebooks executed.")


if __name__ == "__main__":
    main(*sys.argv[1:])
