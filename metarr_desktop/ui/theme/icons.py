"""The line icons of `resources/icons`: recoloured from the palette and rendered sharp for the screen's ratio."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from metarr_desktop.shipped import resources
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import Ink, current_palette

_RATIOS = (1.0, 2.0)


class Icon(StrEnum):
    """Every icon we draw; the value is the file's name without its ending."""

    ACTIVITY = "activity"
    ARROW_DOWN = "arrow-down"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    ARROW_UP = "arrow-up"
    ARTIST = "artist"
    BELL = "bell"
    BOLT = "bolt"
    BROKEN_LINK = "broken-link"
    BULB = "bulb"
    CALENDAR = "calendar"
    CHART = "chart"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CLOCK = "clock"
    CLOSE = "close"
    COLLECTIONS = "collections"
    COMMAND = "command"
    COMPARE = "compare"
    COPY = "copy"
    DISC = "disc"
    DISK = "disk"
    DISK_OFF = "disk-off"
    DOT = "dot"
    DOWNLOAD = "download"
    DRAG = "drag"
    EDIT = "edit"
    EQUALS = "equals"
    EXTERNAL = "external"
    EYE = "eye"
    EYE_OFF = "eye-off"
    FILE = "file"
    FILM = "film"
    FILTER = "filter"
    FOLDER = "folder"
    FOLDER_ADD = "folder-add"
    GLOBE = "globe"
    GRID = "grid"
    HELP = "help"
    HISTORY = "history"
    HOURGLASS = "hourglass"
    IMAGE = "image"
    IMAGE_ADD = "image-add"
    INFO = "info"
    KEY = "key"
    KEYBOARD = "keyboard"
    LANGUAGE = "language"
    LINK = "link"
    LIST = "list"
    LOCK = "lock"
    MENU = "menu"
    MERGE = "merge"
    MINUS = "minus"
    MORE = "more"
    MUSIC = "music"
    OCTAGON = "octagon"
    PANE_RIGHT = "pane-right"
    PAPER_PLANE = "paper-plane"
    PAUSE = "pause"
    PLAY = "play"
    PLAYER = "player"
    PLUS = "plus"
    PULSE = "pulse"
    QUALITY = "quality"
    QUESTION = "question"
    QUESTION_MARK = "question-mark"
    REDO = "redo"
    REFRESH = "refresh"
    RING = "ring"
    SAVE = "save"
    SEARCH = "search"
    SETTINGS = "settings"
    SHIELD = "shield"
    SIDEBAR = "sidebar"
    SLIDERS = "sliders"
    SORT = "sort"
    SPLIT = "split"
    STAR = "star"
    STAR_OUTLINE = "star-outline"
    STOP = "stop"
    SWAP = "swap"
    TABLE = "table"
    TAG = "tag"
    TRASH = "trash"
    TV = "tv"
    UNDO = "undo"
    UNLOCK = "unlock"
    UP_DOWN = "up-down"
    UPLOAD = "upload"
    USER = "user"
    USERS = "users"
    WARNING = "warning"


@cache
def svg_text(icon: Icon) -> str:
    """The drawing as shipped, with `currentColor` where the colour goes."""
    return (resources() / "icons" / f"{icon.value}.svg").read_text(encoding="utf-8")


def coloured_svg(icon: Icon, color: QColor) -> bytes:
    """The drawing in one colour, as an SVG document."""
    return svg_text(icon).replace("currentColor", color.name()).encode()


def pixmap(icon: Icon, color: QColor, size_px: int = metrics.ICON, ratio: float = 1.0) -> QPixmap:
    """The icon as a square of `size_px` logical pixels, kept in Qt's cache per (name, colour, size, ratio)."""
    key = f"metarr:{icon.value}:{color.rgba():x}:{size_px}:{ratio:.3f}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    drawn = QPixmap(_shape(icon, max(1, round(size_px * ratio))))
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(drawn.rect(), color)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _shape(icon: Icon, edge: int) -> QPixmap:
    """The icon as a square of so many pixels, in black, from which it is tinted in every colour."""
    key = f"metarr:{icon.value}:{edge}"
    drawn = QPixmap()
    if QPixmapCache.find(key, drawn):
        return drawn
    drawn = QPixmap(QSize(edge, edge))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(coloured_svg(icon, QColor()))).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn


def paint(painter: QPainter, icon: Icon, color: QColor, rect: QRectF) -> None:
    """Draw an icon centred in a rectangle, as large as its shorter side, sharp on the painter's device."""
    edge = int(min(rect.width(), rect.height()))
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    place = QPointF(
        rect.x() + round((rect.width() - edge) / 2),
        rect.y() + round((rect.height() - edge) / 2),
    )
    painter.drawPixmap(place, pixmap(icon, color, edge, ratio))


def themed_icon(
    icon: Icon, ink: Ink = Ink.TEXT, *, on: Ink | None = None, size_px: int = metrics.ICON, gap_px: int = 0
) -> QIcon:
    """A QIcon in the colours of the current palette; ask again when the palette changes.

    `on` is the ink while checked, `gap_px` free room on the side of a text that follows.
    Disabled it fades to the colour of control borders.
    """
    palette = current_palette()
    themed = QIcon()
    inks = {(QIcon.Mode.Normal, QIcon.State.Off): palette.ink(ink), (QIcon.Mode.Disabled, QIcon.State.Off): palette.ctl}
    if on is not None:  # else Qt takes what is drawn for "off"
        inks[QIcon.Mode.Normal, QIcon.State.On] = palette.ink(on)
        inks[QIcon.Mode.Disabled, QIcon.State.On] = palette.ctl
    for ratio in sorted({*_RATIOS, _screen_ratio()}):
        for (mode, state), color in inks.items():
            themed.addPixmap(_with_gap(pixmap(icon, color, size_px, ratio), gap_px), mode, state)
    return themed


def _with_gap(drawn: QPixmap, gap_px: int) -> QPixmap:
    """The same with room at the end of the reading direction; push buttons leave 4 px only."""
    if not gap_px:
        return drawn
    ratio = drawn.devicePixelRatio()
    wider = QPixmap(QSize(drawn.width() + round(gap_px * ratio), drawn.height()))
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(QPointF(gap_px if QApplication.isRightToLeft() else 0, 0), drawn)
    painter.end()
    return wider


def _screen_ratio() -> float:
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
