"""A layout that sets widgets in lines like words, from the reading side."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import isValid

from metarr_desktop.ui.theme import metrics


class FlowLayout(QLayout):
    """Lines of widgets in their own sizes; `last_stretches` lets the last take the rest of its line."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap_px: int = metrics.SPACE,
        last_stretches: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap_px
        self._last_stretches = last_stretches
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items it holds."""
        return len(self._living())

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        items = self._living()
        return items[index] if 0 <= index < len(items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def move_widget(self, start: int, target: int) -> None:
        """Put the item of one place at another; the others close up."""
        self._items.insert(target, self._items.pop(start))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than its widgets."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at a width."""
        return self._arrange(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        margins = self.contentsMargins()
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(
            width + margins.left() + margins.right(),
            height + margins.top() + margins.bottom(),
        )

    def minimumSize(self) -> QSize:
        """The largest single widget."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return least + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _living(self) -> list[QLayoutItem]:
        """The items: one may have gone with its widget, and the layout was not told."""
        self._items = [item for item in self._items if isValid(item)]
        return self._items

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._living() if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, moves: bool) -> int:
        """Set the lines within a rectangle; gives their height with margins."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, line_height = inner.x(), inner.y(), 0
        shown = self._shown()
        for item in shown:
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(inner.width(), item.minimumSize().width())))
            if x > inner.x() and x + size.width() > inner.right() + 1:
                x, y, line_height = inner.x(), y + line_height + self._gap, 0
            if self._last_stretches and item is shown[-1]:
                size.setWidth(max(size.width(), inner.right() + 1 - x))
            if moves:
                item.setGeometry(self._mirrored(QRect(QPoint(x, y), size), inner))
            x += size.width() + self._gap
            line_height = max(line_height, size.height())
        return y + line_height - rect.y() + margins.bottom()

    def _mirrored(self, place: QRect, inner: QRect) -> QRect:
        owner = self.parentWidget()
        if owner is None or not owner.isRightToLeft():
            return place
        place.moveLeft(inner.left() + inner.right() - place.right())
        return place
