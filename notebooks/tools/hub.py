"""Starts a JupyterHub on this machine's loopback address with the handout's settings, for a try.

    python hub.py [arguments of JupyterHub]

Any name and one password log in; the password is HUB_PASSWORD, or a new one each time. All that readers do is in target/hub.
"""
import os
import sys

import handout
from running import NOTEBOOKS

HUB = NOTEBOOKS / "target" / "hub"
SETTINGS = NOTEBOOKS / "tools" / "hub" / "try_config.py"


def main(*arguments):
    if os.name == "nt":
        sys.exit("JupyterHub does not run on Windows: use Linux, macOS or the Windows Subsystem for Linux.")
    handout.main()
    HUB.mkdir(exist_ok=True)
    os.chdir(HUB)  # where JupyterHub keeps its own files
    os.execv(sys.executable, [sys.executable, "-m", "jupyterhub", f"--config={SETTINGS}", *arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])
