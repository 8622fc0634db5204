"""What has to be said or asked of a library's folders: one is away, another disk lies there, too much is missing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import MetarrError, printable
from metarr_desktop.domain.root_state import RootTrouble
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.look import Look
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner, Choice
from metarr_desktop.ui.widgets.toast import Notice
from metarr_desktop.ui.words import number_text

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import RootId
    from metarr_desktop.domain.roots import HeldRoot, RootMove
    from metarr_desktop.domain.views import LibraryView, RootView
    from metarr_desktop.services.roots import Roots
    from metarr_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class _Word:
    """What is shown of one root: when it is another, the banner says it anew, and what was put off is asked again."""

    root: RootId
    path: str
    trouble: RootTrouble | None
    held: int | None


class RootBanner(QWidget):
    """One banner for each folder that needs a word; nothing where none does."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._library: LibraryView | None = None
        self._put_off: set[_Word] = set()
        self._shown: dict[RootId, _Word] = {}
        self._looks: dict[RootId, Look] = {}
        self.banners: dict[RootId, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.SPACE, metrics.SPACE, metrics.SPACE, 0)
        self._column.setSpacing(metrics.SPACE)
        self.hide()

    @property
    def _roots(self) -> Roots:
        return self._desk.engine.roots

    def show_library(self, library: LibraryView | None) -> None:
        """Say what is to be said of this library's folders now; None: of nothing."""
        self._library = library
        words = {root.id: _word(root) for root in library.roots} if library is not None else {}
        wanted = {id: word for id, word in words.items() if (word.trouble or word.held) and word not in self._put_off}
        for id in list(self.banners):
            if id not in words or (id not in wanted and self._shown.get(id) != words[id]):
                self._take_down(id)
        for root in library.roots if library is not None else ():
            if root.id in wanted and self._shown.get(root.id) != wanted[root.id]:
                self._shown[root.id] = wanted[root.id]
                self._say(root)
        self.setVisible(bool(self.banners))

    # --- what is said -----------------------------------------------------------------------------------------------

    def _say(self, root: RootView) -> None:
        again = Choice(self.tr("Try again"), lambda: self._scan())
        elsewhere = Choice(self.tr("Point elsewhere…"), lambda: self.point_elsewhere(root))
        folder = printable(root.path)
        match root.trouble:
            case None:
                self._desk.bridge.ask(
                    self, lambda: self._roots.held(self._view, root), lambda held: self._say_held(root, held)
                )
            case RootTrouble.REPLACED:
                text = self.tr(
                    "{folder} holds nothing of what was known in it, as if another disk lay there. Nothing was changed."
                )
                self._show(
                    root,
                    Icon.QUESTION,
                    text.format(folder=isolated(folder)),
                    Choice(self.tr("Same folder, new content"), lambda: self._accept(root)),
                    Choice(self.tr("Another disk: wait for the old one"), lambda: self._put_aside(root)),
                    elsewhere,
                )
            case RootTrouble.EMPTY:
                text = self.tr(
                    "{folder} is empty, as when its disk is not connected. Its titles stay here to be looked at and "
                    "edited; publishing waits."
                )
                self._show(root, Icon.DISK_OFF, text.format(folder=isolated(folder)), again, elsewhere)
            case RootTrouble.SILENT:
                text = self.tr(
                    "{folder} does not answer. Its titles stay here to be looked at and edited; publishing waits."
                )
                self._show(root, Icon.DISK_OFF, text.format(folder=isolated(folder)), again, elsewhere)
            case RootTrouble.AWAY:
                text = self.tr(
                    "{folder} is not connected. Its titles stay here to be looked at and edited; publishing waits."
                )
                self._show(root, Icon.DISK_OFF, text.format(folder=isolated(folder)), again, elsewhere)

    def _say_held(self, root: RootView, held: HeldRoot | None) -> None:
        if held is None:
            return
        text = self.tr("Not in {folder} any more: %n title(s). Nothing was changed.", "", held.count)
        text = text.format(folder=isolated(printable(root.path)))
        if held.examples:
            names = [printable(os.path.basename(path)) for path in held.examples]
            more = " …" if held.count > len(names) else ""
            among = self.tr("Among them: {names}").format(names=", ".join(map(isolated, names)))
            text = f"{text}\n{among}{more}"
        self._show(
            root,
            Icon.QUESTION,
            text,
            Choice(self.tr("They are gone"), self._confirm),
            Choice(self.tr("Keep them, look again later"), lambda: self._put_aside(root)),
        )

    def _show(self, root: RootView, icon: Icon, text: str, *choices: Choice, tone: Tone = Tone.WARN) -> None:
        banner = self.banners.get(root.id)
        if banner is None:
            banner = self.banners[root.id] = Banner(tone)
            self._column.addWidget(banner)
        banner.show_message(tone, text, icon=icon)
        banner.offer(*choices)
        self.setVisible(True)

    def _take_down(self, root: RootId) -> None:
        banner = self.banners.pop(root)
        self._shown.pop(root, None)
        self._column.removeWidget(banner)
        banner.deleteLater()
        self.setVisible(bool(self.banners))

    # --- what is done -----------------------------------------------------------------------------------------------

    @property
    def _view(self) -> LibraryView:
        assert self._library is not None  # what is asked is asked of a library that is shown
        return self._library

    def _scan(self) -> None:
        self._desk.stage.scan_wanted.emit(self._view.id)

    def _confirm(self) -> None:
        library, engine = self._view, self._desk.engine
        self._do(lambda: engine.jobs.enqueue(self._roots.confirm_job(library)))

    def _accept(self, root: RootView) -> None:
        library, engine = self._view, self._desk.engine
        self._do(lambda: engine.jobs.enqueue(self._roots.accept_job(library, root.path)))

    def _put_aside(self, root: RootView) -> None:
        """Say it no longer until it is another thing, or the program starts anew."""
        self._put_off.add(_word(root))
        self._take_down(root.id)

    def _do(self, act: Callable[[], Any]) -> None:
        self._desk.bridge.change(self, act, lambda _answer: None)

    # --- another place ----------------------------------------------------------------------------------------------

    def point_elsewhere(self, root: RootView) -> None:
        """Have the person choose where a folder lies now."""
        dialog = QFileDialog(
            self, self.tr("Where does {folder} lie now?").format(folder=isolated(printable(root.path)))
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.look_in(root, folder))
        dialog.open()

    def look_in(self, root: RootView, folder: str) -> None:
        """Say what of a folder would be found in another one; nothing is changed."""
        library, bridge = self._view, self._desk.bridge
        text = self.tr("Looking through {folder}…").format(folder=isolated(printable(folder)))
        self._show(root, Icon.HOURGLASS, text, self._never_mind(root), tone=Tone.ACCENT)
        look = self._looks[root.id] = Look(bridge.is_closed)

        def answer(say: Callable[[], None]) -> None:
            if self._looks.get(root.id) is look:  # else the person does not mind any more
                say()

        bridge.ask(
            self,
            lambda: self._roots.plan_move(library, root.path, folder, look),
            lambda plan: answer(lambda: self._say_plan(root, plan)),
            lambda error: answer(lambda: self._refuse(root, error)),
        )

    def _say_plan(self, root: RootView, plan: RootMove) -> None:
        text = self.tr("Of {total} files, {folder} holds {by_name} by name, {by_content} by content, and {lost} not.")
        text = text.format(
            total=number_text(plan.total),
            folder=isolated(printable(plan.new)),
            by_name=number_text(plan.by_name),
            by_content=number_text(plan.by_content),
            lost=number_text(len(plan.lost)),
        )
        other = Choice(self.tr("Another folder…"), lambda: self.point_elsewhere(root))
        if plan.is_hopeless:
            self._show(root, Icon.WARNING, text, other, self._never_mind(root))
            return
        use = Choice(self.tr("Use this folder"), lambda: self._move(root, plan), is_primary=True)
        self._show(root, Icon.FOLDER, text, use, other, self._never_mind(root), tone=Tone.ACCENT)

    def _never_mind(self, root: RootView) -> Choice:
        return Choice(self.tr("Cancel"), lambda: self._say_again(root.id))

    def _say_again(self, root: RootId) -> None:
        """Back to what is to be said of a folder, if anything is."""
        if (look := self._looks.pop(root, None)) is not None:
            look.stop()
        self._take_down(root)
        self.show_library(self._library)

    def _move(self, root: RootView, plan: RootMove) -> None:
        engine = self._desk.engine

        def act() -> None:
            _, scan = engine.roots.move(plan)
            engine.jobs.enqueue(scan)

        text = self.tr("{folder} is looked for in {new} now").format(
            folder=isolated(printable(plan.old)), new=isolated(printable(plan.new))
        )
        notice = Notice(text, Icon.FOLDER, self.tr("Undo"), is_undo=True)

        def done(_answer: object) -> None:
            self._say_again(root.id)
            self._desk.stage.said.emit(notice)

        self._desk.bridge.change(self, act, done, lambda error: self._refuse(root, error))

    def _refuse(self, root: RootView, error: MetarrError) -> None:
        other = Choice(self.tr("Another folder…"), lambda: self.point_elsewhere(root))
        self._show(root, Icon.WARNING, translated(error), other, self._never_mind(root))


def _word(root: RootView) -> _Word:
    return _Word(root.id, root.path, root.trouble, root.held_missing)
