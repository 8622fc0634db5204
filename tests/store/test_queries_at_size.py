"""Every named query, explained by SQLite at 100,000 titles: none may read a large table from end to end."""

import contextlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from metarr_desktop.domain.disk import Before, KnownFolder, OfferState, Published
from metarr_desktop.domain.edits import Proposal
from metarr_desktop.domain.episodes import ToldEpisode, ToldShow
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.fields import FIELD, FIELDS
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.hooks import HookEventId, HookSourceId, HookState
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import JobStatus
from metarr_desktop.domain.kinds import (
    Actor,
    BatchId,
    FileId,
    GroupId,
    ItemId,
    JobId,
    Kind,
    LibraryId,
    LibraryType,
    PlayerId,
    RootId,
    ScanId,
)
from metarr_desktop.domain.marks import Conflict, Mark, Standing
from metarr_desktop.domain.player import Action, Outcome, ParcelState, Proof, Watched
from metarr_desktop.domain.provider import Answer, Part, PictureOffer
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_terms import KEYS
from metarr_desktop.domain.review import Review, ReviewState
from metarr_desktop.domain.sources import Choice
from metarr_desktop.domain.trash import FileMove, MoveVerb
from metarr_desktop.domain.values import FieldType
from metarr_desktop.domain.versions import FileTurn
from metarr_desktop.domain.views import SORTS, Scope, Sort
from metarr_desktop.domain.works import ToldWorks, Work
from metarr_desktop.store.answers import AnswerTable
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.beside import State
from metarr_desktop.store.connection import Connection, Result
from metarr_desktop.store.enriched import Enriched
from metarr_desktop.store.files import Files
from metarr_desktop.store.findings import Findings
from metarr_desktop.store.findings import Scope as Checked
from metarr_desktop.store.history import History
from metarr_desktop.store.hooks import Hooks
from metarr_desktop.store.items import Items
from metarr_desktop.store.libraries import Libraries
from metarr_desktop.store.library import Store
from metarr_desktop.store.many import Many
from metarr_desktop.store.outbox import Outboxes, Parcel
from metarr_desktop.store.pictures import Pictures, first_originals_after
from metarr_desktop.store.players import Players
from metarr_desktop.store.playlists import Playlists
from metarr_desktop.store.providers import Providers
from metarr_desktop.store.purging import Purging
from metarr_desktop.store.recycling import Recycling
from metarr_desktop.store.reviews import Reviews
from metarr_desktop.store.scans import Scans
from metarr_desktop.store.sidecars import Sidecars
from metarr_desktop.store.stats import ALL_NUMBERS, Fit
from metarr_desktop.store.told import Told
from metarr_desktop.store.tombstones import Tombstones, keys_of
from metarr_desktop.store.unit import Unit
from metarr_desktop.store.vocabulary import Vocabulary
from metarr_desktop.store.watched import WatchedMarks
from metarr_desktop.store.works import Works
from tests.builders import a_library, a_store
from tests.store.large_library import EPISODES, SEASONS, SERIES, fill

LARGE = frozenset(
    {"item", "item_folder", "item_title", "external_id", "item_term", "credit", "rating", "foreign_nfo"}
    | {"file", "file_link", "folder", "stream_detail", "batch", "change", "field_lock", "suggestion", "scan_file"}
    | {"review", "image_candidate", "item_text", "provider_answer", "dead_link"}
    | {"hook_event"}
    | {"cache_file", "artwork", "library_file", "original_file", "job", "outbox", "outbox_stop", "player_item"}
    | {"player_watched", "watched_state", "told_show", "told_episode", "told_works"}
)

#: What may read a whole table or index: the beginning of the statement -> the reason.
ALLOWED = {
    "SELECT language FROM (SELECT language FROM stream_detail WHERE type = ?": "ended by its LIMIT",
    "SELECT codec FROM (SELECT lower(coalesce(json_extract(s.facts": "ended by its LIMIT",
    (
        "SELECT group_concat(id), group_concat(first, '') FROM (SELECT i.id AS id, substr(i.sort_key || ' ', 1, 1) "
        "AS first FROM item i WHERE i.deleted_at IS NULL AND i.kind <> 'person' ORDER BY"
    ): ("a list of everything, of no one kind"),
    "SELECT count(*) FROM suggestion s": "how many are open, by the index of just those",
    "SELECT DISTINCT item_id FROM credit WHERE person_id IS NULL": "once a day, in the background",
    'SELECT "certification", count(*) FROM item': "a person asked which certificates there are",
    'SELECT DISTINCT "certification" FROM item': "a person renames a certificate",
    'SELECT id FROM item WHERE "certification" = ?': "a person renames a certificate",
    "SELECT count(*) FROM item i WHERE i.deleted_at IS NULL": "a count of everything, of no one kind",
    "SELECT b.id, b.actor, b.verb, b.source, b.at": "backwards by id and ended by its LIMIT",
    "SELECT e.id, e.source_id, s.name, e.name, e.title": "backwards by id and ended by its LIMIT",
    "SELECT 1 FROM hook_event WHERE state = 'received'": "the first that waits, by the index of just those",
    "SELECT id, source_id, payload, scan_id FROM hook_event": "all that wait, by the index of just those",
    "SELECT s.id, s.item_id, s.field, s.value": "all open suggestions, by the index of just those",
    "SELECT r.item_id, r.confidence FROM review r": "all that wait, in the order of the index of just those",
    "SELECT uuid, item_id, art, path, sha256": "after a restore, in the background: which pictures are missing",
    "SELECT language FROM stream_detail UNION": "a person opened the filter: which languages there are",
    "SELECT count(*) FROM review r JOIN item i": "a count of what waits, or was passed over: 30 ms for 80,000",
}

