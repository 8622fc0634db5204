"""How a file's name was read: a word a chip, what the folders before it added apart, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label
from metarr_desktop.ui.words import name_value, name_word, sureness_words

if TYPE_CHECKING:
    from metarr_desktop.domain.guess import NameStep
    from metarr_desktop.services.read_names import NameReading

_FOLDER = "folder"
#: What a title is looked for by stands out.
_TONES = {"title": Tone.OK, "year": Tone.ACCENT}


class NameReadingView(QWidget):
    """Closed at first. Opened, it asks once for the reading by `wanted` and shows what `show_reading` is given."""

    wanted = Signal()

    def __init__(self, file_name: str) -> None:
        super().__init__()
        self.toggle = Button(self.tr("How the name was read"), icon=Icon.CHEVRON_DOWN, kind=ButtonKind.LINK, small=True)
        self.toggle.setAccessibleDescription(file_name)
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._open)
        self.words = ChipBar(small=True, elided=True)
        self.sure = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.folder = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2, mode=Qt.TextElideMode.ElideMiddle)
        self.from_folder = ChipBar(small=True, elided=True)
        self._reading: NameReading | None = None
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(metrics.SPACE)
        for part in (self.words, self.folder, self.from_folder, self.sure):
            inner.addWidget(part)
        self._body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addWidget(self.toggle, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._body)

    def show_reading(self, reading: NameReading) -> None:
        """Show how the name was read."""
        self._reading = reading
        folder = next((step.text for step in reading.steps if step.rule == _FOLDER), "")
        added = folder_chips(reading.steps)
        self.words.set_chips(word_chips(reading.steps))
        self.from_folder.set_chips(added)
        self.folder.setText(self.tr("From the folders: {folder}").format(folder=isolated(printable(folder))))
        self.sure.setText(sureness_words(reading.confidence))
        self.folder.setVisible(bool(added))
        self.from_folder.setVisible(bool(added))
        self._body.setVisible(self.toggle.isChecked())

    def _open(self, is_open: bool) -> None:
        self.toggle.set_icon(Icon.CHEVRON_UP if is_open else Icon.CHEVRON_DOWN)
        self._body.setVisible(is_open and self._reading is not None)
        if is_open and self._reading is None:
            self.wanted.emit()


def word_chips(steps: Iterable[NameStep]) -> list[ChipValue]:
    """A chip a word, in the order of the name: "S02E03 → Season: 2, Episode: 3"; grey where nothing was made of it."""
    chips = []
    own = (step for step in steps if step.rule != _FOLDER)
    for text, about in groupby(own, key=lambda step: step.text.strip()):
        steps_about = list(about)
        meaning = _meaning(text, steps_about)
        said_of = (_TONES[step.property] for step in steps_about if step.property in _TONES)
        tone = next(said_of, Tone.NEUTRAL if meaning else Tone.OUTLINE)
        said = meaning or QCoreApplication.translate("NameReadingView", "not read")
        word = f"{printable(text)} → {said}"
        chips.append(ChipValue(word, word, None, tone, is_removable=False))
    return chips


def folder_chips(steps: Iterable[NameStep]) -> list[ChipValue]:
    """A chip for each thing that the folders added; what they leave open is left out."""
    added = [step for step in steps if step.rule == _FOLDER and step.value not in ("", "False")]
    texts = [_meaning("", [step]) for step in added]
    return [ChipValue(text, text, None, Tone.NEUTRAL, is_removable=False) for text in texts]


def _meaning(text: str, steps: Sequence[NameStep]) -> str:
    return ", ".join(dict.fromkeys(_parts(text, steps)))


def _parts(text: str, steps: Sequence[NameStep]) -> Iterator[str]:
    for step in steps:
        if step.property:
            value = printable(name_value(step.property, step.value))
            yield (
                f"{name_word(step.property)}: {value}"
                if value and _letters(value) != _letters(text)
                else name_word(step.property)
            )


def _letters(text: str) -> str:
    """Without what only separates: "The.Cove.Atlas" says no other title than "The Cove Atlas"."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
