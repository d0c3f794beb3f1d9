"""Why a session did not count for a target: the first rule that it does not meet."""

from datetime import timedelta

from tracker.domain.activities import title_of
from tracker.domain.counting import Selection, counted, expand, measured
from tracker.domain.evidence import unbroken, within
from tracker.domain.goals import Counts, Leaf
from tracker.domain.rule_words import said
from tracker.domain.sessions import Measure, Session
from tracker.domain.templates import Challenge
from tracker.domain.verdict import day_name


def why_not(challenge: Challenge, leaf: Leaf, choice: Selection, session: Session, units: str) -> str:
    """Why a session does not count for a leaf, in a few words; empty where no rule keeps it out."""
    counts = leaf.counts
    return (
        _kind(counts, session)
        or _flags(counts, session)
        or _size(choice, session, units)
        or _late(choice, session)
        or _place(challenge, leaf, choice, session)
    )


def _kind(counts: Counts, session: Session) -> str:
    if counts.kinds and session.activity not in expand(counts.kinds):
        return (
            f"{title_of(session.activity).lower()} is no {' or '.join(title_of(kind).lower() for kind in counts.kinds)}"
        )
    if session.activity in expand(counts.excepted):
        return f"{title_of(session.activity).lower()} is left out by the rules"
    return ""


def _flags(counts: Counts, session: Session) -> str:
    manual = session.source == "manual"
    flags = (
        (counts.indoor, session.indoor, "indoors", "outdoors"),
        (counts.virtual, session.virtual, "virtual", "real"),
        (counts.assisted, session.assisted, "assisted", "unassisted"),
        (counts.race, session.race, "a race", "no race"),
        (counts.manual, manual, "entered by hand", "recorded by a device"),
    )
    for wanted, value, yes, no in flags:
        if wanted is not None and wanted != value:
            return f"it was {yes if value else no}, and only what is {yes if wanted else no} counts"
    return ""


def _size(choice: Selection, session: Session, units: str) -> str:
    if choice.least is not None and (value := measured(session, choice.least[0])) < choice.least[1]:
        return f"{_amount(value, choice.least, units)} is less than {said(choice.least[1], choice.least[0], units)}"
    if choice.most is not None and (value := measured(session, choice.most[0])) > choice.most[1]:
        return f"{_amount(value, choice.most, units)} is more than {said(choice.most[1], choice.most[0], units)}"
    value = counted(choice, session)
    if choice.at_least is not None and value < choice.at_least:
        asked = (choice.measure, choice.at_least)
        return f"{_amount(value, asked, units)} is less than {said(choice.at_least, choice.measure, units)}"
    if choice.at_most is not None and not 0 < value <= choice.at_most:
        asked = (choice.measure, choice.at_most)
        return f"{_amount(value, asked, units)} is more than {said(choice.at_most, choice.measure, units)}"
    return ""


def _amount(value: int, bound: tuple[Measure, int], units: str) -> str:
    return said(value, bound[0], units) if value else f"an unknown {bound[0].value}"


def _late(choice: Selection, session: Session) -> str:
    if choice.late_days is not None and session.logged_on > session.local_date + timedelta(days=choice.late_days):
        last = session.local_date + timedelta(days=choice.late_days)
        return f"it was entered on {day_name(session.logged_on)} and could be until {day_name(last)}"
    if choice.late_until is not None and session.logged_at > choice.late_until:
        return f"it was entered after {choice.late_until:%Y-%m-%d %H:%M} UTC"
    return ""


def _place(challenge: Challenge, leaf: Leaf, choice: Selection, session: Session) -> str:
    for taken in choice.taken:
        if session.local_date in taken.period and (not taken.activities or session.activity in taken.activities):
            return "it belongs to another challenge of the same group"
    if not within(challenge, session):
        return "its clock time is not known" if not session.timed else "it began outside the hours of the challenge"
    if leaf.counts.continuous and not unbroken(session):
        return "it was broken off in between"
    return ""
