"""Every code that services give has words, and a value reads as people say it."""

from itertools import product

import pytest

from metarr_desktop.domain.edits import Origin
from metarr_desktop.domain.fields import FIELDS
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.jobs import Job, JobStatus, Phrase
from metarr_desktop.domain.kinds import Actor, JobId, Kind, LibraryId
from metarr_desktop.domain.player import Outcome
from metarr_desktop.domain.settings import SETTING
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.formats.names.extras import EXTRA_FOLDERS
from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.job_words import job_title, phrase_words
from metarr_desktop.ui.rating_words import rating_name, rating_names, rating_source
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.words import (
    actor_icon,
    actor_word,
    batch_words,
    extra_word,
    field_label,
    kind_count,
    language_name,
    language_word,
    origin_text,
    outcome_word,
    role_word,
    value_text,
)
from tests.phrases import emitted_phrases, emitted_verbs

FIRST_RATINGS = str(SETTING.named("ratings.order").default).split()


@pytest.mark.parametrize("actor", list(Actor))
def test_every_actor_has_a_word_and_a_sign(actor: Actor) -> None:
    assert actor_word(actor)
    assert actor_icon(actor) in Icon


@pytest.mark.parametrize("verb", emitted_verbs())
def test_every_batch_that_services_make_has_words(verb: str) -> None:
    assert batch_words(verb, Actor.PERSON) != verb


def test_every_job_has_words_with_and_without_its_library(empty_engine: Engine) -> None:
    handlers = empty_engine._handlers
    assert len(handlers) > 10
    for type, payload in product(handlers, ({}, {"library": 1})):
        job = Job(JobId(1), type, 0, JobStatus.WAITING, payload, "2026-10-12 10:00:00")
        assert job_title(job, {LibraryId(1): "Movies"}) not in ("", type)


@pytest.mark.parametrize("code", emitted_phrases())
def test_every_phrase_of_services_is_a_sentence(code: str) -> None:
    assert phrase_words(Phrase(code, {})).endswith(".")


@pytest.mark.usefixtures("english")
def test_what_taking_back_a_publish_did_is_counted() -> None:
    one = Phrase("publish_taken_back", {"removed": 3, "replaced": 1, "written": 0, "batch": 0})
    none = Phrase("publish_taken_back", {"removed": 0, "replaced": 0, "written": 0, "batch": 0})

    assert phrase_words(one) == "Publishing taken back: 3 files removed, 1 file of yours given back."
    assert phrase_words(none) == "Publishing taken back; no file had to change."


@pytest.mark.parametrize("role", list(FileRole))
def test_every_role_has_a_word(role: FileRole) -> None:
    assert role_word(role)


@pytest.mark.parametrize("extra_type", sorted(set(EXTRA_FOLDERS.values())))
def test_every_kind_of_extra_has_a_word(extra_type: str) -> None:
    assert extra_word(extra_type)[0].isupper()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_answer_of_a_player_has_a_word(outcome: Outcome) -> None:
    assert outcome_word(outcome)


@pytest.mark.parametrize("kind", [None, *Kind])
def test_every_kind_can_be_counted(kind: Kind | None) -> None:
    assert kind_count(kind, 37).startswith("37")


@pytest.mark.parametrize("source", FIRST_RATINGS)
def test_every_source_of_ratings_is_named_and_found_by_its_name(source: str) -> None:
    assert rating_name(source) == rating_names()[source]
    assert rating_source(rating_name(source).upper()) == source


def test_a_source_of_ratings_that_nobody_knows_is_written_as_it_was_meant() -> None:
    assert rating_name("afi") == "AFI"
    assert rating_source(" My Own Paper ") == "myownpaper"


def test_every_field_has_a_label() -> None:
    assert all(field_label(field.name) for field in FIELDS)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("tagline", None, "–"),
        ("genres", (), "–"),
        ("genres", ("Drama", "Mystery"), "Drama, Mystery"),
        ("watched", False, "no"),
        ("runtime", 0, "0"),
        ("plot", "Two\nlines", "Two lines"),
        ("cast", (Credit("Ada", "The clerk"),), "Ada (The clerk)"),
    ],
)
def test_a_value_reads_in_one_line(field: str, value: Value, text: str) -> None:
    assert value_text(field, value) == text


def test_a_picture_that_a_scan_found_did_not_come_from_a_file_name() -> None:
    origin = Origin(Actor.SCAN, "", "2026-10-12 10:00:00")

    assert origin_text(origin).startswith("File name")
    assert origin_text(origin, is_picture=True).startswith("Beside the file")


@pytest.mark.parametrize(
    ("code", "letters"), [("ger", "de"), ("deu", "de"), ("eng", "en"), ("xx-odd", "xx-odd"), ("", "")]
)
def test_a_language_is_named_by_two_letters_where_it_is_known(code: str, letters: str) -> None:
    assert language_word(code) == letters
    assert bool(language_name(code)) == bool(code)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("pt-BR", "Portuguese (Brazil)"),
        ("pt_br", "Portuguese (Brazil)"),
        ("es-419", "Spanish (Latin America)"),
        ("zh-Hant-TW", "Chinese (traditional, Taiwan)"),
        ("de-XY", "German (XY)"),
        ("xx-BR", "xx-BR"),
    ],
)
def test_a_regional_language_is_named_for_people(tag: str, name: str) -> None:
    assert language_name(tag) == name
