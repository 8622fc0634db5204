"""The language that the window speaks: chosen in the settings, noted for the next start, and two for who develops."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.kinds import Kind, Status
from metarr_desktop.ui import language
from metarr_desktop.ui.forms.countries import CountryBox
from metarr_desktop.ui.forms.languages import LanguagesEditor, language_tag
from metarr_desktop.ui.pseudo import CLOSING, OPENING, longer, mirrored
from metarr_desktop.ui.words import kind_count, language_name, number_text, status_word, value_text

Speak = Callable[[str], None]


def test_the_window_speaks_the_chosen_language_whatever_the_system_does(speak: Speak) -> None:
    speak("de")
    assert (status_word(Status.IDENTIFIED), kind_count(Kind.MOVIE, 2)) == ("bestimmt", "2 Filme")
    assert number_text(8310) == "8.310"

    speak("en")
    assert (status_word(Status.IDENTIFIED), kind_count(Kind.MOVIE, 2)) == ("identified", "2 movies")
    assert QLocale().language() == QLocale.Language.English


def test_a_choice_is_noted_for_the_next_start_and_taken_back(tmp_path: Path) -> None:
    assert language.chosen(str(tmp_path)) == "system"

    language.note(str(tmp_path), "de")
    assert language.chosen(str(tmp_path)) == "de"

    language.note(str(tmp_path), "system")
    assert language.chosen(str(tmp_path)) == "system"
    assert os.listdir(tmp_path) == []


def test_a_note_that_cannot_be_read_leaves_the_language_of_the_system(tmp_path: Path) -> None:
    language.note(str(tmp_path), "de")
    (noted,) = tmp_path.iterdir()
    noted.write_bytes(b"\xff\xfe")

    assert language.chosen(str(tmp_path)) == "system"


def test_who_develops_overrules_the_choice_for_one_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    language.note(str(tmp_path), "de")
    monkeypatch.setenv(language.VARIABLE, language.PSEUDO)

    assert language.chosen(str(tmp_path)) == language.PSEUDO


def test_words_of_nobodys_language_keep_what_is_put_in_and_the_keys() -> None:
    assert longer("&Undo “{what}”") == f"{OPENING}&Úñdó “{{what}}”··{CLOSING}"
    assert mirrored("<b>%n</b> files") == f"{OPENING}<b>%n</b> \u05e4\u05d9\u05dc\u05e2\u05e1{CLOSING}"


def test_plurals_have_their_number_in_nobodys_language_too(speak: Speak) -> None:
    speak(language.PSEUDO)

    assert kind_count(Kind.MOVIE, 1).startswith(f"{OPENING}1 móv")
    assert "móvíéš" in kind_count(Kind.MOVIE, 2)


def test_from_right_to_left_the_whole_application_turns(speak: Speak, qapp: QApplication) -> None:
    speak(language.RIGHT_TO_LEFT)
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft

    speak("de")
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.usefixtures("german")
def test_languages_and_countries_are_named_in_german_and_kept_as_they_were(qtbot: QtBot) -> None:
    languages, country = LanguagesEditor("Sprachen"), CountryBox("Land")
    qtbot.addWidget(languages)
    qtbot.addWidget(country)

    languages.set_tags(("ja", "de", "pt-BR"))
    country.show_code("AT")

    assert (languages.values(), languages.tags()) == (
        ("Japanisch", "Deutsch", "Portugiesisch (Brasilien)"),
        ("ja", "de", "pt-BR"),
    )
    assert (country.currentText(), country.currentData()) == ("Österreich", "AT")
    assert country.itemText(0) == "Afghanistan"
    names = [country.itemText(row) for row in range(country.count())]
    assert names.index("Ägypten") < names.index("Albanien") < names.index("Österreich") < names.index("Polen")
    assert (value_text("original_language", "fr"), language_name("yue")) == ("Französisch", "Kantonesisch")


@pytest.mark.usefixtures("german")
def test_a_language_is_entered_by_its_name_in_german_or_in_english() -> None:
    assert [language_tag(one) for one in ("Dänisch", "danisch", "danish", "da", "kein Deutsch")] == [
        *("da", "da", "da", "da", ""),
    ]
    regional = ("Portugiesisch (Brasilien)", "portuguese (brasilien)", "pt-BR", "pt_BR", "Portugiesisch (nirgends)")
    assert [language_tag(one) for one in regional] == ["pt-BR", "pt-BR", "pt-BR", "pt-BR", ""]


@pytest.mark.parametrize("tag", ["pt-BR", "es-419", "de-AT", "zh-Hans", "zh-Hant-TW", "sr-Latn", "sr-Cyrl"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_name_of_a_regional_language_leads_back_to_its_tag(
    tag: str, language: str, speak: Callable[[str], None]
) -> None:
    speak(language)

    assert tag not in language_name(tag)
    assert language_tag(language_name(tag)) == tag
