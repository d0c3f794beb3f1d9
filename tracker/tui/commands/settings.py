"""The settings."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="settings.change", keys="enter,space,right", action="screen.change(1)", word="Change",
            palette="settings: change the focused one", rank=1,
            help="The next value of the row under the cursor, at once; a text is typed instead."),
    Command(id="settings.before", keys="left", action="screen.change(-1)", word="Before",
            help="The value before, where there are several."),
    Command(id="settings.reset", keys="x,delete", action="screen.reset", word="Reset",
            palette="settings: reset the focused one", rank=2, help="Take the setting out of the file: as it comes."),
    Command(id="settings.back", keys="escape", action="screen.back", word="Back", rank=3,
            help="Back to where you were."),
)  # fmt: skip
