"""The tables of the undo log."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from tracker.store.columns import table_of


class ChangeRow(SQLModel, table=True):
    """One unit of work in the undo log. Ids are never used twice."""

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("state IN ('done', 'undone', 'dropped')", name="state"),
        Index("ix_change_undone", "id", sqlite_where=text("state = 'undone'")),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(primary_key=True)
    at: datetime
    title: str
    state: str
    moved_at: datetime | None  # of the last undo or redo


class ChangeImageRow(SQLModel, table=True):
    """One row that a change touched: its columns before and after as JSON; absent where the row did not exist."""

    __tablename__ = "change_row"
    __table_args__ = (
        CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="image"),
        {"sqlite_with_rowid": False},
    )
    change_id: int = Field(primary_key=True, foreign_key="change.id")
    seq: int = Field(primary_key=True)
    of_table: str
    row_key: str  # the primary key, its columns joined by a slash
    before: str | None
    after: str | None


CHANGE = table_of(ChangeRow)
table_of(ChangeImageRow)
