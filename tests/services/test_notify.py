"""Notify: one word a run, none where nothing changed, by the ways and at the hours that the person chose."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metarr_desktop.cli.sentences import notice_sentence
from metarr_desktop.domain.errors import BadInput, Refused, Unavailable
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Progress
from metarr_desktop.domain.notices import Event, Form, Notice, Post, Receipt, Shown
from metarr_desktop.domain.player import PlayerInfo, PlayerType
from metarr_desktop.services.changes import Listeners
from metarr_desktop.services.jobs import JobEvent, JobRunner
from metarr_desktop.services.notify import Notify
from metarr_desktop.store.secrets import Secrets
from tests.services.desk import Desk

PATIENCE_S = 30  # only a failing test waits so long
TOKEN = "tk_51hq8bz7"
NTFY = f"https://ntfy.example/{TOKEN}"


class Ears:
    """Where messages arrive: those of webhooks and those of the desktop."""

    def __init__(self) -> None:
        self.posts: list[Post] = []
        self.notices: list[Notice] = []
        self.hidden: list[str] = []
        self.fails_with: Exception | None = None

    def send(self, post: Post) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        self.posts.append(post)

    def bodies(self) -> list[dict[str, object]]:
        return [json.loads(post.body) for post in self.posts]


class House:
    """The desk with jobs that end as a test says, and what is told of them."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.results: dict[str, JobResult | Exception] = {}
        self.jobs = JobRunner(
            desk.store, {type: self._handler(type) for type in ("scan", "identify", "sync", "tidy")}.get
        )
        self.ears = Ears()
        shown: Listeners[Notice] = Listeners()
        shown.subscribe(self.ears.notices.append)
        self.notify = Notify(
            desk.store,
            Secrets(str(folder)),
            self.jobs,
            desk.newsroom,
            self.ears.send,
            notice_sentence,
            shown,
            self.ears.hidden.append,
        )
        self.jobs.start()

    def _handler(self, type: str) -> Callable[[Payload, Progress], JobResult]:
        def handle(payload: Payload, progress: Progress) -> JobResult:
            result = self.results.get(type, JobResult())
            if isinstance(result, Exception):
                raise result
            return result

        return handle

    def run(self, job: NewJob) -> list[Notice]:
        """Do a job with all that follows; what the desktop was told of it."""
        before = len(self.ears.notices)
        self.jobs.run_until_idle(self.jobs.enqueue(job))
        self.notify.tick()
        return self.ears.notices[before:]

    def finds(self, added: int, *follow_ups: NewJob) -> None:
        counts = {"added": added, "changed": 0, "missing": 0, "returned": 0, "failed": 0}
        phrase = Phrase("scan_done", {"library": "Films", **counts})
        self.results["scan"] = JobResult(counts, summary=(phrase,), follow_ups=follow_ups)


@pytest.fixture
def house(desk: Desk, tmp_path: Path) -> Iterator[House]:
    house = House(desk, tmp_path)
    yield house
    house.jobs.stop()


def quiet_now(desk: Desk, *, is_quiet: bool) -> None:
    hour = desk.clock().astimezone().hour
    start = hour if is_quiet else (hour + 2) % 24
    desk.libraries.put_setting("automation.quiet_from", start)
    desk.libraries.put_setting("automation.quiet_until", (start + 1) % 24)


def test_a_run_is_told_once_with_all_that_followed_from_it(house: House) -> None:
    house.finds(3, NewJob("identify"))
    identified = {"taken": 2, "waiting": 1, "unknown": 0}
    house.results["identify"] = JobResult(identified, summary=(Phrase("identify_done", {**identified, "batch": 1}),))

    (notice,) = house.run(NewJob("scan"))

    assert [part.phrase.code for part in notice.parts] == ["scan_done", "identify_done", "notice_reviews"]
    assert {part.event for part in notice.parts} == {Event.SCAN_FINISHED, Event.NEEDS_YOU}
    title, text = house.notify.text_of(notice)
    assert title == "Metarr: scan finished"
    assert text == "Films: 3 new\nIdentified: 2\nTitles that wait for you to say what they are: 1"


def test_nothing_is_told_before_the_last_job_of_a_run_is_over(house: House) -> None:
    house.finds(1, NewJob("identify"))
    house.results["identify"] = Unavailable("Nobody answers.")
    waits = threading.Event()

    def hear(event: JobEvent) -> None:
        if event.job.type == "identify" and event.job.error:
            waits.set()

    house.jobs.subscribe(hear)
    house.jobs.enqueue(NewJob("scan"))
    assert waits.wait(PATIENCE_S)

    house.notify.tick()

    assert house.ears.notices == []


