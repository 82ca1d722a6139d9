"""The notebooks for a class as `mvn -Phandout` writes them."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import handout
from running import NOTEBOOKS, code_cells, difference, notebook_files, read, session

each_notebook = pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The handout, carried away to where nothing else of the project is."""
    handout.main()
    return shutil.copytree(handout.HANDOUT, tmp_path_factory.mktemp("elsewhere") / "handout")


def test_every_notebook_is_there(folder):
    assert {path.name for path in folder.glob("*.ipynb")} == {path.name for path in notebook_files()}


def test_the_files_that_notebooks_read_are_there(folder):
    code = "\n".join(cell.source for path in notebook_files() for cell in code_cells(read(path)))
    files = re.findall(r'\.read\(\)\.csv\("(.*?)"\)', code)
    assert files and [file for file in files if (folder / file).read_bytes() != (NOTEBOOKS / file).read_bytes()] == []


@each_notebook
def test_outputs_and_solutions_are_gone_and_all_else_is_left(path, folder):
    given = read(folder / path.name)
    nbformat.validate(given)
    assert [cell for cell in code_cells(given) if cell.outputs or cell.execution_count is not None] == []
    assert not re.search("<summary>.*solution|solution unfolds", nbformat.writes(given), re.I)
    original = {cell.id: cell for cell in read(path).cells if not cell.id.endswith("-solution")}
    assert [cell.id for cell in given.cells] == list(original)
    assert [cell.id for cell in given.cells if cell.source != original[cell.id].source and cell.id != "exercises"] == ["setup"]
    assert code_cells(given)[0].source.startswith("%classpath jars/*.jar\n")
    assert [cell.metadata for cell in given.cells] == [cell.metadata for cell in original.values()]


def test_the_readme_names_the_pinned_packages(folder):
    install = re.search("pip install (.*)", (folder / "README.md").read_text("utf-8"))[1].split()
    assert {package.split("==")[0] for package in install} == {"jupyterlab", "jjava"}
    assert set(install) <= set((NOTEBOOKS / "requirements.in").read_text("utf-8").split())


def test_the_readme_tells_of_failures_what_the_project_s_readme_does(folder):
    rows = re.findall("^\\| .* \\|$", (folder / "README.md").read_text("utf-8"), re.M)
    assert len(rows) > 5 and [row for row in rows if row not in (NOTEBOOKS.parent / "README.md").read_text("utf-8")] == [
        row for row in rows if "`jars`" in row]


@pytest.mark.skipif(os.name == "nt", reason="images are built on Linux")
def test_repo2docker_finds_the_environment_and_a_script_that_installs_the_descriptions(folder, tmp_path):
    assert (folder / ".binder/environment.yml").read_bytes() == (NOTEBOOKS.parent / "environment.yml").read_bytes()
    assert (folder / ".binder/apt.txt").is_file()
    surroundings = {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]), "JUPYTER_DATA_DIR": str(tmp_path)}
    subprocess.run([folder / ".binder/postBuild"], check=True, cwd=folder, env=os.environ | surroundings)
    assert {path.name for path in (tmp_path / "labextensions").iterdir()} == {"figure-descriptions"}


def test_a_notebook_runs_anywhere_and_shows_what_the_original_shows(folder):
    path = next(path for path in notebook_files() if path.name.startswith("8.1-"))  # it also writes a file
    with session(read(folder / path.name), folder) as kernel:
        shown = {cell.id: kernel.run(cell) for cell in kernel.cells}
    assert {id: difference(outputs, shown[id]) for id, outputs in
            ((cell.id, cell.outputs) for cell in code_cells(read(path)))} == {id: "" for id in shown}
    assert (folder / "target/linear.csv").is_file()
