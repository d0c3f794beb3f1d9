"""What the app asks of the journal: a class for each place, all on one desk."""

from tracker.tui.desk.articles import ArticleDesk
from tracker.tui.desk.challenges import ChallengeDesk
from tracker.tui.desk.journal import JournalDesk
from tracker.tui.desk.library import LibraryDesk


class Desk(ChallengeDesk, JournalDesk, LibraryDesk, ArticleDesk):
    """Every job of the app. Nothing here waits: every answer is a message to `to`."""
