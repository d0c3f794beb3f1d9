"""Everything that showing figures imports: the app imports it in a thread while its first frame stands."""

from tracker.charts import plan, route, week
from tracker.tui.present import ahead, card, planned, reading, streak, toasts

__all__ = ["ahead", "card", "plan", "planned", "reading", "route", "streak", "toasts", "week"]
