"""The head of a title: backdrop under a dark gradient, poster over its edge, name, facts and chips, in one paint."""

import html
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Palette, Tone, current_palette
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.placeholder import paint_placeholder
from metarr_desktop.ui.widgets.poster_card import paint_picture

_CHIP_HEIGHT = 20
_LINE = 20
_TITLE_LINES = 2


class HeroKind(StrEnum):
    """PANE stands over the detail pane, COMPACT where the tab needs the room, BANNER over a whole screen."""

    PANE = "pane"
    COMPACT = "compact"
    BANNER = "banner"


@dataclass(frozen=True, slots=True)
class HeroChip:
    """A short fact in a box: "4K", "3 locked"."""

    text: str
    icon: Icon | None = None
    tone: Tone = Tone.OUTLINE


@dataclass(frozen=True, slots=True)
class Hero:
    """All that is shown. `overview` appears in a BANNER only."""

    title: str
    facts: str = ""
    overview: str = ""
    chips: tuple[HeroChip, ...] = ()
    poster: QPixmap | None = None
    backdrop: QPixmap | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things stand in one kind, in pixels from the top left."""

    height: int
    backdrop_height: int
    poster: QRect
    words_top: int
    title_size: fonts.Size


_PLANS = {
    HeroKind.PANE: _Plan(240, 128, QRect(16, 80, 96, 144), 136, fonts.Size.HERO),
    HeroKind.COMPACT: _Plan(84, 0, QRect(16, 12, 40, 60), 20, fonts.Size.TITLE),
    HeroKind.BANNER: _Plan(168, 168, QRect(16, 16, 91, 136), 22, fonts.Size.HERO),
}
_NARROW_BANNER = _Plan(168, 168, QRect(16, 60, 61, 92), 58, fonts.Size.TITLE)
"""All of it below the buttons, which leave the name no room beside them."""
_LEAST_NAME = 160


class HeroHeader(QWidget):
    """Shows one title. `add_tool` puts buttons into the upper corner at the end."""

    def __init__(self, kind: HeroKind = HeroKind.PANE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._hero = Hero("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ordersFocus", True)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(metrics.SPACE_GROUP)
        self._tools.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE if kind is HeroKind.PANE else metrics.SPACE_PANE] * 4)
        column.addLayout(self._tools)
        column.addStretch()
        self._apply_height()

    def set_kind(self, kind: HeroKind) -> None:
        """Take another form."""
        self._kind = kind
        self._apply_height()

    def set_hero(self, hero: Hero) -> None:
        """Show another title, or the same with more known."""
        self._hero = hero
        self.setAccessibleName(hero.title)
        chips = ", ".join(chip.text for chip in hero.chips)
        self.setAccessibleDescription(" · ".join(part for part in (hero.facts, chips) if part))
        self._tell_what_is_cut()
        self.update()

    def hero(self) -> Hero:
        """What is shown."""
        return self._hero

    def poster_size(self) -> QSize:
        """What the poster should be scaled to."""
        return self._plan.poster.size()

    def backdrop_size(self) -> QSize:
        """What the backdrop should fill."""
        return QSize(self.width(), self._plan.backdrop_height)

    def add_tool(self, button: QWidget) -> None:
        """Put a button into the corner, after those that are there; Tab meets them in this order."""
        self._tools.addWidget(button)
        for one, following in pairwise(self._buttons()):
            QWidget.setTabOrder(one, following)

    def _buttons(self) -> list[QWidget]:
        items = (self._tools.itemAt(place) for place in range(self._tools.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _fit_tools(self) -> None:
        """Where even a line of their own is too short, buttons give up their words, from the first on."""
        margins = self.contentsMargins() if (layout := self.layout()) is None else layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        worded = [button for button in self._buttons() if isinstance(button, Button)]
        needed = self._tools.sizeHint().width()
        needed += sum(button.width_with_words() - button.sizeHint().width() for button in worded)
        for button in worded:
            is_short = needed > room
            needed -= button.width_with_words()
            button.set_short(is_short)
            needed += button.sizeHint().width()

    def sizeHint(self) -> QSize:
        """As wide as the pane."""
        return QSize(metrics.WIDTH_OVERVIEW, self._height())

    def event(self, event: QEvent) -> bool:
        """Buttons say how wide they are once they are dressed, and anew in another language."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_tools()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words are cut anew, and go below the buttons where they have no room beside them."""
        super().resizeEvent(event)
        self._fit_tools()
        self._apply_height()
        self._tell_what_is_cut()

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_tools()
            self._apply_height()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it all."""
        palette = current_palette()
        plan = self._plan
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), palette.base)
        if plan.backdrop_height:
            self._paint_backdrop(painter, palette)
        self._paint_poster(painter, palette)
        self._paint_words(painter, palette)

    @property
    def _plan(self) -> _Plan:
        return _NARROW_BANNER if self._is_narrow else _PLANS[self._kind]

    @property
    def _is_narrow(self) -> bool:
        """Whether a banner's name and buttons cannot stand side by side."""
        taken = _PLANS[self._kind].poster.right() + 2 * metrics.SPACE_PANE + self._tools.sizeHint().width()
        return self._kind is HeroKind.BANNER and self.width() - taken < fonts.grown(_LEAST_NAME)

    def _height(self) -> int:
        """That of the drawings; more where larger text needs it."""
        plan = self._plan
        words = QFontMetrics(fonts.font(plan.title_size, fonts.Weight.STRONG)).height() + 4 + fonts.grown(_LINE)
        if self._kind is HeroKind.PANE:
            words = max(words, _TITLE_LINES * QFontMetrics(_smaller()).height() + 4 + fonts.grown(_LINE))
        if self._kind is not HeroKind.COMPACT:
            words += metrics.SPACE + fonts.grown(_CHIP_HEIGHT)
        if self._kind is HeroKind.BANNER:
            words += metrics.SPACE_ROW + fonts.grown(_LINE)
        return max(plan.height, plan.words_top + words + metrics.SPACE_ROW)

    def _apply_height(self) -> None:
        self.setFixedHeight(self._height())
        self.update()

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def _paint_backdrop(self, painter: QPainter, palette: Palette) -> None:
        height = self.height() if self._kind is HeroKind.BANNER else self._plan.backdrop_height
        place = QRect(0, 0, self.width(), height)
        painter.save()
        painter.setClipRect(place)
        backdrop = self._hero.backdrop
        if backdrop is None or backdrop.isNull():
            painter.fillRect(place, palette.placeholder(self._hero.title).band)
        else:
            size = backdrop.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            fitted = QRect(0, 0, size.width(), size.height())
            fitted.moveCenter(place.center())
            painter.drawPixmap(fitted, backdrop)
        painter.fillRect(place, self._gradient(place, palette))
        painter.restore()

    def _gradient(self, place: QRect, palette: Palette) -> QLinearGradient:
        """Downwards under a poster, towards the words in a banner."""
        if self._kind is not HeroKind.BANNER:
            shade = QLinearGradient(place.topLeft(), place.bottomLeft())
            shade.setColorAt(0, palette.shade(0.0))
            shade.setColorAt(1, palette.shade(0.35))
            return shade
        ends = (place.topRight(), place.topLeft()) if self.isRightToLeft() else (place.topLeft(), place.topRight())
        shade = QLinearGradient(*ends)
        shade.setColorAt(0, palette.shade(0.92))
        shade.setColorAt(0.55, palette.shade(0.80))
        shade.setColorAt(1, palette.shade(0.25))
        return shade

    def _paint_poster(self, painter: QPainter, palette: Palette) -> None:
        place = self._mirrored(self._plan.poster)
        if self._kind is HeroKind.PANE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.base)
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), metrics.RADIUS_PILL, metrics.RADIUS_PILL)
        poster = self._hero.poster
        if poster is None or poster.isNull():
            paint_placeholder(painter, QRectF(place), self._hero.title)
        else:
            paint_picture(painter, place, poster)

    def _paint_words(self, painter: QPainter, palette: Palette) -> None:
        plan = self._plan
        on_picture = self._kind is HeroKind.BANNER
        left, room = self._words_left, self._words_room
        top = plan.words_top
        title, lines = self._title_lines()
        height = QFontMetrics(title).height() + (2 if len(lines) == 1 else 0)
        ink = palette.on_dark if on_picture else palette.text
        for text in lines:
            self._write(painter, QRect(left, top, room, height), title, isolated(text), ink)
            top += height
        top += 2
        line = fonts.grown(_LINE)
        facts_ink = palette.on_dark if on_picture else palette.text2
        self._write(painter, QRect(left, top, room, line), fonts.font(), self._hero.facts, facts_ink)
        if self._kind is HeroKind.COMPACT:
            return
        top += line + metrics.SPACE
        self._paint_chips(painter, left, top, palette)
        if on_picture and self._hero.overview:
            below = QRect(left, top + fonts.grown(_CHIP_HEIGHT) + metrics.SPACE_ROW, room, line)
            self._write(painter, below, fonts.font(), self._hero.overview, palette.on_dark)

    @property
    def _words_left(self) -> int:
        return self._plan.poster.right() + 1 + metrics.SPACE_PANE

    @property
    def _words_room(self) -> int:
        return max(0, self.width() - self._words_left - metrics.SPACE_PANE - self._tools_width())

    def _title_lines(self) -> tuple[QFont, list[str]]:
        """In the pane a name that is too long for one line is written smaller, in two; the last one may be too long."""
        title, name = fonts.font(self._plan.title_size, fonts.Weight.STRONG), self._hero.title
        fits = QFontMetrics(title).horizontalAdvance(name) <= self._words_room
        if fits or self._kind is not HeroKind.PANE:
            return title, [name]
        return _smaller(), _in_lines(name, _smaller(), self._words_room)

    def _tell_what_is_cut(self) -> None:
        """The pointer at rest says what has no room; screen readers are told all of it anyway."""
        title, lines = self._title_lines()
        parts = [self._hero.title] if _is_wider(lines[-1], title, self._words_room) else []
        if self._kind is HeroKind.BANNER and _is_wider(self._hero.overview, fonts.font(), self._words_room):
            parts.append(self._hero.overview)
        self.setToolTip("".join(f"<p>{html.escape(part)}</p>" for part in parts))

    def _tools_width(self) -> int:
        """The corner's buttons stand beside the words; in the pane, and where it is narrow, above them."""
        return 0 if self._kind is HeroKind.PANE or self._is_narrow else self._tools.sizeHint().width() + metrics.SPACE

    def _write(self, painter: QPainter, rect: QRect, font: QFont, text: str, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self._mirrored(rect), leading | Qt.AlignmentFlag.AlignVCenter, cut)

    def _paint_chips(self, painter: QPainter, left: int, top: int, palette: Palette) -> None:
        measure = QFontMetrics(fonts.font(fonts.Size.SMALL))
        for chip in self._hero.chips:
            sign = metrics.ICON_CHIP + metrics.SPACE_GROUP if chip.icon else 0
            width = measure.horizontalAdvance(chip.text) + sign + 12
            if left + width > self.width() - metrics.SPACE_PANE:
                return
            self._paint_chip(painter, self._mirrored(QRect(left, top, width, fonts.grown(_CHIP_HEIGHT))), chip, palette)
            left += width + 6

    def _paint_chip(self, painter: QPainter, place: QRect, chip: HeroChip, palette: Palette) -> None:
        on_picture = self._kind is HeroKind.BANNER
        face = palette.badge if on_picture else palette.face_of(chip.tone)
        ink = palette.on_dark if on_picture else palette.ink_of(chip.tone)
        if on_picture and chip.tone is Tone.ACCENT:
            face, ink = palette.sign_accent, palette.on_sign
        has_edge = chip.tone is Tone.OUTLINE and not on_picture
        painter.setPen(QPen(palette.ctl if has_edge else palette.soft_edge, 1))
        painter.setBrush(face)
        frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, metrics.RADIUS_CHIP, metrics.RADIUS_CHIP)
        words = QRect(place)
        if chip.icon is not None:
            sign = QRect(place.left() + 6, place.top(), metrics.ICON_CHIP, place.height())
            icons.paint(painter, chip.icon, ink, QRectF(QStyle.visualRect(self.layoutDirection(), place, sign)))
            words.setLeft(sign.right() + 1)
            words = QStyle.visualRect(self.layoutDirection(), place, words)
        painter.setPen(ink)
        painter.setFont(fonts.font(fonts.Size.SMALL))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, chip.text)


def _smaller() -> QFont:
    return fonts.font(fonts.Size.TITLE, fonts.Weight.STRONG)


def _is_wider(text: str, font: QFont, room: int) -> bool:
    return QFontMetrics(font).horizontalAdvance(text) > room


def _in_lines(text: str, font: QFont, room: int) -> list[str]:
    """Break a text between words, within one that is longer than a line; what is left over ends the last line."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(room, 1))
    end = line.textLength()
    layout.endLayout()
    return [part for part in (text[:end].strip(), text[end:].strip()) if part]
