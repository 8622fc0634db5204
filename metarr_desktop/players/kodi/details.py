"""Setting single texts, and what Kodi does not read again by itself: seasons, film sets, music, and art that was not
there at first.

A refresh of a show leaves the art of the seasons that Kodi knows; a music scan leaves artists that it knows; a new
picture of a known set is never looked for. Where Kodi is set to take few kinds of pictures, ours are named to it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from metarr_desktop.domain.player import Delivery
from metarr_desktop.players.kodi.compare import differences, text_differences, wanted_ids
from metarr_desktop.players.kodi.library import MUSIC, MUSIC_IDS, TABLES, Media, Shown, picture_path
from metarr_desktop.players.kodi.rpc import Call, Rpc

_TITLE_KEY = {Media.SEASON: "title", Media.ARTIST: "artist", Media.ALBUM: "title", Media.SONG: "title"}
_PLOT_KEY = {Media.SET: "plot", Media.ARTIST: "description", Media.ALBUM: "description"}
_FROM_NFO = frozenset({Media.MOVIE, Media.SHOW, Media.EPISODE})
_KEY_OF_ID = {str(scheme): key for key, scheme in MUSIC_IDS.items()}


def correct(rpc: Rpc, pairs: Sequence[tuple[Delivery, Shown]], read_anew: Collection[Delivery]) -> None:
    """Set on each row what it shows otherwise than we do.

    The texts of what was to be read from its NFO again are left to that: set one by one they would hide that Kodi did
    not read it.
    """
    calls = []
    for delivery, row in pairs:
        texts = {} if delivery in read_anew else _texts(delivery, row)
        if wrong := {**texts, **_art(delivery, row)}:
            calls.append(Call(TABLES[row.media].set_details, {row.media.id_key: row.id, **wrong}))
    rpc.batch(calls)  # a refused one shows in the proof


def _texts(delivery: Delivery, row: Shown) -> dict[str, Any]:
    """Of films, shows and episodes what differs; an NFO that was read anew has made the rest right."""
    if row.media in _FROM_NFO:
        return {one.key: _value(one.value) for one in differences(delivery, row) if one.key}
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


def _value(value: str | int | tuple[str, ...]) -> str | int | list[str]:
    return list(value) if isinstance(value, tuple) else value


def needs_refresh(delivery: Delivery, row: Shown) -> bool:
    """Whether Kodi has to read the NFO again: something is published that nobody can compare, or set one by one.

    A refresh makes a new row of a film or an episode; where Set…Details will do, the row stays and one call is enough.
    """
    return row.media in _FROM_NFO and (
        not delivery.is_rest_known or any(not one.key for one in differences(delivery, row))
    )


def _art(delivery: Delivery, row: Shown) -> dict[str, Any]:
    wrong = {
        picture.art: picture.path
        for picture in delivery.pictures
        if picture_path(row.picture(picture.art)) != picture.path
    }
    return {"art": wrong} if wrong else {}
