"""The notebooks in JupyterLab, as a reader sees them and works with them."""
import re
import shutil
from urllib.parse import quote

import nbformat
import pytest
from bs4 import BeautifulSoup

from conftest import SCREENSHOTS
from lab import jupyterlab
from running import code_cells, notebook_files, read, varies, without_numbers

LINEAR, SPIRAL, SEEING = (next(path for path in notebook_files() if path.name.startswith(number))
                          for number in ("8.0", "8.3", "8.5"))

# A table or picture that a reader sees: it has a size, and nothing lies over its middle.
SEEN = """element => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight - box.y) / 2);
    return box.width > 0 && box.height > 0 && element.contains(top);
}"""


class Notebook:
    """An opened notebook: what a reader does with mouse and keyboard, and what is on the page."""

    def __init__(self, page, lab, path):
        self.page = page
        self.path = path
        self.committed = code_cells(read(path))
        # `reset`: without the tabs of the test before.
        page.goto(lab.replace("/lab?", f"/lab/tree/{quote(path.name)}?reset&"))
        self.cells = page.locator(".jp-NotebookPanel:visible .jp-CodeCell")
        self.wait(lambda: self.cells.count() == len(self.committed))
        sessions = lab.replace("/lab?", "/api/sessions?")
        self.wait(lambda: any(session["path"] == path.name and session["kernel"]["execution_state"] == "idle"
                              for session in page.request.get(sessions).json()))

    def wait(self, condition, seconds=120):
        """Waits until the condition holds. The bound is no measure: it only ends a test that would hang."""
        for _ in range(10 * seconds):
            if condition():
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"still waiting after {seconds} s, see the screenshot in {SCREENSHOTS}")

    def wait_until_idle(self):
        """Waits until no cell waits for its turn and the kernel has nothing to do."""
        indicator = self.page.locator(".jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator")
        self.wait(lambda: "[*]:" not in self.prompts() and indicator.get_attribute("data-status") == "idle")

    def wait_for_all(self, numbers, first=0):
        """Waits until each cell from the first on has run, with its number in the session, and each output is there."""
        outputs = self.cells.locator(".jp-OutputArea-child")
        self.wait(lambda: all(number in numbers for number in self.prompts(first))
                  and outputs.count() == sum(len(cell.outputs) for cell in self.committed))
        self.wait_until_idle()

    def prompts(self, first=0):
        """The cells' numbers, or what stands there instead; a folded cell shows none."""
        return [text for cell in self.cells.all()[first:] for text in cell.locator(".jp-InputPrompt").all_inner_texts() if text]

    def menu(self, *names):
        for name in names:
            self.page.locator(".lm-MenuBar-item, .lm-Menu-item").filter(has=self.page.get_by_text(name, exact=True)).click()

    def restart_and_run_all(self):
        self.menu("Edit", "Clear Outputs of All Cells")  # what is seen afterwards is new
        self.menu("Kernel", "Restart Kernel and Run All Cells…")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        self.wait_for_all([f"[{number}]:" for number in range(1, len(self.committed) + 1)])

    def run_from(self, id):
        numbers = {f"[{number}]:" for number in range(1000)} - set(self.prompts())
        self.cell(id).locator(".cm-content").click()
        self.menu("Run", "Run Selected Cell and All Below")
        self.wait_for_all(numbers, self.index(id))

    def index(self, id):
        return [cell.id for cell in self.committed].index(id)

    def cell(self, id):
        return self.cells.nth(self.index(id))

    def write(self, id, source):
        self.cell(id).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(source)

    def run(self, id):
        """Runs the cell and waits for its result, as Ctrl-Enter in it does."""
        self.start(id)
        self.wait_until_idle()

    def start(self, id):
        before = self.cell(id).locator(".jp-InputPrompt").inner_text()
        self.cell(id).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+Enter")
        self.wait(lambda: self.cell(id).locator(".jp-InputPrompt").inner_text() != before)

    def text(self, id):
        return "\n".join(self.cell(id).locator(".jp-OutputArea-output").all_inner_texts()).strip()

    def source(self, id):
        return next(cell.source for cell in self.committed if cell.id == id)

    def faults(self):
        """What differs on the page from the committed outputs, and what a reader does not see of it."""
        for cell, committed in zip(self.cells.all(), self.committed):
            outputs = cell.locator(".jp-OutputArea-child")
            if outputs.count() != len(committed.outputs):
                yield f"{committed.id}: {outputs.count()} outputs instead of {len(committed.outputs)}: {cell.inner_text()}"
                continue
            for output, expected in zip(outputs.all(), committed.outputs):
                output.scroll_into_view_if_needed()
                self.drawn()
                if fault := self.fault(output, committed, expected.get("data", {"text/plain": expected.get("text")})):
                    yield f"{committed.id}: {fault}"
        for what in [".jp-Dialog", ".Toastify__toast", "[data-mime-type='application/vnd.jupyter.stderr']", ".jp-RenderedMarkdown:has-text('$')",
                     "[data-mime-type='application/vnd.jupyter.error']", ".jp-RenderedMarkdown mjx-merror"]:
            for found in self.page.locator(what).all():
                yield f"on the page: {what} {found.inner_text()}"

    def fault(self, output, committed, data):
        if "text/html" not in data:
            shown = output.locator(".jp-OutputArea-output").inner_text().strip()
            expected = data["text/plain"].strip()
            if varies(committed):
                shown, expected = without_numbers(shown), without_numbers(expected)
            return "" if shown == expected else f"shows {shown}"
        expected = BeautifulSoup(data["text/html"], "html.parser")
        shown = output.locator("th, td").all_inner_texts()
        if shown != [cell.get_text() for cell in expected.find_all(["th", "td"])]:
            return f"the table has {shown}"
        shown = [(image.get_attribute("alt"), self.size(image.get_attribute("src"))) for image in output.locator("img").all()]
        if shown != [(image["alt"], self.size(image["src"])) for image in expected.find_all("img")]:
            return f"the pictures are {shown}"
        seen = [part.evaluate(SEEN) for part in output.locator("table, img:not(.mlfz-frame img), .mlfz-frame").all()]
        return "" if seen and all(seen) else "the table or picture is not to be seen"

    def size(self, source):
        """A picture's width and height; an error if the browser cannot read it."""
        return self.page.evaluate("""async source => {
            const image = new Image();
            image.src = source;
            await image.decode();
            return [image.naturalWidth, image.naturalHeight];
        }""", source)

    def drawn(self):
        """Waits until the browser has drawn what has just come into its window."""
        self.page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")

    def screenshot(self, name):
        """The whole notebook in one picture."""
        panel = self.page.locator(".jp-NotebookPanel:visible .jp-WindowedPanel-outer")
        for _ in range(2):  # what is not in the window has an estimated height
            self.page.set_viewport_size({"width": 1400, "height": panel.evaluate("panel => panel.scrollHeight") + 200})
            self.drawn()
        panel.evaluate("panel => panel.scrollTo(0, 0)")
        self.drawn()
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{self.path.stem}{name}.png")
        self.page.set_viewport_size({"width": 1400, "height": 900})


@pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)
def test_restart_and_run_all_shows_every_output(page, lab, path):
    notebook = Notebook(page, lab, path)
    notebook.restart_and_run_all()
    notebook.screenshot("")
    assert not list(notebook.faults())


def test_a_changed_number_changes_what_follows(page, lab):
    """A reader's first step: a number in a cell, Shift-Enter, Shift-Enter."""
    notebook = Notebook(page, lab, LINEAR)
    notebook.restart_and_run_all()
    notebook.cell("linear-forward").locator(".cm-line", has_text="forward(2)").click()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")
    page.keyboard.type("3")
    page.keyboard.press("Shift+Enter")
    notebook.wait(lambda: notebook.text("linear-forward") == "Scalar(4.0)")

    before = notebook.text("linear-train"), notebook.text("linear-trained")
    notebook.write("linear-train", notebook.source("linear-train").replace("gradientUpdate(0.2)", "gradientUpdate(0.01)"))
    for id in ("linear-train", "linear-trained", "line-fit"):
        notebook.run(id)
    after = notebook.text("linear-train"), notebook.text("linear-trained")
    assert after[0] != before[0] and after[1] != before[1] and after[1].startswith("{a=Scalar(")

    notebook.write("linear-forward", notebook.source("linear-forward"))
    notebook.write("linear-train", notebook.source("linear-train"))
    notebook.run_from("linear-forward")
    assert not list(notebook.faults())


def test_stop_ends_a_training_and_the_session_goes_on(page, lab):
    notebook = Notebook(page, lab, SPIRAL)
    notebook.restart_and_run_all()
    endless = re.sub(r"\b1000\b", "1_000_000_000", notebook.source("one-layer-train"))
    assert endless != notebook.source("one-layer-train")
    notebook.write("one-layer-train", endless)
    notebook.start("one-layer-train")
    notebook.wait(lambda: re.search(r"step [1-9]", notebook.text("one-layer-train")))
    page.locator(".jp-NotebookPanel:visible [data-command='notebook:interrupt-kernel']").click()
    notebook.wait_until_idle()
    notebook.run("one-layer-symmetry")
    assert notebook.text("one-layer-symmetry").endswith("= 1.0000")

    notebook.write("one-layer-train", notebook.source("one-layer-train"))
    notebook.run_from("one-layer-train")
    assert not list(notebook.faults())


