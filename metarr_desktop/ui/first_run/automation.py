"""Step 3: in which language, how much is done without asking, and the one key that is worth having."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QFrame, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.first_run.keys import Keys
from metarr_desktop.ui.forms.countries import CountryBox
from metarr_desktop.ui.forms.languages import LanguagesEditor
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn


class Automation(StrEnum):
    """What happens by itself after a scan."""

    ASK = "ask"
    SURE = "sure"
    ALL = "all"

    @property
    def settings(self) -> Mapping[str, bool]:
        """The settings that it stands for."""
        return {
            "automation.identify_after_scan": self is not Automation.ASK,
            "automation.publish_after_scan": self is Automation.ALL,
            "automation.sync_after_publish": True,
        }


class AutomationStep(QWidget):
    """Languages and country, three ways to work of which one is chosen, and the key for films."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.languages = LanguagesEditor(self.tr("Titles and plots"))
        self.languages.set_tags(_spoken())
        self.country = CountryBox(self.tr("Certificates for"))
        self.country.show_code(QLocale.territoryToCode(QLocale.system().territory()) or "US")
        self.keys = Keys(desk)
        self._group = QButtonGroup(self)
        self.choices: dict[Automation, ChoiceBox] = {}
        scroll = ScrollColumn(self.tr("How it should work"), margin_px=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        column = scroll.column
        column.setSpacing(metrics.SPACE_ROW)
        column.addLayout(self._form())
        column.addWidget(Label(self.tr("Automation"), weight=fonts.Weight.STRONG))
        for automation, name, text in self._texts():
            box = ChoiceBox(name, text)
            self._group.addButton(box.button)
            self.choices[automation] = box
            column.addWidget(box)
        column.addSpacing(metrics.SPACE_GROUP)
        column.addWidget(self.keys)
        self.choices[Automation.SURE].button.setChecked(True)

    def chosen(self) -> Automation:
        """The way that was chosen."""
        return next(automation for automation, box in self.choices.items() if box.button.isChecked())

    def settings(self) -> dict[str, SettingValue]:
        """Every setting that was chosen here."""
        languages = " ".join(self.languages.tags()) or "en"
        country = str(self.country.currentData())
        return {**self.chosen().settings, "providers.languages": languages, "providers.country": country}

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(metrics.SPACE_ROW)
        form.setVerticalSpacing(metrics.SPACE)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for editor in (self.languages, self.country):
            label = Label(editor.accessibleName(), ink=Ink.TEXT2)
            label.setBuddy(editor)
            label.setMinimumHeight(metrics.HEIGHT_CONTROL)
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, editor.sizePolicy().verticalPolicy())
            form.addRow(label, editor)
        return form

    def _texts(self) -> tuple[tuple[Automation, str, str], ...]:
        return (
            (
                Automation.ASK,
                self.tr("Ask me first"),
                self.tr("Scans read what is there. Nobody is asked and nothing is written until you say so."),
            ),
            (
                Automation.SURE,
                self.tr("Do the sure ones"),
                self.tr("Match what is sure, fetch data and pictures. Publishing waits for you."),
            ),
            (
                Automation.ALL,
                self.tr("Do it all"),
                self.tr("Also publish NFO files and artwork and tell the players. Everything can be undone."),
            ),
        )


def _spoken() -> tuple[str, ...]:
    """The system's language, then English."""
    own = QLocale.languageToCode(QLocale.system().language())
    return tuple(dict.fromkeys(tag for tag in (own, "en") if tag != "C"))  # a system that says nothing is "C"


class ChoiceBox(QFrame):
    """A radio button with a sentence, in a frame that can be clicked anywhere."""

    toggled = Signal(bool)

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton(name)
        fonts.wear(self.button, weight=fonts.Weight.STRONG)
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
