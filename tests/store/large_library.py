"""A library of 100,000 titles with what hangs on them, written by the driver alone: seconds instead of minutes."""

import sqlite3
import zlib
from collections.abc import Iterable
from itertools import product
from pathlib import Path

MOVIES = range(1, 80_001)
SERIES = range(80_001, 80_201)
SEASONS = range(80_201, 82_201)  # ten of each series
EPISODES = range(82_201, 102_201)  # ten of each season

_AT = "2026-01-01 00:00:00"
_LEAVES = [*MOVIES, *EPISODES]
_PEOPLE = 5000
_GENRES = 40

Rows = Iterable[tuple[object, ...]]


def fill(path: Path) -> None:
    """Fill an empty library that has a movie library (1) and a TV library (2) with a root each."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    for part in (_things, _facts, _files, _scans, _hooks, _edits, _pictures, _sources, _players):
        for table, (columns, rows) in part().items():
            marks = ",".join("?" * (columns.count(",") + 1))
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
    connection.commit()
    connection.close()


def _things() -> dict[str, tuple[str, Rows]]:
    return {
        "item": (
            "id, kind, library_id, parent_id, title, sort_key, year, season, episode, needs_publish, missing_since",
            [
                *((n, "movie", 1, None, f"Film {n}", f"film {n}", 1950 + n % 70, None, None, 0, None) for n in MOVIES),
                *((n, "series", 2, None, f"Show {n}", f"show {n}", None, None, None, 0, None) for n in SERIES),
                *(
                    (n, "season", 2, SERIES[i // 10], f"Season {n}", f"season {n}", None, i % 10, None, 0, None)
                    for i, n in enumerate(SEASONS)
                ),
                *(
                    (n, "episode", 2, SEASONS[i // 10], f"Part {n}", f"part {n}", None, i // 10 % 10, i % 10, 1, _AT)
                    for i, n in enumerate(EPISODES)
                ),
            ],
        ),
        "search": ("rowid, titles, people", ((n, f"film {n}", f"person {n % _PEOPLE}") for n in MOVIES)),
    }


def _facts() -> dict[str, tuple[str, Rows]]:
    return {
        "credit": (
            "item_id, job, position, name",
            ((n, "cast", p, f"Person {(n * 7 + p) % _PEOPLE}") for n, p in product(MOVIES, range(3))),
        ),
        "term": ("id, vocabulary, name, folded", ((n + 1, "genres", f"G{n}", f"g{n}") for n in range(_GENRES))),
        "item_term": ("item_id, vocabulary, position, term_id", ((n, "genres", 0, n % _GENRES + 1) for n in _LEAVES)),
        "external_id": (
            "item_id, position, scheme, value",
            [*((n, 0, "imdb", f"tt{n}") for n in _LEAVES), *((n, 0, "tvdb", f"{n}") for n in SERIES)],
        ),
        "rating": ("item_id, position, source, value, maximum", ((n, 0, "imdb", n % 10, 10) for n in MOVIES)),
        "item_title": ("item_id, position, text", ((n, 0, f"Other {n}") for n in MOVIES)),
    }


def _files() -> dict[str, tuple[str, Rows]]:
    return {
        "file": (
            "id, root_id, path, role, size, mtime_ns, added_at, quick_hash, needs_reading",
            (
                (n, 1 if n in MOVIES else 2, b"%d.mkv" % n, "video", n, 1, _AT, f"h{n}", int(n % 100 == 0))
                for n in _LEAVES
            ),
        ),
        "file_link": ("item_id, file_id", ((n, n) for n in _LEAVES)),
        "stream_detail": ("file_id, position, type, facts", ((n, 0, "video", '{"codec": "h264"}') for n in _LEAVES)),
        "folder": ("root_id, path, signature", ((1, b"%d" % n, "s") for n in MOVIES)),
        "item_folder": ("item_id, root_id, path", ((n, 1, b"%d" % n) for n in MOVIES)),
    }


def _scans() -> dict[str, tuple[str, Rows]]:
    return {
        "scan_log": ("id, library_id, started_at", ((n, 1 + n % 2, _AT) for n in range(1, 1001))),
        "scan_file": (
            "scan_id, outcome, path",
            ((n, "added", f"/films/{f}.mkv".encode()) for n, f in product(range(1, 1001), range(20))),
        ),
    }


def _hooks() -> dict[str, tuple[str, Rows]]:
    told = ((1, "Download", "look", "done", f"k{n}", f"d{n}", b"{}", _AT) for n in range(10_000))
    return {
        "hook_source": ("name, type", iter([("Radarr", "radarr")])),
        "hook_event": ("source_id, name, wish, state, key, download, payload, received_at", told),
    }


def _edits() -> dict[str, tuple[str, Rows]]:
    return {
        "batch": ("actor, verb, at", (("scan", "scan", _AT) for _ in range(2000))),
        "change": ("batch_id, item_id, is_creation", ((n % 2000 + 1, n, 1) for n in _LEAVES)),
        "field_lock": ("item_id, field", ((n, "plot") for n in MOVIES[::3])),
        "suggestion": (
            "item_id, field, value, actor, source, at",
            ((n, "plot", '"x"', "nfo", "movie.nfo", _AT) for n in MOVIES[::9]),
        ),
    }


def _pictures() -> dict[str, tuple[str, Rows]]:
    return {
        "cache_file": (
            "id, uuid, item_id, art, path, sha256, size, added_at",
            ((n, f"u{n}", n, "poster", "p.jpg", "s", 1, _AT) for n in MOVIES),
        ),
        "artwork": ("item_id, art, position, cache_file_id", ((n, "poster", 0, n) for n in MOVIES)),
        "library_file": (
            "item_id, path, content, sha256, size, mtime_ns, written_at",
            ((n, b"/f%d" % n, "nfo", "s", 1, 1, _AT) for n in MOVIES),
        ),
    }


def _sources() -> dict[str, tuple[str, Rows]]:
    return {
        "review": (
            "item_id, state, confidence, matches, at",
            ((n, "waiting", n % 100 / 100, "[]", _AT) for n in MOVIES),
        ),
        "image_candidate": (
            "item_id, art, url, provider",
            ((n, "poster", f"https://x/{n}/{p}", "tmdb") for n, p in product(MOVIES, range(3))),
        ),
        "item_text": ("item_id, field, language, text, source", ((n, "plot", "de", "x", "tmdb") for n in MOVIES)),
        "provider_answer": (
            "key, provider, status, body, fetched_s, expires_s",
            ((f"k{n}", "tmdb", 200, zlib.compress(b"{}"), 1.0 + n, 2.0 + n) for n in MOVIES),
        ),
        "told_show": (
            "series_id, provider, scheme, ids",
            ((n, "tvdb", "imdb", f'{{"tvdb": "{n}"}}') for n in SERIES),
        ),
        "told_episode": (
            "series_id, season, episode, own_id, air_date",
            (
                (SERIES[i // 100], i // 10 % 10, i % 10, f"tt{n}" if i % 200 else "tt", "2026-01-01")
                for i, n in enumerate(EPISODES)
            ),
        ),
        "told_works": (
            "person_id, provider, ids, works, at",
            ((n, "tmdb", f'{{"tmdb": "{n}"}}', "[]", _AT) for n in MOVIES),
        ),
        "dead_link": ("url, at", ((f"https://x/{n}", _AT) for n in MOVIES)),
    }


def _players() -> dict[str, tuple[str, Rows]]:
    return {
        "player_group": ("id, name, type", [(1, "Home", "kodi")]),
        "player": ("id, group_id, name", [(1, 1, "Kodi")]),
        "group_library": ("group_id, library_id", [(1, 1)]),
        "outbox": ("id, group_id, item_id, action, queued_at", ((n, 1, n, "show", _AT) for n in MOVIES)),
        "outbox_stop": ("outbox_id, player_id, state", ((n, 1, "waiting") for n in MOVIES if n % 2)),
        "player_item": ("player_id, item_id, outcome, proved_at", ((1, n, "there", _AT) for n in MOVIES)),
        "player_watched": ("player_id, item_id, said", ((1, n, '{"plays": 1}') for n in MOVIES)),
        "watched_state": ("item_id, plays_at, is_due", ((n, _AT, int(n < 10)) for n in MOVIES)),
    }
