"""Rules that somebody else sends: those of the library can be followed, those that nobody can follow are refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tracker.config import seeds_dir
from tracker.domain.days import Period
from tracker.domain.foreign_rules import check_followed
from tracker.domain.goals import Group, Leaf, leaves
from tracker.domain.templates import Challenge, Template, WindowKind
from tracker.domain.windows import period_of, resolved
from tracker.errors import RefusedError
from tracker.formats.template import load_template

START = date(2026, 6, 1)
GOA = load_template(seeds_dir() / "mumbai-to-goa.toml")


def started(template: Template, period: Period | None = None) -> Challenge:
    """A challenge of these rules, begun on 1 June 2026."""
    template = resolved(template, START)
    timed = template.window.kind is WindowKind.INSTANT
    return Challenge(
        id="",
        handle="x",
        template=template,
        period=period or (Period(START, None) if timed else period_of(template.window, START)),
        joined_at=datetime(2026, 6, 1, tzinfo=UTC),
        athletes=("me",),
        starts_at=datetime(2026, 6, 1, tzinfo=UTC) if timed else None,
    )


def test_every_template_of_the_library_can_be_followed() -> None:
    for path in sorted(seeds_dir().glob("*.toml"))[::5]:
        check_followed(started(load_template(path)))


def with_leaf(change: Callable[[Leaf], Leaf]) -> Template:
    """Mumbai to Goa with its first target changed."""
    assert isinstance(GOA.goal, Group)
    first, *rest = leaves(GOA.goal)
    return replace(GOA, goal=replace(GOA.goal, goals=(change(first), *rest)))


@pytest.mark.parametrize(
    ("template", "period", "why"),
    [
        (replace(GOA, slug="../../x"), None, "its name is none"),
        (replace(GOA, window=replace(GOA.window, days=10**8)), Period(START, date(2026, 6, 6)), "more than 5,000 days"),
        (GOA, Period(START, date(9999, 1, 1)), "more than 5,000 days"),
        (replace(GOA, window=replace(GOA.window, days=0)), Period(START, date(2026, 6, 6)), "no day"),
        (with_leaf(lambda leaf: replace(leaf, target=10**30)), None, "beyond all bounds"),
        (with_leaf(lambda leaf: replace(leaf, target=(1,) * 30_000)), None, "beyond all bounds"),
        (with_leaf(lambda leaf: replace(leaf, target=-5)), None, "below nothing"),
        (with_leaf(lambda leaf: replace(leaf, tolerance=1_001)), None, "beyond all bounds"),
        (with_leaf(lambda leaf: replace(leaf, rest_between=7_000_000)), None, "beyond all bounds"),
        (
            with_leaf(lambda leaf: replace(leaf, counts=replace(leaf.counts, kinds=("quidditch",)))),
            None,
            "an activity that is not known",
        ),
    ],
)
def test_what_nobody_can_follow_is_refused(template: Template, period: Period | None, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        check_followed(started(template, period))