def test_a_scan_that_found_nothing_is_not_worth_a_word(house: House) -> None:
    house.finds(0)

    assert house.run(NewJob("scan")) == []
    assert house.notify.latest() == []


def test_an_event_is_muted_on_one_way_and_told_on_the_other(house: House) -> None:
    house.notify.add("Phone", Form.NTFY, NTFY)
    house.desk.libraries.put_setting("notify.scan_finished", False)
    house.finds(1)

    shown = house.run(NewJob("scan"))

    assert shown == []
    assert [body["title"] for body in house.ears.bodies()] == ["Metarr: scan finished"]


def test_a_failed_job_is_told_with_its_reason_and_what_needed_it_is_not(house: House) -> None:
    house.results["scan"] = BadInput("/films is no folder.")
    (scan,) = house.jobs.enqueue(NewJob("scan"))
    house.run(NewJob("tidy", needs=(scan,)))

    (notice,) = house.ears.notices
    assert [notice_sentence(part.phrase) for part in notice.parts] == [
        "scan: /films is no folder. `metarr jobs retry` tries it again."
    ]
    assert notice.event is Event.JOB_FAILED


def test_a_player_that_does_not_answer_is_told_once_until_it_did(house: House) -> None:
    with house.desk.store.write() as unit:
        group = unit.players.add_group("Home", PlayerType.KODI, "own")
        den = unit.players.add(group, "Den", host="den", port=8080, ws_port=None, url="", user="")

    def sync(*, answers: bool) -> int:
        with house.desk.store.write() as unit:
            if answers:
                unit.players.met(den, PlayerInfo("Kodi", "21"))
            else:
                unit.players.missed(den, "off", "den does not answer.")
        return len(house.run(NewJob("sync")))

    told = [sync(answers=answers) for answers in (False, False, True, False)]

    assert told == [1, 0, 0, 1]
    last = house.ears.notices[-1]
    assert [one.phrase.args["problem"] for one in last.parts] == ["Den: den does not answer."]


def test_a_retried_job_does_not_have_its_whole_run_told_again(house: House) -> None:
    house.finds(1, NewJob("identify"))
    house.results["identify"] = BadInput("No key.")
    house.run(NewJob("scan"))
    failed = next(job for job in house.desk.store.jobs.page() if job.type == "identify")
    house.results["identify"] = JobResult({"waiting": 2})

    house.jobs.retry(failed.id)
    house.jobs.run_until_idle([failed.id])
    house.notify.tick()

    assert [[part.phrase.code for part in one.parts] for one in house.ears.notices] == [
        ["scan_done", "notice_failed"],
        ["notice_reviews"],
    ]


def test_quiet_hours_hold_everything_and_one_summary_follows_also_after_a_restart(
    house: House, desk: Desk, tmp_path: Path
) -> None:
    house.notify.add("Phone", Form.NTFY, NTFY)
    quiet_now(desk, is_quiet=True)
    house.finds(2)
    held = house.run(NewJob("scan", {"n": 1})) + house.run(NewJob("scan", {"n": 2}))
    later = House(desk, tmp_path)
    quiet_now(desk, is_quiet=False)

    later.notify.tick()
    later.notify.tick()

    assert (held, house.ears.posts) == ([], [])
    (summary,) = later.ears.notices
    assert summary.is_summary
    assert [part.phrase.args["added"] for part in summary.parts] == [4]
    assert [body["title"] for body in later.ears.bodies()] == ["Metarr: while it was quiet"]
    later.jobs.stop()


def test_what_does_not_arrive_is_sent_again_with_growing_pauses_over_a_restart(
    house: House, desk: Desk, tmp_path: Path
) -> None:
    house.notify.add("Phone", Form.NTFY, NTFY)
    house.ears.fails_with = Unavailable("ntfy.example does not answer in time.")
    house.finds(1)
    house.run(NewJob("scan"))
    (target,) = house.notify.targets()

    later = House(desk, tmp_path)
    later.notify.tick()
    at_once = list(later.ears.posts)
    desk.clock.turn(seconds=11)
    later.notify.tick()

    assert (target.error, target.waiting) == ("ntfy.example does not answer in time.", 1)
    assert at_once == []
    assert len(later.ears.posts) == 1
    assert [(one.error, one.waiting) for one in later.notify.targets()] == [("", 0)]
    later.jobs.stop()


