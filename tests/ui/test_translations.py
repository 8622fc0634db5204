"""The catalogues: German says all that English says, with the same placeholders and one key a menu entry."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from metarr_desktop.shipped import resources
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.shell.item_verbs import ItemVerbs
from metarr_desktop.ui.shell.menus import fill_menu_bar
from metarr_desktop.ui.shell.window import MainWindow
from metarr_desktop.ui.words import field_label, field_word

ENGLISH = resources() / "translations" / "metarr_en.ts"
GERMAN = resources() / "translations" / "metarr_de.ts"
ROOT = Path(__file__).resolve().parents[2]
_HOLDERS = re.compile(r"\{[^}]*\}|%\d")


def messages(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(context, source, its translations: one, or a form for one and one for more)."""
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            unfinished = translation.get("type") == "unfinished"
            yield context.findtext("name") or "", message.findtext("source") or "", [] if unfinished else forms


def test_everything_is_said_in_german() -> None:
    assert [source for _, source, forms in messages(GERMAN) if not all(forms) or not forms] == []


def test_the_window_loads_what_the_catalogue_says_now() -> None:
    compiled = QTranslator()
    assert compiled.load(str(GERMAN.with_suffix(".qm")))

    said = {(context, source): compiled.translate(context, source, n=1) for context, source, _ in messages(GERMAN)}

    assert [source for context, source, forms in messages(GERMAN) if said[context, source] != forms[0]] == []


def test_of_one_thing_english_says_what_one_thing_does() -> None:
    wrong = re.compile(r"%n [a-z]+ (are|were|have|hold|differ|wait|need|stand|lie|belong|fit)\b")

    assert [forms[0] for _, _, forms in messages(ENGLISH) if wrong.search(forms[0])] == []


def held(text: str) -> Counter[str]:
    """The places of a text; "{{" is a brace of its own."""
    return Counter(_HOLDERS.findall(text.replace("{{", "").replace("}}", "")))


def test_what_is_put_in_is_put_in_in_german_too() -> None:
    odd = [(source, form) for _, source, forms in messages(GERMAN) for form in forms if held(form) != held(source)]

    assert odd == []


def test_a_menu_entry_has_one_key_in_german_as_in_english() -> None:
    def keys(text: str) -> int:
        return len(re.findall(r"&(?=\w)", text))

    assert [source for _, source, forms in messages(GERMAN) if keys(source) == 1 != keys(forms[0])] == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_entries_of_a_menu_have_the_same_key(
    qtbot: QtBot, speak: Callable[[str], None], empty_desk: Desk, language: str
) -> None:
    speak(language)
    window, bar = MainWindow(), QMenuBar()
    qtbot.addWidget(window)
    qtbot.addWidget(bar)

    fill_menu_bar(bar, window.verbs, ItemVerbs(empty_desk, window).menu, window.scan_menu)

    menus = [action.menu() for action in bar.actions()]
    entries = [[action.text() for action in menu.actions()] for menu in (bar, *menus) if isinstance(menu, QWidget)]

    keys = [[key.group(1).lower() for text in menu if (key := re.search(r"&(\w)", text))] for menu in entries]
    assert len(max(keys, key=len)) > 10
    assert [menu for menu, own in zip(entries, keys, strict=True) if len(set(own)) < len(own)] == []


@pytest.fixture
def collecting(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`packaging/translations.py`, which runs beside its neighbours."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("translations")


def test_the_catalogues_hold_all_that_the_window_says(collecting: ModuleType, tmp_path: Path) -> None:
    sources = sorted(str(path) for path in (ROOT / "metarr_desktop" / "ui").rglob("*.py"))
    fresh = tmp_path / "fresh.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([tool, *sources, "-locations", "none", "-ts", fresh], check=True, capture_output=True)
    said = {(context, source) for context, source, _ in messages(fresh)} | set(collecting.passed_on(sources))

    missing = said - {(context, source) for context, source, _ in messages(GERMAN)}

    assert missing == set(), "python packaging/translations.py collects them; then translate what is unfinished"


def test_nothing_is_said_within_an_f_string() -> None:
    """What stands there, `pyside6-lupdate` does not see: it would be in no catalogue."""
    within = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "metarr_desktop" / "ui").rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in ("tr", "translate")
    ]

    assert within == []


def test_nothing_is_said_in_the_name_of_another() -> None:
    """`parent.tr` looks under the class that the parent happens to have, where no catalogue has it."""
    borrowed = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "metarr_desktop" / "ui").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr"
        if ast.unparse(call.func.value) != "self"
    ]

    assert borrowed == []


def test_the_window_knows_all_that_the_rooms_below_it_say(collecting: ModuleType) -> None:
    listed = collecting.SENTENCES.read_text(encoding="utf-8").splitlines()

    assert listed == collecting.said_below(), "python packaging/translations.py writes the list anew"


def test_what_the_rooms_below_the_window_say_stands_in_their_source(collecting: ModuleType) -> None:
    assert collecting.below().unread == [], "mark the text by `domain.sentences.sentence` where it is written"


def test_no_error_is_shown_past_the_catalogue() -> None:
    """The text of an error is English; `ui.translated` says it in the language of the window."""
    shown = [
        f"{path.name}:{node.lineno}"
        for path in sorted((ROOT / "metarr_desktop" / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if is_text_of_an_error(node)
    ]

    assert shown == []


def is_text_of_an_error(node: ast.AST) -> bool:
    """`str(error)`, or `{error}` in an f-string that does not name its class, as technical details do."""
    match node:
        case ast.Call(func=ast.Name(id="str"), args=[ast.Name(id="error" | "failure")]):
            return True
        case ast.JoinedStr(values=values):
            parts = [ast.unparse(part.value) for part in values if isinstance(part, ast.FormattedValue)]
            return "error" in parts and "type(error).__name__" not in parts
    return False


def test_the_window_speaks_german(german: None, qapp: QApplication) -> None:
    assert (field_label("plot"), field_word("plot")) == ("Handlung", "Handlung")
    assert qapp.translate("Jobs", "%n file(s) written", "", 1) == "1 Datei geschrieben"
    assert qapp.translate("Jobs", "%n file(s) written", "", 7) == "7 Dateien geschrieben"
