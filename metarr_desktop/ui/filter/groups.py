"""What the panel offers for a list: groups of options, each a term of the search, in people's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Actor, Kind, Status
from metarr_desktop.domain.quality import codec_name
from metarr_desktop.domain.query_facets import (
    WORD_KEYS,
    Choice,
    Facet,
    FacetCounts,
    Range,
    choose,
    chosen,
    with_range,
)
from metarr_desktop.domain.query_terms import ANY, EPISODES, KEYS, UNNAMED
from metarr_desktop.domain.query_tree import Query, Relation
from metarr_desktop.domain.titles import folded
from metarr_desktop.domain.values import FieldType
from metarr_desktop.ui.library.terms import chip_text
from metarr_desktop.ui.words import field_label, language_name, number_text, percent_text, source_word, status_word

translate = QCoreApplication.translate

#: The fields that can be set by two numbers.
RANGES = ("year", "runtime", "rating")

_WITH_STREAMS = frozenset({None, Kind.MOVIE, Kind.SERIES, Kind.SEASON, Kind.EPISODE})
_MISSING = ("poster", "fanart", "thumb", "clearlogo", "plot", "biography", "year", "genres", "cast", "ratings")
_STATES = (
    Facet("locked"),
    Facet("unpublished"),
    Facet("suggested"),
    Facet("offline"),
    Facet("status"),
    Facet("in"),
)
_MISSED = frozenset(
    {FieldType.PICTURES, FieldType.PEOPLE, FieldType.LIST, FieldType.LONG_TEXT, FieldType.RATINGS, FieldType.IDS}
)
_MISSED_TEXTS = frozenset({"year", "runtime", "premiered", "aired", "tagline", "certification", "original_language"})
_STREAMED = _WITH_STREAMS | {Kind.ARTIST, Kind.ALBUM, Kind.TRACK}
_LEAST, _MOST = Relation.GREATER, Relation.LESS


class State(IntEnum):
    """How a search stands to an option."""

    OFF = 0
    WANTED = 1
    LEFT_OUT = 2


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `is_all` is none of the values: it asks for all that are chosen beside it at once."""

    facet: Facet
    value: str
    text: str
    count: int = 0
    state: State = State.OFF
    is_all: bool = False

    @property
    def key(self) -> tuple[str, str, bool]:
        """By which it is known again in another reading of the search."""
        return f"{self.facet.key}{self.facet.relation}", self.facet.same(self.value), self.is_all

    @property
    def said(self) -> str:
        """The option with its state in words."""
        return translate("Filter", "not {what}").format(what=self.text) if self.state is State.LEFT_OUT else self.text


@dataclass(frozen=True, slots=True)
class Group:
    """Options under a heading. `key` never changes: what is open is remembered by it.

    `is_more`: it is out of the way until it is asked for, or the search asks by it.
    """

    key: str
    title: str
    members: tuple[Option, ...]
    is_more: bool = False

    @property
    def said(self) -> str:
        """What of it is asked for: "Drama, not Horror"."""
        return ", ".join(one.said for one in self.members if one.state is not State.OFF and not one.is_all)


def groups_of(kind: Kind | None, query: Query, counts: FacetCounts, *, with_more: bool = False) -> list[Group]:
    """The groups for lists of a kind (None: of several) as the query stands to them; all there are `with_more`."""
    usual, more = _offered(kind, counts, with_more=with_more), _offered_more(kind, counts)
    groups = [
        Group(key, title, tuple(one for facet, options in facets for one in _members(facet, options, query)), is_more)
        for offers, is_more in ((usual, False), (more, True))
        for key, title, facets in offers
    ]
    return [group for group in groups if group.members and (with_more or group.said or not group.is_more)]


def turned(query: Query, option: Option, state: State) -> Query:
    """The query with an option in another state."""
    now = chosen(query, option.facet)
    if option.is_all:
        return choose(query, option.facet, replace(now, is_all=state is State.WANTED))
    same = option.facet.same
    wanted = [value for value in now.wanted if same(value) != same(option.value)]
    unwanted = [value for value in now.unwanted if same(value) != same(option.value)]
    if state is State.WANTED:
        wanted = [option.value] if option.facet.is_one else [*wanted, option.value]
    elif state is State.LEFT_OUT:
        unwanted.append(option.value)
    is_all = now.is_all and option.facet.is_many
    return choose(query, option.facet, Choice(tuple(wanted), tuple(unwanted), is_all))


