"""Widgets in lines like words."""

import pytest
import shiboken6
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.widgets.flow_layout import FlowLayout


class Word(QWidget):
    """40 by 20."""

    def sizeHint(self) -> QSize:
        return QSize(40, 20)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def flow(page: QWidget, words: int) -> FlowLayout:
    layout = FlowLayout(page, gap_px=10)
    for _ in range(words):
        layout.addWidget(Word())
    return layout


def test_a_line_ends_where_the_next_has_no_room(page: QWidget) -> None:
    layout = flow(page, 3)

    assert (layout.heightForWidth(140), layout.heightForWidth(139)) == (20, 50)
    assert layout.sizeHint() == QSize(140, 20)
    layout.setGeometry(QRect(0, 0, 100, 50))
    assert [page.children()[at].geometry().topLeft().toTuple() for at in (1, 2, 3)] == [(0, 0), (50, 0), (0, 30)]


def test_what_is_taken_out_or_deleted_takes_no_room(page: QWidget) -> None:
    layout = flow(page, 3)

    layout.removeWidget(page.children()[1])
    assert (layout.count(), layout.sizeHint().width()) == (2, 90)
    shiboken6.delete(page.children()[2])
    assert (layout.count(), layout.sizeHint().width()) == (1, 40)


def test_an_item_that_went_untold_is_passed_over(page: QWidget) -> None:
    layout = flow(page, 2)

    shiboken6.delete(layout.itemAt(0))

    assert (layout.heightForWidth(200), layout.count(), layout.itemAt(1)) == (20, 1, None)
