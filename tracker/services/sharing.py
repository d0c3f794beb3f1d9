"""Share cards from the journal: of a day, a challenge or a medal."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tracker.domain.assess import assess
from tracker.domain.card_making import challenge_card, day_card, medal_card
from tracker.domain.cards import Card, CardKind
from tracker.domain.days import DAY, midnight
from tracker.domain.evidence import questions
from tracker.domain.medals import Medal
from tracker.domain.progress import Progress, Status
from tracker.domain.sessions import Session
from tracker.domain.templates import Challenge
from tracker.domain.text import clean_text, fold_text
from tracker.domain.verdict import day_name
from tracker.errors import NotFoundError, RefusedError
from tracker.services.enrolment import challenge_named
from tracker.services.gathering import one_day
from tracker.services.honours import medals_of
from tracker.services.moments import Moment
from tracker.services.near import nearest
from tracker.services.reading import challenge_of, everyday_streak, may_run, progress_of
from tracker.store.journal import Reader

NAMELESS = "Me"  # what an athlete is called who never said a name


def card_of(reader: Reader, at: Moment, what: str, ref: str, on: date | None) -> Card:
    """The card of `what` ("day", "challenge" or "medal"), of which `ref` names one; see `Tracker.share`."""
    kinds = [kind.value for kind in CardKind]
    if what not in kinds:
        raise NotFoundError(
            f"There is no card of a {clean_text(what, limit=40)!r}{nearest(what, kinds)}; use {', '.join(kinds)}."
        )
    if on is not None and on > at.today:
        raise RefusedError(f"{day_name(on)} is still to come; a card tells of what was done.")
    then = at if on in (None, at.today) else replace(at, today=on, now=midnight(on + DAY, at.zone))
    match CardKind(what):
        case CardKind.DAY:
            return _day(reader, then, ref)
        case CardKind.CHALLENGE:
            return _challenge(reader, then, ref)
        case CardKind.MEDAL:
            return _medal(reader, then, ref)


def _day(reader: Reader, at: Moment, ref: str) -> Card:
    """A day of the challenge that `ref` names, else of the one that it fed most, else the day by itself."""
    shown = [_meant(reader, at, ref)] if ref else _that_day(reader, at)
    if ref and at.today < shown[0].period.start:
        raise NotFoundError(
            f"{day_name(at.today)} is before {shown[0].challenge.title} begins, so there is nothing to share; "
            "name a day with --on."
        )
    progress = max(shown, key=lambda one: _weight(one, at.today), default=None)
    own = _counting(reader, at, progress, at.today) if progress is not None else ()
    if progress is not None and not own and not ref:
        progress = None
    every = reader.sessions(at.athlete.id, at.today, at.today) if progress is None and at.athlete.id else ()
    sessions = own if progress is not None else _in_time(every)
    if not sessions and progress is None:
        raise NotFoundError(
            f"Nothing was logged on {day_name(at.today)}, so there is nothing to share; name a day with --on."
        )
    return day_card(
        at.today,
        progress,
        sessions,
        everyday_streak(reader, at),
        captions=_captions(reader, sessions),
        units=at.units,
        athlete=_name(at),
    )


def _challenge(reader: Reader, at: Moment, ref: str) -> Card:
    """The challenge that `ref` names, else one just completed, else the one that ends next, else the last one."""
    if ref:
        progress = _meant(reader, at, ref)
    else:
        known = [_as_of(reader, at, challenge_of(stored)) for stored in reader.challenges(at.athlete.id)]
        begun = [one for one in known if one.status is not Status.PLANNED]
        if not begun:
            raise NotFoundError("No challenge has begun yet; start one with `tracker challenge start`.")
        progress = min(begun, key=lambda one: _nearness(one, at.today))
    sessions = _counting(reader, at, progress)
    return challenge_card(progress, sessions, captions=_captions(reader, sessions), units=at.units, athlete=_name(at))


def _medal(reader: Reader, at: Moment, ref: str) -> Card:
    """The medal whose key, challenge or title `ref` is, the newest of several; else the newest."""
    known = [medal for medal in medals_of(reader, at) if not medal.revoked and medal.on <= at.today]
    if not known:
        raise NotFoundError("There is no medal yet; finish a challenge, or enter a race result with --medal.")
    folded = fold_text(ref)
    fitting = [medal for medal in known if not ref or folded in (_names(medal))]
    if not fitting:
        raise NotFoundError(
            f"No medal is called {clean_text(ref, limit=60)!r}; `tracker medals --json` shows their ids."
        )
    medal = fitting[0]
    progress = _meant(reader, at, medal.challenge) if medal.challenge else None
    raced = {one.session_id for one in reader.results(at.athlete.id) if one.id in medal.results}
    ids = dict.fromkeys([*medal.sessions, *filter(None, raced)])
    sessions = _in_time(one for key in ids if (one := reader.session(key)) is not None)
    return medal_card(
        medal, progress, sessions, captions=_captions(reader, sessions), units=at.units, athlete=_name(at)
    )


def _names(medal: Medal) -> set[str]:
    return {fold_text(name) for name in (medal.key, medal.challenge or "", medal.title)}


def _meant(reader: Reader, at: Moment, handle: str) -> Progress:
    return _as_of(reader, at, challenge_of(challenge_named(reader, at, handle)))


def _that_day(reader: Reader, at: Moment) -> list[Progress]:
    """The challenges that the day belongs to, as they stood at its end."""
    if not at.athlete.id:
        return []
    challenges = [challenge_of(stored) for stored in reader.challenges(at.athlete.id)]
    found = [_as_of(reader, at, one) for one in challenges if may_run(one, at.today - DAY)]
    return [one for one in found if at.today in one.period]


def _as_of(reader: Reader, at: Moment, challenge: Challenge) -> Progress:
    """A challenge as it stood at the end of the moment's day, whatever was done after it."""
    found = progress_of(reader, challenge, at)
    if found.evidence is None:
        return found
    until = found.evidence.between(date.min, at.today)
    until = replace(until, results=tuple(one for one in until.results if one.race.on <= at.today))
    return assess(challenge, until, at.today, athlete_id=at.athlete.id, units=at.units, table=False)


