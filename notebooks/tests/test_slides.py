"""The slides as `mvn -Pslides` writes them; tests/browser measures them."""
import pytest
from bs4 import BeautifulSoup

import slides
from running import notebook_files, read
from saved import read_saved

each_notebook = pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def pages():
    slides.main()
    return {path: BeautifulSoup((slides.SLIDES / f"{path.stem}.html").read_text("utf-8"), "html.parser") for path in notebook_files()}


@each_notebook
def test_each_heading_begins_a_slide(pages, path):
    begin = [cell.id for number, cell in enumerate(read(path).cells)
             if number == 0 or cell.cell_type == "markdown" and "### " in cell.source]
    first = [slide.select_one("[id^=cell-id]")["id"].removeprefix("cell-id=") for slide in pages[path].select(".slides > section")]
    assert first == begin


@each_notebook
def test_all_cells_are_shown_but_checks_solutions_and_folded_classes(pages, path):
    there = [cell["id"].removeprefix("cell-id=") for cell in pages[path].select("[id^=cell-id]")]
    assert there == [cell.id for cell in read(path).cells if not cell.id.endswith(("-check", "-solution"))
                     and (cell.outputs if cell.metadata.get("jupyter") else True)]


def test_code_that_is_folded_is_not_shown(pages):
    for path, page in pages.items():
        for cell in read(path).cells:
            if cell.metadata.get("jupyter") and (there := page.find(id=f"cell-id={cell.id}")):
                assert not there.select(".jp-Cell-inputWrapper"), cell.id


def test_the_notebooks_themselves_say_the_same(pages):
    """So that nbconvert elsewhere, and JupyterLab's export, make slides too."""
    for path in notebook_files():
        types = [cell.metadata.slideshow.slide_type for cell in read(path).cells]
        assert types == [cell.metadata.slideshow.slide_type for cell in slides.lay_out(read_saved(path)).cells]
