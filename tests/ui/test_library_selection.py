"""Rows as a selection and back."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QStandardItemModel

from metarr_desktop.ui.models.selection import rows_of, selection_of


@given(st.sets(st.integers(0, 40)))
def test_the_rows_that_go_in_come_out_in_order(chosen: set[int]) -> None:
    model = QStandardItemModel(41, 3)
    rows = sorted(chosen)

    assert rows_of(selection_of(model, rows, 2)) == tuple(rows)


def test_rows_beside_each_other_are_one_range() -> None:
    model = QStandardItemModel(100_000, 1)

    assert selection_of(model, range(100_000)).size() == 1
