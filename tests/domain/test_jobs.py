from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadFile, Cancelled, CannotWrite, NotFound, Refused, Unavailable
from metarr_desktop.domain.jobs import LONGEST_PAUSE_S, MAX_TRIES, Priority, aged, can_try_again, pause_s

priorities = st.integers(Priority.WEBHOOK, Priority.BACKGROUND)
waits = st.floats(-1e9, 1e9)


def test_the_pause_doubles_from_five_seconds_on() -> None:
    assert [pause_s(attempts) for attempts in (1, 2, 3)] == [5, 10, 20]


def test_no_pause_between_tries_is_longer_than_the_longest() -> None:
    assert max(pause_s(attempts) for attempts in range(1, MAX_TRIES)) == LONGEST_PAUSE_S


@given(priorities, waits, waits)
def test_who_waits_longer_never_falls_behind(priority: int, one: float, other: float) -> None:
    shorter, longer = sorted((one, other))

    assert aged(priority, longer) <= aged(priority, shorter) <= priority


@given(priorities)
def test_whoever_waits_an_hour_stands_in_the_first_row(priority: int) -> None:
    assert aged(priority, 3600) == Priority.WEBHOOK


def test_a_silence_or_a_full_disk_is_worth_another_try() -> None:
    assert can_try_again(Unavailable("Kodi does not answer."))
    assert can_try_again(CannotWrite("/films/heat.nfo", "the disk is full"))
    assert can_try_again(ZeroDivisionError())


def test_a_no_is_final() -> None:
    for error in (
        BadFile("a.nfo", "is no XML"),
        NotFound("no item 3"),
        Refused("wrong password"),
        Cancelled("stopped"),
    ):
        assert not can_try_again(error)
