"""What enriching never does, whoever says what: change what is locked, or win over a person's edit."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from io import BytesIO

import pytest
from PIL import Image

from metarr_desktop.domain.assets import ASSET
from metarr_desktop.domain.edits import NewItem, Proposal
from metarr_desktop.domain.errors import NotFound
from metarr_desktop.domain.fields import FIELD, fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import PARENT_KIND, Actor, BatchId, ItemId, Kind, LibraryId
from metarr_desktop.domain.provider import Ask, Candidate, Child, NotKept, PictureOffer, Place, ProviderSpec, Record
from metarr_desktop.domain.sources import Order
from metarr_desktop.domain.values import GATHERED, FieldType, Rating, Value, to_json
from metarr_desktop.providers import PROVIDERS
from metarr_desktop.services.enrich import ENRICHED
from metarr_desktop.services.errands import artwork_job, enrich_job, identify_job
from metarr_desktop.store.batch import Batch
from metarr_desktop.store.unit import Unit
from tests.builders import a_picture, a_word, an_item
from tests.builders import value as value_of
from tests.fakes import FakeProvider
from tests.services.desk import Desk, Laid

# --- locks (RELIABILITY 45) -----------------------------------------------------------------------------------------

#: A kind -> where its one item stands below the item above it.
_PLACES = {
    Kind.SEASON: Place(season=1),
    Kind.EPISODE: Place(season=1, episode=1),
    Kind.TRACK: Place(disc=1, track=1),
}
#: What a scan gave values, what has none, and what has those of the provider: all of it is locked then.
_SETS = ("filled", "emptied", "enriched")
_TITLE = "word 99"


def _twin(id: str) -> str:
    return f"{id}, another"


class _Speaker(FakeProvider):
    """A provider with the spec of a real one that says something of every field and picture that the spec names."""

    def __init__(self, spec: ProviderSpec) -> None:
        super().__init__(**{one.name: getattr(spec, one.name) for one in fields(spec)})
        self.tops = [kind for kind in ENRICHED if kind in spec.schemes]

    def own(self, kind: Kind, id: str) -> ExternalId:
        return ExternalId(self.spec.schemes[kind][0], id)

    def kinds_below(self, top: Kind) -> list[Kind]:
        told = self.spec.fields.keys() | self.spec.pictures.keys()
        below = {Kind.SERIES: [Kind.SEASON, Kind.EPISODE], Kind.ALBUM: [Kind.TRACK]}.get(top, [])
        return [kind for kind in below if kind in told]

    def words(self, kind: Kind, number: int) -> dict[str, Value]:
        """What it says of the fields of a kind, but the ids, which stand beside them."""
        names = self.spec.fields.get(kind, frozenset()) - {"external_ids"}
        return {name: a_word(FIELD[name].type, number) for name in sorted(names)}

    def offers(self, kind: Kind, number: int) -> tuple[PictureOffer, ...]:
        arts = sorted(self.spec.pictures.get(kind, ()))
        return tuple(PictureOffer(art, f"https://pictures.invalid/{art}-{number}.png") for art in arts)

    def say(self, number: int) -> None:
        """Say the words of that number of every set's titles, and of each one's twin under another id."""
        self.records.clear()
        self.candidates.clear()
        for top in self.tops:
            for name, id in [pair for one in _SETS for pair in ((one, one), (one, _twin(one)))]:
                own = self.own(top, id)
                below = tuple(
                    Child(
                        kind,
                        _PLACES[kind],
                        (ExternalId(own.scheme, f"{name} {kind}"),),
                        self.words(kind, number),
                        pictures=self.offers(kind, number),
                    )
                    for kind in self.kinds_below(top)
                )
                self.candidates.append(Candidate(self.spec.name, top, _TITLE, (own,)))
                self.records[f"{top} {id}"] = Record(
                    self.spec.name,
                    top,
                    (own,),
                    self.words(top, number),
                    texts={"title": {"en": _TITLE, "de": "word 0"}},  # it is the same title for all that
                    pictures=self.offers(top, number),
                    children=below,
                )


@dataclass(frozen=True)
class _House:
    """A library with one item of every kind that the provider speaks of, in each set."""

    desk: Desk
    speaker: _Speaker
    items: Mapping[str, Mapping[Kind, ItemId]]

    @property
    def tops(self) -> list[ItemId]:
        return [some[kind] for some in self.items.values() for kind in self.speaker.tops]

    @property
    def all(self) -> list[tuple[Kind, ItemId]]:
        return [pair for some in self.items.values() for pair in some.items()]

    def enrich(self, *items: ItemId, is_fresh: bool = False) -> BatchId:
        """Enrich, and fetch pictures; gives the batch."""
        results = self.desk.run(enrich_job(items or self.tops, is_fresh=is_fresh))
        assert [problem for one in results for problem in one.problems] == []
        return BatchId(int(results[0].summary[0].args["batch"]))

    def state(self) -> dict[tuple[ItemId, str], str]:
        """(item, field) -> value, whose it is, and the lock, byte by byte."""
        found = {}
        with closing(sqlite3.connect(self.desk.folder / "library.db")) as connection:
            locks = connection.execute("SELECT item_id, field, batch_id FROM field_lock").fetchall()
        owners = {(item, name): batch for item, name, batch in locks}
        for kind, item in self.all:
            detail = self.desk.browse.detail(item)
            for row in fields_of(kind):
                value, origin = detail.values.get(row.name), detail.origins.get(row.name)
                found[item, row.name] = json.dumps([to_json(value), repr(origin), owners.get((item, row.name))])
        return found


def _a_house(desk: Desk, speaker: _Speaker) -> _House:
    if speaker.spec.secrets:
        desk.sources.set(speaker.spec.name, dict.fromkeys(speaker.spec.secrets, "0123456789"))
    with desk.store.write() as unit:
        for art in ASSET:
            unit.put_setting(f"artwork.limit_{art}", 1)
    items: dict[str, dict[Kind, ItemId]] = {}
    for name in _SETS:
        made = items[name] = {}
        for top in speaker.tops:
            scheme = speaker.own(top, "").scheme
            for kind in (top, *speaker.kinds_below(top)):
                id = name if kind is top else f"{name} {kind}"
                values = {row.name: a_word(row.type, 99) for row in fields_of(kind)} if name == "filled" else {}
                values |= {"external_ids": (ExternalId(scheme, id),)}
                place = _PLACES.get(kind, Place())
                parent = made.get(PARENT_KIND[kind], made[top]) if kind is not top else None
                new = NewItem(kind, values, None, parent, place.season, place.episode)
                with desk.store.write() as unit:
                    (made[kind],) = unit.create(Batch(Actor.SCAN, "scan"), [new])
                if name == "filled":
                    _give_pictures(desk, kind, made[kind])
    return _House(desk, speaker, items)


def _give_pictures(desk: Desk, kind: Kind, item: ItemId) -> None:
    arts = [row.name for row in fields_of(kind) if row.type is FieldType.PICTURES]
    chosen: dict[str, Value] = {art: (a_picture(desk.store, item, art),) for art in arts}
    with desk.store.write() as unit:
        unit.apply(Batch(Actor.SCAN, "scan"), [Proposal(item, chosen)])


def _assert_waiting(house: _House, number: int) -> None:
    """What the provider said lately waits: fields as suggestions, pictures among those on offer."""
    suggested = {(one.item, one.field): one.value for one in house.desk.store.items.suggestions()}
    for kind, item in house.all:
        have = house.desk.browse.detail(item).values
        for name, word in house.speaker.words(kind, number).items():
            if FIELD[name].type is FieldType.FLAG and have.get(name) == word:
                continue  # of yes and no, one says what stands there already
            value = suggested.get((item, name))
            if FIELD[name].type in GATHERED:
                assert isinstance(value, tuple)
                assert isinstance(word, tuple)
                assert word[0] in [_bare(one) for one in value], f"{name} of the {kind}"
            else:
                assert value == word, f"{name} of the {kind}"
        on_offer = {one.offer.url for one in house.desk.store.enriched.offers([item]).get(item, ())}
        assert {one.url for one in house.speaker.offers(kind, number)} <= on_offer


def _bare(one: object) -> object:
    return Rating(one.source, one.value) if isinstance(one, Rating) else one


@pytest.mark.parametrize("spec", [source.spec for source in PROVIDERS], ids=lambda spec: spec.name)
def test_no_locked_field_of_any_kind_changes_whatever_is_said_of_it_and_however_it_is_asked_for(
    laid: Laid, spec: ProviderSpec
) -> None:
    speaker = _Speaker(spec)
    house = _a_house(laid(speaker), speaker)
    desk = house.desk
    desk.downloads.pictures = _Everywhere(a_transparent_picture())
    speaker.say(0)
    taken = house.enrich(*(house.items["enriched"][kind] for kind in speaker.tops))
    for kind, item in house.items["enriched"].items():
        said = {*speaker.words(kind, 0), *spec.pictures.get(kind, ())}
        assert said <= desk.browse.detail(item).values.keys(), "without a lock, every word would be taken"
    for kind, item in house.all:
        desk.edit.set_locks([item], [row.name for row in fields_of(kind)], True)
    before = house.state()

    def assert_kept(number: int, mode: str, *, but: str = "") -> None:
        kept = {key: state for key, state in house.state().items() if key[1] != but}
        assert kept == {key: state for key, state in before.items() if key[1] != but}, mode
        _assert_waiting(house, number)

    speaker.say(1)
    house.enrich()
    assert_kept(1, "first")

    speaker.say(2)
    house.enrich()
    assert_kept(2, "again")

    speaker.say(3)
    house.enrich(is_fresh=True)
    assert_kept(3, "fresh")

    undone = desk.edit.undo(taken)
    assert_kept(3, "undone")
    desk.edit.undo(undone.batch)
    assert_kept(3, "redone")

    speaker.say(4)
    chosen = [
        desk.identify.choose(house.items[name][kind], [speaker.own(kind, _twin(name))]).batch
        for name in _SETS
        for kind in speaker.tops
        if kind is not Kind.COLLECTION
    ]
    house.enrich()
    assert_kept(4, "taken for another title by the person", but="external_ids")
    for batch in reversed(chosen):
        desk.edit.undo(batch)
    assert house.state().keys() == before.keys()
    assert {key: json.loads(one)[0] for key, one in house.state().items()} == {
        key: json.loads(one)[0] for key, one in before.items()
    }


class _Everywhere(dict[str, bytes]):
    """One picture, whatever the address."""

    def __init__(self, picture: bytes) -> None:
        super().__init__()
        self._picture = picture

    def __contains__(self, url: object) -> bool:
        return True

    def __getitem__(self, url: str) -> bytes:
        return self._picture


def a_transparent_picture() -> bytes:
    stream = BytesIO()
    Image.new("RGBA", (1300, 1000), (200, 30, 30, 100)).save(stream, "PNG")
    return stream.getvalue()


# --- an edit while an enrichment runs (RELIABILITY 46) ----------------------------------------------------------------


class _Interrupted(FakeProvider):
    """One that has something happen at certain points of the work on a title: when asked, and when it has answered."""

    def __init__(self) -> None:
        super().__init__()
        self.when_asked: Callable[[str], None] = lambda id: None
        self.when_answered: Callable[[str], None] = lambda id: None

    def fetch(self, kind: Kind, ids: Sequence[ExternalId], ask: Ask) -> Record | None:
        if ask.only_kept:
            raise NotKept
        self.when_asked(ids[0].value)
        record = super().fetch(kind, ids, ask)
        self.when_answered(ids[0].value)
        return record


def _before_it_is_stored(desk: Desk, act: Callable[[], object]) -> None:
    """Have something happen when everything is read and decided, before the transaction begins."""
    write = desk.store.write

    @contextmanager
    def interrupted(*, durable: bool = True) -> Iterator[Unit]:
        desk.store.write = write  # type: ignore[method-assign]
        act()
        with write(durable=durable) as unit:
            yield unit

    desk.store.write = interrupted  # type: ignore[method-assign]


def _while_it_is_stored(desk: Desk, act: Callable[[], None]) -> threading.Thread:
    """Have something begin within the transaction: it has to wait for its end. Gives the thread that does it."""
    write, acting = desk.store.write, threading.Thread(target=act)

    @contextmanager
    def interrupted(*, durable: bool = True) -> Iterator[Unit]:
        desk.store.write = write  # type: ignore[method-assign]
        with write(durable=durable) as unit:
            acting.start()
            yield unit

    desk.store.write = interrupted  # type: ignore[method-assign]
    return acting


#: What a person does to which field; `None` locks it as it stands.
_EDITS: tuple[tuple[str, Value], ...] = (
    ("plot", "the person's own"),
    ("tagline", ""),
    ("genres", ("Own",)),
    ("ratings", (Rating("mine", 9.0),)),
    ("runtime", None),
)
_MOVIES, _ROUNDS = 40, 5
_MOMENTS = ("asked", "answered", "read", "decided", "storing", "stored")


@pytest.mark.parametrize("moment", _MOMENTS)
def test_an_edit_while_the_item_is_enriched_wins_and_stays(laid: Laid, moment: str) -> None:
    tmdb = _Interrupted()
    desk = laid(tmdb)
    with desk.store.write() as unit:
        unit.put_setting("automation.artwork_after_enrich", False)
    theirs: dict[str, Value] = {
        "plot": "theirs",
        "tagline": "theirs",
        "genres": ("Theirs",),
        "ratings": (Rating("themoviedb", 8.0),),
        "runtime": 117,
    }
    for number in range(_MOVIES * _ROUNDS):
        tmdb.knows(str(number), "Alien", values=theirs)
    for round in range(_ROUNDS):
        names = [str(round * _MOVIES + number) for number in range(_MOVIES)]
        new = [
            NewItem(Kind.MOVIE, {"title": "Alien", "plot": "of old", "external_ids": (ExternalId("tmdb", name),)})
            for name in names
        ]
        with desk.store.write() as unit:
            items = dict(zip(names, unit.create(Batch(Actor.SCAN, "scan"), new), strict=True))
        stood: dict[str, tuple[str, Value]] = {}

        def edit(name: str, items: dict[str, ItemId] = items, stood: dict[str, tuple[str, Value]] = stood) -> None:
            field, value = _EDITS[int(name) % len(_EDITS)]
            if value is None:
                desk.edit.set_locks([items[name]], [field], True)
            else:
                desk.edit.set_values([items[name]], {field: value})
            stood[name] = field, value_of(desk.store, items[name], field)

        def edit_all(names: list[str] = names, edit: Callable[[str], None] = edit) -> None:
            for name in names:
                edit(name)

        acting = _edited_at(moment, desk, tmdb, edit, edit_all)
        desk.run(enrich_job(list(items.values())))
        acting()

        assert stood.keys() == items.keys()
        for _ in range(2):
            values, locks = desk.store.items.values(list(items.values())), desk.store.enriched.locks(items.values())
            for name, (field, value) in stood.items():
                assert values[items[name]].get(field) == value, field
                assert locks[items[name]] == {field}
                assert {*theirs} - {field} <= values[items[name]].keys()
            tmdb.when_asked = tmdb.when_answered = lambda id: None
            desk.run(enrich_job(list(items.values()), is_fresh=True))


def _edited_at(
    moment: str, desk: Desk, tmdb: _Interrupted, edit: Callable[[str], None], edit_all: Callable[[], None]
) -> Callable[[], None]:
    """Have the edits happen at that moment; gives what is to be done when the enrichment is over."""
    match moment:
        case "asked":
            tmdb.when_asked = edit
        case "answered":
            tmdb.when_answered = edit
        case "read":
            order = desk.sources.order

            def interrupted(library: LibraryId | None) -> Order:
                desk.sources.order = order  # type: ignore[method-assign]
                edit_all()
                return order(library)

            desk.sources.order = interrupted  # type: ignore[method-assign]
        case "decided":
            _before_it_is_stored(desk, edit_all)
        case "storing":
            return _while_it_is_stored(desk, edit_all).join
        case "stored":
            return edit_all
    return lambda: None


@pytest.mark.parametrize("moment", ["asked", "answered", "decided"])
def test_who_is_taken_for_another_title_meanwhile_gets_nothing_of_the_former(laid: Laid, moment: str) -> None:
    tmdb = _Interrupted()
    tmdb.knows("1", "Suspiria", values={"year": 1977, "plot": "A dance school.", "tagline": "The first one."})
    tmdb.knows("2", "Suspiria", values={"year": 2018, "plot": "Another dance school."})
    desk = laid(tmdb)
    movie = an_item(desk.store, Kind.MOVIE, title="Suspiria", external_ids=(ExternalId("tmdb", "1"),))
    other = an_item(desk.store, Kind.MOVIE, title="Suspiria", external_ids=(ExternalId("tmdb", "1"),))

    def choose(id: str = "1") -> None:
        tmdb.when_asked = tmdb.when_answered = lambda id: None
        desk.identify.choose(movie, [ExternalId("tmdb", "2")])

    if moment == "decided":
        _before_it_is_stored(desk, choose)
    else:
        setattr(tmdb, f"when_{moment}", choose)
    (result, *_) = desk.run(enrich_job([movie, other]))

    assert "tagline" not in desk.detail(movie).values
    assert desk.detail(movie).row.status == "identified"
    assert desk.value(other, "tagline") == "The first one."
    assert result.counts["enriched"] == 1
    desk.run(enrich_job([movie]))
    assert (desk.value(movie, "plot"), desk.value(movie, "year")) == ("Another dance school.", 2018)
    assert "tagline" not in desk.detail(movie).values


def test_who_is_thrown_away_for_good_meanwhile_is_passed_over(laid: Laid) -> None:
    tmdb = _Interrupted()
    tmdb.knows("1", "Suspiria", values={"plot": "A dance school."})
    desk = laid(tmdb)
    movie = an_item(desk.store, Kind.MOVIE, title="Suspiria", external_ids=(ExternalId("tmdb", "1"),))
    other = an_item(desk.store, Kind.MOVIE, title="Suspiria", external_ids=(ExternalId("tmdb", "1"),))

    def purge() -> None:
        desk.edit.trash([movie])
        desk.edit.purge([movie])

    _before_it_is_stored(desk, purge)
    desk.run(enrich_job([movie, other]))

    assert desk.value(other, "plot") == "A dance school."


def test_pictures_for_who_is_thrown_away_for_good_meanwhile_leave_nothing_behind(laid: Laid) -> None:
    tmdb = _Interrupted()
    tmdb.knows("1", "Suspiria", pictures=(PictureOffer("poster", "https://pictures.invalid/1.png"),))
    desk = laid(tmdb)
    desk.downloads.pictures = _Everywhere(a_transparent_picture())
    with desk.store.write() as unit:
        unit.put_setting("automation.artwork_after_enrich", False)
    movie = an_item(desk.store, Kind.MOVIE, title="Suspiria", external_ids=(ExternalId("tmdb", "1"),))
    other = an_item(desk.store, Kind.MOVIE, title="Suspiria", external_ids=(ExternalId("tmdb", "1"),))
    desk.run(enrich_job([movie, other]))

    def purge() -> None:
        desk.edit.trash([movie])
        desk.edit.purge([movie])

    _before_it_is_stored(desk, purge)
    (result,) = desk.run(artwork_job([movie, other]))

    assert (result.counts["fetched"], len(desk.detail(other).pictures)) == (1, 1)
    assert _in_the_cache(desk) == [desk.picture(other)]


def _in_the_cache(desk: Desk) -> list[str]:
    files = (desk.folder / "cache").rglob("*")
    return [str(path) for path in files if path.is_file() and "thumbs" not in path.parts]


def test_a_picture_chosen_for_who_is_thrown_away_for_good_meanwhile_leaves_nothing_behind(laid: Laid) -> None:
    desk = laid()
    desk.downloads.pictures = _Everywhere(a_transparent_picture())
    movie = an_item(desk.store, Kind.MOVIE, title="Suspiria")

    def purge() -> None:
        desk.edit.trash([movie])
        desk.edit.purge([movie])

    _before_it_is_stored(desk, purge)
    with pytest.raises(NotFound):
        desk.artwork.choose(movie, "poster", "https://pictures.invalid/1.png")

    assert _in_the_cache(desk) == []


def test_a_picture_that_came_by_itself_while_a_person_chose_it_is_shown(laid: Laid) -> None:
    desk = laid()
    desk.downloads.pictures = _Everywhere(a_transparent_picture())
    movie = an_item(desk.store, Kind.MOVIE, title="Suspiria")
    url = "https://pictures.invalid/1.png"
    desk.artwork.offer([(movie, "tmdb", PictureOffer("poster", url, width=1300, height=1000))])
    _before_it_is_stored(desk, lambda: desk.run(artwork_job([movie])))

    desk.artwork.choose(movie, "poster", url)

    assert _in_the_cache(desk) == [desk.picture(movie)]
    assert desk.store.enriched.locks([movie]) == {movie: {"poster"}}


def test_episodes_that_are_thrown_away_for_good_while_their_show_is_enriched_are_passed_over(laid: Laid) -> None:
    tmdb = _Interrupted()
    texts = {"title": {"de": "Folge"}}
    episodes = [Child(Kind.EPISODE, Place(1, n), (), {"plot": f"Part {n}."}, texts=texts) for n in (1, 2)]
    tmdb.knows("1", "Lost Hours", Kind.SERIES, children=tuple(episodes))
    desk = laid(tmdb)
    show = an_item(desk.store, Kind.SERIES, title="Lost Hours", external_ids=(ExternalId("tmdb", "1"),))
    season = an_item(desk.store, Kind.SEASON, parent=show, season=1)
    gone, stays = (an_item(desk.store, Kind.EPISODE, parent=season, season=1, episode=n) for n in (1, 2))

    def purge() -> None:
        desk.edit.trash([gone])
        desk.edit.purge([gone])

    _before_it_is_stored(desk, purge)
    (result, *_) = desk.run(enrich_job([show]))

    assert result.counts["enriched"] == 1
    assert desk.value(stays, "plot") == "Part 2."


def test_a_persons_choice_while_the_item_is_searched_for_is_the_last_word(laid: Laid) -> None:
    tmdb = _Interrupted()
    tmdb.knows("1", "Suspiria", values={"year": 1977})
    tmdb.knows("2", "Suspiria Again", values={"year": 1977})
    desk = laid(tmdb)
    movie = an_item(desk.store, Kind.MOVIE, title="Suspiria", year=1977)
    _before_it_is_stored(desk, lambda: desk.identify.choose(movie, [ExternalId("tmdb", "2")]))

    desk.run(identify_job([movie]))

    assert desk.value(movie, "external_ids") == (ExternalId("tmdb", "2"),)
    assert desk.store.items.suggestions() == []
    with closing(sqlite3.connect(desk.folder / "library.db")) as connection:
        assert connection.execute("SELECT matched_by, confidence FROM item").fetchall() == [("person", 1.0)]


def test_what_is_said_to_be_a_persons_own_while_it_is_searched_for_is_left_alone(laid: Laid) -> None:
    tmdb = _Interrupted()
    tmdb.knows("1", "Holiday", values={"year": 2011})
    desk = laid(tmdb)
    movie = an_item(desk.store, Kind.MOVIE, title="Holiday", year=2011)
    _before_it_is_stored(desk, lambda: desk.identify.set_own([movie], True))

    desk.run(identify_job([movie]))

    assert desk.detail(movie).row.status == "unidentified"
    assert "external_ids" not in desk.detail(movie).values
