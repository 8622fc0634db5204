"""Editors for each type of field. They show a value, and say when a person entered another.

An editor commits on Enter and when it loses focus, and only what differs from what it shows. What cannot be read stays
in the line, with the sentence of why below it; so does what is being typed while something else writes the field, with
what stands there now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.values import FieldType, Value, as_text, parse_text, tidy
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.widgets.tag_editor import TagEditor
from metarr_desktop.ui.widgets.undo_keys import share_undo
from metarr_desktop.ui.words import value_text

if TYPE_CHECKING:
    from metarr_desktop.domain.fields import Field

_MOST_LINES = 8
_NEWS_LETTERS = 160


def leaves(event: QFocusEvent) -> bool:
    """Whether the keyboard goes elsewhere in the window: a menu or another window in between gives it back."""
    reason = Qt.FocusReason
    return event.reason() not in (reason.PopupFocusReason, reason.ActiveWindowFocusReason)


class FieldEditor(QWidget):
    """The input of one field. `entered` carries a `Value` that differs from the one shown."""

    entered = Signal(object)

    def __init__(self, field: Field, label: str) -> None:
        super().__init__()
        self.field = field
        self.label = label
        self._shown: Value = None
        self.seen: Value = None
        """The stored value that the person had before them when `entered` was emitted last."""
        self._complaint = Label(size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True)
        self._complaint.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(metrics.SPACE_GROUP)

    def call(self, label: str) -> None:
        """Be told to assistive technology by that name from now on."""
        self.label = label
        if (proxy := self.focusProxy()) is not None:
            proxy.setAccessibleName(label)

    def show_value(self, value: Value) -> None:
        """Show the value that is stored; emits nothing. What is being typed is left alone."""
        if self.is_touched() and self._has_focus():
            if value != self._shown:
                self._shown = value
                self._tell_news()
            return
        self._shown = value
        self.complain("")
        self.fill(value)

    def revert(self) -> None:
        """Show the stored value again, whatever was typed."""
        self.complain("")
        self.fill(self._shown)

    def finish(self) -> None:
        """The person goes elsewhere: enter what was typed."""
        self.commit()

    def commit(self) -> None:
        """Enter what was typed, if it is anything new."""
        try:
            value = tidy(self.field.type, self.read())
        except BadInput as error:
            self.complain(translated(error))
            return
        self.complain("")
        if value != self._shown:
            self.seen, self._shown = self._shown, value
            self.entered.emit(value)

    def refuse(self, sentence: str) -> None:
        """Say why what was entered last was not stored; Escape gives back what is."""
        self._shown = self.seen
        self.complain(sentence)

    def complain(self, sentence: str) -> None:
        """Say under the input why it was not taken; "" takes that back."""
        self._remark(sentence, Ink.ERROR)
        self.set_error(bool(sentence))

    def _tell_news(self) -> None:
        """Say under the input what something else has written while the person was typing."""
        now = value_text(self.field.name, self._shown, _NEWS_LETTERS)
        self._remark(self.tr("Meanwhile it became “{value}”. Escape takes that.").format(value=now), Ink.WARN)

    def _remark(self, sentence: str, ink: Ink) -> None:
        self._complaint.set_ink(ink)
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    def complaint(self) -> str:
        """What is said under the input."""
        return self._complaint.text()

    def is_touched(self) -> bool:
        """Whether something else is in the input than what is stored."""
        try:
            return tidy(self.field.type, self.read()) != self._shown
        except BadInput:
            return True

    def fill(self, value: Value) -> None:
        """Put a value into the input."""
        raise NotImplementedError

    def read(self) -> Value:
        """What is in the input. Raises BadInput."""
        raise NotImplementedError

    def set_error(self, is_wrong: bool) -> None:
        """Mark the input."""

    def _add(self, widget: QWidget) -> None:
        widget.setAccessibleName(self.label)
        self._column.addWidget(widget)
        self._column.addWidget(self._complaint)
        self.setFocusProxy(widget)

    def _has_focus(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus()


class LineEditor(FieldEditor):
    """One line: texts, numbers, dates and moments, all in the form that `domain.values.parse_text` reads."""

    def __init__(self, field: Field, label: str) -> None:
        super().__init__(field, label)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self._hint())
        self.line.editingFinished.connect(self.commit)
        self.line.installEventFilter(self)
        share_undo(self.line)
        self._add(self.line)

    def fill(self, value: Value) -> None:
        self.line.setText(as_text(value))
        self.line.setCursorPosition(0)

    def read(self) -> Value:
        return parse_text(self.field.type, self.line.text())

    def set_error(self, is_wrong: bool) -> None:
        self.line.setProperty("state", "error" if is_wrong else None)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape takes back what was typed and not entered."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            was_touched = self.is_touched()
            self.revert()
            return was_touched
        return super().eventFilter(watched, event)

    def _hint(self) -> str:
        """The form of what is to be typed; an example would look like a value."""
        hints = {
            FieldType.DATE: self.tr("YYYY-MM-DD"),
            FieldType.MOMENT: self.tr("YYYY-MM-DD hh:mm:ss"),
        }
        return hints.get(self.field.type, "")


class _Box(QPlainTextEdit):
    """Tells when its lines were broken anew."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class LongTextEditor(FieldEditor):
    """Several lines; grows with its text to eight. `Ctrl+Enter` enters it."""

    LEAST_LINES = 3

    def __init__(self, field: Field, label: str) -> None:
        super().__init__(field, label)
        self.box = _Box()
        self.box.setTabChangesFocus(True)
        self.box.installEventFilter(self)
        share_undo(self.box)
        self.box.textChanged.connect(self._grow)
        self.box.resized.connect(self._grow)
        self._add(self.box)
        self._grow()

    def fill(self, value: Value) -> None:
        self.box.setPlainText(self._as_lines(value))

    def read(self) -> Value:
        return self._from_lines(self.box.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on leaving and with Ctrl+Enter; Escape takes back."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and leaves(event):
            self.commit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                was_touched = self.is_touched()
                self.revert()
                return was_touched
        return super().eventFilter(watched, event)

    def _as_lines(self, value: Value) -> str:
        return as_text(value)

    def _from_lines(self, text: str) -> Value:
        return parse_text(self.field.type, text)

    def _grow(self) -> None:
        line = QFontMetrics(self.box.font()).lineSpacing()
        lines = round(self.box.document().size().height())
        policy = Qt.ScrollBarPolicy
        self.box.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > _MOST_LINES else policy.ScrollBarAlwaysOff
        )
        shown = min(max(lines, self.LEAST_LINES), _MOST_LINES)
        self.box.setFixedHeight(max(shown * line + 2 * metrics.SPACE + 4, metrics.HEIGHT_CONTROL))


