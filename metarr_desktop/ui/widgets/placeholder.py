"""The poster drawn for a title that has none: its own hue, two slanting bands, title and year."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import PlaceholderTones, current_palette

_INITIALS_BELOW = 64
_BANDS = ((0.86, 0.10), (1.13, 0.10))


def paint_placeholder(
    painter: QPainter, rect: QRectF, title: str, year: str = "", *, radius: float = metrics.RADIUS_PANEL
) -> None:
    """Draw it into a rectangle of any shape; narrower than 64 px it shows two initials instead of words."""
    tones = current_palette().placeholder(title)
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, tones.face)
    painter.setClipPath(shape)
    _paint_bands(painter, rect, tones)
    if rect.width() < _INITIALS_BELOW:
        _paint_initials(painter, rect, title, tones)
    else:
        _paint_words(painter, rect, title, year, tones)
    painter.setClipping(False)
    painter.setPen(QPen(tones.edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def initials(title: str) -> str:
    """Two letters that stand for a title: of its first two words, or its first two."""
    bare = ("".join(letter for letter in word if letter.isalnum()) for word in title.split())
    words = [word for word in bare if word]
    letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else "".join(words)[:2]
    return letters.upper()


def _paint_bands(painter: QPainter, rect: QRectF, tones: PlaceholderTones) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tones.band)
    rise = rect.width() * 0.52
    for at, thickness in _BANDS:
        left = rect.top() + rect.height() * at
        thick = rect.height() * thickness * 0.75
        corners = (
            QPointF(rect.left(), left),
            QPointF(rect.right(), left - rise),
            QPointF(rect.right(), left - rise + thick),
            QPointF(rect.left(), left + thick),
        )
        painter.drawPolygon(QPolygonF(list(corners)))


def _paint_initials(painter: QPainter, rect: QRectF, title: str, tones: PlaceholderTones) -> None:
    strong = fonts.font(weight=fonts.Weight.STRONG)
    strong.setPixelSize(max(7, round(rect.width() * 0.42)))
    painter.setFont(strong)
    painter.setPen(tones.ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(title))


def _paint_words(painter: QPainter, rect: QRectF, title: str, year: str, tones: PlaceholderTones) -> None:
    inset = max(8.0, rect.width() * 0.09)
    inner = rect.adjusted(inset, 0, -inset, -inset)
    painter.setPen(tones.ink)
    small = fonts.font(fonts.Size.SMALL)
    foot = QRectF(inner.left(), inner.bottom() - 16, inner.width(), 16)
    painter.setFont(small)
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom, year)
    words = QRectF(inner.left(), 0, inner.width(), 0)
    words.setTop(rect.top() + rect.height() * 0.30)
    words.setBottom(foot.top())
    strong = fonts.font(weight=fonts.Weight.STRONG)
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.setFont(_fitting(strong, words, title))
    painter.drawText(words, int(flags), title)


def _fitting(wanted: QFont, words: QRectF, title: str) -> QFont:
    """The wanted font, or its small size where the longest word would not fit in a line, or all into the room."""
    longest = max(title.split(), key=len, default="")
    ink = QFontMetricsF(wanted)
    needed = ink.boundingRect(QRectF(0, 0, words.width(), 0), int(Qt.TextFlag.TextWordWrap), title)
    if ink.horizontalAdvance(longest) <= words.width() and needed.height() <= words.height():
        return wanted
    return fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG)
