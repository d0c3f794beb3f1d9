"""Day facts, races with results and splits, the ledger of medals; windows of instants, factors, age and sex.

Revision ID: 0002_races
Revises: 0001_journal

New columns hold NULL, or the empty text, in every row, so that the images of the undo log stay as they are. The tables
of races and medals of the first revision were never filled; they are made anew.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0002_races"
down_revision = "0001_journal"
branch_labels = None
depends_on = None

_DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
_STATUS = "status IN ('entered', 'dns', 'started', 'dnf', 'dsq', 'over_limit', 'finished', 'virtual')"


def _texts(*names: str, null: bool = False) -> list[SchemaItem]:
    return [sa.Column(name, sa.String(), nullable=null) for name in names]


def _instants(*names: str, null: bool = False) -> list[SchemaItem]:
    return [sa.Column(name, sa.DateTime(), nullable=null) for name in names]


def _check(table: str, name: str, rule: str) -> SchemaItem:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _amounts(table: str, *names: str, null: bool = True) -> list[SchemaItem]:
    """Whole numbers of at least zero, or not known."""
    rules = (f"{name} IS NULL OR (typeof({name}) = 'integer' AND {name} >= 0)" for name in names)
    return [
        *(sa.Column(name, sa.Integer(), nullable=null) for name in names),
        *(_check(table, name, rule) for name, rule in zip(names, rules, strict=True)),
    ]


def _flag(table: str, name: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.Boolean(), nullable=False), _check(table, name, f"{name} IN (0, 1)")]


def _date(table: str, name: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.Date(), nullable=False), _check(table, name, f"{name} {_DATE}")]


def _key(table: str, *names: str) -> SchemaItem:
    return sa.PrimaryKeyConstraint(*names, name=op.f(f"pk_{table}"))


def _unique(table: str, *names: str) -> SchemaItem:
    return sa.UniqueConstraint(*names, name=op.f("_".join(("uq", table, *names))))


def _refers(table: str, name: str, to: str) -> SchemaItem:
    return sa.ForeignKeyConstraint([name], [f"{to}.id"], name=op.f(f"fk_{table}_{name}_{to}"))


def upgrade() -> None:
    """Add the columns, and the tables."""
    _columns()
    for table in ("medal", "result", "race"):
        op.drop_table(table)
    _facts()
    _races()
    _results()
    _medals()


def _columns() -> None:
    # As they stand, because SQLite adds a column in place and copies no row: what could go wrong is less.
    for table, column, kind, rule in (
        ("athlete", "born", "DATE", f"born {_DATE}"),
        ("athlete", "sex", "VARCHAR DEFAULT '' NOT NULL", "sex IN ('', 'm', 'f')"),
        ("challenge", "starts_at", "DATETIME", ""),
        ("challenge", "ends_at", "DATETIME", "ends_at IS NULL OR (starts_at IS NOT NULL AND ends_at > starts_at)"),
        ("participant", "factor", "INTEGER", "factor IS NULL OR (typeof(factor) = 'integer' AND factor >= 1)"),
    ):
        check = f" CONSTRAINT ck_{table}_{column} CHECK ({rule})" if rule else ""
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}{check}")


def _facts() -> None:
    op.create_table(
        "day_fact",
        *_texts("athlete_id"),
        *_date("day_fact", "on_date"),
        *_texts("key"),
        *_amounts("day_fact", "value", null=False),
        *_instants("logged_at"),
        *_date("day_fact", "logged_on"),
        _check("day_fact", "key", "key <> ''"),
        _key("day_fact", "athlete_id", "on_date", "key"),
        _refers("day_fact", "athlete_id", "athlete"),
        sqlite_with_rowid=False,
    )


def _races() -> None:
    op.create_table(
        "race",
        *_texts("id", "handle", "handle_key", "event", "series", "place", "region", "variant", "zone"),
        *_instants("starts_at"),
        *_date("race", "on_date"),
        *_flag("race", "timed"),
        *_amounts("race", "distance_mm", "climb_mm"),
        *_texts("age_rule", "limits"),
        *_texts("challenge_id", null=True),
        _check("race", "named", "event <> '' AND handle_key <> '' AND zone <> ''"),
        _key("race", "id"),
        _unique("race", "handle_key"),
        _refers("race", "challenge_id", "challenge"),
    )


def _results() -> None:
    op.create_table(
        "result",
        *_texts("id", "race_id", "athlete_id"),
        *_texts("session_id", null=True),
        *_texts("status", "bib", "class_name"),
        *_amounts("result", "gun_s", "chip_s", "distance_mm", "reference_s"),
        *_amounts("result", "pos_overall", "pos_sex", "pos_class", "of_n"),
        *_flag("result", "relay"),
        *_texts("medal", "note"),
        _check("result", "chip_in_gun", "gun_s IS NULL OR chip_s IS NULL OR chip_s <= gun_s"),
        _check("result", "status", _STATUS),
        _key("result", "id"),
        _unique("result", "race_id", "athlete_id"),
        _refers("result", "race_id", "race"),
        _refers("result", "athlete_id", "athlete"),
        _refers("result", "session_id", "session"),
    )
    op.create_index("ix_result_athlete", "result", ["athlete_id"])
    op.create_table(
        "split",
        *_texts("result_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("name"),
        *_amounts("split", "at_mm"),
        *_amounts("split", "elapsed_s", null=False),
        _key("split", "result_id", "position"),
        _refers("split", "result_id", "result"),
        sqlite_with_rowid=False,
    )


def _medals() -> None:
    op.create_table(
        "medal",
        *_texts("athlete_id", "key"),
        *_texts("challenge_id", null=True),
        *_texts("award", "title", "artefact"),
        *_date("medal", "on_date"),
        *_texts("band"),
        *_amounts("medal", "value"),
        *_texts("measure", null=True),
        *_texts("why"),
        *_instants("given_at"),
        *_instants("revoked_at", null=True),
        *_texts("note"),
        _check("medal", "key", "key <> ''"),
        _key("medal", "athlete_id", "key"),
        _refers("medal", "athlete_id", "athlete"),
        _refers("medal", "challenge_id", "challenge"),
        sqlite_with_rowid=False,
    )
