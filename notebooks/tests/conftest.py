"""The kernel that the tests run on: JJava, or another one with `mvn verify -Dtest.args=--kernel=FOLDER`; and which tests go together."""
import os
import re
import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from environment import TARGET
from running import NOTEBOOKS, CellFailed, code_cells, notebook_files, read, session


def pytest_addoption(parser):
    parser.addoption("--kernel", metavar="FOLDER", type=Path, help="the folder of another Java kernel, which has its kernel.json")


def pytest_configure(config):
    if (folder := config.getoption("--kernel")) and not hasattr(config, "workerinput"):  # once, for all processes
        jupyter = TARGET / "pytest-kernel"
        shutil.rmtree(jupyter, ignore_errors=True)
        shutil.copytree(folder, jupyter / "kernels" / "java")  # by this name Jupyter finds it first
        os.environ["JUPYTER_PATH"] = str(jupyter)


@pytest.fixture(scope="session", params=notebook_files(), ids=lambda path: path.stem)
def run(request, files_outside_target):
    """A notebook after a run from the top, and its kernel for more; all tests of a notebook share it."""
    notebook = read(request.param)
    committed = {cell.id: cell.outputs for cell in code_cells(notebook)}
    files = files_outside_target()
    first = {}
    with ExitStack() as stack:
        with german():
            kernel = stack.enter_context(session(notebook))
        for cell in kernel.cells:
            try:
                first[cell.id] = kernel.run(cell)
            except CellFailed as failure:
                pytest.fail(f"{request.param.name} does not run from the top: {failure}", pytrace=False)
        yield SimpleNamespace(section=request.param.name.split("-")[0], kernel=kernel, cells={cell.id: cell for cell in notebook.cells},
                              committed=committed, first=first, memory=kernel.memory(),
                              changed_files=lambda: files ^ files_outside_target())


@contextmanager
def german():
    """Kernels that start speak German: what a notebook shows must not depend on the machine's language."""
    with pytest.MonkeyPatch.context() as patch:
        options = os.environ.get("JDK_JAVA_OPTIONS", "")  # which every kernel's Java reads
        patch.setenv("JDK_JAVA_OPTIONS", f"{options} -Duser.language=de -Duser.country=DE")
        yield


@pytest.fixture(scope="session")
def files_outside_target():
    """Call it before and after: what a test leaves behind."""
    return lambda: {path for top in NOTEBOOKS.iterdir() if top.name != "target" for path in [top, *top.rglob("*")]}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Processes share the tests by notebooks where these have kernels of their own, and by files, which have folders of their own."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFileAndNotebook(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return notebook(nodeid) or nodeid.split("::")[0]

    return ByFileAndNotebook(config, log)


def notebook(nodeid):
    """The number of the notebook whose kernel a test shares, or None."""
    found = re.search(r"test_(?:execution|exercises)\.py.*[\[-](\d\.\d)", nodeid)
    return found and found[1]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The notebooks come first, the longest before the others, so that no process is left with one at the end."""
    items.sort(key=lambda item: notebook(item.nodeid) or "", reverse=True)
