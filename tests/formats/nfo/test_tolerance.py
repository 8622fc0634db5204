"""What other programs and people leave in NFO files, and what we make of it (RULES 3.6)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from metarr_desktop.domain.fields import FIELD, fields_of
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.values import Credit, Rating, Value
from metarr_desktop.formats.nfo import NfoRecord, dialect, read, write


def values(xml: str | bytes, path: str = "") -> Mapping[str, Value]:
    (record,) = read(xml.encode() if isinstance(xml, str) else xml, path=path)
    return record.values


def movie(inner: str) -> Mapping[str, Value]:
    return values(f"<movie>{inner}</movie>")


def ids(inner: str) -> list[str]:
    return [f"{one.scheme}:{one.value}" for one in movie(inner).get("external_ids", ())]  # type: ignore[union-attr]


DECLARED = '<?xml version="1.0" encoding="{}"?>\n<movie><title>Amélie</title></movie>'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(DECLARED.format("UTF-8").encode("utf-8-sig"), id="BOM"),
        pytest.param(DECLARED.format("UTF-16").encode("utf-16"), id="UTF-16 with BOM"),
        pytest.param(DECLARED.format("UTF-16").encode("utf-16-le"), id="UTF-16-LE without BOM"),
        pytest.param(DECLARED.format("UTF-16").encode("utf-16-be"), id="UTF-16-BE without BOM"),
        pytest.param(DECLARED.format("UTF-8").encode("latin-1"), id="Latin-1 called UTF-8"),
        pytest.param(DECLARED.format("ISO-8859-1").encode("latin-1"), id="Latin-1"),
        pytest.param(DECLARED.format("ISO-8859-1").encode(), id="UTF-8 called Latin-1"),
        pytest.param(b"\n\n" + DECLARED.format("UTF-8").encode(), id="blank lines in front"),
        pytest.param("<!-- tMM --><movie><title>Amélie</title></movie>".encode(), id="comment in front"),
        pytest.param("<!DOCTYPE movie><movie><title>Amélie</title></movie>".encode(), id="document type"),
        pytest.param(b"<movie><title>Am&eacute;lie</title></movie>", id="HTML entity"),
        pytest.param(b"<movie><title>Am&#233;lie</title></movie>", id="character reference"),
        pytest.param("<movie><title><![CDATA[Amélie]]></title></movie>".encode(), id="CDATA"),
        pytest.param("<movie><title>Am\x01élie\x1f</title></movie>".encode(), id="control characters"),
        pytest.param("<Movie><TITLE>Amélie</TITLE></Movie>".encode(), id="capitals"),
        pytest.param('<movie xmlns="urn:x"><title>Amélie</title></movie>'.encode(), id="namespace"),
        pytest.param("<movie>\n<title>\n  Amélie\n</title></movie>\n\n".encode(), id="white space"),
        pytest.param("<movie><title>Am<i>él</i>ie</title></movie>".encode(), id="markup in text"),
        pytest.param("<movie><title>Amélie</title></movie>\nsee the web".encode(), id="words behind the root"),
        pytest.param("<movie><title>Amélie</title><plot>cut off her".encode(), id="cut off"),
        pytest.param("<movie><title>Amélie</title><plot>a</b></movie>".encode(), id="wrong end tag"),
    ],
)
def test_a_title_is_read_however_the_file_was_saved(data: bytes) -> None:
    assert values(data)["title"] == "Amélie"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Fast & Furious", "Fast & Furious"),
        ("R&B &amp; Soul", "R&B & Soul"),
        ("A&nbsp;B &unknown; C", "A\N{NO-BREAK SPACE}B &unknown; C"),
        ("<![CDATA[<b>&nbsp;</b>]]> & so", "<b>&nbsp;</b> & so"),
        ("bell&#7; null&#0; big&#x110000;", "bell null big"),
    ],
)
def test_ampersands_are_repaired_outside_of_cdata(written: str, read_as: str) -> None:
    assert movie(f"<plot>{written} &</plot>")["plot"] == f"{read_as} &"


def test_the_text_at_which_a_file_is_announced_is_not_taken() -> None:
    assert values("<movie><title>Heat</title><plot>A thief and a") == {"title": "Heat"}


def test_a_broken_file_is_never_the_source_of_elements_to_put_back() -> None:
    (record,) = read(b"<movie><title>Heat</title><custom>1</custom><plot>a</b></movie>")

    assert record.values["title"] == "Heat"
    assert record.unknown == ()


def test_an_empty_element_says_nothing() -> None:
    assert movie("<title/><plot></plot><year> </year><genre/><actor><name/></actor><set/><uniqueid type='imdb'/>") == {}


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<runtime>127</runtime>", {"runtime": 127}),
        ("<runtime>127 min</runtime>", {"runtime": 127}),
        ("<runtime>2h 7m</runtime>", {"runtime": 127}),
        ("<runtime>2 h</runtime>", {"runtime": 120}),
        ("<runtime>127.0</runtime>", {"runtime": 127}),
        ("<runtime>0</runtime>", {}),
        ("<runtime>long</runtime>", {}),
        ("<year>1999</year>", {"year": 1999}),
        ("<year>0</year>", {}),
        ("<premiered>1999-03-31</premiered>", {"premiered": "1999-03-31", "year": 1999}),
        ("<premiered>1999-03-31T00:00:00</premiered>", {"premiered": "1999-03-31", "year": 1999}),
        ("<premiered>2023-05-00</premiered>", {"premiered": "2023-05", "year": 2023}),
        ("<premiered>0000-00-00</premiered>", {}),
        ("<year>1998</year><premiered>1999-03-31</premiered>", {"premiered": "1999-03-31", "year": 1998}),
        ("<releasedate>1999-06-11</releasedate>", {"release_date": "1999-06-11", "year": 1999}),
        ("<set><name>Alien</name><overview>x</overview></set>", {"collection": "Alien"}),
        ("<set>Alien</set>", {"collection": "Alien"}),
        ("<set><name/></set>", {}),
        ("<genre>Drama / Crime</genre><genre>Crime</genre>", {"genres": ("Drama", "Crime")}),
        ("<studio>AC/DC Films</studio>", {"studios": ("AC/DC Films",)}),
        ("<playcount>2</playcount>", {"play_count": 2, "watched": True}),
        ("<playcount>0</playcount>", {"play_count": 0}),
        ("<watched>false</watched>", {"watched": False}),
        ("<lastplayed>2020-01-02</lastplayed>", {"last_played": "2020-01-02 00:00:00"}),
        ("<dateadded>2020-01-02 03:04</dateadded>", {"date_added": "2020-01-02 03:04:00"}),
        ("<dateadded>2020-01-02T03:04:05Z</dateadded>", {"date_added": "2020-01-02 03:04:05"}),
        ("<resume><position>12.5</position><total>90</total></resume>", {"resume_position": 12.5}),
        ("<resume><position>0.000000</position></resume>", {}),
        ("<userrating>8</userrating>", {"user_rating": 8}),
        ('<userrating max="5">4</userrating>', {"user_rating": 8}),
        ("<userrating>0</userrating>", {}),
        ("<top250>9999999999999999</top250>", {}),
        ("<budget>-1</budget>", {}),
        ("<watched>perhaps</watched>", {}),
        ("<lastplayed>yesterday</lastplayed>", {}),
        ("<lastplayed>0000-00-00 00:00:00</lastplayed>", {}),
        ("<resume><position>soon</position></resume>", {}),
        ("<resume><position>99999999999999999</position></resume>", {}),
        ("<top250>0</top250>", {}),
        ("<budget>$63,000,000</budget>", {"budget": 63_000_000}),
        ("<certification>US:R</certification><mpaa>R</mpaa>", {"certification": "R"}),
        ("<certification>US:R</certification>", {"certification": "US:R"}),
        ("<sortname>Heat</sortname>", {"sort_title": "Heat"}),
        ("<customrating>18</customrating>", {"custom_certification": "18"}),
        ("<writer>B</writer><credits>A / C</credits>", {"writers": (Credit("A"), Credit("C"))}),
        ("<writer>B</writer>", {"writers": (Credit("B"),)}),
        ('<director tmdbid="7">A</director>', {"directors": (Credit("A", ids=(("tmdb", "7"),)),)}),
        ("<producer><name>A</name><tmdbid>7</tmdbid></producer>", {"producers": (Credit("A", ids=(("tmdb", "7"),)),)}),
    ],
)
def test_elements_of_a_film_are_read_as_meant(inner: str, expected: Mapping[str, Value]) -> None:
    assert movie(inner) == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            '<rating name="imdb" max="10" default="true"><value>8.7</value><votes>1,900,000</votes></rating>',
            "imdb 8.7/10",
        ),
        ('<rating name="metacritic" max="100"><value>73</value></rating>', "metacritic 73/100"),
        ('<rating name="metacritic"><value>73</value></rating>', "metacritic 73/100"),
        ('<rating name="themoviedb"><value>7,5</value></rating>', "tmdb 7.5/10"),
        ('<rating name="a"><value>0</value></rating><rating name="b"><value>11</value></rating>', ""),
        ('<rating name="a"><value>many</value></rating><rating name="b" max="x"><value>1</value></rating>', ""),
        ('<rating name="a"><value>nan</value></rating><rating name="b" max="inf"><value>1</value></rating>', ""),
        ("<rating><value>5</value></rating>", "default 5/10"),
    ],
)
def test_ratings_keep_their_scale_and_those_that_kodi_drops_are_dropped(inner: str, expected: str) -> None:
    ratings = movie(f"<ratings>{inner}</ratings>").get("ratings", ())

    assert " ".join(f"{one.source} {one.value:g}/{one.maximum:g}" for one in ratings) == expected  # type: ignore[union-attr]


def test_the_old_rating_counts_only_where_there_is_no_new_one() -> None:
    new = '<ratings><rating name="imdb"><value>8</value></rating></ratings>'

    assert movie("<rating>7.9</rating><votes>123</votes>")["ratings"] == (Rating("default", 7.9, 10, 123, True),)
    assert movie(f"<rating>7.9</rating>{new}")["ratings"] == (Rating("imdb", 8, 10, None, True),)
    assert movie(f"<criticrating>79</criticrating>{new}")["ratings"] == (
        Rating("critic", 79, 100, is_default=True),
        Rating("imdb", 8, 10),
    )


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (
            '<uniqueid type="tmdb">603</uniqueid><uniqueid type="imdb" default="true">tt1</uniqueid>',
            "imdb:tt1 tmdb:603",
        ),
        ('<uniqueid type="TheMovieDB">603</uniqueid>', "tmdb:603"),
        ('<uniqueid type="MyScheme">x</uniqueid>', "MyScheme:x"),
        ('<uniqueid type="tmdb">603</uniqueid><uniqueid type="tmdb">604</uniqueid>', "tmdb:603"),
        ("<tmdbid>603</tmdbid><imdb_id>tt0133093</imdb_id><tvdbid>0</tvdbid>", "tmdb:603 imdb:tt0133093"),
        ("<id>tt0133093</id>", "imdb:tt0133093"),
        ('<id TMDB="603">tt0133093</id>', "tmdb:603 imdb:tt0133093"),
        ("<id>603</id>", "tmdb:603"),
        ('<id>604</id><tmdbid>605</tmdbid><uniqueid type="tmdb">603</uniqueid>', "tmdb:603"),
        ('<uniqueid type="unknown">tt0133093</uniqueid>', "imdb:tt0133093"),
        ("<collectionnumber>2344</collectionnumber>", "tmdb_set:2344"),
    ],
)
def test_ids_are_taken_from_the_best_place(inner: str, expected: str) -> None:
    assert " ".join(ids(inner)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("https://www.imdb.com/title/tt0133093/", Kind.MOVIE, "imdb:tt0133093"),
        ("tt12345678", Kind.MOVIE, "imdb:tt12345678"),
        ("https://www.themoviedb.org/movie/603-the-matrix?language=de&a=b", Kind.MOVIE, "tmdb:603"),
        ("http://www.themoviedb.org/tv/1399", Kind.SERIES, "tmdb:1399"),
        ("http://thetvdb.com/?tab=series&id=81189", Kind.SERIES, "tvdb:81189"),
        ("https://thetvdb.com/dereferrer/series/81189", Kind.SERIES, "tvdb:81189"),
        (
            "https://musicbrainz.org/artist/a74b1b7f-71a5-4011-9441-d0b5e4122711",
            Kind.ARTIST,
            "musicbrainz_artist:a74b1b7f-71a5-4011-9441-d0b5e4122711",
        ),
    ],
)
def test_an_address_alone_gives_an_id_and_a_kind(text: str, kind: Kind, expected: str) -> None:
    (record,) = read(text.encode())

    assert record == NfoRecord(kind, {"external_ids": (ExternalId(*expected.split(":")),)})


def test_the_files_name_tells_the_kind_where_the_address_does_not() -> None:
    (record,) = read(b"tt0903747", path="/tv/Breaking Bad/tvshow.nfo")

    assert record.kind is Kind.SERIES


def test_an_address_behind_the_xml_fills_the_ids_that_are_missing() -> None:
    data = b'<movie><uniqueid type="tmdb">603</uniqueid></movie>\nhttps://www.imdb.com/title/tt0133093/?a&b\n'

    assert values(data)["external_ids"] == (ExternalId("tmdb", "603"), ExternalId("imdb", "tt0133093"))


def test_a_ripping_groups_notes_say_nothing() -> None:
    assert read("▄▄ GROUP presents <<< a film >>> & more ▄▄".encode("cp437", "replace")) == ()


def test_cast_stands_in_the_order_that_the_file_numbers() -> None:
    cast = movie(
        "<actor><name>C</name></actor>"
        "<actor><name>B</name><role>b</role><order>1</order><thumb>u</thumb></actor>"
        "<actor><name>A</name><sortorder>0</sortorder><type>GuestStar</type></actor>"
        "<actor><name>D</name><type>Producer</type></actor>"
        "<actor><name>C</name></actor>"
    )

    assert cast["cast"] == (Credit("A"), Credit("B", "b", "u"), Credit("C"))
    assert cast["producers"] == (Credit("D"),)


def test_a_persons_ids_are_read_from_every_dialect() -> None:
    (credit,) = movie(
        "<actor><name>A</name><tmdbid>7</tmdbid><imdbid>nm0000007</imdbid><tvdbid>0</tvdbid>"
        "<profile>https://thetvdb.com/people/9</profile><uniqueid type='trakt'>x</uniqueid></actor>"
    )["cast"]  # type: ignore[misc, union-attr]

    assert credit.ids == (("tmdb", "7"), ("imdb", "nm0000007"), ("tvdb", "9"), ("trakt", "x"))


def test_double_episodes_are_read_from_both_forms_in_use() -> None:
    blocks = [f"<episodedetails><season>1</season><episode>{n}</episode></episodedetails>" for n in (1, 2)]
    declared = "".join(f'<?xml version="1.0"?>\n{block}\n' for block in blocks)
    wrapped = f"<xbmcmultiepisode>{''.join(blocks)}</xbmcmultiepisode>"

    assert [one.episode for one in read(declared.encode())] == [1, 2]
    assert [one.episode for one in read(wrapped.encode())] == [1, 2]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            "<episodedetails><year>2001</year><premiered>2001-02-03</premiered></episodedetails>",
            {"aired": "2001-02-03"},
        ),
        ("<episodedetails><airsbefore_season>2</airsbefore_season></episodedetails>", {"display_season": 2}),
        ("<episodedetails><displayseason>-1</displayseason></episodedetails>", {}),
        ("<tvshow><showtitle>Lost</showtitle></tvshow>", {"title": "Lost"}),
        ("<tvshow><aired>2004-09-22</aired></tvshow>", {"premiered": "2004-09-22", "year": 2004}),
        ("<set><name>Alien</name><plot>x</plot></set>", {"title": "Alien", "plot": "x"}),
        ("<artist><title>ABBA</title></artist>", {"title": "ABBA"}),
        (
            "<artist><musicbrainzartistid>a</musicbrainzartistid></artist>",
            {"external_ids": (ExternalId("musicbrainz_artist", "a"),)},
        ),
        ('<album><rating max="5">4</rating></album>', {"ratings": (Rating("default", 4, 5, None, True),)}),
        ("<album><artist>ABBA</artist></album>", {"artists": (Credit("ABBA"),)}),
        (
            "<album><artist>x</artist><albumArtistCredits><artist>ABBA</artist></albumArtistCredits></album>",
            {"artists": (Credit("ABBA"),)},
        ),
        (
            "<album><originalreleasedate>1976-10</originalreleasedate></album>",
            {"original_release_date": "1976-10", "year": 1976},
        ),
        ("<season><seasonname>Fire</seasonname></season>", {"title": "Fire"}),
    ],
)
def test_other_kinds_are_read_in_other_programs_words(xml: str, expected: Mapping[str, Value]) -> None:
    assert values(xml) == expected


def test_numbers_that_say_nothing_are_no_numbers() -> None:
    (record,) = read(b"<episodedetails><season>-1</season><episode>x</episode></episodedetails>")

    assert (record.season, record.episode) == (None, None)


def test_locks_in_a_file_change_nothing_here_and_stay_in_the_file() -> None:
    locked = "<lockdata>true</lockdata>\n  <lockedfields>Name|Overview</lockedfields>"
    (record,) = read(f"<movie>\n  <title>A</title>\n  {locked}\n</movie>".encode())

    assert record.values == {"title": "A"}
    assert locked in write([record])


def test_what_no_field_carries_is_put_back_as_it_was() -> None:
    odd = (
        "<!-- mine -->",
        '<thumb aspect="poster">https://example.org/?a=1&amp;b=2</thumb>',
        "<custom>a<b>c</b> &lt;d&gt;<!-- e --></custom>",
        "<formed>early nineties</formed>",
    )
    (record,) = read(f'<artist xmlns:x="urn:x">{"".join(odd)}<name>A</name></artist>'.encode())

    assert record.unknown == odd
    assert read(write([record]).encode()) == (record,)


def test_stream_details_are_left_to_the_media_file() -> None:
    (record,) = read(b"<movie><fileinfo><streamdetails/></fileinfo></movie>")

    assert record == NfoRecord(Kind.MOVIE, {})


def test_the_dialect_speaks_only_of_fields_that_exist() -> None:
    spoken_of = {name for name, _ in dialect._OTHER_NAMES} | {name for _, name in dialect.FULL_DATES_ONLY}
    spoken_of |= set(dialect.FIELD_OF_JOB.values()) | dialect.ZERO_SAYS_NOTHING

    assert spoken_of <= FIELD.keys()


@pytest.mark.parametrize("kind", sorted(dialect.ROOTS))
def test_no_other_programs_word_hides_a_fields_own_element(kind: Kind) -> None:
    from metarr_desktop.formats.nfo.elements import HANDLERS

    for row in fields_of(kind):
        if element := row.element(kind):
            assert HANDLERS[kind][element] is HANDLERS[kind][element.lower()]
