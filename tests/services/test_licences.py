"""Whose work travels with the program, read from where it is installed."""

import pytest

from metarr_desktop.services.licences import Work, works

Works = dict[str, Work]


@pytest.fixture(scope="module")
def found() -> Works:
    return {work.name.casefold().replace("_", "-"): work for work in works()}


def test_what_we_need_is_named_with_its_version_and_licence(found: Works) -> None:
    assert {"sqlalchemy", "httpx", "pillow", "pyside6-essentials", "mutagen", "zeroconf"} <= found.keys()
    assert all(work.version and work.licence for name, work in found.items() if name not in ("inter", "oldstandard"))
    assert (found["mutagen"].licence, found["zeroconf"].licence) == ("GPL-2.0-or-later", "LGPL-2.1-or-later")


def test_what_that_needs_in_turn_is_named_too_and_what_only_builds_or_tests_is_not(found: Works) -> None:
    assert {"anyio", "mako", "markupsafe", "shiboken6"} <= found.keys()
    assert not {"pytest", "mypy", "hypothesis", "metarr-desktop"} & found.keys()


def test_almost_each_comes_with_the_text_of_its_licence(found: Works) -> None:
    """Qt's own wheels bring none."""
    silent = [name for name, work in found.items() if not work.text]

    assert len(silent) < len(found) / 10
    assert "Permission is hereby granted" in found["sqlalchemy"].text


def test_the_fonts_of_the_demo_are_among_them(found: Works) -> None:
    assert found["inter"].licence == "OFL-1.1"
    assert "Reserved Font Name" in found["inter"].text
