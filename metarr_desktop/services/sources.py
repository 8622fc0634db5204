"""Sources: the providers as the person set them up - switched on, with their keys, in their order - and their tests.

Concrete providers and the network are handed in by `app`; a provider is made when it is first asked and made anew when
something of its set-up changes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from metarr_desktop.domain.artwork import languages_of
from metarr_desktop.domain.errors import BadFile, BadInput, NotFound
from metarr_desktop.domain.fields import FIELD
from metarr_desktop.domain.provider import Ask, Heard, KeyNeed, LineState, Provider, ProviderSpec, Rate, Source, Web
from metarr_desktop.domain.sources import Choice, FieldOrder, Order
from metarr_desktop.services.changes import Aspect, Newsroom
from metarr_desktop.services.language_tags import is_known

if TYPE_CHECKING:
    from metarr_desktop.domain.kinds import Kind, LibraryId
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets

_ON = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


class Line(Web, Protocol):
    """A `Web` that also tells how it is."""

    @property
    def state(self) -> LineState:
        """How it stands now."""


Connect = Callable[[ProviderSpec, Choice], Line]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A provider as settings show it: `is_ready` says that it would be asked, `closed_for_s` that it must rest.

    `line` is how its way to the network stands; None as long as nobody asked it anything.
    """

    spec: ProviderSpec
    position: int
    is_enabled: bool
    has_key: bool
    base_url: str
    rate: Rate
    line: LineState | None = None

    @property
    def closed_for_s(self) -> float:
        return self.line.closed_for_s if self.line else 0.0

    @property
    def error(self) -> str:
        return self.line.error if self.line else ""

    @property
    def is_ready(self) -> bool:
        return self.is_enabled and (self.has_key or self.spec.key is not KeyNeed.REQUIRED)


@dataclass(frozen=True, slots=True)
class ProviderUse:
    """How often a provider answered a job: anew, from what is kept, or not; and how its line stands, if it has one."""

    label: str
    asked: int
    kept: int
    failed: int
    line: LineState | None = None


@dataclass(frozen=True, slots=True)
class _Made:
    choice: Choice
    secrets: tuple[tuple[str, str], ...]
    line: Line
    provider: Provider


