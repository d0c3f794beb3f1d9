"""The file that tells what a salvage could not save."""

from datetime import UTC, datetime
from pathlib import Path

from tracker.domain.rule_words import counted
from tracker.store.disk import new_part, sync
from tracker.store.salvage.losses import Losses


def write_report(real: Path, losses: Losses, now: datetime) -> Path | None:
    """Write down what was lost, for its owner's eyes, in a file beside the journal; `None` where nothing was."""
    counts = losses.counts()
    if not counts and not losses.doubts and not any(losses.notes.values()):
        return None
    at = now.astimezone(UTC)
    lines = [
        f"The journal {real} was damaged, and was saved on {at:%Y-%m-%d} at {at:%H:%M} UTC.",
        "The damaged file is kept beside it. Here is what could not be saved, and what was mended.",
        *(["", "More may be lost.", *(f"  {said}" for said in losses.doubts)] if losses.doubts else []),
        "",
    ]
    for table in sorted({*counts, *(table for table, notes in losses.notes.items() if notes)}):
        lines.append(f"{table}: {counted(counts[table], 'row')} lost" if counts.get(table) else f"{table}:")
        lines += [f"  {key}: {said}" for key, said in losses.rows[table].items()]
        lines += [*(f"  {note}" for note in losses.notes[table]), ""]
    path, n = real.with_name(f"{real.name}.left-out-{at:%Y%m%dT%H%M%SZ}.txt"), 1
    while path.exists():
        n += 1
        path = real.with_name(f"{real.name}.left-out-{at:%Y%m%dT%H%M%SZ}_{n}.txt")
    part = new_part(real.parent, real)
    part.write_text("\n".join(lines), encoding="utf-8", errors="backslashreplace")
    sync(part)
    part.replace(path)
    return path
