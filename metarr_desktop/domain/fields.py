"""Every piece of metadata, declared once.

The edit form, bulk edit, table columns, filter words, merge, locks, history, NFO reading and writing and
completeness are all driven by these rows. Scalars are columns of the item under the field's name, lists stand in
link tables. A new scalar field is one row here and one migration; a new list field is one row.

NFO elements: Kodi wiki, *NFO files/Movies, TV shows, Music, Artists, Albums*; RULES 3.4 and 3.6.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from metarr_desktop.domain.assets import ASSETS
from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import PLURAL, FieldType, Value

_NO_EXCEPTIONS: Mapping[Kind, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)  # rows are compared by identity: each stands once in FIELDS
class Field:
    """One field.

    `nfo` is the element that carries it ("" = none), `nfo_by_kind` where a kind's NFO says it otherwise.
    `weight` is its share in an item's completeness; 0 = not counted. `most` is the largest number it takes.
    `label_by_kind` is what people call it where a kind has another word: a person has a name, not a title.
    """

    name: str
    label: str
    type: FieldType
    kinds: frozenset[Kind]
    nfo: str = ""
    nfo_by_kind: Mapping[Kind, str] = field(default_factory=lambda: _NO_EXCEPTIONS)
    weight: int = 0
    most: int | None = None
    label_by_kind: Mapping[Kind, str] = field(default_factory=lambda: _NO_EXCEPTIONS)

    @property
    def is_plural(self) -> bool:
        return self.type in PLURAL

    @property
    def is_column(self) -> bool:
        """Whether the store keeps it as a column of the item, where SQL can sort by it."""
        return not self.is_plural

    def refuse_odd(self, value: Value) -> None:
        """Raise BadInput for a number that the field cannot have: below zero, or beyond `most`."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return
        if value < 0:
            raise BadInput(f"{self.label} cannot be below zero.")
        if self.most is not None and value > self.most:
            raise BadInput(f"{self.label} can be {self.most} at most.")

    def label_of(self, kind: Kind | None) -> str:
        """What the field is called on an item of that kind; None where it is not of one kind."""
        return self.label if kind is None else self.label_by_kind.get(kind, self.label)

    def element(self, kind: Kind) -> str:
        """The NFO element that carries the field for this kind; "" when none does."""
        return self.nfo_by_kind.get(kind, self.nfo)


_T = FieldType
_M, _S, _N, _E = Kind.MOVIE, Kind.SERIES, Kind.SEASON, Kind.EPISODE
_A, _L, _R, _C, _P = Kind.ARTIST, Kind.ALBUM, Kind.TRACK, Kind.COLLECTION, Kind.PERSON
_ALL = tuple(Kind)


def _row(
    name: str,
    label: str,
    type: FieldType,
    kinds: tuple[Kind, ...],
    nfo: str = "",
    by_kind: Mapping[Kind, str] = _NO_EXCEPTIONS,
    weight: int = 0,
    most: int | None = None,
    labels: Mapping[Kind, str] = _NO_EXCEPTIONS,
) -> Field:
    kinds_of_it, elements = frozenset(kinds), MappingProxyType(dict(by_kind))
    return Field(name, label, type, kinds_of_it, nfo, elements, weight, most, MappingProxyType(dict(labels)))


