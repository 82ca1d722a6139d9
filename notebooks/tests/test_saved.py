"""Book and handout of notebooks as other programs save them; and the results before, which stay until the new ones are whole."""
import json
import subprocess
import sys

import nbformat
import pytest
from bs4 import BeautifulSoup

import handout
from results import new_folder, write_file
from running import NOTEBOOKS, code_cells, notebook_files, read
from saved import read_saved

BLOBS = next(path for path in notebook_files() if path.name.startswith("8.2"))
TIMES = {"iopub.execute_input": "2026-01-01T00:00:00.000000Z", "shell.execute_reply": "2026-01-01T00:00:01.000000Z"}


def jupyterlab(notebook):
    """After a run and a save: pictures as the kernel sends them, times, and the check that the reader has unfolded."""
    notebook["metadata"]["language_info"]["version"] = "17.0.1"
    for cell in notebook["cells"]:
        cell["metadata"] |= {"editable": True, "trusted": True}
        if cell["id"].endswith("-check"):
            cell["metadata"]["jupyter"] = {"source_hidden": False, "outputs_hidden": False}
        if cell["cell_type"] == "code":
            cell["metadata"]["execution"] = TIMES
        for output in pictures(cell):
            output["metadata"] = {}
            del output["data"]["text/html"]


def vs_code(notebook):
    """No ids, as of format 4.4, no kernel's name, and a language in every cell."""
    jupyterlab(notebook)
    notebook["metadata"] = {"language_info": {"name": "java"}}
    notebook["nbformat_minor"] = 2
    for cell in notebook["cells"]:
        del cell["id"]
        cell["metadata"] = {"vscode": {"languageId": "java"}}


def nbconvert(notebook):
    """After --execute --allow-errors with a kernel of another name, and a cell that failed."""
    jupyterlab(notebook)
    notebook["metadata"]["kernelspec"] = {"display_name": "IJava", "name": "ijava"}
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    cell["outputs"] = [{"output_type": "error", "ename": "E", "evalue": "oh", "traceback": ["\x1b[1m\x1b[31moh\x1b[0m"]}]


def half(notebook):
    """What the format asks for, but a program may leave out."""
    del notebook["metadata"]["kernelspec"]
    for cell in notebook["cells"]:
        del cell["id"]
        cell.pop("execution_count", None)
        if not cell.get("outputs", True):
            del cell["outputs"]
        for output in pictures(cell):
            del output["metadata"], output["data"]["text/html"], output["data"]["text/plain"]


def cleared(notebook):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}


def pictures(cell):
    return [output for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]


SAVED_BY = [jupyterlab, vs_code, nbconvert, half, cleared]


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """8.2 as each of these saves it."""
    folder = tmp_path_factory.mktemp("saved")
    paths = {}
    for number, change in enumerate(SAVED_BY):
        notebook = json.loads(BLOBS.read_text("utf-8"))
        change(notebook)
        paths[change] = folder / f"8.{number}-{change.__name__.replace('_', '-')}.ipynb"
        paths[change].write_text(json.dumps(notebook), "utf-8")
    return paths


def made(task, paths, folder):
    """Makes a book or a handout of these notebooks in a process of its own: only the book's task needs Sphinx."""
    code = f"""
import pathlib, {task}
{task}.notebook_files = lambda: [pathlib.Path(path) for path in {[str(path) for path in paths]}]
{task}.{"PAGES" if task == "book" else "HANDOUT"} = pathlib.Path({str(folder / "result")!r})
{task}.SOURCE = pathlib.Path({str(folder / "source")!r})
{task}.main()"""
    return subprocess.run([sys.executable, "-c", code], cwd=NOTEBOOKS / "tools", capture_output=True, text=True)


@pytest.fixture(scope="module")
def book(saved, tmp_path_factory):
    folder = tmp_path_factory.mktemp("book")
    done = made("book", saved.values(), folder)
    assert done.returncode == 0, done.stderr
    return folder / "result"


