"""Help that is shown in the window: the words of a search, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from metarr_desktop.ui.command_words import ground_word
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button
from metarr_desktop.ui.widgets.labels import KeyCap, Label

if TYPE_CHECKING:
    from metarr_desktop.ui.commands import Commands

translate = QCoreApplication.translate


class Help(QDialog):
    """A title and lines of two columns: the sign, and what it means; without a sign a heading."""

    def __init__(self, title: str, lines: Sequence[tuple[str, str]], *, as_keys: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(fonts.grown(520), 560)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, metrics.SPACE_PANE, 0)
        grid.setVerticalSpacing(metrics.SPACE)
        grid.setHorizontalSpacing(metrics.SPACE_SECTION)
        grid.setColumnStretch(1, 1)
        for row, (sign, meaning) in enumerate(lines):
            if not sign:
                grid.addWidget(Label(meaning, weight=fonts.Weight.STRONG), row, 0, 1, 2)
                continue
            grid.addWidget(_sign(sign, as_keys), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(meaning, wrap=True), row, 1)
        grid.setRowStretch(len(lines), 1)
        area = QScrollArea()
        area.setAccessibleName(title)
        area.setWidgetResizable(True)
        area.setWidget(table)
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_PANE)
        column.addWidget(Label(title, size=fonts.Size.TITLE, weight=fonts.Weight.STRONG))
        column.addWidget(area, 1)
        column.addLayout(foot)


def search_help(parent: QWidget) -> Help:
    """What can be typed into the search box."""
    lines = (
        ("kestrel", translate("Help", "Titles in every language and people; accents do not matter")),
        (
            "unwatched comedies from the 90s",
            translate("Help", "Everyday words; the terms that they are taken for are offered below the line"),
        ),
        ('"low tide"', translate("Help", "Exactly these words in a row")),
        ("-genre:horror -tide", translate("Help", "A minus turns round a word, a term, quotes or a bracket")),
        ("genre:crime OR genre:drama", translate("Help", "One of both; OR, in capitals, joins its two neighbours")),
        ("(tide OR shore) year:2007", translate("Help", "Brackets hold together what belongs together")),
        ("genre:(crime OR drama)", translate("Help", "A bracket behind a key holds several values of it")),
        ("year:1990-1999 runtime<2h", translate("Help", "From one number to another; lengths in minutes or hours")),
        ("missing:poster", translate("Help", "Titles without a poster; any field or picture can stand there")),
        ("missing:sub missing:sub:de", translate("Help", "Titles without subtitles, and without German ones")),
        ("missing:file", translate("Help", "Titles whose file is gone")),
        ("missing:episodes", translate("Help", "Series of which an episode was shown that is not here")),
        ("audio:de sub:en", translate("Help", "Languages of sound and subtitles: de, deu or german")),
        ("res:4k res>=1080p hdr:dv", translate("Help", "How fine the picture is, and how it carries light")),
        ("codec:hevc codec:dts", translate("Help", "What picture or sound is coded as")),
        ("audio:unnamed", translate("Help", "A sound track whose language is not named")),
        ("kind:series audio:de", translate("Help", "Series with one such episode at least; also sub:, res: and hdr:")),
        ("size>4gb", translate("Help", "Size of what is played")),
        (
            "file:2160p",
            translate("Help", "A part of the path of its files; looked for by itself if no title has a word"),
        ),
        ("root:/media/films", translate("Help", "In that folder of a library")),
        ("locked:title", translate("Help", "Titles whose title is locked; locked:any for any field")),
        ("unpublished", translate("Help", "Changed since last published, or never published")),
        ("suggested", translate("Help", "A source would like to change something that is locked")),
        ("offline", translate("Help", "On a disk that is not connected")),
        ("in:trash", translate("Help", "What lies in the trash")),
        ("year>2010 year<=2019", translate("Help", "Numbers and dates compare with <, <=, > and >=")),
        ("decade:90s", translate("Help", "From 1990 to 1999")),
        ("added<7d", translate("Help", "Added in the last seven days; also h, w, m and y for hours to years")),
        ("genre:drama", translate("Help", "Lists: genre, tag, studio, country, keyword")),
        ("person:haldor", translate("Help", "Who had any part in it")),
        ('actor:"Ines Haldor"', translate("Help", "People: actor, director, writer, composer, artist")),
        ("language:french", translate("Help", "The original language")),
        ("rating>7.5", translate("Help", "Rated better than 7.5 of 10")),
        ("watched unwatched", translate("Help", "Watched, and not watched yet")),
        ("confidence<80%", translate("Help", "Identified with less than that certainty")),
        ("complete<50", translate("Help", "Less than half complete, as cards say it")),
        ("source:tmdb source:person", translate("Help", "With a value from that provider, and with one of your own")),
        ("provider:tmdb", translate("Help", "With an id of that provider")),
    )
    return Help(translate("Help", "Words to search with"), lines, as_keys=False, parent=parent)


def keys_help(commands: Commands, parent: QWidget) -> Help:
    """Every key there is, place by place."""
    with_keys = [command for command in commands.all() if commands.keys_text(command.id)]
    lines: list[tuple[str, str]] = []
    for ground, there in groupby(with_keys, key=lambda command: command.ground):
        lines.append(("", ground_word(ground)))
        lines.extend((commands.keys_text(command.id), command.text) for command in there)
    return Help(translate("Help", "Keys"), lines, as_keys=True, parent=parent)


def _sign(text: str, is_key: bool) -> QWidget:
    if is_key:
        return KeyCap(text)
    label = Label(text, ink=Ink.ACCENT)
    fonts.wear_fixed(label)
    return label
