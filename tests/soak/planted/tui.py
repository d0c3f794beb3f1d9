"""Faults planted in the app: in what is typed, in the backups it makes, in what it tells of damage, in its waiting."""

from tests.soak.planting import Planted

DRAFTS = "tests/tui/test_drafts.py"
TRUST = "tests/tui/test_trust_dialogs.py"

PLANTED = (
    Planted(
        "P1",
        "What is typed is not written down while it is typed",
        "tracker/tui/keeping.py",
        "        if not self.desk.drafts.saved:\n",
        "        if self.today is None:\n",
        (f"{DRAFTS}::test_a_killed_window_loses_nothing_that_was_typed_and_the_next_one_offers_it",),
    ),
    Planted(
        "P1",
        "A field of a form keeps nothing of what is typed into it",
        "tracker/tui/dialogs/photo.py",
        '        self._draft.put({event.input.id or "": event.value})\n',
        "",
        (f"{DRAFTS}::test_whatever_is_typed_anywhere_is_kept",),
    ),
    Planted(
        "P1",
        "What a former window left is removed before it is written anew",
        "tracker/tui/drafts.py",
        "            if self.saved:\n                with suppress(OSError):\n",
        "            if path:\n                with suppress(OSError):\n",
        (f"{DRAFTS}::test_what_was_left_stays_where_it_is_until_it_is_written_anew",),
    ),
    Planted(
        "P1",
        "A line that is stored is offered once more",
        "tracker/tui/desk/core.py",
        "            drafts.stored(LOG, line)",
        "            drafts.save()",
        (f"{DRAFTS}::test_what_is_logged_is_forgotten_before_anybody_is_told",),
    ),
    Planted(
        "P12",
        "A window takes up what another, living one has on its screen",
        "tracker/tui/typed_files.py",
        "    except BlockingIOError:\n        return False\n",
        "    except BlockingIOError:\n        return True\n",
        (f"{DRAFTS}::test_two_windows_never_overwrite_each_other_and_neither_is_lost",),
    ),
    Planted(
        "P4",
        "No backup of a long run",
        "tracker/tui/keeping.py",
        "            self.desk.back_up_when_due(self, Reason.TIMED)\n",
        "            self.desk.save_drafts(self)\n",
        (f"{TRUST}::test_backups_are_listed_made_restored_and_a_restore_is_undone",),
    ),
    Planted(
        "P4",
        "No backup when the app closes",
        "tracker/tui/keeping.py",
        "        app.tracker.back_up_when_due(Reason.CLOSE)\n",
        "        app.tracker.backups()\n",
        (f"{TRUST}::test_the_first_change_of_a_day_and_the_end_bring_a_backup",),
    ),
    Planted(
        "P5",
        "Undoing a restore goes back to another backup",
        "tracker/tui/dialogs/backups.py",
        '            await self._ask(before, "before")\n',
        "            await self._ask(before, self.picks.items[-1].name)\n",
        (f"{TRUST}::test_backups_are_listed_made_restored_and_a_restore_is_undone",),
    ),
    Planted(
        "P8",
        "Damage that is found when the app starts is not told",
        "tracker/tui/keeping.py",
        "        if event.faults:\n",
        "        if event.faults and self.typing:\n",
        (f"{TRUST}::test_damage_is_told_writing_refused_and_salvage_brings_all_back",),
    ),
    Planted(
        "P8",
        "After a bad end the journal is not looked over",
        "tracker/tui/looked.py",
        "            self._path.unlink()\n",
        "            self._path.stat()\n",
        (f"{TRUST}::test_the_journal_is_looked_over_once_a_day_and_after_a_bad_end",),
    ),
    Planted(
        "P8",
        "A journal that was replaced goes on being used after it was opened anew",
        "tracker/tui/desk/trust.py",
        "        self._tracker.close()\n        self.open(to)\n",
        "        self.open(to)\n",
        (f"{TRUST}::test_what_can_only_be_read_and_what_was_replaced_is_told_until_it_is_over",),
    ),
    Planted(
        "P14",
        "Waiting for another window can't be given up",
        "tracker/store/waiting.py",
        "                if self._over.is_set():\n",
        "                if self._over.is_set() and not busy_ms:\n",
        ("tests/tui/test_other_window.py::test_a_change_that_waits_says_so",),
    ),
)
