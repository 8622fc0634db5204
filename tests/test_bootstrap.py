"""`bootstrap.py`, in a checkout of its own with a stand-in for uv that writes down what it is asked to do."""

import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

_ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are scripts that only a POSIX kernel starts")

# Makes the programs of the environment as soon as it is asked for a virtual one: each prints what it was given.
_UV = """#!{python}
import json, pathlib, sys
log = pathlib.Path({log!r})
with log.open("a") as lines:
    lines.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1] == "venv":
    folder = pathlib.Path(sys.argv[-1]) / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("python", "metarr", "ruff", "mypy", "lint-imports"):
        program = folder / name
        program.write_text({program!r})
        program.chmod(0o755)
"""
_PROGRAM = """#!{python}
import json, os, pathlib, sys
name = pathlib.Path(sys.argv[0]).name
print(json.dumps([name, *sys.argv[1:], os.environ.get("QT_QPA_PLATFORM")]))
sys.exit(int(os.environ.get("EXIT_OF_" + name.replace("-", "_"), "0")))
"""


class Checkout:
    """A folder with `bootstrap.py`, two locks and no environment yet; uv is the stand-in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "checkout"
        self.folder.mkdir()
        shutil.copy(_ROOT / "bootstrap.py", self.folder)
        for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
            (self.folder / name).write_text("as committed\n")
        self.log = folder / "uv.log"
        self.log.touch()
        uv = folder / "path" / "uv"
        uv.parent.mkdir()
        program = _PROGRAM.format(python=sys.executable)
        uv.write_text(_UV.format(python=sys.executable, log=str(self.log), program=program))
        uv.chmod(0o755)
        # Without the system's own folders there is no apt-get, so that nothing is asked of the machine.
        self.environment = {"PATH": str(uv.parent)}

    def start(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(self.folder / "bootstrap.py"), *words]
        together = self.environment | environment
        return subprocess.run(command, capture_output=True, text=True, env=together, check=False)

    def asked_of_uv(self) -> list[list[str]]:
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_run_installs_by_hash_from_the_lock_and_starts_metarr_with_every_later_word(checkout: Checkout) -> None:
    finished = checkout.start("run", "items", "--where", "year>1990")

    assert json.loads(finished.stdout)[:-1] == ["metarr", "items", "--where", "year>1990"]
    _, locked, project = checkout.asked_of_uv()
    assert "--require-hashes" in locked
    assert locked[-2:] == ["-r", str(checkout.folder / "requirements.lock")]
    assert project[-2:] == ["-e", str(checkout.folder)]


def test_the_exit_code_is_that_of_the_program(checkout: Checkout) -> None:
    assert checkout.start("run", EXIT_OF_metarr="7").returncode == 7


def test_a_second_start_installs_nothing(checkout: Checkout) -> None:
    checkout.start("run")
    asked = checkout.asked_of_uv()

    finished = checkout.start("run")

    assert checkout.asked_of_uv() == asked
    assert finished.stderr == ""


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_anew(checkout: Checkout, changed: str) -> None:
    checkout.start("run")
    asked = checkout.asked_of_uv()

    (checkout.folder / changed).write_text("changed\n")
    checkout.start("run")

    assert checkout.asked_of_uv() == [*asked, *asked]


def test_test_takes_the_lock_for_developers_which_serves_run_too(checkout: Checkout) -> None:
    checkout.start("test")
    asked = checkout.asked_of_uv()

    checkout.start("run")

    assert asked[1][-1] == str(checkout.folder / "requirements-dev.lock")
    assert checkout.asked_of_uv() == asked


def test_an_environment_that_was_moved_is_made_from_nothing(checkout: Checkout) -> None:
    checkout.start("run")
    (checkout.folder / ".venv" / "left over").touch()

    checkout.folder = checkout.folder.rename(checkout.folder.with_name("elsewhere"))
    finished = checkout.start("run")

    assert finished.returncode == 0
    assert not (checkout.folder / ".venv" / "left over").exists()


def test_qt_draws_offscreen_where_there_is_no_display(checkout: Checkout) -> None:
    assert json.loads(checkout.start("run").stdout)[-1] == "offscreen"


def test_qt_draws_on_the_display_that_is_there_except_for_the_tests(checkout: Checkout) -> None:
    assert json.loads(checkout.start("run", DISPLAY=":0").stdout)[-1] is None
    assert json.loads(checkout.start("test", DISPLAY=":0").stdout)[-1] == "offscreen"


def test_test_uses_every_core_unless_told_how_many(checkout: Checkout) -> None:
    assert "loadfile" in json.loads(checkout.start("test", "-k", "guard").stdout)
    assert "loadfile" not in json.loads(checkout.start("test", "-n0").stdout)


def test_soak_runs_the_fault_matrix_with_every_later_word(checkout: Checkout) -> None:
    finished = checkout.start("soak", "--scale", "0.1")

    assert json.loads(finished.stdout) == ["python", "-m", "tests.soak", "--scale", "0.1", "offscreen"]
    assert checkout.asked_of_uv()[1][-1] == str(checkout.folder / "requirements-dev.lock")


def test_check_says_one_line_a_tool_and_fails_if_one_does(checkout: Checkout) -> None:
    finished = checkout.start("check", EXIT_OF_mypy="1")

    verdicts = [line for line in finished.stdout.splitlines() if not line.startswith("[")]
    assert verdicts == ["passed  ruff check .", "passed  ruff format --check .", "failed  mypy", "passed  lint-imports"]
    assert finished.returncode == 1


def test_qt_that_does_not_start_is_said_in_its_own_words_and_tried_again_next_time(checkout: Checkout) -> None:
    broken = checkout.start("run", EXIT_OF_python="1")
    mended = checkout.start("run")

    assert broken.returncode == 1
    assert "Qt does not start here" in broken.stderr
    assert mended.returncode == 0


@pytest.mark.parametrize("words", [[], ["dance"], ["tour"], ["check", "twice"]])
def test_other_words_get_the_usage(checkout: Checkout, words: list[str]) -> None:
    finished = checkout.start(*words)

    assert finished.returncode == 1
    assert "bootstrap.py run [ARGS]" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 14, 0)])
def test_a_python_out_of_range_gets_one_sentence(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)

    with pytest.raises(SystemExit, match=r"^Metarr Desktop needs Python 3\.11, 3\.12 or 3\.13; this is "):
        runpy.run_path(str(_ROOT / "bootstrap.py"))


def test_without_root_and_sudo_the_exact_line_to_run_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(SystemExit) as stopped:
        bootstrap.install_system_packages(["libgl1", "libegl1"])

    assert str(stopped.value).splitlines()[-1].strip() == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    )
