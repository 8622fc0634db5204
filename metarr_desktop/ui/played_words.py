"""What was watched where, in words: of a merging, of what it would change, and of two that disagree."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.marks import Conflict, Mark

if TYPE_CHECKING:
    from metarr_desktop.domain.jobs import Phrase

translate = QCoreApplication.translate


def watched_words(phrase: Phrase) -> str:
    """One phrase of a merging's result; "" for any other."""
    forms = {
        "watched_player": translate("Watched", "{player}: {taken} taken in, {told} told, {conflicts} in conflict."),
        "watched_plays_here": translate("Watched", "{title}: here played {before} → {after} times, as {player} says."),
        "watched_plays_there": translate("Watched", "{title}: in {player} played {before} → {after} times."),
        "watched_resume_here": translate("Watched", "{title}: here left at {before} → {after}, as {player} says."),
        "watched_resume_there": translate("Watched", "{title}: in {player} left at {before} → {after}."),
        "watched_rating_here": translate("Watched", "{title}: here rated {before} → {after}, as {player} says."),
        "watched_rating_there": translate("Watched", "{title}: in {player} rated {before} → {after}."),
        "watched_date_here": translate("Watched", "{title}: here last played {before} → {after}, as {player} says."),
        "watched_date_there": translate("Watched", "{title}: in {player} last played {before} → {after}."),
    }
    return forms.get(phrase.code, "").format_map(defaultdict(str, phrase.args))


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
