"""How a line of the job list is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from metarr_desktop.ui.activity.entries import Entry, Foot, Section
from metarr_desktop.ui.activity.model import JobRole
from metarr_desktop.ui.activity.planned import Coming
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import current_palette
from metarr_desktop.ui.widgets.cell import paint_bar, paint_row_face, paint_sign, write_line

if TYPE_CHECKING:
    from metarr_desktop.ui.index import Index

_HEAD = 36
_PLAIN = 54
_RUNNING = 70
_BAR = 6
_JUST_BEGUN = 0.001  # a job that runs shows the head of its bar
_LEFT = metrics.SPACE_ROW + metrics.ICON + metrics.SPACE_ROW

#: Room at the end of a line for the buttons of a job that something can be done with.
_ACTIONS_WIDTH = 96


class JobCell(QStyledItemDelegate):
    """A section's heading, or a job: sign, title, where it stands, a bar while it runs, a sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Sections, jobs and running jobs each have a height."""
        line = index.data(JobRole.LINE)
        if isinstance(line, Section | Foot):
            return QSize(0, _HEAD)
        return QSize(0, _RUNNING if isinstance(line, Entry) and line.share is not None else _PLAIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        line = index.data(JobRole.LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Section):
            self._paint_section(painter, option, line)
        elif isinstance(line, Entry | Coming):
            self._paint_job(painter, option, line)
        elif isinstance(line, Foot):
            place = option.rect.adjusted(_LEFT, 0, -metrics.SPACE_ROW, 0)
            write_line(painter, option, place, line.text, fonts.font(fonts.Size.SMALL), current_palette().text3)
        painter.restore()

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, section: Section) -> None:
        place = option.rect.adjusted(metrics.SPACE_ROW, 0, 0, -metrics.SPACE_GROUP)
        strong = fonts.font(fonts.Size.SMALL, fonts.Weight.STRONG)
        write_line(painter, option, place, section.title, strong, current_palette().text2, Qt.AlignmentFlag.AlignBottom)

    def _paint_job(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry | Coming) -> None:
        palette = current_palette()
        whole = option.rect.adjusted(0, 1, 0, -1)
        paint_row_face(painter, option, whole)
        top = whole.top() + 8
        sign = QRect(whole.left() + metrics.SPACE_ROW, top + 2, metrics.ICON, metrics.ICON)
        paint_sign(painter, option, sign, entry.icon, palette.ink(entry.ink))
        end_px = _ACTIONS_WIDTH
        words = QRect(whole.left() + _LEFT, top, whole.width() - _LEFT - end_px, 20)
        note = fonts.font()
        width = painter.fontMetrics().horizontalAdvance(entry.note) + metrics.SPACE_PANE
        self._paint_words(painter, option, words, width, entry)
        end = Qt.AlignmentFlag.AlignRight
        write_line(painter, option, words, entry.note, note, palette.text2, Qt.AlignmentFlag.AlignVCenter, end)
        below = words.bottom() + 3
        if entry.share is not None:
            bar = QRect(words.left(), below + 2, words.width(), _BAR)
            paint_bar(painter, option, bar, max(entry.share, _JUST_BEGUN), palette.accent)
            below += _BAR + 6
        line = QRect(words.left(), below, words.width(), 16)
        write_line(painter, option, line, entry.sentence, fonts.font(fonts.Size.SMALL), palette.text2)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, words: QRect, note_width: int, entry: Entry | Coming
    ) -> None:
        title = words.adjusted(0, 0, -note_width, 0)
        write_line(painter, option, title, entry.title, fonts.font(weight=fonts.Weight.STRONG), current_palette().text)
