"""MusicBrainz' answers as candidates and records."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Candidate, Child, Place, Record, Wanted
from metarr_desktop.domain.values import Credit, Rating, Value
from metarr_desktop.providers import reading
from metarr_desktop.providers.reading import at, date, items, number, text, uuid, whole, year_of

NAME = "musicbrainz"

#: Pages of other sources that it links to -> whose id they hold. Discogs' releases are editions: only a master is an
#: album there.
_LINKS = {
    Scheme.WIKIDATA: re.compile(r"//(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)$"),
    Scheme.DISCOGS: re.compile(r"//(?:www\.)?discogs\.com/(?:artist|master)/(\d+)"),
    Scheme.AUDIODB: re.compile(r"//(?:www\.)?theaudiodb\.com/(?:artist|album)/(\d+)"),
    Scheme.IMDB: re.compile(r"//(?:www\.)?imdb\.com/name/(nm\d+)"),
}
_HINT = "Search hint"  # an alias that is a misspelling


# --- candidates -----------------------------------------------------------------------------------------------------


def artist_candidate(data: Any) -> Candidate | None:
    id, name = uuid(text(data, "id")), text(data, "name")
    if not id or not name:
        return None
    return Candidate(
        NAME,
        Kind.ARTIST,
        name,
        reading.ids((Scheme.MB_ARTIST, id), *_linked(data)),
        year=year_of(date(data, "life-span", "begin")),
        titles=_names(data, name),
        countries=tuple(filter(None, [text(data, "area", "name")])),
        note=text(data, "disambiguation"),
        popularity=number(data, "score") or 0.0,
        children=tuple(filter(None, [text(one, "title") for one in items(data, "release-groups")])),
    )


def albums_of(releases: list[dict[str, Any]], wanted: Wanted) -> list[Candidate]:
    """The releases found as albums, in their order; of a group's releases the one that is most like the wanted."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in releases:
        if (group := uuid(text(one, "release-group", "id"))) and uuid(text(one, "id")):
            groups.setdefault(group, []).append(one)
    candidates = []
    for editions in groups.values():
        likest = max(editions, key=lambda one: _likeness(one, wanted))
        candidate = release_candidate(likest)
        if candidate is None:
            continue
        if len(wanted.children) != _track_count(likest):
            # Which edition it is, is not known: only the album is.
            ids = tuple([id for id in candidate.ids if id.scheme != Scheme.MB_RELEASE])
            candidate = replace(candidate, ids=ids)
        candidates.append(candidate)
    return candidates


def _likeness(release: Any, wanted: Wanted) -> tuple[bool, bool, bool, float]:
    return (
        _track_count(release) == len(wanted.children),
        year_of(date(release, "date")) == wanted.year,
        text(release, "status") == "Official",
        number(release, "score") or 0.0,
    )


def _track_count(release: Any) -> int:
    return whole(release, "track-count") or sum([whole(one, "track-count") or 0 for one in items(release, "media")])


def release_candidate(data: Any) -> Candidate | None:
    """A release of a search or a lookup, as the album that it is an edition of."""
    group, title = at(data, "release-group"), text(data, "title")
    if not title or not uuid(text(group, "id")):
        return None
    tracks = [one for medium in items(data, "media") for one in items(medium, "tracks")]
    lengths = [number(one, "length") for one in tracks]
    first = date(group, "first-release-date") or date(data, "date")
    formats = dict.fromkeys(filter(None, [text(one, "format") for one in items(data, "media")]))
    return Candidate(
        NAME,
        Kind.ALBUM,
        title,
        reading.ids(
            (Scheme.MB_RELEASE_GROUP, uuid(text(group, "id"))),
            (Scheme.MB_RELEASE, uuid(text(data, "id"))),
            *_linked(group),
        ),
        year=year_of(first),
        titles=_names(data, title, text(group, "title"), *_names(group, title)),
        artist=_artist_name(data),
        note=", ".join(filter(None, [_type(group), *formats, text(data, "disambiguation")])),
        picture_url=_cover(group),
        popularity=number(data, "score") or 0.0,
        children=tuple([text(one, "title") for one in tracks]),
        lengths_s=tuple([None if length is None else length / 1000 for length in lengths]),
    )


