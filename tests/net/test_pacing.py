"""The gate before a host: its rate in any window, its pauses, and a breaker that lets one request try."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from metarr_desktop.domain.errors import BadInput, Cancelled, Unavailable
from metarr_desktop.domain.provider import Rate
from metarr_desktop.net.pacing import FAILURES_TO_OPEN, OPEN_S, Gate, HostClosed, Postponed, Times
from tests.replay import HandTimes


@pytest.fixture
def hand() -> HandTimes:
    return HandTimes()


@pytest.fixture
def gate(hand: HandTimes) -> Gate:
    return Gate("Films", Rate(1000), hand.times)


def _go_on() -> bool:
    return False


def _pass(gate: Gate, error: Exception | None = None) -> None:
    """Take a turn in which that happens."""
    with gate.turn(_go_on) as turn:
        turn.sent()
        if error:
            raise error


def _fail(gate: Gate, times: int = FAILURES_TO_OPEN) -> None:
    for _ in range(times):
        with pytest.raises(Unavailable):
            _pass(gate, Unavailable("it does not answer"))


def _most_in_a_window(sent_s: list[float], seconds: float) -> int:
    return max(sum(1 for one in sent_s if start <= one < start + seconds) for start in sent_s)


# --- the rate -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [Rate(40), Rate(1), Rate(20, 10.0), Rate(30, 60.0)])
def test_no_window_holds_more_than_the_rate_and_little_is_given_away(hand: HandTimes, rate: Rate) -> None:
    gate = Gate("Films", rate, hand.times)
    began_s, sent_s = hand.now, []
    for _ in range(10 * rate.calls):
        _pass(gate)
        sent_s.append(hand.now)

    assert _most_in_a_window(sent_s, rate.seconds) == rate.calls
    assert hand.now - began_s <= 9 * rate.seconds / 0.95


def test_a_request_counts_from_when_it_has_left_not_from_when_it_was_let_through(hand: HandTimes) -> None:
    """Connecting delays the first; the next must not come right after it."""
    gate = Gate("Films", Rate(1), hand.times)
    with gate.turn(_go_on) as turn:
        hand.sleep(5.0)
        turn.sent()
        left_s = hand.now
    _pass(gate)

    assert hand.now - left_s >= 1.0


def test_nobody_is_let_through_while_a_request_of_the_window_has_not_left(hand: HandTimes) -> None:
    gate = Gate("Films", Rate(1), hand.times)
    naps = iter([False] * 20 + [True])
    with gate.turn(_go_on):
        hand.sleep(60.0)
        with pytest.raises(Cancelled), gate.turn(lambda: next(naps)):
            pytest.fail("it was let through")


def test_requests_in_the_present_window_are_counted(hand: HandTimes) -> None:
    gate = Gate("Films", Rate(5, 10.0), hand.times)
    for _ in range(3):
        _pass(gate)
    assert gate.in_window == 3
    hand.sleep(10.0)

    assert gate.in_window == 0


def test_waiting_for_a_turn_ends_when_the_work_is_stopped(hand: HandTimes) -> None:
    gate = Gate("Films", Rate(1, 3600.0), hand.times)
    _pass(gate)
    began_s = hand.now
    answers = iter([False, False, True])

    with pytest.raises(Cancelled), gate.turn(lambda: next(answers)):
        pytest.fail("it was let through")
    assert hand.now - began_s < 1.0


# --- pauses ---------------------------------------------------------------------------------------------------------


def test_a_host_that_wants_a_pause_gets_it(hand: HandTimes, gate: Gate) -> None:
    began_s = hand.now
    gate.leave_alone(17.0)
    gate.leave_alone(3.0)  # a shorter wish does not undo a longer one
    assert gate.closed_for_s == 17.0
    _pass(gate)

    assert hand.now - began_s >= 17.0


def test_whoever_would_have_to_wait_for_long_is_told_for_how_long(hand: HandTimes, gate: Gate) -> None:
    began_s = hand.now
    gate.leave_alone(3600.0)

    with pytest.raises(HostClosed, match="3600 s"), gate.turn(_go_on):
        pytest.fail("it was let through")
    assert hand.now == began_s


# --- the breaker ----------------------------------------------------------------------------------------------------


def test_after_five_failures_in_a_row_nobody_asks_for_five_minutes(hand: HandTimes, gate: Gate) -> None:
    _fail(gate)
    for later_s in (0.0, OPEN_S - 1.0):
        hand.sleep(later_s)
        with pytest.raises(HostClosed, match="several times"):
            _pass(gate)
    hand.sleep(1.1)

    _pass(gate)


def test_an_answer_between_failures_starts_the_count_again(gate: Gate) -> None:
    _fail(gate, FAILURES_TO_OPEN - 1)
    _pass(gate)
    _fail(gate, FAILURES_TO_OPEN - 1)

    _pass(gate)


@pytest.mark.parametrize("error", [Postponed("come again"), BadInput("nonsense"), Cancelled("stopped")])
def test_what_is_no_failure_of_the_host_does_not_open_the_breaker(gate: Gate, error: Exception) -> None:
    for _ in range(2 * FAILURES_TO_OPEN):
        with pytest.raises(type(error)):
            _pass(gate, error)

    _pass(gate)


def test_one_request_tries_and_the_others_wait_for_its_outcome(hand: HandTimes, gate: Gate) -> None:
    _fail(gate)
    hand.sleep(OPEN_S + 1)
    with gate.turn(_go_on):
        for _ in range(3):
            with pytest.raises(HostClosed):
                _pass(gate)

    _pass(gate)


def test_a_trial_that_fails_closes_the_host_again(hand: HandTimes, gate: Gate) -> None:
    _fail(gate)
    hand.sleep(OPEN_S + 1)
    _fail(gate, 1)

    with pytest.raises(HostClosed):
        _pass(gate)
    assert gate.closed_for_s == OPEN_S


@pytest.mark.parametrize("error", [Cancelled("stopped"), BadInput("nonsense"), RuntimeError("a mistake of ours")])
def test_a_trial_that_proves_nothing_leaves_the_next_one_to_try(hand: HandTimes, gate: Gate, error: Exception) -> None:
    _fail(gate)
    hand.sleep(OPEN_S + 1)
    with pytest.raises(type(error)):
        _pass(gate, error)

    _pass(gate)


def test_a_request_from_before_that_ends_during_a_trial_admits_no_second_one(hand: HandTimes, gate: Gate) -> None:
    with ExitStack() as early:
        early.enter_context(gate.turn(_go_on))
        _fail(gate)
        hand.sleep(OPEN_S + 1)
        with gate.turn(_go_on):
            with pytest.raises(BadInput), early:
                raise BadInput("too large")
            with pytest.raises(HostClosed):
                _pass(gate)


def test_of_many_threads_exactly_one_tries(hand: HandTimes, gate: Gate) -> None:
    _fail(gate)
    hand.sleep(OPEN_S + 1)
    together, all_tried, outcomes = threading.Barrier(16), threading.Barrier(16), []

    def ask() -> None:
        together.wait()
        try:
            with gate.turn(_go_on):
                outcomes.append("asked")
                all_tried.wait()
        except HostClosed:
            outcomes.append("closed")
            all_tried.wait()

    _in_threads(16, ask)

    assert sorted(outcomes) == ["asked"] + ["closed"] * 15


def test_real_threads_never_exceed_the_rate() -> None:
    """By the clock of the machine: whatever the threads are doing, windows hold."""
    gate, sent_s, lock = Gate("Films", Rate(20, 0.1), Times()), [], threading.Lock()
    left: Iterator[int] = iter(range(100))

    def ask() -> None:
        while True:
            with lock:
                if next(left, None) is None:
                    return
            with gate.turn(_go_on) as turn:
                turn.sent()
                with lock:
                    sent_s.append(turn.sent_s)

    _in_threads(8, ask)

    assert len(sent_s) == 100
    assert _most_in_a_window(sent_s, 0.1) <= 20


def _in_threads(count: int, work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
