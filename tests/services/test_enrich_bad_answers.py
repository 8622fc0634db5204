"""Whatever servers answer, or do not: a problem with a name, and nothing that is known is lost (RELIABILITY 38-41)."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from random import Random
from typing import Any

import pytest

from metarr_desktop.domain.edits import NewItem
from metarr_desktop.domain.fields import FIELD, fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.jobs import JobResult
from metarr_desktop.domain.kinds import PARENT_KIND, Actor, ItemId, Kind
from metarr_desktop.domain.provider import Ask, LineState, Place, ProviderSpec, Rate, Record
from metarr_desktop.domain.settings import SettingValue
from metarr_desktop.domain.sources import Choice
from metarr_desktop.domain.values import GATHERED, Rating, Value
from metarr_desktop.net.service import Service
from metarr_desktop.services.errands import enrich_job
from metarr_desktop.store.batch import Batch
from tests.builders import a_word
from tests.providers.shapes import Told, assert_value, damage
from tests.replay import Asked, HandTimes, Replay, Reply, a_service, json_reply, replaying
from tests.services.desk import Desk, Laid
from tests.services.real_sources import SOURCES, TITLES, Title

Values = Mapping[str, Value]


@pytest.fixture
def settings() -> dict[str, SettingValue]:
    return {"automation.artwork_after_enrich": False}


def keyed(desk: Desk) -> Desk:
    """With a key for whoever takes one."""
    for spec in desk.sources.specs():
        if spec.secrets:
            desk.sources.set(spec.name, {"api_key": "0123456789abcdef0123456789abcdef"})
    return desk


def enriched(desk: Desk, items: list[ItemId], *, is_fresh: bool = False) -> JobResult:
    (result,) = desk.run(enrich_job(items, is_fresh=is_fresh))
    return result


# --- damaged answers (RELIABILITY 38) -------------------------------------------------------------------------------

_ANSWERS = 200  # damaged ones for each provider
_COPIES = 4  # of each title in the library, by whom its values are


class _Damaging(Told):
    """A server that damages each answer anew, once it is told to."""

    state = LineState(0, Rate(1000), 0.0, "")

    def __init__(self, titles: list[Title]) -> None:
        super().__init__(self._damaged)
        self._titles = titles
        self._random = Random(20_261_128)
        self._lock = threading.Lock()
        self.is_damaging = False
        self.damaged = 0

    def _damaged(self, path: str, query: Mapping[str, Any]) -> Any:
        answer = next((data for one in self._titles if (data := one.answer(path, query)) is not None), None)
        if answer is None or not self.is_damaging:
            return answer
        with self._lock:
            self.damaged += 1
            whole = damage({"whole": answer}, self._random).get("whole")
        return [] if whole is None else whole  # None would be a title that it does not know


def _record_of(title: Title) -> Record:
    source = SOURCES[title.provider]
    provider = source.make(Told(title.answer), dict.fromkeys(source.spec.secrets, "0123456789abcdef"))
    record = provider.fetch(title.kind, [title.id], Ask())
    assert record is not None
    return record


def _a_tree(desk: Desk, title: Title, record: Record, by: Actor | None) -> dict[ItemId, Kind]:
    """The title with one child of every kind that is told of it; all their fields filled by somebody, or none."""
    made: dict[Kind, ItemId] = {}
    first = {one.kind: one for one in reversed(record.children) if (one.place.season or 0) < 2}
    season = first[Kind.EPISODE].place.season if Kind.EPISODE in first else None
    for kind in [title.kind, *(kind for kind in (Kind.SEASON, Kind.EPISODE, Kind.TRACK) if kind in first)]:
        place = first[kind].place if kind in first else Place()
        place = Place(season) if kind is Kind.SEASON and season is not None else place
        values = {row.name: a_word(row.type, 99) for row in fields_of(kind)} if by else {}
        if by and kind is title.kind:
            values |= {name: record.values[name] for name in ("title", "year") if name in record.values}
        values |= {name: number for name, number in (("disc", place.disc), ("track", place.track)) if number}
        values["external_ids"] = (title.id,) if kind is title.kind else ()
        parent = made.get(PARENT_KIND[kind], made[title.kind]) if kind is not title.kind else None
        with desk.store.write() as unit:
            new = NewItem(kind, values, None, parent, place.season, place.episode)
            (made[kind],) = unit.create(Batch(by or Actor.SCAN, "add"), [new])
    return {item: kind for kind, item in made.items()}


@pytest.mark.parametrize("name", SOURCES)
def test_damaged_answers_overwrite_nothing_and_are_named(laid: Laid, name: str) -> None:
    titles = [one for one in TITLES if one.provider == name]
    line = _Damaging(titles)
    desk = keyed(laid(SOURCES[name], connect=lambda spec, choice: line))
    trees: dict[Actor | None, dict[ItemId, Kind]] = {Actor.PERSON: {}, Actor.NFO: {}, None: {}}
    tops: list[ItemId] = []
    for title in titles:
        record = _record_of(title)
        for by in _COPIES * list(trees):
            tree = _a_tree(desk, title, record, by)
            trees[by] |= tree
            tops.append(next(iter(tree)))
    for item, kind in trees[Actor.PERSON].items():
        desk.edit.set_locks([item], [row.name for row in fields_of(kind)], True)
    assert enriched(desk, tops).problems == ()
    before = desk.store.items.values([item for tree in trees.values() for item in tree])
    assert all(len(before[item]) > 1 or not SOURCES[name].spec.fields for item in trees[None])
    line.is_damaging = True

    while line.damaged < _ANSWERS:
        result = enriched(desk, tops)

        assert [one for one in result.problems if SOURCES[name].spec.label not in one] == []
        after = desk.store.items.values(list(before))
        for item in trees[Actor.PERSON]:
            assert after[item] == before[item]
        for item in trees[Actor.NFO]:
            assert_only_added(before[item], after[item])
        for item in trees[None]:
            assert after[item].keys() >= before[item].keys()
            for field, value in after[item].items():
                assert_value(field, value)


def assert_only_added(before: Values, after: Values) -> None:
    """All of it stands as it did, but that names, ids and newer ratings came to those that gather them."""
    for name, value in before.items():
        if FIELD[name].type in GATHERED:
            assert _parts(value) <= _parts(after[name]), name
        else:
            assert after[name] == value, name


def _parts(value: Value) -> set[object]:
    """What must stay of a list that gathers: of ratings, that each source has one."""
    assert isinstance(value, tuple)
    return {one.source if isinstance(one, Rating) else one for one in value}


# --- the real way to the network ------------------------------------------------------------------------------------

_PAGE = Reply(200, b"<!doctype html><title>Sign in</title>", {"Content-Type": "text/html"})
_NONSENSE = (b"", b"{", b'{"id": 3', b"\x1f\x8b\x08 no gzip", b"\xff\xfe", b"[" * 100_000, b"null", b"3", b'"x"', b"[]")


class _Town:
    """Servers of every provider on one replay, each below its name, and a library with all they know."""

    def __init__(self, replay: Replay, services: ExitStack, laid: Laid) -> None:
        self.replay = replay
        self.clocks: list[HandTimes] = []
        self._services = services
        replay.when(self._sound)
        self.desk = keyed(laid(*SOURCES.values(), connect=self._connect))
        self.items: dict[Title, ItemId] = {}
        for title in TITLES:
            self.items[title] = next(iter(_a_tree(self.desk, title, _record_of(title), None)))

    def of(self, *providers: str) -> list[ItemId]:
        """The titles of those providers, or of all."""
        return [item for title, item in self.items.items() if not providers or title.provider in providers]

    def enrich(self, items: list[ItemId]) -> None:
        """Enrich until nothing comes any more: an id that is told lets others be asked the next time."""
        before = None
        while before != (before := self.values()):
            problems = enriched(self.desk, items).problems
            assert [one for one in problems if "another title" not in one] == []

    def _connect(self, spec: ProviderSpec, choice: Choice) -> Service:
        clock = HandTimes()
        self.clocks.append(clock)
        service: AbstractContextManager[Service] = a_service(
            spec, self.replay, below=spec.name, answers=self.desk.store.answers, times=clock.times
        )
        return self._services.enter_context(service)

    def _sound(self, asked: Asked) -> Reply | None:
        name, _, path = asked.path.lstrip("/").partition("/")
        answers = (title.answer(path, asked.query) for title in TITLES if title.provider == name)
        found = next((one for one in answers if one is not None), None)
        return json_reply(found) if found is not None else None

    @property
    def waited_s(self) -> float:
        """How long the one that waited longest did."""
        return max(clock.now for clock in self.clocks) - HandTimes().now

    def values(self, items: list[ItemId] | None = None) -> dict[tuple[ItemId, str], Value]:
        """(item, field) -> what stands there, of all titles or some."""
        found = self.desk.store.items.values(self.of() if items is None else items)
        return {(item, name): value for item, values in found.items() for name, value in values.items()}

    def kept(self) -> dict[str, bytes]:
        """Everything that is kept of answers."""
        with self.desk.store._lanes.read() as connection:
            rows = connection.execute("SELECT key, body FROM provider_answer").all()
        return {row[0]: row[1] for row in rows}


@pytest.fixture
def town(laid: Laid) -> Iterator[_Town]:
    with ExitStack() as services, replaying() as replay:
        yield _Town(replay, services, laid)


@pytest.mark.parametrize("nonsense", _NONSENSE, ids=lambda body: repr(body[:12]))
def test_nonsense_from_every_server_changes_nothing(town: _Town, nonsense: bytes) -> None:
    town.enrich(town.of())
    before = town.values()
    town.replay.when(lambda asked: Reply(200, nonsense, {"Content-Type": "application/json"}))

    enriched(town.desk, town.of(), is_fresh=True)

    after = town.values()
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert {key: (before.get(key), after.get(key)) for key in changed} == {}
    assert len(before) > 10 * len(TITLES)


def test_the_sign_in_page_of_a_network_is_taken_for_no_answer_and_not_kept(town: _Town) -> None:
    known, unknown = town.of("tmdb"), town.of("tvmaze", "audiodb", "anilist")
    town.enrich(known)
    before, kept = town.values(), town.kept()
    town.replay.when(lambda asked: _PAGE)

    with_answers = enriched(town.desk, known, is_fresh=True)
    without = enriched(town.desk, unknown)

    assert (town.values(), town.kept()) == (before, kept)
    assert (with_answers.counts["enriched"], without.counts["enriched"]) == (len(known), 0)
    assert any("this network may want a sign-in first" in one for one in without.problems)
    assert all(any(label in one for one in without.problems) for label in ("TVmaze", "TheAudioDB", "AniList"))


def test_while_a_server_is_down_its_last_answers_stand_and_the_others_are_asked(town: _Town) -> None:
    tmdb, others = town.of("tmdb"), town.of("tvmaze")
    town.enrich(tmdb)
    before = town.values(tmdb)
    ids = {"external_ids": (ExternalId("tmdb", "5"), ExternalId("tvmaze", "4711"))}
    with town.desk.store.write() as unit:
        (both,) = unit.create(Batch(Actor.SCAN, "scan"), [NewItem(Kind.SERIES, {"title": "Harbour", **ids})])
    town.replay.when(lambda asked: Reply(503) if asked.path.startswith("/tmdb/") else None)

    again = enriched(town.desk, [*tmdb, both, *others], is_fresh=True)

    assert town.values(tmdb) == before
    assert town.desk.value(both, "title") == "Harbour Lights"
    assert again.counts["enriched"] == len([*tmdb, both, *others])
    assert again.problems
    assert all("TMDB" in one for one in again.problems)
    assert town.waited_s < 60


def test_where_nothing_answers_at_all_everything_stays_and_is_soon_over(town: _Town) -> None:
    known, unknown = town.of("tmdb"), town.of("tvmaze", "audiodb", "anilist")
    town.enrich(known)
    before = town.values()
    town.replay.close()

    result = enriched(town.desk, [*known, *unknown], is_fresh=True)

    assert town.values() == before
    assert result.counts["enriched"] == len(known)
    assert all(any(label in one for one in result.problems) for label in ("TVmaze", "TheAudioDB", "AniList"))
    assert town.waited_s < 60


def test_other_films_under_the_same_ids_are_held_every_one(laid: Laid) -> None:
    def a_film(number: int, title: str, year: int) -> dict[str, Any]:
        dated = {"id": number, "title": f"{title} {number}", "release_date": f"{year}-05-25"}
        return {**dated, "overview": f"A plot of {title}.", "runtime": 90 + number % 40}

    with ExitStack() as services, replaying() as replay:
        replay.tell("/configuration", {"images": {"secure_base_url": "https://pictures.invalid/t/p/"}})
        line = services.enter_context(a_service(SOURCES["tmdb"].spec, replay))
        desk = keyed(laid(SOURCES["tmdb"], connect=lambda spec, choice: line))
        for number in range(1, 101):
            replay.tell(f"/movie/{number}", a_film(number, "Harbour", 1950 + number % 40))
        new = [
            NewItem(Kind.MOVIE, {"title": "?", "external_ids": (ExternalId("tmdb", str(number)),)})
            for number in range(1, 101)
        ]
        with desk.store.write() as unit:
            films = unit.create(Batch(Actor.SCAN, "scan"), new)
        assert enriched(desk, films).counts["enriched"] == 100
        before = desk.store.items.values(films)
        for number in range(1, 101):
            replay.tell(f"/movie/{number}", a_film(number, "Orchard", 1960 + number % 40))

        result = enriched(desk, films, is_fresh=True)

        assert (result.counts["held"], result.counts["enriched"]) == (100, 0)
        assert desk.store.items.values(films) == before
        waiting = {(one.item, one.field) for one in desk.store.items.suggestions()}
        assert waiting == {(film, field) for film in films for field in ("title", "year")}
