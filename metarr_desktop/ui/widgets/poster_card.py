"""Paints one card of a wall from the model's roles: picture, signs, two lines of text and more where there are."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.roles import Attention, Card, Role
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Palette, current_palette
from metarr_desktop.ui.widgets.badges import badge_width, leading_badges, paint_badge, trailing_badges
from metarr_desktop.ui.widgets.card_cache import CardCache, CardKey
from metarr_desktop.ui.widgets.parts_bar import paint_parts, parts_height
from metarr_desktop.ui.widgets.placeholder import paint_placeholder

_INSET = metrics.CARD_GAP // 2
_TITLE_HEIGHT = 20
_LINE_HEIGHT = 16
_TEXT_GAP = 6
_FOOT = 6
_QUALITY_HEIGHT = 13
_FRAME_MS = 6
"""How long a frame paints new cards before it leaves the rest to the next: with all else it fits into 16 ms."""
_SCREENS_KEPT = 4
_DRAWN_OVER = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus


@dataclass(frozen=True, slots=True)
class CardStyle:
    """The shape of the cards of one view, in logical pixels: posters 1.5, albums 1.0, backdrops 0.5625.

    `has_parts` leaves room for a bar of the points that make up a score.
    """

    width: int = metrics.CARD_WIDTH
    aspect: float = 1.5
    detail_lines: int = 0
    has_text: bool = True
    has_parts: bool = False

    @property
    def picture(self) -> QSize:
        """What pictures should be scaled to."""
        return QSize(self.width, round(self.width * self.aspect))

    @property
    def cell(self) -> QSize:
        """The room a card takes with its gap; 136 × 236 for posters of 120 and text as large as usual."""
        line = fonts.grown(_LINE_HEIGHT)
        second = parts_height() if self.has_parts else line
        lines = fonts.grown(_TITLE_HEIGHT) + second + line * self.detail_lines
        text = _TEXT_GAP + lines + _FOOT if self.has_text else 0
        return QSize(
            self.width + metrics.CARD_GAP,
            self.picture.height() + _INSET + (text or _INSET),
        )


class PosterDelegate(QStyledItemDelegate):
    """Paints `Role.CARD` and `Role.PICTURE`; a row still being fetched shows an empty frame."""

    def __init__(self, style: CardStyle | None = None) -> None:
        super().__init__()
        self.style = style or CardStyle()
        self._faces = CardCache()
        self._frame = QElapsedTimer()
        self._frame_ms = 0
        self._ratio = 1.0
        self._has_painted = False
        self.is_behind = False
        """Whether the frame that began last left cards to be painted by another one."""
        self.refresh()

    def refresh(self) -> None:
        """Take the application's font anew."""
        self._title = fonts.font(weight=fonts.Weight.MEDIUM)
        self._title_chosen = fonts.font(weight=fonts.Weight.STRONG)
        self._small = fonts.font(fonts.Size.SMALL)
        self._boxed = fonts.font(fonts.Size.SMALL)
        self._small_metrics = QFontMetrics(self._small)
        self._boxed_metrics = QFontMetrics(self._boxed)
        self._faces.clear()

    def begin(self, view: QSize, ratio: float) -> None:
        """A frame of a view begins: cards that were never painted are painted until its time is up.

        A wall that comes up is on screen at once, with one card: the others are there some frames later.
        """
        self._ratio = ratio
        cell = self.style.cell
        screen = (view.width() // cell.width() + 1) * (view.height() // cell.height() + 2)
        self._faces.fit((self.style, ratio, current_palette().name), _SCREENS_KEPT * screen)
        self.is_behind = self._has_painted = False
        self._frame_ms = _FRAME_MS if len(self._faces) else 0
        self._frame.start()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every card has the same room."""
        return self.style.cell

    def picture_rect(self, cell: QRect) -> QRect:
        """Where the picture stands in a cell."""
        return QRect(cell.topLeft(), self.style.picture).translated(_INSET, _INSET)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the card: its face, painted once, and over it what comes and goes with the pointer and the keys."""
        palette = current_palette()
        picture_rect = self.picture_rect(option.rect)
        card = index.data(Role.CARD)
        face = self._face(card, index.data(Role.PICTURE), option, palette) if isinstance(card, Card) else None
        if face is not None:
            painter.drawPixmap(option.rect.topLeft(), face)
        else:
            painter.fillRect(picture_rect, palette.alt)  # for a frame or two: round corners would cost what faces need
        if not option.state & _DRAWN_OVER:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_state(painter, picture_rect, option.state, palette)
        painter.restore()

    def _face(
        self, card: Card, picture: QPixmap | None, option: QStyleOptionViewItem, palette: Palette
    ) -> QPixmap | None:
        """The card without rings and light; None where this frame has no time left to paint it."""
        key = CardKey(
            card,
            picture.cacheKey() if picture is not None else 0,
            bool(option.state & QStyle.StateFlag.State_Selected),
            option.direction is Qt.LayoutDirection.RightToLeft,
        )
        face = self._faces.get(key)
        if face is None:
            if self._has_painted and self._frame.elapsed() >= self._frame_ms:
                self.is_behind = True
                return None
            self._has_painted = True
            face = self._painted(card, picture, option, palette)
            self._faces.keep(key, face)
        return face

    def _painted(self, card: Card, picture: QPixmap | None, option: QStyleOptionViewItem, palette: Palette) -> QPixmap:
        face = QPixmap(self.style.cell * self._ratio)
        face.setDevicePixelRatio(self._ratio)
        face.fill(palette.base)  # what it stands on: an opaque pixmap is copied, not blended
        place = QStyleOptionViewItem(option)
        place.rect = QRect(QPoint(0, 0), self.style.cell)
        rect = self.picture_rect(place.rect)
        painter = QPainter(face)
        painter.setLayoutDirection(option.direction)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_picture(painter, rect, card, picture, palette)
        self._paint_signs(painter, rect, card, place, palette)
        if self.style.has_text:
            self._paint_text(painter, rect, card, place, palette)
        painter.end()
        return face

    def _paint_picture(
        self, painter: QPainter, rect: QRect, card: Card, picture: QPixmap | None, palette: Palette
    ) -> None:
        if card.is_absent:
            _paint_absent(painter, rect, palette, self.tr("not here"))
            return
        if card.copies > 1:
            _paint_edges_behind(painter, rect, palette)
        if picture is None or picture.isNull():
            paint_placeholder(painter, QRectF(rect), card.title, card.caption)
        else:
            paint_picture(painter, rect, picture)
        if card.resume > 0:
            _paint_resume(painter, rect, card.resume, palette)

    def _paint_signs(
        self, painter: QPainter, rect: QRect, card: Card, option: QStyleOptionViewItem, palette: Palette
    ) -> None:
        top = rect.top() + metrics.BADGE_INSET
        left = rect.left() + metrics.BADGE_INSET
        right = rect.right() + 1 - metrics.BADGE_INSET
        for badge in trailing_badges(card, palette):
            width = badge_width(badge)
            place = QRect(right - width, top, width, metrics.BADGE)
            paint_badge(painter, QRectF(QStyle.visualRect(option.direction, rect, place)), badge)
            right -= width + metrics.SPACE_GROUP
        for badge in leading_badges(card, palette):
            fitting = badge if left + badge_width(badge) <= right + metrics.SPACE_GROUP else replace(badge, text="")
            place = QRect(left, top, badge_width(fitting), metrics.BADGE)
            paint_badge(painter, QRectF(QStyle.visualRect(option.direction, rect, place)), fitting)

    def _paint_text(
        self, painter: QPainter, rect: QRect, card: Card, option: QStyleOptionViewItem, palette: Palette
    ) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        line = QRect(rect.left(), rect.bottom() + 1 + _TEXT_GAP, rect.width(), fonts.grown(_TITLE_HEIGHT))
        painter.setFont(self._title_chosen if is_selected or card.parts else self._title)
        painter.setPen(palette.text2 if card.is_absent else palette.text)
        title = painter.fontMetrics().elidedText(isolated(card.title), Qt.TextElideMode.ElideRight, line.width())
        leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        aligned = leading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, aligned, title)
        if card.parts:
            line = self._paint_score(painter, line, card, option, palette)
        else:
            line = QRect(line.left(), line.bottom() + 1, line.width(), fonts.grown(_LINE_HEIGHT))
            self._paint_caption(painter, line, card, option, palette)
        painter.setFont(self._small)
        room = self.style.detail_lines
        lines = [(detail, palette.text2) for detail in card.details[: room - bool(card.also)]]
        for detail, ink in [*lines, (card.also, palette.accent)][:room]:
            line = line.translated(0, fonts.grown(_LINE_HEIGHT))
            painter.setPen(ink)
            cut = self._small_metrics.elidedText(detail, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, aligned, cut)

    def _paint_score(
        self, painter: QPainter, line: QRect, card: Card, option: QStyleOptionViewItem, palette: Palette
    ) -> QRect:
        """Who offers it beside the score, and below what the score is made of; the line above what follows."""
        title = painter.fontMetrics().horizontalAdvance(card.title) + metrics.SPACE_GROUP
        rest = QStyle.visualRect(option.direction, line, line.adjusted(title, 0, 0, 0))
        painter.setFont(self._small)
        painter.setPen(palette.text2)
        aligned = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        cut = self._small_metrics.elidedText(card.caption, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, aligned, cut)
        place = QRect(line.left(), line.bottom() + 1, line.width(), parts_height())
        paint_parts(painter, place, card.parts, option.direction)
        height = fonts.grown(_LINE_HEIGHT)
        return QRect(line.left(), place.bottom() + 1 - height, line.width(), height)

    def _paint_caption(
        self, painter: QPainter, line: QRect, card: Card, option: QStyleOptionViewItem, palette: Palette
    ) -> None:
        """Year, boxed quality and note from the reading side, the check of the watched at the end."""
        ends = line.right() + 1
        if card.is_watched:
            ends -= metrics.ICON_BADGE
            check = QRect(ends, line.top(), metrics.ICON_BADGE, line.height())
            mirrored = QStyle.visualRect(option.direction, line, check)
            icons.paint(painter, Icon.CHECK, palette.ok, QRectF(mirrored))
        pen = _CaptionPen(painter, line, ends, option)
        painter.setFont(self._small)
        pen.word(card.caption, palette.text2, self._small_metrics)
        painter.setFont(self._boxed)
        note = self._small_metrics.horizontalAdvance(card.note) + metrics.SPACE_GROUP if card.note else 0
        for word in card.quality:
            pen.box(word, palette, self._boxed_metrics, keep_px=note)
        painter.setFont(self._small)
        pen.word(card.note, _note_ink(card, palette), self._small_metrics)