def test_an_exercise_is_checked_and_its_solution_unfolds(page, lab):
    notebook = Notebook(page, lab, LINEAR)
    notebook.restart_and_run_all()
    solution = page.locator(".jp-NotebookPanel:visible details").first
    code = solution.locator("pre")
    assert not code.is_visible()
    solution.locator("summary").click()
    notebook.wait(code.is_visible)

    notebook.write("exercise-1", code.inner_text())
    notebook.run("exercise-1")
    notebook.cell("exercise-1-check").locator(".jp-Placeholder").click()
    notebook.run("exercise-1-check")
    assert notebook.text("exercise-1-check").startswith("Right.")


def test_an_animation_is_moved_by_keys_and_buttons_which_leave_the_notebook_alone(page, lab):
    notebook = Notebook(page, lab, SEEING)
    animation = notebook.cell("boundary-animation").locator(".mlfz-animation")
    notebook.restart_and_run_all()
    notebook.menu("File", "Save Notebook")  # for the tests that follow: JupyterLab may have saved it without outputs
    notebook.wait(lambda: page.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty").count() == 0)
    animation.scroll_into_view_if_needed()
    selected = page.locator(".jp-NotebookPanel:visible .jp-Cell.jp-mod-selected")
    animation.locator("input").click(position={"x": 3, "y": 5})
    before = selected.get_attribute("data-windowed-list-index")
    for key, name in (("ArrowRight", "step 10"), ("ArrowUp", "step 20"), ("ArrowDown", "step 10"), ("End", "step 1000"),
                      ("Home", "step 0")):
        page.keyboard.press(key)
        assert animation.locator("output").inner_text() == name
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert animation.locator("output").inner_text() == "step 10"
    page.keyboard.press("Space")
    assert animation.locator("output").inner_text() == "step 20"
    assert selected.get_attribute("data-windowed-list-index") == before
    assert notebook.cell("rates-animation").locator("output").text_content() == "learning rate 0.01"


def test_a_notebook_that_is_not_trusted_shows_all_pictures_of_an_animation(page, tmp_path):
    """JupyterLab runs no script of a notebook that comes from elsewhere, and keeps its buttons out."""
    notebook = read(SEEING)
    notebook.cells[0].source += " Changed by somebody."
    nbformat.write(notebook, tmp_path / SEEING.name)
    with jupyterlab(f"--ServerApp.root_dir={tmp_path}", f"--LabApp.workspaces_dir={tmp_path / 'workspaces'}") as (_, address):
        notebook = Notebook(page, address, SEEING)
        for id in ("rates-animation", "boundary-animation"):
            image = notebook.cell(id).locator("img")
            image.scroll_into_view_if_needed()
            assert image.bounding_box()["width"] > 600 and notebook.cell(id).locator("input, script").count() == 0
        notebook.screenshot("-not-trusted")
        page.goto("about:blank")  # before the server goes


# The contrast of two colours as WCAG 2.2 defines it, of the text that an element has and what lies behind it.
CONTRAST = """element => {
    const luminance = colour => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
        const part = colour[i] / 255;
        return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0);
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
    let behind = element;
    while (behind && (numbers(getComputedStyle(behind).backgroundColor)[3] ?? 1) < 1) behind = behind.parentElement;
    const [low, high] = [numbers(getComputedStyle(element).color), numbers(getComputedStyle(behind).backgroundColor)]
        .map(luminance).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
}"""


@pytest.mark.parametrize("theme", ["JupyterLab Dark", "JupyterLab Dark High Contrast"])
@pytest.mark.parametrize("path", [SPIRAL, SEEING], ids=lambda path: path.stem)
def test_a_dark_theme_can_be_read(page, lab, path, theme):
    notebook = Notebook(page, lab, path)
    notebook.menu("Settings", "Theme", theme)
    page.locator(f"body[data-jp-theme-name='{theme}']").wait_for(state="attached")
    notebook.screenshot(f"-{theme.lower().replace(' ', '-')}")
    texts = page.locator(".jp-NotebookPanel:visible").locator("td, th, .jp-OutputArea pre, .jp-RenderedMarkdown :is(p, h3, mjx-math)")
    assert texts.count() > 20
    assert not [text.inner_text() for text in texts.all() if text.evaluate(CONTRAST) < 4.5]
    assert not list(notebook.faults())


def test_a_lab_without_the_project_s_extension_has_the_committed_descriptions(page, tmp_path):
    """Any JupyterLab or Notebook: the words stand beside the picture in the file. Those of a new run need the extension."""
    shutil.copy(SPIRAL, tmp_path)
    with jupyterlab(f"--ServerApp.root_dir={tmp_path}", "--LabApp.extra_labextensions_path=[]",
                    f"--LabApp.workspaces_dir={tmp_path / 'workspaces'}") as (_, address):
        notebook = Notebook(page, address, SPIRAL)
        assert not list(notebook.faults())
        page.goto("about:blank")  # before the server goes
