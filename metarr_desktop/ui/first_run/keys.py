"""Which providers want a key, said plainly: films need one of TMDB, the rest none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from metarr_desktop.domain.provider import KeyNeed
from metarr_desktop.ui.forms.key_field import KeyField
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.services.sources import SourceView
    from metarr_desktop.ui.desk import Desk

#: The one without which something is missing that everybody wants.
_FIRST = "tmdb"


class Keys(QWidget):
    """Only that key is asked for; the others stand in the settings. Leaving it empty is fine."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.field: KeyField | None = None
        self.note = Banner(Tone.ACCENT, icon=Icon.KEY)
        self.note.show_message(
            Tone.ACCENT,
            self.tr(
                "Film posters need a key of TMDB. It is free: get one, paste it, test it. Series, anime and music need "
                "none. Without it, films keep the pictures that lie beside them."
            ),
            icon=Icon.KEY,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.SPACE)
        self._column.addWidget(Label(self.tr("A key, if you like"), weight=fonts.Weight.STRONG))
        self._column.addWidget(self.note)
        desk.bridge.ask(self, desk.engine.sources.all, self._show)

    def typed(self) -> dict[str, dict[str, str]]:
        """Provider -> what was typed and not kept yet."""
        typed = self.field.typed() if self.field is not None else {}
        return {_FIRST: typed} if typed else {}

    def _show(self, views: Sequence[SourceView]) -> None:
        view = next((one for one in views if one.spec.name == _FIRST), None)
        self.setVisible(view is not None)
        if view is not None and view.spec.key is not KeyNeed.NONE:
            self.field = KeyField(self._desk, view.spec)
            self.field.show_key(view.has_key)
            self._column.addWidget(self.field)
