"""One delivery run: what Jellyfin is told, and waiting until it shows it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from metarr_desktop.domain.errors import Cancelled
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Delivery, Proof
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.jellyfin.api import Api
from metarr_desktop.players.jellyfin.compare import wanted_ids
from metarr_desktop.players.jellyfin.find import look, title_folder, whole
from metarr_desktop.players.jellyfin.hearing import Hearing
from metarr_desktop.players.jellyfin.owed import Owed
from metarr_desktop.players.jellyfin.paths import is_speakable, is_within
from metarr_desktop.players.jellyfin.pictures import Pictures
from metarr_desktop.players.jellyfin.rows import Row, rows_of
from metarr_desktop.players.jellyfin.setup import libraries, sees
from metarr_desktop.players.jellyfin.standing import Standing
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
        self._all: list[Standing] = []
        self._moved_s = 0.0

    def run(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """Compare, tell what differs, wait, say how it stands."""
        self._all = [Standing(one) for one in deliveries]
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
            one.begin(row, self._pictures)
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
                one.refused = sentence("not in Jellyfin: its path is not UTF-8, and Jellyfin reads no other")
            elif not any(is_within(folder, own) for library in known for own in library.folders):
                one.refused = sentence(f"not in Jellyfin: none of its libraries holds {one.delivery.source}")

    def _refuse_what_lies_there(self) -> None:
        """Nothing but the end of its file takes an item off Jellyfin; the one call that could would delete the file."""
        leaving = [one for one in self._all if one.row and not one.is_shown and one.delivery.file]
        for one, is_seen in zip(leaving, sees(self._api, [one.delivery.file for one in leaving]), strict=True):
            if is_seen:
                one.refused = sentence(
                    f"{one.differences[0]}: Jellyfin shows every file that lies in its libraries, and this one does"
                )

    def _owe(self, waiting: Sequence[Standing]) -> None:
        """Marks hang on ids and files; those of a show's episodes hang on the show's ids."""
        coming = {one.delivery.item: one.delivery for one in waiting if one.is_shown}
        rows, holders = [], []
        for one in waiting:
            if one.row is None:
                continue
            if one.is_shown:
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
        self._ask(is_last=True)
        self._walk(is_last=True)

    def _may_come(self, one: Standing, now: float) -> bool:
        if not one.is_open:
            return False
        if one.saved_s is not None:
            return now - self._moved_s < QUIET_S if one.is_new else now - one.saved_s < SETTLE_S
        return now - self._moved_s < (QUIET_S if self._is_told(one) else REPORT_S)

    def _is_told(self, one: Standing) -> bool:
        """Whether it was told by an id, so that Jellyfin is at it now."""
        return self._report_of(one) == "" or (one.row is not None and one.is_shown)

    def _report_of(self, one: Standing) -> str:
        folder = title_folder(one.delivery)
        return next((reported for reported in self._reports if is_within(folder, reported)), "")

    def _ask(self, *, is_last: bool = False) -> None:
        """Look at those whose ids are known."""
        known = [one for one in self._all if one.is_open and one.row and one.is_shown]
        rows = rows_of(self._api, list(dict.fromkeys(one.row.id for one in known if one.row)))
        for one in known:
            if one.row and (row := rows.get(one.row.id)):
                self._look_again(one, row, is_last)
        self._advance()

    def _walk(self, *, is_last: bool = False) -> None:
        """Look for what was not there, and for what has to go."""
        sought = [one for one in self._all if one.is_open and (one.row is None) is (one.is_shown)]
        if not sought:
            return
        deliveries = [one.delivery for one in sought]
        rows = look(self._api, deliveries).match(deliveries)
        for one, row in zip(sought, whole(self._api, rows), strict=True):
            self._look_again(one, row, is_last)
        self._advance()

    def _look_again(self, one: Standing, row: Row | None, is_last: bool) -> None:
        if one.look_again(row, self._pictures, is_last=is_last):
            self._moved_s = time.monotonic()

    # --- afterwards -------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        arrived = {one.delivery.file: one.row for one in self._all if one.row and one.is_shown}
        done = [one.row.id for one in self._all if one.row and (one.is_there or one.is_read)]
        self._owed.settle(self._api, arrived, done)

    def _forget_reports(self) -> None:
        """What came of a report is over: the next change there is reported anew."""
        waiting = {self._report_of(one) for one in self._all if one.is_open}
        for folder in {self._report_of(one) for one in self._all} - waiting - {""}:
            del self._reports[folder]

    def _advance(self) -> None:
        self._progress(sum(not one.is_open for one in self._all), len(self._all))

    def _proof(self, one: Standing) -> Proof:
        report = self._reports.get(self._report_of(one))
        return one.proof(is_overdue=report is not None and time.monotonic() - report.first_s >= REPORT_AGAIN_S)
