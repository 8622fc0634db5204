"""Ids that sources give to what they know."""

from __future__ import annotations

from typing import NamedTuple


class ExternalId(NamedTuple):
    """An id and who issued it (`domain.kinds.Scheme`, or a word of another program kept as it is)."""

    scheme: str
    value: str
