"""A question to hosts in trouble: no call too early, few too many, and none that leads in circles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled, Unavailable
from metarr_desktop.domain.provider import Rate
from metarr_desktop.net.asking import Asking
from metarr_desktop.net.pacing import OPEN_S, PATIENCE_S, Gate
from metarr_desktop.net.transport import Request, Response, Transport
from tests.replay import Asked, HandTimes, Replay, Reply, replaying

_NOW_S = 1_800_000_000.0


class Host:
    """A server, the gate before it, and how to ask it."""

    def __init__(self, service: Replay, transport: Transport, hand: HandTimes, rate: Rate) -> None:
        self.service = service
        self.hand = hand
        self.gate = Gate("Films", rate, hand.times)
        self.came_to_gate = 0
        self._asking = Asking(transport, hand.times, lambda: _NOW_S)

    def ask(self, path: str = "/a", **more: object) -> Response:
        request = Request(**{"url": self.service.url + path, "label": "Films", "may_be_local": True, **more})  # type: ignore[arg-type]
        return self._asking.answer(request, self._gate_of)

    def _gate_of(self, host: str) -> Gate:
        self.came_to_gate += 1
        return self.gate

    @property
    def calls(self) -> int:
        return len(self.service.asked)


@pytest.fixture
def hand() -> HandTimes:
    return HandTimes()


@pytest.fixture
def transport() -> Iterator[Transport]:
    transport = Transport("Metarr tests")
    yield transport
    transport.close()


@pytest.fixture
def host(hand: HandTimes, transport: Transport) -> Iterator[Host]:
    with replaying() as service:
        yield Host(service, transport, hand, Rate(10))


def _script(service: Replay, *replies: Reply) -> None:
    """Give those answers one after another, and the last for ever."""
    left = list(replies)
    service.when(lambda asked: left.pop(0) if len(left) > 1 else left[0])


# --- storms ---------------------------------------------------------------------------------------------------------


def test_of_1000_calls_with_30_percent_429_none_comes_early_and_other_hosts_do_not_wait(
    host: Host, transport: Transport, hand: HandTimes
) -> None:
    dice, not_before_s, early = random.Random(35), 0.0, 0

    def storm(asked: Asked) -> Reply:
        nonlocal not_before_s, early
        early += hand.now < not_before_s
        if dice.random() >= 0.3:
            return Reply(200, b"{}")
        wait_s = dice.randint(1, 30)
        not_before_s = hand.now + wait_s
        return Reply(429, b"", {"Retry-After": str(wait_s)})

    host.service.when(storm)
    with replaying() as other_service:
        other_service.when(lambda asked: Reply(200, b"{}"))
        other = Host(other_service, transport, hand, Rate(10_000))
        while host.calls < 1000:
            try:
                host.ask()
            except Unavailable:
                assert not_before_s > hand.now  # five times in a row
            before_s = hand.now
            other.ask()
            assert hand.now == before_s

    assert early == 0
    assert host.gate.closed_for_s <= 30  # the breaker never opened: the host is well


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_bursts_of_trouble_cost_at_most_1_3_times_the_calls(host: Host, hand: HandTimes, status: int) -> None:
    """Of 300 questions at ten a second; the host is in trouble three times for some seconds, and does not say so."""
    troubles = [(hand.now + start, hand.now + end) for start, end in ((2, 6), (20, 26), (38, 41))]

    def serve(asked: Asked) -> Reply:
        is_in_trouble = any(start <= hand.now < end for start, end in troubles)
        return Reply(status if is_in_trouble else 200, b"{}")

    host.service.when(serve)
    answers = [host.ask(f"/{number}").status for number in range(300)]

    assert answers == [200] * 300
    assert host.calls <= 1.3 * 300
    assert max(host.service.paths.count(path) for path in set(host.service.paths)) <= 5


def test_a_host_that_stays_down_is_asked_five_times_then_once_in_five_minutes(host: Host, hand: HandTimes) -> None:
    _script(host.service, Reply(503))
    began_s, errors = hand.now, 0
    for _ in range(100):
        with pytest.raises(Unavailable):
            host.ask()
        errors += 1
    assert (errors, host.calls) == (100, 5)
    assert hand.now - began_s < 60  # no job is held up for longer

    hand.sleep(OPEN_S)
    for _ in range(100):
        with pytest.raises(Unavailable):
            host.ask()
    assert host.calls == 6

    hand.sleep(OPEN_S)
    _script(host.service, Reply(200, b"{}"))
    for _ in range(3):
        host.ask()
    assert host.calls == 9


def test_who_asks_too_often_is_told_so_for_all_threads(host: Host, hand: HandTimes) -> None:
    """429 without a time: not only this question waits, the host is left alone."""
    _script(host.service, Reply(429), Reply(200, b"{}"))
    closed_s: list[float] = []
    began_s = hand.now
    host.ask(is_cancelled=lambda: bool(closed_s.append(host.gate.closed_for_s)))

    assert host.calls == 2
    assert 0.5 <= max(closed_s) <= hand.now - began_s <= 1.5


def test_what_hangs_is_not_tried_five_times(hand: HandTimes, monkeypatch: pytest.MonkeyPatch, host: Host) -> None:
    tries = []

    def hang(request: Request, sent: object) -> Response:
        tries.append(request)
        hand.sleep(20.0)
        raise Unavailable("Films does not answer in time.")

    monkeypatch.setattr(host._asking._transport, "send", hang)
    began_s = hand.now
    with pytest.raises(Unavailable, match="in time"):
        host.ask()

    assert len(tries) == 2
    assert hand.now - began_s < 60


def test_a_pause_between_tries_ends_when_the_work_is_stopped(host: Host, hand: HandTimes) -> None:
    _script(host.service, Reply(500))
    began_s = hand.now

    with pytest.raises(Cancelled):
        host.ask(is_cancelled=lambda: host.calls > 0)
    assert host.calls == 1
    assert hand.now == began_s


# --- Retry-After ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": formatdate(_NOW_S + 9, usegmt=True), "Date": formatdate(_NOW_S, usegmt=True)}, 9),
        # This machine's clock is an hour fast: the host's own says how long it is until then.
        ({"Retry-After": formatdate(_NOW_S - 3591, usegmt=True), "Date": formatdate(_NOW_S - 3600, usegmt=True)}, 9),
        ({"Retry-After": formatdate(_NOW_S + 9)}, 9),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_the_host_says_when_to_come_again(
    host: Host, hand: HandTimes, headers: dict[str, str], wait_s: float, status: int
) -> None:
    left = [Reply(status, b"", headers)]
    host.service.when(lambda asked: left.pop() if left else Reply(200, b"{}"))
    began_s = hand.now
    host.ask()

    assert wait_s <= hand.now - began_s < wait_s + 0.5


@pytest.mark.parametrize("wish", ["3600", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_wish_beyond_patience_is_an_error_at_once(host: Host, hand: HandTimes, wish: str) -> None:
    _script(host.service, Reply(429, b"", {"Retry-After": wish}))
    began_s = hand.now

    with pytest.raises(Unavailable, match="left alone"):
        host.ask()
    assert (host.calls, host.came_to_gate, hand.now) == (1, 2, began_s)
    assert PATIENCE_S < host.gate.closed_for_s <= 86_400


@pytest.mark.parametrize("wish", ["", "soon", "-5", "0", "Thu, 01 Jan 1970 00:00:00 GMT", "٣x", "Mon, 99 Foo"])
def test_a_wish_that_says_nothing_is_none(host: Host, hand: HandTimes, wish: str) -> None:
    _script(host.service, Reply(429, b"", {"Retry-After": wish} if wish else {}), Reply(200, b"{}"))
    began_s = hand.now

    assert host.ask().status == 200
    assert hand.now - began_s < 2.0


# --- redirects ------------------------------------------------------------------------------------------------------


def test_a_redirect_is_followed_and_takes_a_turn_of_its_own(host: Host, hand: HandTimes) -> None:
    host.service.answer("/lookup", Reply(301, b"", {"Location": "/shows/1"}))
    host.service.tell("/shows/1", {"id": 1})
    began_s = hand.now
    for _ in range(10):
        assert host.ask("/lookup").body == b'{"id": 1}'

    assert host.calls == 20
    assert hand.now - began_s >= 1.0  # ten a second


def test_a_circle_of_redirects_ends(host: Host) -> None:
    host.service.answer("/a", Reply(302, b"", {"Location": "/b"}))
    host.service.answer("/b", Reply(302, b"", {"Location": "/a"}))

    with pytest.raises(BadInput, match="circles"):
        host.ask()
    assert host.calls == 5


def test_a_redirect_to_another_service_of_this_machine_is_not_followed(host: Host) -> None:
    with replaying() as other:
        host.service.answer("/a", Reply(307, b"", {"Location": f"{other.url}/a"}))
        for redirects in ((), None):
            with pytest.raises(BadInput, match="where we do not go"):
                host.ask(redirects=redirects, headers={"Authorization": "Bearer s3cret"})

        assert other.asked == []
