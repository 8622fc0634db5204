"""Where a command's words go: text for people, JSON for programs, never a global stream.

Several commands may run in one engine at once, each with the streams of its own caller.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence

from metarr_desktop.domain.errors import printable

Write = Callable[[str], object]
#: What JSON is made of.
Json = None | bool | int | float | str | Sequence["Json"] | dict[str, "Json"]
Cell = str | int | float | None

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


class Output:
    """The streams of one command.

    `is_json`: its caller wants JSON; `is_terminal`: a person sees the output as it comes; `shows_progress`: bars may be
    drawn on this process's standard error.
    """

    def __init__(
        self,
        out: Write,
        err: Write,
        *,
        is_json: bool = False,
        is_terminal: bool = False,
        shows_progress: bool = False,
        flush: Callable[[], object] = lambda: None,
    ) -> None:
        self._out = out
        self._err = err
        self.is_json = is_json
        self.is_terminal = is_terminal
        self.shows_progress = shows_progress
        self.has_failed = False
        self._flush = flush

    @property
    def is_for_programs(self) -> bool:
        """Whether lists that are lines of JSON by contract are wanted so: asked for, or into a pipe or file."""
        return self.is_json or not self.is_terminal

    @property
    def streams(self) -> tuple[Write, Write]:
        """Where the words go, for what another process says in this one's place."""
        return self._out, self._err

    def flush(self) -> None:
        """Have what was said reach its reader now, for commands that go on for hours."""
        self._flush()

    def line(self, text: str = "") -> None:
        """One line of text. What would upset a terminal - control characters, bytes that are no text - is spelt out."""
        self._out(f"{visible(text)}\n")

    def json(self, value: Json, *, indent: int | None = None) -> None:
        """One JSON value on one line, or indented. All ASCII: a path that is not UTF-8 keeps its bytes (`\\udcff`)."""
        self._out(json.dumps(value, indent=indent) + "\n")

    def answer(self, value: Json, *lines: str) -> None:
        """The one answer of a command: the JSON document, or the lines that say the same to a person."""
        if self.is_json:
            self.json(value)
        else:
            for text in lines:
                self.line(text)

    def table(self, titles: Sequence[str], rows: Iterable[Sequence[Cell]], *, empty: str) -> None:
        """Columns under their titles, as wide as they need; `empty` is said where there are no rows."""
        cells = [[visible("" if cell is None else str(cell)) for cell in row] for row in rows]
        if not cells:
            self.line(empty)
            return
        # Some 30 ms to import: nobody who reads JSON pays for it.
        from rich.cells import cell_len

        lines = [list(titles), *cells]
        widths = [max(cell_len(line[column]) for line in lines) for column in range(len(titles))]
        for line in lines:
            padded = (text + " " * (width - cell_len(text)) for text, width in zip(line, widths, strict=True))
            self._out("  ".join(padded).rstrip() + "\n")

    def notice(self, sentence: str) -> None:
        """Something the person should know; the command goes on and is not failed by it."""
        self._err(f"{visible(sentence)}\n")

    def error(self, sentence: str) -> None:
        """What went wrong; the command has failed, though it may finish the rest."""
        self.has_failed = True
        self._err(f"{visible(sentence)}\n")


def visible(text: str) -> str:
    """The text as any terminal and log can show it."""
    return _CONTROLS.sub(lambda match: f"\\x{ord(match[0]):02x}", printable(text))
