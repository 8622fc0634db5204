"""The private sidecar: what a person decided, in a file beside the library, so that a lost library can be built anew.

It lies in the data directory, not among the person's files, and grows by a few lines with every edit;
`services.rebuild` reads it. Lines of another library - an older one that was restored, or a new one after a loss - are
put aside, not overwritten: they may be all that is left.
"""

from __future__ import annotations

import json
import logging
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from metarr_desktop.domain.disk import CachedPicture
from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.values import from_json, to_json
from metarr_desktop.files.json_lines import add_lines, last_line, read_lines, write_lines
from metarr_desktop.files.write import make_folders, write_atomically
from metarr_desktop.services.changes import Aspect, News, Newsroom
from metarr_desktop.services.crowd import portions
from metarr_desktop.store.keepsakes import Keepsake, KeptFile, Whereabouts

if TYPE_CHECKING:
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)

_CURRENT, _HOUSEHOLD, _EARLIER = "keepsakes.jsonl", "household.json", "earlier-"
_KEPT_EARLIER = 5
_REST_S = 2.0  # of quiet, before what changed is written: an edit seldom comes alone
_SLACK = 1_000_000  # bytes that outdated lines may take before the file is written anew
_HEARD = frozenset({Aspect.VALUES, Aspect.LIST, Aspect.LIBRARIES, Aspect.SETTINGS})

Line = Mapping[str, Any]


def folder_of(data_dir: str) -> str:
    """Where the sidecar of a data directory lies."""
    return os.path.join(os.path.abspath(data_dir), "sidecar")


class KeepsakeWriter:
    """Keeps the sidecar of a library up to date from `start` on, and writes it once more at `stop`."""

    def __init__(self, store: Store, data_dir: str, newsroom: Newsroom) -> None:
        self._store = store
        self._folder = folder_of(data_dir)
        self._path = os.path.join(self._folder, _CURRENT)
        self._turn = threading.Lock()
        self._heard = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="keepsakes", daemon=True)
        newsroom.subscribe(self._hear)

    def start(self) -> None:
        self._heard.set()  # what the last run did not come to write
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._heard.set()
        self._thread.join()

    def write(self) -> None:
        """Write what changed since the last time. Raises CannotWrite."""
        with self._turn:
            libraries = self._store.libraries.all()
            if not libraries:
                return  # a new library: what the sidecar holds is of one that was lost
            self._write_household()
            born, newest = self._store.keepsakes.newest()
            if not born:
                return
            end = last_line(self._path)
            if end and _is_of_another(end, born, newest):
                _put_aside(self._folder)
                end = {}
            if not end or os.path.getsize(self._path) > 2 * int(end.get("base", 0)) + _SLACK:
                self._write_all(born, newest)
            elif end["cursor"] != newest:
                items = self._store.keepsakes.touched(int(end["cursor"]), newest)
                add_lines(self._path, [*self._lines(items), {**end, "cursor": newest}])

    def _write_all(self, born: str, newest: int) -> None:
        lines = list(self._lines(self._store.keepsakes.all()))
        base = sum(len(json.dumps(line)) + 1 for line in lines)
        write_lines(self._path, [*lines, {"born": born, "cursor": newest, "base": base}])

    def _lines(self, items: list[ItemId]) -> Iterator[Line]:
        for some in portions(items):
            for keepsake in self._store.keepsakes.of(some):
                yield _as_line(keepsake)

    def _write_household(self) -> None:
        """Libraries and settings: without them there is nothing to scan. No password is among them."""
        settings = self._store.settings.all()
        said = {
            "libraries": [
                {
                    "name": one.name,
                    "type": one.type.value,
                    "is_enabled": one.is_enabled,
                    "patterns": list(one.patterns),
                    "naming": [name.value for name in one.naming],
                    "nfo": one.nfo.value,
                    "roots": [
                        {"path": root.path, "watch": root.watch.value, "sweep_hours": root.sweep_hours}
                        for root in one.roots
                    ],
                }
                for one in self._store.libraries.all()
            ],
            "settings": {name: value for name, value in settings.items() if not name.startswith("window.")},
        }
        make_folders(self._folder)
        write_atomically(os.path.join(self._folder, _HOUSEHOLD), json.dumps(said, indent=1).encode())

    # --- by itself --------------------------------------------------------------------------------------------------

    def _hear(self, news: News) -> None:
        if news.aspects & _HEARD:
            self._heard.set()

    def _keep(self) -> None:
        while True:
            self._heard.wait()
            self._stopping.wait(_REST_S)
            self._heard.clear()
            is_last = self._stopping.is_set()  # asked after clearing: whoever stops it from now on is heard again
            try:
                self.write()
            except MetarrError as error:  # a full disk: what follows tries again
                log.warning("What you decided could not be written beside the library: %s", error)
            except Exception:
                log.exception("The sidecar could not be kept")
            if is_last:
                return


