"""Reading the journal: one snapshot, frozen domain values, a fixed number of statements whatever the size."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, false, func, or_, select, text

from tracker.domain.sessions import Athlete, DayFact, Mark, MarkKind, Measure, Part, Session
from tracker.domain.text import fold_text
from tracker.store import selecting, totals
from tracker.store.answering import answering
from tracker.store.conditions import AMOUNTS, Condition, between, of_athlete, of_filter
from tracker.store.filters import Filter
from tracker.store.legs import has_leg
from tracker.store.reading_all import WholeReader
from tracker.store.reading_imports import ImportReader
from tracker.store.reading_photos import PhotoReader
from tracker.store.reading_races import RaceReader
from tracker.store.rows import PART_FIELDS, SESSION_FIELDS, athlete_of, challenge_of, fact_of, mark_of, session_of
from tracker.store.series import SeriesReader
from tracker.store.tables import ATHLETE, CHALLENGE, FACT, MARK, PART, PARTICIPANT, SESSION, TAG
from tracker.store.values import StoredChallenge

if TYPE_CHECKING:
    from tracker.domain.counting import Selection

_s = SESSION.c
_COLUMNS = [_s[name] for name in SESSION_FIELDS]
# Sessions are logged one after the other, so the rowid tells their order when the clock was moved. The plus keeps
# SQLite from reading all sessions of the athlete by index only to sort them.
_NEWEST = (
    select(*_COLUMNS)
    .where(text("+session.athlete_id = :athlete_id"), _s.deleted_at.is_(None))
    .order_by(text("session.rowid DESC"))
    .limit(1)
)
_IN_TIME = (MARK.c.on_date, MARK.c.logged_at, MARK.c.id)


@answering
class Reader(RaceReader, PhotoReader, WholeReader, ImportReader, SeriesReader):
    """What can be asked of the journal, all of it at one instant. Deleted sessions are never among the answers.

    Every method may raise JournalError.
    """

    def athletes(self) -> tuple[Athlete, ...]:
        """All athletes, the one who came first first."""
        rows = self._access.rows(select(ATHLETE).order_by(text("athlete.rowid")))
        return tuple(athlete_of(row) for row in rows)

    def athlete_named(self, name: str) -> Athlete | None:
        """The athlete of that name, upper and lower case alike."""
        rows = self._access.rows(select(ATHLETE).where(ATHLETE.c.name_key == fold_text(name)))
        return athlete_of(rows[0]) if rows else None

    def session(self, session_id: str) -> Session | None:
        """The session with that id."""
        return next(iter(self._sessions([_s.id == session_id, _s.deleted_at.is_(None)])), None)

    def sessions_ending(self, ref: str) -> tuple[Session, ...]:
        """The sessions whose id ends with `ref`, newest first; none for an empty `ref`."""
        if not ref:
            return ()
        # The inner query reads ids from their index alone; nothing in `ref` acts as a wildcard.
        ids = select(_s.id).where(func.substr(_s.id, -len(ref)) == ref)
        return self._sessions([_s.id.in_(ids), _s.deleted_at.is_(None)])

    def newest_session(self, athlete_id: str) -> Session | None:
        """The session of the athlete that was logged last."""
        rows = self._access.all(_NEWEST, {"athlete_id": athlete_id})
        return self.session(rows[0].id) if rows else None

    def sessions(
        self,
        athlete_id: str,
        first: date | None = None,
        last: date | None = None,
        filter: Filter | None = None,  # noqa: A002 the word people use
        *,
        limit: int | None = None,
    ) -> tuple[Session, ...]:
        """Sessions with local dates from `first` to `last`, both included, newest first, at most `limit`."""
        return self._sessions([*of_athlete(athlete_id), *between(first, last), *of_filter(filter)], limit)

    def written(
        self, athlete_id: str, first: date, last: date, activities: Collection[str] = ()
    ) -> tuple[Session, ...]:
        """The sessions from `first` to `last`, both included, that have a note or hashtags, newest first.

        Of some `activities`, themselves or a leg of theirs; of all of them where none is named.
        """
        conditions = [*of_athlete(athlete_id), *between(first, last), _s.search != ""]
        if not activities:
            return self._sessions(conditions)
        of_kind = _s.activity.in_(bindparam("activities", expanding=True))
        chosen = or_(of_kind, has_leg("activities")) if self._legs_among(activities) else of_kind
        return self._sessions([*conditions, chosen], values={"activities": sorted(activities)})

    def day_index(self, athlete_id: str, filter: Filter | None = None) -> tuple[tuple[date, int], ...]:  # noqa: A002
        """The dates that have sessions and how many, newest first."""
        return tuple((day, n) for day, n in self._access.all(totals.day_index(athlete_id, filter)))

    def count_sessions(self, athlete_id: str) -> int:
        """How many sessions the athlete has."""
        ((n,),) = self._access.all(totals.count_sessions(athlete_id))
        return int(n)

    def challenges(self, athlete_id: str | None = None) -> tuple[StoredChallenge, ...]:
        """The challenges an athlete takes part in, or all; the one started first first.

        Each has the `ended_on` of that athlete; there is none when all are asked for.
        """
        rows = select(CHALLENGE).order_by(text("challenge.rowid"))
        if athlete_id is not None:
            joined = select(PARTICIPANT.c.challenge_id).where(PARTICIPANT.c.athlete_id == athlete_id)
            rows = rows.where(CHALLENGE.c.id.in_(joined))
        athletes: defaultdict[str, list[tuple[str, int | None]]] = defaultdict(list)
        ended: dict[str, date | None] = {}
        for row in self._access.all(select(PARTICIPANT).order_by(PARTICIPANT.c.position)):
            athletes[row.challenge_id].append((row.athlete_id, row.factor))
            if row.athlete_id == athlete_id:
                ended[row.challenge_id] = row.ended_on
        return tuple(challenge_of(row, athletes[row["id"]], ended.get(row["id"])) for row in self._access.rows(rows))

    def challenge_handles(self) -> tuple[str, ...]:
        """The handles in use."""
        return tuple(row.handle for row in self._access.all(select(CHALLENGE.c.handle).order_by(text("rowid"))))

    def marks(self, athlete_id: str, first: date | None = None, last: date | None = None) -> tuple[Mark, ...]:
        """Day marks from `first` to `last`, both included, in date order."""
        found = select(MARK).where(MARK.c.athlete_id == athlete_id).order_by(*_IN_TIME)
        if first is not None:
            found = found.where(MARK.c.on_date >= first)
        if last is not None:
            found = found.where(MARK.c.on_date <= last)
        return tuple(mark_of(row) for row in self._access.rows(found))

    def zones(self, athlete_id: str) -> tuple[tuple[date, str], ...]:
        """The zones arrived in by travel marks, with the date, in date order; the later entry last on one date."""
        found = (
            select(MARK.c.on_date, MARK.c.zone)
            .where(MARK.c.athlete_id == athlete_id, MARK.c.kind == MarkKind.TRAVEL.value, MARK.c.zone.is_not(None))
            .order_by(*_IN_TIME)
        )
        return tuple((on, zone) for on, zone in self._access.all(found))

    def day_amounts(self, athlete_id: str, selection: "Selection") -> dict[date, int]:
        """What `domain.counting.day_amounts` says about the athlete's sessions, from one statement; two with legs."""
        pattern, values = self._pattern(selection), selecting.values_of(athlete_id, selection)
        found = {day: int(amount) for day, amount in self._access.all(selecting.day_amounts(pattern), values)}
        if selection.legs and self._legs_among(selection.activities):
            from tracker.domain.counting import together

            for day, amount in self._access.all(selecting.day_amounts_of_legs(pattern), values):
                found[day] = together(selection.agg, found[day], int(amount)) if day in found else int(amount)
        return found

    def over_midnight(self, athlete_id: str, selection: "Selection") -> tuple[Session, ...]:
        """Timed sessions over midnight that fit and share a date with the selection's period, newest first."""
        conditions = selecting.over_midnight(self._pattern(selection))
        return self._sessions(conditions, values=selecting.values_of(athlete_id, selection))

    def fitting(self, athlete_id: str, selection: "Selection") -> tuple[Session, ...]:
        """The sessions, and legs of others, with dates in the selection's period that count, in order of start."""
        pattern, values = self._pattern(selection), selecting.values_of(athlete_id, selection)
        if selection.legs and self._legs_among(selection.activities):
            from tracker.domain.counting import counting_as

            held = self._sessions(selecting.in_period_or_legs(pattern), values=values)[::-1]
            by_date = [one for session in held for one in counting_as(selection, session)]
        else:
            by_date = list(self._sessions(selecting.in_period(pattern), values=values)[::-1])
        return tuple(sorted(by_date, key=lambda session: session.started_at))

    def facts(
        self,
        athlete_id: str,
        key: str,
        first: date,
        end: date | None,
        *,
        late_days: int | None = None,
        late_until: datetime | None = None,
    ) -> dict[date, int]:
        """The day facts of a key by date, from `first` to before `end` (`None`: no end), in date order.

        Those entered more than `late_days` after their date, or later than `late_until`, are left out.
        """
        rows = self._access.all(totals.day_values(athlete_id, key, first, end, late_days, late_until))
        return {row.on_date: row.value for row in rows}

    def day_facts(self, athlete_id: str, first: date, last: date) -> tuple[DayFact, ...]:
        """All day facts from `first` to `last`, both included, by date and key."""
        theirs = (FACT.c.athlete_id == athlete_id, FACT.c.on_date >= first, FACT.c.on_date <= last)
        rows = self._access.rows(select(FACT).where(*theirs).order_by(FACT.c.on_date, FACT.c.key))
        return tuple(fact_of(row) for row in rows)

    def active_days(self, athlete_id: str) -> tuple[date, ...]:
        """Each date with a session, oldest first."""
        return tuple(day for (day,) in self._access.all(totals.active_days(athlete_id)))

    def sessions_with(
        self, athlete_id: str, days: Collection[date], amounts: Mapping[Measure, Collection[int]]
    ) -> tuple[Session, ...]:
        """The sessions of some days that have one of the amounts, newest first."""
        fitting = [AMOUNTS[measure].in_(sorted(values)) for measure, values in amounts.items()]
        if not days:
            return ()
        return self._sessions([*of_athlete(athlete_id), _s.local_date.in_(sorted(days)), or_(false(), *fitting)])

    def _pattern(self, selection: "Selection") -> selecting.Pattern:
        return selecting.pattern_of(selection, tuple(self._legs_among(one.activities) for one in selection.taken))

    def _sessions(
        self, conditions: Sequence[Condition], limit: int | None = None, values: Mapping[str, Any] | None = None
    ) -> tuple[Session, ...]:
        """Whole sessions, newest first: three statements, one for each table."""
        newest = (_s.local_date.desc(), _s.started_at.desc(), text("session.rowid DESC"))
        rows = self._access.all(select(*_COLUMNS).where(*conditions).order_by(*newest).limit(limit), values)
        if not rows:
            return ()
        ids = select(_s.id).where(*conditions)
        if limit is not None:
            ids = ids.order_by(*newest).limit(limit)
        tags: defaultdict[str, list[str]] = defaultdict(list)
        for session_id, tag in self._access.all(_children(TAG.c.session_id, TAG.c.position, [TAG.c.tag], ids), values):
            tags[session_id].append(tag)
        parts: defaultdict[str, list[Part]] = defaultdict(list)
        columns = [PART.c[name] for name in PART_FIELDS]
        for session_id, *amounts in self._access.all(
            _children(PART.c.session_id, PART.c.position, columns, ids), values
        ):
            parts[session_id].append(Part(**dict(zip(PART_FIELDS, amounts, strict=True))))
        return tuple(session_of(row, tuple(tags[row.id]), tuple(parts[row.id])) for row in rows)


def _children(of: Any, position: Any, columns: list[Any], ids: Select[Any]) -> Select[Any]:
    return select(of, *columns).where(of.in_(ids)).order_by(of, position)