Query = Callable[[Store], object]
Write = Callable[[Unit], object]

ITEMS = [ItemId(5), ItemId(EPISODES[5])]
FILM, EPISODE = ITEMS
SHOW = ItemId(SERIES[0])
FILES = [FileId(5), FileId(7)]
PARCEL = Parcel(5, FILM, Action.SHOW, ParcelState.SENT, "", [])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = a_store(tmp_path_factory.mktemp("store"))
    a_library(store, LibraryType.MOVIE, ["/films"])
    a_library(store, LibraryType.TV, ["/shows"])
    fill(store.path)
    yield store
    store.close()


SCOPES = {
    "a library's wall": Scope(kind=Kind.MOVIE, library=LibraryId(1)),
    "a kind of all libraries": Scope(kind=Kind.MOVIE),
    "a library": Scope(library=LibraryId(1)),
    "what is below an item": Scope(parent=ItemId(SEASONS[0])),
    "the trash": Scope(in_trash=True),
    "a kind in the trash": Scope(kind=Kind.MOVIE, in_trash=True),
    "everything": Scope(),
}

_VALUES = {
    FieldType.INTEGER: "1999",
    FieldType.DECIMAL: "5",
    FieldType.RATINGS: "7",
    FieldType.DATE: "1999",
    FieldType.MOMENT: "1999",
    FieldType.FLAG: "yes",
    FieldType.IDS: "imdb:tt5",
}
TERMS = [
    *(f'{row.name}:"{_VALUES.get(row.type, "person 5")}"' for row in FIELDS),
    *(f"missing:{row.name}" for row in FIELDS),
    *(f"{key}:{values[0]}" if values != ("",) else key for key, values in KEYS.items() if values),
    *("library:movie", "locked:any", "locked:plot", "id:tt5", "year>2000", "rating>=8", "-genre:g5", "-unpublished"),
    *("audio:de", "sub:de", "sub:any", "missing:file", "missing:sub:de", "missing:audio", "language:de", "res>=1080p"),
    *("missing:episodes", "-missing:episodes"),
    *("provider:imdb", "person:5", "file:5.mkv", "confidence<80%", "size>4gb", "decade:90s", "added<7d", "aired>1y"),
    *("codec:hevc", "codec:audio", "audio:unnamed", "source:tmdb", "root:/films", "complete<50"),
    *("film 77", '"film 77"', "-film", "film OR person", "genre:g5 OR genre:g6", "-(film year>2000) OR in:trash"),
]

#: A field of each table that fields stand in.
MANY = [FIELD[name] for name in ("year", "collection", "genres", "cast", "alternative_titles", "ratings")]


def test_every_key_is_among_the_searches() -> None:
    assert {key for key in KEYS if not any(re.match(rf"-?{key}\b", term) for term in TERMS)} == set()


