"""Every command, declared once: its keys, its word in the footer, its line in the palette and its help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content

from tracker.tui.ink import ACCENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command. The part of `id` before the dot is where it works: "app" everywhere, else a place or a dialog.

    `keys` are comma separated, the first one is shown; none means palette only. `rank` orders the footer, lowest
    first, and 0 keeps a command out of it. `palette` reads "area: verb object"; "" keeps it out of the palette.
    """

    id: str
    keys: str
    action: str
    word: str
    help: str
    palette: str = ""
    rank: int = 0
    priority: bool = False

    @property
    def area(self) -> str:
        """Where it works."""
        return self.id.partition(".")[0]

    @property
    def key(self) -> str:
        """The key as it is shown, "" when there is none."""
        return key_name(self.keys.partition(",")[0])


_SHOWN = {
    "escape": "esc",
    "question_mark": "?",
    "slash": "/",
    "ctrl+p": "^p",
    "ctrl+s": "^s",
    "ctrl+enter": "^enter",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "up": "↑",
    "down": "↓",
}


def key_name(key: str) -> str:
    """A key as it is shown: "esc", "?", "^p"."""
    return _SHOWN.get(key, key)


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
    Command(id="challenges.open", keys="enter", action="screen.open", word="Open",
            palette="challenge: open the chosen one", rank=1, help="Open the challenge under the cursor."),
    Command(id="challenges.start", keys="n", action="app.start_challenge", word="New",
            palette="challenge: start one from the library", rank=2,
            help="Choose a challenge from the library and start it."),
    Command(id="challenges.why", keys="w", action="screen.explain", word="Why", palette="challenge: explain it",
            rank=5, help="Say why it stands so, or what made the day under the cursor a hit or a miss."),
    Command(id="challenges.end", keys="e", action="screen.end", word="End", palette="challenge: end the opened one",
            rank=3, help="End the challenge under the cursor before its time; asks first."),
    Command(id="challenges.back", keys="escape", action="screen.back", word="Back", rank=4,
            help="Back to the list of challenges."),
    Command(id="journal.filter", keys="slash", action="screen.focus_filter", word="Filter",
            palette="journal: filter the sessions", rank=1,
            help="Type to filter: an activity, a tag, a year, or an amount such as >15km."),
    Command(id="journal.edit", keys="e,enter", action="screen.edit", word="Edit", palette="journal: edit the session",
            rank=2, help="Edit the session under the cursor as a log line; enter saves, escape leaves it as it was."),
    Command(id="journal.delete", keys="d,delete", action="screen.delete", word="Delete",
            palette="journal: delete the session", rank=3,
            help="Delete the session under the cursor, or all that are marked; u brings them back."),
    Command(id="journal.mark", keys="space", action="screen.toggle_mark", word="Mark",
            palette="journal: mark the session", rank=4, help="Mark several sessions, to delete them together."),
    Command(id="journal.clear", keys="escape", action="screen.clear", word="Clear", rank=5,
            help="Forget the marks; then forget the filter."),
    Command(id="library.start", keys="s,enter", action="screen.start", word="Start",
            palette="library: start the chosen one", rank=1,
            help="Start the template under the cursor; asks for the first day."),
    Command(id="library.filter", keys="slash", action="screen.focus_filter", word="Search",
            palette="library: search the templates", rank=2,
            help="Type to search titles, summaries and tags: half, push-ups, cycling."),
    Command(id="library.import", keys="i", action="app.import_article", word="Import", rank=3,
            help="Read a challenge or a race out of an article: paste it, or name a file or an address."),
    Command(id="library.clear", keys="escape", action="screen.clear", word="Clear", rank=5,
            help="Forget the search."),
    Command(id="source.read", keys="f5,ctrl+enter", action="screen.read", word="Read", rank=1, priority=True,
            help="Read the text, or what is at the path or the address; the draft is shown next, nothing is stored."),
    Command(id="source.close", keys="escape", action="screen.close", word="Close", rank=2,
            help="Close; what was typed is there again the next time."),
    Command(id="source.leave", keys="q", action="screen.leave", word="Quit",
            help="Leave tracker; asks first, for an article that is not kept yet is lost."),
    Command(id="draft.start", keys="ctrl+s", action="screen.start", word="Start", rank=1, priority=True,
            help="Start the challenge on the first day given below and keep its template; a race goes into the "
                 "journal with its medal."),
    Command(id="draft.save", keys="s", action="screen.save", word="Save", rank=5,
            help="Keep it as a template in the library, to be started later."),
    Command(id="draft.edit", keys="enter,e", action="screen.edit", word="Edit", rank=2,
            help="Edit the line under the cursor in its place."),
    Command(id="draft.drop", keys="x,delete", action="screen.drop", word="Drop", rank=3,
            help="Drop the line under the cursor; on a title the whole challenge or race."),
    Command(id="draft.add", keys="a", action="screen.add", word="Add", rank=4,
            help="Add a line: run 20 km a day, 7 days, place Pen, with Ankita, day 3: ride 56 mi, #tag."),
    Command(id="draft.take", keys="t", action="screen.take", word="Take", rank=7,
            help="Take in the figure under the cursor that was read and not taken; elsewhere go to those figures."),
    Command(id="draft.undo", keys="u", action="screen.undo", word="Undo", rank=6,
            help="Take back the last change to the draft."),
    Command(id="draft.redo", keys="U", action="screen.redo", word="Redo",
            help="Make the change to the draft again that was taken back last."),
    Command(id="draft.leave", keys="q", action="screen.leave", word="Quit",
            help="Leave tracker; asks first, for an article that is not kept yet is lost."),
    Command(id="draft.day", keys="f", action="screen.first_day", word="Day",
            help="Go to the first day, on which the challenge is to start."),
    Command(id="draft.back", keys="escape", action="screen.back", word="Back", rank=8,
            help="Back to the text; the draft stays as it is unless the text is changed."),
    *(Command(id=f"draft.answer-{n}", keys=str(n), action=f"screen.answer({n})", word="Answer",
              help="1 to 9 choose an answer to the question at the foot.") for n in range(1, 10)),
    Command(id="field.submit", keys="enter", action="submit", word="Done", rank=1,
            help="Take the line as it is typed. When it can't be read the text stays."),
    Command(id="field.leave", keys="escape", action="leave", word="Cancel", rank=2,
            help="Leave the line as it was."),
    Command(id="day.submit", keys="enter", action="submit", word="Done", rank=2, help="Back to the draft."),
    Command(id="day.leave", keys="escape", action="leave", word="Leave", rank=3, help="Back to the draft."),
    Command(id="filter.leave", keys="escape,down", action="leave", word="Leave", rank=2,
            help="Back to the list; the filter stays."),
    Command(id="filter.submit", keys="enter", action="submit", word="Done", rank=1, help="Back to the list."),
    Command(id="edit.submit", keys="enter", action="submit", word="Save", rank=1,
            help="Save the session as the line reads. When it fails the text stays."),
    Command(id="edit.leave", keys="escape", action="leave", word="Cancel", rank=2,
            help="Leave the session as it was."),
    Command(id="dialog.close", keys="escape", action="dismiss_dialog", word="Close", rank=2, help="Close this dialog."),
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
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}


def of_area(area: str) -> tuple[Command, ...]:
    """The commands of an area, in the order declared."""
    return tuple(command for command in COMMANDS if command.area == area)


def bindings(area: str) -> list[Binding]:
    """The key bindings of an area, each with its tooltip and its stable id."""
    return [
        Binding(
            command.keys,
            command.action,
            command.word,
            show=command.rank > 0,
            key_display=command.key,
            priority=command.priority,
            tooltip=command.help,
            id=command.id,
        )
        for command in of_area(area)
        if command.keys
    ]


def key_line(ids: Iterable[str]) -> Content:
    """The keys of some commands for a panel's lower border: "enter open · w why"."""
    parts: list[Content | str | tuple[str, str]] = []
    for name in ids:
        command = BY_ID[name]
        parts += [" · "] if parts else []
        parts += [(command.key, ACCENT), f" {command.word.lower()}"]
    return Content.assemble(*parts)
