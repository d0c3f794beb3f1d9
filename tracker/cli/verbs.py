"""Every verb, declared once: where its function lives, what it does, how it is used. Help, completion, the
documentation test and the short way round the parser all read this table; importing it loads no command.
"""

from typing import NamedTuple


class Verb(NamedTuple):
    """A command: its words on the line, "module:function", help (first line is the summary) and examples.

    `takes` says what it can be called with when no option of its own is given: "words" (any number), "nothing",
    or "" when only the parser knows.
    """

    name: str
    target: str
    help: str
    examples: tuple[str, ...]
    takes: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The words of the command: ("challenge", "start")."""
        return tuple(self.name.split())


NOUNS = {
    "challenge": "Challenges: the templates that you have started.",
    "template": "Templates: the library that challenges are started from.",
}

VERBS = (
    Verb(
        name="log",
        target="tracker.cli.log:log",
        takes="words",
        help="Log what you did, in one line.\n\n"
        "Write the activity, how far or how many, how long, and when if it wasn't today. Several sessions fit in one "
        "line (90c 20r), and so do day marks (rest, sick 2d). Words after -- are taken as they are.",
        examples=(
            "tracker log ride 90km 4:10 +820m",
            "tracker log 90c 20r",
            "tracker log run 20 1:58:30 @yday hills '#ghat'",
            "tracker log half 2:05:10 @2025-06-21 22:30 Europe/Oslo",
            "tracker log pushups 50",
            "tracker log rest @fri..sun",
        ),
    ),
    Verb(
        name="today",
        target="tracker.cli.today:today",
        takes="nothing",
        help="What to do today, how the pace and the streak stand, where you are on the road.",
        examples=("tracker today", "tracker today --json", "tracker today --at 2025-06-29"),
    ),
    Verb(
        name="streak",
        target="tracker.cli.streak:streak",
        takes="nothing",
        help="Every streak, with the reason for its number.",
        examples=("tracker streak", "tracker streak --json"),
    ),
    Verb(
        name="challenge list",
        target="tracker.cli.challenge:list_",
        takes="nothing",
        help="All your challenges and how each stands.",
        examples=("tracker challenge list", "tracker challenge list --json"),
    ),
    Verb(
        name="challenge show",
        target="tracker.cli.challenge:show",
        help="One challenge: how it stands, day table, road, rules and printed figures.",
        examples=("tracker challenge show mumbai-to-goa", "tracker challenge show mumbai-to-goa --json"),
    ),
    Verb(
        name="challenge start",
        target="tracker.cli.challenge:start",
        help="Start a challenge from the library, or from a template file of your own.",
        examples=(
            "tracker challenge start mumbai-to-goa",
            "tracker challenge start mumbai-to-goa --on 2025-06-26 --with Ankita",
            "tracker challenge start ./my-challenge.toml --on tomorrow",
        ),
    ),
    Verb(
        name="challenge end",
        target="tracker.cli.challenge:end",
        help="End a challenge early. What was logged stays, and undo takes it back.",
        examples=("tracker challenge end mumbai-to-goa", "tracker challenge end mumbai-to-goa --on yesterday"),
    ),
    Verb(
        name="template list",
        target="tracker.cli.template:list_",
        takes="nothing",
        help="The library: every challenge that can be started.",
        examples=("tracker template list", "tracker template list --json"),
    ),
    Verb(
        name="template show",
        target="tracker.cli.template:show",
        help="One template: what it asks, its rules, its route, the printed figures and their sources.",
        examples=("tracker template show mumbai-to-goa",),
    ),
    Verb(
        name="template check",
        target="tracker.cli.template:check",
        help="Check template files; every fault is named with its line. Exit code 1 when one is wrong.",
        examples=("tracker template check my-challenge.toml", "tracker template check *.toml"),
    ),
    Verb(
        name="journal",
        target="tracker.cli.journal:journal",
        help="The sessions you logged, newest first; words filter them.",
        examples=(
            "tracker journal",
            "tracker journal run '>15km' '#ghat' 2025",
            "tracker journal --limit 200 --json",
        ),
    ),
    Verb(
        name="edit",
        target="tracker.cli.log:edit",
        help="Change a session: the words replace what they mean, the rest stays.\n\n"
        "A session is named by last, by its id, or by the end of its id, as journal prints it.",
        examples=("tracker edit last 21km", "tracker edit 3f9a2c 4:05:00 +900m", "tracker edit last @yday"),
    ),
    Verb(
        name="delete",
        target="tracker.cli.log:delete",
        help="Delete sessions. Undo brings them back.",
        examples=("tracker delete last", "tracker delete 3f9a2c 81bb04"),
    ),
    Verb(
        name="undo",
        target="tracker.cli.history:undo",
        takes="nothing",
        help="Take back the last change, whatever it was.",
        examples=("tracker undo", "tracker undo --json"),
    ),
    Verb(
        name="redo",
        target="tracker.cli.history:redo",
        takes="nothing",
        help="Bring back what undo took.",
        examples=("tracker redo",),
    ),
    Verb(
        name="mark",
        target="tracker.cli.mark:mark",
        help="Mark days as rest, sick, travel, freeze or pause, or take a mark away.",
        examples=(
            "tracker mark rest",
            "tracker mark sick @mon..wed --note fever",
            "tracker mark travel @tomorrow --zone Europe/Oslo",
            "tracker mark rest @fri --remove",
        ),
    ),
    Verb(
        name="chart",
        target="tracker.cli.chart:chart",
        help="Draw the weeks, the months, or a challenge's plan line against what you did.",
        examples=("tracker chart", "tracker chart month", "tracker chart mumbai-to-goa", "tracker chart week --json"),
    ),
    Verb(
        name="doctor",
        target="tracker.cli.doctor:doctor",
        takes="nothing",
        help="Check the journal, its backups and this machine.",
        examples=("tracker doctor", "tracker doctor --json"),
    ),
    Verb(
        name="demo",
        target="tracker.cli.app:demo",
        takes="nothing",
        help="Open the app on a throwaway journal: day 3 of Mumbai to Goa.\n\n"
        "Without a terminal it prints Today as text and ends. Nothing of it is kept.",
        examples=("tracker demo", "tracker demo | cat", "tracker demo --json"),
    ),
    Verb(
        name="completion",
        target="tracker.cli.completion:completion",
        help="The completion script for your shell, printed or installed.",
        examples=(
            "tracker completion bash",
            "tracker completion zsh --install",
            "tracker completion fish > tracker.fish",
        ),
    ),
)
