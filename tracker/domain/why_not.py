"""Why a session did not count for a target: the first rule that it does not meet."""

from collections.abc import Set
from datetime import timedelta

from tracker.domain.activities import title_of
from tracker.domain.counting import Selection, counted, entered_late, expand, kinds_in, measured, taken_elsewhere
from tracker.domain.evidence import unbroken, within
from tracker.domain.goals import Counts, Leaf
from tracker.domain.legs import legs_of
from tracker.domain.rule_words import said
from tracker.domain.sessions import Measure, Session
from tracker.domain.templates import Challenge
from tracker.domain.verdict import day_name


def why_not(challenge: Challenge, leaf: Leaf, choice: Selection, session: Session, units: str) -> str:
    """Why a session does not count for a leaf, in a few words; empty where no rule keeps it or a leg of it out."""
    if choice.activities and session.activity not in choice.activities | choice.excepted:
        legs = [one for one in legs_of(session) if one.activity in choice.activities - choice.excepted]
        reasons = [_why_not(challenge, leaf, choice, leg, units, {session.activity}) for leg in legs]
        if reasons:
            return "" if "" in reasons else reasons[0]
    return _why_not(challenge, leaf, choice, session, units)


def _why_not(
    challenge: Challenge, leaf: Leaf, choice: Selection, session: Session, units: str, whole: Set[str] = frozenset()
) -> str:
    """Why a session or a leg does not count; `whole` has the activity of what it is a leg of."""
    counts = leaf.counts
    return (
        _kind(counts, session)
        or _flags(counts, session)
        or _size(choice, session, units)
        or _late(choice, session)
        or _place(challenge, leaf, choice, session, whole)
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
    if not entered_late(choice, session):
        return ""
    if choice.late_days is not None and session.logged_on > session.local_date + timedelta(days=choice.late_days):
        last = session.local_date + timedelta(days=choice.late_days)
        return f"it was entered on {day_name(session.logged_on)} and could be until {day_name(last)}"
    return f"it was entered after {choice.late_until:%Y-%m-%d %H:%M} UTC"


def _place(challenge: Challenge, leaf: Leaf, choice: Selection, session: Session, whole: Set[str]) -> str:
    if taken_elsewhere(choice, session, kinds_in(session) | whole):
        return "it belongs to another challenge of the same group"
    if not within(challenge, session):
        return "its clock time is not known" if not session.timed else "it began outside the hours of the challenge"
    if leaf.counts.continuous and not unbroken(session):
        return "it was broken off in between"
    return ""
