"""Files: what lies on disk for the item, with what is inside."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.kinds import BatchId, Kind
from metarr_desktop.domain.streams import MediaFacts, badges
from metarr_desktop.services.read_names import reading_of
from metarr_desktop.ui.bidi import isolated, joined
from metarr_desktop.ui.detail.name_reading import NameReadingView
from metarr_desktop.ui.detail.overview import sound_word
from metarr_desktop.ui.detail.tab import DetailTab
from metarr_desktop.ui.moments import span
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.versions.dialog import VersionDialog
from metarr_desktop.ui.versions.tasks import MakeExtra, MakeVersion, Split, Task
from metarr_desktop.ui.widgets.button_menu import add_buttons, pop_up
from metarr_desktop.ui.widgets.buttons import Button, ToolButton
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.empty_state import EmptyState
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label
from metarr_desktop.ui.widgets.panel import Panel
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.words import extra_word, field_label, language_name, role_word, size_text

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import FileView, ItemDetail
    from metarr_desktop.ui.desk import Desk

translate = QCoreApplication.translate

_ICONS = {
    FileRole.VIDEO: Icon.FILM,
    FileRole.AUDIO: Icon.MUSIC,
    FileRole.DISC: Icon.DISC,
    FileRole.PICTURE: Icon.IMAGE,
    FileRole.SUBTITLE: Icon.LANGUAGE,
    FileRole.TRAILER: Icon.PLAY,
    FileRole.EXTRA: Icon.PLAY,
    FileRole.THEME: Icon.MUSIC,
}
_EXTRAS = (FileRole.TRAILER, FileRole.EXTRA, FileRole.THEME)
#: Beside what is played: files whose names say something by their words. Pictures and NFO are known by their place.
_READ_BY_NAME = (FileRole.SUBTITLE, FileRole.TRAILER, FileRole.EXTRA, FileRole.UNKNOWN)


#: What a person can make something else of, beside what is played.
_TURNED = (FileRole.TRAILER, FileRole.EXTRA, FileRole.UNKNOWN)


def ask_for_name(parent: QWidget, name: str) -> str:
    """Let the person say what a version is called; "" where they do not."""
    title, label = translate("FilesTab", "Name this version"), translate("FilesTab", "What it is called")
    text, is_given = QInputDialog.getText(parent, title, label, QLineEdit.EchoMode.Normal, name)
    return text.strip() if is_given else ""


class FilesTab(DetailTab):
    """Groups of files; the media first, with their streams."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._detail: ItemDetail | None = None
        self.rows: list[FileRow] = []
        self._parts: list[QWidget] = []
        self._area = ScrollColumn(self.tr("Files"))
        self._none = EmptyState()
        self._none.show_message(
            Icon.FILE,
            self.tr("No files of its own"),
            self.tr("Files stand with what is played: open a film, an episode or a track to see them."),
        )
        self._groups = QVBoxLayout()
        self._groups.setSpacing(metrics.SPACE_SECTION)
        self._area.column.addLayout(self._folder_line())
        self._area.column.addLayout(self._groups)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        whole.addWidget(self._none)

    def show_detail(self, detail: ItemDetail) -> None:
        """Show the item's files anew, unless they are as before."""
        if self._detail is not None and (self._detail.files, self._detail.folders) == (detail.files, detail.folders):
            return
        self._detail = detail
        self._area.setVisible(bool(detail.files or detail.folders))
        self._none.setVisible(not (detail.files or detail.folders))
        folder = folder_of(detail)
        self._folder.setText(printable(folder))
        self.open_folder.setVisible(bool(folder))
        self._clear()
        for title, files in self._grouped(detail.files):
            if files:
                self._add_group(title, files)

    def _folder_line(self) -> QHBoxLayout:
        self._folder = ElidedLabel(ink=Ink.TEXT2, mode=Qt.TextElideMode.ElideMiddle)
        self.open_folder = Button(self.tr("Open folder"), icon=Icon.FOLDER, small=True)
        self.open_folder.clicked.connect(lambda: self._open(folder_of(self._detail) if self._detail else ""))
        row = QHBoxLayout()
        row.setSpacing(metrics.SPACE)
        row.addWidget(self._folder, 1)
        row.addWidget(self.open_folder)
        return row

    def _grouped(self, files: Sequence[FileView]) -> list[tuple[str, list[FileView]]]:
        main = [file for file in files if file.role.is_main]
        others = (FileRole.NFO, FileRole.UNKNOWN)
        return [
            (self.tr("What is played"), main),
            (self.tr("Subtitles"), [file for file in files if file.role is FileRole.SUBTITLE]),
            (self.tr("Trailers and extras"), [file for file in files if file.role in _EXTRAS]),
            (self.tr("Artwork on disk"), [file for file in files if file.role is FileRole.PICTURE]),
            (self.tr("NFO and others"), [file for file in files if file.role in others]),
        ]

    def _add_group(self, title: str, files: Sequence[FileView]) -> None:
        head = SectionHeader(title, note=str(len(files)) if len(files) > 1 else "")
        panel = Panel(title)
        for file in files:
            row = FileRow(file, can_turn=self._can_turn(file))
            row.more.clicked.connect(lambda _checked=False, one=row: self._open_menu(one))
            row.copy.clicked.connect(lambda _checked=False, path=file.path: self._copy(path))
            row.ignore.clicked.connect(lambda _checked=False, one=file: self._ignore(one))
            row.trash.clicked.connect(lambda _checked=False, path=file.path: self._trash(path))
            row.reading.wanted.connect(partial(self._read_name, row))
            row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            row.customContextMenuRequested.connect(partial(self._open_row_menu, row))
            self.rows.append(row)
            panel.add_part(row)
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(head)
        column.addWidget(panel)
        self._parts.append(group)
        self._groups.addWidget(group)

    def _clear(self) -> None:
        self.rows.clear()
        for part in self._parts:
            self._groups.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts.clear()

    def _open(self, folder: str) -> None:
        if folder and not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self.say(self.tr("No program of this system opens folders"), Icon.INFO, can_undo=False)

    def _copy(self, path: str) -> None:
        QGuiApplication.clipboard().setText(printable(path))
        self.say(self.tr("Path copied"), Icon.COPY, can_undo=False)

    def _read_name(self, row: FileRow) -> None:
        browse, file = self.desk.engine.browse, row.file
        self.desk.bridge.ask(row.reading, lambda: reading_of(file, browse.libraries()), row.reading.show_reading)

    # --- which title it belongs to ----------------------------------------------------------------------------------

    def _can_turn(self, file: FileView) -> bool:
        """Whether a person may say what the file is: a film's videos."""
        is_film = self._detail is not None and self._detail.row.kind is Kind.MOVIE
        return is_film and (file.role.is_main or file.role in _TURNED) and not file.is_ignored

    def menu(self, file: FileView) -> QMenu:
        """What a file can be made: a title of its own, an extra, a version, the one that plays."""
        detail, path = self._detail, file.path
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if detail is None:
            return menu
        library, item = detail.row.library, detail.row.id
        mains = [one for one in detail.files if one.role.is_main]
        is_one_of_several = any((one.version, one.path) != (file.version, path) for one in mains)
        versions = self.desk.engine.versions
        if file.role.is_main:
            first = menu.addAction(
                self.tr("Play before the other versions"),
                lambda: self._do(lambda: versions.choose(path), self.tr("Plays before the other versions now")),
            )
            first.setEnabled(is_one_of_several and not file.is_chosen)
            menu.addAction(self.tr("Name this version…"), lambda: self._name(file))
            menu.addSeparator()
            split = menu.addAction(self.tr("Make it a title of its own…"), lambda: self._ask(Split(path)))
            split.setEnabled(is_one_of_several)
        else:
            menu.addAction(
                self.tr("Make it a version of this title"),
                lambda: self._do(lambda: versions.set_version(path, item), self.tr("A version of this title now")),
            )
            menu.addAction(self.tr("Make it a title of its own…"), lambda: self._ask(Split(path)))
        menu.addAction(self.tr("Make it an extra of…"), lambda: self._ask(MakeExtra(path, library)))
        menu.addAction(self.tr("Make it a version of…"), lambda: self._ask(MakeVersion(path, library)))
        return menu

    def row_menu(self, row: FileRow) -> QMenu:
        """All that can be done with a file: played, made something else, and what its buttons do."""
        menu = QMenu(self)
        if row.file.role.is_main or row.file.role in _EXTRAS:
            play = menu.addAction(self.tr("Play this file"), lambda: self._play(row.file.path))
            play.setEnabled(not row.file.is_missing)
        if not row.more.isHidden():
            made = self.menu(row.file)
            made.setTitle(row.more.accessibleName().replace("&", "&&"))
            menu.addMenu(made)
        menu.addSeparator()
        add_buttons(menu, (row.copy, row.ignore, row.trash))
        return menu

    def _open_row_menu(self, row: FileRow, at: QPoint) -> None:
        pop_up(self.row_menu(row), row.mapToGlobal(at))

    def _play(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.say(self.tr("No program of this system plays it"), Icon.INFO, can_undo=False)

    def _open_menu(self, row: FileRow) -> None:
        self.menu(row.file).popup(row.more.mapToGlobal(row.more.rect().bottomLeft()))

    def _ask(self, task: Task) -> VersionDialog:
        dialog = VersionDialog(self.desk, task, self.window())
        dialog.open()
        return dialog

    def _name(self, file: FileView) -> None:
        name = ask_for_name(self, file.version)
        if name:
            versions, said = self.desk.engine.versions, self.tr("Version named “{name}”").format(name=name)
            self._do(lambda: versions.name_version(file.path, name), said)

    def _do(self, act: Callable[[], BatchId], said: str) -> None:
        self.desk.bridge.change(self, act, lambda _batch: self.say(said, Icon.FILM))

    def _trash(self, path: str) -> None:
        engine = self.desk.engine
        said = self.tr("{file} moved to the trash").format(file=isolated(printable(os.path.basename(path))))
        self.desk.bridge.change(
            self, lambda: engine.put_files_into_trash([path]), lambda _changes: self.say(said, Icon.TRASH)
        )

    def _ignore(self, file: FileView) -> None:
        is_ignored = not file.is_ignored
        text = self.tr("{file} ignored from now on") if is_ignored else self.tr("{file} no longer ignored")
        said = text.format(file=isolated(printable(os.path.basename(file.path))))
        self.desk.bridge.change(
            self,
            lambda: self.desk.engine.edit.set_ignored([file.id], is_ignored),
            lambda _batch: self.say(said, Icon.EYE_OFF if is_ignored else Icon.EYE),
        )


class FileRow(QWidget):
    """One file: name, badges, size and streams, and what can be done with it."""

    def __init__(self, file: FileView, *, can_turn: bool = False) -> None:
        super().__init__()
        self.file = file
        name = printable(os.path.basename(file.path))
        self.copy = ToolButton(Icon.COPY, self.tr("Copy path of {file}").format(file=isolated(name)), small=True)
        words = self.tr("Stop ignoring {file}") if file.is_ignored else self.tr("Ignore {file}")
        self.ignore = ToolButton(
            Icon.EYE if file.is_ignored else Icon.EYE_OFF, words.format(file=isolated(name)), ink=Ink.TEXT2, small=True
        )
        self.trash = ToolButton(
            Icon.TRASH, self.tr("Move {file} to the trash").format(file=isolated(name)), ink=Ink.TEXT2, small=True
        )
        if file.is_missing:
            self.trash.hide()
        self.more = ToolButton(
            Icon.MORE, self.tr("What {file} is to be").format(file=isolated(name)), ink=Ink.TEXT2, small=True
        )
        if not can_turn:
            self.more.hide()
        title = ElidedLabel(name, mode=Qt.TextElideMode.ElideMiddle)
        self.setToolTip(printable(file.path))
        head = QHBoxLayout()
        head.setSpacing(metrics.SPACE)
        head.addWidget(IconLabel(_ICONS.get(file.role, Icon.FILE)))
        head.addWidget(title, 1)
        head.addWidget(self.copy)
        head.addWidget(self.ignore)
        head.addWidget(self.trash)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.SPACE_ROW, metrics.SPACE, metrics.SPACE, metrics.SPACE)
        column.setSpacing(metrics.SPACE_GROUP)
        column.addLayout(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(metrics.ICON + metrics.SPACE, 0, 0, 0)
        inner.setSpacing(metrics.SPACE_GROUP)
        chips = self._chips()
        if chips:
            bar = ChipBar(small=True)
            bar.set_chips(chips)
            inner.addWidget(bar)
        inner.addWidget(Label(self._facts(), size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
        for line in _stream_lines(file.media) if file.role.is_main and file.media else ():
            inner.addWidget(Label(line, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
        if file.problem:
            inner.addWidget(Label(translated(file.problem), size=fonts.Size.SMALL, ink=Ink.ERROR, wrap=True))
        self.reading = NameReadingView(name)
        if not file.role.is_main and file.role not in _READ_BY_NAME:
            self.reading.hide()
        inner.addWidget(self.reading)
        column.addLayout(inner)
        self.setAccessibleName(name)

    def _chips(self) -> list[ChipValue]:
        file = self.file
        found: list[tuple[str, Icon | None, Tone]] = []
        if file.is_missing:
            found.append((self.tr("File missing"), Icon.BROKEN_LINK, Tone.ERROR))
        if file.is_ignored:
            found.append((self.tr("Ignored"), Icon.EYE_OFF, Tone.WARN))
        if file.problem:
            found.append((self.tr("Not readable"), Icon.WARNING, Tone.ERROR))
        if file.version:
            found.append((file.version, None, Tone.ACCENT))
        if file.part is not None:
            found.append((self.tr("Part {number}").format(number=file.part), None, Tone.ACCENT))
        if file.is_chosen:
            found.append((self.tr("Plays first"), Icon.PLAY, Tone.ACCENT))
        if file.is_pinned:
            found.append((self.tr("As you said"), Icon.USER, Tone.OUTLINE))
        if file.is_forced:
            found.append((self.tr("Forced"), None, Tone.OUTLINE))
        if file.is_hearing_impaired:
            found.append((self.tr("For the hard of hearing"), None, Tone.OUTLINE))
        if file.media is not None and file.role.is_main:
            found += [(badge, None, Tone.OUTLINE) for badge in badges(file.media) if badge != file.version]
        return [ChipValue(text, text, icon, tone, is_removable=False) for text, icon, tone in found]

    def _facts(self) -> str:
        file = self.file
        parts = [self._role(), size_text(file.size)]
        if file.media is not None and file.media.duration_s:
            parts.append(span(file.media.duration_s))
        return joined(parts)

    def _role(self) -> str:
        file = self.file
        match file.role:
            case FileRole.PICTURE if file.art:
                number = f" {file.position + 1}" if file.position else ""
                return field_label(file.art) + number
            case FileRole.SUBTITLE:
                return language_name(file.language) or self.tr("Language not known")
            case FileRole.EXTRA if file.extra_type:
                return extra_word(file.extra_type)
        return role_word(file.role)


def _stream_lines(media: MediaFacts) -> list[str]:
    """One line each for picture, sound and subtitles."""
    pictures = [
        " ".join(
            part
            for part in (
                f"{one.width} × {one.height}" if one.width else "",
                one.codec.upper(),
                one.hdr.label,
                f"{one.frame_rate:g} fps" if one.frame_rate else "",
                f"{one.bit_depth} bit" if one.bit_depth > 8 else "",
            )
            if part
        )
        for one in media.video
    ]
    sounds = [
        " ".join(
            part for part in (sound_word(one), one.codec.upper(), "Atmos" if one.is_atmos else "", one.title) if part
        )
        for one in media.audio
    ]
    texts = dict.fromkeys(language_name(one.language) or one.codec for one in media.subtitles)
    translate = QCoreApplication.translate
    lines = [
        (translate("FilesTab", "Picture: {streams}"), " · ".join(pictures)),
        (translate("FilesTab", "Sound: {streams}"), " · ".join(sounds)),
        (translate("FilesTab", "Subtitles inside: {streams}"), ", ".join(texts)),
    ]
    return [text.format(streams=streams) for text, streams in lines if streams]


def folder_of(detail: ItemDetail) -> str:
    """The folder to open: the item's own, else the one its first file lies in."""
    if detail.folders:
        return detail.folders[0]
    main = [file.path for file in detail.files if file.role.is_main] or [file.path for file in detail.files]
    return os.path.dirname(main[0]) if main else ""