def _put_aside(folder: str) -> None:
    """Keep the present lines under a name of their own; the oldest of such go when there are more than five."""
    names = _earlier(folder)
    number = int(names[-1].removeprefix(_EARLIER).partition(".")[0]) + 1 if names else 1
    os.replace(os.path.join(folder, _CURRENT), os.path.join(folder, f"{_EARLIER}{number:06}.jsonl"))
    for name in names[: max(0, len(names) + 1 - _KEPT_EARLIER)]:
        os.unlink(os.path.join(folder, name))


# --- reading ----------------------------------------------------------------------------------------------------------


def household(data_dir: str) -> dict[str, Any]:
    """Libraries and settings as they were last written; {} where there are none."""
    with suppress(OSError, ValueError), open(os.path.join(folder_of(data_dir), _HOUSEHOLD), "rb") as file:
        found = json.load(file)
        return found if isinstance(found, dict) else {}
    return {}


def keepsakes(data_dir: str, own: Callable[[], tuple[str, int]]) -> list[Keepsake]:
    """What the sidecar has of other libraries than its own, of which `own` gives the beginning and the newest change.

    Each item as it was last. Later libraries come first, so that the newest word on a title counts.
    """
    folder = folder_of(data_dir)
    current = os.path.join(folder, _CURRENT)
    while True:
        names = _earlier(folder)
        end = last_line(current)  # before asking for the newest change, which this line cannot be behind then
        is_foreign = _is_of_another(end, *own())
        paths = [*([current] if is_foreign else []), *(os.path.join(folder, name) for name in reversed(names))]
        found = [one for path in paths for one in _latest(read_lines(path))]
        if _earlier(folder) == names:  # else the writer has just put lines aside
            return found


def _is_of_another(end: Line, born: str, newest: int) -> bool:
    """Whether lines that end so are of another library: it began in another second, or is ahead of ours."""
    return end.get("born") != born or int(end.get("cursor", 0)) > newest


def _earlier(folder: str) -> list[str]:
    """The names of what was put aside, oldest first."""
    try:
        return sorted(name for name in os.listdir(folder) if name.startswith(_EARLIER))
    except OSError:
        return []


def _latest(lines: Iterable[Line]) -> list[Keepsake]:
    by_item = {line["item"]: line for line in lines if "item" in line}
    found = []
    for line in by_item.values():
        try:
            found.append(_from_line(line))
        except (KeyError, TypeError, ValueError) as error:
            log.warning("A line of the sidecar makes no sense: %r", error)
    return found


def _as_line(one: Keepsake) -> Line:
    return {
        "item": one.item,
        "where": asdict(one.where),
        "values": {name: to_json(value) for name, value in one.values.items()},
        "locks": one.locks,
        "pictures": [asdict(picture) for picture in one.pictures],
        "trashed": one.is_trashed,
        "given": [asdict(file) for file in one.given],
    }


def _from_line(line: Line) -> Keepsake:
    where = dict(line["where"])
    where["kind"] = Kind(where["kind"])
    where["files"] = tuple((str(path), str(found)) for path, found in where["files"])
    where["folders"], where["top_folders"] = tuple(where["folders"]), tuple(where["top_folders"])
    return Keepsake(
        ItemId(int(line["item"])),
        Whereabouts(**where),
        {name: from_json(FIELD[name].type, value) for name, value in line["values"].items() if name in FIELD},
        tuple(name for name in line["locks"] if name in FIELD),
        tuple(CachedPicture(**picture) for picture in line["pictures"]),
        bool(line["trashed"]),
        # An older sidecar does not know of it.
        tuple(KeptFile(**{**file, "role": FileRole(file["role"])}) for file in line.get("given", ())),
    )
