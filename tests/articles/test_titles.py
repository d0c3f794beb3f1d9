"""A name one would like to read beside one's own days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.drafts_made import target
from tests.articles.test_fields import TARGETS
from tracker.articles.drafts import Found, Per, Target, Unit
from tracker.articles.text import Text
from tracker.articles.titles import cut, described, road_name, shortened, title

LONG = "Local hero finishes an unbelievable journey from Mumbai to Goa in record time"
BODY = "\n\nThe text itself begins here, and it goes on for a while."


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Swim 22", "Swim 22"),
        ("Run Across America", "Run Across America"),
        ("Run Across Ohio | The Daily Walker | News", "Run Across Ohio"),
        ("Run Across Ohio - Toledo Evening News", "Run Across Ohio"),
        ("Lands End to John O'Groats - here we go", "Lands End to John O'Groats - here we go"),
        ("Push Up Challenge 2024!!!", "Push Up Challenge 2024"),
        ("VIDEO: Five days on the road", "Five days on the road"),
        ("Letter: dive in for charity", "Dive in for charity"),
        ("You won't believe how far she ran", "Far she ran"),
        ("Five days on the road, 12 July 2025", "Five days on the road"),
        ("Five days on the road (July 12, 2025)", "Five days on the road"),
        ("4 x 4 x 48 by Steve Brown", "4 x 4 x 48"),
        ("Cairo to Cape Town by bike", "Cairo to Cape Town by bike"),
        ("Tuesday, August 2, 2011", ""),
        ("26 July 2013, 21:14", ""),
        ("date 2011-08-02", ""),
        ("Home > News > Soli Tour", ""),
        ("Introduction", ""),
        ("Completed!", ""),
        ("188", ""),
        ("", ""),
    ],
)
def test_a_headline_without_what_is_no_name(line: str, name: str) -> None:
    assert shortened(line) == name


def test_a_short_headline_is_the_name_with_its_place() -> None:
    found = title(Text(f"VIDEO: Run Across America!{BODY}"), (), None)
    assert found.value == "Run Across America"
    assert found.phrase is not None
    assert found.phrase.text == "VIDEO: Run Across America!"


def test_a_long_headline_gives_way_to_the_road_else_to_the_targets() -> None:
    run, days = target("running", "5", Unit.KM), Found(30, None)
    road = (Found("Mumbai", None), Found("Pen", None), Found("Goa, India", None))
    assert title(Text(LONG + BODY), (run,), days, road).value == "Mumbai to Goa"
    assert title(Text(LONG + BODY), (run,), days).value == "Run 5 km a day for 30 days"
    assert title(Text(LONG + BODY), (), None).value == "Local hero finishes an unbelievable journey from Mumbai"
    clause = "The Step 2 It online challenge: 10,000 steps a day for 30 days straight"
    assert title(Text(clause + BODY), (run,), days).value == "The Step 2 It online challenge"


@pytest.mark.parametrize(
    ("targets", "days", "name"),
    [
        ((target("cycling", "90", Unit.KM), target("running", "20", Unit.KM)), 5,
         "Ride 90 km and run 20 km a day for 5 days"),
        ((target("swimming", "22", Unit.MILE, Per.TOTAL),), 84, "Swim 22 mi in 84 days"),
        ((target("rowing", "24", Unit.HOUR, Per.TOTAL),), 1, "Row 24 h"),
        ((target("running", "1", Unit.MARATHON),), 30, "Run a marathon a day for 30 days"),
        ((target("running", "30", Unit.MARATHON, Per.TOTAL),), 30, "Run 30 marathons in 30 days"),
        ((target("strength", "3249", Unit.REP, Per.TOTAL, exercise="push-up"),), 24, "3,249 push-ups in 24 days"),
        ((target("strength", "2", Unit.MINUTE, exercise="plank"),), 30, "2 min of plank a day for 30 days"),
        ((target("steps", "10000", Unit.STEP),), None, "10,000 steps a day"),
        ((target("triathlon", "50", Unit.SESSION, Per.TOTAL),), 50, "50 triathlons in 50 days"),
        ((target("mixed", "5", Unit.KM),), 31, "5 km a day for 31 days"),
        ((target("other:kayak", "30", Unit.KM),), 2, "Kayak 30 km a day for 2 days"),
        ((target("running", "4", Unit.SESSION, Per.WEEK),), None, "4 sessions a week"),
        ((target("mixed", "558", Unit.KM, Per.TOTAL), target("cycling", "90", Unit.KM)), 5,
         "Ride 90 km a day for 5 days"),
        ((), 9, "A challenge of 9 days"),
        ((), None, "A challenge"),
    ],
)  # fmt: skip
def test_targets_in_words(targets: tuple[Target, ...], days: int | None, name: str) -> None:
    assert described(targets, days) == name


@pytest.mark.parametrize(
    ("names", "days", "name"),
    [
        (("Mumbai", "Pen", "Goa"), 5, "Mumbai to Goa in 5 days"),
        (("Mumbai", "Goa"), None, "Mumbai to Goa"),
        (("Dover", "Calais", "dover"), 3, ""),
        (("Mumbai",), 3, ""),
        (("a" * 99, "b" * 99), 3, ""),
    ],
)
def test_a_road_by_its_ends(names: tuple[str, ...], days: int | None, name: str) -> None:
    assert road_name(names, days) == name


@given(st.text(max_size=300), st.lists(TARGETS, max_size=3), st.none() | st.integers(1, 4_000))
def test_no_name_is_longer_than_a_line(line: str, targets: list[Target], days: int | None) -> None:
    found = title(Text(line + BODY), tuple(targets), None if days is None else Found(days, None))
    assert 0 < len(found.value) <= 60
    assert "\n" not in found.value
    assert len(cut(line)) <= 60
