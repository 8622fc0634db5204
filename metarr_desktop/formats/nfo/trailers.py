"""Trailers: plain addresses in the library, in an NFO what Kodi can play.

Kodi wiki, *NFO files/Movies*: `<trailer>` is a file, an address, or a plug-in's; the plug-in plays YouTube pages.
"""

from __future__ import annotations

import re

_PLUGIN = re.compile(r"plugin://plugin\.video\.youtube/.*?[?&]video_?id=(?P<id>[\w-]{6,20})", re.IGNORECASE)
_PAGE = re.compile(r"https?://(?:www\.)?(?:youtube\.com/watch\?(?:.*&)?v=|youtu\.be/)(?P<id>[\w-]{6,20})")


def address_of(text: str) -> str:
    """The address that an NFO's element means."""
    found = _PLUGIN.match(text.strip())
    return f"https://www.youtube.com/watch?v={found['id']}" if found else text.strip()


def for_kodi(address: str) -> str:
    """What an NFO says for an address."""
    found = _PAGE.match(address)
    return f"plugin://plugin.video.youtube/play/?video_id={found['id']}" if found else address
