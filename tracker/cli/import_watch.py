"""`import --watch`: one line a file, until ctrl+c."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.layout import tidy
from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from tracker.services.imports.views import ImportWishes, Reviewed
    from tracker.services.imports.watching import Arrival

BECAME = {
    "import": "stored",
    "import_warn": "stored",
    "duplicate": "there already",
    "ask": "to decide, not stored",
    "refuse": "refused",
}
NOTHING = 1  # exit code: something was refused, or nothing came


def watched(shell: Shell, folder: Path, wishes: "ImportWishes", *, once: bool) -> int:
    """Import what arrives until ctrl+c; with `once` the exit code tells whether anything was stored."""
    from tracker.cli.import_documents import review_document
    from tracker.services.imports.watching import Watch

    tracker, output = shell.tracker, shell.output
    watch = Watch(
        folder=folder,
        read=lambda paths: tracker.read_imports(list(paths), wishes),
        keep=tracker.keep_imports,
    )
    stored = refused = 0
    documents = []
    try:
        if not once:
            output.say(f"Watching {folder}. Ctrl+c ends it; nothing in it is moved or deleted.")
            output.flush()
        for arrival in watch.arrivals(once=once):
            _tell(shell, arrival)
            output.flush()
            if arrival.review is not None and arrival.imported is not None:
                stored += arrival.imported.stored + arrival.imported.renewed
                refused += arrival.imported.refused
                documents.append(review_document(arrival.review, arrival.paths, arrival.imported))
            if not once:
                documents.clear()
    except KeyboardInterrupt:
        output.say()
        return 0
    output.document({"folder": str(folder), "arrivals": documents})
    return 0 if stored and not refused else NOTHING


def _tell(shell: Shell, arrival: "Arrival") -> None:
    if arrival.said:
        shell.output.warn(arrival.said)
    if arrival.review is None:
        return
    items: dict[int, list[Reviewed]] = {}
    for item, found in zip(arrival.review.items, arrival.review.material.found, strict=True):
        items.setdefault(found.source, []).append(item)
    there = 0
    for number, path in enumerate(arrival.paths):
        of_file = items.get(number, [])
        if of_file and all(
            item.known for item in of_file
        ):  # a line each would hide what is new, whenever it is started
            there += 1
        else:
            shell.output.say(f"{tidy(path.name)}: {_line(shell, of_file)}")
    if there:
        shell.output.say(f"{there:,} {'file was' if there == 1 else 'files were'} imported before.")


def _line(shell: Shell, items: Sequence["Reviewed"]) -> str:
    """What became of one file, in a line."""
    from tracker.cli.session_words import session_cells

    if not items:
        return "nothing of interest."
    first = items[0]
    if len(items) > 1:
        became = Counter(BECAME[item.outcome] for item in items)
        return f"{', '.join(f'{count:,} {what}' for what, count in became.items())}."
    reason = tidy(first.reason)
    if first.session is None:
        return reason
    cells = " ".join(cell for cell in session_cells(first.session, shell.tracker.units)[:4] if cell)
    if first.kind == "new":
        return f"{cells}, stored."
    return f"{cells}, {'stored' if first.outcome == 'import_warn' else 'not stored'}. {reason}"
