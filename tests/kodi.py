"""A real Kodi for tests: started from ../shared/peers, on loopback, with a profile of its own that dies with the test.

`why_no_kodi()` names what is missing on this machine; `RealKodi.start(...)` runs one. Used by `tests/players` and by
the journeys.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from metarr_desktop.domain.player import Address
from metarr_desktop.net.client import HttpClient

PEER = Path(__file__).resolve().parents[2] / "shared" / "peers" / "kodi"


def why_no_kodi() -> str:
    """What is missing to run a real Kodi here; "" when nothing is."""
    needed = {"Kodi": "/usr/bin/kodi", "Xvfb": "Xvfb", "a C compiler": "cc"}
    missing = [name for name, program in needed.items() if shutil.which(program) is None]
    if not PEER.is_file():
        missing.append("../shared/peers/kodi")
    return f"no real Kodi here: {', '.join(missing)} not found" if missing else ""


@dataclass(frozen=True, slots=True)
class RealKodi:
    """A running Kodi; `stop` it."""

    profile: Path
    http_port: int
    tcp_port: int
    user: str
    password: str
    words: tuple[str, ...] = ()

    @classmethod
    def start(
        cls,
        profile: Path,
        *,
        movies: Sequence[Path] = (),
        tv: Sequence[Path] = (),
        music: Sequence[Path] = (),
        sets: Path | None = None,
    ) -> Self:
        """Run one with these folders as its sources and give it back when it answers."""
        http_port, tcp_port = _free_ports(2)
        words = ["--http-port", str(http_port), "--tcp-port", str(tcp_port), "--use-folder-names"]
        words += [word for folder in movies for word in ("--video", f"{folder}:movies")]
        words += [word for folder in tv for word in ("--video", f"{folder}:tvshows")]
        words += [word for folder in music for word in ("--music", str(folder))]
        if sets is not None:
            words += ["--set", f"videolibrary.moviesetsfolder={sets}{os.sep}"]
        state = json.loads(_peer("start", profile, "--fresh", *words))
        return cls(profile, state["http_port"], state["tcp_port"], state["user"], state["password"], tuple(words))

    @property
    def address(self) -> Address:
        return Address("127.0.0.1", self.http_port, self.tcp_port, self.user, self.password)

    def rpc(self, method: str, **params: Any) -> Any:
        """The result of one JSON-RPC call. (Not by the peer's own command: it chokes on names that are not UTF-8.)"""
        with HttpClient(f"http://127.0.0.1:{self.http_port}", (self.user, self.password)) as http:
            answer = http.post_json("/jsonrpc", {"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
        assert "result" in answer, f"{method}: {answer}"
        return answer["result"]

    def scan(self, *, music: bool = False) -> None:
        """Let it scan all its sources, and wait for the end."""
        _peer("scan", self.profile, *(["--music"] if music else []))

    def switch_on(self) -> None:
        """Run it again after `stop`, with the library it had."""
        _peer("start", self.profile, *self.words)

    def stop(self) -> None:
        """End it and its screen."""
        _peer("stop", self.profile)


def _peer(command: str, profile: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, PEER, command, "--dir", profile, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"kodi {command}: {done.stderr}"
    return done.stdout


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
