"""Charts: bars, columns, a line over time, shares of a whole. Each bar is a button with a name and its value.

A chart is one stop of the tab key; arrow keys, Home and End go from bar to bar, Enter, Space and a click choose one or
take it back, Ctrl+Enter and a double click open what it counts. No bar is told by its colour alone: each has its label
and value in words, and what stands for a rest is hatched; who shows a chart says beside it which bar is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette

_BAR = 12
_LABEL_SHARE = 0.42  # of a row at most; what is longer is cut, and whole in the tip
_PLOT_HEIGHT = 148
_GRID_LINES = 3
_MOST_COLUMN = 36
_DOT = 4
_LINE = 2
_PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.CrossPattern,
)


@dataclass(frozen=True, slots=True)
class ChartBar:
    """What a bar shows. `key` is what the chart's signal carries; `spoken` its value in words ("1,904 titles").

    `short` is the label where there is little room ("": the label); `other` the value of a second line over time.
    `obstacle`: why it cannot be chosen ("": it can). `is_rest`: it stands for what has no name of its own ("unknown").
    `is_chosen`: it is what the others are filtered by.
    """

    key: str
    label: str
    value: float
    text: str
    spoken: str
    obstacle: str = ""
    is_rest: bool = False
    other: float = 0.0
    short: str = ""
    is_chosen: bool = False

    @property
    def leads(self) -> bool:
        return not self.obstacle


class BarButton(QAbstractButton):
    """One bar, drawn by its chart's kind. A bar that leads nowhere can be reached and read, and does nothing."""

    opened = Signal()
    """What it counts is wanted itself: a double click, or Ctrl+Enter."""

    def __init__(self, bar: ChartBar, share: float, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # Buttons keep to their hints by themselves; bars take what room there is.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_bar(bar, share, tip)

    def set_bar(self, bar: ChartBar, share: float, tip: str) -> None:
        """Stand for another value, or be chosen."""
        self.bar = bar
        self.share = share
        self.setText(bar.label)
        self.setAccessibleName(f"{bar.label}: {bar.spoken}")
        self.setAccessibleDescription(tip)
        self.setToolTip(f"{bar.label}: {bar.spoken}\n{tip}")
        self.setCursor(Qt.CursorShape.PointingHandCursor if bar.leads else Qt.CursorShape.ArrowCursor)
        self.setCheckable(bar.leads)
        self.setChecked(bar.is_chosen)
        self.update()

    def nextCheckState(self) -> None:
        """Who shows the chart says which bar is chosen, not the click."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """No second click: what the first one chose is opened."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stand out."""
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        self.update()

    @property
    def is_marked(self) -> bool:
        """Whether it is the one that is pointed at or has the focus."""
        return self.hasFocus() or (self.underMouse() and self.bar.leads)

    @property
    def is_strong(self) -> bool:
        """Whether its words stand out."""
        return self.is_marked or self.bar.is_chosen

    def brush(self) -> QBrush:
        """What a bar is filled with: the accent where it is chosen, hatched where it stands for a rest."""
        palette = current_palette()
        if self.bar.is_chosen:
            colour = palette.accent
        elif self.is_marked:
            colour = palette.parts[1]
        else:
            colour = palette.ctl if self.bar.is_rest else palette.parts[2]
        return QBrush(colour, _pattern(self.bar))

    def ink(self) -> QColor:
        """What label and value are written in."""
        palette = current_palette()
        return palette.text if self.is_strong else palette.text2


def _pattern(bar: ChartBar) -> Qt.BrushStyle:
    return Qt.BrushStyle.BDiagPattern if bar.is_rest else Qt.BrushStyle.SolidPattern


class Chart(QWidget):
    """What all charts have in common: the bars, and going about among them."""

    chosen = Signal(str)
    """The key of a bar that can be chosen: it was, or it was taken back."""
    opened = Signal(str)
    """The key of a bar of which what it counts is wanted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.buttons: list[BarButton] = []

    def set_bars(self, bars: Sequence[ChartBar]) -> None:
        """Show other bars. The focus stays where the bar of the same key is; bars that stay take their new values."""
        most = max((bar.value for bar in bars), default=0.0) or 1.0
        if self.buttons and [button.bar.key for button in self.buttons] == [bar.key for bar in bars]:
            for button, bar in zip(self.buttons, bars, strict=True):
                button.set_bar(bar, bar.value / most, self.tip(bar))
            self.lay_out()
            self.update()
            return
        focused = next((button.bar.key for button in self.buttons if button.hasFocus()), None)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._make(bar, bar.value / most) for bar in bars]
        for button in self.buttons:
            button.installEventFilter(self)
            button.clicked.connect(lambda _=False, one=button: self._choose(one))
            button.opened.connect(lambda one=button: self._open(one))
        self.lay_out()
        if self.buttons:
            again = next((button for button in self.buttons if button.bar.key == focused), self.buttons[0])
            self._hold(again)
            if focused is not None:
                again.show()  # what is not shown yet takes no focus
                again.setFocus()

    def take_focus(self) -> None:
        """Give the focus to the bar that is the chart's stop of the tab key."""
        held = next((one for one in self.buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self) -> None:
        """Give the bars their places; each kind of chart does that."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys on a bar go to the next one; the bar that got the focus is the one that Tab comes back to."""
        if isinstance(watched, BarButton):
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._go(watched, event):
                return True
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
                self._hold(watched)
                self.update()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Take new fonts and colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.lay_out()
        self.update()

    def _make(self, bar: ChartBar, share: float) -> BarButton:
        raise NotImplementedError

    def tip(self, bar: ChartBar) -> str:
        """What choosing a bar does, or why nothing."""
        if bar.is_chosen:
            return self.tr("Takes the filter back; Ctrl+Enter or a double click shows them in the library")
        return bar.obstacle or self.tr("Filters by them; Ctrl+Enter or a double click shows them in the library")

    def _go(self, button: BarButton, event: QKeyEvent) -> bool:
        at, last = self.buttons.index(button), len(self.buttons) - 1
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._open(button)
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                button.click()
                return True
            case Qt.Key.Key_Home:
                at = 0
            case Qt.Key.Key_End:
                at = last
            case Qt.Key.Key_Up:
                at -= 1
            case Qt.Key.Key_Down:
                at += 1
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                at += -1 if key == back else 1
            case _:
                return False
        self.buttons[min(max(at, 0), last)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _hold(self, button: BarButton) -> None:
        """Make that bar the chart's stop of the tab key."""
        for one in self.buttons:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is button else Qt.FocusPolicy.ClickFocus)

    def _choose(self, button: BarButton) -> None:
        if button.bar.leads:
            self.chosen.emit(button.bar.key)

    def _open(self, button: BarButton) -> None:
        if button.bar.leads:
            self.opened.emit(button.bar.key)


class _Row(BarButton):
    """Label, bar and value beside each other."""

    label_px = 0
    value_px = 0

    def sizeHint(self) -> QSize:
        return QSize(200, max(metrics.HEIGHT_SMALL, self.fontMetrics().height() + metrics.SPACE_GROUP))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(metrics.SPACE_GROUP, 0, -metrics.SPACE_GROUP, 0)
        label_px = min(self.label_px, round(area.width() * _LABEL_SHARE))
        label = QRect(area.left(), area.top(), label_px, area.height())
        value = QRect(area.right() + 1 - self.value_px, area.top(), self.value_px, area.height())
        track = QRect(label.right() + metrics.SPACE, area.top(), 0, area.height())
        track.setRight(value.left() - metrics.SPACE)
        bar = QRectF(track.left(), track.center().y() + 1 - _BAR / 2, track.width() * self.share, _BAR)
        if self.bar.value > 0 and track.width() > 0:
            bar.setWidth(max(2.0, bar.width()))
            painter.setBrush(self.brush())
            painter.setPen(QPen(current_palette().ctl) if self.bar.is_rest else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self._mirrored(bar.toRect()), 2, 2)
        weight = fonts.Weight.STRONG if self.is_strong else fonts.Weight.NORMAL
        painter.setFont(fonts.font(weight=weight))
        painter.setPen(self.ink())
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            near, far = far, near
        shown = painter.fontMetrics().elidedText(self.bar.label, Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(self._mirrored(label), aligned | near, shown)
        painter.drawText(self._mirrored(value), aligned | far, self.bar.text)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)


class BarChart(Chart):
    """Bars under one another, each as long as its value."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def lay_out(self) -> None:
        """One row a bar, with columns for labels and values that hold the longest."""
        strong = QWidget.fontMetrics(self) if not self.buttons else self.buttons[0].fontMetrics()
        label_px = max((strong.horizontalAdvance(one.bar.label) for one in self.buttons), default=0)
        value_px = max((strong.horizontalAdvance(one.bar.text) for one in self.buttons), default=0)
        for button in self.buttons:
            assert isinstance(button, _Row)
            # Bold letters are wider by about a tenth.
            button.label_px, button.value_px = round(label_px * 1.12), round(value_px * 1.12)
            self._column.addWidget(button)
            button.update()

    def _make(self, bar: ChartBar, share: float) -> BarButton:
        return _Row(bar, share, self.tip(bar), self)


class _Column(BarButton):
    """A column over its label."""

    def sizeHint(self) -> QSize:
        return QSize(32, _PLOT_HEIGHT + 2 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(12, self.sizeHint().height())

    def plot(self) -> QRect:
        """Where the column stands: the label is below it, the value above."""
        line = self.fontMetrics().height()
        return self.rect().adjusted(0, line, 0, -line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self.plot()
        width = min(_MOST_COLUMN, max(4, plot.width() - metrics.SPACE_GROUP))
        height = max(2, round(plot.height() * self.share)) if self.bar.value > 0 else 0
        column = QRect(plot.center().x() + 1 - width // 2, plot.bottom() + 1 - height, width, height)
        if height:
            painter.setBrush(self.brush())
            painter.setPen(QPen(current_palette().ctl) if self.bar.is_rest else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(column, 2, 2)
        weight = fonts.Weight.STRONG if self.is_strong else fonts.Weight.NORMAL
        painter.setFont(fonts.font(fonts.Size.SMALL, weight))
        painter.setPen(self.ink())
        measure = painter.fontMetrics()
        middle = Qt.AlignmentFlag.AlignCenter
        label = self.bar.short or self.bar.label
        if measure.horizontalAdvance(label) <= self.width():
            painter.drawText(self.rect().adjusted(0, plot.bottom() + 1, 0, 0), middle, label)
        text = self.bar.text
        if self.bar.value > 0 and measure.horizontalAdvance(text) <= self.width():
            place = QRect(0, column.top() - measure.height(), self.width(), measure.height())
            painter.drawText(place, middle, text)


class ColumnChart(Chart):
    """Columns beside each other, for what has an order of its own."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def lay_out(self) -> None:
        """All as wide as each other."""
        for button in self.buttons:
            self._row.addWidget(button, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hairlines behind the columns."""
        first = self.buttons[0] if self.buttons else None
        if isinstance(first, _Column):
            paint_grid(QPainter(self), first.plot().translated(0, first.y()), self.width())

    def _make(self, bar: ChartBar, share: float) -> BarButton:
        return _Column(bar, share, self.tip(bar), self)


def paint_grid(painter: QPainter, plot: QRect, width: int) -> None:
    """Hairlines at equal heights, the lowest under everything."""
    painter.setPen(current_palette().line)
    for line in range(_GRID_LINES + 1):
        y = plot.bottom() + 1 - round(plot.height() * line / _GRID_LINES)
        painter.drawLine(0, y, width, y)


class _Step(BarButton):
    """A step in time: invisible but for its dot and value while it is pointed at."""

    def sizeHint(self) -> QSize:
        return QSize(8, _PLOT_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, _PLOT_HEIGHT)

    @property
    def is_marked(self) -> bool:
        """Here every step is pointed at, whether it leads somewhere or not."""
        return self.hasFocus() or self.underMouse()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._tell()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell()

    def _tell(self) -> None:
        chart = self.parentWidget()
        if chart is not None:
            chart.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its chart draws the lines, which know of no steps."""


class LineChart(Chart):
    """A line over time with its area, and a dotted second one of another unit, each on a scale of its own."""

    def lay_out(self) -> None:
        """Steps beside each other, from the first to the last day on the reading side."""
        self.setFixedHeight(_PLOT_HEIGHT + 2 * self._text_height())
        plot = self.plot()
        count = len(self.buttons)
        for number, button in enumerate(self.buttons):
            left = plot.left() + round(plot.width() * number / count)
            right = plot.left() + round(plot.width() * (number + 1) / count)
            place = QRect(left, plot.top(), max(1, right - left), plot.height())
            button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
            button.show()
        self.update()

    def resizeEvent(self, event: QEvent) -> None:
        """Steps go along."""
        self.lay_out()

    def sizeHint(self) -> QSize:
        return QSize(200, _PLOT_HEIGHT + 2 * self._text_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def plot(self) -> QRect:
        """Where the lines are: the dates are below, the value of what is pointed at above."""
        line = self._text_height()
        return self.rect().adjusted(0, line, 0, -line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grid, area, lines, dates, and what is pointed at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, palette = self.plot(), current_palette()
        paint_grid(painter, plot, self.width())
        if not self.buttons:
            return
        most = max((one.bar.other for one in self.buttons), default=0.0) or 1.0
        main = [self._point(one, one.share) for one in self.buttons]
        if len(main) == 1:  # one step is a level, not a point nobody sees
            main = [QPointF(plot.left(), main[0].y()), QPointF(plot.right(), main[0].y())]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.accent_soft)
        ground = plot.bottom() + 1
        painter.drawPolygon(QPolygonF([*main, QPointF(main[-1].x(), ground), QPointF(main[0].x(), ground)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if any(one.bar.other for one in self.buttons):
            painter.setPen(QPen(palette.text2, _LINE, Qt.PenStyle.DotLine))
            painter.drawPolyline(QPolygonF([self._point(one, one.bar.other / most) for one in self.buttons]))
        painter.setPen(QPen(palette.accent, _LINE))
        painter.drawPolyline(QPolygonF(main))
        self._paint_dates(painter, plot)
        marked = next((one for one in self.buttons if one.underMouse()), None)
        marked = marked or next((one for one in self.buttons if one.hasFocus()), None)
        chosen = next((one for one in self.buttons if one.bar.is_chosen), None)
        for one in (chosen, marked):
            if one is not None:
                self._paint_dot(painter, one)
        told = marked or chosen
        if told is not None:
            self._paint_words(painter, told)

    def _paint_dates(self, painter: QPainter, plot: QRect) -> None:
        """As many as have room, each under its step."""
        painter.setFont(fonts.font(fonts.Size.SMALL))
        painter.setPen(current_palette().text2)
        measure = painter.fontMetrics()
        widest = max(measure.horizontalAdvance(one.bar.label) for one in self.buttons)
        fit = max(1, plot.width() // (widest + metrics.SPACE_SECTION))
        step = -(-len(self.buttons) // fit)
        for one in self.buttons[::step]:
            width = measure.horizontalAdvance(one.bar.label)
            left = min(max(0, round(self._point(one, 0).x()) - width // 2), self.width() - width)
            place = QRect(left, plot.bottom() + 1, width, self._text_height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, one.bar.label)

    def _paint_dot(self, painter: QPainter, one: BarButton) -> None:
        palette, point = current_palette(), self._point(one, one.share)
        painter.setPen(QPen(palette.base, _LINE))
        painter.setBrush(palette.accent)
        painter.drawEllipse(point, _DOT, _DOT)

    def _paint_words(self, painter: QPainter, one: BarButton) -> None:
        palette, point = current_palette(), self._point(one, one.share)
        painter.setFont(fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG))
        painter.setPen(palette.text)
        text = f"{one.bar.label}: {one.bar.spoken}"
        width = painter.fontMetrics().horizontalAdvance(text)
        left = min(max(0, round(point.x()) - width // 2), max(0, self.width() - width))
        painter.drawText(QRect(left, 0, width, self._text_height()), Qt.AlignmentFlag.AlignCenter, text)

    def _point(self, one: BarButton, share: float) -> QPointF:
        """The line begins and ends at the edges, whatever room its steps have."""
        plot, last = self.plot(), len(self.buttons) - 1
        along = self.buttons.index(one) / last if last else 0.5
        along = 1 - along if self.isRightToLeft() else along
        return QPointF(plot.left() + (plot.width() - 1) * along, plot.bottom() + 1 - plot.height() * share)

    def _text_height(self) -> int:
        return self.fontMetrics().height()

    def _make(self, bar: ChartBar, share: float) -> BarButton:
        return _Step(bar, share, self.tip(bar), self)


class _Part(_Row):
    """A part of a whole, as a row of the legend: swatch, label, value."""

    place = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().adjusted(metrics.SPACE_GROUP, 0, -metrics.SPACE_GROUP, 0)
        swatch = QRect(area.left(), area.center().y() + 1 - _BAR // 2, _BAR, _BAR)
        text = area.adjusted(_BAR + metrics.SPACE, 0, 0, 0)
        _paint_part(painter, self._mirrored(swatch), self.place)
        painter.setFont(fonts.font(weight=fonts.Weight.STRONG if self.is_strong else fonts.Weight.NORMAL))
        painter.setPen(self.ink())
        place = self._mirrored(text)
        room = text.width() - self.value_px - metrics.SPACE
        shown = painter.fontMetrics().elidedText(self.bar.label, Qt.TextElideMode.ElideRight, room)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        near, far = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if self.isRightToLeft():
            near, far = far, near
        painter.drawText(place, aligned | near, shown)
        painter.drawText(place, aligned | far, self.bar.text)


def part_brush(place: int) -> QBrush:
    """The look of a part: a step of the chart colours and a pattern of its own, for eyes that see no steps."""
    parts = current_palette().parts
    return QBrush(parts[place % len(parts)], _PATTERNS[place % len(_PATTERNS)])


def _paint_part(painter: QPainter, place: QRect, part: int) -> None:
    """Its pattern over the softest of the chart colours, in a frame."""
    palette = current_palette()
    painter.fillRect(place, palette.accent_soft)
    painter.setBrush(part_brush(part))
    painter.setPen(palette.ctl)
    painter.drawRect(place.adjusted(0, 0, -1, -1))


class _Whole(QWidget):
    """The bar of which the parts are cut; the rows below say the same in words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts: list[float] = []
        self.setFixedHeight(_BAR + metrics.SPACE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = sum(self.parts)
        if not whole:
            return
        painter = QPainter(self)
        area = QRect(metrics.SPACE_GROUP, 0, self.width() - 2 * metrics.SPACE_GROUP, _BAR)
        start = float(area.left())
        for place, part in enumerate(self.parts):
            width = area.width() * part / whole
            if width:
                rect = QRectF(start, area.top(), width, area.height()).toRect()
                _paint_part(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), rect), place)
            start += width


class ShareChart(Chart):
    """Parts of one whole: a bar cut into them, and a row for each."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, metrics.SPACE_GROUP, 0, 0)
        self._column.setSpacing(0)
        self._whole = _Whole(self)
        self._column.addWidget(self._whole)

    def lay_out(self) -> None:
        """The whole, then its parts."""
        self._whole.parts = [one.bar.value for one in self.buttons]
        self._whole.update()
        for place, button in enumerate(self.buttons):
            assert isinstance(button, _Part)
            button.place = place
            button.value_px = round(button.fontMetrics().horizontalAdvance(button.bar.text) * 1.12)
            self._column.addWidget(button)

    def _make(self, bar: ChartBar, share: float) -> BarButton:
        return _Part(bar, share, self.tip(bar), self)
