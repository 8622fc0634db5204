"""The candidates of one kind as cards: what is in the cache, and what providers offer, best first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QObject, QSize, Qt

from metarr_desktop.domain.errors import BadFile
from metarr_desktop.services.artwork import Artwork, OnDisk, Shelf
from metarr_desktop.ui.detail.artwork_models import Slot, screen_ratio, size_words
from metarr_desktop.ui.index import ROOT, Index
from metarr_desktop.ui.roles import Card, Role
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.badges import spoken
from metarr_desktop.ui.widgets.picture_box import backed
from metarr_desktop.ui.widgets.poster_card import CardStyle
from metarr_desktop.ui.words import language_name, size_text

if TYPE_CHECKING:
    from metarr_desktop.domain.artwork import Look, Ranked
    from metarr_desktop.domain.item_views import PictureView
    from metarr_desktop.domain.kinds import ItemId
    from metarr_desktop.domain.provider import PictureOffer
    from metarr_desktop.services.engine import Engine
    from metarr_desktop.ui.desk import Desk
    from metarr_desktop.ui.detail.artwork_compare import Contender
    from metarr_desktop.ui.previews import Previews

translate = QCoreApplication.translate


_LARGER = 1.1


def is_larger(offered: Ranked, picture: PictureView) -> bool:
    """Whether a picture on offer has clearly more pixels than one in the cache."""
    width, height = offered.offer.width or 0, offered.offer.height or 0
    return width * height > picture.width * picture.height * _LARGER


@dataclass(frozen=True, slots=True)
class Candidate:
    """A picture in the cache, a look on offer, or both: what was fetched of what is on offer.

    `copies` counts the same pictures that it stands for, itself among them.
    """

    picture: PictureView | None
    look: Look | None = None
    copies: int = 1

    @property
    def key(self) -> str:
        """What it is known by while lists change."""
        return self.look.face.offer.url if self.look else self.picture.uuid if self.picture else ""

    @property
    def is_larger_on_offer(self) -> bool:
        """Whether the picture in the cache is a smaller form of what is on offer."""
        return self.picture is not None and self.look is not None and is_larger(self.look.face, self.picture)

    @property
    def shape(self) -> QSize | None:
        """Width to height, where they are known."""
        if self.picture is not None:
            return QSize(self.picture.width, self.picture.height)
        offer = self.look.face.offer if self.look is not None else None
        return QSize(offer.width, offer.height) if offer is not None and offer.width and offer.height else None

    @property
    def position(self) -> int | None:
        """Its rank among what is in use; None where it is not."""
        return self.picture.position if self.picture else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the pictures on offer is shown. `language` and `provider` None: any; a language of "" is no text."""

    language: str | None = None
    provider: str | None = None
    is_large_enough: bool = False
    is_ideal: bool = False

    def takes(self, look: Look, ideal: tuple[int, int]) -> bool:
        """Whether a look is shown: its face, or for a provider one of the same pictures. `ideal`: see `Slot`."""
        face = look.face
        pictures = (face, *look.others)
        is_ideal = (face.offer.width or 0) >= ideal[0] and (face.offer.height or 0) >= ideal[1]
        return (
            (self.language is None or face.offer.language == self.language)
            and (self.provider is None or any(one.provider == self.provider for one in pictures))
            and (face.score.is_large_enough or not (self.is_large_enough or self.is_ideal))
            and (is_ideal or not self.is_ideal)
        )


ALL = Wanted()


@dataclass(frozen=True, slots=True)
class OnOffer:
    """A shelf with what a screen says beside it: provider -> what it is called, and whether frames can be grabbed.

    `on_disk` is how the picture in use was published.
    """

    shelf: Shelf = field(default_factory=Shelf)
    labels: Mapping[str, str] = field(default_factory=dict)
    can_grab: bool = False
    on_disk: OnDisk | None = None

    def label(self, provider: str) -> str:
        """What a provider is called; another source stays as it is."""
        return self.labels.get(provider, provider)


