"""Keys of providers, for those who have some: each with where to get it and a button that tries it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from metarr_desktop.domain.provider import KeyNeed
from metarr_desktop.ui.forms.key_field import KeyField
from metarr_desktop.ui.settings.provider_words import knows_words, provider_name
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.provider import ProviderSpec
    from metarr_desktop.services.sources import SourceView
    from metarr_desktop.ui.desk import Desk

#: The one without which something is missing that everybody wants.
_FIRST = "tmdb"


class Keys(QWidget):
    """A field for each provider that takes a key, that of film posters first. Leaving them empty is fine."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fields: dict[str, KeyField] = {}
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
        self._column.setSpacing(metrics.SPACE_ROW)
        self._column.addWidget(Label(self.tr("Keys, if you have them"), weight=fonts.Weight.STRONG))
        self._column.addWidget(self.note)
        desk.bridge.ask(self, desk.engine.sources.all, self._show)

    def typed(self) -> dict[str, dict[str, str]]:
        """Provider -> what was typed and not kept yet."""
        return {name: typed for name, field in self.fields.items() if (typed := field.typed())}

    def _show(self, views: Sequence[SourceView]) -> None:
        """Those that say nothing without a key come before those that say more with one."""
        needs = list(KeyNeed)
        taking = [view for view in views if view.spec.secrets]
        taking.sort(key=lambda view: (view.spec.name != _FIRST, -needs.index(view.spec.key)))
        self.note.setVisible(any(view.spec.name == _FIRST for view in taking))
        self.setVisible(bool(taking))
        for view in taking:
            field = self.fields[view.spec.name] = KeyField(self._desk, view.spec)
            field.show_key(view.has_key)
            self._column.addLayout(_with_name(view.spec, field))


def _with_name(spec: ProviderSpec, field: KeyField) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(metrics.SPACE_GROUP)
    column.addWidget(Label(provider_name(spec), weight=fonts.Weight.MEDIUM))
    column.addWidget(Label(knows_words(spec), size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
    column.addWidget(field)
    return column
