"""`python -m tests.fuzzing [PARSER ...] [--seconds N] [--seed N] [--keep FOLDER] [--json]`: tries to break parsers.

What fails is made small and kept in FOLDER, a file each with the reason beside it. The exit code says whether any did.
"""

import argparse
import json
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fuzzing.fuzzer import fuzz
from tests.fuzzing.targets import TARGETS

MEMORY = 2_000_000_000  # bytes of address space: what takes all of it fails, and this machine lives on


def main(words: Sequence[str]) -> int:
    """Fuzz the named parsers, each for so long."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="PARSER", help=f"one of {', '.join(TARGETS)}; all unless said")
    parser.add_argument("--seconds", type=float, default=20.0, help="for each of them (20)")
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--keep", type=Path, default=Path("build") / "fuzzing")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    keep = asked.keep.resolve()
    failed = 0
    for name in asked.names or TARGETS:
        with TemporaryDirectory() as folder:
            random = Random(f"{asked.seed} {name}")
            found = fuzz(TARGETS[name], Path(folder), random, seconds=asked.seconds, keep=keep)
        failed += len(found.failures)
        if asked.json:
            places = [failure.place for failure in found.failures]
            _say(json.dumps({"parser": name, "tried": found.tried, "arcs": found.arcs, "failed": places}))
            continue
        _say(f"{name:<16}{found.tried:>9,} inputs {found.arcs:>7,} arcs {len(found.failures):>3} failed")
        for failure in found.failures:
            _say(f"  {failure.place}: {failure.data[:100]!r}")
    return 1 if failed else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
