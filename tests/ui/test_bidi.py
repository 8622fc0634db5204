"""Titles of the other direction within a sentence are kept apart, so that they do not turn it around."""

import ast
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from metarr_desktop.domain.player import Playing
from metarr_desktop.ui import bidi, language
from metarr_desktop.ui.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE, isolated, joined, runs_to_the_left
from metarr_desktop.ui.players.frame import playing_words

HEBREW = "נגה"


def kept_apart(text: str) -> str:
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def test_what_is_written_as_the_window_is_stays_as_it_is() -> None:
    assert isolated("Amélie (2001)") == "Amélie (2001)"
    assert isolated("2001: 東京") == "2001: 東京"


def test_a_title_of_the_other_direction_is_kept_apart() -> None:
    assert isolated(f"{HEBREW} (1997)") == kept_apart(f"{HEBREW} (1997)")


def test_in_a_mirrored_window_latin_titles_are_the_others(speak: Callable[[str], None]) -> None:
    speak(language.RIGHT_TO_LEFT)

    assert isolated("Heat (1995)") == kept_apart("Heat (1995)")
    assert isolated(HEBREW) == HEBREW
    assert isolated("1984") == "1984"
    assert isolated("2391 (2020)") == kept_apart("2391 (2020)")


def test_a_name_runs_as_its_first_letter_does() -> None:
    assert runs_to_the_left(f"1997 {HEBREW}")
    assert not runs_to_the_left(f"Heat {HEBREW}")
    assert not runs_to_the_left("2391 (2020)")


def test_what_follows_a_title_stays_behind_it(qapp: QApplication) -> None:
    words = playing_words(Playing("", HEBREW, position_s=4200, total_s=5400))

    layout = QTextLayout(words)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()

    title, position = (line.cursorToX(words.index(part))[0] for part in (HEBREW, "1 h"))
    assert title < position


def test_names_in_sentences_go_through_here() -> None:
    """A title, a name or a path is put into no sentence as it is."""
    folder = Path(bidi.__file__).parent
    bare = [
        f"{path.name}:{one.value.lineno}"
        for path in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
        for one in node.keywords
        if one.arg in ("title", "film", "show", "library", "player", "group", "file")
        and not ast.unparse(one.value).startswith("isolated(")
    ]

    assert bare == []


def test_facts_in_a_line_are_kept_apart_each(speak: Callable[[str], None]) -> None:
    assert joined(("2012", "", "1 h 32", "Drama")) == "2012 · 1 h 32 · Drama"

    speak(language.RIGHT_TO_LEFT)
    assert joined(("2012", "", "1 h 32", "Drama")) == f"2012 · {kept_apart('1 h 32')} · {kept_apart('Drama')}"
