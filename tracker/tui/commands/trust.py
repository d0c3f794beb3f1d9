"""The journal kept safe: backups, looking it over, what can be done about damage, and no longer waiting."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="app.back-up", keys="", action="app.back_up", word="Back up", palette="safety: back up now",
            help="Make a backup of the journal now, read again and compared before it counts."),
    Command(id="app.backups", keys="B", action="app.backups", word="Backups", palette="safety: backups",
            help="Every backup of the journal: look at the list, restore one, undo a restore."),
    Command(id="app.check", keys="", action="app.check_journal", word="Check", palette="safety: check the journal",
            help="Read the whole journal and find out whether all of it is as it was written and agrees with itself."),
    Command(id="app.ways-out", keys="f6", action="app.ways_out", word="Ways out", priority=True,
            palette="safety: what to do about the journal",
            help="What is the matter with the journal, and the ways out of it."),
    Command(id="app.give-up", keys="f7", action="app.give_up", word="Give up", priority=True,
            palette="safety: wait no longer for another window",
            help="Wait no longer for another window; what is typed stays, nothing is stored, nor what came after it."),
    Command(id="backups.restore", keys="enter", action="restore", word="Restore", rank=1,
            help="Make the journal what the backup under the cursor is, after a backup of what it is now."),
    Command(id="backups.make", keys="b", action="make", word="New", rank=2, help="Make a backup now."),
    Command(id="backups.undo", keys="u", action="undo_restore", word="Undo", rank=3,
            help="Undo the last restore: the journal becomes again what it was before."),
    Command(id="backups.close", keys="escape", action="dismiss_dialog", word="Close", rank=4,
            help="Close the list; the journal stays as it is."),
    Command(id="damage.go", keys="enter", action="go", word="Do it", help="Take the way out under the cursor."),
    Command(id="damage.close", keys="escape", action="dismiss_dialog", word="Look on",
            help="Look on without changing anything."),
    Command(id="damage.quit", keys="q", action="quit", word="Quit", help="Leave tracker; the files stay as they are."),
)  # fmt: skip
