"""Every notebook on the real kernel: from the top, each cell twice, and in other orders, always with the committed outputs."""
import os
import random
from types import SimpleNamespace

import pytest

from running import NOTEBOOKS, CellFailed, code_cells, difference, notebook_files, read, session, varies

KERNEL = 450e6  # bytes that a kernel may hold after a notebook


@pytest.fixture(scope="module", autouse=True)
def another_locale():
    """The kernels of this module speak German: what a notebook shows must not depend on the machine's language."""
    with pytest.MonkeyPatch.context() as patch:
        options = os.environ.get("JDK_JAVA_OPTIONS", "")  # which every kernel's Java reads
        patch.setenv("JDK_JAVA_OPTIONS", f"{options} -Duser.language=de -Duser.country=DE")
        yield


@pytest.fixture(scope="module", params=notebook_files(), ids=lambda path: path.stem)
def run(request):
    """A notebook after a run from the top, and its kernel for more; all tests of a notebook share one kernel."""
    committed = {cell.id: cell.outputs for cell in code_cells(read(request.param))}
    files_before = files_outside_target()
    with session(read(request.param)) as kernel:
        try:
            first = {cell.id: kernel.run(cell) for cell in kernel.cells}
        except CellFailed as failure:
            pytest.fail(f"{request.param.name} does not run from the top: {failure}", pytrace=False)
        yield SimpleNamespace(kernel=kernel, committed=committed, first=first, files_before=files_before, memory=kernel.memory())


def files_outside_target():
    return {path for top in NOTEBOOKS.iterdir() if top.name != "target" for path in [top, *top.rglob("*")]}


def test_shows_the_committed_outputs(run):
    assert_none((cell.id, difference(run.committed[cell.id], run.first[cell.id], varies(cell))) for cell in run.kernel.cells)


def test_prints_nothing_on_stderr(run):
    assert_none((id, output.text) for id, outputs in run.first.items() for output in outputs if output.get("name") == "stderr")


def test_shows_the_same_when_each_cell_runs_twice(run):
    assert_none(rerun(run, [cell for cell in run.kernel.cells for _ in range(2)]))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shows_the_same_in_any_order_once_all_cells_have_run(run, seed):
    cells = list(run.kernel.cells)
    random.Random(seed).shuffle(cells)
    assert_none(rerun(run, cells))


def test_leaves_room_for_other_kernels(run, pytestconfig):
    if pytestconfig.getoption("--kernel"):
        pytest.skip("another kernel has options of its own")
    assert run.memory < KERNEL


def test_leaves_no_file_outside_target(run):
    assert files_outside_target() == run.files_before


def rerun(run, cells):
    """Runs the cells in this order; yields what each shows that it did not show in the run from the top."""
    for cell in cells:
        try:
            yield cell.id, difference(run.first[cell.id], run.kernel.run(cell), varies(cell))
        except CellFailed as failure:
            yield cell.id, failure


def assert_none(found):
    """Fails with all that was found, cell by cell."""
    lines = [f"cell {id}: {fault}" for id, fault in found if fault]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)
