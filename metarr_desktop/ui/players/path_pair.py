"""One of our folders and what the player calls it, with a real file as the proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.paths import PathMapping, to_player
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.players.facts import lies_under
from metarr_desktop.ui.settings.rows import folder_dialog
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import ToolButton
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label
from metarr_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from metarr_desktop.services.players import PathCheck


class PathPair(Panel):
    """Two lines and what comes of them. Enter or leaving a line keeps the pair."""

    kept = Signal(str, str, str)
    """What ours was before ("" for a new pair), ours and theirs."""
    removed = Signal(str)
    """What ours was; "" for a pair that was never kept."""

    def __init__(self, mapping: PathMapping, examples: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(mapping.ours, parent)
        self._before = mapping
        self._examples = tuple(examples)
        self.ours = QLineEdit(mapping.ours)
        self.ours.setPlaceholderText(self.tr("a folder here"))
        self.theirs = QLineEdit(mapping.theirs)
        self.theirs.setPlaceholderText("smb://nas/films")
        for line in (self.ours, self.theirs):
            line.textChanged.connect(self._show_example)
            line.editingFinished.connect(self._keep)
        self.verdict = Banner()
        self.here = _path_line()
        self.there = _path_line()
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
        example = QGridLayout()
        example.setContentsMargins(metrics.SPACE_ROW, 0, metrics.SPACE_ROW, metrics.SPACE_ROW)
        example.setHorizontalSpacing(metrics.SPACE)
        example.setVerticalSpacing(2)
        example.setColumnStretch(1, 1)
        example.addWidget(self.verdict, 0, 0, 1, 2)
        for row, (name, path) in enumerate(((self.tr("here"), self.here), (self.tr("there"), self.there)), start=1):
            example.addWidget(Label(name, size=fonts.Size.SMALL, ink=Ink.TEXT2), row, 0)
            example.addWidget(path, row, 1)
        self.add_part(example, is_first=True)

    @property
    def mapping(self) -> PathMapping:
        """The pair as it was last kept."""
        return self._before

    def show_check(self, check: PathCheck) -> None:
        """What a player said of the files of this pair."""
        number = self.locale().toString
        if not check.looked:
            return
        text = self.tr("Found {found} of {looked} there").format(found=number(check.found), looked=number(check.looked))
        if check.found == check.looked:
            self.verdict.show_message(Tone.OK, text)
            here, there = check.here, check.there
        else:
            unseen = self.tr("{text}. {player} does not see:").format(text=text, player=isolated(check.player))
            self.verdict.show_message(Tone.WARN, unseen)
            here = check.missing[0]
            there = to_player(here, [PathMapping(check.ours, check.theirs)]) or "–"
        self.here.setText(printable(here))
        self.there.setText(printable(there))

    def show_examples(self, examples: Sequence[str]) -> None:
        """There are other files to prove it with."""
        if tuple(examples) != self._examples:
            self._examples = tuple(examples)
            self._show_example()

    def _show_example(self) -> None:
        """Say what a real file is called there, as the lines stand now."""
        ours, theirs = self.ours.text().strip(), self.theirs.text().strip()
        file = next((one for one in self._examples if lies_under(one, ours)), "")
        told = to_player(file, [PathMapping(ours, theirs)]) if file and theirs else None
        if not ours or not theirs:
            self.verdict.show_message(Tone.ACCENT, self.tr("Write what each side calls the folder."))
        elif not file:
            text = self.tr("No file of the libraries of this group lies there.")
            self.verdict.show_message(Tone.WARN, text)
        elif told is None:
            text = self.tr("A player on Windows cannot see this file: its name has a backslash.")
            self.verdict.show_message(Tone.WARN, text)
        else:
            self.verdict.show_message(Tone.OK, self.tr("Players are told of a file like this:"))
        self.here.setText(printable(file))
        self.there.setText(printable(told or "–"))

    def _keep(self) -> None:
        ours, theirs = self.ours.text().strip(), self.theirs.text().strip()
        if ours and theirs and PathMapping(ours, theirs) != self._before:
            before, self._before = self._before.ours, PathMapping(ours, theirs)
            self.kept.emit(before, ours, theirs)

    def _choose(self) -> None:
        dialog = folder_dialog(self, self.tr("Our folder"), self.ours.text())
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, folder: str) -> None:
        self.ours.setText(folder)
        self._keep()


def _path_line() -> ElidedLabel:
    line = ElidedLabel(size=fonts.Size.SMALL)
    fonts.wear_fixed(line)
    return line
