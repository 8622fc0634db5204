"""A disk as a power cut leaves it: the calls of a process, replayed up to a moment, without what was not flushed.

The rules are those that journaling file systems keep. Bytes are sure once their file was flushed. A name is sure once
the folder it lies in was flushed, and with it the folders above; names that are not sure yet become so in the order in
which they were given.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class Cut(Enum):
    """What a power cut takes beside what was never asked for."""

    NOTHING = "all that was asked for had reached the disk"
    BYTES = "bytes that were not flushed are gone, names are there"
    NAMES = "names that were not flushed are gone, bytes are there"
    BOTH = "neither bytes nor names are there that were not flushed"
    SOME = "some of the bytes and of the names are there"


@dataclass(slots=True)
class Content:
    """A file's bytes: those that are sure, and what was asked for since."""

    sure: bytes = b""
    since: list[Callable[[bytearray], None]] = field(default_factory=list)

    def at(self, cut: Cut, chance: random.Random) -> bytes:
        data = bytearray(self.sure)
        for change in self.since:
            if cut in (Cut.NOTHING, Cut.NAMES) or (cut is Cut.SOME and chance.random() < 0.5):
                change(data)
        return bytes(data)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that is given (`content`), or taken away (None)."""

    path: str
    content: Content | None


class Platter:
    """The files below some folders, as they change. Whatever is asked of other files is passed over."""

    def __init__(self, tops: Iterable[Path]) -> None:
        self._tops = [str(top) for top in tops]
        self._now: dict[str, Content] = {}
        for top in self._tops:
            for folder, _, names in os.walk(top):
                for name in names:
                    path = os.path.join(folder, name)
                    self._now[path] = Content(Path(path).read_bytes())
        self._sure = dict(self._now)
        self._since: list[tuple[Naming, ...]] = []  # what belongs together happens together

    # --- what a process asks for ------------------------------------------------------------------------------------

    def is_ours(self, path: str) -> bool:
        return any(path.startswith(f"{top}/") for top in self._tops)

    def file(self, path: str) -> Content | None:
        return self._now.get(path)

    def create(self, path: str) -> Content:
        content = Content()
        self._name(Naming(path, content))
        return content

    def write(self, content: Content, data: bytes, offset: int) -> None:
        def change(held: bytearray) -> None:
            if len(held) < offset:
                held.extend(bytes(offset - len(held)))
            held[offset : offset + len(data)] = data

        content.since.append(change)

    def resize(self, content: Content, size: int) -> None:
        def change(held: bytearray) -> None:
            del held[size:]
            held.extend(bytes(size - len(held)))

        content.since.append(change)

    def rename(self, old: str, new: str) -> None:
        """A file, or a folder with all that lies in it."""
        moved = [path for path in self._now if path == old or path.startswith(f"{old}/")]
        self._name(
            *(Naming(path, None) for path in moved),
            *(Naming(new + path[len(old) :], self._now[path]) for path in moved),
        )

    def link(self, old: str, new: str) -> None:
        self._name(Naming(new, self._now[old]))

    def unlink(self, path: str) -> None:
        if path in self._now:
            self._name(Naming(path, None))

    def flush(self, content: Content) -> None:
        content.sure, content.since = self.bytes_of(content), []

    def flush_folder(self, folder: str) -> None:
        kept = []
        for together in self._since:
            if any(os.path.dirname(naming.path) == folder for naming in together):
                _apply(self._sure, together)
            else:
                kept.append(together)
        self._since = kept

    def flush_all(self) -> None:
        """Everything, as `syncfs` does."""
        for content in {id(one): one for one in (*self._now.values(), *self._sure.values())}.values():
            self.flush(content)
        self._sure, self._since = dict(self._now), []

    def bytes_of(self, content: Content) -> bytes:
        """What a process that reads it now gets."""
        return content.at(Cut.NOTHING, random.Random())

    # --- what is left -----------------------------------------------------------------------------------------------

    def files(self, cut: Cut, seed: int = 0) -> dict[str, bytes]:
        """Path -> bytes after a power cut now."""
        chance = random.Random(seed)
        if cut in (Cut.NOTHING, Cut.BYTES):
            names = self._now
        else:
            names = dict(self._sure)
            for together in self._since[: chance.randint(0, len(self._since)) if cut is Cut.SOME else 0]:
                _apply(names, together)
        return {path: content.at(cut, chance) for path, content in names.items()}

    def lay_out(self, cut: Cut, seed: int = 0) -> None:
        """Make the folders hold just that."""
        for top in self._tops:
            shutil.rmtree(top)
            os.mkdir(top)
        for path, data in self.files(cut, seed).items():
            os.makedirs(os.path.dirname(path), exist_ok=True)
            Path(path).write_bytes(data)

    def _name(self, *together: Naming) -> None:
        _apply(self._now, together)
        self._since.append(together)


def _apply(names: dict[str, Content], together: Iterable[Naming]) -> None:
    for naming in together:
        if naming.content is None:
            names.pop(naming.path, None)
        else:
            names[naming.path] = naming.content
