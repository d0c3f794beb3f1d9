"""Only what a plan needs and the text leaves open is asked, and every answer settles it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles.drafts_made import amount, challenge, draft, said, story, target
from tests.articles.test_fields import TARGETS
from tracker.articles.doubts import asked, doubt_text, questions
from tracker.articles.draft_words import target_text
from tracker.articles.drafts import ChallengeDraft, Draft, Found, Per, Role, Stage, Target, Unit
from tracker.articles.fields import answer
from tracker.articles.planning import plan
from tracker.errors import RefusedError

RUN = target("running", "5", Unit.KM)


def fields_of(*challenges: ChallengeDraft) -> list[str]:
    return [doubt.field for doubt in questions(draft(*challenges))]


def first(found: Draft) -> Draft:
    """The draft with the first choice of its first doubt."""
    return answer(found, found.doubts[0], found.doubts[0].choices[0])


def test_the_story_leaves_nothing_open() -> None:
    assert questions(story()) == ()


@pytest.mark.parametrize(
    ("one", "open_"),
    [
        (challenge("X", RUN, days=7), []),
        (challenge("X", RUN), ["challenges[0].days"]),
        (challenge("X", target("running", "100", Unit.KM, Per.TOTAL)), ["challenges[0].days"]),
        (challenge("X", days=7), ["challenges[0].targets"]),
        (challenge("X", target("swimming", "40", Unit.LAP), days=7), ["challenges[0].targets[0].pool"]),
        (challenge("X", target("triathlon", "1", Unit.SESSION), days=7), ["challenges[0].targets[0].legs"]),
        (challenge("X", target("running", "30", Unit.MINUTE, Per.SESSION), days=7), ["challenges[0].targets[0].due"]),
        (challenge("X", RUN, target("running", "10", Unit.KM), days=7), ["challenges[0].levels"]),
        (challenge("X", RUN, target("running", "50", Unit.KM, Per.TOTAL), days=7), ["challenges[0].goal"]),
        (challenge("X", RUN, target("running", "35", Unit.KM, Per.TOTAL), days=7), []),
        (challenge("X", RUN, target("mixed", "500", Unit.KM, Per.TOTAL), days=7), []),
        (challenge("X", stages=(Stage(1, "running", amount("5", Unit.KM), None),)), []),
        (challenge("X", RUN, target("running", "3", Unit.MILE, Per.SESSION), days=7), []),
        (challenge("X", days=7, role=Role.BACKGROUND), []),
    ],
)
def test_only_what_is_open_is_asked(one: ChallengeDraft, open_: list[str]) -> None:
    assert fields_of(one) == open_


def test_sessions_that_are_counted_leave_nothing_open() -> None:
    long, often = target("running", "45", Unit.MINUTE, Per.SESSION), target("running", "3", Unit.SESSION, Per.WEEK)
    assert fields_of(challenge("X", often, long, days=28)) == []
    found = said("four miles every four hours for two days")
    slot = Target("running", found(amount("4", Unit.MILE), "four miles every four hours"), Per.SESSION)
    assert fields_of(challenge("X", slot, days=2)) == []


def test_the_days_that_total_and_daily_goal_make_come_first() -> None:
    (doubt,) = questions(draft(challenge("X", RUN, target("running", "100", Unit.KM, Per.TOTAL))))
    assert [choice.value for choice in doubt.choices] == ["20", "7", "30", "open"]
    after = first(asked(draft(challenge("X", RUN, target("running", "100", Unit.KM, Per.TOTAL)))))
    assert after.challenges[0].days == Found(20, None)
    assert after.doubts == ()


def test_figures_that_disagree_are_offered_with_their_words_and_never_averaged() -> None:
    found = said("90 km they say, 100 km he says, 56 miles she says")
    others = ((amount("100", Unit.KM), "100 km"), (amount("56", Unit.MILE), "56 miles"))
    ride = Target("cycling", found(amount("90", Unit.KM), "90 km", *others), Per.DAY)
    open_ = asked(draft(challenge("X", ride, days=5)))
    (doubt,) = open_.doubts
    assert [choice.value for choice in doubt.choices] == ["90 km", "100 km"]  # 56 miles are 90 km
    assert "100 km he says" not in doubt.question
    assert "“100 km”" in doubt.choices[1].label
    after = answer(open_, doubt, doubt.choices[1])
    assert after.challenges[0].targets[0].amount.value == amount("100", Unit.KM)
    assert after.doubts == ()


def test_the_same_figure_in_another_unit_is_no_other_figure() -> None:
    found = said("90 km (56 miles), 4 hours")
    others = ((amount("56", Unit.MILE), "56 miles"), (amount("4", Unit.HOUR), "4 hours"))
    ride = Target("cycling", found(amount("90", Unit.KM), "90 km", *others), Per.DAY)
    assert fields_of(challenge("X", ride, days=5)) == []


def test_a_conflicting_duration_is_asked() -> None:
    days = said("5 days, 6 days")(5, "5 days", (6, "6 days"))
    (doubt,) = questions(draft(ChallengeDraft(title=Found("X", None), days=days, targets=(RUN,))))
    assert (doubt.field, [choice.value for choice in doubt.choices]) == ("challenges[0].days", ["5 days", "6 days"])


def of_two_goals(total: str) -> Draft:
    return asked(draft(challenge("X", RUN, target("running", total, Unit.KM, Per.TOTAL), days=10)))


def test_which_of_two_figures_is_the_goal() -> None:
    (doubt,) = of_two_goals("60").doubts
    assert doubt.choices[0].value == "day"
    assert "5 km a day for 10 days make 50 km" in doubt.question
    kept = [
        [target_text(one) for one in answer(of_two_goals("60"), doubt, choice).challenges[0].targets]
        for choice in doubt.choices
    ]
    assert kept == [["run 5 km a day"], ["run 60 km in all"], ["run 5 km a day", "run 60 km in all"]]
    assert all(answer(of_two_goals("60"), doubt, choice).doubts == () for choice in doubt.choices)


def test_a_total_below_what_the_days_make_goes_first() -> None:
    (doubt,) = of_two_goals("40").doubts
    assert doubt.choices[0].value == "total"


def test_a_figure_that_was_not_the_goal_stays_beside_it() -> None:
    found = said("run 5 km a day, 60 km in all")
    total = Target("running", found(amount("60", Unit.KM), "60 km in all"), Per.TOTAL)
    after = first(asked(draft(challenge("X", RUN, total, days=10))))
    assert [aside.phrase.text for aside in after.asides] == ["60 km in all"]
    claims = plan(after.challenges[0], asides=after.asides).template.claims
    assert [(claim.value, claim.chosen) for claim in claims if "60" in claim.value] == [("60 km", False)]


@pytest.mark.parametrize(
    ("title", "legs"),
    [("50 Ironmans", "swim 3.8 km"), ("A 70.3 a day", "swim 1.9 km"), ("Triathlon week", "")],
)
def test_how_long_a_triathlon_is(title: str, legs: str) -> None:
    open_ = asked(draft(challenge(title, target("triathlon", "1", Unit.SESSION), days=5)))
    shown = [target_text(one) for one in first(open_).challenges[0].targets]
    assert shown[0].startswith(legs or "triathlon 1 session")
    assert len(shown) == (3 if legs else 1)


def test_a_total_of_triathlons_is_told_by_its_days() -> None:
    targets = (
        target("triathlon", "50", Unit.SESSION, Per.TOTAL),
        target("triathlon", "1", Unit.SESSION),
    )
    after = first(asked(draft(challenge("50 Ironmans", *targets, days=50))))
    assert [target_text(one) for one in after.challenges[0].targets] == [
        "swim 3.8 km a day",
        "ride 180 km a day",
        "run 42.195 km a day",
    ]
    assert after.doubts == ()


def test_levels_are_a_ladder_or_one_of_them() -> None:
    levels = [target("swimming", number, Unit.MILE, Per.TOTAL) for number in ("22", "11", "44")]
    open_ = asked(draft(challenge("Swim22", *levels, days=84)))
    (doubt,) = open_.doubts
    assert doubt.choices[0].label == "all, as a ladder: 11 mi, 22 mi, 44 mi"
    one = answer(open_, doubt, doubt.choices[2])
    assert [target_text(each) for each in one.challenges[0].targets] == ["swim 11 mi in all"]


def test_one_of_several_challenges_or_each() -> None:
    open_ = asked(draft(challenge("A", RUN, days=5), challenge("B", RUN)))
    which = open_.doubts[0]
    assert which.field == "challenges"
    only_b = answer(open_, which, which.choices[1])
    assert [one.role for one in only_b.challenges] == [Role.BACKGROUND, Role.MAIN]
    assert [doubt.field for doubt in only_b.doubts] == ["challenges[1].days"]
    each = answer(open_, which, which.choices[-1])
    assert [one.role for one in each.challenges] == [Role.MAIN, Role.MAIN]
    assert [doubt.field for doubt in each.doubts] == ["challenges[1].days"]


def test_nothing_to_do_may_be_filled_in_or_left_out() -> None:
    open_ = asked(draft(challenge("Road", days=5)))
    doubt = open_.doubts[0]
    assert [target_text(one) for one in first(open_).challenges[0].targets] == ["any sport 30 min a day"]
    assert answer(open_, doubt, doubt.choices[-1]).challenges[0].role is Role.BACKGROUND


def test_an_assumption_reads_as_a_sentence() -> None:
    (doubt,) = questions(draft(challenge("X", RUN)))
    assert doubt_text(doubt, doubt.choices[0]) == "The text does not say how long it takes; for how long? 7 days."


CHALLENGES = st.builds(
    lambda targets, days: challenge("Something", *targets, days=days),
    st.lists(TARGETS, max_size=4),
    st.one_of(st.none(), st.integers(1, 400)),
)


@settings(max_examples=200)
@given(st.lists(CHALLENGES, min_size=1, max_size=2), st.data())
def test_every_row_of_answers_comes_to_an_end_and_makes_a_plan(made: list[ChallengeDraft], data: st.DataObject) -> None:
    found = asked(draft(*made))
    pick: Callable[[int], int] = lambda n: data.draw(st.integers(0, n - 1))  # noqa: E731
    for _ in range(60):
        if not found.doubts:
            break
        doubt = found.doubts[0]
        assert len({one.field for one in found.doubts}) == len(found.doubts)
        assert len(doubt.choices) > 1
        found = answer(found, doubt, doubt.choices[pick(len(doubt.choices))])
    assert found.doubts == ()
    for one in found.challenges:
        try:
            assert plan(one).template.goal
        except RefusedError as error:
            beyond = "more than a template may ask for" in str(error)
            assert beyond or not one.targets or one.role is Role.BACKGROUND