class _CaptionPen:
    """Writes words and boxes one after the other, mirrored where the script asks, until the line is full."""

    def __init__(self, painter: QPainter, line: QRect, ends: int, option: QStyleOptionViewItem) -> None:
        self._painter = painter
        self._line = line
        self._x = line.left()
        self._ends = ends
        self._direction = option.direction

    def word(self, text: str, ink: QColor, measure: QFontMetrics) -> None:
        """A word in an ink, cut at the end of the line."""
        room = self._ends - self._x
        if not text or room < metrics.ICON_CHIP:
            return
        cut = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = measure.horizontalAdvance(cut)
        self._painter.setPen(ink)
        self._painter.drawText(self._place(width), Qt.AlignmentFlag.AlignCenter, cut)
        self._x += width + metrics.SPACE_GROUP

    def box(self, text: str, palette: Palette, measure: QFontMetrics, *, keep_px: int) -> None:
        """A boxed word; left out where it does not fit whole and leave room for what must be said after it."""
        width = measure.horizontalAdvance(text) + 6
        if self._x + width + keep_px > self._ends:
            return
        place = self._place(width)
        top = place.center().y() - _QUALITY_HEIGHT // 2
        frame = QRectF(place.left() + 0.5, top + 0.5, width - 1, _QUALITY_HEIGHT)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(palette.ctl, 1))
        self._painter.drawRoundedRect(frame, metrics.RADIUS_CHIP, metrics.RADIUS_CHIP)
        self._painter.setPen(palette.text2)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        self._x += width + metrics.SPACE_GROUP

    def _place(self, width: int) -> QRect:
        place = QRect(self._x, self._line.top(), width, self._line.height())
        return QStyle.visualRect(self._direction, self._line, place)


