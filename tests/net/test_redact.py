"""What a log must never show."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from metarr_desktop.net.redact import Redactor, redacting


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO, Redactor]]:
    logger, text, redactor = logging.Logger("tests.redact"), io.StringIO(), Redactor()
    handler = logging.StreamHandler(text)
    with redacting(redactor):
        logger.addHandler(handler)
        yield logger, text, redactor
    handler.close()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("http://kodi:s3cret@nas:8080/jsonrpc", "http://***@nas:8080/jsonrpc"),
        ("smb://me:pw@nas/media", "smb://***@nas/media"),
        ("https://x.example/3/movie?api_key=abc&language=de", "https://x.example/3/movie?api_key=***&language=de"),
        ("https://x.example/a?language=de&token=abc#top", "https://x.example/a?language=de&token=***#top"),
        ("https://x.example/?X-Plex-Token=abc", "https://x.example/?X-Plex-Token=***"),
        ("Authorization: Basic a29kaTprb2Rp", "Authorization: ***"),
        ("{'authorization': 'Bearer abc.def', 'x': 1}", "{'authorization': ***, 'x': 1}"),
        ('Authorization: MediaBrowser Token="abc"', "Authorization: ***"),
        ("X-Api-Key: abc123", "X-Api-Key: ***"),
        ('{"api_key": "abc", "page": 1}', '{"api_key": "***", "page": 1}'),
        ("{'password': 'a b', 'user': 'kodi'}", "{'password': '***', 'user': 'kodi'}"),
        (r'{"body": "{\"apiKey\": \"abc\", \"x\": 1}"}', r'{"body": "{\"apiKey\": \"***\", \"x\": 1}"}'),
        ("sent Basic a29kaTprb2Rp and went", "sent Basic *** and went"),
        ("sent Bearer eyJhbGciOiJIUzI1NiJ9.e30.x", "sent Bearer ***"),
    ],
)
def test_secrets_are_known_by_where_they_stand(said: str, shown: str) -> None:
    assert Redactor().redact(said) == shown


def test_ordinary_words_stay() -> None:
    text = (
        "http://nas:8080/jsonrpc said: mail me@example.com, token of thanks, page 3 of 4; "
        "Basic Instinct (1992) and Basic Training, Bearer of news, {'title': 'Pass'}"
    )

    assert Redactor().redact(text) == text


def test_a_secret_that_was_named_is_hidden_plain_and_percent_encoded() -> None:
    redactor = Redactor()
    redactor.hide("a b/cdef#1")

    assert redactor.redact("the password a b/cdef#1 and a%20b%2Fcdef%231") == "the password *** and ***"


def test_a_short_secret_is_hidden_as_a_word_but_not_inside_others() -> None:
    redactor = Redactor()
    redactor.hide("heat")

    assert redactor.redact("user heat, folder Cheaters, theatre") == "user ***, folder Cheaters, theatre"


def test_hiding_nothing_hides_nothing() -> None:
    redactor = Redactor()
    redactor.hide("")

    assert redactor.redact("abc") == "abc"


def test_messages_arguments_and_tracebacks_are_redacted_on_the_handler(
    log: tuple[logging.Logger, io.StringIO, Redactor],
) -> None:
    logger, text, redactor = log
    redactor.hide("correct horse")

    try:
        raise ValueError("cannot log in with correct horse")
    except ValueError:
        logger.exception("asking %s", "http://me:correct horse@nas/?api_key=12")

    assert "asking http://***@nas/?api_key=***" in text.getvalue()
    assert "ValueError: cannot log in with ***" in text.getvalue()
    assert "correct horse" not in text.getvalue()


@pytest.mark.parametrize(
    "spelt",
    [
        'pa"ss\\wo/rd é',
        'pa\\"ss\\\\wo/rd é',
        'pa\\"ss\\\\wo/rd \\u00e9',
        "pa%22ss%5Cwo%2Frd%20%C3%A9",
        "pa%22ss%5Cwo/rd%20%C3%A9",
        "pa%22ss%5Cwo%2Frd+%C3%A9",
    ],
)
def test_a_secret_is_hidden_however_addresses_and_json_spell_it(spelt: str) -> None:
    redactor = Redactor()
    redactor.hide('pa"ss\\wo/rd é')

    assert redactor.redact(f"[{spelt}]") == "[***]"
    assert redactor.shows(f"[{spelt}]")
    assert not redactor.shows("[***]")


def test_a_record_whose_values_do_not_fit_is_logged_without_them(
    log: tuple[logging.Logger, io.StringIO, Redactor],
) -> None:
    logger, text, redactor = log
    redactor.hide("correct horse")

    logger.warning("asked %s and %s", "correct horse")

    assert text.getvalue() == "asked %s and %s (its values do not fit: TypeError)\n"


def test_after_the_end_records_are_made_as_before() -> None:
    before = logging.getLogRecordFactory()

    with redacting(Redactor()):
        assert logging.getLogRecordFactory() is not before

    assert logging.getLogRecordFactory() is before
