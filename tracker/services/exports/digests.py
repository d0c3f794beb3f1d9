"""Making a log digest: what a challenge may count of one's log, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from tracker.domain.counting import Selection, Taken, counting_as
from tracker.domain.days import DAY, midnight
from tracker.domain.evidence import all_leaves, facts_asked, questions, reach, wants_midnight, whole_keys, within
from tracker.domain.goals import Key, leaves
from tracker.domain.keyed import slug_of
from tracker.domain.sessions import Mark, Session
from tracker.domain.templates import Challenge
from tracker.domain.text import clean_text, fold_text
from tracker.errors import RefusedError
from tracker.formats.outgoing.challenge_file import NAME
from tracker.formats.outgoing.digest import Digest
from tracker.services.enrolment import challenge_named
from tracker.services.exports.handing import sheet_of_challenge
from tracker.services.moments import Moment
from tracker.services.reading import challenge_of, progress_of
from tracker.store.journal import Reader

_NOON = timedelta(hours=12)


def digest_of(reader: Reader, at: Moment, handle: str, name: str = "") -> Digest:
    """The athlete's log for one of their challenges. `name` is how others know them, their own in the journal if "".

    NotFoundError with the nearest handle; RefusedError for somebody who is only known as "Me".
    """
    stored = challenge_named(reader, at, handle)
    challenge = challenge_of(stored)
    who = clean_text(name, limit=NAME) or at.athlete.name
    if fold_text(who) == "me":
        raise RefusedError("Your friends don't know you as Me; say who you are with --as NAME.")
    taken = _taken(reader, challenge, at)
    span = reach(challenge)
    last = None if span.end is None else span.end
    held = reader.sessions(at.athlete.id, span.start - DAY, last)
    shown = _shown(challenge)
    names = {one.id: one.name for one in reader.athletes()}
    others = tuple(who if one == at.athlete.id else names[one] for one in challenge.athletes)
    return Digest(
        sheet=sheet_of_challenge(challenge, who, others),
        athlete=replace(at.athlete, name=who),
        made_at=at.now,
        ended_on=stored.ended_on,
        sessions=tuple(shown(one) for one in reversed(held) if may_count(challenge, one, taken)),
        marks=tuple(_plain_mark(one) for one in reader.marks(at.athlete.id, span.start) if excuses(challenge, one)),
        facts=tuple(
            one
            for one in reader.day_facts(at.athlete.id, span.start, last or at.today)
            if one.key in facts_asked(challenge) and one.on in span
        ),
    )


def may_count(challenge: Challenge, session: Session, taken: tuple[Taken, ...] = ()) -> bool:
    """Whether a challenge may count anything of a session."""
    if not within(challenge, session):
        return False
    return any(_may(choice, session) for choice in questions(challenge, taken).values())


def excuses(challenge: Challenge, mark: Mark) -> bool:
    """Whether a mark is one that the challenge looks at."""
    if mark.challenge_id not in (None, challenge.id) or mark.on not in reach(challenge):
        return False
    rules = challenge.template.continuity
    kinds = {kind.value for kind in rules.excuses}
    kinds |= {"rest"} if rules.rest is not None else set()
    kinds |= {"freeze"} if rules.freeze is not None else set()
    return mark.kind.value in kinds


def _may(choice: Selection, session: Session) -> bool:
    dated = session.local_date in choice.period or session.end_date in choice.period
    return dated and bool(counting_as(choice, session))


def _taken(reader: Reader, challenge: Challenge, at: Moment) -> tuple[Taken, ...]:
    """What other challenges of the same exclusive group have taken."""
    if not challenge.template.entry.exclusive:
        return ()
    evidence = progress_of(reader, challenge, at).evidence
    return () if evidence is None else evidence.taken


def _shown(challenge: Challenge) -> Callable[[Session], Session]:
    """How a session leaves: hashtags only where a goal counts them, the hour only where one goes by the clock."""
    found = all_leaves(challenge.template, challenge.period)
    clock = bool(whole_keys(challenge)) or any(wants_midnight(leaf) for leaf in found)
    entry = challenge.template.entry
    late = entry.late_days is not None or entry.late_until is not None
    keyed = [leaf for leaf in leaves(challenge.template.goal) if leaf.by in (Key.TAG, Key.ITEM)]
    every_tag = any(leaf.by is Key.TAG for leaf in keyed)
    items = {slug_of(one.name) for leaf in keyed for one in leaf.items}

    def shown(session: Session) -> Session:
        tags = tuple(tag for tag in session.tags if every_tag or fold_text(tag) in items)
        session = replace(session, tags=tags)
        if not clock:
            noon = midnight(session.local_date, session.zone) + _NOON
            session = replace(session, timed=False, started_at=noon, end_date=session.local_date)
        if not late:
            logged = datetime.combine(session.local_date, time(12), UTC)
            session = replace(session, logged_on=session.local_date, logged_at=logged)
        return session

    return shown


def _plain_mark(mark: Mark) -> Mark:
    """A mark without what was noted with it, nor the hour it was set."""
    return replace(mark, note="", zone=None, logged_at=datetime.combine(mark.on, time(12), UTC), logged_on=mark.on)
