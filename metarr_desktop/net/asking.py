"""One question until it is answered: at the host's pace, again when it fails, and on to where it sends us.

status                              -> what happens
429                                    the host is left alone for as long as it says, then asked again
503                                    the same, and it counts as a failure
5xx, timeout, cut off                  asked again, each pause longer, at most TRIES times
others                                 given to the caller
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

from metarr_desktop.domain.errors import BadInput, Unavailable
from metarr_desktop.net.pacing import PATIENCE_S, Gate, HostClosed, Postponed, Times
from metarr_desktop.net.transport import Request, Response, Transport, Unreached, host_of, redirected

log = logging.getLogger(__name__)

TRIES = 5
_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 30.0
_LONGEST_WISH_S = 86_400.0
_REDIRECTS = 4
#: Who is not there now will not be there in some seconds; and a household that is offline should hear so soon.
_TRIES_TO_REACH = 2
#: How much the newest answer counts in how long answers take.
_NEWEST = 0.2


class Asking:
    """Safe to share between threads. `now_s` is Unix time, for a Retry-After that names a date."""

    def __init__(self, transport: Transport, times: Times, now_s: Callable[[], float]) -> None:
        self._transport = transport
        self._times = times
        self._now_s = now_s
        self.answer_s = 0.0
        """How long the last answers took, the newest counting most; 0 before the first."""

    def answer(
        self,
        request: Request,
        gate_of: Callable[[str], Gate],
        *,
        tries: int = TRIES,
        judge: Callable[[Response], None] = lambda response: None,
    ) -> Response:
        """The answer of the host that is sent to in the end; `gate_of` gives the gate of a host.

        `judge` raises Unavailable for an answer that does not come from the host at all. What hangs is tried no longer
        than PATIENCE_S in all.
        """
        failures, redirects, spent_s, pause_s = 0, 0, 0.0, _FIRST_PAUSE_S
        while True:
            gate = gate_of(host_of(request))
            wait_s = pause_s * random.uniform(0.5, 1.0)
            try:
                with gate.turn(request.is_cancelled) as turn:
                    began_s = self._times.now_s()
                    try:
                        response = self._transport.send(request, turn.sent)
                        self._note_time(self._times.now_s() - began_s)
                    finally:
                        spent_s += self._times.now_s() - began_s
                    self._heed(request, response, gate, wait_s)
                    judge(response)
            except HostClosed:
                raise
            except Unavailable as error:
                failures += 1
                most = min(tries, _TRIES_TO_REACH) if isinstance(error, Unreached) else tries
                if failures >= most or spent_s > PATIENCE_S:
                    raise
                log.debug("%s; try %d of %d", error, failures, tries)
                if not gate.closed_for_s:
                    gate.nap(wait_s, request.is_cancelled)
                pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)
                continue
            onward = redirected(request, response)
            if onward is None:
                return response
            redirects += 1
            if redirects > _REDIRECTS:
                raise BadInput(f"{request.label} sends us in circles.")
            request = onward

    def _note_time(self, took_s: float) -> None:
        self.answer_s = self.answer_s + _NEWEST * (took_s - self.answer_s) if self.answer_s else took_s

    def _heed(self, request: Request, response: Response, gate: Gate, wait_s: float) -> None:
        """Raise Unavailable for a host that cannot answer now; who asks too often leaves it alone for all threads."""
        status = response.status
        if status != 429 and status < 500:
            return
        wish_s = _retry_after_s(response, self._now_s())
        if wish_s or status in (429, 503):
            gate.leave_alone(wish_s or wait_s)
        is_postponed = status == 429 and wish_s > 0
        raise (Postponed if is_postponed else Unavailable)(f"{request.label} cannot answer now (it answered {status}).")


def _retry_after_s(response: Response, now_s: float) -> float:
    """Seconds to wait by the Retry-After header (seconds or an HTTP date, RFC 9110 10.2.3); 0 without one.

    A date is compared with the host's own: the clock of this machine may be wrong.
    """
    text = response.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return min(float(text[:9]), _LONGEST_WISH_S)
    until_s = _unix_s(text)
    if until_s is None:
        return 0.0
    its_now_s = _unix_s(response.headers.get("date", ""))
    return min(max(0.0, until_s - (now_s if its_now_s is None else its_now_s)), _LONGEST_WISH_S)


def _unix_s(date: str) -> float | None:
    try:
        parsed = parsedate_to_datetime(date)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
