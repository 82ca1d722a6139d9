"""JupyterLab as `mvn -Plab` starts it."""
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil
import pytest

from environment import TARGET, TOOLS


def free_ports(count):
    """Ports of this machine that nothing listens to; they are all there at the same time, and so differ."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [free.getsockname()[1] for free in sockets]
    for free in sockets:
        free.close()
    return ports


@contextmanager
def jupyterlab(*arguments, under=()):
    """Starts the command that `mvn -Plab` starts, and ends it; gives the process and the address that it prints.

    With another command under it, the process is that one's.
    """
    [port] = free_ports(1)
    command = [*under, sys.executable, TOOLS / "environment.py", "lab", "--no-browser", f"--port={port}", *arguments]
    log = TARGET / "jupyterlab.log"
    ctrl_c = signal.signal(signal.SIGINT, signal.default_int_handler)  # heeded by the server, too, even if not by this program
    with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output) as server:
        signal.signal(signal.SIGINT, ctrl_c)
        try:
            for _ in range(1200):  # no measure: it only ends a test that would hang
                address = re.search(rf"http://\S+:{port}/lab\S*", log.read_text("utf-8"))
                if address or server.poll() is not None:
                    break
                time.sleep(0.1)
            if not address:
                pytest.fail(f"JupyterLab did not start, or gave no address:\n{log.read_text('utf-8')}", pytrace=False)
            yield server, address[0]
        finally:
            if os.name == "nt":  # where there is a process in between
                for process in psutil.Process(server.pid).children(recursive=True):
                    process.kill()
            server.terminate()
            try:
                server.wait(60)
            except subprocess.TimeoutExpired:
                server.kill()
