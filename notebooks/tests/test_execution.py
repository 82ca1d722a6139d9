"""Every notebook on the real kernel: from the top, each cell twice, and in other orders, always with the committed outputs."""
import random

import pytest

from running import CellFailed, difference, varies

KERNEL = 450e6  # bytes that a kernel may hold after a notebook


def test_shows_the_committed_outputs(run):
    assert_none((cell.id, difference(run.committed[cell.id], run.first[cell.id], varies(cell))) for cell in run.kernel.cells)


def test_prints_nothing_on_stderr(run):
    assert_none((id, output.text) for id, outputs in run.first.items() for output in outputs if output.get("name") == "stderr")


def shuffled(run, seed):
    cells = list(run.kernel.cells)
    random.Random(seed).shuffle(cells)
    return cells


@pytest.fixture(scope="session")
def twice(run):
    """What each cell shows, in another order than from the top, when it runs twice in a row."""
    return [(cell, attempt(run, cell), attempt(run, cell)) for cell in shuffled(run, 1)]


def test_shows_the_same_when_each_cell_runs_twice(run, twice):
    assert_none(changes(run, ((cell, second) for cell, _, second in twice)))


def test_shows_the_same_in_another_order_once_all_cells_have_run(run, twice):
    assert_none(changes(run, ((cell, first) for cell, first, _ in twice)))


@pytest.mark.parametrize("seed", [2, 3])
def test_shows_the_same_in_any_order_once_all_cells_have_run(run, seed):
    assert_none(changes(run, ((cell, attempt(run, cell)) for cell in shuffled(run, seed))))


def test_leaves_room_for_other_kernels(run, pytestconfig):
    if pytestconfig.getoption("--kernel"):
        pytest.skip("another kernel has options of its own")
    assert run.memory < KERNEL


def test_leaves_no_file_outside_target(run):
    assert not run.changed_files()


def attempt(run, cell):
    """What a cell shows, or its failure."""
    try:
        return run.kernel.run(cell)
    except CellFailed as failure:
        return failure


def changes(run, attempts):
    """What cells show that they did not show in the run from the top, one by one."""
    for cell, shown in attempts:
        yield cell.id, shown if isinstance(shown, CellFailed) else difference(run.first[cell.id], shown, varies(cell))


def assert_none(found):
    """Fails with all that was found, cell by cell."""
    lines = [f"cell {id}: {fault}" for id, fault in found if fault]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)
