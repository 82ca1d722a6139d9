"""The kernel that the tests run on: JJava, or another one with `mvn verify -Dtest.args=--kernel=FOLDER`; and which tests go together."""
import os
import re
import shutil
from pathlib import Path

import pytest

from environment import TARGET


def pytest_addoption(parser):
    parser.addoption("--kernel", metavar="FOLDER", type=Path, help="the folder of another Java kernel, which has its kernel.json")


def pytest_configure(config):
    if (folder := config.getoption("--kernel")) and not hasattr(config, "workerinput"):  # once, for all processes
        jupyter = TARGET / "pytest-kernel"
        shutil.rmtree(jupyter, ignore_errors=True)
        shutil.copytree(folder, jupyter / "kernels" / "java")  # by this name Jupyter finds it first
        os.environ["JUPYTER_PATH"] = str(jupyter)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Processes share the tests by files, which have folders of their own, and by notebooks where these have kernels of their own."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFileAndNotebook(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.split("::")[0]
            notebook = re.search(r"[\[-](\d\.\d)", nodeid) if file.endswith(("test_execution.py", "test_exercises.py")) else None
            return f"{file} {notebook[1]}" if notebook else file

    return ByFileAndNotebook(config, log)
