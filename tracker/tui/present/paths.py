"""Paths as people read them."""

from __future__ import annotations

from pathlib import Path

from tracker.domain.text import clean_text


def short(path: Path) -> str:
    """A path with ~ for the home folder."""
    home = Path.home()
    shown = f"~/{path.relative_to(home)}" if path != home and path.is_relative_to(home) else str(path)
    return clean_text(shown, limit=400)
