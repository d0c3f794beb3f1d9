"""Print every figure as a ratio to its floor, beside the ratio to reach."""

import os
import shutil
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import fit, gps, imports, imports_store, journals
from benchmarks.processes import compare
from benchmarks.screens import watch
from tracker.clock import ShiftedClock
from tracker.services.tracker import Tracker

FLOORS = Path(__file__).parent / "floors"
PYTHON = sys.executable
TRACKER = [PYTHON, "-m", "tracker"]
AT = journals.NOW.isoformat()
ROUNDS = int(os.environ.get("ROUNDS", "9"))
IMPORTED, COPIED = 1_000, 70  # activities of a made archive, and copies of some


def say(job: str, ratio: float, goal: float, detail: str) -> None:
    mark = "ok  " if ratio <= goal else "over"
    print(f"{mark} {job:<46} {ratio:7.2f}   to reach {goal:>5}   {detail}")


def at_least(job: str, ratio: float, goal: float, detail: str) -> None:
    mark = "ok  " if ratio >= goal else "slow"
    print(f"{mark} {job:<46} {ratio:7.1f}   at least {goal:>5}   {detail}")


def commands(folder: Path, large: Path, env: dict[str, str]) -> None:
    """One-shot commands against the bare cyclopts program and the one-row SQLModel program."""
    helped = compare({"floor": [PYTHON, str(FLOORS / "cyclopts_help.py")], "help": [*TRACKER, "--help"]}, env, ROUNDS)
    say("--help / bare cyclopts program", helped["help"].ratio, 1.2, f"{helped['help'].seconds * 1000:.0f} ms cpu")
    row = [PYTHON, str(FLOORS / "sqlmodel_row.py"), str(folder / "row.db")]
    compare({"floor": [*row, "--create"]}, env, 1)
    options = ["--db", str(large), "--at", AT]
    shots = compare(
        {
            "floor": row,
            "log": [*TRACKER, *options, "log", "run", "5km"],
            "today": [*TRACKER, *options, "today", "--json"],
            "streak": [*TRACKER, *options, "streak", "--json"],
        },
        env,
        ROUNDS,
    )
    for name in ("log", "today", "streak"):
        figure = shots[name]
        say(f"{name}, 100,000 sessions / SQLModel one row", figure.ratio, 1.25, f"{figure.seconds * 1000:.0f} ms cpu")


