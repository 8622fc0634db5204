"""What managers post: the payloads of the contracts, which lie beside the project, and short ones of tests' own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from metarr_desktop.domain.hooks import HookType
from tests.providers.recorded import CONTRACTS


@dataclass(frozen=True)
class Posted:
    """A payload of the contracts: the file's name without `webhook_`, and what the sender calls the event."""

    label: str
    type: HookType
    event: str
    payload: dict[str, Any]

    @property
    def body(self) -> bytes:
        return json.dumps(self.payload).encode()


def posted(type: HookType) -> dict[str, Posted]:
    """All payloads of a sender by label; skips the test where the contracts are not there."""
    folder = CONTRACTS / "recorded" / type
    if not folder.is_dir():
        pytest.skip("the recorded payloads (../shared/contracts) are not beside this checkout")
    return {one.label: one for path in sorted(folder.glob("webhook_*.json")) for one in [_read(type, path)]}


def _read(type: HookType, path: Path) -> Posted:
    content = json.loads(path.read_text("utf-8"))
    return Posted(path.stem.removeprefix("webhook_"), type, content["event"], content["payload"])


def radarr(event: str = "Download", folder: str = "/data/movies/Heat (1995)", **more: Any) -> bytes:
    """A payload of Radarr about Heat, which lies in that folder of its own."""
    movie: Mapping[str, Any] = {
        "title": "Heat",
        "year": 1995,
        "folderPath": folder,
        "tmdbId": 949,
        "imdbId": "tt0113277",
    }
    file = {"relativePath": "Heat (1995).mkv"}
    return json.dumps({"eventType": event, "movie": movie, "movieFile": file, **more}).encode()
