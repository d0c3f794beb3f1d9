"""What the first figures need: imported in a thread while the first frame stands."""

from tracker.charts import route, week
from tracker.tui.present import ahead, card, planned, streak

__all__ = ["ahead", "card", "planned", "route", "streak", "week"]
