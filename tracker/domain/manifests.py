"""The manifest beside a backup: what must be in it, as JSON. What a file says is believed only where all of it can be.

Pure: bytes in, values out.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from tracker.domain.keeping import Backup, Reason
from tracker.domain.text import clean_text

FORMAT = 1
_STAMP = "%Y-%m-%dT%H:%M:%SZ"
LIMIT = 100_000  # bytes of a manifest that is read
MOST = 2**53  # above which JSON numbers are not exact everywhere
KEYS = frozenset({"format", "at", "reason", "app", "schema", "size", "sha256", "mark", "digest", "counts"})
_HEX = re.compile("[0-9a-f]{64}")
_MARK = re.compile("[0-9a-f]{32}")
_NAME = re.compile("[a-z0-9_]{1,60}")


def manifest_of(backup: Backup) -> dict[str, object]:
    """What a manifest says of a backup."""
    return {
        "format": FORMAT,
        "at": backup.at.astimezone(UTC).strftime(_STAMP),
        "reason": str(backup.reason),
        "app": backup.app,
        "schema": backup.schema,
        "size": backup.size,
        "sha256": backup.sha256,
        "mark": backup.mark,
        "digest": backup.digest,
        "counts": dict(sorted(backup.counts.items())),
        "journal": backup.journal,
        "seq": backup.seq,
    }


def read_object(data: bytes) -> Mapping[str, object]:
    """The JSON object in `data`. ValueError for anything else."""
    try:
        found = json.loads(data.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(found, dict):
        raise ValueError("it is no object")
    return found


def told_of(found: Mapping[str, object], backup: Backup, *, own_time: bool = False) -> Backup:
    """`backup`, known so far by its file alone, with what a manifest says of it, its instant only with `own_time`.

    An earlier version's says neither whose it is nor its number.
    ValueError where it says something that can't be, or that is at odds with what is known.
    """
    at = datetime.strptime(_text(found, "at"), _STAMP).replace(tzinfo=UTC)
    wanted = {"format": FORMAT, "schema": backup.schema, "size": backup.size}
    if any(found.get(key) != value for key, value in wanted.items()) or (at != backup.at and not own_time):
        raise ValueError("it is of another file")
    counts = found.get("counts")
    if not isinstance(counts, dict) or not all(
        _NAME.fullmatch(name) and type(n) is int and 0 <= n < MOST for name, n in counts.items()
    ):
        raise ValueError("its counts are none")
    return replace(
        backup,
        at=at,
        reason=_reason(found),
        app=clean_text(_text(found, "app"), limit=40),
        counts=counts,
        sha256=_matching(_HEX, found, "sha256"),
        digest=_matching(_HEX, found, "digest"),
        mark=_matching(_MARK, found, "mark"),
        journal=_text(found, "journal") if "journal" in found else "",
        seq=number_told(found, "seq") if "seq" in found else 0,
    )


def _reason(found: Mapping[str, object]) -> Reason:
    reason = Reason(_text(found, "reason"))
    if reason is Reason.UNKNOWN:
        raise ValueError("its reason is none that is written")
    return reason


def number_told(found: Mapping[str, object], key: str) -> int:
    """A count that a manifest names. ValueError."""
    value = found.get(key)
    if type(value) is not int or not 0 <= value < MOST:
        raise ValueError(f"its {key} is no number")
    return value


def _text(found: Mapping[str, object], key: str) -> str:
    value = found.get(key)
    if not isinstance(value, str):
        raise ValueError(f"its {key} is no text")
    return value


def _matching(pattern: re.Pattern[str], found: Mapping[str, object], key: str) -> str:
    value = _text(found, key)
    if not pattern.fullmatch(value):
        raise ValueError(f"its {key} is no checksum")
    return value


def sum_told(found: Mapping[str, object], key: str) -> str:
    """A SHA-256 that a manifest names. ValueError."""
    return _matching(_HEX, found, key)
