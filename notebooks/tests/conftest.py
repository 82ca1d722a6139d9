"""The kernel that the tests run on: JJava, or another one with `mvn verify -Dtest.args=--kernel=FOLDER`; and which tests go together."""
import os
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


def pytest_collection_modifyitems(items):
    """Processes share the tests by files, which have folders of their own, and by the notebooks of those that run all of them."""
    for item in items:
        each = getattr(item, "callspec", None) and (item.callspec.params.get("run") or item.callspec.params.get("lesson"))
        item.add_marker(pytest.mark.xdist_group(f"{item.path.name} {each}"))
