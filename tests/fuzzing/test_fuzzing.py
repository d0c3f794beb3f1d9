"""A few inputs for every parser in each run of the tests: the seeds, what once failed, and some mutants (G10)."""

import os
from pathlib import Path
from random import Random

import pytest

from tests.fuzzing.fuzzer import CORPUS, Target, fuzz, kept
from tests.fuzzing.minimising import minimised
from tests.fuzzing.mutating import Mutator
from tests.fuzzing.targets import TARGETS

MUTANTS, SEEDS = {False: 8, True: 1}, {False: 2, True: 1}  # for parsers that are quick, and for slow ones


@pytest.mark.parametrize("name", TARGETS)
def test_a_sample_of_mutants_breaks_no_parser(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = dict(os.environ)
    target = TARGETS[name]
    try:
        few = MUTANTS[target.slow], SEEDS[target.slow]
        found = fuzz(target, tmp_path, Random(name), inputs=few[0], seeds=few[1], guided=False)
    finally:
        os.environ.clear()
        os.environ.update(before)
    assert found.failures == []
    assert found.tried > MUTANTS[target.slow]


def test_every_kept_input_belongs_to_a_parser() -> None:
    folders = {path.name for path in CORPUS.iterdir() if path.is_dir()}
    assert folders <= set(TARGETS)
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 500_000


def _breaks(data: bytes) -> None:
    if b"(" in data and b")" in data:
        raise KeyError("planted")


def test_what_breaks_a_parser_is_found_made_small_and_kept(tmp_path: Path) -> None:
    made = Target(name="planted", made=lambda _: _breaks, seeds=lambda: [b"one (two three", b"four) five"])
    found = fuzz(made, tmp_path, Random(1), inputs=2_000, keep=tmp_path / "kept")
    [failure] = found.failures
    assert failure.place.startswith("KeyError at test_fuzzing.py:")
    assert sorted(failure.data) == sorted(b"()")
    [data, why] = sorted((tmp_path / "kept" / "planted").iterdir())
    assert data.read_bytes() == failure.data
    assert "KeyError" in why.read_text()


def test_lines_that_were_never_run_lead_further(tmp_path: Path) -> None:
    from tracker.settings.file import parse

    made = Target(
        name="lines",
        made=lambda _: lambda data: (parse(Path("x"), data.decode("latin-1")), None)[1],
        seeds=lambda: [b"a = 1"],
    )
    assert fuzz(made, tmp_path, Random(1), inputs=10).arcs > 20


def test_an_input_becomes_as_small_and_plain_as_it_can_be() -> None:
    assert minimised(b"abcXdefYghi" * 20, lambda data: data.count(b"X") > 2) == b"XXX"
    assert minimised(b"nothing", lambda _: False) == b"nothing"


def test_the_same_chance_makes_the_same_inputs_within_bounds() -> None:
    one, two = (Mutator(Random(3), longest=500) for _ in range(2))
    seed = b'{"a": 12.5, "b": [1, 2]}\n<gpx>\n' * 9
    first = [one.mutated(seed, b"other") for _ in range(300)]
    assert first == [two.mutated(seed, b"other") for _ in range(300)]
    assert all(len(data) <= 500 for data in first)
    assert len(set(first)) > 250
    assert kept("nobody") == []
