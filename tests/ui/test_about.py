"""About names everybody whose terms ask for it."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from metarr_desktop.services.engine import Engine
from metarr_desktop.ui.shell.about import About
from metarr_desktop.ui.widgets.buttons import Button


def test_every_provider_is_named_as_its_terms_ask_with_the_way_to_them(qtbot: QtBot, empty_engine: Engine) -> None:
    specs = empty_engine.sources.specs()
    about = About("/data", "1.0", specs)
    qtbot.addWidget(about)

    texts = {label.text() for label in about.findChildren(QLabel)}
    tips = {button.toolTip() for button in about.findChildren(Button)}
    assert len(specs) > 3
    assert all(spec.label in texts and (spec.attribution or spec.website) in texts for spec in specs)
    assert all(spec.terms_url in tips for spec in specs)
