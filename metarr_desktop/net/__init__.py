"""The one HTTP client and the filter that keeps secrets out of the log.

httpx is imported in `client` alone; its errors leave translated to `domain.errors`. What is said over HTTP (which
paths, which JSON) is the business of `providers` and `players`.
"""
