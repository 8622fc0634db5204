"""The published description of Plex's API, and where servers as they are deployed differ from it.

Read from ../shared/contracts; needs PyYAML. `why_none` says why it cannot be had, for a skip.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.players.fake_plex import FakePlex
from tests.players.openapi import Description, Said

PATH = Path(__file__).parents[3] / "shared" / "contracts" / "specs" / "plex-openapi.yaml"

#: (verb, path) that deployed servers and clients use -> (verb, path) of the newest description, and why.
DEPLOYED: dict[tuple[str, str], tuple[str, str]] = {
    # Clients ask /library/sections; the description only has the list below `all`. The recorded exchange is the former.
    ("GET", r"/library/sections"): ("GET", "/library/sections/all"),
    # Every client listens at `websockets`; the description has it in the singular.
    ("GET", r"/:/websockets/notifications"): ("GET", "/:/websocket/notifications"),
    # Lists a folder of the server to its owner; the page that adds libraries uses it, the description leaves it out.
    ("GET", r"/services/browse/[^/]+"): ("GET", "/activities"),
    # The recorded scan, marks and timeline are GET, which older servers know alone; POST and PUT are newer.
    ("GET", r"/library/sections/\d+/refresh"): ("POST", ""),
    ("GET", r"/:/(?:un)?scrobble"): ("PUT", ""),
    ("GET", r"/:/rate"): ("PUT", ""),
    ("GET", r"/:/timeline"): ("POST", ""),
}
#: Parameters that deployed clients send and the description leaves out, and why.
UNDESCRIBED = (
    (r"/:/timeline", "identifier"),  # the library's, as beside it in /:/scrobble
    (r"/services/browse/.+", "includeFiles"),
)
#: Values that deployed clients send beyond the described bounds, and why.
BEYOND = {
    ("/:/rate", "rating", "-1"): "0",  # takes the rating away
}


def why_none() -> str:
    """Why there is no description, "" where there is one."""
    if not PATH.is_file():
        return f"{PATH.name} is not beside this checkout (../shared/contracts)"
    return "" if find_spec("yaml") else "PyYAML is not installed"


@cache
def description() -> Description:
    """The description, with the parameters of a query and of an edit written out."""
    import yaml

    document = yaml.load(PATH.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    schemas = document["components"]["schemas"]
    # Its list of kinds has artists at 5 and no 10; its own examples have artists, albums and tracks at 8, 9 and 10, and
    # so has the recorded exchange.
    schemas["MediaType"]["enum"] = [1, 2, 3, 4, 8, 9, 10]
    query = schemas["MediaQuery"]["properties"]
    listing = document["paths"]["/library/sections/{sectionId}/all"]["get"]["parameters"]
    listing += [{"in": "query", "name": name, "schema": schema} for name, schema in query.items()]
    return Description(document)


def complaints(said: Said) -> list[str]:
    """What the description has against a request, beside what deployed servers take."""
    return description().complaints(_as_described(said))


def all_complaints(plex: FakePlex) -> list[str]:
    """What it has against anything that was said to a server, and against its answers in JSON."""
    asked = [one for said in plex.said for one in complaints(said)]
    answered = [
        one
        for said, status, body in plex.answered
        for one in description().answer_complaints(_as_described(said), status, body)
    ]
    return asked + answered


def _as_described(said: Said) -> Said:
    query = [
        (name, BEYOND.get((said.path, name, value), value))
        for name, value in said.query
        if not _is_edit(said, name)
        and not any(re.fullmatch(path, said.path) and name == one for path, one in UNDESCRIBED)
    ]
    said = replace(said, query=query)
    for (method, pattern), (described, path) in DEPLOYED.items():
        if said.method == method and re.fullmatch(pattern, said.path):
            return replace(said, method=described, path=path or said.path)
    return said


def _is_edit(said: Said, name: str) -> bool:
    """An edit's parameters are one free object there: the item's type, and fields by `.value` and `.locked`."""
    is_edit = said.method == "PUT" and re.fullmatch(r"/library/metadata/\d+", said.path) is not None
    return is_edit and (name == "type" or re.fullmatch(r"\w+\.(?:value|locked)", name) is not None)
