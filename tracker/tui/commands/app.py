"""What works everywhere."""

from tracker.tui.commands.command import Command

COMMANDS = (
    Command(id="app.today", keys="1", action="app.show('today')", word="Today", palette="go: open Today",
            help="What to do now: targets, streak, week and the log line."),
    Command(id="app.challenges", keys="2", action="app.show('challenges')", word="Challenges",
            palette="go: open Challenges", help="Every challenge with its plan, stages, route and rules."),
    Command(id="app.journal", keys="3", action="app.show('journal')", word="Journal", palette="go: open Journal",
            help="Every session, newest first; filter, edit, delete."),
    Command(id="app.library", keys="6", action="app.show('library')", word="Library", palette="go: open Library",
            help="Templates to start, each with its rules and its plan; articles become templates here."),
    Command(id="app.import", keys="", action="app.import_article", word="Import",
            palette="library: import an article",
            help="Read a challenge or a race out of an article, check it against the text, save it or start it."),
    Command(id="app.undo", keys="u", action="app.undo", word="Undo", palette="change: undo the last one", rank=6,
            help="Take back the last change to the journal, whatever it was."),
    Command(id="app.redo", keys="U", action="app.redo", word="Redo", palette="change: redo what was undone",
            help="Make the change again that was taken back last."),
    Command(id="app.athlete", keys="a", action="app.next_athlete", word="Athlete",
            palette="athlete: switch to the next", help="Show the journal of the next athlete."),
    Command(id="app.palette", keys="ctrl+p", action="app.command_palette", word="Palette", rank=8, priority=True,
            help="Find any command by its name."),
    Command(id="app.help", keys="question_mark,f1", action="app.help", word="Help", palette="help: explain this panel",
            rank=7, help="What the focused panel shows and which keys work in it."),
    Command(id="app.theme", keys="", action="app.change_theme", word="Theme", palette="look: change the theme",
            help="Choose another theme, dark or light."),
    Command(id="app.suspend", keys="ctrl+z", action="app.suspend_process", word="Suspend",
            palette="app: suspend to the shell", help="Go to the shell for a while; fg comes back.", priority=True),
    Command(id="app.quit", keys="q,ctrl+q", action="app.quit", word="Quit", palette="app: quit",
            help="Leave tracker. Everything logged is already stored."),
)  # fmt: skip