def screens(empty: Path, large: Path, env: dict[str, str]) -> None:
    """First screen, today's figures, key to paint and memory against the bare Textual app."""
    floor_command = [PYTHON, str(FLOORS / "textual_bare.py")]
    keys = ["j", "k", "j", "k", "j", "k", "j", "k"]
    floors, firsts, fulls, figures, lists = [], [], [], [], []
    for _ in range(max(3, ROUNDS // 2)):
        floors.append(watch(floor_command, env, ["ready"], keys))
        at = ["--at", AT]
        firsts.append(watch([*TRACKER, "--db", str(empty), *at], env, ["Today"]))
        fulls.append(watch([*TRACKER, "--db", str(large), *at], env, ["Today"]))
        figures.append(watch([*TRACKER, "--db", str(large), *at], env, ["Today", "day 3 of 5"]))
        lists.append(
            watch([*TRACKER, "--db", str(large), *at], env, ["Today", "day 3 of 5"], ["3", *["\x1b[B", "\x1b[A"] * 6])
        )
    base = statistics.median(painted.texts[0] for painted in floors)
    first = statistics.median(painted.texts[0] for painted in firsts)
    full = statistics.median(painted.texts[0] for painted in fulls)
    known = statistics.median(painted.texts[1] for painted in figures)
    say("first screen, empty / bare Textual", first / base, 1.6, f"{first * 1000:.0f} ms")
    say("first screen, 100,000 sessions / bare Textual", full / base, 1.6, f"{full * 1000:.0f} ms")
    say("today's figures, 100,000, 20 challenges / bare", known / base, 3.7, f"{known * 1000:.0f} ms")
    key = statistics.median(painted.key for painted in floors)
    cursor = statistics.median(painted.key for painted in lists)
    say("cursor key in the Journal of 100,000 / bare", cursor / key, 2.5, f"{cursor * 1000:.1f} ms")
    memory = statistics.median(painted.rss_mib for painted in lists) / statistics.median(p.rss_mib for p in floors)
    say("memory with 100,000 sessions / bare Textual", memory, 2.6, "")


def facts(large: Path) -> None:
    """All derived facts of Today against one challenge's daily totals from the covering index."""
    ratio, seconds = against_totals(large, {"today": Tracker.today})["today"]
    say("all facts of Today, 20 challenges / one query", ratio, 30, f"{seconds * 1000:.0f} ms")


def series(large: Path) -> None:
    """What the charts ask of ten years, each against the same query."""
    asked: dict[str, tuple[Callable[[Tracker], object], float]] = {
        "sports": (Tracker.sports, 4),
        "heat": (Tracker.heat, 1.5),
        "volume, 12 weeks": (Tracker.volume, 0.5),
        "volume, 12 years": (lambda desk: desk.volume("year", 12), 10),
        "years": (Tracker.years, 2.5),
        "efforts, a year": (lambda desk: desk.efforts("run"), 4),
        "streaks that were": (Tracker.streak_spans, 4),
        "records": (Tracker.records, 20),
    }
    found = against_totals(large, {name: ask for name, (ask, _) in asked.items()})
    for name, (_, goal) in asked.items():
        ratio, seconds = found[name]
        say(f"{name} / one query", ratio, goal, f"{seconds * 1000:.0f} ms")


def against_totals(large: Path, questions: Mapping[str, Callable[[Tracker], object]]) -> dict[str, tuple[float, float]]:
    """The median ratio of each question to the daily totals of one sport from the covering index, and its seconds."""
    database = sqlite3.connect(f"file:{large}?mode=ro", uri=True)
    athlete = database.execute("SELECT id FROM athlete").fetchone()[0]
    query = (
        "SELECT local_date, sum(distance_mm) FROM session WHERE deleted_at IS NULL AND athlete_id = ? "
        "AND activity IN ('run') GROUP BY local_date"
    )
    desk = Tracker(large, ShiftedClock(journals.NOW))
    floors: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in questions}
    for ask in questions.values():
        ask(desk)
    for _ in range(ROUNDS):
        start = time.perf_counter()
        database.execute(query, (athlete,)).fetchall()
        floors.append(time.perf_counter() - start)
        for name, ask in questions.items():
            start = time.perf_counter()
            ask(desk)
            times[name].append(time.perf_counter() - start)
    database.close()
    desk.close()
    return {
        name: (
            statistics.median(one / floor for one, floor in zip(taken, floors, strict=True)),
            statistics.median(taken),
        )
        for name, taken in times.items()
    }


def files() -> None:
    """Activity files a second, against the libraries that others read them with."""
    found = fit.rates()
    at_least("FIT files a second / fitdecode", found.summed, 20, found.detail)
    at_least("FIT files a second, tracks kept / fitdecode", found.tracked, 20, "")
    beside = gps.rates()
    at_least("GPX files a second / gpxpy", beside.gpx, 4, beside.detail)
    at_least("GPX files a second, tracks kept / gpxpy", beside.tracked, 4, "")
    at_least("TCX files a second / gpxpy with GPX", beside.tcx, 4, "the same points")


def histories() -> None:
    """A whole history in, and the store's share of it against a Core insert of the same rows."""
    stored = imports_store.rates()
    say("storing 3,000 activities / Core insert", stored.write, 2, stored.detail)
    imports.show(IMPORTED, COPIED)


def main() -> None:
    """Build the journals, measure, print."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        env = dict(os.environ, HOME=name, TZ="UTC")
        empty, large = journals.empty(folder / "empty.db"), journals.large(folder / "large.db")
        shutil.copy(large, folder / "logged.db")
        commands(folder, folder / "logged.db", env)
        screens(empty, large, env)
        facts(large)
        series(large)
    files()
    histories()


if __name__ == "__main__":
    main()
