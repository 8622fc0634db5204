"""About Metarr: version, licence, what it is made with, and whom its providers want named."""

from __future__ import annotations

import platform
from collections.abc import Sequence

import PySide6
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from metarr_desktop.domain.provider import ProviderSpec
from metarr_desktop.services.licences import Work
from metarr_desktop.ui.shell.licences import LicencesView
from metarr_desktop.ui.theme import fonts, metrics
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.widgets.buttons import Button, ButtonKind
from metarr_desktop.ui.widgets.labels import Label
from metarr_desktop.ui.widgets.scroll_column import ScrollColumn
from metarr_desktop.ui.widgets.segmented_control import Segment, SegmentedControl

_WIDTH = 560
_HEIGHT = 720


class About(QDialog):
    """A dialog that can be copied from."""

    def __init__(
        self,
        data_dir: str,
        version: str,
        specs: Sequence[ProviderSpec] = (),
        works: Sequence[Work] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Metarr Desktop"))
        self.resize(_WIDTH, _HEIGHT)
        self._facts = self.tr("Version {version}\nPython {python}, Qt {qt}, PySide {pyside}\n{system}\n{data}").format(
            version=version,
            python=platform.python_version(),
            qt=qVersion(),
            pyside=PySide6.__version__,
            system=platform.platform(terse=True),
            data=self.tr("Library in {folder}").format(folder=data_dir),
        )
        facts = Label(self._facts, ink=Ink.TEXT2, wrap=True)
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        licence = self.tr(
            "Free software under the GNU General Public License, version 3 or later. It comes with no warranty; "
            "you may change it and pass it on under the same terms."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*[metrics.SPACE_SECTION] * 4)
        column.setSpacing(metrics.SPACE_ROW)
        column.addWidget(Label(self.tr("Metarr Desktop"), size=fonts.Size.HERO, weight=fonts.Weight.STRONG))
        column.addWidget(
            Label(self.tr("Scan, correct, lock, publish – and see exactly that in your player."), wrap=True)
        )
        column.addWidget(facts)
        column.addWidget(Label(licence, ink=Ink.TEXT2, wrap=True))
        sources, made_with = self.tr("Where titles and pictures come from"), self.tr("Made with")
        self.parts = SegmentedControl(
            [Segment("sources", sources), Segment("made-with", made_with)], name=self.tr("Whose work it is"), small=True
        )
        self.licences = LicencesView(works)
        shown = QStackedWidget()
        shown.addWidget(_credits(specs, self.tr("Terms")))
        shown.addWidget(self.licences)
        self.parts.chosen.connect(lambda key: shown.setCurrentIndex(("sources", "made-with").index(key)))
        column.addWidget(self.parts, alignment=Qt.AlignmentFlag.AlignLeading)
        column.addWidget(shown, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        copy = Button(self.tr("Copy"), icon=Icon.COPY, kind=ButtonKind.FLAT)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._facts))
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        close.setFocus()
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch()
        row.addWidget(close)
        return row


def _credits(specs: Sequence[ProviderSpec], terms_word: str) -> QWidget:
    """What the terms of each provider ask to be shown, with the way to them."""
    area = ScrollColumn(terms_word, margin_px=0)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys scroll it
    area.column.setSpacing(metrics.SPACE_ROW)
    for spec in specs:
        if not spec.terms_url:  # the person's own files
            continue
        head = QHBoxLayout()
        head.addWidget(Label(spec.label, weight=fonts.Weight.MEDIUM))
        head.addStretch()
        terms = Button(terms_word, icon=Icon.EXTERNAL, kind=ButtonKind.LINK)
        terms.setAccessibleName(f"{spec.label}: {terms_word}")
        terms.setToolTip(spec.terms_url)
        terms.setAutoDefault(False)
        terms.clicked.connect(lambda _checked=False, url=spec.terms_url: QDesktopServices.openUrl(QUrl(url)))
        head.addWidget(terms)
        part = QVBoxLayout()
        part.setSpacing(2)
        part.addLayout(head)
        sentence = Label(spec.attribution or spec.website, size=fonts.Size.SMALL, ink=Ink.TEXT2, wrap=True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        part.addWidget(sentence)
        area.column.addLayout(part)
    return area
