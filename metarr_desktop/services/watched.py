"""Watched state: what people did in players, taken in, merged by what happened last, and told to the other players.

Only groups that were switched on take part, each in its direction. What a player says is compared with what it said
before; what is new there is put through the one door as that player's word, so that history names it and undo takes it
back. Before a player is told anything the first time, a snapshot of all that people had done in it is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from metarr_desktop.domain.edits import Changes, Proposal
from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.job_log import Tone
from metarr_desktop.domain.jobs import JobResult, NewJob, Payload, Phrase, Priority, Progress
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, PlayerId
from metarr_desktop.domain.marks import (
    Direction,
    Heard,
    Mark,
    Merged,
    Standing,
    as_values,
    is_same,
    mark_of,
    merge,
    target,
)
from metarr_desktop.domain.player import Delivery, Player, Watched
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.services import delivery
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.clock import stamp

if TYPE_CHECKING:
    from metarr_desktop.domain.player_views import GroupView, PlayerView
    from metarr_desktop.domain.values import Value
    from metarr_desktop.services.adoption import Adoption
    from metarr_desktop.services.contacts import Contacts
    from metarr_desktop.services.edit import Edit
    from metarr_desktop.services.jobs import Handler
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.unit import Unit
    from metarr_desktop.store.watched import Known

_NOTHING = Watched()
_ITEMS_A_PORTION = 500
_SHOWN_STEPS = 500


@dataclass(frozen=True, slots=True)
class WatchedStep:
    """What merging does to a title: at the player `to` ("" = here) it says `after` instead of `before`, by `by`."""

    item: ItemId
    to: str
    before: Watched
    after: Watched
    by: str = ""


@dataclass(slots=True)
class WatchedReport:
    """What came of one player: of `titles` that it has `taken` were news here, and `told` were news to it.

    `error` is the sentence why it was not asked, or not told.
    """

    group: str
    player: str
    direction: Direction
    titles: int = 0
    taken: int = 0
    told: int = 0
    conflicts: int = 0
    error: str = ""
    steps: list[WatchedStep] = field(default_factory=list)


@dataclass(slots=True)
class _Ear:
    """What one player said: by item, now and before, and where it has it. Members of a shared database are one."""

    group: GroupView
    player: PlayerView
    key: PlayerId
    is_first: bool  # it was never asked before
    report: WatchedReport
    asked_at: str = ""
    now: dict[ItemId, Watched] = field(default_factory=dict)
    known: dict[ItemId, Known] = field(default_factory=dict)
    places: dict[ItemId, list[Delivery]] = field(default_factory=dict)

    def heard(self, item: ItemId) -> Heard:
        """What it says of an item that it has."""
        known = self.known.get(item)
        before = known.said if known else None if self.is_first else _NOTHING
        keeps_dates = self.group.type.keeps_dates
        return Heard(self.player.name, self.now[item], before, self.asked_at, keeps_dates=keeps_dates)

    def has_news(self, item: ItemId) -> bool:
        """Whether it says otherwise than before."""
        known = self.known.get(item)
        return self.now[item] != (known.said if known else _NOTHING)

    def is_to_keep(self, item: ItemId) -> bool:
        """Whether it says otherwise, though that does not count, or calls the title otherwise."""
        if not self.group.watched.hears and self.has_news(item):
            return True
        known = self.known.get(item)
        return known is not None and known.said.own_id != self.now[item].own_id


class WatchedState:
    """The verb, and the handler of `watched` jobs."""

    def __init__(self, store: Store, contacts: Contacts, adoption: Adoption, edit: Edit, newsroom: Newsroom) -> None:
        self._store = store
        self._contacts = contacts
        self._adoption = adoption
        self._edit = edit
        self._newsroom = newsroom

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """What the job runner is handed."""
        return {"watched": self._do}

    def _do(self, payload: Payload, progress: Progress) -> JobResult:
        is_dry_run = bool(payload.get("is_dry_run"))
        reports = self.run(progress, str(payload.get("group", "")), payload.get("items", ()), is_dry_run=is_dry_run)
        counts = {
            "taken": sum(one.taken for one in reports),
            "told": sum(one.told for one in reports),
            "conflicts": sum(one.conflicts for one in reports),
        }
        problems = tuple(f"{one.player}: {one.error}" for one in reports if one.error)
        summary = tuple(_phrase(one) for one in reports if not one.error)
        return JobResult(counts, problems, summary + (self._steps(reports) if is_dry_run else ()))

    def _steps(self, reports: Sequence[WatchedReport]) -> tuple[Phrase, ...]:
        """What would be done, as far as a person reads on."""
        steps = [step for one in reports for step in one.steps][:_SHOWN_STEPS]
        titles = {row.id: row.title for row in self._store.items.rows([step.item for step in steps])}
        return tuple(phrase for step in steps for phrase in _step_phrases(step, titles.get(step.item, "")))

    def run(
        self, progress: Progress, group: str = "", items: Collection[ItemId] = (), *, is_dry_run: bool = False
    ) -> list[WatchedReport]:
        """Merge what was done in the players that take part, or those of one group; of all titles or of those.

        With `is_dry_run` nobody is told anything and nothing is changed here; the reports' steps say what would be.
        Raises NotFound, Cancelled.
        """
        ears = self._listen(progress, group, frozenset(items))
        due = [] if group else self._store.watched.due()
        merged = self._merge(ears, due, progress, is_dry_run=is_dry_run)
        if not is_dry_run:
            self._keep(ears, is_whole=not items)
        for ear in ears:
            if ear.group.watched.tells and not ear.report.error:
                self._tell(ear, merged, progress, is_dry_run=is_dry_run)
        if not is_dry_run:
            for ear in ears:
                _say_heard(ear.report, progress)
            self._newsroom.tell(Aspect.PLAYERS)
        return [ear.report for ear in ears]

    # --- hearing ----------------------------------------------------------------------------------------------------

    def _listen(self, progress: Progress, group: str, items: frozenset[ItemId]) -> list[_Ear]:
        ears: dict[PlayerId, _Ear] = {}
        for view, player in self._contacts.served(group):
            progress.check()
            if view.watched is Direction.OFF:
                continue
            first = self._first_of(view, player)
            if first.id in ears and not ears[first.id].report.error:
                continue  # another of the shared database answered
            report = WatchedReport(view.name, player.name, view.watched)
            ear = ears[first.id] = _Ear(view, player, first.id, first.watched_at is None, report)
            try:
                with self._contacts.talk(player) as connected:
                    self._contacts.greet(player, connected)
                    self._ask(ear, connected, items, progress)
            except MetarrError as error:
                progress.check()
                ear.report.error = str(error)
        return list(ears.values())

    def _first_of(self, group: GroupView, player: PlayerView) -> PlayerView:
        """Under which player it is kept what was said: of a shared database all is said by the first."""
        if group.database != "shared":
            return player
        return min((one for one in self._store.players.all() if one.group == group.id), key=lambda one: one.id)

    def _ask(self, ear: _Ear, connected: Player, items: frozenset[ItemId], progress: Progress) -> None:
        """All that a player says; but for what plays right now, which is not over yet."""
        ear.asked_at = stamp(self._store.clock())
        plays = {one.file for one in self._contacts.playing(ear.player, connected)}
        wanted = [item for item in self._store.watched.marked(ear.group.libraries) if not items or item in items]
        progress.report(0, len(wanted), "watched")
        parts: list[Delivery] = []
        for start in range(0, len(wanted), _ITEMS_A_PORTION):
            progress.check()
            for one in delivery.whereabouts(self._store, wanted[start : start + _ITEMS_A_PORTION]):
                theirs = delivery.through(ear.group.mappings, one)
                if theirs is not None and not (theirs.file and theirs.file in plays):
                    parts.append(theirs)
        for part in parts:
            ear.places.setdefault(part.item, []).append(part)
        ear.now = self._says(ear, connected, ear.places)
        known = self._store.watched.known(ear.key)
        ear.known = {item: known[item] for item in ear.now if item in known}
        ear.report.titles = len(ear.now)
        progress.report(len(wanted), len(wanted), "watched")

    # --- taking in --------------------------------------------------------------------------------------------------

    def _merge(
        self, ears: Sequence[_Ear], due: Sequence[ItemId], progress: Progress, *, is_dry_run: bool
    ) -> dict[ItemId, Standing]:
        """Take in what is new in players that count; gives what counts then of the titles that this changed."""
        news: dict[ItemId, list[_Ear]] = defaultdict(list)
        for ear in ears:
            for item in ear.now:
                if ear.group.watched.hears and ear.has_news(item):
                    news[item].append(ear)
        items = sorted({*news, *(item for item in due if any(item in ear.now for ear in ears))})
        standings: dict[ItemId, Standing] = {}
        for start in range(0, len(items), _ITEMS_A_PORTION):
            progress.check()
            some = items[start : start + _ITEMS_A_PORTION]
            if is_dry_run:
                stood = self._store.watched.standings(some)
                merged = {item: merge(one, _heard(news[item], item), kind) for item, (kind, one) in stood.items()}
                _count(ears, stood, merged)
            else:
                with self._store.write() as unit:
                    stood = unit.watched.standings(some)
                    merged = {item: merge(one, _heard(news[item], item), kind) for item, (kind, one) in stood.items()}
                    changed = self._take(unit, stood, merged)
                    for ear in ears:
                        unit.watched.heard(ear.key, {item: ear.now[item] for item in some if item in ear.now})
                _count(ears, stood, merged)
                if changed:
                    self._newsroom.tell(Aspect.VALUES, Aspect.STATE, items=changed)
            standings.update((item, one.standing) for item, one in merged.items())
        return standings

    def _take(
        self, unit: Unit, stood: Mapping[ItemId, tuple[Kind, Standing]], merged: Mapping[ItemId, Merged]
    ) -> list[ItemId]:
        """Put it through the door; what a lock holds back stays as old as it was. The items that this changed."""
        by_player: dict[str, list[Proposal]] = defaultdict(list)
        for item, one in merged.items():
            kind, before = stood[item]
            for who, values in _values_by(kind, before, one).items():
                by_player[who].append(Proposal(item, values))
        changed: dict[ItemId, None] = {}
        held: set[tuple[ItemId, Mark]] = set()
        for who, proposals in by_player.items():
            changes = unit.apply(Batch(Actor.PLAYER, "watched", who), proposals)
            changed.update(dict.fromkeys(changes.changed))
            held |= {
                (item, mark) for item, names in changes.suggested.items() for name in names if (mark := mark_of(name))
            }
        unit.watched.stand({item: _without(held, item, one.standing, stood[item][1]) for item, one in merged.items()})
        for item, one in merged.items():
            unit.watched.disagree(item, list(one.by), one.conflicts)
        return list(changed)

    def _keep(self, ears: Sequence[_Ear], *, is_whole: bool) -> None:
        """What players said that was not to be taken in, and that they were asked."""
        with self._store.write(durable=False) as unit:
            for ear in ears:
                if not ear.report.error:
                    unit.watched.heard(ear.key, {item: now for item, now in ear.now.items() if ear.is_to_keep(item)})
                    if is_whole:
                        unit.watched.asked(ear.key)

    # --- telling ----------------------------------------------------------------------------------------------------

    def _tell(self, ear: _Ear, merged: Mapping[ItemId, Standing], progress: Progress, *, is_dry_run: bool) -> None:
        """Tell a player what counts where it says otherwise, and ask it back."""
        stood = self._store.watched.standings(list(ear.now))
        wanted: dict[ItemId, tuple[Watched, Watched]] = {}
        for item, (kind, standing) in stood.items():
            counts = merged.get(item, standing) if is_dry_run else standing
            if (one := _wanted(ear, item, kind, counts)) is not None:
                wanted[item] = (_plain(counts.watched), one)
        ear.report.told = len(wanted)
        ear.report.steps += [
            WatchedStep(item, ear.player.name, ear.now[item], one) for item, (_, one) in wanted.items()
        ]
        if not wanted or is_dry_run:
            return
        try:
            with self._contacts.talk(ear.player) as connected:
                if not self._store.players.snapshots(ear.player.id):
                    self._adoption.remember(ear.player, connected)
                items = list(wanted)
                for start in range(0, len(items), _ITEMS_A_PORTION):
                    progress.check()
                    progress.report(start, len(items), "watched")
                    self._tell_some(
                        ear, connected, {item: wanted[item] for item in items[start : start + _ITEMS_A_PORTION]}
                    )
        except MetarrError as error:
            progress.check()
            ear.report.error = str(error)

    def _tell_some(self, ear: _Ear, connected: Player, wanted: Mapping[ItemId, tuple[Watched, Watched]]) -> None:
        """But for those where somebody did something since it was asked: that is heard the next time."""
        now = self._says(ear, connected, wanted)
        still = {item: one for item, one in wanted.items() if now.get(item) == ear.now[item]}
        connected.set_watched([(part, want) for item, (_, want) in still.items() for part in ear.places[item]])
        says = self._says(ear, connected, still)
        with self._store.write() as unit:
            unit.watched.told(
                ear.key, {item: (counts, says[item]) for item, (counts, _) in still.items() if item in says}
            )

    def _says(self, ear: _Ear, connected: Player, items: Collection[ItemId]) -> dict[ItemId, Watched]:
        """What a player says of titles right now."""
        parts = [part for item in items for part in ear.places[item]]
        says: dict[ItemId, Watched] = {}
        for part, said in zip(parts, connected.watched(parts), strict=True):
            if said is not None:
                says[part.item] = _further(says.get(part.item), said)
        return says

    # --- conflicts --------------------------------------------------------------------------------------------------

    def settle(self, conflict: int, *, takes_other: bool) -> Changes:
        """Keep what counts, or have the other word count; players hear of that with the next merging.

        Raises NotFound.
        """
        one = self._store.watched.conflict(conflict)
        changes = Changes()
        if takes_other:
            changes = self._edit.put([Proposal(one.item, _as_edit(one.conflict.mark, one.conflict.lost))])
        with self._store.write() as unit:
            unit.watched.settle(one.id)
        self._newsroom.tell(Aspect.PLAYERS)
        return changes


def watched_job(
    group: str = "", items: Collection[ItemId] = (), *, is_asked: bool = False, is_dry_run: bool = False
) -> NewJob:
    """Merging of all titles, or of those, with the players of a group or of all; or only what that would do."""
    payload: dict[str, object] = {"group": group} if group else {}
    payload |= ({"items": sorted(items)} if items else {}) | ({"is_dry_run": True} if is_dry_run else {})
    return NewJob("watched", payload, Priority.PERSON if is_asked else Priority.NORMAL, gathers=True)


def _say_heard(report: WatchedReport, progress: Progress) -> None:
    """What came of one player."""
    player = report.player
    if report.error:
        progress.say(f"{player}: {report.error}", Tone.TROUBLE)
        return
    news = report.taken + report.told
    text = sentence(f"{player}: titles heard of: {report.titles}; news here: {report.taken}; told: {report.told}.")
    progress.say(text, Tone.WELL if news else Tone.SAME, report.titles)


def _phrase(report: WatchedReport) -> Phrase:
    counts = {"taken": report.taken, "told": report.told, "conflicts": report.conflicts, "titles": report.titles}
    return Phrase("watched_player", {"group": report.group, "player": report.player, **counts})


def _step_phrases(step: WatchedStep, title: str) -> Iterator[Phrase]:
    """One for each mark that changes; positions as h:mm:ss."""
    before, after, is_here = step.before, step.after, not step.to
    named: dict[str, str | int] = {"title": title, "player": step.to or step.by}
    if before.plays != after.plays:
        said: dict[str, str | int] = {**named, "before": before.plays, "after": after.plays}
        yield Phrase("watched_plays_here" if is_here else "watched_plays_there", said)
    if round(before.resume_s) != round(after.resume_s):
        said = {**named, "before": _clock_time(before.resume_s), "after": _clock_time(after.resume_s)}
        yield Phrase("watched_resume_here" if is_here else "watched_resume_there", said)
    if before.rating != after.rating:
        said = {**named, "before": before.rating, "after": after.rating}
        yield Phrase("watched_rating_here" if is_here else "watched_rating_there", said)
    if before.last_played != after.last_played and before.plays == after.plays:
        said = {**named, "before": before.last_played, "after": after.last_played}
        yield Phrase("watched_date_here" if is_here else "watched_date_there", said)


def _clock_time(seconds: float) -> str:
    return str(timedelta(seconds=round(seconds)))


def _heard(ears: Sequence[_Ear], item: ItemId) -> list[Heard]:
    return [ear.heard(item) for ear in ears]


def _further(one: Watched | None, other: Watched) -> Watched:
    """Of several copies of a title what was done last, or most."""
    return max(one or other, other, key=lambda said: (said.last_played, said.plays, said.resume_s))


def _values_by(kind: Kind, before: Standing, merged: Merged) -> dict[str, dict[str, Value]]:
    """The values that change, by the player whose word they are."""
    old, new = as_values(before.watched, kind), as_values(merged.standing.watched, kind)
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    for name, value in new.items():
        mark = mark_of(name)
        who = merged.by.get(mark, "") if mark else merged.last_by
        if value != old.get(name) and who:
            found[who][name] = value
    return found


def _without(held: Collection[tuple[ItemId, Mark]], item: ItemId, now: Standing, before: Standing) -> Standing:
    """What stands, where locks kept some of it as it was."""
    at = {mark: before.at.get(mark, "") if (item, mark) in held else when for mark, when in now.at.items()}
    return replace(now, at=at)


def _count(
    ears: Sequence[_Ear], stood: Mapping[ItemId, tuple[Kind, Standing]], merged: Mapping[ItemId, Merged]
) -> None:
    """Write into the reports what was taken in from whom."""
    reports = {ear.player.name: ear.report for ear in ears}
    for item, one in merged.items():
        kind, before = stood[item]
        for who in _values_by(kind, before, one):
            reports[who].taken += 1
            step = WatchedStep(item, "", before.watched, one.standing.watched, who)
            reports[who].steps.append(step)
        for conflict in one.conflicts:
            reports[conflict.kept_by or conflict.lost_by].conflicts += 1


def _wanted(ear: _Ear, item: ItemId, kind: Kind, counts: Standing) -> Watched | None:
    """What a player is to be told of a title; None for nothing.

    What it did not take when it was told, it is not told again, until something is new. One that is only told has a
    word of its own, too: what people did there is taken from nobody.
    """
    if ear.now[item] == counts.watched:
        return None
    heard = ear.heard(item)
    takes_part = ear.group.watched.hears
    wanted = target(counts, replace(heard, before=heard.now if takes_part else None), kind)
    if is_same(heard.now, wanted, keeps_dates=heard.keeps_dates):
        return None
    known = ear.known.get(item)
    is_known = known is not None and known.told == _plain(counts.watched)
    return None if is_known and not heard.is_lost and not (takes_part and ear.has_news(item)) else wanted


def _plain(watched: Watched) -> Watched:
    """Without what says nothing of what was done."""
    return replace(watched, total_s=0.0, own_id="")


def _as_edit(mark: Mark, value: float) -> dict[str, Value]:
    match mark:
        case Mark.PLAYS:
            return {"watched": value > 0, "play_count": int(value)}
        case Mark.RESUME:
            return {"resume_position": value}
        case Mark.RATING:
            return {"user_rating": int(value)}
