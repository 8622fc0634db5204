"""What a pasted id or address is understood as."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind, Scheme
from metarr_desktop.domain.provider import ProviderSpec, Rate, WebAddress
from metarr_desktop.domain.references import Reference, parse_reference

ARTIST = "5b11f4ce-a62d-471e-81fc-a69a8278c7da"


def _spec(name: str, *addresses: WebAddress) -> ProviderSpec:
    return ProviderSpec(
        name=name,
        label=name,
        kinds=frozenset(),
        fields={},
        schemes={},
        base_url="",
        rate=Rate(1),
        website="",
        terms_url="",
        attribution="",
        addresses=addresses,
    )


SPECS = (
    _spec(
        "tmdb",
        WebAddress(re.compile(r"themoviedb\.org/movie/(?P<id>[0-9]+)"), Scheme.TMDB, Kind.MOVIE),
        WebAddress(re.compile(r"themoviedb\.org/tv/(?P<id>[0-9]+)"), Scheme.TMDB, Kind.SERIES),
    ),
    _spec(
        "musicbrainz",
        WebAddress(re.compile(r"musicbrainz\.org/artist/(?P<id>[0-9a-fA-F-]{36})"), Scheme.MB_ARTIST, Kind.ARTIST),
    ),
    _spec("own", WebAddress(re.compile(r"films\.example/(?P<id>[a-z-]+)$"), "films_example", Kind.MOVIE)),
)


@pytest.mark.parametrize(
    ("text", "kind", "scheme", "value"),
    [
        ("tt0133093", None, "imdb", "tt0133093"),
        (" TT0133093 ", None, "imdb", "tt0133093"),
        ("imdb:tt0133093", None, "imdb", "tt0133093"),
        ("tmdb:603", None, "tmdb", "603"),
        ("tmdb: 00603", None, "tmdb", "603"),
        ("tmdb:movie/603", Kind.MOVIE, "tmdb", "603"),
        ("tmdb tv 1399", Kind.SERIES, "tmdb", "1399"),
        ("tvdb-81189", None, "tvdb", "81189"),
        ("{tmdb-603}", None, "tmdb", "603"),
        ("[tvdbid-81189]", None, "tvdb", "81189"),
        ("[tmdbid=603]", None, "tmdb", "603"),
        ("tvmaze:169", Kind.SERIES, "tvmaze", "169"),
        ("tmdb_set:2344", Kind.COLLECTION, "tmdb_set", "2344"),
        ("q83495", None, "wikidata", "Q83495"),
        ("myanimelist:1", None, "mal", "1"),
        (f"musicbrainz_artist:{ARTIST.upper()}", Kind.ARTIST, "musicbrainz_artist", ARTIST),
        ("https://www.themoviedb.org/movie/603-the-matrix?language=de", Kind.MOVIE, "tmdb", "603"),
        ("themoviedb.org/tv/1399", Kind.SERIES, "tmdb", "1399"),
        ("<https://www.imdb.com/de/title/tt0133093/?ref_=x>", None, "imdb", "tt0133093"),
        (f"https://musicbrainz.org/artist/{ARTIST}/releases", Kind.ARTIST, "musicbrainz_artist", ARTIST),
        ("https://films.example/the-lantern", Kind.MOVIE, "films_example", "the-lantern"),
    ],
)
def test_an_id_or_a_page_of_a_provider_is_understood(text: str, kind: Kind | None, scheme: str, value: str) -> None:
    assert parse_reference(text, SPECS) == Reference(kind, ExternalId(scheme, value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "603",  # anybody's
        ARTIST,  # of an artist, an album, a track?
        "The Matrix",
        "imdb:603",
        "tmdb:tt0133093",
        "tmdb:0",
        "tmdb:٦٠٣",
        "nm0000206",
        "https://films.example/about/us",
        "https://www.imdb.com/name/nm0000206/",
        "https://example.org/title/tt0133093",
        "file:///movie/603",
        "musicbrainz_artist:5b11f4ce",
        "tmdb:603 and more",
        "tt0133093" * 300,
    ],
)
def test_what_is_neither_is_no_reference(text: str) -> None:
    assert parse_reference(text, SPECS) is None


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    reference = parse_reference(text, SPECS)

    assert reference is None or (reference.id.scheme and reference.id.value)


@given(st.sampled_from([Scheme.TMDB, Scheme.TVDB, Scheme.ANILIST, Scheme.MAL]), st.integers(1, 10**9))
def test_what_is_written_as_scheme_and_value_comes_back(scheme: Scheme, number: int) -> None:
    reference = parse_reference(f"{scheme}:{number}", ())

    assert reference is not None
    assert reference.id == ExternalId(scheme.value, str(number))
