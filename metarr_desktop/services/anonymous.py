"""Texts without the person's titles, names and paths, for who helps without having to know them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_WORD = re.compile(r"\w+")
_ABSOLUTE = re.compile(r"/[^/]|[A-Za-z]:[\\/]|\\\\|[A-Za-z][A-Za-z0-9+.-]*://")
#: Shorter ones are words of every sentence unless they are written just so.
_SURE = 4


class Anonymous:
    """Knows what is the person's; `text` and `value` give things without it."""

    def __init__(self, folders: Iterable[str], names: Iterable[str]) -> None:
        """`folders` are the absolute paths below which all is the person's, `names` titles and names of files."""
        wanted = sorted({one.rstrip("/\\") for one in folders if len(one.rstrip("/\\")) > 1}, key=len, reverse=True)
        self._folders = re.compile("|".join(map(re.escape, wanted))) if wanted else None
        self._names: dict[str, set[str]] = defaultdict(set)
        for name in names:
            if first := _WORD.search(name):
                self._names[first[0].casefold()].add(name[first.start() :].strip())

    def text(self, text: str) -> str:
        """Lines of a log: each path of the person's to its end, and each name of theirs, replaced."""
        return "".join(map(self._line, text.splitlines(keepends=True)))

    def value(self, value: Any) -> Any:
        """The same for what is to become JSON; the names of its fields stay."""
        match value:
            case str():
                return "<path>" if _ABSOLUTE.match(value) else self.text(value)
            case Mapping():
                return {self._key(key): self.value(one) for key, one in value.items()}
            case list() | tuple():
                return [self.value(one) for one in value]
        return value

    def _key(self, key: Any) -> Any:
        return "<path>" if isinstance(key, str) and _ABSOLUTE.match(key) else key

    def _line(self, line: str) -> str:
        return self._without_names(self._without_paths(line))

    def _without_paths(self, line: str) -> str:
        """A path in quotes ends with them; any other may have spaces in it, so the rest of the line goes."""
        done, at = [], 0
        while self._folders is not None and (found := self._folders.search(line, at)):
            before = line[found.start() - 1] if found.start() else ""
            end = line.find(before, found.end()) if before and before in "\"'“" else -1
            done.append(f"{line[at : found.start()]}<path>")
            at = end if end >= 0 else len(line.rstrip("\r\n"))
        return "".join(done) + line[at:]

    def _without_names(self, line: str) -> str:
        done, at = [], 0
        for word in _WORD.finditer(line):
            if word.start() < at:
                continue
            named = [one for one in self._names.get(word[0].casefold(), ()) if _stands(one, line, word.start())]
            if named:
                done.append(f"{line[at : word.start()]}<name>")
                at = word.start() + max(map(len, named))
        return "".join(done) + line[at:]


def _stands(name: str, line: str, at: int) -> bool:
    part = line[at : at + len(name)]
    is_same = part == name if len(name) < _SURE else part.casefold() == name.casefold()
    after = line[at + len(name) : at + len(name) + 1]
    return is_same and not (after.isalnum() and name[-1:].isalnum())


def folders_of(texts: Sequence[str]) -> list[str]:
    """Those of the texts that are absolute paths."""
    return [one for one in texts if _ABSOLUTE.match(one)]
