"""Where the files that travel with the program lie: `resources/` and `migrations/`.

In a checkout they stand beside the package; in a wheel the build puts them under `metarr_desktop/_shipped`.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_IN_WHEEL = _PACKAGE / "_shipped"
_ROOT = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent


def resources() -> Path:
    """The folder of icons, styles, demo media and the changelog."""
    return _ROOT / "resources"


def migrations() -> Path:
    """The folder of the Alembic environment."""
    return _ROOT / "migrations"
