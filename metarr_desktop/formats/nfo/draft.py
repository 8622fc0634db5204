"""A record while its NFO is being read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import Credit, Rating, Value

_RANK_OF_NOTHING = 99
#: Kodi takes a rating that has no other name as this one.
UNNAMED_SOURCE = "default"


@dataclass(slots=True)
class Draft:
    """What the elements read so far have said.

    `values` come from Kodi's own elements, the first of each; `aliases` from other programs', by rank, and count
    where Kodi's are missing, whatever the order in the file; crews likewise. Dictionaries without values are sets that
    keep their order. Ids stand in four tiers: `own_ids` (`<uniqueid>`), `named_ids` (`<tmdbid>`), `bare_ids` (`<id>`)
    and `loose_ids` (addresses in the text). `moments` are the fields whose moment has a time of day, with what their
    element says of it in UTC.
    """

    kind: Kind
    values: dict[str, Value] = field(default_factory=dict)
    aliases: dict[str, tuple[int, Value]] = field(default_factory=dict)
    lists: dict[str, dict[str, None]] = field(default_factory=dict)
    crews: dict[str, tuple[int, dict[Credit, None]]] = field(default_factory=dict)
    cast: list[tuple[int, Credit]] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    unnamed_rating: Rating | None = None
    unnamed_votes: int | None = None
    own_ids: list[ExternalId] = field(default_factory=list)
    has_default_id: bool = False
    named_ids: list[ExternalId] = field(default_factory=list)
    bare_ids: list[ExternalId] = field(default_factory=list)
    loose_ids: list[ExternalId] = field(default_factory=list)
    season: int | None = None
    episode: int | None = None
    season_names: dict[int, str] = field(default_factory=dict)
    collection_overview: str = ""
    moments: dict[str, str] = field(default_factory=dict)
    unknown: list[etree._Element] = field(default_factory=list)

    def take_alias(self, name: str, rank: int, value: Value) -> None:
        best = self.aliases.get(name)
        if best is None or rank < best[0]:
            self.aliases[name] = (rank, value)

    def credit(self, name: str, rank: int, credit: Credit) -> None:
        best, crew = self.crews.get(name, (_RANK_OF_NOTHING, {}))
        if rank < best:
            crew = {}
            self.crews[name] = (rank, crew)
        if rank <= best:
            crew[credit] = None

    def finished_values(self) -> dict[str, Value]:
        """Every field that is known, with what follows from them."""
        values = self.values
        for name, (_, value) in self.aliases.items():
            values.setdefault(name, value)
        values.update((name, tuple(words)) for name, words in self.lists.items() if words)
        values.update((name, tuple(crew)) for name, (_, crew) in self.crews.items())
        if self.cast:
            self.cast.sort(key=lambda entry: entry[0])
            values["cast"] = _each_once([credit for _, credit in self.cast])
        if ratings := self._finished_ratings():
            values["ratings"] = ratings
        if ids := self._finished_ids():
            values["external_ids"] = ids
        self._derive(values)
        return values

    def _finished_ratings(self) -> tuple[Rating, ...]:
        if not self.ratings and self.unnamed_rating is not None:
            return (replace(self.unnamed_rating, votes=self.unnamed_votes, is_default=True),)
        by_source: dict[str, Rating] = {}
        for rating in self.ratings:
            by_source.setdefault(rating.source, rating)
        return with_one_default(tuple(by_source.values()))

    def _finished_ids(self) -> tuple[ExternalId, ...]:
        by_scheme: dict[str, ExternalId] = {}
        for one in (*self.own_ids, *self.named_ids, *self.bare_ids, *self.loose_ids):
            by_scheme.setdefault(one.scheme, one)
        return tuple(by_scheme.values())

    def _derive(self, values: dict[str, Value]) -> None:
        if "year" not in values:
            for name in _DATES_OF_A_YEAR.get(self.kind, ()):
                if date := values.get(name):
                    values["year"] = int(str(date)[:4])
                    break
        if values.get("play_count") and "watched" not in values:
            values["watched"] = True


_DATES_OF_A_YEAR = {
    Kind.MOVIE: ("premiered", "release_date"),
    Kind.SERIES: ("premiered",),
    Kind.SEASON: ("premiered",),
    Kind.ALBUM: ("original_release_date", "release_date"),
}


def _each_once(cast: list[Credit]) -> tuple[Credit, ...]:
    """Without a repeated entry; comparing names first spares the usual cast a hash of every part."""
    if len({credit.name for credit in cast}) == len(cast):
        return tuple(cast)
    return tuple(dict.fromkeys(cast))


def with_one_default(ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
    """The same with exactly one default, which Kodi needs to show a score: the first so marked, else the first."""
    chosen = next((index for index, rating in enumerate(ratings) if rating.is_default), 0)
    return tuple(
        rating if rating.is_default == (index == chosen) else replace(rating, is_default=index == chosen)
        for index, rating in enumerate(ratings)
    )


def text_of(element: etree._Element) -> str:
    """All text within the element, stripped; markup inside (a plot with `<i>`) gives its words."""
    text = "".join(str(part) for part in element.itertext()) if len(element) else element.text
    return text.strip() if text else ""


def attributes_of(element: etree._Element) -> dict[str, str]:
    """The attributes as plain text, values stripped."""
    return {str(name): str(value).strip() for name, value in element.items()}
