"""What a friend's log digest changes on the board of a challenge."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from tracker.domain.days import DAY, Period
from tracker.domain.evidence import facts_asked, reach
from tracker.domain.sessions import Athlete, DayFact, Mark, Session
from tracker.domain.templates import Challenge
from tracker.domain.text import fold_text
from tracker.errors import RefusedError
from tracker.formats.outgoing.digest import Digest
from tracker.services.enrolment import team_fault
from tracker.services.exports.digests import excuses, may_count
from tracker.services.exports.handing import days_of, same_board
from tracker.services.exports.merge import counted, free_name
from tracker.services.exports.said import DIGEST, item
from tracker.services.ids import new_id
from tracker.services.imports.views import Kind, Reviewed
from tracker.services.moments import Moment
from tracker.services.reading import challenge_of
from tracker.services.wording import brief, plain_day
from tracker.store.journal import Batch, Reader, StoredChallenge
from tracker.store.reading_all import KeptSession

NOTE = "From the log digest"  # of a mark: a later digest may take it off again
_GRACE = timedelta(days=1)


@dataclass(slots=True)
class Plan:
    """What a digest changes."""

    stored: StoredChallenge
    who: Athlete
    known: bool  # whether the athlete is in the journal already
    joins: bool
    ends: bool
    batch: Batch
    new: list[Session] = field(default_factory=list)
    back: list[Session] = field(default_factory=list)  # from the trash
    changed: list[tuple[Session, int]] = field(default_factory=list)  # with the version that is stored
    gone: list[Session] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    unmarked: list[Mark] = field(default_factory=list)
    facts: list[DayFact] = field(default_factory=list)
    unsaid: list[DayFact] = field(default_factory=list)
    items: list[Reviewed] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        sessions = self.new or self.back or self.changed or self.gone
        days = self.marks or self.unmarked or self.facts or self.unsaid
        return bool(sessions or days or self.joins or self.ends)

    def count(self, kind: Kind) -> int:
        return sum(one.kind == kind for one in self.items)


def plan_of(reader: Reader, at: Moment, digest: Digest, path: Path) -> Plan:
    """What the digest in the file at `path` changes. RefusedError where it is of no board here."""
    return _Planning(reader, at, digest, path).done()


class _Planning:
    """One plan while it is made."""

    def __init__(self, reader: Reader, at: Moment, digest: Digest, path: Path) -> None:
        self.reader = reader
        self.at = at
        self.digest = digest
        self.path = path
        stored = _board(reader, at, digest)
        self.challenge: Challenge = challenge_of(stored)
        who, known = _athlete(reader, at, digest, stored)
        source = f"{DIGEST}:{stored.id}:{who.id}"
        batches = reader.batches()
        self.digests = {one.id for one in batches if one.source.startswith(f"{DIGEST}:")}
        last = max((one.at for one in batches if one.source == source), default=None)
        if last is not None and digest.made_at < last:
            raise RefusedError(
                f"This log of {who.name} was made before the one that is on the board already; ask for a new one."
            )
        if digest.made_at > at.now + _GRACE:
            raise RefusedError(f"This log of {who.name} says it was made on {digest.made_at:%Y-%m-%d}, still to come.")
        joins = who.id not in stored.athletes
        fault = team_fault(self.challenge.template, len(stored.athletes) + 1) if joins else ""
        if fault:
            raise RefusedError(f"{fault}; {who.name} can't join it.")
        ended = {one.athlete_id: one.ended_on for one in reader.participations() if one.challenge_id == stored.id}
        self.plan = Plan(
            stored=stored,
            who=who,
            known=known,
            joins=joins,
            ends=digest.ended_on != ended.get(who.id),
            batch=Batch(id=new_id(at.now), at=digest.made_at, title=f"{who.name}'s log", source=source),
        )
        span = reach(self.challenge)
        self.held = {one.id: one for one in reader.sessions(who.id, span.start - DAY, span.end)} if known else {}
        self.alone = all(one.batch_id in self.digests for one in self.held.values())

    def done(self) -> Plan:
        plan = self.plan
        if plan.joins:
            self._said("athlete", "new", f"{plan.who.name} joins {plan.stored.handle}.")
        stored = self.reader.kept_sessions([one.id for one in self.digest.sessions])
        seen: set[str] = set()
        for number, session in enumerate(self.digest.sessions, 1):
            if session.id in seen:
                raise RefusedError(f"{self.path.name}: sessions {number:,} has the id of another one in the file.")
            seen.add(session.id)
            self._session(number, session, stored.get(session.id))
        for one in self.held.values():
            if one.batch_id in self.digests and one.id not in seen and may_count(self.challenge, one):
                plan.gone.append(one)
                self._told("sessions", "warned", one, "is gone from the log: it goes off the board")
        self._marks()
        self._facts()
        return plan

    def _session(self, number: int, said: Session, there: KeptSession | None) -> None:
        plan, place = self.plan, f"sessions {number:,}"
        session = replace(said, athlete_id=plan.who.id, batch_id=plan.batch.id, external_id=None, parent_id=None)
        if not may_count(self.challenge, session):
            self._told(place, "conflict", session, "is nothing that the challenge can count; it is left out")
        elif there is None:
            if self._logged_here(session):
                self._told(place, "duplicate", session, "was logged here already")
            else:
                plan.new.append(session)
                self._told(place, "new", session, "is new")
        elif there.session.athlete_id != plan.who.id:
            self._told(place, "conflict", session, "has the id of somebody else's session; it is left out")
        elif there.session.batch_id not in self.digests:
            same = _content(there.session) == _content(session) and there.deleted_at is None
            words = "is there already" if same else "is otherwise in the journal; the journal's stays as it is"
            self._told(place, "duplicate" if same else "conflict", session, words)
        elif there.deleted_at is not None:
            plan.back.append(session)
            self._told(place, "new", session, "is back")
        else:
            self._renew(place, session, there.session)

    def _renew(self, place: str, session: Session, mine: Session) -> None:
        """A session that a digest brought before. One for another challenge may have told more of it: that stays."""
        if not session.timed and mine.timed and session.local_date == mine.local_date:
            session = replace(session, timed=True, started_at=mine.started_at, end_date=mine.end_date)
        if self._elsewhere(mine):
            session = replace(session, tags=tuple(dict.fromkeys((*session.tags, *mine.tags))))
        if _content(session) == _content(mine):
            self._told(place, "duplicate", session, "is there already")
        else:
            self.plan.changed.append((replace(session, version=mine.version), mine.version))
            self._told(place, "new", session, "was changed: it is renewed")

    def _elsewhere(self, mine: Session) -> bool:
        """Whether a digest for another challenge brought it."""
        own = self.plan.batch.source
        return any(one.id == mine.batch_id and one.source != own for one in self.reader.batches())

    def _logged_here(self, session: Session) -> bool:
        """Whether the same was logged in this journal for the friend, who ran along."""
        return any(
            one.batch_id not in self.digests
            and (one.local_date, one.activity) == (session.local_date, session.activity)
            for one in self.held.values()
        )

    def _marks(self) -> None:
        plan, span = self.plan, reach(self.challenge)
        here = [one for one in self.reader.marks(plan.who.id, span.start) if one.on in span] if plan.known else []
        said = {(one.on, one.kind) for one in self.digest.marks}
        there = {(one.on, one.kind) for one in here if one.challenge_id in (None, plan.stored.id)}
        for mark in self.digest.marks:
            scoped = replace(
                mark,
                id=new_id(self.at.now),
                athlete_id=plan.who.id,
                challenge_id=plan.stored.id,
                note=NOTE,
            )
            if (mark.on, mark.kind) not in there and excuses(self.challenge, scoped):
                there.add((mark.on, mark.kind))
                plan.marks.append(scoped)
        ours = (one for one in here if one.challenge_id == plan.stored.id and one.note == NOTE)
        plan.unmarked += [one for one in ours if (one.on, one.kind) not in said]
        changed = len(plan.marks) + len(plan.unmarked)
        if changed:
            self._said("marks", "new", f"{counted(changed, 'marks')} of days {_are(changed)} renewed.")

    def _facts(self) -> None:
        plan, span, asked = self.plan, reach(self.challenge), facts_asked(self.challenge)
        last = span.last or self.at.today + DAY
        here = self.reader.day_facts(plan.who.id, span.start, last) if plan.known else ()
        there = {(one.on, one.key): one for one in here if one.key in asked}
        said = {}
        for fact in self.digest.facts:
            if fact.key in asked and fact.on in span:
                said[(fact.on, fact.key)] = mine = replace(fact, athlete_id=plan.who.id)
                if there.get((fact.on, fact.key)) != mine:
                    plan.facts.append(mine)
        if self.alone:
            plan.unsaid += [fact for key, fact in there.items() if key not in said]
        changed = len(plan.facts) + len(plan.unsaid)
        if changed:
            self._said("facts", "new", f"{counted(changed, 'facts')} {_are(changed)} renewed.")

    def _told(self, place: str, kind: Kind, session: Session, said: str) -> None:
        name = brief(session, self.at.units)
        reason = f"{name[:1].upper()}{name[1:]} of {plain_day(session.local_date)} {said}."
        self.plan.items.append(item(self.path, DIGEST, place, kind, reason, session))

    def _said(self, place: str, kind: Kind, reason: str) -> None:
        self.plan.items.append(item(self.path, DIGEST, place, kind, reason))


def _board(reader: Reader, at: Moment, digest: Digest) -> StoredChallenge:
    """The challenge here that the digest is for. RefusedError, by name, where there is none."""
    mine = reader.challenges(at.athlete.id) if at.athlete.id else ()
    found = next((one for one in mine if same_board(one, digest.sheet)), None)
    if found is not None:
        return found
    sheet = digest.sheet
    what = f"{sheet.title}, {days_of(Period(sheet.start, sheet.end))}"
    other = next((one for one in mine if one.template_slug == sheet.template.slug), None)
    if other is None:
        raise RefusedError(f"This log is for {what}, which you have not started; ask for the challenge's file first.")
    if (other.start, other.end) == (sheet.start, sheet.end):
        raise RefusedError(f"This log is for {what}, by other rules than your {other.handle}; they share no board.")
    days = days_of(Period(other.start, other.end))
    raise RefusedError(f"This log is for {what}, and your {other.handle} is {days}; they share no board.")


def _athlete(reader: Reader, at: Moment, digest: Digest, stored: StoredChallenge) -> tuple[Athlete, bool]:
    """Whose log it is here, and whether they are in the journal: by id, else by name among those who take part."""
    athletes = reader.athletes()
    found = next((one for one in athletes if one.id == digest.athlete.id), None)
    if found is None:
        name = fold_text(digest.name)
        others = (one for one in athletes if one.id in stored.athletes and one.id != at.athlete.id)
        found = next((one for one in others if fold_text(one.name) == name), None)
    if found is not None and found.id == at.athlete.id:
        raise RefusedError("This is your own log; it belongs on the board of a friend.")
    if found is not None:
        return found, True
    return replace(digest.athlete, name=free_name(digest.name, {fold_text(one.name) for one in athletes}, " ")), False


def _content(session: Session) -> Session:
    """A session without where it came from."""
    return replace(session, batch_id=None, version=1)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
