"""Pairs the lines of two texts for showing them beside each other."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest


class LineKind(StrEnum):
    """What happens to a line; KEPT was written by another program and stays."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of one side; `text` is None where the other side has a line and this one a gap."""

    kind: LineKind
    text: str | None


@dataclass(frozen=True, slots=True)
class LinePair:
    """What stands beside each other."""

    before: DiffLine
    after: DiffLine


def pair_lines(before: str, after: str, kept: Collection[str] = ()) -> tuple[LinePair, ...]:
    """The lines of both texts, equal ones beside each other; gone and new ones share lines where they meet.

    Lines that differ in the spaces around them only count as equal: another program's indentation is no change.
    `kept` names lines (spaces around them do not count) that another program wrote and that are left as they are.
    """
    foreign = {line.strip() for line in kept}
    old, new = before.splitlines(), after.splitlines()
    pairs: list[LinePair] = []
    bare_old, bare_new = [line.strip() for line in old], [line.strip() for line in new]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, bare_old, bare_new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs.extend(_same(*lines, foreign) for lines in zip(old[i1:i2], new[j1:j2], strict=True))
        else:
            pairs.extend(_changed(old[i1:i2], new[j1:j2]))
    return tuple(pairs)


def one_column(pairs: Collection[LinePair]) -> Iterator[DiffLine]:
    """The same in one column: of each change first what goes, then what comes."""
    waiting: list[DiffLine] = []
    for pair in pairs:
        if pair.before.kind in (LineKind.SAME, LineKind.KEPT):
            yield from waiting
            waiting = []
            yield pair.after
            continue
        if pair.before.text is not None:
            yield pair.before
        if pair.after.text is not None:
            waiting.append(pair.after)
    yield from waiting


def _same(old: str, new: str, foreign: Collection[str]) -> LinePair:
    kind = LineKind.KEPT if new.strip() in foreign else LineKind.SAME
    return LinePair(DiffLine(kind, old), DiffLine(kind, new))


def _changed(gone: list[str], come: list[str]) -> Iterator[LinePair]:
    for old, new in zip_longest(gone, come):
        yield LinePair(DiffLine(LineKind.GONE, old), DiffLine(LineKind.NEW, new))
