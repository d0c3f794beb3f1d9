"""Engines that share what they compile: a new journal for each trial would compile every statement anew."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, create_engine

from tracker.store import engine


def first_engine() -> Engine:
    """An engine that compiles for all others, and knows its SQLite already."""
    made = create_engine("sqlite://")
    made.connect().close()
    return made


def sharing(first: Engine) -> Callable[..., Engine]:
    """What makes engines that compile with `first`."""
    make: Callable[..., Engine] = vars(engine)["create_engine"]

    def made(*args: Any, **options: Any) -> Engine:
        one: Any = make(*args, **options)
        one.dialect = one.pool._dialect = first.dialect
        one._compiled_cache = vars(first)["_compiled_cache"]
        return one  # type: ignore[no-any-return]

    return made


def compile_once() -> None:
    """From now on statements are compiled once for all journals of this process."""
    vars(engine)["create_engine"] = sharing(first_engine())
