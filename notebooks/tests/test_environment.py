"""How the Python environment is made, and made again when something has changed."""
import json
import os
import shutil
import sys

import pytest

import environment


def test_changed_requirements_are_installed_again(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "VENV", tmp_path)
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("one==1")
    assert not environment.installed(requirements)
    environment.mark(requirements)
    assert environment.installed(requirements)
    requirements.write_text("one==2")
    assert not environment.installed(requirements)


def test_another_python_or_another_way_of_installing_makes_a_new_environment(tmp_path, monkeypatch):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("one==1")
    made = environment.made_from(requirements)
    with monkeypatch.context() as other:
        other.setattr(sys, "version", "3.99")
        assert environment.made_from(requirements) != made
    changed = tmp_path / "environment.py"
    changed.write_text("")
    monkeypatch.setattr(environment, "__file__", str(changed))
    assert environment.made_from(requirements) != made


def test_an_installation_that_fails_is_tried_again(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / "venv")
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "venv/python")
    (tmp_path / "venv").mkdir()
    (tmp_path / "requirements.txt").write_text("one==1")
    monkeypatch.setattr(environment, "run", lambda *command: sys.exit(1) if "install" in command else None)
    with pytest.raises(SystemExit):
        environment.make("test")
    assert not environment.installed(tmp_path / "requirements.txt")


def test_an_installation_that_is_stopped_says_that_it_is_made_the_next_time(monkeypatch):
    def stop(*command, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(environment.subprocess, "run", stop)
    with pytest.raises(SystemExit, match="the next run makes it"):
        environment.run("pip", "install")


@pytest.mark.parametrize("damage, words", [
    (lambda venv: (venv / "lib/site-packages/one.py").unlink(), "one.py is missing"),
    (lambda venv: (venv / "lib/site-packages/one.py").write_text(""), "one.py has changed"),
    (lambda venv: shutil.rmtree(venv / "lib"), "one.py is missing"),
    (lambda venv: (venv / environment.FILES).write_text("{"), "its list of files cannot be read"),
    (lambda venv: (venv / environment.FILES).unlink(), "its list of files cannot be read"),
    (lambda venv: venv.joinpath("python").write_text("exit 1"), "python does not run in it"),
    (lambda venv: venv.joinpath("python").unlink(), "python does not run in it"),
    (lambda venv: (venv / "lib/site-packages/two.py").write_text("one's own"), ""),
    (lambda venv: (venv / "etc/page_config.json").write_text("{}"), ""),
    (lambda venv: (venv / "lib/site-packages/__pycache__/one.pyc").write_text("new"), ""),
], ids=["missing", "truncated", "no packages", "bad list", "no list", "broken Python", "no Python", "more", "settings", "cache"])
def test_a_damaged_environment_is_made_again(tmp_path, monkeypatch, capsys, damage, words):
    venv, requirements = tmp_path / "venv", tmp_path / "requirements.txt"
    for name, value in dict(NOTEBOOKS=tmp_path, VENV=venv, PYTHON=venv / "python", settle=lambda: None).items():
        monkeypatch.setattr(environment, name, value)
    for file, text in {"lib/site-packages/one.py": "1", "lib/site-packages/__pycache__/one.pyc": "1", "etc/page_config.json": "1",
                       "python": f"#!{sys.executable}\n"}.items():
        (venv / file).parent.mkdir(parents=True, exist_ok=True)
        (venv / file).write_text(text)
    if os.name == "nt":
        shutil.copy(sys.executable, venv / "python")
    (venv / "python").chmod(0o755)
    requirements.write_text("one==1")
    environment.mark(requirements)
    made = []
    monkeypatch.setattr(environment, "run", lambda *command: made.append(command))
    environment.make("test")
    assert not made
    damage(venv)
    environment.make("test")
    assert bool(made) == bool(words) and words in capsys.readouterr().out
    assert environment.installed(requirements)


def test_the_environment_is_maven_s_java_and_no_other_python(monkeypatch):
    for name, value in dict(JAVA_HOME="the-jdk", PYTHONPATH="p", PYTHONHOME="h", JUPYTER_PATH="j", JUPYTER_CONFIG_PATH="c").items():
        monkeypatch.setenv(name, value)
    surroundings = environment.surroundings()
    assert surroundings["PATH"].split(os.pathsep)[0] == os.path.join("the-jdk", "bin")
    assert not {"PYTHONPATH", "PYTHONHOME", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH"} & set(surroundings)


def test_jupyterlab_asks_nobody_about_news():
    overrides = json.loads((environment.VENV / "share/jupyter/lab/settings/overrides.json").read_text())
    assert overrides["@jupyterlab/apputils-extension:notification"] == {"fetchNews": "false", "checkForUpdates": False}
