"""The sentences and lines that several commands share, from the services' values: strings out, nothing printed."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from tracker.cli.output import Span
from tracker.domain.days import Period, local_time
from tracker.domain.goals import Per
from tracker.domain.medals import Medal
from tracker.domain.progress import Progress, Status, Streak, StreakStatus
from tracker.domain.quantities import MM_PER_M, format_amount, format_distance
from tracker.domain.sessions import Measure
from tracker.domain.templates import Window, WindowKind
from tracker.domain.verdict import day_name
from tracker.services.views import Feed, NextRace

STATUS_STYLE = {
    Status.PLANNED: "muted",
    Status.ACTIVE: "accent",
    Status.PAUSED: "warn",
    Status.COMPLETED: "good",
    Status.FAILED: "bad",
    Status.ABANDONED: "muted",
}
BUCKETS = {
    Per.WINDOW: "",
    Per.SESSION: "session",
    Per.DAY: "day",
    Per.WEEK: "week",
    Per.MONTH: "month",
    Per.STAGE: "day",
    Per.EVERY: "round",
    Per.ROLLING: "time",
    Per.BY: "",
}  # what a bucket is called; nothing where its number says enough
ML_PER_L = 1_000
STREAK_WORD = {StreakStatus.SAFE: "safe", StreakStatus.AT_RISK: "at risk", StreakStatus.NONE: "none"}
STREAK_STYLE = {StreakStatus.SAFE: "good", StreakStatus.AT_RISK: "warn", StreakStatus.NONE: "muted"}


def plural(count: int, word: str) -> str:
    """ "1 day", "3 days", "1,204 sessions"."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def relative_day(day: date, today: date) -> str:
    """ "today", "yesterday", else the date in full."""
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return day_name(day)


def feed_lines(feeds: Sequence[Feed], units: str) -> list[str]:
    """What was fed, a line for each challenge and day: "Mumbai to Goa, day 3: ride 90 / 90 km done; day 3 complete"."""
    lines = []
    for (title, day), group in groupby(feeds, key=lambda feed: (feed.title, feed.day)):
        fed = list(group)
        parts = [f"{feed.goal_title.lower()} {_of(feed, units)}" for feed in fed]
        ending = f"; day {day} complete" if fed[-1].day_complete else ""
        lines.append(f"{title}, day {day}: {', '.join(parts)}{ending}.")
    return lines


def _of(feed: Feed, units: str) -> str:
    def shown(value: int) -> str:
        return format_amount(value, feed.measure, units, feed.activity, label=feed.unit)

    if not feed.target and not feed.at_most:
        return f"{shown(feed.after)} in all"
    done, asked = pair(feed.after, feed.target, feed.measure, units, feed.activity, feed.unit)
    amounts, left = f"{done} / {asked}", abs(feed.target - feed.after)
    if feed.at_most:
        return f"{amounts}, {shown(left)} left at most" if feed.hit else f"{amounts}, {shown(left)} over"
    return f"{amounts} done" if feed.hit else f"{amounts}, {shown(left)} to go"


def pair(done: int, target: int, measure: Measure, units: str, activity: str = "", label: str = "") -> tuple[str, str]:
    """What is done and what is asked, in the one unit of what is asked, which stands once: "3", "3.785 l"."""
    asked = format_amount(target, measure, units, activity, label=label)
    if measure is Measure.DISTANCE and asked.endswith(" m"):
        return format_amount(Fraction(done, MM_PER_M), Measure.STEPS), asked
    if measure is Measure.FACT and label == "ml":
        if target < ML_PER_L:
            return format_amount(done, Measure.STEPS), asked
        return format_amount(Fraction(done, ML_PER_L), Measure.STEPS, decimals=3).rstrip("0").rstrip("."), asked
    return format_amount(done, measure, units, activity, unit=False, label=label), asked


def streak_length(count: int, unit: str) -> str:
    """So many hits in a row: "3 days", "4 slots" of real time."""
    return plural(count, "slot" if unit == Per.EVERY else unit)


def streak_cells(streak: Streak, zone: Callable[[], str]) -> list[str | Span]:
    """A streak in a line: the number, how it stands, until when. The reason is its `why`.

    `zone` is asked for the IANA name only where a clock time is shown.
    """
    if not streak.current:
        return [Span("none", "muted")]
    cells: list[str | Span] = [f"{streak_length(streak.current, streak.unit)}, ", standing(streak, zone)]
    return cells


