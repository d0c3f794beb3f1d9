"""Any text is read or refused, and what is written reads back."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.logline_cases import CONTEXT, MILES, TODAY, draft
from tracker.domain.activities import ACTIVITIES
from tracker.domain.logline import Context, amend, line_of, parse
from tracker.domain.quantities import MAX_CLIMB_MM, MAX_DISTANCE_MM, MAX_ELAPSED_S, MAX_REPS, MAX_STEPS
from tracker.domain.sessions import Draft, Part
from tracker.domain.text import TAG_LIMIT, clean_text, fold_text, is_tag
from tracker.errors import InputError

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
PIECES = st.sampled_from(
    ["run", "90c", "20", "4:10", "4:75", "+820m", "@yday", "@fri..sun", "@", "#", "#x", '"', "“", "rest", "sick", "2d",
     "half", "marathon", "5x20", "40x50m", "1xswim:1km/2:00", "rpe", "rpe7", "hr", "moving", "at", "22:30", "2nd", "tz",
     "UTC", "Europe/Oslo", "Europe/Olso", "plank", "pushups", "treadmill", "and", "km", "h", "s", "m", "min", "-5", "−",
     "１２", "½", "\u200d", "\x00", "\ud800", "1e5", "distance=", "note=", "-note", "9" * 400, "x", "kj", "zone", "2",
     "@9999-12-31", "@0001-01-01", "@29feb", "@-99999", "pt5m", "swim", "open", "water", "३", "23:59:59", "🏃‍♀️"]
)  # fmt: skip
LINES = ANYTHING | st.lists(PIECES, max_size=8).map(" ".join) | st.lists(PIECES | ANYTHING, max_size=5).map("".join)


@settings(max_examples=250)
@given(LINES, st.sampled_from([CONTEXT, MILES]))
@example("rest @9999-12-31 2d", CONTEXT)
@example("run 5 @22:30 @9999-12-31", CONTEXT)
@example("2nd", CONTEXT)
@example("2 h 30 min", CONTEXT)
@example("run 5 \u2013#", CONTEXT)
def test_any_line_is_read_or_refused_at_a_word(line: str, context: Context) -> None:
    for read in (lambda: parse(line, context), lambda: amend(line, draft("run 20 1:58 @yday"), context)):
        try:
            read()
        except InputError as error:
            refused = error
        else:
            continue
        assert refused.text == line
        assert 0 <= refused.start <= refused.end <= len(line)
        assert clean_text(str(refused), limit=10_000) == str(refused)


@given(LINES)
def test_what_is_read_is_fit_to_keep(line: str) -> None:
    try:
        parsed = parse(line, CONTEXT)
    except InputError:
        return
    for note in [*(found.note for found in parsed.drafts), *(mark.note for mark in parsed.marks)]:
        assert clean_text(note, one_line=False) == note
    for found in parsed.drafts:
        assert date(1900, 1, 1) <= found.on <= TODAY + timedelta(days=1)
        assert all(is_tag(tag) and fold_text(tag) == tag for tag in found.tags)
        assert draft(line_of(found)) == found


def _maybe(values: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.none() | values


PARTS = st.builds(
    Part,
    count=st.integers(1, 50),
    activity=st.none() | st.sampled_from(sorted(ACTIVITIES)),
    distance_mm=_maybe(st.integers(1, 400) | st.integers(1, 400).map(lambda n: n * 1_000)),
    elapsed_s=_maybe(st.integers(1, 4_000)),
    reps=_maybe(st.integers(1, 100)),
    hold_s=_maybe(st.integers(1, 4_000)),
)
TAGS = st.text(st.characters(categories=["L", "Nd"], include_characters="_-"), min_size=1, max_size=TAG_LIMIT)


@st.composite
def _drafts(draw: st.DrawFn) -> Draft:
    """Any session that may be in a journal, in the past."""
    elapsed = draw(_maybe(st.integers(1, MAX_ELAPSED_S)))
    at_s = draw(_maybe(st.integers(0, 86_399)))
    fields: dict[str, Any] = {
        "activity": draw(st.sampled_from(sorted(ACTIVITIES))),
        "on": draw(st.dates(date(1950, 1, 1), TODAY - timedelta(days=1))),
        "at_s": at_s,
        # zones whose clocks never jump, so that each time is there once
        "zone": draw(st.none() | st.sampled_from(["UTC", "Etc/GMT+5"])),
        "distance_mm": draw(_maybe(st.integers(1, MAX_DISTANCE_MM) | st.integers(1, 621).map(lambda n: n * 1_609_344))),
        "elapsed_s": elapsed,
        "moving_s": draw(_maybe(st.integers(1, elapsed or MAX_ELAPSED_S))),
        "climb_mm": draw(_maybe(st.integers(0, MAX_CLIMB_MM))),
        "reps": draw(_maybe(st.integers(1, MAX_REPS))),
        "hold_s": draw(_maybe(st.integers(1, MAX_ELAPSED_S))),
        "steps": draw(_maybe(st.integers(1, MAX_STEPS))),
        "energy_kj": draw(_maybe(st.integers(0, 100_000))),
        "rpe": draw(_maybe(st.integers(0, 10))),
        "hr_avg": draw(_maybe(st.integers(20, 250))),
        "note": clean_text(draw(ANYTHING), one_line=False),
        "tags": tuple(dict.fromkeys(tag for tag in map(fold_text, draw(st.lists(TAGS, max_size=5))) if is_tag(tag))),
        "parts": tuple(draw(st.lists(PARTS, max_size=4))),
    }
    fields |= {name: draw(st.booleans()) for name in ("indoor", "virtual", "assisted", "race")}
    return Draft(**fields)


@settings(max_examples=150)
@given(_drafts(), st.sampled_from(["km", "mi"]))
def test_a_draft_reads_back_from_its_line(found: Draft, units: str) -> None:
    context = Context(CONTEXT.today, CONTEXT.now, "Etc/GMT-5", units)
    line = line_of(found, units)
    assert parse(line, context).drafts == (found,)
    if found.distance_mm:
        assert amend(line, draft('ride 5 @yday "x" #y'), context, whole=True) == found


def test_the_longest_draft_reads_back() -> None:
    found = Draft(
        activity="swim-pool",
        on=TODAY,
        distance_mm=2_000_000,
        note='"\\' * 2_000,
        tags=tuple(f"{'x' * 47}{n:03d}" for n in range(30)),
        parts=tuple(Part(count=n + 1, distance_mm=50_000, elapsed_s=61) for n in range(40)),
    )
    assert parse(line_of(found), CONTEXT).drafts == (found,)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("ride 90km 4:10 +820m", "ride 90km 4:10:00 +820m @2025-06-28"),
        ("swim 40x50m", "swim 40x50m @2025-06-28"),
        ("pushups 50", "push-up 50 @2025-06-28"),
        ("pushups 120 5x20", "push-up 120 5x20 @2025-06-28"),
        ("plank 3min", "plank 3min @2025-06-28"),
        ("run 5mi 45:00 easy #a", 'run 5mi 45min @2025-06-28 "easy" #a'),
        ("half 2:05:10 @2025-06-21 22:30 Europe/Oslo", "run 21.0975km 2:05:10 @2025-06-21 22:30 Europe/Oslo"),
        ("run 5 @yday 6:00 tz UTC", "run 5km @2025-06-27 06:00 tz UTC"),
        ("yoga 30 indoor rpe3 hr90 500kJ", "yoga 30min kj500 rpe3 hr90 indoor @2025-06-28"),
    ],
)
def test_the_canonical_line(line: str, written: str) -> None:
    assert line_of(draft(line)) == written
    assert draft(written) == draft(line)
