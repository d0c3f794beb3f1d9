"""Bringing a journal to the newest schema: whole or not at all, and never without a backup that was read again.

Loaded only when a journal is new or behind, because alembic costs more to import than everything else of a command.
"""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from tracker.domain.keeping import Reason
from tracker.errors import JournalError
from tracker.store.backups import make_backup
from tracker.store.definitions import tables
from tracker.store.engine import BUSY_MS, WRITING, make_engine
from tracker.store.faults import explained
from tracker.store.opening import APPLICATION_ID
from tracker.store.sealing import sealings

MIGRATIONS = Path(__file__).parent / "migrations"
_ROOM = 3  # a migration may rewrite a table: its copy, the rollback journal and the backup


def upgrade(
    real: Path, *, now: datetime, busy_ms: int = BUSY_MS, more: Sequence[Path] = (), guarded: bool = True
) -> Path | None:
    """Run every migration the journal at `real` lacks, in one transaction, and return its backup if one was due.

    Only a copy that can be thrown away is upgraded without that (not `guarded`). `more` are further folders of
    revisions, for tests. Whatever is raised, also the process dying at any point, leaves the journal as it was.
    Raises JournalError.
    """
    settings = _settings(more)
    head = ScriptDirectory.from_config(settings).get_current_head()
    target = int(str(head).partition("_")[0])
    engine = make_engine(real, busy_ms=busy_ms, foreign_keys=False)
    try:
        with explained(real), engine.connect().execution_options(**WRITING) as connection, connection.begin():
            # Asked again under the lock: another window may have done it while we waited.
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if version >= target:
                return None
            backup = _backed_up(real, now, busy_ms) if version and guarded else None
            # First of all, so that a file that was half written when we died can be known as ours.
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            _migrate(connection, settings, real)
            _seal(connection)
            connection.exec_driver_sql(f"PRAGMA user_version={target}")
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise JournalError(
                    f"The journal {real} was not upgraded, because rows in it refer to rows that are missing; "
                    "it was left as it is."
                )
            return backup
    finally:
        engine.dispose()


def _settings(more: Sequence[Path]) -> Config:
    settings = Config()
    settings.set_main_option("script_location", "tracker.store:migrations")
    settings.set_main_option("path_separator", "newline")
    folders = "\n".join(str(folder).replace("%", "%%") for folder in (MIGRATIONS / "versions", *more))
    settings.set_main_option("version_locations", folders)
    return settings


def _migrate(connection: Connection, settings: Config, real: Path) -> None:
    settings.attributes["connection"] = connection
    try:
        command.upgrade(settings, "head")
    except CommandError as error:
        raise JournalError(f"The journal {real} can't be upgraded ({error}); it was left as it is.") from error


def _seal(connection: Connection) -> None:
    """Seal every row as the revisions left it: they need not think of seals."""
    driver: Any = connection.connection.driver_connection
    for sql, rows in sealings(driver, tables()):
        connection.exec_driver_sql(sql, rows)


def _backed_up(real: Path, now: datetime, busy_ms: int) -> Path:
    needed, free = _ROOM * real.stat().st_size, shutil.disk_usage(real.parent).free
    if free < needed:
        raise JournalError(
            f"The journal {real} must be upgraded, which needs {needed // 1_000_000 + 1} MB of free space beside it; "
            "free some and try again."
        )
    return make_backup(real, reason=Reason.UPGRADE, now=now, busy_ms=busy_ms).path
