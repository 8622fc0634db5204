"""Which tags of languages there are, as far as the world has agreed on them."""

from __future__ import annotations

from metarr_desktop.domain.artwork import languages_of
from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.languages import language_of


def is_known(tag: str) -> bool:
    """Whether a tag means a language: "de", "pt-BR", not "german"."""
    import langcodes  # 40 ms of tables, which no start needs

    return langcodes.tag_is_valid(tag)


def check_tags(text: str) -> None:
    """Raise BadInput with a sentence that names the first word of a list that is no tag of a language."""
    for tag in languages_of(text):
        if is_known(tag):
            continue
        meant = language_of(tag)
        if meant and meant != tag:
            raise BadInput(f"“{tag}” is no tag of a language; write “{meant}”.")
        raise BadInput(f"“{tag}” is no tag of a language that is known; tags are such as “de” or “pt-BR”.")
