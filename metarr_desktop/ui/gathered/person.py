"""A person's page: life, picture, and what they are in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.services.errands import enrich_job
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.gathered.model import Title
from metarr_desktop.ui.gathered.page import GatheredPage
from metarr_desktop.ui.models.cards import card_of
from metarr_desktop.ui.models.columns import date_text
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.hero_header import HeroChip
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.item_views import Appearance, ItemDetail
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

_ALL = "all"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and what is here of them."""

    detail: ItemDetail
    appearances: tuple[Appearance, ...]


def read_person(engine: Engine, person: ItemId) -> Person:
    """As it stands now; not for the GUI thread. Raises NotFound."""
    return Person(engine.browse.detail(person), tuple(engine.browse.appearances(person)))


class PersonPage(GatheredPage):
    """Shows one person with `show_item`. The kinds of work sift the titles."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("PersonPage", "Titles of this person"), parent)
        self._person: Person | None = None
        self.ask = Button(self.tr("Ask providers"), icon=Icon.DOWNLOAD)
        self.ask.setToolTip(self.tr("Ask for life and pictures of this person"))
        self.ask.clicked.connect(self._ask)
        self.add_tool(self.ask)
        self.jobs = SegmentedControl(
            [Segment(_ALL, ""), *(Segment(field, "") for field in job_words())],
            name=self.tr("Kinds of work"),
            small=True,
        )
        self.jobs.chosen.connect(lambda _key: self._sift())
        self.head.add_control(self.jobs)

    def load(self) -> None:
        item = self.item
        if item is not None:
            self.latest.ask(lambda: read_person(self.desk.engine, item), self._take, self._gone)

    def facts(self, detail: ItemDetail) -> str:
        return " · ".join(life(detail))

    def chips(self, detail: ItemDetail) -> tuple[HeroChip, ...]:
        counts = _counts(self._person.appearances if self._person is not None else ())
        return tuple(HeroChip(f"{job_words()[field]} {count}") for field, count in counts.items())

    def _take(self, person: Person) -> None:
        is_other = self._person is None or self._person.detail.row.id != person.detail.row.id
        self._person = person
        if is_other:
            self.jobs.set_current(_ALL)
        self.show_head(person.detail, str(person.detail.values.get("biography") or ""))
        self._show_jobs()
        self._sift()

    def _gone(self, error: MetarrError) -> None:
        """The person went for good meanwhile."""
        self.desk.stage.error.emit(error)
        self.desk.stage.back_wanted.emit()

    def _show_jobs(self) -> None:
        assert self._person is not None
        counts = _counts(self._person.appearances)
        self.jobs.set_name(_ALL, self.tr("All {count}").format(count=len(self._person.appearances)))
        for field, word in job_words().items():
            self.jobs.button(field).setVisible(field in counts)
            self.jobs.set_name(field, f"{word} {counts.get(field, 0)}")
        if self.jobs.current() != _ALL and self.jobs.current() not in counts:
            self.jobs.set_current(_ALL)
        self.jobs.setVisible(len(counts) > 1)

    def _sift(self) -> None:
        person = self._person
        if person is None:
            return
        count = len(person.appearances)
        self.head.set_title(self.tr("%n in your library", "", count))
        wanted = self.jobs.current()
        shown = [one for one in person.appearances if wanted == _ALL or any(part.field == wanted for part in one.parts)]
        self.model.set_titles([_title(one) for one in shown])
        self.show_titles(len(shown))
        self.nothing.show_message(
            Icon.USERS,
            self.tr("Nothing here any more"),
            self.tr("No title in your libraries credits {name}.").format(name=isolated(person.detail.row.title)),
        )

    def _ask(self) -> None:
        if self.item is not None:
            job = enrich_job([self.item])
            self.desk.bridge.ask(self, lambda: self.desk.engine.jobs.enqueue(job), lambda _jobs: None)


def life(detail: ItemDetail) -> list[str]:
    """When they were born and died, and how old they are or became, as far as whole dates tell."""
    born, died = (str(detail.values.get(name) or "") for name in ("born", "died"))
    parts = []
    if born:
        parts.append(translate("PersonPage", "born {date}").format(date=date_text(born)))
    if died:
        parts.append(translate("PersonPage", "died {date}").format(date=date_text(died)))
    age = _years(born, died)
    if age is not None:
        parts.append(translate("PersonPage", "%n year(s) old", "", age))
    return parts


def _years(born: str, died: str) -> int | None:
    try:
        begin = date.fromisoformat(born)
        end = date.fromisoformat(died) if died else date.today()
    except ValueError:  # a year alone, or nothing
        return None
    years = end.year - begin.year - ((end.month, end.day) < (begin.month, begin.day))
    return years if years >= 0 else None


def job_words() -> dict[str, str]:
    """What a person is in a title, by the field that says so, in the order of the form."""
    return {
        "cast": translate("Job", "Actor"),
        "directors": translate("Job", "Director"),
        "writers": translate("Job", "Writer"),
        "producers": translate("Job", "Producer"),
        "composers": translate("Job", "Composer"),
        "artists": translate("Job", "Artist"),
    }


def _counts(appearances: Sequence[Appearance]) -> dict[str, int]:
    counted = Counter(field for one in appearances for field in {part.field for part in one.parts})
    return {field: counted[field] for field in job_words() if counted[field]}


def _title(one: Appearance) -> Title:
    parts = role_text(one)
    card = replace(card_of(one.row), details=(parts,))
    return Title(card, one.row.id, one.row.picture)


def role_text(one: Appearance) -> str:
    """ "as Ripley", "Director, Writer", "as Ripley · Producer", "in 3 episodes"."""
    roles = dict.fromkeys(part.role for part in one.parts if part.field == "cast" and part.role)
    fields = {part.field for part in one.parts}
    words = [translate("Job", "as {role}").format(role=", ".join(roles))] if roles else []
    jobs = [word for field, word in job_words().items() if field in fields and not (field == "cast" and roles)]
    if jobs:
        words.append(", ".join(jobs))
    below = {part.item for part in one.parts} - {one.row.id}
    if below and one.row.kind is Kind.SERIES:
        words.append(translate("Job", "%n episode(s)", "", len(below)))
    return " · ".join(words)
