"""Every code that services give has words, and a value reads as people say it."""

import pytest

from metarr_desktop.domain.edits import Origin
from metarr_desktop.domain.fields import FIELDS
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.kinds import Actor, Kind
from metarr_desktop.domain.player import Outcome
from metarr_desktop.domain.values import Credit, Value
from metarr_desktop.formats.names.extras import EXTRA_FOLDERS
from metarr_desktop.ui.job_words import phrase_words
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
from tests.phrases import emitted_phrases

VERBS = [
    "edit",
    "lock",
    "unlock",
    "accept",
    "choose_picture",
    "ignore",
    "unignore",
    "trash",
    "restore",
    "remove_root",
    "remove_library",
    "publish",
    "undo",
    "scan",
    "take_in",
]


@pytest.mark.parametrize("actor", list(Actor))
def test_every_actor_has_a_word_and_a_sign(actor: Actor) -> None:
    assert actor_word(actor)
    assert actor_icon(actor) in Icon


@pytest.mark.parametrize("verb", VERBS)
def test_every_batch_has_words(verb: str) -> None:
    assert batch_words(verb, Actor.PERSON) != verb


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