class Sources:
    """The verb of asking providers. Thread-safe."""

    def __init__(
        self,
        store: Store,
        secrets: Secrets,
        listed: Sequence[Source],
        connect: Connect,
        newsroom: Newsroom,
        hide: Callable[[str], None],
    ) -> None:
        """`hide` is told every key, so that no log shows it."""
        self._store = store
        self._secrets = secrets
        self._listed = {one.spec.name: one for one in listed}
        self._connect = connect
        self._newsroom = newsroom
        self._hide = hide
        self._made: dict[str, _Made] = {}
        self._lock = threading.Lock()

    # --- who is asked, and how --------------------------------------------------------------------------------------

    @property
    def is_offline(self) -> bool:
        """Whether the person wants nobody on the internet to be asked."""
        return self._store.settings.flag("providers.offline")

    def all(self) -> list[SourceView]:
        """Every provider, in the order in which they are asked."""
        choices = self._store.providers.choices()
        views = []
        for number, name in enumerate(self._in_order(choices)):
            spec, choice = self._listed[name].spec, choices.get(name, Choice())
            made = self._made.get(name)
            views.append(
                SourceView(
                    spec,
                    number,
                    choice.is_enabled is not False,
                    self._has_key(spec),
                    choice.base_url or spec.base_url,
                    choice.rate or spec.rate,
                    made.line.state if made else None,
                )
            )
        return views

    def active(self, kind: Kind) -> list[Provider]:
        """The providers that know a kind and can be asked now over the network, in the person's order."""
        return self.active_by_kind([kind])[kind]

    def active_by_kind(self, kinds: Collection[Kind]) -> dict[Kind, list[Provider]]:
        """The same for several kinds: each provider's key is looked up once, which a keyring takes its time for."""
        ready = [one.spec for one in self.all() if one.is_ready and not one.spec.is_local]
        providers = [(spec, self.provider(spec.name)) for spec in ready]
        return {kind: [provider for spec, provider in providers if kind in spec.kinds] for kind in kinds}

    def secret_names(self) -> list[str]:
        """The names under which keys of providers are kept."""
        return [_secret_name(one.spec.name, key) for one in self._listed.values() for key in one.spec.secrets]

    def specs(self) -> list[ProviderSpec]:
        """What is known of every provider beforehand, in order."""
        return [self._listed[name].spec for name in self._in_order(self._store.providers.choices())]

    def provider(self, name: str) -> Provider:
        """The provider of that name, as it is set up now. Raises NotFound."""
        source = self._source(name)
        choice = self._store.providers.choices().get(name, Choice())
        secrets = self._secrets_of(source.spec)
        as_set_up = (choice, tuple(sorted(secrets.items())))
        with self._lock:
            made = self._made.get(name)
            if made is None or (made.choice, made.secrets) != as_set_up:
                for secret in secrets.values():
                    self._hide(secret)
                line = self._connect(source.spec, choice)
                made = self._made[name] = _Made(*as_set_up, line, source.make(line, secrets))
            return made.provider

    def order(self, library: LibraryId | None) -> Order:
        """Whose word counts, in general and for the fields for which something else was said."""
        orders = self._store.providers.field_orders()
        by_field: dict[str, FieldOrder] = {}
        for wanted in (None, library):
            by_field.update({field: order for (of, field), order in orders.items() if of == wanted})
        return Order(tuple(self._in_order(self._store.providers.choices())), by_field)

    def uses(self, answers: Mapping[str, Mapping[Heard, int]]) -> list[ProviderUse]:
        """How often providers answered a job, each with how it stands now, in the order in which they are listed."""
        return [
            ProviderUse(
                one.spec.label,
                answers[name].get(Heard.ASKED, 0),
                answers[name].get(Heard.KEPT, 0),
                answers[name].get(Heard.FAILED, 0),
                made.line.state if (made := self._made.get(name)) else None,
            )
            for name, one in self._listed.items()
            if name in answers
        ]

    def ask(
        self,
        *,
        is_fresh: bool = False,
        is_cancelled: Callable[[], bool] = lambda: False,
        hear: Callable[[str, Heard], None] = lambda _provider, _how: None,
    ) -> Ask:
        """How questions are put, by the person's languages and country."""
        tags = [one for one in languages_of(self._store.settings.text("providers.languages")) if is_known(one)]
        country = self._store.settings.text("providers.country").strip().upper() or "US"
        return Ask(tuple(tags) or ("en",), country, is_fresh, is_cancelled=is_cancelled, hear=hear)

    # --- what a person sets -----------------------------------------------------------------------------------------

    def set(self, name: str, values: Mapping[str, str]) -> None:
        """Change a provider's set-up: `enabled`, `base_url`, `rate` ("40/1"), `priority` (1 is first), and its secrets.

        An empty value goes back to what the provider itself says; an empty secret is forgotten. Raises NotFound,
        BadInput.
        """
        spec = self._source(name).spec
        choices = self._store.providers.choices()
        choice = choices.get(name, Choice())
        given: dict[str, str] = {}
        priority: int | None = None
        if spec.is_local and (others := [key for key in values if key != "priority"]):
            raise BadInput(f"{spec.label} are read by scans; there is no {others[0]} to set, only their priority.")
        for key, value in values.items():
            if key in spec.secrets:
                given[key] = value.strip()
            elif key == "priority":
                priority = _priority(value)
            else:
                choice = _changed(choice, spec, key, value.strip())
        for key, value in given.items():
            if value:
                self._secrets.put(_secret_name(name, key), value)
            else:
                self._secrets.remove(_secret_name(name, key))
        if given and choice.is_enabled is False and "enabled" not in values and any(given.values()):
            choice = replace(choice, is_enabled=True)  # who enters a key wants it used
        with self._store.write() as unit:
            unit.providers.put(name, choice)
        if priority is not None:
            others = [one for one in self._in_order(choices) if one != name]
            others.insert(min(priority, len(others) + 1) - 1, name)
            self.set_order(others)
        self._newsroom.tell(Aspect.SETTINGS)

    def set_order(self, names: Sequence[str]) -> None:
        """Have providers asked in that order. Raises NotFound."""
        choices = self._store.providers.choices()
        with self._store.write() as unit:
            for number, name in enumerate(names):
                unit.providers.put(self._source(name).spec.name, replace(choices.get(name, Choice()), position=number))
        self._newsroom.tell(Aspect.SETTINGS)

    def set_field_order(self, field: str, providers: Sequence[str], library: LibraryId | None = None) -> None:
        """Say whose word counts for a field, in one library or in all; none: as in general.

        Raises NotFound, BadInput for a provider that never says anything of the field.
        """
        if field not in FIELD:
            raise NotFound(f"There is no field “{field}”.")
        specs = [self._source(name).spec for name in providers]
        if silent := next((one for one in specs if not any(one.gives(kind, field) for kind in one.kinds)), None):
            raise BadInput(f"{silent.label} has nothing to say of {FIELD[field].label.lower()}.")
        names = [one.name for one in specs]
        with self._store.write() as unit:
            unit.providers.put_field_order(library, field, names)
        self._newsroom.tell(Aspect.SETTINGS)

    def field_orders(self) -> dict[tuple[LibraryId | None, str], FieldOrder]:
        """(library or None for all, field) -> the providers that were said to count, best first."""
        return self._store.providers.field_orders()

    def test(self, name: str) -> None:
        """Ask a provider one small thing, as it is set up. Raises Unavailable, Refused, BadInput, NotFound."""
        provider = self.provider(name)
        if provider.spec.key is KeyNeed.REQUIRED and not self._secrets_of(provider.spec).get("api_key"):
            raise BadInput(f"{provider.spec.label} needs a key; {provider.spec.key_url} gives one.")
        try:
            provider.test(replace(self.ask(is_fresh=True), is_live=True))
        finally:
            self._newsroom.tell(Aspect.SETTINGS)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _source(self, name: str) -> Source:
        if name not in self._listed:
            raise NotFound(f"There is no provider “{name}”; `metarr provider list` shows all.")
        return self._listed[name]

    def _in_order(self, choices: Mapping[str, Choice]) -> list[str]:
        listed = list(self._listed)

        def place(name: str) -> tuple[int, int]:
            position = choices[name].position if name in choices else None
            return (listed.index(name) if position is None else position, listed.index(name))

        return sorted(listed, key=place)

    def _has_key(self, spec: ProviderSpec) -> bool:
        """Whether its key is there and can be read; who asks it is told of a damaged file (`Secrets.get`)."""
        try:
            return bool(self._secrets_of(spec).get("api_key"))
        except BadFile:
            return False

    def _secrets_of(self, spec: ProviderSpec) -> dict[str, str]:
        return {key: value for key in spec.secrets if (value := self._secrets.get(_secret_name(spec.name, key)))}


