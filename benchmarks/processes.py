"""Whole processes, measured in turn: processor time of each, and the ratio to the first, taken round by round."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """Median processor time in seconds, and median ratio to the floor of the same round."""

    seconds: float
    ratio: float


def cpu_seconds(command: Sequence[str], env: Mapping[str, str]) -> float:
    """User and system time of one run; raises when the command fails."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=dict(env))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            out.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}: {out.read().decode()[-500:]}")
    return usage.ru_utime + usage.ru_stime


def compare(commands: Mapping[str, Sequence[str]], env: Mapping[str, str], rounds: int) -> dict[str, Figure]:
    """Run all commands `rounds` times, each round in another order; the first one named is the floor."""
    names = list(commands)
    for name in names:
        cpu_seconds(commands[name], env)
    found: dict[str, list[float]] = {name: [] for name in names}
    for n in range(rounds):
        for name in names[n % len(names) :] + names[: n % len(names)]:
            found[name].append(cpu_seconds(commands[name], env))
    floor = found[names[0]]
    return {
        name: Figure(
            statistics.median(times), statistics.median(time / base for time, base in zip(times, floor, strict=True))
        )
        for name, times in found.items()
    }
