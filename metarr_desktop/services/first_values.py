"""The values a new item starts with: what names, tags and the file's own date say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from metarr_desktop.domain.found import MAIN, Found
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.values import Credit, Value

if TYPE_CHECKING:
    from metarr_desktop.domain.guess import Guess
    from metarr_desktop.domain.tags import AudioTags

Values = dict[str, Value]


def first_values(found: Found, files: Mapping[str, tuple[int, int]], tags: Mapping[str, AudioTags]) -> Values:
    """The first values of a found thing. `files` are size and mtime_ns by path; `tags` those of its tracks by path."""
    values = _BY_KIND[found.kind](found, tags)
    main = [files[one.path][1] for one in found.files if one.role in MAIN and one.path in files]
    if main or found.kind in (Kind.SERIES, Kind.ARTIST, Kind.ALBUM):
        below = main or [files[path][1] for path in _paths_below(found) if path in files]
        if below and found.kind is not Kind.TRACK:
            values["date_added"] = _moment(max(below))
    return {name: value for name, value in values.items() if value not in (None, "", ())}


def _paths_below(found: Found) -> Iterator[str]:
    for child in found.children:
        yield from (one.path for one in child.files if one.role in MAIN)
        yield from _paths_below(child)


def _moment(mtime_ns: int) -> str:
    """The file's time as a date added, never in the future of the calendar's reach."""
    return datetime.fromtimestamp(max(0, min(mtime_ns // 1_000_000_000, 253402300799)), UTC).isoformat(" ")[:19]


def _named(found: Found, _: Mapping[str, AudioTags]) -> Values:
    guess = found.guess
    titles = (guess.alternative_title,) if guess.alternative_title else ()
    return {
        "title": guess.title,
        "alternative_titles": titles,
        "year": guess.year,
        "external_ids": guess.ids,
    }


def _season(found: Found, _: Mapping[str, AudioTags]) -> Values:
    return {"title": season_title(found.guess.season)}


def season_title(number: int | None) -> str:
    """What a season is called until somebody gives it a name."""
    if number is None:
        return "Season"
    return "Specials" if number == 0 else f"Season {number}"


def _episode(found: Found, _: Mapping[str, AudioTags]) -> Values:
    guess = found.guess
    return {
        "title": guess.episode_title or _numbered(guess),
        "aired": guess.air_date,
        "absolute": guess.absolute[0] if guess.absolute else None,
        "external_ids": guess.ids,
    }


def _numbered(guess: Guess) -> str:
    """What an episode is called until somebody knows its name."""
    if guess.episodes and guess.season is not None:
        return f"{guess.season}x{guess.episodes[0]:02}"
    return guess.air_date or (str(guess.absolute[0]) if guess.absolute else guess.title)


def _artist(found: Found, tags: Mapping[str, AudioTags]) -> Values:
    mine = [tags[path] for path in _paths_below(found) if path in tags]
    ids = {one.album_artist_ids[0] for one in mine if len(one.album_artist_ids) == 1}
    sort_titles = {one.album_artist_sort for one in mine if one.album_artist_sort}
    return {
        "title": found.guess.artist or found.guess.title,
        "sort_title": next(iter(sort_titles)) if len(sort_titles) == 1 else None,
        "external_ids": _ids((Scheme.MB_ARTIST, next(iter(ids)))) if len(ids) == 1 else (),
    }


def _album(found: Found, tags: Mapping[str, AudioTags]) -> Values:
    guess = found.guess
    mine = [tags[path] for path in _paths_below(found) if path in tags]
    values: Values = {"title": guess.album or guess.title, "year": guess.year, "external_ids": guess.ids}
    if guess.artist:
        values["artists"] = (Credit(guess.artist),)
    if not mine:
        return values
    first = mine[0]
    artists = first.album_artists or ((guess.artist,) if guess.artist else ())
    return values | {
        "artists": _credits(artists, first.album_artist_ids),
        "genres": _union(mine, lambda one: one.genres),
        "moods": _union(mine, lambda one: one.moods),
        "labels": _union(mine, lambda one: one.labels),
        "compilation": any(one.is_compilation for one in mine) or None,
        "album_type": " / ".join(first.release_types),
        "release_status": first.release_status,
        "release_date": first.date,
        "original_release_date": first.original_date,
        "sort_title": first.album_sort,
        "external_ids": _ids((Scheme.MB_RELEASE, first.release_id), (Scheme.MB_RELEASE_GROUP, first.release_group_id)),
    }


def _track(found: Found, tags: Mapping[str, AudioTags]) -> Values:
    guess = found.guess
    values: Values = {"title": guess.title, "disc": guess.disc, "track": guess.track, "year": guess.year}
    if guess.artist:
        values["artists"] = (Credit(guess.artist),)
    mine = next((tags[one.path] for one in found.files if one.path in tags), None)
    if mine is None:
        return values
    return values | {
        "artists": _credits(mine.artists, mine.artist_ids) or values.get("artists", ()),
        "genres": mine.genres,
        "moods": mine.moods,
        "composers": tuple(Credit(name) for name in mine.composers),
        "sort_title": mine.title_sort,
        "year": mine.year or guess.year,
        "external_ids": _ids((Scheme.MB_RECORDING, mine.recording_id), (Scheme.MB_TRACK, mine.release_track_id)),
    }


def _credits(names: tuple[str, ...], ids: tuple[str, ...]) -> tuple[Credit, ...]:
    """Names with their ids where there is one for each."""
    if len(names) != len(ids):
        return tuple(Credit(name) for name in names)
    return tuple(Credit(name, ids=((Scheme.MB_ARTIST.value, one),)) for name, one in zip(names, ids, strict=True))


def _ids(*pairs: tuple[Scheme, str]) -> tuple[ExternalId, ...]:
    return tuple(ExternalId(scheme.value, value) for scheme, value in pairs if value)


def _union(tags: list[AudioTags], pick: Callable[[AudioTags], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for one in tags for word in pick(one)))


_BY_KIND: dict[Kind, Callable[[Found, Mapping[str, AudioTags]], Values]] = {
    Kind.MOVIE: _named,
    Kind.SERIES: _named,
    Kind.SEASON: _season,
    Kind.EPISODE: _episode,
    Kind.ARTIST: _artist,
    Kind.ALBUM: _album,
    Kind.TRACK: _track,
}
