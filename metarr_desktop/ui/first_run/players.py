"""Step 2: what is watched on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.players.form import PlayerForm, PlayerValues, type_name
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.chip import Chip, ChipValue
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.player import Discovered, PlayerType
    from metarr_desktop.ui.desk import Desk


class PlayersStep(QWidget):
    """One form a player; each can be tried at once. The network is asked only when a person wants it."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.forms: list[PlayerForm] = []
        self.found: list[FoundPlayer] = []
        self.look = Banner(
            Tone.ACCENT,
            self.tr("Players can be looked for on this network. Nobody is asked before you press the button."),
            icon=Icon.SEARCH,
            action=self.tr("Look"),
        )
        self.look.acted.connect(self._look_around)
        self._scroll = ScrollColumn(self.tr("Players"), margin_px=0)
        self._scroll.column.setSpacing(metrics.SPACE_ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(self.look)
        column.addWidget(self._scroll, 1)
        self._hint = Label(
            self.tr("In Kodi, switch on Settings › Services › Control › Allow remote control via HTTP."),
            ink=Ink.TEXT2,
            wrap=True,
        )
        self._scroll.column.addWidget(self._hint)
        self.buttons: list[Button] = []
        adding = QWidget()
        row = FlowLayout(adding)
        for type in desk.engine.players.types:
            button = Button(self.tr("Add {player}").format(player=isolated(type_name(type))), icon=Icon.PLUS)
            button.clicked.connect(lambda _checked=False, type=type: self.add(PlayerForm(desk, type)))
            self.buttons.append(button)
            row.addWidget(button)
        self._scroll.column.addWidget(adding)

    def chosen(self) -> list[tuple[PlayerType, PlayerValues]]:
        """The players that were filled in, and those found that were not left out."""
        forms = [*(one.form for one in self.found if one.use.isChecked()), *self.forms]
        return [(form.type, form.values()) for form in forms if form.is_filled]

    def add(self, form: PlayerForm) -> None:
        """Put another form on the page."""
        frame = QFrame()
        frame.setProperty("panel", "true")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(*[metrics.SPACE_PANE] * 4)
        inner.addWidget(form)
        form.changed.connect(self.changed)
        self.forms.append(form)
        self._put(frame)
        form.name.setFocus()
        self.changed.emit()

    def _put(self, frame: QWidget) -> None:
        self._scroll.column.insertWidget(self._scroll.column.indexOf(self._hint), frame)

    # --- looking around ---------------------------------------------------------------------------------------------

    def _look_around(self) -> None:
        self.look.show_message(Tone.ACCENT, self.tr("Looking on this network…"), icon=Icon.SEARCH)
        self._desk.bridge.ask(self, self._desk.engine.players.discover, self._show_found, self._say_failed)

    def _show_found(self, answers: Sequence[Discovered]) -> None:
        """Another look adds what is new and takes nothing away that may have been filled in since."""
        known = {one.place for one in self.found}
        for answer in answers:
            one = FoundPlayer(self._desk, answer)
            if one.place in known:
                one.deleteLater()
                continue
            one.changed.connect(self.changed)
            self.found.append(one)
            self._put(one)
            one.try_it()
        said = (
            self.tr("Looked on this network: %n player(s) answered.", "", len(answers))
            if answers
            else self.tr("No player answered on this network. It may be switched off, or can be added below.")
        )
        self.look.show_message(Tone.ACCENT, said, icon=Icon.SEARCH, action=self.tr("Again"))
        self.changed.emit()

    def _say_failed(self, error: MetarrError) -> None:
        self.look.show_message(Tone.WARN, translated(error), action=self.tr("Again"))


class FoundPlayer(QFrame):
    """A player that answered: it is taken unless it is left out, and can be given its password or token.

    Whether it takes our word as it stands is tried at once. A server never does: it wants a token.
    """

    changed = Signal()

    def __init__(self, desk: Desk, answer: Discovered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.place = answer.url or f"{answer.host}:{answer.port}"
        self.use = QCheckBox()
        self.use.setAccessibleName(self.tr("Use {player}").format(player=isolated(answer.name)))
        self.use.setChecked(True)
        self.use.toggled.connect(lambda _on: self.changed.emit())
        self.form = PlayerForm(desk, answer.type)
        self.form.fill(answer)
        self.form.changed.connect(self.changed)
        self.form.hide()
        self.sign_in = Button(self.tr("Sign in"), icon=Icon.KEY, small=True)
        self.sign_in.setAccessibleName(self.tr("Sign in to {player}").format(player=isolated(answer.name)))
        self.sign_in.setCheckable(True)
        self.sign_in.toggled.connect(self.form.setVisible)
        self.answers = Chip(ChipValue("answers", self.tr("answers"), Icon.CHECK, Tone.OK, is_removable=False))
        self.answers.hide()
        self.form.answered.connect(self.answers.setVisible)
        where = f"{type_name(answer.type)} · {self.place}"
        self.setAccessibleName(answer.name)
        self.setAccessibleDescription(where)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(answer.name, weight=fonts.Weight.STRONG))
        words.addWidget(ElidedLabel(where, ink=Ink.TEXT2))
        top = QHBoxLayout()
        top.setSpacing(metrics.SPACE_ROW)
        top.addWidget(self.use)
        top.addWidget(IconLabel(Icon.PLAYER))
        top.addLayout(words, 1)
        top.addWidget(self.answers)
        top.addWidget(self.sign_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_ROW] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addLayout(top)
        column.addWidget(self.form)

    def try_it(self) -> None:
        """Find out whether it needs to be given anything."""
        if not self.form.type.is_server:
            self.form.try_it()
