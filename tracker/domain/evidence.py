"""What the journal is asked for a challenge, and what it answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tracker.domain.counting import Selection, Taken, counting_as, selection, summed
from tracker.domain.days import DAY, FIRST_DATE, Period
from tracker.domain.goals import Agg, Counts, Key, Leaf, NeedKind, Per, leaves
from tracker.domain.midnight import splits
from tracker.domain.sessions import FactDraft, Mark, Measure, Session
from tracker.domain.templates import Challenge, OnMiss, Template, Trigger, WindowKind
from tracker.domain.totals import total_leaf

if TYPE_CHECKING:
    from tracker.domain.races import Result

PAUSE_S = 60  # standing still for longer breaks a session that must be continuous
RESULT_KEYS = frozenset({Key.EVENT, Key.REGION, Key.LETTER, Key.FINISH_SECOND})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the journal holds for a challenge.

    By key of the question: `amounts` answer `questions`, each session whole on its start date; `over_midnight` and
    `sessions` are whole sessions where a question needs them (`whole_keys`). `facts` go by the key of the fact. `zone`
    is where the athlete is, `now` the instant; without it the day of the question is taken as over. `joined` amounts
    are those of a team, by leaf key, with everything counted and capped for each member.
    """

    amounts: Mapping[str, Mapping[date, int]]
    over_midnight: Mapping[str, tuple[Session, ...]] = field(default_factory=dict)
    sessions: Mapping[str, tuple[Session, ...]] = field(default_factory=dict)
    facts: Mapping[str, Mapping[date, int]] = field(default_factory=dict)
    results: tuple["Result", ...] = ()
    marks: tuple[Mark, ...] = ()
    zone: str | None = None
    now: datetime | None = None
    taken: tuple[Taken, ...] = ()
    sex: str = ""
    born: date | None = None
    members: tuple["Evidence", ...] = ()  # of a team, in order of joining
    mine: int = 0  # which of them asks

    @property
    def joined(self) -> bool:
        """Whether the amounts are those of a team."""
        return bool(self.members)

    def instant(self, today: date) -> datetime:
        """The instant of the question: now, or the end of its day."""
        return self.now if self.now is not None else datetime.combine(today + DAY, datetime.min.time(), UTC)

    def days(self) -> frozenset[date]:
        """Every day on which there is anything at all."""
        found = {day for values in (*self.amounts.values(), *self.facts.values()) for day in values}
        sessions = (one for held in (*self.sessions.values(), *self.over_midnight.values()) for one in held)
        found.update(day for one in sessions for day in _days_of(one))
        found.update(mark.on for mark in self.marks)
        found.update(result.race.on for result in self.results)
        return frozenset(found)

    def between(self, first: date, last: date) -> "Evidence":
        """What there is from `first` to `last`, both included."""

        def cut(values: Mapping[date, int]) -> dict[date, int]:
            if len(values) <= (last - first).days:
                return {day: value for day, value in values.items() if first <= day <= last}
            span = (first + n * DAY for n in range((last - first).days + 1))
            return {day: values[day] for day in span if day in values}

        def some(held: tuple[Session, ...]) -> tuple[Session, ...]:
            return tuple(one for one in held if one.local_date <= last and one.end_date >= first)

        return replace(
            self,
            amounts={key: cut(values) for key, values in self.amounts.items()},
            facts={key: cut(values) for key, values in self.facts.items()},
            over_midnight={key: some(held) for key, held in self.over_midnight.items()},
            sessions={key: some(held) for key, held in self.sessions.items()},
        )

    def plus(self, challenge: Challenge, sessions: Iterable[Session], facts: Iterable[FactDraft] = ()) -> "Evidence":
        """The same with some more sessions and figures of days in it; in a team those of the member who asks."""
        if self.joined:
            from tracker.domain import teams

            own = self.members[self.mine].plus(challenge, sessions, facts)
            members = (*self.members[: self.mine], own, *self.members[self.mine + 1 :])
            return teams.together(challenge, members, self.mine)
        added = tuple(sessions)
        amounts = dict(self.amounts)
        over = dict(self.over_midnight)
        whole = dict(self.sessions)
        for key, choice in questions(challenge, self.taken).items():
            inside = (session for session in added if session.local_date in choice.period)
            fitting = [one for session in inside for one in counting_as(choice, session)]
            amounts[key] = summed(choice, fitting, amounts.get(key))
            if key in over:
                over[key] = (*over[key], *(one for one in added if one.end_date > one.local_date))
            if key in whole:
                whole[key] = tuple(sorted((*whole[key], *fitting), key=lambda one: one.started_at))
        figures = {key: dict(values) for key, values in self.facts.items()}
        for fact in facts:
            days = figures.setdefault(fact.key, {})
            days[fact.on] = fact.value + (days.get(fact.on, 0) if fact.adds else 0)
        return replace(self, amounts=amounts, over_midnight=over, sessions=whole, facts=figures)


def _days_of(session: Session) -> Iterator[date]:
    day = session.local_date
    while day <= session.end_date:
        yield day
        day += DAY


def reach(challenge: Challenge) -> Period:
    """The days whose sessions may count: those of all attempts, and none after the day it was ended."""
    window, period = challenge.template.window, challenge.period
    restarts = challenge.template.continuity.on_miss is OnMiss.RESTART and window.kind is WindowKind.ROLLING
    if restarts or window.first_hit:
        period = Period(period.start, None)
    if window.history:
        period = Period(FIRST_DATE, period.end)
    return period if challenge.ended_on is None else period.until(challenge.ended_on + DAY)


def all_leaves(template: Template, period: Period) -> tuple[Leaf, ...]:
    """The leaves of a template's goal, and its total's."""
    total = total_leaf(template, period)
    return (*leaves(template.goal), *((total,) if total else ()))


