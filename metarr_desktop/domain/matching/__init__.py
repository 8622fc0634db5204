"""Which title of a provider is the one wanted, how sure that is, and why. Pure.

`rank` puts candidates in order, `verdict` says whether the first may be taken, `undecided` which ones to ask details
of first; `with_details` folds these in. How the figures come about: docs/MATCHING.md.
"""

from metarr_desktop.domain.matching.deciding import Verdict, undecided, verdict
from metarr_desktop.domain.matching.details import with_details
from metarr_desktop.domain.matching.match import Grade, Match, Reason, from_json, to_json
from metarr_desktop.domain.matching.merging import merged
from metarr_desktop.domain.matching.ranking import rank

__all__ = [
    "Grade",
    "Match",
    "Reason",
    "Verdict",
    "from_json",
    "merged",
    "rank",
    "to_json",
    "undecided",
    "verdict",
    "with_details",
]
