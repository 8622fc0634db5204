"""HTTP, and the filter that keeps secrets out of the log.

`client` speaks to players in the household, `transport` to the public web; `service` is a provider's paced, retried and
cached way over it, `pacing` its patience. httpx is imported here alone; its errors leave translated to `domain.errors`.
What is said over HTTP (which paths, which JSON) is the business of `providers` and `players`.
"""
