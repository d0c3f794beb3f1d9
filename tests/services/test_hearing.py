"""What readers tell, in the order of the files, whatever happens to the readers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.domain.recordings import Entry, Item, Progress, Wanted
from tracker.errors import JournalError
from tracker.services.imports.hearing import Heard, hear
from tracker.sources.workers import Pool

# a reader that goes by the names of files: "bag-40" holds forty members, "slow" takes for ever
MADE = """
import os, sys, time
from pathlib import Path
from tracker.domain.recordings import Entry, Item, Progress
from tracker.formats.told import decode_job, encode
def say(line=b""):
    sys.stdout.buffer.write(line + b"\\n"); sys.stdout.buffer.flush()
def main():
    say()
    while line := sys.stdin.buffer.readline():
        job = decode_job(line)
        name = Path(job.path).name
        if job.members is None:
            opened(name)
        for member in job.members or ():
            if member.endswith("slow"): time.sleep(60)
            if member.endswith("dies"): os._exit(3)
            if member.endswith("lies"): say(b'{"item":{"path":"x","recordings":[{"format":"x","hr_avg":-1}]}}')
            else: say(encode(Item(path=f"{name}: {member}", format="fit")))
        say()
def opened(name):
    if name == "slow": time.sleep(60)
    elif name == "dies": os._exit(3)
    elif name == "lies": say(b"{}")
    elif name == "breaks":
        say(encode(Item(path="first"))); os._exit(3)
    elif name.startswith("bag"):
        bad = name.split("-")[2:]
        say(encode(Item(path=f"{name} itself")))
        for n in range(int(name.split("-")[1])):
            say(encode(Entry(member=f"{n}{''.join(bad) if n in (3, 20) else ''}", path=f"row {n}")))
            if n == 1: say(encode(Progress(1, 2)))
    else: say(encode(Item(path=name)))
"""
WANTED = Wanted(now=datetime(2026, 1, 1, tzinfo=UTC))
Hearing = Callable[..., Iterator[Heard]]


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hearing:
    """Reads files by their names, with two readers that are late after half a second."""
    (tmp_path / "named_reader.py").write_text(MADE)
    monkeypatch.syspath_prepend(str(tmp_path))

    def hearing(*names: str, size: int = 2, cancelled: Callable[[], bool] | None = None) -> Iterator[Heard]:
        pool = Pool("named_reader", size=size, seconds=0.5)
        return hear([Path(name) for name in names], WANTED, cancelled=cancelled, pool=pool)

    return hearing


def told(found: Iterator[Heard]) -> list[tuple[int, str, str]]:
    """Source, path and refusal of every item, in the order they came."""
    lines = []
    for one in found:
        item = one.item if isinstance(one.told, Entry) else one.told
        if isinstance(item, Item):
            lines.append((one.source, item.path, item.refused))
    return lines


@pytest.mark.parametrize("size", [1, 2, 4])
def test_the_order_is_that_of_the_files_and_of_what_they_hold(heard: Hearing, size: int) -> None:
    found = told(heard("a", "bag-40", "b", "bag-3", "c", size=size))
    assert found == [
        (0, "a", ""),
        (1, "bag-40 itself", ""),
        *((1, f"bag-40: {n}", "") for n in range(40)),
        (2, "b", ""),
        (3, "bag-3 itself", ""),
        *((3, f"bag-3: {n}", "") for n in range(3)),
        (4, "c", ""),
    ]


def test_an_entry_comes_with_what_its_member_holds_and_with_how_much_is_ahead(heard: Hearing) -> None:
    # one child alone has told of all members before it reads the first
    found = [one for one in heard("bag-5", size=1) if isinstance(one.told, Entry)]
    assert [one.told.path for one in found if isinstance(one.told, Entry)] == [f"row {n}" for n in range(5)]
    assert [one.ahead for one in found] == [4, 3, 2, 1, 0]
    assert sum(isinstance(one.told, Progress) for one in heard("bag-5")) == 1


@pytest.mark.parametrize(
    ("fate", "why"),
    [("slow", "not read within 10 seconds"), ("dies", "stopped the reader"), ("lies", "stopped the reader")],
)
def test_what_stops_a_reader_is_refused_and_the_rest_goes_on(heard: Hearing, fate: str, why: str) -> None:
    found = told(heard("a", fate, f"bag-30-{fate}", "b"))
    assert [(source, path) for source, path, refused in found if not refused] == [
        (0, "a"),
        (2, f"bag-30-{fate} itself"),
        *((2, f"bag-30-{fate}: {n}") for n in range(30) if n not in (3, 20)),
        (3, "b"),
    ]
    bad = [(source, path, refused) for source, path, refused in found if refused]
    assert [path for _, path, _ in bad] == [fate, f"bag-30-{fate}: 3{fate}", f"bag-30-{fate}: 20{fate}"]
    assert all(why in refused and "export it anew" in refused for _, _, refused in bad)


def test_of_a_stream_that_breaks_off_what_came_is_kept_and_the_rest_is_told(heard: Hearing) -> None:
    (_, first, fine), (_, path, refused) = told(heard("breaks"))
    assert (first, fine, path) == ("first", "", "breaks")
    assert "the rest of it was left out" in refused


def test_cancelling_ends_it_though_a_reader_hangs(heard: Hearing) -> None:
    looks = iter([False, False, True])
    assert told(heard("slow", "b", cancelled=lambda: next(looks, True))) == []


def test_no_reader_at_all_is_one_sentence() -> None:
    with pytest.raises(JournalError, match="No file could be read"):
        list(hear([Path("a")], WANTED, pool=Pool("no_such_reader", size=1)))
