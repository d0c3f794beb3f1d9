"""Sessions over midnight: which dates they count for (rule T3)."""

from collections.abc import Collection, Mapping
from datetime import date

from tracker.domain.counting import Selection, counted, fits
from tracker.domain.days import shares
from tracker.domain.goals import DAILY, Agg, Attribution, Cmp, Leaf, Order, Per
from tracker.domain.sessions import Measure, Session


def splits(leaf: Leaf) -> bool:
    """Whether a session over midnight can count for more than its start date under this leaf."""
    if leaf.attribution is Attribution.STRICT:
        dated = leaf.per not in (Per.SESSION, Per.EVERY, Per.BY)
        return dated and leaf.agg in (Agg.SUM, Agg.DAYS) and leaf.measure is not Measure.SESSIONS
    sums_days = (leaf.per in DAILY and leaf.order is Order.CALENDAR and leaf.agg is Agg.SUM) or leaf.agg is Agg.DAYS
    divides = leaf.measure is not Measure.SESSIONS  # a session is one wherever the midnight falls
    return leaf.attribution is not Attribution.START and sums_days and divides and leaf.cmp is Cmp.AT_LEAST


def attribute(
    leaf: Leaf, choice: Selection, amounts: Mapping[date, int], over_midnight: Collection[Session], start: date
) -> tuple[dict[date, int], frozenset[date]]:
    """Amounts and credited dates of a leaf that sums days, under its attribution (T3).

    `amounts` hold every session whole on its start date. `credit` leaves them and adds the later dates whose share
    of a session reaches the target by itself; `strict` gives every date its share and nothing else. Shares go by
    time and add up to the session's amount exactly.
    """
    if not splits(leaf):
        return dict(amounts), frozenset()
    found = dict(amounts)
    credited: set[date] = set()
    for session in over_midnight:
        if not session.timed or not session.elapsed_s or not fits(choice, session):
            continue
        whole = counted(choice, session)
        parts = split(session, whole)
        if leaf.attribution is Attribution.CREDIT:
            for day, part in parts.items():
                target = leaf.each if leaf.agg is Agg.DAYS else leaf.target_of((day - start).days)
                if day > session.local_date and leaf.reaches(part, target) and day in choice.period:
                    credited.add(day)
            continue
        if session.local_date in choice.period:
            found[session.local_date] = found.get(session.local_date, 0) - whole
        for day, part in parts.items():
            if day in choice.period:
                found[day] = found.get(day, 0) + part
    return found, frozenset(credited)


def split(session: Session, whole: int) -> dict[date, int]:
    """An amount of a session by the dates of its own zone, in proportion to time, adding up to `whole`."""
    seconds = shares(session.started_at, session.elapsed_s or 0, session.zone)
    total = sum(seconds.values())
    found: dict[date, int] = {}
    passed = given = 0
    for day, part in seconds.items():
        passed += part
        upto = whole * passed // total if total else whole
        found[day] = upto - given
        given = upto
    return found
