"""`race`: add, result, list, show, remove."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.complete import races
from tracker.cli.counts import whole
from tracker.cli.shell import Shell
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.services.races import RaceStand


def add(
    *event: str,
    on: Annotated[str, Parameter(metavar="START")] = "",
    zone: Annotated[str | None, Parameter(metavar="ZONE")] = None,
    distance: Annotated[str | None, Parameter(metavar="DISTANCE")] = None,
    climb: Annotated[str | None, Parameter(metavar="CLIMB")] = None,
    limit: Annotated[list[str] | None, Parameter(metavar="LIMIT", negative=())] = None,
    age: Annotated[str, Parameter(metavar="RULE")] = "",
    place: Annotated[str, Parameter(metavar="TEXT")] = "",
    region: Annotated[str, Parameter(metavar="TEXT")] = "",
    series: Annotated[str, Parameter(metavar="TEXT")] = "",
    variant: Annotated[str, Parameter(metavar="TEXT")] = "",
    shell: Shell,
) -> int:
    """Add a race.

    Parameters
    ----------
    event
        The name of the event.
    on
        When it starts: 2026-06-20, or with the time 2026-06-20 20:30.
    zone
        The time zone of the place; yours on that day when not given.
    distance
        How long it is: half, 42.195km, 100mi; nothing where the distance is the result.
    climb
        How much it climbs: 820m.
    limit
        A time limit: 5:30, @02:00 by the clock, 1000mi=96h on the way; as often as there are limits.
    age
        Who may start: birth_year>=18 or birth_date>=18.
    place
        Where it is.
    region
        Its state, county or country, for challenges that collect them.
    series
        The series it belongs to, such as parkrun.
    variant
        Its course: up, down, bad weather.
    """
    if not event or not on:
        raise UsageError("Say which race and when: tracker race add 'Midnight Sun Marathon' --on '2026-06-20 20:30'")
    from tracker.services.race_forms import RaceForm

    form = RaceForm(
        event=" ".join(event),
        on=on,
        zone=zone,
        distance=distance,
        climb=climb,
        place=place,
        region=region,
        series=series,
        variant=variant,
        age_rule=age,
        limits=tuple(limit or ()),
    )
    return _told(shell, shell.tracker.race_add(form), "Added")


def result(
    handle: Annotated[str, Parameter(completer=races)],
    /,
    *what: str,
    gun: Annotated[str | None, Parameter(metavar="TIME")] = None,
    chip: Annotated[str | None, Parameter(metavar="TIME")] = None,
    split: Annotated[list[str] | None, Parameter(metavar="POINT=TIME", negative=())] = None,
    position: Annotated[int | None, Parameter(metavar="N", converter=whole)] = None,
    of: Annotated[int | None, Parameter(metavar="N", converter=whole)] = None,
    position_sex: Annotated[int | None, Parameter(metavar="N", converter=whole)] = None,
    position_class: Annotated[int | None, Parameter(metavar="N", converter=whole)] = None,
    bib: Annotated[str | None, Parameter(metavar="TEXT")] = None,
    class_: Annotated[str | None, Parameter(name="--class", metavar="TEXT")] = None,
    distance: Annotated[str | None, Parameter(metavar="DISTANCE")] = None,
    medal: Annotated[str | None, Parameter(metavar="TEXT")] = None,
    reference: Annotated[str | None, Parameter(metavar="TIME")] = None,
    session: Annotated[str | None, Parameter(metavar="SESSION")] = None,
    relay: Annotated[bool | None, Parameter(negative="--no-relay")] = None,
    note: Annotated[str | None, Parameter(metavar="TEXT")] = None,
    shell: Shell,
) -> int:
    """Enter what came of a race, or change it.

    Parameters
    ----------
    handle
        The race, as race list prints it.
    what
        The official time, or how it ended: finished, dnf, dns, dsq, over-limit, virtual, entered, started.
    gun
        The official time, from the signal.
    chip
        The time from your own start, by which personal bests go.
    split
        A time on the way: 10km=45:10, Drummond@57km=5:30:00; as often as there are splits.
    position
        Your place among all.
    of
        How many there were.
    position_sex
        Your place among the men or the women.
    position_class
        Your place in your class.
    bib
        Your number.
    class_
        Your class.
    distance
        How far you came, where that is not the whole course.
    medal
        A medal that was hung round your neck and that no challenge knows of.
    reference
        The time that relative medals are measured by.
    session
        The session that was this race: last, its id, or the end of its id.
    relay
        It was run as one of a relay.
    note
        A few words about it.
    """
    from tracker.services.result_forms import ResultForm

    time, status = _read(handle, what)
    if time is not None and gun is not None:
        raise UsageError(f"{time} is the official time already, and so is --gun; give one of them.")
    form = ResultForm(
        status=status,
        gun=gun if time is None else time,
        chip=chip,
        splits=None if split is None else tuple(split),
        position=position,
        of=of,
        position_sex=position_sex,
        position_class=position_class,
        bib=bib,
        class_name=class_,
        distance=distance,
        medal=medal,
        reference=reference,
        relay=relay,
        note=note,
    )
    return _told(shell, shell.tracker.race_result(handle, form, session=session), "Result")


def _read(handle: str, what: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The time and the status among the words after the race."""
    times = [word for word in what if word[:1].isdigit()]
    words = [word for word in what if not word[:1].isdigit()]
    if len(times) > 1:
        raise UsageError(
            f"{times[0]} and {times[1]} are two times; write tracker race result {handle} --gun {times[0]} --chip …"
        )
    return (times[0] if times else None), (" ".join(words) if words else None)


def list_(*, shell: Shell) -> int:
    """The races, those to come first."""
    from tracker.cli import race_documents
    from tracker.cli.race_page import list_page

    found = shell.tracker.races()
    shell.output.document({"races": [race_documents.race(one) for one in found]})
    if not shell.output.json:
        list_page(shell.output, found, shell.tracker.units)
    return 0


def show(handle: Annotated[str, Parameter(completer=races)], /, *, shell: Shell) -> int:
    """One race.

    Parameters
    ----------
    handle
        The race, as race list prints it.
    """
    return _told(shell, shell.tracker.race(handle), "")


def remove(
    handle: Annotated[str, Parameter(completer=races)],
    /,
    *,
    result: Annotated[bool, Parameter(negative=())] = False,
    shell: Shell,
) -> int:
    """Remove a race.

    Parameters
    ----------
    handle
        The race, as race list prints it.
    result
        Take away your result alone and leave the race.
    """
    stand = shell.tracker.race_remove(handle, result_only=result)
    return _told(shell, stand, "Removed the result of" if result else "Removed")


def _told(shell: Shell, stand: "RaceStand", verb: str) -> int:
    from tracker.cli import race_documents
    from tracker.cli.race_page import page

    shell.output.document(race_documents.told(stand))
    if not shell.output.json:
        page(shell.output, stand, verb, shell.tracker.units, whole=verb in ("", "Added", "Result"))
    return 0
