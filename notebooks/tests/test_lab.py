"""The server of `mvn -Plab`: who may use it, what it offers, and how it ends."""
import json
import os
import signal
import socket
import sys
import time
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from environment import NOTEBOOKS
from lab import jupyterlab


def asked(lab, path, token=None):
    """The server's answer to one who has this token, or none."""
    address = f"http://{urlsplit(lab).netloc}{path}" + (f"?token={token}" if token else "")
    with urlopen(address) as answer:
        return json.load(answer)


def token(lab):
    return parse_qs(urlsplit(lab).query)["token"][0]


def test_only_this_machine_and_only_with_the_token(monkeypatch):
    """The token is a new one each time, whatever the surroundings say."""
    monkeypatch.setenv("JUPYTER_TOKEN", "known")
    with jupyterlab() as (server, lab):
        assert urlsplit(lab).hostname in ("127.0.0.1", "localhost") and len(token(lab)) >= 40
        for wrong in (None, "known"):
            with pytest.raises(HTTPError) as refused:
                asked(lab, "/api/contents", wrong)
            assert refused.value.code == 403
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.2", urlsplit(lab).port), 5)  # where a server on all addresses would answer

        names = {entry["name"] for entry in asked(lab, "/api/contents", token(lab))["content"]}
        assert {name for name in names if not name.endswith(".ipynb")} <= {"target", "penguins.csv"}
        assert set(asked(lab, "/api/kernelspecs", token(lab))["kernelspecs"]) == {"java"}

        name = next(name for name in names if name.startswith("8.0-"))
        address = f"http://{urlsplit(lab).netloc}/api/contents/{name}/checkpoints?token={token(lab)}"
        with urlopen(Request(address, b"", method="POST")) as made:
            assert made.status == 201
        assert not (NOTEBOOKS / ".ipynb_checkpoints").exists()

        if os.name != "nt":  # which cannot send one program the Ctrl-C of a terminal
            server.send_signal(signal.SIGINT)
            assert server.wait(60) == 0


def test_an_export_of_a_session_has_the_descriptions_of_its_figures(tmp_path):
    """The kernel's outputs as JupyterLab saves them, exported by the menu "Save and Export Notebook As"."""
    picture = new_output("execute_result", {"image/png": "iVBORw0KGgo=", "text/plain": "a line that rises"}, execution_count=1)
    nbformat.write(new_notebook(cells=[new_code_cell("x", outputs=[picture])]), tmp_path / "one.ipynb")
    with jupyterlab(f"--ServerApp.root_dir={tmp_path}") as (_, lab):
        for kind in ("html", "slides"):
            with urlopen(f"http://{urlsplit(lab).netloc}/nbconvert/{kind}/one.ipynb?token={token(lab)}") as answer:
                assert 'alt="a line that rises"' in answer.read().decode()


PARENT = [sys.executable, "-c", "import subprocess, sys; subprocess.call(sys.argv[1:])"]  # as Maven is one


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("sign, under", [("SIGINT", []), ("SIGHUP", []), ("SIGKILL", []), ("SIGKILL", PARENT)],
                         ids=["Ctrl-C without a terminal", "a closed terminal", "killed", "the parent killed"])
def test_however_the_server_ends_no_kernel_is_left(sign, under):
    with jupyterlab(under=under) as (started, lab):
        address = f"http://{urlsplit(lab).netloc}/api/kernels?token={token(lab)}"
        with urlopen(Request(address, b'{"name": "java"}', method="POST")) as made:
            assert made.status == 201
        processes = psutil.Process(started.pid).children(recursive=True)
        while not (processes[-1].name() == "java" and processes[-1].net_connections()):  # the kernel does not answer yet
            time.sleep(0.1)
        started.send_signal(getattr(signal, sign))
        started.wait(60)
        assert psutil.wait_procs(processes, 60)[1] == []
