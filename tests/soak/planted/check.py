"""What may be broken about opening, checking and salvaging, and the tests that must notice."""

from tests.soak.planting import Planted

_OPENING = "tests/store/test_opening_damaged.py"
_SALVAGING = "tests/store/test_salvaging.py"
_READING = "tests/store/test_readonly.py"
_MEANING = "tests/services/test_soundness.py"

PLANTED: tuple[Planted, ...] = (
    Planted(
        "P7",
        "a journal of a newer version is opened",
        "tracker/store/opening.py",
        "if header.version > SCHEMA:",
        "if header.version > SCHEMA + 100:",
        ("tests/store/test_opening.py::test_a_newer_journal_is_refused_untouched",),
    ),
    Planted(
        "P7",
        "a window goes on writing to a journal that a newer version has upgraded",
        "tracker/store/journal.py",
        "if (mark, version) != (APPLICATION_ID, SCHEMA):",
        "if mark != APPLICATION_ID:",
        (f"{_OPENING}::test_an_upgrade_by_another_window_stops_this_one",),
    ),
    Planted(
        "P8",
        "a journal that is known to be damaged is written to",
        "tracker/store/journal.py",
        "        if self._damage:\n",
        "        if False:\n",
        (f"{_OPENING}::test_once_damage_is_known_nothing_more_is_stored",),
    ),
    Planted(
        "P8",
        "a journal without a header passes for a file of something else",
        "tracker/store/opening.py",
        'return marked or b"CREATE TABLE change_row" in data',
        "return False",
        (f"{_OPENING}::test_a_damaged_journal_is_known_as_one_without_any_backup",),
    ),
    Planted(
        "P8",
        "an emptied journal with backups beside it is taken for a new one",
        "tracker/store/opening.py",
        "    if backup is not None:\n        raise JournalError(",
        "    if False:\n        raise JournalError(",
        ("tests/store/test_opening.py::test_an_emptied_journal_with_backups_beside_it_is_refused",),
    ),
    Planted(
        "P8",
        "salvage believes rows whose seal does not fit",
        "tracker/store/salvage/rescuing.py",
        '"" if fits else "it is not as it was written"',
        '""',
        (f"{_SALVAGING}::test_a_row_that_is_not_as_it_was_written_is_taken_from_the_undo_log",),
    ),
    Planted(
        "P8",
        "salvage keeps silent about tables that can't be read",
        "tracker/store/salvage/salvaging.py",
        "        doubt(filling.losses, data, seen.unread, log, None if forgotten else last)\n",
        "",
        (f"{_SALVAGING}::test_a_file_cut_short_says_what_can_not_be_counted",),
    ),
    Planted(
        "P8",
        "another window stores something in a damaged journal while a backup takes its place",
        "tracker/store/restoring.py",
        "    with alone(real, busy_ms):\n        return put_in_place",
        "    if True:\n        return put_in_place",
        (f"{_SALVAGING}::test_nobody_writes_to_a_damaged_journal_while_a_backup_takes_its_place",),
    ),
    Planted(
        "P8",
        "salvage leaves rows that refer to lost ones",
        "tracker/store/salvage/refilling.py",
        "        self._stand_in()\n        self._unlink()\n",
        "        self._stand_in()\n",
        (f"{_SALVAGING}::test_what_is_lost_for_good_is_told_and_what_hung_on_it_goes_too",),
    ),
    Planted(
        "P8",
        "salvage takes the file from under another window",
        "tracker/store/salvage/holding.py",
        "        _lock(file.fileno(), real, busy_ms)\n",
        "",
        (f"{_SALVAGING}::test_nobody_else_may_use_it_meanwhile",),
    ),
    Planted(
        "P6",
        "salvage keeps changes that can't be taken back whole",
        "tracker/store/salvage/newrows.py",
        "return self._forget(max(self._suspect))",
        "return 0",
        (f"{_SALVAGING}::test_what_can_not_be_walked_any_more_is_forgotten_and_the_rows_stay",),
    ),
    Planted(
        "P12",
        "a file that was replaced while it was open is written to",
        "tracker/store/journal.py",
        "if self._identity() != self._file:",
        "if False:",
        ("tests/store/test_opening.py::test_a_file_replaced_or_removed_while_open_is_noticed",),
    ),
    Planted(
        "P12",
        "a write-ahead log that another program chose is kept",
        "tracker/store/opening.py",
        "        _leave_wal(real, busy_ms)\n    return header.version",
        "    return header.version",
        (f"{_OPENING}::test_a_write_ahead_log_of_another_program_is_left",),
    ),
    Planted(
        "P2",
        "an earlier format on a disk that can't be written is not upgraded for reading",
        "tracker/store/opening.py",
        "            upgrade(copy, now=now",
        "            print(upgrade, copy",
        (f"{_READING}::test_an_earlier_format_is_upgraded_in_a_copy",),
    ),
    Planted(
        "P17",
        "totals are not compared with the sessions",
        "tracker/services/soundness.py",
        "if stored.get(key) != mine.get(key)",
        "if key not in stored",
        (f"{_MEANING}::test_totals_that_are_not_those_of_the_sessions_are_found",),
    ),
    Planted(
        "P17",
        "the undo log is not compared with the rows",
        "tracker/store/meaning.py",
        "        for table, rows in ends.items():\n            yield from self._rows_beside(table, rows)\n",
        "",
        (f"{_MEANING}::test_a_contradiction_is_found_though_every_seal_fits",),
    ),
)
