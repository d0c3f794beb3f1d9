"""Which versions run here: ours, Python's and those of the libraries that matter when something goes wrong."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

LIBRARIES = ("textual", "sqlmodel", "sqlalchemy", "pendulum", "plotext", "cyclopts", "alembic")


def libraries() -> dict[str, str]:
    """The version of each library by its name; empty where it is missing."""
    return {name: _version(name) for name in LIBRARIES}


def machine() -> str:
    """Python and the system, without a name of the machine or of anybody on it."""
    return f"Python {platform.python_version()}, {sys.platform} {platform.machine()}".strip()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
