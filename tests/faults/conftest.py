"""Here journals are made from nothing, synced and in processes of their own; one bench serves all tests."""

import os
from collections.abc import Iterator

import pytest

from tests.faults.benches import BenchProcess, bench


@pytest.fixture(autouse=True)
def ready_made() -> None:
    """Journals are migrated."""


@pytest.fixture(autouse=True)
def hasty() -> None:
    """Commits wait for the disk."""


@pytest.fixture(scope="session")
def bench_process() -> Iterator[BenchProcess]:
    """A bench, or the reason why there can be none here."""
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    with bench() as made:
        if made.why_not:
            pytest.skip(made.why_not)
        yield made
