"""How people write which episodes a file holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from metarr_desktop.domain.episodes import EpisodePlace, Order, Slot, read_date, read_slots, shifted, written
from metarr_desktop.domain.errors import BadInput

SLOTS = some.builds(Slot, some.integers(0, 9999), some.integers(0, 9999))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("S01E02", [Slot(1, 2)]),
        ("s1e2", [Slot(1, 2)]),
        ("1x02", [Slot(1, 2)]),
        ("S00E03", [Slot(0, 3)]),
        ("S01E01-E03", [Slot(1, 1), Slot(1, 2), Slot(1, 3)]),
        ("S01E01-03", [Slot(1, 1), Slot(1, 2), Slot(1, 3)]),
        ("S01E01 - S01E02", [Slot(1, 1), Slot(1, 2)]),
        ("1x01-1x02", [Slot(1, 1), Slot(1, 2)]),
        ("S01E01E02", [Slot(1, 1), Slot(1, 2)]),
        ("S01E01, S03E07", [Slot(1, 1), Slot(3, 7)]),
        ("S01E02 e05", [Slot(1, 2), Slot(1, 5)]),
        ("S01E02 + S01E02", [Slot(1, 2)]),
    ],
)
def test_episodes_are_read_as_people_write_them(text: str, slots: list[Slot]) -> None:
    assert list(read_slots(text)) == slots


@pytest.mark.parametrize("text", ["", "soon", "S01", "E02", "S01E09-E02", "S01E01-E900", "S01E02 and more", "12"])
def test_what_names_no_episode_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        read_slots(text)


def test_absolute_numbers_stand_alone() -> None:
    assert read_slots("12-13, #20", Order.ABSOLUTE) == (Slot(None, 12), Slot(None, 13), Slot(None, 20))
    with pytest.raises(BadInput):
        read_slots("S01E02", Order.ABSOLUTE)


def test_a_date_is_read_whole_or_not_at_all() -> None:
    assert (read_date(" 2024-03-01 "), read_date("2024-03")) == ("2024-03-01", "")


@given(some.lists(SLOTS, min_size=1, max_size=6, unique=True))
def test_what_is_written_is_read_as_the_same(slots: list[Slot]) -> None:
    places = [EpisodePlace(None, slot) for slot in slots]

    assert list(read_slots(written(places))) == slots


def test_all_numbers_move_by_as_many() -> None:
    assert shifted("S01E01-E02", 1) == "S01E02-E03"
    assert shifted("S01E03, S02E01", 2) == "S01E05, S02E03"
    with pytest.raises(BadInput):
        shifted("S01E01", -1)
