"""What can't be counted among the losses of a damaged journal, in sentences: nobody knows what was in it."""

from collections.abc import Mapping, Sequence

from tracker.domain.rule_words import counted, joined
from tracker.store.salvage.losses import Losses
from tracker.store.salvage.pages import pages_missing
from tracker.store.salvage.refilling import LOG, LogFound

_NAMED = 4  # tables that are named one by one


def doubt(losses: Losses, data: bytes, unread: Mapping[str, Sequence[str]], log: LogFound, last: int | None) -> None:
    """Enter why more may be lost than was counted.

    `unread` are the tables that could be read in part only, with a remark on each gap; `last` is the number of the last
    change, where that is known. Not for a file whose undo log was found whole, as that knows every row.
    """
    for table, said in unread.items():
        for one in said:
            losses.note(table, one)
    rows = [table for table in unread if table not in LOG]
    if last is None and LOG[0] in unread:
        losses.doubts.append("How far the undo log went can't be told.")
    if not rows:
        return  # what is lost of the undo log alone is counted in changes
    lacking, pages = pages_missing(data)
    if lacking:
        verb = "is" if lacking == 1 else "are"
        losses.doubts.append(
            f"{lacking:,} of its {counted(pages, 'page')} {verb} missing: what was in them can't be told."
        )
    names = joined(rows, "and") if len(rows) <= _NAMED else f"{len(rows)} tables"
    losses.doubts.append(f"The rows of {names} were looked for page by page, and there may have been others.")
    if last is not None and (log.newest or 0) < last:
        found = f"ends at change {log.newest:,}" if log.newest else "is gone"
        losses.doubts.append(f"The undo log {found}; its last change was number {last:,}.")
