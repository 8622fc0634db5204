"""What each player last said of an item: that it shows it as here, or what it shows otherwise; and when that was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from metarr_desktop.domain.player import Outcome
from metarr_desktop.domain.player_views import PlayerView
from metarr_desktop.ui.bidi import isolated
from metarr_desktop.ui.moments import ago
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated
from metarr_desktop.ui.widgets.labels import IconLabel, Label
from metarr_desktop.ui.words import outcome_word

Proofs = Sequence[tuple[PlayerView, Outcome, tuple[str, ...], str]]

_MOST_NAMED = 4
_SIGNS = {
    Outcome.THERE: (Icon.CHECK, Ink.OK),
    Outcome.WAITING: (Icon.HOURGLASS, Ink.WARN),
    Outcome.FAILED: (Icon.OCTAGON, Ink.ERROR),
}


class ProofLines(QWidget):
    """How many players show it, then a line for each with what differs below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[str] = []
        self._headline = Label()
        self._players = QVBoxLayout()
        self._players.setSpacing(metrics.SPACE_GROUP)
        words = QVBoxLayout()
        words.setSpacing(metrics.SPACE_GROUP)
        words.addWidget(self._headline)
        words.addLayout(self._players)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.SPACE)
        row.addWidget(IconLabel(Icon.PLAYER), alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_proofs(self, proofs: Proofs) -> None:
        """Show these; nothing where no player was asked yet."""
        there = sum(1 for _, outcome, _, _ in proofs if outcome is Outcome.THERE)
        self._headline.setText(self.tr("In {there} of %n player(s)", "", len(proofs)).format(there=there))
        while (item := self._players.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for player, outcome, differences, when in proofs:
            self._add(player, outcome, differences, when)
        self.setVisible(bool(proofs))

    def _add(self, player: PlayerView, outcome: Outcome, differences: Sequence[str], when: str) -> None:
        said = self.tr("{player}: {outcome}, asked {when}")
        text = said.format(player=isolated(player.name), outcome=outcome_word(outcome), when=ago(when))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.SPACE_GROUP)
        icon, ink = _SIGNS[outcome]
        line.addWidget(IconLabel(icon, ink=ink, size_px=metrics.ICON_BADGE), alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(text, size=fonts.Size.SMALL, ink=Ink.TEXT, wrap=True))
        named = [translated(one) for one in differences[:_MOST_NAMED]]
        if len(differences) > _MOST_NAMED:
            named.append(self.tr("and %n more", "", len(differences) - _MOST_NAMED))
        for one in named:
            words.addWidget(Label(one, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True))
        line.addLayout(words, 1)
        holder.setAccessibleName(text)
        self._players.addWidget(holder)
        self.lines += [text, *named]
