"""Look-alikes among many hashes: exactly those that comparing each with each finds."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.files import look_alikes
from metarr_desktop.files.look_alikes import MOST_BITS, LookAlikes


def scattered(count: int, seed: int = 1) -> list[int]:
    """Random hashes, every third a former one with up to ten bits turned over."""
    dice = random.Random(seed)
    hashes: list[int] = []
    for number in range(count):
        phash = dice.getrandbits(64)
        if number % 3 == 2:
            phash = dice.choice(hashes)
            for bit in dice.sample(range(64), dice.randrange(11)):
                phash ^= 1 << bit
        hashes.append(phash)
    return hashes


def compared(hashes: list[int], bits: int) -> list[tuple[int, int]]:
    count = range(len(hashes))
    return [(i, j) for i in count for j in count[i + 1 :] if (hashes[i] ^ hashes[j]).bit_count() <= bits]


@pytest.mark.parametrize("bits", range(MOST_BITS + 1))
def test_all_pairs_are_those_that_comparing_each_with_each_finds(bits: int) -> None:
    hashes = scattered(600)

    assert LookAlikes(hashes).pairs(bits) == compared(hashes, bits) != []


@given(st.lists(st.sampled_from([0, 1, 2**63, 2**64 - 1, 0xFFFF, 0x7F, 3 << 15]), max_size=20), st.integers(0, 7))
def test_pairs_of_equal_and_lopsided_hashes_are_found(hashes: list[int], bits: int) -> None:
    assert LookAlikes(hashes).pairs(bits) == compared(hashes, bits)


def test_pairs_are_the_same_when_they_are_compared_in_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    hashes = [*scattered(300), *[7] * 40]
    whole = LookAlikes(hashes).pairs(7)

    monkeypatch.setattr(look_alikes, "_AT_ONCE", 5)

    assert LookAlikes(hashes).pairs(7) == whole == compared(hashes, 7)


def test_one_question_finds_what_is_near() -> None:
    hashes = scattered(500)
    known = LookAlikes(hashes)

    for bits in (0, 6, 12):
        assert known.near(hashes[2], bits) == [
            place for place, phash in enumerate(hashes) if (phash ^ hashes[2]).bit_count() <= bits
        ]


def test_nothing_is_near_where_nothing_is() -> None:
    assert LookAlikes([]).near(5, 64) == []
    assert LookAlikes([]).pairs(7) == []


def test_more_bits_than_the_bands_can_tell_are_refused() -> None:
    with pytest.raises(ValueError, match="7"):
        LookAlikes([1]).pairs(8)
