"""A reading in the form of the tree cases."""

import json

from metarr_desktop.domain.kinds import LibraryType
from metarr_desktop.formats.names.tree_json import as_tree_case
from tests.formats.names.readings import movies, music, shows


def test_a_film_with_its_versions_and_sidecars():
    reading = movies(
        "Ran (1985)/Ran (1985) - 1080p.mkv",
        "Ran (1985)/Ran (1985) - 4K.mkv",
        "Ran (1985)/Ran (1985) - 4K.en.forced.srt",
        "Ran (1985)/odd.bin",
    )

    assert as_tree_case(reading, LibraryType.MOVIE) == {
        "items": [
            {
                "type": "movie",
                "title": "Ran",
                "year": 1985,
                "versions": [
                    {"files": ["Ran (1985)/Ran (1985) - 1080p.mkv"], "label": "1080p", "resolution": "1080p"},
                    {"files": ["Ran (1985)/Ran (1985) - 4K.mkv"], "label": "2160p", "resolution": "2160p"},
                ],
                "subtitles": [{"path": "Ran (1985)/Ran (1985) - 4K.en.forced.srt", "language": "en", "forced": True}],
            }
        ],
        "unknown": ["Ran (1985)/odd.bin"],
        "ignored": [],
    }


def test_a_file_of_several_episodes_is_one_entry_with_its_sidecars_once():
    reading = shows("Dark/Dark S01E01E02.mkv", "Dark/Dark S01E01E02.nfo", "Dark/Dark S01E01E02-thumb.jpg")

    (show,) = as_tree_case(reading, LibraryType.TV)["items"]
    assert show["episodes"] == [{"files": ["Dark/Dark S01E01E02.mkv"], "season": 1, "episodes": [1, 2]}]
    assert show["nfo"] == ["Dark/Dark S01E01E02.nfo"]
    assert show["artwork"] == [{"path": "Dark/Dark S01E01E02-thumb.jpg", "art": "thumb", "season": 1, "episode": 1}]


def test_an_album_with_its_discs_and_cover():
    reading = music("Can/Live/CD1/01 - A.mp3", "Can/Live/CD2/01 - B.mp3", "Can/Live/cover.jpg")

    (album,) = as_tree_case(reading, LibraryType.MUSIC)["items"]
    assert (album["artist"], album["album"], album["discs"]) == ("Can", "Live", 2)
    assert album["artwork"] == [{"path": "Can/Live/cover.jpg", "art": "cover"}]
    assert json.loads(json.dumps(album)) == album
