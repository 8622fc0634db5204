"""What holds for every tree, however odd its names are."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from metarr_desktop.domain.found import Found, Reading
from metarr_desktop.domain.kinds import Kind, LibraryType
from metarr_desktop.domain.tags import AudioTags
from metarr_desktop.formats.names import parse
from metarr_desktop.formats.names.tree import read_tree

_WORDS = st.sampled_from(
    [
        "Heat (1995)", "Heat", "Show", "Season 1", "Season 02", "Specials", "S01E01", "S01E01E02", "1x02",
        "S01E01a", "S01E01b", "Show - 2026-11-20", "Show - 317", "01 - Title", "02 - Artist - Song", "cd1", "cd2",
        "CD1", "Disc 2", "BDMV", "VIDEO_TS", "index", "VTS_01_1", "Subs", "Extras", "trailers", "theme-music",
        "Sample", "poster", "folder", "season01-poster", "season-specials-poster", "season-all-poster", "fanart1",
        "tvshow", "movie", "album", "artist", "theme", "Heat (1995)-trailer", "Heat (1995) - 4K",
        "Heat (1995).en.forced", "English", "-sample", "Short", "Various Artists", "1080p",
        "[Grp] Show - 05 [1080p]", "Show S01E01-thumb", ".nomedia", "@eaDir", "...And Justice",
        "Artist - Album (1999)", "NCOP1", "2_English", "", " ", "part", "a", "b",
    ]
)  # fmt: skip
_EXTENSIONS = st.sampled_from(
    [
        "",
        ".mkv",
        ".avi",
        ".srt",
        ".idx",
        ".sub",
        ".nfo",
        ".jpg",
        ".png",
        ".mp3",
        ".flac",
        ".vob",
        ".ifo",
        ".txt",
        ".cue",
    ]
)
_ODD = st.text(st.characters(exclude_characters="/\0"), max_size=12) | st.binary(max_size=8).map(
    lambda name: name.replace(b"/", b"").replace(b"\0", b"").decode("utf-8", "surrogateescape")
)
_NAMES = st.builds(str.__add__, _WORDS | _ODD, _EXTENSIONS)
_PATHS = st.lists(st.lists(_NAMES, min_size=1, max_size=4).map("/".join), max_size=14)
_TAGS = st.builds(
    AudioTags,
    title=st.sampled_from(["", "Song"]),
    artist=st.sampled_from(["", "A", "A feat. B"]),
    album=st.sampled_from(["", "Album", "Album CD2"]),
    album_artist=st.sampled_from(["", "A", "Various Artists"]),
    album_artists=st.sampled_from([(), ("A",), ("A", "B")]),
    release_id=st.sampled_from(["", "one", "two"]),
    is_compilation=st.booleans(),
)


def _items(reading: Reading) -> list[Found]:
    found, pending = [], list(reading.items)
    while pending:
        item = pending.pop()
        found.append(item)
        pending.extend(item.children)
    return found


@given(_PATHS, st.sampled_from(LibraryType), st.lists(_TAGS, min_size=1, max_size=3), _WORDS)
@settings(max_examples=200, deadline=None)
def test_every_path_ends_in_one_place_but_for_files_of_several_episodes(paths, library, tags, folder_name):
    by_path = {path: tags[at % len(tags)] for at, path in enumerate(paths) if at % 3}

    reading = read_tree(paths, library, tags=by_path, folder_name=folder_name)

    of_episodes = {file.path for item in _items(reading) if item.kind is Kind.EPISODE for file in item.files}
    of_others = Counter(file.path for item in _items(reading) if item.kind is not Kind.EPISODE for file in item.files)
    places = Counter(of_others + Counter(of_episodes) + Counter(reading.unknown) + Counter(reading.ignored))
    assert places == Counter(set(paths))


@given(_PATHS, st.sampled_from(LibraryType))
@settings(max_examples=150, deadline=None)
def test_every_item_has_a_title_that_can_be_stored_and_a_leaf_has_something_to_play(paths, library):
    reading = read_tree(paths, library)

    for item in _items(reading):
        assert item.guess.title
        item.guess.title.encode("utf-8")
        if item.kind in (Kind.MOVIE, Kind.EPISODE, Kind.TRACK):
            assert any(file.role.is_main for file in item.files)


@given(_PATHS, st.sampled_from(LibraryType))
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_paths_does_not_matter(paths, library):
    assert read_tree(paths, library) == read_tree(reversed(paths), library)


@given(st.text(max_size=80) | _PATHS.map("/".join), st.sampled_from([None, *LibraryType]))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_guess_without_an_error(text, library):
    guess = parse(text, library=library)

    assert 0 <= guess.confidence <= 1
    guess.title.encode("utf-8")
    assert len(guess.episodes) <= 200
