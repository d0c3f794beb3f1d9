"""`athlete`: list, add, set."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from tracker.domain.sessions import Athlete


def list_(*, shell: Shell) -> int:
    """Everyone in the journal."""
    from tracker.cli.layout import columns

    found = shell.tracker.athletes()
    output = shell.output
    output.document({"athletes": [_document(one) for one in found]})
    if not found:
        output.say("Nobody is in the journal yet; the first session you log is yours.")
        return 0
    rows = [["NAME", "ZONE", "UNITS", "WEEK FROM", "DAY FROM", "BORN", "SEX"]]
    rows += [
        [one.name, one.zone, one.units, _weekday(one), _clock(one), one.born.isoformat() if one.born else "", one.sex]
        for one in found
    ]
    head, *lines = columns(rows, within=output.columns, give=(0, 1))
    output.lines([head], "muted")
    output.lines(lines)
    return 0


def add(
    *name: str,
    zone: Annotated[str | None, Parameter(metavar="ZONE")] = None,
    week_start: Annotated[str | None, Parameter(metavar="WEEKDAY")] = None,
    day_start: Annotated[str | None, Parameter(metavar="CLOCK")] = None,
    born: Annotated[str | None, Parameter(metavar="DATE")] = None,
    sex: Annotated[str | None, Parameter(metavar="m|f")] = None,
    shell: Shell,
) -> int:
    """Add an athlete; with --units they read and write miles or kilometres.

    Parameters
    ----------
    name
        What they are called.
    zone
        Their home time zone; yours when not given.
    week_start
        The weekday their week begins on; yours when not given.
    day_start
        When their day begins, from 0 to 6 h: a run at 2 in the night is yesterday's with 4.
    born
        Their birth date, for the age rules and classes of races alone.
    sex
        For the medals of races alone that go by it.
    """
    from tracker.services.athletes import AthleteForm

    form = AthleteForm(
        name=" ".join(name) or None,
        zone=zone,
        units=shell.options.units,
        week_start=week_start,
        day_start=day_start,
        born=born,
        sex=sex,
    )
    return _told(shell, shell.tracker.athlete_add(form), "Added")


def set_(
    *name: str,
    rename: Annotated[str | None, Parameter(metavar="NAME")] = None,
    zone: Annotated[str | None, Parameter(metavar="ZONE")] = None,
    week_start: Annotated[str | None, Parameter(metavar="WEEKDAY")] = None,
    day_start: Annotated[str | None, Parameter(metavar="CLOCK")] = None,
    born: Annotated[str | None, Parameter(metavar="DATE")] = None,
    sex: Annotated[str | None, Parameter(metavar="m|f")] = None,
    shell: Shell,
) -> int:
    """Change an athlete; with --units the unit they read and write.

    Parameters
    ----------
    name
        Whom; yourself when not given.
    rename
        A new name.
    zone
        The home time zone. Days that are logged already stay as they are.
    week_start
        The weekday the week begins on: monday, sunday.
    day_start
        When the day begins, from 0 to 6 h: a run at 2 in the night is yesterday's with 4.
    born
        The birth date, for the age rules and classes of races alone; '' forgets it.
    sex
        For the medals of races alone that go by it; '' forgets it.
    """
    from tracker.services.athletes import AthleteForm

    form = AthleteForm(
        name=rename,
        zone=zone,
        units=shell.options.units,
        week_start=week_start,
        day_start=day_start,
        born=born,
        sex=sex,
    )
    return _told(shell, shell.tracker.athlete_set(" ".join(name) or None, form), "Changed")


def _told(shell: Shell, athlete: "Athlete", verb: str) -> int:
    shell.output.document({"athlete": _document(athlete)})
    shell.output.say(
        f"{verb}: {athlete.name}, {athlete.zone}, {athlete.units}, weeks from {_weekday(athlete)}, "
        f"days from {_clock(athlete)}."
    )
    return 0


def _document(value: "Athlete") -> dict[str, object]:
    return {
        "id": value.id,
        "name": value.name,
        "zone": value.zone,
        "units": value.units,
        "week_start": _weekday(value),
        "day_start_s": value.day_start_s,
        "born": value.born.isoformat() if value.born else None,
        "sex": value.sex or None,
    }


def _weekday(athlete: "Athlete") -> str:
    from tracker.services.athletes import WEEKDAYS

    return WEEKDAYS[athlete.week_start]


def _clock(athlete: "Athlete") -> str:
    return f"{athlete.day_start_s // 3600:02d}:{athlete.day_start_s % 3600 // 60:02d}"
