"""How it was found out which title an item is, why, and which films of its collection are missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import IDENTIFIED, Actor
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.match_words import decision_words, reason_chips
from metarr_desktop.ui.theme import metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Tone
from metarr_desktop.ui.widgets.banner import Banner
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.chip import ChipBar, ChipValue
from metarr_desktop.ui.widgets.labels import Label

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.domain.matching import Match
    from metarr_desktop.domain.provider import ProviderSpec
    from metarr_desktop.domain.review import Decision
    from metarr_desktop.services.browse import CollectionView
    from metarr_desktop.services.engine import Engine

_SAYS_MORE = frozenset({Actor.PERSON, Actor.PROVIDER})


@dataclass(frozen=True, slots=True)
class Story:
    """Who decided, the candidate that was taken (None: none is known), and what all providers are called."""

    decision: Decision
    match: Match | None
    specs: Mapping[str, ProviderSpec]

    def sentence(self, detail: ItemDetail) -> str:
        """Who decided; "" where the item's own values say more."""
        if not self.decision.is_own and self.decision.by not in _SAYS_MORE:
            return ""
        origin = detail.origins.get("external_ids")
        return decision_words(detail.row.status, self.decision, self.specs, origin.source if origin else "")


def read_story(engine: Engine, detail: ItemDetail) -> Story | None:
    """In a worker. None for kinds that come along with what is above them."""
    if detail.row.kind not in IDENTIFIED:
        return None
    item = detail.row.id
    try:
        matches = engine.identify.matches(item)
    except BadInput:  # kept by another version
        matches = []
    ids = detail.values.get("external_ids")
    mine = {one for one in ids if isinstance(one, ExternalId)} if isinstance(ids, tuple) else set()
    taken = next((one for one in matches if mine.intersection(one.candidate.ids)), None)
    specs = {spec.name: spec for spec in engine.sources.specs()}
    return Story(engine.identify.decision(item), taken, specs)


class MatchView(QWidget):
    """A sentence, the way to say otherwise, and the reasons for those who want to know."""

    identify_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner()
        self.banner.acted.connect(self.identify_wanted)
        self.why = Button(self.tr("Why"), icon=Icon.CHEVRON_DOWN, kind=ButtonKind.LINK, small=True)
        self.why.setCheckable(True)
        self.why.toggled.connect(self._turn)
        self.reasons = ChipBar(small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(self.banner)
        column.addWidget(self.why, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.reasons)
        self.show_story(None)

    def show_message(self, tone: Tone, text: str, *, icon: Icon | None = None, can_identify: bool = False) -> None:
        """The sentence."""
        self.banner.show_message(tone, text, icon=icon, action=self.tr("Identify…") if can_identify else "")

    def show_story(self, story: Story | None) -> None:
        """Why the candidate was taken; nothing where none is known."""
        chips = reason_chips(story.match, story.specs) if story is not None and story.match is not None else []
        self.reasons.set_chips(chips)
        self.why.setVisible(bool(chips))
        self.reasons.setVisible(bool(chips) and self.why.isChecked())

    def _turn(self, is_open: bool) -> None:
        self.why.set_icon(Icon.CHEVRON_UP if is_open else Icon.CHEVRON_DOWN)
        self.reasons.setVisible(is_open)


class CollectionParts(QWidget):
    """How many films of the collection are here, and which are not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = Label(wrap=True)
        self.missing = ChipBar(small=True, elided=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addWidget(self.headline)
        column.addWidget(self.missing)
        self.hide()

    def show_collection(self, collection: CollectionView | None) -> None:
        """Show it; nothing where none is known."""
        self.setVisible(collection is not None)
        if collection is None:
            return
        missing = collection.missing
        here = len(collection.parts) - len(missing)
        text = self.tr("{title}: {here} of %n film(s) here", "", len(collection.parts))
        self.headline.setText(text.format(title=isolated(collection.title), here=self.locale().toString(here)))
        names = [f"{part.title} ({part.year})" if part.year else part.title for part in missing]
        chips = [ChipValue(name, name, Icon.MINUS, Tone.OUTLINE, is_removable=False) for name in names]
        self.missing.set_chips(chips)
        self.missing.setVisible(bool(chips))
