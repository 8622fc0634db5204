"""Step 2: what is watched on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.players.form import PlayerForm, PlayerValues, type_name
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn


class PlayersStep(QWidget):
    """One form a player; each can be tried at once."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.forms: list[PlayerForm] = []
        self._scroll = ScrollColumn(self.tr("Players"), margin_px=0)
        self._scroll.column.setSpacing(metrics.SPACE_ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(self._scroll, 1)
        self._hint = Label(
            self.tr("In Kodi, switch on Settings › Services › Control › Allow remote control via HTTP."),
            ink=Ink.TEXT2,
            wrap=True,
        )
        self._scroll.column.addWidget(self._hint)
        self.buttons: list[Button] = []
        for type in desk.engine.players.types:
            button = Button(self.tr("Add {player}").format(player=isolated(type_name(type))), icon=Icon.PLUS)
            button.clicked.connect(lambda _checked=False, type=type: self.add(PlayerForm(desk, type)))
            self.buttons.append(button)
            self._scroll.column.addWidget(button)

    def chosen(self) -> list[PlayerValues]:
        """The players that were filled in."""
        return [form.values() for form in self.forms if form.is_filled]

    def add(self, form: PlayerForm) -> None:
        """Put another form on the page."""
        frame = QFrame()
        frame.setProperty("panel", "true")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        inner.addWidget(form)
        form.changed.connect(self.changed)
        self.forms.append(form)
        self._scroll.column.insertWidget(self._scroll.column.indexOf(self._hint), frame)
        form.name.setFocus()
        self.changed.emit()
