"""What `mvn -Phub` adds to the class's settings: a hub for a try, on the loopback address, whose readers are one system user."""
import os
import secrets
import sys
from pathlib import Path

c = get_config()  # noqa: F821, JupyterHub provides it

tools = Path(__file__).resolve().parents[1]
sys.path.append(str(tools))
from ending import end_with_terminal_and_parent  # noqa: E402

load_subconfig(str(tools.parent / "target" / "handout" / ".hub" / "jupyterhub_config.py"))  # noqa: F821, JupyterHub provides it

password = os.environ.pop("HUB_PASSWORD", None) or secrets.token_urlsafe(9)
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.log_level = "WARN"
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = password
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = r"[a-z0-9]+([-_][a-z0-9]+)*\Z"  # a name of a folder
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = os.path.abspath("readers/{username}")
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
if os.geteuid() == 0:  # in a container, root is the usual user
    c.Spawner.args = ["--allow-root"]
c.ConfigurableHTTPProxy.command = [sys.executable, str(Path(sys.executable).with_name("configurable-http-proxy")), "--log-level=warning",
                                   "--proxy-timeout=300000"]  # milliseconds

# No server is left behind.
end_with_terminal_and_parent()
print(f"JupyterHub starts; log in with any name and the password {password}; Ctrl-C ends it.", flush=True)
