"""What Kodi shows otherwise than we do: in words, and as what could be set to make it right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.player import Delivery
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.kodi.library import MARK, TEXTS, Shown

#: Kodi has a year for these alone; an episode has a date, an artist none.
_WITH_YEAR = frozenset({Kind.MOVIE, Kind.SERIES, Kind.ALBUM, Kind.TRACK})
_WITH_PLOT = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM, Kind.COLLECTION})

#: The ids for which Kodi's music tables have a column; film sets and seasons have none at all.
_IDS_OF = {
    Kind.ARTIST: frozenset({Scheme.MB_ARTIST}),
    Kind.ALBUM: frozenset({Scheme.MB_RELEASE, Scheme.MB_RELEASE_GROUP}),
    Kind.TRACK: frozenset({Scheme.MB_RECORDING}),
    Kind.SEASON: frozenset[Scheme](),
    Kind.COLLECTION: frozenset[Scheme](),
}
#: What no Set…Details takes as an NFO has it: an actor with role and picture, a set with its text.
_ONLY_FROM_NFO = frozenset({"cast", "collection"})
#: Of these Kodi keeps no order of its own.
_UNORDERED = frozenset({"cast"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that Kodi shows otherwise. `key` and `value` are what Set…Details takes; "" where only an NFO helps."""

    words: str
    key: str = ""
    value: str | int | tuple[str, ...] = ""


def text_differences(delivery: Delivery, shown: Shown) -> tuple[str, ...]:
    """What is ours to say and Kodi shows otherwise (white space does not count), each in words."""
    return tuple(one.words for one in differences(delivery, shown))


def differences(delivery: Delivery, shown: Shown) -> list[Difference]:
    """The same with what could be set."""
    found = []
    if delivery.title and _plain(delivery.title) != _plain(shown.title):
        found.append(
            Difference(sentence(f"title: “{shown.title}” instead of “{delivery.title}”"), "title", delivery.title)
        )
    if delivery.kind in _WITH_YEAR and delivery.year and delivery.year != shown.year:
        words = sentence(f"year: {shown.year or 'none'} instead of {delivery.year}")
        has_date = any(name == "premiered" for name, _ in delivery.texts)
        found.append(Difference(words) if has_date else Difference(words, "year", delivery.year))
    if delivery.kind in _WITH_PLOT and delivery.plot and _plain(delivery.plot) != _plain(shown.plot):
        words = sentence(f"plot: “{_begin(shown.plot)}” instead of “{_begin(delivery.plot)}”")
        found.append(Difference(words, "plot", delivery.plot))
    if shown.picture(MARK):
        found.append(Difference(sentence("its NFO has not been read again yet")))
    return [*found, *_texts(delivery, shown), *_ids(delivery, shown)]


def _texts(delivery: Delivery, shown: Shown) -> list[Difference]:
    keys, theirs = TEXTS.get(shown.media, {}), dict(shown.texts)
    found = []
    for name, ours in delivery.texts:
        if name not in keys or _same(name, ours, theirs.get(name, ())):
            continue
        words = sentence(f"{name.replace('_', ' ')}: {_listed(theirs.get(name, ()))} instead of {_listed(ours)}")
        if name in _ONLY_FROM_NFO:
            found.append(Difference(words))
        else:
            is_list = name in ("genres", "studios", "countries", "directors", "writers")
            found.append(Difference(words, keys[name], ours if is_list else ours[0]))
    return found


def _same(name: str, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    mine, its = [_plain(one) for one in ours], [_plain(one) for one in theirs]
    return sorted(mine) == sorted(its) if name in _UNORDERED else mine == its


def _ids(delivery: Delivery, shown: Shown) -> list[Difference]:
    theirs = dict(shown.ids)
    return [
        Difference(sentence(f"{scheme} id: {theirs.get(scheme) or 'none'} instead of {value}"))
        for scheme, value in sorted(wanted_ids(delivery))
        if (scheme, value) not in shown.ids
    ]


def wanted_ids(delivery: Delivery) -> frozenset[tuple[str, str]]:
    """Our ids, as far as Kodi has a place for them."""
    columns = _IDS_OF.get(delivery.kind)
    return frozenset((id_.scheme, id_.value) for id_ in delivery.ids if columns is None or id_.scheme in columns)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _begin(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _listed(words: Sequence[str]) -> str:
    return f"“{_begin(', '.join(words))}”" if words else "none"
