"""What the command line is handed by `app`: how to open an engine, and how to show the window."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from metarr_desktop.services.engine import Engine


class OpenEngine(Protocol):
    def __call__(self, data_dir: str, *, wait_s: float = 0.0) -> AbstractContextManager[Engine]:
        """The running engine of a data directory. Raises InUse, NewerLibrary, DamagedLibrary, CannotWrite."""


class OpenWindow(Protocol):
    def __call__(self, data_dir: str, words: Sequence[str] = ()) -> int:
        """Show the window until it is closed; the exit status."""


@dataclass(frozen=True, slots=True)
class Host:
    """The outside of the command line."""

    default_data_dir: str
    open_engine: OpenEngine
    open_window: OpenWindow