def standing(streak: Streak, zone: Callable[[], str]) -> Span:
    """How a streak stands: "safe until Sun 29 Jun 24:00", "at risk until today 24:00", "safe until 05:00" on a date."""
    word, style = STREAK_WORD[streak.status], STREAK_STYLE[streak.status]
    if streak.status is not StreakStatus.NONE and streak.until_at is not None:
        wall = local_time(streak.until_at, zone())
        return Span(f"{word} until {short_day(wall.date())} {wall:%H:%M}", style)
    if streak.until is None or streak.status is StreakStatus.NONE:
        return Span(word, style)
    today = streak.status is StreakStatus.AT_RISK and streak.unit == "day"  # what is at risk is at risk today
    return Span(f"{word} until {'today' if today else short_day(streak.until)} 24:00", style)


def short_day(day: date) -> str:
    """A near date without its year: "Sun 29 Jun"."""
    return day_name(day).rsplit(" ", 1)[0]


def medal_line(medal: Medal) -> str:
    """A medal that was just given: "Medal: Mumbai to Goa finisher"."""
    return f"{medal.artefact.capitalize()}: {medal.name}"


def pace_sentence(progress: Progress, units: str) -> str:
    """What each day left must bring, where the verdict hasn't said so, and when it will be reached."""
    said, total = [], progress.total
    tabled = any(target.per is Per.STAGE for target in progress.targets)  # the table says what each day asks
    if total is not None and total.needed_per_day and total.balance >= 0 and not tabled:
        said.append(f"{format_amount(total.needed_per_day, total.measure, units)} a day needed from here.")
    if progress.projection is not None:
        found = progress.projection
        upto = f"to {day_name(found.latest)}" if found.latest else "or never"
        said.append(f"At this pace done on {day_name(found.finish)} ({day_name(found.earliest)} {upto}).")
    return " ".join(said)


def day_of(progress: Progress) -> str:
    """ "day 3 of 5", "day 12", or "" before the first day and after the end."""
    if progress.status in (Status.ACTIVE, Status.PAUSED) and progress.day >= 1:
        return f"day {progress.day} of {progress.days}" if progress.days is not None else f"day {progress.day}"
    return progress.status.value


def race_line(race: NextRace, units: str) -> str:
    """The next race with its countdown."""
    when = {0: "today", 1: "tomorrow"}.get(race.in_days, f"in {plural(race.in_days, 'day')}")
    long = f", {format_distance(race.distance_mm, units)}" if race.distance_mm else ""
    return f"{race.title}, {when}: {day_name(race.on)}{long}"


def span_of(period: Period) -> str:
    """A period for people: "Thu 26 Jun 2025 to Mon 30 Jun 2025 (5 days)"."""
    if period.last is None or period.days is None:
        return f"from {day_name(period.start)}, without an end"
    if period.days == 1:
        return day_name(period.start)
    return f"{day_name(period.start)} to {day_name(period.last)} ({plural(period.days, 'day')})"


def done_of(progress: Progress, units: str) -> str:
    """How much is done: "330 of 558 km", or the hits of the first goal."""
    total = progress.total
    if total is not None and total.target:
        done = format_amount(total.done, total.measure, units, unit=False)
        return f"{done} of {format_amount(total.target, total.measure, units)}"
    if total is not None and total.done:
        return format_amount(total.done, total.measure, units)
    if not progress.goals:
        return ""
    goal = progress.goals[0]
    if goal.per is Per.WINDOW:
        return "reached" if goal.met else "not reached yet"
    unit = BUCKETS[goal.per]
    if not unit:
        return f"{goal.hits:,} of {goal.needed:,}" if goal.needed else f"{goal.hits:,}"
    return f"{goal.hits:,} of {plural(goal.needed, unit)}" if goal.needed else plural(goal.hits, unit)


def window_of(window: Window) -> str:
    """When a template runs: "5 days from your start", "1 Jun to 30 Jun, every year", "a calendar week"."""
    match window.kind:
        case WindowKind.FIXED if window.first is not None and window.last is not None:
            if window.yearly:
                return f"{window.first.day} {window.first:%b} to {window.last.day} {window.last:%b}, every year"
            if window.first == window.last:
                return day_name(window.first)
            return f"{day_name(window.first)} to {day_name(window.last)}"
        case WindowKind.ROLLING:
            spans = ((window.days, "day"), (window.months, "month"), (window.years, "year"))
            return f"{' and '.join(plural(count, unit) for count, unit in spans if count)} from your start"
        case WindowKind.RECURRING:
            return "a season" if window.every == "season" else f"a calendar {window.every}"
        case WindowKind.INSTANT if window.length_s is not None:
            hours, rest = divmod(window.length_s, 3600)
            return plural(hours, "hour") if not rest else f"{window.length_s // 60:,} minutes"
        case WindowKind.FIXED:
            return "by its editions"
        case _:
            return "no end"
