"""Challenges."""

from tracker.tui.commands.command import Command

COMMANDS = (
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
)  # fmt: skip
