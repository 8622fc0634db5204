"""Every test of the window runs off screen, in the light theme unless it changes it."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.demo import lay_out
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.shipped import resources
from metarr_desktop.ui import language
from metarr_desktop.ui.bridge import Bridge
from metarr_desktop.ui.desk import Desk, Stage
from metarr_desktop.ui.pictures import Pictures
from metarr_desktop.ui.theme.palette import LIGHT, current_palette
from metarr_desktop.ui.theme.theme import apply
from tests.disk import a_film, an_episode_file
from tests.fakes import FakeProvider


@pytest.fixture(autouse=True)
def _collected_in_this_thread() -> Iterator[None]:
    """As in the program (`ui.application`): no worker frees widgets because it made the value that is one too many."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> None:
    if current_palette() is not LIGHT or not qapp.styleSheet():
        apply(qapp, LIGHT)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The compiled words that the program loads: without them plurals stay as the sources write them."""
    translator = QTranslator()
    assert translator.load(str(resources() / "translations" / "metarr_en.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Has the window speak a language (`ui.language`) from now on."""
    yield lambda word: language.speak(qapp, word)
    language.hush(qapp)


@pytest.fixture
def german(speak: Callable[[str], None]) -> None:
    """The window speaks German."""
    speak("de")


@pytest.fixture(scope="session")
def demo_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine that has scanned the demo: films, series and music. Leave it as you found it."""
    folder = tmp_path_factory.mktemp("demo")
    demo = lay_out(str(folder / "media"))
    with open_engine(str(folder / "data")) as engine:
        movies = engine.libraries.add(demo.movies, LibraryType.MOVIE)
        series = engine.libraries.add(demo.tv[0], LibraryType.TV)
        engine.libraries.add_root(series.id, demo.tv[1])
        music = engine.libraries.add(demo.music, LibraryType.MUSIC)
        engine.run(*(scan_job(library.id) for library in (movies, series, music)))
        yield engine


@pytest.fixture
def empty_engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine that knows no library yet."""
    with open_engine(str(tmp_path / "data")) as engine:
        yield engine


def desk_over(engine: Engine) -> Iterator[Desk]:
    bridge = Bridge(engine)
    yield Desk(engine, bridge, Pictures(bridge, engine.browse.picture_path), Stage())
    bridge.close()


@pytest.fixture
def demo_desk(qapp: QApplication, demo_engine: Engine) -> Iterator[Desk]:
    """What a screen is handed, over the demo."""
    yield from desk_over(demo_engine)


@pytest.fixture
def empty_desk(qapp: QApplication, empty_engine: Engine) -> Iterator[Desk]:
    """What a screen is handed, over an empty data directory."""
    yield from desk_over(empty_engine)


@pytest.fixture
def tmdb(monkeypatch: pytest.MonkeyPatch) -> FakeProvider:
    """The only provider there is. It knows two films of one name."""
    provider = FakeProvider()
    provider.knows("1", "Suspiria", values={"year": 1977})
    provider.knows("2", "Suspiria", values={"year": 2018})
    monkeypatch.setattr("metarr_desktop.providers.SOURCES", (provider.source,))
    return provider


@pytest.fixture
def asked_desk(qapp: QApplication, tmdb: FakeProvider, tmp_path: Path) -> Iterator[Desk]:
    """Two films and a series; nobody was asked about them yet, and nothing follows by itself."""
    a_film(tmp_path / "films", "Suspiria")
    a_film(tmp_path / "films", "Holiday 2011")
    an_episode_file(tmp_path / "tv" / "Firefly", "Firefly S01E01")
    with open_engine(str(tmp_path / "data")) as engine:
        engine.libraries.put_setting("automation.enrich_after_identify", False)
        films = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE)
        shows = engine.libraries.add(str(tmp_path / "tv"), LibraryType.TV)
        engine.run(scan_job(films.id), scan_job(shows.id))
        yield from desk_over(engine)
