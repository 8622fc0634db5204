"""A series of TMDB with its seasons, episodes and other orders, from the answers that it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import Ask, Child, Ordering, Place, Record
from metarr_desktop.domain.values import Value
from metarr_desktop.providers import reading
from metarr_desktop.providers.id_forms import is_well_formed
from metarr_desktop.providers.tmdb import mapping
from metarr_desktop.providers.tmdb.records import common_values

#: All parts of a long series name thousands of people; these many of a kind are kept, the most billed first.
_MOST_CAST = 100
_MOST_CREW = 20

#: TMDB's status in Kodi's words. Of what is only planned neither is true yet.
_STATUS = {
    "Returning Series": "Continuing",
    "In Production": "Continuing",
    "Ended": "Ended",
    "Canceled": "Ended",
    "Cancelled": "Ended",
}

#: TMDB's types of episode groups that are orders of the whole series -> our name for them.
ORDERS = {2: "absolute", 3: "dvd", 6: "production"}

Seasons = Mapping[int, Any]


def series(data: Any, seasons: Seasons, fallback: Seasons, orderings: tuple[Ordering, ...], ask: Ask) -> Record:
    """Everything of a series. `seasons` are its seasons' answers by number, `fallback` in the second language."""
    texts = mapping.texts_of(data, ask, mapping.TITLE_TEXTS)
    status = _STATUS.get(reading.text(data, "status"), "")
    return Record(
        provider="tmdb",
        kind=Kind.SERIES,
        ids=mapping.ids_of(Kind.SERIES, data),
        values=reading.filled({**common_values(data, texts, ask), **_own_values(data, status)}),
        texts=texts,
        certifications=mapping.certificates(
            (reading.text(one, "iso_3166_1"), reading.text(one, "rating"))
            for one in reading.items(data, "content_ratings", "results")
        ),
        pictures=mapping.title_pictures(data),
        children=_children(seasons, fallback, orderings, ask),
        orderings=orderings,
        ended=status == "Ended" if status else None,
    )


def _own_values(data: Any, status: str) -> dict[str, Value]:
    started, in_production = reading.date(data, "first_air_date"), reading.at(data, "in_production")
    people = {part: reading.items(data, part, "crew") for part in ("aggregate_credits", "credits")}
    crew = sorted(people["aggregate_credits"], key=lambda one: -(reading.whole(one, "total_episode_count") or 0))
    makers = [{**one, "job": "Creator"} for one in reading.items(data, "created_by")]
    cast = reading.items(data, "aggregate_credits", "cast") or reading.items(data, "credits", "cast")
    run_times = [reading.whole(data, "episode_run_time", index) for index in range(3)]
    return {
        **mapping.crew([*makers, *(crew or people["credits"])], _MOST_CREW),
        "cast": mapping.cast(cast, _MOST_CAST),
        "premiered": started,
        "year": reading.year_of(started),
        "end_date": reading.date(data, "last_air_date") if status == "Ended" else "",
        "runtime": next((one for one in run_times if one and one > 0), None),
        "series_status": status,
        "show_type": reading.text(data, "type"),
        "in_production": in_production if isinstance(in_production, bool) else None,
        "networks": mapping.names(data, "networks"),
        "keywords": mapping.names(data, "keywords", "results"),
    }


# seasons and episodes


def season_numbers(data: Any) -> list[int]:
    """The numbers of the seasons that the series has, specials being 0."""
    numbers = [reading.whole(one, "season_number") for one in reading.items(data, "seasons")]
    return sorted({one for one in numbers if one is not None and 0 <= one < 100_000})


def appended_seasons(data: Any) -> dict[int, Any]:
    """The seasons that came along with an answer, by number."""
    found = {}
    for name, season in data.items():
        match = re.fullmatch(r"season/(\d{1,5})", name)
        if match and isinstance(season, dict):
            found[int(match[1])] = season
    return found


def known_episodes(data: Any) -> tuple[tuple[int, int], ...]:
    """The (season, episode) of all episodes, where all seasons came along with the answer; else nothing."""
    seasons = appended_seasons(data)
    if any(number not in seasons for number in season_numbers(data)):
        return ()
    return tuple(
        (number, episode)
        for number, season in sorted(seasons.items())
        for episode in dict.fromkeys(_episode_number(one) for one in reading.items(season, "episodes"))
        if episode is not None
    )


def _episode_number(data: Any) -> int | None:
    number = reading.whole(data, "episode_number")
    return number if number is not None and 0 <= number < 1_000_000 else None


def lacks_texts(season: Any) -> bool:
    """Whether an episode of the season has no text in the language that was asked for."""
    return any(not reading.text(one, "overview") for one in reading.items(season, "episodes"))


