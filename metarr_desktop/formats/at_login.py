"""The text of a systemd unit and of an autostart entry, and how they spell a command.

systemd: https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines
desktop: https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
"""

from __future__ import annotations

from collections.abc import Sequence

from metarr_desktop.domain.errors import BadInput, printable

#: The first words of what we wrote: a file without them is somebody else's.
MARK = "# Written by Metarr Desktop"


def unit(command: Sequence[str]) -> str:
    """A user unit of systemd that runs that command. Raises BadInput for words that cannot stand in it."""
    words = " ".join(_in_unit(word) for word in command)
    return (
        f"{MARK}: `metarr serve --remove-unit` takes this file away.\n"
        "[Unit]\nDescription=Metarr Desktop without a window\nAfter=network-online.target\n\n"
        f"[Service]\nExecStart={words}\nRestart=on-failure\nRestartSec=30\n\n"
        "[Install]\nWantedBy=default.target\n"
    )


def autostart(command: Sequence[str]) -> str:
    """A desktop entry that runs that command at login. Raises BadInput for words that cannot stand in it."""
    words = " ".join(_in_entry(word) for word in command)
    return (
        f"{MARK}: `metarr autostart off` takes this file away.\n"
        "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Metarr Desktop\n"
        f"Comment=Keeps movies, TV and music in order\nExec={words}\nIcon=metarr-desktop\nTerminal=false\n"
    )


def _in_unit(word: str) -> str:
    """Quoted; systemd expands % and $ also in quotes, and takes \\ as an escape."""
    escaped = _checked(word).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _in_entry(word: str) -> str:
    """Quoted for the command line of a desktop entry, and that once more as a string of the file."""
    quoted = _checked(word).replace("%", "%%")
    for letter in '\\"`$':
        quoted = quoted.replace(letter, f"\\{letter}")
    return f'"{quoted}"'.replace("\\", "\\\\")


def _checked(word: str) -> str:
    if not word.isprintable():
        raise BadInput(f"{printable(word)} has characters that cannot stand in a file that starts programs.")
    return word
