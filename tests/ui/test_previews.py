"""Small forms of what providers have: two at a time, each once, and only what is looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.services.demo import art
from metarr_desktop.ui.desk import Desk
from metarr_desktop.ui.previews import Previews

ROOM = QSize(40, 60)


class Web:
    """Answers when it is let; `asked` are the addresses in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, bytes] = {}
        self.may_answer = threading.Event()

    def fetch(self, url: str, is_cancelled: Callable[[], bool]) -> bytes:
        self.asked.append(url)
        self.may_answer.wait(10)
        if url not in self.answers:
            raise Unavailable("Nobody answers.")
        return self.answers[url]


@pytest.fixture
def web() -> Iterator[Web]:
    web = Web()
    web.answers = {url: art.poster("Meridian", art.varied(number)) for number, url in enumerate("abcd")}
    yield web
    web.may_answer.set()


@pytest.fixture
def previews(empty_desk: Desk) -> Previews:
    return Previews(empty_desk.bridge, empty_desk.stage)


def test_two_are_fetched_at_a_time_and_what_nobody_looks_at_any_more_is_not(
    qtbot: QtBot, previews: Previews, web: Web
) -> None:
    dried = []
    previews.ran_dry.connect(lambda: dried.append(list(web.asked)))
    for url in "abcda":
        assert previews.get(url, partial(web.fetch, url), ROOM, 1.0) is None
    qtbot.waitUntil(lambda: sorted(web.asked) == ["a", "b"])

    previews.want_only(["d"])
    web.may_answer.set()

    qtbot.waitUntil(lambda: bool(dried))
    assert sorted(web.asked) == ["a", "b", "d"]
    assert previews.get("c", partial(web.fetch, "c"), ROOM, 1.0) is None


def test_what_is_there_fills_its_room(qtbot: QtBot, previews: Previews, web: Web) -> None:
    web.may_answer.set()
    with qtbot.waitSignal(previews.arrived) as arrived:
        previews.get("a", partial(web.fetch, "a"), ROOM, 2.0)

    picture = previews.get("a", partial(web.fetch, "a"), ROOM, 2.0)

    assert arrived.args == ["a"]
    assert picture is not None
    assert picture.size() == ROOM * 2
    assert picture.deviceIndependentSize().toSize() == ROOM
    assert web.asked == ["a"]


@pytest.mark.parametrize(
    ("answer", "reason"), [(None, "Nobody answers."), (b"no picture", "The picture could not be read.")]
)
def test_what_failed_says_why_and_is_asked_for_again_only_when_that_is_forgotten(
    qtbot: QtBot, previews: Previews, web: Web, answer: bytes | None, reason: str
) -> None:
    web.may_answer.set()
    whole = web.answers.pop("a")
    if answer is not None:
        web.answers["a"] = answer
    with qtbot.waitSignal(previews.failed):
        previews.get("a", partial(web.fetch, "a"), ROOM, 1.0)
    web.answers["a"] = whole

    assert previews.get("a", partial(web.fetch, "a"), ROOM, 1.0) is None
    assert web.asked == ["a"]
    assert str(previews.failure("a")) == reason

    previews.forget_failures()
    with qtbot.waitSignal(previews.arrived):
        previews.get("a", partial(web.fetch, "a"), ROOM, 1.0)
