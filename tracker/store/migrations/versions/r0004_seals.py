"""Seals: a checksum in every row of every table, the undo log's too; ids of services that several sessions may have.

Revision ID: 0004_seals
Revises: 0003_imports

Every upgrade ends by sealing all rows, so this one only makes room. Images hold no seals: those of the undo log stay.

What a service calls one session may be that of several: of two athletes, of one that was deleted and taken again, of
two that are both real. Origins, not this index, keep a recording from coming in twice.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004_seals"
down_revision = "0003_imports"
branch_labels = None
depends_on = None

_TABLES = (
    *("athlete", "batch", "session", "session_tag", "part", "challenge", "participant", "mark", "day_fact"),
    *("change", "change_row", "photo", "race", "result", "split", "medal", "origin", "detail"),
)


def upgrade() -> None:
    """Add the column and make the index anew, in place: no row is copied."""
    for name in _TABLES:
        op.execute(f"ALTER TABLE {name} ADD COLUMN seal INTEGER DEFAULT 0 NOT NULL")
    op.drop_index("ix_session_external", "session")
    op.create_index(
        "ix_session_external",
        "session",
        ["athlete_id", "source", "external_id"],
        sqlite_where=sa.text("external_id IS NOT NULL"),
    )
