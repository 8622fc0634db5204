"""A provider's way to its service: what is asked, what is kept, what is given when nothing better is to be had."""

from __future__ import annotations

import base64
import logging
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled, MetarrError, NotFound, Refused, Unavailable
from metarr_desktop.domain.provider import Answer, Ask, Heard, NotKept, Rate
from metarr_desktop.net.service import Service
from metarr_desktop.net.transport import Request, Response, Transport
from tests.net.faults import a_spec, head, raw_server, reset, saying
from tests.replay import Asked, HandTimes, MemoryAnswers, Replay, Reply, a_service, json_reply, replaying

_DAY_S = 86_400.0
ASK, FRESH = Ask(), Ask(is_fresh=True)


class Clock:
    """Unix time, turned by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def answers() -> MemoryAnswers:
    return MemoryAnswers()


@pytest.fixture
def replay() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def service(replay: Replay, answers: MemoryAnswers, clock: Clock) -> Iterator[Service]:
    with a_service(a_spec(lifetime_s=7 * _DAY_S), replay, answers=answers, now_s=clock) as service:
        yield service


@contextmanager
def _at(url: str, answers: MemoryAnswers, **more: Any) -> Iterator[Service]:
    transport = Transport("Metarr tests")
    yield Service(a_spec(), transport, answers, base_url=url, times=HandTimes().times, **more)
    transport.close()


# --- asking ---------------------------------------------------------------------------------------------------------


def test_a_question_goes_below_the_base_address_with_its_words(service: Service, replay: Replay) -> None:
    replay.tell("/search/film", {"results": []})

    found = service.get("search/film", {"query": "Amélie & co", "year": 2001, "include": ["a", "b"]}, ask=ASK)

    assert found == {"results": []}
    assert replay.asked[0].query == {"query": "Amélie & co", "year": "2001", "include": "b"}  # the last of two
    assert replay.asked[0].headers["accept"] == "application/json"


def test_a_question_in_json_is_sent_as_json(service: Service, replay: Replay) -> None:
    replay.when(lambda asked: json_reply({"asked": asked.body}))

    assert service.post("", {"query": "{a}", "variables": {"b": 1}}, ask=ASK) == {
        "asked": {"query": "{a}", "variables": {"b": 1}}
    }
    assert (replay.asked[0].method, replay.asked[0].headers["content-type"]) == ("POST", "application/json")


@pytest.mark.parametrize(
    ("status", "error"),
    [(400, BadInput), (401, Refused), (403, Refused), (404, NotFound), (410, NotFound), (418, BadInput)],
)
def test_every_status_has_its_error_and_is_not_asked_again(
    service: Service, replay: Replay, status: int, error: type[MetarrError]
) -> None:
    replay.tell("/a", {"message": "why"}, status=status)

    with pytest.raises(error) as caught:
        service.get("a", ask=ASK)
    assert type(caught.value) is error
    assert replay.paths == ["/a"]


def test_a_refusal_carries_what_was_said_for_who_knows_its_meanings(service: Service, replay: Replay) -> None:
    replay.tell("/a", {"Error": "Request limit reached!"}, status=401)

    with pytest.raises(Refused) as caught:
        service.get("a", ask=ASK)
    assert "Request limit reached!" in caught.value.said
    assert "limit" not in str(caught.value)


def test_trouble_is_tried_again(service: Service, replay: Replay) -> None:
    left = [Reply(502), Reply(500), json_reply({"a": 1})]
    replay.when(lambda asked: left.pop(0))

    assert service.get("a", ask=ASK) == {"a": 1}


def test_what_is_more_than_a_question_is_sent_once(service: Service, replay: Replay) -> None:
    replay.when(lambda asked: Reply(500))

    with pytest.raises(Unavailable):
        service.post("history", {"watched": 1}, ask=ASK, is_kept=False)
    assert len(replay.asked) == 1


def test_its_state_tells_the_rate_the_requests_and_the_last_error(replay: Replay, answers: MemoryAnswers) -> None:
    with a_service(a_spec(), replay, answers=answers, rate=Rate(30, 60.0)) as service:
        replay.tell("/a", {})
        replay.tell("/b", {}, status=401)
        service.get("a", ask=ASK)
        with pytest.raises(Refused):
            service.get("b", ask=ASK)

        assert (service.state.requests, service.state.rate, service.state.closed_for_s) == (2, Rate(30, 60.0), 0.0)
        assert "does not accept the key" in service.state.error
        service.get("a", ask=FRESH)
        assert service.state.error == ""


# --- what is kept ---------------------------------------------------------------------------------------------------


def test_an_answer_is_kept_for_its_lifetime(service: Service, replay: Replay, clock: Clock) -> None:
    replay.tell("/a", {"n": 1})
    service.get("a", ask=ASK)
    clock.now += 7 * _DAY_S - 1
    assert service.get("a", ask=ASK) == {"n": 1}
    assert len(replay.asked) == 1

    clock.now += 2
    replay.tell("/a", {"n": 2})
    assert service.get("a", ask=ASK) == {"n": 2}


def test_a_lifetime_can_be_told_with_the_question(service: Service, replay: Replay, clock: Clock) -> None:
    replay.tell("/a", {})
    service.get("a", ask=ASK, lifetime_s=60.0)
    clock.now += 61
    service.get("a", ask=ASK)

    assert len(replay.asked) == 2


def test_who_wants_it_fresh_gets_it_fresh(service: Service, replay: Replay) -> None:
    replay.tell("/a", {"n": 1})
    service.get("a", ask=ASK)
    replay.tell("/a", {"n": 2})

    assert service.get("a", ask=FRESH) == {"n": 2}
    assert service.get("a", ask=ASK) == {"n": 2}


def test_with_what_is_kept_alone_no_server_is_asked(service: Service, replay: Replay, clock: Clock) -> None:
    replay.tell("/a", {"n": 1})
    service.get("a", ask=ASK)
    kept = Ask(only_kept=True)

    assert service.get("a", ask=kept) == {"n": 1}
    with pytest.raises(NotKept):
        service.get("b", ask=kept)
    with pytest.raises(NotKept):
        service.post("a", {}, ask=kept, is_kept=False)
    clock.now += 8 * _DAY_S
    with pytest.raises(NotKept):
        service.get("a", ask=kept)
    assert len(replay.asked) == 1


def test_every_answer_is_told_by_how_it_came(service: Service, replay: Replay, clock: Clock) -> None:
    replay.tell("/a", {"n": 1})
    replay.tell("/gone", {}, status=404)
    heard: list[tuple[str, Heard]] = []
    ask = Ask(hear=lambda *one: heard.append(one))

    service.get("a", ask=ask)
    service.get("a", ask=ask)
    with pytest.raises(NotFound):
        service.get("gone", ask=ask)
    replay.tell("/a", {}, status=418)
    clock.now += 8 * _DAY_S
    service.get("a", ask=ask)  # what was kept stands in

    assert [how for _, how in heard] == [Heard.ASKED, Heard.KEPT, Heard.ASKED, Heard.FAILED, Heard.KEPT]
    assert {provider for provider, _ in heard} == {a_spec().name}


def test_what_is_kept_counts_at_any_age_for_who_asks_so(service: Service, replay: Replay, clock: Clock) -> None:
    replay.tell("/a", {"n": 1})
    service.get("a", ask=ASK)
    clock.now += 80 * _DAY_S
    kept = Ask(only_kept=True, is_any_age=True)

    assert service.get("a", ask=kept) == {"n": 1}
    with pytest.raises(NotKept):
        service.get("b", ask=kept)
    assert len(replay.asked) == 1


def test_what_was_kept_under_a_clock_that_was_ahead_is_not_good_for_ever(
    service: Service, replay: Replay, clock: Clock
) -> None:
    replay.tell("/a", {})
    clock.now += 40 * 365 * _DAY_S
    service.get("a", ask=ASK)
    clock.now -= 40 * 365 * _DAY_S
    service.get("a", ask=ASK)

    assert len(replay.asked) == 2


@pytest.mark.parametrize(("given", "asked"), [("ETag", "if-none-match"), ("Last-Modified", "if-modified-since")])
def test_an_answer_that_did_not_change_is_not_sent_again(
    service: Service, replay: Replay, clock: Clock, answers: MemoryAnswers, given: str, asked: str
) -> None:
    mark = 'W/"1"' if given == "ETag" else "Sat, 21 Nov 2026 09:27:15 GMT"

    def serve(question: Asked) -> Reply:
        return Reply(304) if question.headers.get(asked) == mark else json_reply({"n": 1}, **{given: mark})

    replay.when(serve)
    service.get("a", ask=ASK)
    clock.now += 8 * _DAY_S
    assert service.get("a", ask=ASK) == {"n": 1}
    assert service.get("a", ask=ASK) == {"n": 1}  # good for another week

    assert [asked in question.headers for question in replay.asked] == [False, True]
    (kept,) = answers.kept.values()
    assert kept.fetched_s == clock.now


@pytest.mark.parametrize("status", [404, 410])
def test_that_it_is_unknown_is_kept_for_a_day(service: Service, replay: Replay, clock: Clock, status: int) -> None:
    replay.tell("/a", {}, status=status)
    for _ in range(3):
        with pytest.raises(NotFound):
            service.get("a", ask=ASK)
    assert len(replay.asked) == 1

    clock.now += _DAY_S + 1
    replay.tell("/a", {"n": 1})
    assert service.get("a", ask=ASK) == {"n": 1}


def test_a_question_in_json_is_kept_by_what_it_asks(service: Service, replay: Replay) -> None:
    replay.when(lambda asked: json_reply({"asked": asked.body}))
    first = service.post("", {"a": 1, "b": 2}, ask=ASK)
    assert service.post("", {"b": 2, "a": 1}, ask=ASK) == first
    assert len(replay.asked) == 1

    assert service.post("", {"a": 1, "b": 3}, ask=ASK) != first
    service.post("", {"a": 1, "b": 2}, ask=ASK, is_kept=False)
    assert len(replay.asked) == 3


@pytest.mark.parametrize(
    "trouble",
    [Reply(503), Reply(200, b"<html>Sign in</html>", {"Content-Type": "text/html"}), Reply(200, b'{"a": '), Reply(400)],
    ids=["down", "captive portal", "broken", "refused"],
)
def test_in_trouble_the_last_answer_is_given_however_old(
    service: Service, replay: Replay, clock: Clock, answers: MemoryAnswers, trouble: Reply
) -> None:
    replay.tell("/a", {"n": 1})
    service.get("a", ask=ASK)
    kept = dict(answers.kept)
    clock.now += 300 * _DAY_S
    replay.answer("/a", trouble)

    assert service.get("a", ask=ASK) == {"n": 1}
    assert service.get("a", ask=FRESH) == {"n": 1}
    assert answers.kept == kept


def test_a_refusal_is_told_although_an_answer_is_kept(service: Service, replay: Replay) -> None:
    replay.tell("/a", {"n": 1})
    service.get("a", ask=ASK)
    replay.tell("/a", {}, status=401)

    with pytest.raises(Refused):
        service.get("a", ask=FRESH)


def test_a_stopped_question_gives_nothing(service: Service, replay: Replay) -> None:
    replay.tell("/a", {"n": 1})
    service.get("a", ask=ASK)

    with pytest.raises(Cancelled):
        service.get("a", ask=Ask(is_fresh=True, is_cancelled=lambda: True))


# --- what is no answer ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, b"<!DOCTYPE html><html>", {"Content-Type": "text/html"}),
        Reply(200, b"\xef\xbb\xbf\r\n <html>", {"Content-Type": "application/json"}),
        Reply(200, b"Welcome", {"Content-Type": "text/html; charset=utf-8"}),
        Reply(200, b"", {"Content-Type": "text/html"}),
        Reply(302, b"", {"Location": "http://portal.example/sign-in"}),
        Reply(404, b"<html>", {"Content-Type": "text/html"}),
        Reply(511, b"<html>", {"Content-Type": "text/html"}),
    ],
)
def test_nothing_that_a_captive_portal_says_is_kept(
    service: Service, replay: Replay, answers: MemoryAnswers, reply: Reply
) -> None:
    replay.when(lambda asked: reply)
    for number in range(20):
        with pytest.raises(MetarrError):
            service.get(f"{number}", ask=ASK)
        with pytest.raises(MetarrError):
            service.post(f"{number}", {}, ask=ASK)

    assert answers.kept == {}


def test_behind_a_captive_portal_the_breaker_opens(service: Service, replay: Replay) -> None:
    replay.when(lambda asked: Reply(200, b"<html>", {"Content-Type": "text/html"}))
    for number in range(20):
        with pytest.raises(Unavailable):
            service.get(f"{number}", ask=ASK)

    assert len(replay.asked) == 5
    assert "sign-in" in service.state.error or "several times" in service.state.error


def test_json_under_a_wrong_name_is_taken(service: Service, replay: Replay) -> None:
    replay.answer("/a", Reply(200, b' {"n": 1}', {"Content-Type": "text/html"}))

    assert service.get("a", ask=ASK) == {"n": 1}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe{", b'{"a": 1}}', b"[" * 200_000, b"9" * 5000, b"nope"],
    ids=["empty", "cut", "no text", "too much", "too deep", "huge number", "word"],
)
def test_what_is_no_json_is_bad_input_and_not_kept(
    service: Service, replay: Replay, answers: MemoryAnswers, body: bytes
) -> None:
    replay.answer("/a", Reply(200, body, {"Content-Type": "application/json"}))

    with pytest.raises(BadInput, match="JSON"):
        service.get("a", ask=ASK)
    assert answers.kept == {}


def test_half_a_character_does_not_reach_the_store(service: Service, replay: Replay) -> None:
    body = rb'{"title": "\ud83c\udf7f popcorn \ud83c", "\udfff": 1}'
    replay.answer("/a", Reply(200, body, {"Content-Type": "application/json"}))

    for _ in range(2):  # as it came, and as it was kept
        assert service.get("a", ask=ASK) == {"title": "🍿 popcorn ?", "?": 1}


# --- offline --------------------------------------------------------------------------------------------------------


def test_offline_only_what_is_kept_is_given_however_old(replay: Replay, answers: MemoryAnswers, clock: Clock) -> None:
    is_offline = False
    with a_service(a_spec(), replay, answers=answers, now_s=clock, is_offline=lambda: is_offline) as service:
        replay.tell("/a", {"n": 1})
        service.get("a", ask=ASK)
        is_offline = True
        clock.now += 300 * _DAY_S

        assert service.get("a", ask=FRESH) == {"n": 1}
        with pytest.raises(Unavailable, match="offline"):
            service.get("b", ask=ASK)
        with pytest.raises(Unavailable, match="offline"):
            service.get("a", ask=replace(FRESH, is_live=True))  # whether it answers now is what is asked
        with pytest.raises(Unavailable, match="offline"):
            service.post("login", {}, ask=ASK, is_kept=False)
        assert len(replay.asked) == 1


# --- several at once ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_fresh", [False, True], ids=["kept", "fresh"])
def test_who_ask_the_same_at_once_send_one_request(service: Service, replay: Replay, is_fresh: bool) -> None:
    arrived, go_on, found = threading.Event(), threading.Event(), []

    def serve(asked: Asked) -> Reply:
        arrived.set()
        go_on.wait()
        return json_reply({"n": 1})

    def asking(is_waiting: threading.Event) -> threading.Thread:
        # Whoever waits asks again and again whether it was stopped: so it is known to wait.
        ask = Ask(is_fresh=is_fresh, is_cancelled=lambda: bool(is_waiting.set()))
        thread = threading.Thread(target=lambda: found.append(service.get("a", ask=ask)))
        thread.start()
        return thread

    replay.when(serve)
    threads = [asking(threading.Event())]
    arrived.wait()
    waiting = [threading.Event() for _ in range(7)]
    threads += map(asking, waiting)
    for event in waiting:
        event.wait()
    with pytest.raises(Cancelled):  # who is stopped does not wait for the others
        service.get("a", ask=Ask(is_cancelled=lambda: True))
    go_on.set()
    for thread in threads:
        thread.join()

    assert found == [{"n": 1}] * 8
    assert len(replay.asked) == 1


def test_who_waited_for_a_request_that_failed_asks_again(service: Service, replay: Replay) -> None:
    left = [json_reply({}, 400), json_reply({"n": 1})]
    arrived, go_on = threading.Event(), threading.Event()

    def serve(asked: Asked) -> Reply:
        arrived.set()
        go_on.wait()
        return left.pop(0)

    replay.when(serve)
    outcomes: list[object] = []

    def ask() -> None:
        try:
            outcomes.append(service.get("a", ask=ASK))
        except BadInput:
            outcomes.append("bad")

    threads = [threading.Thread(target=ask) for _ in range(2)]
    threads[0].start()
    arrived.wait()
    threads[1].start()
    go_on.set()
    for thread in threads:
        thread.join()

    assert outcomes == ["bad", {"n": 1}]


# --- secrets --------------------------------------------------------------------------------------------------------

_CANARY = "c4nary-0f-this-test"


def test_at_another_server_neither_headers_nor_secrets_are_sent(
    replay: Replay, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    with replaying() as other:
        other.tell("/a", {})
        with pytest.raises(BadInput):  # another place of the household is not even asked
            service.get(f"{other.url}/a", ask=ASK, headers={"api-key": _CANARY}, secret={"apikey": _CANARY})
        assert other.asked == []

    replay.tell("/a", {})
    service.get(f"{replay.url}/a", ask=ASK, headers={"api-key": _CANARY}, secret={"apikey": _CANARY})
    assert (replay.asked[0].headers["api-key"], replay.asked[0].query["apikey"]) == (_CANARY, _CANARY)

    sent: list[Request] = []
    monkeypatch.setattr(Transport, "send", lambda self, request, told: sent.append(request) or Response(200, {}, b"{}"))
    service.get("https://other.example/a", ask=ASK, headers={"api-key": _CANARY}, secret={"apikey": _CANARY})
    assert (sent[0].url, sent[0].headers) == ("https://other.example/a", {"Accept": "application/json"})
    assert not sent[0].may_be_local


def _questions(service: Service, key: str) -> Iterator[Any]:
    """Questions with the key in every place that a key can stand in."""
    secret = {"apikey": _CANARY}
    yield lambda: service.get("a", ask=FRESH, headers={"api-key": key}, secret=secret)
    yield lambda: service.post("b", {"pin": _CANARY}, ask=FRESH, headers={"api-key": key})
    yield lambda: service.post("c", {"pin": _CANARY}, ask=ASK, is_kept=False)


def test_keys_stand_in_no_log_no_error_and_no_kept_answer(
    answers: MemoryAnswers, caplog: pytest.LogCaptureFixture
) -> None:
    """They are sent into every kind of trouble, with all logs open."""
    troubles = [
        saying(head("Content-Type: application/json", "Content-Length: 2", "Connection: close"), b"{}"),
        reset,
        saying(),
        saying(head("Content-Type: text/html"), b"<html>"),
        saying(head("Content-Type: application/json"), b"{"),
        *(saying(head("Content-Length: 0", status=f"{status} No")) for status in (401, 404, 429, 500)),
        saying(head("Content-Length: 0", f"Location: file:///{_CANARY}", status="302 No")),
        saying(head("Content-Length: 0", f"Location: http://[{_CANARY}", status="302 No")),
        saying(head(f"Content-Encoding: {_CANARY}"), b"?"),
    ]
    said: list[str] = []
    sent: list[str] = []
    with caplog.at_level(logging.DEBUG):
        for trouble in troubles:
            with raw_server(trouble) as server:
                url = server.url.replace("//", f"//me:{_CANARY}@")
                for key in (_CANARY, f"{_CANARY}\n", f"{_CANARY}é"):
                    with _at(url, answers) as service:
                        for question in _questions(service, key):
                            try:
                                question()
                            except MetarrError as error:
                                said += traceback.format_exception(error)
                        said += [service.state.error, repr(service.state)]
                sent += server.heads

    login = base64.b64encode(f"me:{_CANARY}".encode()).decode()
    assert any(f"apikey={_CANARY}" in one and f"api-key: {_CANARY}" in one and login in one for one in sent)
    assert len(said) > 100
    assert answers.kept
    for text in (*said, *answers.kept, caplog.text, *(str(record.__dict__) for record in caplog.records)):
        assert _CANARY not in text
        assert login not in text


def test_a_damaged_kept_answer_is_bad_input_and_no_crash(replay: Replay, clock: Clock) -> None:
    answers = MemoryAnswers()
    answers.keep(f"GET {replay.url}/a", Answer("films", 200, b"{", clock.now, clock.now + 9))
    with a_service(a_spec(), replay, answers=answers, now_s=clock) as service, pytest.raises(BadInput):
        service.get("a", ask=ASK)


def test_who_is_not_there_at_all_is_tried_once_more_and_said_so_soon() -> None:
    """A household that is offline hears it after a moment, not after five pauses (RELIABILITY 40)."""
    with replaying() as gone:
        pass
    times = HandTimes()
    began_s = times.now_s()

    with a_service(a_spec(), gone, times=times.times) as service, pytest.raises(Unavailable, match="cannot be reached"):
        service.get("title", ask=Ask())

    assert times.now_s() - began_s <= 1.5
