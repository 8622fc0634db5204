"""What somebody is in a title, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.kinds import Kind

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import Appearance
    from metarr_desktop.domain.works import Work

translate = QCoreApplication.translate


def job_words() -> dict[str, str]:
    """What a person is in a title, by the field that says so, in the order of the form; "" is what none tells of."""
    return {
        "cast": translate("Job", "Actor"),
        "directors": translate("Job", "Director"),
        "writers": translate("Job", "Writer"),
        "producers": translate("Job", "Producer"),
        "composers": translate("Job", "Composer"),
        "artists": translate("Job", "Artist"),
        "": translate("Job", "Other work"),
    }


def role_text(one: Appearance) -> str:
    """ "as Ripley", "Director, Writer", "as Ripley · Producer", "in 3 episodes"."""
    below = {part.item for part in one.parts} - {one.row.id}
    episodes = len(below) if one.row.kind is Kind.SERIES else 0
    return _text(((part.field, part.role) for part in one.parts), episodes)


def told_text(work: Work) -> str:
    """The same of a work that a provider told of."""
    return _text(work.parts, work.episodes or 0)


def _text(parts: Iterable[tuple[str, str]], episodes: int) -> str:
    told = list(parts)
    roles = dict.fromkeys(role for field, role in told if field == "cast" and role)
    fields = {field for field, _ in told}
    words = [translate("Job", "as {role}").format(role=", ".join(roles))] if roles else []
    jobs = [
        word for field, word in job_words().items() if field and field in fields and not (field == "cast" and roles)
    ]
    jobs += dict.fromkeys(role for field, role in told if not field and role)  # in the words of who told it
    if jobs:
        words.append(", ".join(jobs))
    if episodes:
        words.append(translate("Job", "%n episode(s)", "", episodes))
    return " · ".join(words)
