"""The demo as libraries: made on disk, added and scanned, for whoever wants to look around first."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from metarr_desktop.domain.errors import Unavailable
from metarr_desktop.domain.found import FileRole
from metarr_desktop.domain.hooks import HookType
from metarr_desktop.domain.ids import ExternalId
from metarr_desktop.domain.kinds import ItemId, JobId, Kind, LibraryId, LibraryType, Status
from metarr_desktop.domain.matching import rank
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.domain.player import PlayerType
from metarr_desktop.domain.provider import Wanted
from metarr_desktop.domain.saved_views import ViewWords
from metarr_desktop.domain.values import elements
from metarr_desktop.domain.views import Scope, Sort
from metarr_desktop.domain.works import Part, ToldWorks, Work
from metarr_desktop.files.write import write_atomically
from metarr_desktop.services.backup import backup_job
from metarr_desktop.services.demo import DemoFolders, lay_out
from metarr_desktop.services.demo.candidates import CANDIDATES
from metarr_desktop.services.demo.gallery import offers
from metarr_desktop.services.errands import publish_job, scan_job
from metarr_desktop.services.verifying import verify_job

if TYPE_CHECKING:
    from metarr_desktop.domain.item_views import ItemDetail
    from metarr_desktop.services.engine import Engine


def make_demo(
    engine: Engine,
    target: str,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[JobId]:
    """Make the demo below `target`, add its libraries and queue their scans; gives the scans.

    What is there already stays. `progress` hears (files done, files in all). Raises Cancelled, CannotWrite, BadInput.
    """
    folders = lay_out(target, progress=progress, cancelled=cancelled)
    return engine.jobs.enqueue(*(scan_job(library) for library in add_demo(engine, folders)))


def add_demo(engine: Engine, folders: DemoFolders) -> list[LibraryId]:
    """Add the libraries of a demo that lies on disk; those that are there already are taken. Raises BadInput."""
    known = {root.path: library.id for library in engine.browse.libraries() for root in library.roots}
    libraries = []
    for type, roots in (
        (LibraryType.MOVIE, (folders.movies,)),
        (LibraryType.TV, folders.tv),
        (LibraryType.MUSIC, (folders.music,)),
    ):
        first, *others = roots
        library = known[first] if first in known else engine.libraries.add(first, type).id
        for root in others:
            if root not in known:
                engine.libraries.add_root(library, root)
        libraries.append(library)
    return libraries


# --- a history, for pictures and for trying things out ----------------------------------------------------------------

_PLOT = re.compile(rb"(<plot>).*?(</plot>)", re.DOTALL)
_OTHER_PLOT = b"Someone else tells this story in another way, and with another end."
#: Nothing listens there: the "discard" port of this machine.
_DEAF_PORT = 9
_LIFE = {
    "born": "1971-03-12",
    "biography": "She came to the cinema by way of a lighthouse, where she had read to the keepers for two winters. "
    "Her first film was shot there in nine days. Since then she has played surveyors, captains and one clock, and says "
    "that the clock was the most work.",
}
_FILMS = (
    ("2024-10-11", "The Weather Room", "cast", "Doctor Lund"),
    ("2023-02-17", "Salt on the Stairs", "cast", "Ine"),
    ("2022-05-20", "A Tide for Two", "producers", "Producer"),
    ("2018-09-07", "Paper Lighthouse", "cast", "The keeper's sister"),
    ("2016", "Northern Minutes", "", "Dialect coach"),
    ("2012-11-02", "Nine Days of Fog", "cast", "Herself as a girl"),
    ("", "The Long Sluice", "cast", "Captain Brandt"),
)
_SHOWS = (
    ("2020-01-06", "Harbour Office", "Superintendent Vik", 16),
    ("2009-04-03", "The Ferry", "Second mate", 2),
)
_OWN_PLOT = "Nobody believes the keeper of the tower clock, until the clock is the only one that is right."


def tell_demo(engine: Engine) -> None:
    """Have managers tell of the demo: one whose folders are known, and one whose are not."""
    library = next(one for one in engine.browse.libraries() if one.type is LibraryType.MOVIE)
    root = library.roots[0].path
    films = engine.hooks.add("Radarr", HookType.RADARR, [PathMapping(root, "/data/movies")], "http://127.0.0.1:7878")
    shows = engine.hooks.add("Sonarr upstairs", HookType.SONARR)
    folder = os.path.basename(os.path.dirname(engine.browse.rows(_films(engine))[0].path))
    movie = {"title": re.sub(r" \(.*", "", folder), "folderPath": f"/data/movies/{folder}"}
    for source, told in (
        (films, {"eventType": "Test", "instanceName": "Radarr"}),
        (films, {"eventType": "Grab", "movie": movie}),
        (films, {"eventType": "Download", "isUpgrade": True, "movie": movie}),
        (shows, {"eventType": "SeriesAdd", "series": {"title": "Lantern Street", "path": "/data/tv/Lantern Street"}}),
    ):
        engine.intake.receive(source, json.dumps(told).encode())
    engine.jobs.wake()


def _films(engine: Engine) -> list[ItemId]:
    return [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids][:1]


def dress_demo(engine: Engine) -> None:
    """Give a freshly scanned demo a history: locks, suggestions, changes to publish, a trash, players that are off.

    Titles wait to be identified, with candidates that are as invented as they are.

    Writes into the demo's folders, so only for a demo.
    """
    films = [engine.browse.detail(ItemId(one)) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]
    told = [film for film in films if film.values.get("plot") and _nfos(film)]
    plain = [film.row.id for film in told]
    _show_faces(engine, films)
    engine.edit.set_locks(plain[:3], ["title", "plot"], True)
    _add_players(engine)
    engine.run(publish_job())
    scans = [scan_job(one.id) for one in engine.browse.libraries() if one.type is LibraryType.MOVIE]
    engine.run(*scans)  # finds what was published
    for item in plain[:3]:
        for path in _nfos(engine.browse.detail(item)):
            _tell_otherwise(path)
    engine.run(*scans)
    engine.edit.set_texts(plain[3:6], {"tagline": "Soon.", "tags": "to watch"})
    # What both changed since the last look is for deciding when it is published.
    engine.run(backup_job())
    engine.edit.set_texts([plain[3]], {"tagline": "Two times. One clock.", "user_rating": "9", "plot": _OWN_PLOT})
    for path in _nfos(engine.browse.detail(plain[3])):
        _tell_otherwise(path)
    engine.edit.set_texts([plain[4]], {"genres": "Drama; Mystery"})
    engine.views.save("Unwatched drama", ViewWords("unwatched genre:drama", Kind.MOVIE))
    engine.views.save("4K with HDR", ViewWords("res:4k hdr:any missing:fanart", Kind.MOVIE), Sort("year"))
    _wonder_about(engine, films)
    tell_demo(engine)
    engine.edit.trash([films[-2].row.id])
    moved = engine.put_into_trash([films[-5].row.id], with_files=True)
    spare = [file.path for film in films for file in film.files if file.role is FileRole.EXTRA]
    alone = engine.put_files_into_trash(spare[:1])
    engine.jobs.run_until_idle([*moved.jobs, *alone.jobs])


def disturb_demo(engine: Engine) -> None:
    """Let other programs loose on what a dressed demo has published, and have the disk checked."""
    ids = engine.browse.listing(Scope(kind=Kind.MOVIE), "-missing:poster").ids
    films = [engine.browse.detail(ItemId(one)) for one in ids]
    theirs, *ours = [path for film in films for path in _posters_of_ours(film)]
    with open(theirs, "rb") as file:
        other = file.read()
    for path in ours[:2]:
        write_atomically(path, other)
    write_atomically(theirs, b"")
    os.unlink(_nfos(films[-1])[0])
    engine.run(verify_job())


def _posters_of_ours(film: ItemDetail) -> list[str]:
    """The posters of a film that are named as we do where its folder had one already that is named otherwise."""
    posters = [file.path for file in film.files if file.art == "poster" and not file.is_missing]
    return [path for path in posters if len(posters) > 1 and path.endswith("-poster.jpg")]


def _show_faces(engine: Engine, films: Sequence[ItemDetail]) -> None:
    """Give people the pictures that lie beside a film, and the first of them a life."""
    lives = [_LIFE]
    for film in films:
        for face in engine.browse.cast(film.row.id):
            folder = os.path.dirname(film.row.path)
            path = os.path.join(folder, ".actors", f"{face.name.replace(' ', '_')}.jpg")
            if face.person is not None and os.path.isfile(path):
                engine.edit.add_picture(face.person, "thumb", path)
                if lives:
                    _tell_works(engine, face.person)
                engine.edit.set_texts([face.person], lives.pop() if lives else {})


def _tell_works(engine: Engine, person: ItemId) -> None:
    """What else somebody is in, as a provider would tell it."""
    films = (Work(Kind.MOVIE, title, (), day, (Part(field, role),)) for day, title, field, role in _FILMS)
    shows = (Work(Kind.SERIES, title, (), day, (Part("cast", role),), count) for day, title, role, count in _SHOWS)
    ids = elements(engine.browse.detail(person).values.get("external_ids"), ExternalId)
    engine.enrich.keep_works(person, ToldWorks("tmdb", ids, (*films, *shows)))


def _wonder_about(engine: Engine, films: Sequence[ItemDetail]) -> None:
    """Providers were asked about some of what no NFO names, before their files were looked into."""
    rows = [film.row for film in films if film.row.status is Status.UNIDENTIFIED and film.row.title in CANDIDATES]
    engine.identify.keep({row.id: rank(Wanted(row.kind, row.title, row.year), CANDIDATES[row.title]) for row in rows})


def offer_pictures(engine: Engine, gallery_url: str) -> None:
    """Have pictures on offer for some films of a demo, that lie where a `Gallery` serves them."""
    engine.sources.set("tmdb", {"base_url": gallery_url})  # pictures may lie on this machine only where a provider does
    ids = engine.browse.listing(Scope(kind=Kind.MOVIE), "-missing:poster").ids
    films = engine.browse.rows([ItemId(one) for one in ids])
    engine.artwork.offer(
        [(film.id, provider, offer) for film in films for provider, offer in offers(film.title, gallery_url)]
    )


def _nfos(film: ItemDetail) -> list[str]:
    return [file.path for file in film.files if file.role is FileRole.NFO]


def _tell_otherwise(path: str) -> None:
    """Another program has written another plot."""
    with open(path, "rb") as file:
        told = file.read()
    write_atomically(path, _PLOT.sub(rb"\1" + _OTHER_PLOT + rb"\2", told))


def _add_players(engine: Engine) -> None:
    """A group of two, of which one was asked and is off."""
    libraries = [library for library in engine.browse.libraries() if library.type is not LibraryType.MUSIC]
    group = engine.players.add_group("Kodi at home", PlayerType.KODI, "shared")
    engine.players.link(group, [library.id for library in libraries])
    for library in libraries:
        for root in library.roots:
            engine.players.map(group, root.path, f"smb://nas/{root.path.rpartition('/')[2]}")
    living_room = engine.players.add(group, "Living room", host="127.0.0.1", port=_DEAF_PORT, user="kodi")
    engine.players.add(group, "Bedroom", host="127.0.0.1", port=_DEAF_PORT, user="kodi")
    try:
        engine.players.test(living_room)
    except Unavailable:
        return
