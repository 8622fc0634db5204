"""Browse: what doors read. Named questions in, frozen values out; nothing here changes anything."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import MetarrError
from metarr_desktop.domain.jobs import Job, JobsNow, JobStatus
from metarr_desktop.domain.kinds import BatchId, ItemId, JobId, Kind, LibraryId, PlayerId, ScanId
from metarr_desktop.domain.query import Query, parse_query
from metarr_desktop.domain.views import ItemRow, LibraryView, Listing, Scope, Sort
from metarr_desktop.files.cache import THUMBNAIL_BOX
from metarr_desktop.store.clock import stamp
from metarr_desktop.store.jobs import LATEST

if TYPE_CHECKING:
    from datetime import timedelta

    from metarr_desktop.domain.disk import KnownFile
    from metarr_desktop.domain.edits import BatchStory, BatchView, HistoryEntry, Suggestion
    from metarr_desktop.domain.fields import Field
    from metarr_desktop.domain.item_views import Appearance, Face, Filmography, Held, ItemDetail, Shared, Spread, Word
    from metarr_desktop.domain.plain_query import Understood
    from metarr_desktop.domain.player import Outcome, Playing
    from metarr_desktop.domain.player_views import GroupView, OpenConflict, PlayerView, SnapshotView
    from metarr_desktop.domain.provider import Part
    from metarr_desktop.domain.query_facets import FacetCounts
    from metarr_desktop.domain.scans import ScanEntry, ScanFile
    from metarr_desktop.domain.settings import SettingValue
    from metarr_desktop.domain.values import Value
    from metarr_desktop.files.cache import Cache
    from metarr_desktop.store.library import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of the sidebar."""

    libraries: Mapping[LibraryId, int]
    unpublished: int
    suggestions: int
    to_identify: int
    missing_art: int
    missing_files: int
    collections: int
    recent: int
    people: int
    trash: int
    unfinished_jobs: int
    findings: int = 0
    held_jobs: int = 0
    """Those of the unfinished jobs that a person paused."""
    notices: int = 0
    """What was told since the person last looked at what was."""


@dataclass(frozen=True, slots=True)
class CollectionView:
    """A collection with the films that belong to it, each with the item that is one here (None: it is missing)."""

    id: ItemId
    title: str
    parts: tuple[tuple[Part, ItemId | None], ...]

    @property
    def missing(self) -> list[Part]:
        return [part for part, item in self.parts if item is None]


MISSING_ART = "missing:poster"
_MOST_AT_WORK = 1000
ADDED_RECENTLY = "added<30d"
"""What the sidebar counts as recent; the statistics look as far back."""


