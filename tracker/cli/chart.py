"""`chart`: weeks, months, or a challenge's plan line, drawn in the terminal."""

from tracker.cli.shell import Shell

PERIODS = {"week": 12, "weeks": 12, "month": 12, "months": 12, "day": 14, "days": 14}
HEIGHT = 14


def chart(what: str = "week", /, *, shell: Shell) -> int:
    """Draw a chart.

    Parameters
    ----------
    what
        week, month, day, or the handle of a challenge.
    """
    if what in PERIODS:
        return _volume(shell, what.removesuffix("s"), PERIODS[what])
    return _plan(shell, what)


def _volume(shell: Shell, by: str, count: int) -> int:
    found = shell.tracker.volume(by, count)
    output = shell.output
    if output.json:
        from tracker.cli import page_documents
        from tracker.domain.sessions import Measure

        output.document({"by": by, "series": [page_documents.series(one, Measure.DISTANCE) for one in found]})
        return 0
    if not found:
        output.say(f"No distance was logged in the last {count} {by}s.")
        return 0
    from tracker.charts.week import volume_bars

    series = tuple((one.name, one.points) for one in found)
    drawn = volume_bars(
        series,
        output.columns,
        HEIGHT,
        by=by,
        units=shell.tracker.units,
        today=shell.tracker.today().today,
        ascii=output.ascii,
    )
    output.drawing(drawn)
    return 0


def _plan(shell: Shell, handle: str) -> int:
    progress = shell.tracker.challenge(handle)
    output = shell.output
    if output.json:
        from tracker.cli import page_documents

        output.document({"challenge": progress.handle, "series": page_documents.plan_series(progress)})
        return 0
    from tracker.charts.plan import plan_chart

    drawn = plan_chart(progress, output.columns, HEIGHT + 4, units=shell.tracker.units, ascii=output.ascii)
    output.drawing(drawn)
    return 0
