"""The library."""

from tracker.tui.commands.command import Command

COMMANDS = (
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
)  # fmt: skip