#: Every named query by the name of its method, and what else is asked of it after a blank.
READS: dict[str, Query] = {
    "jobs.past": lambda store: store.jobs.past(before=("2026-05-04 12:00:00", JobId(5))),
    "jobs.past in trouble": lambda store: store.jobs.past(is_troubled=True, statuses=[JobStatus.DONE]),
    "jobs.count_held": lambda store: store.jobs.count_held(),
    "jobs.needs": lambda store: store.jobs.needs(),
    **{
        f"items.listing {name} by {by}": lambda store, scope=scope, by=by: store.items.listing(scope, None, Sort(by))
        for name, scope in SCOPES.items()
        for by in SORTS
    },
    **{f"items.count {name}": lambda store, scope=scope: store.items.count(scope) for name, scope in SCOPES.items()},
    "items.count of people": lambda store: store.items.count(Scope(kind=Kind.PERSON)),
    "items.count of what came of late": lambda store: store.items.count(
        SCOPES["a kind of all libraries"], parse_query("added<30d")
    ),
    **{
        f"items.listing of words {words}": lambda store, words=words, most=most: store.items.listing(
            SCOPES["a library's wall"], parse_query(words), most=most
        )
        for words, most in (("f", 200), ("film 77", 200), ("person 5", 200), ("flim 77", None), ("zzzzzz", None))
    },
    **{
        f"items.listing of series with {term}": lambda store, term=term: store.items.listing(
            Scope(kind=Kind.SERIES), parse_query(term)
        )
        for term in ("audio:de", "res:4k", "hdr:any", "missing:sub:de", "missing:episodes")
    },
    "many.kinds": lambda store: store.many.kinds(ITEMS),
    "many.locks": lambda store: store.many.locks(ITEMS),
    "many.shared": lambda store: store.many.shared(ITEMS, FIELDS),
    "many.words": lambda store: store.many.words(ITEMS, FIELD["genres"], 10),
    **{f"many.spread {row.name}": lambda store, row=row: list(store.many.spread(ITEMS, row)) for row in MANY},
    **{f"many.held {row.name}": lambda store, row=row: store.many.held(ITEMS, row) for row in MANY},
    **{
        f"items.facets {name}": lambda store, scope=scope: store.items.facets(scope)
        for name, scope in (("a library's wall", SCOPES["a library's wall"]), ("series", Scope(kind=Kind.SERIES)))
    },
    **{
        f"items.more_facets {name}": lambda store, scope=scope: store.items.more_facets(scope)
        for name, scope in (("a library's wall", SCOPES["a library's wall"]), ("series", Scope(kind=Kind.SERIES)))
    },
    **{
        f"stats.read_fitting {name}": lambda store, term=term, library=library: store.stats.read_fitting(
            (Kind.MOVIE, Kind.SERIES),
            (Kind.MOVIE, Kind.EPISODE),
            [Fit(parse_query(term), (Kind.MOVIE, Kind.SERIES), ALL_NUMBERS)],
            library,
        )
        for name, term, library in (
            ("in a library", "year>=1990 year<=1999", LibraryId(1)),
            ("in all", "genre:g5", None),
        )
    },
    "items.rows": lambda store: store.items.rows(ITEMS),
    "items.detail of a film": lambda store: store.items.detail(FILM),
    "items.detail of an episode": lambda store: store.items.detail(EPISODE),
    "items.values": lambda store: store.items.values(ITEMS),
    "items.files": lambda store: store.items.files(ITEMS),
    "items.folders": lambda store: store.items.folders(ITEMS),
    "items.pictures": lambda store: store.items.pictures(FILM),
    "items.chosen_pictures": lambda store: store.items.chosen_pictures(ITEMS),
    "items.suggestions": lambda store: store.items.suggestions(ITEMS),
    "items.count_suggestions": lambda store: store.items.count_suggestions(),
    "items.suggestions of all": lambda store: store.items.suggestions(),
    "items.subtree": lambda store: store.items.subtree([SHOW]),
    "items.subtree_in_trash": lambda store: store.items.subtree_in_trash([SHOW]),
    "items.seasons": lambda store: store.items.seasons(SHOW),
    "items.season_names": lambda store: store.items.season_names(SHOW),
    "items.libraries_of": lambda store: store.items.libraries_of(FILM),
    "items.collections_of": lambda store: store.items.collections_of(ITEMS),
    "items.collection_overviews": lambda store: store.items.collection_overviews(ITEMS),
    "items.kinds": lambda store: store.items.kinds(ITEMS),
    "items.libraries": lambda store: store.items.libraries(ITEMS),
    "files.facts_by_hash": lambda store: store.files.facts_by_hash(["h5"]),
    "items.doubtful": lambda store: store.items.doubtful(LibraryId(1), (0.3, 0.8), 1000),
    "items.person": lambda store: store.items.person([("tmdb", "5")]),
    "items.members_of": lambda store: store.items.members_of(FILM),
    "items.faces": lambda store: store.items.faces([("tmdb", "5")]),
    "items.people_named": lambda store: store.items.people_named("ac", 12),
    "items.cast": lambda store: store.items.cast(FILM),
    "items.credits_of": lambda store: store.items.credits_of(FILM),
    "items.without_persons": lambda store: store.items.without_persons(),
    "works.of": lambda store: store.works.of(FILM),
    "vocabulary.people": lambda store: store.vocabulary.people("Person 5"),
    "vocabulary.people of a part": lambda store: store.vocabulary.people("Person 5", "cast"),
    "vocabulary.names": lambda store: store.vocabulary.names("genres"),
    "vocabulary.is_credited": lambda store: store.vocabulary.is_credited("Person 5"),
    "vocabulary.words": lambda store: store.vocabulary.words("genres"),
    "vocabulary.words of a column": lambda store: store.vocabulary.words("certification"),
    "items.find by number": lambda store: store.items.find("5"),
    "items.find by title": lambda store: store.items.find("Film 77"),
    "libraries.all": lambda store: store.libraries.all(),
    "libraries.away": lambda store: store.libraries.away(),
    "libraries.hand_overs": lambda store: store.libraries.hand_overs(),
    "libraries.named": lambda store: store.libraries.named("1"),
    "libraries.get": lambda store: store.libraries.get(LibraryId(1)),
    "libraries.removal_of": lambda store: store.libraries.removal_of("/films", LibraryType.MOVIE),
    "libraries.of_path": lambda store: store.libraries.of_path("/films/x"),
    "files.at": lambda store: store.files.at("/films/5/5.mkv"),
    "files.found_again": lambda store: store.files.found_again("/films/none.mkv", "hash 5"),
    "files.pinned": lambda store: store.files.pinned(FILES),
    "files.absorbed_by": lambda store: store.files.absorbed_by(ITEMS),
    "files.items_at": lambda store: store.files.items_at("/films/5/5.mkv"),
    "recycling.planned": lambda store: store.recycling.planned(BatchId(7)),
    "recycling.unfinished": lambda store: store.recycling.unfinished(),
    "recycling.of_items": lambda store: store.recycling.of_items(ITEMS),
    "recycling.standing": lambda store: store.recycling.standing([1, 2]),
    "recycling.loose": lambda store: store.recycling.loose(),
    "findings.paths": lambda store: store.findings.paths(Checked((FILM,))),
    "recycling.is_wanted_back": lambda store: store.recycling.is_wanted_back(
        FileMove(FILM, MoveVerb.RECYCLE, "/f5", "/r5", id=1)
    ),
    "history.newest_change": lambda store: store.history.newest_change(),
    "recycling.taken_from": lambda store: store.recycling.taken_from(["/f5"]),
    "purging.buried": lambda store: store.purging.buried(ITEMS),
    "purging.announced": lambda store: store.purging.announced(),
    "tombstones.count": lambda store: store.tombstones.count(),
    "tombstones.pictures": lambda store: store.tombstones.pictures(),
    "files.codecs": lambda store: store.files.codecs(100),
    "files.spoken": lambda store: store.files.spoken("audio", 100),
    "files.of_root": lambda store: store.files.of_root(RootId(1)),
    "files.of_group": lambda store: (store.files.of_group(RootId(1), "5"), store.files.of_group(RootId(1), "")),
    "libraries.is_settled": lambda store: store.libraries.is_settled(LibraryId(1)),
    "hooks.sources": lambda store: store.hooks.sources(),
    "hooks.source": lambda store: _even_without(lambda: store.hooks.source(HookSourceId(1))),
    "hooks.named": lambda store: _even_without(lambda: store.hooks.named("Radarr")),
    "hooks.events": lambda store: (
        store.hooks.events(before=HookEventId(9_000)),
        store.hooks.events(states=[HookState.FAILED]),
    ),
    "hooks.event": lambda store: _even_without(lambda: store.hooks.event(HookEventId(5))),
    "hooks.told": lambda store: _even_without(lambda: store.hooks.told(HookEventId(5))),
    "hooks.are_expected": lambda store: store.hooks.are_expected(),
    "hooks.expected": lambda store: store.hooks.expected(),
    "hooks.files_told": lambda store: store.hooks.files_told(HookSourceId(1), "2026-01-01"),
    "hooks.gone_told": lambda store: store.hooks.gone_told(HookSourceId(1), "2026-01-01"),
    "scans.latest": lambda store: store.scans.latest(LibraryId(1), 20),
    "scans.files": lambda store: store.scans.files(ScanId(1)),
    "scans.held": lambda store: store.scans.held(LibraryId(1), "/films", 5),
    "files.tops": lambda store: store.files.tops(RootId(1)),
    "files.count_titles": lambda store: store.files.count_titles(RootId(1)),
    "files.has_known": lambda store: store.files.has_known(RootId(1)),
    "files.present": lambda store: list(store.files.present(RootId(1), [FileRole.NFO, FileRole.VIDEO])),
    "files.missing": lambda store: store.files.missing([RootId(1)]),
    "files.folders": lambda store: store.files.folders(RootId(1)),
    "files.to_read": lambda store: store.files.to_read(LibraryId(1), [FileRole.VIDEO, FileRole.NFO], FileId(50), 500),
    "files.pictures_to_read": lambda store: store.files.pictures_to_read(LibraryId(1), FILM, 500),
    "files.count_to_read": lambda store: store.files.count_to_read(LibraryId(1), [FileRole.VIDEO]),
    "files.unknown": lambda store: store.files.unknown(LibraryId(1)),
    "files.ignored": lambda store: store.files.ignored(LibraryId(1)),
    "files.items_only_in": lambda store: store.files.items_only_in(RootId(1)),
    "files.problems": lambda store: store.files.problems(LibraryId(1)),
    "files.hashed": lambda store: store.files.hashed([5, 6]),
    "files.found_by": lambda store: store.files.found_by(LibraryId(1), Kind.SERIES, ["a|", "b|2001"]),
    "files.families": lambda store: store.files.families(ITEMS),
    "files.main_files": lambda store: store.files.main_files(ITEMS),
    "files.with_several": lambda store: store.files.with_several(ITEMS, FileRole.NFO),
    "files.folder_items": lambda store: store.files.folder_items(RootId(1), ["5", "6"]),
    "files.items_of": lambda store: store.files.items_of(FILES),
    "pictures.known": lambda store: store.pictures.known(ITEMS),
    "pictures.fingerprints": lambda store: store.pictures.fingerprints(FILM, "poster"),
    "pictures.chosen": lambda store: store.pictures.chosen(),
    "pictures.path": lambda store: store.pictures.path("u5"),
    "pictures.written": lambda store: store.pictures.written(ITEMS),
    "pictures.written_at": lambda store: store.pictures.written_at(["/f5"]),
    "pictures.has_original": lambda store: store.pictures.has_original("/f5"),
    "pictures.originals": lambda store: store.pictures.originals(["/f5"]),
    "history.of_item": lambda store: store.history.of_item(FILM),
    "history.latest": lambda store: store.history.latest(),
    "history.items_of": lambda store: store.history.items_of(BatchId(5)),
    "history.published_by": lambda store: store.history.published_by([BatchId(5)]),
    "history.stands": lambda store: store.history.stands(BatchId(5)),
    "history.published_since": lambda store: store.history.published_since([BatchId(5)], ITEMS),
    "history.newest_publish": lambda store: store.history.newest_publish([BatchId(5), BatchId(6)]),
    "history.is_published_by_flow": lambda store: store.history.is_published_by_flow(BatchId(5)),
    "history.stories": lambda store: store.history.stories([BatchId(5), BatchId(6)]),
    "history.verbs_of": lambda store: store.history.verbs_of(BatchId(5)),
    "history.last_of_person": lambda store: _even_without(store.history.last_of_person),
    "history.last_undo": lambda store: _even_without(store.history.last_undo),
    "enriched.texts": lambda store: store.enriched.texts(FILM),
    "enriched.parts": lambda store: store.enriched.parts(FILM),
    "enriched.holding": lambda store: store.enriched.holding([ExternalId("imdb", "tt5")], Kind.MOVIE),
    "items.actors_of": lambda store: store.items.actors_of(ITEMS, 20),
    "items.titles_with_actors": lambda store: store.items.titles_with_actors(ITEMS),
    "items.cast_pictures": lambda store: store.items.cast_pictures(ITEMS),
    "files.last_read": lambda store: store.files.last_read(["/films/5/5.nfo"]),
    "enriched.offers": lambda store: store.enriched.offers(ITEMS),
    "enriched.collections_to_ask_about": lambda store: store.enriched.collections_to_ask_about(ITEMS),
    "enriched.monitored": lambda store: store.enriched.monitored(ITEMS),
    "enriched.stopgaps": lambda store: store.enriched.stopgaps(ITEMS),
    "enriched.due": lambda store: store.enriched.due("2026-01-01", [Kind.MOVIE, Kind.SERIES], 500),
    "enriched.having": lambda store: store.enriched.having([ExternalId("imdb", "tt5")], [Kind.MOVIE]),
    "enriched.to_enrich": lambda store: store.enriched.to_enrich(None, [Kind.MOVIE, Kind.SERIES], is_all=False),
    "enriched.to_enrich of a library": lambda store: store.enriched.to_enrich(LibraryId(1), [Kind.MOVIE], is_all=True),
    "enriched.tops": lambda store: store.enriched.tops(ITEMS, [Kind.MOVIE, Kind.SERIES]),
    "enriched.holders": lambda store: store.enriched.holders(ITEMS),
    "enriched.locks": lambda store: store.enriched.locks(ITEMS),
    "enriched.children": lambda store: store.enriched.children([SHOW]),
    "told.absent": lambda store: store.told.absent(SHOW, "2026-06-01"),
    "told.not_told_of": lambda store: store.told.not_told_of(),
    "enriched.dead_links": lambda store: store.enriched.dead_links(["https://x/5"]),
    "reviews.of": lambda store: store.reviews.of(ITEMS),
    "reviews.waiting": lambda store: store.reviews.waiting(),
    "reviews.queue": lambda store: store.reviews.queue(),
    "reviews.count_left": lambda store: store.reviews.count_left(),
    "reviews.count_decided": lambda store: store.reviews.count_decided("2026-01-01"),
    "reviews.decision": lambda store: store.reviews.decision(FILM),
    "reviews.count_waiting": lambda store: store.reviews.count_waiting(),
    "reviews.count_unidentified": lambda store: store.reviews.count_unidentified([Kind.MOVIE, Kind.SERIES]),
    "reviews.unidentified": lambda store: store.reviews.unidentified(None, [Kind.MOVIE, Kind.SERIES]),
    "reviews.unidentified of a library": lambda store: store.reviews.unidentified(LibraryId(1), [Kind.MOVIE]),
    "providers.choices": lambda store: store.providers.choices(),
    "providers.field_orders": lambda store: store.providers.field_orders(),
    "enriched.set_by": lambda store: store.enriched.set_by(ITEMS, ("external_ids", "episode_order")),
    "answers.find": lambda store: store.answers.find("k5"),
    "answers.keep": lambda store: store.answers.keep("k5", Answer("tmdb", 200, b"{}", 1.0, 2.0)),
    "findings.published": lambda store: store.findings.published(Checked(), 0, 100),
    "findings.published of items": lambda store: store.findings.published(Checked((FILM,)), 0, 100),
    "findings.count_published": lambda store: store.findings.count_published(Checked((FILM,))),
    "findings.count_published_below": lambda store: store.findings.count_published_below("/films"),
    "findings.records": lambda store: store.findings.records([5]),
    "findings.records_of": lambda store: store.findings.records_of(ITEMS),
    "findings.unsettled": lambda store: store.findings.unsettled(Checked()),
    "findings.with_files_of_ours": lambda store: store.findings.with_files_of_ours(ITEMS),
    "findings.beside": lambda store: store.findings.beside(ITEMS),
    "findings.cached": lambda store: store.findings.cached(Checked(), 0, 100),
    "findings.cache_files": lambda store: store.findings.cache_files([5]),
    "findings.cache_files_of": lambda store: store.findings.cache_files_of(ITEMS),
    "findings.all": lambda store: store.findings.all(),
    "findings.count": lambda store: store.findings.count(),
    "sidecars.to_keep": lambda store: store.sidecars.to_keep(LibraryId(1), FileRole.SUBTITLE, 1000, FileId(0), 100),
    "sidecars.of": lambda store: store.sidecars.of(ITEMS),
    "players.groups": lambda store: store.players.groups(),
    "players.group": lambda store: store.players.group(GroupId(1)),
    "players.group_named": lambda store: store.players.group_named("Home"),
    "players.all": lambda store: store.players.all(),
    "players.named": lambda store: store.players.named("Kodi"),
    "outbox.of": lambda store: store.outbox.of(PlayerId(1)),
    "outbox.departing": lambda store: store.outbox.departing(GroupId(1)),
    "watched.marked": lambda store: store.watched.marked([LibraryId(1), LibraryId(2)]),
    "watched.due": lambda store: store.watched.due(),
    "watched.standings": lambda store: store.watched.standings(ITEMS),
    "watched.conflicts": lambda store: store.watched.conflicts(),
    "watched.conflict": lambda store: _even_without(lambda: store.watched.conflict(1)),
    "watched.known": lambda store: store.watched.known(PlayerId(1)),
    "items.external_ids": lambda store: store.items.external_ids(ITEMS),
    "players.rests": lambda store: store.players.rests(PlayerId(1)),
    "players.playing": lambda store: store.players.playing(),
    "players.snapshots": lambda store: store.players.snapshots(PlayerId(1)),
    "players.snapshot_rows": lambda store: _even_without(lambda: store.players.snapshot_rows(PlayerId(1), 1)),
    "files.main_paths": lambda store: store.files.main_paths([LibraryId(1)]),
    "players.proofs": lambda store: store.players.proofs(FILM),
    "players.proved": lambda store: store.players.proved(PlayerId(1)),
    "players.published_items": lambda store: store.players.published_items([LibraryId(1)]),
    "playlists.played": lambda store: store.playlists.played([*ITEMS, SHOW]),
    "playlists.titles": lambda store: store.playlists.titles(ITEMS),
    "playlists.words": lambda store: store.playlists.words(FIELD["genres"], "g5"),
    "playlists.names": lambda store: store.playlists.names(Kind.MOVIE, FIELD["cast"], "person 5"),
    "playlists.count_credited": lambda store: store.playlists.count_credited(Kind.MOVIE, FIELD["cast"], ["Person 5"]),
    "playlists.count_written": lambda store: store.playlists.count_written(Kind.MOVIE, FIELD["title"], "film 5"),
    "playlists.count_other_premieres": lambda store: store.playlists.count_other_premieres(Kind.MOVIE),
    "playlists.count_aired_in_part": lambda store: store.playlists.count_aired_in_part(),
    "playlists.count_other_plays": lambda store: store.playlists.count_other_plays(Kind.MOVIE, "watched"),
    "playlists.count_not_by_tags": lambda store: store.playlists.count_not_by_tags(["genres"]),
}


