"""Makes the archive of classes with which kernels start in less time, unless it is there.

    python archive.py               makes it
    python archive.py background    has another process make it, and ends at once

A kernel runs the cells of archived.jshell and then writes what classes it has to a file, in the form in which the JVM keeps them
in memory. The cells are not the notebooks', which may hold whatever a reader has written.
"""
import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from nbformat.v4 import new_code_cell, new_notebook

import kernel
from running import CellFailed, session

CELLS = Path(__file__).with_name("archived.jshell")
KEPT = 3  # archives: for as many JDKs


def cells():
    return CELLS.read_text("utf-8").strip().split("\n\n\n")


def make():
    """Makes the archive, and returns whether there is one; a kernel starts without just as well."""
    java = shutil.which("java")
    archive = java and kernel.archive(java)
    if not archive or archive.exists():
        return bool(archive)
    new = archive.with_suffix(f".{os.getpid()}")  # one that is being made is not to be taken for one that is there
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        dump(new)
        if fits(java, new):
            settle(new, archive)
    except OSError:
        pass  # the disk is full, say
    with suppress(OSError):
        tidy(archive.parent, new)
    return archive.exists()


def dump(file):
    """Runs the cells in a kernel that writes its classes to the file when it ends."""
    variables = dict(os.environ)
    # Relative to the notebooks' folder, where a kernel runs: blanks in a path would part the option.
    os.environ["JJAVA_JVM_OPTS"] = f"-XX:ArchiveClassesAtExit={file.relative_to(kernel.NOTEBOOKS).as_posix()} -Xlog:disable"
    try:
        with session(new_notebook(cells=[new_code_cell(cell) for cell in [*cells(), "System.exit(0)"]])) as running:
            for cell in running.cells:
                with suppress(CellFailed):  # the last one's kernel always ends before it answers
                    running.run(cell)
    finally:
        os.environ.clear()
        os.environ.update(variables)


def fits(java, file):
    """Whether a JVM that may not go without the archive starts with it; if it breaks down, it leaves its report beside it."""
    command = [java, *kernel.with_archive(file), *kernel.options([]), "-Xshare:on", "-XX:-CreateCoredumpOnCrash",
               "-cp", os.pathsep.join(map(str, kernel.CLASS_PATH)), "-version"]
    return file.exists() and subprocess.run(command, cwd=file.parent, capture_output=True).returncode == 0


def settle(new, archive):
    """Gives the archive its name once all of it is on the disk, so that no half of it has the name if the machine breaks down."""
    with new.open("rb") as file, suppress(OSError):  # Windows does this for files that are written alone
        os.fsync(file.fileno())
    os.replace(new, archive)


def tidy(folder, new=None):
    """Removes what did not become an archive, and archives of long ago."""
    files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
    archives = [file for file in files if file.suffix == ".jsa"]
    left_behind = [file for file in files if file == new or file.suffix != ".jsa" and file.stat().st_mtime < time.time() - 3600]
    for file in [*archives[KEPT:], *left_behind]:
        file.unlink(missing_ok=True)


def main(background=None):
    if not background:
        sys.exit(not make())
    if os.name == "nt":
        apart = {"creationflags": subprocess.DETACHED_PROCESS | subprocess.IDLE_PRIORITY_CLASS}
    else:
        apart = {"start_new_session": True, "preexec_fn": lambda: os.nice(19)}
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.Popen([sys.executable, __file__], **apart, **quiet)


if __name__ == "__main__":
    main(*sys.argv[1:])
