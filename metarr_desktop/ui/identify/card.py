"""A candidate as a card: its poster, what it is, how sure that is and why, and the button that takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.match_words import (
    confidence_ink,
    length_words,
    place_words,
    provider_label,
    reason_chips,
    reason_words,
    second_line,
    size_words,
)
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, current_palette
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipBar
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, KeyCap, Label
from metarr_desktop.ui.widgets.placeholder import paint_placeholder
from metarr_desktop.ui.widgets.poster_card import paint_picture
from metarr_desktop.ui.words import percent_text

if TYPE_CHECKING:
    from metarr_desktop.domain.matching import Match
    from metarr_desktop.domain.provider import ProviderSpec

POSTER = QSize(72, 108)
_END_WIDTH = 148
_KEYS = 9
_BAR = 6
_TICK = 12
_ROOMY = 520


@dataclass(frozen=True, slots=True)
class Beside:
    """What a card needs beside its candidate: its rank from 0, the first one, the file's length in minutes."""

    rank: int
    first: Match
    threshold: float
    runtime_min: float | None
    specs: Mapping[str, ProviderSpec]


class CandidateCard(QFrame):
    """A click anywhere chooses it; only the chosen one has the accent."""

    chosen = Signal()
    accepted = Signal()

    def __init__(self, match: Match, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.match = match
        candidate = match.candidate
        self.poster = _Poster(candidate.title, str(candidate.year or ""))
        self.accept = Button(self.tr("Accept"))
        named = f"{candidate.title} ({candidate.year})" if candidate.year else candidate.title
        self.accept.setAccessibleName(self.tr("Accept {title}").format(title=isolated(named)))
        self.accept.clicked.connect(self.accepted)
        self.percent = Label(percent_text(match.confidence), size=fonts.Size.HERO, weight=fonts.Weight.STRONG)
        self.percent.set_ink(confidence_ink(match.confidence, beside.threshold))
        self.bar = ConfidenceBar(match.confidence, beside.threshold)
        self.chips = ChipBar(small=True, elided=True)
        self.chips.set_chips(reason_chips(match, beside.specs))
        self.length = ElidedLabel(ink=Ink.TEXT2)
        self.providers = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(metrics.SPACE_ROW)
        self._row.addWidget(self.poster, alignment=Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._middle(beside), 1)
        self._row.addWidget(self._end(beside))
        year = str(candidate.year or "")
        spoken = [f"{beside.rank + 1}. {candidate.title}", year, percent_text(match.confidence)]
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.setAccessibleDescription(", ".join(reason_words(one, beside.specs) for one in match.reasons))
        self.set_chosen(False)

    def set_chosen(self, is_chosen: bool) -> None:
        """Frame it as the one that Enter takes."""
        self.setProperty("panel", "chosen" if is_chosen else "true")
        edge = metrics.SPACE_ROW - (1 if is_chosen else 0)  # the frame is wider by 1 px; what is inside must not move
        self._row.setContentsMargins(edge, edge, edge, edge)
        self.style().unpolish(self)
        self.style().polish(self)
        self.accept.set_kind(ButtonKind.PRIMARY if is_chosen else ButtonKind.NORMAL)
        self.accept.set_icon(Icon.CHECK if is_chosen else None)

    @property
    def is_chosen(self) -> bool:
        return bool(self.property("panel") == "chosen")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title goes before who knows it: in a narrow card that is in its tip."""
        super().resizeEvent(event)
        is_roomy = self.width() >= _ROOMY
        self.providers.setVisible(is_roomy)
        self.setToolTip("" if is_roomy else self.providers.text())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()
        super().mousePressEvent(event)

    def _middle(self, beside: Beside) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(metrics.SPACE_GROUP)
        column.addLayout(self._headline(beside))
        if line := second_line(self.match.candidate):
            column.addWidget(ElidedLabel(line, ink=Ink.TEXT2))
        if size := size_words(self.match.candidate):
            column.addLayout(self._size_line(size, beside))
        column.addSpacing(metrics.SPACE_GROUP)
        column.addWidget(self.chips)
        column.addStretch()
        return column

    def _headline(self, beside: Beside) -> QHBoxLayout:
        candidate = self.match.candidate
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        if beside.rank < _KEYS:
            row.addWidget(KeyCap(str(beside.rank + 1)))
        row.addWidget(ElidedLabel(candidate.title, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        if candidate.year:
            row.addWidget(Label(str(candidate.year), size=fonts.Size.TITLE, ink=Ink.TEXT2))
        row.addStretch(1)
        names = ", ".join(provider_label(name, beside.specs) for name in self.match.providers)
        self.providers.setText(names)
        row.addWidget(self.providers)
        return row

    def _size_line(self, size: str, beside: Beside) -> QHBoxLayout:
        text, ink = length_words(self.match, beside.runtime_min)
        self.length.setText(text)
        self.length.set_ink(ink)
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        row.addWidget(IconLabel(Icon.CLOCK, ink=Ink.TEXT))
        row.addWidget(Label(size))
        row.addWidget(self.length)
        row.addStretch(1)
        return row

    def _end(self, beside: Beside) -> QWidget:
        end = QWidget()
        end.setFixedWidth(fonts.grown(_END_WIDTH))
        right = Qt.AlignmentFlag.AlignTrailing
        column = QVBoxLayout(end)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addWidget(self.percent, alignment=right)
        column.addWidget(self.bar)
        if words := place_words(self.match, beside.first, beside.rank, beside.threshold):
            column.addWidget(_wrapped_at_end(words))
        column.addStretch()
        column.addWidget(self.accept, alignment=right)
        return end


def _wrapped_at_end(words: str) -> Label:
    label = Label(words, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignTrailing)
    return label


class _Poster(QWidget):
    """The candidate's poster; until it is there, and where there is none, one drawn from its title."""

    def __init__(self, title: str, year: str) -> None:
        super().__init__()
        self._title = title
        self._year = year
        self.picture: QPixmap | None = None
        self.setFixedSize(POSTER)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_picture(self, picture: QPixmap) -> None:
        self.picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.picture is None:
            paint_placeholder(painter, QRectF(self.rect()), self._title, self._year)
        else:
            paint_picture(painter, self.rect(), self.picture)


class ConfidenceBar(QWidget):
    """How sure, with a tick at the line from which a candidate is taken automatically."""

    def __init__(self, confidence: float, threshold: float) -> None:
        super().__init__()
        self._confidence = confidence
        self._threshold = threshold
        self.setFixedHeight(_TICK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        form = self.tr("{percent} sure; taken automatically from {line} on")
        self.setToolTip(form.format(percent=percent_text(confidence), line=percent_text(threshold)))
        self.setAccessibleName(self.toolTip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, filled part, tick; from the other side where one reads from right to left."""
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _BAR) / 2
        painter.setBrush(palette.track)
        painter.drawRoundedRect(QRectF(0, top, self.width(), _BAR), _BAR / 2, _BAR / 2)
        painter.setBrush(palette.ink(confidence_ink(self._confidence, self._threshold)))
        filled = max(_BAR, self.width() * self._confidence) if self._confidence else 0
        painter.drawRoundedRect(self._mirrored(QRectF(0, top, filled, _BAR)), _BAR / 2, _BAR / 2)
        painter.setBrush(palette.text)
        painter.drawRect(self._mirrored(QRectF(min(self.width() * self._threshold, self.width() - 2), 0, 2, _TICK)))

    def _mirrored(self, place: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveLeft(self.width() - place.right())
        return place