def _even_without(ask: Callable[[], object]) -> None:
    with contextlib.suppress(NotFound):
        ask()


def test_every_named_query_is_among_them(store: Store) -> None:
    readers = {
        "items": Items,
        "many": Many,
        "libraries": Libraries,
        "hooks": Hooks,
        "scans": Scans,
        "files": Files,
        "pictures": Pictures,
        "history": History,
        "enriched": Enriched,
        "told": Told,
        "works": Works,
        "reviews": Reviews,
        "providers": Providers,
        "answers": AnswerTable,
        "vocabulary": Vocabulary,
        "recycling": Recycling,
        "purging": Purging,
        "tombstones": Tombstones,
        "findings": Findings,
        "sidecars": Sidecars,
        "outbox": Outboxes,
        "watched": WatchedMarks,
        "playlists": Playlists,
    }
    named = {
        f"{name}.{method}"
        for name, reader in {**readers, "players": Players}.items()
        for method in vars(reader)
        if not method.startswith("_")
    }

    assert named - {name.split()[0] for name in READS} == set()


WRITES: dict[str, Write] = {
    "told": lambda unit: (
        unit.outbox.show(ITEMS),
        unit.outbox.remove(GroupId(1), {FILM: "[]"}),
        unit.outbox.settle(PlayerId(1), [PARCEL], [Proof(FILM, Outcome.FAILED)], [None]),
        unit.outbox.compared(PlayerId(1), [PARCEL], [Proof(FILM, Outcome.THERE)]),
        unit.players.keep_proofs(PlayerId(1), [Proof(FILM, Outcome.THERE)], {FILM: "x"}),
        unit.players.forget_proofs(PlayerId(1), [FILM]),
    ),
    "told of everything": lambda unit: (
        unit.outbox.ask_anew(GroupId(1)),
        unit.outbox.show_published(GroupId(1), but_for=[PlayerId(1)]),
        unit.outbox.forget(GroupId(1), [LibraryId(1)]),
    ),
    "watched": lambda unit: (
        unit.watched.standings(ITEMS),
        unit.watched.stand({FILM: Standing(Watched(), {})}),
        unit.watched.heard(PlayerId(1), {FILM: Watched(1)}),
        unit.watched.told(PlayerId(1), {FILM: (Watched(1), Watched(1))}),
        unit.watched.disagree(FILM, [Mark.RATING], [Conflict(Mark.RATING, 8, "", 4, "Den")]),
    ),
    "presence": lambda unit: unit.settle_presence(LibraryId(2)),
    "overdue": lambda unit: unit.overdue(LibraryId(2)),
    "hooks taken": lambda unit: (
        unit.hooks.same("k5"),
        unit.hooks.repeat(HookEventId(5)),
        unit.hooks.files_of_download(HookSourceId(1), "d5"),
        unit.hooks.expect(HookEventId(5), JobId(5)),
        unit.hooks.settle(HookEventId(5), HookState.DONE),
    ),
    "hooks purged": lambda unit: unit.hooks.purge(),
    "scans purged": lambda unit: unit.scans.purge(),
    "expired": lambda unit: unit.expired(30),
    "missed": lambda unit: unit.note_absent(LibraryId(2)),
    "files moved": lambda unit: (
        unit.recycling.plan(BatchId(7), [FileMove(FILM, MoveVerb.RECYCLE, "/f5", "/r5")]),
        unit.recycling.plan_back(BatchId(7), BatchId(8)),
        unit.recycling.done([FileMove(FILM, MoveVerb.RECYCLE, "/f5", "/r5", id=1)]),
        unit.files.mark_missing_at(["/films/5/5.mkv"], True),
    ),
    "known again": lambda unit: keys_of(unit._connection, ITEMS),
    "undo": lambda unit: unit.undo(BatchId(7)),
    "trash and restore": lambda unit: (
        unit.trash(Batch(Actor.PERSON, "trash"), [FILM]),
        unit.restore(Batch(Actor.PERSON, "restore"), [FILM]),
    ),
    "purge": lambda unit: (unit.trash(Batch(Actor.PERSON, "trash"), [FILM]), unit.purge([FILM])),
    "emptied": lambda unit: (
        unit.trash(Batch(Actor.PERSON, "trash"), [EPISODE]),
        unit.trash_emptied(Batch(Actor.PERSON, "trash"), [EPISODE]),
    ),
    "publish noted": lambda unit: unit.note_published(
        Batch(Actor.SYSTEM, "publish"), [Published(FILM, "/f5.nfo", Before.ASIDE)]
    ),
    "put aside since": lambda unit: first_originals_after(unit._connection, 0, ["/f5.nfo"]),
    "returned": lambda unit: unit.restore_returned(Batch(Actor.SCAN, "scan"), [FILM]),
    "files without items": lambda unit: unit.files.settle_unlinked(LibraryId(1), FileRole.NFO),
    "folders of a group": lambda unit: unit.files.set_folders(RootId(1), {"5": KnownFolder("5", 5)}, gone=["6"]),
    "items' own folders": lambda unit: (
        unit.files.forget_item_folders(RootId(1), ["5"]),
        unit.files.add_item_folders([(FILM, RootId(1), "5")]),
    ),
    "presence agrees": lambda unit: unit.libraries.set_settled(LibraryId(1), False),
    "providers' values": lambda unit: unit.apply(
        Batch(Actor.PROVIDER, "enrich", "tmdb"),
        [
            Proposal(item, {"plot": "x", "genres": ("g5", "New"), "external_ids": (ExternalId("tmdb", "5"),)})
            for item in ITEMS
        ],
    ),
    "answers purged": lambda unit: unit.purge_answers(),
    "offers": lambda unit: (
        unit.enriched.put_offers([(FILM, "tmdb", PictureOffer("poster", "https://x/5/1"))]),
        unit.enriched.set_offer_states([5], OfferState.DEAD),
        unit.enriched.set_fingerprints({5: "0"}),
        unit.enriched.set_sizes({5: (1, 1)}),
        unit.enriched.drop_offers([FILM]),
    ),
    "enriched": lambda unit: (
        unit.enriched.put_texts(FILM, {"plot": {"de": "x"}}, "tmdb"),
        unit.enriched.put_parts(FILM, [Part("Alien", (), 1979)]),
        unit.told.put(SHOW, ToldShow("tmdb", "tmdb", (), (ToldEpisode(1, 1, "5"),))),
        unit.works.put(FILM, ToldWorks("tmdb", (), (Work(Kind.MOVIE, "Alien", ()),))),
        unit.enriched.set_enriched({FILM: "2027-01-01"}),
        unit.enriched.put_off({FILM: "2027-01-01"}),
    ),
    "reviewed": lambda unit: unit.reviews.put([Review(FILM, ReviewState.WAITING, 0.5, "[]")]),
    "a file given to a title": lambda unit: unit.pin(
        Batch(Actor.PERSON, "merge"),
        [FileTurn(FileId(1), "/films/1/1.mkv", ItemId(1), FILM, FileRole.VIDEO, "1080p")],
        FILM,
        [FileTurn(FileId(2), "/films/1/1.nfo", ItemId(1), None, FileRole.NFO)],
    ),
    "suggestions of a merged title": lambda unit: unit.offer(
        Batch(Actor.PERSON, "merge"), FILM, {"plot": "Mine."}, "Hitze (1995)"
    ),
    "what was pinned of some files": lambda unit: unit.files.pins(FILES),
    "which files a batch gave": lambda unit: unit.files.given(BatchId(1)),
    "decided beside the fields": lambda unit: unit.decide_beside(
        Batch(Actor.PERSON, "leave"),
        [
            State(FILM, "review", (FILM,), "left"),
            State(FILM, "offer", (FILM, "poster", "https://x/5"), "rejected"),
            State(FILM, "dismissed", (FILM, "plot", "tmdb"), "2026-01-01"),
            State(FILM, "dead_link", ("https://x/5",), "2026-01-01"),
        ],
    ),
    "dismissed": lambda unit: unit.dismiss(Batch(Actor.PERSON, "dismiss"), [5, 6]),
    "an undo with what follows": lambda unit: unit.lineage(BatchId(7)),
    "folders of libraries": lambda unit: unit.libraries.folders(),
    "provider set": lambda unit: (
        unit.providers.put("tmdb", Choice()),
        unit.providers.put_field_order(LibraryId(1), "plot", ["tmdb"]),
    ),
    "a word renamed": lambda unit: unit.vocabulary.rename(Batch(Actor.PERSON, "rename_word"), "genres", "g5", "New"),
    "a certificate renamed": lambda unit: unit.vocabulary.rename(
        Batch(Actor.PERSON, "rename_word"), "certification", "12", "PG"
    ),
    "people linked": lambda unit: unit.people.link(ITEMS),
    "reading again": lambda unit: unit.files.read_again([FILM]),
}


