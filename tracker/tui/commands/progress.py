"""Progress."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="progress.next-sport", keys="s", action="screen.next_sport(1)", word="Sport", rank=1,
            palette="progress: show the next activity",
            help="Show the next activity; after the last one all together."),
    Command(id="progress.previous-sport", keys="S", action="screen.next_sport(-1)", word="Sport back",
            palette="progress: show the activity before", help="Show the activity before."),
    Command(id="progress.day", keys="d", action="screen.by('day')", word="Days", rank=2, palette="progress: by day",
            help="Volume by day, pace of the last three months."),
    Command(id="progress.week", keys="w", action="screen.by('week')", word="Weeks", rank=3, palette="progress: by week",
            help="Volume by week, pace of the last year."),
    Command(id="progress.month", keys="m", action="screen.by('month')", word="Months", rank=4,
            palette="progress: by month", help="Volume by month, pace of the last three years."),
    Command(id="progress.year", keys="y", action="screen.by('year')", word="Years", rank=5, palette="progress: by year",
            help="Volume by year, pace since the beginning."),
    Command(id="progress.earlier", keys="left_square_bracket", action="screen.shift(1)", word="Earlier",
            palette="progress: calendar one year earlier", help="Show the calendar of the year before."),
    Command(id="progress.later", keys="right_square_bracket", action="screen.shift(-1)", word="Later",
            palette="progress: calendar one year later", help="Show the calendar of the year after."),
    Command(id="calendar.open", keys="enter", action="open_day", word="Open", rank=1,
            help="Open the day under the cursor in the journal."),
    Command(id="calendar.left", keys="left,h", action="move(-7)", word="Week before",
            help="The same day a week before."),
    Command(id="calendar.right", keys="right", action="move(7)", word="Week after", help="The same day a week later."),
    Command(id="calendar.up", keys="up,k", action="move(-1)", word="Day before", help="The day before."),
    Command(id="calendar.down", keys="down,j", action="move(1)", word="Day after", help="The day after."),
)  # fmt: skip
