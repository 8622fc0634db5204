"""Statistics: each chart says what is there, and its bars lead to just that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from metarr_desktop.domain.errors import BadInput, CannotWrite, NotFound
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import Actor, ItemId, Kind, LibraryId, LibraryType, RootId
from metarr_desktop.domain.quality import HdrKind
from metarr_desktop.domain.query import parse_query
from metarr_desktop.domain.sheet import Sheet, SheetChart, SheetRow
from metarr_desktop.domain.stats import (
    Bar,
    Chart,
    ChartCode,
    Filter,
    Form,
    Pick,
    Rest,
    Statistics,
    Unit,
    asked,
    named,
)
from metarr_desktop.domain.streams import AudioStream, MediaFacts, VideoStream
from metarr_desktop.domain.values import Credit
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.stats import Stats
from metarr_desktop.store.library import Store
from tests.builders import a_file, a_library, a_movie, a_picture, a_store, an_album, an_episode, an_item, edit
from tests.hand_clock import HandClock

FILMS, SHOWS, MUSIC = LibraryId(1), LibraryId(2), LibraryId(3)
UHD = VideoStream("hevc", 3840, 1600, hdr=HdrKind.DOLBY_VISION)
HD, SD = VideoStream("h264", 1920, 1080), VideoStream("mpeg2video", 720, 576)
HEADS = ("Chart", "What", "Number", "Unit", "Search")
#: Charts of which each title has a place in exactly one bar.
PARTITIONS = (
    *(ChartCode.RESOLUTION, ChartCode.HDR, ChartCode.SIZES, ChartCode.DECADES),
    *(ChartCode.COMPLETENESS, ChartCode.STATUS, ChartCode.WATCHED),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    clock = HandClock()
    clock.turn(days=-45)  # 20 March 2026
    store = a_store(tmp_path, clock)
    yield store
    store.close()


@pytest.fixture
def stats(store: Store) -> Stats:
    """Over films, a series and an album, of every sort a few."""
    a_library(store, LibraryType.MOVIE, ["/films", "/more"], "Films")
    a_library(store, LibraryType.TV, ["/shows"], "Shows")
    a_library(store, LibraryType.MUSIC, ["/music"], "Music")
    alien = a_movie(
        store,
        "Alien",
        library=FILMS,
        year=1979,
        genres=("Horror", "Science Fiction"),
        date_added="2025-12-01 10:00:00",
        watched=True,
        cast=(Credit("Sigourney"),),
        external_ids=(ExternalId("imdb", "tt1"),),
        locked=("plot",),
    )
    edit(store, alien, by=Actor.PROVIDER, source="tmdb", tagline="In space.")
    edit(store, alien, poster=(a_picture(store, alien),))
    heat = a_movie(store, "Heat", library=FILMS, year=1995, genres=("Crime",), date_added="2026-03-01 10:00:00")
    a_movie(store, "Nothing known", library=FILMS)
    series, _, part = an_episode(store, library=SHOWS)
    edit(store, series, by=Actor.NFO, year=1999, genres=("Crime",), date_added="2026-01-05 10:00:00")
    _, _, track = an_album(store, library=MUSIC)
    sound = (AudioStream("dts", language="eng"), AudioStream("ac3", language="ger"))
    _probed(store, "alien.mkv", alien, 1, MediaFacts(video=(UHD,), audio=sound), 30_000_000_000)
    _probed(store, "alien.dvd.mkv", alien, 1, MediaFacts(video=(SD,), audio=sound), 0)  # a second version of it
    _probed(store, "heat.mkv", heat, 1, MediaFacts(video=(HD,), audio=sound[:1]), 3_000_000_000)
    _probed(store, "part.mkv", part, 3, MediaFacts(video=(HD,), audio=(AudioStream("aac"),)), 900_000_000)
    _probed(store, "dusk.flac", track, 4, MediaFacts(audio=(AudioStream("flac"),)), 30_000_000)
    return Stats(store)


def _probed(store: Store, path: str, item: ItemId, root: int, facts: MediaFacts, size: int) -> None:
    file = a_file(store, RootId(root), path, item, size=size)
    with store.write() as unit:
        unit.files.save_facts({file: facts})


def bars(statistics: Statistics, code: ChartCode) -> dict[str, int]:
    return {bar.key: bar.count for bar in chart(statistics, code).bars}


def chart(statistics: Statistics, code: ChartCode) -> Chart:
    found = statistics.chart(code)
    assert found is not None
    return found


def test_the_numbers_above_the_charts(stats: Stats) -> None:
    facts = stats.read().facts

    assert facts.counts[Kind.MOVIE] == 3
    assert (facts.files, facts.size_bytes) == (5, 33_930_000_000)
    assert (facts.locked_fields, facts.locked_titles) == (2, 1)  # a plot by itself, and the poster that was chosen
    assert facts.recent == 1  # Heat, 19 days ago
    assert facts.without_picture == 4  # all but Alien
    assert 0 < facts.completeness < 1


def test_of_one_library_only_its_own_is_counted(stats: Stats) -> None:
    films, shows = stats.read(FILMS), stats.read(SHOWS)

    assert bars(films, ChartCode.RESOLUTION) == {"4K": 1, "1080p": 1, Rest.UNKNOWN: 1}
    assert bars(shows, ChartCode.RESOLUTION) == {"1080p": 1}
    assert bars(films, ChartCode.SPACE) == {"/films": 33_000_000_000, "/more": 0}
    assert (films.name, films.type, shows.facts.counts[Kind.SERIES]) == ("Films", LibraryType.MOVIE, 1)
    with pytest.raises(NotFound):
        stats.read(LibraryId(9))


def test_each_chart_says_what_is_there(stats: Stats) -> None:
    found = stats.read()

    assert bars(found, ChartCode.RESOLUTION) == {"4K": 1, "1080p": 2, Rest.UNKNOWN: 1}
    assert bars(found, ChartCode.HDR) == {"dolbyvision": 1, Rest.NONE: 2, Rest.UNKNOWN: 1}
    assert bars(found, ChartCode.VIDEO_CODEC) == {"h264": 2, "hevc": 1, "mpeg2video": 1, Rest.UNKNOWN: 1}
    assert bars(found, ChartCode.AUDIO_LANGUAGE) == {"eng": 2, "ger": 1, Rest.NONE: 2}
    assert bars(found, ChartCode.AUDIO_CODEC) == {"dts": 2, "aac": 1, "ac3": 1, "flac": 1, Rest.UNKNOWN: 1}
    assert bars(found, ChartCode.DECADES) == {"1970": 1, "1980": 0, "1990": 2, Rest.UNKNOWN: 2}
    assert bars(found, ChartCode.GENRES) == {"Crime": 2, "Horror": 1, "Science Fiction": 1, Rest.UNKNOWN: 2}
    assert bars(found, ChartCode.SPACE) == {"Films": 33_000_000_000, "Music": 30_000_000, "Shows": 900_000_000}
    sizes = bars(found, ChartCode.SIZES)
    assert {key: count for key, count in sizes.items() if count} == {
        "0-100000000": 1,
        "500000000-1000000000": 1,
        "2000000000-5000000000": 1,
        "20000000000-50000000000": 1,  # both versions of Alien
        Rest.UNKNOWN: 1,
    }
    assert bars(found, ChartCode.SOURCES)["tmdb"] == 1
    said = list(bars(found, ChartCode.SOURCES).values())
    assert said == sorted(said, reverse=True)
    assert bars(found, ChartCode.IDS) == {"imdb": 1}
    assert bars(found, ChartCode.WATCHED) == {"yes": 1, "no": 3}


def test_growth_is_all_there_was_at_the_end_of_each_month(stats: Stats) -> None:
    growth = chart(stats.read(FILMS), ChartCode.GROWTH)

    assert [(bar.key, bar.count, bar.added) for bar in growth.bars] == [
        ("2025-12", 2, 1),  # with the one of which no day is known
        ("2026-01", 2, 0),
        ("2026-02", 2, 0),
        ("2026-03", 3, 1),
    ]
    assert growth.bars[-1].count == growth.total
    assert growth.bars[-1].size_bytes == 33_000_000_000


def test_growth_over_many_years_is_told_by_years(store: Store) -> None:
    a_library(store, LibraryType.MOVIE, ["/films"])
    for year in (2010, 2012, 2025):
        a_movie(store, library=FILMS, date_added=f"{year}-06-01 00:00:00")

    found = chart(Stats(store).read(), ChartCode.GROWTH).bars

    assert [bar.key for bar in found] == [str(year) for year in range(2010, 2026)]
    assert [bar.term for bar in found if bar.term] == ["added:2010", "added:2012", "added:2025"]


def test_what_is_missing_is_told_most_missed_first(stats: Stats) -> None:
    missing = chart(stats.read(FILMS), ChartCode.MISSING).bars

    assert [bar.count for bar in missing] == sorted((bar.count for bar in missing), reverse=True)
    assert bars(stats.read(FILMS), ChartCode.MISSING)["poster"] == 2
    assert "title" not in bars(stats.read(FILMS), ChartCode.MISSING)


@pytest.mark.parametrize("library", [None, FILMS, SHOWS, MUSIC])
def test_the_bars_of_a_whole_add_up_to_it(stats: Stats, library: LibraryId | None) -> None:
    found = stats.read(library)

    charts = [one for one in found.charts if one.code in PARTITIONS and (one.bars or one.total)]
    assert charts
    for one in charts:
        assert sum(bar.count for bar in one.bars) == one.total, one.code
    space = chart(found, ChartCode.SPACE)
    assert (space.total, space.unit) == (found.facts.size_bytes, Unit.BYTES)


@pytest.mark.parametrize("library", [None, FILMS, SHOWS, MUSIC])
def test_every_bar_leads_to_just_what_it_counts(store: Store, stats: Stats, library: LibraryId | None) -> None:
    found = stats.read(library)

    for one in found.charts:
        if one.unit is Unit.BYTES:
            continue
        for bar in one.bars:
            query, count = found.query(one, bar), bar.added if one.form is Form.LINE else bar.count
            assert query or not count, (one.code, bar)
            assert not query or store.items.count(Scope(), parse_query(query)) == count, query


def test_the_bar_of_a_folder_leads_to_the_titles_that_lie_there(store: Store, stats: Stats) -> None:
    a_file(store, RootId(2), "heat.remux.mkv", ItemId(2), size=1)  # another version, elsewhere
    found = stats.read(FILMS)
    space = chart(found, ChartCode.SPACE)

    def led(bar: Bar, scope: Scope) -> list[str]:
        rows = store.items.rows(store.items.listing(scope, parse_query(found.query(space, bar))).ids)
        return [row.title for row in rows]

    films, more = space.bars
    assert found.query(space, films) == "root:/films library:Films"
    assert found.stands_on_wall(space.kinds)
    assert [led(bar, Scope(Kind.MOVIE, FILMS)) for bar in (films, more)] == [["Alien", "Heat"], ["Heat"]]


def test_a_query_keeps_out_only_what_its_term_could_find(stats: Stats) -> None:
    found = stats.read()

    genres, status = chart(found, ChartCode.GENRES), chart(found, ChartCode.STATUS)
    assert found.query(genres, genres.bars[0]) == "genre:Crime -kind:artist -kind:track"
    assert found.query(status, status.bars[0]).count("-kind:") == 5  # seasons, episodes, artists, tracks, collections


def test_on_the_wall_of_a_library_the_term_alone_is_enough(store: Store, stats: Stats) -> None:
    films = stats.read(FILMS)
    wall = Scope(Kind.MOVIE, FILMS)

    for one in (chart(films, code) for code in (ChartCode.DECADES, ChartCode.MISSING, ChartCode.STATUS)):
        assert films.stands_on_wall(one.kinds)
        for bar in one.bars:
            assert store.items.count(wall, parse_query(bar.term)) == bar.count
    shows = stats.read(SHOWS)
    assert not shows.stands_on_wall(chart(shows, ChartCode.WATCHED).kinds)  # a wall shows series
    assert not stats.read().stands_on_wall(chart(stats.read(), ChartCode.DECADES).kinds)


def test_what_no_search_can_say_leads_nowhere() -> None:
    assert asked("no_such_key:1", "year:1999") == "year:1999"
    assert asked("no_such_key:1") == ""
    assert named("genre", 'The "quoted"') == 'genre:"The ""quoted"""'
    assert named("root", "/films \udcff") == ""  # a name on the disk that is no text


