"""Tries inputs on one parser after another: good ones, kept ones, mutated ones, led by which lines were never run.

A parser may answer or refuse in a sentence of its own. Whatever else it raises, and whatever takes longer than
`PATIENCE` seconds, is a failure: it is made small and kept.
"""

import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from time import monotonic
from types import FrameType

import tracker
from benchmarks.articles.arcs import Arcs
from tests.fuzzing.minimising import minimised
from tests.fuzzing.mutating import Mutator

CORPUS = Path(__file__).parent / "corpus"  # inputs that once failed, by parser; every one is tried again in each run
PATIENCE = 10.0  # seconds of processor time that one input may take
_TRACED = 6  # times as long where lines are counted
_PRODUCT = Path(tracker.__file__).parent
_POOL = 3_000  # inputs that are mutated further

Run = Callable[[bytes], None]


class TooLongError(BaseException):
    """An input was not done in time. No `except Exception` on the way may take it for something else."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A parser: `made` gives, for a folder of its own, what runs it on some bytes and raises where it is wrong.

    `seeds` are good inputs, `pieces` words of its language; no input is longer than `longest` bytes. `slow` parsers
    take so long for one input that leading them by lines costs more than it finds.
    """

    name: str
    made: Callable[[Path], Run]
    seeds: Callable[[], Sequence[bytes]]
    pieces: tuple[bytes, ...] = ()
    longest: int = 30_000
    slow: bool = False


@dataclass(frozen=True)
class Failure:
    """An input that did what none may: where it was raised, and the smallest input that does the same."""

    target: str
    place: str
    data: bytes
    trace: str


@dataclass
class Fuzzed:
    """What came of one parser's turn."""

    target: str
    tried: int = 0
    arcs: int = 0
    failures: list[Failure] = field(default_factory=list)


def fuzz(
    target: Target,
    folder: Path,
    random: Random,
    *,
    seconds: float = 0,
    inputs: int = 0,
    keep: Path | None = None,
    guided: bool = True,
    seeds: int | None = None,
) -> Fuzzed:
    """Try the seeds, what is kept, then mutated inputs: for `seconds`, or so many `inputs`, whichever ends later.

    What fails is made small and written to `keep`, a file each, with where and why beside it. `seeds` is how many of
    the good inputs are tried, all of them unless said.
    """
    run = target.made(folder)
    found = Fuzzed(target.name)
    end = monotonic() + seconds
    mutator = Mutator(random, pieces=target.pieces, longest=target.longest)
    good = target.seeds()
    pool = [*(good if seeds is None else random.sample(good, min(seeds, len(good)))), *kept(target.name)]
    guided = guided and not target.slow
    arcs = Arcs(_PRODUCT)
    known: set[str] = set()

    def tried(data: bytes, led: bool) -> int:
        found.tried += 1
        new = 0
        try:
            with _patience(_TRACED if led else 1):
                if led:
                    new = arcs.new_in(lambda: run(data))
                else:
                    run(data)
        except (Exception, TooLongError) as error:
            if (at := _place(error)) not in known:
                known.add(at)
                failure = _failure(target, run, data, error, min(20, 1 + seconds / 4))
                found.failures.append(failure)
                if keep is not None:
                    _keep(failure, keep)
        return new

    for data in tuple(pool):
        tried(data, guided)
    mutants = 0
    while mutants < inputs or monotonic() < end:
        mutants += 1
        # half of the time one of the latest: they stand where nobody was before
        base = random.choice(pool[-20:] if random.random() < 0.5 else pool)
        data = mutator.mutated(base, random.choice(pool))
        # without line counting inputs go through several times as fast: some are led, all the others are tried
        led = guided and mutants % 4 == 0
        if tried(data, led) and len(pool) < _POOL:
            pool.append(data)
    found.arcs = len(arcs.seen)
    return found


def kept(name: str) -> list[bytes]:
    """The inputs that once failed on that parser, or came close to it."""
    folder = CORPUS / name
    return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.is_dir() else []


def _failure(target: Target, run: Run, data: bytes, error: BaseException, seconds: float) -> Failure:
    place = _place(error)
    trace = "".join(traceback.format_exception(error))

    def fails(smaller: bytes) -> bool:
        try:
            with _patience():
                run(smaller)
        except (Exception, TooLongError) as raised:
            return _place(raised) == place
        return False

    return Failure(target.name, place, minimised(data, fails, seconds), trace)


def _place(error: BaseException) -> str:
    """What was raised, and the last line of the product or the test that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/tracker/" in frame.filename or "/tests/" in frame.filename]
    last = (ours or frames)[-1]
    where = last.name if isinstance(error, TooLongError) else f"{Path(last.filename).name}:{last.lineno}"
    return f"{type(error).__name__} at {where}"


def _keep(failure: Failure, folder: Path) -> None:
    folder = folder / failure.target
    folder.mkdir(parents=True, exist_ok=True)
    stem = sha256(failure.place.encode()).hexdigest()[:10]
    (folder / stem).write_bytes(failure.data)
    (folder / f"{stem}.why").write_text(f"{failure.place}\n\n{failure.trace}", encoding="utf-8", errors="replace")


@contextmanager
def _patience(times: float = 1) -> Iterator[None]:
    """Ends what takes too long, where the system has such alarms and this is the thread that they wake."""
    if not hasattr(signal, "SIGPROF") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE * times)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
