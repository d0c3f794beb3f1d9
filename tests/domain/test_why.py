"""Why: hits, misses, excuses, medals, streaks and projections name the day, the rule and the figures."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.domain.building import KM, both, challenge, judge, leaf, mark, need, on, session
from tracker.domain.goals import Agg, Attribution, Cmp, Leaf, Need, NeedKind, Per
from tracker.domain.sessions import Mark, MarkKind, Measure, Session
from tracker.domain.templates import (
    Award,
    Challenge,
    Continuity,
    Entry,
    FreezeRule,
    RestRule,
    Trigger,
    Window,
    WindowKind,
)

DAYS = challenge(leaf(target=5 * KM), "2026-11-02", days=10)


def why(subject: Challenge, sessions: Iterable[Session], day: str, today: str = "2026-11-06", **asked: object) -> str:
    found = judge(subject, sessions, today, **asked)  # type: ignore[arg-type]
    return next(stage.why for stage in found.stages if stage.on == on(day))


@pytest.mark.parametrize(
    ("km", "day", "said"),
    [
        (7.5, "2026-11-03", "Tue 3 Nov 2026 is a hit: run 7.5 of 5 km."),
        (5, "2026-11-03", "Tue 3 Nov 2026 is a hit: run 5 of 5 km."),
        (4.999, "2026-11-03", "Tue 3 Nov 2026 was missed: run 4.999 of 5 km."),
        (0, "2026-11-03", "Tue 3 Nov 2026 was missed: run 0 of 5 km."),
        (0, "2026-11-06", "Fri 6 Nov 2026 is still open: run 0 of 5 km."),
        (3, "2026-11-06", "Fri 6 Nov 2026 is still open: run 3 of 5 km."),
        (5, "2026-11-06", "Fri 6 Nov 2026 is a hit: run 5 of 5 km."),
        (0, "2026-11-07", "Sat 7 Nov 2026 is still to come."),
    ],
)
def test_hits_misses_and_days_to_come(km: float, day: str, said: str) -> None:
    assert why(DAYS, [session(day=day, km=km)] if km else [], day) == said


@pytest.mark.parametrize(
    ("kind", "rules", "said"),
    [
        (MarkKind.SICK, Continuity(), "marked sick"),
        (MarkKind.TRAVEL, Continuity(), "marked as travel"),
        (MarkKind.PAUSE, Continuity(), "paused"),
        (MarkKind.REST, Continuity(rest=RestRule(n=1)), "a day of rest"),
        (MarkKind.FREEZE, Continuity(freeze=FreezeRule(initial=1)), "frozen with a token"),
    ],
)
def test_each_mark_names_itself(kind: MarkKind, rules: Continuity, said: str) -> None:
    subject = challenge(leaf(target=5 * KM), "2026-11-02", days=10, continuity=rules)
    marks = [mark(kind, "2026-11-03")]
    text = why(subject, [], "2026-11-03", marks=marks)
    assert text == f"Tue 3 Nov 2026 is excused: {said}. It adds nothing and breaks nothing."
    ran = why(subject, [session(day="2026-11-03", km=5)], "2026-11-03", marks=marks)
    assert ran == "Tue 3 Nov 2026 is a hit: run 5 of 5 km.", "a hit needs no excuse"


@pytest.mark.parametrize("kind", [MarkKind.SICK, MarkKind.TRAVEL, MarkKind.PAUSE, MarkKind.REST, MarkKind.FREEZE])
def test_a_mark_that_the_rules_do_not_name_excuses_nothing(kind: MarkKind) -> None:
    subject = challenge(leaf(target=5 * KM), "2026-11-02", days=10, continuity=Continuity(excuses=frozenset()))
    assert why(subject, [], "2026-11-03", marks=[mark(kind, "2026-11-03")]) == (
        f"Tue 3 Nov 2026 was missed: run 0 of 5 km. It is marked {kind.value}, which excuses nothing here."
    )


def test_rest_that_the_rules_grant() -> None:
    subject = challenge(leaf(target=5 * KM), "2026-11-02", days=10, continuity=Continuity(rest=RestRule(n=1)))
    assert "one of the days of rest that the rules allow" in why(subject, [], "2026-11-02")
    assert why(subject, [], "2026-11-03") == "Tue 3 Nov 2026 was missed: run 0 of 5 km.", "one a week"


def test_weekdays_off() -> None:
    rules = Continuity(rest=RestRule(weekdays=(5, 6)))
    subject = challenge(leaf(target=5 * KM), "2026-11-02", days=10, continuity=rules)
    text = why(subject, [], "2026-11-07", "2026-11-09")
    assert text.startswith("Sat 7 Nov 2026 is excused: ")
    assert "rest" in text
    assert why(subject, [session(day="2026-11-07", km=5)], "2026-11-07", "2026-11-09").startswith(
        "Sat 7 Nov 2026 is a hit"
    )


def test_a_row_of_rest() -> None:
    subject = challenge(leaf("run", (5 * KM, 0, 5 * KM), Per.STAGE), "2026-11-02", days=3)
    assert why(subject, [], "2026-11-03") == (
        "Tue 3 Nov 2026 is excused: the table asks nothing of it. It adds nothing and breaks nothing."
    )


def test_a_date_that_never_was() -> None:
    subject = challenge(leaf(target=5 * KM), "2011-12-28", days=10)
    ran = [session(day="2011-12-29", km=5, zone="Pacific/Apia", start="2011-12-29T20:00+00:00")]
    text = why(subject, ran, "2011-12-30", "2012-01-02", zone="Pacific/Apia")
    assert text.startswith("Fri 30 Dec 2011 is excused: a date that the calendar of the zone skipped.")


def test_two_goals_are_both_named() -> None:
    subject = challenge(both(leaf("ride", 90 * KM), leaf("run", 20 * KM)), "2026-11-02", days=5)
    text = why(subject, [session("ride", "2026-11-03", 92)], "2026-11-03")
    assert text == "Tue 3 Nov 2026 was missed: ride 92 of 90 km and run 0 of 20 km."


def test_checks_facts_and_bounds() -> None:
    photo = replace(leaf("photo", 1), measure=Measure.CHECK, fact="photo")
    pages = replace(leaf("pages", 10), measure=Measure.FACT, fact="pages", unit="pages")
    subject = challenge(both(photo, pages), "2026-11-02", days=5)
    facts = {"photo": {"2026-11-02": 1}, "pages": {"2026-11-02": 12, "2026-11-03": 3}}
    hit = why(subject, [], "2026-11-02", facts=facts)
    assert "photo ticked" in hit
    assert "pages 12 of 10 pages" in hit
    missed = why(subject, [], "2026-11-03", facts=facts)
    assert "photo not ticked" in missed
    assert "pages 3 of 10 pages" in missed
    bound = challenge(replace(leaf(target=10 * KM), cmp=Cmp.AT_MOST), "2026-11-02", days=5)
    assert "at most 10 km" in why(bound, [session(day="2026-11-02", km=8)], "2026-11-02")
    assert "at most 10 km" in why(bound, [session(day="2026-11-02", km=12)], "2026-11-02")


def test_a_session_over_midnight_is_named_as_the_reason() -> None:
    subject = challenge(leaf(target=1_609_344, attribution=Attribution.CREDIT), "2025-06-20", days=5)
    half = session(start="2025-06-21T20:30+00:00", zone="Europe/Oslo", km=21.0975, minutes=125)
    text = why(subject, [half], "2025-06-22", "2025-06-24")
    assert text.startswith("Sun 22 Jun 2025 is a hit")
    assert "over midnight" in text


def test_what_a_session_that_came_too_late_does() -> None:
    subject = challenge(leaf(target=5 * KM), "2026-11-02", days=10, entry=Entry(late_days=0))
    late = session(day="2026-11-03", km=5, logged="2026-11-05T10:00+00:00")
    assert why(subject, [late], "2026-11-03") == "Tue 3 Nov 2026 was missed: run 0 of 5 km."


# -- streaks


def streak_why(runs: Iterable[str], today: str, marks: Iterable[Mark] = (), goal: Leaf | None = None) -> str:
    subject = challenge(goal or leaf(target=5 * KM, need=Need(NeedKind.STREAK)), "2026-11-02")
    streak = judge(subject, [session(day=day, km=5) for day in runs], today, marks).streak
    assert streak is not None
    return streak.why


@pytest.mark.parametrize(
    ("runs", "today", "parts"),
    [
        ((), "2026-11-06", ("No day has been hit yet",)),
        (("2026-11-02", "2026-11-03"), "2026-11-03", ("2 days", "Mon 2 Nov 2026", "Tue 3 Nov 2026", "today is done")),
        (("2026-11-02", "2026-11-03"), "2026-11-04", ("2 days", "today is still open")),
        (("2026-11-02", "2026-11-03"), "2026-11-05", ("Wed 4 Nov 2026 was missed", "run 0")),
    ],
)
def test_the_reason_of_a_streak(runs: tuple[str, ...], today: str, parts: tuple[str, ...]) -> None:
    said = streak_why(runs, today)
    for part in parts:
        assert part in said


def test_a_streak_names_what_bridged_it() -> None:
    said = streak_why(("2026-11-02", "2026-11-04"), "2026-11-04", [mark(MarkKind.SICK, "2026-11-03")])
    assert "sick on 3 Nov" in said


def test_a_missed_week_is_named() -> None:
    goal = leaf("run", 5 * KM, Per.WEEK, need=Need(NeedKind.STREAK))
    said = streak_why(("2026-11-04",), "2026-11-18", goal=goal)
    assert "week of Mon 9 Nov 2026 was missed" in said


def test_a_missed_slot_is_named_by_its_clock() -> None:
    goal = leaf("run", 5 * KM, Per.EVERY, agg=Agg.MAX, every_s=14_400)
    subject = challenge(
        goal,
        "",
        window=Window(kind=WindowKind.INSTANT, length_s=48 * 3600),
        starts_at="2026-03-28T19:00+00:00",
        zone="Europe/Oslo",
    )
    first = session(start="2026-03-28T19:10+00:00", zone="Europe/Oslo", km=6, minutes=40)

    def said(now: str) -> str:
        streak = judge(subject, [first], now[:10], now=now, zone="Europe/Oslo").streak
        assert streak is not None
        return streak.why

    assert "Sun 29 Mar 2026 00:00" in said("2026-03-28T22:30+00:00"), "the next slot"
    assert "Sun 29 Mar 2026 00:00" in said("2026-03-29T02:30+00:00")
    assert "still open" in said("2026-03-29T02:30+00:00")
    assert "opened on Sun 29 Mar 2026 00:00 was missed" in said("2026-03-29T03:30+00:00")


# -- goals, medals, projections


@pytest.mark.parametrize(
    ("goal", "parts"),
    [
        (leaf(target=5 * KM, need=need("count", 2)), ("2 of 2 days", "Tue 3 Nov 2026")),
        (leaf("run", 5 * KM, Per.SESSION, need=need("count", 2)), ("2 of 2 sessions", "Tue 3 Nov 2026")),
        (leaf("run", 10 * KM, Per.WINDOW), ("Reached", "Tue 3 Nov 2026")),
        (leaf("run", 10 * KM, Per.WEEK, need=need("count", 1)), ("1 of 1 week", "Tue 3 Nov 2026")),
        (leaf("run", 10 * KM, Per.ROLLING, roll_days=2, need=need("count", 1)), ("1 of 1 span", "Tue 3 Nov 2026")),
        (leaf("run", 99 * KM, Per.WINDOW), ("Not reached yet",)),
    ],
)
def test_the_reason_of_a_goal(goal: Leaf, parts: tuple[str, ...]) -> None:
    runs = [session(day="2026-11-02", km=5), session(day="2026-11-03", km=5)]
    said = judge(challenge(goal, "2026-11-02", days=14), runs, "2026-11-06").goals[0].why
    for part in parts:
        assert part in said


@pytest.mark.parametrize(
    ("what", "parts"),
    [
        (Award(key="a", title="A", on=Trigger.COMPLETE), ("Test was completed", "Tue 3 Nov 2026")),
        (Award(key="a", title="A", on=Trigger.AMOUNT, amount=8 * KM), ("8 km", "Tue 3 Nov 2026")),
        (Award(key="a", title="A", on=Trigger.PERCENT, percent=80), ("80 %", "10 km", "Tue 3 Nov 2026")),
        (Award(key="a", title="A", on=Trigger.SESSION, amount=5 * KM), ("5 km in one session", "Mon 2 Nov 2026")),
    ],
)
def test_the_reason_of_a_medal(what: Award, parts: tuple[str, ...]) -> None:
    subject = challenge(leaf("run", 10 * KM, Per.WINDOW), "2026-11-02", days=14, awards=(what,))
    runs = [session(day="2026-11-02", km=5), session(day="2026-11-03", km=5)]
    (medal,) = judge(subject, runs, "2026-11-06").medals
    for part in parts:
        assert part in medal.why


def test_the_reason_of_a_streak_s_medal() -> None:
    what = Award(key="a", title="A", on=Trigger.STREAK, n=(2,))
    subject = challenge(leaf(target=5 * KM), "2026-11-02", days=14, awards=(what,))
    runs = [session(day="2026-11-02", km=5), session(day="2026-11-03", km=5)]
    (medal,) = judge(subject, runs, "2026-11-06").medals
    assert medal.why == "2 days in a row, from Mon 2 Nov 2026 to Tue 3 Nov 2026."


def test_the_reason_of_a_projection() -> None:
    subject = challenge(leaf("run", 300 * KM, Per.WINDOW), "2026-11-02", days=60)
    runs = [session(day=f"2026-11-{n:02d}", km=5) for n in range(2, 17)]
    projection = judge(subject, runs, "2026-11-17").projection
    assert projection is not None
    assert "mean of the 15 days" in projection.why


def test_goals_without_days_say_how_far_it_was_by_then() -> None:
    subject = challenge(leaf("run", 10 * KM, Per.WINDOW), "2026-11-02", days=3)
    runs = [session(day="2026-11-02", km=4), session(day="2026-11-04", km=3)]
    assert [stage.why for stage in judge(subject, runs, "2026-11-04").stages] == [
        "Run: 4 of 10 km by Mon 2 Nov 2026.",
        "Run: 4 of 10 km by Tue 3 Nov 2026.",
        "Run: 7 of 10 km by Wed 4 Nov 2026.",
    ]


def test_a_week_says_how_it_stood_and_what_freed_it() -> None:
    goal = leaf("run", 3, Per.WEEK, measure=Measure.SESSIONS, agg=Agg.COUNT)
    rules = Continuity(rest=RestRule(n=1, per="challenge"))
    subject = challenge(goal, "2026-11-02", days=28, continuity=rules)
    runs = [session(day=f"2026-11-0{n}", km=3) for n in (2, 3, 4)] + [session(day="2026-11-10", km=3)]
    runs += [session(day=f"2026-11-{n}", km=3) for n in (16, 17, 18)]
    found = judge(subject, runs, "2026-11-19")
    said = {str(stage.on): stage.why for stage in found.stages}
    assert said["2026-11-03"] == "Run: 2 of 3 in the week by Tue 3 Nov 2026; the week was hit on Wed 4 Nov 2026."
    assert said["2026-11-10"].endswith("the week is free by the rest rule.")
    assert said["2026-11-23"].endswith("the week is open until Sun 29 Nov 2026.")
    assert {stage.excused for stage in found.stages} == {None}, "nobody rested on those days"
    assert found.streak is not None
    assert "bridged by a free week, that of 9 Nov" in found.streak.why


def test_the_best_days_together_are_hit_or_missed_on_no_day() -> None:
    goal = leaf("run", 30 * KM, need=Need(NeedKind.BEST, 3))
    subject = challenge(goal, "2026-11-02", days=10)
    found = judge(subject, [session(day="2026-11-02", km=12), session(day="2026-11-04", km=18)], "2026-11-05")
    assert found.completed_on == on("2026-11-04")
    assert not any("missed" in stage.why for stage in found.stages)
    assert (found.targets[0].done, found.targets[0].target) == (30 * KM, 30 * KM)
