"""A service in a process of its own that takes 100 ms for each answer; it prints its port, and then when it was asked.

Started as `python -m tests.benchmarks.counting_server`; ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

ANSWER_S = 0.1
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"


async def _main() -> None:
    asked_s: list[float] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await reader.readuntil(b"\r\n\r\n")
                asked_s.append(time.monotonic())
                await asyncio.sleep(ANSWER_S)
                writer.write(_ANSWER)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - told to who started it
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    print(json.dumps(asked_s), flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(_main())
