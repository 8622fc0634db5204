"""The wheel: what travels inside it beside the code. Built here with the locked hatchling, without a network."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=_ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        yield archive


@pytest.mark.parametrize("folder", ["resources", "migrations"])
def test_every_file_of_a_shipped_folder_is_in_the_wheel(wheel: zipfile.ZipFile, folder: str) -> None:
    files = (path for path in (_ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    expected = {f"metarr_desktop/_shipped/{path.relative_to(_ROOT).as_posix()}" for path in files}

    assert expected <= set(wheel.namelist())
    assert expected


def test_a_program_in_the_wheel_finds_the_shipped_folders(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)

    code = "from metarr_desktop import shipped; print(shipped.migrations().is_dir(), shipped.resources().is_dir())"
    found = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert found.stdout.split() == ["True", "True"]


def test_the_wheel_carries_the_licence_and_both_programs(wheel: zipfile.ZipFile) -> None:
    (metadata,) = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name}

    assert f"{metadata}/licenses/LICENSE" in wheel.namelist()
    entry_points = wheel.read(f"{metadata}/entry_points.txt").decode()
    assert "metarr = metarr_desktop.app:main" in entry_points
    assert "metarr-desktop = metarr_desktop.app:desktop" in entry_points
