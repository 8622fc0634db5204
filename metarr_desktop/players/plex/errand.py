"""One delivery run: what Plex is told, in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from metarr_desktop.domain.kinds import ItemId
from metarr_desktop.domain.player import Action, Delivery, Outcome, Proof
from metarr_desktop.players.plex.edit import correct, refresh
from metarr_desktop.players.plex.find import Found, Place
from metarr_desktop.players.plex.library import Item
from metarr_desktop.players.plex.memory import make_watched
from metarr_desktop.players.plex.prove import Prover, is_gone, is_there, shown_pairs
from metarr_desktop.players.plex.scan import empty_trash, root_of, scan, still_shown, title_folder
from metarr_desktop.players.plex.watch import Watch

#: By our item and the section's key: an item of Plex that was removed, as it was, for when its title comes again.
Left = dict[tuple[ItemId, str], Item]


class Errand:
    """Tells Plex about some items; used once."""

    def __init__(
        self,
        watch: Watch,
        prover: Prover,
        left: Left,
        progress: Callable[[int, int], None],
        deliveries: Sequence[Delivery],
    ) -> None:
        self._watch = watch
        self._server = watch.server
        self._prover = prover
        self._left = left
        self._deliveries = deliveries
        self._sections = prover.sections()
        self._progress = progress
        self._done = 0
        self._unseen: dict[ItemId, str] = {}

    def run(self) -> list[Proof]:
        """What is new or gone by a scan, texts by setting them, pictures by a refresh; then ask back."""
        self._progress(0, len(self._deliveries))
        before = self._find()
        self._scan(before)
        self._move_marks(before)
        self._forget()
        self._watch.stop_if_cancelled()
        correct(self._server, shown_pairs(self._deliveries, self._find()))
        self._watch.stop_if_cancelled()
        self._refresh()
        proofs = self._prover.prove(self._deliveries)
        self._progress(len(self._deliveries), len(self._deliveries))
        return self._explained(proofs)

    def _find(self) -> Found:
        return self._prover.finder.find(self._sections, self._deliveries)

    def _scan(self, before: Found) -> None:
        """A partial scan for what is not there yet and for what is there still, and the wait for its end."""
        unsettled = [
            (delivery, places)
            for delivery, places in zip(self._deliveries, before, strict=True)
            if places and not _is_settled(delivery, places)
        ]
        if not unsettled:
            return
        scan(self._server, [(place.section, title_folder(one)) for one, places in unsettled for place in places])
        self._watch.wait(_Brought(self, [delivery for delivery, _ in unsettled]))

    def _move_marks(self, before: Found) -> None:
        """What comes as a new item gets what the person did to the one at its old place, which may have been removed
        by an errand before."""
        for delivery, places in zip(self._deliveries, before, strict=True):
            for place in places:
                if delivery.action is Action.REMOVE and place.item:
                    self._left[delivery.item, place.section.key] = place.item
        for delivery, places in self._found_of(Action.SHOW) if self._left else ():
            for place in places:
                was = self._left.pop((delivery.item, place.section.key), None) if place.item else None
                if was and place.item and was.key != place.item.key and not place.item.watched.plays:
                    make_watched(self._server, place.item, was.watched)

    def _forget(self) -> None:
        """What is gone leaves the trash; where a scan of its folder, which is gone too, told Plex nothing, after one
        of the section's whole folder."""
        self._empty_trash()
        left = [(one, places) for one, places in self._found_of(Action.REMOVE) if not is_gone(places)]
        left = [(one, places) for one, places in left if one.item not in self._unseen]
        if left:
            self._watch.stop_if_cancelled()
            places = [(place.section, root_of(place.section, one.folder)) for one, some in left for place in some]
            scan(self._server, places)
            self._watch.wait(_Brought(self, [one for one, _ in left]))
            self._empty_trash()

    def _empty_trash(self) -> None:
        gone = self._found_of(Action.REMOVE)
        left = still_shown([places for _, places in gone])
        for section, items in left.items():
            self._watch.stop_if_cancelled()
            if unseen := empty_trash(self._server, section, items):
                reason = f"still shown: Plex cannot see {unseen} now, so it was not asked to forget what is gone"
                self._unseen |= {
                    one.item: reason
                    for one, places in gone
                    if any(place.section == section and place.item for place in places)
                }
        waited = [one for one, _ in gone if one.item not in self._unseen]
        if left and waited:
            self._watch.wait(lambda: self.are_settled(waited))

    def _found_of(self, action: Action) -> list[tuple[Delivery, tuple[Place, ...]]]:
        some = [one for one in self._deliveries if one.action is action]
        return list(zip(some, self._prover.finder.find(self._sections, some), strict=True))

    def _refresh(self) -> None:
        """The items whose pictures differ, and the wait until none does."""
        if wrong := self.with_other_pictures(self._deliveries):
            refresh(self._server, wrong)
            self._watch.wait(lambda: not self.with_other_pictures(self._deliveries))

    def with_other_pictures(self, deliveries: Sequence[Delivery]) -> list[Item]:
        """The items that are there and show other pictures than ours."""
        pairs = shown_pairs(deliveries, self._prover.finder.find(self._sections, deliveries))
        differences = self._prover.pictures.differences(pairs)
        wrong = [item for (_, item), some in zip(pairs, differences, strict=True) if some]
        self._advance(len(self._deliveries) - len(wrong))
        return wrong

    def are_settled(self, deliveries: Sequence[Delivery]) -> bool:
        """Whether what is to be shown is there, from our files, and what is to go is gone."""
        return all(map(_is_settled, deliveries, self._prover.finder.find(self._sections, deliveries)))

    def is_scanning(self) -> bool:
        """Whether Plex scans one of its libraries."""
        return any(one.is_refreshing for one in self._prover.sections())

    def _advance(self, done: int) -> None:
        """Progress never goes back, and is at its end only when all is proved."""
        self._done = max(self._done, min(done, len(self._deliveries) - 1))
        self._progress(self._done, len(self._deliveries))

    def _explained(self, proofs: Sequence[Proof]) -> list[Proof]:
        """Plex was told and is done: what is not there now will not come by waiting; say why."""
        is_busy = any(proof.outcome is Outcome.WAITING for proof in proofs) and self._watch.is_busy()
        explained = []
        for delivery, proof in zip(self._deliveries, proofs, strict=True):
            unseen = self._unseen.get(delivery.item)
            if unseen and proof.outcome is Outcome.FAILED and delivery.action is Action.REMOVE:
                proof = Proof(delivery.item, Outcome.WAITING, (unseen,))
            elif proof.outcome is Outcome.WAITING and not is_busy:
                reason = f"its scan found nothing new at {delivery.file or delivery.folder}"
                proof = replace(proof, outcome=Outcome.FAILED, differences=(*proof.differences, reason))
            explained.append(proof)
        return explained


class _Brought:
    """Whether a scan did what it was for: all that is new is there with its pictures, and all that is gone was seen.

    What is gone may stay in the trash, so there the end of a scan tells; one that was over before it was seen to run
    is waited for in vain, until Plex has been quiet long enough.
    """

    def __init__(self, errand: Errand, deliveries: Sequence[Delivery]) -> None:
        self._errand = errand
        self._new = [one for one in deliveries if one.action is Action.SHOW]
        self._gone = [one for one in deliveries if one.action is Action.REMOVE]
        self._was_scanning = False

    def __call__(self) -> bool:
        is_scanning = self._errand.is_scanning()
        self._was_scanning = self._was_scanning or is_scanning
        is_seen = self._errand.are_settled(self._gone) or (self._was_scanning and not is_scanning)
        return is_seen and self._errand.are_settled(self._new) and not self._errand.with_other_pictures(self._new)


def _is_settled(delivery: Delivery, places: Sequence[Place]) -> bool:
    return is_gone(places) if delivery.action is Action.REMOVE else is_there(delivery, places)
