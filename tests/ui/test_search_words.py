"""What the window says about a search."""

import pytest

from metarr_desktop.domain.errors import BadTerm, NotFound
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_terms import PROBLEMS
from metarr_desktop.ui.search_words import meant_by, problem_text

WRONG = (
    *("yeer>2010", "year:", "unpublished:yes", "kind:flim", "genre>Drama", "locked:titel", "year>soon", "added<7x"),
    *("watched:perhaps", "audio:gibberish", "confidence<120", "size>big", "decade:1995", "x" * 501, "(" * 30 + "a"),
)


@pytest.mark.parametrize("typed", WRONG)
def test_every_problem_is_said_in_the_words_of_the_window(typed: str) -> None:
    with pytest.raises(BadTerm) as refusal:
        parse_query(typed)

    said = problem_text(refusal.value)
    assert str(refusal.value).startswith(said)
    assert "{" not in said


def test_the_problems_are_all_among_them() -> None:
    codes = set()
    for typed in WRONG:
        with pytest.raises(BadTerm) as refusal:
            parse_query(typed)
        codes.add(refusal.value.code)

    assert codes == set(PROBLEMS)


def test_what_was_meant_is_the_whole_search() -> None:
    with pytest.raises(BadTerm) as refusal:
        parse_query('glass (a OR -missing:"posterr") b')

    assert meant_by(refusal.value) == "glass (a OR -missing:poster) b"


def test_another_error_speaks_for_itself() -> None:
    assert problem_text(NotFound("There is no item 5.")) == "There is no item 5."
    assert meant_by(NotFound("There is no item 5.")) == ""