def group_candidate(data: Any) -> Candidate | None:
    id, title = uuid(text(data, "id")), text(data, "title")
    if not id or not title:
        return None
    return Candidate(
        NAME,
        Kind.ALBUM,
        title,
        reading.ids((Scheme.MB_RELEASE_GROUP, id), *_linked(data)),
        year=year_of(date(data, "first-release-date")),
        titles=_names(data, title),
        artist=_artist_name(data),
        note=", ".join(filter(None, [_type(data), text(data, "disambiguation")])),
        picture_url=_cover(data),
    )


def _cover(group: Any) -> str:
    """Where its cover is if the Cover Art Archive has one, which only asking there would tell."""
    return f"https://coverartarchive.org/release-group/{uuid(text(group, 'id'))}/front-250"


# --- records --------------------------------------------------------------------------------------------------------


def artist_record(data: Any, ask: Ask) -> Record | None:
    name, span = text(data, "name"), at(data, "life-span")
    begin, end = ("born", "died") if text(data, "type") in ("Person", "Character") else ("formed", "disbanded")
    localised = _localised(data)
    title = reading.best(localised, ask.languages) or name
    values: dict[str, Value] = {
        "title": title,
        "sort_title": text(data, "sort-name"),
        "artist_type": text(data, "type"),
        "gender": text(data, "gender"),
        "disambiguation": text(data, "disambiguation"),
        "genres": _genres(data),
        "alternative_titles": _names(data, title, name),
        begin: date(span, "begin"),
        end: date(span, "end"),
    }
    return Record(
        NAME,
        Kind.ARTIST,
        reading.ids((Scheme.MB_ARTIST, uuid(text(data, "id"))), *_linked(data)),
        reading.filled(values),
        texts={"title": localised} if localised else {},
        children=tuple([_artistsalbum_record(one) for one in items(data, "release-groups") if uuid(text(one, "id"))]),
    )


def _artistsalbum_record(group: Any) -> Child:
    first = date(group, "first-release-date")
    values: dict[str, Value] = {
        "title": text(group, "title"),
        "year": year_of(first),
        "original_release_date": first,
        "album_type": _type(group),
    }
    ids = reading.ids((Scheme.MB_RELEASE_GROUP, uuid(text(group, "id"))))
    return Child(Kind.ALBUM, Place(), ids, reading.filled(values))


def album_record(group: Any, release: Any, ask: Ask) -> Record | None:
    """The album of a group, with what its `release` says where that is known."""
    edition = release if release is not None else group
    own, groups_own, first = text(edition, "title"), text(group, "title"), date(group, "first-release-date")
    localised = {**_localised(group), **_localised(release)}
    title = reading.best(localised, ask.languages) or own or groups_own
    values: dict[str, Value] = {
        "title": title,
        "alternative_titles": _names(edition, title, own, groups_own, *_names(group, title)),
        "artists": _credits(edition) or _credits(group),
        "year": year_of(first or date(release, "date")),
        "release_date": date(release, "date"),
        "original_release_date": first,
        "album_type": _type(group),
        "release_status": text(release, "status"),
        "compilation": "Compilation" in _types(group) or None,
        "labels": tuple([text(one, "label", "name") for one in items(release, "label-info")]),
        "genres": _genres(group) or _genres(release),
        "ratings": _rating(group),
    }
    ids = reading.ids(
        (Scheme.MB_RELEASE_GROUP, uuid(text(group, "id"))),
        (Scheme.MB_RELEASE, uuid(text(release, "id"))),
        *_linked(group),
        *_linked(release),
    )
    return Record(
        NAME,
        Kind.ALBUM,
        ids,
        reading.filled(values),
        texts={"title": localised} if localised else {},
        children=tuple([child for medium in items(release, "media") for child in _tracks(medium)]),
    )


