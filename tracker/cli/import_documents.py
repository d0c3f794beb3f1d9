"""What `import --json` answers: an item a file, a member of an archive or a row, with its sessions."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.cli.documents import Document, iso, session
from tracker.cli.instants import as_utc
from tracker.domain.origins import Outline
from tracker.domain.sessions import Session
from tracker.domain.text import clean_text
from tracker.services.imports.views import Imported, Outcome, Review, Reviewed

if TYPE_CHECKING:
    from tracker.services.exports.arriving import Arrival

# what becomes of a file with several recordings is told by the first of these that one of them has
WEIGHT: tuple[Outcome, ...] = ("ask", "import_warn", "import", "duplicate", "refuse")


def review_document(review: Review, paths: Sequence[Path], imported: Imported | None) -> Document:
    """The whole review of `paths`, and what was stored; `imported` is None where nothing was to be."""
    given = [paths[found.source] for found in review.material.found]
    return _document(zip(given, review.items, strict=True), review.skipped, imported)


def own_document(arrival: "Arrival", path: Path, imported: Imported | None) -> Document:
    """The same of a file that tracker wrote."""
    return _document(((path, item) for item in arrival.items), 0, imported)


def _document(found: Iterable[tuple[Path, Reviewed]], skipped: int, imported: Imported | None) -> Document:
    placed = [(_place(given, item.file or item.path), item) for given, item in found]
    items = [_item(path, [item for _, item in group]) for path, group in groupby(placed, key=lambda pair: pair[0])]
    return {
        "items": items,
        "counts": {kind: sum(item["outcome"] == kind for item in items) for kind in WEIGHT},
        "skipped": skipped,
        "imported": None if imported is None else _imported(imported),
    }


def _place(given: Path, shown: str) -> str:
    """Where something was found: the path as it was given, then what names its place in there."""
    name = clean_text(given.name)  # none where it is the folder one is in
    inside = shown.partition(name)[2] if name and name in shown else None
    return shown if inside is None else f"{given}{inside}"


def _item(path: str, items: Sequence[Reviewed]) -> Document:
    first = min(items, key=lambda item: WEIGHT.index(item.outcome))
    return {
        "path": path,
        "format": first.format,
        "outcome": first.outcome,
        "kind": first.kind,
        "reason": first.reason,
        "warnings": list(dict.fromkeys(warning for item in items for warning in item.warnings)),
        "asks": list(dict.fromkeys(str(asked) for item in items for asked in item.asks)),
        "sessions": [_session(item, item.session) for item in items if item.session is not None],
    }


def _session(item: Reviewed, value: Session) -> Document:
    return {
        **session(value),
        "timer_s": value.timer_s,
        "hr_max": value.hr_max,
        "computed": list(value.computed),
        "laps": len(item.laps),
        "track": len(item.track),
        "outcome": item.outcome,
        "kind": item.kind,
        "reason": item.reason,
        "choice": item.choice,
        "choices": list(item.choices),
        "other": _other(item.other),
    }


def _other(other: Outline | int | None) -> Any:
    """What it is a copy of: a stored session, or the number of another session of this import."""
    if isinstance(other, Outline):
        return {"id": other.id, "activity": other.activity, "started_at": as_utc(other.started_at)}
    return other


def _imported(done: Imported) -> Document:
    return {
        "batch": done.batch_id,
        "stored": done.stored,
        "renewed": done.renewed,
        "linked": done.linked,
        "left": done.left,
        "there": done.there,
        "refused": done.refused,
        "undecided": done.undecided,
        "first": iso(done.first),
        "last": iso(done.last),
        "challenges": list(done.challenges),
    }
