"""The one HTTP client. httpx is imported nowhere else, errors leave translated to `domain.errors`.
"""
