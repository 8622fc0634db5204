"""One delivery run: what Jellyfin is told, and waiting until it shows it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Action, Delivery, Outcome, Proof
from metarr_desktop.players.jellyfin.api import Api
from metarr_desktop.players.jellyfin.compare import has_to_be_read, text_differences, wanted_ids
from metarr_desktop.players.jellyfin.find import is_speakable, is_within, look, title_folder, whole
from metarr_desktop.players.jellyfin.hearing import Hearing
from metarr_desktop.players.jellyfin.owed import Owed
from metarr_desktop.players.jellyfin.pictures import Pictures
from metarr_desktop.players.jellyfin.rows import MEDIA, Row, rows_of
from metarr_desktop.players.jellyfin.setup import libraries, sees
from metarr_desktop.players.jellyfin.telling import plan, send

#: How soon a cancel is noticed.
TICK_S = 0.25
#: How often Jellyfin is asked for items whose ids are known, and how often its lists are walked for new ones: soon
#: first, as a look into a known show takes it a moment, then less and less.
ASK_EVERY_S = 1.0
WALK_SOON_S = 2.0
WALK_EVERY_S = 10.0
#: How long it may save an item again after it did once: pictures come after texts.
SETTLE_S = 5.0
#: How long nothing may come of what it does at once before we go; it goes on with it, and is asked another time.
QUIET_S = 30.0
#: The same for what was reported: Jellyfin waits a minute first (LibraryMonitorDelay), for which nobody is kept here.
REPORT_S = 10.0
#: A report of the same folder would begin that minute anew. Busy servers took a quarter of an hour (jellyfin#16176).
REPORT_AGAIN_S = 1_200.0


@dataclass(slots=True)
class Report:
    """A folder that was reported and has not been seen to be done: when first, and when last."""

    first_s: float
    last_s: float


@dataclass(slots=True)
class Open:
    """A delivery and how far it is. `row` is the state that was judged last, `saved_s` when that had changed.

    `is_new`: Jellyfin did not have it when we began. `is_unread`: it has, and has to read its NFO again.
    """

    delivery: Delivery
    row: Row | None = None
    is_new: bool = False
    is_unread: bool = False
    saved_s: float | None = None
    is_there: bool = False
    differences: tuple[str, ...] = ()
    refused: str = ""

    @property
    def is_open(self) -> bool:
        return not self.is_there and not self.refused

    @property
    def is_read(self) -> bool:
        """Whether Jellyfin was told of what it knew, and has done it."""
        return self.saved_s is not None and not self.is_new and self.delivery.action is Action.SHOW


class Errand:
    """Tells Jellyfin about some items; used once. `reports` are of the errands before, by folder."""

    def __init__(
        self,
        api: Api,
        hearing: Hearing,
        owed: Owed,
        reports: dict[str, Report],
        progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._api = api
        self._hearing = hearing
        self._owed = owed
        self._reports = reports
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._pictures = Pictures(api)
        self._all: list[Open] = []
        self._moved_s = 0.0

    def run(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """Compare, tell what differs, wait, say how it stands."""
        self._all = [Open(one) for one in deliveries]
        self._advance()
        self.stop_if_cancelled()
        try:
            self._tell(deliveries)
            self._wait()
        finally:
            self._settle()
        self._forget_reports()
        self._progress(len(deliveries), len(deliveries))
        return [self._proof(one) for one in self._all]

    def stop_if_cancelled(self) -> None:
        """Raises Cancelled if the person said so."""
        if self._is_cancelled():
            raise Cancelled("Telling Jellyfin was stopped; what was told before stays told.")

    # --- telling ----------------------------------------------------------------------------------------------------

    def _tell(self, deliveries: Sequence[Delivery]) -> None:
        shelf = look(self._api, deliveries)
        for one, row in zip(self._all, whole(self._api, shelf.match(deliveries)), strict=True):
            self.stop_if_cancelled()
            one.is_new = row is None
            one.is_unread = row is not None and has_to_be_read(one.delivery)
            self._judge(one, row)
            self._advance()
        self._refuse_outsiders()
        self._refuse_what_lies_there()
        waiting = [one for one in self._all if one.is_open]
        told = plan(
            [one.delivery for one in waiting],
            [one.row for one in waiting],
            [one.is_unread or bool(one.differences) for one in waiting],
            shelf,
        )
        self._owe(waiting)
        now = time.monotonic()
        known = {folder for folder, one in self._reports.items() if now - one.last_s < REPORT_AGAIN_S}
        fresh = tuple(folder for folder in told.reports if folder not in known)
        send(self._api, replace(told, reports=fresh), self.stop_if_cancelled)
        for folder in fresh:
            self._reports.setdefault(folder, Report(now, now)).last_s = now

    def _refuse_outsiders(self) -> None:
        """What lies in none of its libraries is dropped without a word when it is reported; no text, with an error."""
        missing = [one for one in self._all if one.is_open and one.row is None]
        known = libraries(self._api) if missing else []
        for one in missing:
            folder = title_folder(one.delivery)
            if not is_speakable(one.delivery.file or one.delivery.folder):
                one.refused = "not in Jellyfin: its path is not UTF-8, and Jellyfin reads no other"
            elif not any(is_within(folder, own) for library in known for own in library.folders):
                one.refused = f"not in Jellyfin: none of its libraries holds {one.delivery.source}"

    def _refuse_what_lies_there(self) -> None:
        """Nothing but the end of its file takes an item off Jellyfin; the one call that could would delete the file."""
        leaving = [one for one in self._all if one.row and one.delivery.action is Action.REMOVE and one.delivery.file]
        for one, is_seen in zip(leaving, sees(self._api, [one.delivery.file for one in leaving]), strict=True):
            if is_seen:
                one.refused = (
                    f"{one.differences[0]}: Jellyfin shows every file that lies in its libraries, and this one does"
                )

    def _owe(self, waiting: Sequence[Open]) -> None:
        """Marks hang on ids and files; those of a show's episodes hang on the show's ids."""
        coming = {one.delivery.item: one.delivery for one in waiting if one.delivery.action is Action.SHOW}
        rows, holders = [], []
        for one in waiting:
            if one.row is None:
                continue
            if one.delivery.action is Action.SHOW:
                rows.append(one.row)
                if one.delivery.kind is Kind.SERIES and wanted_ids(one.delivery) - one.row.ids:
                    holders.append(one.row)
            elif (new := coming.get(one.delivery.item)) and new.file:
                rows.append(one.row)
                self._owed.move(one.row, new.file)
        self._owed.remember(self._api, rows, holders)

    # --- waiting ----------------------------------------------------------------------------------------------------

    def _wait(self) -> None:
        asked = walked = self._moved_s = time.monotonic()
        pace_s = WALK_SOON_S
        while any(self._may_come(one, time.monotonic()) for one in self._all):
            self.stop_if_cancelled()
            news = self._hearing.next(TICK_S)
            now = time.monotonic()
            if news or now - asked >= ASK_EVERY_S:
                self._ask()
                asked = time.monotonic()
            if (news and news.has_more) or now - walked >= pace_s:
                self._walk()
                walked = time.monotonic()
                # Less and less often; a large library, which takes its time, less than that.
                pace_s = max(min(WALK_EVERY_S, 2 * pace_s), 5 * (walked - now))
        self._walk()

    def _may_come(self, one: Open, now: float) -> bool:
        if not one.is_open:
            return False
        if one.saved_s is not None:
            return now - self._moved_s < QUIET_S if one.is_new else now - one.saved_s < SETTLE_S
        return now - self._moved_s < (QUIET_S if self._is_told(one) else REPORT_S)

    def _is_told(self, one: Open) -> bool:
        """Whether it was told by an id, so that Jellyfin is at it now."""
        return self._report_of(one) == "" or (one.row is not None and one.delivery.action is Action.SHOW)

    def _report_of(self, one: Open) -> str:
        folder = title_folder(one.delivery)
        return next((reported for reported in self._reports if is_within(folder, reported)), "")

    def _ask(self) -> None:
        """Look at those whose ids are known."""
        known = [one for one in self._all if one.is_open and one.row and one.delivery.action is Action.SHOW]
        rows = rows_of(self._api, list(dict.fromkeys(one.row.id for one in known if one.row)))
        for one in known:
            if one.row and (row := rows.get(one.row.id)):
                self._judge_again(one, row)
        self._advance()

    def _walk(self) -> None:
        """Look for what was not there, and for what has to go."""
        sought = [one for one in self._all if one.is_open and (one.row is None) is (one.delivery.action is Action.SHOW)]
        if not sought:
            return
        deliveries = [one.delivery for one in sought]
        rows = look(self._api, deliveries).match(deliveries)
        for one, row in zip(sought, whole(self._api, rows), strict=True):
            self._judge_again(one, row)
        self._advance()

    def _judge_again(self, one: Open, row: Row | None) -> None:
        """Only what Jellyfin saved since: its pictures are fetched for it."""
        if _state(row) != _state(one.row):
            one.saved_s = self._moved_s = time.monotonic()
            one.is_unread = False
            self._judge(one, row)

    def _judge(self, one: Open, row: Row | None) -> None:
        """How a delivery stands by the state in which Jellyfin has it."""
        if MEDIA.get(one.delivery.kind) is None:
            one.is_there = True
            return
        one.row = row
        if one.delivery.action is Action.REMOVE:
            one.is_there = row is None
            one.differences = (f"still shown as “{row.title}”",) if row else ()
        elif row is not None:
            texts = text_differences(one.delivery, row)
            one.differences = texts or self._pictures.differences(one.delivery, row, is_thorough=True)
            one.is_there = not one.differences and not one.is_unread

    # --- afterwards -------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        arrived = {one.delivery.file: one.row for one in self._all if one.row and one.delivery.action is Action.SHOW}
        done = [one.row.id for one in self._all if one.row and (one.is_there or one.is_read)]
        self._owed.settle(self._api, arrived, done)

    def _forget_reports(self) -> None:
        """What came of a report is over: the next change there is reported anew."""
        waiting = {self._report_of(one) for one in self._all if one.is_open}
        for folder in {self._report_of(one) for one in self._all} - waiting - {""}:
            del self._reports[folder]

    def _advance(self) -> None:
        self._progress(sum(not one.is_open for one in self._all), len(self._all))

    def _proof(self, one: Open) -> Proof:
        if one.is_there:
            return Proof(one.delivery.item, Outcome.THERE)
        if one.refused:
            return Proof(one.delivery.item, Outcome.FAILED, (one.refused,))
        if one.is_read:
            return Proof(one.delivery.item, Outcome.FAILED, one.differences)
        report = self._reports.get(self._report_of(one))
        is_overdue = report is not None and time.monotonic() - report.first_s >= REPORT_AGAIN_S
        why = one.differences or ("told, and Jellyfin has not taken it up yet",)
        return Proof(one.delivery.item, Outcome.FAILED if is_overdue else Outcome.WAITING, why)


def _state(row: Row | None) -> tuple[str, str]:
    return (row.id, row.etag) if row else ("", "")
