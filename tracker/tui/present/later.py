"""What comes after the first figures: imported in a thread before anybody asks for it."""

from tracker.charts import plan
from tracker.services import previewing
from tracker.tui.dialogs import words
from tracker.tui.present import challenge, outline, race, reading, session, sharing, stages, template, toasts, why
from tracker.tui.screens import article_draft, article_source, challenges, journal, library, progress, races, settings

__all__ = [
    "article_draft",
    "article_source",
    "challenge",
    "challenges",
    "journal",
    "library",
    "outline",
    "plan",
    "previewing",
    "progress",
    "race",
    "races",
    "reading",
    "session",
    "settings",
    "sharing",
    "stages",
    "template",
    "toasts",
    "why",
    "words",
]
