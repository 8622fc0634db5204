"""The forms that are read without rules say what the rules say; words that may mean more are left to the rules."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.grammar import plain, titles, wordings
from metarr_desktop.formats.names.grammar.numerals import LIST_WORDS, RANGE_WORDS, Around
from metarr_desktop.formats.names.grammar.reading import read
from metarr_desktop.formats.names.grammar.technical import ARTICLES
from metarr_desktop.formats.names.grammar.vocabulary import VOCABULARY
from metarr_desktop.formats.names.name import values_of

_TOLD_APART = {
    *VOCABULARY, *wordings.SEASON_WORDS, *wordings.EPISODE_WORDS, *titles.COMPLETE, *titles.COUNTRIES,
    *titles.SPECIAL_WORDS, *LIST_WORDS, *RANGE_WORDS, *ARTICLES, *"of", "de", "von", "aka", "www", "i", "ii",
}  # fmt: skip
_WORDS = st.text(string.ascii_letters, min_size=1, max_size=9) | st.sampled_from(
    sorted(word for word in _TOLD_APART if word.isascii() and word.isalpha())
)
_TITLES = st.lists(_WORDS, min_size=1, max_size=4).map(lambda words: " ".join([words[0].capitalize(), *words[1:]]))
_COUNTED = st.builds("{}{}".format, _TITLES, st.just("") | st.integers(1, 2200).map(" {}".format))


def _agree(name: str, around: Around) -> bool:
    """Whether the rules say the same, or the name is left to them."""
    short = plain.read(name, around)
    known = {field: value for field, value in values_of(read(name, around)).items() if value not in (None, (), "")}
    return short is None or short == known


@given(_COUNTED, st.integers(1800, 2100), st.booleans())
def test_a_film_is_read_as_the_rules_read_it(title: str, year: int, is_seen: bool) -> None:
    assert _agree(f"{title} ({year})", Around(LibraryType.MOVIE, is_seen=is_seen))


@given(_COUNTED, _TITLES | st.just(""), st.integers(0, 99), st.integers(0, 99), st.sampled_from([None, 0, 1, 5, 2001]))
def test_an_episode_is_read_as_the_rules_read_it(
    show: str, title: str, season: int, episode: int, folder_says: int | None
) -> None:
    name = f"{show} - S{season:02}E{episode:02}" + (f" - {title}" if title else "")

    assert _agree(name, Around(LibraryType.TV, folder_says, show))


@pytest.mark.parametrize("name", ["Tin Orchard (1995)", "Tin Orchard 2 (1995)", "Heat (1995)"])
def test_films_as_they_are_named_by_hand_need_no_rules(name: str) -> None:
    assert plain.read(name, Around(LibraryType.MOVIE)) is not None


@pytest.mark.parametrize("name", ["Tin Orchard - S01E02", "Tin Orchard - S01E02 - Green Apples"])
def test_episodes_as_they_are_named_by_programs_need_no_rules(name: str) -> None:
    assert plain.read(name, Around(LibraryType.TV)) is not None


@pytest.mark.parametrize("name", ["Tin Orchard Extended (1995)", "Tin Orchard (1995) 1080p", "Tin (Orchard) (1995)"])
def test_a_word_or_sign_that_may_mean_more_is_for_the_rules(name: str) -> None:
    assert plain.read(name, Around(LibraryType.MOVIE)) is None
