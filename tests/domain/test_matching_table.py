"""How many of realistic items are taken, and how many of these rightly (issue "Numbers": 99 % right, 85 % taken)."""

import math
from pathlib import Path

import pytest

from metarr_desktop.domain.matching import Verdict
from tests.domain.matching_items import Outcome, bands, identify, items, table


@pytest.fixture(scope="module")
def judged() -> list[Outcome]:
    return [identify(item) for item in items("judging")]


@pytest.fixture(scope="module")
def fitted() -> list[Outcome]:
    return [identify(item) for item in items("fitting")]


def _taken(outcomes: list[Outcome]) -> list[Outcome]:
    return [one for one in outcomes if one.verdict is Verdict.TAKE]


def test_of_those_that_are_taken_at_least_99_percent_are_right(judged: list[Outcome], fitted: list[Outcome]) -> None:
    for outcomes in (judged, fitted):
        taken = _taken(outcomes)
        wrong = [one.item.name for one in taken if not one.is_right]

        assert len(wrong) <= 0.01 * len(taken), wrong


def test_at_least_85_percent_of_those_that_have_a_match_are_taken(judged: list[Outcome], fitted: list[Outcome]) -> None:
    for outcomes in (judged, fitted):
        assert len(_taken(outcomes)) >= 0.85 * sum(one.item.truth is not None for one in outcomes)


def test_what_nobody_has_is_never_taken(judged: list[Outcome], fitted: list[Outcome]) -> None:
    assert [one.item.name for one in _taken(judged + fitted) if one.item.truth is None] == []


def test_a_confidence_is_no_boast(judged: list[Outcome], fitted: list[Outcome]) -> None:
    """In no band are fewer right than was said, but for what chance explains (three standard errors)."""
    for low, _, said, right, count in bands(judged + fitted):
        assert right >= said - 3 * math.sqrt(said * (1 - said) / count) - 0.01, f"from {low}"


def test_there_are_enough_items_and_each_set_has_some_on_either_side() -> None:
    for half, least in (("fitting", 240), ("judging", 120)):
        assert len(items(half)) >= least
        assert {one.set_name for one in items(half)} == {"movies", "series", "anime", "albums"}


def test_the_published_table_is_the_one_that_the_command_prints(judged: list[Outcome]) -> None:
    page = Path(__file__).parents[2] / "docs" / "MATCHING.md"

    assert table(judged) in page.read_text(encoding="utf-8")
