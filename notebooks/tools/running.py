"""Runs notebooks on the Java kernel and compares what their cells show: used by execute.py and by the tests."""
import base64
import difflib
import io
import re
from contextlib import contextmanager
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from PIL import Image, ImageChops, ImageFilter

NOTEBOOKS = Path(__file__).resolve().parent.parent
CHAPTER = re.compile(r"\d+\.\d+-[a-z0-9-]+\.ipynb")
LINES_OF_ERROR = 12
DATA_URI = re.compile(r"data:image/([a-z+]+);base64,([A-Za-z0-9+/=]+)")


def notebook_files():
    """The chapter's notebooks. Others may lie beside them: Untitled.ipynb, 8.2-…-Copy1.ipynb, "8.2-… copy.ipynb"."""
    return sorted(path for path in NOTEBOOKS.glob("*.ipynb") if CHAPTER.fullmatch(path.name))


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


class CellFailed(Exception):
    """A cell ended in an error; the message names the cell and has the error's first lines."""


class Session:
    """A notebook with a kernel of its own; cells run in any order, and each keeps the outputs of its last run."""

    def __init__(self, client):
        self.client = client
        self.cells = code_cells(client.nb)

    def run(self, cell):
        try:
            self.client.execute_cell(cell, self.client.nb.cells.index(cell))
        except (CellTimeoutError, DeadKernelError) as error:
            raise CellFailed(f"cell {cell.id} failed, see target/kernel.log:\n{error}") from error
        for output in cell.outputs:
            if output.output_type == "error":
                lines = plain("\n".join(output.traceback)).splitlines()[:LINES_OF_ERROR]
                raise CellFailed("\n".join([f"cell {cell.id} failed:", *lines]))
        return cell.outputs

    def processes(self):
        kernel = psutil.Process(self.client.km.provisioner.pid)
        return [kernel, *kernel.children(recursive=True)]

    def memory(self):
        """The main memory that the kernel's processes hold, in bytes."""
        return sum(process.memory_info().rss for process in self.processes())

    def processor_seconds(self):
        """How long processors have worked for the kernel."""
        return sum(times.user + times.system for times in (process.cpu_times() for process in self.processes()))


@contextmanager
def session(notebook, folder=NOTEBOOKS, kernel="java"):
    """Starts a fresh kernel in the notebook's folder, and ends it."""
    # The kernel has nothing to clean up, and JJava does not heed a polite request to end: it would be waited for in vain.
    client = NotebookClient(notebook, kernel_name=kernel, coalesce_streams=True, record_timing=False, allow_errors=True,
                            startup_timeout=600, timeout=600, shutdown_kernel="immediate",
                            resources={"metadata": {"path": str(folder)}})
    with open(NOTEBOOKS / "target" / "kernel.log", "wb") as log, client.setup_kernel(stdout=log, stderr=log):
        yield Session(client)


def plain(text):
    """Text without terminal colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def shown(output):
    """What an output shows, as pairs of a name (a stream's, or a MIME type) and the content."""
    if output.output_type == "stream":
        return [(output.name, output.text)]
    if output.output_type == "error":
        return [("error", f"{output.ename}: {output.evalue}")]
    return [part for name, content in sorted(output.data.items()) for part in apart(name, content)
            if not repeats(name, output.data)]


def repeats(name, data):
    """Whether this part of an output only says once more what another part shows: see descriptions.py."""
    in_html = [picture for _, picture in DATA_URI.findall(data.get("text/html", ""))]
    if "image/png" in data:
        from_there = data["image/png"].replace("\n", "") in in_html
        return name == ("text/html" if from_there or not in_html else "image/png")
    return name == "text/plain" and bool(in_html)


def apart(name, content):
    """A text without the pictures that stand in it as data URIs, and then these; an SVG among them is text again."""
    found = DATA_URI.findall(content) if name == "text/html" else []
    pictures = [(f"image/{kind}", base64.b64decode(data).decode() if kind == "svg+xml" else data) for kind, data in found]
    return [(name, DATA_URI.sub("data:", content) if found else content), *pictures]


def varies(cell):
    """Whether a cell shows other numbers in each run, such as times: it is tagged so."""
    return "varying-output" in cell.metadata.get("tags", [])


def without_numbers(text):
    return re.sub(r"-?\d+(\.\d+)?(E-?\d+)?", "0", text)


def difference(expected, got, varying=False):
    """Says how two cells' outputs differ, or returns an empty string. Pictures may differ as fonts do, and numbers if varying."""
    expected = [part for output in expected for part in shown(output)]
    got = [part for output in got for part in shown(output)]
    if [name for name, _ in expected] != [name for name, _ in got]:
        return f"expected {[name for name, _ in expected]}, got {[name for name, _ in got]}\n" + text_difference(
            *("\n".join(f"{name}: {content:.500}" for name, content in parts) for parts in (expected, got)))
    found = []
    for (name, before), (_, after) in zip(expected, got):
        if name in PICTURES:
            reason = picture_difference(picture(before), picture(after))
        elif varying:
            reason = text_difference(*map(without_numbers, (before, after)))
        else:
            reason = text_difference(before, after)
        if reason:
            found.append(f"{name}: {reason}")
    return "\n".join(found)


def text_difference(expected, got):
    if expected == got:
        return ""
    lines = difflib.unified_diff(expected.splitlines(), got.splitlines(), "expected", "got", lineterm="", n=1)
    return "\n".join(["", *lines]).rstrip() or f"expected {expected[-40:]!r} at the end, got {got[-40:]!r}"


PICTURES = ("image/png",)


def picture(content):
    """The picture in an output's base64 text."""
    return Image.open(io.BytesIO(base64.b64decode(content))).convert("RGB")


# Another machine's fonts make text a little wider or higher and move the plot by some pixels. So a pixel is accounted for
# if the other picture, within REACH pixels of it, has colours on both sides of its own, give or take TOLERANCE of 255.
# The chapter's figures with three sets of fonts: at most 0.05 % are unaccounted for; without one thin line: 0.29 % or more.
REACH = 12
TOLERANCE = 48
SHARE = 0.0015  # of all pixels may be unaccounted for
SHARP = 1000  # pixels: a wider picture has two for each that is shown, both ways
COLOURS = 16  # fewer in a picture, and nothing has been drawn


def picture_difference(expected, got):
    """Says how two pictures differ, or returns an empty string if they show the same."""
    if expected.size != got.size:
        return f"expected a picture of {expected.size} pixels, got {got.size}"
    if blank(got):
        return "the picture is blank"
    if expected.tobytes() == got.tobytes():
        return ""
    share = max(unaccounted(expected, got), unaccounted(got, expected))
    return f"{share:.2%} of the picture differs, more than {SHARE:.2%}" if share > SHARE else ""


def blank(image):
    return image.getcolors(COLOURS - 1) is not None


def unaccounted(image, other):
    """The share of the image's pixels that the other image does not account for."""
    half = 4 if image.width > SHARP else 2  # of the size that is shown: a quarter of the time
    image, darkest, lightest = image.reduce(half), other.reduce(half), other.reduce(half)
    for _ in range(REACH // 2):
        darkest, lightest = darkest.filter(ImageFilter.MinFilter(3)), lightest.filter(ImageFilter.MaxFilter(3))
    outside = ImageChops.lighter(ImageChops.subtract(darkest, image), ImageChops.subtract(image, lightest))
    worst = ImageChops.lighter(ImageChops.lighter(*outside.split()[:2]), outside.split()[2])
    histogram = worst.histogram()
    return sum(histogram[TOLERANCE + 1:]) / sum(histogram)
