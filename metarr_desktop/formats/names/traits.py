"""The technical words of a label: of a version's folder, of what follows a film's name."""

from __future__ import annotations

from typing import NamedTuple

from metarr_desktop.formats.names.grammar import technical
from metarr_desktop.formats.names.grammar.sentence import Sentence


class Traits(NamedTuple):
    """What the technical words of a label say; `others` are the words that are none, in their order."""

    edition: tuple[str, ...] = ()
    resolution: str = ""
    is_technical: bool = False
    others: tuple[str, ...] = ()


def read_traits(text: str) -> Traits:
    """The technical words of a text that is no title ("1080p", "Director's Cut", "2160p HDR Remux")."""
    sentence = Sentence(text)
    technical.claim_between(sentence, 0, sentence.count)
    found = sentence.found
    editions = found.get("edition", [])
    return Traits(
        edition=tuple(editions) if isinstance(editions, list) else (),
        resolution=str(found.get("resolution", "")),
        is_technical=bool(found.keys() & {"resolution", "source", "video_codec", "audio_codec", "hdr", "remux"}),
        others=tuple(sentence.original(index) for index in range(sentence.count) if not sentence.claimed[index]),
    )


def title_end(text: str) -> int:
    """Where the first word stands that cannot be part of a title; the text's length when there is none."""
    sentence = Sentence(text)
    first = technical.first_certain(sentence, 0, sentence.count)
    return sentence.starts[first] if first < sentence.count else len(text)
