"""Ctrl+Z in a text input: first what was typed there, then what the window takes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class _Keys(QObject):
    """Qt's inputs claim both keys even where they have nothing to take back; then the keys would do nothing at all."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the input from claiming a key that it has no use for."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        can_undo, can_redo = _own(watched)
        is_idle = (event.matches(QKeySequence.StandardKey.Undo) and not can_undo) or (
            event.matches(QKeySequence.StandardKey.Redo) and not can_redo
        )
        if is_idle:
            event.ignore()
        return is_idle


def share_undo(widget: QLineEdit | QPlainTextEdit) -> None:
    """Leave Ctrl+Z and Ctrl+Shift+Z to the window while nothing that was typed here can be taken back."""
    widget.installEventFilter(_Keys(widget))


def _own(widget: QObject) -> tuple[bool, bool]:
    """Whether the input has typing of its own to take back, and to do again."""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable(), widget.isRedoAvailable()
    if isinstance(widget, QPlainTextEdit):
        return widget.document().isUndoAvailable(), widget.document().isRedoAvailable()
    return True, True
