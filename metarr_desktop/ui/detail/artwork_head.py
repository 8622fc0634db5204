"""The picture in use of one kind: how it looks, where it came from, whether it is large enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.kinds import Actor
from metarr_desktop.services.artwork import DiskState
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.detail.artwork_candidates import is_larger
from metarr_desktop.ui.detail.artwork_models import Slot, size_words
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.picture_box import PictureBox, backed
from metarr_desktop.ui.words import origin_text, size_text

if TYPE_CHECKING:
    from metarr_desktop.domain.artwork import Ranked
    from metarr_desktop.services.artwork import OnDisk, Shelf
    from metarr_desktop.ui.pictures import Pictures

_ROOM = QSize(240, 216)
_LITTLE_ROOM = QSize(107, 96)


class PictureInUse(QWidget):
    """Shows a `Slot`; its buttons are the owner's to answer."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._slot: Slot | None = None
        self._is_short = False
        self.picture = PictureBox(self.tr("Picture in use"), _ROOM)
        self.title = ElidedLabel(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG)
        self._state = ChipBar(small=True)
        self.facts = ElidedLabel(ink=Ink.TEXT2)
        self._note_icon = IconLabel(Icon.CHECK, ink=Ink.OK)
        self.note = Label(wrap=True)
        self._score_icon = IconLabel(Icon.CHECK, ink=Ink.OK)
        self.score = Label(wrap=True)
        self.work = Label(ink=Ink.ACCENT)
        self._disk_icon = IconLabel(Icon.CHECK, ink=Ink.OK)
        self.disk = Label(wrap=True)
        for widget in (self._score_icon, self.score, self._disk_icon, self.disk, self.work):
            widget.hide()
        self.add = Button(self.tr("Add picture"), icon=Icon.PLUS)
        self.take_frame = Button(self.tr("Grab a frame"), icon=Icon.FILM)
        self.take_frame.setToolTip(self.tr("Takes a frame of the film; once more takes another."))
        self.take_frame.hide()
        self.compare = Button(self.tr("Compare"), icon=Icon.COMPARE)
        self.compare.setToolTip(self.tr("Shows two of the candidates beside each other."))
        self.clear = Button(self.tr("Use none"), icon=Icon.MINUS)
        self.lock = Button("", icon=Icon.LOCK, kind=ButtonKind.FLAT)
        self._lay_out()
        pictures.arrived.connect(self._arrived)

    def show_slot(self, slot: Slot) -> None:
        """Show what is in use of a kind."""
        self._slot = slot
        name = slot.name
        self.title.setText(self.tr("{kind} in use").format(kind=name) if slot.chosen else name)
        self._state.set_chips(self._chips(slot))
        self._show_facts(slot)
        self._show_picture(slot)
        self.clear.setVisible(bool(slot.chosen))
        self.lock.setText(self.tr("Unlock") if slot.is_locked else self.tr("Lock"))
        self.lock.set_icon(Icon.UNLOCK if slot.is_locked else Icon.LOCK)

    def set_short(self, is_short: bool) -> None:
        """Leave more room to what stands below: the picture is small then."""
        if is_short == self._is_short:
            return
        self._is_short = is_short
        self.picture.set_box(_LITTLE_ROOM if is_short else _ROOM)
        if self._slot is not None:
            self._show_picture(self._slot)

    def minimumSizeHint(self) -> QSize:
        """It can be as low as with a small picture."""
        return QSize(super().minimumSizeHint().width(), _LITTLE_ROOM.height())

    def show_score(self, slot: Slot, shelf: Shelf) -> None:
        """Say how the picture in use ranks among those on offer, where it is one of them."""
        uuid = slot.chosen[0].uuid if slot.chosen else None
        addresses = {url for url, taken in shelf.taken.items() if taken == uuid}
        own: list[Ranked] = []
        others: list[Ranked] = []
        for look in shelf.looks:
            is_own = any(one.offer.url in addresses for one in (look.face, *look.others))
            (own if is_own else others).append(look.face)
        for widget in (self._score_icon, self.score):
            widget.setVisible(bool(own))
        if not own:
            return
        face, best = own[0], round(max((one.score.total for one in others), default=0.0))
        is_best = round(face.score.total) >= best
        if is_larger(face, slot.chosen[0]):
            is_best = False
            text = self.tr("On offer larger, {width} × {height}: “Use the larger one”").format(
                width=face.offer.width, height=face.offer.height
            )
        else:
            words = self.tr("Score {own} of 100, the next best has {next}")
            if not others:
                words = self.tr("Score {own} of 100")
            elif not is_best:
                words = self.tr("Score {own} of 100, the best on offer has {next}")
            text = words.format(own=round(face.score.total), next=best)
        self._score_icon.set_icon(*((Icon.CHECK, Ink.OK) if is_best else (Icon.INFO, Ink.ACCENT)))
        self.score.setText(text)

    def show_disk(self, on_disk: OnDisk | None) -> None:
        """Say how what was published stands; None says nothing."""
        for widget in (self._disk_icon, self.disk):
            widget.setVisible(on_disk is not None)
        if on_disk is None:
            return
        words, icon, ink = {
            DiskState.SAME: (self.tr("On disk as {names}, same bytes as chosen"), Icon.CHECK, Ink.OK),
            DiskState.FORMER: (
                self.tr("On disk as {names}: the former one until published"),
                Icon.UPLOAD,
                Ink.ACCENT,
            ),
            DiskState.CHANGED: (self.tr("On disk as {names}, changed by another program"), Icon.WARNING, Ink.WARN),
            DiskState.GONE: (self.tr("Was published as {names}, which is gone"), Icon.BROKEN_LINK, Ink.ERROR),
            DiskState.AWAY: (self.tr("Was published as {names}; the disk is away"), Icon.DISK_OFF, Ink.TEXT2),
        }[on_disk.state]
        self._disk_icon.set_icon(icon, ink)
        self.disk.setText(words.format(names=", ".join(map(isolated, on_disk.names))))

    def show_work(self, text: str) -> None:
        """Say what is being done; "" says nothing."""
        self.work.setText(text)
        self.work.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Another palette has another dark behind logos."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._slot is not None:
            self._show_picture(self._slot)

    def _lay_out(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(metrics.SPACE)
        name.addWidget(self.title)
        name.addWidget(self._state, 1)
        note = QHBoxLayout()
        note.setSpacing(metrics.SPACE)
        note.addWidget(self._note_icon, alignment=Qt.AlignmentFlag.AlignTop)
        note.addWidget(self.note, 1)
        score = QHBoxLayout()
        score.setSpacing(metrics.SPACE)
        score.addWidget(self._score_icon, alignment=Qt.AlignmentFlag.AlignTop)
        score.addWidget(self.score, 1)
        disk = QHBoxLayout()
        disk.setSpacing(metrics.SPACE)
        disk.addWidget(self._disk_icon, alignment=Qt.AlignmentFlag.AlignTop)
        disk.addWidget(self.disk, 1)
        buttons = FlowLayout()
        for button in (self.add, self.take_frame, self.compare, self.clear, self.lock):
            buttons.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(metrics.SPACE)
        words.addLayout(name)
        words.addWidget(self.facts)
        words.addLayout(note)
        words.addLayout(score)
        words.addLayout(disk)
        words.addWidget(self.work)
        words.addStretch()
        words.addLayout(buttons)
        head = QHBoxLayout(self)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(metrics.SPACE_PANE)
        head.addWidget(self.picture, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)

    def _chips(self, slot: Slot) -> list[ChipValue]:
        chips = []
        if slot.is_locked:
            chips.append(ChipValue("lock", self.tr("Locked"), Icon.LOCK, Tone.ACCENT, is_removable=False))
        if slot.origin is not None:
            tone = Tone.ACCENT if slot.origin.actor is Actor.PERSON else Tone.OUTLINE
            text = origin_text(slot.origin, is_picture=True)
            chips.append(ChipValue("origin", text, None, tone, is_removable=False))
        return chips

    def _show_facts(self, slot: Slot) -> None:
        width, height = slot.ideal
        self.facts.setText(self.tr("None chosen. Ideal is {width} × {height}.").format(width=width, height=height))
        self.note.setVisible(bool(slot.chosen))
        self._note_icon.setVisible(bool(slot.chosen))
        if not slot.chosen:
            return
        one = slot.chosen[0]
        self.facts.setText(" · ".join(part for part in (size_words(one), size_text(one.size), one.source) if part))
        if one.width >= width and one.height >= height:
            self._note_icon.set_icon(Icon.CHECK, Ink.OK)
            self.note.setText(self.tr("As large as it should be"))
        else:
            self._note_icon.set_icon(Icon.WARNING, Ink.WARN)
            text = self.tr("Smaller than the ideal {width} × {height}")
            self.note.setText(text.format(width=width, height=height))

    def _show_picture(self, slot: Slot) -> None:
        if not slot.chosen:
            self.picture.show_empty(self.tr("none"), shape=slot.shape)
            return
        self.picture.show_picture(None, slot.shape)
        size, ratio = self.picture.picture_size(), self.devicePixelRatioF()
        found = self._pictures.get(slot.chosen[0].path, size, ratio)
        self.picture.show_picture(backed(slot.asset.name, found), slot.shape)

    def _arrived(self, path: str) -> None:
        slot = self._slot
        if slot is not None and slot.chosen and slot.chosen[0].path == path:
            self._show_picture(slot)