def cleared(kind: Kind | None, query: Query) -> Query:
    """The query without anything that the panel shows; its words, and what has no place here, stay."""
    for _, _, facets in (*_offered(kind, {}, with_more=True), *_offered_more(kind, {})):
        for facet, _ in facets:
            query = choose(query, facet, Choice())
    for key in RANGES:
        query = with_range(query, key, Range())
    return query


def has_choice(kind: Kind | None, query: Query) -> bool:
    """Whether anything that the panel shows is asked for."""
    return cleared(kind, query) != query


def ranges_for(kind: Kind | None) -> list[str]:
    """The fields with two numbers that such titles have."""
    names = {"rating": "ratings"}
    return [key for key in RANGES if kind is None or kind in FIELD[names.get(key, key)].kinds]


# --- what there is ----------------------------------------------------------------------------------------------------

_Options = Mapping[str, tuple[str, int]]  # value -> words and count, in order
_Offer = tuple[str, str, Sequence[tuple[Facet, _Options]]]


def _one(counts: FacetCounts, facet: Facet, words: Mapping[str, str]) -> tuple[Facet, _Options]:
    """What there always is."""
    counted = counts.get(facet.key, {}) if facet.relation is Relation.IS else {}
    return facet, {value: (text, counted.get(value, 0)) for value, text in words.items()}


def _used(
    counts: FacetCounts, key: str, word: Callable[[str], str] = str, *, is_many: bool = True
) -> tuple[Facet, _Options]:
    """What the library has of it, the commonest first."""
    found = sorted(counts.get(key, {}).items(), key=lambda item: (-item[1], folded(item[0])))
    return Facet(key, is_many=is_many), {value: (word(value), count) for value, count in found}


def _offered(kind: Kind | None, counts: FacetCounts, *, with_more: bool) -> Iterator[_Offer]:
    def one(facet: Facet, words: Mapping[str, str]) -> Sequence[tuple[Facet, _Options]]:
        return [_one(counts, facet, words)]

    def used(key: str, word: Callable[[str], str] = str) -> Sequence[tuple[Facet, _Options]]:
        return [_used(counts, key, word)]

    if kind is None:
        yield "kind", translate("Filter", "Kind"), one(Facet("kind"), _kind_words())
    if kind is None or kind in FIELD["watched"].kinds:
        yield "watched", translate("Filter", "Watched"), one(Facet("watched", is_one=True), _watched_words())
    if kind is None or kind in FIELD["genres"].kinds:
        yield "genre", translate("Filter", "Genre"), used("genre")
    yield (
        "missing",
        translate("Filter", "Missing"),
        one(Facet("missing", is_many=True), _missing_words(kind, is_all=with_more)),
    )
    states = _state_words(counts if with_more else {}, is_all=with_more)
    yield (
        "state",
        translate("Filter", "State"),
        [pair for facet in _STATES for pair in one(facet, states.get(facet.key, {}))],
    )
    if kind in _WITH_STREAMS:
        yield "res", translate("Filter", "Resolution"), one(Facet("res"), _resolution_words())
        yield "hdr", translate("Filter", "HDR"), one(Facet("hdr"), _light_words())
        for key, title in (("audio", translate("Filter", "Sound in")), ("sub", translate("Filter", "Subtitles in"))):
            facet, languages = _used(counts, key, language_name)
            more = _untold_words(key) if with_more else {}
            yield key, title, [(facet, {**languages, **{value: (text, 0) for value, text in more.items()}})]
    yield "provider", translate("Filter", "Known to"), used("provider", _provider_word)
    yield "tag", translate("Filter", "Tag"), used("tag")
    added = Facet("added", is_one=True, relation=Relation.LESS)
    yield "added", translate("Filter", "Added"), one(added, _age_words())