FIELDS: tuple[Field, ...] = (
    # names
    _row("title", "Title", _T.TEXT, _ALL, "title", {_A: "name"}, weight=2, labels={_A: "Name", _P: "Name"}),
    _row("original_title", "Original title", _T.TEXT, (_M, _S, _E, _C), "originaltitle"),
    _row(
        "sort_title",
        "Sort title",
        _T.TEXT,
        _ALL,
        "sorttitle",
        {_A: "sortname"},
        labels={_A: "Sort name", _P: "Sort name"},
    ),
    _row("alternative_titles", "Also known as", _T.TITLES, (_M, _S, _E, _A, _L)),
    _row("tagline", "Tagline", _T.TEXT, (_M, _S), "tagline", weight=1),
    # texts
    _row("outline", "Outline", _T.LONG_TEXT, (_M, _S, _E), "outline"),
    _row(
        "plot",
        "Plot",
        _T.LONG_TEXT,
        (_M, _S, _N, _E, _L, _C),
        "plot",
        {_L: "review", _C: "overview"},
        weight=3,
    ),
    _row("biography", "Biography", _T.LONG_TEXT, (_A, _P), "biography", weight=3),
    _row("artist_description", "About the artist", _T.LONG_TEXT, (_L,), "artistdesc"),
    # when
    _row("year", "Year", _T.INTEGER, (_M, _S, _N, _L, _R), "year", weight=2, most=9999),
    _row("premiered", "Premiered", _T.DATE, (_M, _S, _N), "premiered", weight=1),
    _row("release_date", "Released", _T.DATE, (_M, _L), "releasedate"),
    _row("original_release_date", "First released", _T.DATE, (_L,), "originalreleasedate"),
    _row("aired", "Aired", _T.DATE, (_E,), "aired", weight=1),
    _row("end_date", "Ended", _T.DATE, (_S,), "enddate"),
    _row("formed", "Formed", _T.DATE, (_A,), "formed"),
    _row("disbanded", "Disbanded", _T.DATE, (_A,), "disbanded"),
    _row("born", "Born", _T.DATE, (_A, _P), "born"),
    _row("died", "Died", _T.DATE, (_A, _P), "died"),
    _row("years_active", "Years active", _T.LIST, (_A,), "yearsactive"),
    # what it is
    _row("runtime", "Runtime", _T.INTEGER, (_M, _S, _E), "runtime", weight=1),
    _row("series_status", "Status", _T.TEXT, (_S,), "status"),
    _row("show_type", "Show type", _T.TEXT, (_S,), "showtype"),
    _row("in_production", "In production", _T.FLAG, (_S,), "inproduction"),
    _row("certification", "Certificate", _T.TEXT, (_M, _S, _E), "mpaa", weight=1),
    _row("custom_certification", "Own certificate", _T.TEXT, (_M, _S), "customrating"),
    _row("original_language", "Original language", _T.TEXT, (_M, _S), "originallanguage"),
    _row("countries", "Countries", _T.LIST, (_M, _S), "country"),
    _row("album_type", "Album type", _T.TEXT, (_L,), "type"),
    _row("release_status", "Release status", _T.TEXT, (_L,), "releasestatus"),
    _row("compilation", "Compilation", _T.FLAG, (_L,), "compilation"),
    _row("boxset", "Box set", _T.FLAG, (_L,), "boxset"),
    _row("artist_type", "Artist type", _T.TEXT, (_A,), "type"),
    _row("gender", "Gender", _T.TEXT, (_A,), "gender"),
    _row("disambiguation", "Disambiguation", _T.TEXT, (_A,), "disambiguation"),
    # words
    _row("genres", "Genres", _T.LIST, (_M, _S, _A, _L, _R), "genre", weight=1),
    _row("styles", "Styles", _T.LIST, (_M, _S, _A, _L), "style"),
    _row("moods", "Moods", _T.LIST, (_A, _L, _R), "mood"),
    _row("themes", "Themes", _T.LIST, (_L,), "theme"),
    _row("tags", "Tags", _T.LIST, (_M, _S, _E, _A, _L), "tag"),
    _row("keywords", "Keywords", _T.LIST, (_M, _S), "keyword"),
    _row("studios", "Studios", _T.LIST, (_M, _S, _E), "studio", weight=1),
    _row("networks", "Networks", _T.LIST, (_S,), "network"),
    _row("labels", "Labels", _T.LIST, (_L,), "label"),
    _row("show_links", "Belongs to series", _T.LIST, (_M,), "showlink"),
    # people
    _row("cast", "Cast", _T.PEOPLE, (_M, _S, _E), "actor", weight=2),
    _row("directors", "Directors", _T.PEOPLE, (_M, _S, _E), "director", weight=1),
    _row("writers", "Writers", _T.PEOPLE, (_M, _S, _E), "credits"),
    _row("producers", "Producers", _T.PEOPLE, (_M, _S, _E), "producer"),
    _row("composers", "Composers", _T.PEOPLE, (_M, _S, _E, _R), "composer"),
    _row("artists", "Artists", _T.PEOPLE, (_L, _R), "albumArtistCredits"),
    # money and sets
    _row("budget", "Budget", _T.INTEGER, (_M,), "budget"),
    _row("revenue", "Revenue", _T.INTEGER, (_M,), "revenue"),
    _row("collection", "Collection", _T.TEXT, (_M,), "set"),
    _row("collection_order", "Order in collection", _T.INTEGER, (_M,)),
    _row("trailers", "Trailers", _T.LIST, (_M, _S), "trailer"),
    # scores and marks
    _row("ratings", "Ratings", _T.RATINGS, (_M, _S, _N, _E, _L), "ratings", weight=1),
    _row("user_rating", "Your rating", _T.INTEGER, (_M, _S, _N, _E, _A, _L, _R), "userrating", most=10),
    _row("top250", "Top 250", _T.INTEGER, (_M,), "top250"),
    _row("watched", "Watched", _T.FLAG, (_M, _E), "watched"),
    _row("play_count", "Times played", _T.INTEGER, (_M, _E), "playcount"),
    _row("last_played", "Last played", _T.MOMENT, (_M, _E), "lastplayed"),
    _row("resume_position", "Resume at (s)", _T.DECIMAL, (_M, _E), "resume"),
    _row("date_added", "Added", _T.MOMENT, (_M, _S, _E, _A, _L), "dateadded"),
    # numbers
    _row("episode_order", "Episode order", _T.TEXT, (_S,)),
    _row("absolute", "Absolute number", _T.INTEGER, (_E,), "absolute"),
    _row("dvd_season", "DVD season", _T.INTEGER, (_E,), "dvd_season"),
    _row("dvd_episode", "DVD episode", _T.DECIMAL, (_E,), "dvd_episode"),
    _row("display_season", "Shown in season", _T.INTEGER, (_E,), "displayseason"),
    _row("display_episode", "Shown before episode", _T.INTEGER, (_E,), "displayepisode"),
    _row("display_after_season", "Shown after season", _T.INTEGER, (_E,), "displayafterseason"),
    _row("disc", "Disc", _T.INTEGER, (_R,)),
    _row("track", "Track", _T.INTEGER, (_R,)),
    _row("external_ids", "Ids", _T.IDS, _ALL, "uniqueid", weight=1),
    # pictures: a slot is a field like any other
    *(
        Field(
            asset.name,
            asset.label,
            _T.PICTURES,
            asset.kinds,
            weight=2 if asset.name == "poster" else 0,
            label_by_kind=asset.label_by_kind,
        )
        for asset in ASSETS
    ),
)

FIELD: dict[str, Field] = {row.name: row for row in FIELDS}

#: The fields whose words mean the same on every item: one spelling of each, and a person's aliases hold for all.
VOCABULARIES = frozenset(
    {
        *("genres", "styles", "moods", "themes", "tags", "keywords", "studios", "networks", "labels", "countries"),
        "certification",
    }
)


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind, in the order of the table."""
    return _BY_KIND[kind]


_BY_KIND = {kind: tuple(row for row in FIELDS if kind in row.kinds) for kind in Kind}


def weighted(kind: Kind) -> tuple[Field, ...]:
    """The fields that make an item of that kind complete."""
    return tuple(row for row in fields_of(kind) if row.weight)


def percent_complete(weight: int, whole: int) -> int:
    """How complete is what has fields of that weight out of the whole, in per cent as cards say it."""
    return round(100 * weight / whole) if whole else 100


#: The scalar fields, which are the item's columns, in the order of the table.
COLUMNS: tuple[Field, ...] = tuple(row for row in FIELDS if row.is_column and row.name != "collection")
