"""The parts of a search as chips: said in words, taken out and added without touching the rest."""

import pytest

from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.query_terms import KEYS
from metarr_desktop.domain.query_tree import written
from metarr_desktop.ui.library.terms import chip_parts, chip_text, without


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("year>2010", "year > 2010"),
        ("missing:poster", "missing poster"),
        ("missing:logo", "missing clear logo"),
        ("missing:sub", "missing subtitles"),
        ("missing:", "missing file"),
        ("missing:sub:deu", "missing sub German"),
        ("audio:de", "audio German"),
        ("sub:any", "with subtitles"),
        ("audio:unnamed", "audio unnamed"),
        ("codec:hevc", "codec H.265"),
        ("codec:audio", "codec audio"),
        ("source:tmdb", "source TMDB"),
        ("source:person", "source You"),
        ("complete<50", "complete < 50"),
        ('root:"/my films"', "root /my films"),
        ("unpublished", "unpublished"),
        ("kind:movie", "kind movie"),
        ("status:unidentified", "status not identified"),
        ("compilation:true", "compilation yes"),
        ("locked:", "locked by you"),
        ("locked:plot", "locked plot"),
        ("added<7d", "added < 7d"),
        ("unwatched", "not watched"),
        ("-genre:horror", "not genre horror"),
        ('actor:"Ines Haldor"', "actor Ines Haldor"),
        ('"low tide"', "“low tide”"),
        ("-tide", "not tide"),
        ("genre:crime OR genre:drama", "genre crime or genre drama"),
        ("-(genre:crime OR tide)", "not (genre crime or tide)"),
        ("(genre:crime tide) OR year>2010", "genre crime, tide or year > 2010"),
    ],
)
def test_a_chip_says_its_part_in_words(typed: str, said: str) -> None:
    (part,) = chip_parts(parse_query(typed))

    assert chip_text(part) == said


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("audio:en", "Ton auf Englisch"),
        ("sub:any", "mit Untertiteln"),
        ("missing:poster", "fehlt: Poster"),
        ("missing:sub", "fehlt: Untertitel"),
        ("missing:sub:en", "fehlt: Untertitel auf Englisch"),
        ("kind:series", "Art Serie"),
        ("status:unidentified", "Zustand nicht bestimmt"),
        ("locked:plot", "gesperrt: Handlung"),
        ("unpublished", "unveröffentlicht"),
        ("audio:unnamed", "Ton ohne Sprache"),
        ("codec:hevc", "Codec H.265"),
        ("source:person", "Quelle Du"),
        ("-tag:loan", "nicht Schlagwort loan"),
        ("year>2010", "Jahr > 2010"),
        ("provider:tmdb", "bekannt bei TMDB"),
    ],
)
def test_in_a_german_window_a_chip_is_german(typed: str, said: str) -> None:
    (part,) = chip_parts(parse_query(typed))

    assert chip_text(part) == said


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("key", [key for key in KEYS if key != "in"])
def test_no_key_is_left_as_it_is_typed(key: str) -> None:
    """Whatever follows: "2" is a name, or a share."""
    others = {"missing": "plot", "locked": "plot", "decade": "90s", "size": "2gb"}
    others |= dict.fromkeys(("audio", "sub", "language"), "de")
    value = next(iter(KEYS[key]), others.get(key, "2"))
    (part,) = chip_parts(parse_query(f"{key}:{value}" if value else key))

    assert not chip_text(part).startswith(key)


def test_plain_words_are_no_chips() -> None:
    assert chip_parts(parse_query("low tide")) == []


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ('glass year>2010 actor:"Ines Haldor"', "year>2010", 'glass actor:"Ines Haldor"'),
        ("glass genre:crime OR genre:drama unwatched", "genre:crime OR genre:drama", "glass watched:no"),
        ('glass -"low tide"', '-"low tide"', "glass"),
        ("unwatched", "watched:no", ""),
        ("(a OR b) c -(d e)", "-(d e)", "a OR b c"),
        ("missing:", "missing:file", ""),
    ],
)
def test_a_part_is_taken_out_and_the_rest_stays(text: str, gone: str, left: str) -> None:
    assert gone in [written(part) for part in chip_parts(parse_query(text))]
    assert without(text, gone) == left
