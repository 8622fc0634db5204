"""One field of a form: label, editor, lock; below it where the value came from and what else is suggested."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind, LockButton
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label


class FormRow(QWidget):
    """Shows one field and asks for its lock. The editor is the caller's and tells of edits itself."""

    lock_requested = Signal(bool)
    accepted = Signal()
    dismissed = Signal()

    def __init__(self, name: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.lock = LockButton(name)
        self.lock.clicked.connect(lambda: self.lock_requested.emit(not self.lock.isChecked()))
        self._label = Label(name, ink=Ink.TEXT2, wrap=True)
        self._label.setFixedWidth(fonts.grown(metrics.WIDTH_FORM_LABEL))
        self._label.setMinimumHeight(metrics.HEIGHT_CONTROL)
        self._label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(name)
        self._origin = _Origin()
        self._suggestion = _SuggestionBox()
        self._suggestion.accepted.connect(self.accepted)
        self._suggestion.dismissed.connect(self.dismissed)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Make room for larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._label.setFixedWidth(fonts.grown(metrics.WIDTH_FORM_LABEL))

    def set_locked(self, locked: bool) -> None:
        """Show the field as locked or free."""
        self.lock.set_locked(locked)

    def set_lockable(self, lockable: bool) -> None:
        """Hide the lock of what cannot be locked; its room stays, so that editors align."""
        self.lock.setVisible(lockable)

    def set_origin(self, text: str, *, icon: Icon = Icon.GLOBE, is_own: bool = False) -> None:
        """Say where the value came from ("TMDB · 3 days ago"); the person's own in the accent. "" hides it."""
        self._origin.show_origin(text, icon, Ink.ACCENT if is_own else Ink.TEXT3)

    def set_suggestion(self, headline: str, value: str) -> None:
        """Offer another value ("TMDB says, 2 days ago") under the field."""
        self._suggestion.show_suggestion(headline, value)

    def clear_suggestion(self) -> None:
        """Offer nothing."""
        self._suggestion.hide()

    def has_suggestion(self) -> bool:
        """Whether another value is offered."""
        return not self._suggestion.isHidden()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(metrics.SPACE)
        grid.setVerticalSpacing(metrics.SPACE_GROUP)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, metrics.ROW_SIDEBAR)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._label, 0, 0, top)
        grid.addWidget(self.editor, 0, 1, top)
        grid.addLayout(self._lock_place(), 0, 2, top)
        grid.addWidget(self._origin, 1, 1, 1, 2)
        grid.addWidget(self._suggestion, 2, 1, 1, 2)

    def _lock_place(self) -> QVBoxLayout:
        """The lock in the middle of the first line, however high the editor is."""
        place = QVBoxLayout()
        place.setContentsMargins(0, (metrics.HEIGHT_CONTROL - metrics.ROW_SIDEBAR) // 2, 0, 0)
        place.addWidget(self.lock)
        return place


class _Origin(QWidget):
    """The small line under an editor."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(metrics.SPACE_GROUP)
        self._icon = IconLabel(Icon.GLOBE, ink=Ink.TEXT3, size_px=metrics.ICON_CHIP)
        self._text = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT3)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.hide()

    def show_origin(self, text: str, icon: Icon, ink: Ink) -> None:
        self._icon.set_icon(icon, ink)
        self._text.setText(text)
        self._text.set_ink(ink)
        self.setVisible(bool(text))


class _SuggestionBox(QFrame):
    """What someone else would write here, with its two answers."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("suggestion", True)
        self._headline = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self._value = ElidedLabel()
        accept = Button(self.tr("Accept"), small=True)
        accept.clicked.connect(self.accepted)
        dismiss = Button(self.tr("Dismiss"), small=True, kind=ButtonKind.FLAT)
        dismiss.clicked.connect(self.dismissed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._headline)
        words.addWidget(self._value)
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.SPACE, metrics.SPACE_GROUP, metrics.SPACE, metrics.SPACE_GROUP)
        row.setSpacing(metrics.SPACE)
        self.setMinimumHeight(metrics.ROW_LIST)
        row.addWidget(IconLabel(Icon.BULB, ink=Ink.ACCENT))
        row.addLayout(words, 1)
        row.addWidget(accept)
        row.addWidget(dismiss)
        self.hide()

    def show_suggestion(self, headline: str, value: str) -> None:
        self._headline.setText(headline)
        self._value.setText(value)
        self.setAccessibleName(f"{headline}: {value}")
        self.show()
