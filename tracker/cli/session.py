"""`session`: one session, opened."""

from typing import TYPE_CHECKING, Any

from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from tracker.services.opened_session import OpenedSession

HEIGHT = 12  # rows of the map
MOST = 200  # laps that are listed
LABEL = 12


def session(session: str = "last", /, *, shell: Shell) -> int:
    """One session, opened.

    Parameters
    ----------
    session
        Which one: last, its id, or the end of its id.
    """
    opened = shell.tracker.opened_session(session)
    if shell.output.json:
        shell.output.document(_document(shell, opened))
    else:
        _page(shell, opened)
    return 0


def _page(shell: Shell, opened: "OpenedSession") -> None:
    from tracker.cli.layout import columns, wrap
    from tracker.cli.output import Span
    from tracker.domain.verdict import day_name
    from tracker.services.session_facts import facts, lap_rows, part_rows, source_lines
    from tracker.services.tracker import SHORT
    from tracker.services.wording import brief

    output, units, one = shell.output, shell.tracker.units, opened.session
    title = f"{brief(one, units)}, {day_name(one.local_date)}"
    output.say(Span(f"{title[:1].upper()}{title[1:]}", "title"), Span(f"  {one.id[-SHORT:]}", "muted"))
    output.lines(wrap(" ".join((one.note, *(f"#{tag}" for tag in one.tags))), output.columns, "  "))
    found = {label: [said] for label, said in facts(one, units).items() if label not in ("Day", "Activity") and said}
    found |= {"From": source_lines(opened.origins) or found["From"], "Photos": [one.name for one in opened.photos]}
    for label, texts in found.items():
        lines = [line for text in texts for line in wrap(text, output.columns - LABEL)]
        output.lines([f"  {'' if number else label:<{LABEL - 2}}{line}" for number, line in enumerate(lines)])
    for rows in (part_rows(one, units), lap_rows(opened.laps, one.activity, units)):
        if rows:
            output.say()
            output.lines([f"  {line}" for line in columns(rows[: MOST + 1], "r", within=output.columns - 2)])
        if len(rows) > MOST + 1:
            output.say(f"  and {len(rows) - MOST - 1:,} more; --json has them all.")
    if opened.track:
        from tracker.charts.track_map import track_map

        output.say()
        output.drawing(track_map(opened.track, output.columns, HEIGHT, ascii=output.ascii))


def _document(shell: Shell, opened: "OpenedSession") -> dict[str, Any]:
    from tracker.cli import documents
    from tracker.cli.instants import as_utc

    (told,) = documents.sessions([opened.session], opened.photos, shell.tracker.photo_file)
    return {
        "session": told,
        "laps": [
            {"elapsed_s": lap.elapsed_s, "distance_m": documents.metres(lap.distance_mm), "hr_avg": lap.hr_avg}
            for lap in opened.laps
        ],
        "track": [[lat / 10_000_000, lon / 10_000_000] for lat, lon in opened.track],
        "sources": [
            {
                "key": one.key,
                "decision": one.decision.value,
                "path": one.path,
                "format": one.format,
                "at": as_utc(one.at),
            }
            for one in opened.origins
        ],
    }
