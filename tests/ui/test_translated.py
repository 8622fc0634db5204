"""What the rooms below say in English, in the language of the window: found by its words, with its values kept."""

import string

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import BadFile, CannotWrite, NotFound
from metarr_desktop.domain.jobs import Job, JobStatus
from metarr_desktop.domain.kinds import JobId
from metarr_desktop.shipped import resources
from metarr_desktop.ui.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE
from metarr_desktop.ui.job_words import job_sentence
from metarr_desktop.ui.shell.error_bar import ErrorBar
from metarr_desktop.ui.translated import translate, translated

SENTENCES = (resources() / "translations" / "sentences.txt").read_text(encoding="utf-8").splitlines()


def filled(text: str) -> str:
    """The text with a value in each of its places, of the sort that paths and titles are."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return text.format_map({name: f"/Müller, K & Co/{name} (1997).mkv" for name in names})


@pytest.mark.usefixtures("german")
def test_each_sentence_is_known_again_by_its_words_and_keeps_its_values() -> None:
    wrong = [
        text
        for text in SENTENCES
        if translated(filled(text)) != filled(translate("Sentence", text)) or translate("Sentence", text) == text
        if text != "{reason} at {path}"  # has too few words of its own: its reason has to be known, too
    ]

    assert wrong == []


@pytest.mark.usefixtures("german")
def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    error = CannotWrite("/films/Alien/movie.nfo", "the disk is full")

    assert translated(error) == (
        "/films/Alien/movie.nfo wurde nicht geschrieben (der Datenträger ist voll); was vorher da war, ist unberührt."
    )


@pytest.mark.usefixtures("german")
def test_what_a_sentence_is_about_may_stand_before_it() -> None:
    assert translated(BadFile("/films/a: b.nfo", "is empty")) == "/films/a: b.nfo: ist leer"


@pytest.mark.usefixtures("german")
def test_several_lines_are_translated_each() -> None:
    assert translated("The scan was stopped.\nis empty") == "Der Scan wurde angehalten.\nist leer"


@pytest.mark.usefixtures("german")
def test_labels_and_kinds_within_are_words_of_the_window() -> None:
    assert translated("Year cannot be below zero.") == "Jahr kann nicht unter null liegen."
    assert translated("No provider that knows movies is switched on.").startswith("Kein Anbieter, der Filme kennt")


@pytest.mark.usefixtures("german")
def test_what_is_in_no_catalogue_stays_as_it_is() -> None:
    assert translated("Heat at Midnight") == "Heat at Midnight"
    assert translated("") == ""


def test_in_english_every_sentence_stays_as_it_is() -> None:
    assert [text for text in SENTENCES if translated(filled(text)) != filled(text)] == []


@pytest.mark.usefixtures("german")
def test_a_value_of_the_other_direction_is_kept_apart() -> None:
    assert translated("“נגה” was removed.") == f"„{FIRST_STRONG_ISOLATE}נגה{POP_ISOLATE}“ wurde entfernt."


@pytest.mark.usefixtures("german")
def test_an_error_is_shown_in_the_language_of_the_window_and_copied_as_it_was_raised(qtbot: QtBot) -> None:
    bar = ErrorBar()
    qtbot.addWidget(bar)

    bar.show_error(NotFound("This title is no longer in the library."))

    assert bar.accessibleName() == "Dieser Titel ist nicht mehr in der Mediathek."
    qtbot.mouseClick(bar.copy, Qt.MouseButton.LeftButton)
    assert "This title is no longer in the library." in QGuiApplication.clipboard().text()


@pytest.mark.usefixtures("german")
def test_what_a_job_kept_in_english_is_said_in_the_language_of_today() -> None:
    error = "Kodi does not answer: nothing listens there, or it is switched off."
    job = Job(JobId(1), "sync", 5, JobStatus.FAILED, {}, "2026-11-29 12:00:00", error=error)

    assert job_sentence(job) == "Kodi antwortet nicht: Dort hört nichts, oder es ist ausgeschaltet."