def _tracks(medium: Any) -> list[Child]:
    """The tracks of a disc by their position ("number" may be "A1"), without what is hidden before the first."""
    children = []
    disc = whole(medium, "position") or 1
    for data in items(medium, "tracks"):
        position = whole(data, "position")
        if position is None or position < 1:
            continue
        values: dict[str, Value] = {
            "title": text(data, "title") or text(data, "recording", "title"),
            "artists": _credits(data) or _credits(at(data, "recording")),
            "disc": disc,
            "track": position,
        }
        ids = reading.ids(
            (Scheme.MB_RECORDING, uuid(text(data, "recording", "id"))), (Scheme.MB_TRACK, uuid(text(data, "id")))
        )
        children.append(Child(Kind.TRACK, Place(disc=disc, track=position), ids, reading.filled(values)))
    return children


# --- parts that several of its answers have -------------------------------------------------------------------------


def _credits(data: Any) -> tuple[Credit, ...]:
    """The artists under the names that they are credited by, as it lists them."""
    credits = []
    for one in items(data, "artist-credit"):
        name = text(one, "name") or text(one, "artist", "name")
        id = uuid(text(one, "artist", "id"))
        if name:
            credits.append(Credit(name, ids=((Scheme.MB_ARTIST, id),) if id else ()))
    return tuple(credits)


def _artist_name(data: Any) -> str:
    """The credit as it stands on the sleeve: "Ane & Bo feat. Cy"."""
    parts = items(data, "artist-credit")
    joins = [at(one, "joinphrase") for one in parts]
    return "".join(
        text(one, "name") + (join if isinstance(join, str) else "") for one, join in zip(parts, joins, strict=True)
    ).strip()


def _names(data: Any, *others: str) -> tuple[str, ...]:
    """Its other names; the first of `others` is what it is called, the rest are names too."""
    aliases = [text(one, "name") for one in items(data, "aliases") if at(one, "type") != _HINT]
    return tuple([name for name in dict.fromkeys((*others[1:], *aliases)) if name and name != others[0]])


def _localised(data: Any) -> dict[str, str]:
    """Language tag -> the name that is used in that language."""
    found: dict[str, str] = {}
    for one in items(data, "aliases"):
        tag, name = reading.tag(text(one, "locale")), text(one, "name")
        if tag and name and at(one, "primary") is True and at(one, "type") != _HINT:
            found.setdefault(tag, name)
    return found


def _genres(data: Any) -> tuple[str, ...]:
    """Its genres, those most people named first."""
    counted = sorted(items(data, "genres"), key=lambda one: -(number(one, "count") or 0))
    return tuple([text(one, "name") for one in counted])


def _rating(data: Any) -> tuple[Rating, ...]:
    value, votes = number(data, "rating", "value"), whole(data, "rating", "votes-count")
    return (Rating(NAME, value, 5.0, votes),) if value is not None and 0 < value <= 5 else ()


def _types(group: Any) -> list[str]:
    second = at(group, "secondary-types")
    more = [one for one in second if isinstance(one, str)] if isinstance(second, list) else []
    return [one for one in (text(group, "primary-type"), *more) if one]


def _type(group: Any) -> str:
    """Its types in Kodi's form, "Album / Live"."""
    return " / ".join(_types(group))


def _linked(data: Any) -> list[tuple[Scheme, str]]:
    """The ids that stand in the addresses of other sources' pages about it."""
    urls = [text(one, "url", "resource") for one in items(data, "relations") if at(one, "ended") is not True]
    found = [(scheme, match[1]) for url in urls for scheme, form in _LINKS.items() if (match := form.search(url))]
    return [(scheme, value) for scheme, value in found if _is_one([one for one in found if one[0] == scheme])]


def _is_one(found: list[tuple[Scheme, str]]) -> bool:
    """Whether all of them name one thing: an album of two masters is neither."""
    return len(set(found)) == 1
