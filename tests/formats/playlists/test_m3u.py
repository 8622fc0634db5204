"""Lists of files: what a player reads line by line."""

from hypothesis import given
from hypothesis import strategies as st

from metarr_desktop.domain.playlists import Track
from metarr_desktop.formats.playlists import m3u

PATHS = st.text(min_size=1).map(lambda text: f"/media/{text}").filter(m3u.can_be_written)


def test_each_file_has_its_length_and_title_before_it() -> None:
    tracks = [Track("/media/Heat (1995).mkv", "Heat (1995)", 10200), Track("smb://nas/Ronin.mkv", "Ronin")]

    assert m3u.write("Crime", tracks) == (
        "#EXTM3U\n"
        "#PLAYLIST:Crime\n"
        "#EXTINF:10200,Heat (1995)\n"
        "/media/Heat (1995).mkv\n"
        "#EXTINF:-1,Ronin\n"
        "smb://nas/Ronin.mkv\n"
    )


def test_titles_that_are_no_line_become_one() -> None:
    text = m3u.write("A\nname", [Track("/media/a.mkv", "One\r\n/etc/passwd\u2028two")])

    assert text == "#EXTM3U\n#PLAYLIST:A name\n#EXTINF:-1,One /etc/passwd two\n/media/a.mkv\n"


def test_a_path_that_is_no_line_of_utf8_cannot_be_written() -> None:
    assert m3u.can_be_written("/media/Amélie (2001).mkv")
    assert not m3u.can_be_written("/media/Caf\udce9.mkv")
    assert not m3u.can_be_written("/media/two\nlines.mkv")
    assert not m3u.can_be_written("/media/blank at the end ")


@given(st.lists(st.builds(Track, PATHS, st.text(), st.none() | st.integers(0, 10**6)), max_size=4))
def test_what_is_no_comment_is_just_the_paths(tracks: list[Track]) -> None:
    lines = m3u.write("Any", tracks).split("\n")

    assert [line for line in lines if line and not line.startswith("#")] == [track.path for track in tracks]
