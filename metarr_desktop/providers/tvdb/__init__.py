"""TheTVDB v4: series with all their episodes and orders, and films.

`questions` holds the spec, the sign-in and the requests; `mapping` turns answers into domain values with the help of
`parts`, what their records have in common, and `words`, its languages. Facts: its Swagger description, https://thetvdb.github.io/v4-api/.
"""

from __future__ import annotations

from metarr_desktop.providers.tvdb.questions import SOURCE, SPEC, Tvdb

__all__ = ["SOURCE", "SPEC", "Tvdb"]
