"""What stands above the candidates: how many there are, which of them are shown, and what a score is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from metarr_desktop.ui.detail.artwork_candidates import ALL, OnOffer, Wanted, language_text, part_names
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import ElidedLabel, Label
from metarr_desktop.ui.widgets.parts_bar import part_colours

if TYPE_CHECKING:
    from metarr_desktop.domain.artwork import Look

_SWATCH = QSize(12, 5)


class Choices(QWidget):
    """Counts and filters; `changed` carries what is wanted now."""

    changed = Signal()
    weights_wanted = Signal()
    rejected_wanted = Signal()
    """Offer again what was never to be offered again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted: Wanted = ALL
        self.count = Label(weight=fonts.Weight.STRONG)
        self.folded = ElidedLabel(ink=Ink.TEXT2)
        self.rejected = Button("", kind=ButtonKind.LINK)
        self.rejected.clicked.connect(self.rejected_wanted)
        self.language = Button("", small=True)
        self.size_filter = Button("", small=True)
        self.provider = Button("", small=True)
        self.weights = Button(self.tr("Change weights"), kind=ButtonKind.LINK)
        self.weights.clicked.connect(self.weights_wanted)
        self._legend = QWidget()
        self._filters = QWidget()
        self.trouble = Label(size=fonts.Size.SMALL, ink=Ink.WARN, wrap=True)
        self.trouble.hide()
        self._lay_out()

    def show_choices(self, on_offer: OnOffer, count: int) -> None:
        """Say how many candidates are shown of what is on offer, and offer what can be told apart."""
        looks = on_offer.shelf.looks
        self._drop_stale(looks)
        folded = sum(len(look.others) for look in looks)
        rejected = len(on_offer.shelf.rejected)
        self.count.setText(self.tr("%n candidate(s)", "", count) if count else "")
        self.folded.setText(self.tr("{count} more folded as same").format(count=folded) if folded else "")
        self.rejected.setText(self.tr("Offer {count} left out again").format(count=rejected))
        self.rejected.setVisible(bool(rejected))
        self._fill_language(looks)
        self._fill_size()
        self._fill_provider(looks, on_offer)
        for widget in (self._filters, self.weights):
            widget.setVisible(bool(looks))
        self._arrange()

    def show_trouble(self, sentence: str) -> None:
        """Say why previews do not come; "" says nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        self._upper = QHBoxLayout()
        self._upper.setSpacing(metrics.SPACE)
        self._upper.addWidget(self.count)
        self._upper.addWidget(self.folded, 1)
        self._upper.addWidget(self.rejected)
        filters = QHBoxLayout(self._filters)
        filters.setContentsMargins(0, 0, 0, 0)
        filters.setSpacing(metrics.SPACE)
        for button in (self.language, self.size_filter, self.provider):
            filters.addWidget(button)
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(metrics.SPACE_GROUP)
        legend.addWidget(ElidedLabel(self.tr("Score out of 100 ="), size=fonts.Size.SMALL, ink=Ink.TEXT2))
        for number, name in enumerate(part_names()):
            legend.addSpacing(metrics.SPACE_GROUP)
            legend.addWidget(_Swatch(number))
            legend.addWidget(Label(name, size=fonts.Size.SMALL, ink=Ink.TEXT2))
        legend.addStretch()
        fonts.wear(self.weights, fonts.Size.SMALL)
        self._lower = QHBoxLayout()
        self._lower.setSpacing(metrics.SPACE)
        self._lower.addWidget(self._legend, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACE)
        column.addLayout(self._upper)
        column.addLayout(self._lower)
        column.addWidget(self.trouble)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up what there is no room for."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its filters in a line of their own."""
        line = sum(widget.sizeHint().width() for widget in (self.count, self.weights)) + 2 * metrics.SPACE
        return QSize(max(self._filters.sizeHint().width(), line), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """The filters beside the count, and below them what colours mean; in a narrow pane the filters stand there."""
        above = self.count.sizeHint().width() + self.rejected.isVisibleTo(self) * self.rejected.sizeHint().width()
        above += self._filters.sizeHint().width() + 4 * metrics.SPACE
        below = self._legend.minimumSizeHint().width() + self.weights.sizeHint().width() + metrics.SPACE
        is_wide = self.width() >= max(above, below)
        self._legend.setVisible(is_wide and not self.weights.isHidden())
        first, second = (self._filters, self.weights) if is_wide else (self.weights, self._filters)
        if self._upper.indexOf(first) < 0:
            self._upper.addWidget(first)
            self._lower.addWidget(second, alignment=Qt.AlignmentFlag.AlignLeading)
            order = (self.language, self.size_filter, self.provider)
            for one, following in pairwise((*order, self.weights) if is_wide else (self.weights, *order)):
                QWidget.setTabOrder(one, following)

    # --- filters ----------------------------------------------------------------------------------------------------

    def _drop_stale(self, looks: Sequence[Look]) -> None:
        """A filter whose word nothing on offer has any more would only hide everything."""
        languages = {look.face.offer.language for look in looks}
        providers = {one.provider for look in looks for one in (look.face, *look.others)}
        if self.wanted.language is not None and self.wanted.language not in languages:
            self.wanted = replace(self.wanted, language=None)
        if self.wanted.provider is not None and self.wanted.provider not in providers:
            self.wanted = replace(self.wanted, provider=None)

    def _fill_language(self, looks: Sequence[Look]) -> None:
        tags = dict.fromkeys(look.face.offer.language for look in looks)
        choices = [(self.tr("Any language"), replace(self.wanted, language=None))]
        for tag in tags:
            if tag is not None:
                choices.append((language_text(tag), replace(self.wanted, language=tag)))
        self._fill(self.language, self.tr("Language of the pictures"), choices)

    def _fill_size(self) -> None:
        plain = replace(self.wanted, is_large_enough=False, is_ideal=False)
        choices = [
            (self.tr("Any size"), plain),
            (self.tr("Large enough"), replace(plain, is_large_enough=True)),
            (self.tr("As large as it should be"), replace(plain, is_ideal=True)),
        ]
        self._fill(self.size_filter, self.tr("Size of the pictures"), choices)

    def _fill_provider(self, looks: Sequence[Look], on_offer: OnOffer) -> None:
        names = dict.fromkeys(one.provider for look in looks for one in (look.face, *look.others))
        any_name = self.tr("%n provider(s)", "", len(names))
        choices = [(any_name, replace(self.wanted, provider=None))]
        choices += [(on_offer.label(name), replace(self.wanted, provider=name)) for name in names]
        self._fill(self.provider, self.tr("Provider of the pictures"), choices)

    def _fill(self, button: Button, name: str, choices: Sequence[tuple[str, Wanted]]) -> None:
        """A menu of which one is chosen; the button shows it."""
        menu = QMenu(button)
        group = QActionGroup(menu)
        for text, wanted in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(wanted == self.wanted)
            action.triggered.connect(self._choose(wanted))
            menu.addAction(action)
            if wanted == self.wanted:
                button.setText(text)
                button.setAccessibleName(f"{name}: {text}")
        old = button.menu()
        button.set_menu(menu)
        if old is not None:
            old.deleteLater()

    def _choose(self, wanted: Wanted) -> Callable[[], None]:
        def act() -> None:
            self.wanted = wanted
            self.changed.emit()

        return act


class _Swatch(QWidget):
    """The colour of a part; the word stands beside it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return _SWATCH

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        QPainter(self).fillRect(QRectF(self.rect()), part_colours()[self._number])
