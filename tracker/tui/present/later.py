"""What comes after the first figures: imported in a thread before anybody asks for it."""

from tracker.charts import plan
from tracker.services import previewing
from tracker.tui.dialogs import words
from tracker.tui.present import challenge, reading, session, stages, toasts, why
from tracker.tui.screens import challenges, journal

__all__ = [
    "challenge",
    "challenges",
    "journal",
    "plan",
    "previewing",
    "reading",
    "session",
    "stages",
    "toasts",
    "why",
    "words",
]
