"""Which activity an amount is of and what it is due for, clause by clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.candidates import Candidate
from tracker.articles.reading import gather


def found(raw: str) -> tuple[Candidate, ...]:
    return gather(raw).candidates


def shown(raw: str) -> list[str]:
    """Every candidate as "cycling 90 km day"; an exercise in place of its unit."""
    return [
        f"{c.activity} {c.amount.number.normalize():f} {c.figure.exercise or c.amount.unit.value} {c.per.value}"
        for c in found(raw)
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("They cycled 90 km and ran 20 km daily.", ["cycling 90 km day", "running 20 km day"]),
        ("Each day they cycled 90 km and ran 20 km.", ["cycling 90 km day", "running 20 km day"]),
        ("They will cycle 90 km and run 20 km every day.", ["cycling 90 km day", "running 20 km day"]),
        ("A 90 km ride and a 20 km run each day.", ["cycling 90 km day", "running 20 km day"]),
        ("90 km of cycling and 20 km of running per day.", ["cycling 90 km day", "running 20 km day"]),
        (
            "He swam 2 km, cycled 40 km and ran 10 km.",
            ["swimming 2 km total", "cycling 40 km total", "running 10 km total"],
        ),
        ("She ran 5 km a day.", ["running 5 km day"]),
        ("She ran 5 km every single day.", ["running 5 km day"]),
        ("Every day she ran 5 km.", ["running 5 km day"]),
        ("She walked 30 miles a week.", ["walking 30 mi week"]),
        ("She walked 30 miles each week.", ["walking 30 mi week"]),
        ("They rowed 2,000 metres per session.", ["rowing 2000 m session"]),
        ("They will walk 100 miles.", ["walking 100 mi total"]),
        ("A daily 5 km run.", ["running 5 km day"]),
        ("Do 100 push-ups a day.", ["strength 100 push-up day"]),
        ("50 squats and 20 burpees every day.", ["strength 50 squat day", "strength 20 burpee day"]),
        ("Walk 10,000 steps a day.", ["steps 10000 step day"]),
        ("She runs a marathon a day.", ["running 1 marathon day"]),
        ("He swims three times a week.", ["swimming 3 session week"]),
        (
            "Run 4 miles every 4 hours for 48 hours.",
            ["running 4 mi session", "running 4 h total", "running 48 h total"],
        ),
        ("They paddled 300 km by kayak.", ["other:kayaking 300 km total"]),
        ("He climbed 29,029 feet on the stairs.", ["climbing 29029 ft total"]),
        ("She ran 40 km (25 miles) a day.", ["running 40 km day"]),
    ],
)
def test_activity_and_due(raw: str, expected: list[str]) -> None:
    assert shown(raw) == expected


@pytest.mark.parametrize(
    ("raw", "one"),
    [
        ("He ran 30 marathons in 30 days.", "marathon"),
        ("He will run seven marathons in seven consecutive days.", "marathon"),
        ("She did 12 half marathons in 12 days.", "half-marathon"),
    ],
)
def test_n_in_n_days_is_also_one_a_day(raw: str, one: str) -> None:
    many, daily = found(raw)
    assert (many.per.value, many.derived) == ("total", False)
    assert (daily.amount.unit.value, daily.per.value, daily.derived) == (one, "day", True)
    assert daily.amount.number == 1
    assert daily.figure == many.figure


@pytest.mark.parametrize(
    "raw",
    ["He ran 30 marathons in 31 days.", "He ran 30 marathons in 30 cities.", "1 marathon in 1 day", "30 km in 30 days"],
)
def test_other_counts_are_not(raw: str) -> None:
    assert not any(c.derived for c in found(raw))


def test_levels_stand_in_a_list_to_choose_from() -> None:
    raw = (
        "Autumn walk\n\nChoose a distance to walk in October:\n\n- 25 miles\n- 50 miles\n- 100 miles\n\nSign up today."
    )
    levels = found(raw)
    assert [c.amount.number for c in levels] == [25, 50, 100]
    assert all("in a list to choose from" in c.features for c in levels)


def test_an_interval_is_marked() -> None:
    miles, interval, frame = found("Run 4 miles every 4 hours for 48 hours.")
    assert "interval" in interval.features
    assert "interval" not in miles.features
    assert "interval" not in frame.features


def test_five_a_day_for_thirty_days_fits_a_hundred_and_fifty() -> None:
    rate, total = found("She ran 5 km a day for 30 days. In the end she had run 150 km.")
    assert "fits the days" in rate.features
    assert "fits the days" in total.features


def test_an_activity_of_the_article_is_taken_where_the_sentence_names_none() -> None:
    raw = "A swim along the coast\n\nThe swimmers set off. They swim for charity.\n\nThe distance is 12 km."
    (candidate,) = found(raw)
    assert (candidate.activity, candidate.known) == ("swimming", "article")


_VERBS = {
    "cycle": "cycling",
    "run": "running",
    "walk": "walking",
    "swim": "swimming",
    "row": "rowing",
    "hike": "hiking",
}
_DUE = {
    " a day": "day",
    " every day": "day",
    " daily": "day",
    " per day": "day",
    " each day": "day",
    " a week": "week",
    " per week": "week",
}


@given(
    st.permutations(sorted(_VERBS)),
    st.integers(1, 3),
    st.lists(st.integers(2, 90), min_size=3, max_size=3, unique=True),
    st.sampled_from(sorted(_DUE)),
)
def test_every_verb_keeps_its_amount_and_one_marker_serves_all(
    verbs: list[str], n: int, amounts: list[int], due: str
) -> None:
    pairs = list(zip(verbs[:n], amounts, strict=False))
    said = [f"{verb} {amount} km" for verb, amount in pairs]
    listed = said[0] if n == 1 else ", ".join(said[:-1]) + " and " + said[-1]
    read = [(c.activity, int(c.amount.number), c.per.value) for c in found(f"They will {listed}{due}.")]
    assert read == [(_VERBS[verb], amount, _DUE[due]) for verb, amount in pairs]
