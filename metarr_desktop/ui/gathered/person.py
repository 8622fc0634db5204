"""A person's page: life, picture, and what they are in - what is here, and all else that a provider tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from metarr_desktop.services.errands import enrich_job
from metarr_desktop.services.works import Standing, Telling
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.gathered.credits import CreditsModel, CreditsTable, lines_of
from metarr_desktop.ui.gathered.model import Title
from metarr_desktop.ui.gathered.page import GatheredPage
from metarr_desktop.ui.gathered.parts import job_words, role_text
from metarr_desktop.ui.job_watch import JobWatch
from metarr_desktop.ui.models.cards import card_of
from metarr_desktop.ui.models.columns import date_text
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.hero_header import HeroChip
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

if TYPE_CHECKING:
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.item_views import Appearance, Filmography, ItemDetail
    from metarr_desktop.domain.jobs import Job
    from metarr_desktop.domain.kinds import ItemId, JobId
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.gathered.credits import Line

translate = QCoreApplication.translate

_ALL = "all"
_HERE, _WORKS = "here", "works"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, what they are in, and how it stands with asking for more of that."""

    detail: ItemDetail
    works: Filmography
    telling: Telling


def read_person(engine: Engine, person: ItemId) -> Person:
    """As it stands now; not for the GUI thread. Raises NotFound."""
    return Person(engine.browse.detail(person), engine.browse.filmography(person), engine.enrich.telling(person))