def test_many_genres_are_cut_and_what_is_in_many_codecs_counts_once_among_the_others(store: Store) -> None:
    a_library(store, LibraryType.MOVIE, ["/films"])
    for number in range(20):
        film = a_movie(store, library=FILMS, genres=(f"Genre {number}",))
        codecs = [f"codec{number:02}", "codec20"] if number == 19 else [f"codec{number:02}"]
        pictures = tuple(VideoStream(codec, 1920, 1080) for codec in codecs)
        _probed(store, f"{number}.mkv", film, 1, MediaFacts(video=pictures), 1)

    found = Stats(store).read()
    codec = chart(found, ChartCode.VIDEO_CODEC)
    other = codec.bars[-1]

    assert len(chart(found, ChartCode.GENRES).bars) == 12
    assert (other.key, other.count) == (Rest.OTHER, 8)  # the last of them in two codecs
    assert store.items.count(Scope(), parse_query(found.query(codec, other))) == other.count


def test_folders_of_one_disk_are_told_together_and_one_that_is_away_by_itself(store: Store, tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    for folder in (near, far):
        folder.mkdir()
    films = a_library(store, LibraryType.MOVIE, [str(near), str(far), str(tmp_path / "away")])
    one, *_ = store.libraries.get(films).roots
    a_file(store, one.id, "Heat.mkv", a_movie(store, "Heat", library=films), size=2_000)

    here, away = Stats(store).read(films).disks

    assert (here.folders, here.ours_bytes) == ((str(near), str(far)), 2_000)
    assert here.total_bytes is not None
    assert 0 < here.free_bytes < here.total_bytes
    assert (away.folders, away.ours_bytes, away.total_bytes) == ((str(tmp_path / "away"),), 0, None)


def test_nothing_at_all_is_said_to_be_nothing(store: Store) -> None:
    found = Stats(store).read()

    assert found.is_empty
    assert all(one.is_empty for one in found.charts)


def test_what_is_in_the_trash_is_not_counted_but_a_collection_spoils_no_query(store: Store, stats: Stats) -> None:
    an_item(store, Kind.COLLECTION, title="Aliens")

    found = stats.read()

    assert Kind.COLLECTION not in found.facts.counts
    decades = chart(found, ChartCode.DECADES)
    unknown = next(bar for bar in decades.bars if bar.key == Rest.UNKNOWN)
    assert store.items.count(Scope(), parse_query(found.query(decades, unknown))) == unknown.count


def test_an_export_takes_its_form_from_its_name_and_a_failure_is_told(stats: Stats, tmp_path: Path) -> None:
    sheet = Sheet("All", "", (), (SheetChart("Decades", "", "titles", [SheetRow("1990s", 2, "2")]),), HEADS)

    for name in ("out.csv", "out.HTML"):
        stats.save(str(tmp_path / name), sheet)

    assert (tmp_path / "out.csv").read_text() == "Chart,What,Number,Unit,Search\nDecades,1990s,2,titles,\n"
    assert (tmp_path / "out.HTML").read_text().startswith("<!DOCTYPE html>")
    with pytest.raises(CannotWrite):
        stats.save(str(tmp_path / "no" / "folder" / "out.csv"), sheet)
    with pytest.raises(BadInput, match=r"ends in \.csv or \.html"):
        stats.save(str(tmp_path / "out.xlsx"), sheet)


def by(statistics: Statistics, **chosen: str) -> Filter:
    """The filter of those bars: chart="key"."""
    picks = []
    for code, key in chosen.items():
        one = chart(statistics, ChartCode(code))
        term = next(bar.term for bar in one.bars if bar.key == key)
        picks.append(Pick(one.code, key, term, one.kinds))
    return Filter(tuple(picks))


def test_a_bar_filters_all_other_charts_and_leaves_its_own(stats: Stats) -> None:
    base = stats.read(FILMS)

    found = stats.filtered(base, by(base, genres="Crime"))

    assert bars(found, ChartCode.GENRES) == bars(base, ChartCode.GENRES)
    assert bars(found, ChartCode.RESOLUTION) == {"1080p": 1}
    assert bars(found, ChartCode.DECADES) == {"1970": 0, "1980": 0, "1990": 1}  # columns stay where they are
    assert bars(found, ChartCode.SPACE) == {"/films": 3_000_000_000, "/more": 0}
    assert (found.fitting, found.facts.counts, found.facts.files) == (1, {Kind.MOVIE: 1}, 1)
    assert (found.facts.recent, found.facts.locked_fields) == (1, 0)


def test_filters_of_several_charts_add_up_and_each_leaves_what_could_be_chosen_instead(stats: Stats) -> None:
    base = stats.read(FILMS)

    found = stats.filtered(base, by(base, resolution="4K", audio_language="eng"))

    assert found.fitting == 1
    assert bars(found, ChartCode.RESOLUTION) == {"4K": 1, "1080p": 1}  # of those in English
    assert bars(found, ChartCode.AUDIO_LANGUAGE) == {"eng": 1, "ger": 1}  # of those in 4K


def test_a_bar_of_which_the_others_leave_nothing_stays_to_be_taken_back(stats: Stats) -> None:
    base = stats.read(FILMS)

    found = stats.filtered(base, by(base, genres="Horror", decades="1990"))

    assert found.fitting == 0
    assert bars(found, ChartCode.GENRES) == {"Crime": 1, "Horror": 0}


def test_choosing_the_same_bar_takes_it_back_and_another_of_its_chart_takes_its_place() -> None:
    crime, drama = (Pick(ChartCode.GENRES, key, f"genre:{key}") for key in ("Crime", "Drama"))
    nineties = Pick(ChartCode.DECADES, "1990", "year>=1990 year<=1999")

    both = Filter().toggled(crime).toggled(nineties)

    assert both.picks == (crime, nineties)
    assert both.toggled(drama).picks == (drama, nineties)
    assert both.toggled(nineties).toggled(crime).is_empty
    assert both.terms == "genre:Crime year>=1990 year<=1999"


@pytest.mark.parametrize("library", [None, SHOWS])
def test_under_a_filter_too_every_bar_leads_to_just_what_it_counts(
    store: Store, stats: Stats, library: LibraryId | None
) -> None:
    base = stats.read(library)
    picks = [
        Pick(one.code, bar.key, bar.term, one.kinds)
        for one in base.charts
        for bar in one.bars[:1]
        if bar.term and (one.code not in (ChartCode.MISSING, ChartCode.COMPLETENESS))
    ]
    one = chart(base, ChartCode.DECADES)
    decade = next(bar for bar in one.bars if bar.count)
    decades = Pick(one.code, decade.key, decade.term, one.kinds)

    for picked in [Filter((one,)) for one in picks] + [Filter((picks[0],)).toggled(decades)]:
        found = stats.filtered(base, picked)

        assert store.items.count(Scope(), parse_query(found.fitting_query())) == found.fitting, picked
        for one in found.charts:
            for bar in one.bars if one.unit is Unit.TITLES else ():
                count = bar.added if one.form is Form.LINE else bar.count
                query = found.query(one, bar)
                assert query or not count, (one.code, bar)
                assert not query or store.items.count(Scope(), parse_query(query)) == count, query


def test_what_is_chosen_of_parts_and_of_works_finds_works_with_such_a_part(store: Store, stats: Stats) -> None:
    base = stats.read(SHOWS)

    found = stats.filtered(base, by(base, resolution="1080p", decades="1990"))

    assert (found.subject, found.fitting) == ((Kind.SERIES,), 1)
    assert found.facts.size_bytes == 900_000_000  # of its episode
    assert found.fitting_query() == "res:1080p year>=1990 year<=1999 kind:series library:Shows"
    assert found.stands_on_wall(found.subject)


def test_a_library_is_filtered_by_as_well(stats: Stats) -> None:
    base = stats.read()

    found = stats.filtered(base, by(base, space="Shows"))

    assert found.facts.counts == {kind: int(kind in SHOWN) for kind in base.facts.counts}
    assert bars(found, ChartCode.DECADES)["1990"] == 1


SHOWN = (Kind.SERIES, Kind.SEASON, Kind.EPISODE)


def test_no_filter_is_all_there_is(stats: Stats) -> None:
    base = stats.read()

    assert stats.filtered(base, Filter()) is base


def test_others_are_the_same_codecs_under_a_filter(store: Store) -> None:
    a_library(store, LibraryType.MOVIE, ["/films"])
    for number in range(14):
        film = a_movie(store, library=FILMS, year=1990 + number)
        _probed(store, f"{number}.mkv", film, 1, MediaFacts(video=(VideoStream(f"codec{number:02}", 1920, 1080),)), 1)
    stats = Stats(store)
    base = stats.read()
    small = [bar.key for bar in chart(base, ChartCode.VIDEO_CODEC).bars if bar.key != Rest.OTHER]

    found = stats.filtered(base, by(base, decades="2000"))

    named_still = {key: count for key, count in bars(found, ChartCode.VIDEO_CODEC).items() if key != Rest.OTHER}
    assert set(named_still) <= set(small)
    assert sum(bars(found, ChartCode.VIDEO_CODEC).values()) == found.fitting == 4
