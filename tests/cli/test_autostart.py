"""Starting with the session: shown, written on request, removed cleanly; nothing of anybody else's is touched."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.formats import at_login
from tests.cli.conftest import Metarr


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def test_the_unit_is_shown_before_and_written_on_request_and_removed_without_a_trace(
    metarr: Metarr, config: Path
) -> None:
    unit = config / "systemd/user/metarr.service"
    shown = metarr("serve", "--install-unit", "--dry-run")
    before = unit.exists()
    made = metarr("serve", "--install-unit")
    text = unit.read_text()
    removed = metarr("serve", "--remove-unit")

    assert not before
    assert f"{unit} would be written:" in shown.out
    assert set(text.splitlines()) <= set(shown.out.splitlines())
    assert set(text.splitlines()) <= set(made.out.splitlines())
    assert f'"--data-dir" "{metarr.data_dir}" "serve"' in text
    assert "systemctl --user enable --now metarr" in made.err
    assert "systemctl --user disable --now metarr" in removed.err
    assert not unit.exists()
    assert not Path(metarr.data_dir).exists()  # no library was opened for it


def test_autostart_opens_the_window_in_the_tray_and_can_be_switched_off(metarr: Metarr, config: Path) -> None:
    entry = config / "autostart/metarr-desktop.desktop"

    on = metarr.json("autostart", "on")
    text = entry.read_text()
    again = metarr.json("autostart", "on")
    off = metarr.json("autostart", "off")

    assert (on["verb"], again["verb"], off["verb"]) == ("write", "keep", "remove")
    assert f'"{metarr.data_dir}" "tray"' in text
    assert not entry.exists()


def test_a_file_that_somebody_else_wrote_is_neither_replaced_nor_removed(metarr: Metarr, config: Path) -> None:
    entry = config / "autostart/metarr-desktop.desktop"
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nExec=mine\n")

    on, off = metarr("autostart", "on"), metarr("autostart", "off")

    assert (on.status, off.status) == (1, 1)
    assert "was not written by Metarr; it was left as it is." in on.err
    assert entry.read_text() == "[Desktop Entry]\nExec=mine\n"


ODD = ["/opt/my films/metarr", "--data-dir", '/srv/100 % "mine"/$HOME/back\\slash/`x`']


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "metarr.service"
    unit.write_text(at_login.unit(["/bin/true", *ODD[1:]]))

    said = subprocess.run(["systemd-analyze", "--user", "verify", unit], capture_output=True, text=True, check=False)

    assert said.returncode == 0, said.stderr


def unquoted(line: str) -> list[str]:
    """The words in double quotes, as both read them: after a backslash every letter is itself, and %% is one %."""
    words = re.findall(r'"((?:\\.|[^"\\])*)"', line)
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_odd_words_are_spelt_so_that_neither_systemd_nor_desktops_expand_them() -> None:
    unit, entry = at_login.unit(ODD), at_login.autostart(ODD)

    (started,) = [line for line in unit.splitlines() if line.startswith("ExecStart=")]
    (run,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    of_unit = [word.replace("$$", "$") for word in unquoted(started)]
    of_entry = unquoted(run.replace("\\\\", "\\"))
    assert (of_unit, of_entry) == (ODD, ODD)


def test_a_word_with_a_line_break_is_refused() -> None:
    with pytest.raises(BadInput):
        at_login.unit(["/srv/a\nExecStart=/bin/evil"])


def test_without_a_display_the_tray_is_refused_in_a_sentence(metarr: Metarr) -> None:
    said = metarr("tray")

    assert (said.status, "`metarr serve`" in said.err) == (1, True)
