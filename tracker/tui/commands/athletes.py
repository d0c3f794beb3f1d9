"""The athletes of the journal."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="app.athlete-add", keys="", action="app.add_athlete", word="Add athlete", palette="athlete: add",
            help="Add somebody to this journal, with a zone of their own."),
    Command(id="app.athlete-change", keys="", action="app.change_athlete", word="Change athlete",
            palette="athlete: change", help="Change the name, zone, units or week of the athlete who is shown."),
    Command(id="athlete.save", keys="ctrl+s", action="save", word="Save", rank=1, priority=True,
            help="Store what is typed."),
    Command(id="athlete.close", keys="escape", action="dismiss_dialog", word="Close", rank=2,
            help="Close without changing anything."),
    Command(id="athletes.pick", keys="enter", action="pick", word="Show", rank=1,
            help="Show the journal of the athlete under the cursor."),
    Command(id="athletes.close", keys="escape,a", action="dismiss_dialog", word="Close", rank=2,
            help="Stay with the athlete whose journal is shown."),
)  # fmt: skip
