"""A draft as fields: shown, changed, dropped, added, and back again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.drafts_made import amount, challenge, draft, said, story, target
from tracker.articles.doubts import asked, questions
from tracker.articles.draft_words import target_text
from tracker.articles.drafts import Draft, Found, Kind, Per, Stage, Target, Unit
from tracker.articles.fields import add, answer, change, drop, fields, take
from tracker.articles.typed_amounts import read_targets
from tracker.articles.typed_stages import read_stage, stage_text
from tracker.errors import InputError

EMPTY = Draft(text="", kind=Kind.NONE, refusal="Nothing here.")


def shown(one: Draft) -> dict[str, tuple[str, str]]:
    return {field.path: (field.label, field.value) for field in fields(one)}


def test_the_story_shows_every_figure_with_its_words() -> None:
    found = {field.path: field for field in fields(story())}
    assert (found["challenges[0].days"].label, found["challenges[0].days"].value) == ("Days", "5 days")
    ride, run = found["challenges[0].targets[0]"], found["challenges[0].targets[1]"]
    assert (ride.label, ride.value, run.label, run.value) == ("Ride per day", "90 km", "Run per day", "20 km")
    assert ride.phrase is not None
    assert ride.phrase.text == "cycled 90 km and ran 20 km daily"
    assert found["races[0].metres"].value == "half marathon"
    assert found["races[0].day"].value == "21 June 2025"
    assert found["races[0].medal"].value == "yes"
    assert not found["challenges[0].title"].droppable
    assert not found["races[0].name"].droppable
    assert all(field.doubt is None for field in found.values())


def test_every_value_reads_back_as_it_is_shown() -> None:
    for field in fields(story()):
        assert shown(change(story(), field.path, field.value)) == shown(story())
        assert change(story(), field.path, field.value) == story() or field.path.endswith("]")


def test_a_changed_figure_keeps_what_the_text_said_beside_it() -> None:
    found = change(story(), "challenges[0].targets[1]", "21 km").challenges[0].targets[1]
    assert (found.activity, found.per, found.amount.value) == ("running", Per.DAY, amount("21", Unit.KM))
    assert found.amount.phrase is None
    assert [other.value for other in found.amount.others] == [amount("20", Unit.KM)]


def test_another_figure_of_the_text_comes_with_its_words() -> None:
    text = "first 90 km and then 100 km"
    found = said(text)
    ride = Target("cycling", found(amount("90", Unit.KM), "90 km", (amount("100", Unit.KM), "100 km")), Per.DAY)
    after = change(draft(challenge("X", ride, days=3)), "challenges[0].targets[0]", "100 km")
    chosen = after.challenges[0].targets[0].amount
    assert (chosen.phrase, [other.value for other in chosen.others]) == (
        ride.amount.others[0].phrase,
        [ride.amount.value],
    )


@pytest.mark.parametrize(
    ("path", "typed", "expected"),
    [
        ("challenges[0].days", "soon", "no duration"),
        ("challenges[0].days", "0", "out of range"),
        ("challenges[0].targets[0]", "far", "lacks an amount"),
        ("challenges[0].targets[0]", "0 km", "lacks an amount"),
        ("challenges[0].title", "  ", "is empty"),
        ("races[0].day", "21 June", "lacks the year"),
        ("races[0].day", "31 June 2025", "a day that never was"),
        ("races[0].metres", "45 min", "no distance"),
        ("races[0].medal", "maybe", "neither yes nor no"),
        ("races[0].activity", "frobbing", "no activity"),
        ("challenges[0].hashtags[0]", "two words", "no hashtag"),
        ("challenges[3].days", "5", "no field"),
        ("challenges[0].targets[9]", "5 km", "no field"),
        ("challenges[0]", "5", "whole entry"),
        ("nonsense", "5", "no field"),
        ("challenges[0].__class__", "5", "no field"),
    ],
)
def test_what_can_not_be_read_says_what_was_expected(path: str, typed: str, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        change(story(), path, typed)


def test_dropping_takes_a_field_an_item_or_an_entry() -> None:
    assert drop(story(), "challenges[0].days").challenges[0].days is None
    assert [t.activity for t in drop(story(), "challenges[0].targets[0]").challenges[0].targets] == ["running"]
    alone = drop(story(), "races[0]")
    assert (alone.kind, alone.races) == (Kind.CHALLENGE, ())
    nothing = drop(alone, "challenges[0]")
    assert nothing.kind is Kind.NONE
    assert nothing.refusal
    with pytest.raises(InputError, match="must stay"):
        drop(story(), "races[0].name")


def test_lines_are_added_to_an_empty_draft() -> None:
    found = EMPTY
    lines = ("run 20 km a day", "ride 90 km a day", "7 days", "place Chiplun", "via Mumbai", "#tag", "with Ankita")
    for line in (*lines, "medal finisher's shirt", "from 26 June 2025", "day 3: rest", "title To Goa"):
        found = add(found, line)
    one = found.challenges[0]
    assert [target_text(each) for each in one.targets] == ["run 20 km a day", "ride 90 km a day"]
    assert one.days == Found(7, None)
    assert [one.places[0].value, one.route[0].value, one.hashtags[0].value] == ["Chiplun", "Mumbai", "#tag"]
    assert (one.people[0].value, one.medals[0].value, one.title.value) == ("Ankita", "finisher's shirt", "To Goa")
    assert one.first == Found(date(2025, 6, 26), None)
    assert one.stages == (Stage(3, "mixed", None, None, rest=True),)
    assert (found.kind, found.refusal) == (Kind.CHALLENGE, "")


@pytest.mark.parametrize(
    ("line", "name", "metres", "place"),
    [
        ("half marathon Tromsø 21 June 2025", "Tromsø Half Marathon", "21097.5", "Tromsø"),
        ("race Midnight Sun, 10 km, Oslo, 2025-06-21", "Midnight Sun", "10000", "Oslo"),
        ("marathon Berlin 21 June 2025", "Berlin Marathon", "42195", "Berlin"),
    ],
)
def test_a_race_is_added_by_a_line(line: str, name: str, metres: str, place: str) -> None:
    race = add(EMPTY, line).races[0]
    assert race.metres is not None
    assert race.place is not None
    assert (race.name.value, race.metres.value, race.place.value) == (name, Decimal(metres), place)
    assert race.day == Found(date(2025, 6, 21), None)


@pytest.mark.parametrize("line", ["", "hello there", "frob 7 km", "day two", "run", "\x1b[31m"])
def test_a_line_that_says_nothing_names_what_could_be_written(line: str) -> None:
    with pytest.raises(InputError, match="write"):
        add(EMPTY, line)


def test_a_figure_left_aside_can_be_taken_as_a_goal() -> None:
    before = story()
    after = take(before, before.asides[0])
    assert after.asides == ()
    assert after.challenges[0].targets[-1].amount.phrase == before.asides[0].phrase
    assert target_text(after.challenges[0].targets[-1]) == "any sport 330 km in all"


def test_a_doubt_stands_at_its_field_and_a_change_settles_it() -> None:
    open_ = asked(draft(challenge("Pool", target("swimming", "100", Unit.LAP), days=7)))
    (doubt,) = open_.doubts
    assert next(field.doubt for field in fields(open_) if field.path == "challenges[0].targets[0]") == doubt
    assert change(open_, "challenges[0].targets[0]", "2 km").doubts == ()
    answered = answer(open_, doubt, doubt.choices[1])
    assert answered.challenges[0].targets[0].amount.value == amount("5000", Unit.METRE)
    assert answered.doubts == ()


def test_paths_of_doubts_follow_what_is_dropped_before_them() -> None:
    targets = (target("running", "5", Unit.KM), target("swimming", "40", Unit.LAP))
    open_ = asked(draft(challenge("Two", *targets, days=7)))
    after = drop(open_, "challenges[0].targets[0]")
    assert [doubt.field for doubt in after.doubts] == ["challenges[0].targets[0].pool"]
    settled = answer(open_, open_.doubts[0], open_.doubts[0].choices[0])
    assert drop(settled, "challenges[0].targets[0]").doubts == ()


ACTIVITIES = ("running", "cycling", "walking", "swimming", "rowing", "mixed", "climbing", "other:kayak")
AMOUNTS = st.builds(
    amount,
    st.decimals(min_value="0.01", max_value=99_999, places=2).map(lambda n: f"{n.normalize():f}"),
    st.sampled_from([Unit.KM, Unit.MILE, Unit.METRE, Unit.HOUR, Unit.MINUTE, Unit.SESSION, Unit.KCAL, Unit.LAP]),
)
TARGETS = st.builds(
    Target,
    st.sampled_from(ACTIVITIES),
    AMOUNTS.map(lambda one: Found(one, None)),
    st.sampled_from([Per.DAY, Per.WEEK, Per.TOTAL, Per.SESSION, Per.STAGE]),
)


@given(TARGETS)
def test_a_target_reads_back_as_it_is_written(one: Target) -> None:
    assert read_targets(target_text(one)) == (one,)


@given(TARGETS, st.integers(1, 400), st.sampled_from([None, "Roanoke"]), st.sampled_from([None, "Pen"]))
def test_a_row_of_a_day_list_reads_back_as_it_is_written(
    one: Target, day: int, start: str | None, finish: str | None
) -> None:
    row = Stage(day, one.activity, one.amount.value, None, start=start, finish=finish)
    assert read_stage(stage_text(row)) == row


@given(st.text(max_size=60))
def test_no_line_crashes_a_draft(line: str) -> None:
    for path in ("", "challenges[0].targets[0]"):
        try:
            after = change(story(), path, line) if path else add(story(), line)
        except InputError:
            continue
        assert fields(after)
        assert isinstance(questions(after), tuple)


@given(st.text(max_size=30), st.sampled_from([field.path for field in fields(story())]))
def test_no_typed_text_crashes_a_field(typed: str, path: str) -> None:
    try:
        after = change(story(), path, typed)
    except InputError:
        after = story()
    assert len(fields(after)) >= len(fields(story())) - 1


def test_a_role_or_kind_is_no_field() -> None:
    assert not [field for field in fields(story()) if field.path.endswith("role")]
    with pytest.raises(InputError):
        change(replace(story()), "challenges[0].role", "main")