class Browse:
    """The reading side of everything, for the window, the command line and the socket. Thread-safe."""

    def __init__(self, store: Store, cache: Cache) -> None:
        self._store = store
        self._cache = cache

    def libraries(self) -> list[LibraryView]:
        return self._store.libraries.all()

    def library(self, name: str) -> LibraryView:
        """The library of that name or number. Raises NotFound."""
        return self._store.libraries.named(name)

    def listing(self, scope: Scope, words: str = "", sort: Sort | None = None, *, most: int | None = None) -> Listing:
        """A list as ids in order, or its first `most`. `words` are a query. Raises BadTerm with a sentence."""
        return self._store.items.listing(scope, parse_query(words), sort, most=most)

    def completions(self, line: str) -> list[str]:
        """What a search that ends so may go on with: whole lines, the likeliest first."""
        from metarr_desktop.services import completion  # here and below: a start searches for nothing

        return completion.completions(self._store, line)

    def facets(self, scope: Scope) -> FacetCounts:
        """How many titles of a list have what a search can ask for; a second at 100,000 titles."""
        return self._store.items.facets(scope)

    def more_facets(self, scope: Scope) -> FacetCounts:
        """The same of what is asked for less often; some seconds at 100,000 titles."""
        return self._store.items.more_facets(scope)

    def understood(self, text: str) -> list[Understood]:
        """How everyday words ("unwatched german comedies") may be meant as a search, the likeliest first."""
        from metarr_desktop.services import completion

        return completion.understood(self._store, text)

    def meant(self, text: str) -> list[Query]:
        """The same, as far as it is worth offering beside the words themselves; last what a slip in a value meant."""
        from metarr_desktop.services import completion

        mended = completion.mended(self._store, text)
        likely = [one.query for one in self.understood(text) if one.is_likely]
        return likely if mended is None or mended in likely else [*likely, mended]

    def rows(self, ids: Sequence[ItemId]) -> list[ItemRow]:
        """Rows of those items in the order asked; those that are gone are left out."""
        return self._store.items.rows(ids)

    def values(self, ids: Collection[ItemId], fields: Collection[str]) -> dict[ItemId, dict[str, Value]]:
        """What those fields of items hold, without the empty ones; items that are gone are left out."""
        return self._store.items.values(ids, fields)

    def detail(self, item: ItemId) -> ItemDetail:
        """One item with everything. Raises NotFound."""
        return self._store.items.detail(item)

    def cast(self, item: ItemId) -> list[Face]:
        """Who plays in an item, in order, with the persons and pictures that are known."""
        return self._store.items.cast(item)

    def faces(self, ids: Collection[tuple[str, str]]) -> dict[tuple[str, str], Face]:
        """The persons that those ids (scheme, value) name, as far as they are known."""
        return self._store.items.faces(ids)

    def people_named(self, words: str, count: int = 12) -> list[Face]:
        """People whose names begin so, for whoever is about to type one."""
        return self._store.items.people_named(words, count)

    def appearances(self, person: ItemId) -> list[Appearance]:
        """The titles that are here of a person, the newest first."""
        from metarr_desktop.services import works  # here and below: a start shows nobody

        return works.appearances(self._store, person)

    def filmography(self, person: ItemId) -> Filmography:
        """The same with what a provider told of beside it."""
        from metarr_desktop.services import works

        return works.filmography(self._store, person)

    def children(self, item: ItemId) -> list[ItemRow]:
        """What is directly below an item, in its order: seasons, episodes, albums, tracks."""
        listing = self._store.items.listing(Scope(parent=item), Query(), Sort("number"))
        return self._store.items.rows([ItemId(one) for one in listing.ids])

    def kinds(self, items: Collection[ItemId]) -> dict[Kind, int]:
        """How many of those items are of which kind."""
        return self._store.many.kinds(items)

    def locks(self, items: Collection[ItemId]) -> dict[str, int]:
        """How many of those items have which field locked."""
        return self._store.many.locks(items)

    def shared(self, items: Collection[ItemId], fields: Collection[Field]) -> dict[str, Shared]:
        """What those items have in each of those fields, by the field's name: a tenth of a second for 100,000 items."""
        return self._store.many.shared(items, fields)

    def spread(self, items: Collection[ItemId], field: Field) -> Iterator[Spread]:
        """Each value that those items have in a field, and the empty one, with how many have it."""
        return self._store.many.spread(items, field)

    def held(self, items: Collection[ItemId], field: Field) -> list[Held]:
        """What each of those items has in a field, in the order asked; for pages and portions."""
        return self._store.many.held(items, field)

    def common_words(self, items: Collection[ItemId], field: Field, most: int) -> list[Word]:
        """The words that most of those items have in a list of shared words, the commonest first."""
        return self._store.many.words(items, field, most)

    def subtree(self, items: Collection[ItemId]) -> list[ItemId]:
        """Those items and everything below them."""
        return self._store.items.subtree(items)

    def find(self, word: str) -> ItemId:
        """The item that a word names: its number or its title. Raises NotFound."""
        return self._store.items.find(word)

    def collection(self, item: ItemId) -> CollectionView | None:
        """The collection that an item is or belongs to; None where none is known, or none of its films."""
        (collection, *_) = [*self._store.items.collections_of([item]), item]
        parts = self._store.enriched.parts(collection)
        if not parts:
            return None
        here = self._store.enriched.holding([id for part in parts for id in part.ids], Kind.MOVIE)
        (row,) = self._store.items.rows([collection])
        owned = [(part, next((here[id] for id in part.ids if id in here), None)) for part in parts]
        return CollectionView(collection, row.title, tuple(owned))

    def members(self, collection: ItemId) -> list[ItemRow]:
        """The films of a collection, of all libraries, in its order."""
        return self._store.items.rows(self._store.items.members_of(collection))

    def history(self, item: ItemId) -> list[HistoryEntry]:
        """Every change of an item, newest first."""
        entries = self._store.history.of_item(item)
        if not any(one.field == "file" for one in entries):
            return entries
        from metarr_desktop.services.episodes import with_episodes  # files are given to others seldom

        return with_episodes(self._store, entries)

    def batches(self, count: int = 50) -> list[BatchView]:
        """The newest batches of changes."""
        return self._store.history.latest(count)

    def stories(self, batches: Sequence[BatchId]) -> dict[BatchId, BatchStory]:
        """What batches led to and what became of them."""
        return self._store.history.stories(batches)

    def playing(self) -> dict[PlayerId, list[Playing]]:
        """What players were last seen to play."""
        return self._store.players.playing()

    def watched_conflicts(self) -> list[OpenConflict]:
        """Where two said different things of what was watched, and nobody settled it yet; newest first."""
        return self._store.watched.conflicts()

    def player_snapshots(self, player: PlayerView) -> list[SnapshotView]:
        """What is kept of what people had done in a player, newest first."""
        return self._store.players.snapshots(player.id)

    def stands(self, batch: BatchId) -> bool:
        """Whether that batch did something that was not taken back: its undo has something to do."""
        return self._store.history.stands(batch)

    def verbs_of(self, batch: BatchId) -> set[str]:
        """The verbs of a batch and of everything it caused."""
        return self._store.history.verbs_of(batch)

    def suggestions(self, items: Collection[ItemId] | None = None) -> list[Suggestion]:
        """What locks held back and nobody has decided on."""
        return self._store.items.suggestions(items)

    def unknown_files(self, library: LibraryId) -> list[KnownFile]:
        """Files that nothing could be made of."""
        return self._store.files.unknown(library)

    def ignored_files(self, library: LibraryId) -> list[KnownFile]:
        """Files that the person told us to leave alone."""
        return self._store.files.ignored(library)

    def problems(self, library: LibraryId) -> list[tuple[str, str]]:
        """(path, sentence) of every file that could not be read."""
        return self._store.files.problems(library)

    def scans(self, library: LibraryId, count: int = 200) -> list[ScanEntry]:
        """The newest scans of a library that found something or were asked for, newest first."""
        return self._store.scans.latest(library, count)

    def scan_files(self, scan: ScanId) -> list[ScanFile]:
        """What a scan found, file by file, as far as it was kept: by outcome, then by path."""
        return self._store.scans.files(scan)

    def is_being_scanned(self, library: LibraryId) -> bool:
        """Whether a scan of the library runs now: its entry in the log has no end yet."""
        running = self._store.jobs.page(statuses=[JobStatus.RUNNING], types=["scan"])
        return any(job.payload["library"] == library for job in running)

    def groups(self) -> list[GroupView]:
        return self._store.players.groups()

    def players(self) -> list[PlayerView]:
        return self._store.players.all()

    def proofs(self, item: ItemId) -> list[tuple[PlayerView, Outcome, tuple[str, ...], str]]:
        """What each player last said of an item: (player, outcome, differences, when)."""
        by_id = {player.id: player for player in self._store.players.all()}
        return [
            (by_id[player], outcome, differences, when)
            for player, outcome, differences, when in self._store.players.proofs(item)
        ]

    def jobs(self, *statuses: JobStatus, types: Collection[str] = (), count: int = 200) -> list[Job]:
        """The newest jobs of those statuses and types, of all when none are named."""
        return self._store.jobs.page(statuses=statuses, types=types, limit=count)

    def job(self, job: JobId) -> Job:
        """One job as it stands. Raises NotFound."""
        return self._store.jobs.get(job)

    def jobs_now(self, lately: timedelta, count: int) -> JobsNow:
        """What goes on, with what ended within that time; of those that are over `count` of each sort."""
        jobs = self._store.jobs
        since = stamp(self._store.clock() - lately)
        at_work = jobs.page(statuses=[JobStatus.RUNNING, JobStatus.WAITING], limit=_MOST_AT_WORK)
        failed = jobs.past(statuses=[JobStatus.FAILED], limit=count)
        done = jobs.past(statuses=[JobStatus.DONE, JobStatus.CANCELLED], since=since, limit=count)
        return JobsNow((*at_work, *failed, *done), jobs.needs(), jobs.counts())

    def job_needs(self) -> dict[JobId, tuple[JobId, ...]]:
        """Of each job that waits for others, those that are not over."""
        return self._store.jobs.needs()

    def past_jobs(
        self,
        statuses: Collection[JobStatus] = (),
        *,
        is_troubled: bool = False,
        before: Job | None = None,
        count: int = 200,
    ) -> list[Job]:
        """Jobs that are over, the last one first, beginning behind `before`; see `Jobs.past`."""
        end = LATEST if before is None else (before.ended_at or "", before.id)
        return self._store.jobs.past(statuses=statuses, is_troubled=is_troubled, before=end, limit=count)

    def job_counts(self) -> dict[JobStatus, int]:
        """How many jobs there are of each status."""
        return self._store.jobs.counts()

    def setting(self, name: str) -> SettingValue:
        """A setting's value. Raises NotFound."""
        return self._store.settings.get(name)

    def settings(self) -> dict[str, SettingValue]:
        return self._store.settings.all()

    def picture_path(self, within_cache: str, pixels: tuple[int, int] | None = None) -> str:
        """Where a picture of the cache lies on disk; with `pixels` (width, height) its small form, if that may do.

        The small form is made when it is first asked for. Where that fails the picture itself is named.
        """
        path = self._cache.path(within_cache)
        if pixels is None or pixels[0] > THUMBNAIL_BOX[0] or pixels[1] > THUMBNAIL_BOX[1]:
            return path
        if self._cache.has_thumbnail(within_cache):
            return self._cache.thumbnail_path(within_cache)
        try:
            from metarr_desktop.files.images import thumbnail_of  # most walls show forms that are there

            thumbnail = thumbnail_of(path)
            return self._cache.keep_thumbnail(within_cache, thumbnail) if thumbnail else path
        except MetarrError as error:
            log.info("A small form could not be made: %s", error)
            return path

    def counts(self) -> Counts:
        """The numbers of the sidebar, each from an index."""
        libraries = self._store.libraries.all()
        items = self._store.items
        tops = [library.type.top_kind for library in libraries]
        jobs = self._store.jobs.counts()

        def count_tops(words: str) -> int:
            return sum(items.count(Scope(kind=kind), parse_query(words)) for kind in dict.fromkeys(tops))

        return Counts(
            libraries={library.id: library.count for library in libraries},
            unpublished=items.count(Scope(), parse_query("unpublished")),
            suggestions=items.count_suggestions(),
            to_identify=self._store.reviews.count_waiting(),
            missing_art=count_tops(MISSING_ART),
            missing_files=items.count(Scope(), parse_query("missing:file")),
            collections=items.count(Scope(), parse_query("kind:collection")),
            recent=count_tops(ADDED_RECENTLY),
            people=items.count(Scope(kind=Kind.PERSON)),
            trash=items.count(Scope(in_trash=True)),
            unfinished_jobs=jobs.get(JobStatus.WAITING, 0) + jobs.get(JobStatus.RUNNING, 0),
            held_jobs=self._store.jobs.count_held(),
            findings=self._store.findings.count(),
            notices=self._store.notices.sentences_after(int(self._store.settings.get("window.notices_seen"))),
        )
