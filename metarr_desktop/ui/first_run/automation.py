"""Step 3: how much is done without asking."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label


class Automation(StrEnum):
    """What happens by itself after a scan."""

    ASK = "ask"
    ALL = "all"

    @property
    def settings(self) -> Mapping[str, bool]:
        """The settings that it stands for."""
        return {
            "automation.publish_after_scan": self is Automation.ALL,
            "automation.sync_after_publish": True,
        }


class AutomationStep(QWidget):
    """Two ways to work, of which one is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.choices: dict[Automation, ChoiceBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(self.tr("Automation"), weight=fonts.Weight.STRONG))
        for automation, name, text in self._texts():
            box = ChoiceBox(name, text)
            self._group.addButton(box.button)
            self.choices[automation] = box
            column.addWidget(box)
        column.addStretch()
        self.choices[Automation.ASK].button.setChecked(True)

    def chosen(self) -> Automation:
        """The way that was chosen."""
        return next(automation for automation, box in self.choices.items() if box.button.isChecked())

    def _texts(self) -> tuple[tuple[Automation, str, str], ...]:
        return (
            (
                Automation.ASK,
                self.tr("Ask me first"),
                self.tr("Scans read what is there. Nothing is written to your folders until you publish."),
            ),
            (
                Automation.ALL,
                self.tr("Do it all"),
                self.tr("After a scan, publish NFO files and artwork and tell the players. Everything can be undone."),
            ),
        )


class ChoiceBox(QFrame):
    """A radio button with a sentence, in a frame that can be clicked anywhere."""

    toggled = Signal(bool)

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton(name)
        self.button.setFont(fonts.font(weight=fonts.Weight.STRONG))
        self.button.setAccessibleDescription(text)
        self.button.toggled.connect(self._dress)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        sentence = Label(text, ink=Ink.TEXT2, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE_ROW, metrics.SPACE_ROW)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addWidget(self.button)
        indented = QVBoxLayout()
        indented.setContentsMargins(metrics.SPACE_SECTION, 0, 0, 0)
        indented.addWidget(sentence)
        column.addLayout(indented)
        self._dress(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole frame is the button."""
        super().mousePressEvent(event)
        self.button.setChecked(True)

    def _dress(self, is_chosen: bool) -> None:
        self.setProperty("panel", "chosen" if is_chosen else "true")
        edge = metrics.SPACE_ROW - 1 if is_chosen else metrics.SPACE_ROW
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(edge, edge, edge, edge)
        self.style().unpolish(self)
        self.style().polish(self)
        self.toggled.emit(is_chosen)
