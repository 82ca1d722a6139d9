"""What a reader's server does in a class. The server reads it, and has no more rights than the reader."""
import os
import shutil
import signal
import sys
from pathlib import Path

from jupyter_client.localinterfaces import local_ips

c = get_config()  # noqa: F821, Jupyter provides it

handout = Path(__file__).resolve().parents[2]
sys.path.append(str(handout / ".hub"))
from descriptions import describe  # noqa: E402

# The reader's folder gets what it lacks of the handout, and nothing in it is written over. The jars are the handout's own.
folder = Path.home() / "neural-networks"
folder.mkdir(mode=0o700, exist_ok=True)
for file in handout.iterdir():
    if file.is_file() and not os.path.lexists(folder / file.name):
        fresh = folder / f".{file.name}-new"
        shutil.copyfile(file, fresh)
        fresh.rename(folder / file.name)
jars = folder / "jars"
if jars.is_symlink():
    jars.unlink()  # the handout may have moved
if not jars.exists():
    jars.symlink_to(handout / "jars")

c.ServerApp.root_dir = str(folder)
c.LabApp.news_url = None
c.LabApp.extension_manager = "readonly"
c.MultiKernelManager.default_kernel_name = "java"

# An hour after its last cell a kernel is ended, even if its notebook is open; then the server, when nobody uses it.
c.MappingKernelManager.cull_idle_timeout = c.ServerApp.shutdown_no_activity_timeout = 3600
c.MappingKernelManager.cull_connected = True

# Of a whole class's kernels that start at once, two might be given the same port. On Linux all of 127.0.0.0/8 is the machine
# itself: so each server's kernels get an address that no other server has.
if sys.platform == "linux":
    number = os.getpid()
    address = f"127.{1 + (number >> 16)}.{number >> 8 & 255}.{number & 255}"
    local_ips().append(address)  # Jupyter knows those of network cards alone, and starts kernels at no other
    c.KernelManager.ip = address

# "Save and Export Notebook As" HTML or slides: a session's figures have their descriptions, too.
c.HTMLExporter.preprocessors = [lambda notebook, resources: (describe(notebook), resources)]

# JupyterHub stops a server with SIGINT, at which one without a terminal would leave its kernels running.
for stop in (signal.SIGINT, signal.SIGHUP):
    signal.signal(stop, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
