"""What table columns have in common: naming, and the rules by which the file itself refuses a value."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, text
from sqlmodel import SQLModel

from tracker.store.sealing import SEAL

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def amounts(*columns: str) -> tuple[CheckConstraint, ...]:
    """Each column is a whole number of at least zero, or not known."""
    return tuple(
        CheckConstraint(f"{name} IS NULL OR (typeof({name}) = 'integer' AND {name} >= 0)", name=name)
        for name in columns
    )


def flags(*columns: str) -> tuple[CheckConstraint, ...]:
    """Each column is 0 or 1."""
    return tuple(CheckConstraint(f"{name} IN (0, 1)", name=name) for name in columns)


def dates(*columns: str) -> tuple[CheckConstraint, ...]:
    """Each column is a date as written in ISO 8601, so that dates compare as text; or nothing."""
    return tuple(
        CheckConstraint(f"{name} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", name=name) for name in columns
    )


def table_of(model: type[SQLModel]) -> Table:
    """The table that a class declares, with the column for the seals of its rows, which is no field of the class."""
    table = SQLModel.metadata.tables[str(model.__tablename__)]
    table.append_column(Column(SEAL, Integer, nullable=False, server_default=text("0")))
    return table
