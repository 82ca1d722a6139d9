"""The kernel that the tests run on: JJava, or another one with `mvn verify -Dtest.args=--kernel=FOLDER`."""
import os
import shutil
from pathlib import Path

from environment import TARGET


def pytest_addoption(parser):
    parser.addoption("--kernel", metavar="FOLDER", type=Path, help="the folder of another Java kernel, which has its kernel.json")


def pytest_configure(config):
    if folder := config.getoption("--kernel"):
        jupyter = TARGET / "pytest-kernel"
        shutil.rmtree(jupyter, ignore_errors=True)
        shutil.copytree(folder, jupyter / "kernels" / "java")  # by this name Jupyter finds it first
        os.environ["JUPYTER_PATH"] = str(jupyter)
