"""The dialog: folders, players, automation; then a scan."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.services.demo_library import make_demo
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.first_run.automation import AutomationStep
from metarr_desktop.ui.first_run.folders import ChosenFolder, FoldersStep
from metarr_desktop.ui.first_run.players import PlayersStep
from metarr_desktop.ui.players.dialog import add_player, make_group
from metarr_desktop.ui.players.form import type_name
from metarr_desktop.ui.theme import fonts, metrics, motion
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.step_dots import StepDots

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.player import PlayerType
    from metarr_desktop.domain.settings import SettingValue
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.form import PlayerValues

_SIZE = (480, 764)
_SHARE = 0.9
"""Of the height of a small screen: beneath its edge lay the buttons that lead on."""
_DEMO_FOLDER = "demo"
_FOLDERS, _PLAYERS, _AUTOMATION = range(3)
"""The steps."""


class FirstRun(QDialog):
    """Three steps. Closing it at any time is fine: everything stands in the settings too.

    What stands in a step that was skipped is not taken, and stays there for who comes back to it.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(self.tr("Welcome to Metarr"))
        self.setProperty("surface", "base")
        width, height = _SIZE
        room = QGuiApplication.primaryScreen().availableSize().height()
        self.resize(fonts.grown(width), min(height, int(room * _SHARE)))
        self.folders = FoldersStep(desk)
        self.players = PlayersStep(desk)
        self.automation = AutomationStep(desk)
        self.folders.changed.connect(self._dress)
        self.folders.demo_wanted.connect(self._make_demo)
        self.players.changed.connect(self._dress)
        self.dots = StepDots(_AUTOMATION + 1)
        self._title = Label(size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self._text = Label(ink=Ink.TEXT2, wrap=True)
        self.steps = QStackedWidget()
        for step in (self.folders, self.players, self.automation):
            self.steps.addWidget(step)
        self._refusal = Banner(Tone.ERROR)
        self._refusal.hide()
        self._bar = QProgressBar(textVisible=False)
        motion.show_progress(self._bar)
        self._bar.setAccessibleName(self.tr("Working"))
        self._bar.hide()
        self.back = Button(self.tr("Back"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda: self.go_to(self.steps.currentIndex() - 1))
        self.skip_all = Button(self.tr("Skip all"), kind=ButtonKind.FLAT)
        self.skip_all.setAutoDefault(False)
        self.skip_all.clicked.connect(self.reject)
        self.skip = Button(self.tr("Skip"), kind=ButtonKind.FLAT)
        self.skip.setAutoDefault(False)
        self.skip.clicked.connect(lambda: self._go_on(is_skipping=True))
        self._skipped: set[int] = set()
        self.next = Button("", kind=ButtonKind.PRIMARY)
        self.next.setDefault(True)
        self.next.clicked.connect(lambda: self._go_on())
        self._lay_out()
        self.go_to(0)

    def _lay_out(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(metrics.SPACE_SECTION, metrics.SPACE_SECTION, metrics.SPACE_SECTION, 0)
        above.setSpacing(metrics.SPACE)
        above.addWidget(self.dots)
        above.addSpacing(metrics.SPACE_GROUP)
        above.addWidget(self._title)
        above.addWidget(self._text)
        above.addSpacing(metrics.SPACE)
        above.addWidget(self.steps, 1)
        above.addWidget(self._refusal)
        above.addWidget(self._bar)
        above.addSpacing(metrics.SPACE)
        foot = QFrame()
        foot.setProperty("surface", "alt")
        row = QHBoxLayout(foot)
        row.setContentsMargins(metrics.SPACE_SECTION, metrics.SPACE_PANE, metrics.SPACE_SECTION, metrics.SPACE_PANE)
        row.addWidget(self.back)
        row.addWidget(self.skip_all)
        row.addStretch()
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(foot)

    # --- steps ------------------------------------------------------------------------------------------------------

    def go_to(self, step: int) -> None:
        """Show a step, 0 to 2."""
        self.steps.setCurrentIndex(step)
        self.dots.set_step(step)
        title, text = (
            (
                self.tr("Where are your films?"),
                self.tr("Pick folders, or drop them on this window. No account is needed; each step can be skipped."),
            ),
            (self.tr("What do you watch on?"), self.tr("Metarr writes files the way each player expects them.")),
            (self.tr("How should it work?"), self.tr("This can be changed any time in the settings.")),
        )[step]
        self._title.setText(title)
        self._text.setText(text)
        self._dress()
        first = (self.folders.browse, self.players.look.button, self.automation.languages.line)[step]
        first.setFocus()  # else Qt lets it go to whatever comes next

    def _dress(self) -> None:
        """In a step where there is nothing to skip, going on is called so."""
        step = self.steps.currentIndex()
        self.back.setVisible(step > 0)
        self.skip_all.setVisible(step == 0)
        is_last = step == _AUTOMATION
        is_empty = (not self.folders.chosen(), not self.players.chosen(), False)[step]
        self.skip.setVisible(not is_empty)
        scans = bool(self._folders())
        if is_last:
            self.next.setText(self.tr("Start scanning") if scans else self.tr("Finish"))
        else:
            self.next.setText(self.tr("Skip") if is_empty else self.tr("Next"))
        self.next.set_icon(Icon.REFRESH if is_last and scans else None)

    def _folders(self) -> list[ChosenFolder]:
        return [] if _FOLDERS in self._skipped else self.folders.chosen()

    def _go_on(self, *, is_skipping: bool = False) -> None:
        step = self.steps.currentIndex()
        self._skipped.discard(step)
        if is_skipping:
            self._skipped.add(step)
        if step != _AUTOMATION:
            self.go_to(step + 1)
            return
        engine, folders = self._desk.engine, self._folders()
        players = [] if _PLAYERS in self._skipped else self.players.chosen()
        settings = {} if is_skipping else self.automation.settings()
        keys = {} if is_skipping else self.automation.keys.typed()
        self._work(True)
        self._desk.bridge.ask(
            self, lambda: set_up(engine, folders, players, settings, keys), lambda _none: self.accept(), self._refuse
        )

    def _make_demo(self) -> None:
        engine = self._desk.engine
        target = os.path.join(engine.data_dir, _DEMO_FOLDER)
        self._work(True)
        self._desk.bridge.ask(self, lambda: make_demo(engine, target), lambda _jobs: self.accept(), self._refuse)

    def _work(self, is_working: bool) -> None:
        self._bar.setVisible(is_working)
        self._refusal.hide()
        for widget in (self.steps, self.back, self.skip_all, self.skip, self.next):
            widget.setEnabled(not is_working)

    def _refuse(self, error: MetarrError) -> None:
        self._work(False)
        self._refusal.show_message(Tone.ERROR, translated(error))
        self._refusal.show()

    def done(self, result: int) -> None:
        """Finished or skipped: it does not open by itself again."""
        engine = self._desk.engine
        self._desk.bridge.ask(
            self._desk.bridge, lambda: engine.libraries.put_setting("window.first_run_done", True), lambda _none: None
        )
        super().done(result)


def set_up(
    engine: Engine,
    folders: Sequence[ChosenFolder],
    players: Sequence[tuple[PlayerType, PlayerValues]],
    settings: Mapping[str, SettingValue],
    keys: Mapping[str, Mapping[str, str]],
) -> None:
    """Do what was chosen, then scan. What is there already from an earlier try is kept. Raises BadInput."""
    for provider, secrets in keys.items():
        engine.sources.set(provider, secrets)
    for name, value in settings.items():
        engine.libraries.put_setting(name, value)
    known = {root.path: library.id for library in engine.browse.libraries() for root in library.roots}
    libraries = []
    for folder in folders:
        if folder.type is not None:
            there = known.get(folder.path)
            libraries.append(there if there is not None else engine.libraries.add(folder.path, folder.type).id)
    there_already = {player.name.casefold() for player in engine.browse.players()}
    for type, values in players:
        if values.name.casefold() not in there_already:
            group = make_group(engine, type_name(type), type, libraries)
            add_player(engine, group, values)
    engine.jobs.enqueue(*(scan_job(library) for library in libraries))
