"""Makes the notebooks' Python environment under target/ if it is missing or out of date, and runs one task in it.

    python environment.py lab        opens JupyterLab; further arguments are JupyterLab's
    python environment.py execute    runs the notebooks and writes their outputs back; names choose some of them
    python environment.py test       checks the notebooks; further arguments are pytest's
    python environment.py book       writes the chapter as HTML pages; further arguments are Sphinx's
    python environment.py handout    writes the notebooks for a class, without outputs and solutions

Maven calls this. It needs nothing but Python itself.
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
REQUIREMENTS = NOTEBOOKS / "requirements.txt"
BOOK_REQUIREMENTS = NOTEBOOKS / "requirements-book.txt"

TASKS = {
    "lab": ["-m", "jupyterlab", f"--config={TOOLS / 'jupyter_server_config.py'}"],
    "execute": [TOOLS / "execute.py"],
    "test": ["-m", "pytest", NOTEBOOKS / "tests", f"--basetemp={TARGET / 'pytest'}"],
    "book": [TOOLS / "book.py"],
    "handout": [TOOLS / "handout.py"],
}


def make():
    """Installs the pinned packages into target/venv, unless that was done before from the same files and Python."""
    made_from = hashlib.sha256(REQUIREMENTS.read_bytes() + Path(__file__).read_bytes() + sys.version.encode()).hexdigest()
    marker = VENV / "made-from"
    if PYTHON.exists() and marker.exists() and marker.read_text() == made_from:
        return
    print("Making the notebooks' Python environment in notebooks/target/venv: once, about a minute, 300 MB …", flush=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        install(REQUIREMENTS)
    except subprocess.CalledProcessError:
        sys.exit("The notebooks' Python environment could not be made: the reason is above, and the next run tries again.")
    settle()
    marker.write_text(made_from)  # last, so that an interrupted installation is repeated


def make_for_book():
    """Adds what only the book needs. Its pins agree with the environment's own, so nothing else changes."""
    made_from = hashlib.sha256(BOOK_REQUIREMENTS.read_bytes()).hexdigest()
    marker = VENV / "book-made-from"
    if marker.exists() and marker.read_text() == made_from:
        return
    print("Adding what the book needs to notebooks/target/venv: once, about half a minute, 70 MB …", flush=True)
    try:
        install(BOOK_REQUIREMENTS)
    except subprocess.CalledProcessError:
        sys.exit("What the book needs could not be added: the reason is above, and the next run tries again.")
    marker.write_text(made_from)


def install(requirements):
    subprocess.run([PYTHON, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
                    "--require-hashes", "-r", requirements], check=True)


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
        # Figures are painted without a screen, and text is UTF-8 on every machine.
        "JJAVA_JVM_OPTS": f"-Djava.awt.headless=true -Dfile.encoding=UTF-8 {os.environ.get('JJAVA_JVM_OPTS', '')}",
    }
    if "JAVA_HOME" in os.environ:
        variables["PATH"] = str(Path(os.environ["JAVA_HOME"]) / "bin") + os.pathsep + os.environ["PATH"]
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "PYTHONPATH", "PYTHONHOME"):
        variables.pop(name, None)
    return variables


def main(task, *arguments):
    make()
    if task == "book":
        make_for_book()
    command = [PYTHON, *TASKS[task], *arguments]
    (TARGET / "jupyter").mkdir(exist_ok=True)
    if task == "lab":
        print("JupyterLab starts; Ctrl-C ends it.", flush=True)
    os.chdir(NOTEBOOKS)
    if os.name == "nt":
        sys.exit(subprocess.call(command, env=surroundings()))
    os.execve(PYTHON, command, surroundings())  # no process in between: Ctrl-C reaches the task itself


if __name__ == "__main__":
    main(*sys.argv[1:])
