"""`chart`: volume, the calendar of a year, years, pace, streaks, a challenge's plan or map, in the terminal."""

from collections.abc import Iterable, Mapping, Set
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.complete import handles
from tracker.cli.counts import whole
from tracker.cli.shell import Shell
from tracker.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.domain.series import Shown

VOLUMES = {"day": 14, "week": 12, "month": 12, "year": 5}  # how many buckets when nothing is said
ALIASES = {"days": "day", "weeks": "week", "months": "month", "streak": "streaks", "speed": "pace"}
TAKES: Mapping[str, Set[str]] = {
    **{by: {"an activity", "--n"} for by in VOLUMES},
    "heat": {"an activity", "--back"},
    "years": {"an activity"},
    "pace": {"an activity", "--n"},
    "streaks": frozenset(),
}
OF_CHALLENGE = {"--map"}


def charts(context: object) -> Iterable[tuple[str, str]]:
    """What can be drawn, for a shell to complete: the kinds of charts, and the handles of the challenges."""
    return [*((kind, "") for kind in TAKES), *handles(context)]


def activities(context: object) -> Iterable[tuple[str, str]]:
    """The activities and families with their names, for a shell to complete."""
    from tracker.domain.activities import ACTIVITIES, FAMILIES

    return [*((one.key, one.name) for one in ACTIVITIES.values()), *FAMILIES.items()]


def chart(
    what: Annotated[str, Parameter(completer=charts)] = "week",
    /,
    activity: Annotated[str, Parameter(metavar="ACTIVITY", completer=activities)] = "",
    *,
    n: Annotated[int | None, Parameter(metavar="NUMBER", converter=whole)] = None,
    back: Annotated[int, Parameter(metavar="YEARS", converter=whole)] = 0,
    on_map: Annotated[bool, Parameter(name="--map", negative=())] = False,
    shell: Shell,
) -> int:
    """Draw a chart.

    Parameters
    ----------
    what
        day, week, month, year: how much, by sport. heat: the calendar of a year. years: this year against last. pace:
        how fast, with best efforts. streaks: those that were. Or the handle of a challenge: its plan and what was done.
    activity
        One activity (run, ride, yoga, ...) or a family of them (foot, wheels, ...); all of them when not given.
    n
        How many days, weeks, months or years; for pace, how many days back.
    back
        The calendar of that many years earlier.
    on_map
        The road of a challenge on a map, in place of its plan.
    """
    kind = ALIASES.get(what.casefold(), what.casefold())
    given = {"an activity": activity, "--n": n is not None, "--back": back, "--map": on_map}
    for name, value in given.items():
        if value and name not in TAKES.get(kind, OF_CHALLENGE):
            fitting = [word for word, takes in TAKES.items() if name in takes] or ["CHALLENGE"]
            raise UsageError(f"tracker chart {what} takes no {_bare(name)}; {name} goes with {', '.join(fitting)}.")
    if kind in TAKES:
        return _of_journal(shell, kind, activity, n, back)
    return _of_challenge(shell, what, on_map=on_map)


def _bare(name: str) -> str:
    return name.removeprefix("an ")


def _of_journal(shell: Shell, kind: str, word: str, n: int | None, back: int) -> int:
    """What was done over time, of one kind of chart."""
    tracker, output = shell.tracker, shell.output
    activity = activity_named(word) if word else ""
    found: Shown
    if kind in VOLUMES:
        found = tracker.volume(kind, VOLUMES[kind] if n is None else n, activity=activity)
    elif kind == "heat":
        found = tracker.heat(activity, back=back)
    elif kind == "years":
        found = tracker.years(activity)
    elif kind == "pace":
        found = tracker.efforts(activity or _fast(tracker.sports()), days=365 if n is None else n)
    else:
        found = tracker.streak_spans()
    if output.json:
        from tracker.cli import chart_documents

        output.document(chart_documents.series(found, activity))
    else:
        from tracker.cli import chart_page

        chart_page.series(output, found, activity, tracker.units)
    return 0


def _of_challenge(shell: Shell, handle: str, *, on_map: bool) -> int:
    """A challenge's plan line, or its road."""
    tracker, output = shell.tracker, shell.output
    try:
        progress = tracker.challenge(handle)
    except NotFoundError:
        raise _unknown(handle, [one.handle for one in tracker.challenges()]) from None
    if on_map:
        return _on_map(shell, progress)
    if output.json:
        from tracker.cli import chart_documents

        output.document(chart_documents.plan(progress))
    else:
        from tracker.cli import chart_page

        chart_page.plan(output, progress, tracker.units)
    return 0


def _on_map(shell: Shell, progress: "Progress") -> int:
    tracker, output = shell.tracker, shell.output
    route = progress.challenge.template.route
    if route is None:
        raise NotFoundError(f"{progress.challenge.title} has no road, so there is no map of it.")
    coast, ghosts = tracker.coast(route), tracker.ghosts(progress.handle)
    if output.json:
        from tracker.cli import chart_documents

        output.document(chart_documents.on_map(progress, route, coast, ghosts))
    else:
        from tracker.cli import chart_page

        chart_page.on_map(output, progress, route, coast, ghosts, tracker.units)
    return 0


def activity_named(word: str) -> str:
    """The activity or the family that a word means. NotFoundError names the nearest one."""
    from tracker.domain.activities import FAMILIES, find, nearest, title_of

    plain = word.casefold()
    if plain in FAMILIES:
        return plain
    found = find(word)
    if found is None:
        near = nearest(word, tuple(FAMILIES))
        hint = f"did you mean {near}?" if near else "write one like run, ride or yoga."
        raise NotFoundError(f"There is no activity {word!r}; {hint}")
    key, flags = found
    if flags:
        raise NotFoundError(f"There is no chart of {word!r} alone; {title_of(key).lower()} has it: write {key}.")
    return key


def _fast(sports: tuple[str, ...]) -> str:
    """The sport done most often of those that are told by pace or speed."""
    from tracker.domain.activities import ACTIVITIES

    return next((sport for sport in sports if ACTIVITIES[sport].rate is not None), "run")


def _unknown(word: str, mine: list[str]) -> NotFoundError:
    from tracker.domain.activities import find
    from tracker.services.near import nearest

    if find(word) is not None:
        return NotFoundError(f"There is no chart {word!r}; for one activity write tracker chart week {word}.")
    known = [*TAKES, *mine]
    near = nearest(word, known)
    return NotFoundError(f"There is no chart and no challenge {word!r}{near}; there is {', '.join(known)}.")