@contextlib.contextmanager
def _statements() -> Iterator[list[tuple[str, object]]]:
    """Every statement that is sent within the block, with its parameters (the first of many)."""
    sent: list[tuple[str, object]] = []
    send = Connection.execute

    def hear(connection: Connection, statement: str, parameters: Any = ()) -> Result:
        sent.append((statement, parameters[0] if isinstance(parameters, list) else parameters))
        return send(connection, statement, parameters)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "execute", hear)
        yield sent


_PLAIN = re.compile(r"^\s*(BEGIN|PRAGMA|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)", re.IGNORECASE)
_SCAN = re.compile(r"^SCAN (\w+)")
_ALIAS = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO)\s+\"?(\w+)\"?(?:\s+([a-z]\w*))?")  # ours are lower case


def _whole_readings(store: Store, statement: str, parameters: object) -> list[str]:
    """The steps of the statement's plan that read a large table or one of its indexes from end to end."""
    if _PLAIN.match(statement) or " ".join(statement.split()).startswith(tuple(ALLOWED)):
        return []
    tables = defaultdict(set)
    for table, alias in _ALIAS.findall(statement):
        tables[alias or table].add(table)
    with store._lanes.read() as connection:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).all()  # type: ignore[call-overload]
    scanned = [(match[1], step[3]) for step in steps if (match := _SCAN.match(step[3]))]
    return [step for name, step in scanned if LARGE & (tables[name] | {name})]


