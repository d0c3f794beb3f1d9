"""Today and its log line."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="today.log", keys="l,slash", action="screen.focus_log", word="Log", palette="today: log a session",
            rank=1, help="Go to the log line and type a session, such as: ride 18km 45min hills."),
    Command(id="today.planned", keys="p", action="screen.fill_planned", word="Planned",
            palette="today: log as planned", rank=2,
            help="Fill the log line with what today's targets still ask; enter then logs it."),
    Command(id="today.rest", keys="r", action="screen.mark('rest')", word="Rest", palette="day: mark today as rest",
            rank=4, help="Mark today as a rest day."),
    Command(id="today.sick", keys="", action="screen.mark('sick')", word="Sick", palette="day: mark today as sick",
            help="Mark today as a sick day."),
    Command(id="today.travel", keys="", action="screen.mark('travel')", word="Travel",
            palette="day: mark today as travel", help="Mark today as a travel day."),
    Command(id="today.open", keys="enter", action="screen.open_challenge", word="Open",
            palette="challenge: open the focused one", rank=3,
            help="Open the focused challenge: stages, plan, route and rules."),
    Command(id="today.why", keys="w", action="screen.explain", word="Why", palette="streak: explain the number",
            rank=5, help="Say why the streak is what it is, and what each challenge's targets stand on."),
    Command(id="today.start", keys="n", action="app.start_challenge", word="New",
            palette="challenge: start one from the library", help="Choose a challenge from the library and start it."),
    Command(id="today.import", keys="i", action="app.import_article", word="Import",
            help="Read a challenge or a race out of an article."),
    Command(id="today.next", keys="down,j", action="app.focus_next", word="Next panel",
            help="Go to the next panel."),
    Command(id="today.previous", keys="up,k", action="app.focus_previous", word="Previous panel",
            help="Go to the panel before."),
    Command(id="log.leave", keys="escape", action="leave", word="Leave", rank=2,
            help="Leave the log line; what is typed stays."),
    Command(id="log.submit", keys="enter", action="submit", word="Log", rank=1,
            help="Log what the line reads as. When it fails the text stays."),
)  # fmt: skip
