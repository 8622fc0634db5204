"""Starting with the session: a systemd unit for the engine without a window, an autostart entry for the window.

Both are made only when a person asks, after they were shown, in the person's own configuration. Nothing is enabled or
started; a file that somebody else wrote is never touched.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence

from metarr_desktop.domain.at_login import Entry, EntryPlan, EntryVerb
from metarr_desktop.domain.errors import BadInput, CannotWrite, Unavailable, printable
from metarr_desktop.files.write import write_atomically
from metarr_desktop.formats import at_login

_PLACES = {
    Entry.UNIT: ("systemd", "user", "metarr.service"),
    Entry.AUTOSTART: ("autostart", "metarr-desktop.desktop"),
}
#: What a person runs to have the unit begin, and end, its work.
ENABLE = "systemctl --user daemon-reload && systemctl --user enable --now metarr"
DISABLE = "systemctl --user disable --now metarr"


class AtLogin:
    """The verb. `config_dir` is XDG_CONFIG_HOME, None where the system has no such entries."""

    def __init__(self, config_dir: str | None, command: Sequence[str], data_dir: str) -> None:
        """`command` begins Metarr, `data_dir` is the library that it opens then."""
        self._config_dir = config_dir
        self._command = (*command, "--data-dir", data_dir)

    @property
    def is_possible(self) -> bool:
        """Whether the system has such entries."""
        return self._config_dir is not None

    def is_there(self, entry: Entry) -> bool:
        """Whether an entry of ours stands."""
        return self.is_possible and _is_ours(_read(self._path(entry)))

    def plan(self, entry: Entry, *, is_wanted: bool) -> EntryPlan:
        """What would be done to have an entry, or none. Raises Unavailable, BadInput, BadFile."""
        path = self._path(entry)
        standing = _read(path)
        if standing is not None and not _is_ours(standing):
            raise BadInput(f"{printable(path)} was not written by Metarr; it was left as it is.")
        if not is_wanted:
            return EntryPlan(entry, EntryVerb.KEEP if standing is None else EntryVerb.REMOVE, path, "")
        text = self._text(entry)
        verb = EntryVerb.WRITE if standing is None else EntryVerb.KEEP if standing == text else EntryVerb.REPLACE
        return EntryPlan(entry, verb, path, text)

    def apply(self, plan: EntryPlan) -> None:
        """Do exactly that. Raises CannotWrite."""
        match plan.verb:
            case EntryVerb.WRITE | EntryVerb.REPLACE:
                try:
                    os.makedirs(os.path.dirname(plan.path), exist_ok=True)
                except OSError as error:
                    raise CannotWrite(plan.path, error.strerror or "the disk refused") from error
                write_atomically(plan.path, os.fsencode(plan.text))
            case EntryVerb.REMOVE:
                try:
                    with contextlib.suppress(FileNotFoundError):
                        os.unlink(plan.path)
                except OSError as error:
                    raise CannotWrite(plan.path, error.strerror or "the disk refused") from error

    def _text(self, entry: Entry) -> str:
        if entry is Entry.UNIT:
            return at_login.unit((*self._command, "serve"))
        return at_login.autostart((*self._command, "tray"))

    def _path(self, entry: Entry) -> str:
        if self._config_dir is None:
            raise Unavailable("This system starts programs another way; Metarr makes such entries on Linux only.")
        return os.path.join(self._config_dir, *_PLACES[entry])


def _read(path: str) -> str | None:
    """What stands there; None where nothing does. Raises BadInput where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return os.fsdecode(file.read())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput(f"{printable(path)} cannot be read ({error.strerror}); it was left as it is.") from error


def _is_ours(text: str | None) -> bool:
    return text is not None and text.startswith(at_login.MARK)
