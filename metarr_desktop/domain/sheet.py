"""Numbers in words, ready to be written as a file that others read: what doors word and `formats.sheet` writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A bar: its label, its bare number for programs, and that as it is read ("61.4 TB"); `query` finds it, or ""."""

    label: str
    value: int
    text: str
    query: str = ""
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A chart in words; `unit` is what its numbers count ("titles"), `is_line` says that its rows follow in time."""

    title: str
    note: str
    unit: str
    rows: Sequence[SheetRow]
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class SheetFact:
    """A number above the charts, with what it is and what more there is to say of it."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything, already in the words of its reader. `language` is a code as pages name it ("en")."""

    title: str
    subtitle: str
    facts: Sequence[SheetFact]
    charts: Sequence[SheetChart]
    heads: tuple[str, str, str, str, str]
    language: str = "en"
    is_right_to_left: bool = False
