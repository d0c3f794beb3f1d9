"""What a sound file may still contradict itself in: totals and sessions, dates and instants, what refers to what.

Every part is a snapshot of its own, so that whoever writes meanwhile waits for a moment only. What is found are faults
of meaning, at most a few of each kind, told by table and key and never by what an athlete wrote.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, islice
from pathlib import Path

from tracker.domain.activities import ACTIVITIES
from tracker.domain.counting import day_amounts, measured
from tracker.domain.days import DAY, local_time, zone_of
from tracker.domain.evidence import questions
from tracker.domain.sessions import Athlete, Measure, Session
from tracker.domain.soundness import Fault, FaultKind
from tracker.errors import JournalError, TrackerError
from tracker.services.moments import moment_of
from tracker.services.photos import is_named_by
from tracker.services.reading import challenge_of, progress_of
from tracker.store.disk import sha256_of
from tracker.store.journal import Store
from tracker.store.meaning import MOST, Looker
from tracker.store.values import StoredChallenge

_SUMMED = (
    *(Measure.DISTANCE, Measure.MOVING, Measure.ELAPSED, Measure.CLIMB),
    *(Measure.STEPS, Measure.REPS, Measure.HOLD, Measure.ENERGY),
)
_SLACK = timedelta(hours=3)  # by how much a zone's rules may have changed since a date was fixed
_ENTRY_SLACK = 2 * DAY  # from a date somewhere on earth to the instant in UTC

_Part = Callable[[Looker], Iterator[Fault]]


def contradictions(store: Store, now: datetime, photos: Path) -> Iterator[Fault]:
    """Everything in which a journal contradicts itself; none where it is sound. `photos` is the folder of the copies.

    JournalError only where the journal can't be read at all.
    """
    yield from _part(store, lambda looker: iter(looker.link_faults()))
    yield from _part(store, lambda looker: iter(looker.undo_faults()))
    with store.look() as looker:
        athletes = looker.athletes()
        years = {one.id: sorted({day.year for day, _ in looker.day_index(one.id)}) for one in athletes}
        challenges = looker.challenges()
    for athlete in athletes:
        yield from _part(store, _counts_of(athlete))
        for year in years[athlete.id]:
            yield from _part(store, _year_of(athlete, year))
        yield from _part(store, _medals_of(athlete))
    for stored in challenges:
        yield from _part(store, _challenge_of(stored, athletes, now))
    yield from _part(store, lambda looker: _photos(looker, photos))


def _part(store: Store, part: _Part) -> Iterator[Fault]:
    """What a part finds, a few of it; what can't even be read is a fault too."""
    try:
        with store.look() as looker:
            yield from list(islice(part(looker), MOST))
    except JournalError as error:
        yield _fault(str(error))


def _fault(said: str, table: str = "", key: str = "") -> Fault:
    return Fault(FaultKind.MEANING, said, table, key)


def _counts_of(athlete: Athlete) -> _Part:
    """The days of an athlete, and the number of sessions, by index."""

    def part(looker: Looker) -> Iterator[Fault]:
        days = dict(looker.day_index(athlete.id))
        if sum(days.values()) != looker.count_sessions(athlete.id) or set(days) != set(looker.active_days(athlete.id)):
            yield _fault(f"The days of the athlete {athlete.id} don't add up to their sessions.", "athlete", athlete.id)
        if not _known_zone(athlete.zone):
            yield _fault(f"The zone of the athlete {athlete.id} is not known here.", "athlete", athlete.id)

    return part


def _year_of(athlete: Athlete, year: int) -> _Part:
    """The sessions of a year against their totals, their dates against instants, their searched texts."""

    def part(looker: Looker) -> Iterator[Fault]:
        first, last = date(year, 1, 1), date(year, 12, 31)
        sessions = looker.sessions(athlete.id, first, last)
        yield from _totals(looker, athlete, sessions, first, last)
        for session in sessions:
            yield from (_fault(f"The session {session.id} {said}.", "session", session.id) for said in _wrong(session))
        yield from looker.search_faults(sessions)

    return part


