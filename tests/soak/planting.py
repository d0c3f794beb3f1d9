"""Planted faults: each promise's code is broken on purpose in a copy of the tree, and its tests must notice.

`python -m tests.soak.planting [WORD ...]` runs those whose promise or description holds one of the words, or all.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.budget import Budget, Finding

ROOT = Path(__file__).parent.parent.parent
LONGEST = 600.0  # seconds that the tests of one fault may take
_TREE = ("pyproject.toml", "README.md", "CHANGELOG.md", "Makefile", "tracker", "tests", "seeds", "docs", "benchmarks")
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)  # the tests that a run names at its end


@dataclass(frozen=True)
class Planted:
    """A fault: in `file`, `old` (there exactly once) becomes `new`; then one of `tests` must fail."""

    promise: str
    what: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def all_planted() -> list[Planted]:
    """Every fault of `planted/`, by promise."""
    found: list[Planted] = []
    for path in sorted((Path(__file__).parent / "planted").glob("*.py")):
        found += import_module(f"tests.soak.planted.{path.stem}").PLANTED
    return sorted(found, key=lambda one: (int(re.sub(r"\D", "", one.promise) or 99), one.promise, one.what))


def unplantable(fault: Planted, tree: Path = ROOT) -> str:
    """Why a fault can't be planted in the code as it is; empty where it can."""
    times = (tree / fault.file).read_text(encoding="utf-8").count(fault.old)
    gone = [test for test in fault.tests if not (tree / test.partition("::")[0]).exists()]
    if times != 1:
        return f"{fault.file} holds {times} times what is to be broken: {fault.old!r}"
    return f"{', '.join(gone)} is not there" if gone else ""


def caught_by(fault: Planted) -> str:
    """The test that noticed, or nothing. ValueError where the fault can't be planted or a test is not there."""
    with TemporaryDirectory() as folder:
        copy = _copied(Path(folder))
        path = copy / fault.file
        if why := unplantable(fault, copy):
            raise ValueError(why)
        path.write_text(path.read_text(encoding="utf-8").replace(fault.old, fault.new), encoding="utf-8")
        ran = _run(copy, fault.tests)
        if ran.returncode not in (0, 1):
            raise ValueError(f"the tests of “{fault.what}” did not run: {ran.stdout[-500:]}{ran.stderr[-500:]}")
        failed = FAILED.findall(ran.stdout)
        return failed[0] if failed and ran.returncode == 1 else ""


def unbroken(faults: Sequence[Planted]) -> str:
    """What fails in a copy where nothing is planted: then no failure would prove anything. Empty when nothing does."""
    with TemporaryDirectory() as folder:
        ran = _run(_copied(Path(folder)), sorted({test for fault in faults for test in fault.tests}))
        return "" if ran.returncode == 0 else ran.stdout[-2000:]


def planted(budget: Budget) -> list[Finding]:
    """Every planted fault, as far as the time goes."""
    faults = all_planted()
    if wrong := unbroken(faults):
        return [Finding("P", "planted faults are noticed", f"the tests fail without any: {wrong}", met=False)]
    caught = missed = 0
    for fault in faults:
        if budget.over:
            break
        try:
            test = said = caught_by(fault)
        except ValueError as error:
            test, said = "", str(error)
        caught, missed = caught + bool(test), missed + (not test)
        print(f"  {fault.promise:<4} {fault.what}: {said or 'NOT NOTICED'}", flush=True)
    left = len(faults) - caught - missed
    said = f"{caught} of {caught + missed} noticed"
    return [
        Finding("P", "planted faults are noticed", said, met=not missed, left_out=f"{left} for time" if left else "")
    ]


def _copied(folder: Path) -> Path:
    for name in _TREE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "pictures"))
        elif source.exists():
            shutil.copy(source, folder / name)
    return folder


def _run(copy: Path, tests: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def main(words: Sequence[str]) -> int:
    """Run some of them; 0 when each was noticed."""
    missed = 0
    for fault in all_planted():
        if words and not any(word in f"{fault.promise} {fault.what}" for word in words):
            continue
        test = caught_by(fault)
        missed += not test
        print(f"{fault.promise:<4} {fault.what}\n     {test or 'NOT NOTICED'}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
