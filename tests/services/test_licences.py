"""Whose work travels with the program, read from where it is installed."""

from metarr_desktop.services.licences import Work, works


def by_name() -> dict[str, Work]:
    return {work.name.casefold().replace("_", "-"): work for work in works()}


def test_what_we_need_is_named_with_its_version_and_licence() -> None:
    found = by_name()

    assert {"sqlalchemy", "httpx", "pillow", "pyside6-essentials", "mutagen", "zeroconf"} <= found.keys()
    assert all(work.version and work.licence for name, work in found.items() if name not in ("inter", "oldstandard"))
    assert (found["mutagen"].licence, found["zeroconf"].licence) == ("GPL-2.0-or-later", "LGPL-2.1-or-later")


def test_what_that_needs_in_turn_is_named_too_and_what_only_builds_or_tests_is_not() -> None:
    found = by_name()

    assert {"anyio", "mako", "markupsafe", "shiboken6"} <= found.keys()
    assert not {"pytest", "mypy", "hypothesis", "metarr-desktop"} & found.keys()


def test_each_comes_with_the_text_of_its_licence_but_qts_own_which_ships_none() -> None:
    found = by_name()

    assert {name for name, work in found.items() if not work.text} == {"pyside6-essentials", "shiboken6"}
    assert "Permission is hereby granted" in found["sqlalchemy"].text


def test_the_fonts_of_the_demo_are_among_them() -> None:
    found = by_name()

    assert found["inter"].licence == "OFL-1.1"
    assert "Reserved Font Name" in found["inter"].text
