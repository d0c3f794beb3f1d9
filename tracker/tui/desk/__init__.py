"""What the app asks of the journal: a class for each place, all on one desk."""

from tracker.tui.desk.articles import ArticleDesk
from tracker.tui.desk.athletes import AthleteDesk
from tracker.tui.desk.challenges import ChallengeDesk
from tracker.tui.desk.charts import ChartDesk
from tracker.tui.desk.imports import ImportDesk
from tracker.tui.desk.journal import JournalDesk
from tracker.tui.desk.library import LibraryDesk
from tracker.tui.desk.progress import ProgressDesk
from tracker.tui.desk.races import RaceDesk
from tracker.tui.desk.settings import SettingsDesk
from tracker.tui.desk.shows import ShowDesk
from tracker.tui.desk.trust import TrustDesk


class Desk(
    ChallengeDesk,
    JournalDesk,
    ProgressDesk,
    RaceDesk,
    LibraryDesk,
    ArticleDesk,
    ImportDesk,
    AthleteDesk,
    SettingsDesk,
    ChartDesk,
    ShowDesk,
    TrustDesk,
):
    """Every job of the app. Nothing here waits: every answer is a message to `to`."""
