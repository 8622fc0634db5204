"""Places on the wall: arithmetic that must agree with itself."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from metarr_desktop.ui.widgets.grid_places import GridPlaces

CELL = QSize(136, 236)

grids = st.builds(
    GridPlaces,
    count=st.integers(1, 600),
    width=st.integers(100, 2000),
    cell=st.just(CELL),
    margin=st.just(8),
    is_mirrored=st.booleans(),
)


@settings(deadline=None)
@given(grids, st.data())
def test_the_middle_of_a_cell_belongs_to_its_row(grid: GridPlaces, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, grid.count - 1))

    assert grid.row_at(grid.rect(row).center()) == row


@settings(deadline=None)
@given(grids)
def test_every_cell_lies_within_the_height(grid: GridPlaces) -> None:
    assert grid.rect(grid.count - 1).bottom() < grid.height


@settings(deadline=None)
@given(grids, st.integers(-500, 200_000), st.integers(1, 1500))
def test_the_rows_between_two_heights_are_those_that_touch_them(grid: GridPlaces, top: int, height: int) -> None:
    rows = grid.rows_between(top, top + height - 1)

    area = QRect(-10_000, top, 30_000, height)
    seen = {row for row in range(grid.count) if grid.rect(row).intersects(area)}
    assert seen <= set(rows)
    assert len(rows) <= (height // CELL.height() + 2) * grid.columns


@settings(deadline=None)
@given(grids, st.data())
def test_a_rectangle_touches_the_rows_it_meets_and_no_other(grid: GridPlaces, data: st.DataObject) -> None:
    small = st.integers(0, min(grid.height, 4000))
    area = QRect(data.draw(st.integers(0, grid.width)), data.draw(small), data.draw(st.integers(1, 800)), 300)

    touched = {row for run in grid.runs_in(area) for row in run}

    assert touched == {row for row in grid.rows_between(0, 5000) if grid.rect(row).intersects(area)}


def test_a_mirrored_wall_starts_at_the_right() -> None:
    grid = GridPlaces(count=10, width=800, cell=CELL, margin=8, is_mirrored=True)

    assert grid.rect(0).right() == 800 - 8 - 1
    assert grid.rect(1).left() < grid.rect(0).left()


def test_nothing_takes_no_room() -> None:
    grid = GridPlaces(count=0, width=800, cell=CELL, margin=8)

    assert (grid.height, list(grid.rows_between(0, 500))) == (0, [])
