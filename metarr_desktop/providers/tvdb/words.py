"""TheTVDB's words for languages: three letters (ISO 639-2/T), but `pt` is the Portuguese of Brazil and `zhtw` Taiwan's
Chinese. Lists of them may come joined: ["eng,fra"].
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from metarr_desktop.providers.reading import at, tag

_ODD = {"pt": "pt-BR", "zhtw": "zh-TW"}
_ODD_CODE = {tag: code for code, tag in _ODD.items()}


def tag_of(code: str) -> str:
    """The language tag of one of its codes ("deu" -> "de"); "" for none."""
    code = code.strip().lower()
    return _ODD.get(code) or tag(code)


def code_of(language: str) -> str:
    """Its code for a language tag ("de-AT" -> "deu"); "" for a language that it cannot have."""
    if language in _ODD_CODE:
        return _ODD_CODE[language]
    import langcodes  # as in `providers.reading`

    try:
        return langcodes.Language.get(language).to_alpha3()
    except (ValueError, LookupError):
        return ""


def codes_in(data: Any, *path: str | int) -> tuple[str, ...]:
    """The codes of a list, joined ones apart."""
    found = at(data, *path)
    texts: Iterable[str] = (one for one in found if isinstance(one, str)) if isinstance(found, list) else ()
    return tuple(dict.fromkeys(code for one in texts for part in one.split(",") if (code := part.strip().lower())))
