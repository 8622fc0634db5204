"""Setting what Kodi does not read again by itself: seasons, film sets, music, and art that was not there at first.

A refresh of a show leaves the art of the seasons that Kodi knows; a music scan leaves artists that it knows; a new
picture of a known set is never looked for. Where Kodi is set to take few kinds of pictures, ours are named to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metarr_desktop.domain.player import Delivery
from metarr_desktop.players.kodi.compare import text_differences, wanted_ids
from metarr_desktop.players.kodi.library import MUSIC, MUSIC_IDS, TABLES, Media, Shown, picture_path
from metarr_desktop.players.kodi.rpc import Call, Rpc

_TITLE_KEY = {Media.SEASON: "title", Media.ARTIST: "artist", Media.ALBUM: "title", Media.SONG: "title"}
_PLOT_KEY = {Media.SET: "plot", Media.ARTIST: "description", Media.ALBUM: "description"}
_KEY_OF_ID = {str(scheme): key for key, scheme in MUSIC_IDS.items()}


def correct(rpc: Rpc, pairs: Sequence[tuple[Delivery, Shown]]) -> None:
    """Set on each row what it shows otherwise than we do and what cannot come by a refresh."""
    calls = []
    for delivery, row in pairs:
        if wrong := {**_texts(delivery, row), **_art(delivery, row)}:
            calls.append(Call(TABLES[row.media].set_details, {row.media.id_key: row.id, **wrong}))
    rpc.batch(calls)  # a refused one shows in the proof


def _texts(delivery: Delivery, row: Shown) -> dict[str, Any]:
    """Nothing for films, shows and episodes: their texts come from the NFO, all of them or none."""
    wrong = dict[str, Any]()
    has_wrong_text = bool(text_differences(delivery, row))
    if has_wrong_text and delivery.title and row.media in _TITLE_KEY:
        wrong[_TITLE_KEY[row.media]] = delivery.title
    if has_wrong_text and delivery.plot and row.media in _PLOT_KEY:
        wrong[_PLOT_KEY[row.media]] = delivery.plot
    if row.media in MUSIC:
        if delivery.year and row.media is not Media.ARTIST and delivery.year != row.year:
            wrong["year"] = delivery.year
        if delivery.genres and delivery.genres != row.genres:
            wrong["genre"] = list(delivery.genres)
        wrong |= {_KEY_OF_ID[scheme]: value for scheme, value in wanted_ids(delivery) - row.ids}
    return wrong


def _art(delivery: Delivery, row: Shown) -> dict[str, Any]:
    wrong = {
        picture.art: picture.path
        for picture in delivery.pictures
        if picture_path(row.picture(picture.art)) != picture.path
    }
    return {"art": wrong} if wrong else {}