@pytest.mark.parametrize("change", SAVED_BY, ids=lambda change: change.__name__)
def test_the_book_has_all_pictures_and_their_descriptions_whoever_saved_the_notebook(book, saved, change):
    page = BeautifulSoup((book / f"{saved[change].stem}.html").read_text("utf-8"), "html.parser").find("article")
    alts = [image["alt"] for image in page.find_all("img")]
    expected = [output.data["text/plain"] for cell in code_cells(read(BLOBS)) for output in cell.outputs
                if "image/png" in output.get("data", {})]
    assert len(expected) == 6
    assert alts == {cleared: [], half: ["A picture without a description."] * 6}.get(change, expected)
    code = [cell.source for cell in code_cells(read(BLOBS))]
    assert sum("".join(source.split()) in "".join(page.get_text().split()) for source in code) == len(code)


@pytest.mark.parametrize("change", SAVED_BY, ids=lambda change: change.__name__)
def test_a_notebook_saved_elsewhere_is_read_in_the_chapter_s_form(saved, change):
    notebook, original = read_saved(saved[change]), read(BLOBS)
    nbformat.validate(notebook)
    assert notebook.metadata == original.metadata and [cell.source for cell in notebook.cells] == [cell.source for cell in original.cells]
    if change in (jupyterlab, nbconvert, cleared):
        assert [(cell.id, cell.metadata) for cell in notebook.cells] == [(cell.id, cell.metadata) for cell in original.cells]


@pytest.mark.parametrize("change", SAVED_BY, ids=lambda change: change.__name__)
def test_the_handout_is_the_same_whoever_saved_the_notebook(saved, change):
    given, expected = (handout.hand_out(read_saved(path)) for path in (saved[change], BLOBS))
    nbformat.validate(given)
    assert [(cell.cell_type, cell.source, cell.get("outputs")) for cell in given.cells] == \
        [(cell.cell_type, cell.source, cell.get("outputs")) for cell in expected.cells]


@pytest.mark.parametrize("task", ["book", "handout"])
@pytest.mark.parametrize("content", ["{", "[]", "", '{"cells": [1], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'])
def test_a_file_that_is_no_notebook_is_named_and_the_result_before_stays(tmp_path, task, content):
    broken = tmp_path / "8.9-broken.ipynb"
    broken.write_text(content)
    (tmp_path / "result").mkdir()
    (tmp_path / "result" / "before").write_text("")
    done = made(task, [BLOBS, broken], tmp_path)
    assert done.returncode == 1 and done.stderr.startswith("8.9-broken.ipynb cannot be read as a notebook")
    assert [path.name for path in (tmp_path / "result").iterdir()] == ["before"]
    assert {path.name for path in tmp_path.iterdir()} <= {"result", "source", broken.name}


def test_a_new_folder_takes_the_old_one_s_place_when_it_is_whole(tmp_path):
    folder = tmp_path / "result"
    for content in ("first", "second"):
        with new_folder(folder) as fresh:
            (fresh / content).write_text("")
            assert not (folder / content).exists()
        assert [path.name for path in folder.iterdir()] == [content]
    with pytest.raises(KeyboardInterrupt), new_folder(folder) as fresh:
        raise KeyboardInterrupt
    assert [path.name for path in folder.iterdir()] == ["second"] and list(tmp_path.iterdir()) == [folder]


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "one.ipynb"
    write_file(path, "first\n")
    with monkeypatch.context() as full:
        full.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("no space left")))
        with pytest.raises(OSError):
            write_file(path, "second\n")
    assert path.read_bytes() == b"first\n" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["Untitled.ipynb", "8.2-building-a-neural-network-Copy1.ipynb", "my 8.2-try.ipynb",
                                  "8.2-building-a-neural-network copy.ipynb", "8.2-building-a-neural-network (1).ipynb"])
def test_a_notebook_of_one_s_own_is_no_part_of_the_chapter(tmp_path, monkeypatch, name):
    monkeypatch.setattr("running.NOTEBOOKS", tmp_path)
    for file in (name, BLOBS.name):
        (tmp_path / file).write_text("")
    assert [path.name for path in notebook_files()] == [BLOBS.name]
