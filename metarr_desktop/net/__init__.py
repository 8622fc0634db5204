"""HTTP, and the filter that keeps secrets out of the log.

`client` speaks to players in the household. To the public web: `wire` are connections that can be let go of,
`transport` is one request and its answer, `pacing` how often a host is asked, `asking` a question until it is answered;
`service` is a provider's cached way over them, `download` the way to its pictures. httpx is imported here alone; its
errors leave translated to `domain.errors`. What is said over HTTP (which paths, which JSON) is the business of
`providers` and `players`.
"""

import logging

# One line a request at INFO would bury the log, and its URLs and headers can carry keys.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)