def _secret_name(provider: str, key: str) -> str:
    return f"provider.{provider}.{key}"


def _changed(choice: Choice, spec: ProviderSpec, key: str, value: str) -> Choice:
    match key:
        case "enabled":
            if value.lower() not in _ON:
                raise BadInput("enabled is either true or false.")
            return replace(choice, is_enabled=_ON[value.lower()])
        case "base_url":
            if value and not value.startswith(("http://", "https://")):
                raise BadInput("base_url is an address that begins with http:// or https://.")
            if "@" in value.partition("://")[2].partition("/")[0]:
                raise BadInput("base_url cannot hold a user and a password: addresses are shown and backed up.")
            return replace(choice, base_url=value.rstrip("/"))
        case "rate":
            return replace(choice, rate=_rate(value) if value else None)
    known = ", ".join(("enabled", "base_url", "rate", "priority", *spec.secrets))
    raise BadInput(f"{spec.label} has no setting “{key}”; there are {known}.")


def _rate(text: str) -> Rate:
    """`40/1`: at most 40 requests in a second; `20/10`: 20 in ten; `4`: four a second."""
    calls, _, seconds = text.partition("/")
    try:
        rate = Rate(int(calls), float(seconds or 1))
    except ValueError:
        raise BadInput("rate is requests / seconds, such as 20/10.") from None
    if not (0 < rate.calls <= 1000 and 0 < rate.seconds <= 3600):
        raise BadInput("rate is 1 to 1000 requests in up to 3600 seconds, such as 20/10.")
    return rate


def _priority(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise BadInput("priority is a number; 1 is asked first.")
    return int(text)