def _weight(progress: Progress, on: date) -> tuple[bool, bool, int]:
    """Which challenge a day tells of: one that it fed, one with a road, the shortest."""
    fed = any(amounts.get(on) for amounts in progress.amounts.values())
    return fed, progress.position is not None, -(progress.days or 10_000)


def _nearness(progress: Progress, today: date) -> tuple[int, int]:
    """What was completed just now first; then what runs, what ends next first; then the others, the latest first."""
    end = progress.period.end or date.max
    if progress.completed_on is not None and progress.completed_on >= today - DAY:
        return 0, -progress.completed_on.toordinal()
    if progress.status in (Status.ACTIVE, Status.PAUSED):
        return 1, end.toordinal()
    return 2, -end.toordinal()


def _counting(reader: Reader, at: Moment, progress: Progress, on: date | None = None) -> tuple[Session, ...]:
    """The athlete's sessions that a challenge asks for, up to the moment's day or only those `on` a day."""
    taken = progress.evidence.taken if progress.evidence is not None else ()
    asked = questions(progress.challenge, taken)
    choices = [choice for key, choice in asked.items() if not key.startswith("award:")]
    held = {
        one.id: one
        for choice in choices
        for one in reader.fitting(at.athlete.id, choice if on is None else one_day(choice, on))
        if one.local_date <= at.today
    }
    return _in_time(held.values())


def _in_time(sessions: Iterable[Session]) -> tuple[Session, ...]:
    return tuple(sorted(sessions, key=lambda one: (one.started_at, one.id)))


def _captions(reader: Reader, sessions: Iterable[Session]) -> tuple[str, ...]:
    return tuple(photo.caption for photo in reader.photos_of([one.id for one in sessions]) if photo.caption)


def _name(at: Moment) -> str:
    return "" if at.athlete.name == NAMELESS else at.athlete.name
