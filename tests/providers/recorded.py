"""Real answers of the services, from ../shared/contracts; a test that wants them is skipped where they are not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.replay import Asked, Replay, Reply

_RECORDED = Path(__file__).resolve().parents[3] / "shared/contracts/recorded"


@dataclass(frozen=True)
class Exchange:
    """One request and its answer; `data` is the JSON, None where the answer is a text."""

    name: str
    method: str
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


def recorded(api: str, names: str = "*") -> list[Exchange]:
    """The exchanges of that API whose file names fit the pattern (without ".json"), in the order of their names."""
    folder = _RECORDED / api
    if not folder.is_dir():
        pytest.skip("the recorded answers of ../shared/contracts are not here")
    found = [_exchange(path) for path in sorted(folder.glob(f"{names}.json"))]
    assert found, f"no recorded answer of {api} is called {names}"
    return found


def serve(replay: Replay, exchange: Exchange, path: str = "") -> None:
    """Answer that path (as it was recorded, unless told otherwise) with the exchange's answer."""
    content_type = exchange.headers.get("content-type", "application/json")
    reply = Reply(exchange.status, exchange.body, {"Content-Type": content_type})

    def told(asked: Asked) -> Reply | None:
        return reply if asked.path == (path or exchange.path) else None

    replay.when(told)


def _exchange(path: Path) -> Exchange:
    data = json.loads(path.read_text("utf-8"))
    request, response = data["request"], data["response"]
    url = urlsplit(request["url"])
    return Exchange(
        path.stem,
        request["method"],
        url.netloc,
        url.path,
        dict(parse_qsl(url.query)),
        response["status"],
        {name.lower(): value for name, value in response.get("headers", {}).items()},
        response.get("json"),
        response.get("text", ""),
    )
