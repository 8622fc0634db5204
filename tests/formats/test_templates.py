"""Templates of names: what they say, what is wrong with them, and that every name is legal on every system."""

import os
import unicodedata

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.moves import NameKind
from metarr_desktop.domain.settings import SETTING
from metarr_desktop.formats.names import parse as read_name
from metarr_desktop.formats.templates import TOKENS, NoRoom, NoValue, TokenValue, parse

#: How many names each property is tried on; the long suite tries 5,000 (RELIABILITY, row 26).
EXAMPLES = int(os.environ.get("METARR_SOAK_NAMES", "200"))

ALIEN: dict[str, TokenValue] = {
    "title": "Alien",
    "year": 1979,
    "edition": "",
    "imdb": "tt0078748",
    "resolution": "1080p",
}


def film(template: str, **values: TokenValue) -> str:
    return parse(NameKind.MOVIE_FILE, template).name(ALIEN | values).text


def episode(template: str, **values: TokenValue) -> str:
    said = {"title": "Lost Hours", "season": 1, "episode": (2,), "episodetitle": "Dawn"} | values
    return parse(NameKind.EPISODE_FILE, template).name(said).text


# what templates say


def test_tokens_stand_for_values() -> None:
    assert film("{title} ({year})") == "Alien (1979)"


def test_a_group_vanishes_with_its_token() -> None:
    template = "{title}[ ({year})][ - {edition}]"

    assert film(template) == "Alien (1979)"
    assert film(template, edition="Director's Cut") == "Alien (1979) - Director's Cut"
    assert film(template, year=None) == "Alien"


def test_signs_are_doubled_to_stand_for_themselves() -> None:
    assert film("{title} [[{resolution}]] {{imdb-{imdb}}}") == "Alien [1080p] {imdb-tt0078748}"
    assert film("{title}[ [[{edition}]]]") == "Alien"


def test_numbers_have_as_many_digits_as_zeros() -> None:
    assert episode("{title} {season:00}x{episode:000}") == "Lost Hours 01x002"
    assert episode("{title} {season}x{episode}", season=12) == "Lost Hours 12x2"


@pytest.mark.parametrize(
    ("template", "name"),
    [("S{season:00}E{episode:00}", "S01E02-E03"), ("{season}x{episode:00}", "1x02-03")],
)
def test_a_file_of_two_episodes_names_both(template: str, name: str) -> None:
    assert episode(template, episode=(2, 3)) == name


def test_a_run_of_episodes_is_named_by_its_ends() -> None:
    assert episode("S{season:00}E{episode:00}", episode=(1, 2, 3, 4)) == "S01E01-E04"


def test_tokens_of_radarr_and_sonarr_are_understood() -> None:
    assert film("{Movie Title} ({Release Year}) [[{ImdbId}]]") == "Alien (1979) [tt0078748]"
    assert episode("{Series Title} - S{season:00}E{episode:00} - {Episode Title}") == "Lost Hours - S01E02 - Dawn"


def test_slashes_part_folders() -> None:
    template = parse(NameKind.MOVIE_FOLDER, "{initial}/{title} ({year})")

    assert template.name(ALIEN | {"initial": "A"}).levels == ("A", "Alien (1979)")