def _offered_more(kind: Kind | None, counts: FacetCounts) -> Iterator[_Offer]:
    """What is asked for less often."""

    def steps(key: str, relation: Relation, words: Mapping[str, str]) -> tuple[Facet, _Options]:
        return _one(counts, Facet(key, is_one=True, relation=relation), words)

    def has(field: str) -> bool:
        return kind is None or kind in FIELD[field].kinds

    yield "library", translate("Filter", "Library"), [_used(counts, "library", is_many=False)]
    yield "root", translate("Filter", "Folder"), [_used(counts, "root")]
    if kind in _STREAMED:
        yield "codec", translate("Filter", "Coded as"), [_used(counts, "codec", codec_name)]
        yield (
            "size",
            translate("Filter", "Size"),
            [
                steps("size", _MOST, {size: _at_most(text) for size, text in _SMALL.items()}),
                steps("size", _LEAST, {size: _more_than(text) for size, text in _LARGE.items()}),
            ],
        )
    for key, field in WORD_KEYS.items():
        if has(field):
            yield key, field_label(field), [_used(counts, key)]
    if has("original_language"):
        yield "language", field_label("original_language"), [_used(counts, "language", language_name, is_many=False)]
    if has("user_rating"):
        marks = {str(mark): number_text(mark) for mark in range(10, 0, -1)}
        yield "user_rating", field_label("user_rating"), [_one(counts, Facet("user_rating"), marks)]
    if has("last_played"):
        yield "played", field_label("last_played"), [steps("played", _MOST, _age_words())]
    yield (
        "complete",
        translate("Filter", "Complete"),
        [
            steps("complete", Relation.IS, {"100%": translate("Filter", "Nothing is missing")}),
            steps("complete", _MOST, {f"{share}%": _at_most(percent_text(share / 100)) for share in (90, 75, 50, 25)}),
        ],
    )
    sure = {f"{share}%": _at_most(percent_text(share / 100)) for share in (90, 80, 60)}
    yield "confidence", translate("Filter", "How sure the match is"), [steps("confidence", _MOST, sure)]
    yield "source", translate("Filter", "Told by"), [_one(counts, Facet("source", is_many=True), _teller_words())]


def _members(facet: Facet, options: _Options, query: Query) -> Iterable[Option]:
    """The options, with values that only the query knows before them, and what asks for all of the chosen ones."""
    now = chosen(query, facet)
    wanted, unwanted = set(map(facet.same, now.wanted)), set(map(facet.same, now.unwanted))
    known = set(map(facet.same, options))
    if facet.is_many and len(now.wanted) > 1:
        state = State.WANTED if now.is_all else State.OFF
        yield Option(facet, "", translate("Filter", "All of these at once"), state=state, is_all=True)
    own = [value for value in (*now.wanted, *now.unwanted) if facet.same(value) not in known]
    words = {value: (chip_text(facet.term(value)), 0) for value in own}
    for value, (text, count) in {**words, **options}.items():
        same = facet.same(value)
        state = State.WANTED if same in wanted else State.LEFT_OUT if same in unwanted else State.OFF
        yield Option(facet, value, text, count, state)


_PROVIDERS = {
    "anidb": "AniDB",
    "anilist": "AniList",
    "audiodb": "TheAudioDB",
    "imdb": "IMDb",
    "mal": "MyAnimeList",
    "musicbrainz": "MusicBrainz",
    "tmdb": "TMDB",
    "tvdb": "TheTVDB",
    "tvmaze": "TVmaze",
    "wikidata": "Wikidata",
}


_SMALL = {"1gb": "1 GB", "2gb": "2 GB"}
_LARGE = {"4gb": "4 GB", "10gb": "10 GB", "25gb": "25 GB", "50gb": "50 GB"}


def _at_most(amount: str) -> str:
    return translate("Filter", "Under {amount}").format(amount=amount)


def _more_than(amount: str) -> str:
    return translate("Filter", "Over {amount}").format(amount=amount)


def _provider_word(scheme: str) -> str:
    return _PROVIDERS.get(scheme, scheme)


