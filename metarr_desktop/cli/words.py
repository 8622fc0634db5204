"""The words of a command line that mean the same everywhere: global options, and `key=value`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from metarr_desktop.domain.errors import BadQuery

FOR_TERMINAL = "--for-terminal"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: the global options, wherever they stood, and the words of the command.

    `is_terminal` is what a process says to the running engine when a person looks at its output.
    """

    words: tuple[str, ...] = ()
    data_dir: str | None = None
    is_json: bool = False
    is_verbose: bool = False
    is_version: bool = False
    is_terminal: bool = False


def sort_out(words: Sequence[str]) -> Typed:
    """Take the global options out of the words; they may stand before and after the command, up to a `--`.

    Raises BadQuery when `--data-dir` names no directory.
    """
    rest: list[str] = []
    data_dir: str | None = None
    flags: set[str] = set()
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            rest += [word, *waiting]
        elif word == "--data-dir":
            data_dir = _directory(next(waiting, ""))
        elif word.startswith("--data-dir="):
            data_dir = _directory(word.partition("=")[2])
        elif word in ("--json", "-v", "--verbose", "--version", FOR_TERMINAL):
            flags.add(word)
        else:
            rest.append(word)
    return Typed(
        words=tuple(rest),
        data_dir=data_dir,
        is_json="--json" in flags,
        is_verbose=not flags.isdisjoint({"-v", "--verbose"}),
        is_version="--version" in flags,
        is_terminal=FOR_TERMINAL in flags,
    )


def _directory(word: str) -> str:
    if not word:
        raise BadQuery("--data-dir needs a directory.")
    return word


#: The largest number that anything in the library can have.
LARGEST_ID = 2**63 - 1


class Assignment(NamedTuple):
    """`key=value` as a person typed it."""

    key: str
    value: str


def assignment(word: str) -> Assignment:
    """The parser of `key=value` words. A word of another form is wrong usage."""
    import typer

    key, equals, value = word.partition("=")
    if not equals or not key.strip():
        raise typer.BadParameter(f"“{word}” is not of the form key=value.")
    return Assignment(key.strip(), value)
