"""Two texts beside each other with one scroll position: what goes, what comes, what others wrote and stays."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from metarr_desktop.ui.theme import fonts, icons, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Palette, current_palette
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, rule
from metarr_desktop.ui.widgets.side_by_side import DiffLine, LineKind, LinePair, one_column, pair_lines

_MARGIN_WIDTH = 24
_HEAD_HEIGHT = 28
_MOST_SAID = 12
_SIGNS = {
    LineKind.GONE: (Icon.MINUS, Ink.ERROR),
    LineKind.NEW: (Icon.PLUS, Ink.OK),
    LineKind.KEPT: (Icon.EQUALS, Ink.ACCENT),
}


class DiffView(QWidget):
    """Read only. Below 720 px, or where asked, both sides share one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[LinePair, ...] = ()
        self._words: dict[LineKind, QWidget] = {}
        self._wants_two = True
        self.before = _DiffPane(self.tr("Before"))
        self.after = _DiffPane(self.tr("After"))
        self._left = _Side(self.before)
        self._right = _Side(self.after)
        self._between = rule(vertical=True)
        self._lay_out()
        self._tie(self.before, self.after)
        self._tie(self.after, self.before)

    def show_texts(
        self, before: str, after: str, *, before_title: str, after_title: str, kept: Collection[str] = ()
    ) -> None:
        """Compare two texts. `kept` are lines of other programs that stay, by their text."""
        self._pairs = pair_lines(before, after, kept)
        self._left.title.setText(before_title)
        self._right.title.setText(after_title)
        self._fill()

    def set_two_columns(self, wanted: bool) -> None:
        """What the person prefers where there is room."""
        self._wants_two = wanted
        self._fill()

    def shows_two_columns(self) -> bool:
        """Whether both sides stand beside each other now."""
        return not self._left.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between one and two columns as the room asks."""
        super().resizeEvent(event)
        if self._has_room_for_two() != self.shows_two_columns():
            self._fill()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("panel", True)
        sides = QHBoxLayout(frame)
        sides.setContentsMargins(1, 1, 1, 1)
        sides.setSpacing(0)
        sides.addWidget(self._left, 1)
        sides.addWidget(self._between)
        sides.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(frame, 1)
        column.addLayout(self._legend())

    def _legend(self) -> QHBoxLayout:
        words = {
            LineKind.GONE: self.tr("goes"),
            LineKind.NEW: self.tr("comes"),
            LineKind.KEPT: self.tr("written by another program, kept as it is"),
        }
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE_PANE)
        for kind, word in words.items():
            icon, ink = _SIGNS[kind]
            pair = QWidget()
            inner = QHBoxLayout(pair)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(metrics.SPACE_GROUP)
            inner.addWidget(IconLabel(icon, ink=ink, size_px=metrics.ICON_CHIP))
            inner.addWidget(Label(word, size=fonts.Size.SMALL, ink=Ink.TEXT2))
            self._words[kind] = pair
            row.addWidget(pair)
        row.addStretch()
        return row

    def _has_room_for_two(self) -> bool:
        return self._wants_two and self.width() >= metrics.WIDTH_ONE_COLUMN_DIFF

    def _fill(self) -> None:
        kinds = {line.kind for pair in self._pairs for line in (pair.before, pair.after) if line.text is not None}
        for kind, words in self._words.items():
            words.setVisible(kind in kinds)
        two = self._has_room_for_two()
        self._left.setVisible(two)
        self._between.setVisible(two)
        if two:
            self.before.show_lines([pair.before for pair in self._pairs])
            self.after.show_lines([pair.after for pair in self._pairs])
        else:
            self.after.show_lines(list(one_column(self._pairs)))

    def _tie(self, leader: QPlainTextEdit, follower: QPlainTextEdit) -> None:
        leader.verticalScrollBar().valueChanged.connect(follower.verticalScrollBar().setValue)
        leader.horizontalScrollBar().valueChanged.connect(follower.horizontalScrollBar().setValue)


class _Side(QWidget):
    """One text under its heading."""

    def __init__(self, pane: "_DiffPane") -> None:
        super().__init__()
        self.title = ElidedLabel(size=fonts.Size.SMALL, weight=fonts.Weight.STRONG, ink=Ink.TEXT2)
        self.title.setFixedHeight(_HEAD_HEIGHT)
        self.title.setContentsMargins(_MARGIN_WIDTH - 4, 0, metrics.SPACE, 0)
        head = QFrame()
        head.setProperty("surface", "win")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rule())
        column.addWidget(pane, 1)


class _DiffPane(QPlainTextEdit):
    """Lines with their faces, and their signs in a margin, so that copied text is clean."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines: tuple[DiffLine, ...] = ()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setProperty("bare", True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fonts.wear_fixed(self)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self._margin = _SignMargin(self)
        self.setViewportMargins(_MARGIN_WIDTH, 0, 0, 0)
        self.updateRequest.connect(self._margin.follow)

    def show_lines(self, lines: Sequence[DiffLine]) -> None:
        """Replace what is shown."""
        self._lines = tuple(lines)
        self.setPlainText("\n".join(line.text or "" for line in self._lines))
        self.setAccessibleDescription(self._spoken())
        self._paint_faces()

    def _spoken(self) -> str:
        """What the signs in the margin say, for whoever does not see them: the lines that differ, one after another."""
        phrases = {
            LineKind.GONE: self.tr("removed: {line}"),
            LineKind.NEW: self.tr("new: {line}"),
            LineKind.KEPT: self.tr("kept: {line}"),
        }
        differing = [line for line in self._lines if line.text is not None and line.kind in phrases]
        said = [phrases[line.kind].format(line=(line.text or "").strip()) for line in differing[:_MOST_SAID]]
        if len(differing) > _MOST_SAID:
            said.append(self.tr("and %n more line(s)", "", len(differing) - _MOST_SAID))
        return "; ".join(said) or self.tr("no line differs")

    def line_at(self, number: int) -> DiffLine | None:
        """The line of a block number, from 0."""
        return self._lines[number] if number < len(self._lines) else None

    def face_of(self, line: DiffLine, palette: Palette) -> QColor | None:
        """The background of a line, None for the plain one."""
        if line.text is None:
            return palette.alt
        faces = {
            LineKind.GONE: palette.error_soft,
            LineKind.NEW: palette.ok_soft,
            LineKind.KEPT: palette.accent_soft,
        }
        return faces.get(line.kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        inner = self.contentsRect()
        self._margin.setGeometry(QRect(inner.left(), inner.top(), _MARGIN_WIDTH, inner.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Take new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_faces()

    def paint_signs(self, painter: QPainter, area: QRect) -> None:
        """Draw the margin: the sign of each line on screen."""
        palette = current_palette()
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > area.bottom():
                return
            line = self.line_at(block.blockNumber())
            if line is not None:
                strip = QRectF(0, place.top(), _MARGIN_WIDTH, place.height())
                self._paint_sign(painter, strip, line, palette)
            block = block.next()

    def _paint_sign(self, painter: QPainter, strip: QRectF, line: DiffLine, palette: Palette) -> None:
        face = self.face_of(line, palette)
        if face is not None:
            painter.fillRect(strip, face)
        if line.text is not None and line.kind in _SIGNS:
            icon, ink = _SIGNS[line.kind]
            place = QRectF((_MARGIN_WIDTH - 10) / 2, strip.top(), 10, strip.height())
            icons.paint(painter, icon, palette.ink(ink), place)

    def _paint_faces(self) -> None:
        palette = current_palette()
        selections = []
        for number, line in enumerate(self._lines):
            face = self.face_of(line, palette)
            if face is None:
                continue
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.document().findBlockByNumber(number))
            selection.format.setBackground(face)
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selections.append(selection)
        self.setExtraSelections(selections)


class _SignMargin(QWidget):
    """The strip in which a pane draws its signs."""

    def __init__(self, pane: _DiffPane) -> None:
        super().__init__(pane)
        self._pane = pane

    def follow(self, area: QRect, scrolled_px: int) -> None:
        """Repaint with the text."""
        if scrolled_px:
            self.scroll(0, scrolled_px)
        else:
            self.update(0, area.y(), self.width(), area.height())

    def sizeHint(self) -> QSize:
        """As wide as a sign with room around."""
        return QSize(_MARGIN_WIDTH, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the pane draw: it knows its lines."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), current_palette().base)
        self._pane.paint_signs(painter, event.rect())
