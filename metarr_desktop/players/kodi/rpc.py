"""JSON-RPC 2.0 as Kodi speaks it: one call, or many in one request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.net.client import HttpClient

#: Kodi works a batch off one by one while the request waits, so a batch stays well below the client's timeout.
BATCH_SIZE = 50


@dataclass(frozen=True, slots=True)
class Call:
    """One method and its named parameters."""

    method: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A call's result, or in `error` Kodi's own words why there is none."""

    result: Any = None
    error: str = ""


class Rpc:
    """Asks Kodi. Raises Unavailable, Refused, or BadInput when what answers is no JSON-RPC."""

    def __init__(self, http: HttpClient) -> None:
        self._http = http

    def call(self, method: str, **params: Any) -> Any:
        """The result of one call; BadInput when Kodi refuses it."""
        answer = _read(self._http.post_json("/jsonrpc", _request(0, Call(method, params))))
        if answer.error:
            raise BadInput(f"Kodi refused {method}: {answer.error}")
        return answer.result

    def call_object(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a call whose result is an object; BadInput when it is none."""
        result = self.call(method, **params)
        if not isinstance(result, dict):
            raise BadInput(f"Kodi's answer to {method} is not in the form it documents.")
        return result

    def batch(self, calls: Sequence[Call]) -> list[Answer]:
        """The answers in the order of the calls; a refused call does not stop the others."""
        answers: list[Answer] = []
        for start in range(0, len(calls), BATCH_SIZE):
            answers += self._one_batch(calls[start : start + BATCH_SIZE])
        return answers

    def _one_batch(self, calls: Sequence[Call]) -> list[Answer]:
        replies = self._http.post_json("/jsonrpc", [_request(number, call) for number, call in enumerate(calls)])
        if not isinstance(replies, list):
            raise BadInput("Kodi did not answer a batch of calls with a list.")
        by_id = {reply.get("id"): reply for reply in replies if isinstance(reply, dict)}
        if not all(number in by_id for number in range(len(calls))):
            raise BadInput("Kodi left calls of a batch without an answer.")
        return [_read(by_id[number]) for number in range(len(calls))]


def _request(number: int, call: Call) -> dict[str, Any]:
    # Kodi closes the connection without a word when `id` is missing.
    return {"jsonrpc": "2.0", "id": number, "method": call.method, "params": call.params}


def _read(reply: Any) -> Answer:
    match reply:
        case {"result": result}:
            return Answer(result)
        case {"error": {"message": str(message)}}:
            return Answer(error=message)
    raise BadInput("What listens there speaks no JSON-RPC; is it Kodi's web server?")
