"""Makes the notebooks' Python environment under target/ if it is missing or out of date, and runs one task in it.

    python environment.py lab        opens JupyterLab; further arguments are JupyterLab's
    python environment.py execute    runs the notebooks and writes their outputs back; names choose some of them
    python environment.py test       checks the notebooks; further arguments are pytest's
    python environment.py book       writes the chapter as HTML pages; further arguments are Sphinx's
    python environment.py handout    writes the notebooks for a class, without outputs and solutions
    python environment.py slides     writes the chapter as slides for a projector
    python environment.py browser    checks the notebooks in JupyterLab, in a real browser; further arguments are pytest's

Maven calls this. It needs nothing but Python itself. A task that needs more packages than JupyterLab and the tests do
has a file requirements-TASK.txt of its own: they are installed when the task is first run.
"""
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parent.parent
TOOLS = NOTEBOOKS / "tools"
TARGET = NOTEBOOKS / "target"
VENV = TARGET / "venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

TASKS = {
    "lab": ["-m", "jupyterlab", f"--config={TOOLS / 'jupyter_server_config.py'}"],
    "execute": [TOOLS / "execute.py"],
    "test": ["-m", "pytest", NOTEBOOKS / "tests", f"--basetemp={TARGET / 'pytest'}"],
    "book": [TOOLS / "book.py"],
    "handout": [TOOLS / "handout.py"],
    "slides": [TOOLS / "slides.py"],
    "browser": ["-m", "pytest", NOTEBOOKS / "tests" / "browser", f"--basetemp={TARGET / 'pytest'}"],
}


def make(task):
    """Installs the pinned packages into target/venv, unless that was done before from the same files and Python."""
    base, more = NOTEBOOKS / "requirements.txt", NOTEBOOKS / f"requirements-{task}.txt"
    if not PYTHON.exists() or not installed(base):
        print("Making the notebooks' Python environment in notebooks/target/venv: once, about a minute, 370 MB …", flush=True)
        run(sys.executable, "-m", "venv", "--clear", VENV)
        install(base)
        settle()
        mark(base)
    if more.exists() and not installed(more):
        print(f"Adding the Python packages that the task {task} needs: once …", flush=True)
        install(more)
        mark(more)


def made_from(requirements):
    return hashlib.sha256(requirements.read_bytes() + Path(__file__).read_bytes() + sys.version.encode()).hexdigest()


def marker(requirements):
    return VENV / f"made-from-{requirements.stem}"


def installed(requirements):
    return marker(requirements).exists() and marker(requirements).read_text() == made_from(requirements)


def mark(requirements):
    """Remembers that all of it is installed: done last, so that an interrupted installation is repeated."""
    marker(requirements).write_text(made_from(requirements))


def install(requirements):
    run(PYTHON, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes",
        "-r", requirements)


def run(*command):
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError:
        sys.exit("The notebooks' Python environment could not be made: the reason is above, and the next run tries again.")


def settle():
    """Names the kernel as the notebooks do, and keeps JupyterLab from asking about news."""
    kernel = VENV / "share/jupyter/kernels/java/kernel.json"
    kernel.write_text(json.dumps(json.loads(kernel.read_text()) | {"display_name": "Java"}, indent=1))
    settings = VENV / "share/jupyter/lab/settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "overrides.json").write_text(json.dumps(
        {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}))


def surroundings():
    """The tasks' environment variables: Maven's Java comes first, and the user's own Jupyter is neither read nor written."""
    jupyter = TARGET / "jupyter"
    variables = os.environ | {
        "JUPYTER_CONFIG_DIR": str(jupyter / "config"),
        "JUPYTER_DATA_DIR": str(jupyter / "data"),
        "JUPYTER_RUNTIME_DIR": str(jupyter / "runtime"),
        "IPYTHONDIR": str(jupyter / "ipython"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        # Figures are painted without a screen, and text is UTF-8 on every machine. AllocatePrefetchInstr: on some processors
        # the JVM fetches memory for new objects past the caches, where backward then misses the graph; 1 keeps it there.
        "JJAVA_JVM_OPTS": "-Djava.awt.headless=true -Dfile.encoding=UTF-8 -XX:+IgnoreUnrecognizedVMOptions"
                          f" -XX:AllocatePrefetchInstr=1 {os.environ.get('JJAVA_JVM_OPTS', '')}",
    }
    if "JAVA_HOME" in os.environ:
        variables["PATH"] = str(Path(os.environ["JAVA_HOME"]) / "bin") + os.pathsep + os.environ["PATH"]
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTER_TOKEN", "PYTHONPATH", "PYTHONHOME"):
        variables.pop(name, None)
    return variables


def ended(process):
    """The exit code of a task, which hears Ctrl-C itself and may take its time to end."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            pass


def main(task, *arguments):
    make(task)
    command = [PYTHON, *TASKS[task], *arguments]
    (TARGET / "jupyter").mkdir(exist_ok=True)
    if task == "lab":
        print("JupyterLab starts; Ctrl-C ends it.", flush=True)
    os.chdir(NOTEBOOKS)
    if os.name == "nt":
        sys.exit(ended(subprocess.Popen(command, env=surroundings())))
    os.execve(PYTHON, command, surroundings())  # no process in between: Ctrl-C reaches the task itself


if __name__ == "__main__":
    main(*sys.argv[1:])
