"""`python -m tests.faults.adding JOURNAL TIMES`: adds 1 to a session's distance so often, each a use of its own.

Begins when a line comes on standard input; answers with how long each took, in seconds, as JSON.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from tests.faults.trials import NOW
from tracker.store.journal import Store


def main(path: str, times: int) -> None:
    """Add, reading what is there and writing what comes of it, and answer."""
    store = Store.open(Path(path), now=NOW)
    print("ready", flush=True)  # noqa: T201 what the parent waits for
    sys.stdin.readline()
    waits = []
    for _ in range(times):
        began = perf_counter()
        with store.write("Add", at=NOW) as unit:
            (old,) = unit.sessions(unit.athletes()[0].id)
            unit.replace_session(replace(old, distance_mm=(old.distance_mm or 0) + 1), old.version)
        waits.append(perf_counter() - began)
    store.close()
    print(json.dumps(waits))  # noqa: T201 the answer


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
