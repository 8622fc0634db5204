"""Edits a list of words: chips that are removed by ×, moved by drag or Alt+arrows, and a line that adds.

Words that are known are offered while one is typed, and all of them by a click into the empty line or the arrow down.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView, QSizePolicy, QWidget

from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.widgets.chip import Chip, ChipValue
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.undo_keys import share_undo

_SEPARATOR = ","
_HEIGHT_LINE = 20


class TagEditor(QFrame):
    """The values in order; `edited` carries the new tuple after every change a person makes.

    `line_name` is what the line is called where its words are not simply added to `name`.
    """

    edited = Signal(tuple)

    def __init__(
        self,
        name: str,
        values: Sequence[str] = (),
        *,
        line_name: str = "",
        placeholder: str = "",
        tone: Tone = Tone.NEUTRAL,
        sign: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._sign = sign
        self._chips: list[Chip] = []
        self._dragged: Chip | None = None
        self._offered: tuple[str, ...] = ()
        self._offer: QListView | None = None
        self.setProperty("input", True)
        self.setProperty("ordersFocus", True)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap_px=6, last_stretches=True)
        self._flow.setContentsMargins(6, 5, 6, 5)
        self.line = _AddLine(self)
        self.line.setPlaceholderText(placeholder or self.tr("Add…"))
        self.line.setAccessibleName(line_name or self.tr("Add to {name}").format(name=name))
        self.line.returnPressed.connect(self._add)
        self.line.textEdited.connect(self._split)
        self.line.installEventFilter(self)
        share_undo(self.line)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.set_values(values)

    def values(self) -> tuple[str, ...]:
        """The words in their order."""
        return tuple(chip.value.text for chip in self._chips)

    def set_values(self, values: Sequence[str]) -> None:
        """Show these words; emits nothing. While one is dragged the person's order stands."""
        if tuple(values) == self.values() or self._dragged is not None:
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.line)
        self._chips = [self._chip(value) for value in values]
        self._flow.addWidget(self.line)
        for chip in self._chips:
            QWidget.setTabOrder(chip, self.line)
        self.updateGeometry()

    def set_completions(self, words: Sequence[str]) -> None:
        """Offer these words."""
        if tuple(words) == self._offered:
            return
        self._offered = tuple(words)
        completer = QCompleter(list(words), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._offer = QListView()
        self._offer.setAccessibleName(self.line.accessibleName())
        completer.setPopup(self._offer)
        # A click; Enter comes to the line itself. Queued, as the line shows the word too.
        completer.activated.connect(lambda word: self._take([word]), Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ring while the line has focus; Backspace in an empty line removes the last word; drag and Alt+arrows."""
        if watched is self.line:
            return self._line_event(event)
        if isinstance(watched, Chip):
            return self._chip_event(watched, event)
        return super().eventFilter(watched, event)

    def _line_event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self._leave(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            was_typed = bool(self.line.text())
            self.line.setText("")
            return was_typed
        if self._wants_offers(event):
            completer = self.line.completer()
            completer.setCompletionPrefix("")
            completer.complete()
            return isinstance(event, QKeyEvent)
        wants_last = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.line.text()
            and bool(self._chips)
        )
        if wants_last:
            self._change(self.values()[:-1])
        return wants_last

    def _wants_offers(self, event: QEvent) -> bool:
        """A click into the empty line, or the arrow down in it, opens what is known."""
        is_asked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        ) or (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        )
        return is_asked and bool(self._offered) and not self.line.text()

    def _chip_event(self, chip: Chip, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._move_by_key(chip, event)
        if isinstance(event, QMouseEvent):
            self._drag(chip, event)
        return False

    def _move_by_key(self, chip: Chip, event: QKeyEvent) -> bool:
        if event.modifiers() != Qt.KeyboardModifier.AltModifier:
            return False
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        backward = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        step = {forward: 1, backward: -1}.get(Qt.Key(event.key()), 0)
        target = self._chips.index(chip) + step
        if step and 0 <= target < len(self._chips):
            self._move(chip, target)
            self.edited.emit(self.values())
        return bool(step)

    def _drag(self, chip: Chip, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            over = self._place_under(chip.mapTo(self, event.position().toPoint()))
            if over is not None and over != self._chips.index(chip):
                self._dragged = chip
                self._move(chip, over)
        elif event.type() == QEvent.Type.MouseButtonRelease and self._dragged is chip:
            self._dragged = None
            self.edited.emit(self.values())

    def _place_under(self, point: QPoint) -> int | None:
        reach = metrics.SPACE_GROUP
        for index, chip in enumerate(self._chips):
            if chip.geometry().adjusted(-reach, -reach, reach, reach).contains(point):
                return index
        return None

    def _move(self, chip: Chip, target: int) -> None:
        start = self._chips.index(chip)
        self._chips.insert(target, self._chips.pop(start))
        self._flow.move_widget(start, target)
        self._flow.activate()

    def _add(self) -> None:
        self._take(self.line.text().split(_SEPARATOR))

    def _leave(self, event: QFocusEvent) -> None:
        """The person goes elsewhere in the window: what was typed counts, as in every other input."""
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing and self.line.text().strip():
            self._take(self.line.text().split(_SEPARATOR), stays=False)

    def _split(self, text: str) -> None:
        if text.endswith(_SEPARATOR):
            self._add()

    def _take(self, words: Sequence[str], *, stays: bool = True) -> None:
        known = {value.casefold() for value in self.values()}
        fresh = [word.strip() for word in words if word.strip() and word.strip().casefold() not in known]
        if self._offer is not None:
            self._offer.hide()
        self.line.setText("")  # clearing would be one more step for Ctrl+Z to take back
        if fresh:
            self._change(self.values() + tuple(dict.fromkeys(fresh)), stays=stays)

    def _change(self, values: tuple[str, ...], *, stays: bool = True) -> None:
        self.set_values(values)
        self.edited.emit(values)
        if stays:
            self.line.setFocus()

    def _chip(self, text: str) -> Chip:
        value = ChipValue(key=text, text=text, icon=self._sign, tone=self._tone)
        chip = Chip(value, small=True, draggable=self._sign is None)
        chip.removed.connect(self._remove)
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _remove(self, key: str) -> None:
        self._change(tuple(value for value in self.values() if value != key))


class _AddLine(QLineEdit):
    """The line at the end. Enter adds the word and must not press the default button of a dialog."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setFrame(False)
        self.setMinimumWidth(64)
        self._fit()

    def _fit(self) -> None:
        """As high as a chip, or as its letters where they are larger."""
        self.setFixedHeight(max(_HEIGHT_LINE, self.fontMetrics().height()))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters take more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow Enter after it was signalled."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
