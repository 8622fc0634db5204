"""The line icons of `resources/icons`: recoloured from the palette and rendered sharp for the screen's ratio."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from metarr_desktop.shipped import resources
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.palette import Ink, Palette, current_palette


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
    edge = max(1, round(size_px * ratio))
    drawn = QPixmap(QSize(edge, edge))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(coloured_svg(icon, color))).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
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
    return QIcon(_Themed(icon, current_palette(), (ink, on or ink), size_px, gap_px))


class _Themed(QIconEngine):
    """Draws an icon when it is shown, for the screen it is shown on: most of a start's two hundred are not."""

    def __init__(self, icon: Icon, palette: Palette, inks: tuple[Ink, Ink], size_px: int, gap_px: int) -> None:
        """`inks`: while off, and while on."""
        super().__init__()
        self._icon = icon
        self._palette = palette
        self._inks = inks
        self._size_px = size_px
        self._gap_px = gap_px  # push buttons leave 4 px only

    def clone(self) -> QIconEngine:
        return _Themed(self._icon, self._palette, self._inks, self._size_px, self._gap_px)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """As large as it is drawn, or smaller where there is less room."""
        own = QSize(self._size_px + self._gap_px, self._size_px)
        fits = own.width() <= size.width() and own.height() <= size.height()
        return own if fits else own.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` is in logical pixels, since Qt 6.8."""
        place = self.actualSize(size, mode, state)
        drawn = pixmap(self._icon, self._color(mode, state), place.height(), scale)
        if not self._gap_px:
            return drawn
        wider = QPixmap(place * scale)
        wider.setDevicePixelRatio(scale)
        wider.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wider)
        painter.drawPixmap(self._left(place.width() - place.height()), drawn)
        painter.end()
        return wider

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        drawn = self.scaledPixmap(rect.size(), mode, state, ratio)
        size = drawn.deviceIndependentSize().toSize()
        painter.drawPixmap(rect.center() - QRect(QPoint(), size).center(), drawn)

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode is QIcon.Mode.Disabled:
            return self._palette.ctl
        return self._palette.ink(self._inks[state is QIcon.State.On])

    def _left(self, gap_px: int) -> QPointF:
        """The room is at the end of the reading direction."""
        return QPointF(gap_px if QApplication.isRightToLeft() else 0, 0)
