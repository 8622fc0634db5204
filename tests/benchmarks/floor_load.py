"""The least that a first load of film folders costs: list, read the NFO, one SQLite transaction. Run as a script.

No names are read, nothing is matched, locked, recorded or searched: a yardstick, no product.
"""

import os
import sqlite3
import sys
from xml.etree import ElementTree

_FIELDS = ("title", "originaltitle", "sorttitle", "year", "premiered", "plot", "outline", "tagline", "runtime", "mpaa")
_SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE film (id INTEGER PRIMARY KEY, folder, file, size, mtime, arts, title, originaltitle, sorttitle, year,
                   premiered, plot, outline, tagline, runtime, mpaa, uniqueid, director, score, folder_mtime);
CREATE TABLE actor (film, name, role, thumb);
CREATE TABLE genre (film, name);
CREATE INDEX actor_of ON actor (film);
CREATE INDEX genre_of ON genre (film);
CREATE INDEX wall ON film (sorttitle, id);
CREATE UNIQUE INDEX place ON film (folder, file);
"""


def _film(folder):
    video = nfo = None
    arts = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".mkv", ".mp4", ".avi")):
                state = entry.stat()
                video = (entry.name, state.st_size, state.st_mtime_ns)
            elif entry.name.endswith(".nfo"):
                nfo = entry.path
            elif entry.name.endswith((".jpg", ".png")):
                arts.append(entry.name)
    with open(nfo, "rb") as file:
        root = ElementTree.fromstring(file.read())
    more = [root.findtext(name) for name in ("uniqueid", "director", "ratings/rating/value")]
    fields = [root.findtext(name) for name in _FIELDS]
    row = (folder, *video, ";".join(arts), *fields, *more, os.stat(folder).st_mtime_ns)
    actors = [tuple(one.findtext(name) for name in ("name", "role", "thumb")) for one in root.iter("actor")]
    return row, actors, [one.text for one in root.iter("genre")]


def main(root, database):
    with os.scandir(root) as entries:
        films = [_film(entry.path) for entry in entries]
    connection = sqlite3.connect(database, isolation_level=None)
    connection.executescript(_SCHEMA)
    connection.execute("BEGIN")
    marks = ",".join("?" * 20)
    rows = [(number, *row) for number, (row, _, _) in enumerate(films)]
    connection.executemany(f"INSERT INTO film VALUES ({marks})", rows)
    actors = [(number, *one) for number, (_, actors, _) in enumerate(films) for one in actors]
    connection.executemany("INSERT INTO actor VALUES (?,?,?,?)", actors)
    genres = [(number, one) for number, (_, _, genres) in enumerate(films) for one in genres]
    connection.executemany("INSERT INTO genre VALUES (?,?)", genres)
    connection.execute("COMMIT")


if __name__ == "__main__":
    main(*sys.argv[1:])
