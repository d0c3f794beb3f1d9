"""`python -m tests.soak [--minutes N] [--seed N] [G1 ...]`: each goal measured, and said what was left out.

Parts that measure waiting run alone; the others share the cores, each in a process of its own.
"""

import argparse
import os
import platform
import sqlite3
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from time import monotonic
from typing import NamedTuple

from tests.soak.budget import Budget, Finding
from tests.soak.budget import Part as Measuring
from tracker import __version__


class Part(NamedTuple):
    """A goal, what measures it, how much of the time it has, and whether it wants the machine for itself."""

    goal: str
    target: str  # module:function
    share: float
    alone: bool = False


PARTS = (
    Part("G1", "tests.soak.kills:kills", 0.17),
    Part("G2", "tests.soak.refusals:refusals", 0.26),
    Part("G3", "tests.soak.upgrades:upgrades", 0.06),
    Part("G4", "tests.soak.crowd:crowd", 0.04, alone=True),
    Part("G5", "tests.soak.damage:damage", 0.07),
    Part("G6", "tests.soak.backups:backups", 0.05),
    Part("G7", "tests.soak.catalogue:catalogue", 0.09),
    Part("G8", "tests.soak.surfaces:surfaces", 0.06),
    Part("G9", "tests.soak.endings:endings", 0.06, alone=True),
    Part("G10", "tests.soak.fuzz:fuzz", 0.39),
    Part("G11", "tests.soak.machine:machine", 0.2),
    Part("G12", "tests.soak.roundtrip:roundtrip", 0.03),
    Part("G15", "tests.soak.canaries:canaries", 0.04),
    Part("X", "tests.soak.exploring:exploring", 0.05),
    Part("P", "tests.soak.planting:planted", 0.35),
)
LATER = "G13 (two laptops) and G14 (a club) are not measured: neither is built."


def main(words: Sequence[str]) -> int:
    """Run the parts that were asked for; 0 when each met its goal."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("goals", nargs="*", help="which, such as G1 G5; all unless said")
    parser.add_argument("--minutes", type=float, default=100.0, help="time for all of them (100)")
    parser.add_argument("--seed", type=int, default=2025)
    asked = parser.parse_args(words)
    parts = [part for part in PARTS if not asked.goals or part.goal in asked.goals]
    cores = os.cpu_count() or 1
    print(f"tracker {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {sys.platform}")
    print(f"{asked.minutes:g} minutes for {len(parts)} goals on {cores} cores, seed {asked.seed}", flush=True)
    found = []
    for finding in _measured(parts, asked.minutes * 60, asked.seed, cores):
        found.append(finding)
        print(f"{finding.goal:<4} {'met' if finding.met else 'NOT MET'}: {finding.measured}", flush=True)
    _tell(found, parts)
    return 0 if all(finding.met for finding in found) else 1


def _measured(parts: Sequence[Part], seconds: float, seed: int, cores: int) -> Iterator[Finding]:
    """Run the parts that want to be alone, then the others side by side, the longest first."""
    alone = [part for part in parts if part.alone]
    others = sorted((part for part in parts if not part.alone), key=lambda part: -part.share)
    # a part takes one core for its seconds; together they may take all cores for the whole time
    whole = sum(part.share for part in alone) + max(
        sum(part.share for part in others) / cores, max((part.share for part in others), default=0)
    )
    for some, at_once in ((alone, 1), (others, cores)):
        with ProcessPoolExecutor(at_once, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
            running = [pool.submit(_found, part, seconds * part.share / whole, seed) for part in some]
            for one in running:
                yield from one.result()


def _found(part: Part, seconds: float, seed: int) -> list[Finding]:
    """What a part found; a part that breaks has not met its goal."""
    module, _, name = part.target.partition(":")
    began = monotonic()
    try:
        measure: Measuring = getattr(import_module(module), name)
        found = measure(Budget(seconds, seed))
    except Exception as error:
        traceback.print_exc()
        found = [Finding(part.goal, "", f"the part itself broke ({type(error).__name__})", met=False)]
    print(f"{part.goal}: {monotonic() - began:.0f} s of {seconds:.0f} s", flush=True)
    return found


def _tell(found: Iterable[Finding], parts: Sequence[Part]) -> None:
    """Print the table, in the order of the goals."""
    order = [part.goal for part in parts]
    print("\n| goal | asked | measured | | not covered |\n| --- | --- | --- | --- | --- |")
    for one in sorted(found, key=lambda one: order.index(one.goal)):
        print(f"| {one.goal} | {one.asked} | {one.measured} | {'met' if one.met else '**not met**'} | {one.left_out} |")
    print(f"\n{LATER}")
