"""Sync: deliver to each player what waits for it, then ask it back.

What changed waits in the outbox until the player is there and may be told. A line leaves it only when the player,
asked, shows it; the proof is kept, so that the window can say "12 of 12 there". A player that had a library before we
came is first compared only (`services.adoption`), and what plays is not disturbed unless the group allows it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.automation import HandOver
from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.player import Action, Delivery, Moment, Outcome, ParcelState, Player, Playing, Proof
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.services import automation
from metarr_desktop.services.job_lines import Troubles
from metarr_desktop.services.parcels import keep_proofs, parts_of, verdicts
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Progress
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.services.adoption import Adoption
    from metarr_desktop.services.contacts import Contacts
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.outbox import Parcel

log = logging.getLogger(__name__)

_PARCELS_A_PORTION = 500
#: What a player would not show is told again by itself after 1, 4, 16 … minutes, at most twice a day.
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=12)
#: How long the files of a title may be gone before its removal is told by itself.
_GRACE = timedelta(minutes=10)
_NIGHT = range(1, 6)


@dataclass(slots=True)
class PlayerReport:
    """How one player stands: `there` of `total` items it should show are proved; `errors` are sentences.

    `held` of those that wait are held back because it plays `playing`, or until night. When it was last asked, `differ`
    were shown otherwise than here and `absent` not at all. Not `is_adopted`: it is only compared yet.
    """

    group: str
    player: str
    there: int = 0
    total: int = 0
    waiting: int = 0
    held: int = 0
    failed: int = 0
    differ: int = 0
    absent: int = 0
    playing: str = ""
    is_adopted: bool = True
    errors: list[str] = field(default_factory=list)


class Sync:
    """The verb. One errand a player at a time; players of one group one after another."""

    def __init__(self, store: Store, contacts: Contacts, adoption: Adoption) -> None:
        self._store = store
        self._contacts = contacts
        self._adoption = adoption

    # --- how they stand ---------------------------------------------------------------------------------------------

    def standing(self, group: str = "") -> list[PlayerReport]:
        """How each player stands by what it last said; nobody is told or asked anything."""
        return [self._report(view, player) for view, player in self._contacts.served(group)]

    def _report(self, group: GroupView, player: PlayerView) -> PlayerReport:
        report = PlayerReport(group.name, player.name, is_adopted=player.adopted_at is not None)
        wanted = set(self._store.players.published_items(group.libraries))
        proved = self._store.players.proved(player.id)
        outbox = self._store.outbox.of(player.id)
        playing = self._store.players.playing().get(player.id, [])
        report.total = len(wanted)
        report.there = sum(1 for item in wanted if proved.get(item) is Outcome.THERE)
        report.differ = sum(1 for item in wanted if proved.get(item) is Outcome.FAILED)
        report.absent = sum(1 for item in wanted if proved.get(item) is Outcome.WAITING)
        report.failed = sum(1 for parcel in outbox if parcel.state is ParcelState.FAILED)
        report.waiting = len(outbox) - report.failed
        report.playing = playing[0].title if playing else ""
        report.held = report.waiting if self._is_held(group, playing) else 0
        titles = {row.id: row.title for row in self._store.items.rows([one.item for one in outbox if one.error])}
        report.errors.extend(_sentences(outbox, titles))
        open_items = {parcel.item for parcel in outbox}
        report.there -= len([item for item in open_items & wanted if proved.get(item) is Outcome.THERE])
        return report

    def may_tell(self, group: GroupView, player: PlayerView) -> bool:
        """Whether a player may be told now by itself, by what it was last seen to play."""
        is_ours = player.adopted_at is not None or not self._store.players.snapshots(player.id)
        return is_ours and not self._is_held(group, self._store.players.playing().get(player.id, []))

    def _is_held(self, group: GroupView, playing: Sequence[Playing]) -> bool:
        """Whether the group's choice forbids telling a player that plays this now."""
        if group.moment is Moment.NOW:
            return False
        return bool(playing) or (group.moment is Moment.NIGHT and self._now().astimezone().hour not in _NIGHT)

    def _now(self) -> datetime:
        return self._store.clock()

    # --- delivering -------------------------------------------------------------------------------------------------

    def run(
        self, progress: Progress, group: str = "", *, is_asked: bool = False, is_pressing: bool = False
    ) -> list[PlayerReport]:
        """Deliver what waits, to every enabled player or those of one group, and say how each stands.

        By itself only what is due is told, and a player that had a library before is only compared; a person who asks
        has all of it told, and `is_pressing` also a player that plays. One player's failure does not keep another
        from being served.
        """
        reports = []
        for view, player in self._contacts.served(group):
            error = self._serve(view, player, progress, is_asked=is_asked, is_pressing=is_pressing)
            report = self._report(view, self._store.players.named(player.name))
            if error:
                report.errors.append(error)
            _say_standing(report, progress)
            reports.append(report)
        return reports

    def due(self, player: PlayerView) -> list[Parcel]:
        """What waits for a player and may be told by itself now."""
        now = stamp(self._now())
        due = [one for one in self._store.outbox.of(player.id) if one.due_at is None or one.due_at <= now]
        asks = automation.asked_about(self._store, HandOver.SYNC, [one.item for one in due])
        asks |= self._just_vanished(due)
        return [one for one in due if one.item not in asks]

    def _just_vanished(self, parcels: Sequence[Parcel]) -> set[ItemId]:
        """Titles whose files are gone for a short while only: a better copy may be on its way.

        A manager deletes the old file before it moves the new one in. Told of both at once, a player keeps what was
        watched; told of the one, it has forgotten it by the other.
        """
        since = stamp(self._now() - _GRACE)
        fresh = {one.item for one in parcels if one.action is Action.REMOVE and one.queued_at > since}
        return {row.id for row in self._store.items.rows(sorted(fresh)) if row.is_missing and not row.deleted_at}

    def _serve(
        self, group: GroupView, player: PlayerView, progress: Progress, *, is_asked: bool, is_pressing: bool
    ) -> str:
        """Tell one player what it may be told; the sentence why that could not be done."""
        parcels = self._store.outbox.of(player.id) if is_asked else self.due(player)
        if not parcels:
            return ""
        try:
            with self._contacts.talk(player) as connected:
                self._contacts.greet(player, connected)
                playing = self._contacts.playing(player, connected)
                if self._is_held(group, playing) and not is_pressing:
                    return ""
                if not self._adoption.adopt(group, player, connected, progress, is_asked=is_asked):
                    return ""
                try:
                    self._tell(group, player, connected, progress, is_asked=is_asked)
                finally:
                    if playing and not group.type.is_server:  # a server's apps play on, whatever it reads
                        connected.resume(playing)
        except MetarrError as error:
            progress.check()
            return str(error)
        return ""

    def _tell(
        self, group: GroupView, player: PlayerView, connected: Player, progress: Progress, *, is_asked: bool
    ) -> None:
        parcels = self._store.outbox.of(player.id) if is_asked else self.due(player)
        for start in range(0, len(parcels), _PARCELS_A_PORTION):
            progress.check()
            some = parcels[start : start + _PARCELS_A_PORTION]
            told = [one for one in some if one.is_told] if group.database == "shared" else []
            untold = [one for one in some if one not in told]
            position = (start, len(parcels))
            self._deliver(group, player, connected, untold, progress, position)
            if told:
                self._renew(group, player, connected, told, progress)

    def _deliver(
        self,
        group: GroupView,
        player: PlayerView,
        connected: Player,
        parcels: Sequence[Parcel],
        progress: Progress,
        position: tuple[int, int],
    ) -> None:
        """One portion: told, proved, and settled in the outbox."""
        if not parcels:
            return
        with self._store.write(durable=False) as unit:
            unit.outbox.sent(player.id, parcels)
        parts, unreachable = parts_of(self._store, player.id, parcels, group.mappings)
        start, total = position
        proofs = connected.deliver(
            [part for _, part in parts],
            lambda done, of: progress.report(start + done * len(parcels) // max(1, of), total, "sync"),
            lambda: progress.is_cancelled,
        )
        self._settle(player, parcels, parts, verdicts(parcels, parts, proofs, unreachable), progress)

    def _renew(
        self, group: GroupView, player: PlayerView, connected: Player, parcels: Sequence[Parcel], progress: Progress
    ) -> None:
        """What another player of the shared database was told: this one's own copies of the pictures."""
        parts, unreachable = parts_of(self._store, player.id, parcels, group.mappings)
        proofs = connected.renew([part for _, part in parts])
        self._settle(player, parcels, parts, verdicts(parcels, parts, proofs, unreachable), progress)

    def _settle(
        self,
        player: PlayerView,
        parcels: Sequence[Parcel],
        parts: Sequence[tuple[Parcel, Delivery]],
        proofs: Sequence[Proof],
        progress: Progress,
    ) -> None:
        due = [
            None if proof.outcome is Outcome.THERE else self._next_try(parcel.tries)
            for parcel, proof in zip(parcels, proofs, strict=True)
        ]
        with self._store.write() as unit:
            unit.outbox.settle(player.id, parcels, proofs, due)
            keep_proofs(unit, player.id, parcels, parts, proofs)
        done = sum(1 for proof in proofs if proof.outcome is Outcome.THERE)
        if done:
            progress.say(sentence(f"{player.name}: told, and proved there: {done}."), count=done)
        if left := len(parcels) - done:
            progress.say(sentence(f"{player.name}: told, and not shown as here yet: {left}."), Tone.LEFT, left)

    def _next_try(self, tries: int) -> str:
        return stamp(self._now() + min(_LONGEST_PAUSE, _FIRST_PAUSE * 4 ** min(tries, 8)))


def _say_standing(report: PlayerReport, progress: Progress) -> None:
    """How a player stands when it was served."""
    player = report.player
    Troubles(progress, [f"{player}: {error}" for error in report.errors]).say()
    if report.held and report.playing:
        text = sentence(f"{player}: it plays {report.playing}; held back until that is over: {report.held}.")
        progress.say(text, Tone.LEFT, report.held)
    elif report.held:
        progress.say(sentence(f"{player}: held back until night: {report.held}."), Tone.LEFT, report.held)
    progress.say(sentence(f"{player}: shows {report.there} of {report.total}."), Tone.SAME, 0)


def _sentences(outbox: Sequence[Parcel], titles: Mapping[ItemId, str]) -> list[str]:
    return [f"{titles.get(one.item) or f'item {one.item}'}: {one.error}" for one in outbox if one.error]
