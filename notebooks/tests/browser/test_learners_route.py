"""A learner's way through the exercises of each notebook in JupyterLab, with wrong answers typed in before the right one."""
import re

import pytest

from running import notebook_files, read
from test_exercises import BROKEN, TOLD
from test_jupyterlab import Notebook


def answers(section, exercise, cells):
    """What is typed in, and words of what it is told: nothing yet, what does not compile, half of the solution, all of it."""
    unfilled, right = TOLD[section][exercise]
    solution = re.search(r"```java\n(.*?)\n```", cells[f"{exercise}-solution"].source, re.S)[1]
    yield cells[exercise].source, unfilled
    yield from [(answer, words) for id, answer, words in BROKEN.get(section, []) if id == exercise][:2]
    # If there is more than one declaration, the first still runs; and a missing semicolon is added by JShell.
    if solution.rstrip().endswith("}") and "\n}\n" not in solution:
        yield solution.rstrip("};) \n"), ["not complete"]
    yield solution, right


@pytest.mark.parametrize("path", notebook_files(), ids=lambda path: path.stem)
def test_each_answer_gets_its_sentence(page, lab, path):
    notebook = Notebook(page, lab, path)
    notebook.restart_and_run_all()
    cells = {cell.id: cell for cell in read(path).cells}
    section = path.name[:3]
    faults = []
    for exercise in TOLD[section]:
        notebook.cell(f"{exercise}-check").locator(".jp-Placeholder").click()
        for answer, words in answers(section, exercise, cells):
            notebook.write(exercise, answer)
            notebook.run(exercise)
            notebook.run(f"{exercise}-check")
            told = notebook.text(f"{exercise}-check")
            if not all(word in told for word in words) or told.startswith("Right") != ("Right" in words):
                faults.append(f"{exercise}: {answer}\n  is told: {told}\n  expected: {words}")
    assert not faults, "\n".join(faults)
