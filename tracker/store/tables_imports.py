"""What imports remember beside their sessions. Loaded only where it is written: most commands never do."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from tracker.store.columns import table_of


class OriginRow(SQLModel, table=True):
    """What a recording became, under one of its keys."""

    __tablename__ = "origin"
    __table_args__ = (
        CheckConstraint("decision IN ('stored', 'linked', 'left', 'apart')", name="decision"),
        CheckConstraint("decision = 'left' OR session_id IS NOT NULL", name="session"),
        CheckConstraint("key <> ''", name="key"),
        # looked up when a session or a batch is taken back, to see that nothing refers to it any more
        Index("ix_origin_session", "session_id", sqlite_where=text("session_id IS NOT NULL")),
        Index("ix_origin_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_with_rowid": False},
    )
    athlete_id: str = Field(primary_key=True, foreign_key="athlete.id")
    key: str = Field(primary_key=True)
    session_id: str | None = Field(foreign_key="session.id")
    decision: str
    path: str
    format: str
    batch_id: str | None = Field(foreign_key="batch.id")
    at: datetime


class DetailRow(SQLModel, table=True):
    """Laps and track of a session, each a JSON list, or empty where there are none."""

    __tablename__ = "detail"
    session_id: str = Field(primary_key=True, foreign_key="session.id")
    laps: str  # [seconds, mm, beats a minute] of each lap
    track: str  # latitude and longitude of the first point in 10^-7 degrees, then the steps to each next one


ORIGIN = table_of(OriginRow)
DETAIL = table_of(DetailRow)
