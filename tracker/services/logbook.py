"""The use cases that write sessions and marks: each is one unit of work and one entry in the undo log."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.days import DAY, zone_on
from tracker.domain.evidence import facts_asked
from tracker.domain.feeds import Feed, feeds_of, needs_clock, too_late
from tracker.domain.logline import Context, Parsed, amend, draft_of, parse
from tracker.domain.medals import Medal
from tracker.domain.progress import Progress
from tracker.domain.quantities import MAX_FACT
from tracker.domain.recording import session_of
from tracker.domain.rule_words import joined
from tracker.domain.sessions import Athlete, DayFact, Draft, FactDraft, Mark, MarkDraft, MarkKind, Session
from tracker.domain.templates import Trigger
from tracker.errors import NotFoundError, RefusedError
from tracker.services.honours import concerned, settle, settle_again
from tracker.services.ids import new_id
from tracker.services.moments import Moment
from tracker.services.reading import progress_of, streaks_of
from tracker.services.views import Logged
from tracker.services.wording import brief, logged_title
from tracker.store.journal import Reader, Writer


def context(at: Moment) -> Context:
    """What a log line needs to know to be read."""
    return Context(today=at.today, now=at.now, zone=at.zone, units=at.units, week_start=at.athlete.week_start)


def ensure_athlete(writer: Writer, at: Moment) -> Moment:
    """The moment with an athlete that is stored: a journal's first entry brings its first athlete."""
    if at.athlete.id:
        return at
    athlete = replace(at.athlete, id=new_id(at.now))
    writer.add_athlete(athlete)
    return replace(at, athlete=athlete)


def log(writer: Writer, at: Moment, line: str) -> Logged:
    """Store what a line says. InputError or RefusedError leave everything as it was."""
    return stored(writer, at, parse(line, context(at)))


def stored(writer: Writer, at: Moment, parsed: Parsed) -> Logged:
    """Store what was read of a line. RefusedError leaves everything as it was."""
    at = ensure_athlete(writer, at)
    sessions = tuple(settled(draft, at) for draft in parsed.drafts)
    marks = tuple(mark for draft in parsed.marks for mark in _marks(draft, at))
    done = _store(writer, at, sessions, marks, parsed.facts)
    return replace(done, notes=(*parsed.notes, *done.notes))


def _fact(reader: Reader, at: Moment, draft: FactDraft) -> DayFact:
    """The figure of the day after the line: what it says, or that on top of what the day has."""
    before = reader.facts(at.athlete.id, draft.key, draft.on, draft.on + DAY).get(draft.on, 0) if draft.adds else 0
    if before + draft.value > MAX_FACT:
        raise RefusedError(f"{draft.key} of {draft.on} would come to more than {MAX_FACT:,}; write the day's figure.")
    return DayFact(
        athlete_id=at.athlete.id,
        on=draft.on,
        key=draft.key,
        value=before + draft.value,
        logged_at=at.now,
        logged_on=at.today,
    )


def settled(draft: Draft, at: Moment) -> Session:
    """A new session of the moment's athlete."""
    zone = draft.zone or zone_on(draft.on, at.moves, at.athlete.zone)
    return session_of(draft, key=new_id(at.now), athlete=at.athlete, zone=zone, now=at.now)


def mark(writer: Writer, at: Moment, draft: MarkDraft) -> Logged:
    """Mark the days of a draft; a day that already bears the mark is left as it is."""
    at = ensure_athlete(writer, at)
    return _store(writer, at, (), tuple(_marks(draft, at)))


def unmark(writer: Writer, at: Moment, kind: MarkKind, first: date, last: date) -> tuple[Mark, ...]:
    """Take the marks of a kind off some days, both included. NotFoundError when there is none."""
    found = tuple(mark for mark in reader_marks(writer, at, first, last) if mark.kind is kind)
    if not found:
        raise NotFoundError(f"No {kind.value} mark from {first} to {last}; `tracker journal` shows the days.")
    before = concerned(writer, at, [each.on for each in found])
    for each in found:
        writer.remove_mark(each.id)
    settle_again(writer, at, before, f"since the {kind.value} mark was taken away")
    writer.title = f"Unmarked {kind.value}{f' on {len(found)} days' if len(found) > 1 else f' on {found[0].on}'}"
    return found


def reader_marks(reader: Reader, at: Moment, first: date, last: date) -> tuple[Mark, ...]:
    """The athlete's marks on some days, both included."""
    return tuple(reader.marks(at.athlete.id, first, last)) if at.athlete.id else ()


