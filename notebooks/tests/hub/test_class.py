"""A class at a hub as `mvn -Phub` starts it: readers who all work at once, who may see what, and what is left when they go."""
import http.client
import os
import secrets
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from types import SimpleNamespace

import psutil
import pytest
from lab import free_ports
from reader import WAIT, Reader

import handout
from environment import TOOLS
from running import NOTEBOOKS, difference, notebook_files, read, varies
from saved import METADATA
from test_execution import KERNEL

PASSWORD = secrets.token_urlsafe()
LESSON = [path for path in notebook_files() if path.name.startswith(("8.0", "8.3"))]


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """The hub's process and address, and its folder, which is not that of a hub that somebody may have tried."""
    folder = tmp_path_factory.mktemp("hub")
    public, own, api = free_ports(3)
    address = f"http://127.0.0.1:{public}"
    code = f"import hub, pathlib, sys; hub.HUB = pathlib.Path({str(folder)!r}); hub.main(*sys.argv[1:])"
    command = [sys.executable, "-c", code, f"--JupyterHub.bind_url={address}", f"--JupyterHub.hub_port={own}",
               f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{api}"]
    # In a session of its own and with no terminal, so that Ctrl-C ends the tests, which then end the hub.
    log = folder / "hub.log"
    with log.open("wb") as output, subprocess.Popen(command, cwd=TOOLS, env=os.environ | {"HUB_PASSWORD": PASSWORD}, stdin=subprocess.DEVNULL,
                                                    stdout=output, stderr=output, start_new_session=True) as process:
        try:
            started = time.monotonic()
            while not answers(address):
                assert process.poll() is None and time.monotonic() < started + WAIT, log.read_text("utf-8")
                time.sleep(0.5)
            yield SimpleNamespace(process=process, address=address, folder=folder, log=log)
        finally:
            process.terminate()


def answers(address):
    try:
        return Reader(address, "").browser.get(f"{address}/hub/login", timeout=WAIT).ok
    except OSError:
        return False


@pytest.fixture(scope="module")
def lesson(hub, pytestconfig):
    """All readers log in at once, and run the lesson's notebooks at once; their kernels go on."""
    available = psutil.virtual_memory().available
    readers = [Reader(hub.address, f"reader-{number}") for number in range(pytestconfig.getoption("--readers"))]
    lesson = SimpleNamespace(readers=readers, shown={}, seconds={"servers up": []} | {path.name[:3]: [] for path in LESSON})

    def work(reader):
        timed("servers up", lambda: attend(reader))
        for path in LESSON:
            lesson.shown[reader, path] = timed(path.name[:3], lambda: reader.run(path.name))

    def timed(what, task):
        start = time.monotonic()
        result = task()
        lesson.seconds[what].append(time.monotonic() - start)
        return result

    with ThreadPoolExecutor(len(readers)) as threads:
        list(threads.map(work, readers))
    used = available - psutil.virtual_memory().available
    servers, kernels = (list(map(memory, found)) for found in (servers_of(hub), kernels_of(hub)))
    print(f"\n{len(readers)} readers on {os.cpu_count()} processors, {available / 1e9:.1f} GB free before and {used / 1e9:.1f} GB less after")
    for what, seconds in lesson.seconds.items():
        print(f"{what}: {median(seconds):.0f} s (at most {max(seconds):.0f})")
    for what, held in (("server", servers), ("kernel", kernels)):
        print(f"{len(held)} {what}s: {median(held) / 1e6:.0f} MB each (at most {max(held) / 1e6:.0f})")
    return lesson


def attend(reader):
    assert reader.log_in(PASSWORD) == 302
    reader.get_token()
    reader.start_server()


def processes_of(hub, name=""):
    """The processes of readers' servers and kernels, whatever their parents are now: they have homes in the hub's folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if (process.environ().get("HOME", "") + "/").startswith(f"{hub.folder / 'readers' / name}/".replace("//", "/")):
                found.append(process)
        except psutil.Error:
            pass
    return found


def kernels_of(hub, name=""):
    return [process for process in processes_of(hub, name) if "java" in process.name()]


def servers_of(hub, name=""):
    return [process for process in processes_of(hub, name) if "jupyterhub.singleuser" in process.cmdline()]


def memory(process):
    return process.memory_info().rss


def test_every_reader_sees_the_committed_outputs(lesson):
    faults = []
    for (reader, path), outputs in lesson.shown.items():
        cells = {cell.id: cell for cell in read(path).cells if cell.cell_type == "code"}
        assert list(outputs) == [id for id in cells if not id.endswith("-solution")]
        faults += [(reader.name, path.name[:3], id, fault) for id, got in outputs.items()
                   if (fault := difference(cells[id].outputs, got, varies(cells[id])))]
    assert len(lesson.shown) == len(lesson.readers) * len(LESSON) and not faults


def test_kernels_stay_small(hub, lesson):
    held = [memory(kernel) for kernel in kernels_of(hub)]
    assert len(held) == len(lesson.readers) * len(LESSON) and max(held) < KERNEL


def test_only_the_password_and_a_name_that_can_be_a_folder_s_let_a_reader_in(hub):
    assert Reader(hub.address, "reader-0").log_in(PASSWORD) == 302
    for name, password in [("reader-0", "wrong"), ("reader-0", ""), ("reader-0", PASSWORD[:-1]), ("..", PASSWORD), ("../reader-1", PASSWORD),
                           ("%2e%2e", PASSWORD), ("a/../../b", PASSWORD), (".hidden", PASSWORD), ("{username.__class__}", PASSWORD)]:
        assert Reader(hub.address, name).log_in(password) in (400, 403), (name, password)
    assert {path.name for path in hub.folder.iterdir() if path.is_dir()} == {"readers"}


def test_nobody_else_s_server_can_be_used(hub, lesson):
    """Nor one's own with a made-up token, or with none."""
    mine, other = lesson.readers[0], Reader(hub.address, "other")
    other.log_in(PASSWORD)
    other.get_token()
    path = f"/user/{mine.name}/api/contents"
    assert mine.ask(path).status_code == 200
    for token in (other.token, secrets.token_hex(), "none"):
        assert mine.ask(path, token=token).status_code in (403, 404)
        assert mine.ask(f"/hub/api/users/{mine.name}/server", "DELETE", token=token).status_code in (403, 404)
    for cookies in (other.browser.cookies, {}):
        answer = other.browser.get(hub.address + path, cookies=cookies, allow_redirects=False)
        assert answer.status_code in (302, 403) and "content" not in answer.text
    page = other.browser.get(f"{hub.address}/user/{mine.name}/lab")  # by all redirections, as a browser
    assert page.status_code in (403, 404)


@pytest.mark.parametrize("path", ["../reader-1/neural-networks/README.md", "../../../hub.log", "/../../../hub.log", ".hub/../../../../hub.log",
                                  "jars/../../../../hub.log"])
@pytest.mark.parametrize("dots, slash", [("..", "/"), ("%2e%2e", "/"), ("..", "%2F"), ("%2e%2e", "%2f"), ("%252e%252e", "%252f")])
@pytest.mark.parametrize("door", ["api/contents", "files", "lab/tree", "static"])
def test_paths_do_not_lead_upwards(hub, lesson, path, dots, slash, door):
    reader = lesson.readers[0]
    assert reader.ask(f"/user/{reader.name}/files/README.md").status_code == 200
    connection = http.client.HTTPConnection(hub.address.removeprefix("http://"))  # which does not tidy the path
    tangled = path.replace("/", slash).replace("..", dots)
    connection.request("GET", f"/user/{reader.name}/{door}/{tangled}", headers={"Authorization": f"token {reader.token}"})
    answer = connection.getresponse()
    assert b"Proxy" not in (body := answer.read()) and b"Training neural networks" not in body
    assert answer.status in (302, 400, 403, 404) or door == "lab/tree"  # where the page answers, and finds no file


def test_the_lab_has_the_kernel_s_name_and_descriptions_and_asks_no_question(lesson):
    reader = lesson.readers[0]
    kernels = reader.server("kernelspecs")["kernelspecs"]
    spec = METADATA["kernelspec"]
    assert (kernels["java"]["spec"]["display_name"], kernels["java"]["spec"]["language"]) == (spec["display_name"], spec["language"])
    page = reader.ask(f"/user/{reader.name}/lab").text
    assert '"figure-descriptions"' in page
    settings = reader.ask(f"/user/{reader.name}/lab/api/settings/@jupyterlab/apputils-extension:notification").json()
    assert settings["schema"]["properties"]["fetchNews"]["default"] == "false"


def test_saved_work_is_there_after_a_server_was_killed_and_no_kernel_is(hub, lesson):
    reader, name = lesson.readers[0], LESSON[0].name
    notebook = reader.open(name)
    notebook.cells[0].source = "my answer"
    reader.save(name, notebook)
    [server], kernels = servers_of(hub, reader.name), kernels_of(hub, reader.name)
    assert kernels
    server.kill()
    assert psutil.wait_procs([server, *kernels], WAIT)[1] == []
    reader.start_server()
    assert reader.open(name).cells[0].source == "my answer"
    assert reader.run(name)


def test_a_stopped_server_leaves_nothing_running(hub, lesson):
    assert kernels_of(hub) and servers_of(hub)
    with ThreadPoolExecutor(len(lesson.readers)) as threads:
        list(threads.map(Reader.stop_server, lesson.readers))
    assert psutil.wait_procs(processes_of(hub), WAIT)[1] == []


def test_ctrl_c_ends_the_hub_and_all_that_runs_in_it(hub, lesson):
    reader = lesson.readers[0]
    reader.start_server()
    reader.start_kernel(LESSON[0].name)
    running = psutil.Process(hub.process.pid).children(recursive=True)
    assert kernels_of(hub) and len(running) >= 3  # a proxy, a server, a kernel
    hub.process.send_signal(signal.SIGINT)
    hub.process.wait(WAIT)
    assert psutil.wait_procs([*running, *processes_of(hub)], WAIT)[1] == []
