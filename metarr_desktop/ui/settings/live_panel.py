"""A panel of the settings that shows what stands in the library, not one setting."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from metarr_desktop.ui.models.requests import LatestForForm
from metarr_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from metarr_desktop.services.changes import Aspect, News
    from metarr_desktop.ui.desk import Desk


class LivePanel(Panel):
    """Reads itself when somebody looks, and anew while it is in sight and what it is about changes.

    Who inherits it says in `reload` what to ask `_latest` for.
    """

    def __init__(self, desk: Desk, name: str, about: Collection[Aspect], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._desk = desk
        self._latest = LatestForForm(desk.bridge, self)
        self._about = frozenset(about)
        desk.bridge.news.connect(self._hear)

    def reload(self) -> None:
        """Read it anew."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is read before somebody looks."""
        super().showEvent(event)
        self.reload()

    def _hear(self, news: News) -> None:
        if self.isVisible() and news.aspects & self._about:
            self.reload()
