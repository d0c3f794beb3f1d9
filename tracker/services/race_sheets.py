"""All there is to tell about one race, and what proves a medal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.goals import leaves
from tracker.domain.medals import Medal
from tracker.domain.outcomes import of_events
from tracker.domain.race_awards import is_race_of
from tracker.domain.race_bands import BandStanding, standing
from tracker.domain.race_rules import counts
from tracker.domain.races import Race, Result
from tracker.domain.records import RaceBest, official, predicted, race_bests
from tracker.domain.rules_awards import award_told
from tracker.domain.sessions import Session
from tracker.domain.templates import Challenge
from tracker.errors import RefusedError
from tracker.services.moments import Moment
from tracker.services.races import RaceStand, stand_of
from tracker.services.reading import challenge_of
from tracker.services.records import Estimate
from tracker.store.journal import Reader

SHOWN = 12  # sessions named as the proof of a medal
ON_FOOT = "run"  # what a race was where nothing says otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceSheet:
    """A race as it stands, with what it can be held against.

    `best` is the best time over its distance, `former` the best without this result; `awards` says what can be won.
    """

    stand: RaceStand
    activity: str
    challenges: tuple[str, ...] = ()  # handles of those that are about it
    awards: tuple[str, ...] = ()
    bands: tuple[BandStanding, ...] = ()
    best: RaceBest | None = None
    former: RaceBest | None = None
    bests: tuple[RaceBest, ...] = ()
    expected: Estimate | None = None  # of a race without a result
    session: Session | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A medal with its rule in plain words and what earned it. `more` counts the sessions that are not named."""

    medal: Medal
    rule: tuple[str, ...]
    sessions: tuple[Session, ...] = ()
    more: int = 0
    results: tuple[Result, ...] = ()


def sheet_of(reader: Reader, at: Moment, handle: str) -> RaceSheet:
    """One race with its result, its bands and the bests. NotFoundError with the nearest handle."""
    stand = stand_of(reader, at, handle)
    race, result = stand.race, stand.result
    about = _about(reader, at, race, result)
    results = reader.results(at.athlete.id) if at.athlete.id else ()
    held = {one.id: reader.session(one.session_id) for one in results if one.session_id is not None}
    sports = {key: session.activity for key, session in held.items() if session is not None}
    bests = race_bests(results, sports)
    own = next((best for best in bests if _over(best, race) and _same_sport(best, result, sports)), None)
    others = race_bests([one for one in results if one.race.id != race.id], sports)
    former = next((best for best in others if own is not None and _alike(best, own)), None)
    session = None if result is None or result.session_id is None else held.get(result.id)
    return RaceSheet(
        stand=stand,
        activity=session.activity if session is not None else _activity(about),
        challenges=tuple(challenge.handle for challenge in about),
        awards=tuple(
            said
            for challenge in about
            for award in challenge.template.awards
            for said in award_told(award, challenge.template, at.units)
        ),
        bands=tuple(_bands(about, result, at)) if result is not None and counts(result) else (),
        best=own,
        former=former,
        bests=bests,
        expected=_expected(race, bests) if stand.in_days >= 0 and _timeless(result) else None,
        session=session,
    )


def _about(reader: Reader, at: Moment, race: Race, result: Result | None) -> tuple[Challenge, ...]:
    """The challenges that are about a race: not those that take every result within their days."""
    found = [challenge_of(stored) for stored in reader.challenges(at.athlete.id)] if at.athlete.id else []
    asked = result or Result(id="", race=race, athlete_id=at.athlete.id)
    return tuple(
        challenge
        for challenge in found
        if (challenge.template.race is not None and is_race_of(challenge, asked))
        or any(award.events and of_events(asked, award.events) for award in challenge.template.awards)
    )


def _bands(about: Sequence[Challenge], result: Result, at: Moment) -> Iterator[BandStanding]:
    for challenge in about:
        for award in challenge.template.awards:
            if award.bands and (not award.events or of_events(result, award.events)):
                yield standing(award, result, at.athlete.sex, at.athlete.born)


def _over(best: RaceBest, race: Race) -> bool:
    return race.distance_mm is not None and best.distance_mm == official(race.distance_mm)


def _same_sport(best: RaceBest, result: Result | None, sports: dict[str, str]) -> bool:
    """Whether a best is of the sport of a result; one that no session says more about is on foot."""
    if result is None:
        return True
    alone = race_bests([result], sports)
    return not alone or alone[0].sport == best.sport


def _alike(one: RaceBest, other: RaceBest) -> bool:
    return (one.sport, one.distance_mm) == (other.sport, other.distance_mm)


def _timeless(result: Result | None) -> bool:
    return result is None or result.chip_or_gun_s is None


def _activity(about: Sequence[Challenge]) -> str:
    """What a race is done as: the one activity of the challenge about it, else on foot."""
    kinds = {kind for challenge in about for leaf in leaves(challenge.template.goal) for kind in leaf.counts.kinds}
    return kinds.pop() if len(kinds) == 1 else ON_FOOT


def _expected(race: Race, bests: Sequence[RaceBest]) -> Estimate | None:
    """What the best over the nearest distance lets one expect; `None` where none is near enough."""
    if race.distance_mm is None:
        return None
    distance = official(race.distance_mm)
    near = sorted(
        (best for best in bests if best.sport == ""),
        key=lambda best: max(best.distance_mm, distance) / min(best.distance_mm, distance),
    )
    for best in near[:1]:
        try:
            return Estimate(distance_mm=distance, seconds=predicted(best.seconds, best.distance_mm, distance), by=best)
        except RefusedError:
            return None
    return None


def proof_of(reader: Reader, at: Moment, medal: Medal) -> Proof:
    """What proves a medal of the athlete: its rule in plain words, its sessions and results."""
    found = [challenge_of(stored) for stored in reader.challenges(at.athlete.id)] if at.athlete.id else []
    rule = tuple(
        said
        for challenge in found
        if challenge.handle == medal.challenge
        for award in challenge.template.awards
        if award.key == medal.award
        for said in award_told(award, challenge.template, at.units)
    )
    results = [one for one in reader.results(at.athlete.id) if one.id in medal.results] if medal.results else []
    ids = dict.fromkeys([*medal.sessions, *(one.session_id for one in results if one.session_id is not None)])
    sessions = [reader.session(key) for key in list(ids)[:SHOWN]]
    return Proof(
        medal=medal,
        rule=rule,
        sessions=tuple(session for session in sessions if session is not None),
        more=max(0, len(ids) - SHOWN),
        results=tuple(results),
    )
