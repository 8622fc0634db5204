"""Overview: what a viewer would like to see, and how complete it is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from metarr_desktop.domain.errors import printable
from metarr_desktop.domain.fields import fields_of
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.item_views import Face, FileView, ItemDetail
from metarr_desktop.domain.kinds import IDENTIFIED, PLAYABLE, Actor, Kind, Status
from metarr_desktop.domain.query_tree import Relation, Term, written
from metarr_desktop.domain.values import Credit, Rating, is_empty
from metarr_desktop.ui.bidi import joined
from metarr_desktop.ui.detail.match_story import CollectionParts, MatchView, Story, read_story
from metarr_desktop.ui.detail.proofs import ProofLines, Proofs
from metarr_desktop.ui.detail.tab import DetailTab
from metarr_desktop.ui.detail.trailers import TrailerLinks
from metarr_desktop.ui.models.requests import Latest
from metarr_desktop.ui.rating_words import rating_name
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink, Tone
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets import star_line
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.labels import ElidedLabel, IconLabel, Label, rule
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.section_header import SectionHeader
from metarr_desktop.ui.widgets.thumb_row import Thumb, ThumbRow
from metarr_desktop.ui.words import field_label, language_word, size_text

if TYPE_CHECKING:
    from metarr_desktop.domain.streams import AudioStream, MediaFacts
    from metarr_desktop.services.browse import CollectionView
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk

_PLOT_LETTERS = 320
_WELL_FROM = 80
_SURE_FROM = 0.8
_FACE = QSize(48, 72)


class OverviewTab(DetailTab):
    """Shows; nothing here is edited."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._latest = Latest(desk.bridge, self)
        self._detail: ItemDetail | None = None
        self._is_whole = False
        self.ratings = star_line.StarLine()
        self.plot = Label(wrap=True)
        self.more = Button("", kind=ButtonKind.LINK)
        self.more.clicked.connect(self._turn_plot)
        self.cast_head = SectionHeader(self.tr("Cast"))
        self.cast = ThumbRow(self.tr("Cast"))
        self.cast.activated.connect(self._open_person)
        self.cast.overflowed.connect(lambda _is_full: self._show_all_link())
        self.cast_head.linked.connect(self._turn_cast)
        self._faces: tuple[Face, ...] = ()
        self._has_all_faces = False
        self._files = QVBoxLayout()
        self._facts: list[_Fact] = []
        self.players = ProofLines()
        self.trailers = TrailerLinks()
        self.trailers.dead.connect(self._forget_trailer)
        self.complete = _Completeness()
        self.collection = CollectionParts()
        self.match = MatchView()
        self.match.identify_wanted.connect(self._identify)
        desk.pictures.arrived.connect(self._picture_arrived)
        self._lay_out()

    def show_detail(self, detail: ItemDetail) -> None:
        """Show an item at once, and where it plays as soon as that is known."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            self._is_whole = False
            self._faces = ()
            self._turn_cast(is_whole=False)
            self.players.hide()
            self.collection.hide()
            self.match.show_story(None)
        self._detail = detail
        self.ratings.set_ratings(_ratings(detail))
        self._show_plot()
        self._show_cast(detail)
        self._show_files(detail)
        trailers = detail.values.get("trailers")
        self.trailers.show_trailers(
            [one for one in trailers if isinstance(one, str)] if isinstance(trailers, tuple) else []
        )
        self.complete.show_item(detail)
        self._show_match(detail)
        engine = self.desk.engine
        self._latest.ask(lambda: _told(engine, detail), self._show_told)

    def _lay_out(self) -> None:
        self._files.setSpacing(metrics.SPACE_ROW)
        area = ScrollColumn(self.tr("Overview"))
        column = area.column
        column.addWidget(self.ratings)
        plot = QVBoxLayout()
        plot.setSpacing(metrics.SPACE_GROUP)
        plot.addWidget(self.plot)
        plot.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addLayout(plot)
        column.addWidget(self.cast_head)
        column.addWidget(self.cast)
        column.addWidget(rule())
        column.addLayout(self._files)
        column.addWidget(self.players)
        column.addWidget(self.trailers)
        column.addWidget(self.complete)
        column.addWidget(self.collection)
        column.addWidget(self.match)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    # --- parts ------------------------------------------------------------------------------------------------------

    def _show_plot(self) -> None:
        detail = self._detail
        text = ""
        if detail is not None:
            texts = (detail.values.get(name) for name in ("plot", "biography", "outline", "artist_description"))
            text = next((str(one) for one in texts if not is_empty(one)), "")
        is_long = len(text) > _PLOT_LETTERS
        shown = text if self._is_whole or not is_long else f"{text[:_PLOT_LETTERS].rsplit(' ', 1)[0]} …"
        self.plot.setText(shown or self.tr("Nothing is told of it yet."))
        self.plot.set_ink(Ink.TEXT if shown else Ink.TEXT3)
        self.more.setText(self.tr("Less") if self._is_whole else self.tr("More"))
        self.more.setVisible(is_long)

    def _turn_plot(self) -> None:
        self._is_whole = not self._is_whole
        self._show_plot()

    def _show_cast(self, detail: ItemDetail) -> None:
        """The names at once; who they are and their pictures come with what is told."""
        cast = detail.values.get("cast")
        people = [one for one in cast if isinstance(one, Credit)] if isinstance(cast, tuple) else []
        named = [(one.name, one.role) for one in people]
        if named != [(one.name, one.role) for one in self._faces]:
            self._faces = tuple(Face(name, role=role) for name, role in named)
        self._show_faces()

    def _show_faces(self) -> None:
        ratio = self.devicePixelRatioF()
        self.cast.set_thumbs(
            [
                Thumb(str(place), one.name, one.role, self.desk.pictures.get(one.picture, _FACE, ratio, 0))
                for place, one in enumerate(self._faces)
            ]
        )
        self.cast_head.setVisible(bool(self._faces))
        self._show_all_link()

    def _show_all_link(self) -> None:
        text = self.tr("Fewer") if self._has_all_faces else ""
        if not text and self.cast.is_overflowing:
            text = self.tr("All {count}").format(count=self.locale().toString(len(self._faces)))
        self.cast_head.set_link(text)

    def _turn_cast(self, *, is_whole: bool | None = None) -> None:
        self._has_all_faces = not self._has_all_faces if is_whole is None else is_whole
        self.cast.set_whole(self._has_all_faces)
        self._show_all_link()

    def _open_person(self, place: str) -> None:
        """Whoever is known has a page; of a name alone, all titles are searched that have it."""
        face = self._faces[int(place)]
        if face.person is not None:
            self.desk.stage.item_wanted.emit(face.person)
        elif self._detail is not None:
            words = written(Term("actor", Relation.IS, face.name))
            self.desk.stage.found_wanted.emit(self._detail.row.library or 0, words)

    def _picture_arrived(self, path: str) -> None:
        if any(one.picture == path for one in self._faces):
            self._show_faces()

    def _show_files(self, detail: ItemDetail) -> None:
        for former in self._facts:
            former.hide()
            former.deleteLater()
        self._facts = []
        for file in main_files(detail):
            fact = self._fact(Icon.MUSIC if detail.row.kind is Kind.TRACK else Icon.FILE)
            fact.show_fact(printable(os.path.basename(file.path)), _file_facts(file))
            if file.is_missing:
                fact.set_icon(Icon.BROKEN_LINK, Ink.ERROR)
        if not main_files(detail) and detail.row.kind in PLAYABLE:
            fact = self._fact(Icon.BROKEN_LINK, Ink.WARN)
            fact.show_fact(self.tr("No file"), self.tr("There is nothing on disk for this title."))

    def _fact(self, icon: Icon, ink: Ink = Ink.TEXT2) -> _Fact:
        fact = _Fact(icon, ink)
        self._facts.append(fact)
        self._files.addWidget(fact)
        return fact

    def _forget_trailer(self, address: str) -> None:
        if self._detail is None:
            return
        item, enrich = self._detail.row.id, self.desk.engine.enrich
        self.desk.bridge.change(
            self,
            lambda: enrich.forget_trailer(item, address),
            lambda _changes: self.say(self.tr("Trailer taken off; it is not offered again"), Icon.BROKEN_LINK),
        )

    def _identify(self) -> None:
        if self._detail is not None:
            self.desk.stage.identify_wanted.emit([self._detail.row.id])

    def _show_told(self, told: _Told) -> None:
        self._faces = told.faces
        self._show_faces()
        self.players.show_proofs(told.proofs)
        self.collection.show_collection(told.collection)
        if self._detail is None or told.story is None:
            return
        self.match.show_story(told.story)
        row = self._detail.row
        sentence = told.story.sentence(self._detail)
        if sentence and not row.is_offline and not row.is_missing:
            self.match.show_message(Tone.ACCENT, sentence, can_identify=True)

    def _show_match(self, detail: ItemDetail) -> None:
        row = detail.row
        if row.is_offline:
            text = self.tr("Its disk is not connected. You can go on editing; changes are published when it is back.")
            self.match.show_message(Tone.WARN, text, icon=Icon.DISK_OFF)
        elif row.is_missing:
            text = self.tr("Its file is missing. Everything known of it is kept; it comes back with the file.")
            self.match.show_message(Tone.ERROR, text, icon=Icon.BROKEN_LINK)
        elif row.status is Status.UNIDENTIFIED:
            tone = Tone.ACCENT if (row.confidence or 0) >= _SURE_FROM else Tone.WARN
            self.match.show_message(tone, self._guess_sentence(detail), can_identify=row.kind in IDENTIFIED)
        else:
            can_identify = row.kind in IDENTIFIED
            self.match.show_message(Tone.ACCENT, self._known_sentence(detail), can_identify=can_identify)

    def _guess_sentence(self, detail: ItemDetail) -> str:
        title, confidence = detail.origins.get("title"), detail.row.confidence
        if title is not None and title.actor is Actor.TAGS:
            return self.tr("Named by the tags in its files. No id says which title it is.")
        if title is not None and title.actor is Actor.PERSON:
            return self.tr("Named by you. No NFO or id says which title it is.")
        if confidence is None:
            return self.tr("Named after its file. No NFO or id says which title it is.")
        sure = round(confidence * 100)
        return self.tr("Named after its file, {sure} % sure. No NFO or id says which title it is.").format(sure=sure)

    def _known_sentence(self, detail: ItemDetail) -> str:
        origin = detail.origins.get("external_ids")
        if origin is None and detail.row.kind is Kind.PERSON:
            return self.tr("Known from the credits of your titles.")
        if origin is None:
            return self.tr("Identified by what lies beside its files.")
        ids = detail.values.get("external_ids")
        known = [one for one in ids if isinstance(one, ExternalId)] if isinstance(ids, tuple) else []
        words = ", ".join(f"{one.scheme.upper()} {one.value}" for one in known)
        return self.tr("Identified by its ids: {ids}.").format(ids=words)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known a moment after the item itself: where it plays, how it was identified, its collection, faces."""

    proofs: Proofs
    story: Story | None
    collection: CollectionView | None
    faces: tuple[Face, ...]


