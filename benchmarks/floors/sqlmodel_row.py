"""Floor: a SQLModel program that writes one row, the collector off during imports and frozen before the exit."""

import gc

gc.disable()

import sys  # noqa: E402
from datetime import date  # noqa: E402

from sqlmodel import Field, Session, SQLModel, create_engine  # noqa: E402


class Bout(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    activity: str
    day: date
    distance_mm: int


engine = create_engine(f"sqlite:///{sys.argv[1]}")
if "--create" in sys.argv:
    SQLModel.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Bout(activity="run", day=date(2026, 1, 1), distance_mm=5_000_000))
    session.commit()
gc.freeze()
