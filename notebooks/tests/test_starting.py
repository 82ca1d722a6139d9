"""How kernels start: with which options, and with an archive of classes that is never taken for what it is not."""
import os
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from jupyter_client.connect import write_connection_file
from jupyter_core.utils import run_sync
from nbformat.v4 import new_code_cell, new_notebook

import archive
import kernel
import waiting
from running import NOTEBOOKS, notebook_files, session

JAVA = shutil.which("java")
SHOW = "new mlfz.nn.scalar.Scalar(1)"


@pytest.fixture(scope="module", autouse=True)
def made():
    assert archive.make(), "no archive of classes could be made"
    return kernel.archive(JAVA)


@pytest.fixture
def folder(tmp_path):
    """Another folder with a copy of the library's jars."""
    shutil.copytree(kernel.LIBRARY, tmp_path / "jars")
    return tmp_path


def ran(*sources, folder=NOTEBOOKS):
    """What the last of some cells shows as text, in a fresh kernel."""
    with session(new_notebook(cells=[new_code_cell(source) for source in sources]), folder) as running:
        for cell in running.cells:
            outputs = running.run(cell)
    return outputs[-1].data["text/plain"] if outputs else None


def java(*options):
    """What the JVM says of itself, with these options and the kernel's class path; but not whether it shares classes."""
    done = subprocess.run([JAVA, *options, "-cp", os.pathsep.join(map(str, kernel.CLASS_PATH)), "-version"], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr.replace(", sharing", "")


def test_the_archived_cells_run_and_the_library_s_classes_come_from_the_archive(tmp_path, monkeypatch, made):
    """With -Xshare:on the JVM starts only if it takes the archive."""
    log = tmp_path / "classes"
    monkeypatch.setenv("JJAVA_JVM_OPTS", f"-Xshare:on -Xlog:class+load:file={log}")
    assert str(made) in " ".join(kernel.command(JAVA))
    ran(*archive.cells())
    sources = dict(re.findall(r"\] ([\w.$/]+) source: (.*)", log.read_text()))
    for name in ("org.dflib.jjava.kernel.JavaKernel", "com.sun.tools.javac.comp.Attr", "mlfz.nn.scalar.Scalar", "mlfz.plot.Figure",
                 "org.knowm.xchart.XYChart"):
        assert sources[name].startswith("shared objects file"), f"{name} is from {sources[name]}"


def test_a_rebuilt_library_is_never_taken_from_the_archive(folder):
    assert ran("%classpath jars/*.jar", SHOW, folder=folder) == "Scalar(1.0)"
    [jar] = (folder / "jars").glob("mlfz-*.jar")
    with zipfile.ZipFile(jar) as built:
        entries = {name: built.read(name) for name in built.namelist()}
    name = "mlfz/nn/scalar/Scalar.class"
    assert entries[name].count(b"Scalar(") == 1
    entries[name] = entries[name].replace(b"Scalar(", b"Number(")
    with zipfile.ZipFile(jar, "w") as rebuilt:
        for entry in entries.items():
            rebuilt.writestr(*entry)
    assert ran("%classpath jars/*.jar", SHOW, folder=folder) == "Number(1.0)"


@pytest.mark.parametrize("content", [None, b"", b"no archive" * 100], ids=["missing", "empty", "other"])
def test_an_archive_that_does_not_fit_is_passed_over_without_a_word(tmp_path, content):
    file = tmp_path / "damaged.jsa"
    if content is not None:
        file.write_bytes(content)
    assert not archive.fits(JAVA, file)
    assert java(*kernel.with_archive(file), *kernel.options([])) == java(*kernel.options([]))


def test_half_an_archive_is_found_out(tmp_path, made, files_outside_target):
    """A JVM would end with it: so it is tried before it has its name."""
    files = files_outside_target()
    half = tmp_path / "half"
    half.write_bytes(made.read_bytes()[:made.stat().st_size // 2])
    assert not archive.fits(JAVA, half)
    assert files_outside_target() == files


def test_an_archive_of_other_jars_is_passed_over_without_a_word(tmp_path, monkeypatch, made):
    """As after the checkout has been moved."""
    monkeypatch.setattr(kernel, "CLASS_PATH", [Path(shutil.copy(jar, tmp_path)) for jar in kernel.CLASS_PATH])
    assert not archive.fits(JAVA, made)
    assert kernel.archive(JAVA) != made
    assert java(*kernel.with_archive(made), *kernel.options([])) == java(*kernel.options([]))


@pytest.fixture
def jdk(tmp_path):
    """As much of a JDK as is looked at."""
    home = tmp_path / "jdk"
    for file in ("release", "lib/modules", "bin/java"):
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (home / file).write_text("17")
    return home


def test_another_jdk_or_other_jars_have_another_archive(jdk, folder, monkeypatch):
    monkeypatch.setattr(kernel, "LIBRARY", folder / "jars")
    names = [kernel.archive(jdk / "bin/java")]
    (jdk / "release").write_text("18")
    names.append(kernel.archive(jdk / "bin/java"))
    (jdk / "lib/modules").write_text("of another build")
    names.append(kernel.archive(jdk / "bin/java"))
    [jar] = (folder / "jars").glob("mlfz-*.jar")
    os.utime(jar, (0, 0))  # built anew
    assert names[-1] == kernel.archive(jdk / "bin/java")
    jar.write_bytes(b"")
    names.append(kernel.archive(jdk / "bin/java"))
    jar.rename(jar.with_name("mlfz-2.0.jar"))
    names.append(kernel.archive(jdk / "bin/java"))
    assert None not in names and len(set(names)) == len(names) == 5


def test_where_there_can_be_no_archive_a_kernel_starts_without(jdk):
    (jdk / "release").unlink()
    assert kernel.archive(jdk / "bin/java") is None
    assert "SharedArchiveFile" not in " ".join(kernel.command(str(jdk / "bin/java")))


def test_an_archive_is_made_as_a_whole_or_not_at_all(tmp_path, monkeypatch):
    archives = tmp_path / "archives"
    monkeypatch.setattr(kernel, "ARCHIVES", archives)
    monkeypatch.setattr(archive, "dump", lambda file: file.write_bytes(b"the disk was full"))
    assert not archive.make()
    assert list(archives.iterdir()) == []

    def full(file):
        file.write_bytes(b"some")
        raise OSError("no space left on device")

    monkeypatch.setattr(archive, "dump", full)
    assert not archive.make()
    assert list(archives.iterdir()) == []
    shutil.rmtree(archives)
    archives.write_text("where the folder should be")
    assert not archive.make()


def test_two_sessions_may_make_the_archive_at_once(tmp_path, monkeypatch, made):
    monkeypatch.setattr(kernel, "ARCHIVES", tmp_path)

    def meanwhile(file):
        shutil.copy(made, file)
        shutil.copy(made, kernel.archive(JAVA))

    monkeypatch.setattr(archive, "dump", meanwhile)
    assert archive.make()
    assert list(tmp_path.iterdir()) == [kernel.archive(JAVA)]


def test_archives_of_long_ago_are_removed(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.jsa").write_text("")
        os.utime(tmp_path / f"{number}.jsa", (number, number))
    (tmp_path / "left.123").write_text("")
    os.utime(tmp_path / "left.123", (0, 0))
    (tmp_path / "being-made.124").write_text("")
    archive.tidy(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"2.jsa", "3.jsa", "4.jsa", "being-made.124"}


@pytest.mark.parametrize("variable", ["JJAVA_JVM_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"])
@pytest.mark.parametrize("option, without", [
    ("-XX:+UseParallelGC", "-XX:+UseSerialGC"), ("-Xmx64m", "-Xms160m"), ("-XX:MaxRAMPercentage=2", "-Xms160m"), ("-Dx=1", None)])
def test_a_user_s_options_go_before_ours(monkeypatch, variable, option, without):
    monkeypatch.setenv(variable, option)
    theirs = os.environ.get("JJAVA_JVM_OPTS", "").split()
    chosen = kernel.options(theirs)
    assert set(kernel.options([])) - set(chosen) <= {without, "-Xmn112m"} and without not in chosen
    assert java(*chosen)[0] == 0


def test_a_fresh_kernel_completes_names_though_the_list_of_classes_is_not_yet_made():
    with session(new_notebook(cells=[new_code_cell("""
            Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("Kernel") && frame.getMethodName().equals("pause"))""")])) as running:
        [waits] = running.run(running.cells[0])
        assert waits.data["text/plain"] == "true"

        async def completed():
            return await running.client.kc.complete("Math.floorM", reply=True, timeout=120)

        assert run_sync(completed)()["content"]["matches"] == ["floorMod("]


def test_a_kernel_ends_when_one_of_its_ports_is_taken(tmp_path):
    """Then Jupyter starts it once more, with others."""
    file, connection = write_connection_file(str(tmp_path / "connection.json"))
    with socket.create_server(("127.0.0.1", connection["stdin_port"])):
        done = subprocess.run(kernel.command(JAVA, file), capture_output=True, text=True, timeout=120)  # which is no measure
    assert done.returncode == 1 and "Address already in use" in done.stderr


def test_a_missing_java_is_named(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda program: None)
    with pytest.raises(SystemExit, match="needs Java"):
        kernel.main("connection.json")


@pytest.mark.parametrize("jupyter, waited", [("7", [7]), (None, []), ("none", []), ("8", [])])
def test_on_windows_the_kernel_is_waited_for_and_the_jupyter_that_has_started_it(monkeypatch, jupyter, waited):
    """With a stand-in for the system's functions, for which 8 is no handle."""
    calls = []

    def several(handles, all_of_them, milliseconds):
        if 8 in handles:
            raise OSError("invalid handle")
        calls.append((handles, all_of_them, milliseconds))

    functions = SimpleNamespace(INFINITE=-1, WaitForMultipleObjects=several,
                                WaitForSingleObject=lambda handle, milliseconds: calls.append(([handle], False, milliseconds)))
    monkeypatch.setitem(sys.modules, "_winapi", functions)
    kernel.wait(SimpleNamespace(_handle=5), jupyter)
    assert calls == [([5, *waited], False, -1)]


def test_waiting_is_compared_round_by_round(monkeypatch, capsys):
    """The first setting takes half of the second, whatever the round."""
    monkeypatch.setattr(waiting, "measure", lambda path, setting: [(1 if setting == "java" else 2) * (number + 1) for number in range(7)])
    waiting.main("3", "8.0", "8.1")
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("| 8.0 | java | 1.00 (1.00 – 1.00) | 2.00")
    assert [line.count("0.50 (0.50 – 0.50)") for line in lines if "| ratio |" in line] == [7, 7, 7]
    assert len(notebook_files()) > 2 and not any("8.2" in line for line in lines)


def test_what_the_other_setting_is_started_with_is_jjava_s_own_launcher(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "")
    monkeypatch.setenv("WAITING_JVM_OPTS", "-Dother=1")
    waiting.provide_other(tmp_path)
    with session(new_notebook(cells=[new_code_cell('System.getProperty("other")')]), kernel="other") as running:
        [value] = running.run(running.cells[0])
    assert value.data["text/plain"] == "1"