class TitlesEditor(LongTextEditor):
    """Names of the item, one a line: they may hold any sign."""

    LEAST_LINES = 1

    def _as_lines(self, value: Value) -> str:
        return "\n".join(map(str, value)) if isinstance(value, tuple) else ""

    def _from_lines(self, text: str) -> Value:
        return tuple(text.splitlines())


class WordsEditor(FieldEditor):
    """A list of words as chips; every change is entered at once."""

    def __init__(self, field: Field, label: str) -> None:
        super().__init__(field, label)
        self.tags = TagEditor(label)
        self.tags.edited.connect(lambda _values: self.commit())
        self._add(self.tags)

    def fill(self, value: Value) -> None:
        self.tags.set_values([str(one) for one in value] if isinstance(value, tuple) else [])

    def read(self) -> Value:
        return self.tags.values()

    def finish(self) -> None:
        """Add the word that was typed and not added yet."""
        if self.tags.line.text().strip():
            self.tags.line.returnPressed.emit()


class FlagEditor(FieldEditor):
    """Yes, no or not known; a choice is entered at once."""

    def __init__(self, field: Field, label: str) -> None:
        super().__init__(field, label)
        segments = [
            Segment("", self.tr("Not known")),
            Segment("yes", self.tr("Yes")),
            Segment("no", self.tr("No")),
        ]
        self.choice = SegmentedControl(segments, name=label)
        self.choice.chosen.connect(lambda _key: self.commit())
        self._add(self.choice)

    def fill(self, value: Value) -> None:
        self.choice.set_current(as_text(value))

    def read(self) -> Value:
        return parse_text(FieldType.FLAG, self.choice.current())
