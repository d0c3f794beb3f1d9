"""`python -m tests.catalogue [ID...]`: try every row and write docs/inputs.md; with ids, try these and print them."""

import sys
from collections.abc import Sequence
from time import monotonic

from tests.catalogue.page import PAGE, page_of
from tests.catalogue.room import Tried
from tests.catalogue.rows import all_rows
from tests.catalogue.running import try_all


def main(ids: Sequence[str]) -> int:
    """0 when every row that was tried held; the page is only written when all of them did."""
    rows = [row for row in all_rows() if not ids or any(row.id.startswith(one) for one in ids)]
    found: dict[str, tuple[Tried, ...]] = {}
    began = monotonic()
    for one, tried in try_all([row.id for row in rows]):
        held = not isinstance(tried, str)
        sys.stdout.write(f"{one}  {'holds' if held else 'NOT HELD'}  after {monotonic() - began:.0f} s\n")
        if isinstance(tried, str):
            sys.stdout.write(tried)
        else:
            found[one] = tried
            sys.stdout.writelines(f"  {place.where}: {place.happened}\n" for place in tried if ids)
        sys.stdout.flush()
    if not ids and len(found) == len(rows):
        PAGE.write_text(page_of(rows, found), encoding="utf-8")
    sys.stdout.write(f"{len(found)} of {len(rows)} rows hold\n")
    return 0 if len(found) == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
