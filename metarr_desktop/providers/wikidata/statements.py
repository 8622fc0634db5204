"""What an item of Wikidata says, statement by statement.

https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON - statements of rank "deprecated" do not count, "preferred" ones
outdo the others; "somevalue" and "novalue" have no value; a map without members comes as [].
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from metarr_desktop.domain.values import partial_date
from metarr_desktop.providers import reading
from metarr_desktop.providers.reading import at, items, number, text, whole

_ITEM = re.compile(r"Q[1-9][0-9]{0,15}")
#: Precision of a time (9 year, 10 month, 11 day) -> how many letters of it are known.
_KNOWN = {9: 4, 10: 7, 11: 10}
_MINUTES = {"Q7727": 1.0, "Q25235": 60.0, "Q11574": 1 / 60}
_MANY_LANGUAGES = "mul"  # a name that holds in all languages without one of their own


def item_id(value: str) -> str:
    """The id if it has an item's form."""
    return value if _ITEM.fullmatch(value) else ""


def statements(entity: Any, property: str) -> list[dict[str, Any]]:
    """The statements that count, in their order."""
    counting = [
        one
        for one in items(entity, "claims", property)
        if at(one, "rank") != "deprecated" and text(one, "mainsnak", "snaktype") == "value"
    ]
    return [one for one in counting if at(one, "rank") == "preferred"] or counting


def value(statement: Any) -> Any:
    return at(statement, "mainsnak", "datavalue", "value")


def word(entity: Any, property: str) -> str:
    """The first text (an id, a file's name) of a property."""
    return next((found for one in statements(entity, property) if (found := text(value(one)))), "")


def linked(entity: Any, property: str) -> list[str]:
    """The items that a property names, by id."""
    found = [item_id(text(value(one), "id")) for one in statements(entity, property)]
    return [one for one in dict.fromkeys(found) if one]


def qualifiers(statement: Any, property: str) -> list[Any]:
    """The values of a statement's qualifier."""
    return [at(one, "datavalue", "value") for one in items(statement, "qualifiers", property)]


def first_date(entity: Any, *properties: str) -> str:
    """The earliest date of the first of those properties that has one, no more exact than it is known."""
    for property in properties:
        dates = [date for one in statements(entity, property) if (date := _date(value(one)))]
        if dates:
            # "1999" is not before "1999-03-24": of two that fit, the more exact one tells more.
            return min(dates, key=lambda date: f"{date}-99-99"[:10])
    return ""


def _date(time: Any) -> str:
    stamp, known = text(time, "time"), _KNOWN.get(whole(time, "precision") or 0, 0)
    return partial_date(stamp[1 : 1 + known]) if known and stamp[:1] == "+" else ""


def minutes(entity: Any, property: str) -> int | None:
    """The first duration of a property."""
    for one in statements(entity, property):
        unit = text(value(one), "unit").rpartition("/")[2]
        amount = number(value(one), "amount")
        if amount is not None and amount > 0 and unit in _MINUTES:
            return round(amount * _MINUTES[unit]) or None
    return None


def names(entity: Any) -> dict[str, str]:
    """Its names by language tag."""
    labels = at(entity, "labels")
    tags = {code: reading.tag(code) for code in labels} if isinstance(labels, dict) else {}
    found = {tag: text(labels, code, "value") for code, tag in tags.items() if tag and code != _MANY_LANGUAGES}
    return {tag: name for tag, name in found.items() if name}


def name(entity: Any, languages: Iterable[str]) -> str:
    """Its name in the best of those languages, else the one for many languages, in English, in any."""
    all_names, of_many = names(entity), text(entity, "labels", _MANY_LANGUAGES, "value")
    best = reading.best(all_names, languages) or of_many or reading.best(all_names, ("en",))
    return best or next(iter(all_names.values()), "")


def aliases(entity: Any) -> list[str]:
    """Its other names, in all languages that were asked for."""
    by_language = at(entity, "aliases")
    languages = by_language if isinstance(by_language, dict) else {}
    return [name for code in languages for one in items(languages, code) if (name := text(one, "value"))]
