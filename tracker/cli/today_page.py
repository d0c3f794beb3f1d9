"""Today as text: the challenges with their targets, the streak, the week, the next race; an empty journal's doors."""

from tracker.charts.route import bar, route_line
from tracker.cli.layout import columns, cut, pad, wrap
from tracker.cli.output import Output, Span
from tracker.cli.words import (
    STATUS_STYLE,
    day_of,
    done_of,
    pace_sentence,
    pair,
    plural,
    race_line,
    streak_cells,
)
from tracker.domain.goals import Per
from tracker.domain.progress import Progress, Status, Streak, TargetNow
from tracker.domain.quantities import format_amount, format_distance, format_duration
from tracker.domain.routes import map_line
from tracker.domain.sessions import Measure
from tracker.domain.verdict import day_name
from tracker.services.views import Today

DOORS = (
    ("tracker challenge start mumbai-to-goa", "start a challenge; tracker template list shows them all"),
    ("tracker log run 5km 28:00", "log a session"),
    ("tracker demo", "look around first, in a journal that is thrown away"),
)
PER = {Per.WEEK: " this week", Per.MONTH: " this month", Per.WINDOW: " in all"}
RUNNING = (Status.ACTIVE, Status.PAUSED)
BAR_CELLS = 24
LABEL_CELLS = 16


class TodayPage:
    """Writes one Today to the output."""

    def __init__(self, output: Output, found: Today) -> None:
        self.output = output
        self.found = found
        self.units = found.units

    def print(self) -> None:
        """All of it."""
        found, say = self.found, self.output.say
        whose = f" · {found.athlete.name}" if len(found.athletes) > 1 else ""
        say(Span(day_name(found.today), "title"), Span(f" · {found.zone}{whose}", "muted"))
        if not found.logged and not found.challenges:
            self._doors()
            return
        for progress in found.challenges:
            say()
            self._challenge(progress)
        if not found.challenges:
            say("No challenge is running; tracker template list shows what there is.")
        say()
        self._foot()

    def _doors(self) -> None:
        self.output.say("Nothing is logged yet. Three doors:")
        self.output.lines(columns([[f"  {command}", what] for command, what in DOORS]))

    def _challenge(self, progress: Progress) -> None:
        say = self.output.say
        say(Span(progress.challenge.title, "title"), " · ", Span(day_of(progress), STATUS_STYLE[progress.status]))
        self._targets(progress.targets)
        running = progress.status in RUNNING
        for line in wrap(progress.verdict, self.output.columns, "  "):
            say(line)
        if running and (pace := pace_sentence(progress, self.units)):
            for line in wrap(pace, self.output.columns, "  "):
                say(line)
        if progress.position is not None and progress.status is not Status.PLANNED:
            self._road(progress)
        if running and progress.streak is not None:
            self._streak("  Streak: ", progress.streak)
        for partner in self.found.partners:
            if partner.handle == progress.handle:
                self._partner(partner)

    def _targets(self, targets: tuple[TargetNow, ...]) -> None:
        rows = [figures(target, self.units) for target in targets]
        sizes = [max((len(row[n]) for row in rows), default=0) for n in range(2)]
        for target, (amounts, left) in zip(targets, rows, strict=True):
            drawn = bar(target.done, target.target, BAR_CELLS, ascii=self.output.ascii)
            self.output.say(
                "  ",
                pad(cut(target.title, LABEL_CELLS), min(LABEL_CELLS, max(len(one.title) for one in targets))),
                "  ",
                *self.output.drawn(drawn)[0],
                f"  {pad(amounts, sizes[0], right=True)}   ",
                Span(left, "good" if target.hit else ""),
            )

    def _road(self, progress: Progress) -> None:
        """The line with its places, and where one is in words."""
        position, route = progress.position, progress.challenge.template.route
        if position is None or route is None:
            return
        width = min(100, self.output.columns) - 4
        for row in self.output.drawn(route_line(position, route.places, width, ascii=self.output.ascii)):
            self.output.say("  ", *row)
        self.output.lines(wrap(f"{map_line(position, self.units)}.", self.output.columns, "  "))

    def _streak(self, label: str, streak: Streak) -> None:
        """The number on one line, the reason on the next."""
        self.output.say(Span(label, "" if label[0] == " " else "title"), *streak_cells(streak, lambda: self.found.zone))
        self.output.lines(wrap(streak.why, self.output.columns, " " * len(label)), "muted")

    def _partner(self, partner: Progress) -> None:
        name = next((one.name for one in self.found.athletes if one.id == partner.athlete_id), "Partner")
        if partner.status not in RUNNING:
            self.output.say(f"  {name}: {partner.verdict}")
            return
        daily = [target for target in partner.targets if target.per in (Per.DAY, Per.STAGE)]
        today = ", ".join(f"{target.title.lower()} {figures(target, self.units)[0]}" for target in daily)
        self.output.say(f"  {name}: {done_of(partner, self.units)}{f'; today {today}' if today else ''}.")

    def _foot(self) -> None:
        """The streak over everything logged, the week, the next race."""
        found, say = self.found, self.output.say
        for streak in found.streaks:
            if streak.challenge is None:
                self._streak("Every day   ", streak)
        sessions = sum(day.sessions for day in found.week)
        if sessions:
            distance = sum(sum(day.distance_mm.values()) for day in found.week)
            seconds = sum(day.elapsed_s for day in found.week)
            time = f", {format_duration(seconds)}" if seconds else ""
            said = f"{format_distance(distance, self.units)} in {plural(sessions, 'session')}{time}."
            say(Span("This week   ", "title"), said)
        if found.next_race is not None:
            say(Span("Next race   ", "title"), f"{race_line(found.next_race, self.units)}.")


def figures(target: TargetNow, units: str) -> tuple[str, str]:
    """A target's figures and what is left: "72 / 90 km" and "18 km to go"; a check is "yes" or "no"."""
    if not target.target and not target.at_most:
        return _amount(target, target.done, units), "rest day"
    if target.measure is Measure.CHECK and target.target == 1:
        return ("yes", "done") if target.hit else ("no", target.excused.value if target.excused else "open")
    number = f" in round {target.number}" if target.per is Per.EVERY and target.number else ""
    done, asked = pair(target.done, target.target, target.measure, units, target.activity, target.unit)
    asked = f"{asked}{number}{PER.get(target.per, '')}"
    if target.at_most:
        return f"{done} of at most {asked}", "kept so far" if target.hit else "too much"
    if target.hit:
        left = "done"
    elif target.excused is not None:
        left = target.excused.value
    else:
        left = f"{_amount(target, target.left, units)} to go"
    return f"{done} / {asked}", left


def _amount(target: TargetNow, value: int, units: str) -> str:
    return format_amount(value, target.measure, units, target.activity, label=target.unit)
