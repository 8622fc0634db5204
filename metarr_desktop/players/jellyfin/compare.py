"""What Jellyfin shows otherwise than we do, in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.player import Delivery
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.jellyfin.rows import Row

#: A season has no NFO of ours; of a track, Jellyfin reads the tags.
_WITH_TITLE = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM, Kind.TRACK})
_WITH_YEAR = frozenset({Kind.MOVIE, Kind.SERIES, Kind.ALBUM, Kind.TRACK})
_WITH_PLOT = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM})

_VIDEO = frozenset({Scheme.IMDB, Scheme.TMDB, Scheme.TVDB, Scheme.TVMAZE})
#: The ids that Jellyfin has a place for, whatever else an NFO names.
_IDS_OF = {
    Kind.MOVIE: _VIDEO,
    Kind.SERIES: _VIDEO,
    Kind.EPISODE: _VIDEO,
    Kind.ARTIST: frozenset({Scheme.MB_ARTIST}),
    Kind.ALBUM: frozenset({Scheme.MB_RELEASE, Scheme.MB_RELEASE_GROUP}),
}

#: The other texts that Jellyfin takes from an NFO of ours and gives out again.
_TEXTS = {
    Kind.MOVIE: frozenset(
        (
            *("original_title", "tagline", "premiered", "certification", "genres", "studios", "countries"),
            *("directors", "writers", "cast"),
        )
    ),
    Kind.SERIES: frozenset(("original_title", "premiered", "certification", "genres", "studios", "cast")),
    Kind.EPISODE: frozenset(("aired", "directors", "writers", "cast")),
}
#: What it takes and never gives out: whether it has it can only be made sure of.
_UNSEEN = frozenset({"sort_title", "collection"})
_WITH_NFO = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM})
_LISTS = frozenset({"genres", "studios", "countries", "directors", "writers", "cast"})
#: It takes a name of an NFO apart at these: "Robert Downey, Jr." are two people to it.
_APART = re.compile(r"[/,|;]")


def has_to_be_read(delivery: Delivery) -> bool:
    """Whether something is published of an item that no comparison with a row of Jellyfin's could tell."""
    has_unseen = any(name in _UNSEEN for name, _ in delivery.texts)
    return delivery.kind in _WITH_NFO and (has_unseen or not delivery.is_rest_known)


def text_differences(delivery: Delivery, row: Row) -> tuple[str, ...]:
    """What is ours to say and Jellyfin shows otherwise (white space does not count), each in words.

    A file of several episodes is one item there, whose title and plot are theirs joined with " / ".
    """
    is_joined = row.last_number is not None and row.last_number != row.number
    found = []
    if delivery.kind in _WITH_TITLE and not _says(row.title, delivery.title, is_joined):
        found.append(sentence(f"title: “{row.title}” instead of “{delivery.title}”"))
    if delivery.kind in _WITH_YEAR and delivery.year and delivery.year != row.year:
        found.append(sentence(f"year: {row.year or 'none'} instead of {delivery.year}"))
    if delivery.kind in _WITH_PLOT and not _says(row.plot, delivery.plot, is_joined):
        found.append(sentence(f"plot: “{_begin(row.plot)}” instead of “{_begin(delivery.plot)}”"))
    if not is_joined:
        found += _more_texts(delivery, row)
    if not is_joined or delivery.episode == row.number:  # its ids are those of its first episode
        found += _ids(delivery, row)
    return tuple(found)


def _more_texts(delivery: Delivery, row: Row) -> list[str]:
    known, theirs = _TEXTS.get(delivery.kind, ()), dict(row.texts)
    return [
        sentence(f"{name.replace('_', ' ')}: {_listed(theirs.get(name, ()))} instead of {_listed(ours)}")
        for name, ours in delivery.texts
        if name in known and not _same(name, ours, theirs.get(name, ()))
    ]


def _same(name: str, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if name in _LISTS:
        return _parts(ours) == _parts(theirs)
    return [_plain(one) for one in ours] == [_plain(one) for one in theirs]


def _parts(words: Collection[str]) -> set[str]:
    """Names without their order, number and case: it keeps each person and each genre once."""
    return {_plain(part).casefold() for one in words for part in _APART.split(one) if part.strip()}


def _ids(delivery: Delivery, row: Row) -> list[str]:
    theirs = dict(row.ids)
    return [
        sentence(f"{scheme} id: {theirs.get(scheme) or 'none'} instead of {value}")
        for scheme, value in sorted(wanted_ids(delivery))
        if (scheme, value) not in row.ids
    ]


def wanted_ids(delivery: Delivery) -> frozenset[tuple[str, str]]:
    """Our ids, as far as Jellyfin has a place for them."""
    known = _IDS_OF.get(delivery.kind, frozenset())
    return frozenset((id_.scheme, id_.value) for id_ in delivery.ids if id_.scheme in known)


def _says(theirs: str, ours: str, is_joined: bool) -> bool:
    theirs, ours = _plain(theirs), _plain(ours)
    return not ours or theirs == ours or (is_joined and f" / {ours} / " in f" / {theirs} / ")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _begin(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 60 else plain[:59] + "…"


def _listed(words: Sequence[str]) -> str:
    return f"“{_begin(', '.join(words))}”" if words else "none"
