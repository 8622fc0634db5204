"""Statistics as a table and as a page that needs nothing but a browser."""

import csv
import io
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.sheet import Sheet, SheetChart, SheetFact, SheetRow
from metarr_desktop.formats.sheet import as_csv, as_html

HEADS = ("Chart", "What", "Number", "Unit", "Search")


def a_sheet(*rows: SheetRow, is_line: bool = False, title: str = "Genres") -> Sheet:
    chart = SheetChart(title, "Movies · 3", "titles", rows, is_line)
    return Sheet("Statistics", "Counted today", [SheetFact("Movies", "3", "1 new")], [chart], HEADS)


class Page(HTMLParser):
    """What a browser would make of it: texts, tags, and every attribute that names an address."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "data")]
        if tag not in ("meta", "polyline"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_table_has_one_line_a_bar() -> None:
    text = as_csv(a_sheet(SheetRow("Crime", 2, "2", 'genre:"Crime"'), SheetRow("no genre", 1, "1")))

    assert list(csv.reader(io.StringIO(text))) == [
        list(HEADS),
        ["Genres", "Crime", "2", "titles", 'genre:"Crime"'],
        ["Genres", "no genre", "1", "titles", ""],
    ]


def test_a_label_that_looks_like_a_formula_stays_a_text() -> None:
    (_, line) = csv.reader(io.StringIO(as_csv(a_sheet(SheetRow("=HYPERLINK(1)", 1, "1", "-watched:yes")))))

    assert (line[1], line[4]) == ("'=HYPERLINK(1)", "'-watched:yes")


def test_the_page_says_everything_in_words_and_draws_it() -> None:
    page = as_html(a_sheet(SheetRow("Crime", 2, "2 films"), SheetRow("none", 1, "1 film", is_rest=True)))

    assert {"Statistics", "Counted today", "Movies", "Genres", "Crime", "2 films"} <= set(Page(page).texts)
    assert 'style="width:100.0%"' in page
    assert 'class="rest" style="width:50.0%"' in page
    assert "prefers-color-scheme:dark" in page
    assert "@media print" in page


def test_a_line_is_drawn_and_its_numbers_can_be_opened() -> None:
    page = as_html(a_sheet(SheetRow("2024", 1, "1"), SheetRow("2025", 4, "4"), is_line=True))

    assert 'points="0.00,30.00 100.00,0.00"' in page
    assert {"svg", "polyline", "details", "summary", "table"} <= set(Page(page).tags)


@given(st.text(), st.text(), st.integers(0, 10**15), st.booleans())
def test_whatever_stands_in_a_library_the_page_is_whole_and_asks_nobody(
    label: str, title: str, value: int, is_line: bool
) -> None:
    page = Page(as_html(a_sheet(SheetRow(label, value, label), title=title, is_line=is_line)))

    assert (page.open, page.addresses) == ([], [])
    assert "script" not in page.tags
    assert "".join(page.texts).count(label.replace("\r\n", "\n").replace("\r", "\n")) >= 1 or not label.isprintable()