def _teller_words() -> dict[str, str]:
    """Who tells of titles: a person, what lies beside the files, and providers."""
    tellers = (Actor.PERSON, Actor.NFO, Actor.TAGS, Actor.SCAN)
    return {**{one.value: _capital(source_word(one)) for one in tellers}, **_PROVIDERS}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _untold_words(key: str) -> dict[str, str]:
    """What tracks and subtitles may be asked for beside their languages."""
    untold = {UNNAMED: translate("Filter", "A language that is not named")}
    return untold if key == "audio" else {**untold, ANY: translate("Filter", "Any language")}


def _kind_words() -> dict[str, str]:
    return {
        "movie": translate("Filter", "Movies"),
        "series": translate("Filter", "Series"),
        "season": translate("Filter", "Seasons"),
        "episode": translate("Filter", "Episodes"),
        "artist": translate("Filter", "Artists"),
        "album": translate("Filter", "Albums"),
        "track": translate("Filter", "Tracks"),
        "collection": translate("Filter", "Collections"),
    }


def _watched_words() -> dict[str, str]:
    return {"yes": translate("Filter", "Watched"), "no": translate("Filter", "Not watched")}


def _missing_words(kind: Kind | None, *, is_all: bool) -> dict[str, str]:
    words = {name: field_label(name) for name in _MISSING if kind is None or kind in FIELD[name].kinds}
    if kind in _WITH_STREAMS:
        words["sub"] = translate("Filter", "Subtitles")
    if kind in (None, Kind.SERIES):
        words[EPISODES] = translate("Filter", "Episodes")
    words["file"] = translate("Filter", "File")
    if is_all:
        if kind in _WITH_STREAMS:
            words["audio"] = translate("Filter", "Sound")
        others = {name: field_label(name) for name in _may_be_missed(kind) if name not in words}
        words |= dict(sorted(others.items(), key=lambda one: folded(one[1])))
    return words


def _may_be_missed(kind: Kind | None) -> Iterator[str]:
    """Fields that a provider or a picture fills: nobody looks for what lacks their own marks, or a date of adding."""
    for name, field in FIELD.items():
        if (kind is None or kind in field.kinds) and (field.type in _MISSED or name in _MISSED_TEXTS):
            yield name


def _state_words(counts: FacetCounts, *, is_all: bool) -> dict[str, dict[str, str]]:
    further = (Status.IDENTIFIED, Status.ENRICHED) if is_all else ()
    return {
        "locked": {ANY: translate("Filter", "Locked by you"), **_locked_words(counts)},
        "unpublished": {"": translate("Filter", "Unpublished")},
        "suggested": {"": translate("Filter", "With suggestions")},
        "offline": {"": translate("Filter", "On a disk that is away")},
        "status": {
            "unidentified": translate("Filter", "Not identified"),
            **{status.value: _capital(status_word(status)) for status in further},
        },
        **({"in": {"trash": translate("Filter", "In the trash")}} if is_all else {}),
    }


def _locked_words(counts: FacetCounts) -> dict[str, str]:
    """The fields that are locked somewhere, by their names."""
    labels = {name: field_label(name) for name in counts.get("locked", {}) if name in FIELD}
    text = translate("Filter", "Locked: {field}")
    return {name: text.format(field=labels[name]) for name in sorted(labels, key=lambda one: folded(labels[one]))}


def _resolution_words() -> dict[str, str]:
    return {name: name.upper() if name in ("sd", "4k", "8k") else name for name in reversed(KEYS["res"])}


def _light_words() -> dict[str, str]:
    return {
        "any": translate("Filter", "HDR of any kind"),
        "dv": "Dolby Vision",
        "hdr10": "HDR10",
        "hdr10+": "HDR10+",
        "hlg": "HLG",
    }


def _age_words() -> dict[str, str]:
    return {
        "1d": translate("Filter", "In the last day"),
        "7d": translate("Filter", "In the last seven days"),
        "30d": translate("Filter", "In the last thirty days"),
        "1y": translate("Filter", "In the last year"),
    }
