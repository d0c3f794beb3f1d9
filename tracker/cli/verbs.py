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
    "race": "Races: editions of events, and what came of them.",
    "athlete": "Athletes: who keeps this journal.",
    "config": "Settings: how tracker looks and what it opens, in one file.",
    "photo": "Photos of sessions: copied beside the journal, with a caption that is searched.",
    "fact": "Figures of whole days: water, steps, pages, checks. The log line sets them: tracker log water 2l",
}
ALONE = {"config": "list"}  # nouns that answer alone, and by which verb

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
            "tracker log water 3l",
            "tracker log ride 90km 4:10 +820m --with Ankita",
            "tracker log ride 90km 4:10 --photo ghat.jpg",
        ),
    ),
    Verb(
        name="today",
        target="tracker.cli.today:today",
        takes="nothing",
        help="What to do today, how the pace and the streak stand, where you are on the road.",
        examples=(
            "tracker today",
            "tracker today --line",
            "tracker today --words",
            "tracker today --json",
            "tracker today --at 2025-06-29",
        ),
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
        name="challenge why",
        target="tracker.cli.challenge:why",
        help="Why a challenge, or one of its days, stands as it does: the day, the rule and the sessions.",
        examples=("tracker challenge why mumbai-to-goa", "tracker challenge why mumbai-to-goa yesterday"),
    ),
    Verb(
        name="challenge start",
        target="tracker.cli.challenge:start",
        help="Start a challenge from the library, or from a template file of your own.",
        examples=(
            "tracker challenge start mumbai-to-goa",
            "tracker challenge start mumbai-to-goa --on 2025-06-26 --with Ankita",
            "tracker challenge start ./my-challenge.toml --on tomorrow",
            "tracker challenge start 4x4x48 --on '2026-03-28 20:00' --zone Europe/Oslo",
            "tracker challenge start higdon-half-n2 --until 2026-06-20",
            "tracker challenge start run1000-team --with Ankita Asha --factor Ankita=1.1",
            "tracker challenge start mumbai-to-goa --scale 50%",
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
        name="template import",
        target="tracker.cli.template:import_",
        help="Make a template of an article: read it, show what it says, keep it in your own library.\n\n"
        "Only what the text leaves open is asked. Races with a date go into the calendar; undo takes back what the "
        "journal got.",
        examples=(
            "tracker template import article.txt",
            "tracker template import https://example.org/mumbai-to-goa --dry-run",
            "tracker template import article.html --yes --start tomorrow --with Ankita",
            "tracker template import - --dry-run --json < article.txt",
        ),
    ),
    Verb(
        name="template check",
        target="tracker.cli.template:check",
        help="Check template files; every fault is named with its line. Exit code 1 when one is wrong.",
        examples=("tracker template check my-challenge.toml", "tracker template check *.toml"),
    ),
    Verb(
        name="template delete",
        target="tracker.cli.template:delete",
        help="Delete a template of your own: its file goes into the trash folder beside it. What was started stays.",
        examples=("tracker template delete mumbai-goa",),
    ),
    Verb(
        name="template schema",
        target="tracker.cli.template:schema",
        takes="nothing",
        help="The JSON schema of the template file, for editors.",
        examples=("tracker template schema > template.schema.json",),
    ),
    Verb(
        name="race list",
        target="tracker.cli.race:list_",
        takes="nothing",
        help="The calendar: races to come with their countdown, then those that were with your result.",
        examples=("tracker race list", "tracker race list --json"),
    ),
    Verb(
        name="race show",
        target="tracker.cli.race:show",
        help="One race: its course, limits and age rule, and what came of it.",
        examples=("tracker race show midnight-sun-half-2026",),
    ),
    Verb(
        name="race add",
        target="tracker.cli.race:add",
        help="Add a race to the calendar.",
        examples=(
            "tracker race add 'Midnight Sun Half' --on '2026-06-20 22:30' --distance half",
            "tracker race add Comrades --on 2026-06-14 --distance 87.7km --limit 12h",
            "tracker race add RAAM --on 2026-06-16 --limit 1000mi=96h --limit 288h",
        ),
    ),
    Verb(
        name="race result",
        target="tracker.cli.race:result",
        help="Enter what came of a race, or change it: what is not named stays.\n\n"
        "A time is the official one, rounded up to the whole second; medals and limits go by the rules of the race.",
        examples=(
            "tracker race result midnight-sun-half-2026 2:06:01 --chip 2:05:10.3",
            "tracker race result comrades-2026 dnf --distance 60km",
            "tracker race result comrades-2026 --split Drummond@45km=5:30:00 --of 18000",
        ),
    ),
    Verb(
        name="race remove",
        target="tracker.cli.race:remove",
        help="Remove a race with what came of it, or your result alone. Undo brings it back.",
        examples=(
            "tracker race remove midnight-sun-half-2026",
            "tracker race remove comrades-2026 --result",
        ),
    ),
    Verb(
        name="records",
        target="tracker.cli.records:records",
        takes="nothing",
        help="Personal bests of races and training, the largest sessions and weeks.",
        examples=("tracker records", "tracker records --json"),
    ),
    Verb(
        name="medals",
        target="tracker.cli.medals:medals",
        takes="nothing",
        help="The medal cabinet: every medal with the rule and the day that earned it.",
        examples=("tracker medals", "tracker medals --json"),
    ),
    Verb(
        name="photo list",
        target="tracker.cli.photo:list_",
        help="The photos, newest day first, or those of one session.",
        examples=("tracker photo list", "tracker photo list last --json"),
    ),
    Verb(
        name="photo add",
        target="tracker.cli.photo:add",
        help="Add a photo to a session, with a caption. The picture is copied; the original is left as it is.",
        examples=(
            "tracker photo add last goa.jpg --caption 'The sea at last #goa'",
            "tracker photo add 3f9a2c ~/Pictures/ghat.png",
        ),
    ),
    Verb(
        name="photo remove",
        target="tracker.cli.photo:remove",
        help="Take a photo off its session. Undo brings it back.",
        examples=("tracker photo remove last", "tracker photo remove 81bb04"),
    ),
    Verb(
        name="fact list",
        target="tracker.cli.fact:list_",
        help="The figures of the last days, apart from sessions: water, steps, pages, checks.",
        examples=("tracker fact list", "tracker fact list --days 7 --json"),
    ),
    Verb(
        name="fact remove",
        target="tracker.cli.fact:remove",
        help="Take a figure off a day. Undo brings it back.",
        examples=("tracker fact remove water", "tracker fact remove pages yesterday"),
    ),
    Verb(
        name="athlete list",
        target="tracker.cli.athlete:list_",
        takes="nothing",
        help="Everyone in the journal, with zone, unit and week.",
        examples=("tracker athlete list", "tracker athlete list --json"),
    ),
    Verb(
        name="athlete add",
        target="tracker.cli.athlete:add",
        help="Add an athlete to the journal.",
        examples=("tracker athlete add Ankita --zone Asia/Kolkata --born 1991-08-30 --sex f",),
    ),
    Verb(
        name="athlete set",
        target="tracker.cli.athlete:set_",
        help="Change an athlete: zone, unit, week, day, birth date, name. What was logged stays as it was logged.",
        examples=(
            "tracker athlete set --born 1965-11-04 --sex m",
            "tracker athlete set Me --rename Milind",
            "tracker athlete set Ankita --zone Europe/Oslo --week-start sunday --units mi",
        ),
    ),
    Verb(
        name="import",
        target="tracker.cli.importing:import_",
        help="Bring your history: watch files, the archive of a service, folders of them, reviewed before they are "
        "stored.\n\n"
        "FIT, GPX and TCX, also .gz and inside a zip; the zip of Strava, Garmin or Runkeeper, Apple Health's export, "
        "CSV of Garmin, Hevy, Strong and others. Nothing counts twice, and one undo takes all back.",
        examples=(
            "tracker import morning.fit",
            "tracker import export_12345.zip --dry-run",
            "tracker import export_12345.zip --yes",
            "tracker import walk.gpx --sport hike --on 2025-03-01",
            "tracker import log.csv --columns Weg=distance Zeit=duration",
            "tracker import --watch ~/Garmin/Activity",
        ),
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
        name="session",
        target="tracker.cli.session:session",
        help="One session opened: its times, parts, laps and track, and where it came from.",
        examples=("tracker session", "tracker session 7fd14a", "tracker session last --json"),
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
        help="Draw what was done: volume, a year's calendar, this year against last, pace, streaks, a challenge.\n\n"
        "A challenge shows its plan line, or with --map its road. Twelve weeks when nothing is named.",
        examples=(
            "tracker chart",
            "tracker chart month run --n 24",
            "tracker chart heat",
            "tracker chart heat run --back 1",
            "tracker chart years ride",
            "tracker chart pace run --n 90",
            "tracker chart streaks",
            "tracker chart mumbai-to-goa",
            "tracker chart mumbai-to-goa --map",
            "tracker chart week --json",
        ),
    ),
    Verb(
        name="config list",
        target="tracker.cli.config:list_",
        takes="nothing",
        help="Every setting, its value and where that comes from. tracker config alone is the same.",
        examples=("tracker config list", "tracker config", "tracker config list --json"),
    ),
    Verb(
        name="config get",
        target="tracker.cli.config:get",
        help="Print what is in force of one setting.",
        examples=("tracker config get theme", "tracker config get keys.today.log"),
    ),
    Verb(
        name="config set",
        target="tracker.cli.config:set_",
        help="Set one setting in the file; comments and everything else in it stay.",
        examples=(
            "tracker config set theme high-noon",
            "tracker config set ascii on",
            "tracker config set keys.today.log L,f2",
        ),
    ),
    Verb(
        name="config unset",
        target="tracker.cli.config:unset",
        help="Take one setting out of the file: it is as it comes again.",
        examples=("tracker config unset theme",),
    ),
    Verb(
        name="config path",
        target="tracker.cli.config:path",
        takes="nothing",
        help="Print where the file of settings is. TRACKER_CONFIG puts it elsewhere.",
        examples=("tracker config path",),
    ),
    Verb(
        name="export",
        target="tracker.cli.export:export",
        help="Write a file that leaves the journal: everything, the sessions, the calendar, a challenge, a digest.\n\n"
        "Everything is one JSON document, which tracker import reads again, into this journal or another one.",
        examples=(
            "tracker export -o journal.tracker.json",
            "tracker export --csv -o sessions.csv",
            "tracker export --calendar -o tracker.ics",
            "tracker export --challenge mumbai-to-goa -o goa.tracker.json",
            "tracker export --digest mumbai-to-goa --as Ankita -o goa-ankita.digest.json",
            "tracker export --csv -o - | column -s, -t",
        ),
    ),
    Verb(
        name="share",
        target="tracker.cli.share:share",
        help="A card of a day, a challenge or a medal: text with hashtags for a post, and a picture.",
        examples=(
            "tracker share",
            "tracker share day --on 2025-06-28 --png day3.png",
            "tracker share challenge mumbai-to-goa --svg goa.svg",
            "tracker share medal",
        ),
    ),
    Verb(
        name="backup",
        target="tracker.cli.backup:backup",
        help="Back up the journal: a copy that was read again and found whole.\n\n"
        "It is made beside the journal, as those are that are made by themselves. With a file it goes there; one that "
        "ends in .zip is a bundle for a new machine, with photos and your own templates.",
        examples=(
            "tracker backup",
            "tracker backup tracker.zip",
            "tracker backup /media/stick/journal.db --force",
        ),
    ),
    Verb(
        name="restore",
        target="tracker.cli.backup:restore",
        help="Bring a backup back; alone it lists them, the newest first.\n\n"
        "What is there now is backed up before, so that a restore can be undone: tracker restore before. A damaged "
        "journal is set aside, never removed.",
        examples=(
            "tracker restore",
            "tracker restore last",
            "tracker restore 3",
            "tracker restore 2025-06-28",
            "tracker restore before",
            "tracker restore tracker.zip",
        ),
    ),
    Verb(
        name="check",
        target="tracker.cli.check:check",
        takes="nothing",
        help="Look the journal over: every page, every row, and whether all of it agrees.\n\n"
        "With --fix a damaged journal is saved: all that can be read and trusted goes into a new one, the damaged file "
        "is set aside, never removed, and what could not be saved is listed in a file beside it.",
        examples=("tracker check", "tracker check --fix", "tracker check --json"),
    ),
    Verb(
        name="doctor",
        target="tracker.cli.doctor:doctor",
        takes="nothing",
        help="Check the journal, its backups and this machine.",
        examples=("tracker doctor", "tracker doctor --json"),
    ),
    Verb(
        name="report",
        target="tracker.cli.report:report",
        takes="nothing",
        help="What a report of a fault would hold: versions and where it broke, nothing of yours. It sends nothing.",
        examples=("tracker report", "tracker report --json"),
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
        name="man",
        target="tracker.cli.manual:man",
        takes="nothing",
        help="The manual page, made from the same table as the help: printed, or installed for man.",
        examples=("tracker man | man -l -", "tracker man --install"),
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
