"""Words of a list for many items: added to what each has, taken out of it, or one list for all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.bulk.held import Words
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.widgets.tag_editor import TagEditor

if TYPE_CHECKING:
    from metarr_desktop.ui.forms.editors import WordsEditor

_SINGLE = "single"
_WHOLE = "whole"


class ManyWords(QWidget):
    """Two lines for single words, or the list's own editor. `changed` carries `Words`, None where nothing is wanted."""

    changed = Signal(object)

    def __init__(self, whole: WordsEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = whole
        self.choice = SegmentedControl(
            [Segment(_SINGLE, self.tr("Add and remove")), Segment(_WHOLE, self.tr("Same list for all"))],
            name=self.tr("What to do with the words"),
            small=True,
        )
        self.choice.chosen.connect(lambda _key: self._turn())
        self.added = TagEditor(
            self.tr("Words to add"),
            line_name=self.tr("Add to {field}").format(field=whole.label),
            placeholder=self.tr("Add a word to each…"),
            tone=Tone.OK,
            sign=Icon.PLUS,
        )
        self.removed = TagEditor(
            self.tr("Words to remove"),
            line_name=self.tr("Remove from {field}").format(field=whole.label),
            placeholder=self.tr("Remove a word from each…"),
            tone=Tone.ERROR,
            sign=Icon.MINUS,
        )
        for one in (self.added, self.removed):
            one.edited.connect(lambda _words: self._tell())
        self._single = QWidget()
        self._lay_out()
        self._turn()

    def show_known(self, words: Iterable[str]) -> None:
        """Offer these words while one is typed: what the items have."""
        known = sorted(set(words), key=str.casefold)
        self.added.set_completions(known)
        self.removed.set_completions(known)

    def forget(self) -> None:
        """Want nothing any more."""
        self.added.set_values(())
        self.removed.set_values(())

    def _lay_out(self) -> None:
        lines = QGridLayout(self._single)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(metrics.SPACE)
        lines.setVerticalSpacing(metrics.SPACE)
        lines.setColumnStretch(1, 1)
        for row, (name, editor) in enumerate(((self.tr("Add"), self.added), (self.tr("Remove"), self.removed))):
            label = Label(name, ink=Ink.TEXT2)
            label.setBuddy(editor)
            label.setMinimumHeight(metrics.HEIGHT_CONTROL)
            lines.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(editor, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(self.choice)
        column.addWidget(self._single)
        column.addWidget(self.whole)

    def _turn(self) -> None:
        """Show the chosen way; what was wanted by the other is forgotten."""
        is_single = self.choice.current() == _SINGLE
        self._single.setVisible(is_single)
        self.whole.setVisible(not is_single)
        self.forget()
        self.whole.revert()
        self.changed.emit(None)

    def _tell(self) -> None:
        words = Words(self.added.values(), self.removed.values())
        self.changed.emit(words if words.added or words.removed else None)
