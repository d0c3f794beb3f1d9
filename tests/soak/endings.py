"""G9: every way to end, in a real terminal: the screen given back, the right exit status, in time, nothing lost."""

import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.endings import commands, trying
from tests.endings.ptys import own_home
from tests.endings.trying import Tried
from tests.soak.budget import Budget, Finding

ASKED = "SIGTERM, SIGHUP, SIGINT, Ctrl+C, Ctrl+Z, closed terminal, crash, no terminal: restored, right status, ≤ 2 s"
AGAIN = "the same at any moment: signals while it starts, commands ended in the middle"
ROUNDS = 4  # of those whose moment matters, whatever the time
Try = Callable[[Path], Tried]


def endings(budget: Budget) -> list[Finding]:
    """Each ending once, then those whose moment matters again and again."""
    with own_home() as home:
        once = _run(home / "once", _once())
        many = _run(home / "many", _many(budget))
    return [_finding(ASKED, once, len(list(_once()))), _finding(AGAIN, many, len(many))]


def _once() -> Iterator[Try]:
    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"):
        yield partial(trying.signalled, number=signal.Signals[name])
    for how in ("", "ignored", "untold"):
        yield partial(trying.hung_up, how=how)
    yield trying.killed
    yield trying.in_shell
    yield partial(trying.in_shell, end=b"")
    for where in trying.CRASHES:
        yield partial(trying.crashed, where=where)
    for where in trying.FAULTS:
        yield partial(trying.bore, where=where)
    for how in ("all", "in", "out", "err"):
        yield partial(trying.without_terminal, how=how)
    for kind in ("dumb", ""):
        yield partial(trying.plain_terminal, kind=kind)
    yield trying.without_utf8
    yield trying.slow
    yield trying.frozen
    yield trying.kept_waiting
    yield trying.moved_away
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL):
        yield partial(commands.import_ended, number=number)
    yield commands.orphan


def _many(budget: Budget) -> Iterator[Try]:
    chance = budget.random()
    rounds = 0
    while rounds < ROUNDS or not budget.over:
        rounds += 1
        yield partial(trying.early, delay=chance.uniform(0.1, 1.5))
        number = chance.choice((signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL))
        yield partial(commands.import_ended, number=number, delay=chance.uniform(0.3, 4.0))


def _run(folder: Path, tries: Iterator[Try]) -> list[Tried]:
    found = []
    for number, tried in enumerate(tries):
        place = folder / str(number)
        place.mkdir(parents=True)
        try:
            found.append(tried(place / "journal.db"))
        except AssertionError as error:
            found.append(Tried(str(tried), (str(error)[:300],)))
        if not found[-1].clean:
            print(f"      {found[-1].name}: {', '.join(found[-1].wrong)}, {found[-1].seconds:.1f} s", flush=True)
    return found


def _finding(asked: str, tried: list[Tried], all_of_them: int) -> Finding:
    clean = [one for one in tried if one.clean]
    names = ", ".join(sorted({one.name for one in tried if not one.clean}))
    slowest = max((one.seconds for one in tried), default=0.0)
    said = f"{len(clean)} of {all_of_them} clean, the slowest in {slowest:.1f} s{f'; not: {names}' if names else ''}"
    left = "Windows consoles; a power switch (that is G1's)" if asked == ASKED else ""
    return Finding("G9", asked, said, met=len(clean) == all_of_them and bool(tried), left_out=left)
