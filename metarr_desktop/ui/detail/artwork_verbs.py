"""What a person does with pictures: choosing, locking, fetching, taking a frame, adding, never offering again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from metarr_desktop.domain.errors import BadInput, MetarrError
from metarr_desktop.ui.detail.artwork_models import slots_of
from metarr_desktop.ui.detail.tab import DetailTab, has_changed
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.widgets.toast import Notice

if TYPE_CHECKING:
    from metarr_desktop.domain.edits import Changes
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.ui.desk import Desk

#: From the uuids of the pictures that are chosen, best first, to those that shall be.
Change = Callable[[list[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of picture of an item, and what people call it there."""

    item: ItemId
    art: str
    name: str


class PictureVerbs(QObject):
    """Does it, and says what was done with a way back. Texts name the kind as `{kind}`."""

    working = Signal(str)
    """What is under way in words; "" when nothing is any more."""
    fetched = Signal()
    """A fetch is over, well or not: what is on offer may have changed."""

    def __init__(self, desk: Desk, tab: DetailTab) -> None:
        super().__init__(tab)
        self._desk = desk
        self._say = tab.say
        self._fetching: set[str] = set()
        self._at_work = 0

    @property
    def is_working(self) -> bool:
        """Whether something is being fetched."""
        return bool(self._at_work)

    def choose(self, place: Place, change: Change, text: str) -> None:
        """Choose what comes of the pictures that are chosen by then: two quick choices must not undo each other."""
        engine = self._desk.engine

        def act() -> Changes:
            now = _chosen(engine.browse.detail(place.item), place.art)
            return engine.edit.choose_pictures(place.item, place.art, change(now))

        self._desk.bridge.change(self, act, partial(self._done, place, text))

    def set_lock(self, place: Place, *, is_locked: bool) -> None:
        """Lock the kind, or unlock it."""
        text = self.tr("{kind} locked") if is_locked else self.tr("{kind} unlocked")
        self._desk.bridge.change(
            self,
            lambda: self._desk.engine.edit.set_locks([place.item], [place.art], is_locked),
            lambda _changes: self._say(text.format(kind=place.name), Icon.LOCK if is_locked else Icon.UNLOCK),
        )

    def fetch(self, place: Place, url: str, *, is_added: bool = False) -> None:
        """Fetch what lies at an address and choose it; the same one is not fetched twice at a time."""
        if url in self._fetching:
            return
        text = self.tr("{kind} added and locked") if is_added else self.tr("{kind} chosen and locked")
        self._fetching.add(url)

        def forget() -> None:
            self._fetching.discard(url)
            self.fetched.emit()

        choose, is_closed = self._desk.engine.artwork.choose, self._desk.bridge.is_closed
        act = partial(choose, place.item, place.art, url, is_added=is_added, is_cancelled=is_closed)
        self._work(act, partial(self._done, place, text), self.tr("Fetching the picture…"), forget)

    def grab(self, place: Place, share: float) -> None:
        """Take the frame of the film at that share of its length."""
        grab, is_closed = self._desk.engine.artwork.grab, self._desk.bridge.is_closed
        act = partial(grab, place.item, place.art, share, is_cancelled=is_closed)
        self._work(act, partial(self._done, place, self.tr("{kind} chosen and locked")), self.tr("Taking a frame…"))

    def reject(self, place: Place, urls: Sequence[str], *, is_rejected: bool) -> None:
        """Never offer pictures again, or do so after all; either way can be taken back."""
        artwork = self._desk.engine.artwork
        text = self.tr("Never offered again") if is_rejected else self.tr("Offered again")
        notice = Notice(text, Icon.EYE_OFF if is_rejected else Icon.EYE, self.tr("Undo"), is_undo=True)
        self._desk.bridge.change(
            self,
            lambda: artwork.reject(place.item, place.art, urls, is_rejected=is_rejected),
            lambda _batch: self._desk.stage.said.emit(notice),
        )

    def add_file(self, place: Place, path: str) -> None:
        """Use a picture file."""
        edit, done = self._desk.engine.edit, partial(self._done, place, self.tr("{kind} added and locked"))
        self._desk.bridge.ask(self, lambda: edit.add_picture(place.item, place.art, path), done)

    def add_image(self, place: Place, image: QImage, source: str) -> None:
        """Use a picture that has no file; `source` says where it came from."""
        edit, done = self._desk.engine.edit, partial(self._done, place, self.tr("{kind} added and locked"))
        self._desk.bridge.change(self, lambda: edit.add_picture_data(place.item, place.art, _png(image), source), done)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _done(self, place: Place, text: str, changes: Changes) -> None:
        if has_changed(changes, place.item):
            self._say(text.format(kind=place.name), Icon.LOCK)

    def _work(
        self,
        act: Callable[[], Changes],
        done: Callable[[Changes], None],
        words: str,
        at_end: Callable[[], None] = lambda: None,
    ) -> None:
        """Do what takes a while and say so meanwhile; what goes wrong is said by the window."""
        self._at_work += 1
        self.working.emit(words)

        def end(tell: Callable[[], None]) -> None:
            self._at_work -= 1
            if not self._at_work:
                self.working.emit("")
            at_end()
            tell()

        def fail(error: MetarrError) -> None:
            end(lambda: self._desk.stage.error.emit(error))

        self._desk.bridge.ask(self, act, lambda changes: end(lambda: done(changes)), fail)


def _chosen(detail: ItemDetail, art: str) -> list[str]:
    """The pictures of a kind that are chosen, best first."""
    return [one.uuid for slot in slots_of(detail) if slot.asset.name == art for one in slot.chosen]


def _png(image: QImage) -> bytes:
    """In a worker: a picture without a file of its own as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload] # the stub knows "str | bytes" here
        raise BadInput(QCoreApplication.translate("Picture", "The picture could not be read."))
    return bytes(buffer.data().data())
