"""Races, their results, medals, and photos. Loaded only where they are written or asked for: most commands never do."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.store.columns import amounts, dates, flags, table_of


class PhotoRow(SQLModel, table=True):
    """A photo of a session: where its copy is, from the folder of the journal, and what is written under it."""

    __tablename__ = "photo"
    __table_args__ = (Index("ix_photo_session", "session_id"),)
    id: str = Field(primary_key=True)
    session_id: str = Field(foreign_key="session.id")
    path: str
    caption: str


class RaceRow(SQLModel, table=True):
    """One edition of an event."""

    __tablename__ = "race"
    __table_args__ = (
        *amounts("distance_mm", "climb_mm"),
        *dates("on_date"),
        *flags("timed"),
        CheckConstraint("event <> '' AND handle_key <> '' AND zone <> ''", name="named"),
    )
    id: str = Field(primary_key=True)
    handle: str
    handle_key: str = Field(unique=True)
    event: str
    series: str
    place: str
    region: str
    variant: str
    zone: str
    starts_at: datetime
    on_date: date
    timed: bool
    distance_mm: int | None
    climb_mm: int | None
    age_rule: str
    limits: str  # a JSON list; empty where there is no limit
    challenge_id: str | None = Field(foreign_key="challenge.id")


class ResultRow(SQLModel, table=True):
    __tablename__ = "result"
    __table_args__ = (
        *amounts("gun_s", "chip_s", "distance_mm", "reference_s", "pos_overall", "pos_sex", "pos_class", "of_n"),
        *flags("relay"),
        CheckConstraint("gun_s IS NULL OR chip_s IS NULL OR chip_s <= gun_s", name="chip_in_gun"),
        CheckConstraint(
            "status IN ('entered', 'dns', 'started', 'dnf', 'dsq', 'over_limit', 'finished', 'virtual')", name="status"
        ),
        UniqueConstraint("race_id", "athlete_id"),
        Index("ix_result_athlete", "athlete_id"),
    )
    id: str = Field(primary_key=True)
    race_id: str = Field(foreign_key="race.id")
    athlete_id: str = Field(foreign_key="athlete.id")
    session_id: str | None = Field(foreign_key="session.id")
    status: str
    bib: str
    class_name: str
    gun_s: int | None
    chip_s: int | None
    distance_mm: int | None
    reference_s: int | None
    pos_overall: int | None
    pos_sex: int | None
    pos_class: int | None
    of_n: int | None
    relay: bool
    medal: str
    note: str


class SplitRow(SQLModel, table=True):
    __tablename__ = "split"
    __table_args__ = (*amounts("at_mm", "elapsed_s"), {"sqlite_with_rowid": False})
    result_id: str = Field(primary_key=True, foreign_key="result.id")
    position: int = Field(primary_key=True)
    name: str
    at_mm: int | None
    elapsed_s: int


class MedalRow(SQLModel, table=True):
    """A medal that was handed over, whether or not the log still earns it."""

    __tablename__ = "medal"
    __table_args__ = (
        *amounts("value"),
        *dates("on_date"),
        CheckConstraint("key <> ''", name="key"),
        {"sqlite_with_rowid": False},
    )
    athlete_id: str = Field(primary_key=True, foreign_key="athlete.id")
    key: str = Field(primary_key=True)
    challenge_id: str | None = Field(foreign_key="challenge.id")
    award: str
    title: str
    artefact: str
    on_date: date
    band: str
    value: int | None
    measure: str | None
    why: str
    given_at: datetime
    revoked_at: datetime | None
    note: str


PHOTO = table_of(PhotoRow)
RACE = table_of(RaceRow)
RESULT = table_of(ResultRow)
SPLIT = table_of(SplitRow)
MEDAL = table_of(MedalRow)
