"""Seals: a checksum in every row of every table, the undo log's too.

Revision ID: 0004_seals
Revises: 0003_imports

Every upgrade ends by sealing all rows, so this one only makes room. Images hold no seals: those of the undo log stay.
"""

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
    """Add the column, in place: no row is copied."""
    for name in _TABLES:
        op.execute(f"ALTER TABLE {name} ADD COLUMN seal INTEGER DEFAULT 0 NOT NULL")