def test_a_clock_that_was_set_back_holds_no_message_up(house: House, desk: Desk) -> None:
    house.notify.add("Phone", Form.NTFY, NTFY)
    house.ears.fails_with = Unavailable("ntfy.example does not answer in time.")
    house.finds(1)
    house.run(NewJob("scan"))
    house.ears.fails_with = None

    desk.clock.turn(days=-400)
    house.notify.tick()

    assert len(house.ears.posts) == 1


def test_what_never_arrives_is_given_up(house: House, desk: Desk) -> None:
    house.notify.add("Phone", Form.NTFY, NTFY)
    house.ears.fails_with = Unavailable("ntfy.example does not answer in time.")
    house.finds(1)
    house.run(NewJob("scan"))

    for _ in range(10):
        desk.clock.turn(days=1)
        house.notify.tick()

    assert [one.waiting for one in house.notify.targets()] == [0]


def test_a_wrong_address_is_not_tried_again(house: House, desk: Desk) -> None:
    house.notify.add("Phone", Form.NTFY, NTFY)
    house.ears.fails_with = Refused("ntfy.example does not take messages at that address (it answered 404).")
    house.finds(1)

    house.run(NewJob("scan"))

    (target,) = house.notify.targets()
    assert (target.waiting, "404" in target.error) == (0, True)


def test_the_address_is_kept_with_the_secrets_and_nowhere_else(house: House, desk: Desk) -> None:
    target = house.notify.add("Phone", Form.NTFY, NTFY)
    house.notify.test(target)

    assert TOKEN not in repr((target, house.ears.posts))
    assert TOKEN in house.ears.hidden
    assert TOKEN.encode() not in (desk.folder / "library.db").read_bytes()
    assert TOKEN.encode() not in Path(f"{desk.folder / 'library.db'}-wal").read_bytes()


def test_a_webhook_that_is_switched_off_gets_nothing_and_a_removed_one_is_forgotten(house: House) -> None:
    target = house.notify.add("Phone", Form.NTFY, NTFY)
    house.notify.set_enabled(target, False)
    house.finds(1)
    house.run(NewJob("scan"))

    house.notify.remove(target)

    assert house.ears.posts == []
    assert house.notify.targets() == []
    with pytest.raises(BadInput):
        house.notify.add(" ", Form.NTFY, NTFY)


def test_what_was_told_says_where_it_was_shown_and_which_webhooks_took_it(house: House) -> None:
    house.notify.add("Phone", Form.NTFY, NTFY)
    house.finds(1)

    house.run(NewJob("scan"))

    (told,) = house.notify.latest()
    assert (told.shown, told.receipts) == (Shown.DESKTOP, (Receipt("Phone"),))


def test_what_did_not_arrive_says_why_and_when_it_is_sent_again_until_it_is_given_up(house: House, desk: Desk) -> None:
    house.notify.add("Phone", Form.NTFY, NTFY)
    house.ears.fails_with = Unavailable("ntfy.example does not answer in time.")
    house.finds(1)
    house.run(NewJob("scan"))

    (waiting,) = house.notify.latest()[0].receipts
    assert waiting == Receipt("Phone", "ntfy.example does not answer in time.", waiting.due_at)
    assert waiting.due_at is not None
    for _ in range(10):
        desk.clock.turn(days=1)
        house.notify.tick()

    assert house.notify.latest()[0].receipts == (Receipt("Phone", "ntfy.example does not answer in time."),)


def test_what_quiet_hours_held_back_is_said_to_be_held_and_then_to_be_in_the_summary(house: House, desk: Desk) -> None:
    quiet_now(desk, is_quiet=True)
    house.finds(2)
    house.run(NewJob("scan"))
    (held,) = house.notify.latest()

    quiet_now(desk, is_quiet=False)
    house.notify.tick()

    summary, released = house.notify.latest()
    assert (held.is_held, held.shown) == (True, Shown.NOWHERE)
    assert (released.is_held, released.shown) == (False, Shown.SUMMARY)
    assert (summary.notice.is_summary, summary.shown) == (True, Shown.DESKTOP)


def test_a_message_that_was_muted_before_it_arrived_is_withdrawn(house: House, desk: Desk) -> None:
    target = house.notify.add("Phone", Form.NTFY, NTFY)
    house.ears.fails_with = Unavailable("ntfy.example does not answer in time.")
    house.finds(1)
    house.run(NewJob("scan"))
    house.ears.fails_with = None
    desk.libraries.put_setting("notify.scan_finished_out", False)

    desk.clock.turn(days=1)
    house.notify.tick()

    assert house.ears.posts == []
    assert house.notify.latest()[0].receipts == ()
    assert house.notify.target(target.name).sent_at is None
