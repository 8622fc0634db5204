"""Subtitles, extras and bases (RULES 3.5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.languages import language_of
from metarr_desktop.formats.names.extras import creditless, extra_name, subtitle_words
from metarr_desktop.formats.names.sidecars import bind


@pytest.mark.parametrize(
    ("text", "language", "flags"),
    [
        (".en", "en", ""),
        (".eng.forced", "en", "forced"),
        (".forced.ger", "de", "forced"),
        (".de.foreign", "de", "forced"),
        (".en.sdh", "en", "impaired"),
        (".en.cc", "en", "impaired"),
        (".hi", "hi", ""),
        (".en.hi", "en", "impaired"),
        (".hi.en", "en", "impaired"),
        (".hi.hi", "hi", "impaired"),
        (".hi.forced", "hi", "forced"),
        (".pt-BR", "pt-BR", ""),
        (".zh-Hans.default", "zh-Hans", "default"),
        (".English", "en", ""),
        (".Director's Commentary.fr", "fr", ""),
        (".made in no time.de", "de", ""),
        ("_en", "en", ""),
        (" - German (Forced)", "de", "forced"),
        (" [en]", "en", ""),
        ("2_English", "en", ""),
        (".es-419", "es-419", ""),
        ("", "", ""),
        (".nonsense", "", ""),
    ],
)
def test_words_of_a_subtitle(text, language, flags):
    said = subtitle_words(text)

    assert said.language == language
    assert (said.is_forced, said.is_hearing_impaired, said.is_default) == (
        "forced" in flags,
        "impaired" in flags,
        "default" in flags,
    )


@pytest.mark.parametrize(
    ("word", "tag"),
    [("DEU", "de"), ("fre", "fr"), ("fra", "fr"), ("pob", "pt-BR"), ("PT-br", "pt-BR"), ("the", ""), ("xx", "")],
)
def test_languages_in_their_spellings(word, tag):
    assert language_of(word) == tag


@pytest.mark.parametrize(
    ("stem", "extra_type", "base"),
    [
        ("Heat-trailer", "trailer", "Heat"),
        ("Heat-trailer2", "trailer", "Heat"),
        ("Heat_trailer", "trailer", "Heat"),
        ("sample-heat", "sample", "heat"),
        ("Heat-deletedscene", "deletedscene", "Heat"),
        ("Heat-extra", "other", "Heat"),
    ],
)
def test_suffixes_of_extras(stem, extra_type, base):
    extra = extra_name(stem)

    assert extra is not None
    assert (extra.type, extra.base) == (extra_type, base)


@pytest.mark.parametrize("stem", ["The Interview", "Short Circuit", "Trailerpark", "Deleted", "Heat.scene", "Sampled"])
def test_words_inside_a_title_are_no_suffix(stem):
    assert extra_name(stem) is None


@pytest.mark.parametrize(
    ("stem", "expected"), [("[G] Show - NCOP1", "ncop"), ("Show NCED 2a", "nced"), ("Concept", "")]
)
def test_creditless_openings_and_endings(stem, expected):
    assert creditless(stem) == expected


def test_a_sidecar_binds_to_the_longest_base_that_ends_at_a_word():
    bases = {"heat": 1, "heat 2": 2}

    assert bind("Heat.en", bases) == (1, ".en")
    assert bind("HEAT 2.en", bases) == (2, ".en")
    assert bind("Heater.en", bases) is None


@given(st.text(), st.sampled_from(["", ".en", "-poster", " - x"]))
def test_every_name_binds_to_itself_with_what_follows(base, rest):
    assert bind(base + rest, {base.casefold(): True, "\0": True}) in ((True, rest), None if not base else (True, rest))
