import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.titles import folded, letter, sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amélie & Co.", "amelie and co"),
        ("AMÉLIE", "Ame\u0301lie"),
        ("WALL·E", "wall e"),
        ("Straße", "STRASSE"),
        ("Spider-Man:  Homecoming", "spider man homecoming"),
        ("Ёлки", "елки"),
        ("ﬁn", "FIN"),
        ("４", "4"),
    ],
)
def test_titles_that_differ_only_in_dress_are_equal(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("が", "か"),  # the mark makes another syllable
        ("की", "का"),  # vowels are marks in Hindi
        ("Alien", "Aliens"),
        ("한국", "한"),
    ],
)
def test_titles_of_other_letters_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_script_that_writes_vowels_as_marks_keeps_its_words_whole() -> None:
    assert folded("हिन्दी") == unicodedata.normalize("NFC", "हिन्दी")


@given(st.text(max_size=40))
def test_folding_twice_equals_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=40))
def test_case_and_composition_never_matter(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))
    assert folded(text.casefold()) == folded(text)


@given(st.text(max_size=40))
def test_what_is_folded_holds_only_letters_and_single_blanks(text: str) -> None:
    assert all(char.isalnum() or unicodedata.category(char)[0] == "M" for char in folded(text).replace(" ", ""))
    assert "  " not in folded(text)


@pytest.mark.parametrize(
    ("title", "sort_title", "like"),
    [
        ("The Matrix", "", "matrix"),
        ("the matrix", "", "matrix"),
        ("A Quiet Place", "", "quiet place"),
        ("An Education", "", "education"),
        ("L’Avventura", "", "avventura"),
        ("Das Boot", "", "boot"),
        ("The", "", "the"),
        ("Theodora", "", "theodora"),
        ("Die Hard", "", "die hard"),  # no article, though German has one of that look
        ("Las Vegas", "", "las vegas"),
        ("The Matrix", "Matrix 1", "matrix 00000001"),
        ("Ignored", "The Sorted", "the sorted"),  # a sort title is taken at its word
        ("!!!", "", "!!!"),
    ],
)
def test_lists_are_ordered_by_the_title_without_its_article(title: str, sort_title: str, like: str) -> None:
    assert sort_key(title, sort_title) == like


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_numbers_are_ordered_by_their_size(one: int, other: int) -> None:
    assert (sort_key(f"Part {one}") < sort_key(f"Part {other}")) == (one < other)


@given(st.text(min_size=1, max_size=40))
def test_a_title_that_says_something_has_a_key(title: str) -> None:
    assert sort_key(title) or not title.strip()


@pytest.mark.parametrize(
    ("title", "index"), [("Émile", "E"), ("The Zoo", "Z"), ("9", "#"), ("!!!", "#"), ("Ёлки", "Е"), ("", "#")]
)
def test_the_index_strip_shows_the_first_letter(title: str, index: str) -> None:
    assert letter(sort_key(title)) == index
