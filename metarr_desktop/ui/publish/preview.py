"""What a step would do to one file: two texts beside each other, and a title's pictures before and after."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import MetarrError, printable
from metarr_desktop.domain.plan import ContentKind, Reason, Step, Verb
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.plan_words import VERB_SIGNS, reason_sentence, verb_word
from metarr_desktop.ui.publish.clashes import OthersChanges
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.diff_view import DiffView
from metarr_desktop.ui.widgets.flow_layout import FlowLayout
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.picture_box import PictureBox, backed
from metarr_desktop.ui.widgets.pictures import fit_card
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl
from metarr_desktop.ui.words import size_text

if TYPE_CHECKING:
    from metarr_desktop.ui.desk import Desk

_BOX = QSize(112, 112)
_DIFF_HEIGHT = 320
_ROOM_FOR_TWO = metrics.WIDTH_ONE_COLUMN_DIFF + 2 * metrics.SPACE_PANE


class StepPreview(QWidget):
    """Show one step with `show_step`, with the other steps of its title."""

    insisted = Signal(str)
    """The path of a file that is to be written although another program writes over it again and again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pairs: list[PicturePair] = []
        self._path_shown = ""
        self._has_two = False
        self._name = ElidedLabel(size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, mode=Qt.TextElideMode.ElideMiddle)
        self._path = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2, mode=Qt.TextElideMode.ElideMiddle)
        segments = [Segment("two", self.tr("Side by side")), Segment("one", self.tr("One column"))]
        self.columns = SegmentedControl(segments, name=self.tr("How the texts are shown"), small=True)
        self.diff = DiffView()
        self.columns.chosen.connect(lambda _key: self._show_columns())
        self.diff.setMinimumHeight(_DIFF_HEIGHT)
        self.why = Banner()
        self.why.acted.connect(lambda: self.insisted.emit(self._path_shown))
        self.others = OthersChanges()
        self._pictures_head = SectionHeader(self.tr("Pictures of this title"), size=fonts.Size.BODY)
        self._pictures = QWidget()
        self._flow = FlowLayout(self._pictures, gap_px=metrics.SPACE_SECTION)
        for part in (self._pictures_head, self._pictures):
            part.hide()
        self._lay_out()

    def show_step(self, step: Step, others: Sequence[Step], *, after_title: str = "") -> None:
        """Show a file; `others` are all steps of its title, `after_title` what its new text is called."""
        self._name.setText(printable(os.path.basename(step.path)))
        self._path.setText(printable(os.path.dirname(step.path)))
        sentence = self.tr("{verb}: {reason}.").format(verb=verb_word(step.verb), reason=reason_sentence(step.reason))
        self._path_shown = step.path
        insist = self.tr("Write it all the same") if step.reason is Reason.CONTESTED else ""
        self.why.show_message(_tone_of(step), sentence, icon=VERB_SIGNS[step.verb][0], action=insist)
        self.others.show_step(step)
        is_text = step.content is ContentKind.NFO and bool(step.text)
        self.diff.setVisible(is_text)
        self._has_two = is_text and step.verb in (Verb.REPLACE, Verb.DECIDE)
        self._show_columns()
        if is_text:
            before = step.text if step.verb is Verb.KEEP else step.before
            heading = self.tr("On disk now") if before else self.tr("Not on disk yet")
            self.diff.show_texts(
                before, step.text, before_title=heading, after_title=after_title or self.tr("After publishing")
            )
        self._show_pictures([one for one in others if one.content is ContentKind.PICTURE])

    def pairs(self) -> tuple[PicturePair, ...]:
        """The pictures shown, in the order of the plan."""
        return tuple(self._pairs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer two columns where there is room for them."""
        super().resizeEvent(event)
        self._show_columns()

    def _show_columns(self) -> None:
        self.columns.setVisible(self._has_two and self.width() >= _ROOM_FOR_TWO)
        self.diff.set_two_columns(self._has_two and self.columns.current() == "two")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._path)
        head = QHBoxLayout()
        head.setSpacing(metrics.SPACE_ROW)
        head.addLayout(words, 1)
        head.addWidget(self.columns)
        area = ScrollColumn(self.tr("Preview"))
        area.column.setSpacing(metrics.SPACE_ROW)
        area.column.addLayout(head)
        area.column.addWidget(self.why)
        area.column.addWidget(self.others)
        area.column.addWidget(self.diff)
        area.column.addSpacing(metrics.SPACE_GROUP)
        area.column.addWidget(self._pictures_head)
        area.column.addWidget(self._pictures)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _show_pictures(self, steps: Sequence[Step]) -> None:
        if [pair.step for pair in self._pairs] == list(steps):
            return
        for pair in self._pairs:
            self._flow.removeWidget(pair)
            pair.hide()
            pair.deleteLater()
        self._pairs = [PicturePair(self._desk, step) for step in steps]
        for pair in self._pairs:
            self._flow.addWidget(pair)
            pair.show()
        self._pictures_head.setVisible(bool(steps))
        self._pictures.setVisible(bool(steps))


class PicturePair(QWidget):
    """A picture file before and after, with what happens to it."""

    def __init__(self, desk: Desk, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.step = step
        icon, ink, _ = VERB_SIGNS[step.verb]
        name = printable(os.path.basename(step.path))
        self.before = PictureBox(self.tr("{file} now").format(file=isolated(name)), _BOX)
        ring = {Verb.WRITE: Ink.OK, Verb.REPLACE: Ink.ACCENT}.get(step.verb)
        self.after = PictureBox(self.tr("{file} after publishing").format(file=isolated(name)), _BOX, ring=ring)
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        if step.verb is not Verb.KEEP:
            row.addWidget(self.before)
            row.addWidget(IconLabel(Icon.ARROW_RIGHT))
        row.addWidget(self.after)
        row.addStretch()
        what = QHBoxLayout()
        what.setSpacing(metrics.SPACE_GROUP)
        what.addWidget(IconLabel(icon, ink=ink, size_px=metrics.ICON_CHIP))
        what.addWidget(Label(self._what(), size=fonts.Size.SMALL, ink=Ink.TEXT2))
        what.addStretch()
        title = ElidedLabel(name, mode=Qt.TextElideMode.ElideMiddle)
        title.setMinimumWidth(200)
        title.setMaximumWidth(280)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addLayout(row)
        column.addWidget(title)
        column.addLayout(what)
        self.setAccessibleName(f"{verb_word(step.verb)} {name}")
        self._fill()

    def _what(self) -> str:
        step = self.step
        return " · ".join(part for part in (verb_word(step.verb), size_text(step.size) if step.size else "") if part)

    def _fill(self) -> None:
        step = self.step
        if step.verb is Verb.WRITE:
            self.before.show_empty(self.tr("not on disk"))
        elif step.verb is not Verb.KEEP:
            self._read(lambda: step.path, self.before)
        if step.verb is Verb.REMOVE:
            self.after.show_empty(self.tr("removed"), Icon.TRASH)
        else:
            browse = self._desk.engine.browse
            self._read(lambda: browse.picture_path(step.cache_file), self.after)

    def _read(self, where: Callable[[], str], box: PictureBox) -> None:
        """Read a picture of the disk in a worker, at the size of its box."""
        room, ratio = box.picture_size(), self.devicePixelRatioF()

        def picture() -> tuple[QSize, QImage]:
            return _read_fitted(where(), room, ratio)

        def show(found: tuple[QSize, QImage]) -> None:
            shape, image = found
            if image.isNull():
                box.show_empty(self.tr("not readable"))
            else:
                box.show_picture(backed(self.step.art, QPixmap.fromImage(image)), shape)
                if self.step.verb is Verb.WRITE:
                    self.before.show_empty(self.tr("not on disk"), shape=shape)

        def complain(error: MetarrError) -> None:
            box.show_empty(self.tr("not readable"))

        self._desk.bridge.ask(box, picture, show, complain)


def _tone_of(step: Step) -> Tone:
    if step.reason in (Reason.CHANGED_THERE, Reason.FOREIGN, Reason.CONTESTED):
        return Tone.WARN
    return Tone.OK if step.verb is Verb.KEEP else Tone.ACCENT


def _read_fitted(path: str, box: QSize, ratio: float) -> tuple[QSize, QImage]:
    """In a worker: a picture file's shape, and the picture within the box."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    image = reader.read()
    shape = image.size()
    size = shape.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
    return shape, fit_card(image, size, ratio=ratio)
