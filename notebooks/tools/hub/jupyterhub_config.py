"""A class on one JupyterHub. Beside it, the hub's own settings say who may log in and how servers are started; they read this with
load_subconfig("/…/handout/.hub/jupyterhub_config.py"). Readers are to be able to read the folder handout, not to write to it.
"""
from pathlib import Path

c = get_config()  # noqa: F821, JupyterHub provides it

hub = Path(__file__).resolve().parent
c.Spawner.environment.update({
    "JUPYTER_CONFIG_PATH": str(hub / "settings"),  # of the readers' servers
    "JUPYTER_PATH": str(hub / "share"),  # the kernel, and the descriptions of figures
    # What keeps a kernel quick and small, as notebooks/tools/kernel.py has it, and says why; and a bound for its objects.
    "JDK_JAVA_OPTIONS": "-XX:+IgnoreUnrecognizedVMOptions -XX:AllocatePrefetchInstr=1 -XX:Tier4InvocationThreshold=150000 "
                        "-XX:Tier4MinInvocationThreshold=18000 -XX:Tier4CompileThreshold=450000 -XX:Tier4BackEdgeThreshold=1200000 "
                        "-XX:MetaspaceSize=96m -XX:+UseSerialGC -Xms160m -Xmn112m -Xmx256m",
})
c.Spawner.default_url = "/lab/tree/8.0-training-a-linear-model.ipynb"
c.Spawner.start_timeout = c.Spawner.http_timeout = 300  # seconds; when a whole class logs in at once
