"""The page: titles that wait at the left, what the chosen one's file says beside it, what it may be at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from metarr_desktop.domain.kinds import BatchId, ItemId, Status
from metarr_desktop.services.changes import Aspect, News
from metarr_desktop.services.errands import identify_job
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.command_words import CANDIDATES_WITH_KEYS
from metarr_desktop.ui.identify.candidates import CandidatesPane
from metarr_desktop.ui.identify.file_pane import FilePane
from metarr_desktop.ui.identify.models import QueueModel
from metarr_desktop.ui.identify.reading import Standing, Subject, read_standing, read_subject
from metarr_desktop.ui.match_words import decision_words
from metarr_desktop.ui.models.requests import Latest, LatestForForm
from metarr_desktop.ui.settings.sections import SectionKey
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import Label, rule
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.widgets.two_line_cell import TwoLineCell

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.domain.errors import MetarrError
    from metarr_desktop.domain.matching import Match
    from metarr_desktop.domain.provider import Candidate
    from metarr_desktop.domain.sources import Numbering
    from metarr_desktop.services.jobs import JobEvent
    from metarr_desktop.ui.desk import Desk

_WIDTH_QUEUE, _WIDTH_FILE, _WIDTH_CANDIDATES = 240, 336, 656
_LEAST_QUEUE, _LEAST_FILE, _LEAST_CANDIDATES = 176, 240, 400
_REST_MS = 150
_HEARD = frozenset({Aspect.LIST, Aspect.STATE, Aspect.SETTINGS, Aspect.LIBRARIES})


class IdentifyPage(QWidget):
    """Shows the queue, or just the titles that a person named.

    Enter takes the chosen candidate and goes on, 1 to 9 choose, S passes over a title, Esc leaves the page.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._only: tuple[ItemId, ...] | None = None
        self._standing: Standing | None = None
        self._subject: Subject | None = None
        self._done: list[ItemId] = []
        self._under_way: list[ItemId] = []
        self._is_stale = False
        self._is_asking = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.reload)
        self._read = LatestForForm(desk.bridge, self)
        self._subjects = LatestForForm(desk.bridge, self)
        self._searches = Latest(desk.bridge, self)
        self._orders = Latest(desk.bridge, self)
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = QueueModel(self)
        self.list = self._make_list()
        self.file = FilePane()
        self.candidates = CandidatesPane(desk)
        self.count = Label(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True)
        self.done = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.left = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self._bar = QProgressBar(textVisible=False)
        self.empty = EmptyState()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._left = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._say(Icon.HOURGLASS, self.tr("Reading what there is to identify"), self.tr("This takes a moment."))

    def show_titles(self, only: Sequence[ItemId] | None) -> None:
        """Show the queue, or just those titles."""
        wanted = tuple(only) if only is not None else None
        if wanted != self._only:
            self._only, self._subject, self._standing = wanted, None, None
            self.model.show(())
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""
        self._is_stale = False
        self._rest.stop()
        engine, only = self._desk.engine, self._only
        self._read.ask(lambda: read_standing(engine, only), self._take, self._fail)

    def chosen(self) -> list[ItemId]:
        """The title that is looked at."""
        entry = self.model.entry(self.list.currentIndex().row())
        return [entry.row.id] if entry is not None and self._stack.currentWidget() is self._splitter else []

    # --- what it is made of -----------------------------------------------------------------------------------------

    def _make_list(self) -> QListView:
        view = QListView()
        view.setProperty("surface", "alt")
        view.setModel(self.model)
        view.setItemDelegate(TwoLineCell(view))
        view.setAccessibleName(self.tr("Titles that wait"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        return view

    def _show_menu(self, at: QPoint) -> None:
        """The menu of titles, for the one that is looked at."""
        self._desk.stage.items_chosen.emit(self.chosen())
        self._desk.stage.menu_wanted.emit(self.list.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        self._queue = self._queue_pane()
        for pane, width in (
            (self._queue, _LEAST_QUEUE),
            (self.file, _LEAST_FILE),
            (self.candidates, _LEAST_CANDIDATES),
        ):
            pane.setMinimumWidth(width)
        self._left.addWidget(self._queue)
        self._left.addWidget(self.file)
        self._left.setStretchFactor(1, 1)
        self._left.setSizes([_WIDTH_QUEUE, _WIDTH_FILE])
        self._splitter.addWidget(self._left)
        self._splitter.addWidget(self.candidates)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_WIDTH_QUEUE + _WIDTH_FILE, _WIDTH_CANDIDATES])
        for splitter in (self._left, self._splitter):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _queue_pane(self) -> QWidget:
        pane = QWidget()
        pane.setProperty("surface", "alt")
        pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QVBoxLayout()
        head.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE)
        head.setSpacing(0)
        self._order_note = Label(self.tr("Most certain first"), size=fonts.Size.SMALL, ink=Ink.TEXT2)
        head.addWidget(self.count)
        head.addWidget(self._order_note)
        rows = QVBoxLayout()
        rows.setContentsMargins(metrics.SPACE, 0, metrics.SPACE, 0)
        rows.addWidget(self.list)
        self._foot = QWidget()
        numbers = QHBoxLayout()
        numbers.addWidget(self.done)
        numbers.addStretch()
        numbers.addWidget(self.left)
        inner = QVBoxLayout(self._foot)
        inner.setContentsMargins(metrics.SPACE_PANE, metrics.SPACE_ROW, metrics.SPACE_PANE, metrics.SPACE_ROW)
        inner.setSpacing(metrics.SPACE_GROUP)
        inner.addLayout(numbers)
        inner.addWidget(self._bar)
        self._bar.setProperty("tone", "ok")
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(rows, 1)
        column.addWidget(rule())
        column.addWidget(self._foot)
        return pane

    def _connect(self) -> None:
        bridge, stage = self._desk.bridge, self._desk.stage
        bridge.news.connect(self._hear)
        bridge.job_event.connect(self._hear_job)
        self.empty.acted.connect(self._act_on_nothing)
        self.candidates.searched.connect(self.search)
        self.candidates.accepted.connect(self.accept)
        self.candidates.acted.connect(self._act_without_candidates)
        self.candidates.chosen.connect(lambda match: self._ask_for_orders(match))
        self.candidates.own_wanted.connect(self.set_own)
        self.candidates.leave_wanted.connect(self.leave)
        self.file.order_chosen.connect(self._set_order)
        self.file.play_wanted.connect(stage.play_wanted)
        self.file.folder_wanted.connect(stage.folder_of_item_wanted)
        commands = self._desk.commands
        commands.on(self, "identify.skip", self.skip)
        for number in range(CANDIDATES_WITH_KEYS):
            commands.on(self, f"identify.choose_{number + 1}", partial(self.candidates.choose, number))

    # --- events -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the chosen candidate, but where it belongs to what has the focus; Escape leaves."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Escape:
                self._desk.stage.back_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def _enter(self) -> None:
        focus = self.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()
        elif not isinstance(focus, QLineEdit | QComboBox) and (match := self.candidates.current()) is not None:
            self.accept(match)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while something else was shown."""
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for three panes the facts stand below the queue."""
        super().resizeEvent(event)
        has_room = self.width() >= fonts.grown(_LEAST_QUEUE + _LEAST_FILE + _LEAST_CANDIDATES)
        wanted = Qt.Orientation.Horizontal if has_room else Qt.Orientation.Vertical
        if self._left.orientation() is not wanted:
            self._left.setOrientation(wanted)
            width = _WIDTH_QUEUE + _WIDTH_FILE if has_room else fonts.grown(_LEAST_FILE)
            self._splitter.setSizes([width, self.width() - width])

    def _hear(self, news: News) -> None:
        if not news.aspects & _HEARD:
            return
        self._refresh()
        if self.isVisible() and self._subject is not None and self._subject.item in news.items:
            self._load(self._subject.item)

    def _refresh(self) -> None:
        """A job tells of changes many times a second: once is read for all of them."""
        if self.isVisible():
            self._rest.start()
        else:
            self._is_stale = True

    def _hear_job(self, event: JobEvent) -> None:
        if event.job.type == "identify" and event.job.status.is_over:
            self._is_asking = False
            self._refresh()

    # --- the queue --------------------------------------------------------------------------------------------------

    def _take(self, standing: Standing) -> None:
        standing = standing.without(self._under_way)
        self._standing = standing
        self._show_numbers(standing)
        returned = next((one for one in reversed(self._done) if self._waits(standing, one)), None)
        self.model.show(standing.entries)
        if not standing.entries:
            self._subject = None
            (self._say_keeping if self._under_way else partial(self._show_nothing, standing))()
            return
        is_first = self._stack.currentWidget() is not self._splitter
        self._stack.setCurrentWidget(self._splitter)
        if returned is not None:
            self._done.remove(returned)
            self._go_to(self.model.row_of(returned))
        elif not self.list.currentIndex().isValid():
            self._go_to(self.model.row_of(self._subject.item if self._subject else None) or 0)
        if is_first:
            (self.candidates if self._queue.isHidden() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
            self._desk.stage.items_chosen.emit(self.chosen())

    @staticmethod
    def _waits(standing: Standing, item: ItemId) -> bool:
        return any(one.row.id == item and one.row.status is Status.UNIDENTIFIED for one in standing.entries)

    def _show_numbers(self, standing: Standing) -> None:
        number = self.locale().toString
        is_queue = self._only is None
        need = self.tr("{count} need you") if standing.total != 1 else self.tr("1 needs you")
        named = self.tr("%n title(s) to identify", "", standing.total)
        self.count.setText(need.format(count=number(standing.total)) if is_queue else named)
        self._queue.setVisible(is_queue or len(standing.entries) > 1)
        self._order_note.setVisible(is_queue)
        self._foot.setVisible(is_queue)
        done = standing.queue.done_today
        self.done.setText(self.tr("{count} done today").format(count=number(done)))
        self.left.setText(self.tr("{count} left").format(count=number(standing.total)))
        self._bar.setRange(0, max(1, done + standing.total))
        self._bar.setValue(done)
        self._bar.setAccessibleName(f"{self.done.text()}, {self.left.text()}")

    def _go_to(self, row: int | None) -> None:
        self.list.setCurrentIndex(self.model.index(row or 0))

    def _choose(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is None:
            return
        self._desk.stage.items_chosen.emit([entry.row.id])
        if self._subject is None or self._subject.item != entry.row.id:
            self._subject = None
            self._load(entry.row.id)

    def skip(self) -> None:
        """Pass over the title; it stays where it is."""
        count = self.model.rowCount()
        if count:
            self._go_to((self.list.currentIndex().row() + 1) % count)

    # --- the title --------------------------------------------------------------------------------------------------

    def _load(self, item: ItemId) -> None:
        engine = self._desk.engine
        self._subjects.ask(lambda: read_subject(engine, item), self._show_subject, self._fail_subject)

    def _show_subject(self, subject: Subject) -> None:
        before, self._subject = self._subject, subject
        standing = self._standing
        if standing is None:
            return
        specs = {one.name: one for one in standing.specs}
        row = subject.detail.row
        origin = subject.detail.origins.get("external_ids")
        is_known = row.status is not Status.UNIDENTIFIED or subject.decision.is_own
        words = decision_words(row.status, subject.decision, specs, origin.source if origin else "")
        self.file.show_subject(subject, words if is_known else "")
        if before is not None and before.item == subject.item and before.matches == subject.matches:
            self._ask_for_orders(self.candidates.current())
            return  # what was searched for meanwhile stays
        self._searches.drop()
        self.candidates.set_providers(standing.specs, standing.ready, row.kind)
        self.candidates.set_question(
            row.kind,
            row.title,
            row.year,
            is_own=subject.decision.is_own,
            is_open=row.status is Status.UNIDENTIFIED,
        )
        if subject.matches:
            self._show_matches(list(subject.matches))
        elif any(item == row.id for item, _ in standing.queue.waiting):
            self._say_nobody_knows()
        else:
            self.search()

    def _fail_subject(self, error: MetarrError) -> None:
        self.candidates.say(Icon.OCTAGON, self.tr("This title cannot be read"), translated(error), ink=Ink.ERROR)

    # --- candidates -------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Ask providers for what stands in the search."""
        subject = self._subject
        if subject is None:
            return
        words, year, provider = self.candidates.question
        row, identify = subject.detail.row, self._desk.engine.identify
        if (words, year) == (row.title, row.year):
            words = ""  # its own words: all that its files say besides counts as well
        self.candidates.say(Icon.HOURGLASS, self.tr("Asking providers"), self.tr("This takes a moment."))
        self._searches.ask(
            lambda: identify.search(row.id, words, year, provider), self._take_matches, self._fail_search
        )

    def _take_matches(self, matches: list[Match]) -> None:
        if matches:
            self._show_matches(matches)
        else:
            self._say_nobody_knows()

    def _show_matches(self, matches: list[Match]) -> None:
        standing, subject = self._standing, self._subject
        if standing is not None and subject is not None:
            self.candidates.show_matches(matches, standing.threshold, subject.runtime_min)

    def _say_nobody_knows(self) -> None:
        self.candidates.say(
            Icon.SEARCH,
            self.tr("Nobody knows it by that name"),
            self.tr("Search for other words, paste an id or the address of its page, or say that it is your own."),
        )

    def _fail_search(self, error: MetarrError) -> None:
        standing = self._standing
        if standing is not None and standing.is_offline:
            text = self.tr(
                "Nobody is asked while you stay offline. What is accepted is kept; search later, or go online."
            )
            self.candidates.say(
                Icon.DISK_OFF, self.tr("You are offline"), text, action=self.tr("Open the settings"), ink=Ink.WARN
            )
        elif standing is not None and not standing.ready:
            self.candidates.say(
                Icon.GLOBE,
                self.tr("Nobody can be asked yet"),
                self.tr("Switch a provider on, or give one its key."),
                action=self.tr("Set up providers"),
                is_primary=True,
            )
        else:
            self.candidates.say(
                Icon.WARNING,
                self.tr("No answer"),
                translated(error),
                action=self.tr("Try again"),
                ink=Ink.WARN,
            )

    def _act_without_candidates(self) -> None:
        if self.candidates.empty.button.text() == self.tr("Try again"):
            self.search()
        else:
            self._desk.stage.settings_wanted.emit(SectionKey.PROVIDERS)

    # --- deciding ---------------------------------------------------------------------------------------------------

    def accept(self, match: Match) -> None:
        """Say that the title is this one, and go on to the next."""
        subject, engine, bridge = self._subject, self._desk.engine, self._desk.bridge
        if subject is None:
            return
        item, candidate = subject.item, match.candidate

        def look_up() -> Candidate | None:
            return engine.identify.look_up(item, candidate.ids, is_cancelled=bridge.is_closed)

        def act(found: Candidate | None) -> Changes:
            changes = engine.identify.put_choice(item, candidate.ids, found)
            engine.enrich_after_choice([item], changes)
            return changes

        name = f"{candidate.title} ({candidate.year})" if candidate.year else candidate.title
        text = self.tr("Identified as {title}").format(title=isolated(name))
        said, refused = self._ended(item, partial(self._say_done, text, Icon.CHECK))
        bridge.change_prepared(self, look_up, act, said, refused)
        self._go_on(item)

    def set_own(self, is_own: bool) -> None:
        """Say that the title is the person's own work, or is not, and go on."""
        subject, identify = self._subject, self._desk.engine.identify
        if subject is None:
            return
        item = subject.item
        text = self.tr("Kept as your own; no provider is asked about it")
        if not is_own:
            text = self.tr("No longer kept as your own")

        def act() -> BatchId | None:
            return identify.set_own([item], is_own)

        said, refused = self._ended(item, partial(self._say_done, text, Icon.USER))
        self._desk.bridge.change_in_turn(self, act, said, refused)
        if is_own:
            self._go_on(item)

    def leave(self) -> None:
        """Leave the title unidentified, and go on."""
        subject, identify = self._subject, self._desk.engine.identify
        if subject is None:
            return
        item, bridge = subject.item, self._desk.bridge
        said, refused = self._ended(item, partial(self._say_done, self.tr("Left unidentified"), Icon.QUESTION))
        bridge.change_in_turn(self, lambda: identify.leave([item]), said, refused)
        self._go_on(item)

    def _say_done(self, text: str, icon: Icon) -> None:
        self._desk.stage.said.emit(Notice(text, icon, self.tr("Undo"), is_undo=True))

    def _ended(
        self, item: ItemId, say: Callable[[], None]
    ) -> tuple[Callable[[object], None], Callable[[MetarrError], None]]:
        """What to do when a decision is stored, and when it is refused; until then its title does not wait."""
        self._under_way.append(item)

        def stored(_answer: object) -> None:
            self._under_way.remove(item)
            say()

        def refused(error: MetarrError) -> None:
            """It could not be done: the title is in the queue as before."""
            self._under_way.remove(item)
            self._desk.stage.error.emit(error)
            self.reload()

        return stored, refused

    def _go_on(self, item: ItemId) -> None:
        """To the next title; back to where the person came from when the last that they named is done."""
        self._done.append(item)
        row = self.model.row_of(item)
        self._subject = None
        self.model.drop(item)
        left = self.model.rowCount()
        if not left:
            if self._only is not None:
                self._desk.stage.back_wanted.emit()
            else:
                self._say_keeping()
            return
        if row is not None:
            self._go_to(min(row, left - 1))
        self._choose(self.list.currentIndex())

    # --- the order of episodes --------------------------------------------------------------------------------------

    def _ask_for_orders(self, match: Match | None) -> None:
        subject, identify = self._subject, self._desk.engine.identify
        if subject is None or self.file.order.isHidden() or not self.file.isVisible():
            return
        item = subject.item
        is_known = subject.detail.row.status is not Status.UNIDENTIFIED
        ids = match.candidate.ids if match is not None and not is_known else ()
        current = str(subject.detail.values.get("episode_order") or "")

        def show(orders: list[Numbering]) -> None:
            self.file.show_orders(orders, current)

        self._orders.ask(lambda: identify.orderings(item, ids), show, lambda _error: None)

    def _set_order(self, name: str) -> None:
        subject, engine = self._subject, self._desk.engine
        if subject is None or name == str(subject.detail.values.get("episode_order") or ""):
            return
        item = subject.item

        def act() -> Changes:
            changes = engine.edit.set_values([item], {"episode_order": name or None})
            if subject.detail.row.status is not Status.UNIDENTIFIED:
                engine.enrich_after_choice([item], changes)
            return changes

        text = self.tr("Episode order set and locked")
        self._desk.bridge.change(self, act, lambda _changes: self._say_done(text, Icon.LOCK))

    # --- where nothing is -------------------------------------------------------------------------------------------

    def _show_nothing(self, standing: Standing) -> None:
        queue = standing.queue
        if self._only is not None:
            text = self.tr("Movies, series, artists and albums are identified; what is below them comes along.")
            self._say(Icon.QUESTION, self.tr("Nothing here can be identified"), text)
        elif not queue.unidentified:
            text = self.tr("What cannot be told surely waits here, with the candidates and their reasons.")
            self._say(Icon.CHECK, self.tr("Nothing waits for you"), text, ink=Ink.OK)
        elif standing.is_offline:
            text = self.tr(
                "Nobody on the internet is asked. Until you go online there wait: %n title(s).", "", queue.unidentified
            )
            self._say(Icon.DISK_OFF, self.tr("You are offline"), text, self.tr("Open the settings"), Ink.WARN)
        elif not standing.ready:
            text = self.tr("Switch a provider on, or give one its key: it tells which titles your files are.")
            self._say(Icon.GLOBE, self.tr("Nobody can be asked yet"), text, self.tr("Set up providers"))
        elif self._is_asking:
            text = self.tr("What is sure is taken by itself; what is not turns up here.")
            self._say(Icon.HOURGLASS, self.tr("Asking providers"), text)
        elif queue.left >= queue.unidentified:
            text = self.tr("You left %n title(s) unidentified. They can be asked about again.", "", queue.left)
            action = self.tr("Ask again about %n title(s)", "", queue.unidentified)
            self._say(Icon.CHECK, self.tr("Nothing waits for you"), text, action, Ink.OK)
        else:
            text = self.tr("Providers know which titles your files are. What is not sure waits here for you.")
            action = self.tr("Identify %n title(s) now", "", queue.unidentified)
            self._say(Icon.SEARCH, self.tr("Nobody was asked yet"), text, action)

    def _say_keeping(self) -> None:
        self._say(Icon.HOURGLASS, self.tr("Keeping it"), self.tr("This takes a moment."))

    def _say(self, icon: Icon, title: str, text: str, action: str = "", ink: Ink = Ink.TEXT2) -> None:
        self.empty.show_message(icon, title, text, ink=ink, action=action, is_primary=bool(action))
        self._stack.setCurrentWidget(self.empty)

    def _fail(self, error: MetarrError) -> None:
        self._standing = None
        self._say(Icon.OCTAGON, self.tr("This cannot be read"), translated(error), self.tr("Try again"), Ink.ERROR)

    def _act_on_nothing(self) -> None:
        """What the button of the empty page offers."""
        standing = self._standing
        if standing is None:
            self.reload()
        elif standing.is_offline or not standing.ready:
            self._desk.stage.settings_wanted.emit(SectionKey.PROVIDERS)
        else:
            self._is_asking = True
            jobs = self._desk.engine.jobs
            self._desk.bridge.ask(self, lambda: jobs.enqueue(identify_job()), lambda _jobs: self.reload())
