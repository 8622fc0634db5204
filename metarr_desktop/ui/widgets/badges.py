"""The 20 px signs that lie on pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from metarr_desktop.ui.roles import Attention, Card
from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Palette

_ATTENTION = {
    Attention.NEEDS_YOU: Icon.QUESTION_MARK,
    Attention.FILE_MISSING: Icon.BROKEN_LINK,
    Attention.ENRICHING: Icon.REFRESH,
    Attention.OFFLINE: Icon.DISK_OFF,
}


@dataclass(frozen=True, slots=True)
class Badge:
    """An icon, an optional word after it, and the two colours."""

    face: QColor
    ink: QColor
    icon: Icon | None = None
    text: str = ""


def leading_badges(card: Card, palette: Palette) -> tuple[Badge, ...]:
    """Top left: the one thing that needs attention; on candidates, which one is chosen."""
    if card.is_chosen:
        word = QCoreApplication.translate("Badges", "Chosen")
        return (Badge(palette.sign_accent, palette.on_sign, Icon.CHECK, word),)
    if card.attention is None:
        return ()
    signs = {Attention.NEEDS_YOU: palette.sign_warn, Attention.FILE_MISSING: palette.sign_error}
    face = signs.get(card.attention, palette.badge)
    ink = palette.on_sign if card.attention in signs else palette.on_dark
    return (Badge(face, ink, _ATTENTION[card.attention]),)


def trailing_badges(card: Card, palette: Palette) -> tuple[Badge, ...]:
    """Top right, from the corner inwards: what the person did to it."""
    badges = []
    if card.is_to_publish:
        badges.append(Badge(palette.sign_accent, palette.on_sign, Icon.UPLOAD))
    if card.locks:
        badges.append(Badge(palette.badge, palette.on_dark, Icon.LOCK))
    if card.copies > 1:
        badges.append(Badge(palette.badge, palette.on_dark, text=f"× {card.copies}"))
    return tuple(badges)


def badge_width(badge: Badge) -> int:
    """20 px for an icon alone, else as wide as its word asks."""
    if not badge.text:
        return metrics.BADGE
    words = QFontMetricsF(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG)).horizontalAdvance(badge.text)
    sign = metrics.ICON_CHIP + metrics.SPACE_GROUP if badge.icon else 0
    return round(words) + sign + 12


def paint_badge(painter: QPainter, rect: QRectF, badge: Badge) -> None:
    """Draw a badge that fills a rectangle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(badge.face)
    painter.drawRoundedRect(rect, metrics.RADIUS_CONTROL, metrics.RADIUS_CONTROL)
    if badge.icon and not badge.text:
        inset = (metrics.BADGE - metrics.ICON_BADGE) / 2
        icons.paint(painter, badge.icon, badge.ink, rect.adjusted(inset, inset, -inset, -inset))
        return
    words = QRectF(rect)
    if badge.icon:
        sign = QRectF(rect.left() + 6, rect.top(), metrics.ICON_CHIP, rect.height())
        icons.paint(painter, badge.icon, badge.ink, sign)
        words.setLeft(sign.right() + metrics.SPACE_GROUP - 4)
    painter.setPen(badge.ink)
    painter.setFont(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG))
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, badge.text)


def spoken(card: Card, kind: str = "", locked: Sequence[str] = ()) -> str:
    """What a card says in words, for `Qt.AccessibleTextRole` and tips: title, second line and every sign.

    `kind` says what it is ("Movie"), `locked` which fields are, where the asker knows.
    """

    def tr(text: str) -> str:
        return QCoreApplication.translate("Badges", text)

    attention = {
        Attention.NEEDS_YOU: tr("needs you: not identified"),
        Attention.FILE_MISSING: tr("file is missing"),
        Attention.ENRICHING: tr("enriching now"),
        Attention.OFFLINE: tr("on a disk that is away"),
    }
    parts = [card.title, card.caption, kind]
    parts.append(attention[card.attention] if card.attention else card.note)
    parts += [*card.quality, *card.details, card.also]
    if locked:
        parts.append(tr("locked: {fields}").format(fields=", ".join(locked)))
    elif card.locks:
        parts.append(tr("has fields locked by you"))
    parts.append(tr("changed since last published") if card.is_to_publish else "")
    parts.append(tr("watched") if card.is_watched else "")
    parts.append(tr("chosen") if card.is_chosen else "")
    parts.append(tr("not here") if card.is_absent else "")
    return ", ".join(part for part in parts if part)
