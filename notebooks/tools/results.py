"""Files and folders that change as a whole: what stood there before stays until the new is complete."""
import os
import shutil
import sys
from contextlib import contextmanager


@contextmanager
def new_folder(folder):
    """Gives an empty folder to fill; when that is done without an error, it takes this one's place."""
    fresh, old = folder.with_name(f"{folder.name}-new"), folder.with_name(f"{folder.name}-old")
    for left in (fresh, old):  # by a run that was cut short
        shutil.rmtree(left, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    try:
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    except PermissionError:  # on Windows, where nobody may have a file in it open, or be in it
        sys.exit(f"{folder} is in use and stays as it is; the new one is {fresh}")
    shutil.rmtree(old, ignore_errors=True)


def write_file(path, content):
    """Writes text beside the file and then moves it there."""
    fresh = path.with_name(f".{path.name}-new")
    try:
        fresh.write_text(content, "utf-8", newline="\n")
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
