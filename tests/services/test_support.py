"""What leaves the house in a support bundle: everything that helps, no secret, and no title where that is wanted."""

from __future__ import annotations

import json
import logging
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.app import open_engine
from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.services.anonymous import Anonymous
from metarr_desktop.services.doctor import examine
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import scan_job
from metarr_desktop.services.health import findings
from tests.disk import a_film


class TestAnonymous:
    def text(self, text: str) -> str:
        return Anonymous(["/srv/films", "/home/me"], ["Heat", "It", "The Thin Red Line", "M"]).text(text)

    def test_a_path_of_the_person_goes_with_all_that_follows_it(self) -> None:
        assert self.text("cannot read /srv/films/My Title (1995)/a b.mkv: denied\nnext") == "cannot read <path>\nnext"

    def test_a_path_in_quotes_ends_with_them(self) -> None:
        assert self.text('File "/home/me/x.py", line 3') == 'File "<path>", line 3'

    def test_paths_of_the_system_stay(self) -> None:
        assert self.text("/usr/lib/python3.11/json.py") == "/usr/lib/python3.11/json.py"

    def test_titles_go_whatever_their_case_but_not_within_other_words(self) -> None:
        assert self.text("kept HEAT of the thin red line; Cheaters heated") == "kept <name> of <name>; Cheaters heated"

    def test_short_titles_go_only_where_they_are_written_so(self) -> None:
        assert self.text("It is it; M, m") == "<name> is it; <name>, m"

    def test_values_of_json_keep_their_form(self) -> None:
        anonymous = Anonymous(["/srv/films"], ["Heat"])

        assert anonymous.value({"path": "/elsewhere/x", "n": [1, None, True], "says": "Heat came"}) == {
            "path": "<path>",
            "n": [1, None, True],
            "says": "<name> came",
        }


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    a_film(tmp_path / "films", "Suspiria 1977")
    with open_engine(str(tmp_path / "data")) as engine:
        library = engine.libraries.add(str(tmp_path / "films"), LibraryType.MOVIE, name="Scary ones")
        engine.run(scan_job(library.id))
        logging.getLogger("metarr_desktop.x").warning("Suspiria lies in %s", tmp_path / "films")
        yield engine


def bundle(engine: Engine, path: Path, *, with_titles: bool = True) -> dict[str, str]:
    health = examine(engine)
    engine.support.save_bundle(str(path), health, findings(health), with_titles=with_titles)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_bundle_holds_what_helps(engine: Engine, tmp_path: Path) -> None:
    parts = bundle(engine, tmp_path / "b.zip")

    assert set(parts) == {
        "about.json", "doctor.json", "settings.json", "library.json", "failed-jobs.json", "log/metarr.log"
    }  # fmt: skip
    assert json.loads(parts["library.json"])["rows"]["item"] == 1
    assert json.loads(parts["about.json"])["packages"]["SQLAlchemy"]
    assert json.loads(parts["doctor.json"])["check"]["faults"] == []
    assert "Suspiria" in parts["log/metarr.log"]


def test_without_titles_neither_names_nor_paths_of_the_person_are_in_it(engine: Engine, tmp_path: Path) -> None:
    parts = bundle(engine, tmp_path / "b.zip", with_titles=False)

    told = "\n".join(parts.values())
    assert "<name> lies in <path>" in told
    for own in ("Suspiria", "Scary ones", str(tmp_path), os.path.basename(tmp_path)):
        assert own not in told, own


def test_a_secret_that_was_not_needed_since_the_start_is_known_all_the_same(tmp_path: Path) -> None:
    with open_engine(str(tmp_path / "data")) as engine:
        engine.sources.set("omdb", {"api_key": "canary-omdb-1"})
    log = tmp_path / "data" / "metarr.log"
    with log.open("a") as file:  # an older version wrote it
        file.write("2026-01-01 00:00:00,000 INFO x: canary-omdb-1 and canary%2Domdb%2D1\n")

    with open_engine(str(tmp_path / "data")) as engine:
        parts = bundle(engine, tmp_path / "b.zip")

    assert "INFO x: ***" in parts["log/metarr.log"]
    assert "canary-omdb-1" not in "".join(parts.values())


def test_a_bundle_is_a_zip_and_nothing_else_is_written_over(engine: Engine, tmp_path: Path) -> None:
    film = next((tmp_path / "films").rglob("*.mp4"), None) or next((tmp_path / "films").rglob("*.*"))
    before = film.read_bytes()

    with pytest.raises(BadInput, match=r"\.zip"):
        bundle(engine, film)

    assert film.read_bytes() == before
