"""One of our folders and what the player calls it, with a real file as the proof.

What is typed is shown at once with a file of ours, and asked of a player once typing rests.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.paths import PathMapping, to_player
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.players.facts import lies_under
from metarr_desktop.ui.settings.rows import folder_dialog
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner, Choice
from metarr_desktop.ui.widgets.buttons import ToolButton
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label
from metarr_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.services.players import PathCheck

_RESTS_MS = 400


class PathPair(Panel):
    """Two lines and what comes of them. Enter or leaving a line keeps the pair."""

    kept = Signal(str, str, str)
    """What ours was before ("" for a new pair), ours and theirs."""
    removed = Signal(str)
    """What ours was; "" for a pair that was never kept."""
    rested = Signal()
    """Nothing was typed for a moment: a player can be asked."""
    missing_wanted = Signal(object)
    """Show all that a player does not see (`PathCheck`)."""
    map_wanted = Signal(str)
    """Begin a pair for that folder of ours."""

    def __init__(self, mapping: PathMapping, examples: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(mapping.ours, parent)
        self._before = mapping
        self._examples = tuple(examples)
        self.ours = QLineEdit(mapping.ours)
        self.ours.setPlaceholderText(self.tr("a folder here"))
        self.theirs = QLineEdit(mapping.theirs)
        self.theirs.setPlaceholderText("smb://nas/films")
        self._resting = QTimer(self, singleShot=True, interval=_RESTS_MS)
        self._resting.timeout.connect(self.rested)
        for line in (self.ours, self.theirs):
            line.textChanged.connect(self._show_example)
            line.textEdited.connect(lambda _text: self._resting.start())
            line.editingFinished.connect(self._keep)
        self.verdict = Banner(is_heading=True)
        self.cause = Label(wrap=True)
        self.here = _path_line()
        self.there = _path_line()
        self.asked = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.asked.hide()
        self._lay_out()
        self._show_example()

    def _lay_out(self) -> None:
        choose = ToolButton(Icon.FOLDER, self.tr("Choose our folder"))
        choose.clicked.connect(self._choose)
        remove = ToolButton(Icon.CLOSE, self.tr("Remove this pair"))
        remove.clicked.connect(lambda: self.removed.emit(self._before.ours if self._before.theirs else ""))
        grid = QGridLayout()
        grid.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE)
        grid.setHorizontalSpacing(metrics.SPACE)
        grid.setVerticalSpacing(metrics.SPACE)
        buttons: tuple[tuple[str, QLineEdit, ToolButton], ...] = (
            (self.tr("Yours"), self.ours, choose),
            (self.tr("Theirs"), self.theirs, remove),
        )
        for row, (name, line, button) in enumerate(buttons):
            label = Label(name, ink=Ink.TEXT2)
            label.setBuddy(line)
            line.setAccessibleName(name)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
            grid.addWidget(button, row, 2)
        self.add_part(grid)
        example = QWidget()
        lines = QGridLayout(example)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(metrics.SPACE)
        lines.setVerticalSpacing(2)
        lines.setColumnStretch(1, 1)
        for row, (name, path) in enumerate(((self.tr("here"), self.here), (self.tr("there"), self.there))):
            lines.addWidget(Label(name, size=fonts.Size.SMALL, ink=Ink.TEXT2), row, 0)
            lines.addWidget(path, row, 1)
        lines.addWidget(self.asked, 2, 0, 1, 2)
        self.verdict.put_below(self.cause)
        self.verdict.put_below(example)
        strip = QVBoxLayout()
        strip.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, metrics.SPACE)
        strip.addWidget(self.verdict)
        self.add_part(strip, is_first=True)

    @property
    def mapping(self) -> PathMapping:
        """The pair as it was last kept."""
        return self._before

    @property
    def typed(self) -> PathMapping:
        """The pair as it stands there now."""
        return PathMapping(self.ours.text().strip(), self.theirs.text().strip())

    def show_asking(self, player: str) -> None:
        """A player is being asked."""
        self._say(Tone.ACCENT, self.tr("Asking {player}…").format(player=isolated(player)))
        self.asked.hide()

    def show_check(self, check: PathCheck, at: str = "") -> None:
        """What a player said of the files of this pair, at that time of the day."""
        number = self.locale().toString
        if not check.looked:
            self._show_example()
            return
        text = self.tr("Found {found} of {looked} there").format(found=number(check.found), looked=number(check.looked))
        here, there = check.here, check.there
        if check.found == check.looked:
            self._say(Tone.OK, text)
        else:
            self._show_missing(check, text)
            here = check.missing[0]
            there = to_player(here, [PathMapping(check.ours, check.theirs)]) or "–"
        self.here.setText(printable(here))
        self.there.setText(printable(there))
        asked = self.tr("{player} was asked at {clock}.")
        self.asked.setText(asked.format(player=isolated(check.player), clock=at))
        self.asked.setVisible(bool(at))

    def _show_missing(self, check: PathCheck, found: str) -> None:
        """The cause as far as it can be seen, and what would help."""
        count = self.locale().toString(len(check.missing))
        cause = self.tr("{player} does not see:").format(player=isolated(check.player))
        if check.absent:
            cause = self.tr("{count} lie in a folder that {player} does not have: {folder}")
            folder = isolated(printable(check.absent))
            cause = cause.format(count=count, player=isolated(check.player), folder=folder)
        self._say(Tone.WARN, found, cause)
        choices = []
        if len(check.missing) > 1:
            show = self.tr("Show the {count}").format(count=count)
            choices.append(Choice(show, lambda: self.missing_wanted.emit(check)))
        if check.absent:
            name = printable(os.path.basename(check.absent)).replace("&", "&&")
            choices.append(
                Choice(self.tr("Map {folder}").format(folder=isolated(name)), self._map_absent(check.absent))
            )
        self.verdict.offer(*choices)

    def _map_absent(self, folder: str) -> Callable[[], None]:
        return lambda: self.map_wanted.emit(folder)

    def _say(self, tone: Tone, heading: str, cause: str = "") -> None:
        self.verdict.show_message(tone, heading)
        self.cause.setText(cause)
        self.cause.setVisible(bool(cause))
        if cause:
            self.verdict.setAccessibleName(f"{heading}. {cause}")

    def show_unchecked(self, player: str, error: MetarrError) -> None:
        """The player could not be asked; what it would be told still stands there."""
        self._show_example()
        self._say(Tone.ERROR, self.tr("{player} could not be asked").format(player=isolated(player)), translated(error))

    def show_examples(self, examples: Sequence[str]) -> None:
        """There are other files to prove it with."""
        if tuple(examples) != self._examples:
            self._examples = tuple(examples)
            self._show_example()

    def _show_example(self) -> None:
        """Say what a real file is called there, as the lines stand now."""
        ours, theirs = self.typed.ours, self.typed.theirs
        self.asked.hide()
        file = next((one for one in self._examples if lies_under(one, ours)), "")
        told = to_player(file, [PathMapping(ours, theirs)]) if file and theirs else None
        if not ours or not theirs:
            self._say(Tone.ACCENT, self.tr("Write what each side calls the folder."))
        elif not file:
            text = self.tr("No file of the libraries of this group lies there.")
            self._say(Tone.WARN, text)
        elif told is None:
            text = self.tr("A player on Windows cannot see this file: its name has a backslash.")
            self._say(Tone.WARN, text)
        else:
            self._say(Tone.ACCENT, self.tr("Players are told of a file like this:"))
        self.here.setText(printable(file))
        self.there.setText(printable(told or "–"))

    def _keep(self) -> None:
        now = self.typed
        if now.ours and now.theirs and now != self._before:
            before, self._before = self._before.ours, now
            self.kept.emit(before, now.ours, now.theirs)

    def _choose(self) -> None:
        dialog = folder_dialog(self, self.tr("Our folder"), self.ours.text())
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, folder: str) -> None:
        self.ours.setText(folder)
        self._keep()
        self.rested.emit()


def _path_line() -> ElidedLabel:
    line = ElidedLabel(size=fonts.Size.SMALL)
    fonts.wear_fixed(line)
    return line
