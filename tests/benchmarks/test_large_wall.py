"""The wall over 80,000 films beside a grid that is painted by hand and shows nothing: as quick, and as small."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.application import WindowProgram
from metarr_desktop.ui.widgets.grid_view import MARGIN
from metarr_desktop.ui.widgets.poster_grid import PosterGrid
from tests.benchmarks.bare_grid import BareGrid
from tests.benchmarks.large_window import fill_library, gui_ms, took_ms, wait, window_on
from tests.benchmarks.measures import anonymous_mb
from tests.store.large_library import MOVIES

pytestmark = pytest.mark.benchmark

_PAGES = 200
_STOPS = 300


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill_library(tmp_path_factory.mktemp("large"))


@pytest.fixture
def program(data: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[WindowProgram]:
    yield from window_on(data, qapp, qtbot)


@pytest.fixture
def grid(program: WindowProgram) -> PosterGrid:
    """The wall of the window, with all its cards."""
    assert program.window.session is not None
    grid = program.window.session.content.library.wall.grid
    wait(lambda: grid.is_painted)
    return grid


@pytest.fixture
def bare(grid: PosterGrid, qtbot: QtBot) -> BareGrid:
    bare = BareGrid(len(MOVIES), grid.card_style.cell, MARGIN)
    qtbot.addWidget(bare)
    bare.resize(grid.size())
    bare.show()
    return bare


def test_showing_and_resizing_costs_at_most_twice_a_bare_grid(
    grid: PosterGrid, bare: BareGrid, qtbot: QtBot, record: Callable[..., None]
) -> None:
    wide = grid.size()
    narrow = wide.transposed().boundedTo(wide)

    def resize(view: QAbstractScrollArea) -> list[float]:
        sizes = [narrow, wide] * 10
        return [gui_ms(lambda size=size: (view.resize(size), view.viewport().repaint())) for size in sizes][2:]

    def another_wall() -> PosterGrid:
        another = PosterGrid("Another", grid.card_style)
        another.setModel(grid.model())
        return another

    def show(make: Callable[[], QAbstractScrollArea]) -> list[float]:
        times = []
        for _ in range(10):
            view = make()
            qtbot.addWidget(view)
            view.resize(wide)
            times.append(gui_ms(lambda view=view: (view.show(), view.grab())))
            view.hide()
        return times

    parts = {
        "resize": median(resize(grid)),
        "bare_resize": median(resize(bare)),
        "show": median(show(another_wall)),
        "bare_show": median(show(lambda: BareGrid(len(MOVIES), grid.card_style.cell, MARGIN))),
    }
    record("showing and resizing the wall of 80,000, ms", **parts)
    assert parts["resize"] <= 2 * parts["bare_resize"]
    assert parts["show"] <= 2 * parts["bare_show"]


def test_a_page_of_scrolling_fits_into_a_frame(grid: PosterGrid, bare: BareGrid, record: Callable[..., None]) -> None:
    def scroll(view: QAbstractScrollArea) -> tuple[list[float], list[float]]:
        bar = view.verticalScrollBar()
        own, clock = [], []

        def turn() -> None:
            bar.setValue(bar.value() + bar.pageStep())
            view.viewport().repaint()

        for _ in range(_PAGES):
            clock.append(took_ms(lambda: own.append(gui_ms(turn))))
            _frame()
        return sorted(own), sorted(clock)

    times, clock = scroll(grid)
    filled = took_ms(lambda: wait(lambda: grid.is_painted))
    floor, floor_clock = scroll(bare)
    late = _PAGES * 99 // 100
    record(
        "a page of scrolling, ms",
        median=median(times),
        hundredth=times[late],
        hundredth_by_the_clock=clock[late],
        bare_median=median(floor),
        bare_hundredth=floor[late],
        bare_hundredth_by_the_clock=floor_clock[late],
        filled=filled,
    )
    assert times[late] < 16


def test_memory_stays_flat_from_one_end_to_the_other(grid: PosterGrid, record: Callable[..., None]) -> None:
    bar = grid.verticalScrollBar()
    held = []
    for stop in range(_STOPS):
        bar.setValue(bar.maximum() * stop // (_STOPS - 1))
        wait(lambda: grid.is_painted)
        held.append(anonymous_mb())

    settled = held[_STOPS // 3]
    record("memory of the window over 100,000 titles, MB", begun=held[0], settled=settled, ended=held[-1])
    assert held[-1] < 350
    assert held[-1] - settled < 20


def _frame() -> None:
    """Let the window do for a moment what it has to do between two frames."""
    beats = iter(range(8))
    wait(lambda: next(beats, None) is None)
