"""Webhooks: whether anybody listens, and who may tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.hooks import HookSourceId, HookType, Listening
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.ui.desk import Desk, Place
from metarr_desktop.ui.hook_words import listening_words, type_word
from metarr_desktop.ui.models.requests import LatestForForm
from metarr_desktop.ui.settings.hook_source_panel import HookSourcePanel, SourceFacts
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.services.engine import Engine


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything the panel shows, read at once."""

    state: Listening
    sources: tuple[SourceFacts, ...]


class HooksPanel(QWidget):
    """Reads while it is on screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._latest = LatestForForm(desk.bridge, self)
        self.panels: dict[HookSourceId, HookSourcePanel] = {}
        self.state = Banner(Tone.ACCENT)
        self.state.acted.connect(self._desk_shows_events)
        self.warning = Banner(Tone.WARN, icon=Icon.WARNING)
        self.warning.hide()
        self.refusal = Banner(Tone.ERROR)
        self.refusal.hide()
        self.add = Button(self.tr("Add a sender"), icon=Icon.PLUS)
        menu = QMenu(self.add)
        for type in HookType:
            menu.addAction(type_word(type), partial(self.add_source, type))
        self.add.set_menu(menu)
        self._sources = QVBoxLayout()
        self._sources.setSpacing(metrics.SPACE_PANE)
        self._empty = Label(
            self.tr("Nobody may tell yet. Add Radarr, Sonarr, Lidarr or another sender to get its address and token."),
            wrap=True,
        )
        self._lay_out()
        desk.bridge.news.connect(self._hear)

    def reload(self) -> None:
        """Read everything anew."""
        engine = self._desk.engine
        self._latest.ask(lambda: _read(engine), self._show, self._refuse)

    def mark(self, word: str) -> int:
        """Mark a word; in how many rows of all senders it stands."""
        return sum([panel.mark(word) for panel in self.panels.values()])

    def add_source(self, type: HookType) -> None:
        """Let somebody tell, under the name of what it is."""
        hooks = self._desk.engine.hooks

        def act() -> None:
            known = {one.name.casefold() for one in hooks.sources()}
            word = type.value.capitalize() if type is not HookType.PATH else "Scan"
            names = (word if number == 1 else f"{word} {number}" for number in range(1, len(known) + 2))
            hooks.add(next(name for name in names if name.casefold() not in known), type)

        self._desk.bridge.change(self, act, lambda _none: self.refusal.hide(), self._refuse)

    def _lay_out(self) -> None:
        verbs = QHBoxLayout()
        verbs.addWidget(self._empty, 1)
        verbs.addStretch()
        verbs.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_ROW)
        for part in (self.state, self.warning, self.refusal):
            column.addWidget(part)
        column.addLayout(self._sources)
        column.addLayout(verbs)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is read before somebody looks."""
        super().showEvent(event)
        self.reload()

    def _hear(self, news: News) -> None:
        if self.isVisible() and news.aspects & {Aspect.HOOKS, Aspect.SETTINGS}:
            self.reload()

    def _show(self, known: _Known) -> None:
        state = known.state
        tone = Tone.OK if state.is_on else Tone.WARN if state.error else Tone.ACCENT
        self.state.show_message(tone, listening_words(state), action=self.tr("What was told"))
        self.warning.setVisible(state.is_on and state.is_open)
        self.warning.show_message(
            Tone.WARN,
            self.tr(
                "Every machine of your network can reach this port, and what is posted is not encrypted. A sender has "
                "to show its token all the same. Do not forward the port to the internet."
            ),
            icon=Icon.WARNING,
        )
        there = {facts.source.id for facts in known.sources}
        for gone in [id for id in self.panels if id not in there]:
            panel = self.panels.pop(gone)
            self._sources.removeWidget(panel)
            panel.deleteLater()
        for facts in known.sources:
            if facts.source.id in self.panels:
                self.panels[facts.source.id].show_facts(facts)
            else:
                panel = self.panels[facts.source.id] = HookSourcePanel(self._desk, facts)
                self._sources.addWidget(panel)
        self._empty.setVisible(not known.sources)

    def _desk_shows_events(self) -> None:
        self._desk.stage.place_wanted.emit(Place.ACTIVITY)

    def _refuse(self, error: MetarrError) -> None:
        self.refusal.show_message(Tone.ERROR, translated(error))
        self.refusal.show()


def _read(engine: Engine) -> _Known:
    """Asks store and keyring, so not in the GUI thread."""
    hooks, door = engine.hooks, engine.hook_door
    return _Known(
        door.state(),
        tuple(SourceFacts(one, door.address(one), hooks.token(one), bool(hooks.key(one))) for one in hooks.sources()),
    )
