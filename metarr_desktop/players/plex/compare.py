"""What Plex shows otherwise than we do, in words."""

from __future__ import annotations

from collections import defaultdict

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Delivery
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.plex.library import TEXTS, Item

_WITH_YEAR = frozenset({Kind.MOVIE, Kind.SERIES, Kind.ALBUM})
_WITH_SUMMARY = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE, Kind.ARTIST, Kind.ALBUM})


def text_differences(delivery: Delivery, item: Item) -> tuple[str, ...]:
    """Title, year, plot (white space does not count) and ids that are ours to say and that Plex shows otherwise."""
    wanted = wanted_texts(delivery, item)
    found = []
    if "title" in wanted:
        found.append(sentence(f"title: “{item.title}” instead of “{delivery.title}”"))
    if "year" in wanted:
        found.append(sentence(f"year: {item.year or 'none'} instead of {delivery.year}"))
    if "summary" in wanted:
        found.append(sentence(f"plot: “{_begin(item.summary)}” instead of “{_begin(delivery.plot)}”"))
    theirs = dict(item.texts)
    for name, key in TEXTS.get(item.media, {}).items():
        if key in wanted:
            found.append(
                sentence(f"{name.replace('_', ' ')}: {_begin(theirs[key]) or 'none'} instead of {_begin(wanted[key])}")
            )
    return (*found, *_other_ids(delivery, item))


def wanted_texts(delivery: Delivery, item: Item) -> dict[str, str]:
    """The texts that have to change for the item to show ours, by Plex's names of its fields."""
    wanted = {}
    if delivery.title and _plain(delivery.title) != _plain(item.title):
        wanted["title"] = delivery.title
    if delivery.kind in _WITH_YEAR and delivery.year and delivery.year != item.year:
        wanted["year"] = str(delivery.year)
    if delivery.kind in _WITH_SUMMARY and delivery.plot and _plain(delivery.plot) != _plain(item.summary):
        wanted["summary"] = delivery.plot
    ours, theirs = dict(delivery.texts), dict(item.texts)
    for name, key in TEXTS.get(item.media, {}).items():
        if name in ours and _plain(ours[name][0]) != _plain(theirs[key] or _by_itself(key, delivery)):
            wanted[key] = ours[name][0]
    return wanted


def _by_itself(key: str, delivery: Delivery) -> str:
    """What stands for a text that Plex does not name: titles that are the title itself."""
    return delivery.title if key in ("originalTitle", "titleSort") else ""


def _other_ids(delivery: Delivery, item: Item) -> list[str]:
    """Ids of ours that Plex has otherwise. That it has none of a kind is no difference: no field of it takes ours."""
    theirs: dict[str, list[str]] = defaultdict(list)
    for scheme, value in sorted(item.ids):
        theirs[scheme].append(value)
    return [
        sentence(f"{scheme} id: {theirs[scheme][0]} instead of {value}")
        for scheme, value in sorted(delivery.ids)
        if scheme in theirs and value not in theirs[scheme]
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _begin(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 60 else plain[:59] + "…"
