"""`import`: files, archives and folders are read, reviewed, asked about and stored as one change."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.shell import Shell, terminal
from tracker.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from tracker.domain.recordings import Circle
    from tracker.services.imports.views import ImportWishes, Review, Reviewed

UNASKED = "Nothing was stored: look at it in a terminal, or take it as proposed with --yes."
_SAMPLE = "mumbai-to-goa"  # the challenge to try with what was imported
NOTHING = 1  # exit code: nothing of it is in the journal, or a file that was named is refused


def import_(
    *paths: Path,
    dry_run: Annotated[bool, Parameter(negative=())] = False,
    yes: Annotated[bool, Parameter(negative=())] = False,
    sport: Annotated[str, Parameter(metavar="SPORT")] = "",
    on: Annotated[str | None, Parameter(metavar="DATE")] = None,
    as_: Annotated[str, Parameter(name="--as", metavar="WORDS")] = "",
    day_first: Annotated[bool, Parameter(negative=())] = False,
    month_first: Annotated[bool, Parameter(negative=())] = False,
    columns: Annotated[list[str] | None, Parameter(metavar="HEADING=FIELD", consume_multiple=1, negative=())] = None,
    tracks: bool | None = None,
    private: Annotated[str | None, Parameter(metavar="ZONES")] = None,
    watch: Annotated[Path | None, Parameter(metavar="DIR")] = None,
    once: Annotated[bool, Parameter(negative=())] = False,
    shell: Shell,
) -> int:
    """Import.

    Parameters
    ----------
    paths
        Files of a watch, archives of a service as they came, or folders of such files.
    dry_run
        Show what would be imported and store nothing.
    yes
        Ask nothing: take all as proposed; of what is likely the same one is kept, what waits for an answer stays out.
    sport
        What was done, for files that name no sport: run, ride, swim.
    on
        The day, for files that say no time: 2025-03-01, yesterday.
    as_
        What is missing in files that say no time, as in a log line: 'run @2025-03-01 7:00 1:20:00'.
    day_first
        05/03/2026 is the fifth of March.
    month_first
        05/03/2026 is the third of May.
    columns
        What a column of a plain CSV holds: Weg=distance Zeit=duration.
    tracks
        Keep a thinned track for the map, or none; the setting tracks decides else.
    private
        Zones whose points are never stored: '59.913,10.752 200m'; the setting private decides else.
    watch
        Import what appears in this folder, until ctrl+c. Nothing in it is moved or deleted.
    once
        With --watch: import what lies there now, and end.
    """
    from tracker.services.imports.views import ImportWishes

    # --columns takes every word up to the next option, the files behind it too
    words = columns or []
    files = [text for text in words if "=" not in text and Path(text).exists()]
    named = tuple(_column(text) for text in words if text not in files)
    paths = (*paths, *map(Path, files))
    _check(shell, paths, watch, dry_run=dry_run, once=once)
    if day_first and month_first:
        raise UsageError("--day-first and --month-first exclude each other; give the one that the file is written in.")
    wishes = ImportWishes(
        activity=_sport(sport),
        day_first=True if day_first else False if month_first else None,
        units=shell.options.units or "",
        columns=named,
        tracks=shell.settings.on("tracks") if tracks is None else tracks,
        private=_circles(shell, private),
        amendments=_amendments(shell, on, as_),
    )
    if watch is not None:
        from tracker.cli.import_watch import watched

        return watched(shell, watch, wishes, once=once)
    if len(paths) == 1 and _is_own(paths[0]):
        return run_own(shell, paths[0], dry_run=dry_run, yes=yes)
    return run(shell, paths, wishes, dry_run=dry_run, yes=yes)


def run(shell: Shell, paths: Sequence[Path], wishes: "ImportWishes", *, dry_run: bool, yes: bool) -> int:
    """Read, review, ask and store; the exit code."""
    from tracker.cli.import_documents import review_document
    from tracker.cli.import_page import imported_page, review_page

    output, units = shell.output, shell.tracker.units
    review = read(shell, paths, wishes)
    if not output.json:
        review_page(output, review.title, review.items, review.skipped, units)
    if dry_run:
        output.document(review_document(review, paths, None))
        return 0 if _any_known(review.items) else NOTHING
    if _asks(shell, yes=yes):
        from tracker.cli.import_asking import ask

        answered = ask(output, review, units)
        if answered is None:
            output.say("Nothing was stored.")
            return NOTHING
        review = answered
    elif not yes and any(item.choice is not None for item in review.items):
        output.document(review_document(review, paths, None))
        raise RefusedError(UNASKED)
    done = shell.tracker.keep_imports(review)
    output.document(review_document(review, paths, done))
    start = _SAMPLE if done.stored and not output.json and not _runs(shell, _SAMPLE) else ""
    imported_page(output, done, changed=done.batch_id is not None, start=start)
    return 0 if _any_known(review.items) else NOTHING


def run_own(shell: Shell, path: Path, *, dry_run: bool, yes: bool) -> int:
    """A file that tracker wrote: a whole journal, a friend's challenge or their log digest."""
    from tracker.cli.import_documents import own_document
    from tracker.cli.import_page import imported_page, review_page

    output = shell.output
    arrival = shell.tracker.read_own(path)
    if not output.json:
        review_page(output, arrival.title, arrival.items, 0, shell.tracker.units)
    if dry_run or arrival.refused:
        output.document(own_document(arrival, path, None))
        return NOTHING if arrival.refused else 0
    if _asks(shell, yes=yes):
        from tracker.cli.import_asking import agreed

        if not agreed(output):
            output.say("Nothing was stored.")
            return NOTHING
    elif not yes:
        output.document(own_document(arrival, path, None))
        raise RefusedError(UNASKED)
    done = shell.tracker.keep_own(arrival)
    output.document(own_document(arrival, path, done))
    changed = any(item.outcome in ("import", "import_warn") for item in arrival.items)
    imported_page(output, done, changed=changed)
    return 0 if _any_known(arrival.items) else NOTHING


