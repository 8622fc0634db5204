"""The orders of a show's episodes: what an episode is called by each, and how they differ.

By another order nothing is changed: episodes are numbered and put in order by it on the screen. The order by which the
files of a show are numbered (`episode_order`) is chosen where it is identified.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.episodes import Numbers, Order

if TYPE_CHECKING:
    from metarr_desktop.ui.show.reading import Season, Show

translate = QCoreApplication.translate

_NO_NUMBER = "–"


def order_word(order: Order | str, own: str = "") -> str:
    """What an order is called; the own order of a show by what it is."""
    words = {
        Order.AIRED: translate("Show", "Aired"),
        Order.DVD: translate("Show", "DVD"),
        Order.ABSOLUTE: translate("Show", "Absolute"),
    }
    if order == Order.AIRED and own:
        return words[Order(own)] if own in set(Order) else own.capitalize()
    return words[Order(order)]


def column_word(order: Order, own: str = "") -> str:
    """The heading of the numbers by an order that stands beside another."""
    return translate("Show", "{order} no.").format(order=order_word(order, own))


def number_by(order: Order, season: int | None, episode: int | None, numbers: Numbers) -> str:
    """What an episode of a season is called by an order; its own season is not said again."""
    if order is Order.ABSOLUTE:
        return _NO_NUMBER if numbers.absolute is None else str(numbers.absolute)
    if order is Order.DVD:
        if numbers.dvd is None:
            return _NO_NUMBER
        place, number = numbers.dvd
        return f"{number:g}" if place == season else f"S{place:02}E{number:02g}"
    return _NO_NUMBER if episode is None else str(episode)


def rank_by(order: Order, episode: int | None, numbers: Numbers) -> tuple[float, float, float]:
    """By which episodes are put in an order; those without a number in it come last, as they were shown."""
    aired = float(episode) if episode is not None else float("inf")
    if order is Order.DVD and numbers.dvd is not None:
        return (*numbers.dvd, aired)
    if order is Order.ABSOLUTE and numbers.absolute is not None:
        return (0.0, float(numbers.absolute), aired)
    return (0.0, 0.0, aired) if order is Order.AIRED else (float("inf"), 0.0, aired)


def is_elsewhere(order: Order, season: int | None, episode: int | None, numbers: Numbers) -> bool:
    """Whether an episode has another number on the DVD; an absolute number is another by its nature."""
    return order is Order.DVD and numbers.dvd is not None and numbers.dvd != (season, episode)


# --- sentences --------------------------------------------------------------------------------------------------------


def footer_sentence(show: Show, season: Season, order: Order) -> str:
    """How much of a show is here, and what the order that is chosen changes in a season, or another one would."""
    other = order if order is not Order.AIRED else next(iter(show.orders[1:]), None)
    parts = [_here_sentence(show)]
    if other is Order.DVD:
        parts.append(_dvd_sentence(season))
    elif other is Order.ABSOLUTE:
        parts.append(_absolute_sentence(season))
    if len(parts) > 1 and parts[-1]:
        parts.append(translate("Show", "Files keep their names either way."))
    return " ".join(part for part in parts if part)


def _here_sentence(show: Show) -> str:
    """Without specials, of which dozens are told that nobody looks for."""
    seasons = [season for season in show.seasons if season.row.season != 0]
    here = sum(season.here for season in seasons)
    shown = sum(season.episodes + season.missing for season in seasons)
    if not shown:
        return ""
    if any(season.absent for season in seasons):
        text = translate("Show", "Here: {here} of %n episode(s) shown so far.", "", shown)
    else:
        text = translate("Show", "Here: {here} of %n known episode(s).", "", shown)
    return text.format(here=here)


def _dvd_sentence(season: Season) -> str:
    here = season.row.season
    places = {episode: numbers.dvd for episode, numbers in _numbered(season) if numbers.dvd is not None}
    if not places:
        return ""
    other = {episode: place for episode, place in places.items() if place != (here, episode)}
    if not other:
        return translate("Show", "In DVD order the numbers of this season are the same.")
    if len(other) == 2:
        (first, to_first), (second, to_second) = sorted(other.items())
        if (to_first, to_second) == ((here, second), (here, first)):
            text = translate("Show", "In DVD order episodes {first} and {second} change places.")
            return text.format(first=first, second=second)
    text = translate("Show", "Another number in DVD order: {count} of {all} episodes of this season.")
    return text.format(count=len(other), all=len(places))


def _absolute_sentence(season: Season) -> str:
    counted = sorted(numbers.absolute for _, numbers in _numbered(season) if numbers.absolute is not None)
    if not counted:
        return ""
    text = translate("Show", "Counted through all seasons, this one goes from {first} to {last}.")
    return text.format(first=counted[0], last=counted[-1])


def _numbered(season: Season) -> Iterable[tuple[int, Numbers]]:
    """Every episode of a season that has a number, here or not, with its others."""
    others = dict(season.others)
    yield from ((episode, others.get(item, Numbers())) for item, episode in season.numbers)
    yield from ((one.episode, one.numbers) for one in season.absent)
