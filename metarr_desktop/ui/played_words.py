"""What was watched where, in words: of a merging, of what it would change, and of two that disagree."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.jobs import Phrase
from metarr_desktop.domain.marks import Conflict, Mark

translate = QCoreApplication.translate


def watched_words(phrase: Phrase) -> str:
    """One phrase of a merging's result; "" for any other."""
    match phrase.code:
        case "watched_player":
            form = translate("Watched", "{player}: {taken} taken in, {told} told, {conflicts} in conflict.")
        case "watched_plays_here":
            form = translate("Watched", "{title}: here played {before} → {after} times, as {player} says.")
        case "watched_plays_there":
            form = translate("Watched", "{title}: in {player} played {before} → {after} times.")
        case "watched_resume_here":
            form = translate("Watched", "{title}: here left at {before} → {after}, as {player} says.")
        case "watched_resume_there":
            form = translate("Watched", "{title}: in {player} left at {before} → {after}.")
        case "watched_rating_here":
            form = translate("Watched", "{title}: here rated {before} → {after}, as {player} says.")
        case "watched_rating_there":
            form = translate("Watched", "{title}: in {player} rated {before} → {after}.")
        case "watched_date_here":
            form = translate("Watched", "{title}: here last played {before} → {after}, as {player} says.")
        case "watched_date_there":
            form = translate("Watched", "{title}: in {player} last played {before} → {after}.")
        case _:
            return ""
    return form.format_map(defaultdict(str, phrase.args))


def kept_words(conflict: Conflict) -> str:
    """What counts now: "rated 4 (Attic)"."""
    return _said(conflict.mark, conflict.kept, conflict.kept_by)


def lost_words(conflict: Conflict) -> str:
    """What does not."""
    return _said(conflict.mark, conflict.lost, conflict.lost_by)


def _said(mark: Mark, value: float, by: str) -> str:
    seconds = int(value)
    words = {
        Mark.PLAYS: translate("Watched", "watched") if value else translate("Watched", "not watched"),
        Mark.RESUME: translate("Watched", "left at {time}").format(
            time=f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        ),
        Mark.RATING: translate("Watched", "rated {rating}").format(rating=seconds),
    }
    who = by or translate("Watched", "here")
    return translate("Watched", "{said} ({who})").format(said=words[mark], who=who)