def _runs(shell: Shell, template: str) -> bool:
    """Whether the athlete has a challenge made from that template."""
    return any(one.challenge.template.slug == template for one in shell.tracker.challenges())


def _any_known(items: "Sequence[Reviewed]") -> bool:
    """Whether any of it is in the journal already, or would be, and no file that was named itself is refused."""
    named = any(item.kind == "refused" and not _within(item.path) for item in items)
    return not named and any(item.outcome in ("import", "import_warn", "duplicate") for item in items)


def _within(path: str) -> bool:
    """Whether it lies in an archive, a folder or a table: one bad part keeps no other out."""
    return ": " in path or ", line " in path


def _asks(shell: Shell, *, yes: bool) -> bool:
    return terminal() and not (yes or shell.output.json)


def read(shell: Shell, paths: Sequence[Path], wishes: "ImportWishes") -> "Review":
    """Read with a bar on standard error. Ctrl+c ends the readers, and nothing is stored."""
    from tracker.cli.progress_bar import ProgressBar

    bar = ProgressBar(ascii=shell.output.ascii)
    try:
        return shell.tracker.read_imports(paths, wishes, progress=bar.show)
    finally:
        bar.clear()


def _is_own(path: Path) -> bool:
    from tracker.formats.archives.kinds import own_kind

    return bool(own_kind(path))


def _check(shell: Shell, paths: Sequence[Path], watch: Path | None, *, dry_run: bool, once: bool) -> None:
    """UsageError where what was given does not go together."""
    if watch is None and once:
        raise UsageError("--once goes with --watch DIR.")
    if watch is None and not paths:
        raise UsageError("Say what to import: tracker import activity.fit, or the zip of a service as it came.")
    if watch is not None and (paths or dry_run):
        raise UsageError("--watch takes its folder alone, without further files and without --dry-run.")
    if watch is not None and shell.output.json and not once:
        raise UsageError("--json prints one document, so with --watch it needs --once.")
    if watch is not None and not watch.is_dir():
        raise UsageError(f"{watch} is no folder; give the one that the watch is synchronised to.")


def _sport(word: str) -> str:
    from tracker.domain.activities import find, nearest

    if word and find(word) is None:
        near = nearest(word)
        raise UsageError(f"--sport can't be {word!r}{f'; did you mean {near}?' if near else ''}.")
    return word


def _column(text: str) -> tuple[str, str]:
    heading, equals, name = text.rpartition("=")
    if not equals or not heading.strip() or not name.strip():
        raise UsageError(
            f"--columns can't be {text!r}: write the heading and what it holds, as in Zeit=duration, "
            "or behind it a file that is there."
        )
    return heading.strip(), name.strip()


def _circles(shell: Shell, text: str | None) -> "tuple[Circle, ...]":
    from tracker.domain.recordings import circles
    from tracker.settings.circles import read_circles

    try:
        return circles(shell.settings.private if text is None else read_circles(text))
    except ValueError as error:
        raise UsageError(f"--private can't be {text!r}: write {error}.") from None


def _amendments(shell: Shell, on: str | None, words: str) -> tuple[tuple[str, str], ...]:
    """What settles every item that does not say when it was."""
    if on is not None:
        from tracker.cli.instants import read_date

        words = f"{words} @{read_date(on, shell.tracker.local_date(), '--on').isoformat()}".strip()
    return (("", words),) if words else ()