def _children(seasons: Seasons, fallback: Seasons, orderings: tuple[Ordering, ...], ask: Ask) -> tuple[Child, ...]:
    children = []
    for number, season in sorted(seasons.items()):
        second = fallback.get(number, {})
        children.append(_season(number, season, second, ask))
        by_number = {_episode_number(one): one for one in reading.items(second, "episodes")}
        for one in reading.items(season, "episodes"):
            if (episode := _episode_number(one)) is not None:
                place = Place(season=number, episode=episode)
                children.append(_episode(place, one, by_number.get(episode, {}), orderings, ask))
    return tuple(children)


def _season(number: int, data: Any, second: Any, ask: Ask) -> Child:
    started = reading.date(data, "air_date")
    texts = _child_texts(data, second, ask)
    values: dict[str, Value] = {
        **mapping.best_texts(texts, ask),
        "premiered": started,
        "year": reading.year_of(started),
        "ratings": mapping.rating(data),
    }
    pictures = tuple(mapping.alone(data, "poster_path", "poster"))
    return Child(Kind.SEASON, Place(season=number), _child_ids(data), reading.filled(values), texts, pictures)


def _episode(place: Place, data: Any, second: Any, orderings: tuple[Ordering, ...], ask: Ask) -> Child:
    texts = _child_texts(data, second, ask)
    values: dict[str, Value] = {
        **mapping.best_texts(texts, ask),
        **mapping.crew(reading.items(data, "crew")),
        **_other_numbers(reading.text(data, "id"), orderings),
        "cast": mapping.cast(reading.items(data, "guest_stars")),
        "aired": reading.date(data, "air_date"),
        "runtime": reading.whole(data, "runtime") or None,
        "ratings": mapping.rating(data),
    }
    pictures = tuple(mapping.alone(data, "still_path", "thumb"))
    return Child(Kind.EPISODE, place, _child_ids(data), reading.filled(values), texts, pictures)


def _child_texts(data: Any, second: Any, ask: Ask) -> mapping.Texts:
    """Field -> language -> text from the answers in the first and the second language.

    A name like "Episode 5" is what TMDB says where nobody gave one: it gives way to a real one.
    """
    languages = mapping.asked_languages(ask)
    titles = [reading.text(one, "name") for one in (data, second)]
    if _is_only_number(titles[0], data) and titles[1] and not _is_only_number(titles[1], data):
        titles[0] = ""
    plots = [reading.text(one, "overview") for one in (data, second)]
    texts = {
        field: {tag: text for tag, text in zip(languages, both, strict=False) if text}
        for field, both in (("title", titles), ("plot", plots))
    }
    return {field: by_tag for field, by_tag in texts.items() if by_tag}


def _is_only_number(title: str, data: Any) -> bool:
    number = reading.text(data, "episode_number") or reading.text(data, "season_number")
    return re.fullmatch(rf"\D+ {re.escape(number)}", title) is not None


def _child_ids(data: Any) -> tuple[ExternalId, ...]:
    id = reading.text(data, "id")
    return (ExternalId(Scheme.TMDB, id),) if is_well_formed(Scheme.TMDB, id) else ()


# other orders


def offered_orders(data: Any) -> dict[str, str]:
    """Our name of an order -> the id of the group that tells it, of several the one with the most episodes."""
    groups = sorted(
        reading.items(data, "episode_groups", "results"), key=lambda one: -(reading.whole(one, "episode_count") or 0)
    )
    found: dict[str, str] = {}
    for one in groups:
        name, id = ORDERS.get(reading.whole(one, "type") or 0, ""), reading.text(one, "id")
        if name and re.fullmatch(r"[0-9a-f]{24}", id):
            found.setdefault(name, id)
    return found


def ordering(name: str, data: Any) -> Ordering | None:
    """The order that a group's answer tells; None where it puts two episodes in one place.

    A group is a season, numbered by its `order` (0 = specials); episodes count within it. An absolute order counts
    through all its groups as one season.
    """
    groups = sorted(reading.items(data, "groups"), key=lambda one: reading.whole(one, "order") or 0)
    places: dict[str, tuple[int, int]] = {}
    counts: dict[int, int] = {}
    for group in groups:
        season = reading.whole(group, "order") or 0
        season = min(season, 1) if name == "absolute" else season
        for one in reading.items(group, "episodes"):
            id = reading.text(one, "id")
            counts[season] = counts.get(season, 0) + 1
            if is_well_formed(Scheme.TMDB, id):
                places.setdefault(id, (season, counts[season]))
    if not places or any(not 0 <= season < 100_000 for season, _ in places.values()):
        return None
    return Ordering(name, reading.text(data, "name") or name, places)


def _other_numbers(id: str, orderings: tuple[Ordering, ...]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for order in orderings:
        season, episode = order.places.get(id, (None, None))
        if order.name == "absolute" and season == 1:
            values["absolute"] = episode
        elif order.name == "dvd" and episode is not None:
            values |= {"dvd_season": season, "dvd_episode": float(episode)}
    return values