def _told(engine: Engine, detail: ItemDetail) -> _Told:
    item = detail.row.id
    is_film = detail.row.kind in (Kind.MOVIE, Kind.COLLECTION)
    collection = engine.browse.collection(item) if is_film else None
    faces = tuple(engine.browse.cast(item))
    return _Told(engine.browse.proofs(item), read_story(engine, detail), collection, faces)


class _Fact(QWidget):
    """An icon, a line and a smaller line below."""

    def __init__(self, icon: Icon, ink: Ink = Ink.TEXT2) -> None:
        super().__init__()
        self._icon = IconLabel(icon, ink=ink)
        self.headline = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.facts = ElidedLabel(size=fonts.Size.SMALL, ink=Ink.TEXT2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.headline)
        words.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def set_icon(self, icon: Icon, ink: Ink) -> None:
        self._icon.set_icon(icon, ink)

    def show_fact(self, headline: str, facts: str) -> None:
        self.headline.setText(headline)
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))


class _Completeness(QWidget):
    """How complete the item is, as a number and a bar, and what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.headline = Label(weight=fonts.Weight.STRONG)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 100)
        self.missing = ChipBar(small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        for widget in (self.headline, self.bar, self.missing):
            column.addWidget(widget)

    def show_item(self, detail: ItemDetail) -> None:
        percent = detail.row.completeness
        self.headline.setText(self.tr("Complete to {percent} %").format(percent=percent))
        self.bar.setValue(percent)
        self.bar.setAccessibleName(self.headline.text())
        self.bar.setProperty("tone", "ok" if percent >= _WELL_FROM else "warn")
        self.bar.style().unpolish(self.bar)
        self.bar.style().polish(self.bar)
        chips = [
            ChipValue(
                field.name, field_label(field.name, detail.row.kind), Icon.MINUS, Tone.OUTLINE, is_removable=False
            )
            for field in fields_of(detail.row.kind)
            if field.weight and is_empty(detail.values.get(field.name))
        ]
        self.missing.set_chips(chips)
        self.missing.setVisible(bool(chips))


def main_files(detail: ItemDetail) -> list[FileView]:
    """What is watched or heard, each version and part; of a disc's many files the first."""
    found = [file for file in detail.files if file.role.is_main and not file.is_ignored]
    discs = [file for file in found if file.role is FileRole.DISC]
    return [file for file in found if file not in discs[1:]]


