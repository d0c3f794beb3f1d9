"""Journals made up at random, each with a challenge to judge by it, the same for the same seed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.domain.building import KM
from tests.domain.made_challenges import made_challenge
from tests.domain.oracle import Journal
from tracker.domain.goals import Group
from tracker.domain.sessions import Mark, MarkKind, Part, Session
from tracker.domain.templates import Challenge

ONE = timedelta(days=1)
ZONES = (
    "UTC",
    "Europe/Oslo",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "Pacific/Apia",
    "America/Los_Angeles",
    "America/Havana",  # the clock changes at midnight
    "Asia/Beirut",  # and here
    "America/St_Johns",  # and here, until 2011, a minute after it
)


@dataclass(frozen=True)
class Made:
    """One generated case."""

    seed: int
    subject: Challenge
    journal: Journal
    today: date


def made(seed: int) -> Made:
    """The case of a seed."""
    dice = Random(seed)
    subject = made_challenge(dice)
    start, last = subject.period.start, subject.period.last
    upto = last if last is not None else start + dice.randint(5, 60) * ONE
    today = dice.choice([upto, upto + ONE, start, start + dice.randint(0, (upto - start).days) * ONE, upto + 3 * ONE])
    if (edge := dice.random()) < 0.02:
        today = start - 2 * ONE
    elif edge < 0.05:  # the first day of the second week or month, where a first one that was cut is just over
        week = start + (7 - (start.weekday() - subject.week_start) % 7) * ONE
        today = dice.choice((week, date(start.year + start.month // 12, start.month % 12 + 1, 1)))
    first = start - 2 * ONE
    moves = [(first, dice.choice(ZONES))]
    while dice.random() < 0.3:
        moves.append((moves[-1][0] + dice.randint(1, 15) * ONE, dice.choice(ZONES)))
    maker = _Maker(dice, Random(f"legs of {seed}"), subject, today, moves)
    day = first
    while day <= today:
        maker.live(day)
        day += ONE
    maker.plan_ahead()
    sessions, marks = tuple(maker.sessions), tuple(maker.marks.values())
    zone = maker.zone(today)
    return Made(seed, subject, Journal(sessions, marks, {"water": maker.water}, zone), today)


def _legs(dice: Random) -> tuple[Part, ...]:
    """A swim, a ride and a run, or a run on each side of the ride."""
    return tuple(
        Part(activity=kind, distance_mm=dice.choice((None, KM, 5 * KM)), elapsed_s=dice.choice((None, 1800)))
        for kind in (dice.choice(("swim", "run")), "ride", "run-road")
    )


class _Maker:
    """An athlete's days, one after the other."""

    def __init__(
        self, dice: Random, legs: Random, subject: Challenge, today: date, moves: list[tuple[date, str]]
    ) -> None:
        self.dice, self.legs, self.subject, self.today, self.moves = dice, legs, subject, today, moves
        self.keen = dice.choice((0.55, 0.85, 0.97, 1.0))
        self.late = dice.random() < 0.3
        self.owl = dice.choice((0.03, 0.03, 0.3))
        self.sessions: list[Session] = []
        self.marks: dict[tuple[date, MarkKind], Mark] = {}
        self.water: dict[date, int] = {}

    def zone(self, day: date) -> str:
        """Where the athlete is."""
        return next(zone for since, zone in reversed(self.moves) if since <= day or since == self.moves[0][0])

    def live(self, day: date) -> None:
        """What is done and entered on one day."""
        dice = self.dice
        if dice.random() < 0.9:
            self.water[day] = dice.choice((1500, 2000, 2500))
        if dice.random() < self.keen:
            for _ in range(dice.choice((1, 1, 1, 2))):
                self.train(day, dice.choice(("run", "run", "run", "run-trail", "walk", "ride", "swim")))
            if isinstance(self.subject.template.goal, Group):
                for kind in ("run", "ride", "swim"):
                    self.train(day, kind)
            if self.legs.random() < 0.05:
                self.train(day, "triathlon")
            if dice.random() < 0.95:
                return
        if dice.random() < 0.6:
            self.mark(day, dice.choice(tuple(kind for kind in MarkKind if kind is not MarkKind.VOID)))

    def train(self, day: date, activity: str) -> None:
        """One session, if it is over by the end of today."""
        dice = self.legs if activity == "triathlon" else self.dice
        zone = self.zone(day)
        night = dice.random() < self.owl
        wall = time(dice.randint(22, 23) if night else dice.randint(0, 20), dice.randint(0, 59))
        started = datetime.combine(day, wall, ZoneInfo(zone)).astimezone(UTC)
        km = dice.choice((2, 3, 4, 5, 6, 8, 10)) * dice.choice((1, 1, 1, 4 if night else 1))
        minutes = km * 6 if dice.random() < 0.98 else 29 * 60
        ended = started + timedelta(minutes=minutes)
        timed = dice.random() < 0.95
        on, end = (moment.astimezone(ZoneInfo(zone)).date() for moment in (started, ended))
        logged = ended + (timedelta(days=dice.randint(0, 4)) if self.late and dice.random() < 0.2 else timedelta(0))
        logged_on = logged.astimezone(ZoneInfo(zone)).date()
        if max(end, logged_on) > self.today:
            return
        self.sessions.append(
            Session(
                id=f"{len(self.sessions)}",
                athlete_id="a",
                activity=activity,
                started_at=started,
                zone=zone,
                local_date=on,
                end_date=end if timed else on,
                timed=timed,
                logged_at=logged,
                logged_on=logged_on,
                elapsed_s=minutes * 60,
                timer_s=self.legs.choice((None, None, None, minutes * 60 - 90)),
                moving_s=self._moving(minutes * 60 - dice.choice((0, 0, 0, 60, 120))),
                distance_mm=None if dice.random() < 0.02 else km * KM,
                steps=km * 1400 if activity == "walk" else None,
                indoor=dice.random() < 0.1,
                assisted=activity == "ride" and dice.random() < 0.1,
                source="manual" if dice.random() < 0.9 else "file",
                parts=_legs(dice) if activity == "triathlon" else (Part(count=4),) if dice.random() < 0.03 else (),
            )
        )

    def _moving(self, seconds: int) -> int | None:
        return None if self.legs.random() < 0.2 else seconds

    def mark(self, day: date, kind: MarkKind) -> None:
        """A mark, of a pause or an illness for some days."""
        long = kind in (MarkKind.PAUSE, MarkKind.SICK)
        logged = min(self.today, day + self.dice.choice((0, 0, 0, 1)) * ONE)
        for n in range(self.dice.randint(1, 5) if long else 1):
            on = day + n * ONE
            self.marks[on, kind] = Mark(
                id=f"{kind}-{on}",
                athlete_id="a",
                on=on,
                kind=kind,
                logged_at=datetime.combine(logged, time(12), UTC),
                logged_on=logged,
            )

    def plan_ahead(self) -> None:
        """Marks for days to come."""
        for n in range(self.dice.choice((0, 0, 0, 3))):
            self.mark(self.today + (n + 1) * ONE, self.dice.choice((MarkKind.REST, MarkKind.SICK, MarkKind.FREEZE)))
