"""The tables of the journal. Rows never leave this room; `rows.py` turns them into domain values.

Table classes validate nothing and SQLite would store `7x` in an integer column, so every amount is checked by the
database itself, kind and range, as the last line; and every row has a seal, see `sealing.py`. No `from __future__
import annotations` here: SQLModel reads the annotations of these classes at run time. Races and medals are in
`tables_races.py`, what imports remember in `tables_imports.py`, the undo log in `tables_history.py`.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from tracker.store.columns import amounts, dates, flags, table_of


class AthleteRow(SQLModel, table=True):
    __tablename__ = "athlete"
    __table_args__ = (
        CheckConstraint("week_start BETWEEN 0 AND 6", name="week_start"),
        CheckConstraint("units IN ('km', 'mi')", name="units"),
        CheckConstraint("day_start_s BETWEEN 0 AND 86399", name="day_start_s"),
        CheckConstraint("sex IN ('', 'm', 'f')", name="sex"),
        *dates("born"),
    )
    id: str = Field(primary_key=True)
    name: str
    name_key: str = Field(unique=True)  # folded: two athletes may not differ by case alone
    zone: str
    units: str
    week_start: int
    day_start_s: int
    born: date | None
    sex: str = Field(sa_column_kwargs={"server_default": ""})


class BatchRow(SQLModel, table=True):
    """One import: the sessions that came in together."""

    __tablename__ = "batch"
    id: str = Field(primary_key=True)
    at: datetime
    title: str
    source: str


_NOT_DELETED = text("deleted_at IS NULL")


class SessionRow(SQLModel, table=True):
    __tablename__ = "session"
    __table_args__ = (
        *amounts("distance_mm", "elapsed_s", "timer_s", "moving_s", "climb_mm", "reps", "hold_s", "steps", "energy_kj"),
        *amounts("hr_avg", "hr_max"),
        *flags("timed", "indoor", "virtual", "assisted", "race"),
        *dates("local_date", "end_date", "logged_on"),
        CheckConstraint("end_date >= local_date", name="ends_after_start"),
        CheckConstraint("moving_s IS NULL OR elapsed_s IS NULL OR moving_s <= elapsed_s", name="moving_in_elapsed"),
        CheckConstraint("rpe IS NULL OR (typeof(rpe) = 'integer' AND rpe BETWEEN 0 AND 10)", name="rpe"),
        CheckConstraint("typeof(version) = 'integer' AND version >= 1", name="version"),
        CheckConstraint("activity <> '' AND zone <> '' AND source <> ''", name="named"),
        # Daily totals of any choice of sessions, the days of the journal and its counts, all from this index alone.
        # SQLite takes a partial index for a covering one only when it also holds the column of its condition.
        Index(
            "ix_session_days",
            *("athlete_id", "local_date", "activity"),
            *("distance_mm", "moving_s", "timer_s", "elapsed_s", "climb_mm", "steps", "reps", "hold_s", "energy_kj"),
            *("indoor", "virtual", "assisted", "race", "source", "logged_on", "deleted_at"),
            sqlite_where=_NOT_DELETED,
        ),
        Index(
            "ix_session_midnight",
            *("athlete_id", "end_date"),
            sqlite_where=text("deleted_at IS NULL AND end_date > local_date"),
        ),
        Index(
            "ix_session_words",
            *("athlete_id", "local_date", "search", "deleted_at"),
            sqlite_where=text("deleted_at IS NULL AND search <> ''"),
        ),
        Index(
            "ix_session_external",
            *("athlete_id", "source", "external_id"),
            sqlite_where=text("external_id IS NOT NULL"),
        ),
        Index("ix_session_parent", "parent_id", sqlite_where=text("parent_id IS NOT NULL")),
        Index("ix_session_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        Index("ix_session_deleted", "athlete_id", "local_date", sqlite_where=text("deleted_at IS NOT NULL")),
    )
    id: str = Field(primary_key=True)
    athlete_id: str = Field(foreign_key="athlete.id")
    activity: str
    started_at: datetime
    zone: str
    local_date: date
    end_date: date
    timed: bool
    logged_at: datetime
    logged_on: date
    distance_mm: int | None
    elapsed_s: int | None
    timer_s: int | None
    moving_s: int | None
    climb_mm: int | None
    reps: int | None
    hold_s: int | None
    steps: int | None
    energy_kj: int | None
    rpe: int | None
    hr_avg: int | None
    hr_max: int | None
    computed: str = Field(sa_column_kwargs={"server_default": ""})  # names of fields, a space between two
    indoor: bool
    virtual: bool
    assisted: bool
    race: bool
    note: str
    search: str  # note, tags and captions of photos, folded for searching
    source: str
    external_id: str | None
    batch_id: str | None = Field(foreign_key="batch.id")
    # A parent may stand after its children in one bulk insert.
    parent_id: str | None = Field(
        sa_column=Column(String, ForeignKey("session.id", deferrable=True, initially="DEFERRED"))
    )
    version: int  # id of the change that last replaced it; grows with each
    deleted_at: datetime | None


class SessionTagRow(SQLModel, table=True):
    __tablename__ = "session_tag"
    __table_args__ = (Index("ix_session_tag_tag", "tag", "session_id"), {"sqlite_with_rowid": False})
    session_id: str = Field(primary_key=True, foreign_key="session.id")
    position: int = Field(primary_key=True)
    tag: str


class PartRow(SQLModel, table=True):
    __tablename__ = "part"
    __table_args__ = (
        *amounts("distance_mm", "elapsed_s", "reps", "hold_s"),
        CheckConstraint("typeof(count) = 'integer' AND count >= 1", name="count"),
        Index("ix_part_activity", "activity", "session_id", sqlite_where=text("activity IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    session_id: str = Field(primary_key=True, foreign_key="session.id")
    position: int = Field(primary_key=True)
    count: int
    activity: str | None
    distance_mm: int | None
    elapsed_s: int | None
    reps: int | None
    hold_s: int | None


class ChallengeRow(SQLModel, table=True):
    """A started challenge with its own copy of the template. `end_date` is the first day after it.

    One that is counted in instants has `starts_at` and, unless it is open, `ends_at` too.
    """

    __tablename__ = "challenge"
    __table_args__ = (
        *dates("start_date"),
        CheckConstraint("end_date IS NULL OR end_date > start_date", name="ends_after_start"),
        CheckConstraint("week_start BETWEEN 0 AND 6", name="week_start"),
        CheckConstraint("ends_at IS NULL OR (starts_at IS NOT NULL AND ends_at > starts_at)", name="ends_at"),
    )
    id: str = Field(primary_key=True)
    handle: str
    handle_key: str = Field(unique=True)
    template_slug: str
    template_version: int
    template_json: str
    start_date: date
    end_date: date | None
    joined_at: datetime
    week_start: int
    zone: str | None
    starts_at: datetime | None
    ends_at: datetime | None


class ParticipantRow(SQLModel, table=True):
    """An athlete in a challenge. Those who share one end it each for themselves."""

    __tablename__ = "participant"
    __table_args__ = (
        *dates("ended_on"),
        CheckConstraint("factor IS NULL OR (typeof(factor) = 'integer' AND factor >= 1)", name="factor"),
        Index("ix_participant_athlete", "athlete_id"),
        {"sqlite_with_rowid": False},
    )
    challenge_id: str = Field(primary_key=True, foreign_key="challenge.id")
    athlete_id: str = Field(primary_key=True, foreign_key="athlete.id")
    position: int
    ended_on: date | None
    factor: int | None  # per mille; not given where it is 1000


class MarkRow(SQLModel, table=True):
    __tablename__ = "mark"
    __table_args__ = (
        *dates("on_date", "logged_on"),
        CheckConstraint("kind IN ('rest', 'sick', 'travel', 'freeze', 'pause')", name="kind"),
        # NULLs count as different in a unique constraint: marks for everything need an index of their own.
        UniqueConstraint("athlete_id", "on_date", "kind", "challenge_id"),
        Index(
            "ix_mark_everywhere",
            *("athlete_id", "on_date", "kind"),
            unique=True,
            sqlite_where=text("challenge_id IS NULL"),
        ),
    )
    id: str = Field(primary_key=True)
    athlete_id: str = Field(foreign_key="athlete.id")
    on_date: date
    kind: str
    challenge_id: str | None = Field(foreign_key="challenge.id")
    zone: str | None
    note: str
    logged_at: datetime
    logged_on: date


class DayFactRow(SQLModel, table=True):
    """A figure of a whole day, such as its water; one for each key."""

    __tablename__ = "day_fact"
    __table_args__ = (
        *amounts("value"),
        *dates("on_date", "logged_on"),
        CheckConstraint("key <> ''", name="key"),
        {"sqlite_with_rowid": False},
    )
    athlete_id: str = Field(primary_key=True, foreign_key="athlete.id")
    on_date: date = Field(primary_key=True)
    key: str = Field(primary_key=True)
    value: int
    logged_at: datetime
    logged_on: date


ATHLETE = table_of(AthleteRow)
BATCH = table_of(BatchRow)
SESSION = table_of(SessionRow)
TAG = table_of(SessionTagRow)
PART = table_of(PartRow)
CHALLENGE = table_of(ChallengeRow)
PARTICIPANT = table_of(ParticipantRow)
MARK = table_of(MarkRow)
FACT = table_of(DayFactRow)

Value = str | int | float | None
Row = dict[str, Any]  # by column name, each a Value: one row exactly as SQLite holds it
