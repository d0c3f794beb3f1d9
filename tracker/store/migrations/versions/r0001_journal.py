"""The journal: athletes, sessions, marks, challenges, the undo log, and room for races, medals and photos.

Revision ID: 0001_journal
Revises:
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001_journal"
down_revision = None
branch_labels = None
depends_on = None


def _texts(*names: str, null: bool = False) -> list[SchemaItem]:
    return [sa.Column(name, sa.String(), nullable=null) for name in names]


def _numbers(*names: str, null: bool = False) -> list[SchemaItem]:
    return [sa.Column(name, sa.Integer(), nullable=null) for name in names]


def _instants(*names: str, null: bool = False) -> list[SchemaItem]:
    return [sa.Column(name, sa.DateTime(), nullable=null) for name in names]


def _check(table: str, name: str, rule: str) -> SchemaItem:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _amounts(table: str, *names: str) -> list[SchemaItem]:
    """Whole numbers of at least zero, or not known."""
    rules = (f"{name} IS NULL OR (typeof({name}) = 'integer' AND {name} >= 0)" for name in names)
    return [*_numbers(*names, null=True), *(_check(table, name, rule) for name, rule in zip(names, rules, strict=True))]


def _flags(table: str, *names: str) -> list[SchemaItem]:
    return [
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in names),
        *(_check(table, name, f"{name} IN (0, 1)") for name in names),
    ]


def _dates(table: str, *names: str, null: bool = False) -> list[SchemaItem]:
    rule = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
    return [
        *(sa.Column(name, sa.Date(), nullable=null) for name in names),
        *(_check(table, name, f"{name} {rule}") for name in names),
    ]


def _key(table: str, *names: str) -> SchemaItem:
    return sa.PrimaryKeyConstraint(*names, name=op.f(f"pk_{table}"))


def _unique(table: str, *names: str) -> SchemaItem:
    return sa.UniqueConstraint(*names, name=op.f("_".join(("uq", table, *names))))


def _refers(table: str, name: str, to: str) -> SchemaItem:
    return sa.ForeignKeyConstraint([name], [f"{to}.id"], name=op.f(f"fk_{table}_{name}_{to}"))


def upgrade() -> None:
    """Create every table and index."""
    _athletes()
    _sessions()
    _session_indexes()
    _challenges()
    _history()
    _races()


def _athletes() -> None:
    op.create_table(
        "athlete",
        *_texts("id", "name", "name_key", "zone", "units"),
        *_numbers("week_start", "day_start_s"),
        _check("athlete", "week_start", "week_start BETWEEN 0 AND 6"),
        _check("athlete", "units", "units IN ('km', 'mi')"),
        _check("athlete", "day_start_s", "day_start_s BETWEEN 0 AND 86399"),
        _key("athlete", "id"),
        _unique("athlete", "name_key"),
    )


def _sessions() -> None:
    op.create_table("batch", *_texts("id", "title", "source"), *_instants("at"), _key("batch", "id"))
    op.create_table(
        "session",
        *_texts("id", "athlete_id", "activity", "zone", "note", "search", "source"),
        *_texts("external_id", "batch_id", "parent_id", null=True),
        *_instants("started_at", "logged_at"),
        *_instants("deleted_at", null=True),
        *_dates("session", "local_date", "end_date", "logged_on"),
        *_amounts("session", "distance_mm", "elapsed_s", "moving_s", "climb_mm"),
        *_amounts("session", "reps", "hold_s", "steps", "energy_kj", "hr_avg"),
        *_flags("session", "timed", "indoor", "virtual", "assisted", "race"),
        *_numbers("version"),
        *_numbers("rpe", null=True),
        _check("session", "ends_after_start", "end_date >= local_date"),
        _check("session", "moving_in_elapsed", "moving_s IS NULL OR elapsed_s IS NULL OR moving_s <= elapsed_s"),
        _check("session", "rpe", "rpe IS NULL OR (typeof(rpe) = 'integer' AND rpe BETWEEN 0 AND 10)"),
        _check("session", "version", "typeof(version) = 'integer' AND version >= 1"),
        _check("session", "named", "activity <> '' AND zone <> '' AND source <> ''"),
        _key("session", "id"),
        _refers("session", "athlete_id", "athlete"),
        _refers("session", "batch_id", "batch"),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["session.id"],
            name=op.f("fk_session_parent_id_session"),
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_table(
        "session_tag",
        # The key's columns stand first: SQLite 3.40 reports NULLs that aren't there in other tables without row ids.
        *_texts("session_id"),
        *_numbers("position"),
        *_texts("tag"),
        _key("session_tag", "session_id", "position"),
        _refers("session_tag", "session_id", "session"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_session_tag_tag", "session_tag", ["tag", "session_id"])
    op.create_table(
        "part",
        *_texts("session_id"),
        *_numbers("position", "count"),
        *_texts("activity", null=True),
        *_amounts("part", "distance_mm", "elapsed_s", "reps", "hold_s"),
        _check("part", "count", "typeof(count) = 'integer' AND count >= 1"),
        _key("part", "session_id", "position"),
        _refers("part", "session_id", "session"),
        sqlite_with_rowid=False,
    )


def _session_indexes() -> None:
    measures = ["distance_mm", "moving_s", "elapsed_s", "climb_mm", "steps", "reps", "hold_s", "energy_kj"]
    flags = ["indoor", "virtual", "assisted", "race", "source", "logged_on", "deleted_at"]
    for name, columns, rule in (
        ("days", ["athlete_id", "local_date", "activity", *measures, *flags], "deleted_at IS NULL"),
        ("midnight", ["athlete_id", "end_date"], "deleted_at IS NULL AND end_date > local_date"),
        ("words", ["athlete_id", "local_date", "search", "deleted_at"], "deleted_at IS NULL AND search <> ''"),
        ("parent", ["parent_id"], "parent_id IS NOT NULL"),
        ("batch", ["batch_id"], "batch_id IS NOT NULL"),
    ):
        op.create_index(f"ix_session_{name}", "session", columns, sqlite_where=sa.text(rule))
    op.create_index(
        "ix_session_external",
        "session",
        ["source", "external_id"],
        unique=True,
        sqlite_where=sa.text("external_id IS NOT NULL"),
    )


def _challenges() -> None:
    op.create_table(
        "challenge",
        *_texts("id", "handle", "handle_key", "template_slug", "template_json"),
        *_texts("zone", null=True),
        *_numbers("template_version", "week_start"),
        *_dates("challenge", "start_date"),
        sa.Column("end_date", sa.Date(), nullable=True),
        *_instants("joined_at"),
        _check("challenge", "ends_after_start", "end_date IS NULL OR end_date > start_date"),
        _check("challenge", "week_start", "week_start BETWEEN 0 AND 6"),
        _key("challenge", "id"),
        _unique("challenge", "handle_key"),
    )
    op.create_table(
        "participant",
        *_texts("challenge_id", "athlete_id"),
        *_numbers("position"),
        *_dates("participant", "ended_on", null=True),
        _key("participant", "challenge_id", "athlete_id"),
        _refers("participant", "challenge_id", "challenge"),
        _refers("participant", "athlete_id", "athlete"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participant_athlete", "participant", ["athlete_id"])
    op.create_table(
        "mark",
        *_texts("id", "athlete_id", "kind", "note"),
        *_texts("challenge_id", "zone", null=True),
        *_dates("mark", "on_date", "logged_on"),
        *_instants("logged_at"),
        _check("mark", "kind", "kind IN ('rest', 'sick', 'travel', 'freeze', 'pause')"),
        _key("mark", "id"),
        _unique("mark", "athlete_id", "on_date", "kind", "challenge_id"),
        _refers("mark", "athlete_id", "athlete"),
        _refers("mark", "challenge_id", "challenge"),
    )
    op.create_index(
        "ix_mark_everywhere",
        "mark",
        ["athlete_id", "on_date", "kind"],
        unique=True,
        sqlite_where=sa.text("challenge_id IS NULL"),
    )


def _history() -> None:
    op.create_table(
        "change",
        *_numbers("id"),
        *_texts("title", "state"),
        *_instants("at"),
        *_instants("moved_at", null=True),
        _check("change", "state", "state IN ('done', 'undone', 'dropped')"),
        _key("change", "id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_undone", "change", ["id"], sqlite_where=sa.text("state = 'undone'"))
    op.create_table(
        "change_row",
        *_numbers("change_id", "seq"),
        *_texts("of_table", "row_key"),
        *_texts("before", "after", null=True),
        _check("change_row", "image", "before IS NOT NULL OR after IS NOT NULL"),
        _key("change_row", "change_id", "seq"),
        _refers("change_row", "change_id", "change"),
        sqlite_with_rowid=False,
    )


def _races() -> None:
    op.create_table(
        "photo",
        *_texts("id", "session_id", "path", "caption"),
        _key("photo", "id"),
        _refers("photo", "session_id", "session"),
    )
    op.create_index("ix_photo_session", "photo", ["session_id"])
    op.create_table(
        "race",
        *_texts("id", "event", "place", "zone"),
        *_texts("challenge_id", null=True),
        *_instants("starts_at"),
        *_dates("race", "on_date"),
        *_amounts("race", "distance_mm", "climb_mm", "limit_s"),
        _key("race", "id"),
        _refers("race", "challenge_id", "challenge"),
    )
    op.create_table(
        "result",
        *_texts("id", "race_id", "athlete_id", "status", "bib", "class_name"),
        *_texts("session_id", null=True),
        *_amounts("result", "gun_s", "chip_s", "distance_mm", "pos_overall", "pos_sex", "pos_class", "of_n"),
        _check("result", "chip_in_gun", "gun_s IS NULL OR chip_s IS NULL OR chip_s <= gun_s"),
        _key("result", "id"),
        _unique("result", "race_id", "athlete_id"),
        _refers("result", "race_id", "race"),
        _refers("result", "athlete_id", "athlete"),
        _refers("result", "session_id", "session"),
    )
    op.create_table(
        "medal",
        *_texts("id", "athlete_id", "award_key", "title", "band"),
        *_texts("challenge_id", "result_id", null=True),
        *_numbers("value", null=True),
        *_dates("medal", "on_date"),
        _key("medal", "id"),
        _refers("medal", "athlete_id", "athlete"),
        _refers("medal", "challenge_id", "challenge"),
        _refers("medal", "result_id", "result"),
    )
    op.create_index("ix_medal_athlete", "medal", ["athlete_id"])
