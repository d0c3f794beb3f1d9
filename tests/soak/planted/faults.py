"""What makes "saved" true, upgrades whole and updates safe from each other, broken on purpose."""

from tests.soak.planting import Planted

_KILLS = "tests/faults/test_kills.py"
_KILLED = f"{_KILLS}::test_killed_at_any_call_it_is_as_before_or_as_after"
_STATEMENTS = f"{_KILLS}::test_killed_at_any_statement_an_upgrade_is_as_before"
_REFUSED = f"{_KILLS}::test_what_the_disk_refuses_is_said_in_a_true_sentence_and_leaves_nothing_half"
_POWER = f"{_KILLS}::test_what_was_acknowledged_outlasts_a_power_failure"
_CROWD = "tests/store/test_processes.py::test_no_update_of_three_processes_is_lost"
_STARVED = "tests/faults/test_crowd.py::test_nobody_starves_beside_others_who_write_without_a_pause"

PLANTED: tuple[Planted, ...] = (
    Planted(
        "P1",
        "a session is told as logged before it is stored",
        "tracker/cli/log.py",
        "    if photo is None:\n        return _told(",
        '    print("Logged", flush=True)\n    if photo is None:\n        return _told(',
        (f"{_KILLED}[log]",),
    ),
    Planted(
        "P1",
        "commits don't wait for the disk (synchronous=OFF)",
        "tracker/store/engine.py",
        '"synchronous=EXTRA"',
        '"synchronous=OFF"',
        (f"{_POWER}[log]",),
    ),
    Planted(
        "P1",
        "the folder is not synced after a commit (synchronous=NORMAL)",
        "tracker/store/engine.py",
        '"synchronous=EXTRA"',
        '"synchronous=NORMAL"',
        (f"{_POWER}[log]",),
    ),
    Planted(
        "P1",
        "the rollback journal is kept in memory alone",
        "tracker/store/engine.py",
        '"journal_mode=DELETE"',
        '"journal_mode=MEMORY"',
        (f"{_KILLED}[log]",),
    ),
    Planted(
        "P1",
        "the name of a photo's copy is not on the disk when its session is",
        "tracker/services/files.py",
        "    sync(path.parent)  # until then a power failure may take the name back\n",
        "",
        (f"{_POWER}[log with a photo]",),
    ),
    Planted(
        "M20",
        "what is typed is under a name that a power failure takes back",
        "tracker/tui/drafts.py",
        "        sync(self._folder)  # until then a power failure may take its name back\n",
        "",
        (f"{_POWER}[type]",),
    ),
    Planted(
        "P1",
        "a folder that was just made is not on the disk when its first journal is",
        "tracker/store/disk.py",
        "        sync(new.parent)  # until then a power failure may take it back, and all that is in it\n",
        "",
        (f"{_POWER}[first log]",),
    ),
    Planted(
        "P1",
        "a setting is told as set before its name is on the disk",
        "tracker/settings/writing.py",
        "        _sync_folder(target.parent)\n",
        "",
        (f"{_POWER}[settings]",),
    ),
    Planted(
        "P1",
        "what was stored is told as not stored when the folder can't be synced",
        "tracker/store/faults.py",
        "    if code == sqlite3.SQLITE_IOERR_DIR_FSYNC:\n",
        "    if code == -1:\n",
        (f"{_REFUSED}[log-EIO-False]",),
    ),
    Planted(
        "P2",
        "an upgrade runs outside its transaction",
        "tracker/store/migrating.py",
        '            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")\n',
        '            connection.exec_driver_sql("COMMIT")\n'
        '            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")\n',
        (f"{_KILLED}[upgrade of schema 1]", _STATEMENTS),
    ),
    Planted(
        "P2",
        "the version is written by a transaction of its own",
        "tracker/store/migrating.py",
        '            connection.exec_driver_sql(f"PRAGMA user_version={target}")\n',
        '            connection.exec_driver_sql("COMMIT")\n'
        '            connection.exec_driver_sql(f"PRAGMA user_version={target}")\n',
        (f"{_KILLED}[upgrade of schema 1]",),
    ),
    Planted(
        "P3",
        "an upgrade makes no backup",
        "tracker/store/migrating.py",
        "_backed_up(real, now, busy_ms) if version and guarded else None",
        "_backed_up(real, now, busy_ms) if version and not guarded else None",
        (f"{_KILLED}[upgrade of schema 1]",),
    ),
    Planted(
        "P6",
        "a change is committed before it is in the undo log",
        "tracker/store/journal.py",
        "            yield writer\n            writer.finish()\n",
        "            yield writer\n"
        '            access.driver.execute("COMMIT")\n            access.driver.execute("BEGIN IMMEDIATE")\n'
        "            writer.finish()\n",
        (f"{_KILLED}[log]",),
    ),
    Planted(
        "P12",
        "writers take no lock before they read",
        "tracker/store/engine.py",
        '"BEGIN IMMEDIATE"}',
        '"BEGIN"}',
        (_CROWD,),
    ),
    Planted(
        "P12",
        "a waiting writer asks ten times a second at most",
        "tracker/store/waiting.py",
        "STEP = 0.01 ",
        "STEP = 15.0 ",
        (_STARVED,),
    ),
    Planted(
        "M20",
        "what a former window left is removed before it is kept in this one",
        "tracker/tui/drafts.py",
        "        self.save()\n        for path, handle in taken:\n",
        "        for path, handle in taken:\n            path.unlink()\n",
        (f"{_KILLED}[type]",),
    ),
)
