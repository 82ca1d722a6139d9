"""A figure's description, as each program that shows or converts a notebook is given it."""
import pytest
from bs4 import BeautifulSoup
from nbconvert import HTMLExporter, SlidesExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from descriptions import NONE, describe
from running import code_cells, notebook_files, read

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAADElEQVR4XmNgIB0AAAA0AAGPmztyAAAAAElFTkSuQmCC"

each_notebook = pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)


def described(**data):
    """The output of a cell after `describe`."""
    metadata = data.pop("metadata", {})
    output = new_output("display_data", {name.replace("_", "/"): content for name, content in data.items()}, metadata=metadata)
    return describe(new_notebook(cells=[new_code_cell("x", outputs=[output])])).cells[0].outputs[0]


def image(output):
    return BeautifulSoup(output.data["text/html"], "html.parser").img


def test_the_html_has_the_same_picture_and_the_kernel_s_words():
    output = described(image_png=PNG[:40] + "\n" + PNG[40:], text_plain='two lines\n"a" < b & c')
    assert image(output)["src"] == f"data:image/png;base64,{PNG}"
    assert image(output)["alt"] == output.metadata["image/png"].alt == 'two lines\n"a" < b & c'


@pytest.mark.parametrize("words", ["BufferedImage@1b2c3d4e", "<Figure size 640x480>", "", " "])
def test_a_class_and_an_address_are_no_description(words):
    assert image(described(image_png=PNG, text_plain=words))["alt"] == NONE
    assert image(described(image_png=PNG, text_plain=words, metadata={"image/png": {"alt": "a line"}}))["alt"] == "a line"


def test_a_picture_without_any_text_or_of_another_kind_is_described_too():
    assert image(described(image_png=PNG))["alt"] == NONE
    assert image(described(image_jpeg="AAAA", text_plain="a photo"))["src"] == "data:image/jpeg;base64,AAAA"


def test_what_is_no_picture_stays_as_it_is():
    data = {"text/html": "<table></table>", "text/plain": "<table></table>"}
    assert described(text_html=data["text/html"], text_plain=data["text/plain"]).data == data


def test_describing_twice_changes_nothing():
    once = described(image_png=PNG, text_plain="a line")
    assert described(**{name.replace("/", "_"): content for name, content in once.data.items()}, metadata=once.metadata) == once


@each_notebook
@pytest.mark.parametrize("exporter, template", [
    (HTMLExporter, "lab"), (HTMLExporter, "webpdf"), (SlidesExporter, "reveal"),
], ids=["html", "webpdf", "slides"])
def test_an_export_has_a_description_for_every_picture(path, exporter, template):
    html, _ = exporter(template_name=template).from_filename(str(path))
    alts = [image["alt"] for image in BeautifulSoup(html, "html.parser").find_all("img")]
    pictures = sum(output.data.get("text/html", "").count("<img") for cell in code_cells(read(path))
                   for output in cell.outputs if "data" in output)
    assert len(alts) == pictures > 0
    assert not [alt for alt in alts if len(alt.split()) < 5 or "description has been provided" in alt or alt == NONE]
