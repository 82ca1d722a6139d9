"""Makes the notebooks' Python environment under target/ if it is missing or out of date, and runs one task in it.

    python environment.py lab        opens JupyterLab; further arguments are JupyterLab's
    python environment.py execute    runs the notebooks and writes their outputs back; names choose some of them
    python environment.py test       checks the notebooks; further arguments are pytest's
    python environment.py book       writes the chapter as HTML pages; further arguments are Sphinx's
    python environment.py handout    writes the notebooks for a class, without outputs and solutions
    python environment.py hub        starts a JupyterHub with the handout, for a try; further arguments are JupyterHub's
    python environment.py class      checks that hub with a class of readers; further arguments are pytest's
    python environment.py waiting    measures how long a reader waits; further arguments are waiting.py's
    python environment.py slides     writes the chapter as slides for a projector
    python environment.py browser    checks the notebooks in JupyterLab, in a real browser; further arguments are pytest's

Maven calls this. It needs nothing but Python itself. A task that needs more packages than JupyterLab and the tests do
has a file requirements-TASK.txt, or shares another's: they are installed when the task is first run.
"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parent.parent
TOOLS = NOTEBOOKS / "tools"
TARGET = NOTEBOOKS / "target"
VENV = TARGET / "venv"
FILES = "files.json"  # what was installed
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

TASKS = {
    "lab": ["-m", "jupyterlab", f"--config={TOOLS / 'jupyter_server_config.py'}"],
    "execute": [TOOLS / "execute.py"],
    "test": ["-m", "pytest", NOTEBOOKS / "tests", f"--basetemp={TARGET / 'pytest'}", "-n", "auto", "--maxprocesses=4",
             "--no-loadscope-reorder"],
    "book": [TOOLS / "book.py"],
    "handout": [TOOLS / "handout.py"],
    "hub": [TOOLS / "hub.py"],
    "class": ["-m", "pytest", NOTEBOOKS / "tests" / "hub", f"--basetemp={TARGET / 'pytest'}", "-s"],
    "waiting": [TOOLS / "waiting.py"],
    "slides": [TOOLS / "slides.py"],
    "browser": ["-m", "pytest", NOTEBOOKS / "tests" / "browser", f"--basetemp={TARGET / 'pytest'}"],
}
PACKAGES = {"class": "hub"}  # tasks that need another's


def make(task):
    """Installs the pinned packages into target/venv, unless that was done before from the same files and Python."""
    base, more = NOTEBOOKS / "requirements.txt", NOTEBOOKS / f"requirements-{PACKAGES.get(task, task)}.txt"
    if installed(base) and (fault := damage()):
        print(f"The notebooks' Python environment is damaged: {fault}. It is made again.", flush=True)
        marker(base).unlink()
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
    return hashlib.sha256(b"".join([requirements.read_bytes(), Path(__file__).read_bytes(), (TOOLS / "Kernel.java").read_bytes(),
                                    sys.version.encode()])).hexdigest()


def marker(requirements):
    return VENV / f"made-from-{requirements.stem}"


def installed(requirements):
    return marker(requirements).exists() and marker(requirements).read_text() == made_from(requirements)


def mark(requirements):
    """Remembers that all of it is installed: done last, so that an interrupted installation is repeated."""
    (VENV / FILES).write_text(json.dumps({str(path): size for path, size in files()}), "utf-8")
    marker(requirements).write_text(made_from(requirements))


def files():
    """The environment's files and their sizes, without those that Python or JupyterLab write in use."""
    for folder, folders, names in os.walk(VENV):
        folders[:] = [name for name in folders if name not in ("__pycache__", "etc")]
        for path in (Path(folder, name) for name in names if name != FILES):
            if not path.is_symlink():
                yield path.relative_to(VENV), path.stat().st_size


def damage():
    """What is wrong with an environment that was whole, or an empty text: a full disk or a clean-up may have got at it."""
    try:
        subprocess.run([PYTHON, "-I", "-c", ""], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        there = {str(path): size for path, size in files()}
        before = json.loads((VENV / FILES).read_text("utf-8"))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return f"{PYTHON.name} does not run in it, or its list of files cannot be read"
    return next((f"{path} is missing" if path not in there else f"{path} has changed"
                 for path, size in before.items() if there.get(path) != size), "")


def install(requirements):
    run(PYTHON, "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes",
        "-r", requirements)


def run(*command):
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError:
        sys.exit("The notebooks' Python environment could not be made: the reason is above, and the next run tries again.")
    except KeyboardInterrupt:
        sys.exit("The notebooks' Python environment is not finished: the next run makes it.")


def settle():
    """Names the kernel as the notebooks do, has it started by kernel.py, and keeps JupyterLab from asking about news."""
    folder = VENV / "share/jupyter/kernels/java"
    compile_kernel(folder)
    kernel = folder / "kernel.json"
    # Paths from the kernel's folder, so that the project may be moved, and from no PATH, which not every Jupyter has from here.
    python, program = (os.path.relpath(path, folder).replace(os.sep, "/") for path in (PYTHON, TOOLS / "kernel.py"))
    started = {"display_name": "Java",
               "argv": [f"{{resource_dir}}/{python}", "-I", f"{{resource_dir}}/{program}", "{connection_file}"]}
    kernel.write_text(json.dumps(json.loads(kernel.read_text()) | started, indent=1))
    settings = VENV / "share/jupyter/lab/settings"
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "overrides.json").write_text(json.dumps(
        {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}))


def compile_kernel(folder):
    """Compiles what starts JJava to a jar beside JJava's: an archive holds classes of jars only."""
    classes = folder / "classes"
    javac = Path(os.environ["JAVA_HOME"]) / "bin/javac" if "JAVA_HOME" in os.environ else "javac"
    run(javac, "--release", "17", "-proc:none", "-cp", folder / "jjava.jar", "-d", classes, TOOLS / "Kernel.java")
    with zipfile.ZipFile(folder / "kernel.jar", "w") as jar:
        for file in classes.glob("*.class"):
            jar.write(file, file.name)
    shutil.rmtree(classes)


def archive_classes(task):
    """Makes the archive of classes with which kernels start in less time, for tasks that start them; JupyterLab need not wait."""
    if task == "lab":
        subprocess.run([PYTHON, TOOLS / "archive.py", "background"], env=surroundings(), cwd=NOTEBOOKS)
    elif task in ("execute", "test", "waiting", "browser"):
        subprocess.run([PYTHON, TOOLS / "archive.py"], env=surroundings(), cwd=NOTEBOOKS)


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
    archive_classes(task)
    if task == "lab":
        print("JupyterLab starts; Ctrl-C ends it.", flush=True)
    os.chdir(NOTEBOOKS)
    if os.name == "nt":
        sys.exit(ended(subprocess.Popen(command, env=surroundings())))
    os.execve(PYTHON, command, surroundings())  # no process in between: Ctrl-C reaches the task itself


if __name__ == "__main__":
    main(*sys.argv[1:])