def of_results(leaf: Leaf) -> bool:
    """Whether a leaf counts race results rather than sessions."""
    return leaf.measure is Measure.RESULTS or (leaf.per is Per.BY and leaf.by in RESULT_KEYS)


def of_sessions(leaf: Leaf) -> bool:
    """Whether a leaf counts what sessions give, not race results or day facts alone."""
    return not of_results(leaf) and leaf.measure not in (Measure.FACT, Measure.CHECK)


def wants_sessions(leaf: Leaf) -> bool:
    """Whether day amounts are not enough for a leaf: it looks at each session and when it was."""
    if not of_sessions(leaf):
        return False
    counts = leaf.counts
    one_by_one = leaf.per in (Per.EVERY, Per.BY) or best_sessions(leaf)
    return one_by_one or counts.gap_s is not None or counts.continuous


def best_sessions(leaf: Leaf) -> bool:
    """Whether the best sessions together are to reach the target."""
    return leaf.per is Per.SESSION and leaf.need.kind is NeedKind.BEST


def whole_keys(challenge: Challenge) -> frozenset[str]:
    """The questions that whole sessions must answer; all of them where the window goes by the clock."""
    if challenge.starts_at is not None:
        return frozenset(questions(challenge))
    return frozenset(leaf.key for leaf in all_leaves(challenge.template, challenge.period) if wants_sessions(leaf))


def within(challenge: Challenge, session: Session) -> bool:
    """Whether a session begins inside a window that goes by the clock; then its clock time must be known."""
    if challenge.starts_at is None:
        return True
    begins, ends = challenge.starts_at, challenge.ends_at
    return session.timed and begins <= session.started_at and (ends is None or session.started_at < ends)


def wants_midnight(leaf: Leaf) -> bool:
    """Whether sessions over midnight must be looked at for a leaf."""
    return splits(leaf) and of_sessions(leaf)


def questions(challenge: Challenge, taken: tuple[Taken, ...] = ()) -> dict[str, Selection]:
    """What an assessment asks of the sessions, by leaf key.

    Awards for a single session ask under "award:<key>", facts that sessions add to under "<key>/converted"; the
    total's own key is TOTAL.
    """
    template, span = challenge.template, reach(challenge)
    found: dict[str, Selection] = {}
    for leaf in all_leaves(template, challenge.period):
        if not of_sessions(leaf):
            continue
        found[leaf.key] = selection(leaf, template.entry, span, taken, joined_at=challenge.joined_at)
        if leaf.fact:
            found[f"{leaf.key}/converted"] = converted(found[leaf.key])
    for award in template.awards:
        if award.on is Trigger.SESSION and award.amount is not None:
            leaf = award_leaf(template, award.goal, award.amount)
            found[f"award:{award.key}"] = selection(leaf, template.entry, span, taken, joined_at=challenge.joined_at)
    return found


def award_leaf(template: Template, goal: str, amount: int) -> Leaf:
    """The single session an award asks for: of the goal's activities, without its bounds for a session."""
    found = leaves(template.goal)
    leaf = next((one for one in found if one.key == goal), found[0])
    measure = leaf.measure if leaf.measure is not Measure.SESSIONS else _session_measure(leaf.counts)
    counts = replace(leaf.counts, least=None, most=None, cap_day=None, gap_s=None, continuous=False)
    return replace(leaf, per=Per.SESSION, measure=measure, target=amount, counts=counts, agg=Agg.MAX, fact="")


def _session_measure(counts: Counts) -> Measure:
    return counts.least[0] if counts.least is not None else Measure.DISTANCE


def converted(choice: Selection) -> Selection:
    """What sessions add by conversion alone: a day's step count holds the steps of its runs already.

    Its activities are never empty, which would mean any; legs count where they do for the question itself.
    """
    kinds = frozenset[str]().union(*(rate.activities for rate in choice.rates))
    chosen = kinds & choice.activities if choice.activities else kinds
    return replace(choice, activities=chosen or frozenset({""}), legs=bool(choice.activities))


def facts_asked(challenge: Challenge) -> frozenset[str]:
    """The day facts an assessment needs."""
    return frozenset(leaf.fact for leaf in leaves(challenge.template.goal) if leaf.fact)


def asks_results(template: Template) -> bool:
    """Whether race results matter to a challenge: to a goal, or to an award."""
    of_race = (Trigger.RESULT, Trigger.NTH, Trigger.SET, Trigger.CONSECUTIVE)
    return any(of_results(leaf) for leaf in leaves(template.goal)) or any(one.on in of_race for one in template.awards)


def counting_sessions(leaf: Leaf, sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Of the sessions that fit, in order of start, those that the leaf's gap and unbroken time let count.

    A gap runs from the end of the last session that counted; a session without a clock time breaks no gap.
    """
    counts = leaf.counts
    found: list[Session] = []
    free_at: datetime | None = None
    for one in sorted(sessions, key=lambda session: session.started_at):
        if counts.continuous and not unbroken(one):
            continue
        if counts.gap_s is not None and one.timed:
            if free_at is not None and one.started_at < free_at:
                continue
            free_at = one.started_at + timedelta(seconds=(one.elapsed_s or 0) + counts.gap_s)
        found.append(one)
    return tuple(found)


def unbroken(session: Session) -> bool:
    """Whether nothing known speaks of a break: one part, and standing still for a minute at most."""
    known = (time for time in (session.moving_s, session.timer_s, session.elapsed_s) if time is not None)
    stood = (session.elapsed_s or 0) - next(known, 0)
    return stood <= PAUSE_S and len(session.parts) <= 1 and all(part.count == 1 for part in session.parts)
