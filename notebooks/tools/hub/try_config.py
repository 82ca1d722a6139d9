"""What `mvn -Phub` adds to the class's settings: a hub for a try, on the loopback address, whose readers are one system user."""
import os
import secrets
import signal
import sys
from pathlib import Path

c = get_config()  # noqa: F821, JupyterHub provides it

target = Path(__file__).resolve().parents[2] / "target"
load_subconfig(str(target / "handout" / ".hub" / "jupyterhub_config.py"))  # noqa: F821, JupyterHub provides it

password = os.environ.pop("HUB_PASSWORD", None) or secrets.token_urlsafe(9)
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.log_level = "WARN"
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = password
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = r"[a-z0-9]+([-_][a-z0-9]+)*\Z"  # a name of a folder
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(target / "hub" / "readers" / "{username}")
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
if os.geteuid() == 0:  # in a container, root is the usual user
    c.Spawner.args = ["--allow-root"]
c.ConfigurableHTTPProxy.command = [sys.executable, "-m", "configurable_http_proxy.cli"]

# When the terminal is closed the hub ends as with Ctrl-C, so that no server is left behind.
signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
print(f"JupyterHub starts; log in with any name and the password {password}; Ctrl-C ends it.", flush=True)
