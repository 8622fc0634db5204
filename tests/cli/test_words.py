"""Global options among other words, and output that upsets no terminal and no parser."""

import io
import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.cli.output import Output, visible
from metarr_desktop.cli.sentences import REASONS, SENTENCES, sentence, summaries
from metarr_desktop.cli.words import Typed, sort_out
from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.plan import Reason
from tests.phrases import emitted_phrases

GLOBAL = ("--json", "-v", "--verbose", "--version", "--for-terminal", "--data-dir", "--")
words = st.lists(st.text(max_size=8).filter(lambda word: word not in GLOBAL and not word.startswith("--data-dir=")))


@given(words, st.integers(0, 10))
def test_an_option_means_the_same_wherever_it_stands(rest: list[str], place: int) -> None:
    typed = sort_out([*rest[:place], "--json", "--data-dir", "/d", *rest[place:]])

    assert typed == Typed(words=tuple(rest), data_dir="/d", is_json=True)


@given(words)
def test_after_two_dashes_words_are_left_alone(rest: list[str]) -> None:
    assert sort_out(["show", "--", "--json", *rest]) == Typed(words=("show", "--", "--json", *rest))


any_text = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\udc80\udcff"))


@given(any_text)
def test_json_is_one_line_of_ascii_that_gives_the_text_back(text: str) -> None:
    out = io.StringIO()
    Output(out.write, out.write).json([text])
    line = out.getvalue()

    assert line.isascii()
    assert line.count("\n") == 1
    assert json.loads(line) == [text]


@given(any_text)
def test_a_line_is_one_line_without_control_characters(text: str) -> None:
    out = io.StringIO()
    Output(out.write, out.write).line(text)
    line = out.getvalue()

    assert line.endswith("\n")
    assert not any(unicodedata.category(one) == "Cc" for one in line[:-1])
    assert line.encode("utf-8")


def test_an_escape_sequence_in_a_file_name_does_not_reach_the_terminal() -> None:
    assert visible("a\x1b[2Jb\udcff") == r"a\x1b[2Jb\xff"


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    out = io.StringIO()

    Output(out.write, out.write).table(("ID", "Title"), [(1, "千と千尋"), (22, None)], empty="none")

    assert out.getvalue() == "ID  Title\n1   千と千尋\n22\n"


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(Reason)


def test_every_phrase_of_services_is_a_sentence() -> None:
    assert set(SENTENCES) == set(emitted_phrases())


def test_a_phrase_of_another_version_is_shown_as_it_is() -> None:
    assert sentence(Phrase("later", {"count": 3})) == "later count=3"
    assert summaries([]) == []
