"""The box that workers put messages for the window into."""

import queue
import threading
import weakref
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.inbox import Inbox, Mailbox


def in_threads(count: int, work: Callable[[int], object]) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_what_threads_say_is_taken_in_the_thread_of_the_window_and_each_in_its_order(qtbot: QtBot) -> None:
    taken: list[tuple[int, int]] = []
    where: set[int] = set()

    def take(message: tuple[int, int]) -> None:
        taken.append(message)
        where.add(threading.get_ident())

    inbox = Inbox(take)

    in_threads(8, lambda number: [inbox.mail.put((number, step)) for step in range(200)])

    qtbot.waitUntil(lambda: len(taken) == 8 * 200)
    assert where == {threading.get_ident()}
    assert all([step for one, step in taken if one == number] == list(range(200)) for number in range(8))
    inbox.close()


def test_what_is_said_while_it_is_emptied_comes_after_all_else_in_the_loop_had_its_turn(qtbot: QtBot) -> None:
    taken: list[str] = []

    def take(message: str) -> None:
        taken.append(message)
        if message == "first":
            inbox.mail.put("third")

    inbox = Inbox(take)
    inbox.mail.put("first")
    inbox.mail.put("second")

    qtbot.waitUntil(lambda: len(taken) == 3)
    assert taken == ["first", "second", "third"]
    inbox.close()


def test_a_message_that_cannot_be_taken_keeps_none_of_those_behind_it_waiting(qtbot: QtBot) -> None:
    taken: list[str] = []

    def take(message: str) -> None:
        if message == "bad":
            raise ValueError(message)
        taken.append(message)

    inbox = Inbox(take)
    with qtbot.captureExceptions() as caught:
        for message in ("bad", "good"):
            inbox.mail.put(message)
        qtbot.waitUntil(lambda: bool(taken))

    assert [str(error) for _, error, _ in caught] == ["bad"]
    assert taken == ["good"]
    inbox.close()


def test_once_it_is_closed_nothing_is_taken_and_nobody_fails(qtbot: QtBot) -> None:
    taken: list[str] = []
    inbox = Inbox(taken.append)
    inbox.mail.put("before")
    inbox.close()

    inbox.mail.put("after")

    qtbot.wait(0)
    assert taken == []


class Held:
    """What a question may hold: a worker that were the last to let go of a widget would take it down."""


def test_who_hands_something_over_keeps_no_hold_of_it(qtbot: QtBot) -> None:
    inbox = Inbox(lambda _message: None)
    box = [Held()]
    held = weakref.ref(box[0])
    is_over = threading.Event()

    def hand_over() -> None:
        inbox.mail.hand_over(box)
        is_over.wait()

    worker = threading.Thread(target=hand_over)
    worker.start()

    qtbot.waitUntil(lambda: held() is None)
    is_over.set()
    worker.join()
    inbox.close()


def test_a_worker_lets_go_of_a_question_before_its_answer_is_handed_over(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_freed: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def ask() -> weakref.ref[Held]:
        value = Held()
        empty_desk.bridge.ask(empty_desk.bridge, lambda: value, lambda _answer: None)
        return weakref.ref(value)

    is_asked = threading.Event()

    def hand_over(_mail: Mailbox, box: list[object]) -> None:
        is_asked.wait()
        box.clear()
        is_freed.put(held() is None)

    monkeypatch.setattr(Mailbox, "hand_over", hand_over)
    held = ask()
    is_asked.set()

    assert is_freed.get(timeout=30)
