"""The demo library in every state that has a screen of its own, drawn in every look."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

from PySide6.QtWidgets import QApplication

from metarr_desktop.services.cache_move import move_cache_job
from metarr_desktop.services.demo.gallery import Gallery
from metarr_desktop.services.demo_library import disturb_demo, dress_demo, make_demo, offer_pictures
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.ui.application import application
from metarr_desktop.ui.tour.album import Album
from metarr_desktop.ui.tour.looks import IN_SHORT, Look
from metarr_desktop.ui.tour.screens import HIGHLIGHTS, Screen, Tour

OpenEngine = Callable[[str], AbstractContextManager[Engine]]
Choice = Callable[[Tour], Iterator[Screen]]


def render(data_dir: str, out_dir: str, open_engine: OpenEngine) -> list[str]:
    """Draw a handful of screens of any data directory, light and dark; the files. Nothing in the library is changed.

    Raises what `open_engine` raises, and CannotWrite.
    """
    album = Album(out_dir)
    with open_engine(data_dir) as engine:
        draw(engine, album, IN_SHORT, Tour.screens)
    return album.written


def render_demo(album: Album, open_engine: OpenEngine, looks: Sequence[Look]) -> None:
    """Make the demo in a folder that vanishes again, give it a history, and draw all there is to see of it."""
    with tempfile.TemporaryDirectory(prefix="metarr-") as home, Gallery() as gallery:
        media = os.path.join(home, "media")
        with open_engine(os.path.join(home, "data")) as engine:
            engine.jobs.run_until_idle(make_demo(engine, media))
            dress_demo(engine)
            offer_pictures(engine, gallery.url)
            _fail_once(engine)
            draw(engine, album, looks, Tour.screens)
            disturb_demo(engine)
            draw(engine, album, looks, Tour.verify_screens)
            os.rename(media, f"{media} away")
            engine.run(*(scan_job(library.id) for library in engine.browse.libraries()))
            draw(engine, album, looks, Tour.offline_screens)
            _lose_half(engine, media)
            draw(engine, album, looks, Tour.held_screens)
            _replace_disk(engine)
            draw(engine, album, looks, Tour.replaced_screens)
        with open_engine(os.path.join(home, "nothing")) as engine:
            engine.libraries.put_setting("window.first_run_done", True)
            draw(engine, album, looks, Tour.empty_screens)


def draw(engine: Engine, album: Album, looks: Sequence[Look], choose: Choice) -> None:
    """Put what is chosen of the screens into the album, in each look."""
    app = _application()
    for look in looks:
        look.wear(app)
        with _led(app, engine, look) as tour:
            for screen in choose(tour):
                is_shown = look.is_whole or screen.name in HIGHLIGHTS
                if album.wants(screen.name) and is_shown:
                    album.put(screen.name, look.name, tour.show(screen))


@contextlib.contextmanager
def _led(app: QApplication, engine: Engine, look: Look) -> Iterator[Tour]:
    tour = Tour(app, engine, look)
    try:
        yield tour
    finally:
        tour.close()


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else application()


def _fail_once(engine: Engine) -> None:
    """Ask for what cannot be done: pictures within a library folder would be taken for the library's own."""
    engine.run(move_cache_job(engine.browse.libraries()[0].roots[0].path))


def _lose_half(engine: Engine, media: str) -> None:
    """Bring the demo's disk back with half of its first library gone."""
    os.rename(f"{media} away", media)
    library = engine.browse.libraries()[0]
    folders = sorted(os.scandir(library.roots[0].path), key=lambda entry: entry.name)
    for folder in folders[::2]:
        if folder.is_dir():
            os.rename(folder.path, os.path.join(os.path.dirname(media), folder.name))
    engine.run(*(scan_job(one.id) for one in engine.browse.libraries()))


def _replace_disk(engine: Engine) -> None:
    """Put another disk in the place of the first library's."""
    library = engine.browse.libraries()[0]
    root = library.roots[0].path
    os.rename(root, f"{root} before")
    os.makedirs(os.path.join(root, "Holiday pictures"))
    engine.run(scan_job(library.id))
