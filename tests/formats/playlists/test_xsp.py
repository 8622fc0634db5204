"""The text of smart playlists, as Kodi's own reader takes it."""

from xml.etree import ElementTree

import pytest

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.views import SORTS, Sort
from metarr_desktop.formats.playlists import xsp
from metarr_desktop.formats.playlists.xsp import Rule, Rules


def test_the_text_of_a_smart_playlist() -> None:
    rules = Rules(Kind.MOVIE, (Rule("genre", "is", ("Crime", "Noir")), Rule("year", "greaterthan", ("1989",))))

    assert xsp.write("Dark & late", rules, Sort("year", is_descending=True)) == (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<smartplaylist type="movies">\n'
        "  <name>Dark &amp; late</name>\n"
        "  <match>all</match>\n"
        '  <rule field="genre" operator="is">\n'
        "    <value>Crime</value>\n"
        "    <value>Noir</value>\n"
        "  </rule>\n"
        '  <rule field="year" operator="greaterthan">\n'
        "    <value>1989</value>\n"
        "  </rule>\n"
        "  <group>none</group>\n"
        '  <order direction="descending">year</order>\n'
        "</smartplaylist>\n"
    )


def test_one_rule_of_several_is_enough() -> None:
    rules = Rules(Kind.SERIES, (Rule("genre", "is", ("Crime",)), Rule("tag", "is", ("mine",))), is_any=True)

    root = ElementTree.fromstring(xsp.write("Any", rules, Sort()))

    assert (root.get("type"), root.findtext("match"), root.find("group")) == ("tvshows", "one", None)


def test_an_order_that_kodi_does_not_have_is_left_out() -> None:
    root = ElementTree.fromstring(xsp.write("Shows", Rules(Kind.SERIES, ()), Sort("runtime")))

    assert root.find("order") is None


@pytest.mark.parametrize("kind", xsp.TYPES)
@pytest.mark.parametrize("by", SORTS)
def test_every_order_of_every_kind_can_be_written(kind: Kind, by: str) -> None:
    assert ElementTree.fromstring(xsp.write("All", Rules(kind, ()), Sort(by))).get("type") == xsp.TYPES[kind]
