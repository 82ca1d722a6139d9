"""A real browser, and JupyterLab as `mvn -Plab` starts it."""
import re
import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, sync_playwright

from environment import TARGET
from lab import jupyterlab
from running import NOTEBOOKS, notebook_files

SCREENSHOTS = TARGET / "browser"


@pytest.fixture(scope="session")
def chromium():
    """The machine's own Chromium, Chrome or Edge, with no window."""
    programs = filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"]))
    choices = [{"executable_path": path} for path in programs] + [{"channel": "chrome"}, {"channel": "msedge"}]
    with sync_playwright() as playwright:
        for choice in choices:
            try:
                browser = playwright.chromium.launch(**choice)
                break
            except Error:
                continue
        else:
            pytest.exit("No Chromium, Chrome or Edge can be started: install one (Debian, Ubuntu: apt install chromium).", 1)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, request):
    """An empty page of a laptop's size; the test fails if a script fails or anything is asked from outside this machine."""
    faults = []
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(60_000)
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("console", lambda message: message.type == "error" and faults.append(f"console: {message.text}"))
    page.on("request", lambda asked: outside(asked.url) and faults.append(f"outside this machine: {asked.url}"))
    yield page
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{re.sub(r'[^a-z0-9.]+', '-', request.node.name.lower()).strip('-')}.png")
    page.close()
    assert not faults


def outside(address):
    parts = urlsplit(address)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """The address of a JupyterLab on copies of the notebooks, for it saves by itself what is edited."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(NOTEBOOKS.parent / "lib" / "target" / "jars", folder / "lib" / "target" / "jars")
    (folder / "notebooks" / "target").mkdir(parents=True)
    for path in (*notebook_files(), *NOTEBOOKS.glob("*.csv")):
        shutil.copy(path, folder / "notebooks")
    with jupyterlab(f"--ServerApp.root_dir={folder / 'notebooks'}", f"--LabApp.user_settings_dir={folder / 'settings'}",
                    f"--LabApp.workspaces_dir={folder / 'workspaces'}") as (_, address):
        yield address