# what is wrong with them


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{titel}", "no token {titel} (at character 1)"),
        ("{title} ({episode})", "no token {episode} (at character 10)"),
        ("{title} {year:ab}", "“:ab” in {year} at character 9"),
        ("{title:00}", "“:00” in {title} at character 1"),
        ("{title} {year", "“{” at character 9 is not closed"),
        ("{title}[ {year}", "“[” at character 8 is not closed"),
        ("{title}]", "“]” without “[” at character 8"),
        ("{title}[ [{year}]]", "“[” within “[…]” at character 10"),
        ("{title}}", "“}” without “{” at character 8"),
        ("{title}[ - ]", "no token in the “[…]” at character 8"),
        ("{title}: {year}", "“:” at character 8"),
        ("{title}/{year}", "cannot hold “/” (at character 8)"),
        ("{year}", "{title}"),
        ("[{title}]", "outside of [ ]"),
        ("{original} {title}", "{original} stands for the whole name"),
        ("  ", "empty"),
    ],
)
def test_a_sentence_says_what_is_wrong_and_where(template: str, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        parse(NameKind.MOVIE_FILE, template)

    assert said in str(raised.value)


@pytest.mark.parametrize("template", ["../{title}", "/{title}", "{title}//x", "{title}/.."])
def test_a_template_leads_out_of_no_folder(template: str) -> None:
    with pytest.raises(BadInput, match="missing at character"):
        parse(NameKind.MOVIE_FOLDER, template)


def test_a_value_that_is_needed_and_not_known_is_named() -> None:
    with pytest.raises(NoValue) as raised:
        film("{title} ({year})", year=None)

    assert raised.value.token == "year"


# legal names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Alien: Covenant", "Alien - Covenant"),
        ("3:10 to Yuma", "3-10 to Yuma"),
        ("Face/Off", "Face_Off"),
        ("What?", "What_"),
        ("...And Justice", "And Justice"),
        ("Mr. ", "Mr"),
        ("con", "con_"),
        ("NUL", "NUL_"),
        ("Bell\a\u202eTen", "BellTen"),
        ("Ame\u0301", "Amé"),
        ("??", "_"),
        ("  two   blanks ", "two blanks"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert film("{title}", title=title) == name


def test_what_does_not_fit_is_cut_at_the_end_of_its_longest_text() -> None:
    template = parse(NameKind.EPISODE_FILE, "{title} - S{season:00}E{episode:00} - {episodetitle}")
    said: dict[str, TokenValue] = {"title": "Lost", "season": 1, "episode": (2,), "episodetitle": "word " * 20}

    name = template.name(said, room_bytes=40)

    assert name.text == "Lost - S01E02 - word word word word word"[:40].rstrip()
    assert name.is_shortened


def test_a_name_that_no_cut_makes_fit_is_refused() -> None:
    with pytest.raises(NoRoom):
        parse(NameKind.MOVIE_FILE, "{title} ({year})").name(ALIEN, room_units=5)


@pytest.mark.parametrize("kind", list(NameKind))
def test_the_default_is_a_template_for_its_kind(kind: NameKind) -> None:
    template = parse(kind, str(SETTING.named(kind.setting).default))

    assert template.tokens <= set(TOKENS[kind])


def test_kodi_jellyfin_and_plex_read_the_defaults_as_they_were_meant() -> None:
    default = str(SETTING.named("rename.episode_file").default)
    movie = str(SETTING.named("rename.movie_file").default)

    read = read_name(episode(default, year=2004, season=3))
    assert (read.title, read.season, read.episodes) == ("Lost Hours", 3, (2,))
    read = read_name(film(movie))
    assert (read.title, read.year) == ("Alien", 1979)


# properties (RELIABILITY, row 26)

_RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
_TITLES = st.one_of(
    st.text(min_size=1, max_size=400),
    st.sampled_from(
        [*sorted(_RESERVED), "..", "../..", "C:\\x", "a\0b", "👨‍👩‍👧" * 90, "é" * 200, " .", "-", "con.txt"]
    ),
)


def is_legal(name: str) -> bool:
    """What Windows, macOS and Linux take, and no player hides."""
    return (
        0 < len(name.encode()) <= 255
        and not set(name) & set('<>:"/\\|?*')
        and all(unicodedata.category(sign) != "Cc" for sign in name)
        and name[-1] not in ". "
        and name[0] not in ". "
        and name.partition(".")[0].strip().casefold() not in _RESERVED
        and name == unicodedata.normalize("NFC", name)
    )


def named(template: str, kind: NameKind = NameKind.MOVIE_FILE, **values: TokenValue) -> tuple[str, ...]:
    """The name's levels; what says nothing that can be seen is not tried."""
    try:
        return parse(kind, template).name(values).levels
    except NoValue:
        reject()


@settings(max_examples=EXAMPLES, deadline=None)
@given(title=_TITLES, edition=st.text(max_size=300), year=st.integers(0, 9999))
def test_every_name_is_legal_everywhere_and_leads_nowhere_else(title: str, edition: str, year: int) -> None:
    template = "{title}[ ({year})][ - {edition}]/{title}[ {edition}]"

    levels = named(template, NameKind.MOVIE_FOLDER, title=title, edition=edition, year=year)

    assert [name for name in levels if not is_legal(name)] == []
    assert len(levels) == 2


@settings(max_examples=EXAMPLES, deadline=None)
@given(title=_TITLES)
def test_the_template_changes_nothing_about_a_name_that_it_made(title: str) -> None:
    (name,) = named("{title}", title=title)

    assert named("{title}", title=name) == (name,)
