"""What a merging of what was watched would change, and where two said different things."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from metarr_desktop.ui.played_words import kept_words, lost_words
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.players.facts import ConflictFacts

_WIDTH, _HEIGHT = 640, 440


class _Sheet(QDialog):
    """A headline, a sentence, something that scrolls, and a row of buttons."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "base")
        self.resize(_WIDTH, _HEIGHT)
        self.shut = Button(self.tr("Close"))
        self.shut.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(metrics.SPACE)
        self.buttons.addStretch()
        self.buttons.addWidget(self.shut)

    def lay_out(self, title: str, text: str, body: QWidget) -> None:
        """Put it together."""
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(title, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True))
        column.addWidget(Label(text, ink=Ink.TEXT2, wrap=True))
        column.addWidget(body, 1)
        column.addLayout(self.buttons)


class PreviewDialog(_Sheet):
    """What would be changed, a line each. Accepted where the person wants it done."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("What merging would change")
        self.steps = QListView()
        self.steps.setModel(QStringListModel(list(steps), self.steps))
        self.steps.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.steps.setWordWrap(True)
        self.steps.setSpacing(metrics.SPACE // 4)
        self.steps.setAlternatingRowColors(True)
        text = (
            self.tr("Nothing was changed yet. What is taken in can be taken back in the history.")
            if steps
            else self.tr("Everybody says the same already.")
        )
        self.lay_out(title, text, self.steps)
        self.steps.setAccessibleName(title)
        self.go = Button(self.tr("Merge"), kind=ButtonKind.PRIMARY)
        self.go.clicked.connect(self.accept)
        self.go.setVisible(bool(steps))
        self.buttons.addWidget(self.go)


class ConflictsDialog(_Sheet):
    """Each conflict with what counts and what does not; the person keeps the one or takes the other."""

    def __init__(self, desk: Desk, conflicts: Sequence[ConflictFacts], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        title = self.tr("Two said different things")
        self._list = ScrollColumn(title)
        text = self.tr("What happened last counts. You may have the other word count instead; players are told of it.")
        self.lay_out(title, text, self._list)
        self._list.column.setSpacing(metrics.SPACE_ROW)
        self.rows = [self._row(one) for one in conflicts]

    def _row(self, facts: ConflictFacts) -> QWidget:
        row = QWidget()
        conflict = facts.conflict.conflict
        keep = Button(self.tr("Keep: {what}").format(what=kept_words(conflict)))
        other = Button(self.tr("Take: {what}").format(what=lost_words(conflict)))
        keep.clicked.connect(partial(self._settle, facts, row, takes_other=False))
        other.clicked.connect(partial(self._settle, facts, row, takes_other=True))
        answers = QHBoxLayout()
        answers.setSpacing(metrics.SPACE)
        answers.addWidget(keep)
        answers.addWidget(other)
        answers.addStretch()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(Label(facts.title, weight=fonts.Weight.STRONG, wrap=True))
        column.addLayout(answers)
        column.addWidget(rule())
        self._list.column.addWidget(row)
        return row

    def _settle(self, facts: ConflictFacts, row: QWidget, _checked: bool = False, *, takes_other: bool) -> None:
        watched = self._desk.engine.watched
        row.setEnabled(False)

        def done(_changes: object) -> None:
            self.rows.remove(row)
            row.hide()
            row.deleteLater()
            if not self.rows:
                self.accept()

        self._desk.bridge.change(self, lambda: watched.settle(facts.conflict.id, takes_other=takes_other), done)
