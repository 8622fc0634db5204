"""Films and episodes in several files: which of the names in a folder are parts of one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from metarr_desktop.formats.names.folders import Entry, natural
from metarr_desktop.formats.names.grammar.numerals import part_number
from metarr_desktop.formats.names.patterns import pattern

_MARK = pattern(
    r"(?P<before>.*?)[ ._-]*[(\[]?(?<![^\W_])(?:cd|dvd|part|pt|dis[ck])[ ._-]*(?P<number>\d{1,2}|[a-d])(?![^\W_])[)\]]?"
    r"(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = pattern(r"(?P<before>.*[ ._)\]-])(?P<number>[a-d])(?P<after>)", re.IGNORECASE | re.DOTALL)
_FOLDER = pattern(r"(?:cd|dvd|dis[ck]|part|pt)[ ._-]*(?P<number>\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stack:
    """The files of one version in playing order, each with its part number (None when it is the only one).

    `base` is their common name without the part mark.
    """

    base: str
    entries: tuple[tuple[int | None, Entry], ...]

    @property
    def first(self) -> Entry:
        return self.entries[0][1]


def stacks_of(entries: Sequence[Entry]) -> list[Stack]:
    """Groups the videos of one folder. A mark counts only where the names are equal but for it: "Dune Part 2" alone is
    a title, and two parts with different years are two films (Kodi's rule)."""
    by_name: dict[tuple[str, str, str], dict[int, tuple[Entry, str]]] = defaultdict(dict)
    alone: list[Entry] = []
    for entry in entries:
        match = _MARK.fullmatch(entry.stem) or _LETTER.fullmatch(entry.stem)
        number = part_number(match["number"]) if match else 0
        if match is None or not number:
            alone.append(entry)
            continue
        parts = by_name[match["before"].casefold(), match["after"].casefold(), entry.extension]
        if number in parts:
            alone.append(entry)
        else:
            parts[number] = (entry, match["before"].rstrip(" ._-") + match["after"])
    stacks = [_single(entry) for entry in alone]
    for parts in by_name.values():
        if len(parts) > 1 and 1 in parts:
            base = parts[1][1]
            stacks.append(Stack(base, tuple((number, parts[number][0]) for number in sorted(parts))))
        else:
            stacks.extend(_single(entry) for entry, _ in parts.values())
    return sorted(stacks, key=lambda stack: natural(stack.first.path))


def _single(entry: Entry) -> Stack:
    return Stack(entry.stem, ((None, entry),))


def part_of_folder(name: str) -> int | None:
    """The number of a folder that holds one part ("CD1", "Disc 2"), else None."""
    match = _FOLDER.fullmatch(name)
    return int(match["number"]) if match else None
