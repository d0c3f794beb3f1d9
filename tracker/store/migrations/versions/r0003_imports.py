"""Imports: timer, highest heart rate and computed fields of sessions; origins of recordings; laps and tracks.

Revision ID: 0003_imports
Revises: 0002_races

New columns hold NULL, or the empty text, in every row, so that the images of the undo log stay as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003_imports"
down_revision = "0002_races"
branch_labels = None
depends_on = None

_DAYS = (
    *("athlete_id", "local_date", "activity"),
    *("distance_mm", "moving_s", "timer_s", "elapsed_s", "climb_mm", "steps", "reps", "hold_s", "energy_kj"),
    *("indoor", "virtual", "assisted", "race", "source", "logged_on", "deleted_at"),
)
_STANDING = sa.text("deleted_at IS NULL")


def upgrade() -> None:
    """Add the columns, the tables, and make the index of days anew."""
    _columns()
    _indexes()
    _origins()
    _details()


def _columns() -> None:
    # As they stand, because SQLite adds a column in place and copies no row: what could go wrong is less.
    for name in ("timer_s", "hr_max"):
        rule = f"{name} IS NULL OR (typeof({name}) = 'integer' AND {name} >= 0)"
        op.execute(f"ALTER TABLE session ADD COLUMN {name} INTEGER CONSTRAINT ck_session_{name} CHECK ({rule})")
    op.execute("ALTER TABLE session ADD COLUMN computed VARCHAR DEFAULT '' NOT NULL")


def _indexes() -> None:
    op.drop_index("ix_session_days", "session")
    op.create_index("ix_session_days", "session", _DAYS, sqlite_where=_STANDING)
    op.create_index(
        "ix_session_deleted", "session", ["athlete_id", "local_date"], sqlite_where=sa.text("deleted_at IS NOT NULL")
    )
    op.create_index(
        "ix_part_activity", "part", ["activity", "session_id"], sqlite_where=sa.text("activity IS NOT NULL")
    )


def _origins() -> None:
    op.create_table(
        "origin",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("athlete_id", "key")),
        sa.Column("session_id", sa.String(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("decision", "path", "format")),
        sa.Column("batch_id", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("decision IN ('stored', 'linked', 'left', 'apart')", name=op.f("ck_origin_decision")),
        sa.CheckConstraint("decision = 'left' OR session_id IS NOT NULL", name=op.f("ck_origin_session")),
        sa.CheckConstraint("key <> ''", name=op.f("ck_origin_key")),
        sa.PrimaryKeyConstraint("athlete_id", "key", name=op.f("pk_origin")),
        sa.ForeignKeyConstraint(["athlete_id"], ["athlete.id"], name=op.f("fk_origin_athlete_id_athlete")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_origin_session_id_session")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_origin_batch_id_batch")),
        sqlite_with_rowid=False,
    )
    for name in ("session", "batch"):
        given = sa.text(f"{name}_id IS NOT NULL")
        op.create_index(f"ix_origin_{name}", "origin", [f"{name}_id"], sqlite_where=given)


def _details() -> None:
    op.create_table(
        "detail",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("session_id", "laps", "track")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_detail")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_detail_session_id_session")),
    )