def _totals(looker: Looker, athlete: Athlete, sessions: Sequence[Session], first: date, last: date) -> Iterator[Fault]:
    """P17: what the index of days sums up is what the sessions come to, each measure, day and activity."""
    own: defaultdict[tuple[date, str], Counter[Measure]] = defaultdict(Counter)
    for one in sessions:
        own[one.local_date, one.activity].update({measure: measured(one, measure) for measure in _SUMMED})
        own[one.local_date, one.activity][Measure.SESSIONS] += 1
    stored = {(on, name): (*amounts, n) for on, name, amounts, n in looker.day_sums(athlete.id, _SUMMED, first, last)}
    mine = {key: tuple(found[measure] for measure in (*_SUMMED, Measure.SESSIONS)) for key, found in own.items()}
    for on, name in sorted(key for key in stored.keys() | mine.keys() if stored.get(key) != mine.get(key)):
        yield _fault(f"The total of {name} on {on} is not what the sessions of that day come to.", "session")


def _wrong(session: Session) -> Iterator[str]:
    """What a session contradicts itself in, each the end of a sentence."""
    if session.activity not in ACTIVITIES:
        yield "is of an activity that is not known here"
    if not _known_zone(session.zone):
        yield "is in a zone that is not known here"
        return
    if session.timed and not _may_be(session.local_date, session.started_at, session.zone):
        yield "is on another date than its start"
    ended = session.started_at + timedelta(seconds=session.elapsed_s or 0)
    if session.timed and not (session.local_date == session.end_date or _may_be(session.end_date, ended, session.zone)):
        yield "ends on another date than its end"
    if abs(datetime.combine(session.logged_on, datetime.min.time(), UTC) - session.logged_at) > _ENTRY_SLACK:
        yield "was logged on another date than at that instant"


def _may_be(day: date, instant: datetime, zone: str) -> bool:
    """Whether an instant may belong to a date: the day may begin as late as an athlete likes, and zones change."""
    wall = local_time(instant, zone).replace(tzinfo=None)
    return (wall - DAY - _SLACK).date() <= day <= (wall + _SLACK).date()


def _known_zone(name: str) -> bool:
    try:
        zone_of(name)
    except TrackerError:
        return False
    return True


def _medals_of(athlete: Athlete) -> _Part:
    def part(looker: Looker) -> Iterator[Fault]:
        measures = {measure.value for measure in Measure}
        for medal in looker.medals(athlete.id):
            if medal.measure is not None and medal.measure not in measures:
                yield _fault(f"The medal {medal.key} is measured in nothing that is known.", "medal", medal.key)
            if medal.revoked_at is not None and medal.revoked_at < medal.given_at:
                yield _fault(f"The medal {medal.key} was taken back before it was given.", "medal", medal.key)

    return part


def _challenge_of(stored: StoredChallenge, athletes: Sequence[Athlete], now: datetime) -> _Part:
    """A challenge: its template can be read, everyone in it judged, and what it counts are the sessions there are."""

    def part(looker: Looker) -> Iterator[Fault]:
        name = f"The challenge {stored.handle}"
        try:
            challenge = challenge_of(stored)
        except TrackerError as error:
            yield _fault(f"{name} has a template that can't be read ({error}).", "challenge", stored.id)
            return
        said = (challenge.template.slug, challenge.template.version)
        if said != (stored.template_slug, stored.template_version):
            yield _fault(f"{name} holds another template than it names.", "challenge", stored.id)
        for athlete in (one for one in athletes if one.id in stored.athletes):
            try:
                progress = progress_of(looker, challenge, moment_of(looker, athlete, now, None))
            except TrackerError as error:
                yield _fault(f"{name} can't be judged ({error}).", "challenge", stored.id)
                continue
            taken = progress.evidence.taken if progress.evidence is not None else ()
            asked = questions(challenge, taken)
            spans = {choice.period for choice in asked.values()}
            held = {span: looker.sessions(athlete.id, span.start, span.last) for span in spans}
            for key, choice in asked.items():
                if looker.day_amounts(athlete.id, choice) != day_amounts(choice, held[choice.period]):
                    yield _fault(f"{name} counts something else than the sessions for {key}.", "challenge", stored.id)

    return part


def _photos(looker: Looker, folder: Path) -> Iterator[Fault]:
    """Every photo has its file, and the file is what it was."""
    for path, photos in groupby(sorted(looker.all_photos(), key=lambda one: one.path), key=lambda one: one.path):
        photo = next(photos)
        wrong = "" if path == f"{folder.name}/{photo.name}" else "is in another folder than the journal's photos"
        try:
            digest = "" if wrong else sha256_of(folder / photo.name)
        except OSError:
            wrong = "has no file that can be read any more"
        else:
            wrong = wrong or ("" if is_named_by(photo.name, digest) else "has a file that is not as it was")
        if wrong:
            yield _fault(f"The photo {photo.id} {wrong}.", "photo", photo.id)
