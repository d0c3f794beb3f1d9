"""The dialogs."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="dialog.close", keys="escape", action="dismiss_dialog", word="Close", rank=2, help="Close this dialog."),
    Command(id="dialog.help", keys="f1,question_mark", action="screen.help", word="Help", rank=7,
            help="What this dialog is for and which keys work in it."),
    Command(id="jump.close", keys="escape", action="dismiss_dialog", word="Close", rank=2,
            help="Stay where you are."),
    Command(id="confirm.yes", keys="y,enter", action="answer(True)", word="Yes", rank=1, help="Do it."),
    Command(id="confirm.no", keys="n,escape", action="answer(False)", word="No", rank=2, help="Leave all as it is."),
    Command(id="fault.again", keys="r,enter", action="answer(True)", word="Retry", rank=1,
            help="Try to open the journal again."),
    Command(id="fault.quit", keys="q", action="answer(False)", word="Quit", rank=2, help="Leave tracker."),
    Command(id="start.go", keys="ctrl+s", action="start", word="Start", rank=1, priority=True,
            help="Start the chosen challenge on the date given."),
    Command(id="start.next", keys="down", action="move(1)", word="Next", help="The next template."),
    Command(id="start.previous", keys="up", action="move(-1)", word="Previous", help="The template before."),
    Command(id="start.close", keys="escape", action="dismiss_dialog", word="Close", rank=2,
            help="Close without starting anything."),
    Command(id="start.help", keys="f1", action="app.help", word="Help", rank=7,
            help="What each field takes and which keys work here."),
)  # fmt: skip
