"""Where the cells of a wall stand: pure arithmetic over the row count, so that no row is ever asked for its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True, slots=True)
class GridPlaces:
    """Cells of one size in lines, in content coordinates (0, 0 is the top left of the first line's margin).

    `margin` is free on both sides and above; `is_mirrored` starts each line at the right.
    """

    count: int
    width: int
    cell: QSize
    margin: int
    is_mirrored: bool = False

    @property
    def columns(self) -> int:
        """How many cells a line holds; one at least."""
        return max(1, (self.width - 2 * self.margin) // self.cell.width())

    @property
    def lines(self) -> int:
        """How many lines all rows take."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> int:
        """The height of everything, margins included."""
        return self.lines * self.cell.height() + 2 * self.margin if self.count else 0

    def rect(self, row: int) -> QRect:
        """The cell of a row."""
        line, column = divmod(row, self.columns)
        x = self.margin + column * self.cell.width()
        if self.is_mirrored:
            x = self.width - x - self.cell.width()
        return QRect(QPoint(x, self.margin + line * self.cell.height()), self.cell)

    def row_at(self, point: QPoint) -> int | None:
        """The row whose cell holds a point, or None beside the cells."""
        row = self.nearest_row(point)
        return row if row is not None and self.rect(row).contains(point) else None

    def nearest_row(self, point: QPoint) -> int | None:
        """The row whose cell lies closest to a point; None where there are no rows."""
        if not self.count:
            return None
        x = self.width - 1 - point.x() if self.is_mirrored else point.x()
        line = min(max((point.y() - self.margin) // self.cell.height(), 0), self.lines - 1)
        column = min(max((x - self.margin) // self.cell.width(), 0), self.columns - 1)
        return min(line * self.columns + column, self.count - 1)

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows of all lines that touch a stretch of height."""
        first = max(0, (top - self.margin) // self.cell.height()) * self.columns
        behind = (max(0, (bottom - self.margin) // self.cell.height()) + 1) * self.columns
        return range(min(first, self.count), min(behind, self.count))

    def runs_in(self, area: QRect) -> Iterator[range]:
        """The rows whose cells a rectangle touches, as one run per line."""
        touched = self.rows_between(area.top(), area.bottom())
        for start in range(touched.start, touched.stop, self.columns):
            line = range(start, min(start + self.columns, touched.stop))
            hit = [row for row in line if self.rect(row).intersects(area)]
            if hit:
                yield range(hit[0], hit[-1] + 1)
