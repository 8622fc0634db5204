"""What a library is made of, in numbers: charts whose bars know the search that finds what they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from metarr_desktop.domain.errors import BadQuery
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.kinds import PARENT_KIND, PLAYABLE, Kind, LibraryId, LibraryType
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_tree import Query, Relation, Term, query_of, written

#: What a library is made of as a person counts it: films, series, albums.
WORKS: Mapping[LibraryType, Kind] = {
    LibraryType.MOVIE: Kind.MOVIE,
    LibraryType.TV: Kind.SERIES,
    LibraryType.MUSIC: Kind.ALBUM,
}
#: What of it is played, and so has streams: films, episodes, tracks.
PLAYED: Mapping[LibraryType, Kind] = {
    LibraryType.MOVIE: Kind.MOVIE,
    LibraryType.TV: Kind.EPISODE,
    LibraryType.MUSIC: Kind.TRACK,
}


class ChartCode(StrEnum):
    """The charts, in the order in which they are shown. Doors have the words."""

    GROWTH = "growth"
    RESOLUTION = "resolution"
    HDR = "hdr"
    AUDIO_LANGUAGE = "audio_language"
    VIDEO_CODEC = "video_codec"
    AUDIO_CODEC = "audio_codec"
    DECADES = "decades"
    GENRES = "genres"
    SPACE = "space"
    SIZES = "sizes"
    COMPLETENESS = "completeness"
    MISSING = "missing"
    SOURCES = "sources"
    IDS = "ids"
    STATUS = "status"
    WATCHED = "watched"


class Form(StrEnum):
    """How a chart is best drawn. The bars of SHARE are parts of one whole, those of LINE follow each other in time."""

    BARS = "bars"
    COLUMNS = "columns"
    LINE = "line"
    SHARE = "share"


class Unit(StrEnum):
    """What the counts of a chart count."""

    TITLES = "titles"
    BYTES = "bytes"


class Rest(StrEnum):
    """Keys of bars that stand for what has no word of its own."""

    UNKNOWN = "?"  # nothing is known of it
    OTHER = "…"  # all that got no bar
    NONE = "-"  # it is known to have none: no HDR, no language named


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. `key` is what it stands for, in the words of the domain; `term` the search term that finds it.

    `term` is "" where the language of searches has none. `library` is set where the bar is a library. `added` is what
    came in this step of a LINE, whose `count` and `size_bytes` are all until then.
    """

    key: str
    count: int
    term: str = ""
    library: LibraryId | None = None
    size_bytes: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """`kinds` are what is counted, `total` how many of them there are, with a bar or without."""

    code: ChartCode
    form: Form
    bars: tuple[Bar, ...]
    kinds: tuple[Kind, ...] = ()
    total: int = 0
    unit: Unit = Unit.TITLES

    @property
    def is_empty(self) -> bool:
        return not any(bar.count for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Pick:
    """A bar that the others are filtered by: its chart, its key, the term that finds it; `kinds` its chart counts."""

    code: ChartCode
    key: str
    term: str
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """The bars that were chosen, at most one a chart. All of their terms have to hold, as in one search."""

    picks: tuple[Pick, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.picks

    @property
    def terms(self) -> str:
        """As a person would type it."""
        return " ".join(pick.term for pick in self.picks)

    @property
    def query(self) -> Query:
        """Each term is short enough to be read; all of them together may be longer than a line that is typed."""
        return query_of(part for pick in self.picks for part in parse_query(pick.term).parts)

    def pick(self, code: ChartCode) -> Pick | None:
        """The bar that was chosen in that chart."""
        return next((one for one in self.picks if one.code is code), None)

    def toggled(self, pick: Pick) -> Filter:
        """With that bar, in the place of another of its chart; without it if it is the one that was chosen."""
        had = self.pick(pick.code)
        if had is None:
            return Filter((*self.picks, pick))
        if had.key == pick.key:
            return self.without(pick.code)
        return Filter(tuple(pick if one is had else one for one in self.picks))

    def without(self, code: ChartCode) -> Filter:
        """What the other charts are filtered by."""
        return Filter(tuple(one for one in self.picks if one.code is not code))

    def subject(self, works: tuple[Kind, ...]) -> tuple[Kind, ...]:
        """What fits, as one list: works as soon as one of the charts counts them, else what all charts count.

        What is asked of streams holds for a work, too, if it does for one of its parts, but nothing that is asked of
        works does for their parts.
        """
        if any(set(pick.kinds) <= set(works) for pick in self.picks):
            return works
        first, *others = (pick.kinds for pick in self.picks)
        return tuple(kind for kind in first if all(kind in kinds for kinds in others))


NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers above the charts.

    `counts` is by kind; those that are there and of which nothing fits a filter are 0. `completeness` is the mean over
    all works, 0 to 1. `recent` came within the last 30 days.
    """

    counts: Mapping[Kind, int]
    files: int
    size_bytes: int
    completeness: float
    without_picture: int
    locked_fields: int
    locked_titles: int
    recent: int


@dataclass(frozen=True, slots=True)
class Disk:
    """A disk below the libraries: their `folders` on it, and how much of it is theirs.

    `total_bytes` None: it is not connected.
    """

    folders: tuple[str, ...]
    ours_bytes: int
    total_bytes: int | None = None
    free_bytes: int = 0

    @property
    def others_bytes(self) -> int:
        """What is neither ours nor free; 0 where nobody knows."""
        return max(0, (self.total_bytes or 0) - self.free_bytes - self.ours_bytes)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything about one library, or (`library` None) about all of them. `at` is when it was counted, UTC.

    Where there is a `filter`, only what fits it is counted; each chart of a chosen bar by what was chosen in the
    others, so that the bars beside it can be chosen instead. `fitting` is how many there are of `subject`, its kinds.
    """

    at: str
    facts: Facts
    charts: tuple[Chart, ...]
    library: LibraryId | None = None
    name: str = ""
    type: LibraryType | None = None
    disks: tuple[Disk, ...] = ()
    filter: Filter = NO_FILTER
    subject: tuple[Kind, ...] = ()
    fitting: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to count."""
        return not any(self.facts.counts.values())

    def chart(self, code: ChartCode) -> Chart | None:
        return next((one for one in self.charts if one.code is code), None)

    def terms(self, chart: Chart, bar: Bar) -> str:
        """What finds a bar on the wall of this library: its term beside those that the other charts are filtered by."""
        return " ".join(filter(None, (self.filter.without(chart.code).terms, bar.term))) if bar.term else ""

    def query(self, chart: Chart, bar: Bar) -> str:
        """The search that finds, in a list of everything, just what a bar counts; "" where there is none."""
        if not bar.term:
            return ""
        return self._asked(self.terms(chart, bar), chart.kinds, _findable(chart.code, bar.key, bar.term))

    def fitting_query(self) -> str:
        """The search that finds, in a list of everything, just what fits the filter; "" where there is none."""
        findable = frozenset(Kind).intersection(*(_findable(one.code, one.key, one.term) for one in self.filter.picks))
        return self._asked(self.filter.terms, self.subject, findable)

    def stands_on_wall(self, kinds: tuple[Kind, ...]) -> bool:
        """Whether those kinds are what the wall of this one library shows: terms are enough there.

        A chart of no kind counts what all of them take up.
        """
        return self.type is not None and kinds in ((), (self.type.top_kind,))

    def _asked(self, terms: str, kinds: tuple[Kind, ...], findable: frozenset[Kind]) -> str:
        """The terms, kept to what is counted as far as they could find anything else."""
        if len(kinds) <= 1:
            kept = "".join(f"kind:{kind}" for kind in kinds)
        else:
            others = (kind for kind in (*self.facts.counts, Kind.COLLECTION) if kind not in kinds)
            kept = " ".join(f"-kind:{kind}" for kind in others if kind in findable)
        within = named("library", self.name) if self.library is not None else ""
        return asked(" ".join(part for part in (terms, kept, within) if part))


_FIELD_OF = {
    ChartCode.GROWTH: "date_added",
    ChartCode.DECADES: "year",
    ChartCode.GENRES: "genres",
}


_OF_STREAMS = frozenset(
    {
        *(ChartCode.RESOLUTION, ChartCode.HDR, ChartCode.AUDIO_LANGUAGE),
        *(ChartCode.VIDEO_CODEC, ChartCode.AUDIO_CODEC),
    }
)


def _findable(code: ChartCode, key: str, term: str) -> frozenset[Kind]:
    """The kinds that a term of such a bar can find: those that have its field, or streams, here or below; of what it
    denies, all."""
    if term.startswith("-"):
        return frozenset(Kind)
    if code is ChartCode.SIZES:
        return PLAYABLE
    if code in _OF_STREAMS:
        return PLAYABLE.union(PARENT_KIND, PARENT_KIND.values())
    field = key if code is ChartCode.MISSING else _FIELD_OF.get(code)
    return FIELD[field].kinds if field is not None else frozenset(Kind)


def asked(*spellings: str) -> str:
    """The first of those terms that searches understand; "" where they understand none."""
    for term in spellings:
        try:
            parse_query(term)
        except BadQuery:
            continue
        return term
    return ""


def named(key: str, value: str) -> str:
    """A term for a value in any words; "" for one that a query cannot hold, as a path that is no text."""
    term = Term(key, Relation.IS, value)
    text = written(term)
    try:
        return text if parse_query(text).parts == (term,) else ""
    except BadQuery:
        return ""
