"""Pairing lines: nothing is lost, nothing invented."""

from hypothesis import given, settings
from hypothesis import strategies as st

from metarr_desktop.ui.widgets.side_by_side import DiffLine, LineKind, one_column, pair_lines

texts = st.lists(st.sampled_from(["<movie>", "<title>A</title>", "<title>B</title>", "", "</movie>"]), max_size=12).map(
    "\n".join
)


@settings(deadline=None)
@given(texts, texts)
def test_each_side_shows_its_whole_text(before: str, after: str) -> None:
    pairs = pair_lines(before, after)

    assert [pair.before.text for pair in pairs if pair.before.text is not None] == before.splitlines()
    assert [pair.after.text for pair in pairs if pair.after.text is not None] == after.splitlines()


@settings(deadline=None)
@given(texts, texts)
def test_one_column_reads_as_either_text_without_the_others_lines(before: str, after: str) -> None:
    lines = list(one_column(pair_lines(before, after)))

    assert [line.text for line in lines if line.kind is not LineKind.NEW] == before.splitlines()
    assert [line.text for line in lines if line.kind is not LineKind.GONE] == after.splitlines()


@settings(deadline=None)
@given(texts)
def test_equal_texts_have_no_change(text: str) -> None:
    assert all(pair.before.kind is LineKind.SAME for pair in pair_lines(text, text))


def test_a_changed_line_stands_beside_what_it_becomes() -> None:
    (first, second) = pair_lines("<movie>\n<title>A</title>", "<movie>\n<title>B</title>")

    assert first.before.kind is LineKind.SAME
    assert second.before == DiffLine(LineKind.GONE, "<title>A</title>")
    assert second.after == DiffLine(LineKind.NEW, "<title>B</title>")


def test_lines_of_other_programs_are_marked_as_kept_however_they_are_indented() -> None:
    (pair,) = pair_lines(
        "  <userrating>8</userrating>", "  <userrating>8</userrating>", kept=["<userrating>8</userrating>"]
    )

    assert pair.after.kind is LineKind.KEPT
