"""Killed, refused by the disk, or without power at system calls: as before or as after (P1, P2, P3, P5, A02, A03, A36).

A sample of the calls of some operations: the soak goes through all of all.
"""

import pytest

from tests.faults.benches import BenchProcess, Tally
from tests.faults.points import Told, acting, around, sample, spread

FEW = 12  # calls of an operation that are all tried; of others some, besides those around the acknowledgement
SOME = 3


def _events(bench: BenchProcess, name: str) -> Told:
    events: Told = bench.ask(do="look", operation=name)["events"]
    return events


@pytest.mark.parametrize("name", ["log", "log with a photo", "import", "restore", "upgrade of schema 1", "type"])
def test_killed_at_any_call_it_is_as_before_or_as_after(bench_process: BenchProcess, name: str) -> None:
    events, tally = _events(bench_process, name), Tally()
    at = sample(events, SOME if len(events) > FEW else FEW)
    bench_process.try_all(tally, at, do="kill", operation=name)
    assert tally.violations == []
    assert tally.states["old"]  # and done once more it was as after, else there would be a violation
    assert tally.states["new, told"]


def test_killed_at_any_statement_an_upgrade_is_as_before(bench_process: BenchProcess) -> None:
    name, tally = "upgrade of schema 2", Tally()
    count = bench_process.ask(do="look", operation=name)["statements"]
    assert count > 30
    bench_process.try_all(tally, spread(range(1, count + 1), 3), do="statement", operation=name)
    assert tally.violations == []
    assert tally.states["old"] == tally.tried - 1  # the last one reads, after the commit


@pytest.mark.parametrize(
    ("name", "error", "for_ever"), [("log", "EIO", False), ("import", "ENOSPC", True), ("backup", "EIO", False)]
)
def test_what_the_disk_refuses_is_said_in_a_true_sentence_and_leaves_nothing_half(
    bench_process: BenchProcess, name: str, error: str, for_ever: bool
) -> None:
    events, tally = _events(bench_process, name), Tally()
    every = sorted(at for rank in acting(events) for at in rank)
    at = sorted({*(set(every) & set(sample(events, 2))), *spread(every, 3)})
    bench_process.try_all(tally, at, do="refuse", operation=name, error=error, for_ever=for_ever)
    assert tally.violations == []
    assert tally.states["old"]


@pytest.mark.parametrize("name", ["log", "log with a photo", "settings", "first log", "type"])
def test_what_was_acknowledged_outlasts_a_power_failure(bench_process: BenchProcess, name: str) -> None:
    events, tally = _events(bench_process, name), Tally()
    bench_process.try_all(tally, around(events)[1:], do="power", operation=name, seed=2025, draws=1)
    assert tally.violations == []
    assert tally.told >= 2
