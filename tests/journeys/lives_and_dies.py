"""A household's engine that is made to be killed: `python -m tests.journeys.lives_and_dies DATA MEDIA WHAT`.

For every line on stdin it lives once: it says "ready PID" on stdout, and then again and again edits a film, says which
edit is begun and which acknowledged, and scans (`WHAT` is "scan") or publishes ("publish"), until somebody ends that
process. Then it says "dead". Lives are forks of one process that has imported everything, so that a death costs no
second.
"""

from __future__ import annotations

import itertools
import os
import random
import sys

from metarr_desktop.app import open_engine
from metarr_desktop.domain.kinds import ItemId, Kind
from metarr_desktop.domain.views import Scope
from metarr_desktop.services.engine import Engine
from metarr_desktop.services.errands import publish_job, scan_job


def say(words: str) -> None:
    """One line in one piece, whatever comes next."""
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


def films_of(engine: Engine) -> list[ItemId]:
    return [ItemId(one) for one in engine.browse.listing(Scope(kind=Kind.MOVIE)).ids]


def live(data: str, media: str, what: str) -> None:
    """Edit and work until the end, which comes from outside."""
    chance = random.Random(os.getpid())
    with open_engine(data, wait_s=10) as engine:
        (library,) = engine.browse.libraries()
        say(f"ready {os.getpid()}")
        for number in itertools.count():
            item = chance.choice(films_of(engine))
            word = f"{os.getpid()}-{number}"
            say(f"begun {item} {word}")
            engine.edit.set_values([item], {"plot": f"{word} " + "word " * 4000})
            say(f"acknowledged {item} {word}")
            if what == "scan":
                with open(os.path.join(media, f"New {word} (2001).mkv"), "w") as video:
                    video.write(word)
                engine.run(scan_job(library.id))
            else:
                engine.run(publish_job())


def main(data: str, media: str, what: str) -> None:
    """One life after another."""
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            live(data, media, what)
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main(*sys.argv[1:4])