def edit(writer: Writer, at: Moment, session: Session, line: str, *, whole: bool = False) -> Logged:
    """Change a stored session by the words of a line; what the line does not name stays."""
    draft = draft_at(session, at)
    changed = amend(line, draft, context(at), whole=whole)
    if changed == draft:
        return Logged(sessions=(session,), marks=(), feeds=(), streaks=())
    athlete = at.athlete
    found = session_of(
        changed,
        key=session.id,
        athlete=athlete,
        zone=changed.zone or session.zone,
        now=at.now,
        logged_at=session.logged_at,
        version=session.version,
    )
    if (changed.on, changed.at_s, changed.zone, changed.second) == (draft.on, draft.at_s, draft.zone, draft.second):
        found = replace(found, started_at=session.started_at, local_date=session.local_date)
        found = found if found.timed else replace(found, end_date=session.local_date)
    found = replace(
        found,
        logged_on=session.logged_on,
        source=session.source,
        external_id=session.external_id,
        batch_id=session.batch_id,
        parent_id=session.parent_id,
    )
    before = concerned(writer, at, days_of([session, found]))
    found = writer.replace_session(found, session.version)
    name = f"{brief(session, at.units)} of {session.local_date}"
    writer.title = f"Changed {name}"
    after = tuple(progress_of(writer, progress.challenge, at) for progress in before)
    gained, revoked = settle(writer, at, before, after, f"since {name} was changed")
    return Logged(
        sessions=(found,),
        marks=(),
        feeds=(),
        streaks=streaks_of(writer, at, after),
        medals=gained,
        revoked=revoked,
    )


def draft_at(session: Session, at: Moment) -> Draft:
    """The draft a session came from, naming its zone only where the athlete was not in it that day."""
    return draft_of(session, zone_on(session.local_date, at.moves, at.athlete.zone))


def delete(writer: Writer, at: Moment, sessions: Sequence[Session]) -> tuple[tuple[Medal, ...], tuple[Medal, ...]]:
    """Put sessions into the trash, all in one change; returns the medals that this brings and those it takes."""
    before = concerned(writer, at, days_of(sessions))
    writer.delete_sessions([session.id for session in sessions], at.now)
    names = [f"{brief(session, at.units)} of {session.local_date}" for session in sessions[:2]]
    what = joined(names, "and") if len(sessions) <= 2 else f"{len(sessions)} sessions"
    writer.title = f"Deleted {what}"
    were = "was" if len(sessions) == 1 else "were"
    return settle_again(writer, at, before, f"since {what} {were} deleted")


def _marks(draft: MarkDraft, at: Moment) -> list[Mark]:
    found = []
    day = draft.first
    while day <= draft.last:
        found.append(
            Mark(
                id=new_id(at.now),
                athlete_id=at.athlete.id,
                on=day,
                kind=draft.kind,
                logged_at=at.now,
                logged_on=at.today,
                zone=draft.zone if day == draft.first else None,
                note=draft.note,
            )
        )
        day += DAY
    return found


def _store(
    writer: Writer,
    at: Moment,
    sessions: tuple[Session, ...],
    marks: tuple[Mark, ...],
    drafts: tuple[FactDraft, ...] = (),
) -> Logged:
    facts = tuple(_fact(writer, at, draft) for draft in drafts)
    before = concerned(writer, at, [*days_of(sessions), *(fact.on for fact in facts), *(mark.on for mark in marks)])
    feeds: list[Feed] = [feed for progress in before for feed in feeds_of(progress, sessions, drafts)]
    if sessions:
        writer.add_sessions(sessions)
    stored = tuple(mark for mark in marks if writer.add_mark(mark))
    for fact in facts:
        writer.set_fact(fact)
    writer.title = logged_title(sessions, stored, at.units, facts)
    fed = {feed.challenge for feed in feeds}
    after = tuple(
        progress_of(writer, progress.challenge, at)
        if progress.handle in fed or stored or _asks(progress, facts) or (sessions and _beyond_feeds(progress))
        else progress
        for progress in before
    )
    title = writer.title
    gained, revoked = settle(writer, at, before, after, f"since you {title[:1].lower()}{title[1:]}")
    return Logged(
        sessions=sessions,
        marks=stored or marks,
        facts=facts,
        feeds=tuple(feeds),
        streaks=streaks_of(writer, at, after),
        medals=gained,
        revoked=revoked,
        notes=tuple(
            f"{progress.challenge.title} goes by the clock: write when it began (@20:00) for it to count."
            for progress in before
            if needs_clock(progress, sessions)
        )
        + tuple(
            f"Entered too late to count for {progress.challenge.title}; it stays in the journal."
            for progress in before
            if too_late(progress, sessions)
        ),
    )


def _beyond_feeds(progress: Progress) -> bool:
    """Whether a session may change a challenge without feeding it: by a medal, or by another of its group."""
    template = progress.challenge.template
    return bool(template.entry.exclusive) or any(award.on is Trigger.SESSION for award in template.awards)


def days_of(sessions: Sequence[Session]) -> list[date]:
    """The dates that sessions may count for."""
    return [day for session in sessions for day in (session.local_date, session.end_date)]


def _asks(progress: Progress, facts: Sequence[DayFact]) -> bool:
    return bool(facts) and bool({fact.key for fact in facts} & facts_asked(progress.challenge))


def athlete_called(writer: Writer, at: Moment, name: str) -> Athlete:
    """The athlete of that name, added in the same unit of work when the journal has none."""
    found = writer.athlete_named(name)
    if found is None:
        found = Athlete(id=new_id(at.now), name=name, zone=at.athlete.zone, units=at.athlete.units)
        writer.add_athlete(found)
    return found