def candidates_of(slot: Slot, shelf: Shelf, wanted: Wanted = ALL) -> list[Candidate]:
    """What is in use, then the other pictures of the cache that nobody offers, then what is on offer by rank."""
    by_uuid = {one.uuid: one for one in slot.candidates}
    offered: dict[str, Candidate] = {}
    looks: list[Candidate] = []
    for look in shelf.looks:
        addresses = [one.offer.url for one in (look.face, *look.others)]
        uuids = [shelf.taken[url] for url in addresses if url in shelf.taken]
        pictures = [by_uuid[uuid] for uuid in uuids if uuid in by_uuid]
        best = min(pictures, key=lambda one: (one.position is None, one.position or 0), default=None)
        one = Candidate(best, look, len(addresses))
        offered.update((picture.uuid, one) for picture in pictures)
        if one.position is not None or wanted.takes(look, slot.ideal):
            looks.append(one)
    own: dict[str, Candidate] = {}
    for picture in slot.candidates:
        if picture.uuid not in offered:
            first = own.get(picture.sha256)
            own[picture.sha256] = Candidate(first.picture if first else picture, None, first.copies + 1 if first else 1)
    in_use = [one for one in (*own.values(), *looks) if one.position is not None]
    rest = [one for one in (*own.values(), *looks) if one.position is None]
    return [*sorted(in_use, key=lambda one: one.position or 0), *rest]


def language_text(tag: str | None) -> str:
    """The language in a picture as it is shown; "" where it is not said."""
    if tag is None:
        return ""
    return language_name(tag) if tag else translate("Artwork", "no text")


class CandidatesModel(QAbstractListModel):
    """Those candidates; a preview is asked for when its card is painted."""

    def __init__(self, desk: Desk, previews: Previews, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._previews = previews
        self._item: ItemId | None = None
        self._on_offer = OnOffer()
        self._candidates: list[Candidate] = []
        self._style = CardStyle()
        desk.pictures.arrived.connect(self._arrived)
        previews.arrived.connect(self._preview_arrived)

    def show_candidates(self, item: ItemId, candidates: list[Candidate], on_offer: OnOffer, style: CardStyle) -> None:
        """Show candidates of an item in cards of that shape. Those that are shown already are not touched."""
        if (item, candidates, on_offer, style) == (self._item, self._candidates, self._on_offer, self._style):
            return
        is_same = item == self._item and [one.key for one in candidates] == [one.key for one in self._candidates]
        if not is_same:
            self.beginResetModel()
        self._item, self._candidates, self._on_offer, self._style = item, candidates, on_offer, style
        if not is_same:
            self.endResetModel()
        elif candidates:
            self.dataChanged.emit(self.index(0), self.index(len(candidates) - 1))

    def candidate_at(self, row: int) -> Candidate | None:
        return self._candidates[row] if 0 <= row < len(self._candidates) else None

    def picture_at(self, row: int) -> PictureView | None:
        """The picture of the cache in that row."""
        candidate = self.candidate_at(row)
        return candidate.picture if candidate is not None else None

    def contender(self, row: int) -> Contender:
        """The candidate of a row, to be compared with another."""
        from metarr_desktop.ui.detail.artwork_compare import Contender  # with the dialog

        candidate = self._candidates[row]
        card, picture, look = self._card(candidate), candidate.picture, candidate.look
        own = (f"{size_words(picture)} · {size_text(picture.size)}",) if picture is not None else ()
        if look is None:
            name, facts = " · ".join(card.details), own
        else:
            name = f"{card.caption} · " + self.tr("{points} of 100").format(points=card.title)
            facts = (*own, *card.details, *([card.also] if card.also else ()), parts_words(look.face))
        is_chosen = candidate.position is not None
        return Contender(candidate.key, name, facts, is_chosen, fetching(self._desk, candidate))

    def row_of(self, key: str) -> int | None:
        """The row of a candidate."""
        return next((row for row, one in enumerate(self._candidates) if one.key == key), None)

    def addresses(self, first: int, last: int) -> set[str]:
        """The addresses of what is on offer in those rows."""
        rows = self._candidates[max(0, first) : last + 1]
        return {one.look.face.offer.url for one in rows if one.look is not None}

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        candidate = self.candidate_at(index.row())
        if candidate is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._card(candidate).title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken(candidate)
            case _ if role == Role.CARD:
                return self._card(candidate)
            case _ if role == Role.PICTURE:
                return self._pixmap(candidate)
        return None

    def _pixmap(self, candidate: Candidate) -> Any:
        size: QSize = self._style.picture
        if candidate.picture is not None:
            art = candidate.picture.art
            return backed(art, self._desk.pictures.get(candidate.picture.path, size, screen_ratio()))
        if candidate.look is None or self._item is None:
            return None
        offer = candidate.look.face.offer
        fetch = partial(_small_form, self._desk.engine.artwork, self._item, offer)
        return backed(offer.art, self._previews.get(offer.url, fetch, size, screen_ratio()))

    def _card(self, candidate: Candidate) -> Card:
        if candidate.look is not None:
            return self._offered_card(candidate, candidate.look)
        picture = candidate.picture
        assert picture is not None  # a candidate is one or the other
        return Card(
            title=size_words(picture),
            caption=size_text(picture.size),
            is_chosen=picture.position is not None,
            copies=candidate.copies,
            details=(self._on_offer.label(picture.source),),
        )

    def _offered_card(self, candidate: Candidate, look: Look) -> Card:
        face = look.face
        offer = face.offer
        others = dict.fromkeys(self._on_offer.label(one.provider) for one in look.others)
        others.pop(self._on_offer.label(face.provider), None)
        size = f"{offer.width} × {offer.height}" if offer.width and offer.height else ""
        facts = " · ".join(part for part in (size, language_text(offer.language)) if part)
        votes = self.tr("%n vote(s)", "", offer.votes) if offer.votes else ""
        return Card(
            title=f"{face.score.total:.0f}",
            caption=self._on_offer.label(face.provider),
            is_chosen=candidate.position is not None,
            copies=candidate.copies,
            details=tuple(part for part in (facts, "" if others else votes) if part),
            also=self.tr("also at {providers}").format(providers=", ".join(others)) if others else "",
            parts=astuple(face.score.parts),
        )

    def _spoken(self, candidate: Candidate) -> str:
        words = spoken(self._card(candidate))
        if candidate.look is None:
            return words
        face = candidate.look.face
        failure = self._previews.failure(face.offer.url)
        return "\n".join([words, parts_words(face), *([translated(failure)] if failure else [])])

    def _arrived(self, path: str) -> None:
        for row, one in enumerate(self._candidates):
            if one.picture is not None and one.picture.path == path:
                self._picture_changed(row)

    def _preview_arrived(self, url: str) -> None:
        row = self.row_of(url)
        if row is not None:
            self._picture_changed(row)

    def _picture_changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row), [int(Role.PICTURE)])


