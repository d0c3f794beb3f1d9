"""G7: every row of the catalogue of bad inputs, tried at every place where such an input arrives."""

from tests.catalogue.rows import IDS, all_rows
from tests.catalogue.running import try_all
from tests.soak.budget import Budget, Finding

ASKED = (
    "at least 150 inputs, each through every importer and form it fits: 0 crashes, 0 partial writes, 0 files outside, "
    "at most 10 s and 300 MB, one sentence as the reason"
)


def catalogue(budget: Budget) -> list[Finding]:
    """Try the rows, those that are quick first, as many as the time allows."""
    ids = [row.id for row in sorted(all_rows(), key=lambda row: row.slow)]
    held: dict[str, int] = {}
    broken: list[str] = []
    for one, tried in try_all(ids, lambda: budget.over):
        if isinstance(tried, str):
            broken.append(one)
            print(f"  {one}: {tried}", flush=True)
        else:
            held[one] = sum(place.where.count(",") + 1 for place in tried)
    untried = sorted({*IDS} - {*held, *broken})
    measured = f"{len(held)} of {len(held) + len(broken)} rows hold, tried at {sum(held.values())} places"
    measured += f"; not held: {', '.join(sorted(broken))}" if broken else ""
    left = f"no time for {len(untried)} rows: {', '.join(untried)}" if untried else ""
    return [Finding("G7", ASKED, measured, not broken and len(held) >= 150, left)]
