"""What the handout has for a JupyterHub: its settings, and those of a reader's server. A class at a hub is in the folder hub."""
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.request import Request, urlopen

import psutil
import pytest
import websocket
from traitlets.config.loader import PyFileConfigLoader

import handout
import kernel
from lab import free_ports
from reader import WAIT, answers, send
from running import NOTEBOOKS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="JupyterHub does not run on Windows")
BOUND = "-Xmx256m"


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """The handout, made where nothing else of the project is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handout, "HANDOUT", tmp_path_factory.mktemp("elsewhere") / "handout")
        umask = os.umask(0)  # as careless as can be
        handout.main()
        os.umask(umask)
        return handout.HANDOUT


@pytest.fixture
def environment(given, tmp_path):
    """What a hub adds to the surroundings of a reader's server, if it has added something of its own before; and a new home."""
    link = tmp_path / "neural-networks.py"
    link.symlink_to(given / ".hub/jupyterhub_config.py")  # as in The Littlest JupyterHub
    added = PyFileConfigLoader(link.name, path=str(tmp_path)).load_config().Spawner.environment.get_value({"OWN": "kept"})
    (tmp_path / "home").mkdir()
    return os.environ | added | {"HOME": str(tmp_path / "home")}


def test_a_hub_keeps_its_own_environment_and_readers_find_all_in_the_handout(given, environment):
    assert environment["OWN"] == "kept"
    assert environment["JUPYTER_CONFIG_PATH"] == str(given / ".hub/settings") and environment["JUPYTER_PATH"] == str(given / ".hub/share")
    specification = json.loads((given / ".hub/share/kernels/java/kernel.json").read_text())
    jars = specification["argv"][specification["argv"].index("-cp") + 1].replace("{resource_dir}", str(given / ".hub/share/kernels/java"))
    assert all(Path(jar).is_file() for jar in jars.split(":")) and str(NOTEBOOKS) not in json.dumps(specification)
    assert (given / ".hub/share/labextensions/figure-descriptions/package.json").is_file()


def test_a_hub_s_kernels_have_the_options_that_make_ours_quick_and_small_and_a_bound(given, environment):
    options = [option for option in (*kernel.OPTIONS, *kernel.COLLECTOR, *kernel.HEAP) if option.startswith("-X")]
    assert environment["JDK_JAVA_OPTIONS"].split() == [*options, BOUND]
    values = (given / ".hub/values.yaml").read_text("utf-8")
    assert re.search(r"^ {4}JDK_JAVA_OPTIONS: >-\n((?: {6}\S+\n)+)", values, re.M)[1].split() == [*options, BOUND]


def test_what_readers_are_given_is_not_for_them_to_change(given):
    paths = list(given.rglob("*"))
    assert [path for path in paths if path.stat().st_mode & 0o022] == []
    assert [path for path in paths if path.suffix == ".jar" and path.stat().st_mode & 0o222] == []


def read_settings(environment):
    """Reads a server's settings as the server does, and so makes the reader's folder."""
    code = "import sys; from traitlets.config.loader import PyFileConfigLoader as Loader; Loader(sys.argv[1]).load_config()"
    file = Path(environment["JUPYTER_CONFIG_PATH"]) / "jupyter_server_config.py"
    subprocess.run([sys.executable, "-c", code, file], check=True, env=environment)
    return Path(environment["HOME"]) / "neural-networks"


def test_a_reader_s_folder_is_made_of_the_handout_and_its_jars_are_the_handout_s(given, environment):
    folder = read_settings(environment)
    assert {path.name for path in folder.iterdir()} == {path.name for path in given.iterdir() if not path.name.startswith(".")}
    assert all(path.read_bytes() == (given / path.name).read_bytes() for path in folder.iterdir() if path.is_file())
    assert (folder / "jars").readlink() == given / "jars"
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o200 for path in folder.iterdir())


def test_nothing_of_a_reader_s_is_written_over_and_what_is_gone_comes_back(given, environment):
    folder = read_settings(environment)
    first, second, *_ = sorted(folder.glob("*.ipynb"))
    first.write_text("mine")
    (folder / "own.ipynb").write_text("mine")
    second.unlink()
    (folder / "jars").unlink()
    (folder / "jars").symlink_to("where the handout was")
    read_settings(environment)
    assert first.read_text() == (folder / "own.ipynb").read_text() == "mine"
    assert second.read_bytes() == (given / second.name).read_bytes()
    assert list((folder / "jars").glob("mlfz-*.jar"))


@pytest.fixture
def server(environment, tmp_path):
    """A reader's server; gives its process, its address and its log."""
    [port] = free_ports(1)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token=known"]
    log = tmp_path / "server.log"
    with log.open("wb") as output, subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            deadline = time.monotonic() + WAIT
            while not answering(address):
                assert process.poll() is None and time.monotonic() < deadline, log.read_text("utf-8")
                time.sleep(0.1)
            yield process, address, log
        finally:
            process.kill()


def answering(address):
    try:
        return asked(address, "api/status")
    except OSError:
        return False


def asked(address, path, data=None):
    with urlopen(Request(f"{address}/{path}?token=known", data)) as answer:
        return json.load(answer)


def test_kernels_have_an_hour_to_be_used_and_end_with_the_server_even_at_work(server):
    process, address, log = server
    number = asked(address, "api/kernels", b'{"name": "java"}')["id"]
    channels = websocket.create_connection(f"{address.replace('http', 'ws', 1)}/api/kernels/{number}/channels?token=known", timeout=WAIT)
    with closing(channels):
        request = send(channels, "Thread.sleep(Long.MAX_VALUE)")
        assert next(message["content"]["execution_state"] for kind, message in answers(channels, request) if kind == "status") == "busy"
        for words in ("Culling kernels with idle durations > 3600 seconds", "Culling kernels even with connected clients"):
            assert words in log.read_text("utf-8")
        kernels = psutil.Process(process.pid).children(recursive=True)
        assert [kernel.name() for kernel in kernels] == ["java"]
        if sys.platform == "linux":  # two servers' kernels may have the same ports, for they have other addresses
            [listening] = {at.laddr.ip.removeprefix("::ffff:") for at in kernels[0].net_connections() if at.status == psutil.CONN_LISTEN}
            assert listening.startswith("127.") and listening != "127.0.0.1"
        process.send_signal(signal.SIGINT)  # as a hub stops it
        process.wait(WAIT)
        assert "Shutting down 1 kernel" in log.read_text("utf-8")  # in good order
        assert psutil.wait_procs(kernels, WAIT)[1] == []
