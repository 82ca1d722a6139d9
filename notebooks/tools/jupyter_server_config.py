"""What JupyterLab does differently here; read by `mvn -Plab`."""
import sys
from pathlib import Path

c = get_config()  # noqa: F821, Jupyter provides it

notebooks = Path(__file__).resolve().parent.parent
sys.path.append(str(notebooks / "tools"))
from descriptions import describe  # noqa: E402
from ending import end_with_terminal_and_parent  # noqa: E402

c.ServerApp.root_dir = str(notebooks)
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.answer_yes = True  # Ctrl-C stops the server without a question
c.ServerApp.allow_root = True  # in a container, root is the usual user
c.ServerApp.log_level = "WARN"
c.LabApp.news_url = None
c.LabApp.extension_manager = "readonly"
c.LabApp.extra_labextensions_path = [str(notebooks / "tools" / "labextensions")]

# The file list shows what a reader reads; saving a notebook leaves no folder of checkpoints beside it.
c.ContentsManager.hide_globs = ["*.pyc", "__pycache__", "pom.xml", "requirements*", "tests", "tools", "book", "figure-9.png", "venv",
                                "jupyter", "pytest"]
# The asynchronous manager, the default, reads and writes in threads that at times keep the server from ending at Ctrl-C.
c.ServerApp.contents_manager_class = "jupyter_server.services.contents.largefilemanager.LargeFileManager"
c.FileCheckpoints.checkpoint_dir = str(notebooks / "target" / "jupyter" / "checkpoints")
c.KernelSpecManager.allowed_kernelspecs = {"java"}
c.MultiKernelManager.default_kernel_name = "java"

# "Save and Export Notebook As" HTML or slides: a session's figures have their descriptions, too.
c.HTMLExporter.preprocessors = [lambda notebook, resources: (describe(notebook), resources)]

# No kernel is left behind.
end_with_terminal_and_parent()
