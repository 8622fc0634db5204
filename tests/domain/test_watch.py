"""When changed folders are due, and which hours are quiet."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from metarr_desktop.domain.kinds import LibraryId
from metarr_desktop.domain.watch import PATIENCE_S, QUIET_S, Debounce, QuietHours, pause_after

FILMS, SHOWS = LibraryId(1), LibraryId(2)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, 4, hour, minute).astimezone()


def test_what_changed_is_due_once_and_a_second_later() -> None:
    debounce = Debounce()
    assert debounce.mark(FILMS, 10.0, folders=["/films/Heat"])
    assert not debounce.mark(FILMS, 10.5, tops=["/films"])

    assert debounce.take_due(11.4) == []
    (dirty,) = debounce.take_due(11.5)

    assert (dirty.library, dirty.folders, dirty.tops) == (FILMS, {"/films/Heat"}, {"/films"})
    assert (debounce.take_due(100.0), debounce.due_s()) == ([], None)


def test_a_busy_library_does_not_hold_another_one_up() -> None:
    debounce = Debounce()
    debounce.mark(SHOWS, 0.0, folders=["/shows/Lost"])
    for tenth in range(20):
        debounce.mark(FILMS, tenth / 10, folders=["/films/Heat"])

    assert [dirty.library for dirty in debounce.take_due(1.9)] == [SHOWS]


@given(some.lists(some.floats(0, 100), min_size=1))
def test_nothing_waits_longer_than_ten_seconds_or_is_lost(moments: list[float]) -> None:
    debounce, taken = Debounce(), []
    for number, moment in enumerate(sorted(moments)):
        due_s = debounce.due_s()
        while due_s is not None and due_s <= moment:
            taken += debounce.take_due(due_s)
            due_s = debounce.due_s()
        debounce.mark(FILMS, moment, folders=[str(number)])
        due_s = debounce.due_s()
        assert due_s is not None
        assert moment <= due_s <= moment + max(QUIET_S, PATIENCE_S)
    taken += debounce.take_due(1000.0)

    assert frozenset().union(*(dirty.folders for dirty in taken)) == {str(n) for n in range(len(moments))}


@pytest.mark.parametrize(
    ("hour", "is_quiet", "after"), [(21, False, 21), (22, True, 7), (23, True, 7), (3, True, 7), (7, False, 7)]
)
def test_quiet_hours_go_over_midnight(hour: int, is_quiet: bool, after: int) -> None:
    quiet = QuietHours(22, 7)

    assert quiet.holds(at(hour, 30)) is is_quiet
    assert quiet.after(at(hour, 30)).hour == after
    assert quiet.after(at(hour, 30)).minute == (0 if is_quiet else 30)
    assert quiet.after(at(hour, 30)) >= at(hour, 30)


def test_the_same_hour_at_both_ends_is_no_quiet() -> None:
    assert not any(QuietHours(5, 5).holds(at(hour)) for hour in range(24))


def test_pauses_double_up_to_ten_minutes() -> None:
    assert [pause_after(failures) for failures in (1, 2, 3, 10, 11, 5000)] == [1, 2, 4, 512, 600, 600]
