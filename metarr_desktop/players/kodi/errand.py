"""One delivery run: what Kodi is told, in which order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from metarr_desktop.domain.kinds import Kind
from metarr_desktop.domain.player import Action, Delivery, Outcome, Proof
from metarr_desktop.domain.sentences import sentence
from metarr_desktop.players.kodi.details import correct, needs_refresh
from metarr_desktop.players.kodi.find import Found, find, is_within
from metarr_desktop.players.kodi.pictures import Pictures
from metarr_desktop.players.kodi.prove import prove, shown_pairs
from metarr_desktop.players.kodi.refresh import Owed, refresh
from metarr_desktop.players.kodi.remove import owe_moved, remove_music, remove_rows, remove_shows
from metarr_desktop.players.kodi.scan import MUSIC, VIDEO, look_again, scan, sources
from metarr_desktop.players.kodi.watch import Watch

_VIDEO_KINDS = frozenset({Kind.MOVIE, Kind.SERIES, Kind.EPISODE})
_MUSIC_KINDS = frozenset({Kind.ARTIST, Kind.ALBUM, Kind.TRACK})


class Errand:
    """Tells Kodi about some items; used once."""

    def __init__(
        self, watch: Watch, pictures: Pictures, owed: Owed, progress: Callable[[int, int], None], total: int
    ) -> None:
        self._watch = watch
        self._rpc = watch.rpc
        self._pictures = pictures
        self._owed = owed
        self._progress = progress
        self._total = total
        self._done = 0

    def run(self, deliveries: Sequence[Delivery]) -> list[Proof]:
        """Shows that go, what is new, what changed, music, what else goes, what Kodi has to be set; then ask back."""
        self._progress(0, self._total)
        before = find(self._rpc, deliveries)
        owe_moved(self._owed, deliveries, before)
        rescan = remove_shows(self._rpc, self._owed, deliveries, before)
        if any(one.action is Action.REMOVE and one.kind is Kind.SERIES for one in deliveries):
            before = find(self._rpc, deliveries)
        self._scan_video(deliveries, before, rescan)
        known = shown_pairs(deliveries, before)
        unread = [(delivery, row) for delivery, row in known if needs_refresh(delivery, row)]
        refresh(self._watch, self._owed, unread, self._advance)
        self._advance(len(known) - len(unread))
        self._scan_music(deliveries)
        self._owed.settle(self._rpc)
        remove_rows(self._rpc, deliveries)
        refused = remove_music(self._watch, deliveries)
        self._watch.stop_if_cancelled()
        self._set_details(deliveries, {delivery for delivery, _ in unread})
        self._owed.settle(self._rpc)  # reads back what was written, and writes again what a late refresh took
        proofs = prove(self._rpc, self._pictures, deliveries)
        self._progress(self._total, self._total)
        return self._explain(deliveries, proofs, refused)

    def _advance(self, count: int) -> None:
        self._done += count
        self._progress(self._done, self._total)

    def _scan_video(self, deliveries: Sequence[Delivery], before: Found, rescan: Sequence[str]) -> None:
        new = [
            one
            for one, row in zip(deliveries, before, strict=True)
            if row is None and one.action is Action.SHOW and one.kind in _VIDEO_KINDS
        ]
        self._scan(VIDEO, [*rescan, *(one.source for one in new)], new)
        if missing := self._missing(new):
            look_again(self._rpc, [folder for one in missing for folder in (one.source, one.folder)])
            self._scan(VIDEO, [one.source for one in missing], missing)
        self._advance(len(new))

    def _scan_music(self, deliveries: Sequence[Delivery]) -> None:
        """Every source with music to show: a scan takes new files, changed tags and an album's changed NFO and art."""
        music = [one for one in deliveries if one.action is Action.SHOW and one.kind in _MUSIC_KINDS]
        self._scan(MUSIC, [one.source for one in music], music)
        self._advance(len(music))

    def _scan(self, library: str, places: Sequence[str], new: Sequence[Delivery]) -> None:
        for source in dict.fromkeys(places):
            self._watch.stop_if_cancelled()
            here = [one for one in new if one.source == source]
            scan(self._watch, library, source, partial(self._has_all, here))

    def _has_all(self, deliveries: Sequence[Delivery]) -> bool:
        return not self._missing(deliveries)

    def _missing(self, deliveries: Sequence[Delivery]) -> list[Delivery]:
        found = find(self._rpc, deliveries)
        return [one for one, row in zip(deliveries, found, strict=True) if row is None]

    def _set_details(self, deliveries: Sequence[Delivery], read_anew: Collection[Delivery]) -> None:
        correct(self._rpc, shown_pairs(deliveries, find(self._rpc, deliveries)), read_anew)
        self._pictures.renew(shown_pairs(deliveries, find(self._rpc, deliveries)))

    def _explain(self, deliveries: Sequence[Delivery], proofs: list[Proof], refused: dict[int, str]) -> list[Proof]:
        """Kodi was told and is done: what is not there now will not come by waiting; say why."""
        explained = []
        for index, (delivery, proof) in enumerate(zip(deliveries, proofs, strict=True)):
            if index in refused:
                proof = Proof(delivery.item, Outcome.WAITING, (refused[index],))
            elif proof.outcome is Outcome.WAITING:
                proof = replace(proof, outcome=Outcome.FAILED, differences=(self._why_missing(delivery),))
            explained.append(proof)
        return explained

    def _why_missing(self, delivery: Delivery) -> str:
        media = "music" if delivery.kind in _MUSIC_KINDS else "video"
        known = sources(self._rpc, media)
        if not any(is_within(delivery.source, path) or is_within(path, delivery.source) for path in known):
            return sentence(f"not in Kodi's library: none of its {media} sources holds {delivery.source}")
        return sentence(f"not in Kodi's library: its scan found nothing at {delivery.file or delivery.folder}")