def _trailers(detail: ItemDetail) -> list[str]:
    trailers = detail.values.get("trailers")
    return [one for one in trailers if isinstance(one, str)] if isinstance(trailers, tuple) else []


def _ratings(detail: ItemDetail) -> list[star_line.Rating]:
    ratings = detail.values.get("ratings")
    found = [one for one in ratings if isinstance(one, Rating)] if isinstance(ratings, tuple) else []
    return [star_line.Rating(_score(one), _rating_caption(one)) for one in found]


def _score(rating: Rating) -> str:
    return f"{rating.value:.1f}" if rating.maximum <= 10 else f"{rating.value:.0f}"


def _rating_caption(rating: Rating) -> str:
    name = rating_name(rating.source)
    if not rating.votes:
        return name
    votes = f"{rating.votes // 1000}k" if rating.votes >= 1000 else str(rating.votes)
    return QCoreApplication.translate("OverviewTab", "{source} · {votes} votes").format(source=name, votes=votes)


def _file_facts(file: FileView) -> str:
    """`38.2 GB · 4K · Dolby Vision · de 7.1, en 5.1 · 4 subtitles`, or what is wrong with it."""
    if file.problem:
        return translated(file.problem)
    parts = [size_text(file.size)]
    if file.media is not None:
        for picture in file.media.video[:1]:
            parts += [picture.definition.value, picture.hdr.label]
        parts.append(sounds(file.media))
        parts.append(_subtitles(file.media))
    return joined(parts)


def sounds(media: MediaFacts) -> str:
    """Each sound track by language and channels: "de 5.1, en 2.0"."""
    return ", ".join(dict.fromkeys(sound_word(one) for one in media.audio))


def sound_word(sound: AudioStream) -> str:
    """One sound track: "de 5.1"."""
    channels = f"{sound.channels - 1}.1" if sound.channels > 4 else f"{sound.channels}.0"
    return f"{language_word(sound.language)} {channels if sound.channels else ''}".strip()


def _subtitles(media: MediaFacts) -> str:
    count = len(media.subtitles)
    return QCoreApplication.translate("OverviewTab", "%n subtitle(s)", "", count) if count else ""