def fetching(desk: Desk, candidate: Candidate) -> Callable[[], bytes]:
    """What gives a candidate's bytes as they are, in a worker: those of the cache, else those that are on offer."""
    engine, picture = desk.engine, candidate.picture
    if picture is not None:
        return partial(_file, engine, picture.path)
    assert candidate.look is not None  # it is one or the other
    return partial(engine.artwork.glimpse, candidate.look.face.offer.url, is_cancelled=desk.bridge.is_closed)


def _small_form(artwork: Artwork, item: ItemId, offer: PictureOffer, is_cancelled: Callable[[], bool]) -> bytes:
    """In a worker: a picture on offer, small."""
    return artwork.preview(item, offer, is_cancelled=is_cancelled)


def part_names() -> tuple[str, ...]:
    """The parts of a score in the order of `domain.artwork.Parts`."""
    return (
        translate("Artwork", "size"),
        translate("Artwork", "shape"),
        translate("Artwork", "language"),
        translate("Artwork", "votes"),
        translate("Artwork", "provider"),
    )


def parts_words(one: Ranked) -> str:
    """What a score is made of: "size 30, shape 20, language 10 …"."""
    points = zip(part_names(), astuple(one.score.parts), strict=True)
    words = ", ".join(f"{name} {number:.0f}" for name, number in points)
    if not one.score.is_large_enough:
        too_small = translate("Artwork", "Too small to be chosen by itself.")
        words = f"{words}. {too_small}"
    return words


def _file(engine: Engine, path: str) -> bytes:
    """In a worker: a picture of the cache. Raises BadFile."""
    whole = engine.browse.picture_path(path)
    try:
        with open(whole, "rb") as file:
            return file.read()
    except OSError as error:
        raise BadFile(whole, error.strerror or "it cannot be read") from error
