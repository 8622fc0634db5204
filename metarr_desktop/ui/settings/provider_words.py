"""What a provider knows, and how it stands, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.provider import KeyNeed, ProviderSpec
from metarr_desktop.ui.theme.icons import Icon
from metarr_desktop.ui.theme.palette import Ink
from metarr_desktop.ui.translated import translated

if TYPE_CHECKING:
    from metarr_desktop.services.sources import SourceView

translate = QCoreApplication.translate

_TEXTS = frozenset({"title", "plot", "outline", "biography", "tagline"})
_PEOPLE = frozenset({"cast", "directors", "writers", "artists"})


def provider_name(spec: ProviderSpec) -> str:
    """What it is called: most by a name of their own."""
    return translated(spec.label)


def knows_words(spec: ProviderSpec) -> str:
    """Of what it knows what: "Films, series: texts, people, ratings, pictures. Without a key."."""
    kinds = (
        (Kind.MOVIE, translate("Provider", "films")),
        (Kind.SERIES, translate("Provider", "series")),
        (Kind.ARTIST, translate("Provider", "artists")),
        (Kind.ALBUM, translate("Provider", "albums")),
    )
    of = [word for kind, word in kinds if kind in spec.kinds]
    fields = frozenset().union(*spec.fields.values())
    things = (
        (bool(fields & _TEXTS), translate("Provider", "texts")),
        (bool(fields & _PEOPLE), translate("Provider", "people")),
        ("ratings" in fields, translate("Provider", "ratings")),
        ("trailers" in fields, translate("Provider", "trailers")),
        (any(spec.pictures.values()), translate("Provider", "pictures")),
    )
    what = ", ".join(word for is_there, word in things if is_there)
    words = translate("Provider", "{kinds}: {what}").format(kinds=", ".join(of), what=what)
    words = f"{words[:1].upper()}{words[1:]}"
    if spec.is_local:
        return words
    need = {
        KeyNeed.NONE: translate("Provider", "needs no key"),
        KeyNeed.OPTIONAL: translate("Provider", "more with a key"),
        KeyNeed.REQUIRED: translate("Provider", "only with a key"),
    }
    return f"{words} · {need[spec.key]}"


def state_words(view: SourceView, *, is_offline: bool) -> tuple[str, Icon, Ink]:
    """How it stands, with the sign and the ink for that."""
    if view.spec.is_local:
        return translate("Provider", "read by scans"), Icon.CHECK, Ink.TEXT2
    if not view.is_enabled:
        return translate("Provider", "off"), Icon.RING, Ink.TEXT2
    if not view.is_ready:
        return translate("Provider", "needs a key"), Icon.KEY, Ink.WARN
    if is_offline:
        return translate("Provider", "offline, as set"), Icon.DISK_OFF, Ink.TEXT2
    if view.closed_for_s > 0:
        seconds = max(1, round(view.closed_for_s))
        return translate("Provider", "rests for {seconds} s").format(seconds=seconds), Icon.HOURGLASS, Ink.WARN
    if view.error:
        return translate("Provider", "error"), Icon.OCTAGON, Ink.ERROR
    return translate("Provider", "ready"), Icon.CHECK, Ink.OK
