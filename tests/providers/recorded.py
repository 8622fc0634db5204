"""Recorded answers of the real services, kept beside the project; tests that need them are skipped without them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.replay import Replay, Reply

CONTRACTS = Path(__file__).parents[2].parent / "shared" / "contracts"


@dataclass(frozen=True)
class Exchange:
    """One question and its answer; `path` without the `host`, `data` the answer's JSON, None where it is a `text`."""

    name: str
    host: str
    path: str
    query: dict[str, str]
    status: int
    headers: dict[str, str]
    data: Any
    text: str

    @property
    def body(self) -> bytes:
        return self.text.encode() if self.data is None else json.dumps(self.data).encode()

    def serve(self, replay: Replay, path: str) -> None:
        """Answer that path of the replay as the service did."""
        content_type = self.headers.get("content-type", "application/json")
        replay.answer(path, Reply(self.status, self.body, {"Content-Type": content_type}))


def recorded(api: str, start: str = "") -> list[Exchange]:
    """The exchanges of an API whose names begin so; skips the test where there are none at all."""
    folder = CONTRACTS / "recorded" / api
    if not folder.is_dir():
        pytest.skip("the recorded answers (../shared/contracts) are not beside this checkout")
    return [_read(path) for path in sorted(folder.glob(f"{start}*.json"))]


def by_name(api: str) -> dict[str, Exchange]:
    """All exchanges of an API by their names."""
    return {one.name: one for one in recorded(api)}


def _read(path: Path) -> Exchange:
    content = json.loads(path.read_text("utf-8"))
    url, response = urlsplit(content["request"]["url"]), content["response"]
    headers = {name.lower(): value for name, value in response.get("headers", {}).items()}
    data, text = response.get("json"), response.get("text", "")
    query = dict(parse_qsl(url.query))
    return Exchange(path.stem, url.netloc, url.path, query, response["status"], headers, data, text)
