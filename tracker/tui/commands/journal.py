"""The journal, its filter and the line that edits a session."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="journal.filter", keys="slash", action="screen.focus_filter", word="Filter",
            palette="journal: filter the sessions", rank=1,
            help="Type to filter: an activity, a tag, a year, or an amount such as >15km."),
    Command(id="journal.open", keys="enter", action="screen.open_session", word="Open",
            palette="journal: open the session", rank=3,
            help="All that is kept of the session under the cursor: times, laps, its track, where it came from."),
    Command(id="journal.edit", keys="e", action="screen.edit", word="Edit", palette="journal: edit the session",
            rank=2, help="Edit the session under the cursor as a log line; enter saves, escape leaves it as it was."),
    Command(id="journal.delete", keys="d,delete", action="screen.delete", word="Delete",
            palette="journal: delete the session", rank=4,
            help="Delete the session under the cursor, or all that are marked; u brings them back."),
    Command(id="journal.mark", keys="space", action="screen.toggle_mark", word="Mark",
            palette="journal: mark the session", rank=5, help="Mark several sessions, to delete them together."),
    Command(id="journal.clear", keys="escape", action="screen.clear", word="Clear", rank=6,
            help="Forget the marks; then forget the filter."),
    Command(id="filter.leave", keys="escape,down", action="leave", word="Leave", rank=2,
            help="Back to the list; the filter stays."),
    Command(id="filter.submit", keys="enter", action="submit", word="Done", rank=1, help="Back to the list."),
    Command(id="edit.submit", keys="enter", action="submit", word="Save", rank=1,
            help="Save the session as the line reads. When it fails the text stays."),
    Command(id="edit.leave", keys="escape", action="leave", word="Cancel", rank=2,
            help="Leave the session as it was."),
    Command(id="session.edit", keys="e", action="screen.edit", word="Edit", rank=1,
            help="Edit the session as a log line."),
    Command(id="session.close", keys="escape,enter", action="screen.dismiss_dialog", word="Close", rank=2,
            help="Close the session."),
)  # fmt: skip
