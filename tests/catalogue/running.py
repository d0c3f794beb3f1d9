"""Many rows tried, two at a time in processes of their own: a row has its own home and current folder."""

import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.catalogue.room import Tried
from tests.catalogue.rows import all_rows

PROCESSES = 2
Outcome = tuple[Tried, ...] | str  # what happened, or how the product gave way


def try_all(ids: Sequence[str], over: Callable[[], bool] = lambda: False) -> Iterator[tuple[str, Outcome]]:
    """Each row by its id as it is done; none is begun once `over` says so."""
    waiting = deque(ids)
    running: dict[Future[Outcome], str] = {}
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        while True:
            while waiting and len(running) < PROCESSES and not over():
                one = waiting.popleft()
                running[pool.submit(try_one, one)] = one
            if not running:
                return
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(done), done.result()


def try_one(one: str) -> Outcome:
    """Try the row of that id in a folder of its own."""
    [row] = [row for row in all_rows() if row.id == one]
    try:
        with TemporaryDirectory() as folder:
            return row.try_it(Path(folder))
    except Exception:
        return traceback.format_exc()