def paint_picture(painter: QPainter, rect: QRect, picture: QPixmap) -> None:
    """Blit a picture that has the card's size; another is fitted and rounded here, slower."""
    if picture.deviceIndependentSize().toSize() == rect.size():
        painter.drawPixmap(rect.topLeft(), picture)
        return
    painter.save()
    painter.setClipPath(_rounded(QRectF(rect)), Qt.ClipOperation.IntersectClip)
    size = picture.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    place = QRect(rect.topLeft(), size)
    place.moveCenter(rect.center())
    painter.drawPixmap(place, picture)
    painter.restore()


def _note_ink(card: Card, palette: Palette) -> QColor:
    return palette.error if card.attention is Attention.FILE_MISSING else palette.warn


def _paint_resume(painter: QPainter, rect: QRect, resume: float, palette: Palette) -> None:
    painter.save()
    painter.setClipPath(_rounded(QRectF(rect)), Qt.ClipOperation.IntersectClip)
    bar = QRect(rect.left(), rect.bottom() - 3, rect.width(), 4)
    painter.fillRect(bar, palette.badge)
    bar.setWidth(round(bar.width() * min(resume, 1.0)))
    painter.fillRect(bar, palette.toast_link if not palette.is_dark else palette.accent)
    painter.restore()


def _paint_absent(painter: QPainter, rect: QRect, palette: Palette, word: str) -> None:
    pen = QPen(palette.ctl, 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics.RADIUS_PANEL, metrics.RADIUS_PANEL)
    painter.setPen(palette.text2)
    painter.setFont(fonts.font(fonts.Size.SMALL))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"–\n{word}")


def _paint_edges_behind(painter: QPainter, rect: QRect, palette: Palette) -> None:
    painter.setPen(QPen(palette.ctl, 1))
    painter.setBrush(palette.hover)
    for step in (6, 3):
        behind = QRectF(rect).translated(step, -step).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(behind, metrics.RADIUS_PANEL, metrics.RADIUS_PANEL)


def _paint_state(painter: QPainter, rect: QRect, state: QStyle.StateFlag, palette: Palette) -> None:
    """The ring of the selected and of the current card, and the light under the pointer."""
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    if state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.glow(0.10))
        painter.drawRoundedRect(rect, metrics.RADIUS_PANEL, metrics.RADIUS_PANEL)
    if not is_selected and not state & QStyle.StateFlag.State_HasFocus:
        return
    width = metrics.RING_CARD if is_selected else metrics.RING
    away = metrics.RING_DISTANCE + width / 2
    painter.setPen(QPen(palette.accent if is_selected else palette.text2, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = metrics.RADIUS_PANEL + away
    painter.drawRoundedRect(QRectF(rect).adjusted(-away, -away, away, away), radius, radius)


def _rounded(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, metrics.RADIUS_PANEL, metrics.RADIUS_PANEL)
    return path
