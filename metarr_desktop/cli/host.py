"""What the command line is handed by `app`: the engine, the window, the running instance, the pictures of the tour.

Doors do not know each other, so whatever belongs to another one comes in here as a callable.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from metarr_desktop.services.at_login import AtLogin
    from metarr_desktop.services.engine import Engine

Write = Callable[[str], object]


class Asked(Protocol):
    """A command that another process sent to the running engine."""

    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def is_json(self) -> bool: ...
    @property
    def stdin(self) -> str: ...
    @property
    def cwd(self) -> str: ...


class Answer(Protocol):
    """Where the output of such a command goes. Writing raises Cancelled when the caller has gone."""

    @property
    def is_gone(self) -> bool: ...
    def out(self, text: str) -> None: ...
    def err(self, text: str) -> None: ...


Handle = Callable[[Asked, Answer], int]


class OpenEngine(Protocol):
    def __call__(self, data_dir: str, *, wait_s: float = 0.0) -> AbstractContextManager[Engine]:
        """The running engine of a data directory. Raises InUse, NewerLibrary, DamagedLibrary, CannotWrite."""


class OpenWindow(Protocol):
    def __call__(self, data_dir: str, words: Sequence[str] = (), *, in_tray: bool = False) -> int:
        """Show the window until it is closed, or have it wait in the tray; the exit status.

        Raises Unavailable where Qt cannot be loaded.
        """


class Forward(Protocol):
    def __call__(
        self, data_dir: str, words: Sequence[str], out: Write, err: Write, *, is_json: bool, stdin: str, cwd: str
    ) -> int | None:
        """Have the running engine do a command; its exit status, None where none runs. Raises Unavailable, BadInput."""


class Serve(Protocol):
    def __call__(self, engine: Engine, handle: Handle, on_raise: Callable[[], bool]) -> AbstractContextManager[object]:
        """Answer other starts of the program until the block ends. Raises CannotWrite."""


class RenderTour(Protocol):
    def __call__(self, data_dir: str, out_dir: str) -> object:
        """Draw the screens of a library into a folder, without a display. Raises Unavailable without Qt."""


@dataclass(frozen=True, slots=True)
class Host:
    """The outside of the command line. `patience_s` is how long a command waits for another one to end."""

    default_data_dir: str
    version: Callable[[], str]
    open_engine: OpenEngine
    open_window: OpenWindow
    forward: Forward
    serve: Serve
    render_tour: RenderTour
    has_display: Callable[[], bool]
    at_login: Callable[[str], AtLogin]
    patience_s: float = 30.0