def test_a_plan_that_reads_a_whole_table_is_noticed(store: Store) -> None:
    assert _whole_readings(store, "SELECT count(*) FROM credit c WHERE c.name LIKE '%x%'", ()) != []
    assert _whole_readings(store, "SELECT count(*) FROM item WHERE plot = ?", ("x",)) != []


def _explain(store: Store, act: Callable[[], object]) -> None:
    with _statements() as sent:
        act()
    assert sent
    found = {statement: whole for statement, values in sent if (whole := _whole_readings(store, statement, values))}
    assert found == {}


@pytest.mark.parametrize("name", READS)
def test_no_query_reads_a_large_table_from_end_to_end(store: Store, name: str) -> None:
    _explain(store, lambda: READS[name](store))


@pytest.mark.parametrize("term", TERMS)
def test_no_search_reads_a_large_table_from_end_to_end(store: Store, term: str) -> None:
    wall = Scope(kind=Kind.MOVIE, library=LibraryId(1))

    _explain(store, lambda: store.items.count(wall, parse_query(term)))


class _Enough(Exception):
    """Takes back what a test wrote, so that the next one finds the library as it was filled."""


def _write_and_take_back(store: Store, act: Write) -> None:
    with store.write() as unit:
        act(unit)
        raise _Enough


@pytest.mark.parametrize("name", WRITES)
def test_no_write_reads_a_large_table_from_end_to_end(store: Store, name: str) -> None:
    def _act() -> None:
        with pytest.raises(_Enough):
            _write_and_take_back(store, WRITES[name])

    _explain(store, _act)
