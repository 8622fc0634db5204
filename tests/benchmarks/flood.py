"""Posts events at an even pace from a process of its own, each one twice: flood.py ADDRESS TOKEN POSTS SECONDS.

Prints how often each status came, and the seconds that it took, as JSON.
"""

from __future__ import annotations

import http.client
import json
import sys
import threading
import time
from collections import Counter
from urllib.parse import urlsplit

_CONNECTIONS = 48


def main(address: str, token: str, posts: int, seconds: float) -> None:
    parts = urlsplit(address)
    headers = {"Content-Type": "application/json", "X-Metarr-Token": token}
    statuses: Counter[int] = Counter()
    lock = threading.Lock()
    numbers = iter(range(posts))
    began_s = time.perf_counter()

    def post_some() -> None:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            time.sleep(max(0.0, began_s + number * seconds / posts - time.perf_counter()))
            connection.request("POST", parts.path, _body(number // 2), headers)
            answer = connection.getresponse()
            answer.read()
            with lock:
                statuses[answer.status] += 1

    threads = [threading.Thread(target=post_some) for _ in range(_CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"statuses": statuses, "seconds": time.perf_counter() - began_s}))  # noqa: T201 - the answer


def _body(event: int) -> bytes:
    folder = f"/data/movies/Film {event % 200:03} (2001)"
    movie = {"title": f"Film {event}", "year": 2001, "folderPath": folder, "tmdbId": event + 1}
    return json.dumps({"eventType": "Download", "movie": movie, "downloadId": str(event)}).encode()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
