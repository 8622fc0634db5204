"""Questions and changes: changes keep their order and are never lost, and no answer is shown that one overtook."""

from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.models.requests import LatestForForm


@pytest.fixture
def bridge(empty_desk: Desk) -> Bridge:
    return empty_desk.bridge


@pytest.fixture
def owner(bridge: Bridge) -> QObject:
    return QObject(bridge)


def test_changes_are_made_one_after_another_in_the_order_they_were_asked_for(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    is_let_go = Event()
    made: list[int] = []
    bridge.change(owner, lambda: (is_let_go.wait(10), made.append(0)), lambda _none: None)
    for number in range(1, 20):
        bridge.change(owner, lambda number=number: made.append(number), lambda _none: None)

    with qtbot.waitSignal(bridge.settled):
        is_let_go.set()

    assert made == list(range(20))


def test_a_change_that_waits_is_made_though_the_window_closes(bridge: Bridge, owner: QObject) -> None:
    made: list[int] = []
    for number in range(50):
        bridge.change(owner, lambda number=number: made.append(number), lambda _none: None)

    bridge.close()

    assert made == list(range(50))


def test_a_refused_change_is_said_and_no_longer_under_way(qtbot: QtBot, bridge: Bridge, owner: QObject) -> None:
    refused: list[str] = []

    def refuse() -> None:
        raise BadInput("Not this.")

    with qtbot.waitSignal(bridge.settled):
        bridge.change(owner, refuse, lambda _none: None, lambda error: refused.append(str(error)))

    assert refused == ["Not this."]
    assert not bridge.is_changing


def test_an_answer_that_a_change_overtook_is_asked_anew(qtbot: QtBot, bridge: Bridge, owner: QObject) -> None:
    stored = ["old"]
    is_read, is_let_go = Event(), Event()
    shown: list[str] = []

    def read() -> str:
        value = stored[0]
        is_read.set()
        is_let_go.wait(10)
        return value

    LatestForForm(bridge, owner).ask(read, shown.append)
    is_read.wait(10)
    with qtbot.waitSignal(bridge.settled):
        bridge.change(owner, lambda: stored.__setitem__(0, "typed"), lambda _none: None)
    is_let_go.set()

    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["typed"]


def test_what_is_asked_while_a_change_is_under_way_is_answered_after_it(
    qtbot: QtBot, bridge: Bridge, owner: QObject
) -> None:
    stored = ["old"]
    is_let_go = Event()
    shown: list[str] = []
    bridge.change(owner, lambda: (is_let_go.wait(10), stored.__setitem__(0, "typed")), lambda _none: None)

    LatestForForm(bridge, owner).ask(lambda: stored[0], shown.append)
    is_let_go.set()

    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["typed"]


class TestPreparedChanges:
    """Those that ask the network first."""

    def test_others_do_not_wait_for_their_preparation(self, qtbot: QtBot, bridge: Bridge, owner: QObject) -> None:
        is_answered, made = Event(), list[str]()

        def prepare() -> str:
            is_answered.wait(10)
            return "answer"

        bridge.change_prepared(owner, prepare, made.append, lambda _none: None)
        with qtbot.waitSignal(bridge.settled):
            bridge.change(owner, lambda: made.append("edit"), lambda _none: None)
        assert made == ["edit"]

        with qtbot.waitSignal(bridge.settled):
            is_answered.set()
        assert made == ["edit", "answer"]

    def test_they_keep_their_order_and_what_is_done_in_turn_comes_after_them(
        self, qtbot: QtBot, bridge: Bridge, owner: QObject
    ) -> None:
        is_answered, made, said = Event(), list[int](), list[object]()
        bridge.change_prepared(owner, lambda: is_answered.wait(10), lambda _ready: made.append(0), lambda _none: None)
        bridge.change_prepared(owner, lambda: 1, made.append, lambda _none: None)
        bridge.change_in_turn(owner, lambda: made.append(2), said.append)

        is_answered.set()

        qtbot.waitUntil(lambda: bool(said))
        assert made == [0, 1, 2]

    def test_one_whose_preparation_fails_is_not_made_and_says_why(
        self, qtbot: QtBot, bridge: Bridge, owner: QObject
    ) -> None:
        made, refused = list[object](), list[str]()

        def prepare() -> None:
            raise BadInput("Nobody knows it.")

        bridge.change_prepared(owner, prepare, made.append, lambda _none: None, lambda e: refused.append(str(e)))

        qtbot.waitUntil(lambda: refused == ["Nobody knows it."])
        assert made == []
        assert not bridge.is_changing

    def test_none_is_lost_when_the_window_closes(self, bridge: Bridge, owner: QObject) -> None:
        made: list[str] = []

        is_begun = Event()

        def prepare() -> str:
            is_begun.set()
            while not bridge.is_closed():
                Event().wait(0.001)
            return "as far as is known"

        bridge.change_prepared(owner, prepare, made.append, lambda _none: None)
        is_begun.wait(10)
        bridge.change_in_turn(owner, lambda: made.append("after"), lambda _none: None)

        bridge.close()

        assert made == ["as far as is known", "after"]
