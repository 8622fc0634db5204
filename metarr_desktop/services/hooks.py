"""Who may tell us what happened to files, as a person manages them: sources, their tokens, where their folders lie."""

from __future__ import annotations

import hmac
import ntpath
import os
import posixpath
import secrets as randomness
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from metarr_desktop.domain.errors import BadInput
from metarr_desktop.domain.paths import PathMapping
from metarr_desktop.services.changes import Aspect, Newsroom

if TYPE_CHECKING:
    from metarr_desktop.domain.hooks import HookEventId, HookSource, HookSourceId, HookState, HookType, Kept
    from metarr_desktop.store.library import Store
    from metarr_desktop.store.secrets import Secrets


class HookAdmin:
    """The sources and what they told. Thread-safe.

    A source's token is what it has to show; its key is what the sender itself wants to be shown when it is asked for
    its history. Both are secrets.
    """

    def __init__(self, store: Store, secrets: Secrets, newsroom: Newsroom) -> None:
        self._store = store
        self._secrets = secrets
        self._newsroom = newsroom
        self._lock = threading.Lock()
        self._known: dict[HookSourceId, tuple[HookSource, str]] | None = None
        self._nobodys = randomness.token_urlsafe(24)

    # --- sources ----------------------------------------------------------------------------------------------------

    def sources(self) -> list[HookSource]:
        """Every source, in the order of making."""
        return self._store.hooks.sources()

    def named(self, name: str) -> HookSource:
        """The source of that name. Raises NotFound."""
        return self._store.hooks.named(name)

    def add(
        self, name: str, type: HookType, mappings: Sequence[PathMapping] = (), address: str = "", key: str = ""
    ) -> HookSource:
        """Let somebody tell us; a token is made. Raises BadInput."""
        checked, address = [_checked(one) for one in mappings], _checked_address(type, address)
        with self._store.write() as unit:
            source = unit.hooks.add_source(name, type)
            unit.hooks.set_mappings(source, checked)
            unit.hooks.set_address(source, address)
            unit.hooks.note_asked(source, unit.now)
        self._secrets.put(token_name(source), randomness.token_urlsafe(24))
        if key:
            self._secrets.put(key_name(source), key)
        self._changed()
        return self._store.hooks.source(source)

    def rename(self, source: HookSource, name: str) -> None:
        """Call a source otherwise. Raises BadInput when the name is blank or taken."""
        with self._store.write() as unit:
            unit.hooks.rename_source(source.id, name)
        self._changed()

    def set_mappings(self, source: HookSource, mappings: Sequence[PathMapping]) -> None:
        """Say where a source's folders lie here, in place of what was said before. Raises BadInput."""
        checked = [_checked(one) for one in mappings]
        with self._store.write() as unit:
            unit.hooks.set_mappings(source.id, checked)
        self._changed()

    def set_address(self, source: HookSource, address: str, key: str = "") -> None:
        """Say where the sender itself answers, and what it wants to be shown; an empty key keeps the one before.

        Raises BadInput.
        """
        address = _checked_address(source.type, address)
        with self._store.write() as unit:
            unit.hooks.set_address(source.id, address)
        if key:
            self._secrets.put(key_name(source.id), key)
        elif not address:
            self._secrets.remove(key_name(source.id))
        self._changed()

    def remove(self, source: HookSource) -> None:
        """No longer listen to a source, and forget what it told."""
        with self._store.write() as unit:
            unit.hooks.remove_source(source.id)
        for name in (token_name(source.id), key_name(source.id)):
            self._secrets.remove(name)
        self._changed()

    # --- secrets ----------------------------------------------------------------------------------------------------

    def token(self, source: HookSource) -> str:
        """What a source has to show; made anew where it was lost with the keyring."""
        known = self._secrets.get(token_name(source.id))
        return known if known else self.renew_token(source)

    def renew_token(self, source: HookSource) -> str:
        """Another token: whoever shows the one before is refused from now on."""
        token = randomness.token_urlsafe(24)
        self._secrets.put(token_name(source.id), token)
        self._changed()
        return token

    def key(self, source: HookSource) -> str:
        """What the sender wants to be shown; "" where nobody said."""
        return self._secrets.get(key_name(source.id)) or ""

    @property
    def keeps_secrets_in_file(self) -> bool:
        """Whether tokens lie in a file only this account can read, because the system has no keyring."""
        return self._secrets.is_plain_file

    def admitted(self, source: HookSourceId, token: str) -> HookSource | None:
        """The source, if that is its token. How long this takes says nothing of how much of it was right."""
        known = self._tokens()
        found, wanted = known.get(source, (None, self._nobodys))
        is_right = hmac.compare_digest(token.encode("utf-8", "replace"), wanted.encode())
        return found if is_right else None

    def _tokens(self) -> dict[HookSourceId, tuple[HookSource, str]]:
        """Kept in memory: a keyring may take a tenth of a second for each question."""
        with self._lock:
            if self._known is None:
                self._known = {
                    one.id: (one, token)
                    for one in self.sources()
                    if (token := self._secrets.get(token_name(one.id)) or "")
                }
            return self._known

    def _changed(self) -> None:
        with self._lock:
            self._known = None
        self._newsroom.tell(Aspect.HOOKS)

    # --- events -----------------------------------------------------------------------------------------------------

    def events(
        self, *, before: HookEventId | None = None, limit: int = 200, states: Sequence[HookState] = ()
    ) -> list[Kept]:
        """What was told, newest first."""
        return self._store.hooks.events(before=before, limit=limit, states=states)

    def event(self, event: HookEventId) -> Kept:
        """One event. Raises NotFound."""
        return self._store.hooks.event(event)

    def payload(self, event: HookEventId) -> str:
        """What was posted, as it came. Raises NotFound."""
        return self._store.hooks.told(event).payload.decode("utf-8", "replace")


def token_name(source: HookSourceId) -> str:
    return f"hook-{source}-token"


def key_name(source: HookSourceId) -> str:
    return f"hook-{source}-key"


def _checked(mapping: PathMapping) -> PathMapping:
    theirs, ours = mapping.theirs.strip(), mapping.ours.strip()
    if not os.path.isabs(ours) or not (posixpath.isabs(theirs) or ntpath.splitdrive(theirs)[0]):
        raise BadInput("A mapping needs a folder as the sender names it and where it lies here, both from the root on.")
    return PathMapping(os.path.normpath(ours), theirs)


def _checked_address(type: HookType, address: str) -> str:
    address = address.strip().rstrip("/")
    if not address:
        return ""
    if not type.has_history:
        raise BadInput(f"{type.value.capitalize()} has no history that could be asked for, so it needs no address.")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput(f"“{address}” is no address such as http://127.0.0.1:7878.")
    if parts.username or parts.password or parts.query:
        raise BadInput("The address is shown, so no password or key may be in it; give the key by itself.")
    return address
