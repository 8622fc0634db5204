"""What the file says: the words of its name, and the facts that a candidate is held against."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import PLAYABLE, Kind
from metarr_desktop.domain.quality import codec_name
from metarr_desktop.ui.detail.name_reading import folder_chips, word_chips
from metarr_desktop.ui.detail.overview import sounds
from metarr_desktop.ui.identify.episodes import EpisodeTable
from metarr_desktop.ui.moments import ago, span
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.chip import ChipBar
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.words import kind_count, language_word, size_text, sureness_words

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView
    from metarr_desktop.domain.sources import Numbering
    from metarr_desktop.domain.streams import MediaFacts, VideoStream
    from metarr_desktop.domain.views import ItemRow
    from metarr_desktop.ui.identify.reading import Subject

translate = QCoreApplication.translate

_NAMES_SHOWN = 4
#: Names of files have no blanks: where a line may end within one.
_BREAKABLE = re.compile(r"[._-]")


class FilePane(QWidget):
    """Shows; of a series its order can be chosen here."""

    order_chosen = Signal(str)
    """The name of a `Numbering`; "" is the order of airing."""
    play_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ChipBar(small=True, elided=True)
        self.sure = Label(size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        self.from_folders = ChipBar(small=True, elided=True)
        self._folders_head = Label(self.tr("From the folders"), size=fonts.Size.SMALL, ink=Ink.TEXT2)
        self.facts: list[tuple[str, str]] = []
        self._form_place = QVBoxLayout()
        self._form: QWidget | None = None
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Episode order"))
        self.order.currentIndexChanged.connect(lambda _row: self.show_mapping())
        self.episodes = EpisodeTable()
        self._numberings: dict[str, Numbering] = {}
        self.order.activated.connect(lambda _row: self.order_chosen.emit(str(self.order.currentData())))
        self.known = Banner()
        self.play = Button(self.tr("Play"), icon=Icon.PLAY)
        self.play.clicked.connect(self.play_wanted)
        self.open_folder = Button(self.tr("Open folder"), icon=Icon.FOLDER)
        self.open_folder.clicked.connect(self.folder_wanted)
        self._lay_out()

    def show_subject(self, subject: Subject, known_as: str) -> None:
        """Show a title; `known_as` says how it was identified before, "" where it was not."""
        row = subject.detail.row
        self._show_name(subject)
        self.facts = list(_facts(subject))
        self._show_facts()
        self.known.setVisible(bool(known_as))
        if known_as:
            self.known.show_message(Tone.ACCENT, known_as)
        self._order_row.setVisible(row.kind is Kind.SERIES)
        self.show_orders((), str(subject.detail.values.get("episode_order") or ""))
        is_there = not row.is_missing and not row.is_offline
        self.play.setVisible(row.kind in PLAYABLE)
        self.play.setEnabled(is_there and bool(row.path))
        self.open_folder.setEnabled(is_there and bool(row.path))

    def show_orders(self, orders: Sequence[Numbering], current: str) -> None:
        """Offer these orders beside that of airing; the one in use stands there even where nobody told of it."""
        self._numberings = {one.name: one for one in orders}
        self.order.clear()
        self.order.addItem(self.tr("As aired"), "")
        for one in orders:
            if one.name:
                self.order.addItem(one.label or one.name, one.name)
        if current and self.order.findData(current) < 0:
            self.order.addItem(current, current)
        self.order.setCurrentIndex(max(0, self.order.findData(current)))
        self.show_mapping()

    def show_mapping(self) -> None:
        """Which episode each of ours is by the order that is picked."""
        numbering = self._numberings.get(str(self.order.currentData()))
        self.episodes.rows.show(numbering.episodes if numbering else ())
        self.episodes.setVisible(self.episodes.rows.rowCount() > 0)

    def _lay_out(self) -> None:
        area = ScrollColumn(self.tr("What the file says"))
        area.column.addWidget(
            Label(self.tr("What the file says"), size=fonts.Size.TITLE, weight=fonts.Weight.STRONG, wrap=True)
        )
        self._name = Panel(self.tr("How the name was read"))
        part = Panel.part(margin_px=metrics.SPACE_ROW)
        for widget in (self.words, self._folders_head, self.from_folders, self.sure):
            part.addWidget(widget)
        self._name.add_part(part)
        area.column.addWidget(self._name)
        area.column.addLayout(self._form_place)
        self._order_row = QWidget()
        row = QHBoxLayout(self._order_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        label = Label(self.tr("Order"), ink=Ink.TEXT2)
        label.setFixedWidth(fonts.grown(metrics.WIDTH_FORM_LABEL))
        row.addWidget(label)
        row.addWidget(self.order, 1)
        area.column.addWidget(self._order_row)
        area.column.addWidget(self.episodes)
        area.column.addWidget(self.known)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(metrics.SPACE_PANE, 0, metrics.SPACE_PANE, metrics.SPACE_PANE)
        buttons.setSpacing(metrics.SPACE)
        buttons.addWidget(self.play)
        buttons.addWidget(self.open_folder)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(buttons)

    def _show_name(self, subject: Subject) -> None:
        reading = subject.reading
        self._name.setVisible(reading is not None)
        if reading is None:
            return
        added = folder_chips(reading.steps)
        self.words.set_chips(word_chips(reading.steps))
        self.from_folders.set_chips(added)
        self._folders_head.setVisible(bool(added))
        self.from_folders.setVisible(bool(added))
        self.sure.setText(sureness_words(reading.confidence))

    def _show_facts(self) -> None:
        if self._form is not None:
            self._form_place.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(metrics.SPACE)
        form.setVerticalSpacing(metrics.SPACE)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        for name, value in self.facts:
            label = Label(name, ink=Ink.TEXT2)
            label.setFixedWidth(fonts.grown(metrics.WIDTH_FORM_LABEL))
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            form.addRow(label, Label(_BREAKABLE.sub("\\g<0>\u200b", value), wrap=True))
        self._form_place.addWidget(self._form)


def _facts(subject: Subject) -> Iterator[tuple[str, str]]:
    """Name and value of each fact that is known, in the order of the pane."""
    row = subject.detail.row
    if row.artist:
        yield translate("FilePane", "Artist"), row.artist
    yield translate("FilePane", "Folder"), _folder(subject)
    if subject.below:
        yield translate("FilePane", "Holds"), _holds(subject.below)
    if subject.file is not None:
        yield from _file_facts(subject, subject.file)
    if row.kind in PLAYABLE:
        yield from _beside(subject.detail.files)


def _file_facts(subject: Subject, file: FileView) -> Iterator[tuple[str, str]]:
    if subject.runtime_min:
        yield translate("FilePane", "Runtime"), span(subject.runtime_min * 60)
    added = subject.detail.row.date_added
    size = size_text(file.size)
    if added:
        size = translate("FilePane", "{size}, added {when}").format(size=size, when=ago(added))
    yield translate("FilePane", "Size"), size
    if file.media is None:
        yield translate("FilePane", "Video"), translated(file.problem) or translate("FilePane", "not looked into yet")
        return
    none = translate("FilePane", "none")
    video = ", ".join(map(_video, file.media.video))
    yield translate("FilePane", "Video"), video or none
    yield translate("FilePane", "Audio"), sounds(file.media) or none
    yield translate("FilePane", "Subtitles"), _subtitles(file.media, subject.detail.files) or none


def _video(video: VideoStream) -> str:
    codec = codec_name(video.codec)
    parts = [f"{video.width} × {video.height} {codec}" if video.width else codec, video.hdr.label]
    if video.frame_rate:
        parts.append(translate("FilePane", "{rate} fps").format(rate=f"{video.frame_rate:.5g}"))
    return ", ".join(part for part in parts if part)


def _subtitles(media: MediaFacts, files: Sequence[FileView]) -> str:
    inside = [language_word(one.language) or "?" for one in media.subtitles]
    outside = [language_word(one.language) or "?" for one in files if one.role is FileRole.SUBTITLE]
    return ", ".join(dict.fromkeys([*inside, *outside]))


def _beside(files: Sequence[FileView]) -> Iterator[tuple[str, str]]:
    nfos = [one for one in files if one.role is FileRole.NFO and not one.is_missing]
    yield translate("FilePane", "NFO"), _names(nfos) or translate("FilePane", "none beside the file")
    known = (FileRole.NFO, FileRole.SUBTITLE)
    others = [one for one in files if not one.role.is_main and one.role not in known and not one.is_missing]
    if others:
        yield translate("FilePane", "Beside it"), _names(others)


def _names(files: Sequence[FileView]) -> str:
    names = [printable(os.path.basename(one.path)) for one in files]
    more = len(names) - _NAMES_SHOWN
    shown = names if more <= 1 else [*names[:_NAMES_SHOWN], translate("FilePane", "%n more", "", more)]
    return ", ".join(shown)


def _folder(subject: Subject) -> str:
    """From the library's folder on: "Movies / to sort / Harbour"."""
    where = os.path.dirname(subject.file.path) if subject.file is not None else ""
    if subject.detail.row.kind not in PLAYABLE:
        where = next(iter(subject.detail.folders), where)
    if not where:
        return translate("FilePane", "on no disk")
    if subject.root:
        where = os.path.relpath(where, os.path.dirname(subject.root.rstrip(os.sep)))
    return " / ".join(printable(part) for part in where.split(os.sep) if part)


def _holds(below: Sequence[ItemRow]) -> str:
    """What is below a series, an artist or an album: "2 seasons, 16 episodes"."""
    parts = [kind_count(below[0].kind, len(below))]
    inside = sum(one.children for one in below)
    if inside:
        under = {Kind.SEASON: Kind.EPISODE, Kind.ALBUM: Kind.TRACK}.get(below[0].kind)
        parts.append(kind_count(under, inside))
    return ", ".join(parts)
