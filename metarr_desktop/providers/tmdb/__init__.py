"""TMDB (v3): films, series with their episodes, collections and people.

* One request a film; a series of up to eleven seasons is one too, as seasons ride along as `season/1` ... (at most 20
  parts a request; a season that does not exist is left out of the answer). Longer ones take one more for 20 seasons.
* Films and series have separate number spaces; people and collections too.
* What is not translated is "", but a title falls back to the original one. Names of seasons and episodes fall back to
  "Episode 5" in the language that was asked for.
* Images are filtered to the language of the request unless `include_image_language` names others; `null` is textless.
* A read token (long, with dots) goes into a header. A key of 32 letters is taken in the query alone.
* 0 and [] mean unknown: `runtime`, `episode_run_time`, a `vote_average` without votes.

Source: developer.themoviedb.org and the contract notes of July 2026.
"""

from __future__ import annotations

from metarr_desktop.domain.provider import Source
from metarr_desktop.providers.tmdb.questions import Tmdb
from metarr_desktop.providers.tmdb.spec import SPEC

SOURCE = Source(SPEC, Tmdb)
