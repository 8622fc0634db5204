"""What a person chose in a list: told once it rests, and at once where something is about to be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from metarr_desktop.ui.desk import Stage

_RESTS_MS = 60
"""A selection that is still being drawn changes with every move of the mouse."""


class RestingChoice(QTimer):
    """`start` it with every change of the selection; `tell` hands on what is chosen when it rests."""

    def __init__(self, stage: Stage, tell: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=_RESTS_MS)
        self._tell = tell
        self.timeout.connect(self.settle)
        stage.choice_needed.connect(self.settle_if_restless)

    def settle(self) -> None:
        """Tell what is chosen now."""
        self.stop()
        self._tell()

    def settle_if_restless(self) -> None:
        """Tell it, if it was not told yet."""
        if self.isActive():
            self.settle()
