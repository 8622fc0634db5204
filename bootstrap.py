#!/usr/bin/env python3
"""Make the environment of Metarr Desktop, then do one thing in it. Standard library only.

    python3 bootstrap.py run [ARGS]     start `metarr ARGS`
    python3 bootstrap.py test [ARGS]    run the test suite, `pytest ARGS`
    python3 bootstrap.py check          ruff, mypy, import-linter
    python3 bootstrap.py tour DIR       render every screen in every look into DIR, and say what is wrong with them
    python3 bootstrap.py tour --docs    render the pictures of docs/ anew
    python3 bootstrap.py soak [ARGS]    provoke every fault of docs/RELIABILITY.md; --help says more

The environment is `.venv` beside this file, made from the hash-checked lock, by uv where that is on PATH. It is
touched again only when the lock, `pyproject.toml`, the interpreter or the place of the checkout has changed.
What is said on the way goes to standard error: standard output belongs to the program that is started.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

if not (3, 11) <= sys.version_info[:2] <= (3, 13):  # before the first line that an older Python cannot run
    sys.exit(f"Metarr Desktop needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]} ({sys.executable}).")

RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"

_WINDOWS = os.name == "nt"
_LINUX = sys.platform.startswith("linux")

# Debian's packages for the libraries that PySide6's wheels expect of the system; offscreen needs the first table alone.
_QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0"}

_QT_PROBE = "from PySide6 import QtNetwork, QtSvg, QtWidgets; QtWidgets.QApplication([])"

#: Programs that the soak provokes faults with; without one its rows are skipped, and say so.
_SOAK_PROGRAMS = {"strace": "strace", "unshare": "util-linux"}

_CHECKS = ("ruff check .", "ruff format --check .", "mypy", "lint-imports")


class Environment(NamedTuple):
    """The virtual environment of the checkout at `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    def program(self, name: str) -> str:
        """Path of a program in the environment, such as `python` or `metarr`."""
        return str(self.folder / ("Scripts" if _WINDOWS else "bin") / (f"{name}.exe" if _WINDOWS else name))

    def is_current(self, lock: str) -> bool:
        """Whether the environment was last made from what `lock` and the project say today."""
        return self._stamp(lock).is_file() and self._stamp(lock).read_text() == self._made_from(lock)

    def make(self, lock: str) -> None:
        """Install exactly what `lock` names, and the project itself as a path entry.

        Exits with a sentence on failure, and then leaves no stamp: the next start tries again.
        """
        uv = shutil.which("uv")
        self._make_folder(uv)
        python = self.program("python")
        install = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
        _say(f"Installing what {lock} names into {self.folder} ...")
        _step([*install, "--quiet", "--require-hashes", "--only-binary", ":all:", "-r", str(self.root / lock)])
        _step([*install, "--quiet", "--no-deps", "--no-build-isolation", "-e", str(self.root)])
        self._probe_qt()
        # Compiled once, whatever the environment says of writing: an import from source takes twice as long.
        _step([python, "-m", "compileall", "-q", str(self.root / "metarr_desktop")])
        for covered in {lock, RUN_LOCK}:  # the lock for developers holds every line of the other one
            self._stamp(covered).write_text(self._made_from(covered))

    def _probe_qt(self) -> None:
        offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        probe = subprocess.run(
            [self.program("python"), "-c", _QT_PROBE], env=offscreen, capture_output=True, text=True, check=False
        )
        if probe.returncode:
            sys.exit(f"Qt does not start here:\n{probe.stderr.strip()}")

    def _make_folder(self, uv: str | None) -> None:
        origin = self.folder / "made-by-bootstrap"
        if origin.is_file() and origin.read_bytes() != self._origin():
            shutil.rmtree(self.folder)
        if uv:
            _step([uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(self.folder)])
        else:
            _step([sys.executable, "-m", "venv", str(self.folder)])
        origin.write_bytes(self._origin())

    def _stamp(self, lock: str) -> Path:
        return self.folder / f"made-from-{lock}"

    def _made_from(self, lock: str) -> str:
        parts = (self._origin(), (self.root / lock).read_bytes(), (self.root / "pyproject.toml").read_bytes())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _origin(self) -> bytes:
        # The scripts of an environment carry its absolute path, and its packages are compiled for one minor version.
        return os.fsencode(f"{sys.version_info.major}.{sys.version_info.minor} {self.root}")


def main(words: list[str]) -> None:
    """Do what the first of `words` says with the rest; ends in the exit code of the program that it started."""
    verb, *rest = words or [""]
    environment = Environment(Path(__file__).resolve().parent)
    if verb == "run":
        prepare(environment, RUN_LOCK)
        become([environment.program("metarr"), *rest], on_display=True)
    elif verb == "test":
        prepare(environment, DEV_LOCK)
        os.chdir(environment.root)
        become([environment.program("python"), "-m", "pytest", *parallel(rest), *rest], on_display=False)
    elif verb == "check" and not rest:
        prepare(environment, DEV_LOCK)
        sys.exit(check(environment))
    elif verb == "tour" and rest:
        prepare(environment, RUN_LOCK)
        if rest == ["--docs"]:
            rest.append(str(environment.root / "docs" / "screens"))
        become([environment.program("python"), "-m", "metarr_desktop.ui.tour", *rest], on_display=False)
    elif verb == "soak":
        prepare(environment, DEV_LOCK, _SOAK_PROGRAMS)
        os.chdir(environment.root)
        become([environment.program("python"), "-m", "tests.soak", *rest], on_display=False)
    else:
        sys.exit(__doc__)


def prepare(environment: Environment, lock: str, programs: Mapping[str, str] = MappingProxyType({})) -> None:
    """Make the environment fit `lock`, and the system fit Qt; does nothing where they already do.

    `programs` are names and Debian packages of what is useful beside: installed only where nobody is asked, and done
    without where that fails.
    """
    packages = missing_system_packages()  # asked at every start: a display may have come since the last one
    if packages:
        install_system_packages(packages)
    wanted = [package for program, package in programs.items() if not shutil.which(program)]
    if wanted and _LINUX and shutil.which("apt-get") and (os.geteuid() == 0 or _sudo_asks_nothing()):
        try:
            install_system_packages(wanted)
        except SystemExit as failure:
            _say(str(failure))
    if not environment.is_current(lock):
        environment.make(lock)


def missing_system_packages() -> list[str]:
    """Debian names of what this system lacks for the environment and for Qt; empty where there is no apt.

    Elsewhere the first start of Qt names the library that it misses.
    """
    if not _LINUX or not shutil.which("apt-get"):
        return []
    libraries = dict(_QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        libraries |= _X11_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY"):
        libraries |= _WAYLAND_LIBRARIES
    packages = [package for library, package in libraries.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None and not shutil.which("uv"):
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return packages


def install_system_packages(packages: list[str]) -> None:
    """Install by apt as root or with a sudo that asks nothing; otherwise exits with the line for a person to run."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not _sudo_asks_nothing():
        sys.exit(
            "Some system libraries are missing. Run this line, then start again:\n"
            f"  sudo apt-get update && sudo {' '.join(install)}"
        )
    _say(f"Installing system packages: {' '.join(packages)} ...")
    _step([*as_root, "apt-get", "-qq", "update"])
    _step([*as_root, "env", "DEBIAN_FRONTEND=noninteractive", *install, "-qq"])


def parallel(words: list[str]) -> list[str]:
    """Pytest's words for a worker a core and one more, as tests wait for a fifth of their time.

    A worker takes a module at a time, in the order that `tests/conftest.py` gives. None where `words` choose that
    themselves or ask for a debugger.
    """
    if any(word.startswith(("-n", "-p", "--numprocesses", "--pdb", "--trace")) for word in words):
        return []
    return ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile", "--no-loadscope-reorder"]


def check(environment: Environment) -> int:
    """Run every static check, print a line for each, and return 1 if any failed, else 0."""
    failed = 0
    for line in _CHECKS:
        tool, *words = line.split()
        result = subprocess.run(
            [environment.program(tool), *words],
            cwd=environment.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        print(f"{'failed' if result.returncode else 'passed'}  {line}", flush=True)
        if result.returncode:
            sys.stdout.buffer.write(result.stdout)
            failed = 1
    return failed


def become(command: list[str], on_display: bool) -> None:
    """Turn into `command`, or on Windows wait for it, and end in its exit code.

    Qt draws offscreen where there is no display, and everywhere if `on_display` is false.
    """
    shown = not _LINUX or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not on_display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not shown:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if _WINDOWS:  # execv there starts a second process and gives the shell back at once
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _sudo_asks_nothing() -> bool:
    return bool(shutil.which("sudo")) and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _step(command: list[str]) -> None:
    result = subprocess.run(command, stdout=sys.stderr, check=False)
    if result.returncode:
        sys.exit(f"This did not work (exit code {result.returncode}): {' '.join(command)}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)  # what a shell says of a program that Ctrl+C ended
