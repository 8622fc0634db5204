"""What the panel offers for a list: groups of options, each a term of the search, in people's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.query_facets import Choice, Facet, FacetCounts, Range, choose, chosen, with_range
from metarr_desktop.domain.query_terms import EPISODES, KEYS
from metarr_desktop.domain.query_tree import Query, Relation
from metarr_desktop.domain.titles import folded
from metarr_desktop.ui.library.terms import chip_text
from metarr_desktop.ui.words import field_label, language_name

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
)


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
        return self.facet.key, self.facet.same(self.value), self.is_all

    @property
    def said(self) -> str:
        """The option with its state in words."""
        return translate("Filter", "not {what}").format(what=self.text) if self.state is State.LEFT_OUT else self.text


@dataclass(frozen=True, slots=True)
class Group:
    """Options under a heading. `key` never changes: what is open is remembered by it."""

    key: str
    title: str
    members: tuple[Option, ...]

    @property
    def said(self) -> str:
        """What of it is asked for: "Drama, not Horror"."""
        return ", ".join(one.said for one in self.members if one.state is not State.OFF and not one.is_all)


def groups_of(kind: Kind | None, query: Query, counts: FacetCounts) -> list[Group]:
    """The groups for lists of a kind (None: of several) as the query stands to them."""
    groups = [
        Group(key, title, tuple(member for facet, options in facets for member in _members(facet, options, query)))
        for key, title, facets in _offered(kind, counts)
    ]
    return [group for group in groups if group.members]


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
    for _, _, facets in _offered(kind, {}):
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


def _offered(kind: Kind | None, counts: FacetCounts) -> Iterator[_Offer]:
    def one(facet: Facet, words: Mapping[str, str]) -> Sequence[tuple[Facet, _Options]]:
        counted = counts.get(facet.key, {})
        return [(facet, {value: (text, counted.get(value, 0)) for value, text in words.items()})]

    def used(key: str, word: Mapping[str, str] | None = None) -> Sequence[tuple[Facet, _Options]]:
        """What the library has of it, the commonest first."""
        found = sorted(counts.get(key, {}).items(), key=lambda item: (-item[1], folded(item[0])))
        return [(Facet(key, is_many=True), {value: ((word or {}).get(value, value), count) for value, count in found})]

    if kind is None:
        yield "kind", translate("Filter", "Kind"), one(Facet("kind"), _kind_words())
    if kind is None or kind in FIELD["watched"].kinds:
        yield "watched", translate("Filter", "Watched"), one(Facet("watched", is_one=True), _watched_words())
    if kind is None or kind in FIELD["genres"].kinds:
        yield "genre", translate("Filter", "Genre"), used("genre")
    yield "missing", translate("Filter", "Missing"), one(Facet("missing", is_many=True), _missing_words(kind))
    states = _state_words()
    yield (
        "state",
        translate("Filter", "State"),
        [pair for facet in _STATES for pair in one(facet, states[facet.key])],
    )
    if kind in _WITH_STREAMS:
        yield "res", translate("Filter", "Resolution"), one(Facet("res"), _resolution_words())
        yield "hdr", translate("Filter", "HDR"), one(Facet("hdr"), _light_words())
        for key, title in (("audio", translate("Filter", "Sound in")), ("sub", translate("Filter", "Subtitles in"))):
            yield key, title, used(key, {code: language_name(code) for code in counts.get(key, {})})
    yield "provider", translate("Filter", "Known to"), used("provider", _PROVIDERS)
    yield "tag", translate("Filter", "Tag"), used("tag")
    added = Facet("added", is_one=True, relation=Relation.LESS)
    yield "added", translate("Filter", "Added"), one(added, _age_words())


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


def _missing_words(kind: Kind | None) -> dict[str, str]:
    words = {name: field_label(name) for name in _MISSING if kind is None or kind in FIELD[name].kinds}
    if kind in _WITH_STREAMS:
        words["sub"] = translate("Filter", "Subtitles")
    if kind in (None, Kind.SERIES):
        words[EPISODES] = translate("Filter", "Episodes")
    return {**words, "file": translate("Filter", "File")}


def _state_words() -> dict[str, dict[str, str]]:
    return {
        "locked": {"any": translate("Filter", "Locked by you")},
        "unpublished": {"": translate("Filter", "Unpublished")},
        "suggested": {"": translate("Filter", "With suggestions")},
        "offline": {"": translate("Filter", "On a disk that is away")},
        "status": {"unidentified": translate("Filter", "Not identified")},
    }


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
