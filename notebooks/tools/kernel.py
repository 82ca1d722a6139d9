"""Starts the Java kernel, as its kernel.json says: quick and small, and with an archive of classes if there is one that fits.

    python kernel.py CONNECTION_FILE

It needs nothing but Python itself, for any Jupyter may call it. The variable JJAVA_JVM_OPTS has further options for the JVM,
as with JJava's own launcher, which this program stands in for: it is a JVM of its own.
"""
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parent.parent
TARGET = NOTEBOOKS / "target"
RESOURCES = TARGET / "venv/share/jupyter/kernels/java"
CLASS_PATH = [RESOURCES / "jjava.jar", RESOURCES / "kernel.jar"]
LIBRARY = NOTEBOOKS.parent / "lib/target/jars"
ARCHIVES = TARGET / "jupyter/archives"

# Figures are painted without a screen, and text is UTF-8 on every machine.
PROPERTIES = ["-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
OPENED = ["--add-opens", "jdk.jshell/jdk.jshell=ALL-UNNAMED"]  # to Kernel.java
OPTIONS = [
    *PROPERTIES,
    # On some processors the JVM fetches memory for new objects past the caches, where backward then misses the graph; 1
    # keeps it there.
    "-XX:+IgnoreUnrecognizedVMOptions", "-XX:AllocatePrefetchInstr=1",
    # Until the first figure nearly all code runs a few times only, most of it that of the compiler of cells, and making it
    # very fast takes longer than it does. So the JVM's second compiler waits for 30 times as many calls and loops as it does
    # otherwise, which a training reaches within its first steps.
    "-XX:Tier4InvocationThreshold=150000", "-XX:Tier4MinInvocationThreshold=18000", "-XX:Tier4CompileThreshold=450000",
    "-XX:Tier4BackEdgeThreshold=1200000",
    "-XX:MetaspaceSize=96m",  # below it, no collection for the sake of classes, of which few can ever be unloaded
]
# One thread collects, so no other has to be told of what is written where. The heap begins small and grows with what is in
# use, not with what is thrown away: a step of the chapter's trainings fits into the young generation ten times.
COLLECTOR = ["-XX:+UseSerialGC"]
HEAP = ["-Xms160m", "-Xmn112m"]


def options(theirs):
    """The JVM's options: ours, but none that theirs would contradict, and theirs."""
    everywhere = [*theirs, *os.environ.get("JDK_JAVA_OPTIONS", "").split(), *os.environ.get("JAVA_TOOL_OPTIONS", "").split()]
    collector = any(re.match(r"-XX:\+Use\w+GC$", option) for option in everywhere)
    heap = any(re.match(r"-Xm|-XX:\w*(Heap|RAM|New)", option) for option in everywhere)
    return [*OPTIONS, *([] if collector else COLLECTOR), *([] if heap else HEAP), *theirs]


def archive(java):
    """Where the archive for this JDK and these jars is, or is to be; None if that cannot be told."""
    home = Path(java).resolve().parent.parent
    try:
        parts = [(home / "release").read_text("utf-8"), *OPTIONS, *COLLECTOR, *HEAP]
        for file in (home / "lib/modules", *CLASS_PATH):
            parts += [file, file.stat().st_size, file.stat().st_mtime_ns]
        # Not their times, for each build makes the same jars anew. The JVM compares each class with the archive's.
        parts += [part for jar in sorted(LIBRARY.glob("*.jar")) for part in (jar.name, jar.stat().st_size)]
    except OSError:
        return None
    return ARCHIVES / f"{hashlib.sha256(repr(list(map(str, parts))).encode()).hexdigest()[:32]}.jsa"


def with_archive(archive):
    """Options for the JVM to take this archive; if it does not fit after all, it goes without, and without a word."""
    return [f"-XX:SharedArchiveFile={archive}", "-Xlog:disable"]


def command(java, *arguments):
    """The kernel's command line."""
    theirs = os.environ.get("JJAVA_JVM_OPTS", "").split()
    fitting = archive(java)
    taken = fitting and fitting.exists() and not any("ArchiveClassesAtExit" in option for option in theirs)
    return [java, *(with_archive(fitting) if taken else []), *options(theirs), *OPENED,
            "-cp", os.pathsep.join(map(str, CLASS_PATH)), "Kernel", *arguments]


def wait(kernel, jupyter):
    """On Windows, until the kernel has ended or the Jupyter that has started it, which hands on a handle of its own process."""
    import _winapi
    try:
        _winapi.WaitForMultipleObjects([int(kernel._handle), int(jupyter)], False, _winapi.INFINITE)
    except (TypeError, ValueError, OSError):  # another program has started it
        _winapi.WaitForSingleObject(int(kernel._handle), _winapi.INFINITE)


def main(connection_file):
    java = shutil.which("java")
    if not java:
        sys.exit("The kernel needs Java: install a JDK of version 17 or newer, or put its folder bin on the PATH.")
    if os.name == "nt":  # the kernel ends with this program, see Kernel.java
        wait(subprocess.Popen(command(java, connection_file)), os.environ.get("JPY_PARENT_PID"))
        sys.exit()
    os.execv(java, command(java, connection_file))  # no process in between: signals reach the kernel itself


if __name__ == "__main__":
    main(*sys.argv[1:])
