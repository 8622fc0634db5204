"""Terms of a search as chips: said in words, taken out and added without touching the rest."""

import pytest

from metarr_desktop.domain.query import parse_query
from metarr_desktop.ui.library.terms import chip_text, term_text, with_term, without


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("year>2010", "year > 2010"),
        ("missing:poster", "missing poster"),
        ("unpublished", "unpublished"),
        ("-genre:horror", "not genre horror"),
        ('actor:"Ines Haldor"', "actor Ines Haldor"),
    ],
)
def test_a_chip_says_its_term_in_words(typed: str, said: str) -> None:
    (term,) = parse_query(typed).terms

    assert chip_text(term) == said


@pytest.mark.parametrize("typed", ["year>2010", "-unpublished", 'actor:"Ines Haldor"', "added>=2024-01-02"])
def test_a_term_is_written_as_it_is_read(typed: str) -> None:
    (term,) = parse_query(typed).terms

    assert parse_query(term_text(term)).terms == (term,)


def test_a_term_is_taken_out_and_the_rest_stays() -> None:
    first, second = parse_query('glass year>2010 actor:"Ines Haldor"').terms

    left = parse_query(without('glass year>2010 actor:"Ines Haldor"', first))

    assert left.terms == (second,)
    assert left.words == "glass"


def test_a_term_is_added_once() -> None:
    assert with_term(with_term("glass", "unpublished"), "unpublished") == "glass unpublished"