class PersonPage(GatheredPage):
    """Shows one person with `show_item`. The kinds of work sift what they are in.

    What else they are in is asked for once, when they are first looked at, where that may be; the page says why not.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("PersonPage", "Titles of this person"), parent)
        self._person: Person | None = None
        self._lines: list[Line] = []
        self._has_jobs = False
        self._asked_about: set[ItemId] = set()
        self._asking: ItemId | None = None
        self._watch = JobWatch(desk, self)
        self._watch.ended.connect(self._answered)
        self.ask = Button(self.tr("Ask providers"), icon=Icon.DOWNLOAD)
        self.ask.setToolTip(self.tr("Ask for life, pictures and works of this person"))
        self.ask.clicked.connect(self._ask)
        self.add_tool(self.ask)
        self.extent = SegmentedControl(
            [Segment(_HERE, ""), Segment(_WORKS, "")], name=self.tr("Which titles are shown"), small=True
        )
        self.extent.chosen.connect(lambda _key: self._turn())
        self.jobs = SegmentedControl(
            [Segment(_ALL, ""), *(Segment(field, "") for field in job_words())],
            name=self.tr("Kinds of work"),
            small=True,
        )
        self.jobs.chosen.connect(lambda _key: self._sift())
        self.head.add_control(self.jobs)
        self.head.add_control(self.extent)
        self.works_model = CreditsModel(self)
        self.works = CreditsTable(self.works_model)
        self.works.opened.connect(desk.stage.item_wanted)
        self.works.menu_wanted.connect(self.show_menu)
        self.works.selectionModel().selectionChanged.connect(self.choice_moved)
        self.works.hide()
        self.note = Label(ink=Ink.TEXT2, wrap=True)
        self.way_out = Button("", kind=ButtonKind.LINK)
        self.way_out.clicked.connect(self._go_on)
        self._note_line = QWidget()
        self._note_line.hide()
        self._lay_out_works()
        desk.commands.on(self, "person.works", self.turn_works)
        desk.commands.on(self, "person.ask", self._ask)

    def _lay_out_works(self) -> None:
        line = QHBoxLayout(self._note_line)
        line.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, metrics.SPACE)
        line.setSpacing(metrics.SPACE_ROW)
        line.addWidget(self.note, 1)
        line.addWidget(self.way_out, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.insertWidget(0, self._note_line)
        self.body.addWidget(self.works, 1)

    def load(self) -> None:
        item = self.item
        if item is not None:
            self.latest.ask(lambda: read_person(self.desk.engine, item), self._take, self._gone)

    def facts(self, detail: ItemDetail) -> str:
        return " · ".join(life(detail))

    def chips(self, detail: ItemDetail) -> tuple[HeroChip, ...]:
        counts = _counts(map(_fields_of, self._person.works.here)) if self._person is not None else {}
        return tuple(HeroChip(f"{job_words()[field]} {count}") for field, count in counts.items())

    def turn_works(self) -> None:
        """From what is here to all works and back; nothing happens where no more is known."""
        if not self.extent.isHidden():
            self.extent.button(_HERE if self._shows_works else _WORKS).click()

    def chosen(self) -> list[ItemId]:
        """Of all works the chosen one that is here."""
        if not self._shows_works:
            return super().chosen()
        item = self.works.chosen()
        return [item] if item is not None else [self.item] if self.item is not None else []

    def give_up_choice(self) -> None:
        """In the table, too."""
        super().give_up_choice()
        self.works.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what is chosen in the table before it leads back."""
        if event.key() == Qt.Key.Key_Escape and self._shows_works and self.works.selectionModel().hasSelection():
            self.works.clearSelection()
            return
        super().keyPressEvent(event)

    @property
    def _shows_works(self) -> bool:
        return self.extent.current() == _WORKS

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _take(self, person: Person) -> None:
        is_other = self._person is None or self._person.detail.row.id != person.detail.row.id
        self._person = person
        self._lines = lines_of(person.works)
        if is_other:
            self.jobs.set_current(_ALL)
        if person.telling.standing is Standing.DUE and person.detail.row.id not in self._asked_about:
            self._ask()
        self.show_head(person.detail, str(person.detail.values.get("biography") or ""))
        self._show_extent(person.works)
        self._show_jobs()
        self._show_note(person)
        self._sift()

    def _gone(self, error: MetarrError) -> None:
        """The person went for good meanwhile."""
        self.desk.stage.error.emit(error)
        self.desk.stage.back_wanted.emit()

    def _show_extent(self, works: Filmography) -> None:
        """Whether there is more than what is here."""
        here = self.tr("Here {count}").format(count=self.locale().toString(len(works.here)))
        all_of_it = self.tr("Filmography {count}").format(count=self.locale().toString(len(self._lines)))
        self.extent.set_name(_HERE, here)
        self.extent.set_name(_WORKS, all_of_it)
        self.extent.setVisible(bool(works.elsewhere))
        if not works.elsewhere:
            self.extent.set_current(_HERE)

    def _turn(self) -> None:
        self.give_up_choice()
        self._show_jobs()
        self._sift()

    def _show_jobs(self) -> None:
        if self._person is None:  # a key came before the person
            return
        told = [line.fields for line in self._lines] if self._shows_works else map(_fields_of, self._person.works.here)
        listed = list(told)
        counts = _counts(listed)
        self.jobs.set_name(_ALL, self.tr("All {count}").format(count=len(listed)))
        for field, word in job_words().items():
            self.jobs.button(field).setVisible(field in counts)
            self.jobs.set_name(field, f"{word} {counts.get(field, 0)}")
        if self.jobs.current() != _ALL and self.jobs.current() not in counts:
            self.jobs.set_current(_ALL)
        self._has_jobs = len(counts) > 1
        self._fit_choices()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What sifts stands there where it has room."""
        super().resizeEvent(event)
        self._fit_choices()

    def changeEvent(self, event: QEvent) -> None:
        """Larger words need more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_choices()

    def _fit_choices(self) -> None:
        """The choice of all works matters more than that of a kind of work, which gives way to it."""
        room = self.width() - 2 * metrics.SPACE_PANE
        if not self.extent.isHidden():
            room -= self.extent.sizeHint().width() + metrics.SPACE_ROW
        has_room = self._has_jobs and self.jobs.sizeHint().width() <= room
        self.jobs.setVisible(has_room)
        if not has_room and self.jobs.current() != _ALL:
            self.jobs.set_current(_ALL)
            self._sift()

    def _sift(self) -> None:
        person = self._person
        if person is None:
            return
        here = person.works.here
        self.head.set_title(self.tr("%n in your library", "", len(here)))
        wanted = self.jobs.current()
        shown = [one for one in here if wanted == _ALL or wanted in _fields_of(one)]
        self.model.set_titles([_title(one) for one in shown])
        self.show_titles(len(shown))
        self.nothing.show_message(
            Icon.USERS,
            self.tr("Nothing here any more"),
            self.tr("No title in your libraries credits {name}.").format(name=isolated(person.detail.row.title)),
        )
        self.works.setVisible(self._shows_works)
        if self._shows_works:
            self.grid.hide()
            self.nothing.hide()
            self.works_model.show([line for line in self._lines if wanted == _ALL or wanted in line.fields])

    # --- asking -----------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        item = self.item
        if item is None:
            return
        self._asked_about.add(item)
        self._asking = item
        job, engine = enrich_job([item]), self.desk.engine
        self.desk.bridge.ask(self, lambda: engine.jobs.enqueue(job), self._follow)
        if self._person is not None:
            self._show_note(self._person)

    def _follow(self, jobs: list[JobId]) -> None:
        self._watch.follow(jobs[0])

    def _answered(self, _job: Job) -> None:
        """Also where nothing came of it: then that is said."""
        self._asking = None
        self.load()

    def _show_note(self, person: Person) -> None:
        """Why nothing is known beside what is here, as long as that is so, and the way out."""
        text, way_out = "", ""
        if not person.works.provider and not _is_musician(person):
            text, way_out = self._why_nothing(person.telling, person.detail.row.id)
        name = isolated(person.detail.row.title)
        self.note.setText(text.format(name=name, provider=isolated(person.telling.provider)))
        self.way_out.setText(way_out)
        self.way_out.setVisible(bool(way_out))
        self._note_line.setVisible(bool(text))

    def _why_nothing(self, telling: Telling, item: ItemId) -> tuple[str, str]:
        match telling.standing:
            case Standing.OFFLINE:
                text = self.tr("What else {name} is in is not asked for: you want to work without the internet.")
                return text, self.tr("Settings")
            case Standing.NO_KEY:
                return self.tr("{provider} can tell what else {name} is in, once it has a key."), self.tr("Enter a key")
            case Standing.UNKNOWN:
                return self.tr("Nobody can be asked what else {name} is in: no id is known that would tell."), ""
        if item == self._asking:
            return self.tr("Asking {provider} what else {name} is in…"), ""
        if item in self._asked_about:
            return self.tr("{provider} did not tell what else {name} is in."), self.tr("Ask again")
        return self.tr("{provider} was not asked yet what else {name} is in."), self.tr("Ask now")

    def _go_on(self) -> None:
        if self._person is None:
            return
        if self._person.telling.standing in (Standing.OFFLINE, Standing.NO_KEY):
            self.desk.stage.settings_wanted.emit(SectionKey.PROVIDERS)
        else:
            self._ask()


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


def _fields_of(one: Appearance) -> frozenset[str]:
    return frozenset(part.field for part in one.parts)


def _is_musician(person: Person) -> bool:
    """Whether all that is here of them is music, of which nobody tells a filmography."""
    fields = frozenset().union(*map(_fields_of, person.works.here))
    return person.telling.standing is Standing.UNKNOWN and fields == {"artists"}


def _counts(told: Iterable[frozenset[str]]) -> dict[str, int]:
    counted = Counter(field for fields in told for field in fields)
    return {field: counted[field] for field in job_words() if counted[field]}


def _title(one: Appearance) -> Title:
    parts = role_text(one)
    card = replace(card_of(one.row), details=(parts,))
    return Title(card, one.row.id, one.row.picture)
