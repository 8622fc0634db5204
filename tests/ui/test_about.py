"""About names everybody whose terms ask for it, and whose work it is made with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from metarr_desktop.services.engine import Engine
from metarr_desktop.services.licences import Work
from metarr_desktop.ui.nameless import nameless
from metarr_desktop.ui.shell.about import About
from metarr_desktop.ui.widgets.buttons import Button


def test_every_provider_is_named_as_its_terms_ask_with_the_way_to_them(qtbot: QtBot, empty_engine: Engine) -> None:
    specs = [spec for spec in empty_engine.sources.specs() if spec.terms_url]  # not the person's own files
    about = About("/data", "1.0", empty_engine.sources.specs())
    qtbot.addWidget(about)

    texts = {label.text() for label in about.findChildren(QLabel)}
    tips = {button.toolTip() for button in about.findChildren(Button)}
    assert len(specs) > 3
    assert all(spec.label in texts and (spec.attribution or spec.website) in texts for spec in specs)
    assert all(spec.terms_url in tips for spec in specs)


def test_the_licence_of_all_that_it_is_made_with_can_be_read(qtbot: QtBot) -> None:
    works = [
        Work("Alpha", "1.2", "MIT", "https://alpha.example", "Permission is hereby granted"),
        Work("Beta", "3", "LGPL-3.0-only", "https://beta.example"),
    ]
    about = About("/data", "1.0", works=works)
    qtbot.addWidget(about)
    about.show()
    view = about.licences
    qtbot.mouseClick(about.parts.button("made-with"), Qt.MouseButton.LeftButton)
    assert view.isVisible()
    assert view.text.toPlainText() == "Permission is hereby granted"

    qtbot.keyClick(view.table, Qt.Key.Key_Down)

    assert view.text.toPlainText() == "No text came with Beta. Its licence is LGPL-3.0-only; its page has it in full."
    assert view.page.toolTip() == "https://beta.example"
    assert list(nameless(about)) == []
