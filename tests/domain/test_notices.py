"""What of a run is worth a word, and what quiet hours make of several."""

from __future__ import annotations

from typing import Any

import pytest

from metarr_desktop.domain.jobs import Job, JobResult, JobStatus, Phrase
from metarr_desktop.domain.kinds import JobId, LibraryId, LibraryType, RootId
from metarr_desktop.domain.notices import Channel, Event, Notice, Part, pause_after, summary_of, told
from metarr_desktop.domain.views import LibraryView, RootView

BEGAN = "2026-05-04 12:00:00"


def a_job(type: str, result: JobResult | None = None, *, error: str = "", attempts: int = 1, **payload: object) -> Job:
    status = JobStatus.FAILED if error else JobStatus.DONE
    result = None if error else result or JobResult()
    return Job(JobId(1), type, 5, status, payload, BEGAN, result=result, error=error, attempts=attempts)


def a_scan(library: str = "Films", *, is_watched: bool = False, **counts: int) -> Job:
    phrase = Phrase("scan_done", {"library": library, **counts})
    payload: dict[str, Any] = {"is_watched": True} if is_watched else {}
    return a_job("scan", JobResult(counts, summary=(phrase,)), library=1, **payload)


def codes(notice: Notice | None) -> list[tuple[Event, str]]:
    return [(part.event, part.phrase.code) for part in notice.parts] if notice else []


def a_library(*roots: RootView) -> LibraryView:
    return LibraryView(LibraryId(1), "Films", LibraryType.MOVIE, True, roots)


@pytest.mark.parametrize(
    ("job", "is_told"),
    [
        (a_scan(added=0, changed=0, missing=0, returned=0), False),
        (a_scan(added=0, changed=2, missing=0, returned=0), True),
        (a_scan(is_watched=True, added=0, changed=2, missing=0, returned=0), False),
        (a_scan(is_watched=True, added=0, changed=0, missing=1, returned=0), True),
        (a_job("publish", JobResult({"written": 4}, summary=(Phrase("publish_done", {"written": 4}),))), False),
    ],
)
def test_a_scan_is_told_where_it_found_something(job: Job, is_told: bool) -> None:
    assert bool(told([job], [], BEGAN)) is is_told


def test_scans_of_one_library_are_told_as_one() -> None:
    notice = told([a_scan(added=1), a_scan(added=2), a_scan("Series", added=5)], [], BEGAN)

    assert notice is not None
    assert [(part.phrase.args["library"], part.phrase.args["added"]) for part in notice.parts] == [
        ("Films", 3),
        ("Series", 5),
    ]


def test_folders_of_which_much_is_gone_are_told_when_that_was_found_and_not_again() -> None:
    before = RootView(RootId(1), "/films", False, held_missing=40, held_at="2026-05-04 11:59:59")
    now = RootView(RootId(2), "/more", False, held_missing=60, held_at="2026-05-04 12:00:05")

    notice = told([a_scan()], [a_library(before, now)], BEGAN)

    assert codes(notice) == [(Event.NEEDS_YOU, "notice_held")]
    assert notice is not None
    assert notice.parts[0].phrase.args == {"path": "/more", "count": 60}


def test_a_backup_is_told_where_it_failed_or_did_not_reach_the_second_place() -> None:
    failed = a_job("backup", error="The disk is full.")
    halved = a_job("backup", JobResult(problems=("/mnt/second is not there.",)))
    well = a_job("backup")

    assert codes(told([failed], [], BEGAN)) == [(Event.BACKUP_FAILED, "notice_backup")]
    assert codes(told([halved], [], BEGAN)) == [(Event.BACKUP_FAILED, "notice_backup")]
    assert told([well], [], BEGAN) is None


def test_what_was_given_up_with_a_failed_job_is_not_told_besides() -> None:
    given_up = a_job("publish", error="It needed job 1, which failed.", attempts=0)

    assert told([given_up], [], BEGAN) is None


def test_trouble_heads_a_notice_that_tells_of_several_things() -> None:
    notice = told([a_scan(added=1), a_job("identify", error="No key.")], [], BEGAN)

    assert notice is not None
    assert notice.event is Event.JOB_FAILED


def test_a_way_on_which_all_of_it_is_muted_carries_nothing() -> None:
    notice = Notice((Part(Event.JOB_FAILED, Phrase("notice_failed")),))
    rules = {(event, channel): event is not Event.JOB_FAILED for event in Event for channel in Channel}

    assert notice.on(Channel.OUT, rules) is None


def test_a_summary_adds_up_what_is_alike_and_keeps_the_last_announcement() -> None:
    def purge(count: int) -> Part:
        return Part(Event.PURGE_ANNOUNCED, Phrase("purge_announced", {"count": count, "on": "2026-05-20"}))

    def failed(error: str) -> Part:
        return Part(Event.JOB_FAILED, Phrase("notice_failed", {"type": "scan", "error": error}))

    scans = [told([a_scan(added=number)], [], BEGAN) for number in (1, 2)]
    found = [one for one in scans if one is not None]

    summary = summary_of([*found, Notice((purge(3), failed("a"))), Notice((purge(4), failed("a"), failed("b")))])

    assert summary is not None
    assert [dict(part.phrase.args) for part in summary.parts] == [
        {"library": "Films", "added": 3},
        {"count": 4, "on": "2026-05-20"},
        {"type": "scan", "error": "a"},
        {"type": "scan", "error": "b"},
    ]
    assert summary_of([]) is None


def test_pauses_grow_until_a_message_is_given_up() -> None:
    pauses = [pause_after(attempts) for attempts in range(1, 8)]

    assert pauses == [10, 60, 300, 1800, 7200, 21_600, None]
