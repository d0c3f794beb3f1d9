"""Room for what is coming: races and their results, medals, photos. Not loaded where the journal is only used."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from tracker.store.columns import amounts, dates


class PhotoRow(SQLModel, table=True):
    __tablename__ = "photo"
    __table_args__ = (Index("ix_photo_session", "session_id"),)
    id: str = Field(primary_key=True)
    session_id: str = Field(foreign_key="session.id")
    path: str
    caption: str


class RaceRow(SQLModel, table=True):
    """One edition of an event."""

    __tablename__ = "race"
    __table_args__ = (*amounts("distance_mm", "climb_mm", "limit_s"), *dates("on_date"))
    id: str = Field(primary_key=True)
    challenge_id: str | None = Field(foreign_key="challenge.id")
    event: str
    place: str
    zone: str
    starts_at: datetime
    on_date: date
    distance_mm: int | None
    climb_mm: int | None
    limit_s: int | None


class ResultRow(SQLModel, table=True):
    __tablename__ = "result"
    __table_args__ = (
        *amounts("gun_s", "chip_s", "distance_mm", "pos_overall", "pos_sex", "pos_class", "of_n"),
        CheckConstraint("gun_s IS NULL OR chip_s IS NULL OR chip_s <= gun_s", name="chip_in_gun"),
        UniqueConstraint("race_id", "athlete_id"),
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
    pos_overall: int | None
    pos_sex: int | None
    pos_class: int | None
    of_n: int | None


class MedalRow(SQLModel, table=True):
    __tablename__ = "medal"
    __table_args__ = (*dates("on_date"), Index("ix_medal_athlete", "athlete_id"))
    id: str = Field(primary_key=True)
    athlete_id: str = Field(foreign_key="athlete.id")
    challenge_id: str | None = Field(foreign_key="challenge.id")
    result_id: str | None = Field(foreign_key="result.id")
    award_key: str
    title: str
    on_date: date
    band: str
    value: int | None
